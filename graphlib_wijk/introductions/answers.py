"""What became of earlier introductions, by pair: the table `kennismakingen`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from graphlib_wijk.introductions.traits import Lists, lists_of

#: Of two answers of one day the more final counts.
_FINAL: Final = ("discussed", "declined", "made")

#: Answers after which a pair is not offered again.
_CLOSED: Final = frozenset({"declined", "made"})

Pair = tuple[str, str]


def latest_answers(table: pd.DataFrame) -> Mapping[Pair, str]:
    """
    Return the answer that counts for each pair, in whatever direction it was given.

    Parameters
    ----------
    table
        Rows of the table `kennismakingen`.

    Returns
    -------
    answers
        Code of an answer by pair, the smaller id first: that of the latest day, and of one
        day the most final. An answer without a day is older than one with.
    """
    found: dict[Pair, tuple[str, int]] = {}
    columns = (table[name].tolist() for name in ("source", "target", "answer", "answered_on"))
    for one, other, answer, day in zip(*columns, strict=True):
        if answer not in _FINAL:
            continue
        pair = (min(one, other), max(one, other))
        found[pair] = max(found.get(pair, ("", -1)), (day, _FINAL.index(answer)))
    return {pair: _FINAL[rank] for pair, (_, rank) in found.items()}


def closed_pairs(ids: pd.Index, answers: Mapping[Pair, str]) -> Lists:
    """
    List for everyone with whom an introduction needs no offering any more.

    Parameters
    ----------
    ids
        Ids of the organisations; positions count along them.
    answers
        What `latest_answers` gives.

    Returns
    -------
    closed
        Both ways; pairs with somebody who is not among the ids are left out.
    """
    pairs = [pair for pair, answer in answers.items() if answer in _CLOSED]
    ends = [[pair[0] for pair in pairs], [pair[1] for pair in pairs]]
    one, other = (ids.get_indexer(pd.Index(end, dtype="str")).astype(np.int64) for end in ends)
    known = (one >= 0) & (other >= 0)
    one, other = one[known], other[known]
    return lists_of(len(ids), np.concatenate([one, other]), np.concatenate([other, one]))
