/**
 * The browser side of our own parts of a page. Streamlit calls the default function whenever
 * what it has for one of them changes, and when the reader changes to light or dark.
 *
 * What a view shows and what is chosen in it come as two elements (see components.py): the
 * first brings `content`, the second is the place on the page where the view stands.
 */
import { BarsView } from "./bars.js";
import { LegendView } from "./legend.js";
import { MapView } from "./map.js";
import { NetworkView } from "./network.js";
import { PageView } from "./page.js";
import { TableView } from "./table.js";

const KINDS = {
  bars: BarsView,
  legend: LegendView,
  map: MapView,
  network: NetworkView,
  page: PageView,
  table: TableView,
};
const contents = new Map();
const views = new Map();

export default function ({ data, parentElement, setTriggerValue }) {
  if (hasLeft(parentElement)) return undefined;
  return "content" in data
    ? receive(data.name, data.content, parentElement)
    : stand(data, parentElement, setTriggerValue);
}

function receive(name, content, place) {
  contents.set(name, content);
  views.get(name)?.show(content);
  return () => {
    if (hasLeft(place) && contents.get(name) === content) contents.delete(name);
  };
}

function stand({ name, view: kind, selected }, place, tell) {
  let view = views.get(name);
  if (view?.place !== place) {
    view = new KINDS[kind](place);
    views.set(name, view);
    if (contents.has(name)) view.show(contents.get(name));
  }
  view.tell = tell;
  view.select(selected);
  return () => {
    if (!hasLeft(place)) return;
    view.remove();
    if (views.get(name) === view) views.delete(name);
  };
}

/**
 * Streamlit cleans up when a place leaves the page, but also after a call that was overtaken by
 * the next: then the place is still there, and so is the view that the next call works with.
 * A call, too, may come when its place has left already.
 */
function hasLeft(place) {
  return !place.isConnected;
}
