"""What Streamlit says itself, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from graphlib_wijk.dashboard import texts
from tests.browser.chromium import poll

PLACE = "gegevens=voorbeeldwijk&wijk=WK990102"
#: Every text and label outside our own views.
SAID = """() => {
  const said = [...document.querySelectorAll("[aria-label]")].map((one) => one.ariaLabel);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) said.push(texts.currentNode.nodeValue.trim());
  return said;
}"""


@pytest.fixture
def reader(chromium: Browser, server: str) -> Iterator[Page]:
    """Return a page of a new reader."""
    context = chromium.new_context(base_url=server, viewport={"width": 1280, "height": 1000})
    yield context.new_page()
    context.close()


def opened(reader: Page, address: str) -> None:
    """Open a page and wait until it stands."""
    reader.goto(address)
    expect(reader.locator(".wijkgraaf-page button")).to_be_visible()
    poll(reader, "document.querySelector('.stApp').dataset.testScriptState === 'notRunning'")


def english(reader: Page) -> set[str]:
    """Return what Streamlit says in English of what we have words for."""
    words = texts.streamlit()
    said = set(reader.evaluate(SAID))
    begun = {text for text in said for start in words["start"] if text.startswith(f"{start} ")}
    # The skip link and the icon's name are hidden from everybody.
    return (said & words["exact"].keys()) | begun


@pytest.mark.parametrize("page", ["wijk", "zetje", "gegevens", "organisatie"])
def test_streamlit_speaks_dutch_on_a_dutch_page(reader: Page, page: str) -> None:
    """No label or text of Streamlit that we have a word for is left in English."""
    opened(reader, f"/{page}?{PLACE}")

    expect(reader.get_by_role("button", name="Instellingen", exact=True)).to_be_visible()
    assert english(reader) == set()


def test_what_opens_later_speaks_dutch_too(reader: Page) -> None:
    """A list that is opened and a search in it that finds nothing are in Dutch."""
    opened(reader, f"/zetje?{PLACE}")
    choice = reader.get_by_role("combobox", name="Signalen")
    choice.click()
    expect(reader.get_by_text("Alles kiezen", exact=True)).to_be_visible()
    choice.fill("zzzz")
    expect(reader.get_by_text("Niets gevonden", exact=True)).to_be_visible()

    assert english(reader) == set()


def test_english_comes_back_with_the_language(reader: Page) -> None:
    """Who chooses English gets the English words, also where Dutch ones stood."""
    opened(reader, f"/gegevens?{PLACE}")
    choose = reader.locator(".stFileUploader button")
    expect(choose).to_contain_text("Bestanden kiezen")
    reader.get_by_text("English", exact=True).click()

    expect(choose).to_contain_text("Choose files")
    expect(reader.get_by_role("button", name="Settings", exact=True)).to_be_visible()


def test_a_name_in_the_data_stays_what_it_is(reader: Page) -> None:
    """An organisation's words are never taken for Streamlit's."""
    opened(reader, f"/wijk?{PLACE}")
    reader.evaluate(
        """() => {
          const name = document.createElement("p");
          name.id = "name";
          name.textContent = "Upload";
          document.querySelector(".stMain h1").after(name);
        }"""
    )
    reader.wait_for_timeout(300)

    assert reader.locator("#name").text_content() == "Upload"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_tab_is_as_readable_as_text(chromium: Browser, server: str, scheme: str) -> None:
    """The words of the chosen tab have the colour of text, whose contrast is tested."""
    context = chromium.new_context(base_url=server, color_scheme=scheme)
    page = context.new_page()
    opened(page, f"/gegevens?{PLACE}")
    colours = page.evaluate(
        """[".stMain h1", ".stMain [role=tab][aria-selected=true] p"].map(
          (one) => getComputedStyle(document.querySelector(one)).color)"""
    )
    context.close()

    assert colours[0] == colours[1]
