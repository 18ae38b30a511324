/**
 * The browser side of our own parts of a page. Streamlit calls the default function whenever
 * what it has for one of them changes, and when the reader changes to light or dark.
 *
 * What a view shows and what is chosen in it come as two elements (see components.py): the
 * first brings `content`, the second is the place on the page where the view stands. One in
 * which nothing can be chosen is one element.
 */
import { BarsView } from "./bars.js";
import { LegendView } from "./legend.js";
import { MapView } from "./map.js";
import { MenuView } from "./menu.js";
import { NetworkView } from "./network.js";
import { PageView } from "./page.js";
import { TableView } from "./table.js";

const KINDS = {
  bars: BarsView,
  legend: LegendView,
  map: MapView,
  menu: MenuView,
  network: NetworkView,
  page: PageView,
  table: TableView,
};
const UTF8 = new TextDecoder();
const contents = new Map();
const views = new Map();

export default function ({ data, parentElement, setTriggerValue }) {
  if (hasLeft(parentElement)) return undefined;
  return ArrayBuffer.isView(data)
    ? receive(UTF8.decode(data), parentElement, setTriggerValue)
    : stand(data, parentElement, setTriggerValue);
}

function receive(message, place, tell) {
  const end = message.indexOf("\n");
  const whose = JSON.parse(message.slice(0, end));
  const known = contents.get(whose.name);
  const shade = shadeOf(place);
  const isSame = known?.message === message;
  const received = {
    message,
    shade,
    content: isSame ? known.content : JSON.parse(message.slice(end + 1)),
  };
  contents.set(whose.name, received);
  // Streamlit brings what we have already at each click; only a change is work.
  if (!isSame || known.shade !== shade) views.get(whose.name)?.show(received.content);
  const leave = "view" in whose ? stand({ selected: null, ...whose }, place, tell) : null;
  return () => {
    leave?.();
    if (hasLeft(place) && contents.get(whose.name) === received) contents.delete(whose.name);
  };
}

function stand({ name, view: kind, selected }, place, tell) {
  let view = views.get(name);
  if (view?.place !== place) {
    view = new KINDS[kind](place);
    views.set(name, view);
    if (contents.has(name)) view.show(contents.get(name).content);
  }
  view.tell = tell;
  view.select(selected);
  return () => {
    if (!hasLeft(place)) return;
    view.remove();
    if (views.get(name) === view) views.delete(name);
  };
}

/** What light or dark looks like here: views that draw with colours do so again in another. */
function shadeOf(place) {
  return getComputedStyle(place).getPropertyValue("--st-background-color");
}

/**
 * Streamlit cleans up when a place leaves the page, but also after a call that was overtaken by
 * the next: then the place is still there, and so is the view that the next call works with.
 * A call, too, may come when its place has left already.
 */
function hasLeft(place) {
  return !place.isConnected;
}
