"""
Who stands between whom: the five brokerage roles of Gould and Fernandez (1989).

An organisation is a broker between two others when both are tied to it and not to each other.
The role depends on the groups of the three.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from typing import Final

import numpy as np

from graphlib_wijk.measures.areas import Numbers
from graphlib_wijk.measures.triangles import triangles
from graphlib_wijk.network.pairs import Flags, Positions

ROLES: Final = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")


@dataclass(frozen=True)
class Arcs:
    """Pairs of nodes, each pair once: does the first point to the second, and the reverse."""

    first: Positions
    second: Positions
    forward: Flags
    backward: Flags

    @cached_property
    def both_ways(self) -> bool:
        """Whether every pair points both ways."""
        return bool(self.forward.all() and self.backward.all())

    def among(self, chosen: Flags) -> Arcs:
        """
        Take the pairs of which both ends are chosen.

        Parameters
        ----------
        chosen
            One boolean per node.

        Returns
        -------
        arcs
            Some of the pairs; maybe none.
        """
        kept = chosen[self.first] & chosen[self.second]
        return Arcs(
            first=self.first[kept],
            second=self.second[kept],
            forward=self.forward[kept],
            backward=self.backward[kept],
        )

    def ends(self) -> tuple[Positions, Positions]:
        """
        List the arcs one way each.

        Returns
        -------
        source, target
            Nodes, one of each per arc.
        """
        source = [self.first[self.forward], self.second[self.backward]]
        target = [self.second[self.forward], self.first[self.backward]]
        return np.concatenate(source), np.concatenate(target)

    def lead(self, pair: Positions, source: Positions) -> Flags:
        """
        Tell whether an arc leads away from a node.

        Parameters
        ----------
        pair
            Positions of pairs.
        source
            One end of each.

        Returns
        -------
        leads
            One boolean per pair.
        """
        return np.where(self.first[pair] == source, self.forward[pair], self.backward[pair])


def ties_both_ways(first: Positions, second: Positions) -> Arcs:
    """
    Read ties without a direction as arcs both ways.

    Parameters
    ----------
    first, second
        Ends of each tie; no tie comes twice.

    Returns
    -------
    arcs
        As many pairs as ties.
    """
    both = np.ones(len(first), dtype=bool)
    return Arcs(first=first, second=second, forward=both, backward=both)


def directed_roles(arcs: Arcs, group: Positions) -> Mapping[str, Numbers]:
    """
    Count how often everyone has each brokerage role.

    Node v is a broker from a to b when a points to v, v points to b, and a does not point to b.
    Coordinator: all three in one group. Itinerant: a and b in one group, v in another.
    Gatekeeper: v and b in one group, a in another. Representative: a and v in one group, b in
    another. Liaison: three groups.

    Parameters
    ----------
    arcs
        Who points to whom.
    group
        Number of the group of each node, -1 for none; such a node counts for nobody.

    Returns
    -------
    roles
        For each of `ROLES` one count per node; NaN for a node without a group.

    References
    ----------
    Gould, R. V. and Fernandez, R. M. (1989), "Structures of mediation: a formal approach to
    brokerage in transaction networks", Sociological Methodology 19, 89-126,
    doi 10.2307/270949.

    Examples
    --------
    A chain in which the first two are of one group, and the third of another:

    >>> chain = Arcs(np.array([0, 1]), np.array([1, 2]), np.ones(2, bool), np.zeros(2, bool))
    >>> roles = directed_roles(chain, np.array([0, 0, 1]))
    >>> {role: counts.tolist() for role, counts in roles.items() if counts.any()}
    {'representative': [0.0, 1.0, 0.0]}
    """
    grouped = group >= 0
    known = arcs.among(grouped)
    counts = _paths(known, group) - _closed_paths(known, group)
    return {role: np.where(grouped, counts[:, number], np.nan) for number, role in enumerate(ROLES)}


def roles(first: Positions, second: Positions, group: Positions) -> Mapping[str, Numbers]:
    """
    Count how often everyone has each brokerage role, in ties without a direction.

    Parameters
    ----------
    first, second
        Ends of each tie; no tie comes twice.
    group
        Number of the group of each node, -1 for none; such a node counts for nobody.

    Returns
    -------
    roles
        For each of `ROLES` one count per node, each pair of others once. Gatekeeper and
        representative are equal: who lets in also speaks for. NaN for a node without a group,
        and without a tie to a node with one.
    """
    arcs = ties_both_ways(first, second)
    counts = directed_roles(arcs, group)
    seen = np.zeros(len(group), dtype=bool)
    for ends in arcs.among(group >= 0).ends():
        seen[ends] = True
    # A pair of two sorts is met once in each role; a pair of one sort, or of two others, twice.
    times = {"gatekeeper": 1, "representative": 1}
    return {
        role: np.where(seen, count / times.get(role, 2), np.nan) for role, count in counts.items()
    }


def _paths(arcs: Arcs, group: Positions) -> Numbers:
    """For each v and role, the paths a to v to b, with or without a short cut."""
    source, target = arcs.ends()
    mutual = arcs.forward & arcs.backward
    both = Arcs(first=arcs.first, second=arcs.second, forward=mutual, backward=mutual).ends()
    into, out = _by_group(target, source, group), _by_group(source, target, group)
    # A path from a to v leads back to a in as many cases as the two point to each other.
    back = _by_group(*both, group)
    own = np.arange(len(group)), np.maximum(group, 0)
    inside = into[own] * out[own] - back[own]
    alike = (into * out - back).sum(axis=1)
    to_own = into.sum(axis=1) * out[own] - back[own]
    from_own = into[own] * out.sum(axis=1) - back[own]
    every = into.sum(axis=1) * out.sum(axis=1) - back.sum(axis=1)
    liaison = every - alike - to_own - from_own + 2 * inside
    return np.column_stack(
        [inside, alike - inside, to_own - inside, from_own - inside, liaison]
    ).astype(np.float64)


def _by_group(node: Positions, other: Positions, group: Positions) -> Positions:
    """For each node, how many others it has in each group."""
    groups = int(group.max(initial=0)) + 1
    counts = np.bincount(node * groups + group[other], minlength=len(group) * groups)
    return counts.reshape(len(group), groups)


def _closed_paths(arcs: Arcs, group: Positions) -> Positions:
    """For each v and role, the paths a to v to b with a short cut from a to b."""
    size = len(group) * len(ROLES)
    counts = np.zeros(size, dtype=np.int64)
    for corners, sides in triangles(len(group), arcs.first, arcs.second):
        groups = [group[corner] for corner in corners]
        for a, v, b in permutations(range(3)):
            place = corners[v] * len(ROLES) + _roles_of(groups[a], groups[v], groups[b])
            if not arcs.both_ways:
                leads = arcs.lead(sides[b], corners[a]) & arcs.lead(sides[a], corners[v])
                place = place[leads & arcs.lead(sides[v], corners[a])]
            counts += np.bincount(place, minlength=size)
    return counts.reshape(len(group), len(ROLES))


def _roles_of(a: Positions, v: Positions, b: Positions) -> Positions:
    """Give the position in `ROLES` of v between a and b, by their groups."""
    role: Positions = _ROLE_BY_LIKENESS[(a == v) + 2 * (v == b) + 4 * (a == b)]
    return role


#: By whether a is like v (1), v like b (2) and a like b (4); two of these imply the third.
_ROLE_BY_LIKENESS: Final = np.array([4, 3, 2, 0, 1, 0, 0, 0], dtype=np.int64)
