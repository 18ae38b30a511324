"""On paper: what one reads, where it comes from, and nothing that one can only press."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.chromium import poll


def test_a_print_says_what_it_is_of_and_leaves_the_buttons_out(page: Page) -> None:
    """Data set, date and address stand on it, drawing and legend too; no menu and no button."""
    page.goto("/wijk?gegevens=voorbeeldwijk&wijk=WK990102")
    poll(page, "document.querySelector('.wijkgraaf-network')?.wijkgraaf?.network()")
    expect(page.locator(".wijkgraaf-page button")).to_be_visible()

    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    line = page.locator(".wijkgraaf-paper")
    expect(line).to_be_visible()
    assert "Oosterlinde" in line.inner_text()
    assert "peildatum 1 oktober 2026" in line.inner_text()
    assert page.url in line.inner_text()
    expect(page.get_by_text("Legenda")).to_be_visible()
    assert page.locator(".wijkgraaf-photo").bounding_box()["height"] > 100
    expect(page.locator(".stSidebar")).to_be_hidden()
    expect(page.get_by_role("button", name="Inzoomen")).to_be_hidden()
    expect(page.get_by_role("combobox").first).to_be_hidden()

    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".wijkgraaf-photo").count() == 0
