"""The map in a real browser: nothing from others unless asked for, and usable by everyone."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from graphlib_wijk.dashboard import basemap, catalogue
from tests.browser.chromium import PageLog, poll
from tests.browser.serving import running
from tests.browser.test_accessibility import faults, settled

TILE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGO4DQAA9AD0BzHkMQAAAABJRU5ErkJggg=="
)
CREDIT = "Kaartgegevens © Kadaster"
ORGANISATIONS = """id;naam;soort;gemeente;gemeentecode;wijk;wijkcode;lat;lon
a;Anker;bewonersgroep;Oosterlinde;GM9901;Vogelbuurt;WK990102;52.1;5.1
b;Brug;welzijn;Oosterlinde;GM9901;Waterkwartier;WK990101;52.12;5.13
"""
NEIGHBOURHOODS = """code;naam;gemeente;gemeentecode;lat;lon
WK990101;Waterkwartier;Oosterlinde;GM9901;52.12;5.12
WK990102;Vogelbuurt;Oosterlinde;GM9901;52.1;5.11
"""


@pytest.fixture(scope="module", params=["", "pdok"])
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, bool]]:
    """Address of a dashboard with places in its data, and whether the base map is on."""
    home = tmp_path_factory.mktemp("places")
    data = home / "data" / "plekken"
    data.mkdir(parents=True)
    (data / "organisaties.csv").write_text(ORGANISATIONS, "utf-8")
    (data / "wijken.csv").write_text(NEIGHBOURHOODS, "utf-8")
    (data / "relaties.csv").write_text("van;naar;soort\na;b;samenwerking\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(catalogue.FOLDER_VARIABLE, str(data.parent))
        patch.setenv(basemap.VARIABLE, request.param)
        with running("app.py", Path(home) / "log.txt") as address:
            yield address, bool(request.param)


@pytest.fixture(params=["light", "dark"])
def context(
    request: pytest.FixtureRequest,
    chromium: Browser,
    served: tuple[str, bool],
    page_log: PageLog,
) -> Iterator[BrowserContext]:
    """Return a reader's browser; what it asks of PDOK is answered here, without a network."""
    context = chromium.new_context(base_url=served[0], locale="nl-NL", color_scheme=request.param)
    context.route("https://service.pdok.nl/**", answer)
    page_log.watch(context)
    yield context
    context.close()


def answer(route: Route) -> None:
    """Give a tile of one grey pixel."""
    route.fulfill(body=TILE, content_type="image/png")


@pytest.fixture
def shown(context: BrowserContext) -> Page:
    """Return the overview, when its map stands."""
    page = context.new_page()
    page.goto("/")
    settled(page)
    expect(page.locator(".wijkgraaf-map a")).to_have_count(2)
    return page


def test_tiles_are_fetched_only_when_the_operator_wants_them_and_the_map_keeps_wcag(
    shown: Page, served: tuple[str, bool], page_log: PageLog
) -> None:
    """Off: nothing is asked of others. On: tiles only, no violation, and their maker is named."""
    address, is_on = served
    tiles = shown.locator(".wijkgraaf-map image")
    if is_on:
        expect(tiles.first).to_be_attached()
        expect(shown.get_by_text(CREDIT)).to_be_visible()
    asked = page_log.elsewhere(address)

    assert bool(asked) is is_on
    assert len(set(asked)) == tiles.count()
    assert all(url.startswith(basemap.ADDRESS.partition("{")[0]) for url in asked)
    assert shown.get_by_text(CREDIT).count() == int(is_on)
    assert page_log.violations == []
    assert faults(shown) == []


def test_a_neighbourhood_on_the_map_opens_by_keyboard_without_loading_anew(shown: Page) -> None:
    """The links stand in the order of the table, say their names, and lead where it leads."""
    table = shown.locator(".wijkgraaf-table").first.get_by_role("link").all_inner_texts()
    links = shown.get_by_role("group", name="Kaart van de wijken").get_by_role("link")
    shown.evaluate("window.notLoadedAnew = true")

    assert [link.get_attribute("aria-label") for link in links.all()] == table
    links.first.focus()
    shown.keyboard.press("Tab")
    shown.keyboard.press("Enter")
    expect(shown.get_by_role("heading", name=table[1], level=1)).to_be_visible()
    assert poll(shown, "window.notLoadedAnew")


def test_a_resized_window_keeps_the_focus_and_the_size_of_the_signs(shown: Page) -> None:
    """On a phone a sign is as large as on a screen, and who was on a link still is."""
    link = shown.locator(".wijkgraaf-map a").last
    link.focus()
    before = link.locator("circle").bounding_box()
    shown.set_viewport_size({"width": 400, "height": 800})
    poll(shown, "document.querySelector('.wijkgraaf-map').clientWidth < 400")
    shown.wait_for_timeout(300)
    after = link.locator("circle").bounding_box()

    expect(link).to_be_focused()
    assert before is not None
    assert after is not None
    assert after["width"] == pytest.approx(before["width"], abs=1)
    assert after["width"] >= 24
