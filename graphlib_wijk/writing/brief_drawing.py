"""
The drawing on a sheet or poster: only what its readers may know, no standings, and no place lost.

What is on paper cannot be enlarged. So the organisations are spread over the page: who stands
left of or above another stays there, but empty places shrink, and rows use the whole width.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from graphlib_wijk.dialogue import Brief, brief_network
from graphlib_wijk.drawing import Band, Drawing, NodeMark, drawing
from graphlib_wijk.drawing.legend import legend_of
from graphlib_wijk.network import Network

#: What the rows of organisations without a line are called, whatever their standing.
_ROWS: Final = {
    "not_asked": {"nl": "nog vragen", "en": "still to ask"},
    "isolated": {"nl": "zonder lijn op dit blad", "en": "without a line on this sheet"},
}
#: What a sign with its name needs, in pixels; how far signs stay from the edges.
_WIDE: Final = 137.0
_HIGH: Final = 96.0
_AROUND: Final = 60.0
#: Height of the words above a row.
_WORDS: Final = 44.0
_GAP: Final = 16.0
#: Place for one organisation among its ties, in square pixels, and width by height of the whole.
_ROOM: Final = 22_000.0
_ASPECT: Final = 1.75
_LEAST_WIDTH: Final = 560.0
#: How far places even out: 0 leaves them, 1 spreads them like the squares of a board.
_EVEN: Final = 0.55


def brief_drawing(network: Network, brief: Brief) -> Drawing:
    """
    Draw what goes on a sheet.

    Parameters
    ----------
    network
        What the sheet was made from.
    brief
        The sheet.

    Returns
    -------
    drawing
        The organisations that may be shown with the ties that may be. Nobody has a standing
        on it, but that its own view is still missing; it can be handed to everybody who may
        have the sheet.
    """
    drawn = drawing(brief_network(network, brief), title=brief.title, language=brief.language)
    own = set(network.subjects)
    nodes = tuple(_plain(node, outside=node.id not in own) for node in drawn.nodes)
    tied = {end for edge in drawn.edges for end in (edge.source, edge.target)}
    rows = {
        "isolated": [node for node in nodes if node.id not in tied and not node.standing],
        "not_asked": [node for node in nodes if node.id not in tied and node.standing],
    }
    width = max(math.sqrt(len(nodes) * _ROOM * _ASPECT), _LEAST_WIDTH)
    places, height = _spread([node for node in nodes if node.id in tied], width)
    bands = []
    for row, members in rows.items():
        if members:
            label = _ROWS[row][brief.language]
            bands.append(_band(f"sheet-{row}", label, len(members), (width, height)))
            places |= _in_row(members, bands[-1])
            height += bands[-1].height + _GAP
    return replace(
        drawn,
        nodes=tuple(replace(node, x=places[node.id][0], y=places[node.id][1]) for node in nodes),
        bands=tuple(bands),
        legend=tuple(
            replace(item, label=_ROWS["not_asked"][brief.language])
            if item.sign == "not-asked"
            else item
            for item in legend_of(nodes, drawn.edges, brief.language)
        ),
    )


def _spread(
    nodes: Sequence[NodeMark], width: float
) -> tuple[dict[str, tuple[float, float]], float]:
    """Spread those with ties over the width; return their places and how high that is."""
    if not nodes:
        return {}, 0.0
    height = max(len(nodes) * _ROOM / width, 1.5 * _HIGH)
    across = _evened([node.x for node in nodes])
    down = _evened([node.y for node in nodes])
    places = {
        node.id: (
            round(_AROUND + (width - 2 * _AROUND) * x, 1),
            round(0.4 * _HIGH + (height - 1.4 * _HIGH) * y, 1),
        )
        for node, x, y in zip(nodes, across, down, strict=True)
    }
    return places, height


def _evened(values: Sequence[float]) -> list[float]:
    """Bring places between 0 and 1, with their order kept and their distances evened out."""
    least, most = min(values), max(values)
    if most == least:
        return [0.5] * len(values)
    ranks = {value: at for at, value in enumerate(sorted(set(values)))}
    last = max(ranks.values())
    return [
        _EVEN * ranks[value] / last + (1 - _EVEN) * (value - least) / (most - least)
        for value in values
    ]


def _band(id_: str, label: str, members: int, corner: tuple[float, float]) -> Band:
    width, top = corner
    lines = math.ceil(members / _columns(width))
    return Band(id=id_, label=label, x=0, y=top, width=width, height=_WORDS + lines * _HIGH)


def _columns(width: float) -> int:
    return max(int(width / _WIDE), 1)


def _in_row(members: Sequence[NodeMark], band: Band) -> dict[str, tuple[float, float]]:
    columns = _columns(band.width)
    step = band.width / columns
    return {
        node.id: (
            round(band.x + (at % columns + 0.5) * step, 1),
            round(band.y + _WORDS + (at // columns) * _HIGH + 0.2 * _HIGH, 1),
        )
        for at, node in enumerate(members)
    }


def _plain(node: NodeMark, *, outside: bool) -> NodeMark:
    """Leave out what is concluded of an organisation; that it was not asked is about us."""
    standing = "" if node.asked or not node.standing else "not_asked"
    title = "\n".join(node.title.split("\n")[:2])
    return replace(
        node, outside=outside, standing=standing, needs_hand=False, ties_hidden=False, title=title
    )
