/** Where it all is: areas and points in one picture, with a scale, and a base map if asked for. */
import { colours, filled, followed, make } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";
/** Sizes of signs and letters in pixels of the page, whatever the size of the map. */
const LETTER = 8.5;
const LINE = 20;
const REACH = 12.5;
const CROSS = 9;
/** How wide a map is in its own units, see answers/maps.py. */
const WIDTH = 1000;
/** Tiles overlap a little, or their seams would show. */
const OVERLAP = 0.5;

export class MapView {
  constructor(place) {
    this.place = place;
    this.tell = () => {};
    this.root = make("div", { class: "wijkgraaf-map" });
    place.append(this.root);
    this.resized = new ResizeObserver(() => this.fit());
    this.resized.observe(this.root);
  }

  show({ map, links, texts, palette, tiles }) {
    this.content = { map, links, texts };
    this.shades = colours(palette, this.root);
    this.svg = draw("svg", {
      viewBox: `0 0 ${WIDTH} ${map.height}`,
      role: "group",
      "aria-label": texts.label,
    });
    this.signs = draw("g", {});
    this.svg.append(...outlines(map, this.shades, Boolean(tiles)), this.signs);
    this.root.replaceChildren(this.svg);
    // All of it is seen at once: not higher than seven tenths of the window.
    this.root.style.maxWidth = `${(70 * WIDTH) / map.height}vh`;
    this.unit = null;
    if (tiles) {
      const isDark = this.shades === palette.dark;
      this.svg.prepend(ground(map, tiles, isDark));
      this.root.append(make("p", {}, texts.credit));
    }
    this.fit();
  }

  /** Draw the signs in the size of the page's letters: they do not shrink with the map. */
  fit() {
    const pixels = this.svg?.getScreenCTM()?.a;
    if (!pixels || 1 / pixels === this.unit) return;
    this.unit = 1 / pixels;
    const { map, links, texts } = this.content;
    const focused = this.signs.querySelector("a:focus")?.dataset.key;
    const signs = draw("g", { "font-size": 14 * this.unit });
    for (const spot of map.spots.filter(({ key }) => !Object.hasOwn(links, key))) {
      signs.append(dot(spot, this.shades, this.unit));
    }
    const spots = new Map(map.spots.map((spot) => [spot.key, spot]));
    const named = Object.keys(links).filter((key) => spots.has(key));
    const taken = named.map((key) => around(spots.get(key), (CROSS - 1) * this.unit));
    signs.append(...named.map((key) => this.link(spots.get(key), links[key], taken)));
    signs.append(...scale(map, texts, this.shades, this.unit));
    this.signs.replaceWith(signs);
    this.signs = signs;
    if (focused) signs.querySelector(`a[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  /** A neighbourhood: a cross that is a link, with its name where there is room for it. */
  link({ key, name, x, y }, href, taken) {
    const { unit, shades } = this;
    const link = draw("a", { href, "aria-label": name, "data-key": key });
    const [long, wide] = [CROSS * unit, 4 * unit];
    const cross = `M${x - long},${y}h${2 * long}M${x},${y - long}v${2 * long}`;
    link.append(
      draw("circle", { cx: x, cy: y, r: REACH * unit, fill: "transparent" }),
      draw("path", { d: cross, stroke: shades.surface, "stroke-width": wide + 3 * unit }),
      draw("path", { d: cross, stroke: shades.text, "stroke-width": wide }),
      titled(name),
    );
    const half = (name.length * LETTER * unit) / 2;
    const middle = Math.min(Math.max(x, half), WIDTH - half);
    const box = [CROSS * unit, -(CROSS + LINE) * unit]
      .map((down) => ({
        left: middle - half,
        right: middle + half,
        top: y + down,
        bottom: y + down + LINE * unit,
      }))
      .find((place) => taken.every((one) => isApart(one, place)));
    if (box) {
      taken.push(box);
      const foot = box.bottom - 5 * unit;
      const look = { x: middle, y: foot, "text-anchor": "middle", fill: shades.text };
      const text = draw("text", look);
      text.textContent = name;
      link.append(text);
    }
    return followed(link, () => this.tell("opened", key));
  }

  select() {}

  remove() {
    this.resized.disconnect();
    this.root.remove();
  }
}

/** The tiles of a base map, cut off at our edge. A tile that does not come leaves a hole. */
function ground({ tiles, height }, address, isDark) {
  const frame = { width: WIDTH, height, class: isDark ? "wijkgraaf-dark-ground" : "" };
  const svg = draw("svg", { ...frame, "aria-hidden": "true" });
  for (const { zoom, column, row, x, y, size } of tiles) {
    const href = filled(address, { z: zoom, x: column, y: row });
    const long = size + OVERLAP;
    const image = draw("image", { x, y, width: long, height: long, href });
    image.addEventListener("error", () => image.remove());
    svg.append(image);
  }
  return svg;
}

function outlines(map, shades, isSeeThrough) {
  return map.outlines.map(({ rings }) => {
    const path = rings.map((ring) => `M${ring.map((point) => point.join()).join("L")}Z`).join("");
    const look = { fill: shades.band, stroke: shades.edge, "fill-rule": "evenodd" };
    return draw("path", { d: path, ...look, "fill-opacity": isSeeThrough ? 0.5 : 1 });
  });
}

function around({ x, y }, half) {
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}

function isApart(one, two) {
  return (
    one.right < two.left || two.right < one.left || one.bottom < two.top || two.bottom < one.top
  );
}

/** An organisation, in the shape and colour of its world. */
function dot({ name, world, x, y }, shades, unit) {
  const look = {
    fill: shades[world] ?? shades.none,
    stroke: shades.surface,
    "stroke-width": unit,
    "aria-hidden": "true",
  };
  const half = 6 * unit;
  const long = 8 * unit;
  const sign =
    world === "system"
      ? draw("rect", { x: x - half, y: y - half, width: 2 * half, height: 2 * half, ...look })
      : world === "bridge"
        ? draw("path", {
            d: `M${x},${y - long}l${long},${long}l${-long},${long}l${-long},${-long}Z`,
            ...look,
          })
        : draw("circle", { cx: x, cy: y, r: 6.5 * unit, ...look });
  sign.append(titled(name));
  return sign;
}

/** A bar of as many whole kilometres as fit in a quarter of the map. */
function scale({ height, kilometre }, texts, shades, unit) {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
  const long = steps.filter((step) => step * kilometre <= 250).pop() ?? steps[0];
  const foot = 6 * unit;
  const y = height - 2 * foot;
  const line = `M${2 * foot},${y - foot}v${foot}h${long * kilometre}v${-foot}`;
  const look = { fill: "none", stroke: shades.text, "stroke-width": 2 * unit };
  const text = draw("text", { x: 2.7 * foot, y: y - 1.5 * foot, fill: shades.text });
  text.textContent = `${long.toLocaleString(texts.language)} km`;
  return [draw("path", { d: line, ...look }), text];
}

function titled(name) {
  const title = draw("title", {});
  title.textContent = name;
  return title;
}

function draw(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
