"""
A form that came back → what stands in it, cell by cell.

What it means is for who knows the data: here nothing is compared, and no word is turned into a
value but the marks that tell which form it is.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graphlib_wijk.reading.characters import is_broken, tidy
from graphlib_wijk.reading.contents import Incoming
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.limits import UPLOAD, Limits
from graphlib_wijk.reading.sheets import Fault, Sheet
from graphlib_wijk.reading.workbooks import read_workbook
from graphlib_wijk.tables import Problem
from graphlib_wijk.tables.form import (
    ASKED,
    CODE,
    DETAILS,
    FACTS,
    MARKS,
    NOW,
    OTHER_SIDE,
    SHEETS,
    VERB,
    VERDICT,
    WHAT,
    Wording,
    check_of,
    role_of,
)
from graphlib_wijk.vocabulary import Language

#: Rows of a sheet that are looked at: more than any organisation has ties.
_MOST_ROWS: Final = 5_000
_LONGEST: Final = 10_000


@dataclass(frozen=True, kw_only=True)
class FormCell:
    """Text of a cell, tidied, and where it stands: sheet, row as a spreadsheet counts, heading."""

    text: str
    sheet: str
    row: int
    heading: str


@dataclass(frozen=True, kw_only=True)
class FormRow:
    """A row about a tie: its cells by what they are about, as `ReturnedForm` says."""

    cells: Mapping[str, FormCell]

    def __getitem__(self, name: str) -> FormCell:
        """Return a cell by what it is about."""
        return self.cells[name]

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.text for cell in self.cells.values())


@dataclass(frozen=True, kw_only=True)
class ReturnedForm:
    """
    A form that came back.

    Parameters
    ----------
    file
        Name of the file.
    language
        Language in which it was made.
    dataset, version, organisation
        Which form it is.
    details
        By column of `tables.form.DETAILS`, and ``asked_on``.
    ties
        The rows about known ties: ``code``, ``other``, ``verb``, ``verdict``, and those of
        `tables.form.FACTS`.
    added
        The rows about ties that are missing: ``other``, ``verb``, and the facts. None is blank.
    """

    file: str
    language: Language
    dataset: str
    version: int
    organisation: str
    details: Mapping[str, FormCell]
    ties: tuple[FormRow, ...]
    added: tuple[FormRow, ...]


@dataclass(frozen=True)
class _Reader:
    """The sheets of one file by their role, and where problems go."""

    file: str
    sheets: Mapping[str, Sheet]
    findings: Findings

    def report(
        self,
        code: str,
        *,
        role: str = "",
        place: FormCell | None = None,
        found: str = "",
        expected: str = "",
    ) -> None:
        """Write down what is wrong with a sheet, or with one cell of it."""
        sheet = self.sheets[role].name if role in self.sheets else ""
        self.findings.add(
            Problem(
                code=code,
                file=self.file,
                sheet=sheet,
                row=place.row if place else None,
                column=place.heading if place else "",
                found=found,
                expected=expected,
            )
        )


def read_form(
    path: str | os.PathLike[str], *, limits: Limits = UPLOAD
) -> tuple[ReturnedForm | None, tuple[Problem, ...]]:
    """
    Read a form that came back.

    Parameters
    ----------
    path
        A workbook.
    limits
        How much is read at most.

    Returns
    -------
    form
        None when it is no form of ours, or parts of it are missing or were changed that tell
        which form it is.
    problems
        What is wrong with it.
    """
    file, findings = Path(path), Findings()
    sheets = read_workbook(Incoming(path=file, findings=findings, limits=limits))
    known = {role: sheet for sheet in sheets if (role := role_of(sheet.name))}
    reader = _Reader(file.name, known, findings)
    form = _form(reader) if sheets else None
    problems = findings.problems([file.name])
    if form is None and not problems:
        problems = (Problem(code="form-without-marks", file=file.name),)
    return form, problems


def _form(reader: _Reader) -> ReturnedForm | None:
    marks = _marks(reader)
    if marks is None:
        return None
    missing = [role for role in ("details", "ties", "added") if role not in reader.sheets]
    for role in missing:
        expected = f"{SHEETS[role].nl} / {SHEETS[role].en}"
        reader.report("form-sheet-missing", expected=expected)
    if missing:
        return None
    details, ties, added = _details(reader), _ties(reader), _added(reader)
    if details is None or ties is None or added is None:
        return None
    dataset, version, organisation = marks
    return ReturnedForm(
        file=reader.file,
        language="en" if reader.sheets["details"].name == SHEETS["details"].en else "nl",
        dataset=dataset,
        version=version,
        organisation=organisation,
        details=details,
        ties=ties,
        added=added,
    )


def _marks(reader: _Reader) -> tuple[str, int, str] | None:
    """Return which form it is, when the marks that say so are whole."""
    rows = _rows(reader.sheets["told"]) if "told" in reader.sheets else ()
    found: dict[str, str] = {}
    for _number, cells in rows:
        for mark, name in MARKS.items():
            if len(cells) > 1 and name.is_meant(cells[0]):
                found.setdefault(mark, tidy(cells[1]))
    if not any(found.values()):
        reader.report("form-without-marks")
        return None
    dataset, organisation = found.get("dataset", ""), found.get("organisation", "")
    version = found.get("version", "")
    number = int(version) if version.isascii() and version.isdigit() else 0
    if found.get("check", "") != check_of(dataset, number, organisation):
        said = " · ".join(found.get(mark) or "?" for mark in MARKS)
        reader.report("form-marks-changed", role="told", found=said)
        return None
    return dataset, number, organisation


def _rows(sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    for at in range(min(len(sheet.numbers), _MOST_ROWS)):
        yield int(sheet.numbers[at]), sheet.row(at)


def _table(
    reader: _Reader, role: str, headings: Mapping[str, Wording]
) -> list[tuple[int, dict[str, FormCell]]] | None:
    """Return the cells of the rows below the headings; None without these headings."""
    sheet = reader.sheets[role]
    rows = list(_rows(sheet))
    positions: dict[str, int] = {}
    for at, (_number, cells) in enumerate(rows):
        positions = {
            name: position
            for name, heading in headings.items()
            for position, text in enumerate(cells)
            if heading.is_meant(text)
        }
        if len(positions) == len(headings):
            below = rows[at + 1 :]
            return [(n, _cells(reader, role, n, texts, positions)) for n, texts in below]
    told = ", ".join(heading.nl for heading in headings.values())
    reader.report("form-sheet-empty", role=role, expected=told)
    return None


def _cells(
    reader: _Reader, role: str, row: int, texts: Sequence[str], positions: Mapping[str, int]
) -> dict[str, FormCell]:
    sheet = reader.sheets[role]
    headings = _headings(role)
    cells: dict[str, FormCell] = {}
    for name, at in positions.items():
        text = tidy(texts[at]) if at < len(texts) else ""
        heading = headings[name].nl if sheet.name == SHEETS[role].nl else headings[name].en
        cell = FormCell(text=text, sheet=sheet.name, row=row, heading=heading)
        cells[name] = cell
        fault = sheet.faults.get((row, at)) or _fault_of(text)
        if fault is not None:
            found, expected = fault.found, fault.expected
            reader.report(fault.code, role=role, place=cell, found=found, expected=expected)
    return cells


def _fault_of(text: str) -> Fault | None:
    if is_broken(text):
        return Fault(code="bad-character", found=text)
    if len(text) > _LONGEST:
        return Fault(code="cell-too-long", found=str(len(text)), expected=str(_LONGEST))
    return None


def _headings(role: str) -> Mapping[str, Wording]:
    if role == "details":
        return {"what": WHAT, "now": NOW}
    ends = {"verb": VERB, "other": OTHER_SIDE}
    if role == "ties":
        return {**ends, "verdict": VERDICT, **FACTS, "code": CODE}
    return {**ends, **FACTS}


def _details(reader: _Reader) -> dict[str, FormCell] | None:
    rows = _table(reader, "details", _headings("details"))
    if rows is None:
        return None
    names = {**DETAILS, "asked_on": ASKED}
    found: dict[str, FormCell] = {}
    for _row, cells in rows:
        for field_, name in names.items():
            if name.is_meant(cells["what"].text):
                found.setdefault(field_, cells["now"])
    missing = [name.nl for field_, name in names.items() if field_ not in found]
    if missing:
        # A row of which the label is gone says nothing about what somebody wants there.
        reader.report("form-sheet-empty", role="details", expected=", ".join(missing))
        return None
    return found


def _ties(reader: _Reader) -> tuple[FormRow, ...] | None:
    rows = _table(reader, "ties", _headings("ties"))
    return None if rows is None else tuple(FormRow(cells=cells) for _row, cells in rows)


def _added(reader: _Reader) -> tuple[FormRow, ...] | None:
    rows = _table(reader, "added", _headings("added"))
    if rows is None:
        return None
    return tuple(row for _n, cells in rows if not (row := FormRow(cells=cells)).blank)
