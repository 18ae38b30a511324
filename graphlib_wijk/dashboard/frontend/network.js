/**
 * The live drawing: one vis-network per place on the page. A new picture changes what differs
 * and moves nothing; zoom and position stay the reader's own until other things are drawn.
 */
import { button, colours, make } from "./dom.js";
import { contains, extent, nearestTo, nearestTowards, outside } from "./geometry.js";
import { drawLabels } from "./labels.js";
import { drawnEdge, drawnNode, resolved } from "./looks.js";
import { steer } from "./steering.js";
import { drawBands, drawRing } from "./surroundings.js";

// Three folders up from here is where the dashboard is served, whatever the page's address.
const LIBRARY = new URL("../../../vis/9.1.2/vis-network.min.js", import.meta.url).href;
// Room around everything for names: a share of the width, and pixels above and below.
const MARGIN = { x: 0.09, y: 44 };
const SCALES = { least: 0.1, most: 4, fit: 1.25 };
const LEAST_HEIGHT = 300;
const REACH = 16;
const EDGE = 48;
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
    this.edges = new Map();
    this.selected = null;
    this.cursor = null;
    this.near = new Set();
    this.labels = [];
    this.headings = [];
    this.isFitted = true;
    this.build();
    this.stopSteering = steer(this, this.host);
    // For tests: the network, and where in the window an organisation is.
    this.root.wijkgraaf = {
      network: () => this.network,
      positionOf: (id) => this.positionOf(id),
    };
    place.append(this.root);
  }

  build() {
    const id = `wijkgraaf-${Math.random().toString(36).slice(2)}`;
    this.buttons = {
      zoom_in: button({}, () => this.zoom(1.25)),
      zoom_out: button({}, () => this.zoom(0.8)),
      fit: button({}, () => this.fit()),
    };
    this.host = make("div", {
      class: "wijkgraaf-host",
      tabindex: "0",
      role: "application",
      "aria-describedby": id,
    });
    this.status = make("p", { class: "wijkgraaf-words", role: "status" });
    this.hint = make("p", { id, class: "wijkgraaf-words" });
    this.root = make(
      "div",
      { class: "wijkgraaf-network", role: "group" },
      make("div", { class: "wijkgraaf-bar" }, ...Object.values(this.buttons)),
      make("div", { class: "wijkgraaf-frame" }, this.host, this.status, this.hint),
    );
    for (const event of ["focus", "blur"]) {
      this.host.addEventListener(event, () => this.network?.redraw());
    }
    this.host.addEventListener("mouseleave", () => this.hideTooltip());
  }

  /** Take the tooltip away as vis-network does: because the mouse is no longer there. */
  hideTooltip() {
    const away = { clientX: -1e4, clientY: -1e4 };
    this.host.querySelector("canvas")?.dispatchEvent(new MouseEvent("mousemove", away));
  }

  /** Show a picture: what Python made of the network, in words of the reader's language. */
  async show({ picture, texts, height }) {
    this.picture = picture;
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
    for (const [name, element] of Object.entries(this.buttons)) element.textContent = texts[name];
  }

  draw(vis) {
    const { picture } = this;
    this.root.classList.remove("wijkgraaf-failed");
    this.palette = colours(picture.palette, this.root);
    this.start(vis);
    this.read(picture);
    this.paint();
    if (picture.scope !== this.scope) {
      this.scope = picture.scope;
      this.cursor = null;
      this.fit();
    }
  }

  start(vis) {
    const options = this.options();
    if (this.network) {
      this.network.setOptions(options);
      return;
    }
    this.data = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
    this.network = new vis.Network(this.host, this.data, options);
    // vis-network makes its own frame a stop of the Tab key; the host is the one stop.
    this.host.firstElementChild.removeAttribute("tabindex");
    this.host.firstElementChild.setAttribute("aria-hidden", "true");
    this.network.on("click", ({ pointer }) => this.choose(this.nodeAt(pointer)));
    this.network.on("dragStart", () => (this.isFitted = false));
    this.network.on("resize", () => requestAnimationFrame(() => this.isFitted && this.fit()));
    this.network.on("hoverNode", () => (this.host.style.cursor = "pointer"));
    this.network.on("blurNode", () => (this.host.style.cursor = ""));
    this.network.on("beforeDrawing", (context) => {
      this.headings = drawBands(context, this.network, this.picture.bands, this.style());
    });
    this.network.on("afterDrawing", (context) => {
      this.drawRings(context);
      this.drawNames(context);
    });
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
        hover: true,
        keyboard: false,
        selectable: false,
        tooltipDelay: 150,
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
    this.edges = new Map();
    for (const [id, from, to, title, look] of picture.edges) {
      this.edges.set(id, { id, from, to, title, look });
      for (const end of [from, to]) this.nodes.get(end).ties += 1;
    }
    if (!this.nodes.has(this.cursor)) this.cursor = null;
  }

  /** Give everything its look: of its kind, and nearer or farther from what is chosen. */
  paint() {
    const chosen = this.nodes.has(this.selected) ? this.selected : null;
    this.near = new Set([chosen]);
    for (const { from, to } of this.edges.values()) {
      if (from === chosen) this.near.add(to);
      if (to === chosen) this.near.add(from);
    }
    const looks = (all) => all.map((look) => resolved(look, this.palette));
    const nodeLooks = looks(this.picture.node_looks);
    const edgeLooks = looks(this.picture.edge_looks);
    const emphasis = ({ from, to }) => (from === chosen || to === chosen ? "near" : "far");
    replace(
      this.data.nodes,
      [...this.nodes.values()].map((node) =>
        drawnNode(node, nodeLooks[node.look], chosen !== null && !this.near.has(node.id)),
      ),
    );
    replace(
      this.data.edges,
      [...this.edges.values()].map((edge) =>
        drawnEdge(edge, edgeLooks[edge.look], chosen === null ? "none" : emphasis(edge)),
      ),
    );
  }

  /** What the page says is chosen. */
  select(id) {
    if (id === this.selected) return;
    this.selected = id;
    if (this.network) this.paint();
  }

  /** What the reader chooses. Said again too: the page may be on its way to another choice. */
  choose(id) {
    if (id === null && this.selected === null) return;
    if (id !== null) this.cursor = id;
    this.select(id);
    this.tell("selected", id);
    this.say();
  }

  letGo() {
    this.hideTooltip();
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
    const { x, y } = this.network.canvasToDOM(this.nodes.get(id));
    const { clientWidth: width, clientHeight: height } = this.host;
    // The words about it stand at the bottom, so it must stay clear of that.
    this.move(outside(x, EDGE, width - EDGE), outside(y, EDGE, 0.75 * height));
    this.network.redraw();
  }

  /** The organisation at a point: its name belongs to it, and a finger is wider than a dot. */
  nodeAt({ DOM, canvas }) {
    const exact = this.network.getNodeAt(DOM);
    if (exact !== undefined) return exact;
    const named = this.labels.find((box) => contains(box, DOM));
    if (named) return named.id;
    const reach = REACH / this.network.getScale();
    return nearestTo(this.nodes.values(), canvas, reach)?.id ?? null;
  }

  zoom(factor, at = { x: this.host.clientWidth / 2, y: this.host.clientHeight / 2 }) {
    if (!this.network) return;
    const before = this.network.getScale();
    const scale = Math.min(SCALES.most, Math.max(SCALES.least, before * factor));
    const centre = this.network.getViewPosition();
    const fixed = this.network.DOMtoCanvas(at);
    const share = 1 - before / scale;
    const [dx, dy] = [fixed.x - centre.x, fixed.y - centre.y];
    this.goTo({ x: centre.x + dx * share, y: centre.y + dy * share, scale });
  }

  move(dx, dy) {
    if (!this.network || (!dx && !dy)) return;
    const { x, y, scale } = this.camera();
    this.goTo({ x: x + dx / scale, y: y + dy / scale, scale });
  }

  /** What the reader looks at: the middle, and how large it is; null before the first drawing. */
  camera() {
    return this.network
      ? { ...this.network.getViewPosition(), scale: this.network.getScale() }
      : null;
  }

  goTo({ x, y, scale }) {
    this.isFitted = false;
    this.network.moveTo({ position: { x, y }, scale, animation: false });
  }

  /** Everything in sight, in a frame that is no higher than it needs to be. */
  fit() {
    const width = this.host.clientWidth;
    if (!this.network || !this.nodes.size || !width) return;
    const { x, y, wide, high } = extent(this.nodes.values(), this.picture.bands);
    const scale = Math.min(SCALES.fit, (width * (1 - 2 * MARGIN.x)) / wide);
    const most = Math.min(this.height, 0.95 * window.innerWidth);
    const height = Math.min(most, Math.max(LEAST_HEIGHT, high * scale + 2 * MARGIN.y));
    this.host.style.height = `${height}px`;
    this.network.setSize("100%", "100%");
    this.goTo({ x, y, scale: Math.min(scale, (height - 2 * MARGIN.y) / high) });
    this.isFitted = true;
  }

  drawRings(context) {
    const ring = (id, look) => {
      const place = { ...this.nodes.get(id), radius: this.radius(id) };
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
        radius: this.radius(node.id) * scale + (this.isRinged(node.id) ? 2 * RING : 0),
        isVital: index < VITAL || rank(node) > 0,
        ...this.network.canvasToDOM(node),
      }));
    const sharpness = context.canvas.width / context.canvas.clientWidth;
    context.save();
    context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    this.labels = drawLabels(context, organisations, this.headings, this.style());
    context.restore();
  }

  style() {
    return { ...this.palette, face: getComputedStyle(this.root).fontFamily };
  }

  isRinged(id) {
    return id === this.selected || id === this.cursor;
  }

  radius(id) {
    return this.data.nodes.get(id)?.size ?? 25;
  }

  positionOf(id) {
    const { x, y } = this.network.canvasToDOM(this.network.getPosition(id));
    const { left, top } = this.host.getBoundingClientRect();
    return { x: left + x, y: top + y };
  }

  remove() {
    this.isRemoved = true;
    this.stopSteering();
    this.network?.destroy();
    this.network = null;
    this.root.remove();
  }
}

function replace(set, items) {
  const kept = new Set(items.map(({ id }) => id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(items);
}
