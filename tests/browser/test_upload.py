"""A workbook as somebody has it: uploaded, corrected on the page, and used."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import PageLog, poll

ROW_HEIGHT = 35
ORGANISATIONS = (
    ("Overzicht van de wijk",),
    (),
    ("naam", "soort", "gemeente", "wijk", "bevraagd", "contactpersoon"),
    ("Buurthuis De Kom", "bewonersinitiatief", "Breda", "Haagpoort", "ja", "J. Jansen"),
    ("Stichting Moestuin Zuid", "bewonersinitiatief", "Breda", "Haagpoort", "nee", ""),
    ("St. Moestuin-Zuid", "bewonersinitiatief", "Breda", "Haagpoort", "", ""),
    ("Gemeente Breda", "gemeente", "Breda", "", "misschien", ""),
)
TIES = (
    ("van", "naar", "soort", "sinds"),
    ("Buurthuis De Kom", "Gemeente Breda", "samenwerking", "2020"),
    ("Stichting Moestuin Zuid", "Buurthuiss De Kom", "samenwerking", "2021"),
)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Return a workbook with a title above its columns and a wrong cell in each sheet."""
    book = openpyxl.Workbook()
    for name, rows in (("Organisaties", ORGANISATIONS), ("Relaties", TIES)):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.remove(book["Sheet"])
    path = tmp_path / "breda.xlsx"
    book.save(path)
    return path


def correct(page: Page, grid: Locator, row: int, text: str) -> None:
    """Write a text in the last column of a row of the grid, as a person does."""
    box = grid.bounding_box()
    assert box is not None
    written = page.locator(".gdg-input")
    grid.click(position={"x": box["width"] - 60, "y": ROW_HEIGHT * row + ROW_HEIGHT / 2})
    page.wait_for_timeout(300)
    if not written.count():  # a click in the cell where one already is opens it
        page.keyboard.press("Enter")
    written.fill(text)
    page.keyboard.press("Enter")
    expect(written).to_have_count(0)
    # The grid waits a moment before it tells the server.
    page.wait_for_timeout(500)
    # What was written goes to the server, and the page is drawn again.
    expect(page.locator("[data-test-script-state='notRunning']").first).to_be_visible()


def test_a_broken_workbook_is_corrected_and_used(
    page: Page, page_log: PageLog, server: str, workbook: Path
) -> None:
    """Errors are named with their cells, corrected in place, and the result is on Wijk."""
    page.goto("/gegevens")
    page.locator("input[type=file]").set_input_files(workbook)
    main = page.locator(".stMain")
    expect(main).to_contain_text("Er zijn 2 fouten")
    expect(main).to_contain_text("blad Relaties, rij 3, kolom naar")
    expect(main).to_contain_text("Bedoelt u “Buurthuis De Kom”?")
    expect(main).not_to_contain_text("Jansen")

    grid = page.get_by_test_id("stDataFrame").first
    grid.scroll_into_view_if_needed()
    correct(page, grid, 1, "ja")
    correct(page, grid, 2, "Buurthuis De Kom")
    page.get_by_role("button", name="Verbeteringen toepassen").click()

    expect(page.get_by_role("heading", name="Is dit dezelfde organisatie?")).to_be_visible()
    page.get_by_role("button", name="Dezelfde: samenvoegen").click()
    expect(page.get_by_role("heading", name="Is dit dezelfde organisatie?")).to_have_count(0)
    # Until the page has run through, what stood lower down stands there twice.
    poll(page, "document.querySelector('.stApp').dataset.testScriptState === 'notRunning'")
    page.get_by_label("Hoe heten deze gegevens?").fill("Mijn wijk")
    page.get_by_role("button", name="Deze gegevens gebruiken").click()

    expect(page.get_by_role("heading", name="Mijn wijk", level=1)).to_be_visible()
    expect(main).to_contain_text("We kennen hier 3 organisaties")
    page.get_by_role("link", name="Haagpoort").first.click()
    expect(page.get_by_role("heading", name="Haagpoort", level=1)).to_be_visible()
    expect(page.get_by_role("button", name="Stichting Moestuin Zuid")).to_be_visible()
    assert page_log.elsewhere(server) == []
    assert page_log.violations == []
