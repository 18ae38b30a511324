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
const CELL = 48;
const SHORTEST = { wide: 30, words: [""] };
// A longer line to a name would look like a relation; beyond this a name rather covers a sign.
const NEAR_BY = [12, 24, 36];
const FAR = [48, 80, 120];

/**
 * Draw the names that fit.
 *
 * Organisations come in order of importance: {id, label, x, y, radius, isVital, isChosen}, in
 * pixels of the drawing. Names keep off the `taken` boxes, off each other and off the signs of
 * other organisations. A vital name without room stands a little farther off, at the end of a
 * line; if there is none either, where it covers the fewest signs, and never what is chosen.
 * Returns the boxes of what was drawn, with the id each belongs to.
 */
export function drawLabels(context, organisations, taken, { face, text, surface }) {
  context.font = `${SIZE}px ${face}`;
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.fillStyle = text;
  const { clientWidth: right, clientHeight: bottom } = context.canvas;
  const frame = { left: 0, top: 0, right, bottom };
  const [names, signs] = [new Boxes(), new Boxes()];
  for (const box of taken) names.add(box);
  const seen = organisations.filter(({ x, y }) => x >= 0 && y >= 0 && x <= right && y <= bottom);
  for (const { id, x, y, radius, isChosen } of seen) {
    (isChosen ? names : signs).add(around(id, x, y, radius, radius));
  }
  const drawn = [];
  for (const organisation of seen) {
    const box = placeOf(context, organisation, { names, signs, frame });
    if (!box) continue;
    names.add(box);
    drawn.push(box);
    if (box.isFar) lead(context, organisation, box, text);
    context.strokeStyle = surface;
    context.lineWidth = 4;
    write(context, box);
  }
  return drawn;
}

function placeOf(context, organisation, { names, signs, frame }) {
  const isOpen = (place) => isInside(place, frame) && names.isFree(place);
  const isClear = (place) => isOpen(place) && signs.isFree(place);
  // Measuring a name costs more than seeing that there is no room for the shortest one.
  const hasRoom = places(organisation, SHORTEST).some(isClear);
  if (!hasRoom && !organisation.isVital) return undefined;
  const near = nearPlaces(context, organisation);
  const place = near.find(isClear);
  if (place || !organisation.isVital) return place;
  return (
    farPlace(context, organisation, NEAR_BY, isClear) ??
    leastCovering(near.filter(isOpen), signs) ??
    farPlace(context, organisation, FAR, isOpen)
  );
}

function nearPlaces(context, organisation) {
  return WIDTHS.flatMap((most) => places(organisation, wrapped(context, organisation, most)));
}

/** Of places that have no other name, the first that hides as few signs as can be. */
function leastCovering(open, signs) {
  const hidden = new Map(open.map((place) => [place, signs.inTheWayOf(place)]));
  const least = Math.min(...hidden.values());
  return open.find((place) => hidden.get(place) === least);
}

function farPlace(context, organisation, distances, fits) {
  const name = wrapped(context, organisation, WIDTHS.at(-1));
  for (const away of distances) {
    const place = places({ ...organisation, radius: organisation.radius + away }, name).find(fits);
    if (place) return { ...place, isFar: true };
  }
  return undefined;
}

/** A thin line from an organisation to its name, where the name stands farther off. */
function lead(context, { x, y }, { left, right, top, bottom }, colour) {
  context.save();
  context.globalAlpha = 0.5;
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(Math.min(Math.max(x, left), right), Math.min(Math.max(y, top), bottom));
  context.stroke();
  context.restore();
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

function isInside({ left, right, top, bottom }, frame) {
  return (
    left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom
  );
}

/** Boxes that are taken, kept by cell: comparing every name with every sign takes seconds. */
class Boxes {
  constructor() {
    this.cells = new Map();
  }

  add(box) {
    for (const key of cellsOf(box)) {
      if (this.cells.has(key)) this.cells.get(key).push(box);
      else this.cells.set(key, [box]);
    }
  }

  /** Whether nothing of another organisation is there. */
  isFree(box) {
    return cellsOf(box).every((key) => this.cells.get(key)?.every((one) => isApart(one, box)) ?? true);
  }

  /** How many others are there. */
  inTheWayOf(box) {
    const there = cellsOf(box).flatMap((key) => this.cells.get(key) ?? []);
    return new Set(there.filter((one) => !isApart(one, box))).size;
  }
}

function isApart({ id, left, right, top, bottom }, box) {
  return (
    id === box.id ||
    left >= box.right + GAP ||
    right <= box.left - GAP ||
    top >= box.bottom ||
    bottom <= box.top
  );
}

function cellsOf({ left, right, top, bottom }) {
  const keys = [];
  const last = { x: Math.floor((right + GAP) / CELL), y: Math.floor(bottom / CELL) };
  for (let x = Math.floor((left - GAP) / CELL); x <= last.x; x += 1) {
    for (let y = Math.floor(top / CELL); y <= last.y; y += 1) keys.push(x * 1e4 + y);
  }
  return keys;
}

const cache = new Map();

/** A name in at most three lines, none wider than `most`. */
function wrapped(context, { label }, most) {
  const key = `${context.font} ${most} ${label}`;
  if (!cache.has(key)) {
    const words = linesOf(label, MOST_LINES, (line) => context.measureText(line).width <= most);
    const wide = Math.max(...words.map((line) => context.measureText(line).width));
    cache.set(key, { words, wide });
  }
  return cache.get(key);
}

/** A text in at most so many lines that each fit; what is left over is cut off with …. */
export function linesOf(label, most, fits) {
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
  const shown = lines.slice(0, most).map((line) => shortened(line.trimEnd(), fits));
  if (lines.length > most) shown.splice(-1, 1, shortened(`${shown.at(-1)}…`, fits));
  return shown;
}

/** As much of a line as fits, with … where something is left out. */
function shortened(line, fits) {
  if (fits(line)) return line;
  const letters = [...line.replace(/…$/, "")];
  while (letters.length > 1 && !fits(`${letters.join("")}…`)) letters.pop();
  return `${letters.join("")}…`;
}
