/** A field that finds an organisation in the drawing by its name, without looking for it. */
import { filled, make, plain } from "./dom.js";

const MOST = 8;

export class Search {
  /** `namesOf` gives [id, name] of everyone in the drawing; `choose` is told who was meant. */
  constructor(namesOf, choose) {
    this.namesOf = namesOf;
    this.choose = choose;
    this.matches = [];
    this.active = 0;
    const id = `wijkgraaf-${Math.random().toString(36).slice(2)}`;
    this.list = make("ul", { id, role: "listbox", class: "wijkgraaf-matches", hidden: true });
    this.field = make("input", {
      type: "search",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": id,
    });
    this.status = make("span", { role: "status", class: "wijkgraaf-unseen" });
    this.root = make("div", { class: "wijkgraaf-search" }, this.field, this.list, this.status);
    this.field.addEventListener("input", () => this.find());
    this.field.addEventListener("keydown", (event) => this.onKey(event));
    this.field.addEventListener("blur", () => this.close());
    // The field must not lose its focus before a match is clicked.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", ({ target }) => {
      const index = [...this.list.children].indexOf(target.closest("li"));
      if (index >= 0) this.take(index);
    });
  }

  name(texts) {
    this.texts = texts;
    this.field.placeholder = texts.search;
    this.field.setAttribute("aria-label", texts.search);
    this.list.setAttribute("aria-label", texts.search);
  }

  find() {
    const sought = plain(this.field.value).split(/\s+/).filter(Boolean);
    const found = sought.length
      ? [...this.namesOf()].filter(([, name]) => {
          const text = plain(name);
          return sought.every((word) => text.includes(word));
        })
      : [];
    this.matches = found.slice(0, MOST);
    this.active = 0;
    this.list.replaceChildren(
      ...this.matches.map(([, name], index) =>
        make("li", { role: "option", id: `${this.list.id}-${index}` }, name),
      ),
    );
    this.status.textContent = sought.length
      ? filled(this.texts.matches, { number: String(found.length) })
      : "";
    this.open(this.matches.length > 0);
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.field.setAttribute("aria-expanded", isOpen);
    [...this.list.children].forEach((option, index) =>
      option.setAttribute("aria-selected", index === this.active),
    );
    if (isOpen) this.field.setAttribute("aria-activedescendant", `${this.list.id}-${this.active}`);
    else this.field.removeAttribute("aria-activedescendant");
  }

  close() {
    this.open(false);
  }

  onKey(event) {
    const action = {
      ArrowDown: () => this.step(1),
      ArrowUp: () => this.step(-1),
      Enter: () => this.matches.length && this.take(this.active),
      Escape: () => this.close(),
    }[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  step(by) {
    const { length } = this.matches;
    if (!length) return;
    if (!this.list.hidden) this.active = (this.active + by + length) % length;
    this.open(true);
  }

  take(index) {
    const [id, name] = this.matches[index];
    this.field.value = name;
    this.close();
    this.choose(id);
  }
}
