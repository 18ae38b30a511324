"""The evaluation of introductions asks what it says it asks."""

from __future__ import annotations

import numpy as np

from benchmarks.hidden_ties import METHODS, hide_organisations, hide_ties, outcome_of
from benchmarks.introductions import lines_of
from benchmarks.networks import classic
from tests.networks import network


def test_hidden_ties_are_gone_and_asked_from_both_ends() -> None:
    """One of ten pairs goes, and the network that is asked does not have it."""
    whole = network([*"abcde"], [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")])
    hidden = hide_ties(whole, 0.25, np.random.default_rng(1))

    (one, others), (other, back) = sorted(hidden.partners.items())
    assert (frozenset({other}), frozenset({one})) == (others, back)
    assert 3 == len(hidden.network.pairs)
    assert 4 == len(whole.pairs)


def test_who_is_left_alone_has_no_tie() -> None:
    """Every tie of some is hidden, and only they are asked about."""
    hidden = hide_organisations(classic("karate club"), 0.1, np.random.default_rng(1))

    assert 3 == len(hidden.partners)
    assert not hidden.network.partners.degree(
        hidden.network.organisations.index[next(iter(hidden.partners))]
    )


def test_common_neighbours_by_hand() -> None:
    """In a square whose diagonal is hidden, both neighbours are shared: it is named first."""
    hidden = hide_ties(
        network([*"abc"], [("a", "b"), ("b", "c"), ("a", "c")]), 0.3, np.random.default_rng(1)
    )

    for method in ("common neighbours", "Adamic–Adar", "Wijkgraaf"):
        assert 1.0 == outcome_of([hidden], METHODS[method]).reciprocal_rank


def test_every_method_has_its_row() -> None:
    """The table is complete, with or without tuning."""
    square = network([*"abcd"], [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")])

    assert len(METHODS) == sum(line.startswith("| ") for line in lines_of(square)) - 2
    assert len(METHODS) == sum(line.startswith("| ") for line in lines_of(square, tune=True)) - 2
