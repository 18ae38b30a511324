"""The table of ties: ends and reporters become ids; no tie with oneself, none told twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from graphlib_wijk.reading.cells import typed
from graphlib_wijk.reading.directory import Directory
from graphlib_wijk.reading.findings import MOST_TOLD, Findings
from graphlib_wijk.reading.headers import Cells
from graphlib_wijk.tables import TIES, Problem, columns_of, frame_of_columns

_ENDS: Final = ("source", "target")
_MOST_MATCHES: Final = 5


def ties_of(cells: Cells, directory: Directory, findings: Findings) -> pd.DataFrame:
    """
    Turn the cells of the table of ties into its frame.

    Parameters
    ----------
    cells
        Cells of the table.
    directory
        The organisations that ties may name.
    findings
        Where problems go.

    Returns
    -------
    ties
        The rows both of whose ends are known, equal rows once.
    """
    table = typed(cells, TIES, findings)
    columns = dict(table.columns)
    references = _References(cells, directory, findings)
    ends = {
        name: [
            references.organisation(at, name, text) if text else ""
            for at, text in enumerate(columns[name])
        ]
        for name in _ENDS
    }
    columns |= ends
    kept = [at for at in range(len(cells.rows)) if ends["source"][at] and ends["target"][at]]
    kept = _without_self_ties(cells, kept, ends, findings)
    for at in kept:
        between = (ends["source"][at], ends["target"][at])
        columns["reported_by"][at] = references.reporters(at, columns["reported_by"][at], between)
    if references.unchecked:
        findings.add(Problem(code="ties-unchecked", file=cells.file, sheet=cells.sheet))
    kept = _without_repeats(cells, kept, columns, findings)
    columns = {name: [values[at] for at in kept] for name, values in columns.items()}
    return frame_of_columns(TIES, columns, len(kept))


def _without_self_ties(
    cells: Cells, kept: list[int], ends: Mapping[str, list[str]], findings: Findings
) -> list[int]:
    selves = [at for at in kept if ends["source"][at] == ends["target"][at]]
    for at in selves:
        written = cells.columns["target"][at].strip()
        findings.add(cells.problem("self-tie", at, "target", found=written))
    return sorted(set(kept).difference(selves))


def _without_repeats(
    cells: Cells, kept: list[int], columns: Mapping[str, list[Any]], findings: Findings
) -> list[int]:
    first: dict[tuple[object, ...], int] = {}
    told = [columns[name] for name in columns_of(TIES)]
    for at in kept:
        other = first.setdefault(tuple(values[at] for values in told), at)
        if other != at:
            expected = str(cells.rows[other])
            findings.add(
                Problem(
                    code="duplicate-tie",
                    file=cells.file,
                    sheet=cells.sheet,
                    row=cells.rows[at],
                    expected=expected,
                )
            )
    return list(first.values())


def _some(matches: tuple[str, ...]) -> str:
    return " / ".join(matches[:_MOST_MATCHES]) + (" / …" if len(matches) > _MOST_MATCHES else "")


@dataclass
class _References:
    """Who is meant in the cells of the table of ties; what cannot be told goes to the findings."""

    cells: Cells
    directory: Directory
    findings: Findings

    def __post_init__(self) -> None:
        self.unchecked = False
        self._nearest: dict[str, str] = {}

    def organisation(self, at: int, column: str, text: str) -> str:
        """Return the id that is meant, or nothing when that cannot be told."""
        matches = self.directory.matches(text)
        if len(matches) == 1:
            return matches[0]
        self._report(at, column, text, matches)
        return ""

    def reporters(
        self, at: int, words: tuple[str, ...], between: tuple[str, str]
    ) -> tuple[str, ...]:
        """Return which of the two ends said so; others are reported and left out."""
        said: set[str] = set()
        for word in words:
            matches = self.directory.matches(word)
            ends = set(matches).intersection(between)
            if len(ends) == 1:
                said |= ends
            elif len(matches) == 1:
                self.findings.add(
                    self.cells.problem("reporter-not-an-end", at, "reported_by", found=word)
                )
            else:
                self._report(at, "reported_by", word, matches)
        return tuple(end for end in between if end in said)

    def _report(self, at: int, column: str, text: str, matches: tuple[str, ...]) -> None:
        if not self.directory.complete and not matches:
            self.unchecked = True
            return
        code = "ambiguous-organisation" if matches else "unknown-organisation"
        expected = _some(matches) if matches else self._suggestion(text)
        self.findings.add(self.cells.problem(code, at, column, found=text, expected=expected))

    def _suggestion(self, text: str) -> str:
        if text not in self._nearest:
            # Looking for near names is slow, and more than so many are not told anyway.
            near = self.directory.nearest(text) if len(self._nearest) < MOST_TOLD else ()
            self._nearest[text] = " / ".join(f"“{name}”" for name in near)
        return self._nearest[text]
