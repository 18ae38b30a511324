"""
A data set as contents that are kept once, and back.

A table is cut into stretches of rows, each kept under the hash of what it holds. Versions that
share a stretch share its content, so a small correction of a large data set costs little.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

import pandas as pd

from graphlib_wijk.store.rows import Row, columns_with_id, frame_of_rows, rows_of
from graphlib_wijk.tables import (
    PROBLEM_KINDS,
    TABLES,
    About,
    Dataset,
    Problem,
    Table,
)
from graphlib_wijk.vocabulary import UMBRELLA

#: Rows in one stretch: few enough to rewrite for one correction, many enough to compress well.
STRETCH: Final = 250


@dataclass(frozen=True, kw_only=True)
class Content:
    """One stretch of rows of one table, packed, with the hash of what it holds."""

    table: str
    position: int
    sha256: str
    packed: bytes


def contents_of(dataset: Dataset) -> list[Content]:
    """
    Cut a data set into contents.

    Parameters
    ----------
    dataset
        A data set.

    Returns
    -------
    contents
        At least one per table, so that an empty table differs from one that is gone.
    """
    return [content for table in TABLES for content in _stretches(table, dataset)]


def contents_at(dataset: Dataset, table: Table, positions: Iterable[int]) -> list[Content]:
    """
    Cut some stretches out of a table.

    Parameters
    ----------
    dataset
        A data set.
    table
        One of its tables.
    positions
        Which stretches.

    Returns
    -------
    contents
        In order; without those that lie behind the end. The first is there in an empty table.
    """
    frame: pd.DataFrame = getattr(dataset, table.name)
    return [
        _stretch(table, dataset, position)
        for position in sorted(positions)
        if position == 0 or position * STRETCH < len(frame)
    ]


def frame_of_contents(table: Table, packed: Iterable[bytes]) -> pd.DataFrame:
    """
    Put a table together again.

    Parameters
    ----------
    table
        A table of the contract.
    packed
        Its stretches, in order. None at all for a table that was not in the contract yet.

    Returns
    -------
    frame
        Equal to the one that was kept; empty without stretches.
    """
    parts = [json.loads(zlib.decompress(part)) for part in packed]
    rows = (tuple(map(_thawed, row)) for part in parts for row in part["rows"])
    columns = parts[0]["columns"] if parts else columns_with_id(table)
    return frame_of_rows(table, columns, rows)


def dataset_of(
    frames: Mapping[str, pd.DataFrame],
    about: Mapping[str, Any],
    problems: Iterable[Mapping[str, Any]],
) -> Dataset:
    """
    Put a data set together again.

    Parameters
    ----------
    frames
        What `frame_of_contents` gave, by name of the table.
    about
        What `about_of` gave.
    problems
        What `problems_of` gave.

    Returns
    -------
    dataset
        Equal to the one that was kept.
    """
    told = (Problem(**kept) for kept in problems if kept["code"] in PROBLEM_KINDS)
    parts: dict[str, Any] = dict(frames)
    # A problem that a later program no longer knows has no words any more.
    return Dataset(**parts, about=About(**about), problems=tuple(told))


def about_of(dataset: Dataset) -> dict[str, Any]:
    """
    Return what a data set says about itself, as JSON can hold it.

    Parameters
    ----------
    dataset
        A data set.

    Returns
    -------
    about
        Its facts by name.
    """
    return asdict(dataset.about)


def problems_of(dataset: Dataset) -> list[dict[str, Any]]:
    """
    Return the report of a data set, as JSON can hold it.

    Parameters
    ----------
    dataset
        A data set.

    Returns
    -------
    problems
        One mapping per problem.
    """
    return [asdict(problem) for problem in dataset.problems]


def municipalities_of(dataset: Dataset) -> frozenset[str]:
    """
    Return the municipalities that a data set is about.

    Parameters
    ----------
    dataset
        A data set.

    Returns
    -------
    codes
        Those of its organisations; an empty code when one of them lies nowhere, so that nobody
        with a list of municipalities has them all. Umbrellas may lie nowhere. None without
        organisations.
    """
    frame = dataset.organisations
    nowhere = (frame["municipality_code"] == "") & (frame["kind"] == UMBRELLA)
    return frozenset(frame.loc[~nowhere, "municipality_code"])


def _stretches(table: Table, dataset: Dataset) -> Iterator[Content]:
    rows = rows_of(table, dataset)
    for position, start in enumerate(range(0, max(len(rows), 1), STRETCH)):
        yield _packed(table, position, rows[start : start + STRETCH])


def _stretch(table: Table, dataset: Dataset, position: int) -> Content:
    start = position * STRETCH
    part: dict[str, Any] = {table.name: getattr(dataset, table.name)[start : start + STRETCH]}
    return _packed(table, position, rows_of(table, replace(dataset, **part)))


def _packed(table: Table, position: int, rows: list[Row]) -> Content:
    kept = {"columns": columns_with_id(table), "rows": rows}
    # ASCII keeps signs that UTF-8 has no place for.
    written = json.dumps(kept, separators=(",", ":")).encode("ascii")
    return Content(
        table=table.name,
        position=position,
        sha256=hashlib.sha256(written).hexdigest(),
        packed=zlib.compress(written, 6),
    )


def _thawed(value: Any) -> Any:  # noqa: ANN401 - a cell holds anything
    return tuple(value) if isinstance(value, list) else value
