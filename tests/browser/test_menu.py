"""The way to the other pages, and what stays as it is while one clicks."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.chromium import poll

WIJK = "/wijk?gegevens=voorbeeldwijk&wijk=WK990102"
CHOSEN = "Vrouwengroep Het Anker"


@pytest.fixture
def phone(chromium: Browser, server: str) -> Iterator[Page]:
    """A narrow screen."""
    context = chromium.new_context(base_url=server, viewport={"width": 400, "height": 800})
    yield context.new_page()
    context.close()


def menu(page: Page) -> Locator:
    """Return the menu."""
    return page.get_by_role("navigation", name="Pagina's")


def open_wijk(page: Page) -> None:
    """Open Wijk and choose somebody in its table."""
    page.goto(WIJK)
    page.get_by_role("button", name=CHOSEN).click()
    expect(page).to_have_url(re.compile("wijk=WK990102&organisatie=wa_anker$"))
    expect(page.locator(".stMain").get_by_role("heading", name=CHOSEN)).to_be_visible()
    poll(page, "document.querySelector('.stApp').dataset.testScriptState === 'notRunning'")


def test_the_menu_leads_to_who_was_chosen_last(page: Page) -> None:
    """A choice that ran a part of the page only is in the address that a link of the menu gets."""
    open_wijk(page)
    link = menu(page).get_by_role("link", name="Organisatie")
    link.hover()
    expect(link).to_have_attribute(
        "href", "organisatie?gegevens=voorbeeldwijk&wijk=WK990102&organisatie=wa_anker"
    )

    link.click()

    expect(page.get_by_role("heading", name=CHOSEN, level=1)).to_be_visible()
    expect(link).to_have_attribute("aria-current", "page")


def test_there_is_one_menu_however_one_goes(page: Page) -> None:
    """From page to page, back and forward, the menu stays one and knows where it is."""
    page.goto(WIJK)
    expect(page.get_by_role("heading", name="Waterkwartier", level=1)).to_be_visible()
    for name in ("Overzicht", "Een zetje nodig", "Verantwoording"):
        menu(page).get_by_role("link", name=name).click()
        here = menu(page).locator("[aria-current=page]")
        expect(here).to_have_text(name)
    page.go_back()
    expect(menu(page).locator("[aria-current=page]")).to_have_text("Een zetje nodig")

    expect(menu(page)).to_have_count(1)


def test_a_new_tab_opens_the_same_view(page: Page) -> None:
    """With the key for a new tab a link of the menu is an ordinary link."""
    open_wijk(page)
    with page.context.expect_page() as opened:
        menu(page).get_by_role("link", name="Organisatie").click(modifiers=["Control"])

    expect(opened.value.get_by_role("heading", name=CHOSEN, level=1)).to_be_visible()
    expect(page.get_by_role("heading", name="Waterkwartier", level=1)).to_be_visible()


def test_a_language_is_a_link_that_keeps_what_was_chosen(page: Page) -> None:
    """Here it changes the page, in a new tab it opens the same view beside it."""
    open_wijk(page)
    english = page.get_by_role("link", name="English")
    with page.context.expect_page() as opened:
        english.click(modifiers=["Control"])
    expect(opened.value.get_by_role("link", name="Could use a hand")).to_be_visible()
    expect(opened.value.locator(".stMain").get_by_role("heading", name=CHOSEN)).to_be_visible()
    expect(page.get_by_role("link", name="Nederlands")).to_have_attribute("aria-current", "true")

    english.click()

    expect(english).to_have_attribute("aria-current", "true")
    expect(page).to_have_url(re.compile("wijk=WK990102&organisatie=wa_anker&taal=en$"))
    expect(page.locator(".stMain").get_by_role("heading", name=CHOSEN)).to_be_visible()


def test_on_a_phone_the_menu_makes_way_for_the_page(phone: Page) -> None:
    """After a choice in it the menu no longer covers what was chosen."""
    phone.goto(WIJK)
    phone.get_by_test_id("stExpandSidebarButton").click()
    menu(phone).get_by_role("link", name="Overzicht").click()

    expect(phone.get_by_role("heading", level=1)).to_contain_text("Oosterlinde")
    expect(menu(phone)).not_to_be_in_viewport()


def test_what_is_beside_the_drawing_keeps_what_is_typed(page: Page) -> None:
    """A choice in the table leaves a field elsewhere on the page as it is."""
    page.goto(WIJK)
    page.get_by_text("Filters", exact=True).first.click()
    expect(page.get_by_label("Soort organisatie")).to_be_visible()

    page.get_by_role("button", name=CHOSEN).click()

    expect(page.locator(".stMain").get_by_role("heading", name=CHOSEN)).to_be_visible()
    expect(page.get_by_label("Soort organisatie")).to_be_visible()


def test_a_switch_in_the_drawing_still_changes_all_of_it(page: Page) -> None:
    """Worlds beside each other: the address, the switch and the drawing follow."""
    open_wijk(page)
    page.get_by_text("Werelden naast elkaar").click()

    expect(page).to_have_url(re.compile("werelden=ja"))
    expect(page.get_by_role("switch", name="Werelden naast elkaar")).to_be_checked()
    expect(page.locator(".stMain").get_by_role("heading", name=CHOSEN)).to_be_visible()


def test_who_clicks_before_all_is_drawn_stays_where_they_are(page: Page) -> None:
    """Fields that the browser draws late show what is chosen, and change nothing by themselves."""
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route(re.compile(r"/(Selectbox|Radio|Checkbox|Multiselect)\.[^/]*js"), hold)
    page.goto(WIJK)
    page.get_by_role("button", name=CHOSEN).wait_for()
    page.get_by_text("Filters", exact=True).first.click()
    page.wait_for_timeout(1_000)
    assert late
    for route in late:
        route.continue_()
    expect(page.get_by_role("switch", name="Werelden naast elkaar")).to_be_visible()

    page.get_by_role("button", name=CHOSEN).click()

    expect(page).to_have_url(re.compile("gegevens=voorbeeldwijk&wijk=WK990102&organisatie="))
    expect(page.get_by_role("heading", name="Waterkwartier", level=1)).to_be_visible()
