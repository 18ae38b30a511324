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
from dataclasses import asdict, dataclass
from typing import Any, Final

import pandas as pd

from graphlib_wijk.store.rows import columns_with_id, frame_of_rows, rows_of
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


def contents_of(dataset: Dataset, tables: Iterable[Table] = TABLES) -> list[Content]:
    """
    Cut a data set into contents.

    Parameters
    ----------
    dataset
        A data set.
    tables
        Which of its tables; all by default.

    Returns
    -------
    contents
        At least one per table, so that an empty table differs from one that is gone.
    """
    return [content for table in tables for content in _stretches(table, dataset)]


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
    columns = columns_with_id(table)
    for position, start in enumerate(range(0, max(len(rows), 1), STRETCH)):
        kept = {"columns": columns, "rows": rows[start : start + STRETCH]}
        # ASCII keeps signs that UTF-8 has no place for.
        written = json.dumps(kept, separators=(",", ":")).encode("ascii")
        yield Content(
            table=table.name,
            position=position,
            sha256=hashlib.sha256(written).hexdigest(),
            packed=zlib.compress(written, 6),
        )


def _thawed(value: Any) -> Any:  # noqa: ANN401 - a cell holds anything
    return tuple(value) if isinstance(value, list) else value
