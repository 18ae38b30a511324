"""Who is meant by a name that is nearly right."""

from __future__ import annotations

import os
import subprocess
import sys

_PROGRAM = """
from graphlib_wijk.reading.directory import Directory
letters = "pqrstuvwxyz"
ends = [one + other for one in letters for other in letters]
names = [*(f"abcdef{end}" for end in ends), *(f"{end}ghijkl" for end in ends)]
found = Directory([f"o{i}" for i in range(len(names))], names, complete=True)
print(found.nearest("abcdefghijkl"))
"""


def test_the_nearest_names_are_the_same_at_every_start() -> None:
    """Names that come equally near keep one order, whatever order a set of texts has that day."""
    answers = {
        subprocess.run(
            [sys.executable, "-c", _PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in range(4)
    }

    assert 1 == len(answers)
    assert "abcdef" in answers.pop()
