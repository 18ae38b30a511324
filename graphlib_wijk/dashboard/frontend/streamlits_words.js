/**
 * Streamlit's own words in the reader's language: it says them in English and offers no setting.
 *
 * Only words of Streamlit itself are touched, each in the place where Streamlit writes it, so
 * that a name in somebody's data that happens to be "Upload" stays what it is.
 */

// Where Streamlit writes words of its own: labels for who listens, and texts for who looks.
const LABELLED = [
  "button[aria-label]",
  'a[aria-label="Link to heading"]',
  "[data-testid=stSidebar][aria-label]",
  "[data-testid=stMainMenuList][aria-label]",
  "[data-testid=stThemeSwitcher][aria-label]",
  "[data-testid=stFileUploaderDropzoneInput][aria-label]",
].join(",");
const WORDED = [
  ".stFileUploader button p",
  "[data-testid=stMultiSelectDropdown] span",
  "[data-testid=stMultiSelectDropdown] div",
  "[data-testid=stSelectboxVirtualDropdown] span",
  "[data-testid=stSelectboxVirtualDropdown] div",
  "[data-testid^=stMainMenuItem]",
  "[data-testid=stMainMenuItemLabel]",
  "[data-testid=stStatusWidget] label",
  "[data-testid=stStatusWidget] button",
].join(",");
const OURS = "[class*=wijkgraaf-]";

export class StreamlitsWords {
  constructor() {
    this.words = {};
    // What Streamlit wrote and what we made of it: without it nobody could go back to English.
    this.written = new WeakMap();
    this.observer = new MutationObserver(() => this.later());
    this.observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["aria-label"],
    });
  }

  /** Speak a language: `exact` words, and words that `start` a label, before somebody's text. */
  speak({ exact, start }) {
    this.words = exact;
    this.starts = Object.entries(start);
    this.now();
  }

  later() {
    this.waiting ??= requestAnimationFrame(() => this.now());
  }

  now() {
    cancelAnimationFrame(this.waiting);
    this.waiting = null;
    for (const element of document.querySelectorAll(LABELLED)) {
      if (element.closest(OURS)) continue;
      this.rewrite(element, element.ariaLabel, (label) => (element.ariaLabel = label));
    }
    for (const element of document.querySelectorAll(WORDED)) {
      for (const text of element.childNodes) {
        if (text.nodeType !== Node.TEXT_NODE) continue;
        this.rewrite(text, text.nodeValue, (words) => (text.nodeValue = words));
      }
    }
  }

  rewrite(place, words, write) {
    const before = this.written.get(place);
    const english = before?.ours === words ? before.english : words;
    const ours = this.translated(english);
    if (ours === words) return;
    this.written.set(place, { english, ours });
    write(ours);
  }

  translated(english) {
    if (Object.hasOwn(this.words, english)) return this.words[english];
    const [start, ours] = this.starts.find(([start]) => english.startsWith(`${start} `)) ?? [];
    return start ? `${ours} ${english.slice(start.length + 1)}` : english;
  }

  stop() {
    cancelAnimationFrame(this.waiting);
    this.observer.disconnect();
  }
}
