"""The cells of a table as text → typed values, one column at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import not_
from typing import Any, Final

import numpy as np

from graphlib_wijk.reading.characters import is_broken, is_garbled, tidy
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.headers import Cells
from graphlib_wijk.reading.pooled import Flags, Pooled
from graphlib_wijk.reading.values import CONVERTERS, Refusal, parts_of
from graphlib_wijk.tables import PROBLEM_KINDS, Column, Table

LONGEST_NAME: Final = 200
LONGEST_CELL: Final = 10_000


@dataclass(frozen=True, kw_only=True)
class Typed:
    """
    The values of one table.

    Parameters
    ----------
    columns
        Every column of the contract, by canonical name, and ``kind_given`` where there is a
        kind. A cell that was refused holds the value that means unknown.
    usable
        For each row whether its required cells are filled and were not refused.
    """

    columns: Mapping[str, Pooled[Any]]
    usable: Flags


def typed(cells: Cells, table: Table, findings: Findings) -> Typed:
    """
    Give every cell the type that the contract wants.

    Parameters
    ----------
    cells
        Cells of the table, as text.
    table
        The table.
    findings
        Where problems go: a wrong value once for each cell, a doubtful word once for each
        column.

    Returns
    -------
    typed
        Values and usable rows; every column is empty when there are no rows.
    """
    columns: dict[str, Pooled[Any]] = {}
    usable = np.ones(len(cells.rows), dtype=bool)
    for column in table.columns:
        texts = Pooled([""], np.zeros(len(cells.rows), dtype=np.int64))
        if column.name in cells.columns:
            texts, refused = _tidied(cells, column, findings)
            if column.required:
                empty = texts.which(not_) & ~refused
                _report_empty(cells, column, empty, findings)
                usable &= ~(refused | empty)
        columns[column.name] = _converted(cells, column, texts, findings)
        if column.name == "kind":
            columns["kind_given"] = texts
    return Typed(columns=columns, usable=usable)


def _tidied(cells: Cells, column: Column, findings: Findings) -> tuple[Pooled[str], Flags]:
    """Tidy the texts of a column; empty those that cannot be kept and tell which rows they are."""
    texts = cells.columns[column.name]
    longest = LONGEST_NAME if column.name == "name" else LONGEST_CELL
    tidied, faults = _without_faults(texts.pool, longest)
    garbled = False
    for at in np.flatnonzero(np.isin(texts.codes, list(faults))).tolist():
        for fault, found in faults[int(texts.codes[at])]:
            if fault == "doubtful-encoding" and garbled:
                continue
            garbled |= fault == "doubtful-encoding"
            expected = str(longest) if fault == "cell-too-long" else ""
            findings.add(cells.problem(fault, at, column.name, found=found, expected=expected))
    refused = [position for position, found in faults.items() if _is_refused(found)]
    return Pooled(tidied, texts.codes), np.isin(texts.codes, refused)


#: For the positions of some texts what is wrong with them: codes of problems, and what was found.
_Faults = dict[int, list[tuple[str, str]]]


def _without_faults(texts: Sequence[str], longest: int) -> tuple[list[str], _Faults]:
    """Tidy texts; leave those empty that cannot be kept, and tell what is wrong with which."""
    tidied = list(map(str.strip, texts))
    faults: _Faults = {}
    for position in _odd(texts, longest):
        tidied[position] = tidy(texts[position])
        found = _faults_of(texts[position], len(tidied[position]), longest)
        if found:
            faults[position] = found
        if _is_refused(found):
            tidied[position] = ""
    return tidied, faults


def _odd(texts: Sequence[str], longest: int) -> list[int]:
    """Return the positions of long texts, and of those with more than printable ASCII."""
    together = "".join(texts)
    if together.isascii() and together.isprintable():
        return [position for position, length in enumerate(map(len, texts)) if length > longest]
    return [
        position
        for position, text in enumerate(texts)
        if len(text) > longest or not (text.isascii() and text.isprintable())
    ]


def _is_refused(faults: list[tuple[str, str]]) -> bool:
    return any(fault != "doubtful-encoding" for fault, _ in faults)


def _faults_of(text: str, length: int, longest: int) -> list[tuple[str, str]]:
    faults = [("cell-too-long", str(length))] if length > longest else []
    if text.isascii() and text.isprintable():
        return faults
    if is_broken(text):
        faults.append(("bad-character", text))
    elif is_garbled(text):
        faults.append(("doubtful-encoding", text))
    return faults


def _report_empty(cells: Cells, column: Column, empty: Flags, findings: Findings) -> None:
    for at in np.flatnonzero(empty).tolist():
        findings.add(cells.problem("missing-value", at, column.name, expected=column.dutch))


def _converted(cells: Cells, column: Column, texts: Pooled[str], findings: Findings) -> Pooled[Any]:
    if column.type == "text":
        return texts
    if column.type == "list":
        return texts.mapped(parts_of)
    convert = CONVERTERS[column.type]
    values: list[Any] = []
    refused: dict[int, tuple[Refusal, ...]] = {}
    for code, text in enumerate(texts.pool):
        value, refusals = convert(column, text)
        values.append(value)
        if refusals:
            refused[code] = refusals
    told: set[str] = set()
    for at in np.flatnonzero(np.isin(texts.codes, list(refused))).tolist():
        for refusal in refused[int(texts.codes[at])]:
            if PROBLEM_KINDS[refusal.code].severity != "error":
                if refusal.found in told:
                    continue
                told.add(refusal.found)
            findings.add(
                cells.problem(
                    refusal.code,
                    at,
                    column.name,
                    found=refusal.found,
                    expected=refusal.expected,
                )
            )
    return Pooled(values, texts.codes)
