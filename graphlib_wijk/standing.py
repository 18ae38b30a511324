"""
Where each organisation stands in the network: the heart of the product.

A standing is said of the whole network, never of what a filter leaves over, and only an
organisation that was asked about its ties can be called isolated.
"""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from graphlib_wijk.network import CONFIRMATION_CODES, Network, Places
from graphlib_wijk.network.components import components_of
from graphlib_wijk.network.pairs import CONFIRMED, ONE_SIDED, Flags, Positions
from graphlib_wijk.vocabulary import PARTNERSHIP, STANDINGS, UMBRELLA, codes

SMALL_GROUP_SIZES = (2, 3)


@dataclass(frozen=True)
class PartnerLinks:
    """
    Who counts as a partner of whom, both ways.

    `through` is the position of the partnership that two organisations share, -1 for a tie of
    their own. `confirmation` is -1 where `through` is not. `shares` tells whether the partner
    is in the organisation's neighbourhood (its municipality, where it has no neighbourhood).
    """

    organisation: Positions
    partner: Positions
    through: Positions
    confirmation: Positions
    shares: Flags


def standings(network: Network, *, umbrellas: bool = False) -> pd.DataFrame:
    """
    Say where each organisation stands.

    The standing is the first of `vocabulary.STANDINGS` whose test fits. It is computed on the
    whole data set, so that a part of a network gives the same standings as the whole.

    Parameters
    ----------
    network
        A network, or a part of one.
    umbrellas
        Count ties with national and regional umbrellas. They are left out by default,
        because everybody's tie with the same umbrella hides who stands alone locally.

    Returns
    -------
    standings
        Index ``organisation`` (id), in the order of the network. Columns: ``standing`` (code;
        empty for who is withheld from the reader, see `Network.withheld`), ``asked`` (bool),
        ``partners`` (number of organisations next to it or in the same partnership),
        ``partners_in_neighbourhood`` (those of them that share its neighbourhood, or its
        municipality where it has no neighbourhood; missing where it has neither) and
        ``confirmed`` (partners with a tie that both ends named). Partnerships and umbrellas
        have no standing and no row. An empty network gives an empty frame.

    Notes
    -----
    An organisation whose only ties are with partnerships of which no other member is known
    has ties but no partner; it is counted as hanging on one thread.
    """
    whole = network.whole
    known = _TABLES.setdefault(whole, {})
    if umbrellas not in known:
        known[umbrellas] = _of_everyone(whole, umbrellas=umbrellas)
    subject = ~(network.kind_is(PARTNERSHIP) | network.kind_is(UMBRELLA))
    return known[umbrellas].iloc[network.positions[subject]]


#: Standings of whole networks, which never change; kept for as long as the network is.
_TABLES: WeakKeyDictionary[Network, dict[bool, pd.DataFrame]] = WeakKeyDictionary()


def _of_everyone(whole: Network, *, umbrellas: bool) -> pd.DataFrame:
    """Like `standings`, with rows for partnerships and umbrellas that mean nothing."""
    links, size = partner_links(whole, umbrellas=umbrellas), len(whole)
    near, sure = links.shares, links.confirmation == CONFIRMED
    partners = _count_distinct(links.organisation, links.partner, size)
    local = _count_distinct(links.organisation[near], links.partner[near], size)
    placed = _placed(whole)
    only_outside = placed & (partners > 0) & (local == 0)
    return pd.DataFrame(
        {
            "standing": _standing(whole, partners, only_outside, umbrellas=umbrellas),
            "asked": whole.asked.to_numpy(),
            "partners": partners,
            "partners_in_neighbourhood": pd.Series(local, dtype="Int64").where(placed).array,
            "confirmed": _count_distinct(links.organisation[sure], links.partner[sure], size),
        },
        index=whole.organisations.index.rename("organisation"),
    )


def partners_of(network: Network, organisation: str, *, umbrellas: bool = False) -> pd.DataFrame:
    """
    List the partners on which a standing rests.

    Parameters
    ----------
    network
        A network, or a part of one; partners are taken from the whole.
    organisation
        Id of the organisation.
    umbrellas
        Count ties with national and regional umbrellas.

    Returns
    -------
    partners
        One row per partner and way: ``partner`` (id), ``through`` (id of the partnership that
        they share, empty for a tie of their own), ``confirmation`` (code, empty through a
        partnership), ``in_neighbourhood`` (bool). Empty without partners.

    Raises
    ------
    UnknownOrganisationError
        If the id is not in the network.
    """
    whole = network.whole
    position = whole.around(organisation, steps=0).organisations.index
    at = whole.organisations.index.get_indexer(position)[0]
    ids = whole.organisations.index
    found = partner_links(whole, umbrellas=umbrellas)
    mine = found.organisation == at
    through, confirmation = found.through[mine], found.confirmation[mine]
    return pd.DataFrame(
        {
            "partner": ids[found.partner[mine]],
            "through": [ids[t] if t >= 0 else "" for t in through],
            "confirmation": [CONFIRMATION_CODES[c] if c >= 0 else "" for c in confirmation],
            "in_neighbourhood": found.shares[mine],
        }
    )


def counted_pairs(network: Network, *, umbrellas: bool) -> Flags:
    """
    Tell for each pair whether it counts.

    Parameters
    ----------
    network
        A whole network.
    umbrellas
        Count ties with national and regional umbrellas.

    Returns
    -------
    counted
        One boolean per pair of `Network.pairs`.
    """
    if umbrellas:
        return np.ones(len(network.pairs), dtype=bool)
    umbrella = network.kind_is(UMBRELLA)
    return ~(umbrella[network.pairs.first] | umbrella[network.pairs.second])


def partner_links(network: Network, *, umbrellas: bool) -> PartnerLinks:
    """
    List who counts as a partner of whom, for everyone at once.

    Parameters
    ----------
    network
        A whole network.
    umbrellas
        Count ties with national and regional umbrellas.

    Returns
    -------
    links
        Both ways, one per pair and way (a tie of their own, or a shared partnership).
    """
    pairs, partnership = network.pairs, network.kind_is(PARTNERSHIP)
    kept = counted_pairs(network, umbrellas=umbrellas)
    first, second, word = pairs.first[kept], pairs.second[kept], pairs.confirmation[kept]
    own = ~(partnership[first] | partnership[second])
    one, other, table = _through_partnerships(first, second, partnership)
    organisation = np.concatenate([first[own], second[own], one])
    partner = np.concatenate([second[own], first[own], other])
    return PartnerLinks(
        organisation=organisation,
        partner=partner,
        through=np.concatenate([np.full(2 * own.sum(), -1), table]),
        confirmation=np.concatenate([word[own], word[own], np.full(len(table), -1)]),
        shares=_shares(network, organisation, partner),
    )


def _through_partnerships(
    first: Positions, second: Positions, partnership: Flags
) -> tuple[Positions, Positions, Positions]:
    """Pairs of different members of one partnership, both ways, with that partnership."""
    seated = partnership[first] != partnership[second]
    table = np.where(partnership[first], first, second)[seated]
    member = np.where(partnership[first], second, first)[seated]
    seats = pd.DataFrame({"table": table, "member": member})
    meetings = seats.merge(seats, on="table", suffixes=("", "_other"))
    meetings = meetings[meetings["member"] != meetings["member_other"]]
    return (
        meetings["member"].to_numpy(dtype=np.int64),
        meetings["member_other"].to_numpy(dtype=np.int64),
        meetings["table"].to_numpy(dtype=np.int64),
    )


def _shares(network: Network, organisation: Positions, partner: Positions) -> Flags:
    """Tell whether the partner shares the organisation's neighbourhood, or else municipality."""
    places, municipality = network.places, network.places.municipality
    homes = np.bincount(places.member, minlength=len(network))
    own, other = homes[organisation], homes[partner]
    home = np.full(len(network), -1)
    home[places.member] = places.neighbourhood
    shares: Flags = (own == 1) & (other == 1) & (home[organisation] == home[partner])
    several = np.flatnonzero((own * other) > 1)
    shares[several] = _share_any(places, organisation[several], partner[several])
    homeless = (own == 0) & (municipality[organisation] >= 0)
    shares |= homeless & (municipality[organisation] == municipality[partner])
    return shares


def _share_any(places: Places, organisation: Positions, partner: Positions) -> Flags:
    """Tell whether two share a neighbourhood, where one of them has several."""
    width = np.int64(len(places.neighbourhoods))
    homes = pd.DataFrame({"organisation": places.member, "home": places.neighbourhood})
    asked_for = pd.DataFrame({"organisation": organisation, "partner": partner})
    asked_for["row"] = np.arange(len(asked_for))
    at_home = asked_for.merge(homes, on="organisation")
    memberships = places.member * width + places.neighbourhood
    together = np.isin(at_home["partner"].to_numpy() * width + at_home["home"], memberships)
    shares = np.zeros(len(organisation), dtype=bool)
    shares[at_home["row"].to_numpy()[together]] = True
    return shares


def _placed(network: Network) -> Flags:
    """Tell for each organisation whether it belongs to a neighbourhood or a municipality."""
    placed: Flags = network.places.municipality >= 0
    placed[network.places.member] = True
    return placed


def _count_distinct(organisation: Positions, partner: Positions, size: int) -> Positions:
    """For each organisation, how many different partners; a partner met twice counts once."""
    # Sorting beats np.unique, which hashes whole numbers, by far.
    keys = np.sort(organisation * np.int64(max(size, 1)) + partner)
    distinct = keys[np.diff(keys, prepend=-1) > 0]
    return np.bincount(distinct // max(size, 1), minlength=size)


def _standing(
    network: Network, partners: Positions, only_outside: Flags, *, umbrellas: bool
) -> object:
    kept = counted_pairs(network, umbrellas=umbrellas)
    tied = pairs_per_organisation(network, np.ones_like(kept)) > 0
    counted = pairs_per_organisation(network, kept) > 0
    asked = network.asked.to_numpy()
    tests = {
        "not_asked": ~asked & ~counted,
        "partial": ~asked,
        "isolated": ~tied,
        "umbrella_only": ~counted,
        "outside_only": only_outside,
        "small_group": _in_small_group(network, kept, umbrellas=umbrellas),
        "one_thread": partners <= 1,
        "one_sided": _only_one_sided(network, kept),
    }
    order = codes(STANDINGS)
    found = np.select([tests[code] for code in order[:-1]], range(len(order) - 1), len(order) - 1)
    found[network.withheld] = len(order)
    return pd.array([*order, ""], dtype="str").take(found)


def pairs_per_organisation(network: Network, chosen: Flags) -> Positions:
    """
    Count for each organisation the chosen pairs that it is in.

    Parameters
    ----------
    network
        A network.
    chosen
        One boolean per pair of its `Network.pairs`.

    Returns
    -------
    counts
        One number per organisation.
    """
    ends = np.concatenate([network.pairs.first[chosen], network.pairs.second[chosen]])
    return np.bincount(ends, minlength=len(network))


def _in_small_group(network: Network, kept: Flags, *, umbrellas: bool) -> Flags:
    """Tell whether its component is of two or three organisations, with a larger one beside it."""
    if not len(network):
        return np.zeros(0, dtype=bool)
    pairs = network.pairs
    component = components_of(len(network), pairs.first[kept], pairs.second[kept])
    counts = ~network.kind_is(PARTNERSHIP)
    if not umbrellas:
        counts &= ~network.kind_is(UMBRELLA)
    sizes = np.bincount(component, weights=counts)
    own = sizes[component]
    small: Flags = np.isin(own, SMALL_GROUP_SIZES) & (own < sizes.max())
    return small


def _only_one_sided(network: Network, kept: Flags) -> Flags:
    """Tell whether a tie is one-sided, and none is confirmed, not confirmable or unknown."""
    one_sided = network.pairs.confirmation == ONE_SIDED
    some: Flags = pairs_per_organisation(network, kept & one_sided) > 0
    no_other: Flags = pairs_per_organisation(network, kept & ~one_sided) == 0
    return some & no_other
