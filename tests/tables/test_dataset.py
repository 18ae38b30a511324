"""Frames hold the columns of the contract and change nothing that was put in."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk.tables import (
    NEIGHBOURHOODS,
    ORGANISATIONS,
    SAME,
    TABLES,
    TIES,
    About,
    ContractError,
    Dataset,
    Problem,
    columns_of,
    empty_dataset,
    frame_of,
    frame_of_columns,
)

by_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)

#: Texts that tables like to turn into something else.
TRAPS = [
    "NA",
    "None",
    "nan",
    "NULL",
    "TRUE",
    "false",
    "007",
    "1.0",
    "1e5",
    "GM0080",
    "2016",
    "-",
    "<NA>",
]

TYPES = {
    "text": "str",
    "term": "str",
    "date": "str",
    "municipality_code": "str",
    "neighbourhood_code": "str",
    "kvk": "str",
    "list": "object",
    "names": "object",
    "terms": "object",
    "neighbourhood_codes": "object",
    "subneighbourhood_codes": "object",
    "yes_no": "bool",
    "coordinate": "float64",
    "strength": "float64",
    "year": "float64",
}


def types_of(frame: pd.DataFrame) -> dict[str, str]:
    """The types of a frame's columns, by name, in order."""
    return {name: str(dtype) for name, dtype in frame.dtypes.items()}


def record(table, **fields):
    """A row with an id where the table needs one."""
    return ({"id": "o1"} if table is ORGANISATIONS else {}) | fields


@by_table
def test_a_frame_has_the_columns_of_the_contract(table):
    """Canonical names in the order of the contract, `kind_given` behind `kind`, the id as index."""
    frame = frame_of(table, [record(table)])
    names = [column.name for column in table.columns if column.name != "id"]

    assert names == [name for name in frame.columns if name != "kind_given"]
    assert tuple(frame.columns) == columns_of(table)


def test_the_kind_as_it_was_written_stands_behind_the_kind():
    """Organisations and ties keep the word that was written; neighbourhoods have no kind."""
    for table in (ORGANISATIONS, TIES):
        names = columns_of(table)
        assert "kind_given" == names[names.index("kind") + 1]
    assert "kind_given" not in columns_of(NEIGHBOURHOODS)


@by_table
def test_a_column_has_the_type_of_the_contract(table):
    """Text is text, numbers are floats, yes or no is a bool, lists are objects."""
    expected = {
        name: "str" if name == "kind_given" else TYPES[table.column(name).type]
        for name in columns_of(table)
    }

    assert expected == types_of(frame_of(table, [record(table)]))


@by_table
def test_an_empty_frame_is_the_same_without_rows(table):
    """No rows: the same columns, the same types, the same name of the index."""
    empty, filled = frame_of(table, []), frame_of(table, [record(table)])

    assert 0 == len(empty)
    assert types_of(filled) == types_of(empty)
    assert filled.index.name == empty.index.name
    assert str(filled.index.dtype) == str(empty.index.dtype)


@by_table
def test_what_is_missing_is_unknown(table):
    """A missing text is empty, a missing list has nothing in it, a missing number is NaN."""
    row = frame_of(table, [record(table)]).iloc[0]
    blanks = {"str": "", "object": (), "bool": False}

    for name, kind in types_of(frame_of(table, [])).items():
        if kind == "float64":
            assert math.isnan(row[name])
        else:
            assert blanks[kind] == row[name]


@pytest.mark.parametrize("text", TRAPS)
def test_texts_that_look_like_something_else_stay_texts(text):
    """An organisation may be called NA or TRUE, and its id may be 007."""
    frame = frame_of(ORGANISATIONS, [{"id": text, "name": text, "origin": text, "themes": (text,)}])

    assert [text] == list(frame.index)
    assert [text, text, (text,)] == list(frame.loc[text, ["name", "origin", "themes"]])
    assert not frame[["name", "origin"]].isna().any(axis=None)


@given(st.lists(st.text(), unique=True))
def test_any_text_comes_out_as_it_went_in(texts):
    """No text is trimmed, folded or taken for a number or for nothing."""
    frame = frame_of(ORGANISATIONS, [{"id": text, "name": text, "note": text} for text in texts])

    assert texts == frame.index.to_list() == frame["name"].to_list() == frame["note"].to_list()


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_lists_stay_tuples(words):
    """Rows with lists of equal length do not become a table of their own."""
    frame = frame_of(TIES, [{"source": "a", "target": "b", "reported_by": w} for w in words])

    assert words == frame["reported_by"].to_list()


def test_organisations_are_indexed_by_their_ids():
    """The id is the index, in the order of the rows, and no column beside it."""
    frame = frame_of(ORGANISATIONS, [{"id": "b"}, {"id": "a"}])

    assert ("id", ["b", "a"]) == (frame.index.name, frame.index.to_list())
    assert "id" not in frame.columns


@pytest.mark.parametrize("table", [TIES, NEIGHBOURHOODS], ids=lambda table: table.name)
def test_other_tables_are_numbered(table):
    """Ties and neighbourhoods have no id; their rows count from 0."""
    assert [0, 1] == frame_of(table, [{}, {}]).index.to_list()


def test_an_organisation_needs_an_id():
    """A row without an id is a mistake of ours and not passed over."""
    with pytest.raises(KeyError, match="id"):
        frame_of(ORGANISATIONS, [{"name": "Wijkraad"}])


def test_numbers_are_kept():
    """A strength, a year and a place on the map come out as they went in, NaN included."""
    ties = frame_of(TIES, [{"strength": 4.0}, {"strength": math.nan}])
    wijken = frame_of(NEIGHBOURHOODS, [{"year": 2023, "lat": 53.2012}])

    assert 4.0 == ties["strength"][0]
    assert math.isnan(ties["strength"][1])
    assert (2023.0, 53.2012) == (wijken["year"][0], wijken["lat"][0])


def test_records_are_not_changed():
    """Whoever hands records over finds them as they were, from any iterable."""
    records = [{"id": "a", "name": "Wijkraad", "themes": ("green",)}]
    before = [dict(row) for row in records]

    frame = frame_of(ORGANISATIONS, iter(records))
    frame.loc["a", "name"] = "Iets anders"

    assert before == records


@by_table
def test_columns_and_records_make_the_same_frame(table):
    """Whole columns, as readers have them, give the frame that single rows give."""
    values = {name: frame_of(table, [record(table)])[name].to_list() for name in columns_of(table)}
    if table is ORGANISATIONS:
        values["id"] = ["o1"]

    pd.testing.assert_frame_equal(
        frame_of(table, [record(table)]), frame_of_columns(table, values, 1), check_index_type=False
    )


@by_table
def test_columns_that_are_left_out_are_unknown(table):
    """A file without a column gives the same as a file whose column is empty."""
    given_ids = {"id": ["a", "b"]} if table is ORGANISATIONS else {}
    rows = [record(table, id="a"), record(table, id="b")]

    pd.testing.assert_frame_equal(
        frame_of(table, rows), frame_of_columns(table, given_ids, 2), check_index_type=False
    )


def test_an_empty_data_set_has_empty_tables():
    """Where nothing could be read there are still tables with their columns, and the problems."""
    problem = Problem(code="missing-path", file="x")
    dataset = empty_dataset(iter([problem]), About(title="Niets"))

    assert columns_of(ORGANISATIONS) == tuple(dataset.organisations.columns)
    assert columns_of(TIES) == tuple(dataset.ties.columns)
    assert columns_of(NEIGHBOURHOODS) == tuple(dataset.neighbourhoods.columns)
    assert columns_of(SAME) == tuple(dataset.same.columns)
    assert (0, 0, 0, 0) == tuple(
        map(len, (dataset.organisations, dataset.ties, dataset.neighbourhoods, dataset.same))
    )
    assert ((problem,), "Niets") == (dataset.problems, dataset.about.title)


def test_a_data_set_knows_nothing_about_itself_until_told():
    """Nobody was asked and nothing is fictional unless the data set says so."""
    assert About() == empty_dataset().about
    assert (False, False) == (About().everyone_asked, About().fictional)


@pytest.mark.parametrize("codes", [(), ("unknown-column",), ("unknown-term", "asked-unknown")])
def test_warnings_and_notices_do_not_stop_a_data_set(codes):
    """A data set with only warnings and notices is sound and may be used."""
    dataset = empty_dataset(Problem(code=code, file="x") for code in codes)

    dataset.require_sound()

    assert dataset.sound


def test_one_error_stops_a_data_set():
    """A single error among other problems refuses the whole, and all problems are handed over."""
    problems = tuple(
        Problem(code=code, file="x") for code in ("unknown-column", "missing-value", "unknown-term")
    )
    dataset: Dataset = empty_dataset(problems)

    assert not dataset.sound
    with pytest.raises(ContractError) as refusal:
        dataset.require_sound()
    assert problems == refusal.value.problems
