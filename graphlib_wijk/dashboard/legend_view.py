"""The legend of a drawing: every sign that it uses beside its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graphlib_wijk.dashboard import components
from graphlib_wijk.drawing import PALETTE, LegendItem
from graphlib_wijk.drawing.signs import Line, sign_in_legend


def legend_view(items: Sequence[LegendItem], *, title: str, key: str) -> None:
    """
    Show a legend.

    Parameters
    ----------
    items
        The signs of a drawing; without any, only the title is shown.
    title
        What stands above it.
    key
        Name of the legend on the page.
    """
    content = {"title": title, "items": [shown(item) for item in items], "palette": PALETTE}
    components.mount("legend", key=key, content=content, ids=(), selected=None, on_event={})


def shown(item: LegendItem) -> dict[str, Any]:
    """
    Write a sign of the legend as the browser draws it.

    Parameters
    ----------
    item
        The sign and its words.

    Returns
    -------
    shown
        ``label``, ``definition``, and either ``mark`` (an organisation) or ``line`` (a tie).
    """
    sign = sign_in_legend(item.sign)
    words = {"label": item.label, "definition": item.definition}
    if isinstance(sign, Line):
        line = {"colour": sign.colour, "width": sign.width, "dashes": list(sign.dashes)}
        return {**words, "line": line}
    mark = {
        "shape": sign.shape,
        "fill": sign.fill,
        "border": sign.outline,
        "width": min(sign.outline_width, 3),
        "dashed": sign.dashed,
    }
    return {**words, "mark": mark}
