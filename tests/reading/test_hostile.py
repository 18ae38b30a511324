"""Files made to do harm: refused with a problem, in short sentences, without endless work."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from tests.reading.folders import read_tables

HOSTILE = {
    "a million columns": (b"naam" + b"," * 1_000_000, "too-many-columns"),
    "a hundred thousand names of columns": (b"naam;" * 100_000, "too-many-columns"),
    "ten million quotation marks": (b'"' * 10_000_000, "missing-column"),
    "an odd number of quotation marks": (b"naam\n" + b'"' * 9_999_999, "broken-quotes"),
    "a cell of ten megabytes": (b"naam\n" + b"x" * 10_000_000, "cell-too-long"),
    "a header of ten megabytes": (b"x" * 10_000_000, "missing-column"),
    "half a million short rows": (b"id;naam\n" + b"a\n" * 500_000, "wrong-field-count"),
    "only zero bytes": (b"\0" * 1_000_000, None),
    "a million separators": (b"," * 1_000_000, "empty-file"),
    "a million blank rows": (b"naam\n" + b"\n" * 1_000_000, "no-rows"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("content", "code"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_answered_in_short(
    tmp_path: Path, content: bytes, code: str | None
) -> None:
    """Each is told by its code, in no more sentences than somebody can read."""
    dataset = read_tables(tmp_path, content)

    assert 0 == len(dataset.organisations)
    assert code is None or code in {problem.code for problem in dataset.problems}
    assert all(len(problem.message()) < 1_000 for problem in dataset.problems)
    assert 402 >= len(dataset.problems)


def test_near_names_are_looked_up_for_what_is_told_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Comparing names is slow; two thousand unknown ones cost a look per message, not more."""
    looked_up = []
    compare = difflib.get_close_matches
    monkeypatch.setattr(
        difflib, "get_close_matches", lambda *a, **k: looked_up.append(a[0]) or compare(*a, **k)
    )
    organisations = "naam\n" + "".join(f"Stichting Buurtwerk {n}\n" for n in range(2_000))
    ties = "van;naar\n" + "".join(
        f"Stichting Buurtwerk {n};Stichting Buurtwrek {n}\n" for n in range(2_000)
    )

    problems = read_tables(tmp_path, organisations, ties).problems

    assert "Bedoelt u “Stichting Buurtwerk" in problems[0].message()
    assert 0 < len(looked_up) <= len(problems)
