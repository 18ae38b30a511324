"""A workbook as it was read, with every problem marked in its cell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graphlib_wijk.reading.characters import tidy
from graphlib_wijk.tables import Problem, Severity
from graphlib_wijk.vocabulary import Language
from graphlib_wijk.writing.sheets import LONGEST_CELL, Mark, SheetPage, workbook

#: Colours of marked cells; the comment says the same in words.
COLOURS: Final[Mapping[Severity, str]] = {
    "error": "#f8c4be",
    "warning": "#ffe3ad",
    "notice": "#d7e6f5",
}
SEVERITIES: Final[Mapping[Language, Mapping[Severity, str]]] = {
    "nl": {"error": "fout", "warning": "waarschuwing", "notice": "mededeling"},
    "en": {"error": "error", "warning": "warning", "notice": "notice"},
}
_HEADERS: Final[Mapping[Language, tuple[str, ...]]] = {
    "nl": ("ernst", "bestand", "blad", "rij", "kolom", "gevonden", "wat er is, en wat u kunt doen"),
    "en": ("severity", "file", "sheet", "row", "column", "found", "what it is, and what to do"),
}
_REPORT: Final[Mapping[Language, str]] = {"nl": "meldingen", "en": "report"}
_WORST_FIRST: Final[tuple[Severity, ...]] = ("error", "warning", "notice")
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\']+")
_LONGEST_NAME: Final = 31
_SUFFIX: Final = re.compile(r"\.\w{2,7}$")


@dataclass(frozen=True, kw_only=True)
class RawSheet:
    """
    One sheet or text file as it was read.

    Parameters
    ----------
    file
        Name of the file, as problems name it.
    name
        Name of the sheet, as problems name it; empty for a text file.
    header
        Column names as they were written.
    rows
        Texts as they were written.
    header_row
        Number of the row of column names, as a spreadsheet counts.
    numbers
        Number of each row, ascending; without numbers they follow the header one by one.
    """

    file: str
    name: str = ""
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    header_row: int = 1
    numbers: Sequence[int] = ()


def marked_workbook(
    sheets: Sequence[RawSheet], problems: Iterable[Problem], *, language: Language = "nl"
) -> bytes:
    """
    Make a workbook to correct: each problem is a colour and a comment in its cell.

    Parameters
    ----------
    sheets
        What was read.
    problems
        What is wrong with it.
    language
        Language of the comments.

    Returns
    -------
    content
        An .xlsx file. Its first sheet lists every problem; the others hold the texts in the
        rows they came from. A text too long for a workbook is cut.
    """
    told = list(problems)
    pages = [_report(told, language)]
    taken = {_REPORT["nl"], _REPORT["en"]}
    for sheet in sheets:
        name = _free_name(sheet.name or _SUFFIX.sub("", sheet.file), taken)
        taken.add(name.casefold())
        of_sheet = [p for p in told if (p.file, p.sheet) == (sheet.file, sheet.name)]
        pages.append(_page(name, sheet, of_sheet, language))
    return workbook(pages, title=_REPORT[language])


def _report(problems: Sequence[Problem], language: Language) -> SheetPage:
    words = SEVERITIES[language]
    rows = [
        (
            words[problem.severity],
            problem.file,
            problem.sheet,
            "" if problem.row is None else float(problem.row),
            problem.column,
            problem.found,
            sentence_of(problem, language),
        )
        for problem in sorted(problems, key=lambda p: _WORST_FIRST.index(p.severity))
    ]
    return SheetPage(name=_REPORT[language], header=_HEADERS[language], rows=rows, wrapped=True)


def sentence_of(problem: Problem, language: Language = "nl") -> str:
    """
    Say what is wrong and what to do, without the place.

    Parameters
    ----------
    problem
        The problem.
    language
        Language of the reader.

    Returns
    -------
    sentence
        One or two sentences.
    """
    return problem.message(language).removeprefix(f"{problem.place(language)}: ")


def _page(name: str, sheet: RawSheet, problems: Sequence[Problem], language: Language) -> SheetPage:
    marks: defaultdict[tuple[int, int], list[Mark]] = defaultdict(list)
    for problem in sorted(problems, key=lambda p: _WORST_FIRST.index(p.severity)):
        place = _place(sheet, problem)
        if place is not None:
            word = SEVERITIES[language][problem.severity].capitalize()
            comment = f"{word}. {sentence_of(problem, language)}"
            marks[place].append(Mark(comment=comment, colour=COLOURS[problem.severity]))
    return SheetPage(
        name=name,
        header=[text[:LONGEST_CELL] for text in sheet.header],
        rows=list(_in_place(sheet, max((row for row, _ in marks), default=0))),
        marks=marks,
        start=sheet.header_row - 1,
    )


def _place(sheet: RawSheet, problem: Problem) -> tuple[int, int] | None:
    """Row below the header and column of a problem; None for one of the file as a whole."""
    if problem.row is None and not problem.column:
        return None
    row = 0 if problem.row is None else problem.row - sheet.header_row
    if row < 0:
        return None
    headers = [tidy(text) for text in sheet.header]
    if problem.column and problem.column in headers:
        return row, headers.index(problem.column)
    return row, _column_lettered(problem.column, len(headers))


def _column_lettered(letters: str, width: int) -> int:
    """Return the column that a spreadsheet calls so; the first one when there is none."""
    position = 0
    for letter in letters if letters.isascii() and letters.isupper() else "":
        position = position * 26 + ord(letter) - ord("A") + 1
    return position - 1 if 0 < position <= width else 0


def _in_place(sheet: RawSheet, least: int) -> Iterator[list[str]]:
    """Rows where they came from, with empty ones between them where some were left out."""
    first = sheet.header_row + 1
    numbers = sheet.numbers or range(first, first + len(sheet.rows))
    expected = first
    for number, row in zip(numbers, sheet.rows, strict=True):
        yield from ([] for _ in range(number - expected))
        yield [text[:LONGEST_CELL] for text in row]
        expected = number + 1
    # A problem can be of a row that could not be read.
    yield from ([""] for _ in range(least + sheet.header_row - expected + 1))


def _free_name(wanted: str, taken: set[str]) -> str:
    """Return a name that a workbook accepts and that no other sheet has."""
    plain = _NOT_IN_NAMES.sub(" ", tidy(wanted)).strip()[:_LONGEST_NAME].strip() or "blad"
    name, number = plain, 1
    while name.casefold() in taken:
        number += 1
        name = f"{plain[: _LONGEST_NAME - 4].strip()} {number}"
    return name
