"""
Every three that are all tied to each other.

Each tie points to its busier end, so that even the busiest organisation points to few, and a
triangle is found once: from its quietest corner (the "forward" algorithm of Schank and
Wagner 2005, on whole columns).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graphlib_wijk.measures.runs import spread
from graphlib_wijk.network.pairs import Positions

#: One of each per triangle.
Three = tuple[Positions, Positions, Positions]

#: So many pairs of ties are looked at in one go: enough to be fast, little enough to fit.
AT_ONCE = 1_000_000


def triangles(
    size: int, first: Positions, second: Positions, *, at_once: int = AT_ONCE
) -> Iterator[tuple[Three, Three]]:
    """
    List all triangles, some at a time.

    Parameters
    ----------
    size
        Number of nodes.
    first, second
        Ends of each tie; no tie comes twice, none leads back to where it starts.
    at_once
        How many pairs of ties to look at in one go; bounds the memory that it takes.

    Yields
    ------
    corners, sides
        Nodes, and positions of ties; each side lies across from the corner in the same place.
        Nothing when there are no triangles.
    """
    degree = np.bincount(np.concatenate([first, second]), minlength=size)
    by_rank, rank = np.argsort(degree, kind="stable"), np.empty(size, dtype=np.int64)
    rank[by_rank] = np.arange(size)
    one, other = rank[first], rank[second]
    low, high = np.minimum(one, other), np.maximum(one, other)
    key = low * np.int64(max(size, 1)) + high
    order = np.argsort(key)
    low, high, key = low[order], high[order], key[order]
    later = np.searchsorted(low, low, side="right") - np.arange(len(low)) - 1
    pairs_so_far = np.cumsum(later)
    start = 0
    while start < len(low):
        done = pairs_so_far[start - 1] if start else 0
        stop = max(int(np.searchsorted(pairs_so_far, done + at_once, side="right")), start + 1)
        row, step = spread(later[start:stop])
        here, there = start + row, start + row + 1 + step
        near, far = high[here], high[there]
        wanted = np.minimum(near, far) * np.int64(size) + np.maximum(near, far)
        found = np.searchsorted(key, wanted)
        closed = np.append(key, -1)[found] == wanted
        here, there, found = here[closed], there[closed], found[closed]
        corners = by_rank[low[here]], by_rank[high[here]], by_rank[high[there]]
        yield corners, (order[found], order[there], order[here])
        start = stop
