"""The stand-alone page in a real browser: opened from a folder, without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from graphlib_wijk.drawing import drawing
from graphlib_wijk.tables import About
from tests.browser.chromium import PageLog, poll
from tests.networks import network, organisation

HOSTILE = (
    "</script><script>window.stolen = 1</script>",
    "<img src=http://elsewhere.invalid/x.png onerror=\"alert('x')\">",
    "<!--<script>",
    "{{7*7}} 'quoted' \"twice\" \u2028 end",
)
# Every pixel of the picture that is not the colour of the page.
INK = """(() => {
  const canvas = document.querySelector("#picture canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let ink = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] > 0 && Math.min(data[i], data[i + 1], data[i + 2]) < 200) ink += 1;
  }
  return ink;
})()"""
# Where everything that is drawn stands on the screen, and how large the picture is.
IN_SIGHT = """(() => {
  const host = document.getElementById("picture");
  const corners = content.bands.flatMap(({ x, y, width, height }) => [
    { x, y }, { x: x + width, y: y + height },
  ]);
  return [...content.nodes, ...corners].every((place) => {
    const { x, y } = network.canvasToDOM(place);
    return x >= 0 && y >= 0 && x <= host.clientWidth && y <= host.clientHeight;
  });
})()"""


@pytest.fixture
def offline(chromium: Browser, page_log: PageLog) -> Iterator[Page]:
    """Return an empty page of a browser without a network."""
    context = chromium.new_context(offline=True, viewport={"width": 1280, "height": 900})
    page_log.watch(context)
    page = context.new_page()
    page.on("dialog", lambda dialog: page_log.console_errors.append(f"dialog: {dialog.message}"))
    yield page
    context.close()


def saved(folder: Path, *names: str, language: str = "nl") -> str:
    """Save the page of a few organisations, and return its address."""
    organisations = [organisation(f"o{i}", name=name) for i, name in enumerate(names)]
    umbrella = organisation("lsa", kind="umbrella", world="bridge", neighbourhood_codes=())
    net = network(
        [*organisations, umbrella, "alone", organisation("silent", asked="no")],
        [*((f"o{i}", f"o{i + 1}") for i in range(len(names) - 1)), ("o0", "lsa")],
        about=About(title=names[0], origin=names[0], fictional=True),
    )
    made = drawing(net, umbrellas=True, language="nl" if language == "nl" else "en")
    file = folder / "tekening.html"
    file.write_text(made.to_html(), encoding="utf-8")
    return file.as_uri()


def test_the_page_draws_itself_without_a_network(
    offline: Page, page_log: PageLog, tmp_path: Path
) -> None:
    """Opened from a folder it shows the whole picture, asks for nothing, complains of nothing."""
    address = saved(tmp_path, "Buurtmoestuin", "Repair Café", "Welzijn")
    offline.goto(address)

    assert poll(offline, INK) > 1000
    assert poll(offline, IN_SIGHT)
    assert [address] == page_log.requests
    assert ([], []) == (page_log.console_errors, page_log.violations)


def test_the_page_follows_the_size_of_its_window(offline: Page, tmp_path: Path) -> None:
    """On a narrow screen everything is still in sight."""
    offline.goto(saved(tmp_path, "Buurtmoestuin", "Repair Café", "Welzijn"))
    offline.set_viewport_size({"width": 400, "height": 800})

    assert poll(offline, IN_SIGHT)


def test_hostile_names_are_only_names(offline: Page, page_log: PageLog, tmp_path: Path) -> None:
    """Names full of markup run nothing, load nothing, and are read as they were written."""
    address = saved(tmp_path, *HOSTILE)
    offline.goto(address)
    poll(offline, INK)

    assert offline.evaluate("window.stolen === undefined && document.images.length === 0")
    assert HOSTILE[0] == offline.title() == offline.text_content("h1")
    named = offline.locator("tbody th").all_text_contents()
    assert set(HOSTILE) <= set(named)
    assert [address] == page_log.requests
    assert ([], []) == (page_log.console_errors, page_log.violations)


def test_pointing_at_an_organisation_tells_about_it_in_plain_text(
    offline: Page, page_log: PageLog, tmp_path: Path
) -> None:
    """The words beside the pointer are text too, the whole name first."""
    offline.goto(saved(tmp_path, *HOSTILE))
    poll(offline, INK)
    spot = offline.evaluate("network.canvasToDOM(network.getPosition('o1'))")
    box = offline.locator("#picture").bounding_box()
    assert box is not None

    offline.mouse.move(box["x"] + spot["x"], box["y"] + spot["y"])

    words = poll(offline, "document.querySelector('.vis-tooltip')?.innerText")
    assert str(words).startswith(HOSTILE[1])
    assert offline.evaluate("document.querySelector('.vis-tooltip :not(br)') === null")
    assert [] == page_log.console_errors
