"""
Carrying a correction out: another data set, of which only the rows that it is about were made anew.

A correction touches one row of perhaps many thousands, and others wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import pandas as pd

from graphlib_wijk.store.contents import STRETCH
from graphlib_wijk.store.corrections import CORRECTIONS, Correction, concerned
from graphlib_wijk.store.rows import Row, columns_with_id, frame_of_rows, rows_of
from graphlib_wijk.tables import ORGANISATIONS, TIES, Dataset, Table
from graphlib_wijk.vocabulary import label


@dataclass(frozen=True, kw_only=True)
class Corrected:
    """
    A data set in which a correction was carried out.

    `stretches` are the positions of the stretches of `table` that are not as they were, or not
    there any more.
    """

    data: Dataset
    table: Table
    stretches: frozenset[int]


def corrected(dataset: Dataset, correction: Correction, *, agreed: bool = False) -> Corrected:
    """
    Carry a correction out.

    Parameters
    ----------
    dataset
        The data set, which stays as it is.
    correction
        A lawful correction.
    agreed
        Whether the other side said the same.

    Returns
    -------
    corrected
        Another data set, and which part of it is another.
    """
    table = CORRECTIONS[correction.kind].table
    frame: pd.DataFrame = getattr(dataset, table.name)
    about = concerned(dataset, correction)
    places = np.flatnonzero(frame.index.isin(about.index))
    before = rows_of(table, replace(dataset, **_named(table, about)))
    after = _CHANGES[correction.kind](before, correction, agreed)
    new = frame_of_rows(table, columns_with_id(table), after)
    order = np.arange(len(frame))
    if len(after) == len(before):
        order[places] = len(frame) + np.arange(len(after))
        stretches = frozenset((places // STRETCH).tolist())
    else:
        # What comes after a row that is gone moves up; a new row comes last.
        order = np.append(np.delete(order, places), len(frame) + np.arange(len(after)))
        first = places[0] if len(places) else len(frame)
        stretches = frozenset(range(first // STRETCH, len(frame) // STRETCH + 1))
    whole = pd.concat([frame, new]).take(order)
    if table is not ORGANISATIONS:
        whole = whole.reset_index(drop=True)
    data = replace(dataset, **_named(table, whole))
    return Corrected(data=data, table=table, stretches=stretches)


def _named(table: Table, frame: pd.DataFrame) -> dict[str, Any]:
    return {table.name: frame}


def _confirmed(rows: list[Row], correction: Correction, agreed: bool) -> list[Row]:  # noqa: FBT001
    return [_reported(row, correction, agreed=agreed) for row in rows]


def _denied(_rows: list[Row], _correction: Correction, _agreed: bool) -> list[Row]:  # noqa: FBT001
    return []


def _added(_rows: list[Row], correction: Correction, agreed: bool) -> list[Row]:  # noqa: FBT001
    source, target, kind = correction.tie or ("", "", "")
    blank = {
        name: () if name == "reported_by" else None if name == "strength" else ""
        for name in columns_with_id(TIES)
    }
    ends = {"source": source, "target": target, "kind": kind}
    given = {"kind_given": label("tie_kinds", kind)}
    row = tuple({**blank, **ends, **given, **correction.fields}.values())
    return [_reported(row, correction, agreed=agreed)]


def _changed(rows: list[Row], correction: Correction, agreed: bool) -> list[Row]:  # noqa: FBT001
    said = [_with(TIES, row, correction.fields) for row in rows]
    return _confirmed(said, correction, agreed)


def _detailed(rows: list[Row], correction: Correction, _agreed: bool) -> list[Row]:  # noqa: FBT001
    asked = {"asked": "yes"} if correction.kind == "say-asked" else {}
    return [_with(ORGANISATIONS, row, {**correction.fields, **asked}) for row in rows]


_CHANGES: Final[dict[str, Callable[[list[Row], Correction, bool], list[Row]]]] = {
    "confirm-tie": _confirmed,
    "deny-tie": _denied,
    "add-tie": _added,
    "change-tie": _changed,
    "change-details": _detailed,
    "say-asked": _detailed,
}


def _reported(row: Row, correction: Correction, *, agreed: bool) -> Row:
    said = row[columns_with_id(TIES).index("reported_by")]
    new = (correction.organisation, *([correction.other] if agreed else []))
    return _with(TIES, row, {"reported_by": tuple(dict.fromkeys((*said, *new)))})


def _with(table: Table, row: Row, values: Mapping[str, Any]) -> Row:
    return tuple(
        values.get(name, value) for name, value in zip(columns_with_id(table), row, strict=True)
    )
