"""Every page, in both languages, light and dark, as a machine can judge WCAG 2.2 A and AA."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from graphlib_wijk.dashboard import navigation
from graphlib_wijk.dashboard.state import MEETING_STEPS
from tests.browser.chromium import poll

STANDARD = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
PLACE = "gegevens=voorbeeldwijk&wijk=WK990102&organisatie=wa_anker&soort=onzin"
PAGES = {page.address: f"/{page.address}?{PLACE}" for page in navigation.PAGES}
PAGES["onbekend"] = "/wijk?gegevens=bestaat-niet"
#: The other steps of the page Wijkgesprek, in one language: they are made of the same parts.
STEPS = {f"stap {step}": f"/wijkgesprek?{PLACE}&stap={step}" for step in MEETING_STEPS[1:]}
#: What is Streamlit's own and cannot be changed from outside: rule → part of the element's HTML.
#: Each stands in the accessibility statement.
STREAMLITS_OWN: dict[str, str] = {}
FOLDED = (
    "document.querySelectorAll('.stMain details:not([open]) > summary').forEach(e => e.click())"
)


def settled(page: Page) -> None:
    """Wait until the page has said everything: its link button comes last, then the drawing."""
    expect(page.locator(".wijkgraaf-page button")).to_be_visible()
    poll(page, "document.querySelector('.stApp').dataset.testScriptState === 'notRunning'")
    if page.locator(".wijkgraaf-network").count():
        poll(page, "document.querySelector('.wijkgraaf-network').wijkgraaf.network()")


def faults(page: Page) -> list[str]:
    """Break each rule of the standard once per line: rule, element and what is the matter."""
    options = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": [*STANDARD]}}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for fault in found
        for node in fault["nodes"]
        if STREAMLITS_OWN.get(fault["id"], "\0") not in node["html"]
    ]


@pytest.fixture(scope="module", params=["light", "dark"])
def reader(request: pytest.FixtureRequest, chromium: Browser, server: str) -> Iterator[Page]:
    """Return a page of a reader who prefers light or dark."""
    context = chromium.new_context(
        base_url=server, color_scheme=request.param, viewport={"width": 1280, "height": 1000}
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("name", "language"),
    [*itertools.product(PAGES, ["nl", "en"]), *itertools.product(STEPS, ["nl"])],
)
def test_no_page_breaks_a_rule_of_wcag(reader: Page, name: str, language: str) -> None:
    """No violation of WCAG 2.2 A or AA, with everything unfolded."""
    reader.goto(f"{(PAGES | STEPS)[name]}&taal={language}")
    settled(reader)
    reader.evaluate(FOLDED)
    poll(reader, "document.querySelector('.stMain details:not([open])') === null")
    reader.wait_for_timeout(500)

    assert faults(reader) == []
    assert reader.locator("html").get_attribute("lang") == language


def test_a_fault_is_caught(reader: Page) -> None:
    """A picture without words, a button without a name and grey on grey are all found."""
    reader.goto("/")
    settled(reader)
    reader.evaluate(
        """() => {
          const place = document.querySelector('.stMain h1').parentElement;
          const picture = document.createElement('img');
          picture.src = 'data:,';
          const text = document.createElement('p');
          text.textContent = 'grijs op grijs';
          text.style.cssText = 'color: #999; background: #aaa';
          place.append(picture, document.createElement('button'), text);
        }"""
    )

    assert {fault.split(":")[0] for fault in faults(reader)} == {
        "image-alt",
        "button-name",
        "color-contrast",
    }


@pytest.mark.parametrize(
    "page",
    [*(page.address for page in navigation.PAGES), "wijkgesprek?stap=3", "wijkgesprek?stap=5"],
)
def test_headings_go_down_one_step_at_a_time(reader: Page, page: str) -> None:
    """One first heading, and no level is passed over: a screen reader's table of contents."""
    reader.goto(f"/{page}{'&' if '?' in page else '?'}{PLACE}")
    settled(reader)
    levels = reader.evaluate(
        "[...document.querySelectorAll('.stMain :is(h1,h2,h3,h4,h5,h6)')]"
        ".map(heading => Number(heading.tagName[1]))"
    )

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [b for a, b in itertools.pairwise(levels) if b > a + 1] == []
