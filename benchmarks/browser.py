"""
`python -m benchmarks.browser`: what a drawing costs in Chromium, three ways side by side.

Ours is the live drawing of the dashboard, without Streamlit around it; pyvis is its own page as
`write_html` makes it; bare is a canvas on which the same lines and dots are drawn once.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, Route, sync_playwright
from pyvis.network import Network as VisNetwork

from benchmarks.country import Size
from benchmarks.files import write_country
from benchmarks.table import table
from graphlib_wijk.dashboard.network_view import TEXTS, packed
from graphlib_wijk.drawing import Drawing, drawing
from graphlib_wijk.drawing.pyvis_page import picture
from graphlib_wijk.opening import open_network
from tests.browser.chromium import ARGUMENTS, find_chromium, what_is_missing

NUMBERS: Final = (50, 200, 1_000, 3_000)
#: Seconds after which a page that still moves is given up; its cost is then "more than".
PATIENCE: Final = 60.0
#: How often a page is measured; the middle one counts.
ROUNDS: Final = 3
#: Ratios that we want: at most so many times a bare canvas, at least so many times less than pyvis.
WANTED: Final = {("bare", 200): 7.0, ("bare", 1_000): 10.0, ("pyvis", 200): 100.0}
_HOME: Final = "http://benchmark.invalid"
_VIEWPORT: Final = {"width": 1280, "height": 900}
_PAGES: Final = Path(__file__).parent / "pages"
_FRONTEND: Final = Path(str(files("graphlib_wijk.dashboard"))) / "frontend"
_LIBRARY: Final = Path(str(files("pyvis"))) / "templates/lib/vis-9.1.2/vis-network.min.js"
_STABLE: Final = "window.stable === true"


@dataclass(frozen=True, kw_only=True)
class Cost:
    """
    What a page cost until it stood still; a lower bound where it did not in time.

    Seconds of the main thread and of the clock, and the bytes of the page with its data.
    """

    processor: float
    clock: float
    size: int
    stable: bool


def main() -> None:
    """Measure what was asked for and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.browser", description=__doc__)
    parser.add_argument("--numbers", type=int, nargs="+", default=list(NUMBERS), metavar="N")
    parser.add_argument("--only", choices=WAYS, nargs="+", default=list(WAYS), metavar="WAY")
    parser.add_argument("--patience", type=float, default=PATIENCE, metavar="SECONDS")
    chosen = parser.parse_args()
    if missing := what_is_missing():
        sys.exit(missing)
    with tempfile.TemporaryDirectory(prefix="wijkgraaf-") as name, _chromium() as browser:
        costs = {}
        for number in chosen.numbers:
            drawn = _drawn(number, Path(name) / str(number))
            for way in chosen.only:
                sys.stderr.write(f"… {way}, {number}\n")
                costs[way, number] = _typical(browser, WAYS[way](drawn), chosen.patience)
    sys.stdout.write("\n".join([*lines_of(costs), ""]))


def _typical(browser: Browser, pages: Mapping[str, str], patience: float) -> Cost:
    """Measure a page a few times, unless it takes very long, and take the middle one."""
    costs = [cost_of(browser, pages, patience)]
    while len(costs) < ROUNDS and costs[0].clock < patience / 4:
        costs.append(cost_of(browser, pages, patience))
    return sorted(costs, key=lambda cost: cost.processor)[len(costs) // 2]


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=[*ARGUMENTS])
        yield browser
        browser.close()


def _drawn(number: int, folder: Path) -> Drawing:
    size = Size(organisations=number, ties=5 * number, wijken=1, municipalities=1)
    write_country(folder, size)
    return drawing(open_network(folder))


def _ours(drawn: Drawing) -> Mapping[str, str]:
    content = {
        "picture": packed(picture(drawn, whole_names=True)),
        "texts": dict.fromkeys(TEXTS, "tekst"),
        "height": 620,
        "caption": None,
    }
    scripts = {f"/frontend/{path.name}": path.read_text("utf-8") for path in _FRONTEND.iterdir()}
    return {
        **scripts,
        "/": (_PAGES / "ours.html").read_text("utf-8"),
        "/data.json": json.dumps(content, ensure_ascii=False),
        "/vis/9.1.2/vis-network.min.js": _LIBRARY.read_text("utf-8"),
    }


def _pyvis(drawn: Drawing) -> Mapping[str, str]:
    network = VisNetwork(cdn_resources="in_line")
    for node in drawn.nodes:
        network.add_node(node.id, label=node.name, title=node.title)
    for edge in drawn.edges:
        network.add_edge(edge.source, edge.target)
    watched = network.generate_html().replace(
        "network = new vis.Network(container, data, options);",
        "network = new vis.Network(container, data, options);\n"
        "network.on('stabilized', () => { window.stable = true; });",
    )
    return {"/": watched}


def _bare(drawn: Drawing) -> Mapping[str, str]:
    place = {node.id: [node.x, node.y] for node in drawn.nodes}
    content = {
        "nodes": list(place.values()),
        "edges": [[*place[edge.source], *place[edge.target]] for edge in drawn.edges],
    }
    return {
        "/": (_PAGES / "bare.html").read_text("utf-8"),
        "/data.json": json.dumps(content),
    }


#: Ways to draw: from a drawing to the files of a page, by path.
WAYS: Final[Mapping[str, Callable[[Drawing], Mapping[str, str]]]] = {
    "ours": _ours,
    "bare": _bare,
    "pyvis": _pyvis,
}


def cost_of(browser: Browser, pages: Mapping[str, str], patience: float) -> Cost:
    """
    Open a page and measure it until it stands still.

    Parameters
    ----------
    browser
        Chromium.
    pages
        Files by path; the one under ``/`` is opened. Anything else is refused.
    patience
        Seconds after which to give up.

    Returns
    -------
    cost
        Of opening that page once.
    """
    context = browser.new_context(viewport=_VIEWPORT)
    page = context.new_page()
    page.route("**/*", lambda route: _answer(route, pages))
    meter = context.new_cdp_session(page)
    meter.send("Performance.enable", {"timeDomain": "threadTicks"})
    start = time.monotonic()
    page.goto(f"{_HOME}/", wait_until="commit")
    stable = _wait(page, start + patience)
    clock = time.monotonic() - start
    processor = _task_seconds(meter.send("Performance.getMetrics"))
    context.close()
    size = sum(len(text.encode()) for text in pages.values())
    return Cost(processor=processor, clock=clock, size=size, stable=stable)


def _answer(route: Route, pages: Mapping[str, str]) -> None:
    path = route.request.url.removeprefix(_HOME)
    if path not in pages:
        route.abort()
        return
    kinds = {".js": "text/javascript", ".json": "application/json", ".css": "text/css"}
    kind = kinds.get(Path(path).suffix, "text/html")
    route.fulfill(body=pages[path], content_type=f"{kind}; charset=utf-8")


def _wait(page: Page, end: float) -> bool:
    while time.monotonic() < end:
        if page.evaluate(_STABLE):
            return True
        page.wait_for_timeout(100)
    return False


def _task_seconds(answer: Mapping[str, Any]) -> float:
    found: Mapping[str, float] = {entry["name"]: entry["value"] for entry in answer["metrics"]}
    return found["TaskDuration"]


def lines_of(costs: Mapping[tuple[str, int], Cost]) -> list[str]:
    """
    Lay the costs and their ratios out as two tables in Markdown.

    Parameters
    ----------
    costs
        The cost of each way at each number of organisations.

    Returns
    -------
    lines
        Lines of text; a ratio stands there when both its sides were measured.
    """
    rows = [
        (
            way,
            str(number),
            f"{_more(cost)}{cost.processor:.2f}",
            f"{_more(cost)}{cost.clock:.1f}",
            f"{cost.size / 1000:,.0f}",
        )
        for (way, number), cost in costs.items()
    ]
    head = ("way", "organisations", "main thread, CPU s", "clock, s", "page and data, kB")
    return [
        *table(head, rows),
        "",
        *table(("ratio within this run", "organisations", "×", "wanted"), list(_ratios(costs))),
    ]


def _more(cost: Cost) -> str:
    return "" if cost.stable else "> "


def _ratios(costs: Mapping[tuple[str, int], Cost]) -> Iterator[tuple[str, str, str, str]]:
    for (way, number), cost in costs.items():
        ours = costs.get(("ours", number))
        if ours is None or way == "ours":
            continue
        wanted = WANTED.get((way, number))
        if way == "bare":
            ratio = ours.processor / cost.processor
            reached = wanted is not None and ratio <= wanted
            yield "ours / bare", str(number), f"{ratio:.1f}", _verdict("≤", wanted, reached=reached)
        else:
            ratio = cost.processor / ours.processor
            reached = wanted is not None and ratio >= wanted
            text = f"{_more(cost)}{ratio:.0f}"
            yield "pyvis / ours", str(number), text, _verdict("≥", wanted, reached=reached)


def _verdict(sign: str, wanted: float | None, *, reached: bool) -> str:
    if wanted is None:
        return ""
    return f"{sign} {wanted:g}: {'yes' if reached else 'no'}"


if __name__ == "__main__":
    main()
