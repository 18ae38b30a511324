"""Themes that organisations share without knowing each other."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from graphlib_wijk.dialogue.audience import View
from graphlib_wijk.vocabulary import OTHER, PARTNERSHIP, Language, find, label


@dataclass(frozen=True, kw_only=True)
class SharedTheme:
    """
    A theme, and the names of the organisations that work on it.

    Parameters
    ----------
    code, label
        The theme.
    organisations
        Names, in the order of the network: two or more.
    """

    code: str
    label: str
    organisations: tuple[str, ...]


def shared_themes(view: View, theme: str, language: Language) -> tuple[SharedTheme, ...]:
    """
    Find the themes on which organisations work that do not know each other.

    Parameters
    ----------
    view
        What the reader may know.
    theme
        The theme of the meeting, which comes first; empty for none.
    language
        Language of the reader.

    Returns
    -------
    themes
        The one that most organisations share first. Everybody who works on a theme is named,
        so that nobody can tell from it who knows whom.
    """
    nodes = view.network.whole.partners.nodes
    members: dict[str, list[str]] = {}
    for name in view.voices():
        for code in nodes[name]["themes"]:
            members.setdefault(str(code), []).append(name)
    known = find("themes", theme) if theme else None
    wanted = known.code if known else theme
    found = [code for code in members if code != OTHER and _strangers(view, members[code])]
    found.sort(key=lambda code: (code != wanted, -len(members[code]), code))
    return tuple(
        SharedTheme(
            code=code,
            label=label("themes", code, language),
            organisations=tuple(str(nodes[name]["name"]) for name in members[code]),
        )
        for code in found
    )


def _strangers(view: View, names: list[str]) -> bool:
    """Tell whether two of these have no tie and no partnership together."""
    graph = view.network.whole.partners
    return any(not partners(graph, one, other) for one, other in combinations(names, 2))


def partners(graph: nx.Graph[str], one: str, other: str) -> bool:
    """
    Tell whether two are partners.

    Parameters
    ----------
    graph
        `Network.partners`.
    one, other
        Ids.

    Returns
    -------
    partners
        True for a tie of their own or a partnership that they share.
    """
    if graph.has_edge(one, other):
        return True
    return any(
        graph.nodes[n]["kind"] == PARTNERSHIP for n in nx.common_neighbors(graph, one, other)
    )
