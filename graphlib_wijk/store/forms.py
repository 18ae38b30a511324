"""
What people write beside the data while they prepare a meeting: plain values, each of one form.

Nothing of it is in a version: an import or a correction leaves it as it is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphlib_wijk.store.fitting import are_texts, fits
from graphlib_wijk.tables import AGREEMENTS, INTRODUCTIONS, Table


@dataclass(frozen=True, kw_only=True)
class Answer:
    """
    What came of an introduction.

    Parameters
    ----------
    source, target
        Ids of the two; the order means nothing.
    answer
        Code of `vocabulary.INTRODUCTION_ANSWERS`.
    answered_on
        ISO text of the day; empty for unknown.
    """

    source: str
    target: str
    answer: str
    answered_on: str = ""

    @property
    def about(self) -> tuple[str, ...]:
        """Ids of the organisations it speaks of."""
        return (self.source, self.target)

    @property
    def pair(self) -> frozenset[str]:
        """The two, in no order."""
        return frozenset(self.about)

    def is_lawful(self) -> bool:
        """
        Tell whether it can be kept.

        Returns
        -------
        lawful
            Whether each value may stand in its column, and the two are not the same.
        """
        return _is_row(INTRODUCTIONS, self) and self.source != self.target


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """
    Who does what: a row of the table of agreements.

    Parameters
    ----------
    who
        Ids of the organisations that do it.
    agreement
        What was agreed.
    with_whom
        Ids of those they do it with.
    due, agreed_on
        ISO text of a year, month or day; empty for unknown.
    done
        Whether it was done.
    note
        Whatever else is written beside it.
    """

    who: tuple[str, ...]
    agreement: str
    with_whom: tuple[str, ...] = ()
    due: str = ""
    agreed_on: str = ""
    done: bool = False
    note: str = ""

    @property
    def about(self) -> tuple[str, ...]:
        """Ids of the organisations it speaks of."""
        return (*self.who, *self.with_whom)

    def is_lawful(self) -> bool:
        """
        Tell whether it can be kept.

        Returns
        -------
        lawful
            Whether each value may stand in its column.
        """
        return _is_row(AGREEMENTS, self)


@dataclass(frozen=True, kw_only=True)
class Guests:
    """
    What somebody changed in a proposed invitation list.

    Parameters
    ----------
    added, removed
        Ids, in the order in which they were put on or taken off.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def about(self) -> tuple[str, ...]:
        """Ids of the organisations it speaks of."""
        return (*self.added, *self.removed)

    def is_lawful(self) -> bool:
        """
        Tell whether it can be kept.

        Returns
        -------
        lawful
            Whether both are tuples of texts.
        """
        return are_texts(self.added) and are_texts(self.removed)


@dataclass(frozen=True, kw_only=True)
class Supposition:
    """
    A thought experiment: what would be different.

    Parameters
    ----------
    ties
        Pairs of ids that would have a tie.
    without
        Ids of who would not be there.
    """

    ties: tuple[tuple[str, str], ...] = ()
    without: tuple[str, ...] = ()

    @property
    def about(self) -> tuple[str, ...]:
        """Ids of the organisations it speaks of."""
        return (*(one for pair in self.ties for one in pair), *self.without)

    def is_lawful(self) -> bool:
        """
        Tell whether it can be kept.

        Returns
        -------
        lawful
            Whether all are ids, two to a tie, and not twice the same.
        """
        pairs: Any = self.ties
        return isinstance(pairs, tuple) and are_texts(self.without) and all(map(_is_pair, pairs))


@dataclass(frozen=True, kw_only=True)
class Positions:
    """
    Where the signs of a drawing stand.

    Parameters
    ----------
    places
        By id of the organisation: x and y, in the measure of the drawing.
    """

    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    @property
    def about(self) -> tuple[str, ...]:
        """Ids of the organisations it speaks of."""
        return tuple(self.places)

    def is_lawful(self) -> bool:
        """
        Tell whether it can be kept.

        Returns
        -------
        lawful
            Whether each place is two finite numbers.
        """
        return isinstance(self.places, dict) and all(
            isinstance(name, str) and _is_place(place) for name, place in self.places.items()
        )


Value = Answer | Agreement | Guests | Supposition | Positions


def _is_row(table: Table, value: Answer | Agreement) -> bool:
    return all(fits(table.column(name), cell) for name, cell in vars(value).items())


def _is_pair(pair: Any) -> bool:  # noqa: ANN401
    return are_texts(pair) and len(pair) == 2 and pair[0] != pair[1]  # noqa: PLR2004


def _is_place(place: object) -> bool:
    return (
        isinstance(place, tuple)
        and len(place) == 2  # noqa: PLR2004 - x and y
        and all(type(part) in {int, float} and math.isfinite(part) for part in place)
    )
