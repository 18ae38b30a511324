"""The cells of a table as text → typed values, one column at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from graphlib_wijk.reading.characters import is_broken, is_garbled, tidy
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.headers import Cells
from graphlib_wijk.reading.values import CONVERTERS, Answer
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
    unusable
        Positions of rows whose required cells are empty or were refused.
    """

    columns: Mapping[str, list[Any]]
    unusable: frozenset[int]


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
        Values and unusable rows; every column is empty when there are no rows.
    """
    columns: dict[str, list[Any]] = {}
    unusable: set[int] = set()
    for column in table.columns:
        texts = [""] * len(cells.rows)
        if column.name in cells.columns:
            texts, refused = _tidied(cells, column, findings)
            if column.required:
                unusable |= refused | _empty(cells, column, texts, refused, findings)
        columns[column.name] = _converted(cells, column, texts, findings)
        if column.name == "kind":
            columns["kind_given"] = texts
    return Typed(columns=columns, unusable=frozenset(unusable))


def _tidied(cells: Cells, column: Column, findings: Findings) -> tuple[list[str], set[int]]:
    """Tidy the texts of a column; empty those that cannot be kept and return their positions."""
    texts = cells.columns[column.name]
    tidied = [tidy(text) for text in texts]
    refused: set[int] = set()
    garbled = False
    longest = LONGEST_NAME if column.name == "name" else LONGEST_CELL
    for at, text in enumerate(texts):
        if len(tidied[at]) > longest:
            length, most = str(len(tidied[at])), str(longest)
            findings.add(
                cells.problem("cell-too-long", at, column.name, found=length, expected=most)
            )
            refused.add(at)
        if text.isascii() and text.isprintable():
            continue
        if is_broken(text):
            findings.add(cells.problem("bad-character", at, column.name, found=text))
            refused.add(at)
        elif not garbled and is_garbled(text):
            findings.add(cells.problem("doubtful-encoding", at, column.name, found=text))
            garbled = True
    for at in refused:
        tidied[at] = ""
    return tidied, refused


def _empty(
    cells: Cells, column: Column, texts: list[str], refused: set[int], findings: Findings
) -> set[int]:
    empty = [at for at, text in enumerate(texts) if not text and at not in refused]
    for at in empty:
        findings.add(cells.problem("missing-value", at, column.name, expected=column.dutch))
    return set(empty)


def _converted(cells: Cells, column: Column, texts: list[str], findings: Findings) -> list[Any]:
    convert = CONVERTERS[column.type]
    if column.type == "text":
        return texts
    answers: dict[str, Answer] = {}
    told: set[str] = set()
    values = []
    for at, text in enumerate(texts):
        if text not in answers:
            answers[text] = convert(column, text)
        value, refusals = answers[text]
        values.append(value)
        for refusal in refusals:
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
    return values
