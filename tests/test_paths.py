"""Named paths to institutions: as short as can be, the surest of those, and always the same."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import graphlib_wijk as gw
from graphlib_wijk.network import Network, UnknownOrganisationError
from graphlib_wijk.opening import open_network
from graphlib_wijk.paths import INSTITUTIONS, paths_to_institutions
from graphlib_wijk.standing import partners_of
from graphlib_wijk.tables import Dataset
from graphlib_wijk.vocabulary import LINKING_KINDS
from tests.networks import network, organisation
from tests.strategies import datasets

TOWN = organisation("town", kind="municipality", neighbourhood_codes=())
TABLE = organisation("table", kind="partnership")
LSA = organisation("lsa", kind="umbrella", neighbourhood_codes=())


def path(net: Network, name: str, kind: str = "municipality", **options: Any) -> dict[str, Any]:
    """Return the path of one organisation to one kind of institution."""
    return paths_to_institutions(net, name, **options).set_index("kind").loc[kind].to_dict()


def partner_graph(net: Network, *, umbrellas: bool) -> nx.Graph:
    """Return who is whose partner, asked of one organisation after the other."""
    graph = nx.Graph()
    graph.add_nodes_from(net.organisations.index)
    for name in net.organisations.index:
        table = partners_of(net, name, umbrellas=umbrellas)
        graph.add_edges_from((name, partner) for partner in table["partner"])
    return graph


def test_every_linking_kind_has_a_row() -> None:
    """Municipality, housing association, welfare organisation and fund, found or not."""
    table = paths_to_institutions(network(["x"]), "x")

    assert list(INSTITUTIONS) == table["kind"].tolist()
    assert LINKING_KINDS == set(INSTITUTIONS)


def test_the_path_names_who_is_between() -> None:
    """Over two others to the town hall: three ties, the nearest first."""
    net = network(["x", "a", "b", TOWN], [("x", "a"), ("a", "b"), ("b", "town")])

    found = path(net, "x")

    assert (3, "town", ("a", "b")) == (found["steps"], found["organisation"], found["via"])
    assert ("", "", "") == found["through"]
    assert ("confirmed",) * 3 == found["confirmations"]


def test_a_shared_partnership_is_one_step_and_is_named() -> None:
    """Who sits at one table with the municipality reaches it through that table."""
    net = network(["x", TABLE, TOWN], [("x", "table"), ("town", "table")])

    found = path(net, "x")

    assert (1, (), ("table",)) == (found["steps"], found["via"], found["through"])
    assert ("",) == found["confirmations"]


def test_a_tie_of_their_own_goes_before_a_shared_table() -> None:
    """Where two are tied anyway, nobody is sent to a table."""
    ties = [("x", "table"), ("town", "table"), ("x", "town", ["x"])]

    assert ("",) == path(network(["x", TABLE, TOWN], ties), "x")["through"]


def test_the_surest_of_equally_short_paths_is_taken() -> None:
    """A path that both ends confirm goes before one that comes first by name."""
    ties = [("x", "a", ["x"]), ("a", "town"), ("x", "b"), ("b", "town")]

    assert ("b",) == path(network(["x", "a", "b", TOWN], ties), "x")["via"]


def test_names_decide_between_paths_that_are_equal() -> None:
    """The same path every time: the first by the names on the way, whatever the order of rows."""
    names = ["zus", "anna", "bo"]
    ties = [(x, y) for name in names for x, y in (("x", name), (name, "town"))]
    for order in (names, names[::-1]):
        net = network(["x", *order, TOWN], ties)

        assert ("anna",) == path(net, "x")["via"]


def test_names_on_the_way_count_from_the_start() -> None:
    """Of two long paths the one whose first step comes first by name, not the last step."""
    ties = [("x", "a"), ("a", "z"), ("z", "town"), ("x", "b"), ("b", "c"), ("c", "town")]

    assert ("a", "z") == path(network(["x", "a", "b", "c", "z", TOWN], ties), "x")["via"]


def test_umbrellas_lead_nowhere_unless_counted_in() -> None:
    """Everybody knows LSA; that is no path to the town hall."""
    net = network(["x", LSA, TOWN], [("x", "lsa"), ("town", "lsa")])

    assert path(net, "x")["reason"] == "no-partners"
    assert path(net, "x", umbrellas=True)["via"] == ("lsa",)


def test_the_town_hall_of_another_municipality_is_no_goal() -> None:
    """A path to a municipality is one to its own; any fund will do."""
    elsewhere = {"municipality": "Breda", "municipality_code": "GM0758"}
    other = organisation("other", kind="municipality", neighbourhood_codes=(), **elsewhere)
    fund = organisation("fund", kind="fund", neighbourhood_codes=(), **elsewhere)
    net = network(["x", other, fund], [("x", "other"), ("x", "fund")])

    assert path(net, "x")["reason"] == "no-institution"
    assert path(net, "x", "fund")["steps"] == 1


def test_an_institution_has_no_way_to_go_to_its_own_kind() -> None:
    """The municipality is there already: no steps, nobody between."""
    found = path(network(["x", TOWN], [("x", "town")]), "town")

    assert (0, "town", ()) == (found["steps"], found["organisation"], found["via"])


@pytest.mark.parametrize(
    ("organisations", "ties", "reason"),
    [
        (["x", "a"], [("x", "a")], "no-institution"),
        (["x", "a", TOWN], [("a", "town")], "no-partners"),
        (["x", "a", TOWN], [("x", "a")], "not-connected"),
    ],
)
def test_where_no_path_is_known_the_reason_is(organisations, ties, reason) -> None:
    """No such institution, no partners, or no line between them: three different things."""
    found = path(network(organisations, ties), "x")

    assert pd.isna(found["steps"])
    assert (reason, "", (), (), ()) == tuple(
        found[name] for name in ("reason", "organisation", "via", "through", "confirmations")
    )


def test_a_part_gives_the_paths_of_the_whole() -> None:
    """Looking at one neighbourhood hides no way out of it."""
    net = network(["x", TOWN], [("x", "town")])

    assert path(net.among(["x"]), "x")["organisation"] == "town"


def test_an_unknown_organisation_is_refused() -> None:
    """Nobody gets the paths of an organisation that does not exist."""
    with pytest.raises(UnknownOrganisationError):
        paths_to_institutions(network(["x"]), "y")


def test_paths_of_the_dialogues() -> None:
    """Real data: the enterprise of Heechterp-Schieringen reaches Elkien over the municipality."""
    net = open_network("data/wijkgesprekken")

    assert ("le_gem",) == path(net, "le_bbhs", "housing_association")["via"]
    assert path(net, "am_sads")["reason"] == "no-institution"
    assert gw.paths_to_institutions is paths_to_institutions


@settings(max_examples=40)
@given(dataset=datasets(), umbrellas=st.booleans())
def test_paths_are_as_short_as_networkx_finds_them(dataset: Dataset, *, umbrellas: bool) -> None:
    """Every path is one of the partner graph, has its names, and no shorter one exists."""
    net = Network(dataset)
    assume(len(net))
    graph, towns = partner_graph(net, umbrellas=umbrellas), net.places.municipality
    name, *_ = net.organisations.index
    found = path(net, name, umbrellas=umbrellas)

    lengths = nx.single_source_shortest_path_length(graph, name)
    goals = [
        lengths[other]
        for place, (other, kind) in enumerate(net.organisations["kind"].items())
        if kind == "municipality"
        and other in lengths
        and (towns[0] < 0 or towns[place] in {-1, towns[0]})
    ]
    if not goals:
        assert pd.isna(found["steps"])
        assert found["reason"]
        return
    assert min(goals) == found["steps"]
    way = [name, *found["via"], *([found["organisation"]] if found["steps"] else [])]
    assert nx.is_path(graph, way)
    assert len(way) - 1 == found["steps"] == len(found["through"])


@settings(max_examples=40)
@given(dataset=datasets())
def test_each_step_is_a_tie_or_a_partnership_of_both(dataset: Dataset) -> None:
    """What a path says of a step is what the list of partners says."""
    net = Network(dataset)
    assume(len(net))
    name, *_ = net.organisations.index
    found = path(net, name, umbrellas=True)
    way = [name, *found["via"], found["organisation"]]
    steps = zip(way, way[1:], found["through"], found["confirmations"], strict=False)
    for here, there, table, word in steps:
        partners = partners_of(net, here, umbrellas=True)
        ways = partners[partners["partner"] == there].set_index("through")["confirmation"]
        assert ways[table] == word
