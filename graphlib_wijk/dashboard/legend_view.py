"""The legend of a drawing: every sign that it uses beside its words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from graphlib_wijk.dashboard import components
from graphlib_wijk.drawing import PALETTE, LegendItem
from graphlib_wijk.drawing.signs import Line, sign_in_legend
from graphlib_wijk.vocabulary import Language, term


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
    components.mount(_content(tuple(items), title, key))


@lru_cache(maxsize=64)
def _content(items: tuple[LegendItem, ...], title: str, key: str) -> components.Content:
    legend = {"title": title, "items": [shown(item) for item in items], "palette": PALETTE}
    return components.content("legend", key, legend)


def line_view(confirmation: str, *, title: str, language: Language, key: str) -> None:
    """
    Show what a line in a drawing looks like for relations that rest on one kind of word.

    Parameters
    ----------
    confirmation
        Code of a confirmation.
    title
        What stands above it.
    language
        Language of its meaning.
    key
        Name of this view on the page.
    """
    meaning = term("confirmations", confirmation)
    words = {"label": meaning.label(language), "definition": meaning.definition(language)}
    legend_view([LegendItem(sign=confirmation, **words)], title=title, key=key)


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
