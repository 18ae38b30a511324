"""Lists of words that are only made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Final, overload

import numpy as np

from graphlib_wijk.reading.pooled import Codes
from graphlib_wijk.reading.text_pool import TextPool

_BETWEEN: Final = "|"
#: What may separate words too where there is no bar.
_OTHERS: Final = b";"


class WordLists(Sequence[tuple[str, ...]]):
    """
    The lists of words that some texts stand for.

    Parameters
    ----------
    texts
        The texts; they stay at hand as an attribute of this name.
    split
        From a text to its words, at bars or other signs.
    """

    def __init__(self, texts: TextPool, split: Callable[[str], tuple[str, ...]]) -> None:
        self.texts = texts
        self._split = split

    def __len__(self) -> int:
        """Return the number of lists."""
        return len(self.texts)

    @overload
    def __getitem__(self, at: int) -> tuple[str, ...]: ...

    @overload
    def __getitem__(self, at: slice) -> list[tuple[str, ...]]: ...

    def __getitem__(self, at: int | slice) -> tuple[str, ...] | list[tuple[str, ...]]:
        """Return one list, or some."""
        return self.lists[at]

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        """Go through the lists."""
        return iter(self.lists)

    @cached_property
    def lists(self) -> list[tuple[str, ...]]:
        """The lists as tuples."""
        return list(map(self._split, self.texts))

    def taken(self, rows: Codes) -> WordLists:
        """
        Take some of the lists.

        Parameters
        ----------
        rows
            Their positions.

        Returns
        -------
        taken
            As many lists, in that order.
        """
        return WordLists(self.texts.taken(rows), self._split)

    def holds(self, sign: bytes) -> bool:
        """
        Tell whether any of the texts holds a sign.

        Parameters
        ----------
        sign
            One byte.

        Returns
        -------
        holds
            False when there are no texts.
        """
        return self.texts.holds(sign)

    def words(self) -> tuple[TextPool, Codes] | None:
        """
        Return all words packed together, where they are plainly separated by bars.

        Returns
        -------
        words
            The words of all lists, one list after the other; a word may be repeated.
        counts
            For each list how many words it has.
        """
        import pyarrow.compute as pc

        if self.holds(_OTHERS):
            return None
        parts = pc.split_pattern(self.texts.packed, _BETWEEN)
        words = TextPool(parts.flatten())
        if len(words.odd):
            return None
        filled = words.lengths > 0
        ends = parts.offsets.to_numpy()
        upto = np.concatenate([[0], np.cumsum(filled)])
        packed = words.packed if filled.all() else words.packed.filter(filled)
        return TextPool(packed), np.diff(upto[ends - ends[0]])
