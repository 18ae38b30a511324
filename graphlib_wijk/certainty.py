"""
How sure are we: coverage, and whether a conclusion survives if some answers had been missing.

A number about a network says little when few were asked. The badge has three levels, and the
check drops answers at random, with a fixed seed, and counts in how many cases the conclusion
stays the same.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import igraph
import numpy as np
import pandas as pd

from graphlib_wijk.network import Network
from graphlib_wijk.network.pairs import Flags, Positions
from graphlib_wijk.vocabulary import (
    INITIATIVE_KINDS,
    LINKING_KINDS,
    PARTNERSHIP,
    UMBRELLA,
    Term,
)

#: Numbers of areas of this level are not set side by side.
NOT_COMPARED: Final = "talk"

#: The badge: level, and the coverage from which it holds. There is no cut-off in the
#: literature (Smith and Moody 2013); these are conventions, stated wherever they are used.
LEVELS: Final = (
    (
        0.8,
        Term(
            code="good",
            nl="goed bruikbaar",
            en="good to use",
            definition_nl="Ten minste vier van de vijf organisaties zijn bevraagd.",
            definition_en="At least four in five organisations were asked.",
        ),
    ),
    (
        0.5,
        Term(
            code="careful",
            nl="voorzichtig lezen",
            en="read with care",
            definition_nl="Meer dan de helft is bevraagd. Vergelijk met beleid.",
            definition_en="More than half were asked. Compare with care.",
        ),
    ),
    (
        0.0,
        Term(
            code="talk",
            nl="alleen als gesprek",
            en="for talking only",
            definition_nl="Minder dan de helft is bevraagd. Vergelijk niet; vraag eerst.",
            definition_en="Fewer than half were asked. Do not compare; ask first.",
        ),
    ),
)

TIMES: Final = 200
DROPPED: Final = 0.2
SEED: Final = 20261122
#: More organisations than this, and 200 times the shortest paths of all take minutes.
MOST_FOR_BROKER: Final = 500
#: How far a share may move and still be the same conclusion: ten percentage points.
SHARE_MARGIN: Final = 0.1
_REAL: Final = 1e-9


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """
    How many of the organisations that can be asked were asked.

    `share` is NaN when there are none, and the level is then the lowest.
    """

    asked: int
    askable: int
    share: float
    level: str


@dataclass(frozen=True, kw_only=True)
class Robustness:
    """
    In how many of `times` cases a conclusion held, with part of the answers dropped.

    `conclusion` is a code of `CONCLUSIONS`, `value` what it says of the data as they are: an
    id for ``broker``, a number for the others.
    """

    conclusion: str
    value: str | float
    holds: int
    times: int


def coverage(network: Network) -> Coverage:
    """
    Count how many organisations were asked.

    Parameters
    ----------
    network
        A network, or a part of one; counted are its `subjects`.

    Returns
    -------
    coverage
        Partnerships and umbrellas cannot be asked and are not counted.
    """
    table = network.organisations.loc[network.subjects]
    askable = ~table["kind"].isin([PARTNERSHIP, UMBRELLA])
    asked = int(network.whole.asked.loc[table.index[askable]].sum())
    total = int(askable.sum())
    share = asked / total if total else math.nan
    return Coverage(asked=asked, askable=total, share=share, level=level_of(share))


def level_of(share: float) -> str:
    """
    Tell how far a share of organisations that were asked allows conclusions.

    Parameters
    ----------
    share
        From 0 to 1; NaN where nobody can be asked.

    Returns
    -------
    level
        Code of one of `LEVELS`; the lowest for NaN.

    Examples
    --------
    >>> level_of(0.8), level_of(0.79), level_of(float("nan"))
    ('good', 'careful', 'talk')
    """
    return next((term.code for least, term in LEVELS if share >= least), LEVELS[-1][1].code)


def robustness(
    network: Network,
    *,
    umbrellas: bool = False,
    times: int = TIMES,
    dropped: float = DROPPED,
    seed: int = SEED,
) -> tuple[Robustness, ...]:
    """
    Check whether conclusions survive if some answers had been missing.

    Each time a share of the organisations that were asked is taken to have given no answer:
    what only they said is left out. Ties that a source named stay.

    Parameters
    ----------
    network
        A network or a part of one, best with partners.
    umbrellas
        Count ties with national and regional umbrellas.
    times
        How often to drop answers.
    dropped
        Share of the answers to drop each time, above 0 and below 1; at least one is dropped.
    seed
        Seed of the chance; the same seed gives the same outcome.

    Returns
    -------
    outcomes
        One per conclusion that can be drawn from the data. ``broker``: the organisation on
        most shortest paths stays the same; only up to `MOST_FOR_BROKER` organisations.
        ``no-linking-tie``: the share of initiatives without a tie with an institution moves
        at most ten percentage points. ``ei-index``: ties between the two worlds stay in the
        majority, or in the minority. Nothing is concluded, and nothing is returned, where
        nobody was asked.

    Raises
    ------
    ValueError
        If `dropped` is not between 0 and 1, or `times` is below 1.

    Notes
    -----
    Dropping nominations follows the practice of studies of missing network data: Smith and
    Moody (2013), Structural effects of network sampling coverage, Social Networks 35(4).
    """
    if not 0 < dropped < 1 or times < 1:
        message = f"dropped must be between 0 and 1 and times at least 1, got {dropped}, {times}."
        raise ValueError(message)
    words = _Words.of(network, umbrellas=umbrellas)
    if not len(words.speakers):
        return ()
    chance = np.random.default_rng(seed)
    kept = [words.kept(silent) for silent in words.draws(chance, times, dropped)]
    everything = np.ones(len(words.first), dtype=bool)
    found = []
    for code, (conclude, same) in CONCLUSIONS.items():
        value = conclude(words, everything)
        if value is None:
            continue
        outcomes = [conclude(words, ties) for ties in kept]
        holds = sum(outcome is not None and same(value, outcome) for outcome in outcomes)
        shown = words.ids[int(value)] if code == "broker" else value
        found.append(Robustness(conclusion=code, value=shown, holds=holds, times=times))
    return tuple(found)


@dataclass(frozen=True)
class _Words:
    """Who said which tie, in positions, ready to be dropped."""

    ids: list[str]
    first: Positions
    second: Positions
    sourced: Flags
    said_tie: Positions
    said_by: Positions
    speakers: Positions
    table: Flags
    linking: Flags
    initiative: Flags
    world: np.ndarray
    own: Flags

    @classmethod
    def of(cls, network: Network, *, umbrellas: bool) -> _Words:
        """Take what is needed from a network."""
        part = network if umbrellas else network.without_umbrellas()
        organisations, pairs, ties = part.organisations, part.pairs, part.ties
        index = organisations.index
        said = pd.Series(ties["reported_by"].to_numpy(), index=pairs.of_tie)
        alone = said.map(len).to_numpy() == 0
        sourced = np.zeros(len(pairs), dtype=bool)
        sourced[pairs.of_tie[alone]] = True
        words = said.explode().dropna()
        subject = np.zeros(len(index), dtype=bool)
        subject[index.get_indexer(part.subjects)] = True
        kind = organisations["kind"]
        return cls(
            ids=[str(name) for name in index],
            first=pairs.first,
            second=pairs.second,
            sourced=sourced,
            said_tie=words.index.to_numpy(dtype=np.int64),
            said_by=index.get_indexer(pd.Index(words)).astype(np.int64),
            speakers=np.flatnonzero(part.asked.to_numpy(dtype=bool)),
            table=part.kind_is(PARTNERSHIP),
            linking=kind.isin(LINKING_KINDS).to_numpy(dtype=bool),
            initiative=kind.isin(INITIATIVE_KINDS).to_numpy(dtype=bool) & subject,
            world=organisations["world"].to_numpy(dtype=object),
            own=subject,
        )

    def draws(self, chance: np.random.Generator, times: int, dropped: float) -> list[Flags]:
        """Draw each time who is taken to have given no answer."""
        number = max(1, round(dropped * len(self.speakers)))
        draws = []
        for _ in range(times):
            silent = np.zeros(len(self.ids), dtype=bool)
            silent[chance.choice(self.speakers, size=number, replace=False)] = True
            draws.append(silent)
        return draws

    def kept(self, silent: Flags) -> Flags:
        """Tell which pairs are left when some give no answer."""
        left = self.sourced.copy()
        left[self.said_tie[~silent[self.said_by]]] = True
        return left


def _broker(words: _Words, ties: Flags) -> float | None:
    """Position of the organisation on most shortest paths; None when none stands out."""
    if len(words.ids) > MOST_FOR_BROKER:
        return None
    edges = np.column_stack([words.first[ties], words.second[ties]])
    between = np.asarray(igraph.Graph(n=len(words.ids), edges=edges).betweenness())
    between[words.table] = 0.0
    best = int(between.argmax()) if len(between) else 0
    runners = np.delete(between, best)
    if not len(between) or between[best] <= (runners.max() if len(runners) else 0.0) + _REAL:
        return None
    return float(best)


def _without_linking_tie(words: _Words, ties: Flags) -> float | None:
    """Share of initiatives without a partner at an institution; None without initiatives."""
    if not words.initiative.any():
        return None
    first, second = words.first[ties], words.second[ties]
    near = words.linking.copy()
    for one, other in ((first, second), (second, first)):
        near[one[words.table[one] & words.linking[other]]] = True
    linked = np.zeros(len(words.ids), dtype=bool)
    linked[first[near[second]]] = True
    linked[second[near[first]]] = True
    return float(1 - linked[words.initiative].mean())


def _ei(words: _Words, ties: Flags) -> float | None:
    """
    E-I index between lifeworld and system world; None without ties within or between.

    As in `measures`, only ties between those the network is about count, not ties with partners
    from elsewhere.
    """
    first, second = words.first[ties], words.second[ties]
    one, other = words.world[first], words.world[second]
    known = np.isin(one, ("lifeworld", "system")) & np.isin(other, ("lifeworld", "system"))
    known &= words.own[first] & words.own[second]
    if not known.any():
        return None
    external = float((one[known] != other[known]).mean())
    return 2 * external - 1


def _is_same(value: float, outcome: float) -> bool:
    return value == outcome


def _is_near(value: float, outcome: float) -> bool:
    return abs(value - outcome) <= SHARE_MARGIN + _REAL


def _has_same_sign(value: float, outcome: float) -> bool:
    return bool(np.sign(value) == np.sign(outcome))


#: What is concluded, and when a conclusion is the same.
CONCLUSIONS: Final[
    Mapping[
        str,
        tuple[Callable[[_Words, Flags], float | None], Callable[[float, float], bool]],
    ]
] = {
    "broker": (_broker, _is_same),
    "no-linking-tie": (_without_linking_tie, _is_near),
    "ei-index": (_ei, _has_same_sign),
}
