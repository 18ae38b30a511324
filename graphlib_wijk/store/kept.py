"""Versions in the database, without asking who wants them: that is for `versions`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

import pandas as pd
from sqlalchemy import Connection, Select, insert, literal, or_, select, update

from graphlib_wijk.store.contents import (
    Content,
    about_of,
    dataset_of,
    frame_of_contents,
    municipalities_of,
    problems_of,
)
from graphlib_wijk.store.correcting import Corrected
from graphlib_wijk.store.deeds import Deed
from graphlib_wijk.store.errors import UnknownRecordError
from graphlib_wijk.store.frames import FRAMES, FrameKey
from graphlib_wijk.store.rights import Subject, may
from graphlib_wijk.store.schema import CONTENTS, DATASETS, VERSION_CONTENTS, VERSIONS
from graphlib_wijk.tables import TABLES, Dataset, Table, columns_of

Reason = Literal["import", "restore", "correction"]

#: How many hashes one query asks for: every database takes so many values at once.
_BATCH: Final = 500


@dataclass(frozen=True, kw_only=True)
class Source:
    """From which file a version came: its name, and the SHA-256 of its bytes in hexadecimals."""

    file: str = ""
    sha256: str = ""


@dataclass(frozen=True, kw_only=True)
class Version:
    """
    What is known about one version of a data set.

    `number` counts up within a data set and is its order: the clock may have gone back.
    `made_by` is a pseudonym. `based_on` is the version that was restored or corrected.
    """

    dataset: str
    number: int
    made_at: str
    made_by: str
    reason: Reason
    based_on: int | None
    source: Source
    problems: int


@dataclass(frozen=True, kw_only=True)
class Held:
    """A data set that the store holds: its id, its current version, and whether all may read."""

    id: str
    current: int
    published: bool


def find(connection: Connection, dataset: str) -> Held | None:
    """
    Return a data set that the store holds.

    Parameters
    ----------
    connection
        A transaction.
    dataset
        Its id.

    Returns
    -------
    held
        None when it is not there.
    """
    query = select(DATASETS).where(DATASETS.c.id == dataset)
    row = connection.execute(query).mappings().one_or_none()
    return Held(**row) if row else None


def may_open(deed: Deed, held: Held) -> bool:
    """
    Tell whether there is anything in a data set that the actor may see.

    Parameters
    ----------
    deed
        The deed it is part of.
    held
        The data set.

    Returns
    -------
    allowed
        For a draft: whether some of it is the actor's own.
    """
    if held.published:
        return may(deed.actor, "read-published", Subject(dataset=held.id))
    there = dataset_subject(deed.connection, held)
    mine = replace(
        there,
        organisations=frozenset({deed.actor.organisation}),
        municipalities=there.municipalities & deed.actor.municipalities,
    )
    return may(deed.actor, "read-draft", mine)


def load(connection: Connection, dataset: str, number: int) -> Dataset:
    """
    Return a whole version, without asking who wants it.

    Parameters
    ----------
    connection
        A transaction.
    dataset
        Id of the data set.
    number
        Which version.

    Returns
    -------
    data
        Exactly what was kept.

    Raises
    ------
    UnknownRecordError
        If there is no such version, or its content was taken away.
    """
    row = version_row(connection, dataset, number)
    hashes = _hashes(connection, dataset, number)
    if row is None or not hashes:
        raise UnknownRecordError(kind="Versie", id=f"{number} van {dataset}")
    frames = {table.name: _frame(connection, table, hashes.get(table.name, [])) for table in TABLES}
    return dataset_of(frames, row["about"], row["problems"])


def _hashes(connection: Connection, dataset: str, number: int) -> dict[str, list[str]]:
    query = (
        select(VERSION_CONTENTS.c.table_name, VERSION_CONTENTS.c.sha256)
        .where(VERSION_CONTENTS.c.dataset == dataset, VERSION_CONTENTS.c.number == number)
        .order_by(VERSION_CONTENTS.c.table_name, VERSION_CONTENTS.c.position)
    )
    hashes: dict[str, list[str]] = {}
    for table, sha256 in connection.execute(query):
        hashes.setdefault(table, []).append(sha256)
    return hashes


def _frame_key(table: Table, hashes: list[str]) -> FrameKey:
    # A contract with other columns makes other tables of the same rows.
    return (table.name, *columns_of(table), *hashes)


def _frame(connection: Connection, table: Table, hashes: list[str]) -> pd.DataFrame:
    def make() -> pd.DataFrame:
        packed: dict[str, bytes] = {}
        for some in _batches(hashes):
            query = select(CONTENTS).where(CONTENTS.c.sha256.in_(some))
            packed |= {row.sha256: row.content for row in connection.execute(query)}
        return frame_of_contents(table, [packed[sha256] for sha256 in hashes])

    return FRAMES.get(_frame_key(table, hashes), make)


def _batches(hashes: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(hashes), _BATCH):
        yield hashes[start : start + _BATCH]


def append(  # noqa: PLR0913 - all that there is to know about a version
    deed: Deed,
    dataset: str,
    data: Dataset,
    contents: list[Content],
    *,
    reason: Reason,
    source: Source,
    held: Held | None,
    based_on: int | None = None,
    changed: Corrected | None = None,
) -> Version:
    """
    Add a version within a deed, without asking whether it may.

    Parameters
    ----------
    deed
        The deed it is part of.
    dataset
        Id of the data set.
    data
        What it holds.
    contents
        The same, packed; of a correction only the stretches that it changed.
    reason
        Why there is a new version.
    source
        The file it comes from.
    held
        The data set as it is now; None for a new one.
    based_on
        The version that was restored or corrected.
    changed
        What a correction changed of the version before; all else is shared with it.

    Returns
    -------
    version
        The new version, which is current.
    """
    number = held.current + 1 if held else 1
    if held is None:
        new = insert(DATASETS).values(id=dataset, current=0, published=False)
        deed.connection.execute(new)
    row = {
        "dataset": dataset,
        "number": number,
        "made_at": deed.at,
        "made_by": deed.actor.id,
        "reason": reason,
        "based_on": based_on,
        "source": {"file": source.file, "sha256": source.sha256},
        "about": about_of(data),
        "problems": problems_of(data),
        "municipalities": sorted(municipalities_of(data)),
    }
    deed.connection.execute(insert(VERSIONS).values(**row))
    _keep(deed.connection, dataset, number, contents)
    if changed:
        _keep_the_rest(deed.connection, dataset, number, changed)
    current = update(DATASETS).where(DATASETS.c.id == dataset).values(current=number)
    deed.connection.execute(current)
    deed.note(reason, dataset, f"version {number}", organisations=len(data.organisations))
    return version_of(row)


def dataset_subject(connection: Connection, held: Held) -> Subject:
    """
    Return a data set as what an action is about.

    Parameters
    ----------
    connection
        A transaction.
    held
        The data set.

    Returns
    -------
    subject
        With the municipalities of its current version.
    """
    query = _one_version(held.id, held.current)
    row = connection.execute(query).mappings().one()
    return Subject(dataset=held.id, municipalities=frozenset(row["municipalities"]))


def require_held(connection: Connection, dataset: str) -> Held:
    """
    Return a data set that has to be there.

    Parameters
    ----------
    connection
        A transaction.
    dataset
        Its id.

    Returns
    -------
    held
        The data set.

    Raises
    ------
    UnknownRecordError
        If it is not there.
    """
    held = find(connection, dataset)
    if held is None:
        raise UnknownRecordError(kind="Gegevensset", id=dataset)
    return held


def _keep(connection: Connection, dataset: str, number: int, contents: list[Content]) -> None:
    wanted = {content.sha256: content.packed for content in contents}
    there: set[str] = set()
    hashes = list(wanted)
    for some in _batches(hashes):
        query = select(CONTENTS.c.sha256).where(CONTENTS.c.sha256.in_(some))
        there |= set(connection.execute(query).scalars())
    new = [{"sha256": key, "content": wanted[key]} for key in wanted if key not in there]
    if new:
        connection.execute(insert(CONTENTS), new)
    connection.execute(
        insert(VERSION_CONTENTS),
        [
            {
                "dataset": dataset,
                "number": number,
                "table_name": content.table,
                "position": content.position,
                "sha256": content.sha256,
            }
            for content in contents
        ],
    )


def version_row(connection: Connection, dataset: str, number: int) -> Mapping[str, Any] | None:
    """
    Return what is known about a version.

    Parameters
    ----------
    connection
        A transaction.
    dataset
        Id of the data set.
    number
        Which version.

    Returns
    -------
    row
        A row of the table of versions; None when there is no such version.
    """
    row = connection.execute(_one_version(dataset, number)).one_or_none()
    return row._asdict() if row else None


def version_of(row: Mapping[str, Any]) -> Version:
    """
    Return a row of the table of versions as a version.

    Parameters
    ----------
    row
        The row.

    Returns
    -------
    version
        Without its content.
    """
    kept = {name: row[name] for name in row if name not in {"about", "municipalities"}}
    kept |= {"source": Source(**row["source"]), "problems": len(row["problems"])}
    return Version(**kept)


def _one_version(dataset: str, number: int) -> Select[Any]:
    return select(VERSIONS).where(VERSIONS.c.dataset == dataset, VERSIONS.c.number == number)


def _keep_the_rest(connection: Connection, dataset: str, number: int, changed: Corrected) -> None:
    """Let a version share with the one before it all stretches that are the same."""
    columns = VERSION_CONTENTS.c
    shared = select(
        columns.dataset, literal(number), columns.table_name, columns.position, columns.sha256
    ).where(
        columns.dataset == dataset,
        columns.number == number - 1,
        or_(
            columns.table_name != changed.table.name,
            columns.position.not_in(changed.stretches),
        ),
    )
    names = [column.name for column in columns]
    connection.execute(insert(VERSION_CONTENTS).from_select(names, shared))
    # Whoever comes next need not put the table together again.
    hashes = _hashes(connection, dataset, number)[changed.table.name]
    frame: pd.DataFrame = getattr(changed.data, changed.table.name)
    FRAMES.put(_frame_key(changed.table, hashes), frame)
