"""
What if: a network with ties or organisations more or less, next to the facts.

A scenario never changes a data set. It makes another one that knows that it is a scenario, and
that is not written to a file unless somebody says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from graphlib_wijk.network import Network, UnknownOrganisationError
from graphlib_wijk.network.components import components_of
from graphlib_wijk.signals import signals
from graphlib_wijk.standing import counted_pairs, standings
from graphlib_wijk.tables import (
    ORGANISATIONS,
    TIES,
    Dataset,
    GraphlibWijkError,
    agreements_among,
    columns_of,
    frame_of,
)
from graphlib_wijk.vocabulary import OTHER, PARTNERSHIP, UMBRELLA

#: Two ids, or two ids and the code of a kind of tie.
ImaginedTie = tuple[str, str] | tuple[str, str, str]


class UnknownTieError(GraphlibWijkError, KeyError):
    """A scenario takes away a tie that is not there."""

    code = "unknown-tie"


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """
    What would be different.

    Parameters
    ----------
    add_ties
        Pairs of ids, or of ids and a kind of tie; cooperation by default. Nobody's word is
        recorded for them.
    remove_ties
        Pairs of ids; everything that is said of the two, in either direction, goes.
    add_organisations
        Rows as in the table of organisations, each with an ``id``.
    remove_organisations
        Ids; their ties go too.
    """

    add_ties: tuple[ImaginedTie, ...] = ()
    remove_ties: tuple[tuple[str, str], ...] = ()
    add_organisations: tuple[Mapping[str, object], ...] = ()
    remove_organisations: tuple[str, ...] = ()

    def applied(self, network: Network) -> Network:
        """
        Return the network as it would be.

        Parameters
        ----------
        network
            A network, or a part of one; the scenario is about the whole.

        Returns
        -------
        imagined
            A whole network whose data set is marked as a scenario; the facts stay as they are.

        Raises
        ------
        UnknownOrganisationError
            If an organisation to take away is not there.
        UnknownTieError
            If a tie to take away is not there.
        ContractError
            If an organisation that is added is there already, or a tie that is added has an
            end that is not there or is with oneself.
        """
        facts = network.whole.dataset
        gone = frozenset(self.remove_organisations)
        unknown = sorted(gone - set(facts.organisations.index))
        if unknown:
            raise UnknownOrganisationError(unknown[0])
        return Network(
            replace(
                facts,
                organisations=self._organisations(facts, gone),
                ties=self._ties(facts, gone),
                same=_between_others(facts.same, ("one", "other"), gone),
                introductions=_between_others(facts.introductions, ("source", "target"), gone),
                agreements=agreements_among(
                    facts.agreements, facts.organisations.index.difference(list(gone))
                ).reset_index(drop=True),
                scenario=True,
            )
        )

    def _organisations(self, facts: Dataset, gone: frozenset[str]) -> pd.DataFrame:
        known = facts.organisations
        unsaid = {"kind": OTHER, "world": ""}
        rows = [{**unsaid, "name": str(row["id"]), **row} for row in self.add_organisations]
        added = frame_of(ORGANISATIONS, rows)
        kept = known[~known.index.isin(gone)]
        return pd.concat([kept, added]) if rows else kept

    def _ties(self, facts: Dataset, gone: frozenset[str]) -> pd.DataFrame:
        kept = _between_others(facts.ties, ("source", "target"), gone)
        taken = {frozenset(pair) for pair in self.remove_ties}
        pairs = [frozenset(ends) for ends in zip(kept["source"], kept["target"], strict=True)]
        missing = sorted(tuple(sorted(pair)) for pair in taken.difference(pairs))
        if missing:
            raise UnknownTieError(missing[0])
        kept = kept[np.array([pair not in taken for pair in pairs], dtype=bool)]
        said = [tuple(one for one in row if one not in gone) for row in kept["reported_by"]]
        kept = kept.assign(reported_by=pd.Series(said, index=kept.index, dtype=object))
        if not self.add_ties:
            return kept.reset_index(drop=True)
        rows: list[dict[str, object]] = [
            {"source": one, "target": other, "kind": kind[0] if kind else "cooperation"}
            for one, other, *kind in self.add_ties
        ]
        added = frame_of(TIES, rows)
        columns = list(columns_of(TIES))
        return pd.concat([kept[columns], added[columns]], ignore_index=True)


def _between_others(
    table: pd.DataFrame, ends: tuple[str, str], gone: frozenset[str]
) -> pd.DataFrame:
    """Return the rows that are about nobody who is gone."""
    one, other = ends
    kept = table[~(table[one].isin(gone) | table[other].isin(gone))]
    return kept.reset_index(drop=True)


@dataclass(frozen=True, kw_only=True)
class WhatIf:
    """
    A network before and after.

    Parameters
    ----------
    network
        The network as it would be.
    standings
        Index ``organisation``: ``before`` and ``after`` (codes), of those whose standing
        changes; empty text for who is not there.
    signals
        One row per change: ``organisation``, ``signal`` and ``change`` (``appears`` or
        ``vanishes``), of initiatives that are there before and after.
    components
        Index ``before`` and ``after``: ``groups`` (of at least two organisations), ``largest``
        (organisations in the largest group) and ``without_ties`` (organisations).
    cut_off
        Ids of who would be left with at most half of what remains of its group.
    """

    network: Network
    standings: pd.DataFrame
    signals: pd.DataFrame
    components: pd.DataFrame
    cut_off: tuple[str, ...]


def what_if(network: Network, scenario: Scenario, *, umbrellas: bool = False) -> WhatIf:
    """
    Compare a network with what it would be.

    Parameters
    ----------
    network
        A network, or a part of one; the comparison is of the whole.
    scenario
        What would be different.
    umbrellas
        Count ties with national and regional umbrellas.

    Returns
    -------
    comparison
        Standings, signals and groups before and after, and who would be cut off. All of it is
        as far as is known. A scenario without changes gives no rows.

    Raises
    ------
    UnknownOrganisationError
        If an organisation to take away is not there.
    UnknownTieError
        If a tie to take away is not there.
    ContractError
        If what is added breaks the contract.
    """
    before, after = network.whole, scenario.applied(network)
    groups = [_Groups(one, umbrellas=umbrellas) for one in (before, after)]
    return WhatIf(
        network=after,
        standings=_standings(before, after, umbrellas=umbrellas),
        signals=_signals(before, after, umbrellas=umbrellas),
        components=pd.DataFrame(
            [one.counts() for one in groups], index=pd.Index(["before", "after"])
        ),
        cut_off=_cut_off(*groups),
    )


def _standings(before: Network, after: Network, *, umbrellas: bool) -> pd.DataFrame:
    old, new = (standings(one, umbrellas=umbrellas)["standing"] for one in (before, after))
    names = old.index.append(new.index.difference(old.index, sort=False))
    both = pd.DataFrame(
        {"before": old.reindex(names).fillna(""), "after": new.reindex(names).fillna("")},
        index=names.rename("organisation"),
    )
    return both[both["before"] != both["after"]]


def _signals(before: Network, after: Network, *, umbrellas: bool) -> pd.DataFrame:
    shared = before.organisations.index.intersection(after.organisations.index)
    old, new = (_told(one, shared, umbrellas=umbrellas) for one in (before, after))
    rows = [(*row, "vanishes") for row in old if row not in new]
    rows += [(*row, "appears") for row in new if row not in old]
    columns = ["organisation", "signal", "change"]
    order = {name: at for at, name in enumerate(shared)}
    return pd.DataFrame(sorted(rows, key=lambda row: order[row[0]]), columns=columns, dtype="str")


def _told(
    network: Network, names: Iterable[str], *, umbrellas: bool
) -> dict[tuple[str, str], None]:
    table = signals(network, umbrellas=umbrellas)
    table = table[table["organisation"].isin(list(names))]
    return dict.fromkeys(zip(table["organisation"], table["signal"], strict=True))


class _Groups:
    """Who hangs together with whom; partnerships join, and are not counted."""

    def __init__(self, network: Network, *, umbrellas: bool) -> None:
        pairs, kept = network.pairs, counted_pairs(network, umbrellas=umbrellas)
        counts = ~network.kind_is(PARTNERSHIP)
        if not umbrellas:
            counts &= ~network.kind_is(UMBRELLA)
        label = components_of(len(network), pairs.first[kept], pairs.second[kept])
        tied = np.zeros(len(network), dtype=bool)
        tied[pairs.first[kept]] = True
        tied[pairs.second[kept]] = True
        names = network.organisations.index[counts]
        self.of = dict(zip(names, label[counts].tolist(), strict=True))
        self._sizes = np.bincount(label[counts], minlength=1)
        self._without_ties = int((counts & ~tied).sum())

    def counts(self) -> dict[str, int]:
        """Count groups and who is in none."""
        return {
            "groups": int((self._sizes > 1).sum()),
            "largest": int(self._sizes.max(initial=0)),
            "without_ties": self._without_ties,
        }


def _cut_off(before: _Groups, after: _Groups) -> tuple[str, ...]:
    """Find who is left with at most half of what remains of its group."""
    remaining = [name for name in before.of if name in after.of]
    groups: dict[int, int] = {}
    parts: dict[tuple[int, int], int] = {}
    for name in remaining:
        old, part = before.of[name], (before.of[name], after.of[name])
        groups[old] = groups.get(old, 0) + 1
        parts[part] = parts.get(part, 0) + 1
    return tuple(
        name
        for name in remaining
        if 2 * parts[before.of[name], after.of[name]] <= groups[before.of[name]]
    )
