"""What the three users do on their first visit, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from graphlib_wijk.dashboard import catalogue
from tests.browser.chromium import PageLog, poll
from tests.browser.serving import running

WIJK = "Heechterp & Schieringen"
NAME = "Bewonersbedrijf Heechterp-Schieringen"
DRAWN = (
    "(view => view?.network() && view.positionOf('{}'))"
    "(document.querySelector('.wijkgraaf-network')?.wijkgraaf)"
)
POSITIONS = "document.querySelector('.wijkgraaf-network').wijkgraaf.network().getPositions()"
PAYLOADS = (
    "</script><img src=x onerror=window.hacked=1>",
    "<img src=x onerror=window.hacked=1>",
    "![x](http://elders.test/a.png)",
    "\"'><svg onload=window.hacked=1>",
    "{{7*7}} $x^2$ :red[rood] **vet**",
)


def click_in_drawing(page: Page, organisation: str) -> None:
    """Click an organisation in the drawing once it stands there."""
    poll(page, DRAWN.format(organisation))
    page.locator(".wijkgraaf-network").scroll_into_view_if_needed()
    place = page.evaluate(DRAWN.format(organisation))
    page.mouse.click(place["x"], place["y"])


def panel(page: Page) -> str:
    """Return all that the page says."""
    return page.locator(".stMain").inner_text()


def test_from_overview_to_an_organisation_and_back_by_its_link(
    page: Page, page_log: PageLog, server: str
) -> None:
    """Overzicht, the link to a wijk, a click in the drawing, and the same view after a reload."""
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    page.get_by_role("link", name=WIJK).first.click()
    expect(page.get_by_role("heading", name=WIJK, level=1)).to_be_visible()
    poll(page, DRAWN.format("le_bbhs"))
    before = page.evaluate(POSITIONS)
    page_log.received.clear()

    click_in_drawing(page, "le_bbhs")

    expect(page.get_by_role("heading", name=NAME)).to_be_visible()
    assert sum(page_log.received) < 30_000
    said = panel(page)
    assert "krijgt een opdracht van Gemeente Leeuwarden" in said
    assert "Bron: LSA-artikel" in said
    assert "stedenintransitie.nl" in said
    assert "organisatie=le_bbhs" in page.url
    assert page.evaluate(POSITIONS) == before

    page.reload()

    expect(page.get_by_role("heading", name=NAME)).to_be_visible()
    expect(page.get_by_role("heading", name=WIJK, level=1)).to_be_visible()
    poll(page, DRAWN.format("le_bbhs"))
    assert page.evaluate(POSITIONS) == before
    assert page_log.elsewhere(server) == []
    assert page_log.violations == []


def test_the_first_page_has_a_name(page: Page) -> None:
    """A typed address of the first page opens it, without a word about missing pages."""
    page.goto("/overzicht?gegevens=voorbeeldwijk")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Oosterlinde")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_same_organisation_by_keyboard_from_the_table(page: Page) -> None:
    """Tab to the row's button and press Enter: the panel and the address follow."""
    page.goto("/wijk?wijk=WK008050")
    button = page.get_by_role("table").get_by_role("button", name=NAME)
    expect(button).to_be_visible()
    for _ in range(80):
        page.keyboard.press("Tab")
        if button.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name=NAME)).to_be_visible()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page).to_have_url(re.compile("organisatie=le_bbhs"))


def test_filters_move_nobody_and_change_no_standing(page: Page) -> None:
    """Counting umbrellas in adds LSA and leaves the others where they stood."""
    page.goto("/wijk?wijk=WK194804")
    poll(page, DRAWN.format("ve_wzv"))
    before = page.evaluate(POSITIONS)

    page.get_by_text("Filters", exact=True).click()
    page.get_by_text("Koepels meetellen").click()
    poll(page, f"'lsa' in {POSITIONS}")

    after = page.evaluate(POSITIONS)
    assert {name: after[name] for name in before} == before


def test_an_initiative_finds_its_way_by_keyboard(page: Page) -> None:
    """A name with a typing error, the found name, and over whom one comes to the fund."""
    page.goto("/organisatie?gegevens=voorbeeldwijk")
    page.get_by_label("Zoek een organisatie op naam").focus()
    page.keyboard.type("vrouwengreop anker")
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="Vrouwengroep Het Anker")
    expect(link).to_be_visible()
    for _ in range(12):
        page.keyboard.press("Tab")
        if link.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Vrouwengroep Het Anker", level=1)).to_be_visible()
    expect(page.get_by_text("komt u bij Buurtfonds Oosterlinde (2 stappen)")).to_be_visible()
    expect(page).to_have_url(re.compile("organisatie=wa_anker"))
    expect(page.get_by_label("Zoek een organisatie op naam")).to_have_value("")


def test_walking_from_one_organisation_to_the_next(page: Page) -> None:
    """From the panel of a wijk to its own page, in the drawing to a partner, and back."""
    page.goto("/wijk?wijk=WK008050&organisatie=le_bbhs")
    page.get_by_role("link", name="Alles over deze organisatie").click()
    expect(page.get_by_role("heading", name=NAME, level=1)).to_be_visible()

    click_in_drawing(page, "le_gem")
    expect(page.get_by_role("heading", name="Gemeente Leeuwarden", level=1)).to_be_visible()

    page.go_back()
    expect(page.get_by_role("heading", name=NAME, level=1)).to_be_visible()


def test_back_in_the_browser_returns_to_the_overview(page: Page) -> None:
    """The way back works as on any other site."""
    page.goto("/")
    page.get_by_role("link", name=WIJK).first.click()
    expect(page.get_by_role("heading", name=WIJK, level=1)).to_be_visible()

    page.go_back()

    expect(page.get_by_role("heading", name="Wijken", exact=True)).to_be_visible()


def test_no_trace_of_an_error_reaches_the_reader(page: Page) -> None:
    """Nonsense in the address is explained in words."""
    page.goto("/wijk?wijk=WK999999&organisatie=../../etc&soort=%00&taal=xx&gegevens=")

    expect(page.get_by_text("We kennen hier geen wijk of gemeente")).to_be_visible()
    assert "Traceback" not in panel(page)


def test_the_drawing_is_saved_as_a_page_that_works_alone(
    page: Page, chromium: Browser, tmp_path: Path
) -> None:
    """The downloaded page opens from disk, draws, and asks nothing of anybody."""
    page.goto("/wijk?wijk=WK008050")
    page.evaluate("delete window.showSaveFilePicker")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tekening als webpagina bewaren").click()
    file = tmp_path / "tekening.html"
    waiting.value.save_as(file)
    context = chromium.new_context(offline=True)
    log = PageLog()
    log.watch(context)
    saved = context.new_page()
    saved.goto(file.as_uri())

    expect(saved.locator("canvas")).to_be_visible()
    expect(saved.get_by_role("cell", name=NAME).first).to_be_visible()
    assert [url for url in log.requests if not url.startswith("file:")] == []
    assert log.console_errors == []
    context.close()


@pytest.fixture(scope="module")
def hostile_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a data set in which every word is an attack."""
    home = tmp_path_factory.mktemp("gegevens")
    folder = home / "vijandig"
    folder.mkdir()
    quoted = ['"{}"'.format(payload.replace('"', '""')) for payload in PAYLOADS]
    rows = [f"o{i};{p};{p};{p};{p};{p};{p};{p};ja" for i, p in enumerate(quoted)]
    header = "id;naam;soort;gemeente;wijk;themas;toelichting;bron;bevraagd"
    (folder / "organisaties.csv").write_text("\n".join([header, *rows]) + "\n", "utf-8")
    ties = [f"o0;o{i};{p};{p};{p};o0" for i, p in enumerate(quoted) if i]
    header = "van;naar;soort;toelichting;bron;gemeld_door"
    (folder / "relaties.csv").write_text("\n".join([header, *ties]) + "\n", "utf-8")
    about = f"titel = {PAYLOADS[1]!r}\nomschrijving = {PAYLOADS[2]!r}\nbron = {PAYLOADS[0]!r}\n"
    (folder / "over.toml").write_text(about, "utf-8")
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with ExitStack() as stack:
        # Only while it starts: other servers of this run have to keep the built-in data.
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(catalogue.FOLDER_VARIABLE, str(home))
            address = stack.enter_context(running("app.py", log))
        yield address


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/wijk?gemeente={0}&organisatie=o0",
        "/wijk?wijk={0}",
        "/organisatie?organisatie=o0&zoek={0}",
    ],
)
def test_words_from_data_do_nothing_anywhere(
    chromium: Browser, hostile_server: str, address: str
) -> None:
    """Names, kinds, notes, sources and titles that are attacks are shown and do nothing."""
    context = chromium.new_context(base_url=hostile_server)
    log = PageLog()
    log.watch(context)
    page = context.new_page()
    page.goto("/")
    for payload in PAYLOADS:
        page.goto(address.format(page.evaluate("encodeURIComponent", payload)))
        page.get_by_role("heading", level=1).wait_for()
        page.wait_for_timeout(1500)

        assert page.evaluate("window.hacked") is None
        assert page.locator(".stMain img[src='x'], .stMain svg[onload]").count() == 0
    assert log.elsewhere(hostile_server) == []
    assert log.violations == []
    context.close()
