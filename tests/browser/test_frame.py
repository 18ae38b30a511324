"""What every page has besides its content: language, title, link, a way past the menu."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

WIJK = "Heechterp & Schieringen"


@pytest.fixture
def phone(chromium: Browser, server: str) -> Iterator[Page]:
    """Return a page that may use the clipboard."""
    context = chromium.new_context(
        base_url=server, permissions=["clipboard-read", "clipboard-write"]
    )
    yield context.new_page()
    context.close()


def test_the_title_and_the_language_follow_what_is_seen(page: Page) -> None:
    """Each view has its own window title, and the page's language is the reader's."""
    page.goto("/wijk?wijk=WK008050&taal=en")

    expect(page).to_have_title(f"{WIJK} – Neighbourhood – Wijkgraaf")
    expect(page.locator("html")).to_have_attribute("lang", "en")

    page.get_by_text("Nederlands", exact=True).click()

    expect(page).to_have_title(f"{WIJK} – Wijk – Wijkgraaf")
    expect(page.locator("html")).to_have_attribute("lang", "nl")


def test_back_and_forward_show_the_views_that_were_seen(page: Page) -> None:
    """Two pages, back to the first and forward again, each with its own title."""
    page.goto("/?gegevens=voorbeeldwijk")
    page.get_by_role("link", name="Waterkwartier", exact=True).first.click()
    expect(page.get_by_role("heading", name="Waterkwartier", level=1)).to_be_visible()

    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Oosterlinde")

    page.go_forward()
    expect(page.get_by_role("heading", name="Waterkwartier", level=1)).to_be_visible()
    expect(page).to_have_title("Waterkwartier – Wijk – Wijkgraaf")


def test_the_link_is_copied_by_keyboard(phone: Page) -> None:
    """Enter on the button puts the address on the clipboard, and the page says so."""
    phone.goto("/wijk?wijk=WK008050&organisatie=le_bbhs")
    button = phone.get_by_role("button", name="Kopieer de link naar dit beeld")
    button.focus()
    phone.keyboard.press("Enter")

    expect(phone.get_by_text("Gekopieerd")).to_be_visible()
    assert phone.url == phone.evaluate("navigator.clipboard.readText()")


def test_the_first_stop_of_the_keyboard_leads_past_the_menu(page: Page) -> None:
    """Tab and Enter on a fresh page stand on its heading."""
    page.goto("/wijk?wijk=WK008050")
    expect(page.get_by_role("button", name="Kopieer de link naar dit beeld")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name=WIJK, level=1)).to_be_focused()


def test_a_lost_connection_is_said_in_the_readers_words(page: Page) -> None:
    """While Streamlit says it is not connected our words are heard; afterwards they are gone."""
    page.goto("/wijk?wijk=WK008050")
    expect(page.get_by_role("button", name="Kopieer de link naar dit beeld")).to_be_visible()
    app = page.locator(".stApp")
    words = page.get_by_role("alert").filter(has_text="De verbinding is weg")
    expect(words).to_have_count(0)

    app.evaluate("app => { app.dataset.testConnectionState = 'PINGING_SERVER' }")
    expect(words).to_be_visible()

    app.evaluate("app => { app.dataset.testConnectionState = 'CONNECTED' }")
    expect(words).to_have_count(0)
