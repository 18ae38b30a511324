"""From a wijk to a prepared meeting: with a mouse to the printed sheet, and by keyboard."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import LocatorAssertions, Page, expect

from tests.browser.chromium import poll

START = "/wijkgesprek?gegevens=voorbeeldwijk"
MEETING = f"{START}&wijk=WK990102"
MOST_STOPS = 60


def main(page: Page) -> LocatorAssertions:
    """Return what is said of the content of the page."""
    return expect(page.locator(".stMain"))


def choose(page: Page, label: str, name: str) -> None:
    """Type a name in a list to choose from, and take the first."""
    page.get_by_role("combobox", name=label).click()
    page.keyboard.type(name)
    page.get_by_role("option", name=name).first.click()


def onwards(page: Page, step: str) -> None:
    """Click on at the end of a step, and be where the next one begins."""
    page.get_by_role("button", name=f"Verder met {step}").click()
    expect(page.get_by_role("heading", name=step, level=2)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def downloaded(page: Page, button: str) -> tuple[str, bytes]:
    """Click a button that gives a file: its name and content."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_a_whole_preparation_from_wijk_to_printed_sheet(page: Page) -> None:
    """Every step in order: what is chosen early and noted late is on the sheet and in the file."""
    page.goto(START)
    choose(page, "Wijk of gemeente", "Waterkwartier")
    expect(page.get_by_role("heading", name="1. Wie nodigt uit?")).to_be_visible()
    choose(page, "Wie nodigt uit?", "Buurtmoestuin De Groene Vinger")
    main(page).to_contain_text("Buurtmoestuin De Groene Vinger nodigt uit")

    onwards(page, "2. Uitnodigen")
    row = page.get_by_role("row").filter(has_text="Huisartsenpraktijk De Kade")
    expect(row).to_contain_text("Nog vragen")
    name, invitations = downloaded(page, "Download de lijst (Excel)")
    assert name.startswith("uitnodigingen-waterkwartier")
    assert zipfile.is_zipfile(io.BytesIO(invitations))

    onwards(page, "3. Kennismaken")
    card = page.get_by_role("radiogroup", name="Wat kwam ervan?").first
    card.get_by_text("besproken").click()
    main(page).to_contain_text(
        "Speeltuinvereniging De Plons en Jongerengroep De Steiger: besproken"
    )

    onwards(page, "4. Wat als?")
    choose(page, "Stel dat deze organisatie stopt", "Huis van de Wijk")
    main(page).to_contain_text("Raakt los van de rest van de groep: Shantykoor Los die Trossen")
    page.keyboard.press("Escape")

    onwards(page, "5. Gespreksblad en affiche")
    onwards(page, "6. Afspraken")
    page.get_by_label("Wat is afgesproken?").fill("De tuin krijgt een kraan")
    choose(page, "Wie doet het?", "Buurtmoestuin De Groene Vinger")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Leg vast").click()
    main(page).to_contain_text("Wie: Buurtmoestuin De Groene Vinger.")
    expect(page.get_by_role("checkbox", name="De tuin krijgt een kraan")).not_to_be_checked()

    page.get_by_role("radiogroup", name="Stappen").get_by_text("5. Gespreksblad").click()
    main(page).to_contain_text("Zo ziet de tekst eruit")
    main(page).to_contain_text("De tuin krijgt een kraan")
    name, sheet = downloaded(page, "Afdruk (PDF)")
    assert name.startswith("gespreksblad-waterkwartier")
    assert sheet.startswith(b"%PDF")


def reach(page: Page, label: str) -> None:
    """Press Tab until the reader is at something of this name."""
    target = page.get_by_label(label, exact=True)
    expect(target).to_be_visible()
    for _ in range(MOST_STOPS):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{label} is not reached within {MOST_STOPS} stops of the Tab key")


def test_a_meeting_is_prepared_by_keyboard(page: Page) -> None:
    """The steps with the arrow keys, and the inviting party by typing its name."""
    page.goto(MEETING)
    expect(page.get_by_role("heading", name="1. Wie nodigt uit?")).to_be_visible()
    reach(page, "Wie nodigt uit?")
    page.keyboard.type("Buurtmoestuin")
    page.keyboard.press("Enter")
    main(page).to_contain_text("Buurtmoestuin De Groene Vinger nodigt uit")

    page.get_by_role("radio", name="1. Wie nodigt uit?").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="2. Uitnodigen")).to_be_visible()
    main(page).to_contain_text("De regel is gehaald")


def test_the_preview_of_the_sheet_fits_a_phone(page: Page) -> None:
    """At 400 pixels its tables stay within their frame."""
    page.set_viewport_size({"width": 400, "height": 850})
    page.goto(f"{MEETING}&uitnodiger=wa_tuin&stap=5")
    expect(page.get_by_role("heading", name="Wat we afspreken")).to_be_visible()

    # The page and its style sheet come in parts: it is judged once both are there.
    poll(page, "document.querySelector('.stApp').dataset.testScriptState === 'notRunning'")
    too_wide = """(table) => {
      const frame = table.closest('.stVerticalBlock').getBoundingClientRect();
      const parts = [table, ...table.querySelectorAll('th, td')];
      return parts.some((part) => part.getBoundingClientRect().right > frame.right + 1);
    }"""
    tables = "[...document.querySelectorAll('.stMarkdown table')]"
    poll(page, f"{tables}.length === 2 && !{tables}.some({too_wide})")
