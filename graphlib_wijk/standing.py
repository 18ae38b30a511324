"""
Where each organisation stands in the network: the heart of the product.

A standing is said of the whole network, never of what a filter leaves over, and only an
organisation that was asked about its ties can be called isolated.
"""

from __future__ import annotations

from dataclasses import dataclass

import igraph
import numpy as np
import pandas as pd

from graphlib_wijk.network import CONFIRMATION_CODES, Network
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
        Index ``organisation`` (id), in the order of the network. Columns: ``standing`` (code),
        ``asked`` (bool), ``partners`` (number of organisations next to it or in the same
        partnership), ``partners_in_neighbourhood`` (those of them that share its
        neighbourhood, or its municipality where it has no neighbourhood; missing where it has
        neither) and ``confirmed`` (partners with a tie that both ends named). Partnerships and
        umbrellas have no standing and no row. An empty network gives an empty frame.

    Notes
    -----
    An organisation whose only ties are with partnerships of which no other member is known
    has ties but no partner; it is counted as hanging on one thread.
    """
    whole = network.whole
    partners = partner_links(whole, umbrellas=umbrellas)
    table = pd.DataFrame(
        {
            "standing": _standing(whole, partners, umbrellas=umbrellas),
            "asked": whole.asked.to_numpy(),
            **_counts(whole, partners),
        },
        index=whole.organisations.index.rename("organisation"),
    )
    subject = ~(whole.kind_is(PARTNERSHIP) | whole.kind_is(UMBRELLA))
    part = network.organisations.index
    return table[subject & table.index.isin(part)]


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
    places = network.places
    width = np.int64(max(len(places.neighbourhoods), 1))
    memberships = np.sort(places.member * width + places.neighbourhood)
    homes = pd.DataFrame({"organisation": places.member, "home": places.neighbourhood})
    asked_for = pd.DataFrame({"organisation": organisation, "partner": partner})
    asked_for["row"] = np.arange(len(asked_for))
    at_home = asked_for.merge(homes, on="organisation")
    together = np.isin(at_home["partner"].to_numpy() * width + at_home["home"], memberships)
    shares = np.zeros(len(organisation), dtype=bool)
    shares[at_home["row"].to_numpy()[together]] = True
    municipality = places.municipality
    homeless = ~np.isin(organisation, places.member) & (municipality[organisation] >= 0)
    at_town: Flags = homeless & (municipality[organisation] == municipality[partner])
    return shares | at_town


def _counts(network: Network, partners: PartnerLinks) -> dict[str, object]:
    size = len(network)
    everyone = _count_distinct(partners.organisation, partners.partner, size)
    near = partners.shares
    local = _count_distinct(partners.organisation[near], partners.partner[near], size)
    sure = partners.confirmation == CONFIRMED
    confirmed = _count_distinct(partners.organisation[sure], partners.partner[sure], size)
    return {
        "partners": everyone,
        "partners_in_neighbourhood": pd.Series(local, dtype="Int64").where(_placed(network)).array,
        "confirmed": confirmed,
    }


def _placed(network: Network) -> Flags:
    """Tell for each organisation whether it belongs to a neighbourhood or a municipality."""
    placed: Flags = network.places.municipality >= 0
    placed[network.places.member] = True
    return placed


def _count_distinct(organisation: Positions, partner: Positions, size: int) -> Positions:
    """For each organisation, how many different partners; a partner met twice counts once."""
    distinct = np.unique(organisation * np.int64(max(size, 1)) + partner)
    return np.bincount(distinct // max(size, 1), minlength=size)


def _standing(network: Network, partners: PartnerLinks, *, umbrellas: bool) -> object:
    size = len(network)
    kept = counted_pairs(network, umbrellas=umbrellas)
    tied = pairs_per_organisation(network, np.ones_like(kept)) > 0
    counted = pairs_per_organisation(network, kept) > 0
    partner_count = _count_distinct(partners.organisation, partners.partner, size)
    local = np.bincount(partners.organisation[partners.shares], minlength=size) > 0
    asked = network.asked.to_numpy()
    tests = {
        "not_asked": ~asked & ~counted,
        "partial": ~asked,
        "isolated": ~tied,
        "umbrella_only": ~counted,
        "outside_only": (partner_count > 0) & _placed(network) & ~local,
        "small_group": _in_small_group(network, kept, umbrellas=umbrellas),
        "one_thread": partner_count <= 1,
        "one_sided": _only_one_sided(network, kept),
    }
    order = codes(STANDINGS)
    found = np.select([tests[code] for code in order[:-1]], order[:-1], order[-1])
    return pd.array(found, dtype="str")


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
    edges = np.column_stack([network.pairs.first[kept], network.pairs.second[kept]])
    graph = igraph.Graph(n=len(network), edges=edges)
    component = np.asarray(graph.connected_components().membership)
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
