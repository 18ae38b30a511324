"""The groups of an area that work together, and who connects each of them with the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import networkx as nx

from graphlib_wijk.network.pairs import Flags
from graphlib_wijk.standing import PartnerLinks

#: Finding groups takes seconds beyond this; no table seats so many.
MOST_GROUPED: Final = 1_000


@dataclass(frozen=True, kw_only=True)
class Connector:
    """Who connects a group: position, size of the group, partners in it and in the rest."""

    position: int
    size: int
    inside: int
    across: int


def connectors(links: PartnerLinks, here: Flags) -> Iterator[Connector]:
    """
    Find who connects each group of an area.

    Parameters
    ----------
    links
        Who is a partner of whom in the whole network.
    here
        For each organisation of the whole network whether it is in the area and may be met.

    Yields
    ------
    connector
        One per group of two or more, the largest group first. Groups are those that greedy
        modularity finds (Clauset, Newman and Moore 2004, doi 10.1103/PhysRevE.70.066111), in
        areas with more than `MOST_GROUPED` organisations who hangs together at all; who has
        most partners outside its group connects it, of equal ones who has most inside, and then
        the first of the network.
    """
    both = here[links.organisation] & here[links.partner]
    ends = zip(links.organisation[both].tolist(), links.partner[both].tolist(), strict=True)
    graph: nx.Graph[int] = nx.Graph(sorted(ends))
    if not graph:
        return
    found: Iterable[Iterable[int]]
    if len(graph) > MOST_GROUPED:
        found = nx.connected_components(graph)
    else:
        found = nx.community.greedy_modularity_communities(graph)
    groups = [sorted(group) for group in found]
    for group in sorted(groups, key=lambda group: (-len(group), group)):
        members = frozenset(group)
        counted = [_counted(graph, members, one) for one in group]
        yield max(counted, key=lambda one: (one.across, one.inside, -one.position))


def _counted(graph: nx.Graph[int], members: frozenset[int], one: int) -> Connector:
    partners = frozenset(graph[one])
    inside = len(partners & members)
    return Connector(position=one, size=len(members), inside=inside, across=len(partners) - inside)
