"""What holds for any file: nothing raises, nothing is lost, and tidying is done once."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk.reading import read
from graphlib_wijk.reading.characters import is_broken, tidy
from tests.reading.folders import ABOUT, ORGANISATIONS, TIES, require_sound, written

#: Bytes that mean something to a reader, so that random files get past its first door.
WORDS = "id naam van naar soort bevraagd lat wijkcode gemeld_door sinds a b é sep= WK008050 2016"
SIGNS = (
    b";",
    b",",
    b"\t",
    b"\n",
    b"\r",
    b'"',
    b"|",
    b"=",
    b"\0",
    b"\xe9",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
)
PIECES = st.sampled_from([*SIGNS, *(word.encode() for word in WORDS.split())])
FILES = st.one_of(st.binary(max_size=300), st.lists(PIECES, max_size=60).map(b"".join))

#: What may stand in a cell: any text without controls, as `csv` writes it.
NAMES = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffd\ufffe\uffff"),
    min_size=1,
    max_size=60,
).filter(tidy)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one folder that every example writes anew."""
    return tmp_path_factory.mktemp("data")


@pytest.mark.slow
@given(organisations=FILES, ties=FILES, neighbourhoods=FILES, about=FILES)
def test_arbitrary_bytes_never_raise(
    folder: Path, organisations: bytes, ties: bytes, neighbourhoods: bytes, about: bytes
) -> None:
    """Whatever stands in the files, there is a data set, and every problem can be told."""
    files = {
        "organisaties.csv": organisations,
        "relaties.csv": ties,
        "wijken.csv": neighbourhoods,
        "over.toml": about,
    }

    dataset, problems = read(written(folder, files))

    require_sound(dataset, problems)


@pytest.mark.slow
@given(rows=st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=3), max_size=12))
def test_no_row_is_lost_in_silence(folder: Path, rows: list[list[str]]) -> None:
    """Every row is among the ties or is named by a problem."""
    files = {
        "organisaties.csv": ORGANISATIONS,
        "relaties.csv": "van;naar\na;b\n" + "".join(";".join(row) + "\n" for row in rows),
        "wijken.csv": None,
        "over.toml": ABOUT,
    }

    dataset, problems = read(written(folder, files))

    assert 1 + len(rows) == len(dataset.ties) + len({problem.row for problem in problems})


@pytest.mark.slow
@given(names=st.lists(NAMES, min_size=1, max_size=8))
def test_names_survive_writing_and_reading(folder: Path, names: list[str]) -> None:
    """Any name without control characters comes back as it was, but for what nobody sees."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    table.writerow(["id", "naam"])
    table.writerows((f"o{at}", name) for at, name in enumerate(names))
    files = {
        "organisaties.csv": text.getvalue(),
        "relaties.csv": TIES,
        "wijken.csv": None,
        "over.toml": ABOUT,
    }

    dataset, _ = read(written(folder, files))

    assert [tidy(name) for name in names] == dataset.organisations["name"].tolist()


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    """A tidied text is tidy."""
    assert tidy(text) == tidy(tidy(text))


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_text_is_only_stripped(text: str) -> None:
    """Nothing within plain text is touched, and nothing in it is broken."""
    assert text.strip() == tidy(text)
    assert not is_broken(text)


@pytest.mark.slow
@given(rows=st.permutations(["a;b;overleg", "b;a;overleg", "a;b;", "a;b;overleg", "b;c;", "c;a;x"]))
def test_the_order_of_rows_does_not_change_the_set_of_ties(folder: Path, rows: list[str]) -> None:
    """Doubles are told for whichever row comes second; the statements are the same."""
    files = {
        "organisaties.csv": "id;naam\na;A\nb;B\nc;C\n",
        "relaties.csv": "van;naar;soort\n" + "\n".join(rows),
        "wijken.csv": None,
        "over.toml": ABOUT,
    }

    dataset, _ = read(written(folder, files))

    ties = dataset.ties[["source", "target", "kind_given"]].itertuples(index=False, name=None)
    expected = [("a", "b", ""), ("a", "b", "overleg"), ("b", "a", "overleg"), ("b", "c", "")]
    assert [*expected, ("c", "a", "x")] == sorted(ties)
