/**
 * The live drawing: one vis-network per place on the page. A new picture changes what differs
 * and moves nothing; zoom and position stay the reader's own until other things are drawn.
 */
import { Bar } from "./bar.js";
import { Camera } from "./camera.js";
import { colours, make } from "./dom.js";
import { contains, nearestTo, nearestTowards } from "./geometry.js";
import { drawLabels } from "./labels.js";
import { drawnNode, resolved } from "./looks.js";
import { drawRelations, relationAt } from "./relations.js";
import { save } from "./snapshot.js";
import { steer } from "./steering.js";
import { drawBands, drawRing } from "./surroundings.js";
import { Tooltip } from "./tooltip.js";

// Three folders up from here is where the dashboard is served, whatever the page's address.
const LIBRARY = new URL("../../../vis/9.1.2/vis-network.min.js", import.meta.url).href;
const REACH = { organisation: 16, relation: 5 };
// A sign is never smaller than this, in pixels; where there are many, they would cover all.
const LEAST = { few: 4.5, many: 2.5 };
const MANY = 400;
const RING = 5;
const VITAL = 3;

let library = null;

function loadLibrary() {
  library ??= new Promise((resolve, reject) => {
    const script = make("script", { src: LIBRARY });
    script.addEventListener("load", () => resolve(window.vis));
    script.addEventListener("error", () => {
      library = null;
      reject(new Error(`cannot load ${LIBRARY}`));
    });
    document.head.append(script);
  });
  return library;
}

export class NetworkView {
  constructor(place) {
    this.place = place;
    this.tell = () => {};
    this.nodes = new Map();
    this.relations = [];
    this.selected = null;
    this.cursor = null;
    this.near = new Set();
    this.labels = [];
    this.headings = [];
    this.build();
    this.camera = new Camera(this.host);
    this.tooltip = new Tooltip(this.host, (at) => this.wordsAt(at));
    this.frame.append(this.tooltip.root);
    this.stopSteering = steer(this, this.host);
    // For tests: the network, what is named, and where in the window an organisation is.
    this.root.wijkgraaf = {
      network: () => this.network,
      labels: () => this.labels,
      positionOf: (id) => this.positionOf(id),
    };
    place.append(this.root);
  }

  build() {
    const id = `wijkgraaf-${Math.random().toString(36).slice(2)}`;
    this.bar = new Bar(this);
    this.host = make("div", {
      class: "wijkgraaf-host",
      tabindex: "0",
      role: "application",
      "aria-describedby": id,
    });
    this.status = make("p", { class: "wijkgraaf-words", role: "status" });
    this.hint = make("p", { id, class: "wijkgraaf-words" });
    this.frame = make("div", { class: "wijkgraaf-frame" }, this.host, this.status, this.hint);
    this.root = make(
      "div",
      { class: "wijkgraaf-network", role: "group" },
      this.bar.root,
      this.frame,
    );
    for (const event of ["focus", "blur"]) {
      this.host.addEventListener(event, () => this.network?.redraw());
    }
    this.root.addEventListener("fullscreenchange", () => {
      this.bar.name(this.texts);
      this.fit();
    });
  }

  /** Show a picture: what Python made of the network, in words of the reader's language. */
  async show({ picture, texts, height, caption }) {
    this.picture = picture;
    this.caption = caption;
    this.name(texts);
    this.height = height;
    if (!this.network) this.host.style.height = `min(${height}px, 95vw)`;
    try {
      const [vis] = await Promise.all([loadLibrary(), document.fonts.ready]);
      if (!this.isRemoved) this.draw(vis);
    } catch (error) {
      console.error(error);
      this.status.textContent = texts.failed;
      this.root.classList.add("wijkgraaf-failed");
    }
  }

  name(texts) {
    this.texts = texts;
    this.root.setAttribute("aria-label", texts.label);
    this.host.setAttribute("aria-label", texts.label);
    this.hint.textContent = texts.hint;
    this.bar.name(texts);
  }

  draw(vis) {
    const { picture } = this;
    this.root.classList.remove("wijkgraaf-failed");
    this.palette = colours(picture.palette, this.root);
    this.style = { ...this.palette, face: getComputedStyle(this.root).fontFamily };
    this.looks = {
      nodes: picture.node_looks.map((look) => resolved(look, this.palette)),
      edges: picture.edge_looks.map((look) => resolved(look, this.palette)),
    };
    this.start(vis);
    this.read(picture);
    const isOther = picture.scope !== this.scope;
    if (isOther) this.cursor = null;
    this.scope = picture.scope;
    this.quietly(() => {
      if (isOther) this.fit();
      this.paint();
    });
  }

  /** Do what would make vis-network draw several times, and draw once. */
  quietly(action) {
    const { emitter } = this.network.body;
    emitter.emit("_blockRedraw");
    action();
    emitter.emit("_allowRedraw");
    this.network.redraw();
  }

  start(vis) {
    if (this.network) return;
    this.data = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
    this.network = new vis.Network(this.host, this.data, this.options());
    this.camera.network = this.network;
    // vis-network makes its own frame a stop of the Tab key; the host is the one stop.
    this.host.firstElementChild.removeAttribute("tabindex");
    this.host.firstElementChild.setAttribute("aria-hidden", "true");
    this.network.on("click", ({ pointer }) => this.choose(this.nodeAt(pointer)));
    this.network.on("dragStart", () => (this.camera.isFitted = false));
    this.network.on("resize", (size) => this.onResize(size));
    this.network.on("beforeDrawing", (context) => this.drawBehind(context));
    this.network.on("afterDrawing", (context) => {
      this.drawRings(context);
      this.drawNames(context);
    });
  }

  onResize({ width, oldWidth }) {
    if (width === oldWidth || !this.camera.isFitted) return;
    requestAnimationFrame(() => this.camera.isFitted && this.fit());
  }

  options() {
    const own = resolved(this.picture.options, this.palette);
    return {
      ...own,
      nodes: { ...own.nodes, chosen: false },
      edges: { smooth: false, ...own.edges, chosen: false },
      physics: false,
      layout: { improvedLayout: false },
      interaction: {
        dragNodes: false,
        hover: false,
        keyboard: false,
        selectable: false,
        zoomView: false,
      },
    };
  }

  read(picture) {
    const known = picture.scope === this.scope ? this.nodes : new Map();
    this.nodes = new Map();
    for (const [id, label, x, y, title, look] of picture.nodes) {
      const place = known.get(id) ?? { x, y };
      this.nodes.set(id, { id, label, x: place.x, y: place.y, title, look, ties: 0 });
    }
    this.relations = picture.edges.map(([, from, to, title, look]) => {
      const [one, other] = [this.nodes.get(from), this.nodes.get(to)];
      for (const end of [one, other]) end.ties += 1;
      return { one, other, title, look };
    });
    if (!this.nodes.has(this.cursor)) this.cursor = null;
  }

  /** Give everything its look: of its kind, and nearer or farther from what is chosen. */
  paint() {
    const chosen = this.chosen();
    this.near = new Set([chosen]);
    for (const { one, other } of this.relations) {
      if (one.id === chosen) this.near.add(other.id);
      if (other.id === chosen) this.near.add(one.id);
    }
    const scale = this.network.getScale();
    this.painted = step(scale);
    const least = this.nodes.size > MANY ? LEAST.many : LEAST.few;
    const rows = [...this.nodes.values()].map((node) => {
      const isFar = chosen !== null && !this.near.has(node.id);
      return drawnNode(node, this.looks.nodes[node.look], { isFar, scale, least });
    });
    this.sizes = new Map(rows.map(({ id, size }) => [id, size]));
    replace(this.data.nodes, rows);
  }

  chosen() {
    return this.nodes.has(this.selected) ? this.selected : null;
  }

  /** What the page says is chosen. */
  select(id) {
    if (id === this.selected) return;
    this.selected = id;
    if (this.network) this.quietly(() => this.paint());
  }

  /** What the reader chooses. Said again too: the page may be on its way to another choice. */
  choose(id) {
    if (id === null && this.selected === null) return;
    if (id !== null) this.cursor = id;
    this.select(id);
    this.tell("selected", id);
    this.say();
  }

  /** Choose an organisation that was looked for, and go to where it is. */
  find(id) {
    this.choose(id);
    this.camera.flyTo(this.nodes.get(id), this.nodes.size);
  }

  letGo() {
    this.tooltip.hide();
    this.choose(null);
  }

  chooseCursor() {
    if (this.cursor !== null) this.choose(this.cursor);
  }

  say() {
    const node = this.nodes.get(this.cursor);
    if (!node) return;
    const words = node.title || node.label;
    const isChosen = node.id === this.selected;
    this.status.textContent = isChosen ? `${this.texts.chosen}: ${words}` : words;
  }

  /** Walk to the nearest organisation in a direction. */
  stepTowards(dx, dy) {
    const from = this.nodes.get(this.cursor ?? this.selected);
    if (!from) return this.stepBy(1);
    this.standOn(nearestTowards(this.nodes.values(), from, dx, dy).id);
  }

  /** Walk through the organisations in the order of the table. */
  stepBy(number) {
    const ids = [...this.nodes.keys()];
    if (!ids.length) return;
    const index = ids.indexOf(this.cursor ?? this.selected);
    const from = index < 0 && number < 0 ? 0 : index;
    this.standOn(ids[(from + number + ids.length) % ids.length]);
  }

  standOn(id) {
    this.cursor = id;
    this.say();
    this.camera.show(this.nodes.get(id));
    this.network.redraw();
  }

  /** The organisation at a point: its name belongs to it, and a finger is wider than a dot. */
  nodeAt({ DOM, canvas }) {
    const exact = this.network.getNodeAt(DOM);
    if (exact !== undefined) return exact;
    const named = this.labels.find((box) => contains(box, DOM));
    if (named) return named.id;
    const reach = REACH.organisation / this.network.getScale();
    return nearestTo(this.nodes.values(), canvas, reach)?.id ?? null;
  }

  /** What there is to say about a point of the drawing. */
  wordsAt(point) {
    if (!this.network) return "";
    const canvas = this.network.DOMtoCanvas(point);
    const node = this.nodes.get(this.nodeAt({ DOM: point, canvas }));
    this.host.style.cursor = node ? "pointer" : "";
    if (node) return node.title || node.label;
    const reach = REACH.relation / this.network.getScale();
    return relationAt(this.relations, canvas, reach)?.title ?? "";
  }

  /** Everything in sight. */
  fit() {
    const isWhole = document.fullscreenElement === this.root;
    const bar = this.bar.root.offsetHeight + 24;
    const most = isWhole
      ? window.innerHeight - bar
      : Math.min(this.height, 0.95 * window.innerWidth);
    const { bands = [], frame } = this.picture ?? {};
    this.camera.fit([...this.nodes.values()], frame ? [...bands, frame] : bands, most);
  }

  /** The drawing as it is seen now, as a picture to keep. */
  save() {
    const look = { palette: this.palette, face: this.style?.face };
    if (this.network) save(this.host.querySelector("canvas"), this.caption, look);
  }

  drawBehind(context) {
    const scale = this.network.getScale();
    if (step(scale) !== this.painted) setTimeout(() => this.repaint());
    this.headings = drawBands(context, this.network, this.picture.bands, this.style);
    const chosen = this.chosen();
    const emphasisOf = ({ one, other }) =>
      chosen === null ? "none" : one.id === chosen || other.id === chosen ? "near" : "far";
    drawRelations(context, this.relations, { looks: this.looks.edges, emphasisOf, scale });
  }

  /** Signs and their outlines again, where the zoom has become another. */
  repaint() {
    if (this.network && step(this.network.getScale()) !== this.painted) {
      this.quietly(() => this.paint());
    }
  }

  drawRings(context) {
    const ring = (id, look) => {
      const place = { ...this.nodes.get(id), radius: this.sizes.get(id) };
      drawRing(context, this.network, place, look);
    };
    if (this.nodes.has(this.selected)) {
      ring(this.selected, { colour: this.palette.selected, away: RING, dashes: [] });
    }
    if (this.cursor !== null && this.host.matches(":focus-visible")) {
      ring(this.cursor, { colour: this.palette.focus, away: 2 * RING, dashes: [6, 4] });
    }
  }

  /** Names: first of what is chosen or stood on, then what is near it, then who has most ties. */
  drawNames(context) {
    const rank = ({ id }) => (this.isRinged(id) ? 2 : this.near.has(id) ? 1 : 0);
    const scale = this.network.getScale();
    const organisations = [...this.nodes.values()]
      .sort((one, two) => rank(two) - rank(one) || two.ties - one.ties)
      .map((node, index) => ({
        id: node.id,
        label: node.label,
        radius: this.sizes.get(node.id) * scale + (this.isRinged(node.id) ? 2 * RING : 0),
        isVital: index < VITAL || rank(node) > 0,
        isChosen: this.isRinged(node.id),
        ...this.network.canvasToDOM(node),
      }));
    const sharpness = context.canvas.width / context.canvas.clientWidth;
    context.save();
    context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    this.labels = drawLabels(context, organisations, this.headings, this.style);
    context.restore();
  }

  isRinged(id) {
    return id === this.selected || id === this.cursor;
  }

  positionOf(id) {
    const { x, y } = this.network.canvasToDOM(this.network.getPosition(id));
    const { left, top } = this.host.getBoundingClientRect();
    return { x: left + x, y: top + y };
  }

  remove() {
    this.isRemoved = true;
    this.stopSteering();
    this.tooltip.remove();
    this.network?.destroy();
    this.network = null;
    this.camera.network = null;
    this.root.remove();
  }
}

/** Zoom in steps: within one of them no sign has to look different. */
function step(scale) {
  return Math.min(2, Math.round(2 * Math.log2(scale)));
}

function replace(set, items) {
  const kept = new Set(items.map(({ id }) => id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(items);
}
