"""Measures of organisations: published values, NetworkX's values, and what never changes."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from graphlib_wijk import measures
from graphlib_wijk.measures.areas import one_area
from graphlib_wijk.measures.cut_points import cut_points
from graphlib_wijk.network import Network
from graphlib_wijk.standing import standings
from graphlib_wijk.tables import Dataset
from tests.measures.graphs import (
    NAN,
    florentine,
    graph_of,
    karate,
    mixed_datasets,
    network_of,
    slow_cuts_off,
    slow_organisations,
)
from tests.networks import OTHER_WIJK, WIJK, dataset, network, organisation

#: What depends on nobody but those in the same connected group.
LOCAL = (
    "degree",
    "partners",
    "partners-in-neighbourhood",
    "constraint",
    "effective-size",
    "core-number",
    "articulation",
    "cuts-off",
    "coordinator",
    "itinerant",
    "gatekeeper",
    "representative",
    "liaison",
)


def values_of(graph: nx.Graph, measure: str) -> dict[str, float]:
    """Return one measure of everyone."""
    return measures.of_organisations(network_of(graph), [measure])[measure].to_dict()


# Oracles: what others published, or what one can work out by hand.


def test_degree_in_krackhardts_kite() -> None:
    """Diane has most ties (Krackhardt 1990, Administrative Science Quarterly 35, 342-369)."""
    expected = dict(zip("0123456789", (4, 4, 3, 6, 3, 5, 5, 3, 2, 1), strict=True))

    assert expected == values_of(nx.krackhardt_kite_graph(), "degree")


def test_betweenness_in_krackhardts_kite() -> None:
    """Heather, with three ties, is between most others (Krackhardt 1990): 14 of 36 pairs."""
    published = (0.023, 0.023, 0.0, 0.102, 0.0, 0.231, 0.231, 0.389, 0.222, 0.0)

    found = values_of(nx.krackhardt_kite_graph(), "betweenness")

    assert published == pytest.approx(tuple(found.values()), abs=0.0005)
    assert 14 / 36 == pytest.approx(found["7"])


@pytest.mark.parametrize(
    ("family", "expected"),
    [("Medici", 0.452), ("Guadagni", 0.221), ("Albizzi", 0.184), ("Salviati", 0.124)],
)
def test_betweenness_of_florentine_families(family: str, expected: float) -> None:
    """The Medici stand between the others (Wasserman and Faust 1994, chapter 5, with Pucci)."""
    assert expected == pytest.approx(values_of(florentine(), "betweenness")[family], abs=0.0005)


def test_betweenness_of_florentine_families_without_pucci() -> None:
    """Without Pucci fewer pairs are possible (Jackson 2008, Social and economic networks)."""
    found = values_of(nx.florentine_families_graph(), "betweenness")

    assert 0.522 == pytest.approx(found["Medici"], abs=0.0005)


def test_betweenness_in_the_karate_club() -> None:
    """The instructor and the president stand between the others (Zachary 1977; NetworkX)."""
    found = values_of(karate(), "betweenness")

    assert (0.4376, 0.3041) == pytest.approx((found["0"], found["33"]), abs=0.00005)


def test_harmonic_closeness_on_a_path() -> None:
    """By hand: from the second of four to the others takes 1, 1 and 2 steps."""
    found = values_of(nx.path_graph(4), "harmonic-closeness")

    assert (1 + 1 / 2 + 1 / 3) / 3 == pytest.approx(found["0"])
    assert (1 + 1 + 1 / 2) / 3 == pytest.approx(found["1"])


def test_harmonic_closeness_in_krackhardts_kite() -> None:
    """By hand: from Fernando five are at one step, three at two and one at three."""
    found = values_of(nx.krackhardt_kite_graph(), "harmonic-closeness")

    assert (5 + 3 / 2 + 1 / 3) / 9 == pytest.approx(found["5"])


@pytest.mark.parametrize(("node", "expected"), [("0", 0.1554), ("11", 1.0)])
def test_constraint_in_the_karate_club(node: str, expected: float) -> None:
    """The instructor has room, whoever knows only the instructor has none (igraph, NetworkX)."""
    assert expected == pytest.approx(values_of(karate(), "constraint")[node], abs=0.00005)


#: Figure 1 of Borgatti (1997), Structural holes: unpacking Burt's redundancy measures,
#: Connections 20(1), 35-38.
BORGATTI = nx.Graph(["AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC"])


@pytest.mark.parametrize(("node", "expected"), [("G", 0.400), ("A", 0.595), ("C", 1.0)])
def test_constraint_in_borgattis_example(node: str, expected: float) -> None:
    """The values that UCINET gives for the figure."""
    assert expected == pytest.approx(values_of(BORGATTI, "constraint")[node], abs=0.0005)


@pytest.mark.parametrize(("node", "expected"), [("G", 4.67), ("A", 2.50), ("C", 1.0)])
def test_effective_size_in_borgattis_example(node: str, expected: float) -> None:
    """Six contacts with four ties among them are as good as 4.67 (Borgatti 1997)."""
    assert expected == pytest.approx(values_of(BORGATTI, "effective-size")[node], abs=0.005)


def test_the_most_constrained_of_all() -> None:
    """By hand: of three who know each other, each has 2 times (1/2 + 1/4) squared, 9/8."""
    assert {"0": 1.125, "1": 1.125, "2": 1.125} == values_of(nx.complete_graph(3), "constraint")


def test_core_of_the_karate_club() -> None:
    """Ten members make up the innermost core, of four (Seidman's 1983 definition; NetworkX)."""
    found = values_of(karate(), "core-number")

    assert 4 == max(found.values())
    assert {0, 1, 2, 3, 7, 8, 13, 30, 32, 33} == {int(n) for n in found if found[n] == 4}


def test_core_of_a_lollipop() -> None:
    """By hand: four who all know each other are a core of three; the stick is of one."""
    assert [3, 3, 3, 3, 1, 1] == list(values_of(nx.lollipop_graph(4, 2), "core-number").values())


def test_cut_point_of_the_karate_club() -> None:
    """Only the instructor's loss breaks the club: a single member and a group of five drop off."""
    table = measures.of_organisations(network_of(karate()), ["articulation", "cuts-off"])

    assert ["0"] == list(table.index[table["articulation"]])
    assert 6 == table.loc["0", "cuts-off"]


def test_cut_points_of_florentine_families() -> None:
    """By hand: without the Medici the Acciaiuoli, and the Salviati with the Pazzi, are cut off."""
    table = measures.of_organisations(network_of(florentine()), ["articulation", "cuts-off"])

    assert {"Albizzi": 1, "Guadagni": 1, "Medici": 3, "Salviati": 1} == table.loc[
        table["articulation"], "cuts-off"
    ].to_dict()


def test_the_middle_of_a_barbell() -> None:
    """By hand: between two halves of four all 16 of 28 paths lead through it; one half drops."""
    found = measures.of_organisations(network_of(nx.barbell_graph(4, 1))).loc["4"]

    assert 16 / 28 == pytest.approx(found["betweenness"])
    assert 4 == found["cuts-off"]


def test_every_measure_in_a_star_of_five() -> None:
    """By hand, for the hub and for each of the four who know only the hub."""
    columns = ["degree", "betweenness", "harmonic-closeness", "constraint", "effective-size"]
    table = measures.of_organisations(network_of(nx.star_graph(4)))

    assert (4, 1.0, 1.0, 1 / 4, 4.0) == tuple(table.loc["0", columns])
    assert (1, 0.0, 2.5 / 4, 1.0, 1.0) == tuple(table.loc["1", columns])
    assert [3, 0, 0, 0, 0] == list(table["cuts-off"])
    assert [1] * 5 == list(table["core-number"])
    assert [6, 0, 0, 0, 0] == list(table["coordinator"])


def test_every_measure_of_four_who_all_know_each_other() -> None:
    """By hand: nobody is between others, and each is as constrained as 1/3 times (5/3) squared."""
    found = measures.of_organisations(network_of(nx.complete_graph(4))).loc["0"]

    assert (0, 1, 1, 3, False, 0, 0) == tuple(
        found[
            [
                "betweenness",
                "harmonic-closeness",
                "effective-size",
                "core-number",
                "articulation",
                "cuts-off",
                "coordinator",
            ]
        ]
    )
    assert 25 / 27 == pytest.approx(found["constraint"])


def test_partners_are_those_of_the_standing() -> None:
    """Both counts are the same as in the table of standings, unknown included."""
    nowhere = organisation("x", municipality="", municipality_code="", neighbourhood_codes=())
    table = organisation("table", kind="partnership")
    net = network(["a", "b", nowhere, table], [("a", "b"), ("x", "table"), ("b", "table")])

    found = measures.of_organisations(net, ["partners", "partners-in-neighbourhood"])

    assert {"a": 1, "b": 2, "x": 1} == found["partners"].to_dict()
    assert {"a": 1.0, "b": 1.0} == found["partners-in-neighbourhood"].dropna().to_dict()
    assert standings(net)["partners"].to_dict() == found["partners"].to_dict()


# What counts, and for whom.


def test_a_partnership_is_a_point_and_has_no_row() -> None:
    """Members of a table have one tie, with the table, and are two steps apart."""
    table = organisation("table", kind="partnership")
    net = network(["a", "b", "c", table], [(name, "table") for name in "abc"])

    found = measures.of_organisations(net, ["degree", "harmonic-closeness"])

    assert ["a", "b", "c"] == list(found.index)
    assert [1, 1, 1] == list(found["degree"])
    assert (1 + 1 / 2 + 1 / 2) / 3 == pytest.approx(found.loc["a", "harmonic-closeness"])


def test_the_only_member_of_a_partnership_is_a_cut_point_that_cuts_nobody_off() -> None:
    """A table without others comes loose with its only member, and a table is nobody."""
    table = organisation("table", kind="partnership")
    net = network(["a", "b", table], [("a", "b"), ("b", "table")])

    found = measures.of_organisations(net, ["articulation", "cuts-off"])

    assert (True, 0) == tuple(found.loc["b"])


def test_umbrellas_count_when_asked_for_and_have_no_row() -> None:
    """The tie with an umbrella is left out of the graph unless umbrellas are counted."""
    net = network(["a", "b", organisation("lsa", kind="umbrella")], [("a", "lsa"), ("b", "lsa")])

    without = measures.of_organisations(net, ["degree"])
    with_them = measures.of_organisations(net, ["degree"], umbrellas=True)

    assert {"a": 0, "b": 0} == without["degree"].to_dict()
    assert {"a": 1, "b": 1} == with_them["degree"].to_dict()


def test_a_part_gives_the_values_of_the_part() -> None:
    """Seen within two of three on a path, the middle one has one tie; its partners stay two."""
    net = network(["a", "b", "c"], [("a", "b"), ("b", "c")])

    found = measures.of_organisations(net.among(["a", "b"]), ["degree", "partners"])

    assert {"degree": 1, "partners": 2} == found.loc["b"].to_dict()


def test_within_neighbourhoods_each_neighbourhood_stands_alone() -> None:
    """Who belongs to two has a value in each; a tie that crosses them counts in neither."""
    both = organisation("both", neighbourhood_codes=(WIJK, OTHER_WIJK))
    far = organisation("far", neighbourhood_codes=(OTHER_WIJK,))
    nowhere = organisation("nowhere", neighbourhood_codes=())
    net = network(
        ["a", "b", both, far, nowhere],
        [("a", "b"), ("a", "both"), ("both", "far"), ("a", "far"), ("a", "nowhere")],
    )

    found = measures.of_organisations(net, ["degree"], within="neighbourhood")["degree"]

    assert {
        ("a", WIJK): 2,
        ("b", WIJK): 1,
        ("both", WIJK): 1,
        ("both", OTHER_WIJK): 1,
        ("far", OTHER_WIJK): 1,
    } == found.to_dict()
    assert ["organisation", "neighbourhood"] == found.index.names
    assert [1, 1] == list(found.loc["both"])


# Agreement with NetworkX.


@given(data=mixed_datasets(), umbrellas=st.booleans())
def test_the_fast_way_agrees_with_networkx(data: Dataset, umbrellas: bool) -> None:
    """Each measure of each organisation is what the textbook says, worked out node by node."""
    net = Network(data)
    expected = slow_organisations(graph_of(net, umbrellas=umbrellas))

    found = measures.of_organisations(net, list(expected), umbrellas=umbrellas)

    assert len(expected) == len(found)
    if len(expected):
        assert_frame_equal(found, expected, check_names=False, check_dtype=False)


@settings(max_examples=50)
@given(data=mixed_datasets(), umbrellas=st.booleans())
def test_all_neighbourhoods_at_once_agree_with_one_by_one(data: Dataset, umbrellas: bool) -> None:
    """One pass over all neighbourhoods gives what a loop over them with NetworkX gives."""
    net = Network(data)
    expected = {}
    for key in net.neighbourhoods.index:
        table = slow_organisations(graph_of(net.in_neighbourhood(key), umbrellas=umbrellas))
        expected |= {(name, key): row for name, row in table.iterrows()}
    columns = list(next(iter(expected.values())).index) if expected else None

    found = measures.of_organisations(
        net, columns, within="neighbourhood", umbrellas=umbrellas
    ).sort_index()

    assert sorted(expected) == list(found.index)
    for place, row in expected.items():
        assert row.astype(float).to_dict() == pytest.approx(
            found.loc[place].astype(float).to_dict(), nan_ok=True
        )


@given(
    graph=st.builds(
        nx.gnm_random_graph, st.integers(1, 30), st.integers(0, 45), seed=st.integers(0, 999)
    )
)
def test_cut_points_of_larger_graphs(graph: nx.Graph) -> None:
    """Trees of blocks several deep come out as when each point is taken away in turn."""
    network_graph = graph_of(network_of(graph), umbrellas=False)
    expected = [slow_cuts_off(network_graph, node) for node in network_graph]

    breaks, counts = cut_points(one_area(network_of(graph), umbrellas=False))

    assert expected == counts.tolist()
    assert [count > 0 for count in expected] == breaks.tolist()


def test_a_long_chain_is_taken_apart_in_time() -> None:
    """By hand: a third of the way, a third of a chain of 3,000 is cut off."""
    area = one_area(network_of(nx.path_graph(3000)), umbrellas=False)

    _, counts = cut_points(area)

    assert 1000 == counts[1000]


# What never changes.


@settings(max_examples=50)
@given(data=mixed_datasets(), shuffled=st.randoms(use_true_random=False))
def test_names_and_order_do_not_matter(data: Dataset, shuffled: object) -> None:
    """Other names, other order of rows, other end first: the same numbers."""
    names = {name: f"x{i}" for i, name in enumerate(reversed(list(data.organisations.index)))}
    order, rows = list(data.organisations.index), list(data.ties.index)
    shuffled.shuffle(order)  # type: ignore[attr-defined]
    shuffled.shuffle(rows)  # type: ignore[attr-defined]
    ties = data.ties.loc[rows].reset_index(drop=True)
    ties = ties.rename(columns={"source": "target", "target": "source"})
    other = replace(
        data,
        organisations=data.organisations.loc[order].rename(index=names),
        ties=ties.assign(source=ties["source"].map(names), target=ties["target"].map(names)),
    )
    other.organisations.index = other.organisations.index.astype("str")

    expected = measures.of_organisations(Network(data)).rename(index=names)
    found = measures.of_organisations(Network(other))

    assert_frame_equal(found.loc[list(expected.index)], expected, check_index_type=False)


@settings(max_examples=50)
@given(data=mixed_datasets())
def test_an_isolate_changes_nothing_nearby(data: Dataset) -> None:
    """One more organisation without ties leaves what others are to each other as it was."""
    more = pd.concat([data.organisations, dataset(["alone"]).organisations])
    before = measures.of_organisations(Network(data), LOCAL)

    after = measures.of_organisations(Network(replace(data, organisations=more)), LOCAL)

    assert_frame_equal(after.drop(index="alone"), before, check_index_type=False)


@settings(max_examples=50)
@given(data=mixed_datasets(), within=st.sampled_from(("network", "neighbourhood")))
def test_nothing_given_is_changed(data: Dataset, within: str) -> None:
    """A network that was measured is as it was, down to what it keeps for later."""
    net = Network(data)
    kept = (net.pairs.first, net.pairs.second, net.places.member, net.places.neighbourhood)
    before = data.organisations.copy(), data.ties.copy(), *(column.copy() for column in kept)

    measures.of_organisations(net, within=within)

    assert_frame_equal(before[0], data.organisations)
    assert_frame_equal(before[1], data.ties)
    assert all(np.array_equal(a, b) for a, b in zip(before[2:], kept, strict=True))


# What is asked for.


def test_only_the_measures_asked_for_in_their_order() -> None:
    """Columns come as they were asked for, each once."""
    found = measures.of_organisations(network(["a"]), ["liaison", "degree", "liaison"])

    assert ["liaison", "degree"] == list(found.columns)


@pytest.mark.parametrize("ids", [["closeness"], ["density"], "degree"])
def test_an_unknown_measure_is_named_with_those_that_are_known(ids: object) -> None:
    """A measure of a neighbourhood is no measure of an organisation, nor is a typing error."""
    with pytest.raises(ValueError, match="known are: degree, partners"):
        measures.of_organisations(network(["a"]), ids)  # type: ignore[arg-type]


def test_an_unknown_scope_is_refused() -> None:
    """There is no measuring within a municipality; take that part first."""
    with pytest.raises(ValueError, match="network, neighbourhood"):
        measures.of_organisations(network(["a"]), within="municipality")  # type: ignore[arg-type]


@pytest.mark.parametrize("within", ["network", "neighbourhood"])
def test_an_empty_network_gives_an_empty_frame(within: str) -> None:
    """All columns are there, and the index says what would be in it."""
    found = measures.of_organisations(network([]), within=within)  # type: ignore[arg-type]

    assert 0 == len(found)
    assert [m.id for m in measures.MEASURES if m.level == "organisation"] == list(found.columns)
    assert "organisation" == found.index.names[0]


def test_undefined_is_nan_and_never_zero() -> None:
    """Whoever has no tie has no place; whoever is of an unknown world has no role."""
    unknown = organisation("u", world="")
    net = network(["a", "b", "alone", unknown], [("a", "b"), ("b", "u")])

    found = measures.of_organisations(net)

    assert found.loc["alone", ["betweenness", "harmonic-closeness", "constraint"]].isna().all()
    assert found.loc["alone", ["effective-size", "core-number", "liaison"]].isna().all()
    assert (0, 0, False) == tuple(found.loc["alone", ["degree", "cuts-off", "articulation"]])
    assert np.isnan(found.loc["u", "coordinator"])
    assert {"a": 0.0, "b": 0.0} == found["coordinator"].dropna().to_dict()
    assert str(NAN) == str(found.loc["u", "liaison"])
