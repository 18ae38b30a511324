"""Columns in which each different value is kept once, however often it is repeated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Generic, TypeVar, cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from graphlib_wijk.reading.text_pool import BLANK_BEGINNINGS, TextPool
from graphlib_wijk.tables import Array, Table, dtype_of, frame_of_columns

T = TypeVar("T")
S = TypeVar("S")

Codes = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
#: Which rows to take: their positions, one flag for each, or a run of them.
Rows = Codes | Flags | slice


@dataclass(frozen=True)
class Pooled(Generic[T]):
    """
    A column of a large table.

    What has to be done to a value is done once, not once for every row that holds it.

    Parameters
    ----------
    pool
        The values that occur; some may be equal, and some may occur no more.
    codes
        For each row the position of its value in the pool.
    """

    pool: Sequence[T]
    codes: Codes

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.codes)

    def __getitem__(self, row: int) -> T:
        """Return the value of a row."""
        return self.pool[int(self.codes[row])]

    def __iter__(self) -> Iterator[T]:
        """Go through the values row by row."""
        return map(self.pool.__getitem__, self.codes.tolist())

    def to_check(self) -> Pooled[T]:
        """
        Return the column in the form in which there is least to look at.

        Returns
        -------
        column
            The same values in the same rows.
        """
        return self

    def taken(self, rows: Rows) -> Pooled[T]:
        """
        Return the column of some of the rows.

        Parameters
        ----------
        rows
            Which rows.

        Returns
        -------
        taken
            A column that shares the pool of this one.
        """
        return Pooled(self.pool, self.codes[rows])

    def taken_in_order(self, rows: Codes) -> Pooled[T]:
        """
        Return the column of some of the rows, without copying it when these are all of them.

        Parameters
        ----------
        rows
            Different positions, the lowest first.

        Returns
        -------
        taken
            A column that shares the pool of this one.
        """
        return self if len(rows) == len(self) else self.taken(rows)

    def mapped(self, change: Callable[[T], S]) -> Pooled[S]:
        """
        Return the column with every value changed.

        Parameters
        ----------
        change
            From an old value to a new one.

        Returns
        -------
        mapped
            A column with as many rows.
        """
        return Pooled(list(map(change, self.pool)), self.codes)

    def which(self, test: Callable[[T], object]) -> Flags:
        """
        Tell which rows hold a value that passes a test.

        Parameters
        ----------
        test
            Tells of a value whether it passes.

        Returns
        -------
        flags
            One boolean per row.
        """
        passes: Flags = np.fromiter(map(bool, map(test, self.pool)), bool, len(self.pool))
        return passes[self.codes]

    def which_text(self, test: Callable[[T], object], beginnings: bytes) -> Flags:
        """
        Tell which rows hold a text that passes a test, where only few can.

        Parameters
        ----------
        test
            Tells of a text whether it passes.
        beginnings
            With which bytes a text begins that passes, unless it is empty.

        Returns
        -------
        flags
            One boolean per row.
        """
        if not isinstance(self.pool, TextPool):
            return self.which(test)
        passes = self.pool.which(cast("Callable[[str], object]", test), beginnings)
        return passes[self.codes] if passes.any() else np.zeros(len(self), dtype=bool)

    def is_distinct(self) -> bool:
        """
        Tell whether no two rows hold the same value.

        Returns
        -------
        distinct
            True when there are no rows.
        """
        if len(set(self.pool)) < len(self.pool):
            return len(set(self)) == len(self)
        return not len(self) or int(np.bincount(self.codes).max()) == 1

    def blank(self) -> Flags:
        """
        Tell which rows hold nothing but whitespace, in a column of texts.

        Returns
        -------
        flags
            One boolean per row.
        """
        return self.which_text(_is_blank, BLANK_BEGINNINGS)

    def holding(self, positions: Sequence[int]) -> Flags:
        """
        Tell which rows hold one of some values of the pool.

        Parameters
        ----------
        positions
            Positions in the pool.

        Returns
        -------
        flags
            One boolean per row.
        """
        held = np.zeros(len(self.pool), dtype=bool)
        if not len(positions):
            return np.zeros(len(self), dtype=bool)
        held[positions] = True
        return held[self.codes]

    def array(self, dtype: str) -> Array:
        """
        Return the values row by row, for a column of a frame.

        Parameters
        ----------
        dtype
            Type of the column.

        Returns
        -------
        array
            One value per row; rows with the same list of words share its tuple.
        """
        if isinstance(self.pool, TextPool):
            packed: Array = self.pool.array()
            return packed.take(self.codes)
        if dtype == "str":
            texts: Array = pd.array(cast("list[str]", list(self.pool)), dtype="str")
            return texts.take(self.codes)
        if dtype == "float64":
            numbers: npt.NDArray[np.float64] = np.asarray(self.pool, dtype=np.float64)
            return numbers[self.codes]
        each: Array = np.fromiter(self.pool, dtype=dtype, count=len(self.pool))
        return each[self.codes]


def _is_blank(text: object) -> bool:
    return not str(text).strip()


def frame_of_pooled(table: Table, columns: Mapping[str, Pooled[Any]], rows: Codes) -> pd.DataFrame:
    """
    Put some rows of typed columns into the frame of a table.

    Parameters
    ----------
    table
        A table of the contract.
    columns
        Every column of the frame, and ``id`` for organisations.
    rows
        Different positions of rows, the lowest first.

    Returns
    -------
    frame
        See `frame_of_columns`.
    """
    arrays = {
        name: column.taken_in_order(rows).array(dtype_of(table, name))
        for name, column in columns.items()
    }
    return frame_of_columns(table, arrays, len(rows))


def pooled(values: Iterable[T]) -> Pooled[T]:
    """
    Pool values.

    Parameters
    ----------
    values
        One value per row; they can be hashed.

    Returns
    -------
    column
        Each different value once, in the order in which they come.
    """
    pool: Pool[T] = Pool()
    pool.add(values)
    return pool.column()


def pooled_packed(packed: Any) -> Pooled[str]:  # noqa: ANN401 - pyarrow has no types
    """
    Pool texts that are packed together.

    Parameters
    ----------
    packed
        An Arrow array of large strings, none of them missing, or some such blocks in a row.

    Returns
    -------
    column
        Each different text once, in the order in which they come.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    encoded = pc.dictionary_encode(packed)
    # Blocks that are encoded together share one dictionary, so none of them has to be copied.
    blocks = encoded.chunks if isinstance(encoded, pa.ChunkedArray) else [encoded]
    codes = np.concatenate([block.indices.to_numpy() for block in blocks], dtype=np.int64)
    return Pooled(TextPool(blocks[-1].dictionary), codes)


def together(one: Pooled[T], other: Pooled[S]) -> Pooled[tuple[T, S]]:
    """
    Put two columns together.

    Parameters
    ----------
    one, other
        Columns with as many rows.

    Returns
    -------
    pairs
        Each pair of values that occurs, once.
    """
    size = max(len(other.pool), 1)
    codes, pairs = pd.factorize(one.codes * size + other.codes)
    left, right = list(one.pool), list(other.pool)
    values = [(left[pair // size], right[pair % size]) for pair in pairs.tolist()]
    return Pooled(values, codes)


class Pool(Generic[T]):
    """A column that is still being read."""

    def __init__(self) -> None:
        self._code_of: defaultdict[T, int] = defaultdict(count().__next__)
        self._codes: list[Codes] = []

    def add(self, values: Iterable[T]) -> None:
        """
        Add the values of some more rows.

        Parameters
        ----------
        values
            One value per row.
        """
        self._codes.append(np.fromiter(map(self._code_of.__getitem__, values), np.int64))

    def column(self) -> Pooled[T]:
        """
        Return what was read.

        Returns
        -------
        column
            Each different value once, in the order in which they came.
        """
        codes = np.concatenate(self._codes) if self._codes else np.zeros(0, dtype=np.int64)
        return Pooled(list(self._code_of), codes)
