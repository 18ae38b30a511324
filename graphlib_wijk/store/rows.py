"""Tables as plain rows, which can be kept, compared and changed one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from graphlib_wijk.tables import ORGANISATIONS, Dataset, Table, columns_of, frame_of_columns

#: The values of one row, in the order of `columns_with_id`. An unknown number is None.
Row = tuple[Any, ...]


def columns_with_id(table: Table) -> tuple[str, ...]:
    """
    Return the columns of a table in a `Dataset`, the id of organisations among them.

    Parameters
    ----------
    table
        A table of the contract.

    Returns
    -------
    columns
        Canonical names.
    """
    columns = columns_of(table)
    return ("id", *columns) if table is ORGANISATIONS else columns


def rows_of(table: Table, dataset: Dataset) -> list[Row]:
    """
    Return a table of a data set as rows of plain values.

    Parameters
    ----------
    table
        A table of the contract.
    dataset
        A data set.

    Returns
    -------
    rows
        One tuple per row, in order; lists of words are tuples. Without rows an empty list.
    """
    frame: pd.DataFrame = getattr(dataset, table.name)
    cells = cells_of(frame, columns_of(table))
    if table is not ORGANISATIONS:
        return cells
    return [(name, *row) for name, row in zip(frame.index.tolist(), cells, strict=True)]


def cells_of(frame: pd.DataFrame, names: Iterable[str]) -> list[Row]:
    """
    Return some columns of a table as rows of plain values.

    Parameters
    ----------
    frame
        A table.
    names
        Which columns.

    Returns
    -------
    rows
        One tuple per row, in order; empty ones when no columns are asked for.
    """
    columns = [_plain(frame[name]) for name in names]
    return list(zip(*columns, strict=True)) if columns else [()] * len(frame)


def frame_of_rows(table: Table, columns: Sequence[str], rows: Iterable[Row]) -> pd.DataFrame:
    """
    Put rows back into the frame that a `Dataset` holds.

    Parameters
    ----------
    table
        A table of the contract.
    columns
        What the values of a row are. A column that the contract no longer has is left out; one
        that is missing is unknown.
    rows
        The rows, in order.

    Returns
    -------
    frame
        As `graphlib_wijk.tables.frame_of` makes it.
    """
    listed = list(rows)
    by_column = zip(*listed, strict=True) if listed else [()] * len(columns)
    values = {
        name: [float("nan") if value is None else value for value in column]
        for name, column in zip(columns, by_column, strict=True)
    }
    return frame_of_columns(table, values, len(listed))


def _plain(series: pd.Series[Any]) -> list[Any]:
    values: list[Any] = series.tolist()
    if series.dtype == "float64":
        # NaN equals nothing, itself included.
        return [None if value != value else value for value in values]  # noqa: PLR0124
    return values
