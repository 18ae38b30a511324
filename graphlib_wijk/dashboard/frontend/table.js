/**
 * A table that can be read and used without seeing it: real cells, headers and buttons.
 *
 * It stands in the order it was given in, which is the order of the drawing, until the reader
 * sorts it. On a narrow screen each row becomes a card; roles keep it a table for who listens.
 */
import { button, colours, filled, followed, make, plain } from "./dom.js";
import { marked } from "./marks.js";

const PAGE = 100;
const WITHOUT_SEARCH = 10;
const UNKNOWN = "–";
const DUTCH = new Intl.Collator("nl", { numeric: true, sensitivity: "base" });
const NEXT = { none: "ascending", ascending: "descending", descending: "none" };
// On a card the heading stands before its value; one that asks needs no colon.
const introducing = (label) => (/[?:]$/.test(label) ? label : `${label}:`);
// A value of so many letters stays on one line.
const SHORT = 18;
const ARROW = { none: "↕", ascending: "↑", descending: "↓" };

export class TableView {
  constructor(place) {
    this.place = place;
    this.tell = () => {};
    this.selected = null;
    this.sorting = { column: 0, order: "none" };
    this.first = 0;
    this.build();
    place.append(this.root);
  }

  build() {
    const id = `wijkgraaf-${Math.random().toString(36).slice(2)}`;
    this.search = make("input", { type: "search", id, autocomplete: "off", spellcheck: "false" });
    this.search.addEventListener("input", () => {
      this.first = 0;
      this.fill();
    });
    this.label = make("label", { for: id });
    this.found = make("p", { role: "status" });
    this.tools = make("div", { class: "wijkgraaf-tools" }, this.label, this.search, this.found);
    this.caption = make("caption", { id: `${id}-caption` });
    this.head = make("tr", { role: "row" });
    this.body = make("tbody", { role: "rowgroup" });
    this.previous = button({}, () => this.turn(-PAGE));
    this.next = button({}, () => this.turn(PAGE));
    this.range = make("p", { role: "status" });
    this.pager = make("div", { class: "wijkgraaf-pager" }, this.previous, this.range, this.next);
    this.root = make(
      "div",
      { class: "wijkgraaf-table" },
      this.tools,
      make(
        "table",
        { role: "table", "aria-labelledby": this.caption.id },
        this.caption,
        make("thead", { role: "rowgroup" }, this.head),
        this.body,
      ),
      this.pager,
    );
  }

  /** Show rows: what Python made of them, in words of the reader's language. */
  show({ caption, columns, rows, marks, palette, texts }) {
    const isOther = JSON.stringify(columns) !== JSON.stringify(this.columns);
    this.columns = columns;
    this.rows = rows;
    this.marks = marks;
    this.palette = colours(palette, this.root);
    this.texts = texts;
    this.caption.textContent = caption;
    this.label.textContent = texts.search;
    this.previous.textContent = texts.previous;
    this.next.textContent = texts.next;
    this.tools.hidden = rows.length <= WITHOUT_SEARCH;
    if (isOther) {
      this.sorting = { column: 0, order: "none" };
      this.first = 0;
      this.search.value = "";
      this.fillHead();
    }
    this.fill();
    this.turnToSelected();
  }

  fillHead() {
    this.headers = this.columns.map(({ id, label, kind, help }, index) => {
      const arrow = make("span", { "aria-hidden": "true" });
      const sort = button({ title: help || null }, () => this.sort(index), label, "\u00a0", arrow);
      const attributes = { scope: "col", role: "columnheader", class: `wijkgraaf-${kind}` };
      const cell = make("th", attributes, sort);
      if (help) {
        const described = `${this.search.id}-${id}`;
        sort.setAttribute("aria-describedby", described);
        cell.append(make("span", { id: described, hidden: true }, help));
      }
      return { cell, arrow };
    });
    this.head.replaceChildren(...this.headers.map(({ cell }) => cell));
    this.showSorting();
  }

  showSorting() {
    this.headers.forEach(({ cell, arrow }, index) => {
      const order = index === this.sorting.column ? this.sorting.order : "none";
      cell.setAttribute("aria-sort", order);
      arrow.textContent = ARROW[order];
    });
  }

  /** Sort by a column: up, down, and back to the order it was given in. */
  sort(column) {
    const order = column === this.sorting.column ? this.sorting.order : "none";
    this.sorting = { column, order: NEXT[order] };
    this.first = 0;
    this.showSorting();
    this.fill();
    this.turnToSelected();
  }

  turn(rows) {
    this.first += rows;
    this.fill();
    this.root.querySelector("tbody button, tbody a")?.focus();
  }

  turnToSelected() {
    const index = this.shown.findIndex(([id]) => id === this.selected);
    if (index < 0 || (index >= this.first && index < this.first + PAGE)) return;
    this.first = index - (index % PAGE);
    this.fill();
  }

  fill() {
    const focused = document.activeElement?.closest?.("tr")?.dataset.id;
    const isFocused = this.body.contains(document.activeElement);
    this.shown = sorted(matching(this.rows, this.search.value), this.sorting);
    const rows = this.shown.slice(this.first, this.first + PAGE).map((row) => this.row(row));
    this.body.replaceChildren(...rows);
    if (isFocused) this.focus(focused);
    this.count();
    this.mark();
  }

  focus(id) {
    const row = [...this.body.rows].find((candidate) => candidate.dataset.id === id);
    row?.querySelector("button, a")?.focus();
  }

  count() {
    const number = (value) => value.toLocaleString(this.texts.language);
    const total = this.shown.length;
    const last = Math.min(this.first + PAGE, total);
    const values = { shown: number(total), total: number(this.rows.length) };
    this.found.textContent = this.search.value ? filled(this.texts.found, values) : "";
    this.pager.hidden = total <= PAGE;
    this.range.textContent = filled(this.texts.range, {
      first: number(this.first + 1),
      last: number(last),
      total: number(total),
    });
    this.previous.disabled = this.first === 0;
    this.next.disabled = last === total;
  }

  row([id, ...cells]) {
    const row = make("tr", { role: "row", "data-id": id });
    cells.forEach((cell, index) => {
      const column = this.columns[index];
      const [tag, attributes] =
        index === 0
          ? ["th", { scope: "row", role: "rowheader" }]
          : ["td", { role: "cell", "data-label": introducing(column.label) }];
      const content = this.content(id, cell, column.kind);
      const short = parts(cell).text.length <= SHORT ? " wijkgraaf-short" : "";
      row.append(make(tag, { ...attributes, class: `wijkgraaf-${column.kind}${short}` }, ...content));
    });
    return row;
  }

  content(id, cell, kind) {
    const { text, href, mark } = parts(cell);
    const look = this.marks[mark];
    const words = look ? [marked(look, this.palette), text] : [text];
    if (kind === "choice") return [button({}, () => this.choose(id), ...words)];
    const address = kind === "link" ? ownAddress(href) : null;
    return address ? [this.link(id, address, words)] : words;
  }

  link(id, href, words) {
    return followed(make("a", { href }, ...words), () => this.tell("opened", id));
  }

  /** What the page says is chosen. */
  select(id) {
    if (id === this.selected) return;
    this.selected = id;
    if (!this.rows) return;
    this.mark();
    this.turnToSelected();
  }

  /** What the reader chooses; the same row again undoes it. */
  choose(id) {
    this.selected = id === this.selected ? null : id;
    this.mark();
    this.tell("selected", this.selected);
  }

  mark() {
    for (const row of this.body.rows) {
      const isChosen = row.dataset.id === this.selected;
      row.classList.toggle("wijkgraaf-chosen", isChosen);
      row.querySelector(".wijkgraaf-choice button")?.setAttribute("aria-pressed", isChosen);
    }
  }

  remove() {
    this.root.remove();
  }
}

/** A cell is a text, nothing, or [text, sort value, address, mark]. */
function parts(cell) {
  if (cell === null) return { text: UNKNOWN, order: null };
  if (typeof cell === "string") return { text: cell, order: cell };
  const [text, order, href, mark] = cell;
  return { text, order: order ?? text, href, mark };
}

function matching(rows, words) {
  const sought = plain(words).split(/\s+/).filter(Boolean);
  if (!sought.length) return rows;
  return rows.filter(([, ...cells]) => {
    const text = plain(cells.map((cell) => parts(cell).text).join(" "));
    return sought.every((word) => text.includes(word));
  });
}

/** What is unknown stands last, whichever way the rest is sorted. */
function sorted(rows, { column, order }) {
  if (order === "none") return rows;
  const sign = order === "ascending" ? 1 : -1;
  const keyed = rows.map((row) => ({ row, key: parts(row[column + 1]).order }));
  const compare = (one, two) =>
    typeof one === "number" && typeof two === "number"
      ? one - two
      : DUTCH.compare(String(one), String(two));
  keyed.sort((one, two) => {
    if (one.key === null || two.key === null) return (one.key === null) - (two.key === null);
    return sign * compare(one.key, two.key);
  });
  return keyed.map(({ row }) => row);
}

/** An address of this dashboard, or null: a table never leads elsewhere. */
function ownAddress(href) {
  if (!href || !URL.canParse(href, document.baseURI)) return null;
  const address = new URL(href, document.baseURI);
  return address.origin === location.origin ? address.href : null;
}
