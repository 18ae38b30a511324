"""Verantwoording: the same promises in both languages, about these data and this installation."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from graphlib_wijk.dashboard import basemap, installation
from graphlib_wijk.dashboard.state import View
from graphlib_wijk.dashboard.texts.statements import STATEMENTS, Name
from graphlib_wijk.vocabulary import LANGUAGES
from tests.dashboard.test_pages import opened, texts_of

PAGE = "screens/accountability.py"


def outline(language: str, name: str) -> list[str]:
    """Return the marks of the headings and of the list items of a long text, in order."""
    text = (STATEMENTS / language / f"{name}.md").read_text("utf-8")
    return re.findall(r"^(##+|-) ", text, re.MULTILINE)


@pytest.mark.parametrize("name", get_args(Name))
def test_both_languages_say_the_same_things(name: str) -> None:
    """As many headings of each level and as many points, in the same order; never a first level."""
    assert outline("nl", name) == outline("en", name)
    assert "##" in outline("nl", name)


def test_every_long_text_is_read() -> None:
    """No file lies about that no page shows."""
    files = {(path.parent.name, path.stem) for path in STATEMENTS.rglob("*.md")}

    assert files == {(language, name) for language in LANGUAGES for name in get_args(Name)}


def test_the_page_accounts_for_the_data_in_view() -> None:
    """Source, coverage and licence of the data set that is open, and that it is invented."""
    said = texts_of(opened(PAGE, View(dataset="voorbeeldwijk")))

    assert "Oosterlinde" in said
    assert "organisaties zijn naar hun relaties gevraagd" in said
    assert "Toegankelijkheidsverklaring" in said
    assert "EN 301 549" in said
    assert "EUPL\\-1" in said or "EUPL-1.2" in said


def test_english_readers_get_english_statements() -> None:
    """The long texts follow the language of the page."""
    said = texts_of(opened(PAGE, View(language="en")))

    assert "Accessibility statement" in said
    assert "Toegankelijkheidsverklaring" not in said


def test_the_reader_is_told_of_a_base_map_only_when_there_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With PDOK turned on the page says what the browser fetches; without, it says nothing."""
    monkeypatch.delenv(basemap.VARIABLE, raising=False)
    assert "service.pdok.nl" not in texts_of(opened(PAGE, View()))

    monkeypatch.setenv(basemap.VARIABLE, "pdok")
    assert "Uw browser haalt" in texts_of(opened(PAGE, View()))


def test_the_operator_is_named_literally(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name with signs of Markdown in it is shown as it is."""
    monkeypatch.setenv(installation.OPERATOR_VARIABLE, " *Buurtteam* ")

    assert installation.operator() == "*Buurtteam*"
    assert r"\*Buurtteam\*" in texts_of(opened(PAGE, View()))


def test_versions_are_those_that_run() -> None:
    """Wijkgraaf first; Streamlit and the drawing library with the versions in use."""
    found = installation.versions()

    assert next(iter(found)) == "Wijkgraaf"
    assert found["vis-network"] == "9.1.2"
    assert all(re.match(r"\d+\.\d+", version) for version in found.values())
