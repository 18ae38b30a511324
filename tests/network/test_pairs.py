"""Statements folded into pairs: who is tied, and whose word that rests on."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk.network import CONFIRMATION_CODES
from graphlib_wijk.network.pairs import pairs_of
from graphlib_wijk.tables import TIES, frame_of

#: One statement: source, target and who said so.
Row = tuple[str, str, tuple[str, ...]]

IDS = ("a", "b", "c", "d")

#: The word on a tie between a and b, by who said so: for nobody, a, b, and both asked.
WORDS = {
    "": ("unknown", "unknown", "unknown", "unknown"),
    "a": ("not_confirmable", "not_confirmable", "one_sided", "one_sided"),
    "b": ("not_confirmable", "one_sided", "not_confirmable", "one_sided"),
    "ab": ("confirmed", "confirmed", "confirmed", "confirmed"),
    "c": ("unknown", "unknown", "unknown", "unknown"),
    "ac": ("not_confirmable", "not_confirmable", "one_sided", "one_sided"),
    "bc": ("not_confirmable", "one_sided", "not_confirmable", "one_sided"),
    "abc": ("confirmed", "confirmed", "confirmed", "confirmed"),
}
CASES = [
    (said, asked, word)
    for said, words in WORDS.items()
    for asked, word in zip(("", "a", "b", "ab"), words, strict=True)
]


def confirmations(
    rows: list[Row], asked: str = "", ids: tuple[str, ...] = IDS
) -> dict[frozenset[str], str]:
    """Return the word of every pair, by its two ends."""
    records = [
        {"source": source, "target": target, "kind": "support", "reported_by": said}
        for source, target, said in rows
    ]
    flags = np.array([name in asked for name in ids], dtype=bool)
    pairs = pairs_of(pd.Index(ids, dtype="str"), frame_of(TIES, records), flags)
    return {
        frozenset((ids[first], ids[second])): CONFIRMATION_CODES[word]
        for first, second, word in zip(pairs.first, pairs.second, pairs.confirmation, strict=True)
    }


def slow_confirmations(
    rows: list[Row], asked: str, ids: tuple[str, ...] = IDS
) -> dict[frozenset[str], str]:
    """Return the same by looking at one pair after the other."""
    said_of: dict[frozenset[str], set[str]] = {}
    for source, target, said in rows:
        if source != target and {source, target} <= set(ids):
            said_of.setdefault(frozenset((source, target)), set()).update(said)
    found = {}
    for ends, said in said_of.items():
        own = ends & said
        silent = ends - said
        if len(own) == 2:
            found[ends] = "confirmed"
        elif not own:
            found[ends] = "unknown"
        else:
            found[ends] = "one_sided" if silent <= set(asked) else "not_confirmable"
    return found


def statements(names: str = "abcd") -> st.SearchStrategy[list[Row]]:
    """Draw statements in which anybody may speak of anybody, itself included."""
    end = st.sampled_from(names)
    said = st.lists(end, unique=True).map(tuple)
    return st.lists(st.tuples(end, end, said), max_size=12)


@pytest.mark.parametrize(("said", "asked", "word"), CASES)
@pytest.mark.parametrize("ends", [("a", "b"), ("b", "a")], ids="-".join)
def test_the_word_on_a_tie(said: str, asked: str, word: str, ends: tuple[str, str]) -> None:
    """Whoever said so and whoever was asked, in one row, whichever way it was written down."""
    rows = [(*ends, tuple(said))]

    assert {frozenset("ab"): word} == confirmations(rows, asked)


@pytest.mark.parametrize(("said", "asked", "word"), CASES)
def test_a_word_may_be_spread_over_rows(said: str, asked: str, word: str) -> None:
    """One row for each that said so, both directions mixed, counts as one row with them all."""
    rows = [("b", "a", ()), *((*("ab" if who != "b" else "ba"), (who,)) for who in said)]

    assert {frozenset("ab"): word} == confirmations(rows, asked)


def test_a_statement_about_itself_makes_no_pair() -> None:
    """An organisation is not tied to itself, and its other ties keep their place."""
    pairs = pairs_of(
        pd.Index(["a", "b"], dtype="str"),
        frame_of(
            TIES,
            [
                {"source": "a", "target": "a", "kind": "support", "reported_by": ("a",)},
                {"source": "b", "target": "a", "kind": "support", "reported_by": ("b",)},
            ],
        ),
        np.array([True, True]),
    )

    assert 1 == len(pairs)
    assert [-1, 0] == pairs.of_tie.tolist()
    assert ([0], [1]) == (pairs.first.tolist(), pairs.second.tolist())


def test_a_statement_about_a_stranger_makes_no_pair() -> None:
    """An end that is no organisation of the network takes part in nothing."""
    assert {} == confirmations([("a", "z", ("a",)), ("z", "y", ())])


def test_without_statements_there_are_no_pairs() -> None:
    """No rows, and no organisations either, give no pairs."""
    assert {} == confirmations([])
    assert {} == confirmations([], ids=())


@given(rows=statements())
def test_pairs_are_ordered_and_know_their_statements(rows: list[Row]) -> None:
    """Ends stand in order, no pair comes twice, and every statement finds its own."""
    records = [{"source": s, "target": t, "kind": "support"} for s, t, _ in rows]
    pairs = pairs_of(
        pd.Index(IDS, dtype="str"), frame_of(TIES, records), np.ones(len(IDS), dtype=bool)
    )
    together = list(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))

    assert sorted(set(together)) == together
    assert all(first < second for first, second in together)
    for (source, target, _), pair in zip(rows, pairs.of_tie.tolist(), strict=True):
        ends = {source, target}
        assert (len(ends) == 1) == (pair == -1)
        assert pair == -1 or {IDS[i] for i in together[pair]} == ends


@given(rows=statements("abcdxy"), asked=st.sets(st.sampled_from("abcd")).map("".join))
def test_columns_agree_with_one_pair_after_the_other(rows: list[Row], asked: str) -> None:
    """Column arithmetic finds what a walk over the rows with a dictionary finds."""
    assert slow_confirmations(rows, asked) == confirmations(rows, asked)


@given(
    rows=statements(),
    asked=st.sets(st.sampled_from("abcd")).map("".join),
    order=st.permutations(IDS),
    chance=st.randoms(use_true_random=False),
)
def test_order_does_not_matter(
    rows: list[Row], asked: str, order: list[str], chance: object
) -> None:
    """Shuffled statements and shuffled organisations give the same words on the same ties."""
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert confirmations(rows, asked) == confirmations(shuffled, asked, tuple(order))
