"""
Which sheet holds which table: by a person's word, by its name, else by its column names.

Names go before column names, the very name before a longer one, and what everybody sees before
what is hidden. Two sheets with equal rights are an error: which one is meant cannot be known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graphlib_wijk.reading.choices import Choices, SheetPlace
from graphlib_wijk.reading.contents import Incoming
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.folder import (
    Files,
    double_table,
    name_rank,
    report_left,
    unsupported,
)
from graphlib_wijk.reading.formats import READERS
from graphlib_wijk.reading.limits import Limits
from graphlib_wijk.reading.sheets import LONGEST_HEADER, Sheet, SheetRows
from graphlib_wijk.tables import ABOUT_FILE, COMPANIONS, TABLES, TIES, Problem, Table
from graphlib_wijk.vocabulary import fold

_ABOUT_NAMES: Final = frozenset({"over", "about"})

_SAID, _BY_HEADERS, _HIDDEN = -1, 2, 10


@dataclass(frozen=True, kw_only=True)
class Assigned:
    """
    The sheets of a data set.

    Parameters
    ----------
    tables
        The sheet of each table that was found, by the table's name.
    about
        The sheet that tells about the data set; None when no workbook has one.
    sheets
        Every sheet that was opened.
    """

    tables: Mapping[str, Sheet]
    about: Sheet | None
    sheets: Sequence[Sheet]


@dataclass(frozen=True, kw_only=True, eq=False)
class _Opened:
    """A sheet, the file it comes from, and what was found while that was read."""

    path: Path
    sheet: Sheet
    named: str
    findings: Findings


@dataclass(frozen=True, kw_only=True)
class _Claim:
    """A table that a sheet may hold; the lower the rank, the surer."""

    rank: int
    opened: _Opened


def assigned(files: Files, findings: Findings, limits: Limits, choices: Choices) -> Assigned:
    """
    Open the files of a data set and find its tables in them.

    Parameters
    ----------
    files
        The files.
    findings
        Where problems go.
    limits
        How much is read at most.
    choices
        What a person decided.

    Returns
    -------
    assigned
        The sheet of each table that is there exactly once.
    """
    opened, broken = _all_opened(files, findings, limits, choices)
    about = [one.sheet for one in opened if _tells_about(one.sheet)]
    rest = [one for one in opened if not _tells_about(one.sheet)]
    claims = _claims(rest, choices)
    tables: dict[str, Sheet] = {}
    used: list[_Opened] = []
    for table in TABLES:
        best = _best(claims[table.name])
        used += best
        if len(best) == 1:
            tables[table.name] = best[0].sheet
        elif best:
            places = [_place(one.sheet) for one in best]
            findings.add(double_table(table, best[0].sheet.file, places))
        elif table.name not in files.settled:
            _report_missing(table, files, findings, broken=broken)
    _report_used(used, findings)
    _report_unused([one for one in rest if one not in used], files, findings)
    return Assigned(
        tables=tables,
        about=about[0] if about else None,
        sheets=[one.sheet for one in opened],
    )


def _all_opened(
    files: Files, findings: Findings, limits: Limits, choices: Choices
) -> tuple[list[_Opened], bool]:
    """Open every file; tell also whether one that may hold any table could not be read."""
    named = {path: name for name, path in files.tables.items()}
    opened: list[_Opened] = []
    broken = False
    for path in (*named, *files.several, *files.unnamed):
        own = Findings()
        encoding = choices.encodings.get(path.name, "")
        incoming = Incoming(path=path, findings=own, limits=limits, encoding=encoding)
        sheets = READERS[path.suffix.casefold()](incoming)
        filled = [sheet for sheet in sheets if sheet.head]
        if path not in named and not filled:
            broken = True
            _tell_of_none(sheets, own)
            sheets = ()
        if path not in files.unnamed or (files.meant and not filled):
            _tell(own, findings)
            own = Findings()
        name = named.get(path, "")
        opened += [_Opened(path=path, sheet=s, named=name, findings=own) for s in sheets]
        if not sheets and name:
            # The file is this table, whatever is wrong with it: nothing else is missing.
            opened.append(_Opened(path=path, sheet=_nothing(path), named=name, findings=Findings()))
    return opened, broken


def _nothing(path: Path) -> Sheet:
    return SheetRows().sheet(path.name, complete=False)


def _tell(own: Findings, findings: Findings) -> None:
    for problem in own.problems([]):
        findings.add(problem)


def _tell_of_none(sheets: Sequence[Sheet], findings: Findings) -> None:
    """Say why a file gives no rows at all."""
    for sheet in sheets:
        _tell_of(sheet, findings)
    if sheets and all(sheet.complete for sheet in sheets):
        findings.add(Problem(code="empty-file", file=sheets[0].file))


def _tell_of(sheet: Sheet, findings: Findings) -> None:
    for problem in sheet.problems:
        findings.add(problem)


def _tells_about(sheet: Sheet) -> bool:
    return fold(sheet.name) in _ABOUT_NAMES


def _claims(opened: Sequence[_Opened], choices: Choices) -> dict[str, list[_Claim]]:
    claims: dict[str, list[_Claim]] = {table.name: [] for table in TABLES}
    for one in opened:
        place = SheetPlace(one.sheet.file, one.sheet.name)
        said = choices.tables.get(place)
        name, rank = _claim(one) if said is None else (said, _SAID)
        if name in claims:
            claims[name].append(_Claim(rank=rank, opened=one))
    return claims


def _claim(one: _Opened) -> tuple[str, int]:
    """Return the table that a sheet seems to hold, empty for none, and how sure that is."""
    sheet = one.sheet
    hidden = _HIDDEN if sheet.hidden else 0
    if one.named:
        return one.named, 0
    for rank in (0, 1):
        for table in TABLES:
            if name_rank(sheet.name, table) == rank:
                return table.name, rank + hidden
    fits = {table.name: _known_headers(sheet, table) for table in TABLES}
    for table in TABLES:
        rank_of_file = name_rank(one.path.stem, table)
        if rank_of_file is not None and fits[table.name]:
            return table.name, rank_of_file + hidden
    # Who has two ends is a tie, whatever else it has.
    name = TIES.name if fits[TIES.name] else max(fits, key=fits.__getitem__)
    return (name if fits[name] else ""), _BY_HEADERS + hidden


def _known_headers(sheet: Sheet, table: Table) -> int:
    """Count the columns of a table in a sheet; 0 when a required one is missing."""
    best = 0
    for row in sheet.head:
        words = {fold(cell[:LONGEST_HEADER]) for cell in row}
        found = [column for column in table.columns if not words.isdisjoint(column.headers())]
        if all(column in found for column in table.columns if column.required):
            best = max(best, len(found))
    return best


def _best(claims: Sequence[_Claim]) -> list[_Opened]:
    surest = min((claim.rank for claim in claims), default=0)
    return [claim.opened for claim in claims if claim.rank == surest]


def _place(sheet: Sheet) -> str:
    return f"{sheet.file} ({sheet.name})" if sheet.name else sheet.file


def _report_missing(table: Table, files: Files, findings: Findings, *, broken: bool) -> None:
    instead = files.instead.get(table.name)
    if instead is not None:
        findings.add(unsupported(instead))
    elif table.required and not broken:
        found = ", ".join(files.names) or "–"
        file = f"{table.dutch}.csv"
        findings.add(Problem(code="missing-table", file=file, found=found, expected=table.dutch))


def _report_used(used: Sequence[_Opened], findings: Findings) -> None:
    for one in used:
        _tell(one.findings, findings)
        _tell_of(one.sheet, findings)
        if one.sheet.hidden:
            findings.add(
                Problem(code="hidden-sheet-read", file=one.sheet.file, sheet=one.sheet.name)
            )


def _report_unused(unused: Sequence[_Opened], files: Files, findings: Findings) -> None:
    for one in unused:
        if not one.sheet.head:
            _tell_of(one.sheet, findings)
        if one.path in files.unnamed:
            if one.sheet.head or not files.meant:
                report_left(one.path, findings, meant=files.meant)
        elif one.sheet.head and fold(one.sheet.name) not in COMPANIONS:
            code = "hidden-sheet" if one.sheet.hidden else "unknown-sheet"
            findings.add(Problem(code=code, file=one.sheet.file, sheet=one.sheet.name))


def has_two_abouts(files: Files, found: Assigned) -> Problem | None:
    """
    Tell when a file and a sheet both speak about the data set.

    Parameters
    ----------
    files
        The files.
    found
        Their sheets.

    Returns
    -------
    problem
        The problem; None when there is one of them, or none.
    """
    if files.about is None or found.about is None:
        return None
    places = f"{ABOUT_FILE}, {_place(found.about)}"
    return Problem(code="double-table", file=ABOUT_FILE, found=places, expected="over")
