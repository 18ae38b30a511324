"""What the page of one organisation says is what the network says."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import assume, given, settings

from graphlib_wijk.dashboard import answers
from graphlib_wijk.network import Network, UnknownOrganisationError
from graphlib_wijk.opening import open_network
from graphlib_wijk.tables import Dataset
from tests.networks import OTHER_WIJK, WIJK, network, organisation
from tests.strategies import datasets

TOWN = organisation("town", kind="municipality", neighbourhood_codes=())
LSA = organisation("lsa", kind="umbrella", neighbourhood_codes=())
TABLE = organisation("table", kind="partnership")


def relations(net: Network, name: str) -> dict[str, list[str]]:
    """Return with whom one organisation is tied, by confirmation."""
    groups = answers.relations_of(answers.profile_of(net, name, umbrellas=False))
    return {code: [one.other for one in group] for code, group in groups.items()}


def test_relations_stand_by_whose_word_they_rest_on() -> None:
    """Both, one of two that were asked, one of whom the other was not, and nobody's own."""
    net = network(
        ["x", "both", "mute", organisation("later", asked="no"), "paper"],
        [("x", "both"), ("x", "mute", ["x"]), ("x", "later", ["x"]), ("x", "paper", [])],
    )

    assert {
        "confirmed": ["both"],
        "one_sided": ["mute"],
        "not_confirmable": ["later"],
        "unknown": ["paper"],
    } == relations(net, "x")


def test_statements_about_one_other_are_one_relation() -> None:
    """Money and advice from the same fund: one row, both told."""
    net = network(["x", "y"], [("x", "y", ["x"]), ("y", "x", ["y"])])

    (relation,) = answers.relations_of(answers.profile_of(net, "x", umbrellas=False))["confirmed"]

    assert 2 == len(relation.statements)


def test_an_umbrella_stands_among_relations_but_does_not_count() -> None:
    """It is named, and marked as left out."""
    net = network(["x", LSA], [("x", "lsa")])

    (relation,) = answers.relations_of(answers.profile_of(net, "x", umbrellas=False))["confirmed"]

    assert not relation.counted


def test_nobody_to_be_related_to() -> None:
    """Without relations there are no groups, nobody to hang on and no way to go."""
    net = network(["x"])

    assert {} == relations(net, "x")
    assert answers.Dependence(hangs_on=(), holds=()) == answers.dependence_of(
        net, "x", umbrellas=False
    )
    assert all(not path.steps for path in answers.paths_of(net, "x", umbrellas=False))


def test_a_path_names_everybody_and_every_table() -> None:
    """Names, not ids, and the partnership where two only meet there."""
    net = network(["x", "a", TABLE, TOWN], [("x", "a"), ("a", "table"), ("town", "table")])

    path = answers.paths_of(net, "x", umbrellas=False)[0]

    assert ("municipality", "") == (path.kind, path.reason)
    assert [("A", "", "confirmed"), ("Town", "Table", "")] == [
        (step.name, step.table, step.confirmation) for step in path.steps
    ]


def test_who_hangs_on_whom_both_ways() -> None:
    """A chain that ends at x: without d or c it is not in the larger part; it holds nobody."""
    net = network(["a", "b", "c", "d", "x"], [("a", "b"), ("b", "c"), ("c", "d"), ("d", "x")])

    end = answers.dependence_of(net, "x", umbrellas=False)
    middle = answers.dependence_of(net, "d", umbrellas=False)

    assert ["d", "c"] == [one.id for one in end.hangs_on]
    assert () == end.holds
    assert ["x"] == [one.id for one in middle.holds]


@settings(max_examples=40)
@given(dataset=datasets())
def test_who_is_cut_off_is_no_longer_with_the_rest(dataset: Dataset) -> None:
    """Taking somebody away puts those it holds apart from the largest part that is left."""
    net = Network(dataset)
    assume(len(net))
    graph = nx.Graph(net.partners)
    name, *_ = graph
    held = {one.id for one in answers.dependence_of(net, name, umbrellas=True).holds}
    group = nx.node_connected_component(graph, name) - {name}
    tables = {n for n in group if graph.nodes[n]["kind"] == "partnership"}
    parts = [set(part) for part in nx.connected_components(graph.subgraph(group))]

    expected = {n for part in parts if 2 * len(part - tables) <= len(group - tables) for n in part}

    assert (expected if len(parts) > 1 else set()) == held


def test_home_is_where_it_works() -> None:
    """Its neighbourhoods, else its municipality, else nowhere."""
    nowhere = organisation("n", neighbourhood_codes=(), municipality="", municipality_code="")
    net = network(["x", organisation("y", neighbourhood_codes=(WIJK, OTHER_WIJK)), TOWN, nowhere])

    homes = {n: [(h.kind, h.key) for h in answers.homes_of(net, n)] for n in ("x", "y", "town")}

    assert {
        "x": [("neighbourhood", WIJK)],
        "y": [("neighbourhood", WIJK), ("neighbourhood", OTHER_WIJK)],
        "town": [("municipality", "GM9901")],
    } == homes
    assert () == answers.homes_of(net, "n")


@pytest.mark.parametrize("ask", [answers.paths_of, answers.dependence_of])
def test_a_stranger_has_no_page(ask) -> None:
    """A wrong id is an error that a page turns into words."""
    with pytest.raises(UnknownOrganisationError):
        ask(network(["x"]), "y", umbrellas=False)


def test_relations_of_the_dialogues() -> None:
    """Real data: every relation of the enterprise rests on a source, LSA's as well."""
    found = relations(open_network("data/wijkgesprekken"), "le_bbhs")

    assert {"unknown": ["le_gem", "nl_doen", "le_wp", "lsa"]} == found
