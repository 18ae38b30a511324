"""
Who would be cut off if an organisation were not there.

Every connected group is a tree of blocks (parts that no single loss breaks) that meet in cut
points (Hopcroft and Tarjan 1973). The tree is taken apart from its leaves inwards, for all
groups at once.
"""

from __future__ import annotations

from itertools import chain

import igraph
import numpy as np
import pandas as pd

from graphlib_wijk.measures.areas import Areas, Numbers
from graphlib_wijk.network.pairs import Flags, Positions


def cut_points(areas: Areas) -> tuple[Flags, Positions]:
    """
    Find whose loss would break a connected group, and how many it would cut off.

    Parameters
    ----------
    areas
        The graph that is measured.

    Returns
    -------
    breaks
        For each node, whether its group would fall apart.
    cuts_off
        For each node, how many organisations of its group would lose the connection with the
        part that keeps the most of them. Partnerships and umbrellas do not count. 0 where the
        loss breaks nothing.
    """
    weight = areas.subject.astype(np.float64)
    counts = np.zeros(len(weight), dtype=np.int64)
    breaks = np.zeros(len(weight), dtype=bool)
    block, member, cuts = blocks_of(areas.graph, areas.first, areas.second)
    if not len(cuts):
        return breaks, counts
    breaks[cuts] = True
    blocks = int(block.max()) + 1
    number = np.full(len(weight), -1, dtype=np.int64)
    number[cuts] = blocks + np.arange(len(cuts))
    meets = number[member] >= 0
    of_block = np.bincount(block, weights=np.where(meets, 0, weight[member]), minlength=blocks)
    below, heaviest = _branches(
        block[meets], number[member[meets]], np.concatenate([of_block, weight[cuts]])
    )
    group = np.bincount(areas.component, weights=weight)[areas.component[cuts]]
    counts[cuts] = group - weight[cuts] - np.maximum(group - below[blocks:], heaviest[blocks:])
    return breaks, counts


def blocks_of(
    graph: igraph.Graph, first: Positions, second: Positions
) -> tuple[Positions, Positions, Positions]:
    """
    List the blocks of a graph: the parts that no single loss breaks.

    Parameters
    ----------
    graph
        A graph.
    first, second
        The two ends of each of its ties, in its own order.

    Returns
    -------
    block, member
        Every block with each of its members; a node that two blocks share stands twice, one
        without ties not at all.
    cuts
        The nodes that blocks share.
    """
    # igraph.GraphBase gives a few ties that span each block; igraph.Graph takes four times as
    # long to turn them into members.
    spans, cuts = igraph.GraphBase.biconnected_components(graph, True)  # noqa: FBT003
    sizes = [len(ties) for ties in spans]
    tie = np.fromiter(chain.from_iterable(spans), dtype=np.int64, count=sum(sizes))
    of_tie = np.repeat(np.arange(len(sizes)), sizes)
    size = np.int64(max(graph.vcount(), 1))
    ends = np.concatenate([first[tie], second[tie]])
    distinct = pd.unique(np.concatenate([of_tie, of_tie]) * size + ends)
    return distinct // size, distinct % size, np.asarray(cuts, dtype=np.int64)


def _branches(one: Positions, other: Positions, weight: Numbers) -> tuple[Numbers, Numbers]:
    """
    Take trees apart, leaf by leaf, until nothing is left.

    Gives for each node the weight of all that hung on it, its own included, and the weight of
    the heaviest branch among them. What a node itself hung on is the rest of its tree; the last
    two of a tree hang on each other.
    """
    below, heaviest = weight.copy(), np.zeros(len(weight))
    ends = np.concatenate([one, other])
    degree = np.bincount(ends, minlength=len(weight))
    # Of one that is left with a single neighbour, the sum of its neighbours is that neighbour.
    neighbours = np.zeros(len(weight), dtype=np.int64)
    np.add.at(neighbours, ends, np.concatenate([other, one]))
    leaves = np.flatnonzero(degree == 1)
    while len(leaves):
        holders = neighbours[leaves]
        np.add.at(below, holders, below[leaves])
        np.maximum.at(heaviest, holders, below[leaves])
        np.subtract.at(neighbours, holders, leaves)
        np.subtract.at(degree, holders, 1)
        degree[leaves] = 0
        holders = np.unique(holders)
        leaves = holders[degree[holders] == 1]
    return below, heaviest
