/** What is drawn behind and around organisations: labelled bands, and rings. */

import { shortened } from "./labels.js";

const TEXT = 14;
const LEAST_TEXT = 12;
const INDENT = { x: 12, y: 10 };

/** Draw the bands behind everything; returns where their headings stand, in pixels. */
export function drawBands(context, network, bands, { face, band, text }) {
  const scale = network.getScale();
  const size = Math.max(TEXT, LEAST_TEXT / scale);
  context.font = `600 ${size}px ${face}`;
  context.textBaseline = "top";
  context.textAlign = "left";
  return bands.map(({ label, x, y, width, height }) => {
    context.fillStyle = band;
    context.beginPath();
    context.roundRect(x, y, width, height, 12);
    context.fill();
    // Inside its band when there is room above those who stand there, else on top of it.
    const start = { x: x + INDENT.x, y: size < height / 5 ? y + INDENT.y : y - 1.2 * size };
    const room = (line) => context.measureText(line).width <= width - 2 * INDENT.x;
    const heading = shortened(label, room);
    context.fillStyle = text;
    context.fillText(heading, start.x, start.y);
    const { x: left, y: top } = network.canvasToDOM(start);
    const right = left + context.measureText(heading).width * scale;
    return { left, top, right, bottom: top + size * scale };
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
