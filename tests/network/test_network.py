"""The network of a data set: its graphs, its parts, and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlib_wijk.network import Network, UnknownOrganisationError, UnknownPlaceError
from graphlib_wijk.tables import About, ContractError, Dataset, Problem
from tests.networks import OTHER_WIJK, WIJK, dataset, network, organisation
from tests.strategies import datasets


def ids(part: Network) -> list[str]:
    """Return who is in a part, in its order."""
    return list(part.organisations.index)


def statement(source: str, target: str, **fields: object) -> dict[str, object]:
    """Return a statement of both ends."""
    return {"source": source, "target": target, "reported_by": (source, target), **fields}


#: A wijk with a table: a and b at it, c knows a; d lives elsewhere, is at the table and knows e.
TABLE = network(
    [
        "a",
        "b",
        "c",
        organisation("d", neighbourhood_codes=(OTHER_WIJK,)),
        organisation("e", neighbourhood_codes=(OTHER_WIJK,)),
        organisation("t", kind="partnership", neighbourhood_codes=()),
        organisation("lsa", kind="umbrella", neighbourhood_codes=(), municipality_code=""),
        organisation("alone"),
    ],
    [("a", "t"), ("b", "t"), ("d", "t"), ("a", "c"), ("d", "e"), ("c", "lsa"), ("e", "lsa")],
)


# What a network refuses.


def test_a_data_set_with_an_error_is_refused() -> None:
    """A network is only made of data that keep the contract; every problem is told."""
    problem = Problem(code="duplicate-id", file="organisaties.csv", found="a")

    with pytest.raises(ContractError) as caught:
        Network(replace(dataset(["a"]), problems=(problem,)))

    assert (problem,) == tuple(caught.value.problems)


def test_tables_that_no_reader_checked_are_checked() -> None:
    """An id twice, an unknown end and a tie with itself are told together."""
    unchecked = dataset(["a", "a"], [("a", "x"), ("y", "a"), ("a", "a")])

    with pytest.raises(ContractError) as caught:
        Network(unchecked)

    told = [(problem.code, problem.found) for problem in caught.value.problems]
    assert [
        ("duplicate-id", "a"),
        ("unknown-organisation", "y"),
        ("unknown-organisation", "x"),
        ("self-tie", "a"),
    ] == told


# The graph of statements.


def test_the_graph_holds_organisations_with_their_fields() -> None:
    """Every organisation is a node under its id, with its row as attributes."""
    net = network([organisation("007", name="Buurtschuur", themes=("green",)), "1.0"])

    assert ["007", "1.0"] == list(net.graph.nodes)
    assert net.organisations.loc["007"].to_dict().keys() == net.graph.nodes["007"].keys()
    assert ("Buurtschuur", ("green",), False) == tuple(
        net.graph.nodes["007"][field] for field in ("name", "themes", "hidden")
    )
    assert net.graph.nodes["007"].keys() == net.partners.nodes["007"].keys()


def test_statements_of_one_kind_and_direction_are_one_edge() -> None:
    """Nothing that they say is lost: everybody's word, all origins and notes, the widest dates."""
    net = network(
        ["a", "b"],
        [
            statement(
                "a",
                "b",
                reported_by=("a",),
                strength=2.0,
                since="2019",
                last_contact="2024-05",
                origin="jaarverslag",
                note="tuin",
            ),
            statement("b", "a", reported_by=()),
            statement(
                "a",
                "b",
                reported_by=("b", "a"),
                strength=4.0,
                since="2016-03",
                last_contact="2025",
                origin="website",
            ),
            statement("a", "b", reported_by=(), origin="jaarverslag"),
        ],
    )

    assert {
        "reported_by": ("a", "b"),
        "strength": 4.0,
        "since": "2016-03",
        "last_contact": "2025",
        "origins": ("jaarverslag", "website"),
        "notes": ("tuin",),
        "rows": (0, 2, 3),
    } == net.graph.edges["a", "b", "cooperation"]
    assert (1,) == net.graph.edges["b", "a", "cooperation"]["rows"]


def test_kinds_of_tie_are_parallel_edges() -> None:
    """Two that cooperate and of which one pays the other have two edges, keyed by kind."""
    net = network(
        ["a", "b"], [statement("a", "b"), statement("a", "b", kind="funding"), ("b", "a")]
    )

    assert [("a", "b", "cooperation"), ("a", "b", "funding"), ("b", "a", "cooperation")] == list(
        net.graph.edges(keys=True)
    )


def test_an_unknown_strength_or_date_stays_unknown() -> None:
    """Nothing said is no strength of zero and no date."""
    edge = network(["a", "b"], [("a", "b")]).graph.edges["a", "b", "cooperation"]

    assert pd.isna(edge["strength"])
    assert ("", "", (), ()) == (
        edge["since"],
        edge["last_contact"],
        edge["origins"],
        edge["notes"],
    )


# The graph of partners.


def test_partners_have_one_edge_with_all_that_was_said() -> None:
    """Kinds and reporters in order of appearance, the last contact, and the word on the tie."""
    net = network(
        ["a", "b"],
        [
            statement("b", "a", kind="funding", reported_by=("b",), last_contact="2025-01"),
            statement("a", "b", reported_by=("b",), last_contact="2024"),
            statement("a", "b", kind="funding", reported_by=()),
        ],
    )

    assert {
        "kinds": ("funding", "cooperation"),
        "reported_by": ("b",),
        "confirmation": "one_sided",
        "last_contact": "2025-01",
    } == net.partners.edges["a", "b"]


def test_a_partnership_is_a_node_and_no_pairs_are_invented() -> None:
    """Members are tied to the table, not to each other."""
    assert {"a", "b", "d"} == set(TABLE.partners["t"])
    assert not TABLE.partners.has_edge("a", "b")


def test_whoever_has_no_ties_is_in_both_graphs() -> None:
    """An organisation without ties is what this is about; it never falls out."""
    assert 0 == TABLE.partners.degree("alone")
    assert 0 == TABLE.graph.degree("alone")


def test_graphs_are_frozen_and_built_once() -> None:
    """Everybody gets the same graph, and nobody can add to it."""
    for graph in (TABLE.graph, TABLE.partners):
        assert nx.is_frozen(graph)
        with pytest.raises(nx.NetworkXError):
            graph.add_edge("a", "alone")
    assert TABLE.graph is TABLE.graph
    assert TABLE.partners is TABLE.partners


@given(data=datasets())
@settings(max_examples=50)
def test_both_graphs_tell_what_the_table_tells(data: Dataset) -> None:
    """Every statement is on one edge, every edge comes from statements, and ids are text."""
    net = Network(data)
    rows = [row for _, _, found in net.graph.edges(data="rows") for row in found]
    ties = data.ties

    assert sorted(rows) == list(ties.index)
    assert {frozenset(ends) for ends in zip(ties["source"], ties["target"], strict=True)} == {
        frozenset(ends) for ends in net.partners.edges
    }
    assert set(zip(ties["source"], ties["target"], ties["kind"], strict=True)) == set(
        net.graph.edges(keys=True)
    )
    assert {str} == {str, *map(type, net.partners.nodes)}
    assert list(data.organisations.index) == list(net.graph) == list(net.partners)


# Tables in hand.


def test_tables_in_hand_are_copies() -> None:
    """Whoever changes a table that a network gave changes nothing of the network."""
    net = network(["a", "b"], [("a", "b")])
    for part in (net, net.among(["a", "b"])):
        organisations, ties, neighbourhoods = part.organisations, part.ties, part.neighbourhoods
        organisations.loc["a", "name"] = "changed"
        ties.loc[0, "kind"] = "changed"
        neighbourhoods.loc[WIJK, "name"] = "changed"

        assert "A" == part.organisations.loc["a", "name"]
        assert "cooperation" == part.ties.loc[0, "kind"]
        assert WIJK == part.neighbourhoods.loc[WIJK, "name"]


@given(data=datasets())
@settings(max_examples=50)
def test_nothing_given_is_changed(data: Dataset) -> None:
    """Graphs, parts and places leave the tables of the data set as they were."""
    before = [table.copy(deep=True) for table in (data.organisations, data.ties)]
    net = Network(data)

    for part in (net, *(net.around(name, steps=2) for name in ids(net)[:2])):
        _ = (part.graph, part.partners, part.places, part.neighbourhoods, part.asked)
        part.without_umbrellas()

    pd.testing.assert_frame_equal(before[0], data.organisations)
    pd.testing.assert_frame_equal(before[1], data.ties)


@pytest.mark.parametrize(
    ("answer", "everyone", "asked"),
    [
        ("yes", False, True),
        ("no", False, False),
        ("no_answer", False, False),
        ("", False, False),
        ("yes", True, True),
        ("no", True, False),
        ("no_answer", True, False),
        ("", True, True),
    ],
)
def test_only_an_answer_counts_as_asked(answer: str, everyone: bool, asked: bool) -> None:
    """An empty cell counts only when the data set says that everyone was asked."""
    net = network([organisation("a", asked=answer)], about=About(everyone_asked=everyone))

    assert asked is bool(net.asked["a"])
    assert asked is bool(net.among(["a"]).asked["a"])


# Parts.


def test_among_takes_these_and_the_ties_between_them() -> None:
    """In the order of the whole, whatever order or repetition was asked for."""
    part = TABLE.among(["t", "d", "a", "d"])

    assert ["a", "d", "t"] == ids(part) == list(part.subjects)
    assert {("a", "t"), ("d", "t")} == set(part.partners.edges)
    assert 2 == len(part.ties)


def test_among_may_take_nobody() -> None:
    """An empty part is a part."""
    part = TABLE.among([])

    assert (0, 0, 0) == (len(part), len(part.partners), len(part.neighbourhoods))


def test_among_refuses_a_stranger() -> None:
    """The error names the id that is not there."""
    with pytest.raises(UnknownOrganisationError, match="nobody") as caught:
        TABLE.among(["a", "nobody"])

    assert "unknown-organisation" == caught.value.code


def test_in_neighbourhood_takes_its_organisations() -> None:
    """Ties that leave the neighbourhood are not in it."""
    part = TABLE.in_neighbourhood(WIJK)

    assert ["a", "b", "c", "alone"] == ids(part)
    assert [("a", "c")] == list(part.partners.edges)
    assert [WIJK] == list(part.neighbourhoods.index)


def test_with_partners_takes_along_whom_they_work_with_elsewhere() -> None:
    """Neighbours and the others at a shared table come along; `subjects` tells them apart."""
    part = TABLE.in_neighbourhood(WIJK, with_partners=True)

    assert ["a", "b", "c", "alone"] == list(part.subjects)
    assert ["a", "b", "c", "d", "t", "lsa", "alone"] == ids(part)
    assert [WIJK, OTHER_WIJK] == list(part.neighbourhoods.index)


def test_in_municipality_takes_its_organisations() -> None:
    """Those without a neighbourhood belong to it too; partners elsewhere come when asked for."""
    net = network(
        [
            "a",
            organisation("b", neighbourhood_codes=()),
            organisation("far", municipality="Verweg", municipality_code="GM9902", asked="no"),
        ],
        [("b", "far")],
    )

    assert ["a", "b"] == ids(net.in_municipality("Oosterlinde"))
    part = net.in_municipality("GM9901", with_partners=True)
    assert (["a", "b"], ["a", "b", "far"]) == (list(part.subjects), ids(part))


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (0, ["a"]),
        (1, ["a", "b", "c", "d", "t"]),
        (2, ["a", "b", "c", "d", "e", "t", "lsa"]),
        (9, ["a", "b", "c", "d", "e", "t", "lsa"]),
    ],
)
def test_around_goes_so_many_steps(steps: int, expected: list[str]) -> None:
    """A shared table costs no step: those at it are one step apart."""
    assert expected == ids(TABLE.around("a", steps=steps))


def test_around_a_partnership_are_its_members() -> None:
    """One can start at a table as well."""
    assert ["a", "b", "d", "t"] == ids(TABLE.around("t"))


def test_around_without_umbrellas_goes_not_over_them() -> None:
    """Members of one umbrella are no neighbours of each other; its own are taken for itself."""
    net = network(["a", "b", organisation("lsa", kind="umbrella")], [("a", "lsa"), ("b", "lsa")])

    assert ["a", "b", "lsa"] == ids(net.around("a", steps=2))
    assert ["a"] == ids(net.around("a", steps=2, umbrellas=False))
    assert ["a", "b", "lsa"] == ids(net.around("lsa", umbrellas=False))


def test_around_refuses_what_makes_no_sense() -> None:
    """A stranger has no surroundings, and there is no way back in steps."""
    with pytest.raises(UnknownOrganisationError):
        TABLE.around("nobody")
    with pytest.raises(ValueError, match="-1"):
        TABLE.around("a", steps=-1)


def test_without_umbrellas() -> None:
    """Umbrellas and the ties with them are gone; who the part is about stays as it was."""
    part = TABLE.in_neighbourhood(WIJK, with_partners=True).without_umbrellas()

    assert ["a", "b", "c", "d", "t", "alone"] == ids(part)
    assert ["a", "b", "c", "alone"] == list(part.subjects)
    assert "lsa" not in part
    assert "lsa" in part.whole


def test_an_umbrella_of_the_neighbourhood_is_no_subject_once_it_is_out() -> None:
    """Subjects are always in the network."""
    net = network(["a", organisation("u", kind="umbrella")])

    assert ["a"] == list(net.without_umbrellas().subjects)


def test_a_part_of_a_part_is_taken_from_the_whole() -> None:
    """What is asked of a part never depends on what happened to be in it."""
    part = TABLE.in_neighbourhood(WIJK)

    assert part.whole is TABLE
    assert ["d", "e"] == ids(part.in_neighbourhood(OTHER_WIJK))
    assert ids(TABLE.around("d")) == ids(part.around("d"))
    assert ids(TABLE.in_municipality("Oosterlinde")) == ids(part.in_municipality("Oosterlinde"))
    assert part.among(["e"]).whole is TABLE


def test_an_empty_network_is_a_network() -> None:
    """Everything can be asked of it, and it knows nobody and no place."""
    net = network([])

    assert (0, 0, 0) == (len(net), len(net.graph), len(net.partners))
    assert 0 == len(net.ties) == len(net.neighbourhoods) == len(net.asked)
    assert [] == ids(net.without_umbrellas())
    assert "<Network '': 0 organisations, 0 ties>" == repr(net)
    with pytest.raises(UnknownPlaceError):
        net.in_neighbourhood(WIJK)


def slow_around(net: Network, start: str, steps: int) -> set[str]:
    """Walk a graph in which those at one table are next to each other."""
    graph: nx.Graph[str] = nx.Graph(net.partners)
    tables = [node for node, data in graph.nodes(data=True) if data["kind"] == "partnership"]
    graph.add_edges_from([pair for t in tables for pair in combinations(net.partners[t], 2)])
    return set(nx.single_source_shortest_path_length(graph, start, cutoff=steps))


@given(data=datasets(), steps=st.integers(0, 4))
@settings(max_examples=50)
def test_around_agrees_with_a_walk(data: Dataset, steps: int) -> None:
    """Column arithmetic reaches whom a breadth-first walk reaches, from everywhere."""
    net = Network(data)

    for start in ids(net):
        assert slow_around(net, start, steps) == set(ids(net.around(start, steps=steps)))


@given(data=datasets(), with_partners=st.booleans())
@settings(max_examples=50)
def test_parts_hold_whole_ties_of_their_own(data: Dataset, with_partners: bool) -> None:
    """Ties have both ends inside, none of those is missing, and subjects are the part's own."""
    net = Network(data)
    parts = [
        net.in_neighbourhood(key, with_partners=with_partners) for key in net.neighbourhoods.index
    ]
    parts += [part.without_umbrellas() for part in parts]

    for part in parts:
        inside = set(ids(part))
        assert {frozenset(pair) for pair in part.partners.edges} == {
            frozenset(pair) for pair in net.partners.edges if inside.issuperset(pair)
        }
        assert inside >= set(part.subjects)
        assert inside == set(part.graph) == set(part.partners) == set(part.asked.index)
