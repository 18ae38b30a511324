"""
The graph that is measured: areas side by side, with no tie between two of them.

One area is the whole of a network. All neighbourhoods at once are many: an organisation stands
in each of its neighbourhoods, and a tie counts in every neighbourhood that both ends share.
Since no path leaves an area, one call of a compiled library on all of them together gives each
organisation its exact value within each area.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

import igraph
import numpy as np
import numpy.typing as npt

from graphlib_wijk.measures.runs import spread
from graphlib_wijk.network import Network
from graphlib_wijk.network.pairs import Flags, Positions
from graphlib_wijk.standing import counted_pairs
from graphlib_wijk.vocabulary import INITIATIVE_KINDS, PARTNERSHIP, UMBRELLA, WORLDS, codes

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Members:
    """
    What the measures need to know of each organisation of a network, in its order.

    `subject` tells who has a standing and is counted: everybody but partnerships and
    umbrellas. Of who is `withheld` it is not told whether they were asked. `world` is a position
    in `vocabulary.WORLDS`, -1 when it is not known.
    """

    subject: Flags
    initiative: Flags
    asked: Flags
    withheld: Flags
    world: Positions


@dataclass(frozen=True)
class Areas:
    """
    Nodes and ties, area by area.

    `member` is the position in the network of each node, `area` its area; nodes are ordered
    by area, and by member within it. `first` and `second` are nodes; both ends of a tie are
    in the same area.
    """

    count: int
    members: Members
    member: Positions
    area: Positions
    first: Positions
    second: Positions

    @cached_property
    def graph(self) -> igraph.Graph:
        """The same as a graph of igraph; it stays within this room."""
        # Pairs of plain numbers: igraph reads them three times faster than an array.
        ties = zip(self.first.tolist(), self.second.tolist(), strict=True)
        return igraph.Graph(n=len(self.member), edges=ties)

    @cached_property
    def degree(self) -> Positions:
        """For each node, how many others it is tied to."""
        ends = np.concatenate([self.first, self.second])
        return np.bincount(ends, minlength=len(self.member))

    @cached_property
    def sizes(self) -> Positions:
        """For each area, how many nodes it has, partnerships included."""
        return np.bincount(self.area, minlength=self.count)

    @cached_property
    def component(self) -> Positions:
        """For each node, the number of the connected group that it is in."""
        # igraph.Graph would count everyone over again in Python.
        found = igraph.GraphBase.connected_components(self.graph)
        return np.asarray(found, dtype=np.int64)

    @cached_property
    def subject(self) -> Flags:
        """For each node, whether it is counted as an organisation."""
        return self.members.subject[self.member]

    @cached_property
    def world(self) -> Positions:
        """For each node, its world."""
        return self.members.world[self.member]


def members_of(network: Network) -> Members:
    """
    Gather what the measures need to know of each organisation.

    Parameters
    ----------
    network
        A network, or a part of one.

    Returns
    -------
    members
        One entry per organisation, in the order of the network.
    """
    table = network.organisations
    world = np.full(len(table), -1, dtype=np.int64)
    for position, code in enumerate(codes(WORLDS)):
        world[(table["world"] == code).to_numpy(dtype=bool)] = position
    return Members(
        subject=~(network.kind_is(PARTNERSHIP) | network.kind_is(UMBRELLA)),
        initiative=table["kind"].isin(INITIATIVE_KINDS).to_numpy(dtype=bool),
        asked=network.asked.to_numpy(dtype=bool),
        withheld=network.withheld,
        world=world,
    )


def positions_in(network: Network) -> Positions:
    """
    Find the organisations of the whole in a part of it.

    Parameters
    ----------
    network
        A network, or a part of one.

    Returns
    -------
    positions
        For each organisation of the whole network its position in this one; -1 for none.
    """
    position = np.full(len(network.whole), -1, dtype=np.int64)
    position[network.positions] = np.arange(len(network))
    return position


def one_area(network: Network, *, umbrellas: bool) -> Areas:
    """
    Take a network as one area.

    Parameters
    ----------
    network
        A network, or a part of one.
    umbrellas
        Count ties with national and regional umbrellas.

    Returns
    -------
    areas
        One area with all its organisations; without umbrellas unless they are counted.
    """
    member = np.flatnonzero(_kept(network, umbrellas=umbrellas))
    node = np.full(len(network), -1, dtype=np.int64)
    node[member] = np.arange(len(member))
    counted = counted_pairs(network, umbrellas=umbrellas)
    return Areas(
        count=1,
        members=members_of(network),
        member=member,
        area=np.zeros(len(member), dtype=np.int64),
        first=node[network.pairs.first[counted]],
        second=node[network.pairs.second[counted]],
    )


def neighbourhood_areas(network: Network, *, umbrellas: bool) -> Areas:
    """
    Lay all neighbourhoods side by side.

    Parameters
    ----------
    network
        A network, or a part of one.
    umbrellas
        Count ties with national and regional umbrellas.

    Returns
    -------
    areas
        One area per neighbourhood of `Places.neighbourhoods` of the whole network. An
        organisation without neighbourhood is in none.
    """
    known = _KNOWN.setdefault(network, {})
    if umbrellas not in known:
        known[umbrellas] = _side_by_side(network, umbrellas=umbrellas)
    return known[umbrellas]


#: Neighbourhoods of networks, which never change; kept for as long as the network is.
_KNOWN: WeakKeyDictionary[Network, dict[bool, Areas]] = WeakKeyDictionary()


def _side_by_side(network: Network, *, umbrellas: bool) -> Areas:
    places = network.whole.places
    here = positions_in(network)[places.member]
    kept = here >= 0
    kept[kept] = _kept(network, umbrellas=umbrellas)[here[kept]]
    size = np.int64(max(len(network), 1))
    key = np.sort(places.neighbourhood[kept] * size + here[kept])
    counted = counted_pairs(network, umbrellas=umbrellas)
    first, second = _ties_within(
        key, size, network.pairs.first[counted], network.pairs.second[counted]
    )
    return Areas(
        count=len(places.neighbourhoods),
        members=members_of(network),
        member=key % size,
        area=key // size,
        first=first,
        second=second,
    )


def _kept(network: Network, *, umbrellas: bool) -> Flags:
    """Tell who is a node of the graph that is measured."""
    return np.ones(len(network), dtype=bool) if umbrellas else ~network.kind_is(UMBRELLA)


def _ties_within(
    key: Positions, size: np.int64, first: Positions, second: Positions
) -> tuple[Positions, Positions]:
    """Find for each pair of members the nodes of each area that both are in."""
    member = key % size
    homes = np.bincount(member, minlength=size)
    by_member, start = np.argsort(member, kind="stable"), np.cumsum(homes) - homes
    row, step = spread(homes[first])
    one = by_member[start[first[row]] + step]
    wanted = key[one] - member[one] + second[row]
    other = np.searchsorted(key, wanted)
    together = np.append(key, -1)[other] == wanted
    return one[together], other[together]


def ratio(part: npt.ArrayLike, whole: npt.ArrayLike) -> Numbers:
    """
    Divide, where there is something to divide by.

    Parameters
    ----------
    part, whole
        Numbers, equally many.

    Returns
    -------
    ratio
        One number each; NaN where `whole` is 0 or less.
    """
    divisor = np.asarray(whole, dtype=np.float64)
    result: Numbers = np.full(divisor.shape, np.nan)
    np.divide(np.asarray(part, dtype=np.float64), divisor, out=result, where=divisor > 0)
    return result
