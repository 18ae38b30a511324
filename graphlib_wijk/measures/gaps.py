"""Where ties are missing: between kinds of organisations, between worlds, and with whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

import numpy as np
import pandas as pd

from graphlib_wijk.measures.areas import positions_in, ratio
from graphlib_wijk.measures.runs import spread
from graphlib_wijk.network import Network
from graphlib_wijk.network.pairs import Flags, Positions
from graphlib_wijk.vocabulary import (
    INITIATIVE_KINDS,
    ORGANISATION_KINDS,
    PARTNERSHIP,
    UMBRELLA,
    UNKNOWN,
    WORLDS,
    codes,
)

By = Literal["kind", "world"]

_GROUPS: Final = {
    "kind": tuple(code for code in codes(ORGANISATION_KINDS) if code not in {PARTNERSHIP, UNKNOWN}),
    "world": codes(WORLDS),
}


@dataclass(frozen=True, kw_only=True)
class ExpectedKind:
    """
    A kind of organisation that one expects to find around a neighbourhood.

    Any of `also` will do as well. `reason` tells what it is expected for.
    """

    kind: str
    also: frozenset[str] = frozenset()
    reason_nl: str
    reason_en: str


#: Seven parties that a network of a neighbourhood commonly brings together, after "Wat is een
#: wijknetwerk", www.leerwiki.nl/maatschappij/sociale-kaart/45128/wat-is-een-wijknetwerk/
EXPECTED_KINDS: Final = (
    ExpectedKind(
        kind="residents_initiative",
        also=INITIATIVE_KINDS,
        reason_nl="Om de bewoners gaat het; zij weten wat er speelt.",
        reason_en="It is about the residents; they know what is going on.",
    ),
    ExpectedKind(
        kind="municipality",
        reason_nl="Beslist over ruimte, geld en regels in de wijk.",
        reason_en="Decides on space, money and rules in the neighbourhood.",
    ),
    ExpectedKind(
        kind="housing_association",
        reason_nl="Verhuurt en onderhoudt huizen, en kent de huurders.",
        reason_en="Lets and maintains houses, and knows the tenants.",
    ),
    ExpectedKind(
        kind="welfare_organisation",
        reason_nl="Brengt bewoners samen en helpt initiatieven op weg.",
        reason_en="Brings residents together and helps initiatives along.",
    ),
    ExpectedKind(
        kind="care_provider",
        also=frozenset({"social_team"}),
        reason_nl="Komt bij mensen die zorg of hulp nodig hebben.",
        reason_en="Visits people who need care or help.",
    ),
    ExpectedKind(
        kind="police",
        reason_nl="Zorgt met de wijkagent voor veiligheid en kent de straat.",
        reason_en="Looks after safety with the community officer, and knows the street.",
    ),
    ExpectedKind(
        kind="business_association",
        also=frozenset({"company", "social_enterprise"}),
        reason_nl="Ondernemers zijn elke dag in de wijk en hebben ruimte, werk en middelen.",
        reason_en="Entrepreneurs are there every day, with space, work and means.",
    ),
)


def gap_matrix(network: Network, *, by: By = "kind", umbrellas: bool = False) -> pd.DataFrame:
    """
    Count for every two kinds of organisations, or worlds, how many pairs are tied.

    Parameters
    ----------
    network
        A network, or a part of one: pairs within it are counted. Whether two are tied is looked
        up in the whole, so that a partnership that is not in the part ties its members still.
    by
        Compare ``"kind"`` with kind, or ``"world"`` with world.
    umbrellas
        Count national and regional umbrellas among the organisations.

    Returns
    -------
    gaps
        One row per pair of kinds (or worlds) that both occur, each with itself too, in the order
        of the vocabulary. Columns: ``first`` and ``second`` (codes), ``observed`` (pairs of
        organisations with a tie of their own or a partnership that they share), ``possible``
        (pairs of different organisations), ``unknown`` (pairs without a tie of which neither was
        asked: that nobody told of a tie says nothing) and ``share`` (``observed`` by what is
        possible and not unknown; NaN when that is nothing). Partnerships are not among the
        kinds, and an organisation of unknown kind or world is in no pair. An empty network gives
        an empty frame.

    Raises
    ------
    ValueError
        If `by` is neither of the two.

    Notes
    -----
    Where hardly anybody was asked, nearly all that is not tied is unknown, and the share tends
    to 1. Read it beside the counts, or not at all.

    Examples
    --------
    >>> from graphlib_wijk import open_network
    >>> network = open_network("data/wijkgesprekken").in_neighbourhood("WK194804")
    >>> gap_matrix(network, by="world")
           first     second  observed  possible  unknown  share
    0  lifeworld  lifeworld         4        15       11    1.0
    """
    if by not in get_args(By):
        message = f"by must be one of {', '.join(get_args(By))}, got {by!r}."
        raise ValueError(message)
    whole = network.whole
    group = _groups(network, by, umbrellas=umbrellas)
    one, other = _tied_pairs(whole, group >= 0)
    unasked = ~whole.asked.to_numpy(dtype=bool)
    neither = unasked[one] & unasked[other]
    occurring = np.unique(group[group >= 0])
    rank = np.searchsorted(occurring, group)
    members = np.bincount(rank[group >= 0], minlength=len(occurring))
    silent = np.bincount(rank[(group >= 0) & unasked], minlength=len(occurring))
    observed = _by_pair(rank[one], rank[other], len(occurring))
    unknown = _all_pairs(silent) - _by_pair(rank[one[neither]], rank[other[neither]], len(silent))
    rows, columns = np.triu_indices(len(occurring))
    names = pd.Index(_GROUPS[by], dtype="str")[occurring]
    table = pd.DataFrame(
        {
            "first": names[rows],
            "second": names[columns],
            "observed": observed[rows, columns],
            "possible": _all_pairs(members)[rows, columns],
            "unknown": unknown[rows, columns],
        }
    )
    return table.assign(share=ratio(table["observed"], table["possible"] - table["unknown"]))


def missing_kinds(network: Network) -> tuple[str, ...]:
    """
    Name the kinds of organisations that one would expect and that the data do not know.

    Parameters
    ----------
    network
        A network of a neighbourhood, or of another area.

    Returns
    -------
    kinds
        Codes of `EXPECTED_KINDS`, in their order. A kind is there when an organisation of it is
        in the network, is tied to one that is, directly or in a partnership, or works for the
        whole municipality of one (it is in no neighbourhood). An empty network lacks them all.

    Notes
    -----
    Missing means missing from the data: maybe nobody wrote it down.

    Examples
    --------
    >>> from graphlib_wijk import open_network
    >>> missing_kinds(open_network("data/wijkgesprekken").in_neighbourhood("WK194804"))
    ('police', 'business_association')
    """
    whole = network.whole
    here = np.flatnonzero(positions_in(network) >= 0)
    near = _adjacent(whole, here)
    tables = near[whole.kind_is(PARTNERSHIP)[near]]
    around = np.concatenate([here, near, _adjacent(whole, tables), _of_the_towns(whole, here)])
    kinds = set(whole.organisations["kind"].iloc[np.unique(around)])
    return tuple(e.kind for e in EXPECTED_KINDS if not kinds & {e.kind, *e.also})


def _groups(network: Network, by: By, *, umbrellas: bool) -> Positions:
    """For each organisation of the whole, its kind or world as a position; -1 to leave it out."""
    whole = network.whole
    names = pd.Index(_GROUPS[by], dtype="str")
    group = names.get_indexer(pd.Index(whole.organisations[by])).astype(np.int64)
    group[(positions_in(network) < 0) | whole.kind_is(PARTNERSHIP)] = -1
    if not umbrellas:
        group[whole.kind_is(UMBRELLA)] = -1
    return group


def _tied_pairs(whole: Network, chosen: Flags) -> tuple[Positions, Positions]:
    """Pairs of chosen organisations with a tie of their own or a partnership that they share."""
    first, second = whole.pairs.first, whole.pairs.second
    own = chosen[first] & chosen[second]
    table, member = _seats(whole, chosen)
    order = np.argsort(table, kind="stable")
    table, member = table[order], member[order]
    later = np.searchsorted(table, table, side="right") - np.arange(len(table)) - 1
    seat, step = spread(later)
    one, other = member[seat], member[seat + 1 + step]
    size = np.int64(max(len(whole), 1))
    low = np.concatenate([first[own], np.minimum(one, other)])
    high = np.concatenate([second[own], np.maximum(one, other)])
    distinct = pd.unique(low * size + high)
    return distinct // size, distinct % size


def _seats(whole: Network, chosen: Flags) -> tuple[Positions, Positions]:
    """List partnerships with each chosen member."""
    first, second = whole.pairs.first, whole.pairs.second
    partnership = whole.kind_is(PARTNERSHIP)
    forward, backward = partnership[first] & chosen[second], partnership[second] & chosen[first]
    return (
        np.concatenate([first[forward], second[backward]]),
        np.concatenate([second[forward], first[backward]]),
    )


def _by_pair(one: Positions, other: Positions, groups: int) -> Positions:
    """Count pairs by their two groups, in the upper triangle of a matrix."""
    place = np.minimum(one, other) * groups + np.maximum(one, other)
    return np.bincount(place, minlength=groups * groups).reshape(groups, groups)


def _all_pairs(members: Positions) -> Positions:
    """Count the pairs that groups of these sizes make, with each other and within."""
    pairs = np.outer(members, members)
    np.fill_diagonal(pairs, members * (members - 1) // 2)
    return pairs


def _adjacent(whole: Network, positions: Positions) -> Positions:
    """List who is tied to one of these."""
    chosen = np.zeros(len(whole), dtype=bool)
    chosen[positions] = True
    first, second = whole.pairs.first, whole.pairs.second
    return np.concatenate([second[chosen[first]], first[chosen[second]]])


def _of_the_towns(whole: Network, positions: Positions) -> Positions:
    """List who is in no neighbourhood but in the municipality of one of these."""
    places = whole.places
    towns = np.unique(places.municipality[positions])
    townwide = np.isin(places.municipality, towns[towns >= 0])
    townwide[places.member] = False
    return np.flatnonzero(townwide)
