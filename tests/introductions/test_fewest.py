"""The fewest introductions: against brute force, by hand, and honest when the search stops."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graphlib_wijk as gw
from graphlib_wijk.introductions.fewest import UNSOLVED, fewest_introductions
from graphlib_wijk.introductions.seating import LINKING, PEER, Lacking, Need, best_plan
from graphlib_wijk.tables import INTRODUCTIONS, Dataset, frame_of
from graphlib_wijk.vocabulary import codes
from tests.networks import WIJK, network, organisation
from tests.strategies import datasets

TOWN = organisation("town", kind="municipality", world="system", neighbourhood_codes=())
FUND = organisation("fund", kind="fund", world="system", neighbourhood_codes=())


@st.composite
def lackings(draw: st.DrawFn) -> Lacking:
    """Draw up to four initiatives, one that lacks no peer, and two institutions."""
    size = draw(st.integers(1, 4))
    initiatives, institutions = range(size + 1), range(10, 12)
    friendly = {pair: draw(st.booleans()) for pair in combinations(initiatives, 2)}
    givers: dict[Need, frozenset[int]] = {}
    for one in range(size):
        if draw(st.booleans()):
            others = [o for o in initiatives if o != one and friendly[min(one, o), max(one, o)]]
            givers[one, PEER] = frozenset(others)
        if draw(st.booleans()):
            givers[one, LINKING] = frozenset(draw(st.sets(st.sampled_from(institutions))))
    return Lacking(givers=givers, scores={})


def answered(lacking: Lacking, pairs: tuple[tuple[int, int], ...]) -> int:
    """Count the needs that these pairs answer."""
    both = {*pairs, *((other, one) for one, other in pairs)}
    return sum(
        any((one, giver) in both for giver in givers) for (one, _), givers in lacking.givers.items()
    )


def brute_force(lacking: Lacking, seats: int | None) -> tuple[int, int]:
    """Try every set of pairs: the most needs answered, then the fewest pairs (negative)."""
    every = {
        (min(one, giver), max(one, giver))
        for (one, _), givers in lacking.givers.items()
        for giver in givers
    }
    best = (0, 0)
    most = len(lacking.givers)
    for number in range(1, min(len(every), most) + 1):
        for pairs in combinations(sorted(every), number):
            if seats is None or len({end for pair in pairs for end in pair}) <= seats:
                best = max(best, (answered(lacking, pairs), -number))
    return best


@settings(max_examples=60)
@given(lackings(), st.none() | st.integers(2, 6))
def test_small_cases_equal_brute_force(lacking: Lacking, seats: int | None) -> None:
    """As many needs in as few pairs as any set of pairs that fits the seats."""
    plan = best_plan(lacking, seats)

    assert plan.exact
    assert brute_force(lacking, seats) == (len(plan.solved), -len(plan.pairs))
    assert len(plan.solved) == answered(lacking, plan.pairs)
    assert seats is None or len({end for pair in plan.pairs for end in pair}) <= seats


@settings(max_examples=60)
@given(lackings(), st.integers(2, 6))
def test_a_search_that_stops_says_so_and_stays_within_its_bound(
    lacking: Lacking, seats: int
) -> None:
    """Without any choice looked at the greedy table remains; the truth is not above the bound."""
    plan = best_plan(lacking, seats, choices=0)
    most, _ = brute_force(lacking, seats)

    assert len(plan.solved) <= most <= plan.bound
    assert len({end for pair in plan.pairs for end in pair}) <= seats
    assert len(plan.solved) == answered(lacking, plan.pairs)


def test_two_who_lack_a_peer_answer_each_other() -> None:
    """Two initiatives and a town: one pair for both, and one each with the town."""
    plan = fewest_introductions(network(["a", "b", TOWN]), WIJK)

    assert {("a", "b"), ("a", "town"), ("b", "town")} == set(
        zip(plan.pairs["organisation"], plan.pairs["candidate"], strict=True)
    )
    assert (("a", PEER), ("b", PEER)) == plan.pairs.loc[0, "solves"]
    assert (4, True, 4, "exact") == (plan.solved, plan.exact, plan.bound, plan.guarantee)
    assert ("a", "b", "town") == plan.organisations
    assert plan.unsolved.empty


def reasons_left(**options: Any) -> set[tuple[str, str, str]]:
    """Return what stays unsolved among three initiatives, a town and a fund."""
    net = network(["a", "b", "c", TOWN, FUND])
    left = fewest_introductions(net, WIJK, **options).unsolved
    return set(left.itertuples(index=False, name=None))


def test_too_few_seats_leave_needs_unsolved_and_say_so() -> None:
    """Three seats hold two initiatives and one institution; the third initiative waits."""
    assert {("c", PEER, "no_seat"), ("c", LINKING, "no_seat")} == reasons_left(seats=3)


def test_who_declined_is_not_paired() -> None:
    """With everybody who could give it declined, that is the reason."""
    rows = [{"source": "a", "target": who, "answer": "declined"} for who in ("town", "fund")]

    assert {("a", LINKING, "declined")} == reasons_left(answers=frame_of(INTRODUCTIONS, rows))


def test_without_institutions_there_is_nobody() -> None:
    """What nobody in the data could give is told as that."""
    left = fewest_introductions(network(["a", "b"]), WIJK).unsolved

    assert {("a", LINKING, "nobody"), ("b", LINKING, "nobody")} == set(
        left.itertuples(index=False, name=None)
    )
    assert set(left["why"]) <= set(codes(UNSOLVED))


def test_without_a_lack_no_pairs() -> None:
    """A wijk in which everybody knows a peer and an institution needs no introduction."""
    ties = [("a", "b"), ("a", "town"), ("b", "town")]
    plan = fewest_introductions(network(["a", "b", TOWN], ties), WIJK)

    assert plan.pairs.empty
    assert plan.unsolved.empty
    assert plan.exact


def test_a_meeting_takes_two() -> None:
    """One seat is no table."""
    with pytest.raises(ValueError, match="seats"):
        fewest_introductions(network(["a"]), WIJK, seats=1)


def test_a_large_wijk_is_answered_without_a_long_search() -> None:
    """Forty initiatives and ten seats: the plan fits, and says how far from best it can be."""
    plan = fewest_introductions(network([*(f"i{at}" for at in range(40)), TOWN]), WIJK, seats=10)

    assert 10 >= len(plan.organisations)
    assert 18 == plan.solved
    assert plan.solved <= plan.bound


@settings(max_examples=40)
@given(datasets())
def test_after_the_introductions_the_signals_are_gone(dataset: Dataset) -> None:
    """When every pair becomes a tie, just the needs that are told as unsolved remain."""
    net = gw.Network(dataset)
    if WIJK not in net.neighbourhoods.index:
        return
    plan = fewest_introductions(net, WIJK)
    added = gw.Scenario(
        add_ties=tuple(zip(plan.pairs["organisation"], plan.pairs["candidate"], strict=True))
    ).applied(net)

    left = gw.signals(added.in_neighbourhood(WIJK))
    left = left[left["signal"].isin([PEER, LINKING])]

    assert set(zip(plan.unsolved["organisation"], plan.unsolved["signal"], strict=True)) == set(
        zip(left["organisation"], left["signal"], strict=True)
    )
