"""Who is meant: an id or an exact name → an organisation, or the names that come near."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

import numpy as np

from graphlib_wijk.reading.pooled import Codes
from graphlib_wijk.reading.text_pool import TextPool
from graphlib_wijk.vocabulary import fold

_MOST_NAMES: Final = 3
_MOST_COMPARED: Final = 50
_MOST_COUNTED: Final = 2_000


class Directory:
    """
    The organisations of a data set, to look up who is meant.

    Parameters
    ----------
    ids
        Id of each organisation.
    names
        Name of each organisation, in the same order.
    complete
        False when the table of organisations could not be read to its end.
    """

    def __init__(self, ids: Sequence[str], names: Iterable[str], *, complete: bool) -> None:
        self.complete = complete
        self.ids = ids
        self._names = names

    @cached_property
    def position_of(self) -> Mapping[str, int]:
        """For each id its position among `ids`."""
        return {organisation: at for at, organisation in enumerate(self.ids)}

    def positions(self, texts: Sequence[str]) -> Codes:
        """
        Look up ids.

        Parameters
        ----------
        texts
            Texts that may be ids.

        Returns
        -------
        positions
            For each text its position among `ids`; -1 for a text that is no id.
        """
        if isinstance(texts, TextPool) and isinstance(self.ids, TextPool):
            return texts.positions_in(self.ids)
        find = self.position_of.get
        return np.fromiter((find(text, -1) for text in texts), dtype=np.int64, count=len(texts))

    def matches(self, text: str) -> tuple[str, ...]:
        """
        Return whom a text can mean: the bearer of the id, else all bearers of the name.

        Parameters
        ----------
        text
            An id or a name.

        Returns
        -------
        ids
            Empty when nobody bears it; more than one when several share the name.
        """
        if text in self.position_of:
            return (text,)
        return tuple(self._by_name.get(text, ()))

    def nearest(self, text: str) -> tuple[str, ...]:
        """
        Return what may have been meant by a text that nobody bears.

        Parameters
        ----------
        text
            A misspelt name or id.

        Returns
        -------
        names
            At most three names or ids, the nearest first; empty when none comes near.
        """
        word = fold(text)
        # The rarest pieces tell most; those of "Stichting" would bring everybody in.
        bearers = sorted(
            (self._with_piece.get(piece, []) for piece in sorted(_pieces(word))), key=len
        )
        shared: Counter[int] = Counter()
        for of_piece in bearers:
            if shared.total() < _MOST_COUNTED:
                shared.update(of_piece)
        candidates = [self._spellings[at] for at, _ in shared.most_common(_MOST_COMPARED)]
        spelling_of = {fold(spelling): spelling for spelling in reversed(candidates)}
        near = difflib.get_close_matches(word, list(spelling_of), n=_MOST_NAMES)
        return tuple(spelling_of[folded] for folded in near)

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[str]]:
        bearers: defaultdict[str, list[str]] = defaultdict(list)
        for organisation, name in zip(self.ids, self._names, strict=True):
            bearers[name].append(organisation)
        return bearers

    @cached_property
    def _spellings(self) -> list[str]:
        # An id made from the name is as near as the name itself and says less.
        names = dict.fromkeys(self._by_name)
        folded = {fold(name) for name in names}
        given = (i for i in sorted(self.ids) if fold(i.split("--")[0]) not in folded)
        return [*names, *given]

    @cached_property
    def _with_piece(self) -> dict[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, spelling in enumerate(self._spellings):
            for piece in _pieces(fold(spelling)):
                found[piece].append(at)
        return found


def _pieces(word: str) -> set[str]:
    """Cut a word into runs of three letters, its edges included."""
    edged = f" {word} "
    return {edged[at : at + 3] for at in range(len(edged) - 2)}
