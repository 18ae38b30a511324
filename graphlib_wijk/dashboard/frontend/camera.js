/** What the reader looks at: how large, and where. Only the reader moves it, never a redraw. */
import { extent, outside } from "./geometry.js";

// Room around everything for names: a share of the width, and pixels above and below.
const MARGIN = { x: 0.09, y: 44 };
const SCALES = { least: 0.04, most: 4, fit: 1.25 };
const LEAST_HEIGHT = 300;
const EDGE = 48;
const CLOSE = 0.9;
const FLIGHT = 450;
/** With more organisations than this every picture on the way costs too much. */
const MOST_FLOWN = 500;

export class Camera {
  constructor(host) {
    this.host = host;
    this.network = null;
    this.isFitted = true;
  }

  /** The middle of what is seen, and how large it is; null before the first drawing. */
  place() {
    return this.network
      ? { ...this.network.getViewPosition(), scale: this.network.getScale() }
      : null;
  }

  zoom(factor, at = { x: this.host.clientWidth / 2, y: this.host.clientHeight / 2 }) {
    if (!this.network) return;
    const before = this.network.getScale();
    const scale = within(before * factor);
    const centre = this.network.getViewPosition();
    const fixed = this.network.DOMtoCanvas(at);
    const share = 1 - before / scale;
    const [dx, dy] = [fixed.x - centre.x, fixed.y - centre.y];
    this.goTo({ x: centre.x + dx * share, y: centre.y + dy * share, scale });
  }

  move(dx, dy) {
    if (!this.network || (!dx && !dy)) return;
    const { x, y, scale } = this.place();
    this.goTo({ x: x + dx / scale, y: y + dy / scale, scale });
  }

  goTo({ x, y, scale }) {
    this.isFitted = false;
    this.network.moveTo({ position: { x, y }, scale, animation: false });
  }

  /** Go where one can read a name; at once for who wants no motion. */
  flyTo({ x, y }, number) {
    const scale = Math.max(this.network.getScale(), CLOSE);
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches || number > MOST_FLOWN;
    const animation = isStill ? false : { duration: FLIGHT, easingFunction: "easeInOutQuad" };
    this.isFitted = false;
    this.network.moveTo({ position: { x, y }, scale, animation });
  }

  /** Bring a point into sight, clear of the edges and of the words at the bottom. */
  show(point) {
    const { x, y } = this.network.canvasToDOM(point);
    const { clientWidth: width, clientHeight: height } = this.host;
    this.move(outside(x, EDGE, width - EDGE), outside(y, EDGE, 0.75 * height));
  }

  /** Everything in sight, in a frame that is no higher than `most` and than it needs to be. */
  fit(nodes, bands, most) {
    const width = this.host.clientWidth;
    if (!this.network || !nodes.length || !width) return;
    const { x, y, wide, high } = extent(nodes, bands);
    const scale = Math.min(SCALES.fit, (width * (1 - 2 * MARGIN.x)) / wide);
    const height = Math.min(most, Math.max(LEAST_HEIGHT, high * scale + 2 * MARGIN.y));
    this.host.style.height = `${height}px`;
    this.network.setSize("100%", "100%");
    this.goTo({ x, y, scale: Math.min(scale, (height - 2 * MARGIN.y) / high) });
    this.isFitted = true;
  }
}

function within(scale) {
  return Math.min(SCALES.most, Math.max(SCALES.least, scale));
}
