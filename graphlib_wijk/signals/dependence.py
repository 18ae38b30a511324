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

Positions = npt.NDArray[np.int64]


def cut_off_by(
    size: int, first: Positions, second: Positions, weight: npt.NDArray[np.float64]
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
    graph = igraph.Graph(n=size, edges=np.column_stack([first, second]))
    blocks, cuts = graph.biconnected_components(return_articulation_points=True)
    tree = _Tree(size, list(blocks), cuts, weight)
    losses: dict[int, list[int]] = {}
    for group in tree.groups():
        for cut, part in tree.parts_cut_off(group):
            for member in part:
                losses.setdefault(member, []).append(cut)
    return losses


class _Tree:
    """The tree of blocks and cut points; nodes 0..size-1 are organisations, then blocks."""

    def __init__(
        self,
        size: int,
        blocks: Sequence[Sequence[int]],
        cuts: Sequence[int],
        weight: npt.NDArray[np.float64],
    ) -> None:
        self.size = size
        self.weight = weight
        is_cut = np.zeros(size, dtype=bool)
        is_cut[list(cuts)] = True
        self.inner = [[v for v in block if not is_cut[v]] for block in blocks]
        self.neighbours: dict[int, list[int]] = {int(cut): [] for cut in cuts}
        for number, block in enumerate(blocks):
            node = size + number
            self.neighbours[node] = [v for v in block if is_cut[v]]
            for cut in self.neighbours[node]:
                self.neighbours[cut].append(node)

    def own(self, node: int) -> list[int]:
        """Return the organisations that a node of the tree stands for."""
        return [node] if node < self.size else self.inner[node - self.size]

    def groups(self) -> Iterator[list[int]]:
        """Walk each connected group from some block, parents before children."""
        seen: set[int] = set()
        for start in self.neighbours:
            if start < self.size or start in seen or not self.neighbours[start]:
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

        Seen from the middle of the group, a part that is cut off always lies behind its cut
        point; the nearest cut points come first.
        """
        total = float(sum(self.weight[v] for node in order for v in self.own(node)))
        parent, order = self._from_the_middle(order, total)
        members = {node: list(self.own(node)) for node in order}
        found: list[tuple[int, list[int]]] = []
        for node in reversed(order):
            above = parent[node]
            if above is None:
                continue
            if above < self.size:
                remaining = total - self.weight[above]
                if 2 * sum(self.weight[v] for v in members[node]) <= remaining:
                    found.append((above, list(members[node])))
            members[above] += members.pop(node)
        yield from found

    def _from_the_middle(
        self, order: Sequence[int], total: float
    ) -> tuple[dict[int, int | None], list[int]]:
        """Root the tree where no branch holds more than half; return parents and an order."""
        middle = max(order, key=lambda node: len(self.own(node)))
        while True:
            parent, walk = self._walk(middle)
            below = {node: float(sum(self.weight[v] for v in self.own(node))) for node in walk}
            for node in reversed(walk[1:]):
                below[_known(parent[node])] += below[node]
            heavy = [n for n in self.neighbours[middle] if 2 * below[n] > total]
            if not heavy:
                return parent, walk
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


def _known(node: int | None) -> int:
    assert node is not None  # noqa: S101 (only the root has no parent, and it is left out)
    return node
