"""Vergelijken in a real browser: one place in two drawings, a choice in both, a file to keep."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from tests.browser.chromium import PageLog, poll

ADDRESS = "/vergelijken?gegevens=voorbeeldwijk&wijk=WK990102&iedereen=ja"
DRAWN = """
    document.querySelectorAll('.wijkgraaf-network').length === 2 &&
    [...document.querySelectorAll('.wijkgraaf-network')].every(e => e.wijkgraaf?.network())
"""
#: Where an organisation is on screen in each drawing, from the corner of that drawing.
SEEN = """
    name => [...document.querySelectorAll('.wijkgraaf-network')].map(e => {
      const network = e.wijkgraaf.network();
      const { x, y } = network.canvasToDOM(network.getPosition(name));
      return [Math.round(x), Math.round(y)];
    })
"""
CORNERS = """
    [...document.querySelectorAll('.wijkgraaf-network')].map(e => {
      const { x, y } = e.getBoundingClientRect();
      return [Math.round(x), Math.round(y)];
    })
"""


def test_two_dates_side_by_side(page: Page, page_log: PageLog) -> None:
    """One place on screen in both; chosen in a table, open in the address; Excel; stacked."""
    page.goto(ADDRESS)
    poll(page, DRAWN)
    one, other = page.evaluate(SEEN, "wa_anker")

    assert one == other
    left, right = page.evaluate(CORNERS)
    assert left[1] == right[1]
    assert left[0] < right[0]

    with page.expect_download() as download:
        page.get_by_role("button", name="Deze tabellen bewaren als Excel").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert ["relaties", "posities", "cijfers", "uitleg"] == book.sheetnames
    assert "nieuw" == book["relaties"]["A2"].value

    page.set_viewport_size({"width": 690, "height": 900})
    expect(page.get_by_role("heading", name="Welke relaties")).to_be_visible()
    poll(page, f"(([a, b]) => a[0] === b[0] && a[1] < b[1])({CORNERS.strip()})")
    assert page.evaluate("document.documentElement.scrollWidth") <= 690

    page.get_by_text("Eerlijk: wie beide keren is bevraagd").click()
    expect(page.get_by_text("Dat zijn er 21 van de 29.")).to_be_visible()
    assert "iedereen" not in page.url
    assert [] == page_log.violations
