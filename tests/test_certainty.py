"""How sure are we: the badge, and conclusions that do or do not survive missing answers."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk.certainty import CONCLUSIONS, MOST_FOR_BROKER, coverage, robustness
from graphlib_wijk.measures import of_network
from graphlib_wijk.network import Network
from graphlib_wijk.tables import Dataset
from tests.networks import OTHER_WIJK, WIJK, network, organisation
from tests.strategies import datasets

STAR = [("hub", leaf) for leaf in ("a", "b", "c", "d", "e")]
MEMBERS = ("hub", "a", "b", "c", "d", "e")
TOWN = organisation("town", kind="municipality", world="system")


def outcome(net: Network, conclusion: str) -> tuple[object, int, int]:
    """Return what is concluded, how often it held, and out of how many."""
    found = {o.conclusion: o for o in robustness(net)}[conclusion]
    return found.value, found.holds, found.times


@pytest.mark.parametrize(
    ("asked", "level"),
    [(0, "talk"), (4, "talk"), (5, "careful"), (7, "careful"), (8, "good"), (10, "good")],
)
def test_three_levels(asked: int, level: str) -> None:
    """Half of ten is careful, eight of ten is good, less than half is for talking only."""
    net = network([organisation(f"o{i}", asked="yes" if i < asked else "no") for i in range(10)])

    assert coverage(net).level == level
    assert coverage(net).share == asked / 10


def test_coverage_of_nothing_is_undefined() -> None:
    """Without organisations there is no share, and no trust in it."""
    found = coverage(network([organisation("t", kind="partnership")]))

    assert math.isnan(found.share)
    assert (found.level, found.askable) == ("talk", 0)


def test_partners_from_elsewhere_are_not_counted() -> None:
    """Coverage is that of the neighbourhood, not of whoever works with it."""
    far = organisation("far", neighbourhood_codes=("WK990109",), asked="no")
    net = network(["x", far], [("x", "far")])

    assert coverage(net.in_neighbourhood("WK990101", with_partners=True)).askable == 1


def test_a_confirmed_star_keeps_its_broker() -> None:
    """Everyone named the hub and it named everyone: no single silence changes that."""
    assert outcome(network(MEMBERS, STAR), "broker") == ("hub", 200, 200)


def test_a_star_on_one_word_falls_with_it() -> None:
    """Only the hub said so: whenever it is silent, nothing is left to conclude."""
    only_the_hub = [(hub, leaf, ("hub",)) for hub, leaf in STAR]
    _, holds, times = outcome(network(MEMBERS, only_the_hub), "broker")

    assert 0 < holds < times


def test_what_a_source_says_survives_every_silence() -> None:
    """Ties that a source named do not depend on anybody's answer."""
    sourced = [(hub, leaf, ()) for hub, leaf in STAR]

    assert outcome(network(MEMBERS, sourced), "broker") == ("hub", 200, 200)


def test_the_share_without_a_line_to_an_institution() -> None:
    """One of two initiatives has the municipality; sourced, so it always holds."""
    net = network(["x", "y", TOWN], [("x", "town", ())])

    assert outcome(net, "no-linking-tie") == (0.5, 200, 200)


def test_a_table_with_the_municipality_is_a_line() -> None:
    """Sitting at one table counts as it does for the signal."""
    table = organisation("table", kind="partnership", world="bridge")
    net = network(["x", TOWN, table], [("x", "table", ()), ("town", "table", ())])

    assert outcome(net, "no-linking-tie")[0] == 0.0


def test_the_balance_between_the_worlds() -> None:
    """One tie between the worlds and none within: E-I is 1."""
    net = network(["x", TOWN], [("x", "town", ())])

    assert outcome(net, "ei-index") == (1.0, 200, 200)


def test_nobody_asked_nothing_concluded() -> None:
    """Without answers there is nothing to drop, and no conclusion to test."""
    net = network([organisation("x", asked="no"), organisation("y", asked="")], [("x", "y")])

    assert robustness(net) == ()


def test_no_broker_where_none_stands_out() -> None:
    """In a ring everyone is as much between as the others."""
    ring = network(["a", "b", "c", "d"], [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")])

    assert "broker" not in {o.conclusion for o in robustness(ring)}


@pytest.mark.parametrize("dropped", [0.0, 1.0, -0.1])
def test_a_share_out_of_bounds_is_refused(dropped: float) -> None:
    """Dropping nothing or everything tests nothing."""
    with pytest.raises(ValueError, match="dropped"):
        robustness(network(["x"]), dropped=dropped)


@given(data=datasets(), seed=st.integers(0, 2**32 - 1))
def test_same_seed_same_outcome_within_bounds(data: Dataset, seed: int) -> None:
    """Chance is fixed by its seed, and nothing holds more often than it was tried."""
    net = Network(data)

    outcomes = robustness(net, times=5, seed=seed)

    assert outcomes == robustness(net, times=5, seed=seed)
    assert all(0 <= o.holds <= o.times == 5 for o in outcomes)
    assert {o.conclusion for o in outcomes} <= set(CONCLUSIONS)


def test_a_large_area_has_no_answer_about_its_broker() -> None:
    """Above the limit the slow conclusion is left out, and the others are still drawn."""
    many = [organisation(f"o{at}") for at in range(MOST_FOR_BROKER + 1)]
    net = network([*many, TOWN], [("o0", f"o{at}") for at in range(1, 40)])

    assert "broker" not in {o.conclusion for o in robustness(net, times=2)}
    assert "no-linking-tie" in {o.conclusion for o in robustness(net, times=2)}


def test_worlds_are_compared_within_the_area_as_its_measures_do() -> None:
    """Ties with partners from elsewhere are not in the E-I index of a neighbourhood."""
    far = {"neighbourhood_codes": (OTHER_WIJK,)}
    others = [organisation(f"town{at}", kind="municipality", world="system", **far) for at in "abc"]
    ties = [("a", "b"), *(("a", f"town{at}") for at in "abc")]
    part = network(["a", "b", *others], ties).in_neighbourhood(WIJK, with_partners=True)

    value, _holds, _times = outcome(part, "ei-index")

    assert -1.0 == value == of_network(part.among(part.subjects))["ei-index"]
