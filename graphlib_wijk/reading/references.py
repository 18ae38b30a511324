"""Who is meant in the cells of a table: texts → organisations of the directory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from operator import not_
from typing import Any, Final

import numpy as np

from graphlib_wijk.reading.at_once import some_of
from graphlib_wijk.reading.directory import Directory
from graphlib_wijk.reading.findings import MOST_TOLD, Findings
from graphlib_wijk.reading.headers import Cells
from graphlib_wijk.reading.pooled import Codes, Flags, Pooled
from graphlib_wijk.reading.said import Said
from graphlib_wijk.reading.word_lists import WordLists
from graphlib_wijk.tables import Problem

_MOST_MATCHES: Final = 5
_NOBODY: Final = -1


class References:
    """
    Looks up who is meant; what cannot be told goes to the findings.

    Parameters
    ----------
    cells
        Cells of the table.
    directory
        The organisations that it may name.
    findings
        Where problems go.
    ambiguous, unknown
        Codes of the problems for a name that several bear, and for one that nobody bears.

    Attributes
    ----------
    unchecked
        Whether a name was left alone because the directory is not complete.
    by_name
        Columns in which an end is given by anything but an id.
    """

    def __init__(
        self,
        cells: Cells,
        directory: Directory,
        findings: Findings,
        *,
        ambiguous: str = "ambiguous-organisation",
        unknown: str = "unknown-organisation",
    ) -> None:
        self.unchecked = False
        self.by_name: set[str] = set()
        self._codes = (ambiguous, unknown)
        self._cells = cells
        self._directory = directory
        self._findings = findings
        self._nearest: dict[str, str] = {}

    def ends(self, column: str, texts: Pooled[str]) -> Codes:
        """
        Look up one end of every tie.

        Parameters
        ----------
        column
            Canonical name of the column.
        texts
            Its texts.

        Returns
        -------
        positions
            Position of the organisation in the directory; -1 for an empty text and where it
            cannot be told who is meant.
        """
        texts = texts.to_check()
        positions, all_ids = self._positions(texts.pool, _used(texts))
        ends: Codes = positions[texts.codes]
        if not all_ids:
            self.by_name.add(column)
        nobody = ends == _NOBODY
        if nobody.any():
            lost = np.flatnonzero(nobody & ~texts.which_text(not_, b""))
            each = np.unique(texts.codes[lost])
            words = some_of(texts.pool, each)
            known = [int(c) for c, w in zip(each, words, strict=True) if self._directory.matches(w)]
            of_several = texts.taken(lost).holding(known)
            for rows in (lost[of_several], lost[~of_several]):
                self._report(rows.tolist(), column, texts.__getitem__)
        return ends

    def reporters(
        self, rows: Codes, said: Said, source: Codes, target: Codes
    ) -> Pooled[tuple[str, ...]]:
        """
        Tell which of its two ends said that there is a tie; others are reported and left out.

        Parameters
        ----------
        rows
            Positions of the rows in the table.
        said
            For each of them what is written about who said so.
        source, target
            For each of them the positions of its ends in the directory.

        Returns
        -------
        reporters
            For each of them the ids of those who said so, the source first.
        """
        number, meant = self._meant(said.words)
        row = said.left[number]
        from_source, from_target = meant == source[row], meant == target[row]
        by_source, by_target = said.by_source.copy(), said.by_target.copy()
        by_source[row[from_source]] = True
        by_target[row[from_target]] = True
        ids = np.array(list(self._directory.ids), dtype=object)
        both = np.flatnonzero(by_source & by_target)
        pairs = (ids[ends[both]].tolist() for ends in (source, target))
        values: list[tuple[str, ...]] = [(), *zip(ids, strict=True), *zip(*pairs, strict=True)]
        codes = np.where(by_source, source + 1, np.where(by_target, target + 1, 0))
        codes[both] = len(ids) + 1 + np.arange(len(both))
        for strange in np.unique(number[~(from_source | from_target)]).tolist():
            at = int(said.left[strange])
            between = (ids[source[at]], ids[target[at]])
            codes[at] = len(values)
            values.append(self._doubtful(int(rows[at]), said.words[strange], between))
        return Pooled(values, codes)

    def each(self, column: str, words: Pooled[tuple[str, ...]]) -> Pooled[tuple[str, ...]]:
        """
        Look up the organisations that each cell of a column lists.

        Parameters
        ----------
        column
            Canonical name of the column.
        words
            The words of each cell.

        Returns
        -------
        organisations
            Their ids, each once, in order. Who cannot be told is reported and left out.
        """
        found: list[tuple[str, ...]] = []
        for at, of_row in enumerate(words):
            ids: dict[str, None] = {}
            for word in of_row:
                matches = self._directory.matches(word)
                if len(matches) == 1:
                    ids[matches[0]] = None
                else:
                    self._report([at], column, {at: word}.__getitem__)
            found.append(tuple(ids))
        return Pooled(found, np.arange(len(found)))

    def _meant(self, words: Pooled[tuple[str, ...]]) -> tuple[Codes, Codes]:
        """For each word of each row: the row, and the position of who is meant."""
        packed: tuple[Sequence[str], Codes] | None = None
        if isinstance(words.pool, WordLists):
            packed = words.pool.words()
        if packed is None:
            counts = np.fromiter(map(len, words.pool), dtype=np.int64, count=len(words.pool))
            packed = list(chain.from_iterable(words.pool)), counts
        each, counts = packed
        meant, _ = self._positions(each, np.repeat(_used(words), counts))
        starts = np.cumsum(counts) - counts
        of_row = counts[words.codes]
        row = np.repeat(np.arange(len(words)), of_row)
        within = np.arange(len(row)) - np.repeat(np.cumsum(of_row) - of_row, of_row)
        return row, meant[starts[words.codes][row] + within]

    def _positions(self, texts: Sequence[str], used: Flags) -> tuple[Codes, bool]:
        """For each text the one organisation it can mean, -1 for none; and whether all are ids."""
        found = self._directory.positions(texts)
        nobody = np.flatnonzero((found == _NOBODY) & used)
        for at, text in zip(nobody.tolist(), some_of(texts, nobody), strict=True):
            matches = self._directory.matches(text) if text else ()
            if len(matches) == 1:
                found[at] = self._directory.position_of[matches[0]]
        return found, not len(nobody)

    def _doubtful(
        self, at: int, words: tuple[str, ...], between: tuple[str, str]
    ) -> tuple[str, ...]:
        """Tell who said so where a word is no end of the tie, or could mean several."""
        said: set[str] = set()
        for word in words:
            matches = self._directory.matches(word)
            ends = set(matches).intersection(between)
            if len(ends) == 1:
                said |= ends
            elif len(matches) == 1:
                self._findings.add(
                    self._cells.problem("reporter-not-an-end", at, "reported_by", found=word)
                )
            else:
                self._report([at], "reported_by", {at: word}.__getitem__)
        return tuple(end for end in between if end in said)

    def _report(self, rows: Sequence[int], column: str, text_at: Callable[[int], str]) -> None:
        """Tell about rows with texts that all mean nobody, or all mean several."""
        if not rows:
            return
        if not self._directory.complete and not self._directory.matches(text_at(rows[0])):
            self.unchecked = True
            return

        def problem_at(at: int) -> Problem:
            text = text_at(at)
            matches = self._directory.matches(text)
            code = self._codes[0 if matches else 1]
            expected = _some(matches) if matches else self._suggestion(text)
            return self._cells.problem(code, at, column, found=text, expected=expected)

        self._findings.add_each(rows, problem_at)

    def _suggestion(self, text: str) -> str:
        if text not in self._nearest:
            # Looking for near names is slow, and more than so many are not told anyway.
            near = self._directory.nearest(text) if len(self._nearest) < MOST_TOLD else ()
            self._nearest[text] = " / ".join(f"“{name}”" for name in near)
        return self._nearest[text]


def _used(column: Pooled[Any]) -> Flags:
    """Tell which values of a pool stand in a row; that of the header does not."""
    used = np.zeros(len(column.pool), dtype=bool)
    used[column.codes] = True
    return used


def _some(matches: tuple[str, ...]) -> str:
    return " / ".join(matches[:_MOST_MATCHES]) + (" / …" if len(matches) > _MOST_MATCHES else "")
