/** Small things every view needs. Words from data only ever become text, never markup. */

/** Make an element: attributes by name, children as elements or text. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/** Make a button that does something. */
export function button(attributes, action, ...children) {
  const element = make("button", { type: "button", ...attributes }, ...children);
  element.addEventListener("click", action);
  return element;
}

/** Let a link to our own page be followed without loading it anew; a new tab stays a new tab. */
export function followed(link, action) {
  link.addEventListener("click", (event) => {
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!isPlain) return;
    event.preventDefault();
    action();
  });
  return link;
}

/** Fill in {names} in a sentence. */
export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** A text without accents and capitals, to find it by. */
export function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The colours of a palette that fit the page as it is now, light or dark. */
export function colours(palette, element) {
  const background = getComputedStyle(element).getPropertyValue("--st-background-color");
  const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  probe.fillStyle = background.trim() || "#fff";
  probe.fillRect(0, 0, 1, 1);
  const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
  return (0.3 * red + 0.59 * green + 0.11 * blue < 128 ? palette.dark : palette.light) ?? {};
}
