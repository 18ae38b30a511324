"""What was decided about whom: groups that are one organisation, pairs that never are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pandas as pd

#: The ids of two organisations.
Pair = tuple[str, str]


class Decisions:
    """
    The decisions of a data set, taken together.

    Whoever is together with a third is together with each other too. A group that holds two
    organisations which are never together is not a group: nothing of it is merged.

    Parameters
    ----------
    same
        The table of decisions.
    ids
        Ids of the organisations; decisions about others do not count.

    Attributes
    ----------
    survivor_of
        For each organisation that becomes part of another: the id of the one that stays.
    contradicting
        Pairs that are both together and never together.
    """

    def __init__(self, same: pd.DataFrame, ids: Iterable[str]) -> None:
        known = set(ids)
        together: list[Pair] = []
        never: list[Pair] = []
        rows = zip(same["one"], same["other"], same["decision"], strict=True)
        for one, other, decision in rows:
            if one != other and {one, other} <= known:
                {"together": together, "never": never}.get(decision, []).append((one, other))
        groups = _groups(together)
        group_of = {member: at for at, group in enumerate(groups) for member in group}
        self.contradicting = [
            (one, other)
            for one, other in dict.fromkeys(never)
            if one in group_of and group_of[one] == group_of.get(other)
        ]
        refused = {group_of[one] for one, _ in self.contradicting}
        becoming = {other for _, other in together}
        self.survivor_of: dict[str, str] = {}
        for at, group in enumerate(groups):
            if at not in refused:
                stays = next((member for member in group if member not in becoming), group[0])
                self.survivor_of |= dict.fromkeys(set(group) - {stays}, stays)
        self._never = {frozenset(map(self.stays, pair)) for pair in never}
        self._refused = {member: at for member, at in group_of.items() if at in refused}

    def stays(self, organisation: str) -> str:
        """
        Return who an organisation is once all decisions are carried out.

        Parameters
        ----------
        organisation
            An id.

        Returns
        -------
        organisation
            The id of the one that stays; the same id when nothing was decided.
        """
        return self.survivor_of.get(organisation, organisation)

    def settled(self, one: str, other: str) -> bool:
        """
        Tell whether a person has already decided about two organisations.

        Parameters
        ----------
        one, other
            Their ids.

        Returns
        -------
        settled
            True when they are together or never together, directly or through others.
        """
        pair = frozenset((self.stays(one), self.stays(other)))
        if len(pair) == 1 or pair in self._never:
            return True
        return one in self._refused and self._refused[one] == self._refused.get(other)


def _groups(pairs: Iterable[Pair]) -> list[list[str]]:
    """Return who belong together, each group in the order in which its members are named."""
    beside: Mapping[str, dict[str, None]] = defaultdict(dict)
    for one, other in pairs:
        beside[one][other] = None
        beside[other][one] = None
    order = {member: at for at, member in enumerate(beside)}
    groups: list[list[str]] = []
    seen: set[str] = set()
    for start in order:
        if start in seen:
            continue
        group = {start}
        waiting = [start]
        while waiting:
            for neighbour in beside[waiting.pop()]:
                if neighbour not in group:
                    group.add(neighbour)
                    waiting.append(neighbour)
        seen |= group
        groups.append(sorted(group, key=order.__getitem__))
    return groups
