/** What is under the pointer, in the same words that the keyboard gives; always plain text. */
import { make } from "./dom.js";

const AWAY = 14;

export class Tooltip {
  /** `wordsAt` tells what there is to say at a point of `host`, or an empty text. */
  constructor(host, wordsAt) {
    this.host = host;
    this.root = make("div", { class: "wijkgraaf-tooltip", "aria-hidden": "true", hidden: true });
    this.stopped = new AbortController();
    const { signal } = this.stopped;
    const hide = () => this.hide();
    host.addEventListener("pointermove", (event) => this.follow(event, wordsAt), { signal });
    for (const event of ["pointerleave", "pointerdown"]) {
      host.addEventListener(event, hide, { signal });
    }
    const onKey = ({ key }) => key === "Escape" && hide();
    document.addEventListener("keydown", onKey, { signal });
  }

  follow({ clientX, clientY, pointerType, buttons }, wordsAt) {
    const { left, top } = this.host.getBoundingClientRect();
    this.at = { x: clientX - left, y: clientY - top };
    if (this.frame || pointerType === "touch" || buttons) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = null;
      if (this.at) this.show(wordsAt(this.at));
    });
  }

  show(words) {
    this.root.textContent = words;
    this.root.hidden = !words;
    if (!words) return;
    const { clientWidth, clientHeight } = this.host;
    const { offsetWidth, offsetHeight } = this.root;
    const left = Math.max(0, Math.min(this.at.x + AWAY, clientWidth - offsetWidth));
    const below = this.at.y + AWAY;
    const isRoom = below + offsetHeight <= clientHeight;
    this.root.style.left = `${left}px`;
    this.root.style.top = `${isRoom ? below : Math.max(0, this.at.y - AWAY - offsetHeight)}px`;
  }

  hide() {
    this.at = null;
    this.root.hidden = true;
  }

  remove() {
    this.stopped.abort();
    cancelAnimationFrame(this.frame);
  }
}
