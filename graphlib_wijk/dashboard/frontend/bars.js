/** Shares in bars, a bar per place: a colour, a pattern and a number for each part, and words. */
import { colours, make } from "./dom.js";

export class BarsView {
  constructor(place) {
    this.place = place;
    this.title = make("p", { class: "wijkgraaf-title" });
    this.list = make("ul", { role: "list" });
    this.key = make("ul", { class: "wijkgraaf-key", role: "list" });
    this.root = make("div", { class: "wijkgraaf-bars" }, this.title, this.list, this.key);
    place.append(this.root);
  }

  show({ title, rows, parts, palette }) {
    const shades = colours(palette, this.root);
    for (const [name, shade] of Object.entries(shades)) {
      this.root.style.setProperty(`--wijkgraaf-${name}`, shade);
    }
    this.title.textContent = title;
    this.list.setAttribute("aria-label", title);
    this.list.replaceChildren(...rows.map(bar));
    this.key.replaceChildren(
      ...parts.map(({ id, label }) =>
        make("li", {}, make("span", { class: `wijkgraaf-part wijkgraaf-${id}` }), label),
      ),
    );
  }

  select() {}

  remove() {
    this.root.remove();
  }
}

/** What one sees is hidden from who listens, who hears the sentence instead. */
function bar({ label, sentence, parts }) {
  const drawn = parts.map(({ id, count, text }) => {
    const part = make("span", { class: `wijkgraaf-part wijkgraaf-${id}` }, make("b", {}, text));
    part.style.flexGrow = count;
    return part;
  });
  return make(
    "li",
    {},
    make("span", { "aria-hidden": "true" }, label),
    make("span", { class: "wijkgraaf-track", "aria-hidden": "true" }, ...drawn),
    make("span", { class: "wijkgraaf-heard" }, sentence),
  );
}
