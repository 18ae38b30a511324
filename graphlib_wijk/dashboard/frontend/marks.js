/** Small signs before a text: a shape and a colour that say once more what the text says. */

const SVG = "http://www.w3.org/2000/svg";

/** Corners of each shape in a square of 16 by 16. A dot has none. */
const SHAPES = {
  square: "3,3 13,3 13,13 3,13",
  diamond: "8,1.5 14.5,8 8,14.5 1.5,8",
  triangle: "8,2 14.5,13.5 1.5,13.5",
  triangleDown: "8,14 14.5,2.5 1.5,2.5",
  hexagon: "8,1.5 13.8,4.8 13.8,11.2 8,14.5 2.2,11.2 2.2,4.8",
  star: "8,1 9.9,6 15.2,6.2 11,9.5 12.5,14.7 8,11.7 3.5,14.7 5,9.5 0.8,6.2 6.1,6",
};

/** Draw the sign of an organisation: {shape, fill, border, width, dashed}, colours by name. */
export function marked({ shape, fill, border, width = 1.5, dashed }, palette) {
  const look = {
    fill: palette[fill] ?? fill,
    stroke: palette[border] ?? border,
    "stroke-width": width,
    ...(dashed && { "stroke-dasharray": "2.5 2" }),
  };
  const points = SHAPES[shape];
  return sign(
    16,
    points ? element("polygon", { points, ...look }) : element("circle", { ...CIRCLE, ...look }),
  );
}

/** Draw the sign of a relation: {colour, width, dashes}, the colour by name. */
export function lined({ colour, width, dashes }, palette) {
  const stroke = palette[colour] ?? colour;
  const look = { stroke, "stroke-width": width, "stroke-dasharray": dashes.join(" ") };
  return sign(40, element("line", { x1: 1, x2: 39, y1: 8, y2: 8, ...look }));
}

const CIRCLE = { cx: 8, cy: 8, r: 6 };

function sign(width, shape) {
  const frame = { viewBox: `0 0 ${width} 16`, class: "wijkgraaf-mark", "aria-hidden": "true" };
  const made = element("svg", frame);
  made.append(shape);
  return made;
}

function element(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** Paint the same sign of an organisation on a canvas, its top left corner at a point. */
export function paintMark(context, { shape, fill, border, width = 1.5, dashed }, palette, x, y) {
  const points = SHAPES[shape]?.split(" ").map((pair) => pair.split(",").map(Number));
  context.save();
  context.translate(x, y);
  context.beginPath();
  if (points) points.forEach(([left, top]) => context.lineTo(left, top));
  else context.arc(CIRCLE.cx, CIRCLE.cy, CIRCLE.r, 0, 2 * Math.PI);
  context.closePath();
  context.fillStyle = palette[fill] ?? fill;
  context.fill();
  context.strokeStyle = palette[border] ?? border;
  context.lineWidth = width;
  context.setLineDash(dashed ? [2.5, 2] : []);
  context.stroke();
  context.restore();
}

/** Paint the same sign of a relation on a canvas, from a point to the right. */
export function paintLine(context, { colour, width, dashes }, palette, x, y) {
  context.save();
  context.strokeStyle = palette[colour] ?? colour;
  context.lineWidth = width;
  context.setLineDash(dashes);
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + 38, y);
  context.stroke();
  context.restore();
}
