"""
The same measures without Wijkgraaf: bare igraph calls, and the loop that one would write first.

Ties that cross wijken are removed once. What is left is a disjoint union of wijken, in which
somebody who works in two wijken stands twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import igraph
import networkx as nx
import numpy as np
import numpy.typing as npt
import pandas as pd

from graphlib_wijk.network import Network

Numbers = npt.NDArray[np.int64]

SEED: Final = 1


@dataclass(frozen=True)
class Union:
    """Wijken side by side: wijk and world of each node, in order, and the two ends of each tie."""

    wijk: Numbers
    world: list[str]
    first: Numbers
    second: Numbers


def side_by_side(network: Network) -> Union:
    """
    Remove the ties that cross wijken.

    Parameters
    ----------
    network
        A whole network.

    Returns
    -------
    union
        One node for each membership of a wijk.
    """
    places, pairs = network.places, network.pairs
    order = np.argsort(places.neighbourhood, kind="stable")
    member, wijk = places.member[order], places.neighbourhood[order]
    nodes = pd.DataFrame({"member": member, "wijk": wijk, "node": np.arange(len(wijk))})
    ties = pd.DataFrame({"first": pairs.first, "second": pairs.second})
    ties = ties.merge(nodes, left_on="first", right_on="member")
    ties = ties.merge(
        nodes, left_on=["second", "wijk"], right_on=["member", "wijk"], suffixes=("", "_other")
    )
    world = network.organisations["world"].to_numpy(dtype=object)[member].tolist()
    return Union(wijk, world, ties["node"].to_numpy(), ties["node_other"].to_numpy())


def measured_by_igraph(union: Union) -> None:
    """
    Call igraph once for each measure.

    Parameters
    ----------
    union
        Wijken side by side.
    """
    ties = zip(union.first.tolist(), union.second.tolist(), strict=True)
    graph = igraph.Graph(n=len(union.wijk), edges=list(ties))
    graph.degree()
    graph.connected_components()
    graph.betweenness()
    graph.harmonic_centrality()
    graph.constraint()
    graph.coreness()
    graph.articulation_points()
    graph.bridges()


def measured_by_networkx(union: Union, count: int) -> float:
    """
    Make a graph of each wijk of a sample and call NetworkX for each measure.

    Parameters
    ----------
    union
        Wijken side by side.
    count
        How many wijken to take; they are spread over all sizes.

    Returns
    -------
    times
        How many times larger all wijken together are than the sample.
    """
    sizes = np.bincount(union.wijk)
    by_size = np.argsort(sizes, kind="stable")
    step = max(len(sizes) / count, 1.0)
    start = np.random.default_rng(SEED).random() * step
    sample = by_size[np.arange(start, len(sizes), step).astype(np.int64)]
    starts = np.cumsum(sizes) - sizes
    of_tie = union.wijk[union.first]
    for wijk in sample.tolist():
        graph: nx.Graph[int] = nx.Graph()
        graph.add_nodes_from(range(starts[wijk], starts[wijk] + sizes[wijk]))
        here = of_tie == wijk
        ends = zip(union.first[here].tolist(), union.second[here].tolist(), strict=True)
        graph.add_edges_from(ends)
        _measured(graph, union.world)
    return len(sizes) / len(sample)


def _measured(graph: nx.Graph[int], world: Sequence[str]) -> None:
    degree = dict(graph.degree())
    max(degree.values()) * len(graph) - sum(degree.values())
    nx.density(graph)
    list(nx.connected_components(graph))
    nx.betweenness_centrality(graph)
    nx.harmonic_centrality(graph)
    _structural_holes(graph)
    nx.core_number(graph)
    list(nx.articulation_points(graph))
    list(nx.bridges(graph))
    sum(world[one] != world[other] for one, other in graph.edges)
    _brokerage(graph, world)


def _structural_holes(graph: nx.Graph[int]) -> None:
    """
    Do what `nx.constraint` and `nx.effective_size` do where SciPy is installed.

    Wijkgraaf does not need SciPy; without it the two take tens of times longer, and the
    comparison would flatter us.
    """
    near = nx.to_numpy_array(graph)
    degree = near.sum(axis=1)
    mutual = near.copy()
    with np.errstate(divide="ignore", invalid="ignore"):
        mutual /= degree[:, np.newaxis]
        degree - (near * (near @ near)).sum(axis=1) / degree
    ((mutual > 0) * (mutual + mutual @ mutual) ** 2).sum(axis=1)


def _brokerage(graph: nx.Graph[int], world: Sequence[str]) -> None:
    """Count who stands between which worlds (Gould and Fernandez 1989), pair by pair."""
    roles: Counter[tuple[int, str, str]] = Counter()
    for broker in graph:
        for one, other in combinations(graph[broker], 2):
            if not graph.has_edge(one, other):
                roles[broker, world[one], world[other]] += 1
