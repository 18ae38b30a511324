"""Connected groups, found over whole columns, against NetworkX."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk.network.components import components_of

TIES = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20)


def components(size: int, ties: list[tuple[int, int]]) -> list[int]:
    """Return the component of each of so many organisations."""
    ends = np.array(ties, dtype=np.int64).reshape(-1, 2)
    return components_of(size, ends[:, 0], ends[:, 1]).tolist()


def test_without_ties_everybody_is_alone() -> None:
    """Each is a group of its own; without organisations there is no group."""
    assert [0, 1, 2] == components(3, [])
    assert [] == components(0, [])


def test_a_group_is_named_after_its_first() -> None:
    """Two groups and somebody alone."""
    assert [0, 1, 0, 1, 4] == components(5, [(2, 0), (1, 3)])


@given(TIES)
def test_groups_are_those_of_networkx(ties: list[tuple[int, int]]) -> None:
    """Two are in one group when a path connects them."""
    graph = nx.Graph(ties)
    graph.add_nodes_from(range(12))
    expected = {node: min(group) for group in nx.connected_components(graph) for node in group}

    assert [expected[node] for node in range(12)] == components(12, ties)


@pytest.mark.parametrize("order", ["up", "down", "mixed"])
def test_a_long_chain_is_one_group(order: str) -> None:
    """However the members of a chain of ten thousand are numbered."""
    numbers = np.arange(10_000)
    if order != "up":
        numbers = (
            numbers[::-1] if order == "down" else np.random.default_rng(1).permutation(numbers)
        )

    assert not components_of(10_000, numbers[:-1], numbers[1:]).any()
