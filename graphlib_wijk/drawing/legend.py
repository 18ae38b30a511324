"""The legend: only the signs that a drawing uses, each with its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graphlib_wijk.dialogue.comparison_rules import CHANGES
from graphlib_wijk.drawing.marks import EdgeMark, LegendItem, NodeMark
from graphlib_wijk.vocabulary import CONFIRMATIONS, PARTNERSHIP, WORLDS, Language, term

_OWN: Final = {
    "none": {
        "nl": ("wereld onbekend", "Van deze soort weten we niet bij welke wereld zij hoort."),
        "en": ("world unknown", "It is not known which world this kind belongs to."),
    },
    "outside": {
        "nl": ("van buiten", "Kleiner en open: hoort niet bij deze wijk, maar werkt ermee samen."),
        "en": ("from elsewhere", "Smaller and open: not of this area, but works with it."),
    },
    "not-asked": {
        "nl": ("nog niet bevraagd", "Onderbroken rand: het eigen verhaal ontbreekt nog."),
        "en": ("not asked yet", "Broken outline: its own view is still missing."),
    },
    "hand": {
        "nl": ("een zetje nodig", "Dikke rand: bevraagd, en weinig of geen relaties in de wijk."),
        "en": ("could use a hand", "Thick outline: asked, with few or no ties in the area."),
    },
    "crossing": {
        "nl": ("tussen twee werelden", "Dikke lijn: tussen leefwereld en systeemwereld."),
        "en": ("between both worlds", "Thick line: between lifeworld and system world."),
    },
}


def legend_of(
    nodes: Sequence[NodeMark], edges: Sequence[EdgeMark], language: Language
) -> tuple[LegendItem, ...]:
    """
    List the signs used in a drawing.

    Parameters
    ----------
    nodes
        Its organisations.
    edges
        Its ties.
    language
        Language of the legend.

    Returns
    -------
    legend
        Shapes first, then outlines, then lines. Empty for an empty drawing. `sign` is the
        code of a world, of a kind, of a change or of a confirmation, or one of ``none``,
        ``outside``, ``not-asked``, ``hand`` and ``crossing``.
    """
    worlds = {node.world for node in nodes if node.kind != PARTNERSHIP}
    items = [
        LegendItem(sign=w.code, label=w.label(language), definition=w.definition(language))
        for w in WORLDS
        if w.code in worlds
    ]
    if any(node.kind == PARTNERSHIP for node in nodes):
        kind = term("organisation_kinds", PARTNERSHIP)
        items.append(
            LegendItem(
                sign=PARTNERSHIP, label=kind.label(language), definition=kind.definition(language)
            )
        )
    used = {
        "none": "" in worlds,
        "outside": any(node.outside for node in nodes),
        "not-asked": any(not node.asked and node.standing for node in nodes),
        "hand": any(node.needs_hand for node in nodes),
    }
    items += [_own(sign, language) for sign, present in used.items() if present]
    changes = {edge.change for edge in edges}
    items += [
        LegendItem(sign=c.code, label=c.label(language), definition=c.definition(language))
        for c in CHANGES
        if c.code in changes
    ]
    said = {edge.confirmation for edge in edges if not edge.change}
    items += [
        LegendItem(sign=c.code, label=c.label(language), definition=c.definition(language))
        for c in CONFIRMATIONS
        if c.code in said
    ]
    if any(edge.crossing for edge in edges):
        items.append(_own("crossing", language))
    return tuple(items)


def _own(sign: str, language: Language) -> LegendItem:
    label, definition = _OWN[sign][language]
    return LegendItem(sign=sign, label=label, definition=definition)
