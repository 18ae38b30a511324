"""Shares in bars: a bar per place, each part with a colour, a pattern and a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from graphlib_wijk.dashboard import components
from graphlib_wijk.drawing import PALETTE


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a bar: how many, what stands in it, and the id of its look in ``views.css``."""

    id: str
    count: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A bar: what it is of, its parts, and all of it in a sentence for who does not see it."""

    label: str
    sentence: str
    parts: tuple[Part, ...]


def bars_of(
    bars: Sequence[Bar], *, title: str, parts: Mapping[str, str], key: str
) -> components.Content:
    """
    Make a chart of shares in bars.

    Parameters
    ----------
    bars
        From top to bottom; none: only the title and the key.
    title
        What the bars show.
    parts
        What each part means, id → words, in the order of the key.
    key
        Name of the chart on the page.

    Returns
    -------
    chart
        For `components.mount`.
    """
    shown = {
        "title": title,
        "rows": [asdict(bar) for bar in bars],
        "parts": [{"id": id_, "label": label} for id_, label in parts.items()],
        "palette": PALETTE,
    }
    return components.content("bars", key, shown)
