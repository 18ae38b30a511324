/** Where it all is: areas and points in one picture, with a scale, and nothing fetched for it. */
import { colours, make } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";
const LETTER = 9;
const LINE = 20;

export class MapView {
  constructor(place) {
    this.place = place;
    this.root = make("div", { class: "wijkgraaf-map" });
    place.append(this.root);
  }

  show({ map, links, texts, palette }) {
    const shades = colours(palette, this.root);
    const svg = draw("svg", {
      viewBox: `0 0 1000 ${map.height}`,
      role: "group",
      "aria-label": texts.label,
    });
    for (const { rings } of map.outlines) {
      const path = rings.map((ring) => `M${ring.map((point) => point.join()).join("L")}Z`);
      svg.append(draw("path", { d: path.join(""), fill: shades.band, stroke: shades.edge }));
    }
    const taken = [];
    for (const spot of [...map.spots].sort((one, two) => (one.key !== "") - (two.key !== ""))) {
      svg.append(spot.key ? named(spot, links[spot.key], taken, shades) : dot(spot, shades));
    }
    svg.append(...scale(map, texts, shades));
    this.root.replaceChildren(svg);
  }

  select() {}

  remove() {
    this.root.remove();
  }
}

/** A neighbourhood: a link with its name, where there is room for the name. */
function named({ name, x, y }, href, taken, shades) {
  const link = draw("a", { href, "aria-label": name });
  link.append(
    draw("rect", { x: x - 7, y: y - 7, width: 14, height: 14, fill: shades.text }),
    titled(name),
  );
  const half = (name.length * LETTER) / 2;
  const box = { left: x - half, right: x + half, top: y + 8, bottom: y + 8 + LINE };
  const isFree = taken.every(
    (one) =>
      one.right < box.left || box.right < one.left || one.bottom < box.top || box.bottom < one.top,
  );
  if (isFree) {
    taken.push(box);
    const text = draw("text", { x, y: y + 23, "text-anchor": "middle", fill: shades.text });
    text.textContent = name;
    link.append(text);
  }
  return link;
}

/** An organisation, in the shape and colour of its world. */
function dot({ name, world, x, y }, shades) {
  const look = { fill: shades[world] ?? shades.none, stroke: shades.surface, "aria-hidden": "true" };
  const sign =
    world === "system"
      ? draw("rect", { x: x - 6, y: y - 6, width: 12, height: 12, ...look })
      : world === "bridge"
        ? draw("path", { d: `M${x},${y - 8}l8,8l-8,8l-8,-8Z`, ...look })
        : draw("circle", { cx: x, cy: y, r: 6.5, ...look });
  sign.append(titled(name));
  return sign;
}

/** A bar of as many whole kilometres as fit in a quarter of the map. */
function scale({ height, kilometre }, texts, shades) {
  const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
  const long = steps.filter((step) => step * kilometre <= 250).pop() ?? steps[0];
  const y = height - 12;
  const line = `M12,${y - 6}v6h${long * kilometre}v-6`;
  const text = draw("text", { x: 16, y: y - 9, fill: shades.text });
  text.textContent = `${long.toLocaleString(texts.language)} km`;
  return [draw("path", { d: line, fill: "none", stroke: shades.text, "stroke-width": 2 }), text];
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
