"""The fewest introductions that leave no initiative of a neighbourhood without company."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from graphlib_wijk.introductions.answers import closed_pairs, latest_answers
from graphlib_wijk.introductions.find import known_traits
from graphlib_wijk.introductions.registry import weights_of
from graphlib_wijk.introductions.scoring import Block
from graphlib_wijk.introductions.seating import LINKING, PEER, Lacking, Need, best_plan
from graphlib_wijk.introductions.traits import Traits
from graphlib_wijk.network import Network
from graphlib_wijk.network.pairs import Flags, Positions
from graphlib_wijk.vocabulary import Term

#: It takes two to meet.
FEWEST_SEATS: Final = 2

#: Why a need stays unanswered.
UNSOLVED: Final = (
    Term(
        code="nobody",
        nl="niemand bekend",
        en="nobody known",
        definition_nl="Er is in deze gegevens niemand die dit kan geven.",
        definition_en="Nobody in these data could give this.",
    ),
    Term(
        code="declined",
        nl="liever niet",
        en="declined",
        definition_nl="Met iedereen die dit kan geven is al kennisgemaakt, of iemand wilde niet.",
        definition_en="With everybody who could give this an introduction was made or declined.",
    ),
    Term(
        code="no_seat",
        nl="geen plaats aan tafel",
        en="no seat",
        definition_nl="Er zijn te weinig stoelen.",
        definition_en="There are too few seats.",
    ),
)


@dataclass(frozen=True, kw_only=True)
class FewestIntroductions:
    """
    Whom to introduce to whom, in a neighbourhood.

    Parameters
    ----------
    pairs
        One row per pair: ``organisation``, ``candidate`` (ids) and ``solves`` (tuples of an id
        and a signal).
    unsolved
        One row per need that stays: ``organisation``, ``signal`` and ``why`` (code of
        `UNSOLVED`).
    organisations
        Ids of who is at the table, in the order of the network.
    solved
        How many needs the pairs answer.
    exact
        No other plan answers more needs, and none that answers as many has fewer pairs.
    bound
        No plan answers more needs than this.
    guarantee
        ``exact``, or ``greedy``: the givers are at most H(n) times as many as necessary.
    """

    pairs: pd.DataFrame
    unsolved: pd.DataFrame
    organisations: tuple[str, ...]
    solved: int
    exact: bool
    bound: int
    guarantee: str


def fewest_introductions(
    network: Network,
    neighbourhood: str,
    seats: int | None = None,
    *,
    umbrellas: bool = False,
    answers: pd.DataFrame | None = None,
) -> FewestIntroductions:
    """
    Find a small set of introductions after which no initiative lacks a peer or a linking tie.

    Parameters
    ----------
    network
        A network, or a part of one; ties and candidates are those of the whole.
    neighbourhood
        Code, key or name of the neighbourhood.
    seats
        How many organisations fit at the table; by default as many as needed.
    umbrellas
        Count ties with national and regional umbrellas.
    answers
        What became of earlier introductions; the table `kennismakingen` of the data set by
        default. A pair that declined or has met is not used.

    Returns
    -------
    plan
        The pairs, what each solves, what stays and why. Lacking is what the signals
        `no-peer-tie` and `no-linking-tie` say, as far as is known. Without a lack no pairs.

    Raises
    ------
    UnknownPlaceError
        If no neighbourhood goes by this name, or more than one does.
    ValueError
        If `seats` is less than 2.
    """
    if seats is not None and seats < FEWEST_SEATS:
        message = f"seats must be {FEWEST_SEATS} or more, got {seats}."
        raise ValueError(message)
    whole = network.whole
    traits = known_traits(whole, umbrellas=umbrellas)
    said = latest_answers(whole.dataset.introductions if answers is None else answers)
    index = whole.organisations.index
    local = index.get_indexer(whole.in_neighbourhood(neighbourhood).subjects)
    here = local[traits.initiative[local] & traits.may_be_met[local]]
    could = _could_give(traits, here)
    closed = closed_pairs(index, said)
    givers = {
        need: frozenset(found) - frozenset(closed.of(need[0]).tolist())
        for need, found in could.items()
    }
    plan = best_plan(Lacking(givers=givers, scores=_scores(traits, givers)), seats)
    table = sorted({end for pair in plan.pairs for end in pair})
    return FewestIntroductions(
        pairs=_pairs(traits.ids, plan.pairs, frozenset(plan.solved), givers),
        unsolved=_unsolved(traits.ids, could, givers, frozenset(plan.solved)),
        organisations=tuple(traits.ids[at] for at in table),
        solved=len(plan.solved),
        exact=plan.exact,
        bound=plan.bound,
        guarantee="exact" if plan.exact else "greedy",
    )


def _could_give(traits: Traits, here: Positions) -> dict[Need, list[int]]:
    """Return who could answer each need, whatever was said of them before."""
    town = traits.municipality
    linking: Flags = traits.linking & traits.may_be_met
    could: dict[Need, list[int]] = {}
    for one in here.tolist():
        if traits.lacks[PEER][one]:
            could[one, PEER] = [other for other in here.tolist() if other != one]
        if traits.lacks[LINKING][one]:
            near = linking & ((town == town[one]) | (town < 0))
            could[one, LINKING] = np.flatnonzero(near).tolist()
    return could


def _scores(traits: Traits, givers: dict[Need, frozenset[int]]) -> dict[tuple[int, int], float]:
    rows = np.array(sorted({one for one, _ in givers}), dtype=np.int64)
    columns = np.array(sorted(frozenset().union(*givers.values())), dtype=np.int64)
    strengths = Block(traits, rows, columns).strengths
    table = np.zeros((len(rows), len(columns)))
    for code, weight in weights_of(None).items():
        table += strengths[code] * weight
    return {
        (one, other): round(float(table[row, column]), 4)
        for row, one in enumerate(rows.tolist())
        for column, other in enumerate(columns.tolist())
    }


def _pairs(
    ids: list[str],
    pairs: tuple[tuple[int, int], ...],
    solved: frozenset[Need],
    givers: dict[Need, frozenset[int]],
) -> pd.DataFrame:
    solves = [
        tuple(
            (ids[end], code)
            for end, giver in (pair, pair[::-1])
            for code in (PEER, LINKING)
            if (end, code) in solved and giver in givers[end, code]
        )
        for pair in pairs
    ]
    return pd.DataFrame(
        {
            "organisation": pd.array([ids[one] for one, _ in pairs], dtype="str"),
            "candidate": pd.array([ids[other] for _, other in pairs], dtype="str"),
            "solves": pd.Series(solves, dtype=object),
        }
    )


def _unsolved(
    ids: list[str],
    could: dict[Need, list[int]],
    givers: dict[Need, frozenset[int]],
    solved: frozenset[Need],
) -> pd.DataFrame:
    left = [need for need in could if need not in solved]
    why = [
        "nobody" if not could[need] else "no_seat" if givers[need] else "declined" for need in left
    ]
    return pd.DataFrame(
        {
            "organisation": pd.array([ids[one] for one, _ in left], dtype="str"),
            "signal": pd.array([code for _, code in left], dtype="str"),
            "why": pd.array(why, dtype="str"),
        }
    )
