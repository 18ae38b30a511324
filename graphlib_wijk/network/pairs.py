"""
Statements folded into pairs: which two organisations are tied, and on whose word.

Works on integer positions and whole columns, so that a country costs no more than a
table scan. The NetworkX graphs and the standings are both built on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from graphlib_wijk.vocabulary import CONFIRMATIONS, codes

Positions = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

CONFIRMATION_CODES: Final = codes(CONFIRMATIONS)
CONFIRMED, ONE_SIDED, NOT_CONFIRMABLE, UNKNOWN_WORD = range(4)


@dataclass(frozen=True)
class Pairs:
    """
    Every pair of different organisations that have a tie.

    `first` and `second` are positions of organisations, ``first < second``, ordered and
    without repetition. `of_tie` gives the pair of each statement, -1 for a statement of an
    organisation about itself. `confirmation` is a position in `CONFIRMATION_CODES`.
    """

    first: Positions
    second: Positions
    of_tie: Positions
    confirmation: Positions

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.first)


def pairs_of(ids: pd.Index, ties: pd.DataFrame, asked: Flags) -> Pairs:
    """
    Fold statements into pairs.

    Parameters
    ----------
    ids
        Ids of the organisations; positions count along them.
    ties
        Statements with the columns ``source``, ``target`` and ``reported_by``.
    asked
        For each organisation, whether it was asked about its ties.

    Returns
    -------
    pairs
        The pairs; empty without ties. A statement of an organisation about itself makes
        no pair.

    Notes
    -----
    A pair is *confirmed* when both ends named it, in whatever kind of tie; *one-sided* when
    one end did and the other was asked; *not confirmable* when the other was not asked;
    *unknown* when neither end's own word is recorded. What a third party says is not the
    word of an end. The classes follow Lee and Butts (2018), "Mutual assent or unilateral
    nomination?", with "the other end was never asked" told apart.
    """
    source = ids.get_indexer(pd.Index(ties["source"])).astype(np.int64)
    target = ids.get_indexer(pd.Index(ties["target"])).astype(np.int64)
    low, high = np.minimum(source, target), np.maximum(source, target)
    proper = (low != high) & (low >= 0)
    keys = low * np.int64(len(ids)) + high
    unique, inverse = np.unique(keys[proper], return_inverse=True)
    of_tie = np.full(len(ties), -1, dtype=np.int64)
    of_tie[proper] = inverse
    size = max(len(ids), 1)
    first, second = unique // size, unique % size
    first_said, second_said = _said(ids, ties["reported_by"], of_tie, first, second)
    return Pairs(
        first=first,
        second=second,
        of_tie=of_tie,
        confirmation=_confirmation(first_said, second_said, asked[first], asked[second]),
    )


def _said(
    ids: pd.Index, reported_by: pd.Series, of_tie: Positions, first: Positions, second: Positions
) -> tuple[Flags, Flags]:
    """For each pair: did its first end name it, did its second."""
    words = pd.Series(reported_by.to_numpy(), index=of_tie).explode().dropna()
    words = words[words.index >= 0]
    pair = words.index.to_numpy(dtype=np.int64)
    reporter = ids.get_indexer(pd.Index(words))
    first_said, second_said = np.zeros(len(first), dtype=bool), np.zeros(len(first), dtype=bool)
    first_said[pair[reporter == first[pair]]] = True
    second_said[pair[reporter == second[pair]]] = True
    return first_said, second_said


def _confirmation(
    first_said: Flags, second_said: Flags, first_asked: Flags, second_asked: Flags
) -> Positions:
    other_asked = np.where(first_said, second_asked, first_asked)
    return np.select(
        [first_said & second_said, ~(first_said | second_said), other_asked],
        [CONFIRMED, UNKNOWN_WORD, ONE_SIDED],
        NOT_CONFIRMABLE,
    ).astype(np.int64)
