"""The cells of a table as text → typed values, one column at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import not_
from typing import Any, Final
from unicodedata import is_normalized

import numpy as np

from graphlib_wijk.reading.at_once import VARIED, at_once, some_of, with_others
from graphlib_wijk.reading.characters import (
    is_broken,
    is_garbled,
    mixes_alphabets,
    repaired,
    tidy,
)
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.headers import Cells
from graphlib_wijk.reading.persons import personal_parts
from graphlib_wijk.reading.pooled import Flags, Pooled
from graphlib_wijk.reading.text_pool import TextPool
from graphlib_wijk.reading.values import CONVERTERS, Refusal, names_of, parts_of
from graphlib_wijk.reading.word_lists import WordLists
from graphlib_wijk.tables import PROBLEM_KINDS, Column, Table

LONGEST_NAME: Final = 200
LONGEST_CELL: Final = 10_000

#: Columns in which people write freely, and so about persons.
_FREE: Final = frozenset({"name", "note", "agreement"})

#: Splitters of lists; all other types may have something to say about a text.
_SPLITTERS: Final[Mapping[str, Callable[[str], tuple[str, ...]]]] = {
    "list": parts_of,
    "names": names_of,
}
#: What is wrong with a text although it can be kept.
_DOUBTS: Final = frozenset({"doubtful-encoding", "mixed-alphabets"})

#: Problems that are told once for a column, with some of the words that have it.
_TOLD_TOGETHER: Final = frozenset(
    {"buurt-as-wijk", "code-completed", "kvk-completed", "legal-form", "serial-date"}
)
_MOST_EXAMPLES: Final = 5


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
                empty = texts.which_text(not_, b"") & ~refused
                _report_empty(cells, column, empty, findings)
                usable &= ~(refused | empty)
            if column.name in _FREE:
                _report_personal(cells, column, texts, findings)
        columns[column.name] = _converted(cells, column, texts, findings)
        if column.name == "kind":
            columns["kind_given"] = texts
    return Typed(columns=columns, usable=usable)


def _tidied(cells: Cells, column: Column, findings: Findings) -> tuple[Pooled[str], Flags]:
    """Tidy the texts of a column; empty those that cannot be kept and tell which rows they are."""
    written = cells.columns[column.name]
    texts = written.to_check()
    longest = LONGEST_NAME if column.name == "name" else LONGEST_CELL
    pool = texts.pool
    tidied, faults = _without_faults(pool, longest)
    doubted: set[str] = set()
    for at in np.flatnonzero(texts.holding(list(faults))).tolist():
        for refusal in faults[int(texts.codes[at])]:
            if refusal.code == "doubtful-encoding" and refusal.code in doubted:
                continue
            doubted.add(refusal.code)
            _add(cells, column, at, refusal, findings)
    refused = [position for position, found in faults.items() if _is_refused(found)]
    refused_rows = texts.holding(refused)
    return (written if tidied is pool else Pooled(tidied, texts.codes)), refused_rows


#: For the positions of some texts what is wrong with them.
_Faults = dict[int, list[Refusal]]


def _without_faults(texts: Sequence[str], longest: int) -> tuple[Sequence[str], _Faults]:
    """Tidy texts; leave those empty that cannot be kept, and tell what is wrong with which."""
    if isinstance(texts, TextPool):
        unsure = texts.odd_or_longer(longest)
        some = texts.some(unsure)
        better, faults = _without_faults(some, longest)
        told = {int(unsure[position]): found for position, found in faults.items()}
        return (texts if better == some else texts.replaced(unsure, better)), told
    tidied = list(map(str.strip, texts))
    faults = {}
    odd = _odd(texts, longest)
    # One look at all of them; where that finds nothing, only their length can be wrong.
    some = [texts[position] for position in odd]
    together = "\n".join(some)
    sound = not (is_broken(together) or is_garbled(together) or mixes_alphabets(together))
    # What can be printed and is composed has nothing but blanks around it to lose.
    plain = is_normalized("NFC", together) and "".join(some).isprintable()
    for position in odd:
        if not plain:
            tidied[position] = tidy(texts[position])
        if sound and len(tidied[position]) <= longest:
            continue
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


def _is_refused(faults: list[Refusal]) -> bool:
    return any(fault.code not in _DOUBTS for fault in faults)


def _faults_of(text: str, length: int, longest: int) -> list[Refusal]:
    faults = []
    if length > longest:
        faults = [Refusal(code="cell-too-long", found=str(length), expected=str(longest))]
    if text.isascii() and text.isprintable():
        return faults
    if is_broken(text):
        faults.append(Refusal(code="bad-character", found=text))
    elif is_garbled(text):
        faults.append(Refusal(code="doubtful-encoding", found=text, expected=repaired(text)))
    elif not text.isascii() and mixes_alphabets(text):
        faults.append(Refusal(code="mixed-alphabets", found=text))
    return faults


def _report_empty(cells: Cells, column: Column, empty: Flags, findings: Findings) -> None:
    for at in np.flatnonzero(empty).tolist():
        findings.add(cells.problem("missing-value", at, column.name, expected=column.dutch))


def _report_personal(cells: Cells, column: Column, texts: Pooled[str], findings: Findings) -> None:
    """Tell of each cell that holds an e-mail address or a telephone number."""
    checked = texts.to_check()
    parts = personal_parts(checked.pool)
    for at in np.flatnonzero(checked.holding(list(parts))).tolist():
        found = parts[int(checked.codes[at])]
        findings.add(cells.problem("personal-data", at, column.name, found=found))


def _converted(cells: Cells, column: Column, texts: Pooled[str], findings: Findings) -> Pooled[Any]:
    if column.type == "text":
        return texts
    if column.type in _SPLITTERS:
        return _split(texts, _SPLITTERS[column.type])
    convert = CONVERTERS[column.type]
    checked = texts.to_check() if column.type in VARIED else texts
    pool = checked.pool
    values, doubtful = at_once(column.type, pool)
    refused: dict[int, tuple[Refusal, ...]] = {}
    others = []
    for code, text in zip(doubtful.tolist(), some_of(pool, doubtful), strict=True):
        value, refusals = convert(column, text)
        others.append(value)
        if refusals:
            refused[code] = refusals
    values = with_others(values, doubtful, others)
    if refused:
        _report_errors(cells, column, checked, refused, findings)
        _report_doubts(cells, column, checked, refused, findings)
    return texts if values is pool else Pooled(values, checked.codes)


def _split(texts: Pooled[str], split: Callable[[str], tuple[str, ...]]) -> Pooled[Any]:
    checked = texts.to_check()
    if isinstance(checked.pool, TextPool):
        return Pooled(WordLists(checked.pool, split), checked.codes)
    return texts.mapped(split)


def _report_errors(
    cells: Cells,
    column: Column,
    texts: Pooled[str],
    refused: Mapping[int, tuple[Refusal, ...]],
    findings: Findings,
) -> None:
    """Tell of each cell that is an error."""
    errors = {
        code: wrong
        for code, refusals in refused.items()
        if (wrong := [refusal for refusal in refusals if _is_error(refusal)])
    }
    for at in np.flatnonzero(texts.holding(list(errors))).tolist():
        for refusal in errors[int(texts.codes[at])]:
            _add(cells, column, at, refusal, findings)


def _report_doubts(
    cells: Cells,
    column: Column,
    texts: Pooled[str],
    refused: Mapping[int, tuple[Refusal, ...]],
    findings: Findings,
) -> None:
    """Tell once of each word that is no error, or of all alike words, with how many cells."""
    rows = np.flatnonzero(texts.holding(list(refused)))
    codes, starts, counts = np.unique(texts.codes[rows], return_index=True, return_counts=True)
    alike: defaultdict[tuple[str, str], list[tuple[int, int, Refusal]]] = defaultdict(list)
    for at in np.argsort(starts).tolist():
        for refusal in refused[int(codes[at])]:
            if not _is_error(refusal):
                word = "" if refusal.code in _TOLD_TOGETHER else refusal.found
                place = int(rows[starts[at]]), int(counts[at])
                alike[refusal.code, word].append((*place, refusal))
    for same in alike.values():
        at, _, first = same[0]
        words = list(dict.fromkeys(refusal.found for _, _, refusal in same))
        more = ", …" if len(words) > _MOST_EXAMPLES else ""
        told = replace(first, found=", ".join(words[:_MOST_EXAMPLES]) + more)
        _add(cells, column, at, told, findings, count=sum(count for _, count, _ in same))


def _is_error(refusal: Refusal) -> bool:
    return PROBLEM_KINDS[refusal.code].severity == "error"


def _add(
    cells: Cells, column: Column, at: int, refusal: Refusal, findings: Findings, *, count: int = 1
) -> None:
    problem = cells.problem(
        refusal.code, at, column.name, found=refusal.found, expected=refusal.expected
    )
    findings.add(replace(problem, count=count))
