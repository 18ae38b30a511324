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

/**
 * An organisation as vis-network draws it; its name is drawn by labels.js.
 *
 * vis-network draws outlines of the same width at any zoom: on a small sign nothing would be
 * left of its colour. So an outline takes less than half of a sign, and no sign is too small
 * to see.
 */
export function drawnNode({ id, x, y }, look, { isFar, scale, least }) {
  const size = Math.max(look.size ?? 25, least / scale);
  const borderWidth = Math.min(look.borderWidth ?? 1, 0.45 * size * scale);
  return { opacity: isFar ? FAR : 1, ...look, id, x, y, size, borderWidth };
}

const FAR = 0.45;
