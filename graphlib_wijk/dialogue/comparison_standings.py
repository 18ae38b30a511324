"""Whose standing differs between two dates, and what may have changed it."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from graphlib_wijk.dialogue.comparison_rules import CAUSES
from graphlib_wijk.network import Network
from graphlib_wijk.standing import standings
from graphlib_wijk.vocabulary import PARTNERSHIP, codes

_Ends = tuple[str, str]


def changed_standings(
    before: Network,
    after: Network,
    organisations: pd.DataFrame,
    ties: pd.DataFrame,
    *,
    umbrellas: bool,
) -> pd.DataFrame:
    """
    List whose standing differs, and why.

    Parameters
    ----------
    before, after
        The networks.
    organisations
        As in `Comparison`.
    ties
        As in `Comparison`, of everybody.
    umbrellas
        Count ties with national and regional umbrellas.

    Returns
    -------
    standings
        As in `Comparison`; empty when no standing differs. The evidence of an organisation are
        the pairs that it is in and that changed, and those of the partnerships that it has a
        seat at. Without evidence, and asked as before, the cause lies elsewhere.
    """
    first = standings(before.whole, umbrellas=umbrellas)
    second = standings(after.whole, umbrellas=umbrellas)
    both = organisations[organisations["before"].isin(first.index)]
    both = both[both["after"].isin(second.index)]
    old, new = first.loc[both["before"]], second.loc[both["after"]]
    table = pd.DataFrame(
        {
            "before": old["standing"].to_numpy(),
            "after": new["standing"].to_numpy(),
            "partners_before": old["partners"].to_numpy(),
            "partners_after": new["partners"].to_numpy(),
            "asked_both_times": both["asked_both_times"].to_numpy(),
        },
        index=both.index,
    )
    table = table[table["before"] != table["after"]]
    evidence = _Evidence(ties, _partnerships(before, after))
    told = [evidence.about(str(key)) for key in table.index]
    asked = both.loc[table.index]
    flags = zip(asked["asked_before"], asked["asked_after"], strict=True)
    return table.assign(
        causes=pd.Series(
            [_causes(ends.values(), two) for ends, two in zip(told, flags, strict=True)],
            index=table.index,
            dtype=object,
        ),
        evidence=pd.Series([tuple(ends) for ends in told], index=table.index, dtype=object),
    )


def _partnerships(before: Network, after: Network) -> set[str]:
    return {
        str(name)
        for network in (before.whole, after.whole)
        for name in network.organisations.index[network.kind_is(PARTNERSHIP)]
    }


class _Evidence:
    """Changed pairs by each of their ends."""

    def __init__(self, ties: pd.DataFrame, partnerships: set[str]) -> None:
        self._changed: dict[str, dict[_Ends, str]] = {}
        self._seats: dict[str, list[str]] = {}
        columns = (ties[name].tolist() for name in ("one", "other", "change"))
        for one, other, change in zip(*columns, strict=True):
            for end, far in ((one, other), (other, one)):
                if far in partnerships:
                    self._seats.setdefault(end, []).append(far)
                if change != "kept":
                    self._changed.setdefault(end, {})[one, other] = change

    def about(self, organisation: str) -> dict[_Ends, str]:
        """Changed pairs of an organisation and of its partnerships, own ones first."""
        found = dict(self._changed.get(organisation, {}))
        for table in self._seats.get(organisation, []):
            found |= self._changed.get(table, {})
        return found


def _causes(changes: Iterable[str], asked: tuple[bool, bool]) -> tuple[str, ...]:
    found = set(changes)
    if asked[0] != asked[1]:
        found.add("first_asked" if asked[1] else "not_asked_again")
    return tuple(code for code in codes(CAUSES) if code in (found or {"elsewhere"}))
