"""
Positions: the same organisation in the same place, every time.

Computed once for all organisations of a part, before any filter, without chance: the start
is a circle in the order of ids, and Kamada and Kawai's method (1989) goes on from there.
Umbrellas do not pull at the others, so that counting them in moves nobody.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import igraph
import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
Positions = npt.NDArray[np.intp]
Box = tuple[float, float]

#: Length of the median tie; 1 is what one organisation needs with its label.
TIE_LENGTH: Final = 1.3
GAP: Final = 26.0
#: Width over height of the groups; with the rows below them it suits a page and half a page.
ASPECT: Final = 1.6
#: Above this size Kamada-Kawai costs seconds; Fruchterman-Reingold is as good and quick.
KAMADA_KAWAI_LIMIT: Final = 400
#: A picture is at least this wide, a row at least wide enough for its label.
LEAST_WIDTH: Final = 720.0
LEAST_ROW: Final = 500.0
_ROUNDS: Final = 100
_PUSHES: Final = 300
_GROWTHS: Final = 60
_SHELF_TRIES: Final = 24
_ALL_PAIRS: Final = 400
#: Two points are a line, which lies flat without turning it.
_FEWEST_WITH_A_DIRECTION: Final = 3
#: An overlap this small, in pixels, is none: it lies within the gap.
_NEARLY: Final = 1.0


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of organisations: their ids in order, and the area they stand in."""

    id: str
    members: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Layout:
    """Positions of all organisations, and the rows of those that stand apart."""

    positions: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()


def layout(
    boxes: Mapping[str, Box],
    edges: Sequence[tuple[str, str]],
    rows: Mapping[str, Sequence[str]],
    top: str = "",
) -> Layout:
    """
    Place organisations.

    Parameters
    ----------
    boxes
        Width and height that each organisation needs with its label, in pixels.
    edges
        Pairs that pull at each other.
    rows
        Organisations that stand in a labelled row, by row, in the order they stand in. They
        take no part in the rest of the layout.
    top
        The row that stands above the picture; the others stand below it.

    Returns
    -------
    layout
        A position for every organisation, centre of its sign. No two boxes overlap. Without
        organisations an empty layout.

    Notes
    -----
    Each connected group is laid out by itself; groups are then packed side by side, the
    largest first, and the rows follow. Depends on ids, boxes and ties, not on their order.
    """
    seated = {name for members in rows.values() for name in members}
    free = sorted(set(boxes) - seated)
    positions: dict[str, tuple[float, float]] = {}
    width = _pack(_groups(free, edges), boxes, edges, positions)
    return with_rows(positions, boxes, rows, top=top, width=width)


def with_rows(
    positions: Mapping[str, tuple[float, float]],
    boxes: Mapping[str, Box],
    rows: Mapping[str, Sequence[str]],
    *,
    top: str,
    width: float,
) -> Layout:
    """
    Add the labelled rows to what is placed already.

    Parameters
    ----------
    positions
        Where the others stand; their picture begins at 0, 0.
    boxes
        Width and height that each organisation needs with its label, in pixels.
    rows
        Organisations that stand in a labelled row, by row, in the order they stand in.
    top
        The row that stands above the picture; the others stand below it.
    width
        Width of the picture without them.

    Returns
    -------
    layout
        All positions and the rows.
    """
    seats = dict(positions)
    width = max(width, _width_for(rows, boxes))
    bottom = max((y + boxes[name][1] / 2 for name, (_, y) in positions.items()), default=0.0)
    heads = _side_by_side({k: m for k, m in rows.items() if k == top and m}, boxes, width)
    feet = _side_by_side({k: m for k, m in rows.items() if k != top and m}, boxes, width)
    rise = max((row.height for row in heads), default=0.0) + 2 * GAP
    placed = [replace(row, x=(width - row.width) / 2, y=row.y - rise) for row in heads]
    placed += [replace(row, y=row.y + bottom + 2 * GAP) for row in feet]
    for row in placed:
        seats |= _seats(row, boxes, width)
    return Layout(positions=seats, rows=tuple(placed))


def _groups(names: Sequence[str], edges: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Connected groups, largest first; equal ones by their first name."""
    index = {name: i for i, name in enumerate(names)}
    inside = [(index[a], index[b]) for a, b in edges if a in index and b in index]
    graph = igraph.Graph(n=len(names), edges=sorted(inside))
    groups = [sorted(names[i] for i in part) for part in graph.connected_components()]
    return sorted(groups, key=lambda group: (-len(group), group[0]))


def _pack(
    groups: Sequence[Sequence[str]],
    boxes: Mapping[str, Box],
    edges: Sequence[tuple[str, str]],
    positions: dict[str, tuple[float, float]],
) -> float:
    """Put groups on shelves, left to right and then down; return the width used."""
    arranged = [(group, _arrange(group, boxes, edges)) for group in groups]
    extents = [_extent(points, group, boxes) for group, points in arranged]
    sizes = [(wide, high) for _, _, wide, high in extents]
    corners, width = _shelves(sizes)
    for (group, points), (left, up, _, _), (x, y) in zip(arranged, extents, corners, strict=True):
        for name, (px, py) in zip(group, points, strict=True):
            positions[name] = (round(float(x + px - left), 1), round(float(y + py - up), 1))
    return max(width, LEAST_WIDTH)


def _shelves(sizes: Sequence[Box]) -> tuple[list[tuple[float, float]], float]:
    """Corners of boxes on shelves, for the shelf width that comes closest to `ASPECT`."""
    widest = max((wide for wide, _ in sizes), default=0.0)
    total = sum(wide + GAP for wide, _ in sizes)
    limits = np.linspace(widest, max(total, widest), _SHELF_TRIES)
    tries = [_on_shelves(sizes, float(limit)) for limit in limits]
    corners, width, _ = min(tries, key=lambda t: abs(math.log((t[1] + 1) / (t[2] + 1) / ASPECT)))
    return corners, width


def _on_shelves(
    sizes: Sequence[Box], limit: float
) -> tuple[list[tuple[float, float]], float, float]:
    """Corners, width and height when no shelf may be wider than `limit`."""
    corners: list[tuple[float, float]] = []
    x = y = shelf = used = 0.0
    for wide, high in sizes:
        if x and x + wide > limit:
            x, y, shelf = 0.0, y + shelf + GAP, 0.0
        corners.append((x, y))
        x, shelf, used = x + wide + GAP, max(shelf, high), max(used, x + wide)
    return corners, used, y + shelf


def _arrange(
    group: Sequence[str], boxes: Mapping[str, Box], edges: Sequence[tuple[str, str]]
) -> Points:
    """Positions within one connected group, boxes apart."""
    index = {name: i for i, name in enumerate(group)}
    inside = sorted(
        {(min(i, j), max(i, j)) for i, j in _indexed(edges, index)},
    )
    graph = igraph.Graph(n=len(group), edges=inside)
    start = graph.layout_circle()
    if len(group) <= KAMADA_KAWAI_LIMIT:
        found = graph.layout_kamada_kawai(seed=start)
    else:
        found = graph.layout_fruchterman_reingold(seed=start, niter=_ROUNDS, grid="nogrid")
    points = _turned(np.asarray(found.coords, dtype=float).reshape(len(group), 2))
    size = np.array([boxes[name] for name in group], dtype=float).reshape(len(group), 2)
    return _apart(points * _scale(points, inside) * size.mean(axis=0), size)


def _indexed(edges: Sequence[tuple[str, str]], index: Mapping[str, int]) -> list[tuple[int, int]]:
    return [(index[a], index[b]) for a, b in edges if a in index and b in index]


def _turned(points: Points) -> Points:
    """Turn a group so that its longest side lies flat, as screens and names do."""
    centred = points - points.mean(axis=0)
    if len(points) < _FEWEST_WITH_A_DIRECTION:
        return np.column_stack([np.linspace(-0.5, 0.5, len(points)), np.zeros(len(points))])
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    axes *= np.where(axes[np.arange(2), np.abs(axes).argmax(axis=1)] < 0, -1, 1)[:, None]
    return np.asarray(centred @ axes.T)


def _scale(points: Points, edges: Sequence[tuple[int, int]]) -> float:
    """Factor that makes the median tie `TIE_LENGTH` long."""
    if not edges:
        return 1.0
    ends = np.array(edges)
    length = float(np.median(np.linalg.norm(points[ends[:, 0]] - points[ends[:, 1]], axis=1)))
    return TIE_LENGTH / length if length else 1.0


def _apart(points: Points, size: Points) -> Points:
    """
    Move boxes apart until no two overlap.

    First the whole picture grows until few do, so that the rest can be settled by a push here
    and there, which keeps who stands near whom.
    """
    for _ in range(_GROWTHS):
        if len(_close(points, size)[0]) <= len(points):
            break
        points = points * 1.1
    points = _pushed(points, size)
    while len(_close(points, size)[0]):
        points = points * 1.1 + np.arange(len(points))[:, None] * 1e-6
    return points


def _close(points: Points, size: Points) -> tuple[Positions, Positions]:
    """Pairs of boxes that overlap by more than nothing, in order."""
    first, second = _neighbours(points, size)
    need = _need(size, first, second)
    overlap = (need - np.abs(points[second] - points[first]) > _NEARLY).all(axis=1)
    return first[overlap], second[overlap]


def _need(size: Points, first: Positions, second: Positions) -> Points:
    """How far the centres of two boxes must be apart, sideways or up and down."""
    return (size[first] + size[second]) / 2 + GAP / 2


def _neighbours(points: Points, size: Points) -> tuple[Positions, Positions]:
    """
    Pairs of boxes that may overlap: all of a few, and of many those in one strip of the picture.

    Comparing every two of 3,000 boxes at every push would take minutes.
    """
    if len(points) <= _ALL_PAIRS:
        return np.triu_indices(len(points), 1)
    order = np.argsort(points[:, 1], kind="stable")
    high = points[order, 1]
    reach = np.searchsorted(high, high + size[:, 1].max() + GAP / 2, side="right")
    count = reach - np.arange(len(points)) - 1
    start = np.repeat(np.arange(len(points)), count)
    step = np.arange(len(start)) - np.repeat(np.cumsum(count) - count, count)
    one, other = order[start], order[start + step + 1]
    beside = np.abs(points[one, 0] - points[other, 0]) < size[:, 0].max() + GAP / 2
    return np.minimum(one, other)[beside], np.maximum(one, other)[beside]


def _pushed(points: Points, size: Points) -> Points:
    """
    Push overlapping boxes away from each other, as often as it takes or `_PUSHES` times.

    Each pair moves along the side where it overlaps least for its size: boxes are wider than
    they are high, and going by pixels alone would pile all of them up into a tower.
    """
    points = points.copy()
    for _ in range(_PUSHES):
        first, second = _close(points, size)
        if not len(first):
            break
        need = _need(size, first, second)
        delta = points[second] - points[first]
        share = 1 - np.abs(delta) / need
        along = np.column_stack([share[:, 0] < share[:, 1], share[:, 0] >= share[:, 1]])
        push = np.where(along, np.where(delta < 0, -1.0, 1.0) * share * need / 2, 0.0)
        np.add.at(points, first, -push)
        np.add.at(points, second, push)
    return points


def _extent(
    points: Points, group: Sequence[str], boxes: Mapping[str, Box]
) -> tuple[float, float, float, float]:
    """Left, top, width and height of a group with its boxes."""
    size = np.array([boxes[name] for name in group], dtype=float).reshape(len(group), 2)
    low, high = (points - size / 2).min(axis=0), (points + size / 2).max(axis=0)
    return float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1])


def _side_by_side(
    rows: Mapping[str, Sequence[str]], boxes: Mapping[str, Box], width: float
) -> list[Row]:
    """Put rows beside each other from y = 0 downwards, on the next line where one is full."""
    sizes = [_row_size(members, boxes, width) for members in rows.values()]
    corners, _, _ = _on_shelves(sizes, width)
    return [
        Row(id=row, members=tuple(members), x=x, y=y, width=wide, height=high)
        for (row, members), (wide, high), (x, y) in zip(rows.items(), sizes, corners, strict=True)
    ]


def _width_for(rows: Mapping[str, Sequence[str]], boxes: Mapping[str, Box]) -> float:
    """Width at which rows alone make a picture that is wider than it is high."""
    cells = [(len(members), *_cell(members, boxes)) for members in rows.values() if members]
    return math.sqrt(ASPECT * sum(number * wide * high for number, wide, high in cells))


def _row_size(members: Sequence[str], boxes: Mapping[str, Box], width: float) -> Box:
    """Width and height of a row, as wide as it needs to be and may be."""
    cell, tall = _cell(members, boxes)
    columns = _columns(members, cell, width)
    lines = math.ceil(len(members) / columns)
    return max(LEAST_ROW, columns * cell + GAP), lines * tall + 2 * GAP


def _columns(members: Sequence[str], cell: float, width: float) -> int:
    return min(len(members), max(1, int((width - GAP) // cell)))


def _cell(members: Sequence[str], boxes: Mapping[str, Box]) -> Box:
    """Width and height that fit every member of a row, with the gap that follows."""
    wide, high = (max(boxes[name][side] for name in members) for side in (0, 1))
    return wide + GAP, high + GAP


def _seats(row: Row, boxes: Mapping[str, Box], width: float) -> dict[str, tuple[float, float]]:
    """Positions of the members of a row, in lines from the left, below its label."""
    cell, tall = _cell(row.members, boxes)
    columns = _columns(row.members, cell, width)
    seats = {}
    for i, name in enumerate(row.members):
        line, place = divmod(i, columns)
        x = row.x + GAP / 2 + (place + 0.5) * cell
        y = row.y + 2 * GAP + line * tall + boxes[name][1] / 2
        seats[name] = (round(x, 1), round(y, 1))
    return seats
