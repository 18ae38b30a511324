"""The live drawing: organisations and relations that one can click, walk through and zoom."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from graphlib_wijk.dashboard import components
from graphlib_wijk.dashboard.components import Content
from graphlib_wijk.dashboard.legend_view import shown
from graphlib_wijk.drawing import LegendItem

TEXTS: Final = frozenset(
    {"label", "hint", "search", "matches", "zoom_in", "zoom_out", "fit", "full_screen"}
    | {"leave_full_screen", "save", "chosen", "failed"}
)
"""
Words that the drawing needs: its name, how to use it by keyboard (and that the table has the
same content), its search field with "{number} gevonden", its buttons, "gekozen", and what to
say when it cannot be drawn.
"""

_WHOLE: Final = ("version", "scope", "bands", "palette", "options", "frame")
_NODE_FIELDS: Final = ("id", "label", "x", "y", "title")
_EDGE_FIELDS: Final = ("id", "from", "to", "title")


@dataclass(frozen=True, kw_only=True)
class Caption:
    """What stands around a saved picture: title, lines under it, legend, and its file name."""

    title: str
    lines: tuple[str, ...] = ()
    legend: tuple[LegendItem, ...] = ()
    file: str = "wijkgraaf.png"


def packed(picture: Mapping[str, Any]) -> dict[str, Any]:
    """
    Write a picture with every look once, instead of once per organisation and relation.

    This makes it about three times smaller. Keep the result as long as the picture lasts.

    Parameters
    ----------
    picture
        ``version``: differs whenever anything in the picture differs. ``scope``: what is
        drawn (data set and wijk); the view jumps to the whole picture only when it differs.
        ``nodes`` and ``edges``: as vis-network wants them, nodes with id, label, x, y and
        title, edges with id, from, to and title. ``bands``: labelled areas behind the
        organisations: id, label, x, y (top left), width, height. ``palette``: ``light`` and
        ``dark``, each name → colour; wherever vis-network wants a colour, nodes, edges and
        options may have such a name. ``text``, ``surface``, ``band``, ``selected`` and
        ``focus`` are used by the view itself. ``options``: for vis-network as a whole. If there
        is a ``frame`` (x, y, width, height) it is always in sight, so that drawings with the
        same frame are of one scale.

    Returns
    -------
    picture
        The same as JSON; nodes and edges are lists of values with the number of their look
        in ``node_looks`` or ``edge_looks``. No organisations: an empty picture.

    Examples
    --------
    >>> small = packed({
    ...     "version": "1", "scope": "a", "palette": {}, "options": {}, "bands": [], "edges": [],
    ...     "nodes": [
    ...         {"id": "a", "label": "A", "x": 1.2, "y": 2, "title": "", "shape": "dot"},
    ...         {"id": "b", "label": "B", "x": 3, "y": 4, "title": "", "shape": "dot"},
    ...     ],
    ... })
    >>> small["nodes"]
    [['a', 'A', 1, 2, '', 0], ['b', 'B', 3, 4, '', 0]]
    >>> small["node_looks"]
    [{'shape': 'dot'}]
    """
    nodes, node_looks = _packed(picture["nodes"], _NODE_FIELDS)
    edges, edge_looks = _packed(picture["edges"], _EDGE_FIELDS)
    rest = {key: picture[key] for key in _WHOLE if key in picture}
    return {
        **rest,
        "nodes": nodes,
        "node_looks": node_looks,
        "edges": edges,
        "edge_looks": edge_looks,
    }


def network_view(  # noqa: PLR0913 (a page names them all)
    picture: Mapping[str, Any],
    *,
    selected: str | None,
    texts: Mapping[str, str],
    height: int,
    key: str,
    on_select: Callable[[str | None], None],
    caption: Caption | None = None,
) -> None:
    """
    Show the live drawing.

    Positions are the picture's own: nothing moves by itself, and an organisation that is on
    screen stays where it is until ``scope`` changes. Nothing is drawn for an empty picture.

    Parameters
    ----------
    picture
        A picture made by `packed`.
    selected
        Organisation that is chosen; one that is not in the picture counts as none.
    texts
        Words in the reader's language, see `TEXTS`.
    height
        Height in pixels; on a small screen it may be less.
    key
        Name of this drawing on the page.
    on_select
        Told the id of the organisation that the reader chose, or None when the choice was
        undone; never an id that is not in the picture.
    caption
        What stands around the picture that the reader saves. None: there is no button for it.
    """
    network = network_of(picture, texts=texts, height=height, key=key, caption=caption)
    show_network(network, selected=selected, on_select=on_select)


def network_of(
    picture: Mapping[str, Any],
    *,
    texts: Mapping[str, str],
    height: int,
    key: str,
    caption: Caption | None = None,
) -> Content:
    """
    Write a drawing for `show_network`; worth keeping as long as the picture lasts.

    Parameters
    ----------
    picture, texts, height, key, caption
        See `network_view`.

    Returns
    -------
    network
        As the browser reads it.
    """
    shown = {
        "picture": picture,
        "texts": components.words(texts, TEXTS),
        "height": height,
        "caption": _written(caption) if caption else None,
    }
    return components.content("network", key, shown, ids={node[0] for node in picture["nodes"]})


def show_network(
    network: Content, *, selected: str | None, on_select: Callable[[str | None], None]
) -> None:
    """
    Show a drawing that was written before.

    Parameters
    ----------
    network
        What `network_of` wrote.
    selected, on_select
        See `network_view`.
    """
    components.mount(network, selected=selected, on_event={"selected": on_select})


def _written(caption: Caption) -> dict[str, Any]:
    legend = [shown(item) for item in caption.legend]
    return {
        "title": caption.title,
        "lines": list(caption.lines),
        "legend": legend,
        "file": caption.file,
    }


def _packed(
    items: Sequence[Mapping[str, Any]], fields: Sequence[str]
) -> tuple[list[list[Any]], list[dict[str, Any]]]:
    looks: dict[str, int] = {}
    rows = []
    for item in items:
        look = {name: value for name, value in item.items() if name not in fields}
        number = looks.setdefault(json.dumps(look, sort_keys=True), len(looks))
        values = (item.get(name, "") for name in fields)
        rows.append([*(round(v) if isinstance(v, float) else v for v in values), number])
    return rows, [json.loads(look) for look in looks]
