"""Rows between the data that are no data: lines of dashes, and totals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from graphlib_wijk.reading.pooled import Codes, Pooled
from graphlib_wijk.reading.text_pool import BLANK_BEGINNINGS

_DASHES: Final = "-=_–—─═+:|"
_DRAWN: Final = f"{_DASHES} "
_LEAST_DASHES: Final = 3

_TOTALS: Final = frozenset(
    word + mark
    for mark in ("", ":")
    for word in (
        "totaal",
        "eindtotaal",
        "subtotaal",
        "som",
        "totaal aantal",
        "totaal generaal",
        "total",
        "grand total",
        "subtotal",
        "sum",
    )
)
#: The long s is an s in folded case too.
_TOTAL_BEGINNINGS: Final = (
    BLANK_BEGINNINGS
    + "".join(word[0] + word[0].upper() for word in sorted(_TOTALS)).encode()
    + "\u017f".encode()
)
_AMOUNT: Final = re.compile(r"(?:€|EUR)?\s*-?[0-9][0-9.,\s]*(?:%|-)?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Asides:
    """
    Rows that are no data, by their positions.

    Parameters
    ----------
    ruled
        Rows of dashes.
    totals
        Rows that add up others, with the word that says so.
    """

    ruled: Codes
    totals: dict[int, str]

    @property
    def rows(self) -> list[int]:
        """All of them."""
        return [*self.ruled.tolist(), *self.totals]


def asides_of(columns: Sequence[Pooled[str]]) -> Asides:
    """
    Find the rows that are no data.

    Parameters
    ----------
    columns
        Every column of the rows, as text.

    Returns
    -------
    asides
        Rows in which every filled cell is a line of at least three dashes; and rows that begin
        with a word for a total and hold nothing but amounts beside it. None without columns.
    """
    if not columns:
        return Asides(ruled=np.zeros(0, dtype=np.int64), totals={})
    candidates = np.ones(len(columns[0]), dtype=bool)
    for column in columns:
        if not candidates.any():
            break
        candidates &= column.which_text(_is_drawn, _DRAWN.encode())
    drawn = [at for at in np.flatnonzero(candidates).tolist() if _is_ruled(columns, at)]
    return Asides(ruled=np.array(drawn, dtype=np.int64), totals=_totals(columns))


def _is_drawn(text: str) -> bool:
    return not text.strip(_DRAWN)


def _is_ruled(columns: Sequence[Pooled[str]], at: int) -> bool:
    cells = [column[at].strip() for column in columns]
    return any(cells) and all(len(cell) >= _LEAST_DASHES for cell in cells if cell)


def _totals(columns: Sequence[Pooled[str]]) -> dict[int, str]:
    found: dict[int, str] = {}
    for number, column in enumerate(columns):
        # Only the first filled cell of a row can make it a total.
        if number and not columns[number - 1].blank().any():
            break
        for at in np.flatnonzero(column.which_text(_is_total, _TOTAL_BEGINNINGS)).tolist():
            first, *others = (text for c in columns if (text := c[at].strip()))
            if _is_total(first) and all(map(_AMOUNT.fullmatch, others)):
                found[at] = first
    return found


def _is_total(text: str) -> bool:
    return text.strip().casefold() in _TOTALS
