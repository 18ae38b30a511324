"""What is different between two data sets, row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from graphlib_wijk.store.rows import Row, columns_with_id, rows_of
from graphlib_wijk.tables import ORGANISATIONS, TABLES, Dataset, Table


@dataclass(frozen=True, kw_only=True)
class RowChange:
    """
    One row that was added, removed or changed.

    `record` is what the row is about: the id of an organisation, the ends and kind of a tie.
    `before` is None for a row that was added, `after` for one that was removed.
    """

    table: str
    record: tuple[str, ...]
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

    @property
    def change(self) -> Literal["added", "removed", "changed"]:
        """What happened to the row."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"

    @property
    def fields(self) -> tuple[str, ...]:
        """The columns whose value is another; all of them for a row that came or went."""
        before, after = self.before or {}, self.after or {}
        return tuple(
            name
            for name in {**before, **after}
            if name not in before or name not in after or before[name] != after[name]
        )


def differences(
    old: Dataset, new: Dataset, *, tables: Iterable[Table] = TABLES
) -> tuple[RowChange, ...]:
    """
    Return every row that differs between two data sets.

    Parameters
    ----------
    old, new
        Two data sets, usually versions of the same.
    tables
        Which tables to look at; all by default.

    Returns
    -------
    changes
        In the order of tables; removed and changed rows before added ones. Empty when both hold
        the same rows, in whatever order.
    """
    return tuple(change for table in tables for change in _of_table(table, old, new))


def key_of(table: Table) -> tuple[str, ...]:
    """
    Return the columns that tell what a row is about.

    Parameters
    ----------
    table
        A table of the contract.

    Returns
    -------
    columns
        The id for organisations; elsewhere what is required, and the kind where there is one.
    """
    if table is ORGANISATIONS:
        return ("id",)
    columns = [c.name for c in table.columns if c.required or c.name in {"id", "kind"}]
    return tuple(columns)


def _of_table(table: Table, old: Dataset, new: Dataset) -> Iterator[RowChange]:
    before, after = Counter(rows_of(table, old)), Counter(rows_of(table, new))
    columns = columns_with_id(table)
    places = [columns.index(name) for name in key_of(table)]
    waiting: dict[Row, list[Row]] = {}
    for row in (after - before).elements():
        waiting.setdefault(tuple(row[place] for place in places), []).append(row)
    for row in (before - after).elements():
        record = tuple(row[place] for place in places)
        # Rows about the same thing are taken to be each other's successor, in their order.
        successors = waiting.get(record)
        yield RowChange(
            table=table.name,
            record=record,
            before=dict(zip(columns, row, strict=True)),
            after=dict(zip(columns, successors.pop(0), strict=True)) if successors else None,
        )
    for record, rows in waiting.items():
        for row in rows:
            yield RowChange(
                table=table.name,
                record=record,
                before=None,
                after=dict(zip(columns, row, strict=True)),
            )
