"""What the page about data says of files: what is wrong, where, and what was understood."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePath
from typing import Any

import pandas as pd

from graphlib_wijk.reading import CellPlace, ColumnPlace, SheetView
from graphlib_wijk.reading.characters import tidy
from graphlib_wijk.reading.choices import letters_of
from graphlib_wijk.sameness import same_organisations
from graphlib_wijk.tables import SAME, TABLES, About, Dataset, Problem, frame_of
from graphlib_wijk.vocabulary import fold

#: So many suggestions at once; when these are decided upon, others follow.
MOST_SUGGESTED = 20


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What files came to: tables, every problem, and the beginning of each sheet."""

    dataset: Dataset
    sheets: tuple[SheetView, ...]

    @property
    def usable(self) -> bool:
        """Whether nothing is an error."""
        return self.dataset.sound

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem, errors first."""
        return tuple(sorted(self.dataset.problems, key=lambda p: _SEVERITIES.index(p.severity)))

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many problems there are of each severity."""
        return {
            severity: sum(problem.severity == severity for problem in self.problems)
            for severity in _SEVERITIES
        }

    @cached_property
    def cells(self) -> tuple[CellPlace, ...]:
        """Every cell with an error or a warning, in the order of the report."""
        headers = {(sheet.file, sheet.sheet, sheet.header_row) for sheet in self.sheets}
        found = (place_of(problem) for problem in self.problems if problem.severity != "notice")
        return tuple(
            dict.fromkeys(
                place
                for place in found
                if place and (place.file, place.sheet, place.row) not in headers
            )
        )

    @cached_property
    def asks_who_was_asked(self) -> bool:
        """Whether nothing in the files says who was asked about its ties."""
        return any(problem.code == "asked-unknown" for problem in self.problems)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two organisations that may be the same, and why somebody might think so."""

    one: Mapping[str, str]
    other: Mapping[str, str]
    reasons: tuple[str, ...]
    place: str


_TEXT_FILES = frozenset({".csv", ".tsv", ".txt"})
_SEVERITIES = ("error", "warning", "notice")


def place_of(problem: Problem) -> CellPlace | None:
    """
    Name the cell that a problem is about.

    Parameters
    ----------
    problem
        A problem.

    Returns
    -------
    place
        Its cell; None for a problem of a whole file, row or column.
    """
    if problem.row is None or not problem.column:
        return None
    return CellPlace(problem.file, problem.sheet, problem.row, problem.column)


def texts_in(reading: Reading) -> dict[CellPlace, str]:
    """
    Tell what stands in each cell that has a problem, as far as a report knows.

    Parameters
    ----------
    reading
        What files came to.

    Returns
    -------
    texts
        What was found, by cell; empty for a cell that should not be.
    """
    found: dict[CellPlace, str] = {}
    for problem in reading.problems:
        place = place_of(problem)
        if place is not None:
            found.setdefault(place, problem.found)
    return found


#: What is wrong with cells, by file, sheet, row and position: the worst severity.
CellMarks = Mapping[tuple[str, str, int, int], str]


def marks_of(reading: Reading) -> dict[tuple[str, str, int, int], str]:
    """
    Find the cells of the shown rows that have a problem.

    Parameters
    ----------
    reading
        What files came to.

    Returns
    -------
    marks
        The worst severity, by file, sheet, row and position of the column.
    """
    headers = {(sheet.file, sheet.sheet): split(sheet)[0] for sheet in reading.sheets}
    marks: dict[tuple[str, str, int, int], str] = {}
    for problem in reading.problems:
        place = place_of(problem)
        header = headers.get((problem.file, problem.sheet), ())
        for at, (text, _name) in enumerate(header):
            if place is not None and text == place.column:
                marks.setdefault((place.file, place.sheet, place.row, at), problem.severity)
    return marks


def split(
    sheet: SheetView,
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[int, tuple[str, ...]], ...]]:
    """
    Tell the column names of a sheet from the rows below them.

    Parameters
    ----------
    sheet
        The beginning of a sheet.

    Returns
    -------
    header
        For each column its name as it was written (its letters where there is none), and the
        canonical name of what it was taken for.
    rows
        The rows below, as many texts as there are columns.
    """
    names: tuple[str, ...] = ()
    rows = sheet.rows
    if sheet.header_row is not None:
        names = next((texts for number, texts in rows if number == sheet.header_row), ())
        rows = tuple(row for row in rows if row[0] > sheet.header_row)
    width = len(sheet.columns)
    written = [tidy(name) for name in (*names, *[""] * width)][:width]
    header = [(text or letters_of(at), sheet.columns[at]) for at, text in enumerate(written)]
    return tuple(header), tuple((n, (*texts, *[""] * width)[:width]) for n, texts in rows)


def corrected(
    sheet: SheetView, corrections: Mapping[CellPlace, str]
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[int, tuple[str, ...]], ...]]:
    """
    Split a sheet, with what the reader corrected in its place.

    Parameters
    ----------
    sheet
        A sheet.
    corrections
        Cells and the texts that should stand there.

    Returns
    -------
    header, rows
        As `split` gives them.
    """
    header, rows = split(sheet)
    at = {text: position for position, (text, _name) in enumerate(header)}
    changes: dict[int, dict[int, str]] = {}
    for place, text in corrections.items():
        if (place.file, place.sheet) == (sheet.file, sheet.sheet) and place.column in at:
            changes.setdefault(place.row, {})[at[place.column]] = text
    return header, tuple(
        (n, tuple(changes.get(n, {}).get(i, text) for i, text in enumerate(texts)))
        for n, texts in rows
    )


def is_text_file(sheet: SheetView) -> bool:
    """
    Tell whether a sheet comes from a file whose characters can be read in several ways.

    Parameters
    ----------
    sheet
        The beginning of a sheet.

    Returns
    -------
    is_text_file
        False for workbooks and networks, which say themselves what their characters are.
    """
    return PurePath(sheet.file).suffix.casefold() in _TEXT_FILES


def doubtful_columns(sheet: SheetView) -> tuple[tuple[ColumnPlace, dict[str, str]], ...]:
    """
    List the columns of the contract for which a sheet has more than one.

    Parameters
    ----------
    sheet
        The beginning of a sheet.

    Returns
    -------
    columns
        For each its place, and the name of each candidate by its letters. Empty when nothing
        is doubtful.
    """
    tables = {table.name: table for table in TABLES}
    if sheet.table not in tables:
        return ()
    header, _rows = split(sheet)
    found = []
    for column in tables[sheet.table].columns:
        means = column.headers()
        candidates = {
            letters_of(at): text for at, (text, _name) in enumerate(header) if fold(text) in means
        }
        own = {fold(column.name), fold(column.dutch)}
        if len(candidates) > 1 and sum(fold(text) in own for text in candidates.values()) != 1:
            place = ColumnPlace(sheet.file, sheet.sheet, column.name)
            found.append((place, candidates))
    return tuple(found)


def pairs_of(dataset: Dataset) -> tuple[Pair, ...]:
    """
    Describe organisations that may be one and the same, for a person to decide.

    Parameters
    ----------
    dataset
        A data set without errors.

    Returns
    -------
    pairs
        The likeliest first, at most `MOST_SUGGESTED`; empty when nothing looks the same.
    """
    table = dataset.organisations
    found = same_organisations(dataset).head(MOST_SUGGESTED).to_dict("records")
    return tuple(
        Pair(
            one=_facts(table, row["one"]),
            other=_facts(table, row["other"]),
            reasons=row["reasons"],
            place=row["place"],
        )
        for row in found
    )


def _facts(organisations: pd.DataFrame, id_: str) -> dict[str, str]:
    row: Mapping[Hashable, Any] = organisations.loc[id_].to_dict()
    return {
        "id": id_,
        "name": row["name"],
        "kind": row["kind"],
        "kind_given": row["kind_given"],
        "municipality": row["municipality"],
        "neighbourhood": ", ".join(row["neighbourhood"]),
        "website": row["website"],
    }


def decided(
    dataset: Dataset, same: Iterable[tuple[str, str, str]], about: About | None, day: str
) -> Dataset:
    """
    Write what the reader decided into a data set.

    Parameters
    ----------
    dataset
        What was read.
    same
        Ids of two organisations and what was decided about them.
    about
        What the reader says the data are; None leaves it as it was read.
    day
        Today, ISO text.

    Returns
    -------
    dataset
        The same tables, with the decisions behind those that were there.
    """
    rows: list[dict[str, object]] = [
        {"one": one, "other": other, "decision": decision, "decided_on": day}
        for one, other, decision in same
    ]
    if rows:
        together: pd.DataFrame = pd.concat([dataset.same, frame_of(SAME, rows)], ignore_index=True)
        dataset = replace(dataset, same=together)
    return dataset if about is None else replace(dataset, about=about)
