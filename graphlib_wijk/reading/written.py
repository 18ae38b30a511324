"""Columns of texts as they were read, in which equal ones are only looked for when that pays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, Final

import numpy as np

from graphlib_wijk.reading.pooled import Codes, Flags, Pooled, Rows, pooled_packed
from graphlib_wijk.reading.text_pool import TextPool
from graphlib_wijk.tables import Array

#: Cells from the start that show whether a column repeats itself.
_SAMPLE: Final = 1_000


class Written(Pooled[str]):
    """
    A column of packed texts, one for each row.

    Where hardly a text comes twice, as with ids, finding equal ones costs more than it saves:
    such a column is checked as it stands, and its pool is only made when somebody asks for it.

    Parameters
    ----------
    cells
        The text of each row; None when they are those of some rows of another column.
    origin
        That other column, and which rows.
    """

    def __init__(self, cells: TextPool | None, origin: tuple[Written, Rows] | None = None) -> None:
        own = vars(self)
        own["_origin"] = origin
        if cells is not None:
            own["cells"] = cells

    @cached_property
    def cells(self) -> TextPool:
        """The text of each row."""
        column, rows = vars(self)["_origin"]
        cells: TextPool = column.cells.taken(rows)
        return cells

    @cached_property
    def each_once(self) -> Pooled[str]:
        """The same column with a pool; that of a part is the pool of the whole."""
        if vars(self)["_origin"] is None:
            return pooled_packed(self.cells.packed)
        column, rows = vars(self)["_origin"]
        whole: Pooled[str] = column.each_once
        return whole.taken(rows)

    @property
    def pool(self) -> Any:  # noqa: ANN401 - a property in the place of an attribute
        """The different texts."""
        return self.each_once.pool

    @property
    def codes(self) -> Codes:
        """For each row the position of its text in the pool."""
        return self.each_once.codes

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.cells)

    def __getitem__(self, row: int) -> str:
        """Return the text of a row."""
        return self.cells[row]

    def __iter__(self) -> Iterator[str]:
        """Go through the texts row by row."""
        return iter(self.cells)

    def to_check(self) -> Pooled[str]:
        """
        Return the column in the form in which there is least to look at.

        Returns
        -------
        column
            With each different text once, or with each text as often as it comes when most
            come once.
        """
        if "each_once" in vars(self) or not self._varies:
            return self.each_once
        return self._as_it_stands

    @cached_property
    def _as_it_stands(self) -> Pooled[str]:
        return Pooled(self.cells, np.arange(len(self)))

    @cached_property
    def _varies(self) -> bool:
        return _varies(self.cells.packed)

    def taken(self, rows: Rows) -> Pooled[str]:
        """
        Return the column of some of the rows.

        Parameters
        ----------
        rows
            Which rows.

        Returns
        -------
        taken
            A column of which the pool, once it is made, is that of this one.
        """
        return Written(None, (self, rows))

    def which_text(self, test: Callable[[str], object], beginnings: bytes) -> Flags:
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
        return self.to_check().which_text(test, beginnings)

    def is_distinct(self) -> bool:
        """
        Tell whether no two rows hold the same text.

        Returns
        -------
        distinct
            True when there are no rows.
        """
        import pyarrow.compute as pc

        texts = self.cells.packed
        if pc.all(pc.less(texts[:-1], texts[1:]), min_count=0).as_py():
            # No two of them can be equal where each comes after the one before.
            return True
        return int(np.bincount(self.codes).max()) == 1

    def array(self, dtype: str) -> Array:
        """
        Return the texts for a column of a frame, as they were read.

        Parameters
        ----------
        dtype
            Type of the column.

        Returns
        -------
        array
            One text per row.
        """
        array: Array = self.cells.array()
        return array if dtype == "str" else super().array(dtype)


def column_of_blocks(blocks: Any) -> Pooled[str]:  # noqa: ANN401 - pyarrow has no types
    """
    Take a column of which the texts lie in several blocks.

    Parameters
    ----------
    blocks
        Arrow arrays of large strings in a row, at least one text and none missing.

    Returns
    -------
    column
        With each different text once where texts come again and again, for which the blocks
        need not be put together; else as it was written.
    """
    import pyarrow as pa

    if _varies(blocks.chunk(0)):
        return Written(TextPool(pa.concat_arrays(blocks.chunks)))
    return pooled_packed(blocks)


def _varies(texts: Any) -> bool:  # noqa: ANN401
    import pyarrow.compute as pc

    sample = texts[:_SAMPLE]
    return len(pc.unique(sample)) * 2 > len(sample)
