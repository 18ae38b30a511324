/**
 * Names beside the organisations: always of a size that one can read, and never over each other.
 * What does not fit now appears when there is more room; what matters most goes first.
 */

const SIZE = 13;
const LINE = 16;
const WIDTHS = [150, 90];
const MOST_LINES = 3;
const AWAY = 4;
const GAP = 4;

/**
 * Draw the names that fit.
 *
 * Organisations come in order of importance: {id, label, x, y, radius, isVital}, in pixels of
 * the drawing. Names keep off the `taken` boxes and off each other, and off the signs of other
 * organisations too unless they are vital. Returns the boxes of what was drawn, with the id
 * each belongs to.
 */
export function drawLabels(context, organisations, taken, { face, text, surface }) {
  context.font = `${SIZE}px ${face}`;
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = surface;
  context.fillStyle = text;
  const names = [...taken];
  const signs = organisations.map(({ id, x, y, radius }) => around(id, x, y, radius, radius));
  const drawn = [];
  for (const organisation of organisations) {
    const box = placeOf(context, organisation, names, signs);
    if (!box) continue;
    names.push(box);
    drawn.push(box);
    write(context, box);
  }
  return drawn;
}

function placeOf(context, organisation, names, signs) {
  const open = WIDTHS.flatMap((most) => places(organisation, wrapped(context, organisation, most)))
    .filter((place) => isInside(place, context.canvas) && isFree(place, names));
  const best = open.find((place) => isFree(place, signs));
  return best ?? (organisation.isVital ? open[0] : undefined);
}

function write(context, { left, right, top, align, words }) {
  const x = { left, right, center: (left + right) / 2 }[align];
  context.textAlign = align;
  words.forEach((line, index) => {
    const y = top + LINE * (index + 0.5);
    context.strokeText(line, x, y);
    context.fillText(line, x, y);
  });
}

/** Where a name may stand, the best place first. */
function places({ id, x, y, radius }, { wide, words }) {
  const half = wide / 2;
  const high = (words.length * LINE) / 2;
  const above = radius + AWAY + high;
  const beside = radius + AWAY + half;
  const slant = 0.7 * radius + AWAY;
  const at = (dx, dy, align) => ({ ...around(id, x + dx, y + dy, half, high), align, words });
  return [
    at(0, above, "center"),
    at(0, -above, "center"),
    at(beside, 0, "left"),
    at(-beside, 0, "right"),
    at(slant + half, slant + high, "left"),
    at(-slant - half, slant + high, "right"),
    at(slant + half, -slant - high, "left"),
    at(-slant - half, -slant - high, "right"),
  ];
}

function around(id, x, y, half, high) {
  return { id, left: x - half, right: x + half, top: y - high, bottom: y + high };
}

function isInside({ left, right, top, bottom }, { clientWidth, clientHeight }) {
  return left >= 0 && right <= clientWidth && top >= 0 && bottom <= clientHeight;
}

function isFree(box, taken) {
  return !taken.some(
    ({ id, left, right, top, bottom }) =>
      id !== box.id &&
      left < box.right + GAP &&
      right > box.left - GAP &&
      top < box.bottom &&
      bottom > box.top,
  );
}

const cache = new Map();

/** A name in at most three lines, none wider than `most`. */
function wrapped(context, { label }, most) {
  const key = `${context.font} ${most} ${label}`;
  if (!cache.has(key)) {
    const words = linesOf(label, (line) => context.measureText(line).width <= most);
    const wide = Math.max(...words.map((line) => context.measureText(line).width));
    cache.set(key, { words, wide });
  }
  return cache.get(key);
}

function linesOf(label, fits) {
  // A picture may have been broken into lines for another page, after hyphens too.
  const name = label.replace(/(?<=[/-])\n/g, "").trim() || "?";
  // A word with the space after it, or the part of a word up to a hyphen or slash.
  const [first, ...parts] = name.match(/[^\s/-]*(?:[/-]+|\s+|$)/g).filter(Boolean);
  const lines = [first];
  for (const part of parts) {
    const longer = lines.at(-1) + part;
    if (fits(longer.trimEnd())) lines.splice(-1, 1, longer);
    else lines.push(part);
  }
  const shown = lines.slice(0, MOST_LINES).map((line) => shortened(line.trimEnd(), fits));
  if (lines.length > MOST_LINES) shown.splice(-1, 1, shortened(`${shown.at(-1)}…`, fits));
  return shown;
}

/** As much of a line as fits, with … where something is left out. */
export function shortened(line, fits) {
  if (fits(line)) return line;
  const letters = [...line.replace(/…$/, "")];
  while (letters.length > 1 && !fits(`${letters.join("")}…`)) letters.pop();
  return `${letters.join("")}…`;
}
