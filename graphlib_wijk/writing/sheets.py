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
#: A cell that waits for somebody to fill it in.
_TO_FILL: Final = {
    "num_format": "@",
    "text_wrap": True,
    "valign": "top",
    "locked": False,
    "bg_color": "#fff9e5",
    "border": 1,
    "border_color": "#8a939b",
}
_LINE_HEIGHT: Final = 16
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
    above
        Lines above the header; at most `start` of them.
    fillable
        Columns that somebody is to fill in. All other cells are locked, without a password; None
        for a sheet on which nothing is.
    choices
        Cells that hold the words to choose from, for single cells: by row and column, both from 0,
        row 0 being the header.
    widths
        Widths by column that win from those that fit.
    tall
        Give each row the height that its texts need: on a sheet that nobody fills in.
    landscape
        Print it across the page, as wide as the page is.
    refusal
        Title and text of what a spreadsheet says of a word that is not offered.
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
    above: Sequence[str] = ()
    fillable: frozenset[int] | None = None
    choices: Mapping[tuple[int, int], str] = field(default_factory=dict)
    widths: Mapping[int, int] = field(default_factory=dict)
    tall: bool = False
    landscape: bool = False
    refusal: tuple[str, str] = (
        "Dit woord kennen we niet",
        "Kies een woord uit de lijst, of laat uw eigen woord staan.",
    )


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
            look = _look(page, looks, (number, column), value)
            _put(sheet, (last, column), value, look)
            if number < _MEASURED:
                widths += [0] * (column + 1 - len(widths))
                widths[column] = max(widths[column], len(str(value)) + 2)
    _note(sheet, page)
    _let_choose(sheet, page, last)
    _lay_out(sheet, page)
    least, most = _WIDTHS[page.wrapped]
    for column, width in enumerate(widths):
        look = looks.text if column in page.as_text else None
        fitting = page.widths.get(column, min(max(width, least), most))
        sheet.set_column(column, column, fitting, look)
    sheet.freeze_panes(page.start + 1, 0)
    if page.fillable is not None:
        sheet.protect("", {"format_columns": True, "format_rows": True})
    elif page.header and last > page.start:
        sheet.autofilter(page.start, 0, last, len(page.header) - 1)


def _look(page: SheetPage, looks: _Looks, at: tuple[int, int], value: Value) -> Any:  # noqa: ANN401
    if at[0] and page.fillable is not None and at[1] in page.fillable:
        return looks.of(_TO_FILL)
    colour = next((mark.colour for mark in page.marks.get(at, ()) if mark.colour), "")
    return looks.cell(value, colour, header=at[0] == 0, wrapped=page.wrapped)


def _lay_out(sheet: Worksheet, page: SheetPage) -> None:
    """Write what stands above the table, and fit rows to their texts and the sheet to its paper."""
    for at, line in enumerate(page.above):
        sheet.write_string(at, 0, safe(line))
    if page.tall:
        for at, row in enumerate(_with_header(page), page.start):
            lines = (len(str(text)) // page.widths[column] + 1 for column, text in enumerate(row))
            sheet.set_row(at, _LINE_HEIGHT * max(lines))
    if page.landscape:
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(page.start)


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
    title, message = page.refusal
    rule = {
        "validate": "list",
        "error_type": "information",
        "error_title": title,
        "error_message": message,
    }
    for column, words in page.lists.items():
        sheet.data_validation(first, column, end, column, {**rule, "source": words})
    for (row, column), words in page.choices.items():
        at = page.start + row
        sheet.data_validation(at, column, at, column, {**rule, "source": words})
