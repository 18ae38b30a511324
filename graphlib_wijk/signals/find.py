"""
Finding the signals of every initiative, each with the ties, or the missing ties, behind it.

Works on positions and whole columns, for a country as for one neighbourhood. Like a
standing, a signal is found in the whole data set and never in a filtered view.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

import numpy as np
import pandas as pd

from graphlib_wijk.network import Network
from graphlib_wijk.network.pairs import ONE_SIDED, Flags, Positions
from graphlib_wijk.signals.dependence import cut_off_by
from graphlib_wijk.signals.registry import MONTHS, SIGNALS
from graphlib_wijk.standing import PartnerLinks, counted_pairs, partner_links, standings
from graphlib_wijk.vocabulary import (
    INITIATIVE_KINDS,
    LINKING_KINDS,
    ORGANISATION_KINDS,
    PARTNERSHIP,
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
        initiatives an empty frame.

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
    wanted[whole.organisations.index.get_indexer(network.organisations.index)] = True
    rows = [
        (position, order, evidence)
        for order, signal in enumerate(SIGNALS)
        for position, evidence in _FINDERS[signal.code](search)
        if wanted[position]
    ]
    rows.sort(key=lambda row: row[:2])
    positions = [position for position, _, _ in rows]
    return pd.DataFrame(
        {
            "organisation": pd.Series(whole.organisations.index[positions], dtype="str"),
            "signal": pd.Series([SIGNALS[order].code for _, order, _ in rows], dtype="str"),
            "certain": whole.asked.to_numpy(dtype=bool)[positions],
            "evidence": pd.Series([evidence for _, _, evidence in rows], dtype=object),
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
        return [str(name) for name in self.network.organisations.index]

    def names(self, positions: Positions) -> tuple[str, ...]:
        """Ids of some positions, the first of them when there are many."""
        return tuple(self.ids[p] for p in positions[:MOST_NAMED])


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
    homes = _homes(search)
    for position in search.initiatives[~known[search.initiatives]].tolist():
        peers = homes.peers(position)
        if len(peers):
            yield position, {"peers": search.names(peers), "count": len(peers)}


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
    network = search.network
    kept = counted_pairs(network, umbrellas=search.umbrellas)
    weight = (~network.kind_is(PARTNERSHIP)).astype(np.float64)
    losses = cut_off_by(len(network), network.pairs.first[kept], network.pairs.second[kept], weight)
    for position, cuts in losses.items():
        if search.initiative[position]:
            yield position, {"organisations": search.names(np.asarray(cuts))}


def _fading(search: _Search) -> Found:
    if not search.fades_before:
        return
    network = search.network
    kept = counted_pairs(network, umbrellas=search.umbrellas)
    last = _last_contact(network)
    quiet = kept & (last != "") & (last < search.fades_before)
    for position, partners, pairs in _by_initiative(search, quiet):
        said = tuple(str(text) for text in _as_written(network, pairs[:MOST_NAMED]))
        yield position, {"partners": search.names(partners), "last_contact": said}


def _unanswered(search: _Search) -> Found:
    network = search.network
    kept = counted_pairs(network, umbrellas=search.umbrellas)
    open_pairs = kept & (network.pairs.confirmation == ONE_SIDED)
    speakers = _speakers(network)
    for position, partners, pairs in _by_initiative(search, open_pairs):
        own = speakers[pairs] == position
        if own.any():
            yield position, {"partners": search.names(partners[own])}


_FINDERS: Final[Mapping[str, Callable[[_Search], Found]]] = {
    "not-heard": _not_heard,
    "no-linking-tie": _no_linking_tie,
    "no-peer-tie": _no_peer_tie,
    "hangs-on-one": _hangs_on_one,
    "falls-away-with": _falls_away_with,
    "fading": _fading,
    "unanswered": _unanswered,
}


def _by_initiative(search: _Search, chosen: Flags) -> Iterator[tuple[int, Positions, Positions]]:
    """Give each initiative in a chosen pair with its partners and the pairs, in order."""
    pairs = search.network.pairs
    index = np.flatnonzero(chosen)
    mine = np.concatenate([pairs.first[index], pairs.second[index]])
    other = np.concatenate([pairs.second[index], pairs.first[index]])
    both = np.concatenate([index, index])
    keep = search.initiative[mine]
    mine, other, both = mine[keep], other[keep], both[keep]
    order = np.lexsort((other, mine))
    mine, other, both = mine[order], other[order], both[order]
    starts = np.flatnonzero(np.diff(mine, prepend=-1))
    ends = np.append(starts, len(mine))[1:]
    for start, end in zip(starts, ends, strict=True):
        yield int(mine[start]), other[start:end], both[start:end]


def _speakers(network: Network) -> Positions:
    """For each pair, the position of an end that named it; -1 when neither did."""
    pairs, ids = network.pairs, network.organisations.index
    said = pd.Series(network.ties["reported_by"].to_numpy(), index=pairs.of_tie).explode().dropna()
    said = said[said.index >= 0]
    pair = said.index.to_numpy(dtype=np.int64)
    reporter = ids.get_indexer(pd.Index(said)).astype(np.int64)
    end = (reporter == pairs.first[pair]) | (reporter == pairs.second[pair])
    speakers = np.full(len(pairs), -1, dtype=np.int64)
    speakers[pair[end]] = reporter[end]
    return speakers


def _last_contact(network: Network) -> np.ndarray:
    """For each pair, the last day on which its latest contact can have been; '' if unknown."""
    written = _latest_written(network)
    closing = {text: _last_day(text) for text in set(written)}
    return np.array([closing[text] for text in written], dtype=object)


def _as_written(network: Network, pairs: Positions) -> list[str]:
    written = _latest_written(network)
    return [written[pair] for pair in pairs]


def _latest_written(network: Network) -> list[str]:
    latest = [""] * len(network.pairs)
    contacts = network.ties["last_contact"].tolist()
    for pair, text in zip(network.pairs.of_tie.tolist(), contacts, strict=True):
        if pair >= 0 and text and _last_day(text) > _last_day(latest[pair]):
            latest[pair] = text
    return latest


_DAY, _MONTH = 10, 7


def _last_day(iso: str) -> str:
    """
    Return the last day that a date of reduced precision can mean.

    Examples
    --------
    >>> _last_day("2024-02"), _last_day("2024"), _last_day("")
    ('2024-02-29', '2024-12-31', '')
    """
    if not iso or len(iso) == _DAY:
        return iso
    if len(iso) == _MONTH:
        year, month = int(iso[:4]), int(iso[5:])
        return f"{iso}-{calendar.monthrange(year, month)[1]:02d}"
    return f"{iso}-12-31"


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
    day = date.fromisoformat((iso + "-01-01")[:_DAY])
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)).isoformat()


@dataclass(frozen=True)
class _Homes:
    """Initiatives by place: of each neighbourhood, and of each municipality."""

    of_organisation: dict[int, list[int]]
    in_neighbourhood: dict[int, Positions]
    municipality: Positions
    in_municipality: dict[int, Positions]

    def peers(self, position: int) -> Positions:
        """Other initiatives of its neighbourhoods, or of its municipality if it has none."""
        homes = self.of_organisation.get(position)
        if homes:
            found = [self.in_neighbourhood[home] for home in homes if home in self.in_neighbourhood]
            near = np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
        else:
            town = int(self.municipality[position])
            near = self.in_municipality.get(town, np.zeros(0, dtype=np.int64))
        others: Positions = near[near != position]
        return others


def _homes(search: _Search) -> _Homes:
    places = search.network.places
    of_organisation: dict[int, list[int]] = {}
    for member, home in zip(places.member.tolist(), places.neighbourhood.tolist(), strict=True):
        of_organisation.setdefault(member, []).append(home)
    initiative = search.initiative[places.member]
    towns = places.municipality.copy()
    settled = search.initiatives[towns[search.initiatives] >= 0]
    return _Homes(
        of_organisation=of_organisation,
        in_neighbourhood=_grouped(places.neighbourhood[initiative], places.member[initiative]),
        municipality=towns,
        in_municipality=_grouped(towns[settled], settled),
    )


def _grouped(keys: Positions, values: Positions) -> dict[int, Positions]:
    order = np.lexsort((values, keys))
    keys, values = keys[order], values[order]
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    parts = np.split(values, starts[1:])
    return {int(keys[s]): part for s, part in zip(starts, parts, strict=True)} if len(keys) else {}
