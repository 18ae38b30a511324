"""Who said that there is a tie, where that is written as one end of its row, or as both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from graphlib_wijk.reading.pooled import Codes, Flags, Pooled
from graphlib_wijk.reading.text_pool import TextPool
from graphlib_wijk.reading.word_lists import WordLists

#: What may stand between two words; in an end it would make two of it.
_SEPARATORS: Final = (b"|", b";", b",")
_BETWEEN: Final = "|"

_Words = Pooled[tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Said:
    """
    Who said so, row by row, as far as the texts tell it.

    Parameters
    ----------
    by_source, by_target
        For each row whether that end is all, or one half, of what is written.
    left
        Positions of the rows in which something else is written.
    words
        The words of these rows.
    """

    by_source: Flags
    by_target: Flags
    left: Codes
    words: _Words


def plainly_said(words: _Words, source: Pooled[str], target: Pooled[str]) -> Said:
    """
    Compare what is written about who said so with the ends of each row.

    Parameters
    ----------
    words
        For each row the words about who said so.
    source, target
        For each row what is written at its ends.

    Returns
    -------
    said
        A word is compared as it is written. Every row is left when the texts are not packed,
        and when an end may hold a sign that separates words.
    """
    lists = words.pool
    one, other = _cells(source), _cells(target)
    if (
        not isinstance(lists, WordLists)
        or one is None
        or other is None
        or _may_separate(one, other)
    ):
        none = np.zeros(len(words), dtype=bool)
        return Said(by_source=none, by_target=none, left=np.arange(len(words)), words=words)
    texts = _packed(lists.texts, words.codes)
    by_source, by_target = _equal(texts, one), _equal(texts, other)
    left = np.flatnonzero(~(by_source | by_target) & (texts.lengths > 0))
    for first, second in ((one, other), (other, one)):
        both = _equal(texts.taken(left), _joined(first.taken(left), second.taken(left)))
        by_source[left[both]] = by_target[left[both]] = True
        left = left[~both]
    return Said(
        by_source=by_source,
        by_target=by_target,
        left=left,
        words=Pooled(lists.taken(words.codes[left]), np.arange(len(left))),
    )


def _cells(column: Pooled[str]) -> TextPool | None:
    checked = column.to_check()
    if not isinstance(checked.pool, TextPool):
        return None
    return _packed(checked.pool, checked.codes)


def _packed(pool: TextPool, codes: Codes) -> TextPool:
    """Return the text of each row; without copying when each row has its own in the pool."""
    if len(codes) == len(pool) and (codes == np.arange(len(pool))).all():
        return pool
    return pool.taken(codes)


def _may_separate(*texts: TextPool) -> bool:
    return any(of_end.holds(sign) for of_end in texts for sign in _SEPARATORS)


def _equal(texts: TextPool, others: TextPool) -> Flags:
    equal: Any = pc.equal(texts.packed, others.packed)
    flags: Flags = equal.to_numpy(zero_copy_only=False)
    # What comes from Arrow may not be written in.
    return flags.copy()


def _joined(ones: TextPool, others: TextPool) -> TextPool:
    between = pa.scalar(_BETWEEN, type=pa.large_string())
    return TextPool(pc.binary_join_element_wise(ones.packed, others.packed, between))
