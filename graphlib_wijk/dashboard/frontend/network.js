/**
 * The live drawing: one vis-network per place on the page. A new picture changes what differs
 * and moves nothing; zoom and position stay the reader's own until other things are drawn.
 */
import { button, colours, make } from "./dom.js";
import { contains, drawLabels } from "./labels.js";
import { drawnEdge, drawnNode, resolved } from "./looks.js";
import { steer } from "./steering.js";

// Three folders up from here is where the dashboard is served, whatever the page's address.
const LIBRARY = new URL("../../../vis/9.1.2/vis-network.min.js", import.meta.url).href;
const MARGIN = { x: 0.09, y: 0.07 };
const SCALES = { least: 0.1, most: 4, fit: 1.25 };
const REACH = 16;
const EDGE = 48;
const RING = 5;
const BAND_TEXT = 14;
const LEAST_TEXT = 12;

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
  }

  /** Show a picture: what Python made of the network, in words of the reader's language. */
  async show({ picture, texts, height }) {
    this.picture = picture;
    this.name(texts);
    this.host.style.height = `min(${height}px, 95vw)`;
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
    this.network.on("resize", () => this.isFitted && requestAnimationFrame(() => this.fit()));
    this.network.on("hoverNode", () => (this.host.style.cursor = "pointer"));
    this.network.on("blurNode", () => (this.host.style.cursor = ""));
    this.network.on("beforeDrawing", (context) => this.drawBands(context));
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

  /** What the reader chooses. */
  choose(id) {
    if (id !== null) this.cursor = id;
    if (id === this.selected) return;
    this.select(id);
    this.tell("selected", id);
    this.say();
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
    let best = null;
    let least = Infinity;
    for (const node of this.nodes.values()) {
      const ahead = (node.x - from.x) * dx + (node.y - from.y) * dy;
      const aside = Math.abs((node.x - from.x) * dy + (node.y - from.y) * dx);
      if (ahead > 0 && ahead + 2 * aside < least) {
        least = ahead + 2 * aside;
        best = node.id;
      }
    }
    this.standOn(best ?? from.id);
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
    let best = null;
    let least = REACH / this.network.getScale();
    for (const { id, x, y } of this.nodes.values()) {
      const away = Math.hypot(x - canvas.x, y - canvas.y);
      if (away < least) [best, least] = [id, away];
    }
    return best;
  }

  zoom(factor, at = { x: this.host.clientWidth / 2, y: this.host.clientHeight / 2 }) {
    if (!this.network) return;
    const before = this.network.getScale();
    const scale = Math.min(SCALES.most, Math.max(SCALES.least, before * factor));
    const centre = this.network.getViewPosition();
    const fixed = this.network.DOMtoCanvas(at);
    const share = 1 - before / scale;
    const [dx, dy] = [fixed.x - centre.x, fixed.y - centre.y];
    this.goTo(centre.x + dx * share, centre.y + dy * share, scale);
  }

  move(dx, dy) {
    if (!this.network || (!dx && !dy)) return;
    const scale = this.network.getScale();
    const { x, y } = this.network.getViewPosition();
    this.goTo(x + dx / scale, y + dy / scale, scale);
  }

  goTo(x, y, scale) {
    this.isFitted = false;
    this.network.moveTo({ position: { x, y }, scale, animation: false });
  }

  /** Everything in sight. */
  fit() {
    const { clientWidth: width, clientHeight: height } = this.host;
    if (!this.network || !this.nodes.size || !width || !height) return;
    const boxes = [...this.nodes.values()].map(({ x, y }) => ({ x, y, width: 0, height: 0 }));
    boxes.push(...this.picture.bands);
    const left = Math.min(...boxes.map((box) => box.x));
    const right = Math.max(...boxes.map((box) => box.x + box.width));
    const top = Math.min(...boxes.map((box) => box.y));
    const bottom = Math.max(...boxes.map((box) => box.y + box.height));
    const scale = Math.min(
      SCALES.fit,
      (width * (1 - 2 * MARGIN.x)) / Math.max(1, right - left),
      (height * (1 - 2 * MARGIN.y)) / Math.max(1, bottom - top),
    );
    this.goTo((left + right) / 2, (top + bottom) / 2, scale);
    this.isFitted = true;
  }

  drawBands(context) {
    const scale = this.network.getScale();
    const text = Math.max(BAND_TEXT, LEAST_TEXT / scale);
    context.font = `600 ${text}px ${this.face()}`;
    context.textBaseline = "top";
    context.textAlign = "left";
    this.headings = this.picture.bands.map(({ label, x, y, width, height }) => {
      context.fillStyle = this.palette.band;
      context.beginPath();
      context.roundRect(x, y, width, height, 12);
      context.fill();
      context.fillStyle = this.palette.text;
      context.fillText(label, x + 12, y + 10);
      const start = this.network.canvasToDOM({ x: x + 12, y: y + 10 });
      const wide = context.measureText(label).width * scale;
      return { left: start.x, right: start.x + wide, top: start.y, bottom: start.y + text * scale };
    });
  }

  drawRings(context) {
    const pixel = 1 / this.network.getScale();
    const ring = (id, colour, away, dashes) => {
      const { x, y } = this.nodes.get(id);
      context.strokeStyle = colour;
      context.lineWidth = 3 * pixel;
      context.setLineDash(dashes.map((dash) => dash * pixel));
      context.beginPath();
      context.arc(x, y, this.radius(id) + away * pixel, 0, 2 * Math.PI);
      context.stroke();
      context.setLineDash([]);
    };
    if (this.nodes.has(this.selected)) ring(this.selected, this.palette.selected, RING, []);
    if (this.cursor !== null && this.host.matches(":focus-visible")) {
      ring(this.cursor, this.palette.focus, 2 * RING, [6, 4]);
    }
  }

  /** Names: first of what is chosen or stood on, then what is near it, then who has most ties. */
  drawNames(context) {
    const rank = ({ id }) => (this.isRinged(id) ? 2 : this.near.has(id) ? 1 : 0);
    const scale = this.network.getScale();
    const organisations = [...this.nodes.values()]
      .sort((one, two) => rank(two) - rank(one) || two.ties - one.ties)
      .map((node) => ({
        id: node.id,
        label: node.label,
        radius: this.radius(node.id) * scale + (this.isRinged(node.id) ? 2 * RING : 0),
        ...this.network.canvasToDOM(node),
      }));
    const sharpness = context.canvas.width / context.canvas.clientWidth;
    context.save();
    context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    const colours = { face: this.face(), ...this.palette };
    this.labels = drawLabels(context, organisations, this.headings, colours);
    context.restore();
  }

  face() {
    return getComputedStyle(this.root).fontFamily;
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

/** How far a number is outside a range: negative below it, positive above it. */
function outside(number, least, most) {
  return number < least ? number - least : Math.max(0, number - most);
}
