/** What the signs of a drawing mean: every sign beside its words. */
import { colours, make } from "./dom.js";
import { lined, marked } from "./marks.js";

export class LegendView {
  constructor(place) {
    this.place = place;
    this.title = make("p", { class: "wijkgraaf-title" });
    this.list = make("ul", { role: "list" });
    this.root = make("div", { class: "wijkgraaf-legend" }, this.title, this.list);
    place.append(this.root);
  }

  show({ title, items, palette }) {
    const shades = colours(palette, this.root);
    this.title.textContent = title;
    this.list.setAttribute("aria-label", title);
    this.list.replaceChildren(...items.map((item) => entry(item, shades)));
  }

  select() {}

  remove() {
    this.root.remove();
  }
}

function entry({ label, definition, mark, line }, shades) {
  return make(
    "li",
    {},
    make("span", { class: "wijkgraaf-sign" }, mark ? marked(mark, shades) : lined(line, shades)),
    make("span", {}, make("b", {}, label), definition ? `: ${definition}` : ""),
  );
}
