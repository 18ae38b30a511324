"""The drawing on a sheet or poster: only what its readers may know, and no standings."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from graphlib_wijk.dialogue import Brief, brief_network
from graphlib_wijk.drawing import Drawing, NodeMark, drawing
from graphlib_wijk.drawing.legend import legend_of
from graphlib_wijk.network import Network

#: What the rows of organisations without a line are called, whatever their standing.
_ROWS: Final = {
    "not_asked": {"nl": "nog vragen", "en": "still to ask"},
    "isolated": {"nl": "zonder lijn op dit blad", "en": "without a line on this sheet"},
}


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
    return replace(
        drawn,
        nodes=nodes,
        bands=tuple(
            replace(band, id=f"sheet-{band.id}", label=_ROWS[band.id][brief.language])
            for band in drawn.bands
        ),
        legend=legend_of(nodes, drawn.edges, brief.language),
    )


def _plain(node: NodeMark, *, outside: bool) -> NodeMark:
    """Leave out what is concluded of an organisation; that it was not asked is about us."""
    standing = "" if node.asked or not node.standing else "not_asked"
    title = "\n".join(node.title.split("\n")[:2])
    return replace(
        node, outside=outside, standing=standing, needs_hand=False, ties_hidden=False, title=title
    )
