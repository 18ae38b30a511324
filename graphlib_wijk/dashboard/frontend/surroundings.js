/** What is drawn behind and around organisations: labelled bands, and rings. */

import { linesOf } from "./labels.js";

const TEXT = 14;
const LEAST_TEXT = 12;
const INDENT = { x: 12, y: 10 };
const LINE = 1.2;
const MOST_LINES = 2;

/** Draw the bands behind everything; returns where their headings stand, in pixels. */
export function drawBands(context, network, bands, { face, band, text }) {
  const scale = network.getScale();
  const size = Math.max(TEXT, LEAST_TEXT / scale);
  context.font = `600 ${size}px ${face}`;
  context.textBaseline = "top";
  context.textAlign = "left";
  const edge = network.DOMtoCanvas({ x: context.canvas.clientWidth, y: 0 }).x;
  // A heading may be wider than its band, up to the next band beside it or the edge.
  const room = (left, top) => {
    const beside = bands.filter(({ x, y }) => y === top && x > left).map(({ x }) => x);
    return Math.min(edge, ...beside) - left - 2 * INDENT.x;
  };
  return bands.map(({ label, x, y, width, height }) => {
    context.fillStyle = band;
    context.beginPath();
    context.roundRect(x, y, width, height, 12);
    context.fill();
    context.fillStyle = text;
    const widthOf = (line) => context.measureText(line).width;
    const lines = linesOf(label, MOST_LINES, (line) => widthOf(line) <= room(x, y));
    // Inside its band when there is room above those who stand there, else on top of it.
    const isInside = size < height / 5 && widthOf(lines[0]) <= width - 2 * INDENT.x;
    const above = LINE * size * lines.length;
    const start = { x: x + INDENT.x, y: isInside ? y + INDENT.y : y - above };
    lines.forEach((line, index) => {
      context.fillText(line, start.x, start.y + LINE * size * index);
    });
    const { x: left, y: top } = network.canvasToDOM(start);
    const right = left + Math.max(...lines.map(widthOf)) * scale;
    return { left, top, right, bottom: top + above * scale };
  });
}

/** Draw a ring around a point; its width and dashes are in pixels at any zoom. */
export function drawRing(context, network, { x, y, radius }, { colour, away, dashes }) {
  const pixel = 1 / network.getScale();
  context.strokeStyle = colour;
  context.lineWidth = 3 * pixel;
  context.setLineDash(dashes.map((dash) => dash * pixel));
  context.beginPath();
  context.arc(x, y, radius + away * pixel, 0, 2 * Math.PI);
  context.stroke();
  context.setLineDash([]);
}
