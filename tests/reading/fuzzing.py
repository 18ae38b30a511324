"""
Files that are made worse and worse on purpose, guided by what code they reach.

`pip install atheris`, and then `python -m tests.reading.fuzzing -max_total_time=600 FOLDER`; what
libFuzzer takes as options it takes here. It stops at the first fault and keeps the bytes, which
then become a test. Atheris has no package for Windows, so it is not among what tests need.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

# What is imported here is watched; a program that is watched as a whole takes minutes to begin.
with atheris.instrument_imports(include=["graphlib_wijk"]):
    from tests.reading.fuzz import judge, seeds


def main() -> None:
    """Go on until a fault is found, or time is up."""
    corpus = Path(next((one for one in sys.argv[1:] if not one.startswith("-")), "."))
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        atheris.Setup(sys.argv, lambda data: judge(data, folder))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
