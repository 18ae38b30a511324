"""Measuring a task in a process of its own, so that its peak of memory is its own."""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

#: How often each task is measured unless asked otherwise; the median counts.
ROUNDS: Final = 3


@dataclass(frozen=True, kw_only=True)
class Cost:
    """Processor seconds (user and system) of the work, and the peak of its process in MiB."""

    seconds: float
    peak: float


def measured(
    names: Iterable[str], folder: Path, tell: Callable[[str], None], *, rounds: int = ROUNDS
) -> dict[str, Cost]:
    """
    Measure tasks, each several times in turns, so that a busy moment hits them all.

    Parameters
    ----------
    names
        Names of tasks.
    folder
        The data.
    tell
        Told what is being done.
    rounds
        How often each task is measured; a machine that others use too needs more of them.

    Returns
    -------
    costs
        The median of each task.
    """
    found: dict[str, list[Cost]] = {name: [] for name in names}
    for number in range(1, rounds + 1):
        for name, costs in found.items():
            tell(f"{name}, {number} of {rounds}")
            costs.append(_in_own_process(name, folder))
    return {name: _median(costs) for name, costs in found.items()}


def _median(costs: list[Cost]) -> Cost:
    return Cost(
        seconds=statistics.median(cost.seconds for cost in costs),
        peak=statistics.median(cost.peak for cost in costs),
    )


def _in_own_process(name: str, folder: Path) -> Cost:
    command = [sys.executable, "-m", "benchmarks.measuring", name, str(folder)]
    outcome = subprocess.run(command, stdout=subprocess.PIPE, check=True)  # noqa: S603 - our own
    cost: Mapping[str, float] = json.loads(outcome.stdout)
    return Cost(seconds=cost["seconds"], peak=cost["peak"])


def cost_of(name: str, folder: Path) -> Cost:
    """
    Measure a task in this process.

    Parameters
    ----------
    name
        Name of the task.
    folder
        The data.

    Returns
    -------
    cost
        What the work cost; the peak is that of everything this process did.
    """
    from benchmarks.tasks import TASKS

    task = TASKS[name]
    ready = task.prepare(folder)
    before = _seconds()
    times = task.work(ready)
    return Cost(seconds=(_seconds() - before) * (times or 1.0), peak=_peak())


def _seconds() -> float:
    # A workbook is read by a process of its own, which counts too.
    own, others = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def _peak() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in KiB, macOS in bytes.
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    json.dump(asdict(cost_of(sys.argv[1], Path(sys.argv[2]))), sys.stdout)
