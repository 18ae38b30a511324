"""What was decided is carried out, and nothing else; doing it twice changes nothing more."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlib_wijk.network import Network
from graphlib_wijk.sameness import merged
from graphlib_wijk.tables import SAME, About, Dataset, Problem, frame_of
from tests.networks import OTHER_WIJK, WIJK, dataset, organisation
from tests.strategies import datasets


def decided(data: Dataset, *rows: tuple[str, str, str]) -> Dataset:
    """The data set with decisions: one, other, decision."""
    names = ("one", "other", "decision")
    return replace(data, same=frame_of(SAME, [dict(zip(names, row, strict=True)) for row in rows]))


def codes(data: Dataset) -> list[str]:
    """The problems of a data set, by code."""
    return [problem.code for problem in data.problems]


def ends(data: Dataset) -> list[tuple[str, str]]:
    """Who is tied to whom."""
    return list(zip(data.ties["source"], data.ties["target"], strict=True))


def test_without_decisions_nothing_changes():
    """Names that look alike are not merged by themselves."""
    data = dataset([organisation("a", name="Pluktuin"), organisation("b", name="Pluktuin")])

    assert data is merged(data)


def test_the_other_becomes_the_one():
    """Ties and reporters of the one that goes are those of the one that stays."""
    data = decided(dataset(["a", "b", "c"], [("c", "b"), ("a", "c")]), ("a", "b", "together"))

    done = merged(data)

    assert ["a", "c"] == done.organisations.index.tolist()
    assert [("c", "a"), ("a", "c")] == ends(done)
    assert [("c", "a"), ("a", "c")] == done.ties["reported_by"].tolist()
    assert ["merged-organisation"] == codes(done)
    assert (
        "dezelfde: “B” is samengevoegd met “A”, zoals in deze tabel is besloten."
        == done.problems[0].message()
    )


def test_gaps_are_filled_and_lists_united():
    """What the one says stays; what it does not say comes from the other, pairs as pairs."""
    one = organisation(
        "a", kind="unknown", world="", themes=("green",), website="", lat=52.0, asked="no"
    )
    other = organisation(
        "b",
        kind="school",
        kind_given="basisschool",
        world="system",
        themes=("care", "green"),
        website="https://b.nl/",
        name="Anders",
        lat=1.0,
        lon=5.0,
        asked="yes",
        asked_on="2026-06-01",
        hidden=True,
        neighbourhood_codes=(OTHER_WIJK,),
    )

    row = merged(decided(dataset([one, other]), ("a", "b", "together"))).organisations.loc["a"]

    assert ("A", "school", "basisschool", "system") == tuple(
        row[["name", "kind", "kind_given", "world"]]
    )
    assert (("green", "care"), (WIJK, OTHER_WIJK)) == tuple(row[["themes", "neighbourhood_codes"]])
    assert ("https://b.nl/", 52.0, "yes", "2026-06-01", True) == tuple(
        row[["website", "lat", "asked", "asked_on", "hidden"]]
    )
    assert math.isnan(row["lon"])


def test_names_of_neighbourhoods_stay_with_their_codes():
    """Names and codes belong to each other one by one, also when they come from two rows."""
    one = organisation("a", neighbourhood=("Waterkwartier",), neighbourhood_codes=(OTHER_WIJK,))
    other = organisation("b", neighbourhood=("Vogelbuurt",), neighbourhood_codes=(WIJK,))

    row = merged(decided(dataset([one, other]), ("a", "b", "together"))).organisations.loc["a"]

    assert ("Waterkwartier", "Vogelbuurt") == row["neighbourhood"]
    assert (OTHER_WIJK, WIJK) == row["neighbourhood_codes"]


def test_where_everyone_was_asked_an_empty_cell_means_yes():
    """An organisation that counts as asked does not become unasked by its other spelling."""
    rows = [organisation("a", asked=""), organisation("b", asked="no")]
    data = dataset(rows, about=About(everyone_asked=True))

    done = merged(decided(data, ("a", "b", "together")))

    assert [""] == done.organisations["asked"].tolist()


def test_a_tie_between_the_two_falls_away():
    """Nobody is tied to itself; that a tie is gone is said."""
    done = merged(decided(dataset(["a", "b"], [("a", "b")]), ("a", "b", "together")))

    assert [] == ends(done)
    assert ["merged-organisation", "tie-within-merged"] == codes(done)
    assert 1 == len(Network(done))


def test_equal_statements_count_once():
    """The same statement about both spellings is one statement afterwards."""
    ties = [("c", "a", ["c"]), ("c", "b", ["c"])]

    assert [("c", "a")] == ends(
        merged(decided(dataset(["a", "b", "c"], ties), ("a", "b", "together")))
    )


@pytest.mark.parametrize(
    ("rows", "stays"),
    [
        ([("a", "b"), ("b", "c")], "a"),
        ([("b", "c"), ("a", "b")], "a"),
        ([("c", "b"), ("b", "a"), ("a", "c")], "c"),
        ([("b", "a"), ("a", "b"), ("b", "c")], "b"),
        ([("a", "c"), ("b", "c")], "a"),
    ],
)
def test_chains_and_circles_end_with_one(rows, stays):
    """Who is together with a third is together; whoever never goes stays, else the first named."""
    data = dataset(["a", "b", "c"])

    done = merged(decided(data, *((one, other, "together") for one, other in rows)))

    assert [stays] == done.organisations.index.tolist()


def test_decisions_that_contradict_each_other_are_not_carried_out():
    """What is a, b and c but never a and c is left as it was; d and e are merged."""
    data = decided(
        dataset(["a", "b", "c", "d", "e"]),
        ("a", "b", "together"),
        ("b", "c", "together"),
        ("c", "a", "never"),
        ("d", "e", "together"),
    )

    done = merged(data)

    assert ["a", "b", "c", "d"] == done.organisations.index.tolist()
    assert ["contradicting-decisions", "merged-organisation"] == codes(done)
    assert codes(done) == codes(merged(done))


def test_what_still_says_something_stays_in_the_table():
    """Decisions that were carried out are gone; the others are about those who stay."""
    data = decided(
        dataset(["a", "b", "c"]), ("a", "b", "together"), ("b", "c", "never"), ("a", "c", "never")
    )

    same = merged(data).same

    assert [("a", "c", "never")] == list(
        zip(same["one"], same["other"], same["decision"], strict=True)
    )


def test_decisions_about_strangers_and_open_questions_do_nothing():
    """Only what was decided about two organisations of the data is carried out."""
    data = decided(dataset(["a", "b"]), ("a", "x", "together"), ("a", "b", ""), ("a", "a", "never"))

    assert ["a", "b"] == merged(data).organisations.index.tolist()


def test_a_data_set_with_errors_is_left_alone():
    """A preview of broken files stays as it was read."""
    data = decided(dataset(["a", "b"]), ("a", "b", "together"))
    broken = replace(data, problems=(Problem(code="missing-value", file="x"),))

    assert broken is merged(broken)


_DECISIONS = st.lists(
    st.tuples(
        st.integers(0, 8).map(lambda at: f"o{at}"),
        st.integers(0, 8).map(lambda at: f"o{at}"),
        st.sampled_from(("together", "never", "")),
    ),
    max_size=8,
)


@settings(max_examples=40)
@given(datasets(), _DECISIONS)
def test_merging_twice_is_merging_once(data, rows):
    """Any decisions give a sound network, leave the input alone, and leave nothing to merge."""
    before = decided(data, *rows)
    kept = replace(before, organisations=before.organisations.copy(), ties=before.ties.copy())

    once = merged(before)
    twice = merged(once)

    Network(once)
    pd.testing.assert_frame_equal(kept.organisations, before.organisations)
    pd.testing.assert_frame_equal(kept.ties, before.ties)
    for name in ("organisations", "ties", "same"):
        pd.testing.assert_frame_equal(getattr(once, name), getattr(twice, name))
    assert once.problems == twice.problems
