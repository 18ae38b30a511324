"""Two drawings of one place at two dates, in which everybody stands where they stood."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graphlib_wijk.dialogue.comparison import Comparison
from graphlib_wijk.dialogue.comparison_rules import CHANGES
from graphlib_wijk.drawing.boxes import box_of, height_of_sign
from graphlib_wijk.drawing.encode import ELSEWHERE_ROW, UMBRELLA_ROW, bands_of, drawing
from graphlib_wijk.drawing.layout import Layout, layout
from graphlib_wijk.drawing.legend import legend_of
from graphlib_wijk.drawing.marks import Drawing, EdgeMark, NodeMark
from graphlib_wijk.network import Network
from graphlib_wijk.vocabulary import UMBRELLA, Language, fold

_CHANGES = {change.code: change for change in CHANGES}


def two_dates(
    before: Network,
    after: Network,
    comparison: Comparison,
    *,
    umbrellas: bool = False,
    titles: tuple[str, str] = ("", ""),
    language: Language = "nl",
) -> tuple[Drawing, Drawing]:
    """
    Draw a network at two dates.

    Parameters
    ----------
    before, after
        The networks that were compared, or the parts of them.
    comparison
        What `compared` told of them.
    umbrellas
        As it was when they were compared.
    titles
        What each drawing is of; the titles of the data sets by default.
    language
        Language of labels.

    Returns
    -------
    drawings
        Before and after, with one legend. An organisation has the same id, that of the
        comparison, and the same place in both. Lines tell what happened to a tie. Ties between
        two who are only there as partners are left out: they were not compared.
    """
    changes = {
        (one, other): change
        for one, other, change in zip(
            *(comparison.ties[name] for name in ("one", "other", "change")), strict=True
        )
    }
    key_of: Sequence[Mapping[str, str]] = (comparison.key_of, {})
    drawn = [
        _marked(
            drawing(part, umbrellas=umbrellas, title=title, language=language),
            keys,
            changes,
        )
        for part, title, keys in zip((before, after), titles, key_of, strict=True)
    ]
    placed = _placed(drawn)
    nodes = [node for one in drawn for node in one.nodes]
    legend = legend_of(nodes, [edge for one in drawn for edge in one.edges], language)
    first, second = (replace(_at(one, placed), legend=legend) for one in drawn)
    return first, second


def among(
    drawings: tuple[Drawing, Drawing], ties: Iterable[tuple[str, str]]
) -> tuple[Drawing, Drawing]:
    """
    Leave some ties of two drawings, and everybody where they stand.

    Parameters
    ----------
    drawings
        Made by `two_dates`.
    ties
        Pairs that stay, each in the order of ids.

    Returns
    -------
    drawings
        The same without the other ties, and without partners from elsewhere that have none
        left in either.
    """
    kept = set(ties)
    edges = [
        tuple(edge for edge in one.edges if (edge.source, edge.target) in kept) for one in drawings
    ]
    used = {edge.change for one in edges for edge in one}
    tied = {end for one in edges for edge in one for end in (edge.source, edge.target)}
    first, second = (
        replace(
            drawn,
            nodes=tuple(node for node in drawn.nodes if node.id in tied or not node.outside),
            edges=lines,
            legend=tuple(
                item for item in drawn.legend if item.sign not in _CHANGES or item.sign in used
            ),
        )
        for drawn, lines in zip(drawings, edges, strict=True)
    )
    return first, second


def _marked(
    drawn: Drawing, keys: Mapping[str, str], changes: Mapping[tuple[str, str], str]
) -> Drawing:
    """Give organisations the ids of the comparison, and ties what happened to them."""
    edges = []
    for edge in drawn.edges:
        ends = sorted(keys.get(end, end) for end in (edge.source, edge.target))
        change = changes.get((ends[0], ends[1]))
        if change:
            edges.append(_changed(edge, ends, change, drawn.language))
    tied = {end for edge in edges for end in (edge.source, edge.target)}
    nodes = (replace(node, id=keys.get(node.id, node.id)) for node in drawn.nodes)
    return replace(
        drawn,
        nodes=tuple(node for node in nodes if node.id in tied or not node.outside),
        edges=tuple(edges),
    )


def _changed(edge: EdgeMark, ends: Sequence[str], change: str, language: Language) -> EdgeMark:
    title = f"{edge.title}\n{_CHANGES[change].label(language)}"
    return replace(edge, source=ends[0], target=ends[1], change=change, crossing=False, title=title)


def _placed(drawn: Iterable[Drawing]) -> Layout:
    """Place the signs of everybody in both drawings by the ties of both."""
    marks: dict[str, NodeMark] = {}
    boxes: dict[str, tuple[float, float]] = {}
    edges: set[tuple[str, str]] = set()
    for one in drawn:
        for node in one.nodes:
            wide, high = box_of(node.label, outside=node.outside)
            old = boxes.get(node.id, (0.0, 0.0))
            boxes[node.id] = max(wide, old[0]), max(high, old[1])
            marks[node.id] = node
        edges |= {(edge.source, edge.target) for edge in one.edges}
    umbrellas = {name for name, node in marks.items() if node.kind == UMBRELLA}
    local = sorted(ends for ends in edges if umbrellas.isdisjoint(ends))
    tied = {end for ends in local for end in ends}
    everyone = sorted(marks, key=lambda name: (fold(marks[name].name), name))
    rows = {
        UMBRELLA_ROW: [name for name in everyone if name in umbrellas],
        ELSEWHERE_ROW: [name for name in everyone if name not in tied | umbrellas],
    }
    placed = layout(boxes, local, rows, top=UMBRELLA_ROW)
    # One height for both, also where a name or a sign changed.
    seats = {
        name: (x, height_of_sign(y, marks[name].label, outside=marks[name].outside))
        for name, (x, y) in placed.positions.items()
    }
    return replace(placed, positions=seats)


def _at(drawn: Drawing, placed: Layout) -> Drawing:
    """Move everybody to their place."""
    seats = placed.positions
    nodes = (replace(node, x=seats[node.id][0], y=seats[node.id][1]) for node in drawn.nodes)
    named = (drawn.title, drawn.facts, sorted(placed.positions.items()))
    return replace(
        drawn,
        scope=hashlib.sha256(repr(named).encode()).hexdigest()[:16],
        nodes=tuple(nodes),
        bands=bands_of(placed, set(placed.positions), drawn.language),
    )
