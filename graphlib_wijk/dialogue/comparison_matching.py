"""Which organisation of one data set is which of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

#: A name and the municipality it is in.
_Name = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Matches:
    """
    Who is who.

    Parameters
    ----------
    key_of
        For each id of the first data set what it is called in a comparison: its id in the
        second, or its own where it is not in that.
    matched_by
        For each of those that are in both: ``id``, ``decision`` or ``name``.
    doubtful
        Keys of organisations whose name and municipality fit several, so that nobody can tell
        which it is.
    """

    key_of: Mapping[str, str]
    matched_by: Mapping[str, str]
    doubtful: frozenset[str]


def matches_of(before: pd.DataFrame, after: pd.DataFrame, same: Iterable[pd.DataFrame]) -> Matches:
    """
    Find each organisation of one data set in another.

    Parameters
    ----------
    before, after
        Tables of organisations.
    same
        Tables of decisions whether two ids are the same organisation.

    Returns
    -------
    matches
        By id; else by what was decided; else by exact name and municipality, where these fit
        one organisation only. What was decided never to be the same is not matched.
    """
    search = _Search(before, after, list(same))
    search.by_id()
    search.by_decision()
    doubtful = search.by_name()
    key_of, taken = dict(search.found), set(after.index.tolist())
    for name in before.index.tolist():
        if name not in key_of:
            key = name
            while key in taken:
                key += "*"
            key_of[name] = key
            taken.add(key)
    return Matches(
        key_of=key_of,
        matched_by=search.how,
        doubtful=frozenset({key_of.get(name, name) for name in doubtful[0]} | doubtful[1]),
    )


@dataclass
class _Search:
    """What is found so far; every organisation is matched once at most."""

    before: pd.DataFrame
    after: pd.DataFrame
    same: list[pd.DataFrame]
    found: dict[str, str] = field(default_factory=dict)
    how: dict[str, str] = field(default_factory=dict)

    def by_id(self) -> None:
        """Match equal ids."""
        for name in self.before.index.intersection(self.after.index, sort=False).tolist():
            self._match(name, name, "id")

    def by_decision(self) -> None:
        """Match what somebody decided to be the same."""
        for one, other in self._decided("together"):
            self._match(one, other, "decision")
            self._match(other, one, "decision")

    def by_name(self) -> tuple[set[str], set[str]]:
        """Match equal names in one municipality; return whom of either set more than one fits."""
        first = _names(self.before, set(self.found))
        second = _names(self.after, set(self.found.values()))
        often = Counter(second.values())
        ids = {name: id_ for id_, name in second.items()}
        own = Counter(first.values())
        doubtful: tuple[set[str], set[str]] = set(), set()
        for id_, name in first.items():
            if own[name] == often[name] == 1:
                self._match(id_, ids[name], "name")
            elif often[name]:
                doubtful[0].add(id_)
        doubtful[1].update(id_ for id_, name in second.items() if own[name] * often[name] > 1)
        return doubtful

    def _match(self, one: str, other: str, how: str) -> None:
        free = one in self.before.index and other in self.after.index
        if not free or one in self.found or other in self.how or (one, other) in self._never:
            return
        self.found[one], self.how[other] = other, how

    def _decided(self, decision: str) -> list[tuple[str, str]]:
        return [
            (str(one), str(other))
            for table in self.same
            for one, other, said in zip(
                table["one"], table["other"], table["decision"], strict=True
            )
            if said == decision
        ]

    @cached_property
    def _never(self) -> set[tuple[str, str]]:
        told = self._decided("never")
        return {*told, *((other, one) for one, other in told)}


def _names(organisations: pd.DataFrame, without: set[str]) -> dict[str, _Name]:
    """Name and municipality of everybody who is not matched yet."""
    columns = (organisations.index, organisations["name"], organisations["municipality"])
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return {str(id_): (name, town) for id_, name, town in rows if id_ not in without}
