"""
How often a suggestion is a tie that exists: real ties are hidden, and sought again.

Every method sees the same network without the hidden ties, and names ten others for each end of
each hidden tie. A method that has no reason to name anybody names nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

import graphlib_wijk as gw
from graphlib_wijk.standing import partner_links
from graphlib_wijk.vocabulary import PARTNERSHIP, UMBRELLA

Positions = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float32]
#: For each position that is asked about, the positions that a method names, the best first.
Named = Mapping[int, list[int]]

NAMED: Final = 10
#: Reasons that are about what a neighbourhood needs, not about what is likely.
_NEEDS: Final = ("answers_signal", "worlds_meet")


@dataclass(frozen=True)
class Outcome:
    """How often what was hidden was named among the first five or ten, and its mean 1/rank."""

    questions: int
    hit_5: float
    hit_10: float
    reciprocal_rank: float


@dataclass(frozen=True, eq=False)
class Hidden:
    """A network without some ties, and for each position who its hidden partners are."""

    network: gw.Network
    partners: Mapping[int, frozenset[int]]


def hide_ties(network: gw.Network, share: float, rng: np.random.Generator) -> Hidden:
    """
    Hide a share of the pairs, whatever is said of them.

    Parameters
    ----------
    network
        A whole network.
    share
        How large a part of the pairs goes, at least one.
    rng
        Source of chance.

    Returns
    -------
    hidden
        The rest; pairs that are partners otherwise too are not asked about.
    """
    pairs, usable = network.pairs, np.flatnonzero(_between_organisations(network))
    number = max(round(share * len(usable)), 1)
    gone = np.zeros(len(pairs), dtype=bool)
    gone[rng.choice(usable, size=number, replace=False)] = True
    return _without(network, gone)


def hide_organisations(network: gw.Network, share: float, rng: np.random.Generator) -> Hidden:
    """
    Hide every tie of some organisations; only these are asked about.

    Parameters
    ----------
    network
        A whole network.
    share
        How large a part of those with a tie is left without any, at least one.
    rng
        Source of chance.

    Returns
    -------
    hidden
        The rest.
    """
    pairs, usable = network.pairs, _between_organisations(network)
    tied = np.unique(np.concatenate([pairs.first[usable], pairs.second[usable]]))
    number = max(round(share * len(tied)), 1)
    lonely = np.zeros(len(network), dtype=bool)
    lonely[rng.choice(tied, size=number, replace=False)] = True
    found = _without(network, lonely[pairs.first] | lonely[pairs.second])
    # The other end of a tie may be lonely as well: nobody could name it by its ties.
    asked = {at: others for at, others in found.partners.items() if lonely[at]}
    return Hidden(found.network, asked)


def _between_organisations(network: gw.Network) -> npt.NDArray[np.bool_]:
    aside = network.kind_is(PARTNERSHIP) | network.kind_is(UMBRELLA)
    usable: npt.NDArray[np.bool_] = ~(aside[network.pairs.first] | aside[network.pairs.second])
    return usable


def _without(network: gw.Network, gone: npt.NDArray[np.bool_]) -> Hidden:
    pairs = network.pairs
    ties = network.ties[~gone[pairs.of_tie]].reset_index(drop=True)
    rest = gw.Network(replace(network.dataset, ties=ties))
    left = _partners(rest)
    asked: dict[int, set[int]] = {}
    asked_about = gone & _between_organisations(network)
    for one, other in zip(pairs.first[asked_about], pairs.second[asked_about], strict=True):
        if not left[one, other]:
            asked.setdefault(int(one), set()).add(int(other))
            asked.setdefault(int(other), set()).add(int(one))
    return Hidden(rest, {at: frozenset(others) for at, others in asked.items()})


def _partners(network: gw.Network) -> Scores:
    links = partner_links(network, umbrellas=False)
    table = np.zeros((len(network), len(network)), dtype=np.float32)
    table[links.organisation, links.partner] = 1
    return table


def outcome_of(hidden: Iterable[Hidden], method: Method) -> Outcome:
    """
    Ask a method for what was hidden.

    Parameters
    ----------
    hidden
        Networks with something hidden.
    method
        Names others for positions of a network.

    Returns
    -------
    outcome
        Over all questions: one per hidden tie and end.
    """
    ranks: list[float] = []
    for one in hidden:
        named = method(one.network, sorted(one.partners))
        for at, others in one.partners.items():
            places = {who: place for place, who in enumerate(named.get(at, []), start=1)}
            ranks += [places.get(other, np.inf) for other in sorted(others)]
    return _outcome(ranks)


def first_found(hidden: Iterable[Hidden], method: Method) -> Outcome:
    """
    Ask a method for any of the partners of those who lost them all.

    Parameters
    ----------
    hidden
        Networks with organisations whose ties are all hidden.
    method
        Names others for positions of a network.

    Returns
    -------
    outcome
        Over all organisations: one question each, answered by the first true partner.
    """
    ranks: list[float] = []
    for one in hidden:
        named = method(one.network, sorted(one.partners))
        for at, others in one.partners.items():
            found = [place for place, who in enumerate(named.get(at, []), 1) if who in others]
            ranks.append(min(found, default=np.inf))
    return _outcome(ranks)


def _outcome(ranks: list[float]) -> Outcome:
    if not ranks:
        return Outcome(0, float("nan"), float("nan"), float("nan"))
    table = np.array(ranks)
    return Outcome(
        questions=len(ranks),
        hit_5=float((table <= NAMED // 2).mean()),
        hit_10=float((table <= NAMED).mean()),
        reciprocal_rank=float((1 / table).mean()),
    )


def ours(network: gw.Network, positions: list[int]) -> Named:
    """
    Name whom `gw.introductions` names.

    Parameters
    ----------
    network
        The network.
    positions
        Who is asked about.

    Returns
    -------
    named
        By position.
    """
    return _named(network, positions, {})


def ours_without_needs(network: gw.Network, positions: list[int]) -> Named:
    """
    Name whom `gw.introductions` names without the reasons that are about needs.

    Parameters
    ----------
    network
        The network.
    positions
        Who is asked about.

    Returns
    -------
    named
        By position.
    """
    return _named(network, positions, dict.fromkeys(_NEEDS, 0.0))


def _named(network: gw.Network, positions: list[int], weights: Mapping[str, float]) -> Named:
    index = network.organisations.index
    table: pd.DataFrame = gw.introductions(
        network, index[positions].tolist(), NAMED, weights=weights
    )
    found: dict[int, list[int]] = {}
    ends = (index.get_indexer(table[name]).tolist() for name in ("organisation", "candidate"))
    for one, other in zip(*ends, strict=True):
        found.setdefault(one, []).append(other)
    return found


def _by_ties(score: Callable[[Scores, Positions], Scores], *, always: bool = False) -> Method:
    """Make a method of a score of rows against everybody; without `always` only above zero."""

    def method(network: gw.Network, positions: list[int]) -> Named:
        partners, rows = _partners(network), np.array(positions, dtype=np.int64)
        table = network.organisations
        aside = network.kind_is(PARTNERSHIP) | network.kind_is(UMBRELLA)
        aside |= table["hidden"].to_numpy(dtype=bool)
        # Equal scores in an order of chance, which is the same every time.
        order = np.random.default_rng(len(network)).permutation(len(network))
        named = {}
        for start in range(0, len(rows), 500):
            some = rows[start : start + 500]
            scores = score(partners, some)
            closed = (partners[some] > 0) | aside
            closed[np.arange(len(some)), some] = True
            scores = np.where(closed, -1, scores)[:, order]
            for at, row in zip(some.tolist(), scores, strict=True):
                best = np.argsort(-row, kind="stable")[:NAMED]
                least = 0 if always else np.finfo(np.float32).tiny
                named[at] = order[best[row[best] >= least]].tolist()
        return named

    return method


def _common(partners: Scores, rows: Positions) -> Scores:
    found: Scores = partners[rows] @ partners
    return found


def _adamic_adar(partners: Scores, rows: Positions) -> Scores:
    weight = 1 / np.log(np.maximum(partners.sum(axis=0), 2))
    found: Scores = (partners[rows] * weight).astype(np.float32) @ partners
    return found


def _degree(partners: Scores, rows: Positions) -> Scores:
    return np.repeat(partners.sum(axis=0)[None, :], len(rows), axis=0)


def _chance(partners: Scores, rows: Positions) -> Scores:
    size = len(rows), len(partners)
    return np.random.default_rng(int(rows.sum())).random(size, dtype=np.float32)


Method = Callable[[gw.Network, list[int]], Named]

METHODS: Final[Mapping[str, Method]] = {
    "Wijkgraaf": ours,
    "Wijkgraaf without needs": ours_without_needs,
    "common neighbours": _by_ties(_common),
    "Adamic–Adar": _by_ties(_adamic_adar),
    "preferential attachment": _by_ties(_degree, always=True),
    "random": _by_ties(_chance, always=True),
}
