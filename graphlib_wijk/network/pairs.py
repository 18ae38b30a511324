"""
Statements folded into pairs: which two organisations are tied, and on whose word.

Works on integer positions and whole columns, so that a country costs no more than a
table scan. The NetworkX graphs and the standings are both built on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import contains
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
    organisation about itself. `first_said` and `second_said` tell which end named the other;
    `confirmation` is a position in `CONFIRMATION_CODES`.
    """

    first: Positions
    second: Positions
    of_tie: Positions
    first_said: Flags
    second_said: Flags
    confirmation: Positions

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.first)

    def among(self, place: Positions) -> Pairs:
        """
        Take the pairs between some of the organisations.

        Parameters
        ----------
        place
            For each organisation its position among those, in the same order; -1 for others.

        Returns
        -------
        pairs
            The pairs both of whose ends are among them, and their statements.
        """
        kept = (place[self.first] >= 0) & (place[self.second] >= 0)
        number = np.where(kept, np.cumsum(kept) - 1, -1)
        told = (self.of_tie >= 0) & (number[self.of_tie] >= 0)
        return Pairs(
            first=place[self.first[kept]],
            second=place[self.second[kept]],
            of_tie=number[self.of_tie[told]],
            first_said=self.first_said[kept],
            second_said=self.second_said[kept],
            confirmation=self.confirmation[kept],
        )


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
    source, target = _positions(ids, ties["source"]), _positions(ids, ties["target"])
    low, high = np.minimum(source, target), np.maximum(source, target)
    proper = (low != high) & (low >= 0)
    keys = low * np.int64(len(ids)) + high
    unique, inverse = np.unique(keys[proper], return_inverse=True)
    of_tie = np.full(len(ties), -1, dtype=np.int64)
    of_tie[proper] = inverse
    size = max(len(ids), 1)
    first, second = unique // size, unique % size
    by_source, by_target = _said(ties, "source"), _said(ties, "target")
    first_said, second_said = np.zeros((2, len(first)), dtype=bool)
    first_said[of_tie[proper & np.where(source == low, by_source, by_target)]] = True
    second_said[of_tie[proper & np.where(source == low, by_target, by_source)]] = True
    return Pairs(
        first=first,
        second=second,
        of_tie=of_tie,
        first_said=first_said,
        second_said=second_said,
        confirmation=_confirmation(first_said, second_said, asked[first], asked[second]),
    )


def _positions(ids: pd.Index, names: pd.Series) -> Positions:
    """Position of each name among the ids, -1 for none; each different name is looked up once."""
    codes, different = pd.factorize(names, use_na_sentinel=False)
    found: Positions = ids.get_indexer(pd.Index(different)).astype(np.int64)
    return found[codes]


def _said(ties: pd.DataFrame, end: str) -> Flags:
    """For each statement: is this end among those who said so."""
    said = map(contains, ties["reported_by"].tolist(), ties[end].tolist())
    return np.fromiter(said, bool, len(ties))


def _confirmation(
    first_said: Flags, second_said: Flags, first_asked: Flags, second_asked: Flags
) -> Positions:
    other_asked = np.where(first_said, second_asked, first_asked)
    return np.select(
        [first_said & second_said, ~(first_said | second_said), other_asked],
        [CONFIRMED, UNKNOWN_WORD, ONE_SIDED],
        NOT_CONFIRMABLE,
    ).astype(np.int64)
