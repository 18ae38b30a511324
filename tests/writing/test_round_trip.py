"""What was written and is read again is the same, in every format that keeps everything."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlib_wijk.network import Network
from graphlib_wijk.reading import read
from graphlib_wijk.reading.characters import guarded, tidy, without_guard
from graphlib_wijk.reading.formats import READERS
from graphlib_wijk.tables import Dataset
from graphlib_wijk.writing import FORMATS, Format, write, written
from tests.networks import WIJK, dataset, network, organisation
from tests.writing.others import SEEN_BY_OTHERS, unpacked
from tests.writing.rich import HOSTILE, STARTS, rich_datasets

ROOT = Path(__file__).parents[2]
#: Formats that keep everything and that can be read here.
READABLE = [f for f in FORMATS if f.lossless and (f.id == "csv" or f.suffix in READERS)]
every_readable = pytest.mark.parametrize("kept", READABLE, ids=lambda kept: kept.id)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one folder that every example writes anew."""
    return tmp_path_factory.mktemp("written")


def again(data: Dataset | Network, folder: Path, kept: Format) -> Dataset:
    """Write and read."""
    path = folder / ("csv" if kept.id == "csv" else f"all{kept.suffix}")
    found, problems = read(write(data, path))
    assert [] == [p.message() for p in problems if p.severity == "error"]
    return found


def assert_same(one: Dataset, other: Dataset) -> None:
    """Compare every cell of every table, and what is said about them."""
    pd.testing.assert_frame_equal(one.organisations, other.organisations)
    pd.testing.assert_frame_equal(one.ties, other.ties)
    pd.testing.assert_frame_equal(one.neighbourhoods, other.neighbourhoods)
    pd.testing.assert_frame_equal(one.agreements, other.agreements)
    assert one.about == other.about


@pytest.mark.slow
@every_readable
@settings(max_examples=20)
@given(data=rich_datasets())
def test_any_data_set_comes_back_as_it_was(folder: Path, kept: Format, data: Dataset) -> None:
    """Whatever stands in the cells, writing and reading changes nothing."""
    assert_same(data, again(data, folder, kept))


@pytest.mark.slow
@pytest.mark.parametrize("format_id", SEEN_BY_OTHERS)
@settings(max_examples=10)
@given(data=rich_datasets())
def test_other_programs_find_everything(folder: Path, format_id: str, data: Dataset) -> None:
    """What openpyxl, NetworkX and a JSON reader see is all that the tables hold."""
    seen = SEEN_BY_OTHERS[format_id](written(data, format_id))
    seen_again, problems = read(unpacked(seen, folder))

    assert [] == [p.message() for p in problems if p.severity == "error"]
    assert_same(data, seen_again)


@every_readable
@pytest.mark.parametrize("name", ["voorbeeldwijk", "wijkgesprekken"])
def test_the_built_in_data_come_back_as_they_were(folder: Path, kept: Format, name: str) -> None:
    """The data sets of this project pass through every format unchanged, without a new problem."""
    data, problems = read(ROOT / "data" / name)

    found = again(data, folder, kept)

    assert_same(data, found)
    assert {p.code for p in found.problems} <= {p.code for p in problems}


@every_readable
def test_words_that_begin_like_formulas_come_back(folder: Path, kept: Format) -> None:
    """A phone number, a minus sign, a name with @ and every start of a formula are unchanged."""
    names = [tidy(start) for start in HOSTILE]
    data = dataset([organisation(f"o{at}", name=name, note=name) for at, name in enumerate(names)])

    found = again(data, folder, kept)

    assert names == found.organisations["name"].tolist()
    assert names == found.organisations["note"].tolist()


@every_readable
def test_a_part_is_written_as_a_data_set_of_its_own(folder: Path, kept: Format) -> None:
    """Organisations of one wijk, the ties between them and their wijk: nothing points outside."""
    away = organisation("away", neighbourhood_codes=())
    whole = network(
        ["a", "b", away],
        [("a", "b", ("a", "away")), ("a", "away")],
        neighbourhoods=[{"code": WIJK, "name": "Vogelbuurt"}, {"code": "WK990109", "name": "Ver"}],
    )

    found = again(whole.in_neighbourhood(WIJK), folder, kept)

    assert ["a", "b"] == found.organisations.index.tolist()
    assert [("a", "b", ("a",))] == list(
        found.ties[["source", "target", "reported_by"]].itertuples(index=False, name=None)
    )
    assert [WIJK] == found.neighbourhoods["code"].tolist()


@given(text=st.one_of(st.text(), st.text("'=+-@x")))
def test_a_guard_is_taken_away_and_nothing_else(text: str) -> None:
    """Whatever a cell holds, guarding and reading it gives the same text."""
    assert text == without_guard(guarded(text))


def test_a_folder_of_another_data_set_leaves_no_list_behind(folder: Path) -> None:
    """Neighbourhoods of what was written before are not read with the new tables."""
    with_list = dataset(["a"], neighbourhoods=[{"code": WIJK, "name": "Vogelbuurt"}])
    write(with_list, folder / "twice")
    write(replace(with_list, neighbourhoods=dataset([]).neighbourhoods), folder / "twice")

    found, _ = read(folder / "twice")

    assert 0 == len(found.neighbourhoods)


def test_there_is_a_start_for_each_way_in() -> None:
    """The list of starts holds at least twenty, and no two that are the same cell."""
    assert len(STARTS) >= 20
    assert len(STARTS) == len(set(STARTS))


def test_a_folder_is_read_without_a_word_about_what_we_add(folder: Path) -> None:
    """The list of standings and the read-me that we put beside the tables trouble nobody."""
    path = write(dataset(["a", "b"], [("a", "b")]), folder / "quiet")

    _, problems = read(path)

    assert {"posities.csv", "leesmij.txt"} <= {file.name for file in path.iterdir()}
    assert [] == [p.message() for p in problems]


@every_readable
def test_signs_that_mean_nothing_come_back_too(folder: Path, kept: Format) -> None:
    """A code point that will never be a letter is still somebody's text; XML and JSON hold it."""
    data = read(ROOT / "data" / "wijkgesprekken")[0]
    odd = replace(data, about=replace(data.about, title="Wijk\ufdd0 en \ufdef", origin="\ufdd1x"))

    assert_same(odd, again(odd, folder, kept))
