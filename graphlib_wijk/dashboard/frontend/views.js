/**
 * The browser side of our own parts of a page. Streamlit calls the default function whenever
 * what it has for one of them changes, and when the reader changes to light or dark.
 *
 * What a view shows and what is chosen in it come as two elements (see components.py): the
 * first brings `content`, the second is the place on the page where the view stands.
 */
import { LegendView } from "./legend.js";
import { NetworkView } from "./network.js";
import { TableView } from "./table.js";

const KINDS = { legend: LegendView, network: NetworkView, table: TableView };
const contents = new Map();
const views = new Map();

export default function ({ data, parentElement, setTriggerValue }) {
  return "content" in data
    ? receive(data.name, data.content)
    : stand(data, parentElement, setTriggerValue);
}

function receive(name, content) {
  contents.set(name, content);
  views.get(name)?.show(content);
  return () => {
    if (contents.get(name) === content) contents.delete(name);
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
    view.remove();
    if (views.get(name) === view) views.delete(name);
  };
}
