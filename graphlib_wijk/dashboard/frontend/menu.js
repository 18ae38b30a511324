/**
 * What stands beside every page: the name, the pages one can go to, and the languages. Each link
 * keeps everything that was chosen: what stands in the address now.
 */
import { followed, make } from "./dom.js";

// Narrower than this Streamlit lays the menu over the page.
const WIDE = "(min-width: 769px)";

export class MenuView {
  constructor(place) {
    this.place = place;
    this.title = make("h2");
    this.about = make("p");
    this.pages = make("ul", { role: "list" });
    this.languages = make("ul", { role: "list" });
    this.menu = make("nav", { class: "wijkgraaf-menu" }, this.pages);
    this.choice = make("nav", { class: "wijkgraaf-languages" }, this.languages);
    this.root = make("div", { class: "wijkgraaf-side" }, this.title, this.about, this.menu, this.choice);
    this.aims = [];
    // A click elsewhere changes the address without a word to this part of the page.
    for (const type of ["pointerover", "pointerdown", "focusin"]) {
      this.root.addEventListener(type, () => this.aim());
    }
    place.append(this.root);
  }

  show({ title, about, label, pages, here, language }) {
    this.title.textContent = title;
    this.about.textContent = about;
    this.menu.setAttribute("aria-label", label);
    this.choice.setAttribute("aria-label", language.label);
    this.aims = [];
    fill(this.pages, pages.map((page) => this.page(page, page.address === here)));
    fill(this.languages, language.all.map((one) => this.language(one, language)));
    this.aim();
  }

  page({ address, name }, isHere) {
    const link = make("a", { "aria-current": isHere && "page" }, name);
    this.aims.push(() => (link.href = `${address}${window.location.search}`));
    return followed(link, () => {
      this.tell("opened", address);
      if (!window.matchMedia(WIDE).matches) closeSidebar();
    });
  }

  language({ code, name }, { parameter, chosen }) {
    const link = make("a", { lang: code, hreflang: code, "aria-current": code === chosen && "true" }, name);
    this.aims.push(() => {
      const query = new URLSearchParams(window.location.search);
      query.set(parameter, code);
      link.href = `?${query}`;
    });
    return followed(link, () => this.tell("spoken", code));
  }

  /** Let the links lead to what is in view, also for a new tab. */
  aim() {
    for (const aim of this.aims) aim();
  }

  select() {}

  remove() {
    this.root.remove();
  }
}

function fill(list, links) {
  list.replaceChildren(...links.map((link) => make("li", {}, link)));
}

function closeSidebar() {
  document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
}
