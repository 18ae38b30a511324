"""
What a drawing consists of: plain values, ready for JSON, drawn by anything.

Nothing here knows pyvis or a browser. Words are labels of the vocabulary in one language;
what comes from a file is text and stays text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from graphlib_wijk.vocabulary import Language


@dataclass(frozen=True, kw_only=True)
class NodeMark:
    """
    One organisation in a drawing.

    `label` is its name in lines short enough to draw; `name` is the whole name. `world` is
    empty when unknown, `standing` when it has none. `outside` tells that it is only here as
    a partner of the organisations the drawing is about. `ties_hidden` tells that it has
    ties, but none that the filters let through. `x` and `y` are in pixels, y downwards.
    """

    id: str
    label: str
    name: str
    kind: str
    world: str
    standing: str
    x: float
    y: float
    outside: bool = False
    asked: bool = False
    needs_hand: bool = False
    ties_hidden: bool = False
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class EdgeMark:
    """
    One pair of organisations in a drawing.

    `crossing` tells that it joins lifeworld and system world. `change` is what happened to it
    between two dates, empty in a drawing of one.
    """

    source: str
    target: str
    kinds: tuple[str, ...]
    confirmation: str
    crossing: bool = False
    change: str = ""
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Band:
    """A labelled area where organisations stand in a row; `x`, `y` is its top left corner."""

    id: str
    label: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, kw_only=True)
class LegendItem:
    """One sign of the legend: what it looks like, in the drawing's own terms, and its meaning."""

    sign: str
    label: str
    definition: str = ""


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """
    A picture of a network: marks with positions, bands, and the legend of what is used.

    `scope` names what is drawn; two drawings of one scope put an organisation in one place.
    """

    scope: str
    language: Language
    title: str
    nodes: tuple[NodeMark, ...] = ()
    edges: tuple[EdgeMark, ...] = ()
    bands: tuple[Band, ...] = ()
    legend: tuple[LegendItem, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """A short code that differs when anything in the drawing differs."""
        text = json.dumps(asdict(self), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def to_dict(self) -> dict[str, Any]:
        """
        Return the drawing as JSON-ready values.

        Returns
        -------
        values
            Dictionaries, lists, text, numbers and booleans only.
        """
        values: dict[str, Any] = json.loads(json.dumps(asdict(self)))
        return values

    def to_html(self) -> str:
        """
        Return the drawing as a page of its own.

        Returns
        -------
        html
            A whole page in the drawing's language: title, facts, picture, legend, and a
            table with the same organisations and ties. It needs nothing from elsewhere and
            works without a network.
        """
        from graphlib_wijk.drawing.pyvis_page import page  # pyvis only loads for a page

        return page(self)
