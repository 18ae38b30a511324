"""Measures of neighbourhoods: published values, the slow way, and one area against many."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal, assert_series_equal

from graphlib_wijk import measures
from graphlib_wijk.network import Network
from graphlib_wijk.standing import standings
from graphlib_wijk.tables import Dataset
from graphlib_wijk.vocabulary import STANDINGS, codes
from tests.measures.graphs import (
    florentine,
    graph_of,
    karate,
    mixed_datasets,
    network_of,
    slow_area,
)
from tests.networks import OTHER_WIJK, WIJK, network, organisation


def value_of(graph: nx.Graph, measure: str) -> float:
    """Return one measure of a whole graph."""
    return float(measures.of_network(network_of(graph), [measure])[measure])


# Oracles: what others published, or what one can work out by hand.


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("organisations", 34),
        ("ties", 78),
        ("density", 0.1390),
        ("average-degree", 4.588),
        ("degree-centralisation", 0.3996),
        ("ei-index", -0.7179),
        ("components", 1),
        ("largest-component-share", 1),
    ],
)
def test_the_karate_club(measure: str, expected: float) -> None:
    """Zachary (1977): 34 members, 78 ties, of which 11 between the two sides after the split."""
    assert expected == pytest.approx(value_of(karate(), measure), abs=0.0005)


def test_ei_index_of_the_karate_club_is_that_of_its_ties() -> None:
    """By hand: 11 ties across and 67 within (Krackhardt and Stern 1988, formula)."""
    assert (11 - 67) / (11 + 67) == pytest.approx(value_of(karate(), "ei-index"))


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("density", 0.1667),
        ("degree-centralisation", 0.267),
        ("components", 2),
        ("largest-component-share", 15 / 16),
    ],
)
def test_florentine_families(measure: str, expected: float) -> None:
    """With Pucci: Wasserman and Faust (1994), chapters 4 and 5."""
    assert expected == pytest.approx(value_of(florentine(), measure), abs=0.0005)


def test_density_of_florentine_families_without_pucci() -> None:
    """Twenty marriages of 105 possible ones (Padgett and Ansell 1993)."""
    assert 20 / 105 == pytest.approx(value_of(nx.florentine_families_graph(), "density"))


def test_density_and_average_of_krackhardts_kite() -> None:
    """Ten people and 18 ties (Krackhardt 1990): 0.4 of all, 3.6 on average."""
    assert 0.4 == pytest.approx(value_of(nx.krackhardt_kite_graph(), "density"))
    assert 3.6 == pytest.approx(value_of(nx.krackhardt_kite_graph(), "average-degree"))


@pytest.mark.parametrize("others", [2, 4, 30])
def test_a_star_is_as_central_as_can_be(others: int) -> None:
    """Freeman (1979): the star is what all others are compared with."""
    assert 1 == pytest.approx(value_of(nx.star_graph(others), "degree-centralisation"))


@pytest.mark.parametrize("graph", [nx.cycle_graph(5), nx.complete_graph(4)])
def test_where_all_are_equal_nobody_is_central(graph: nx.Graph) -> None:
    """Freeman (1979): in a circle and in a complete graph the index is 0."""
    assert 0 == value_of(graph, "degree-centralisation")


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        ([("a", "x")], 1),
        ([("a", "b")], -1),
        ([("a", "b"), ("a", "x")], 0),
        ([("x", "y"), ("a", "x"), ("b", "y"), ("a", "y")], 0.5),
        ([("a", "c"), ("x", "c"), ("a", "u"), ("x", "u")], np.nan),
    ],
)
def test_ei_index_by_hand(ties: list[tuple[str, str]], expected: float) -> None:
    """Ties with a bridge or with an unknown world count neither within nor across."""
    worlds = {"a": "lifeworld", "b": "lifeworld", "x": "system", "y": "system", "c": "bridge"}
    rows = [organisation(name, world=worlds.get(name, "")) for name in "abxycu"]

    found = measures.of_network(network(rows, ties), ["ei-index"])["ei-index"]

    assert expected == pytest.approx(found, nan_ok=True)


def test_coverage_counts_those_that_can_be_asked() -> None:
    """Of four organisations two were asked; a table and an umbrella cannot be asked."""
    rows = [
        organisation("a"),
        organisation("b"),
        organisation("c", asked="no"),
        organisation("d", asked="no_answer"),
        organisation("t", kind="partnership", asked=""),
        organisation("u", kind="umbrella"),
    ]

    found = measures.of_network(network(rows), ["organisations", "coverage"], umbrellas=True)

    assert {"organisations": 4.0, "coverage": 0.5} == found.to_dict()


def test_a_partnership_ties_its_members_together_and_is_no_part_of_its_own() -> None:
    """Three at one table are one part; a table of nobody is none."""
    rows = ["a", "b", "c", "d", *(organisation(t, kind="partnership") for t in ("t", "empty"))]
    net = network(rows, [(name, "t") for name in "abc"])

    found = measures.of_network(net, ["components", "largest-component-share", "ties"])

    assert {"components": 2.0, "largest-component-share": 0.75, "ties": 3.0} == found.to_dict()


def test_shares_of_standings_are_of_initiatives_and_of_the_whole() -> None:
    """The standing of an initiative is that of all data; a municipality has no share in it."""
    far = organisation("far", neighbourhood_codes=(OTHER_WIJK,))
    town = organisation("town", kind="municipality", asked="no")
    net = network(["a", "b", "c", town, far], [("a", "far"), ("b", "c"), ("b", "town")])
    expected = standings(net).loc[["a", "b", "c"], "standing"].value_counts(normalize=True)

    found = measures.of_neighbourhoods(net).loc[WIJK]

    for code in codes(STANDINGS):
        assert expected.get(code, 0) == pytest.approx(found[f"share-{code.replace('_', '-')}"])


def test_neighbourhoods_without_organisations_have_a_row() -> None:
    """A neighbourhood of the list that nobody belongs to has counts of 0 and nothing else."""
    empty = {"code": OTHER_WIJK, "name": "Leeg", "municipality": "Oosterlinde"}
    net = network(["a"], neighbourhoods=[{"code": WIJK, "name": "Vol"}, empty])

    found = measures.of_neighbourhoods(net)

    assert [WIJK, OTHER_WIJK] == list(found.index)
    counts = {"organisations", "initiatives", "ties", "components"}
    assert counts == set(found.columns[found.loc[OTHER_WIJK].notna()])
    assert (found.loc[OTHER_WIJK, sorted(counts)] == 0).all()


def test_a_part_has_the_neighbourhoods_of_its_organisations() -> None:
    """Measured within a part, a neighbourhood holds only who is in the part."""
    rows = ["a", "b", organisation("c", neighbourhood_codes=(OTHER_WIJK,))]
    part = network(rows, [("a", "b")]).among(["b"])

    found = measures.of_neighbourhoods(part, ["organisations", "ties"])

    assert {WIJK: {"organisations": 1, "ties": 0}} == found.to_dict("index")


# Agreement with the slow way, and of one area with many.


@settings(max_examples=50)
@given(data=mixed_datasets(), umbrellas=st.booleans())
def test_a_network_agrees_with_the_slow_way(data: Dataset, umbrellas: bool) -> None:
    """Each number is what the textbook says, counted node by node on NetworkX's graph."""
    net = Network(data)
    expected = slow_area(graph_of(net, umbrellas=umbrellas), net.asked.to_dict())

    found = measures.of_network(net, list(expected), umbrellas=umbrellas)

    assert expected == pytest.approx(found.to_dict(), nan_ok=True)


@settings(max_examples=50)
@given(data=mixed_datasets(), umbrellas=st.booleans())
def test_all_neighbourhoods_at_once_agree_with_one_by_one(data: Dataset, umbrellas: bool) -> None:
    """One pass over all neighbourhoods gives what measuring each part by itself gives."""
    net = Network(data)

    found = measures.of_neighbourhoods(net, umbrellas=umbrellas)

    for key in net.neighbourhoods.index:
        part = net.in_neighbourhood(key)
        row = found.loc[key].astype("float64")
        assert_series_equal(row, measures.of_network(part, umbrellas=umbrellas), check_names=False)
        expected = slow_area(graph_of(part, umbrellas=umbrellas), part.asked.to_dict())
        assert expected == pytest.approx(row[list(expected)].to_dict(), nan_ok=True)


@settings(max_examples=50)
@given(data=mixed_datasets(), shuffled=st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(data: Dataset, shuffled: object) -> None:
    """Other order of organisations and ties: the same numbers for each neighbourhood."""
    order, rows = list(data.organisations.index), list(data.ties.index)
    shuffled.shuffle(order)  # type: ignore[attr-defined]
    shuffled.shuffle(rows)  # type: ignore[attr-defined]
    other = replace(
        data,
        organisations=data.organisations.loc[order],
        ties=data.ties.loc[rows].reset_index(drop=True),
    )

    expected = measures.of_neighbourhoods(Network(data))
    found = measures.of_neighbourhoods(Network(other))

    assert_frame_equal(found.loc[list(expected.index)], expected, check_index_type=False)


@settings(max_examples=50)
@given(data=mixed_datasets())
def test_shares_add_up(data: Dataset) -> None:
    """Each initiative has exactly one standing."""
    found = measures.of_network(Network(data))
    shares = found[[f"share-{code.replace('_', '-')}" for code in codes(STANDINGS)]]

    assert (1 if found["initiatives"] else np.nan) == pytest.approx(
        shares.sum(skipna=False), nan_ok=True
    )


@settings(max_examples=50)
@given(data=mixed_datasets())
def test_nothing_given_is_changed(data: Dataset) -> None:
    """A network that was measured is as it was."""
    net = Network(data)
    before = data.organisations.copy(), data.ties.copy(), net.neighbourhoods

    measures.of_neighbourhoods(net)

    for table, now in zip(before, (data.organisations, data.ties, net.neighbourhoods), strict=True):
        assert_frame_equal(table, now)


def test_an_unknown_measure_is_named_with_those_that_are_known() -> None:
    """A measure of an organisation is no measure of a neighbourhood."""
    for measured in (measures.of_neighbourhoods, measures.of_network):
        with pytest.raises(ValueError, match=r"No measure of a neighbourhood is called degree.*"):
            measured(network(["a"]), ["degree"])


def test_an_empty_network_has_no_neighbourhoods() -> None:
    """All columns are there, and no row."""
    found = measures.of_neighbourhoods(network([]))

    assert [m.id for m in measures.MEASURES if m.level == "neighbourhood"] == list(found.columns)
    assert (0, "neighbourhood") == (len(found), found.index.name)
    assert isinstance(measures.of_network(network([])), pd.Series)
