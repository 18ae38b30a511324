/** Where things are: nothing here draws or remembers. */

/** The middle of all organisations and bands, and how wide and high they are together. */
export function extent(nodes, bands) {
  const boxes = [...bands];
  for (const { x, y } of nodes) boxes.push({ x, y, width: 0, height: 0 });
  const left = Math.min(...boxes.map((box) => box.x));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const top = Math.min(...boxes.map((box) => box.y));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    wide: Math.max(1, right - left),
    high: Math.max(1, bottom - top),
  };
}

/** The node nearest to `from` in a direction, straight ahead before aside; `from` if none is. */
export function nearestTowards(nodes, from, dx, dy) {
  let best = from;
  let least = Infinity;
  for (const node of nodes) {
    const ahead = (node.x - from.x) * dx + (node.y - from.y) * dy;
    const aside = Math.abs((node.x - from.x) * dy + (node.y - from.y) * dx);
    if (ahead > 0 && ahead + 2 * aside < least) {
      best = node;
      least = ahead + 2 * aside;
    }
  }
  return best;
}

/** The node nearest to a point, if it is within reach. */
export function nearestTo(nodes, { x, y }, reach) {
  let best = null;
  let least = reach;
  for (const node of nodes) {
    const away = Math.hypot(node.x - x, node.y - y);
    if (away < least) {
      best = node;
      least = away;
    }
  }
  return best;
}

/** Whether a point is in a box. */
export function contains({ left, right, top, bottom }, { x, y }) {
  return left <= x && x <= right && top <= y && y <= bottom;
}

/** How far a number is outside a range: negative below it, positive above it. */
export function outside(number, least, most) {
  return number < least ? number - least : Math.max(0, number - most);
}
