/**
 * The page as a whole: its language, a way past the menu, its link to pass on, what stands on
 * paper, and what to say when the connection is lost.
 */
import { button, colours, make } from "./dom.js";
import { StreamlitsWords } from "./streamlits_words.js";

// Shorter than this a connection is lost too often for anybody to hear about it.
const PATIENCE = 1500;
const CONFIRMED_FOR = 4000;

export class PageView {
  constructor(place) {
    this.place = place;
    this.copy = button({}, () => this.copyLink());
    this.status = make("span", { role: "status" });
    this.root = make("div", { class: "wijkgraaf-page" }, this.status, this.copy);
    this.paper = make("p", { class: "wijkgraaf-paper" });
    this.skip = make("a", { class: "wijkgraaf-skip", href: "#" });
    this.skip.addEventListener("click", (event) => toContent(event));
    this.lost = make("p", {
      class: "wijkgraaf-lost",
      role: "alert",
      // Heard also while a dialog has the reader's attention.
      "data-react-aria-top-layer": "true",
    });
    this.root.append(this.paper);
    place.append(this.root);
    document.body.prepend(this.skip, this.lost);
    this.onPrint = () => {
      this.writePaper();
      this.photos = photographed();
    };
    this.onPrinted = () => this.photos?.forEach((photo) => photo.remove());
    window.addEventListener("beforeprint", this.onPrint);
    window.addEventListener("afterprint", this.onPrinted);
    this.stopWatching = watchConnection((isLost) => this.sayLost(isLost));
    this.streamlit = new StreamlitsWords();
  }

  show({ language, about, part, texts, streamlit }) {
    if (this.texts && part !== this.part) toBeginning();
    this.part = part;
    this.texts = texts;
    this.about = about;
    document.documentElement.lang = language;
    document.querySelector(".stMain")?.setAttribute("role", "main");
    this.copy.textContent = texts.copy;
    this.skip.textContent = texts.skip;
    this.streamlit.speak(streamlit);
    this.writePaper();
  }

  select() {}

  async copyLink() {
    const isCopied = await copied(window.location.href);
    this.status.textContent = isCopied ? this.texts.copied : this.texts.not_copied;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.status.textContent = ""), CONFIRMED_FOR);
  }

  writePaper() {
    this.paper.textContent = `${this.about} · ${window.location.href}`;
  }

  sayLost(isLost) {
    const { texts } = this;
    this.lost.textContent = isLost && texts ? texts.lost : "";
  }

  remove() {
    clearTimeout(this.timer);
    this.stopWatching();
    this.streamlit.stop();
    window.removeEventListener("beforeprint", this.onPrint);
    window.removeEventListener("afterprint", this.onPrinted);
    for (const element of [this.root, this.skip, this.lost]) element.remove();
  }
}

/**
 * Copy each drawing as it is now, for on paper: the drawing itself would follow the width of the
 * sheet while it is being printed, and be caught halfway.
 */
function photographed() {
  return [...document.querySelectorAll(".wijkgraaf-host")].map((host) => {
    const canvas = host.querySelector("canvas");
    const photo = make("canvas", { class: "wijkgraaf-photo", "aria-hidden": "true" });
    if (canvas?.width) {
      [photo.width, photo.height] = [canvas.width, canvas.height];
      photo.getContext("2d").drawImage(canvas, 0, 0);
      const shades = { light: { isDark: false }, dark: { isDark: true } };
      photo.classList.toggle("wijkgraaf-dark", colours(shades, host).isDark);
    }
    host.after(photo);
    return photo;
  });
}

/**
 * Go to where another part of the page begins; who clicked a button at its end goes along, also
 * when that button is not there any more.
 */
function toBeginning() {
  document.querySelector(".stMain")?.scrollTo(0, 0);
  const reader = document.activeElement;
  if (!reader || reader === document.body || reader.closest(".stButton")) toTitle();
}

function toContent(event) {
  event.preventDefault();
  toTitle();
}

function toTitle() {
  const title = document.querySelector(".stMain h1");
  title?.setAttribute("tabindex", "-1");
  title?.focus();
}

/** Copy a text; in a page that did not come over https, only the old way works. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = make("textarea", { "aria-hidden": "true", class: "wijkgraaf-copied" });
    const before = document.activeElement;
    field.value = text;
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    before?.focus();
    return isCopied;
  }
}

/**
 * Close Streamlit's own dialog about the connection, by its own button: it is in English and asks
 * the reader to start a program. Closed once it stays away.
 */
function closeDialog() {
  for (const dialog of document.querySelectorAll("[role=dialog]")) {
    const title = dialog.querySelector("[slot=title]")?.textContent;
    if (title === "Connection error") dialog.querySelector("button")?.click();
  }
}

/** Tell when the connection with the server is lost for longer than a moment, and when it is back. */
function watchConnection(tell) {
  const app = document.querySelector(".stApp");
  if (!app) return () => {};
  let timer = null;
  const look = () => {
    const isConnected = app.dataset.testConnectionState === "CONNECTED";
    if (isConnected) {
      clearTimeout(timer);
      timer = null;
      tell(false);
    } else {
      timer ??= setTimeout(() => tell(true), PATIENCE);
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] });
  const dialogs = new MutationObserver(closeDialog);
  dialogs.observe(document.body, { childList: true });
  look();
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    dialogs.disconnect();
  };
}
