"""`python -m benchmarks`: invent a country, measure, print the table."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measuring import ROUNDS, measured
from benchmarks.table import lines_of
from benchmarks.tasks import SAMPLE, TASKS

SIZES = ("country", "municipality", "wijk")


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--size", choices=SIZES, default="country")
    parser.add_argument("--only", choices=TASKS, nargs="+", default=list(TASKS), metavar="TASK")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="the median of so many counts")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wijkgraaf-") as name:
        # What tasks make of the data stands beside it.
        folder = Path(name) / chosen.size
        _tell(f"inventing a {chosen.size}")
        # In a process of its own: this one stays small, and so do those that it starts.
        command = [sys.executable, "-m", "benchmarks.files", chosen.size, str(folder)]
        subprocess.run(command, check=True)  # noqa: S603 - our own
        megabytes = sum(path.stat().st_size for path in folder.iterdir()) / 1024**2
        costs = measured(chosen.only, folder, _tell, rounds=chosen.rounds)
    head = (
        f"{chosen.size}, {megabytes:.0f} MB; median of {chosen.rounds}; "
        f"{os.cpu_count()} processors, Python {platform.python_version()}; "
        f"NetworkX from {SAMPLE} wijken of all sizes"
    )
    sys.stdout.write("\n".join([head, "", *lines_of(costs), ""]))


def _tell(text: str) -> None:
    sys.stderr.write(f"… {text}\n")


if __name__ == "__main__":
    main()
