"""
Over whom an organisation reaches the institutions that open doors to power and money.

A path runs over partners: ties of their own, or a partnership that two share, which is then
named. It is what somebody can do tomorrow: ask the first on the path to introduce them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd

from graphlib_wijk.network import CONFIRMATION_CODES, Network
from graphlib_wijk.network.pairs import CONFIRMED, Flags, Positions
from graphlib_wijk.standing import PartnerLinks, partner_links
from graphlib_wijk.vocabulary import ORGANISATION_KINDS, codes, fold

#: Kinds of institution that a path is sought to, in the order of the vocabulary.
INSTITUTIONS: Final = codes(kind for kind in ORGANISATION_KINDS if kind.linking)
#: Kinds of which only the one of its own municipality helps an organisation.
_OWN_PLACE: Final = frozenset({"municipality"})


def paths_to_institutions(
    network: Network, organisation: str, *, umbrellas: bool = False
) -> pd.DataFrame:
    """
    Find the shortest path from an organisation to an institution of each linking kind.

    Parameters
    ----------
    network
        A network, or a part of one; paths are those of the whole.
    organisation
        Id of the organisation.
    umbrellas
        Let paths run over ties with national and regional umbrellas.

    Returns
    -------
    paths
        One row per kind of `INSTITUTIONS`. ``kind`` (code); ``steps`` (number of ties; 0 for
        the organisation itself; missing without a path); ``organisation`` (id of the
        institution, or empty); ``via`` (ids of those between, nearest first); ``through`` (for
        each step the id of the partnership that the two share, empty for a tie of their own);
        ``confirmations`` (for each step the code of whose word it rests on, empty through a
        partnership); ``reason`` why there is no path: ``no-institution`` (none of that kind is
        known), ``no-partners`` (the organisation has none) or ``not-connected``; empty with a
        path.

    Raises
    ------
    UnknownOrganisationError
        If the id is not in the network.

    Notes
    -----
    Of paths with as few steps, the one with the fewest ties that are not confirmed is taken,
    then the first by names. A municipality counts only when it is the organisation's own, or
    when either's municipality is not known. A partnership has members and no partners, so
    from it there is no path.
    """
    whole = network.whole
    start = int(whole.among([organisation]).positions[0])
    reach = _Reach.of(whole, start, partner_links(whole, umbrellas=umbrellas))
    return pd.DataFrame(
        [_row(whole, reach, start, kind) for kind in INSTITUTIONS],
        columns=["kind", "steps", "organisation", "via", "through", "confirmations", "reason"],
    ).astype({"kind": "str", "steps": "Int64", "organisation": "str", "reason": "str"})


@dataclass(frozen=True)
class _Reach:
    """
    The best way from one organisation to all others.

    Of each organisation: `steps` from the start, -1 where there is no way; `before`, who
    comes before it; `through`, the partnership it shares with that one, and `word`, on whose
    word their tie rests, each -1 where the other is not; `doubts`, how many steps on the way
    are no confirmed ties; `rank`, its place among all names.
    """

    steps: Positions
    before: Positions
    through: Positions
    word: Positions
    doubts: Positions
    rank: Positions

    @classmethod
    def of(cls, network: Network, start: int, links: PartnerLinks) -> _Reach:
        """Walk outwards, each round over everybody that is as far away."""
        size = len(network)
        reach = cls(
            steps=np.full(size, -1),
            before=np.full(size, -1),
            through=np.full(size, -1),
            word=np.full(size, -1),
            doubts=np.zeros(size, dtype=np.int64),
            rank=_ranks(network),
        )
        reach.steps[start] = 0
        order = np.zeros(size, dtype=np.int64)
        front = np.zeros(size, dtype=bool)
        front[start] = True
        while front.any():
            front = reach._next_round(links, front, order)
        return reach

    def _next_round(self, links: PartnerLinks, front: Flags, order: Positions) -> Flags:
        """
        Go one step further than `front`, and return who was reached.

        `order` is the place of each organisation among those as far away, by the names on
        its way; it is filled in for the next round.
        """
        near = front[links.organisation] & (self.steps[links.partner] < 0)
        here, there = links.organisation[near], links.partner[near]
        table, word = links.through[near], links.confirmation[near]
        doubts = self.doubts[here] + (word != CONFIRMED)
        table_rank = np.where(table < 0, -1, self.rank[table])
        best = np.lexsort((table_rank, order[here], doubts, there))
        best = best[np.diff(there[best], prepend=-1) > 0]
        found, source = there[best], here[best]
        self.steps[found] = self.steps[source] + 1
        self.before[found] = source
        self.through[found] = table[best]
        self.word[found] = word[best]
        self.doubts[found] = doubts[best]
        order[found[np.lexsort((self.rank[found], order[source]))]] = np.arange(len(found))
        reached = np.zeros_like(front)
        reached[found] = True
        return reached

    def way(self, position: int) -> list[int]:
        """Return the positions from just after the start up to this one."""
        way: list[int] = []
        while self.steps[position] > 0:
            way.append(position)
            position = int(self.before[position])
        return way[::-1]


def _ranks(network: Network) -> Positions:
    """Return the place of each organisation by name, and by id where names are equal."""
    names = network.organisations["name"].map(fold).tolist()
    ids = network.organisations.index.tolist()
    ranks = np.empty(len(ids), dtype=np.int64)
    ranks[sorted(range(len(ids)), key=lambda at: (names[at], ids[at]))] = np.arange(len(ids))
    return ranks


def _row(network: Network, reach: _Reach, start: int, kind: str) -> dict[str, Any]:
    wanted = np.flatnonzero(network.kind_is(kind) & _may_count(network, start, kind))
    reached = wanted[reach.steps[wanted] >= 0]
    if not len(reached):
        reason = _reason(reach, any_known=bool(len(wanted)))
        nobody = {"steps": pd.NA, "organisation": "", "via": ()}
        return {"kind": kind, **nobody, "through": (), "confirmations": (), "reason": reason}
    keys = (reach.rank[reached], reach.doubts[reached], reach.steps[reached])
    goal = int(reached[np.lexsort(keys)[0]])
    way, ids = reach.way(goal), network.organisations.index
    tables, words = reach.through[way].tolist(), reach.word[way].tolist()
    return {
        "kind": kind,
        "steps": len(way),
        "organisation": ids[goal],
        "via": tuple(ids[position] for position in way[:-1]),
        "through": tuple(ids[table] if table >= 0 else "" for table in tables),
        "confirmations": tuple(CONFIRMATION_CODES[word] if word >= 0 else "" for word in words),
        "reason": "",
    }


def _may_count(network: Network, start: int, kind: str) -> Flags:
    """Tell for each organisation whether it is not that of another municipality."""
    town = network.places.municipality
    if kind not in _OWN_PLACE or town[start] < 0:
        return np.ones(len(network), dtype=bool)
    own: Flags = (town < 0) | (town == town[start])
    return own


def _reason(reach: _Reach, *, any_known: bool) -> str:
    if not any_known:
        return "no-institution"
    return "not-connected" if (reach.steps > 0).any() else "no-partners"
