"""
From a network and a few choices to a drawing.

Standings are those of the whole network. Filters take organisations and ties out of the
picture and leave every position and every standing as it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

import networkx as nx

from graphlib_wijk.drawing.boxes import box_of, height_of_sign, wrapped
from graphlib_wijk.drawing.layout import Layout, layout
from graphlib_wijk.drawing.legend import legend_of
from graphlib_wijk.drawing.marks import Band, Drawing, EdgeMark, NodeMark
from graphlib_wijk.drawing.worlds_layout import COLUMNS, worlds_layout
from graphlib_wijk.network import Network
from graphlib_wijk.standing import standings
from graphlib_wijk.vocabulary import (
    INITIATIVE_KINDS,
    PARTNERSHIP,
    STANDINGS,
    UMBRELLA,
    Language,
    fold,
    kind_as_written,
    label,
)

_NEEDS_HAND: Final = frozenset(s.code for s in STANDINGS if s.needs_hand)
_YEAR: Final = 4

#: Rows of organisations without ties, in order, with the standing that puts one there.
ELSEWHERE_ROW: Final = "elsewhere"
ROWS: Final = ("isolated", "umbrella_only", "not_asked", ELSEWHERE_ROW)
UMBRELLA_ROW: Final = "umbrellas"
_ROW_LABELS: Final[Mapping[str, Mapping[Language, str]]] = {
    ELSEWHERE_ROW: {"nl": "zonder relaties in dit beeld", "en": "without ties in this picture"},
    UMBRELLA_ROW: {"nl": "koepels", "en": "umbrella organisations"},
}


@dataclass(frozen=True, kw_only=True)
class Filters:
    """
    What a reader wants to see; an empty set lets everything through.

    `kinds` are kinds of organisation, `themes` themes (one in common is enough),
    `tie_kinds` kinds of tie. `since` and `contact_from` are years, empty for any: ties that
    began by then, and ties with contact from then on. A tie without a date stays: nobody
    knows that it does not fit.
    """

    kinds: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    tie_kinds: frozenset[str] = frozenset()
    since: str = ""
    contact_from: str = ""

    def lets_through(self, organisation: Mapping[str, Any]) -> bool:
        """
        Tell whether an organisation is let through.

        Parameters
        ----------
        organisation
            Its attributes, as in `Network.partners`.

        Returns
        -------
        shown
            True without filters.
        """
        of_kind = not self.kinds or organisation["kind"] in self.kinds
        return of_kind and (not self.themes or bool(self.themes & set(organisation["themes"])))

    def lets_tie_through(self, kinds: Collection[str]) -> bool:
        """
        Tell whether a tie of these kinds is let through.

        Parameters
        ----------
        kinds
            Kinds of the tie.

        Returns
        -------
        shown
            True without filters, or when one of the kinds is wanted.
        """
        return not self.tie_kinds or not self.tie_kinds.isdisjoint(kinds)

    def lets_dates_through(self, since: str, last_contact: str) -> bool:
        """
        Tell whether a tie of these dates is let through.

        Parameters
        ----------
        since
            Day, month or year in which it began, as in the tables; empty when unknown.
        last_contact
            Likewise for its last contact.

        Returns
        -------
        shown
            True without filters, and for dates that are unknown.
        """
        began = not self.since or since[:_YEAR] <= self.since
        return began and not (self.contact_from and "" < last_contact[:_YEAR] < self.contact_from)


def drawing(  # noqa: PLR0913 (each is a choice of the reader, but for where everybody stands)
    network: Network,
    *,
    umbrellas: bool = False,
    filters: Filters | None = None,
    title: str = "",
    language: Language = "nl",
    worlds_apart: bool = False,
    placed: Layout | None = None,
) -> Drawing:
    """
    Draw a network, or a part of one.

    Parameters
    ----------
    network
        What to draw. Take a part `with_partners` to see who its organisations work with.
    umbrellas
        Show national and regional umbrellas, in a row of their own, and count their ties.
    filters
        What to leave out; nothing by default.
    title
        What the drawing is of; the data set's title by default.
    language
        Language of labels.
    worlds_apart
        Place organisations by their world, see `worlds_layout`, instead of by their ties.
    placed
        What `places_of` gives for this network, for who draws it more often.

    Returns
    -------
    drawing
        Marks for every organisation let through. Organisations without ties stand in labelled
        rows. An empty network gives a drawing without marks.
    """
    filters = filters or Filters()
    placed = placed or places_of(network, worlds_apart=worlds_apart)
    shown = _shown(network, filters, umbrellas=umbrellas)
    nodes = _nodes(network, shown, placed, umbrellas=umbrellas, language=language)
    edges = tuple(
        _edge(shown, source, target, language)
        for source, target in sorted(map(sorted, shown.edges))
    )
    return Drawing(
        scope=_scope(network, placed),
        language=language,
        title=title or network.about.title,
        nodes=nodes,
        edges=edges,
        bands=bands_of(placed, {node.id for node in nodes}, language),
        legend=legend_of(nodes, edges, language),
        facts={
            "reference_date": network.about.reference_date,
            "origin": network.about.origin,
            "fictional": "yes" if network.about.fictional else "",
        },
    )


def _scope(network: Network, placed: Layout) -> str:
    """Name what is drawn: the data set, and who of it stands where."""
    about = network.about
    named = (about.title, about.reference_date, sorted(placed.positions.items()))
    return hashlib.sha256(repr(named).encode()).hexdigest()[:16]


def places_of(network: Network, *, worlds_apart: bool = False) -> Layout:
    """
    Give every organisation its place, whatever the filters.

    Parameters
    ----------
    network
        What is drawn.
    worlds_apart
        Place organisations by their world instead of by their ties.

    Returns
    -------
    placed
        Positions of everybody, and the rows of who stands apart; empty for an empty network.
    """
    graph = network.partners
    umbrella = {n for n, data in graph.nodes(data=True) if data["kind"] == UMBRELLA}
    local = graph.subgraph(set(graph) - umbrella)
    found = standings(network)["standing"].to_dict()
    alone = {n for n, degree in local.degree() if degree == 0}
    names = {n: str(data["name"]) for n, data in graph.nodes(data=True)}
    everyone = sorted(graph, key=lambda n: (fold(names[n]), n))
    rows = {UMBRELLA_ROW: [n for n in everyone if n in umbrella]}
    for row in ROWS:
        rows[row] = [n for n in everyone if n in alone and _row_of(found.get(n)) == row]
    subjects = set(network.subjects)
    boxes = {n: box_of(wrapped(names[n]), outside=n not in subjects) for n in graph}
    if worlds_apart:
        worlds = {n: str(data["world"]) for n, data in graph.nodes(data=True)}
        return worlds_layout(boxes, worlds, list(local.edges), rows, top=UMBRELLA_ROW)
    return layout(boxes, list(local.edges), rows, top=UMBRELLA_ROW)


def _row_of(standing: str | None) -> str:
    return standing if standing in ROWS else ELSEWHERE_ROW


def _shown(network: Network, filters: Filters, *, umbrellas: bool) -> nx.Graph[str]:
    """Take from the partners what the reader wants to see; a copy."""
    everything = network.partners
    kept = [
        node
        for node, data in everything.nodes(data=True)
        if filters.lets_through(data)
        and (umbrellas or data["kind"] != UMBRELLA)
        and not data["hidden"]
    ]
    shown: nx.Graph[str] = nx.Graph(everything.subgraph(kept))
    began = _began(network) if filters.since else {}
    shown.remove_edges_from(
        [
            (source, target)
            for source, target, data in shown.edges(data=True)
            if not filters.lets_tie_through(data["kinds"])
            or not filters.lets_dates_through(
                began.get(frozenset((source, target)), ""), data["last_contact"]
            )
        ]
    )
    shown.remove_nodes_from(set(shown) - _with_partners(shown, set(network.subjects)))
    return shown


def _began(network: Network) -> dict[frozenset[str], str]:
    """When the tie between two organisations began: the earliest day that a statement names."""
    began: dict[frozenset[str], str] = {}
    ties = network.ties
    for source, target, since in zip(ties["source"], ties["target"], ties["since"], strict=True):
        pair = frozenset((source, target))
        if since:
            began[pair] = min(since, began.get(pair, since))
    return began


def _with_partners(shown: nx.Graph[str], subjects: Collection[str]) -> set[str]:
    """Subjects that are shown, what they are seen tied to, and who shares a partnership."""
    own = {node for node in shown if node in subjects}
    near = own.union(*(shown[node] for node in own))
    tables = (node for node in near if shown.nodes[node]["kind"] == PARTNERSHIP)
    return near.union(*(shown[table] for table in tables))


def _nodes(
    network: Network,
    shown: nx.Graph[str],
    placed: Layout,
    *,
    umbrellas: bool,
    language: Language,
) -> tuple[NodeMark, ...]:
    table = standings(network, umbrellas=umbrellas)
    standing = table["standing"].to_dict()
    partners = table["partners"].to_dict()
    subjects, everything = set(network.subjects), network.partners
    counted = (
        everything
        if umbrellas
        else everything.subgraph(
            [n for n, data in everything.nodes(data=True) if data["kind"] != UMBRELLA]
        )
    )
    marks = []
    for node, data in shown.nodes(data=True):
        x, y = placed.positions[node]
        outside = node not in subjects
        code = standing.get(node, "")
        mark = NodeMark(
            id=node,
            label=(lines := wrapped(data["name"])),
            name=data["name"],
            kind=data["kind"],
            world=data["world"],
            standing=code,
            x=x,
            y=height_of_sign(y, lines, outside=outside),
            outside=outside,
            asked=bool(network.whole.asked[node]),
            needs_hand=code in _NEEDS_HAND and data["kind"] in INITIATIVE_KINDS,
            ties_hidden=not shown[node] and bool(counted[node]),
            title=_title(data, code, partners.get(node), language),
        )
        marks.append(mark)
    return tuple(sorted(marks, key=lambda mark: (mark.outside, fold(mark.name), mark.id)))


def _title(data: Mapping[str, Any], standing: str, partners: int | None, language: Language) -> str:
    lines = [data["name"], kind_as_written(data["kind"], data["kind_given"], language)]
    if standing:
        lines.append(label("standings", standing, language))
    if partners is not None:
        lines.append(f"partners: {partners}")
    return "\n".join(lines)


def _edge(shown: nx.Graph[str], source: str, target: str, language: Language) -> EdgeMark:
    data = shown.edges[source, target]
    names = [shown.nodes[end]["name"] for end in (source, target)]
    worlds = {shown.nodes[end]["world"] for end in (source, target)}
    kinds = ", ".join(label("tie_kinds", kind, language) for kind in data["kinds"])
    word = label("confirmations", data["confirmation"], language)
    return EdgeMark(
        source=source,
        target=target,
        kinds=data["kinds"],
        confirmation=data["confirmation"],
        crossing=worlds == {"lifeworld", "system"},
        title=f"{names[0]} – {names[1]}\n{kinds}\n{word}",
    )


def bands_of(placed: Layout, shown: Collection[str], language: Language) -> tuple[Band, ...]:
    """
    Mark the areas of the rows of which somebody is shown.

    Parameters
    ----------
    placed
        Where everybody stands.
    shown
        Ids of those who are shown.
    language
        Language of the labels.

    Returns
    -------
    bands
        One per row; empty without rows.
    """
    return tuple(
        Band(
            id=row.id,
            label=_row_label(row.id, language),
            x=row.x,
            y=row.y,
            width=row.width,
            height=row.height,
        )
        for row in placed.rows
        if not set(row.members).isdisjoint(shown)
    )


def _row_label(row: str, language: Language) -> str:
    if row in _ROW_LABELS:
        return _ROW_LABELS[row][language]
    if row in COLUMNS:
        return label("worlds", row, language)
    return label("standings", row, language)
