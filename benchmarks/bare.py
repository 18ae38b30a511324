"""
The same measures without Wijkgraaf: bare igraph calls, and the loop that one would write first.

Ties that cross wijken are removed once. What is left is a disjoint union of wijken, in which
somebody who works in two wijken stands twice.
"""

from __future__ import annotations

from dataclasses import dataclass
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
    """Wijken side by side: the wijk of each node, in order, and the two ends of each tie."""

    wijk: Numbers
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
    return Union(wijk, ties["node"].to_numpy(), ties["node_other"].to_numpy())


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
        _measured(graph)
    return len(sizes) / len(sample)


def _measured(graph: nx.Graph[int]) -> None:
    dict(graph.degree())
    list(nx.connected_components(graph))
    nx.betweenness_centrality(graph)
    nx.harmonic_centrality(graph)
    _constraint(graph)
    nx.core_number(graph)
    list(nx.articulation_points(graph))
    list(nx.bridges(graph))


def _constraint(graph: nx.Graph[int]) -> None:
    """
    Do what `nx.constraint` does where SciPy is installed, which Wijkgraaf does not need.

    Without it `nx.constraint` takes tens of times longer, and the comparison would flatter us.
    """
    mutual = 2 * nx.to_numpy_array(graph)
    with np.errstate(divide="ignore", invalid="ignore"):
        mutual /= mutual.sum(axis=1)[:, np.newaxis]
    ((mutual > 0) * (mutual + mutual @ mutual) ** 2).sum(axis=1)
