"""The table of a run: ratios first, because seconds depend on the machine and the moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.measuring import Cost
from benchmarks.tasks import TASKS


@dataclass(frozen=True, kw_only=True)
class Ratio:
    """Some tasks against another one; at most or at least so many times as much, or no limit."""

    label: str
    tasks: tuple[str, ...]
    against: str
    most: float | None = None
    least: float | None = None

    def verdict(self, ratio: float) -> str:
        """Say what was wanted, and whether it was reached."""
        if self.most is not None:
            return f"≤ {self.most:g}: {'yes' if ratio <= self.most else 'no'}"
        if self.least is not None:
            return f"≥ {self.least:g}: {'yes' if ratio >= self.least else 'no'}"
        return ""


RATIOS: Final = (
    Ratio(label="reading and checking / pandas", tasks=("reading",), against="pandas", most=4),
    Ratio(
        label="reading the workbook / bare calamine",
        tasks=("workbook",),
        against="calamine",
        most=1.5,
    ),
    Ratio(label="building the network / pandas", tasks=("network",), against="pandas"),
    Ratio(
        label="standings and signals / pandas",
        tasks=("signals",),
        against="pandas",
        most=4,
    ),
    Ratio(label="measures / bare igraph", tasks=("measures",), against="igraph", most=1.3),
    Ratio(label="NetworkX loop / measures", tasks=("networkx",), against="measures", least=30),
    Ratio(label="page of a wijk / pandas", tasks=("wijk-page",), against="pandas"),
)
#: Most MiB for everything in one process.
PEAK: Final = 1.2 * 1024


def lines_of(costs: Mapping[str, Cost]) -> list[str]:
    """
    Lay the costs and their ratios out as two tables in Markdown.

    Parameters
    ----------
    costs
        The cost of each task that was measured.

    Returns
    -------
    lines
        Lines of text; a ratio stands there when both its sides were measured.
    """
    tasks = [
        (TASKS[name].label, f"{cost.seconds:.2f}", f"{cost.peak:.0f}")
        for name, cost in costs.items()
    ]
    return [
        *table(("task", "CPU s", "peak MiB"), tasks),
        "",
        *table(("ratio within this run", "×", "wanted"), list(_ratios(costs))),
    ]


def _ratios(costs: Mapping[str, Cost]) -> Iterator[tuple[str, str, str]]:
    for ratio in RATIOS:
        if costs.keys() >= {*ratio.tasks, ratio.against}:
            part = sum(costs[name].seconds for name in ratio.tasks)
            value = part / costs[ratio.against].seconds
            yield ratio.label, f"{value:.2f}", ratio.verdict(value)
    if "whole" in costs:
        peak = costs["whole"].peak
        reached = "yes" if peak <= PEAK else "no"
        yield "peak of everything in one process, GiB", f"{peak / 1024:.2f}", f"≤ 1.2: {reached}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """
    Lay out a table in Markdown.

    Parameters
    ----------
    head
        Its headers.
    rows
        Its rows, as many cells each.

    Returns
    -------
    lines
        Lines of text; two for a table without rows.
    """
    widths = [max(len(row[at]) for row in [head, *rows]) for at in range(len(head))]
    return [_line(head, widths), _line(["-" * w for w in widths], widths)] + [
        _line(row, widths) for row in rows
    ]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
    return f"| {' | '.join(padded)} |"
