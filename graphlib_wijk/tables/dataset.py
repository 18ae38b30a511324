"""A data set: its checked tables and what it says about itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy.typing as npt
import pandas as pd

from graphlib_wijk.tables.contract import (
    AGREEMENTS,
    INTRODUCTIONS,
    NEIGHBOURHOODS,
    ORGANISATIONS,
    SAME,
    TIES,
    Table,
)
from graphlib_wijk.tables.problems import ContractError, Problem

#: The values of one column.
Array = pd.api.extensions.ExtensionArray | npt.NDArray[Any]


@dataclass(frozen=True, kw_only=True)
class About:
    """
    What a data set says about itself.

    Dates are ISO text (``2026-10-01``, ``2026-10`` or ``2026``); empty means unknown.
    """

    title: str = ""
    description: str = ""
    reference_date: str = ""
    origin: str = ""
    licence: str = ""
    fictional: bool = False
    everyone_asked: bool = False


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """
    Tables with the columns of the contract, and every problem met on the way.

    Parameters
    ----------
    organisations
        Index ``id``; one row per organisation. Beside the columns of the contract:
        ``kind_given``, the kind as it was written.
    ties
        Index 0..n-1; one row per statement; ``source`` and ``target`` are ids. Beside the
        columns of the contract: ``kind_given``.
    neighbourhoods
        Index 0..n-1; one row per neighbourhood; empty when the table was not given.
    about
        What the data set says about itself.
    problems
        Every problem, in the order of files and rows.
    same
        Index 0..n-1; one row per decision whether two organisations are the same; ``one`` and
        ``other`` are ids. Nothing is merged until `graphlib_wijk.sameness.merged` does so.

    introductions
        Index 0..n-1; one row per answer to a suggested introduction; ``source`` and ``target``
        are ids.

    agreements
        Index 0..n-1; one row per agreement; ``who`` and ``with_whom`` are tuples of ids.

    scenario
        Whether somebody imagined this; see `graphlib_wijk.scenario`.

    withheld
        Ids of organisations of which this reader is not told whether they were asked and where
        they stand; see `graphlib_wijk.store.sight`. They have no standing and no signals.

    Notes
    -----
    Lists (themes, codes, reporters) are tuples. Unknown text is the empty string, an unknown
    number NaN. ``asked`` is a code of `vocabulary.ANSWERS` or empty. A data set with an error
    among its problems can be looked at, but `require_sound` refuses it.
    """

    organisations: pd.DataFrame
    ties: pd.DataFrame
    neighbourhoods: pd.DataFrame
    about: About = field(default_factory=About)
    problems: tuple[Problem, ...] = ()
    same: pd.DataFrame = field(default_factory=lambda: frame_of(SAME, []))
    introductions: pd.DataFrame = field(default_factory=lambda: frame_of(INTRODUCTIONS, []))
    agreements: pd.DataFrame = field(default_factory=lambda: frame_of(AGREEMENTS, []))
    scenario: bool = False
    withheld: frozenset[str] = frozenset()

    @property
    def sound(self) -> bool:
        """Whether no problem is an error."""
        return all(problem.severity != "error" for problem in self.problems)

    def require_sound(self) -> None:
        """
        Stop here when the data break the contract.

        Raises
        ------
        ContractError
            If one of the problems is an error.
        """
        if not self.sound:
            raise ContractError(self.problems)


#: Columns that a table has beside those of the contract, after which one they stand.
_EXTRA: Final = {"organisations": {"kind": "kind_given"}, "ties": {"kind": "kind_given"}}


def columns_of(table: Table) -> tuple[str, ...]:
    """
    Return the canonical columns of a table in a `Dataset`, in order.

    Parameters
    ----------
    table
        A table of the contract.

    Returns
    -------
    columns
        Column names, without ``id`` for organisations, which is their index.
    """
    names: list[str] = []
    for column in table.columns:
        if column.name != "id":
            names.append(column.name)
        extra = _EXTRA.get(table.name, {}).get(column.name)
        if extra:
            names.append(extra)
    return tuple(names)


def frame_of(table: Table, records: Iterable[dict[str, object]]) -> pd.DataFrame:
    """
    Put typed records into a frame with exactly the columns of a table.

    Parameters
    ----------
    table
        A table of the contract.
    records
        One mapping per row; a missing key means unknown.

    Returns
    -------
    frame
        Canonical columns in order; organisations are indexed by ``id``. Without records an
        empty frame with the same columns.
    """
    rows = list(records)
    columns: dict[str, list[Any]] = {
        name: [row.get(name, _blank(table, name)) for row in rows] for name in columns_of(table)
    }
    if table is ORGANISATIONS:
        columns["id"] = [row["id"] for row in rows]
    return frame_of_columns(table, columns, len(rows))


def frame_of_columns(
    table: Table, columns: Mapping[str, Sequence[Any] | Array], length: int
) -> pd.DataFrame:
    """
    Put typed columns into a frame with exactly the columns of a table.

    Parameters
    ----------
    table
        A table of the contract.
    columns
        Values by canonical name; a missing column means unknown. Organisations need ``id``.
        Arrays are not copied: they are the frame's from then on.
    length
        Number of rows, which every column has.

    Returns
    -------
    frame
        Canonical columns in order; organisations are indexed by ``id``. Without rows an empty
        frame with the same columns.
    """
    data = {
        name: pd.Series(columns[name], dtype=dtype_of(table, name), copy=False)
        if name in columns
        else pd.Series([_blank(table, name)], dtype=dtype_of(table, name)).repeat(length)
        for name in columns_of(table)
    }
    arrays = {name: series.array for name, series in data.items()}
    frame = pd.DataFrame(arrays, index=pd.RangeIndex(length), copy=False)
    if table is ORGANISATIONS:
        frame.index = pd.Index(columns["id"], dtype="str", name="id")
    return frame


def _column_type(table: Table, name: str) -> str:
    return "text" if name == "kind_given" else table.column(name).type


def _blank(table: Table, name: str) -> object:
    match _column_type(table, name):
        case "list" | "names" | "terms" | "neighbourhood_codes" | "subneighbourhood_codes":
            return ()
        case "coordinate" | "strength" | "year":
            return float("nan")
        case "yes_no":
            return False
        case _:
            return ""


def dtype_of(table: Table, name: str) -> str:
    """
    Return the type that a column has in the frame of a table.

    Parameters
    ----------
    table
        A table of the contract.
    name
        Canonical name of one of its columns, or ``kind_given``.

    Returns
    -------
    dtype
        ``str``, ``float64``, ``bool``, or ``object`` for lists of words.
    """
    match _column_type(table, name):
        case "coordinate" | "strength" | "year":
            return "float64"
        case "yes_no":
            return "bool"
        case "list" | "names" | "terms" | "neighbourhood_codes" | "subneighbourhood_codes":
            return "object"
        case _:
            return "str"


def agreements_among(agreements: pd.DataFrame, known: Collection[object]) -> pd.DataFrame:
    """
    Keep the agreements of some organisations, without naming others in them.

    Parameters
    ----------
    agreements
        Table of agreements of a `Dataset`.
    known
        Ids of the organisations.

    Returns
    -------
    kept
        Rows that one of them keeps, with their index.
    """
    ids = frozenset(known)
    only = {
        name: pd.Series(
            [tuple(one for one in row if one in ids) for row in agreements[name]],
            index=agreements.index,
            dtype="object",
        )
        for name in ("who", "with_whom")
    }
    return agreements.assign(**only)[only["who"].map(bool).astype(bool)]


def empty_dataset(problems: Iterable[Problem] = (), about: About | None = None) -> Dataset:
    """
    Return a data set without rows.

    Parameters
    ----------
    problems
        Problems to carry along.
    about
        What is known about the data set.

    Returns
    -------
    dataset
        Empty tables with their columns.
    """
    return Dataset(
        organisations=frame_of(ORGANISATIONS, []),
        ties=frame_of(TIES, []),
        neighbourhoods=frame_of(NEIGHBOURHOODS, []),
        about=about or About(),
        problems=tuple(problems),
    )
