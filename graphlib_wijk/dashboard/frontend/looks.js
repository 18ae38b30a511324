/** How organisations and relations look: colours by name, and what stands out. */

const COLOURS = new Set(["color", "background", "border", "highlight", "hover", "strokeColor"]);

/** A look with every name of a colour replaced by the colour. */
export function resolved(look, palette, isColour = false) {
  if (typeof look === "string") return isColour ? (palette[look] ?? look) : look;
  if (look === null || typeof look !== "object" || Array.isArray(look)) return look;
  return Object.fromEntries(
    Object.entries(look).map(([name, value]) => [
      name,
      resolved(value, palette, COLOURS.has(name)),
    ]),
  );
}

/** An organisation as vis-network draws it; its name is drawn by labels.js. */
export function drawnNode({ id, x, y, title }, look, isFar) {
  return { opacity: 1, ...look, id, x, y, title: title || undefined, ...(isFar && FAR_NODE) };
}

/** A relation as vis-network draws it. */
export function drawnEdge({ id, from, to, title }, look, emphasis) {
  const width = (look.width ?? 1) * WIDTHS[emphasis];
  const colour = typeof look.color === "string" ? { color: look.color } : { ...look.color };
  colour.opacity = (colour.opacity ?? 1) * OPACITIES[emphasis];
  colour.inherit = false;
  return { ...look, id, from, to, title: title || undefined, width, color: colour };
}

const FAR_NODE = { opacity: 0.6 };
const WIDTHS = { none: 1, near: 1.8, far: 0.8 };
const OPACITIES = { none: 1, near: 1, far: 0.55 };
