"""
Workbooks: sheets of text in which nothing is ever computed.

The only module that knows xlsxwriter. Every text is written as a text, so that no formula, link
or number is made of it, whatever it looks like.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from graphlib_wijk.tables import GraphlibWijkError
from graphlib_wijk.writing.words import safe

MOST_ROWS: Final = 1_048_576
LONGEST_CELL: Final = 32_767
#: Least and most width of a column, on a sheet of data and on one that people read.
_WIDTHS: Final = {False: (10, 60), True: (6, 100)}
#: Rows that are looked at to choose the width of a column.
_MEASURED: Final = 200
_SOME_DAY: Final = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_HEADER_LOOK: Final = {"bold": True, "bg_color": "#e3e8ec", "bottom": 1, "valign": "top"}
_COMMENT: Final = {"author": "Wijkgraaf", "x_scale": 2.2, "y_scale": 1.4, "font_size": 9}

Value = str | float | date


class TooLargeError(GraphlibWijkError, ValueError):
    """A format cannot hold so much."""

    code = "too-large-to-write"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What is noted at one cell: a comment, and the colour of the cell (empty for none)."""

    comment: str
    colour: str = ""


@dataclass(frozen=True, kw_only=True)
class SheetPage:
    """
    One sheet of a workbook.

    Parameters
    ----------
    name
        Its name.
    header
        Column names.
    rows
        Values; a text is written as it is, a date as a date. One row may be shorter.
    marks
        Comments by row and column, both from 0; row 0 is the header.
    lists
        Cells that hold the words to choose from, by column, as ``=lijsten!$A$1:$A$9``.
    as_text
        Columns whose empty cells wait for text: codes keep their zeros.
    start
        Row of the header, from 0.
    filled_rows
        Rows for which choosing from lists is prepared, also below the last one.
    wrapped
        Break long texts into lines: for a sheet that people read.
    """

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[Value]] = ()
    marks: Mapping[tuple[int, int], Sequence[Mark]] = field(default_factory=dict)
    lists: Mapping[int, str] = field(default_factory=dict)
    as_text: frozenset[int] = frozenset()
    start: int = 0
    filled_rows: int = 0
    wrapped: bool = False


def workbook(pages: Sequence[SheetPage], *, title: str = "") -> bytes:
    """
    Write a workbook.

    Parameters
    ----------
    pages
        Its sheets, at least one, with different names.
    title
        Title in the properties of the file.

    Returns
    -------
    content
        An .xlsx file, the same bytes for the same pages.

    Raises
    ------
    TooLargeError
        If a sheet has more rows, or a cell more signs, than a workbook can hold.
    """
    content = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(content, options)
    book.set_properties({"title": safe(title), "author": "Wijkgraaf", "created": _SOME_DAY})
    looks = _Looks(book)
    for page in pages:
        _write(book.add_worksheet(page.name), page, looks)
    book.close()
    return content.getvalue()


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.header = self.of(_HEADER_LOOK)
        self.date = self.of({"num_format": "dd-mm-yyyy", "align": "left"})
        self.text = self.of({"num_format": "@"})

    def of(self, look: Mapping[str, Any]) -> Any:  # noqa: ANN401 - xlsxwriter's own class
        """Return the format that looks so."""
        key = tuple(sorted(look.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(look))
        return self._made[key]

    def cell(self, value: Value, colour: str, *, header: bool, wrapped: bool) -> Any:  # noqa: ANN401
        """Return the format of a cell."""
        look: dict[str, Any] = dict(_HEADER_LOOK) if header else {}
        if isinstance(value, date):
            look = {"num_format": "dd-mm-yyyy", "align": "left"}
        if isinstance(value, str) and not header:
            look = {"num_format": "@"}
        if wrapped and not header:
            look |= {"text_wrap": True, "valign": "top"}
        if colour:
            look["bg_color"] = colour
        return self.of(look) if look else None


def _write(sheet: Worksheet, page: SheetPage, looks: _Looks) -> None:
    widths = [len(text) + 4 for text in page.header]
    last = page.start
    for number, row in enumerate(_with_header(page)):
        last = page.start + number
        if last >= MOST_ROWS:
            message = f"Sheet {page.name} has more than {MOST_ROWS} rows."
            raise TooLargeError(message)
        for column, value in enumerate(row):
            colour = next((m.colour for m in page.marks.get((number, column), ()) if m.colour), "")
            look = looks.cell(value, colour, header=number == 0, wrapped=page.wrapped)
            _put(sheet, (last, column), value, look)
            if number < _MEASURED:
                widths += [0] * (column + 1 - len(widths))
                widths[column] = max(widths[column], len(str(value)) + 2)
    _note(sheet, page)
    _let_choose(sheet, page, last)
    least, most = _WIDTHS[page.wrapped]
    for column, width in enumerate(widths):
        look = looks.text if column in page.as_text else None
        sheet.set_column(column, column, min(max(width, least), most), look)
    sheet.freeze_panes(page.start + 1, 0)
    if page.header and last > page.start:
        sheet.autofilter(page.start, 0, last, len(page.header) - 1)


def _with_header(page: SheetPage) -> Iterable[Sequence[Value]]:
    yield page.header
    yield from page.rows


def _put(sheet: Worksheet, at: tuple[int, int], value: Value, look: Any) -> None:  # noqa: ANN401
    row, column = at
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, look)
    elif isinstance(value, float):
        sheet.write_number(row, column, value, look)
    elif value:
        if len(value) > LONGEST_CELL:
            message = f"A cell of {len(value)} signs is more than a workbook can hold."
            raise TooLargeError(message)
        sheet.write_string(row, column, safe(value), look)
    elif look is not None and look.bg_color:
        sheet.write_blank(row, column, None, look)


def _note(sheet: Worksheet, page: SheetPage) -> None:
    for (row, column), marks in page.marks.items():
        lines = (line for mark in marks for line in [*mark.comment.split("\n"), ""])
        text = "\n".join(map(safe, lines)).strip()
        sheet.write_comment(page.start + row, column, text[:LONGEST_CELL], _COMMENT)


def _let_choose(sheet: Worksheet, page: SheetPage, last: int) -> None:
    """Offer words to choose from, also below the last row."""
    first = page.start + 1
    end = max(last, page.start + page.filled_rows, first)
    for column, words in page.lists.items():
        rule = {
            "validate": "list",
            "source": words,
            "error_type": "information",
            "error_title": "Dit woord kennen we niet",
            "error_message": "Kies een woord uit de lijst, of laat uw eigen woord staan.",
        }
        sheet.data_validation(first, column, end, column, rule)
