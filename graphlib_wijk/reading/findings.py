"""The problems met while reading: collected as they come, told in order, bounded in number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from graphlib_wijk.tables import Problem, Severity

#: Problems of one severity that are told; the rest is only counted.
MOST_TOLD: Final = 200

#: Characters that are kept of what was found; a cell can hold a whole file.
_LONGEST_FOUND: Final = 1_000

_SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "notice")


class Findings:
    """
    The report that is being written while files are read.

    However bad a file is, only so many problems of one kind and place are kept; the others
    are counted. Add problems of one column in the order of its rows.
    """

    def __init__(self) -> None:
        self._kept: defaultdict[tuple[str, str, str, str], list[Problem]] = defaultdict(list)
        self._untold: Counter[Severity] = Counter()

    def add(self, problem: Problem) -> None:
        """
        Write one problem down.

        Parameters
        ----------
        problem
            The problem.
        """
        same = self._kept[problem.code, problem.file, problem.sheet, problem.column]
        if len(same) < MOST_TOLD:
            same.append(replace(problem, found=problem.found[:_LONGEST_FOUND]))
        else:
            self._untold[problem.severity] += 1

    def add_each(self, positions: Sequence[int], problem_at: Callable[[int], Problem]) -> None:
        """
        Write many problems of one code, file, sheet and column down.

        Parameters
        ----------
        positions
            Where they are, in the order of their rows.
        problem_at
            Makes the problem at a position; what is only counted is not made.
        """
        for number, at in enumerate(positions):
            problem = problem_at(at)
            self.add(problem)
            if number >= MOST_TOLD:
                self._untold[problem.severity] += len(positions) - number - 1
                return

    def problems(self, files: Sequence[str]) -> tuple[Problem, ...]:
        """
        Return the problems as a reader should see them.

        Parameters
        ----------
        files
            Names of the files, in the order in which to tell about them.

        Returns
        -------
        problems
            By file, sheet and row, the worst of a row first; at most `MOST_TOLD` of each severity,
            and where there were more, a last problem says how many. Empty when nothing was
            found.
        """
        rank: dict[str, int] = {}
        for file in files:
            rank.setdefault(file, len(rank))
        sheets: dict[str, int] = {"": 0}
        for same in self._kept.values():
            sheets.setdefault(same[0].sheet, len(sheets))
        found = sorted(
            (problem for same in self._kept.values() for problem in same),
            key=lambda problem: (
                rank.get(problem.file, len(rank)),
                sheets[problem.sheet],
                problem.row or 0,
                _SEVERITIES.index(problem.severity),
            ),
        )
        told: list[Problem] = []
        seen: Counter[Severity] = Counter()
        for problem in found:
            seen[problem.severity] += 1
            if seen[problem.severity] <= MOST_TOLD:
                told.append(problem)
        return (*told, *self._more(seen))

    def _more(self, seen: Counter[Severity]) -> list[Problem]:
        untold = {
            severity: max(seen[severity] - MOST_TOLD, 0) + self._untold[severity]
            for severity in _SEVERITIES
        }
        return [
            Problem(code=f"more-{severity}s", file="", found=str(count))
            for severity, count in untold.items()
            if count
        ]
