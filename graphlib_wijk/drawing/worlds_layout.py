"""
Positions by world: leefwereld on the left, systeemwereld on the right, brug between them.

For whoever asks how the two worlds meet. Within its world each organisation stands near the
height of those it works with, so that few lines cross; depends on ids, boxes and ties, not on
their order or on chance.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from graphlib_wijk.drawing.layout import ASPECT, GAP, LEAST_WIDTH, Box, Layout, Row, with_rows

#: From left to right; an organisation of unknown world stands between the two.
COLUMNS: Final = ("lifeworld", "bridge", "system")
_BETWEEN: Final = "bridge"
#: Room between two worlds, for the lines from one to the other.
AISLE: Final = 110.0
_SWEEPS: Final = 6


def worlds_layout(
    boxes: Mapping[str, Box],
    worlds: Mapping[str, str],
    edges: Sequence[tuple[str, str]],
    rows: Mapping[str, Sequence[str]],
    top: str = "",
) -> Layout:
    """
    Place organisations by their world.

    Parameters
    ----------
    boxes
        Width and height that each organisation needs with its label, in pixels.
    worlds
        World of each organisation; any but the three of `COLUMNS` stands in the middle.
    edges
        Pairs that pull at each other.
    rows
        Organisations that stand in a labelled row instead, by row.
    top
        The row that stands above the picture.

    Returns
    -------
    layout
        A position for every organisation, with a labelled area for each world that occurs. No
        two boxes overlap. Without organisations an empty layout.
    """
    seated = {name for members in rows.values() for name in members}
    members: dict[str, list[str]] = {column: [] for column in COLUMNS}
    for name in sorted(set(boxes) - seated):
        members[worlds[name] if worlds[name] in COLUMNS else _BETWEEN].append(name)
    ordered = _ordered({w: names for w, names in members.items() if names}, edges)
    cell = _cell(boxes, seated)
    deep = _depth([len(names) for names in ordered.values()], cell)
    positions: dict[str, tuple[float, float]] = {}
    areas = []
    left = 0.0
    for world, names in ordered.items():
        across = math.ceil(len(names) / deep)
        for i, name in enumerate(names):
            down, along = divmod(i, across)
            x, y = left + GAP / 2 + (along + 0.5) * cell[0], 2 * GAP + (down + 0.5) * cell[1]
            positions[name] = (round(x, 1), round(y, 1))
        width, height = across * cell[0] + GAP, deep * cell[1] + 3 * GAP
        areas.append(Row(id=world, members=tuple(names), x=left, y=0.0, width=width, height=height))
        left += width + AISLE
    whole = with_rows(positions, boxes, rows, top=top, width=max(left - AISLE, LEAST_WIDTH))
    return replace(whole, rows=(*areas, *whole.rows))


def _ordered(
    members: Mapping[str, Sequence[str]], edges: Sequence[tuple[str, str]]
) -> dict[str, list[str]]:
    """Order each world by the mean height of its partners in the others, a few times over."""
    ordered = {world: list(names) for world, names in members.items()}
    partners: dict[str, list[str]] = {}
    home = {name: world for world, names in members.items() for name in names}
    for one, two in edges:
        if one in home and two in home and home[one] != home[two]:
            partners.setdefault(one, []).append(two)
            partners.setdefault(two, []).append(one)
    for _ in range(_SWEEPS):
        for names in ordered.values():
            heights = _heights(ordered)
            wanted = {
                name: math.fsum(heights[other] for other in partners[name]) / len(partners[name])
                if name in partners
                else heights[name]
                for name in names
            }
            names.sort(key=lambda name, wanted=wanted: (round(wanted[name], 9), name))  # type: ignore[misc]
    return ordered


def _heights(ordered: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """How far down its world each organisation stands, from 0 to 1."""
    return {
        name: (i + 0.5) / len(names) for names in ordered.values() for i, name in enumerate(names)
    }


def _cell(boxes: Mapping[str, Box], seated: set[str]) -> Box:
    free = [box for name, box in boxes.items() if name not in seated]
    wide, high = (max((box[side] for box in free), default=0.0) for side in (0, 1))
    return wide + GAP, high + GAP


def _depth(sizes: Sequence[int], cell: Box) -> int:
    """Lines at which all worlds side by side come closest to the shape of a page."""
    return max(1, math.ceil(math.sqrt(sum(sizes) * cell[0] / (ASPECT * cell[1]))))
