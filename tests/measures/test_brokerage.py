"""Gould and Fernandez's roles: the published example, by hand, and by brute force."""

from __future__ import annotations

from itertools import combinations, permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk import measures
from graphlib_wijk.measures.brokerage import ROLES, Arcs, directed_roles, roles
from graphlib_wijk.measures.triangles import triangles
from tests.measures.graphs import network_of

Matrix = list[list[int]]


def arcs_of(matrix: np.ndarray) -> Arcs:
    """Return the arcs of an adjacency matrix."""
    first, second = np.nonzero(np.triu(matrix | matrix.T, 1))
    return Arcs(
        first=first,
        second=second,
        forward=matrix[first, second].astype(bool),
        backward=matrix[second, first].astype(bool),
    )


def ends_of(graph: nx.Graph) -> np.ndarray:
    """Return both ends of each edge."""
    return np.array(graph.edges, dtype=np.int64).reshape(-1, 2).T


def brute_force(matrix: np.ndarray, group: list[int]) -> dict[str, list[float]]:
    """Look at every three nodes in every order, in the words of Gould and Fernandez."""
    counts = {role: [0.0 if g >= 0 else np.nan for g in group] for role in ROLES}
    for a, v, b in permutations(range(len(matrix)), 3):
        if matrix[a, v] and matrix[v, b] and not matrix[a, b]:
            groups = group[a], group[v], group[b]
            if min(groups) >= 0:
                counts[role_of(*groups)][v] += 1
    return counts


def role_of(a: int, v: int, b: int) -> str:
    """Return the role of v between a and b by their groups."""
    if a == b:
        return "coordinator" if a == v else "itinerant"
    if v == b:
        return "gatekeeper"
    return "representative" if a == v else "liaison"


def test_the_four_of_the_manual() -> None:
    """The example of R's cograph, which matches sna::brokerage, worked out by hand too."""
    # rdrr.io/cran/cograph/man/centrality_brokerage_coordinator.html: A points to B and C, B to
    # C and D, C to D, D to A; A and B are of one group, C and D of another.
    matrix = np.array([[0, 1, 1, 0], [0, 0, 1, 1], [0, 0, 0, 1], [1, 0, 0, 0]])

    found = directed_roles(arcs_of(matrix), np.array([0, 0, 1, 1]))

    assert {
        "coordinator": [0, 0, 0, 0],
        "itinerant": [1, 0, 0, 1],
        "gatekeeper": [1, 0, 1, 0],
        "representative": [0, 1, 0, 1],
        "liaison": [0, 0, 0, 0],
    } == {role: counts.tolist() for role, counts in found.items()}


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        ((0, 0, 0), "coordinator"),
        ((0, 1, 0), "itinerant"),
        ((0, 1, 1), "gatekeeper"),
        ((0, 0, 1), "representative"),
        ((0, 1, 2), "liaison"),
    ],
)
def test_each_role_on_a_chain_of_three(groups: tuple[int, ...], role: str) -> None:
    """By definition: the middle of a to v to b has one role, and only that one."""
    matrix = np.array([[0, 1, 0], [0, 0, 1], [0, 0, 0]])

    found = directed_roles(arcs_of(matrix), np.array(groups))

    assert {role: [0, 1, 0]} == {r: c.tolist() for r, c in found.items() if c.any()}


def test_a_short_cut_leaves_nothing_to_broker() -> None:
    """When a points to b itself, v does not stand between them; the way back is no short cut."""
    short_cut = np.array([[0, 1, 1], [0, 0, 1], [0, 0, 0]])
    way_back = np.array([[0, 1, 0], [0, 0, 1], [1, 0, 0]])
    group = np.array([0, 0, 0])

    assert [0, 0, 0] == directed_roles(arcs_of(short_cut), group)["coordinator"].tolist()
    assert [1, 1, 1] == directed_roles(arcs_of(way_back), group)["coordinator"].tolist()


def test_roles_of_the_medici_between_two_worlds() -> None:
    """By hand: six families, four of their own world; two of these four are tied."""
    graph = nx.florentine_families_graph()
    nx.set_node_attributes(graph, "lifeworld", "world")
    for family in ("Acciaiuoli", "Albizzi"):
        graph.nodes[family]["world"] = "system"

    found = measures.of_organisations(network_of(graph), ROLES).loc["Medici"]

    assert {
        "coordinator": 6 - 1,
        "itinerant": 1,
        "gatekeeper": 4 * 2,
        "representative": 4 * 2,
        "liaison": 0,
    } == found.to_dict()


def test_a_bridge_between_the_worlds_is_a_liaison() -> None:
    """By hand: a community centre between two initiatives and a municipality."""
    graph = nx.star_graph(3)
    worlds = ("bridge", "lifeworld", "lifeworld", "system")
    nx.set_node_attributes(graph, dict(enumerate(worlds)), "world")

    found = measures.of_organisations(network_of(graph), ROLES).loc["0"]

    assert (0, 1, 0, 0, 2) == tuple(found)


@given(data=st.data(), size=st.integers(1, 7))
def test_roles_agree_with_brute_force(data: st.DataObject, size: int) -> None:
    """Counting by groups and closed paths gives what looking at every three nodes gives."""
    cells = st.lists(st.integers(0, 1), min_size=size, max_size=size)
    matrix = np.array(data.draw(st.lists(cells, min_size=size, max_size=size)))
    np.fill_diagonal(matrix, 0)
    group = data.draw(st.lists(st.integers(-1, 3), min_size=size, max_size=size))

    found = directed_roles(arcs_of(matrix), np.array(group))

    for role, expected in brute_force(matrix, group).items():
        assert expected == pytest.approx(found[role].tolist(), nan_ok=True)


@given(data=st.data(), size=st.integers(1, 8))
def test_without_direction_each_pair_counts_once(data: st.DataObject, size: int) -> None:
    """Read both ways, coordinator, itinerant and liaison are met twice and counted once."""
    graph = nx.gnm_random_graph(size, data.draw(st.integers(0, 20)), seed=size)
    group = np.array(data.draw(st.lists(st.integers(0, 2), min_size=size, max_size=size)))
    first, second = ends_of(graph)
    tied = [node for node in graph if graph.degree(node)]

    found = roles(first, second, group)
    expected = brute_force(nx.to_numpy_array(graph, dtype=int), group.tolist())

    for role in ROLES:
        times = 1 if role in {"gatekeeper", "representative"} else 2
        assert [expected[role][v] / times for v in tied] == found[role][tied].tolist()
        assert np.isnan(np.delete(found[role], tied)).all()


@pytest.mark.parametrize("at_once", [1, 7, 10_000])
def test_triangles_are_those_of_networkx_however_few_at_a_time(at_once: int) -> None:
    """Each triangle of the karate club is listed once, in whatever portions."""
    graph = nx.karate_club_graph()
    first, second = ends_of(graph)

    found = [
        (
            frozenset(corners),
            frozenset(map(frozenset, zip(first[list(sides)], second[list(sides)], strict=True))),
        )
        for portion in triangles(len(graph), first, second, at_once=at_once)
        for corners, sides in zip(*(zip(*three, strict=True) for three in portion), strict=True)
    ]

    assert sum(nx.triangles(graph).values()) // 3 == len(found) == len(set(found))
    assert all(sides == {*map(frozenset, combinations(corners, 2))} for corners, sides in found)
    assert {3} == {len(corners) for corners, _ in found}


def test_portions_of_triangles_are_no_smaller_than_they_must() -> None:
    """Of the 78 ties of the karate club, many are looked at in one go."""
    graph = nx.karate_club_graph()

    assert 10 > len(list(triangles(len(graph), *ends_of(graph), at_once=60)))


def test_no_ties_give_no_triangles() -> None:
    """Without ties there is nothing to list."""
    none = np.zeros(0, dtype=np.int64)

    assert [] == list(triangles(0, none, none))
