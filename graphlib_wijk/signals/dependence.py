"""
Who would be cut off by the loss of whom.

Every connected group is a tree of blocks that meet in cut points (Hopcroft and Tarjan 1973).
Whoever hangs below a cut point is cut off when it goes, unless it is in the larger part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import igraph
import numpy as np
import numpy.typing as npt

from graphlib_wijk.measures.cut_points import blocks_of
from graphlib_wijk.network import Network
from graphlib_wijk.standing import counted_pairs
from graphlib_wijk.vocabulary import PARTNERSHIP

Positions = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float64]


def losses_of(network: Network, *, umbrellas: bool) -> dict[int, list[int]]:
    """
    Find for every organisation of a network whose loss would cut it off.

    Parameters
    ----------
    network
        A whole network.
    umbrellas
        Count ties with national and regional umbrellas.

    Returns
    -------
    losses
        Positions, as in `cut_off_by`; a partnership does not count in the size of a part.
    """
    pairs, kept = network.pairs, counted_pairs(network, umbrellas=umbrellas)
    weight = (~network.kind_is(PARTNERSHIP)).astype(np.float64)
    return cut_off_by(len(network), pairs.first[kept], pairs.second[kept], weight)


def cut_off_by(
    size: int, first: Positions, second: Positions, weight: Weights
) -> dict[int, list[int]]:
    """
    Find for everyone whose loss would cut it off.

    Parameters
    ----------
    size
        Number of organisations.
    first, second
        Ends of each tie, positions.
    weight
        How much each counts in the size of a part: 1, or 0 for a partnership.

    Returns
    -------
    losses
        For each position that somebody's loss would cut off, those positions, the nearest
        first. Cut off means: left in a part that holds at most half of what remains of the
        group.
    """
    # Pairs of plain numbers: igraph reads them three times faster than an array.
    ties = list(zip(first.tolist(), second.tolist(), strict=True))
    graph = igraph.Graph(n=size, edges=ties)
    tree = _Tree(size, blocks_of(graph, first, second), weight)
    losses: dict[int, list[int]] = {}
    for group in tree.groups():
        for cut, part in tree.parts_cut_off(group):
            for member in part:
                losses.setdefault(member, []).append(cut)
    return losses


class _Tree:
    """The tree of blocks and cut points; nodes 0..size-1 are organisations, then blocks."""

    def __init__(
        self, size: int, blocks: tuple[Positions, Positions, Positions], weight: Weights
    ) -> None:
        block, member, cuts = blocks
        self.size = size
        self._weight = weight
        is_cut = np.zeros(size, dtype=bool)
        is_cut[cuts] = True
        inner = ~is_cut[member]
        number = int(block.max()) + 1 if len(block) else 0
        self._inner_weight = np.bincount(
            block[inner], weights=weight[member[inner]], minlength=number
        )
        order = np.argsort(block[inner], kind="stable")
        self._members = member[inner][order]
        self._starts = np.searchsorted(block[inner][order], np.arange(number + 1))
        self.neighbours: dict[int, list[int]] = {}
        meetings = zip((size + block[~inner]).tolist(), member[~inner].tolist(), strict=True)
        for node, cut in meetings:
            self.neighbours.setdefault(node, []).append(cut)
            self.neighbours.setdefault(cut, []).append(node)

    def own(self, node: int) -> list[int]:
        """Return the organisations that a node of the tree stands for."""
        if node < self.size:
            return [node]
        start, end = self._starts[node - self.size : node - self.size + 2]
        members: list[int] = self._members[start:end].tolist()
        return members

    def weight(self, node: int) -> float:
        """Return how much the organisations of a node count."""
        if node < self.size:
            return float(self._weight[node])
        return float(self._inner_weight[node - self.size])

    def groups(self) -> Iterator[list[int]]:
        """Walk each connected group from some block, parents before children."""
        seen: set[int] = set()
        for start in self.neighbours:
            if start < self.size or start in seen:
                continue
            seen.add(start)
            order = [start]
            for node in order:
                fresh = [other for other in self.neighbours[node] if other not in seen]
                seen.update(fresh)
                order += fresh
            yield order

    def parts_cut_off(self, order: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
        """
        Give each cut point of a group with each part that its loss cuts off.

        Seen from the middle of the group, a part that is cut off lies behind its cut point; the
        nearest cut points come first. Where a partnership stands exactly in between, the half
        with the middle in it is cut off as well.
        """
        total = sum(self.weight(node) for node in order)
        parent, below, order = self._from_the_middle(order, total)
        members: dict[int, list[int]] = {}
        for node in reversed(order):
            above = parent[node]
            if above is None:
                continue
            part = self.own(node) + members.pop(node, [])
            if node < self.size and 2 * (total - below[node]) <= total - self.weight(node):
                behind = set(part)
                everyone = [one for other in order for one in self.own(other)]
                yield node, [one for one in everyone if one not in behind]
            if above < self.size and 2 * below[node] <= total - self.weight(above):
                yield above, part
            members.setdefault(above, []).extend(part)

    def _from_the_middle(
        self, order: Sequence[int], total: float
    ) -> tuple[dict[int, int | None], dict[int, float], list[int]]:
        """
        Root the tree where no branch holds more than half.

        Gives the parent of each node, the weight of it with all below it, and an order with
        parents before children.
        """
        middle = max(order, key=self.weight)
        while True:
            parent, walk = self._walk(middle)
            below = {node: self.weight(node) for node in walk}
            for node in reversed(walk):
                above = parent[node]
                if above is not None:
                    below[above] += below[node]
            heavy = [n for n in self.neighbours[middle] if 2 * below[n] > total]
            if not heavy:
                return parent, below, walk
            middle = heavy[0]

    def _walk(self, start: int) -> tuple[dict[int, int | None], list[int]]:
        parent: dict[int, int | None] = {start: None}
        order = [start]
        for node in order:
            for other in self.neighbours[node]:
                if other not in parent:
                    parent[other] = node
                    order.append(other)
        return parent, order
