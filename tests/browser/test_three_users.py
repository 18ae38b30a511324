"""The three users get their answer within a minute, with a mouse and with a keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import poll

START = "/?gegevens=voorbeeldwijk"
MOST_STOPS = 150

Go = Callable[[Page, Locator], None]


def click(_page: Page, target: Locator) -> None:
    """Go there with the mouse."""
    target.click()


def press(page: Page, target: Locator) -> None:
    """Go there with the Tab key, and press Enter."""
    expect(target).to_be_visible()
    for _ in range(MOST_STOPS):
        if target.evaluate("element => element === document.activeElement"):
            page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{target} is not reached within {MOST_STOPS} stops of the Tab key")


both_ways = pytest.mark.parametrize("go", [click, press])


@both_ways
def test_a_policy_officer_sees_who_works_with_whom_and_where_the_gaps_are(
    page: Page, go: Go
) -> None:
    """From Overzicht to a wijk: sentences, how sure they are, and the table of gaps."""
    page.goto(START)
    go(page, page.get_by_role("link", name="Vogelbuurt").first)

    main = page.locator(".stMain")
    expect(page.get_by_role("heading", name="Vogelbuurt", level=1)).to_be_visible()
    expect(main).to_contain_text("In deze wijk kennen we 16 bewonersinitiatieven")
    expect(main).to_contain_text("Bevraagd: 19 van 25 organisaties")
    expect(main).to_contain_text("mogelijke paren")


@both_ways
def test_an_initiative_finds_who_could_introduce_it(page: Page, go: Go) -> None:
    """Through its own door, by name with a typing error, to a named path."""
    page.goto(START)
    go(page, page.get_by_role("link", name="Naar Organisatie"))
    search = page.get_by_label("Zoek een organisatie op naam")
    expect(search).to_be_visible()
    # While the page still runs, Streamlit can put a new field in the place of this one.
    poll(page, "document.querySelector('.stApp').dataset.testScriptState === 'notRunning'")
    if go is click:
        search.click()
    else:
        while not search.evaluate("element => element === document.activeElement"):
            page.keyboard.press("Tab")
    page.keyboard.type("vrouwengreop anker")
    page.keyboard.press("Enter")
    go(page, page.get_by_role("link", name="Vrouwengroep Het Anker"))

    expect(page.get_by_role("heading", name="Vrouwengroep Het Anker", level=1)).to_be_visible()
    expect(page.locator(".stMain")).to_contain_text("komt u bij Welzijn Oosterlinde")


@both_ways
def test_lsa_sees_whom_to_call_and_why(page: Page, go: Go) -> None:
    """Through the third door to an initiative that needs a hand, with the reason."""
    page.goto(START)
    go(page, page.get_by_role("link", name="Naar Een zetje nodig"))
    expect(page.get_by_role("heading", name="Een zetje nodig", level=1)).to_be_visible()
    expect(page.locator(".stMain")).to_contain_text("Waarom?")
    row = page.get_by_role("row").filter(has_text="Minibieb Scheepmakersstraat").first
    expect(row).to_contain_text("Geen bekende relatie met")
    go(page, row.get_by_role("link"))

    expect(page.get_by_role("heading", name="Minibieb Scheepmakersstraat", level=1)).to_be_visible()
