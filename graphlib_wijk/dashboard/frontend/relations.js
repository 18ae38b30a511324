/**
 * Relations: straight lines, drawn together by look. vis-network would keep an object for each
 * and draw them one by one, which takes most of its time in a large network.
 */

const WIDTHS = { none: 1, near: 1.8, far: 0.8 };
const OPACITIES = { none: 1, near: 1, far: 0.3 };
const LEAST_WIDTH = 0.6;
const ORDER = ["far", "none", "near"];

/**
 * Draw relations. `looks` by number; `emphasisOf` tells whether a relation is near to what is
 * chosen, far from it, or neither. Dashes are in pixels at any zoom: they carry a meaning.
 */
export function drawRelations(context, relations, { looks, emphasisOf, scale }) {
  const groups = new Map(ORDER.map((emphasis) => [emphasis, looks.map(() => [])]));
  for (const relation of relations) groups.get(emphasisOf(relation))[relation.look].push(relation);
  context.save();
  for (const [emphasis, byLook] of groups) {
    byLook.forEach((members, number) => {
      if (members.length) stroke(context, members, looks[number], emphasis, scale);
    });
  }
  context.restore();
}

function stroke(context, members, look, emphasis, scale) {
  const colour = typeof look.color === "string" ? look.color : look.color?.color;
  context.strokeStyle = colour ?? "#888";
  context.globalAlpha = OPACITIES[emphasis];
  context.lineWidth = Math.max((look.width ?? 1) * WIDTHS[emphasis], LEAST_WIDTH / scale);
  context.setLineDash((look.dashes || []).map((dash) => dash / Math.min(scale, 1)));
  context.beginPath();
  for (const { one, other } of members) {
    context.moveTo(one.x, one.y);
    context.lineTo(other.x, other.y);
  }
  context.stroke();
}

/** The relation nearest to a point, if it is within reach. */
export function relationAt(relations, { x, y }, reach) {
  let best = null;
  let least = reach;
  for (const relation of relations) {
    const { one, other } = relation;
    const [dx, dy] = [other.x - one.x, other.y - one.y];
    const along = ((x - one.x) * dx + (y - one.y) * dy) / (dx * dx + dy * dy || 1);
    const share = Math.min(1, Math.max(0, along));
    const away = Math.hypot(one.x + share * dx - x, one.y + share * dy - y);
    if (away < least) {
      best = relation;
      least = away;
    }
  }
  return best;
}
