"""
Finding the signals of every initiative, each with the ties, or the missing ties, behind it.

Works on positions and whole columns, for a country as for one neighbourhood. Like a
standing, a signal is found in the whole data set and never in a filtered view.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

import numpy as np
import pandas as pd

from graphlib_wijk.network import Network
from graphlib_wijk.network.pairs import ONE_SIDED, Flags, Positions
from graphlib_wijk.signals.dependence import losses_of
from graphlib_wijk.signals.registry import MONTHS, SIGNALS
from graphlib_wijk.standing import PartnerLinks, counted_pairs, partner_links, standings
from graphlib_wijk.tables import first_day, last_day
from graphlib_wijk.vocabulary import (
    INITIATIVE_KINDS,
    LINKING_KINDS,
    ORGANISATION_KINDS,
)

#: So many names at most in the evidence of one signal; `count` tells how many there are.
MOST_NAMED: Final = 25
Evidence = dict[str, Any]


def signals(
    network: Network,
    *,
    umbrellas: bool = False,
    months: int = MONTHS.default,
    reference_date: str | None = None,
) -> pd.DataFrame:
    """
    Find the support signals of initiatives.

    Parameters
    ----------
    network
        A network, or a part of one; signals are those of the whole.
    umbrellas
        Count ties with national and regional umbrellas.
    months
        After how many months without contact a tie is fading; see `MONTHS` for its bounds.
    reference_date
        Day to count back from, ISO text; that of the data set by default. Without one,
        nothing is called fading.

    Returns
    -------
    signals
        One row per initiative and signal, initiatives in the order of the network and signals
        in that of `SIGNALS`. Columns: ``organisation`` (id), ``signal`` (code), ``certain``
        (bool: the initiative was asked; otherwise it holds as far as is known) and
        ``evidence`` (dict of ids and values; its keys are in the registry). Without
        initiatives an empty frame; who is withheld from the reader has no row.

    Raises
    ------
    ValueError
        If `months` is out of bounds.
    """
    if not MONTHS.least <= months <= MONTHS.most:
        message = f"months must be from {MONTHS.least} to {MONTHS.most}, got {months}."
        raise ValueError(message)
    whole = network.whole
    day = whole.about.reference_date if reference_date is None else reference_date
    search = _Search(whole, umbrellas=umbrellas, fades_before=_months_before(day, months))
    wanted = np.zeros(len(whole), dtype=bool)
    wanted[network.positions] = True
    wanted &= ~whole.withheld
    positions: list[int] = []
    evidence: list[Evidence] = []
    sizes = []
    for signal in SIGNALS:
        before = len(positions)
        for position, found in _FINDERS[signal.code](search):
            positions.append(position)
            evidence.append(found)
        sizes.append(len(positions) - before)
    at, code = np.array(positions, dtype=np.int64), np.repeat(np.arange(len(SIGNALS)), sizes)
    order = np.lexsort((code, at))
    order = order[wanted[at[order]]]
    ids = whole.organisations.index.to_numpy(dtype=object)
    return pd.DataFrame(
        {
            "organisation": pd.array(ids[at[order]], dtype="str"),
            "signal": pd.array([signal.code for signal in SIGNALS], dtype="str").take(code[order]),
            "certain": whole.asked.to_numpy(dtype=bool)[at[order]],
            "evidence": pd.Series([evidence[row] for row in order.tolist()], dtype=object),
        }
    )


@dataclass(frozen=True)
class _Search:
    """What the finders share: the whole network, and what counts in it."""

    network: Network
    umbrellas: bool
    fades_before: str

    @cached_property
    def links(self) -> PartnerLinks:
        """Who counts as a partner of whom."""
        return partner_links(self.network, umbrellas=self.umbrellas)

    @cached_property
    def initiative(self) -> Flags:
        """Whether each organisation is an initiative."""
        kinds = self.network.organisations["kind"]
        return kinds.isin(INITIATIVE_KINDS).to_numpy(dtype=bool)

    @cached_property
    def initiatives(self) -> Positions:
        """Positions of the initiatives."""
        return np.flatnonzero(self.initiative)

    @cached_property
    def ids(self) -> list[str]:
        """Ids by position."""
        names: list[str] = self.network.organisations.index.tolist()
        return names

    def names(self, positions: Sequence[int]) -> tuple[str, ...]:
        """Ids of some positions, the first of them when there are many."""
        ids = self.ids
        return tuple([ids[p] for p in positions[:MOST_NAMED]])


Found = Iterator[tuple[int, Evidence]]


def _not_heard(search: _Search) -> Found:
    asked = search.network.asked.to_numpy(dtype=bool)
    answers = search.network.organisations["asked"].tolist()
    for position in search.initiatives[~asked[search.initiatives]].tolist():
        yield position, {"answer": answers[position]}


def _no_linking_tie(search: _Search) -> Found:
    kinds = search.network.organisations["kind"]
    linking = kinds.isin(LINKING_KINDS).to_numpy(dtype=bool)
    linked = np.zeros(len(search.network), dtype=bool)
    linked[search.links.organisation[linking[search.links.partner]]] = True
    missing = tuple(kind.code for kind in ORGANISATION_KINDS if kind.linking)
    for position in search.initiatives[~linked[search.initiatives]].tolist():
        yield position, {"kinds": missing}


def _no_peer_tie(search: _Search) -> Found:
    links, initiative = search.links, search.initiative
    known = np.zeros(len(search.network), dtype=bool)
    known[links.organisation[initiative[links.partner] & links.shares]] = True
    homes = _Homes(search)
    for position in search.initiatives[~known[search.initiatives]].tolist():
        peers = homes.peers(position)
        if len(peers):
            yield position, {"peers": search.names(peers.tolist()), "count": len(peers)}


def _hangs_on_one(search: _Search) -> Found:
    table = standings(search.network, umbrellas=search.umbrellas)["partners"]
    at = search.network.organisations.index.get_indexer(table.index)
    count = np.full(len(search.network), -1)
    count[at] = table.to_numpy()
    tied = np.zeros(len(search.network), dtype=bool)
    kept = counted_pairs(search.network, umbrellas=search.umbrellas)
    tied[search.network.pairs.first[kept]] = True
    tied[search.network.pairs.second[kept]] = True
    partner = np.full(len(search.network), -1)
    partner[search.links.organisation] = search.links.partner
    for position in search.initiatives.tolist():
        if tied[position] and count[position] <= 1:
            only = partner[position]
            yield position, {"partners": (search.ids[only],) if only >= 0 else ()}


def _falls_away_with(search: _Search) -> Found:
    for position, cuts in losses_of(search.network, umbrellas=search.umbrellas).items():
        if search.initiative[position]:
            yield position, {"organisations": search.names(cuts)}


def _fading(search: _Search) -> Found:
    if not search.fades_before:
        return
    network = search.network
    kept = counted_pairs(network, umbrellas=search.umbrellas)
    latest = _latest_contact(network)
    closing = np.array([last_day(text) for text in latest.texts], dtype=object)
    quiet = (closing != "") & (closing < search.fades_before)
    quiet_pair = kept & quiet[latest.of_pair]
    texts = np.array(latest.texts, dtype=object)
    for position, partners, pairs in _by_initiative(search, quiet_pair, quiet_pair):
        said = tuple(texts[latest.of_pair[pairs[:MOST_NAMED]]].tolist())
        yield position, {"partners": partners, "last_contact": said}


def _unanswered(search: _Search) -> Found:
    pairs = search.network.pairs
    kept = counted_pairs(search.network, umbrellas=search.umbrellas)
    silent = kept & (pairs.confirmation == ONE_SIDED)
    for position, partners, _pairs in _by_initiative(
        search, silent & pairs.first_said, silent & pairs.second_said
    ):
        yield position, {"partners": partners}


_FINDERS: Final[Mapping[str, Callable[[_Search], Found]]] = {
    "not-heard": _not_heard,
    "no-linking-tie": _no_linking_tie,
    "no-peer-tie": _no_peer_tie,
    "hangs-on-one": _hangs_on_one,
    "falls-away-with": _falls_away_with,
    "fading": _fading,
    "unanswered": _unanswered,
}


def _by_initiative(
    search: _Search, of_first: Flags, of_second: Flags
) -> Iterator[tuple[int, tuple[str, ...], list[int]]]:
    """
    Give each initiative with the first of its partners in some pairs, and all those pairs.

    `of_first` chooses the pairs that are told of their first end, `of_second` of their second.
    """
    pairs = search.network.pairs
    of_first = of_first & search.initiative[pairs.first]
    of_second = of_second & search.initiative[pairs.second]
    mine = np.concatenate([pairs.first[of_first], pairs.second[of_second]])
    other = np.concatenate([pairs.second[of_first], pairs.first[of_second]])
    pair = np.concatenate([np.flatnonzero(of_first), np.flatnonzero(of_second)])
    order = np.lexsort((other, mine))
    starts = np.flatnonzero(np.diff(mine[order], prepend=-1))
    ends = np.append(starts, len(mine))[1:].tolist()
    names = search.network.organisations.index.to_numpy(dtype=object)[other[order]].tolist()
    both, owners = pair[order].tolist(), mine[order][starts].tolist()
    for owner, start, end in zip(owners, starts.tolist(), ends, strict=True):
        yield owner, tuple(names[start : min(end, start + MOST_NAMED)]), both[start:end]


@dataclass(frozen=True)
class _Contact:
    """For each pair when it was last in contact: a position among texts, of which '' is one."""

    texts: list[str]
    of_pair: Positions


def _latest_contact(network: Network) -> _Contact:
    """Find the latest contact of each pair; of two that end on one day the more precise."""
    codes, found = pd.factorize(network.ties["last_contact"].to_numpy(dtype=object))
    texts = sorted({"", *found}, key=lambda text: (last_day(text), text))
    rank = {text: at for at, text in enumerate(texts)}
    of_tie = np.array([rank[text] for text in found], dtype=np.int64)[codes]
    of_pair = np.zeros(len(network.pairs), dtype=np.int64)
    known = network.pairs.of_tie >= 0
    np.maximum.at(of_pair, network.pairs.of_tie[known], of_tie[known])
    return _Contact(texts=texts, of_pair=of_pair)


def _months_before(iso: str, months: int) -> str:
    """
    Return the day so many months before the first day that a date can mean.

    Examples
    --------
    >>> _months_before("2026-03-31", 1), _months_before("2026", 12), _months_before("", 12)
    ('2026-02-28', '2025-01-01', '')
    """
    if not iso:
        return ""
    day = date.fromisoformat(first_day(iso))
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)).isoformat()


class _Homes:
    """Initiatives by place: of each neighbourhood, and of each municipality."""

    def __init__(self, search: _Search) -> None:
        places, size = search.network.places, len(search.network)
        settled = search.initiatives[places.municipality[search.initiatives] >= 0]
        resident = search.initiative[places.member]
        self._homes = _Groups(places.member, places.neighbourhood, size)
        self._neighbours = _Groups(
            places.neighbourhood[resident], places.member[resident], len(places.neighbourhoods)
        )
        self._municipality = places.municipality
        self._townspeople = _Groups(
            places.municipality[settled], settled, len(places.municipalities)
        )

    def peers(self, position: int) -> Positions:
        """Other initiatives of its neighbourhoods, or of its municipality if it has none."""
        homes = self._homes.of(position)
        town = int(self._municipality[position])
        if len(homes):
            near = np.unique(np.concatenate([self._neighbours.of(home) for home in homes]))
        else:
            near = self._townspeople.of(town) if town >= 0 else homes
        others: Positions = near[near != position]
        return others


class _Groups:
    """Values by group, in order: the values of one group lie side by side."""

    def __init__(self, group: Positions, values: Positions, groups: int) -> None:
        order = np.lexsort((values, group))
        self._values = values[order]
        self._starts = np.searchsorted(group[order], np.arange(groups + 1))

    def of(self, group: int) -> Positions:
        """Return the values of one group; none when it has none."""
        found: Positions = self._values[self._starts[group] : self._starts[group + 1]]
        return found
