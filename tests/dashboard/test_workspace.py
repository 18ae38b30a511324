"""A reader's own files: under safe names, in a folder of their own, gone with the session."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk.dashboard.workspace import Workspace, safe_name
from graphlib_wijk.reading import CellPlace


@given(st.text())
def test_every_name_becomes_a_name_and_nothing_else(name: str) -> None:
    """Whatever a computer calls a file, what is written stays in its folder."""
    safe = safe_name(name)

    assert Path(safe).name == safe
    assert safe not in {"", ".", ".."}
    assert not set(safe) & set('\\/:*?"<>|\0\r\n')


@pytest.mark.parametrize(
    ("given_name", "expected"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\relaties.csv", "relaties.csv"),
        ("<img onerror=1>.csv", "img onerror=1.csv"),
        ("\u202evsc.xlsx", "vsc.xlsx"),
        ("a" * 300 + ".csv", "a" * 120 + ".csv"),
    ],
)
def test_names_keep_what_matters(given_name: str, expected: str) -> None:
    """The ending and what can be read of a name stay."""
    assert expected == safe_name(given_name)


def test_files_lie_in_the_folder_and_go_with_it() -> None:
    """Two files of one name both stay; without the workspace there is nothing left."""
    own = Workspace()
    draft = own.take([("a.csv", b"1"), ("map/A.csv", b"2")])
    paths = [Path(path) for path in draft.paths]

    assert [b"1", b"2"] == [path.read_bytes() for path in paths]
    assert ["a.csv", "A (2).csv"] == [path.name for path in paths]

    del own
    gc.collect()
    assert not any(path.exists() for path in paths)


def test_the_same_files_keep_their_corrections() -> None:
    """A rerun of the page hands the same files over; other files start anew."""
    own = Workspace()
    first = own.take([("a.csv", b"1")])
    place = CellPlace("a.csv", "", 2, "naam")
    own.draft = type(first)(
        paths=first.paths, fingerprint=first.fingerprint, corrections=((place, "x"),)
    )

    assert {place: "x"} == own.take([("a.csv", b"1")]).choices.corrections
    assert {} == own.take([("a.csv", b"2")]).choices.corrections
