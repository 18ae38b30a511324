/** The pages one can go to, each with everything that was chosen: what stands in the address now. */
import { followed, make } from "./dom.js";

// Narrower than this Streamlit lays the menu over the page.
const WIDE = "(min-width: 769px)";

export class MenuView {
  constructor(place) {
    this.place = place;
    this.list = make("ul", { role: "list" });
    this.root = make("nav", { class: "wijkgraaf-menu" }, this.list);
    this.links = new Map();
    // A click elsewhere changes the address without a word to this part of the page.
    for (const type of ["pointerover", "pointerdown", "focusin"]) {
      this.root.addEventListener(type, () => this.aim());
    }
    place.append(this.root);
  }

  show({ label, pages, here }) {
    this.root.setAttribute("aria-label", label);
    this.links = new Map(pages.map((page) => [page.address, this.link(page, page.address === here)]));
    this.list.replaceChildren(...[...this.links.values()].map((link) => make("li", {}, link)));
    this.aim();
  }

  link({ address, name }, isHere) {
    const link = make("a", { "aria-current": isHere && "page" }, name);
    return followed(link, () => {
      this.tell("opened", address);
      if (!window.matchMedia(WIDE).matches) closeSidebar();
    });
  }

  /** Let the links lead to what is in view, also for a new tab. */
  aim() {
    for (const [address, link] of this.links) link.href = `${address}${window.location.search}`;
  }

  select() {}

  remove() {
    this.root.remove();
  }
}

function closeSidebar() {
  document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
}
