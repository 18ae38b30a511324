"""Excel (NL): a sheet per table with Dutch headers, what it is about, and the standings."""

from __future__ import annotations

from datetime import date
from typing import Final

from graphlib_wijk.tables import Column
from graphlib_wijk.writing.extras import (
    STANDING_HEADERS,
    origin_lines,
    standing_lines,
    standing_rows,
)
from graphlib_wijk.writing.material import Material
from graphlib_wijk.writing.sheets import SheetPage, Value, workbook
from graphlib_wijk.writing.words import Word, Words, dutch, dutch_date, facts_of

ABOUT_HEADERS: Final = ("sleutel", "waarde")
_CODE_TYPES: Final = frozenset(
    {
        "kvk",
        "municipality_code",
        "neighbourhood_code",
        "neighbourhood_codes",
        "subneighbourhood_codes",
    }
)
_FULL_DATE: Final = len("2026-01-01")
#: Spreadsheets disagree about the first weeks of 1900.
_FIRST_SURE_DAY: Final = "1900-03-01"


def excel(material: Material) -> bytes:
    """
    Write a workbook in which nothing is lost and nothing is ever computed.

    Parameters
    ----------
    material
        What is written.

    Returns
    -------
    content
        Sheets ``organisaties`` and ``relaties``, the other tables where they have rows,
        ``over``, ``posities`` and ``uitleg``.

    Raises
    ------
    TooLargeError
        If a table has more rows than a sheet can hold.
    """
    pages = [
        _table_page(words)
        for words in material.words.values()
        if words.table.required or words.columns[0]
    ]
    facts = facts_of(material.about)
    about = [(key, dutch_date(fact) if key == "peildatum" else fact) for key, fact in facts.items()]
    told = [*origin_lines(material), ("", ""), *standing_lines()]
    pages += [
        SheetPage(name="over", header=ABOUT_HEADERS, rows=about),
        SheetPage(name="posities", header=STANDING_HEADERS, rows=standing_rows(material)),
        SheetPage(name="uitleg", header=("wat", "uitleg"), rows=told, wrapped=True),
    ]
    return workbook(pages, title=material.about.title)


def code_columns(columns: tuple[Column, ...]) -> frozenset[int]:
    """
    Tell which columns hold codes, of which a spreadsheet must not make numbers.

    Parameters
    ----------
    columns
        Columns of a table.

    Returns
    -------
    positions
        Their positions.
    """
    return frozenset(
        at for at, column in enumerate(columns) if column.type in _CODE_TYPES or column.name == "id"
    )


def _table_page(words: Words) -> SheetPage:
    return SheetPage(
        name=words.table.dutch,
        header=words.headers,
        rows=words.rows(_value),
        as_text=code_columns(words.table.columns),
    )


def _value(column: Column, word: Word) -> Value:
    """Return a number or a day as such where a workbook keeps it whole, else its text."""
    if isinstance(word, float):
        whole = float(f"{word:.15G}") == word and "E" not in f"{word:.15G}"
        return word if whole else dutch(column, word)
    if column.type == "date" and len(word) == _FULL_DATE and word >= _FIRST_SURE_DAY:
        return date.fromisoformat(word)
    return dutch(column, word)
