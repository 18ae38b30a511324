/** The tools above a drawing: a field to search, and buttons for what a mouse can do. */
import { button, make } from "./dom.js";
import { Search } from "./search.js";

const STEP = 1.25;
const SIGNS = { zoom_in: "+", zoom_out: "−" };

export class Bar {
  constructor(view) {
    this.view = view;
    this.search = new Search(
      () => [...view.nodes.values()].map(({ id, label }) => [id, label]),
      (id) => view.find(id),
    );
    this.buttons = {
      zoom_in: button({}, () => view.camera.zoom(STEP)),
      zoom_out: button({}, () => view.camera.zoom(1 / STEP)),
      fit: button({}, () => view.fit()),
      full_screen: button({}, () => this.toggleFullScreen()),
      save: button({}, () => view.save()),
    };
    this.buttons.full_screen.hidden = !document.fullscreenEnabled;
    this.root = make(
      "div",
      { class: "wijkgraaf-bar" },
      this.search.root,
      ...Object.values(this.buttons),
    );
  }

  name(texts) {
    const isWhole = document.fullscreenElement === this.view.root;
    const words = { ...texts, full_screen: isWhole ? texts.leave_full_screen : texts.full_screen };
    for (const [name, element] of Object.entries(this.buttons)) {
      element.textContent = SIGNS[name] ?? words[name];
      if (name in SIGNS) element.setAttribute("aria-label", words[name]);
      if (name in SIGNS) element.setAttribute("title", words[name]);
    }
    this.buttons.save.hidden = !this.view.caption;
    this.search.name(texts);
  }

  toggleFullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.view.root.requestFullscreen();
  }
}
