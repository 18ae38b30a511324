"""
Whom an organisation might want to meet, and why.

Near comes first: candidates are of the same municipality, or of none. Only who has few others
near by is also offered who is elsewhere: initiatives, to learn from, and whom a contact knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import pandas as pd

from graphlib_wijk.introductions.answers import Pair as Ids
from graphlib_wijk.introductions.answers import closed_pairs, latest_answers
from graphlib_wijk.introductions.reasons import Pair
from graphlib_wijk.introductions.registry import REASONS, weights_of
from graphlib_wijk.introductions.scoring import Block
from graphlib_wijk.introductions.traits import Lists, Traits, traits_of
from graphlib_wijk.network import Network, UnknownOrganisationError
from graphlib_wijk.network.pairs import Flags, Positions

#: With so many candidates near by there is no need to look elsewhere.
ENOUGH_NEAR: Final = 10
#: So many pairs are scored at once.
_PAIRS_AT_ONCE: Final = 1_000_000
_DIGITS: Final = 4

Scores = npt.NDArray[np.float64]


def introductions(
    network: Network,
    for_: str | Iterable[str] | None = None,
    limit: int = 5,
    *,
    umbrellas: bool = False,
    weights: Mapping[str, float] | None = None,
    answers: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """
    Suggest whom an organisation might want to meet, with the reasons.

    Parameters
    ----------
    network
        A network, or a part of one; candidates come from the whole.
    for_
        Id of an organisation, or several; by default every initiative that `network` is about
        and that may be shown.
    limit
        How many candidates at most for each.
    umbrellas
        Count ties with national and regional umbrellas, as contacts too.
    weights
        Weights by code of a reason that replace those of `REASONS`.
    answers
        What became of earlier introductions; the table `kennismakingen` of the data set by
        default. A pair that declined or has met is not offered again.

    Returns
    -------
    introductions
        One row per organisation and candidate, the best first. Columns: ``organisation`` and
        ``candidate`` (ids), ``score``, ``reasons`` (tuples of a code of `REASONS` and what
        stands in its gaps, the heaviest first), ``answer`` (``discussed``, or empty) and
        ``unknown`` (codes of `UNKNOWNS`: what is not known of the organisation itself). Who is
        a partner already, hidden, an umbrella or a partnership is no candidate, nor is anybody
        without a reason that counts by itself. Without candidates no rows;
        `introduction_coverage` says what is not known.

    Raises
    ------
    UnknownOrganisationError
        If an id is not in the whole network.
    ValueError
        If `limit` is less than 1, or a weight is unknown or out of its bounds.

    Notes
    -----
    Equal scores stay in the order of the network. A score is no grade of anybody: it only
    orders the candidates of one organisation.
    """
    if limit < 1:
        message = f"limit must be 1 or more, got {limit}."
        raise ValueError(message)
    whole = network.whole
    known = latest_answers(whole.dataset.introductions if answers is None else answers)
    search = _Search(
        traits=known_traits(whole, umbrellas=umbrellas),
        weights=weights_of(weights),
        answers=known,
        closed=closed_pairs(whole.organisations.index, known),
        limit=limit,
    )
    subjects = _subjects(network, search.traits, for_)
    rows = {row[0]: row[1] for block in search.blocks(subjects) for row in search.found(block)}
    return _frame(search, [(at, found) for at in subjects.tolist() for found in rows[at]])


def known_traits(network: Network, *, umbrellas: bool) -> Traits:
    """
    Return what is known of everybody, gathered once per network.

    Parameters
    ----------
    network
        A whole network.
    umbrellas
        Count ties with national and regional umbrellas.

    Returns
    -------
    traits
        Kept for as long as the network is; not to be changed.
    """
    known = _TRAITS.setdefault(network, {})
    if umbrellas not in known:
        known[umbrellas] = traits_of(network, umbrellas=umbrellas)
    return known[umbrellas]


_TRAITS: WeakKeyDictionary[Network, dict[bool, Traits]] = WeakKeyDictionary()


def introduction_coverage(
    network: Network, for_: str | Iterable[str] | None = None
) -> pd.DataFrame:
    """
    Say what is known and not known of organisations that introductions are sought for.

    Parameters
    ----------
    network
        A network, or a part of one.
    for_
        Id of an organisation, or several; by default the same as for `introductions`.

    Returns
    -------
    coverage
        Index ``organisation`` (id). Columns: ``unknown`` (codes of `UNKNOWNS`, empty when all
        is known), ``asked`` (bool) and ``near`` (how many others that could be met are of its
        municipality; missing where that is unknown).

    Raises
    ------
    UnknownOrganisationError
        If an id is not in the whole network.
    """
    traits = known_traits(network.whole, umbrellas=False)
    subjects = _subjects(network, traits, for_)
    near, placed = _near(traits)[subjects], traits.municipality[subjects] >= 0
    return pd.DataFrame(
        {
            "unknown": pd.Series(_unknown(traits, subjects), dtype=object).array,
            "asked": ~traits.unknown["own_view"][subjects],
            "near": pd.Series(near, dtype="Int64").where(pd.Series(placed)).array,
        },
        index=network.whole.organisations.index[subjects].rename("organisation"),
    )


def _subjects(network: Network, traits: Traits, for_: str | Iterable[str] | None) -> Positions:
    index = network.whole.organisations.index
    if for_ is None:
        own = index.get_indexer(network.subjects)
        return own[traits.initiative[own] & traits.may_be_met[own]]
    wanted = [for_] if isinstance(for_, str) else list(dict.fromkeys(for_))
    found: Positions = index.get_indexer(pd.Index(wanted, dtype="str")).astype(np.int64)
    if (found < 0).any():
        raise UnknownOrganisationError(wanted[int(np.flatnonzero(found < 0)[0])])
    return found


def _near(traits: Traits) -> Positions:
    """Count the others of each organisation's municipality that could be met."""
    placed = traits.municipality >= 0
    met = traits.municipality[placed & traits.may_be_met]
    towns = np.bincount(met, minlength=len(traits.places.municipalities))
    near = np.zeros(len(traits), dtype=np.int64)
    near[placed] = towns[traits.municipality[placed]]
    return near - (placed & traits.may_be_met)


def _unknown(traits: Traits, positions: Positions) -> list[tuple[str, ...]]:
    return [
        tuple(code for code, flags in traits.unknown.items() if flags[at])
        for at in positions.tolist()
    ]


@dataclass(frozen=True, kw_only=True)
class _Found:
    """A candidate and why."""

    candidate: int
    score: float
    reasons: tuple[Any, ...]


@dataclass(frozen=True, kw_only=True)
class _Search:
    """What is sought, and what everybody knows."""

    traits: Traits
    weights: Mapping[str, float]
    answers: Mapping[Ids, str]
    closed: Lists
    limit: int

    def answer(self, one: int, other: int) -> str:
        """What became of this pair; empty for nothing."""
        ids = self.traits.ids
        return self.answers.get((min(ids[one], ids[other]), max(ids[one], ids[other])), "")

    def blocks(self, subjects: Positions) -> Iterator[Block]:
        """Give the subjects town by town, each with the candidates that could be theirs."""
        traits, near = self.traits, _near(self.traits)
        towns = traits.municipality[subjects]
        lonely = near[subjects] < ENOUGH_NEAR
        groups: dict[tuple[int, bool], list[int]] = {}
        for at, town, few in zip(subjects.tolist(), towns.tolist(), lonely.tolist(), strict=True):
            groups.setdefault((town, few and town >= 0), []).append(at)
        for (town, few), members in groups.items():
            rows = np.array(members, dtype=np.int64)
            columns = np.flatnonzero(self._candidates(rows, town, few=few))
            step = max(_PAIRS_AT_ONCE // max(len(columns), 1), 1)
            for start in range(0, len(rows), step):
                yield Block(traits, rows[start : start + step], columns)

    def _candidates(self, rows: Positions, town: int, *, few: bool) -> Flags:
        traits, partners = self.traits, self.traits.contacts.partners
        if town < 0:
            return traits.may_be_met
        wanted = (traits.municipality == town) | (traits.municipality < 0)
        if few:
            wanted |= traits.initiative
            wanted[partners.of_many(np.unique(partners.of_many(rows)[1]))[1]] = True
        candidates: Flags = wanted & traits.may_be_met
        return candidates

    def found(self, block: Block) -> Iterator[tuple[int, list[_Found]]]:
        """Give each organisation of a block with its candidates, the best first."""
        parts = {
            code: block.strengths[code].astype(np.float64) * weight
            for code, weight in self.weights.items()
            if weight > 0
        }
        scores = np.zeros((len(block.rows), len(block.columns)))
        for part in parts.values():
            scores += part
        enough = [part > 0 for code, part in parts.items() if REASONS[code].by_itself]
        offered = self._open(block) & np.logical_or.reduce(enough) if enough else False
        scores = np.round(scores, _DIGITS) * offered
        for row, at in enumerate(block.rows.tolist()):
            best = _best(scores[row], self.limit)
            yield at, [self._told(block, parts, scores, (row, one)) for one in best.tolist()]

    def _told(
        self, block: Block, parts: Mapping[str, Scores], scores: Scores, at: tuple[int, int]
    ) -> _Found:
        pair = Pair(block, *at)
        reasons = pair.reasons({code: float(part[at]) for code, part in parts.items()})
        return _Found(candidate=pair.other, score=float(scores[at]), reasons=reasons)

    def _open(self, block: Block) -> Flags:
        """Tell which pairs may be offered."""
        traits = self.traits
        few = _near(traits)[block.rows] < ENOUGH_NEAR
        elsewhere = traits.initiative[block.columns] | (block.contacts > 0)
        may = block.within_reach | (few[:, None] & elsewhere)
        for lists in (traits.partners, self.closed):
            row, other = lists.of_many(block.rows)
            column = block.column_of[other]
            may[row[column >= 0], column[column >= 0]] = False
        may &= block.rows[:, None] != block.columns
        return may


def _best(scores: Scores, limit: int) -> Positions:
    """Return where the highest scores above zero are, equal ones in their order."""
    offered = np.flatnonzero(scores > 0)
    if len(offered) > limit:
        least = np.partition(scores[offered], -limit)[-limit]
        offered = offered[scores[offered] >= least]
    best: Positions = offered[np.argsort(-scores[offered], kind="stable")[:limit]]
    return best


def _frame(search: _Search, rows: list[tuple[int, _Found]]) -> pd.DataFrame:
    ids, traits = search.traits.ids, search.traits
    told = [(at, found, search.answer(at, found.candidate)) for at, found in rows]
    subjects = np.array([at for at, _ in rows], dtype=np.int64)
    return pd.DataFrame(
        {
            "organisation": pd.array([ids[at] for at, _, _ in told], dtype="str"),
            "candidate": pd.array([ids[found.candidate] for _, found, _ in told], dtype="str"),
            "score": np.array([found.score for _, found, _ in told], dtype=np.float64),
            "reasons": pd.Series([found.reasons for _, found, _ in told], dtype=object),
            "answer": pd.array([answer for _, _, answer in told], dtype="str"),
            "unknown": pd.Series(_unknown(traits, subjects), dtype=object),
        }
    )
