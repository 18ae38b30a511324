"""Data sets and their versions, each of which stays as it was made."""

from __future__ import annotations

from typing import Final

from sqlalchemy import delete, select, update

from graphlib_wijk.store.conflicts import ConflictError
from graphlib_wijk.store.contents import contents_of, municipalities_of
from graphlib_wijk.store.deeds import Deed, Deeds
from graphlib_wijk.store.differences import RowChange, differences
from graphlib_wijk.store.errors import (
    ForbiddenError,
    RefusedError,
    ScenarioError,
    UnknownRecordError,
)
from graphlib_wijk.store.kept import (
    Held,
    Source,
    Version,
    append,
    dataset_subject,
    find,
    load,
    may_open,
    require_held,
    version_of,
    version_row,
)
from graphlib_wijk.store.rights import Action, Signature, Subject, may
from graphlib_wijk.store.schema import CONTENTS, DATASETS, VERSION_CONTENTS, VERSIONS
from graphlib_wijk.store.sight import visible
from graphlib_wijk.tables import Dataset

_SIGNS: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
_LONGEST: Final = 64


class Versions:
    """
    Data sets and their versions.

    Parameters
    ----------
    deeds
        The way to the database.
    """

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def datasets(self, by: Signature) -> tuple[Held, ...]:
        """
        Return the data sets that somebody may open.

        Parameters
        ----------
        by
            Who asks.

        Returns
        -------
        datasets
            By id; empty when there is none.
        """
        with self._deeds.reading(by) as deed:
            rows = deed.connection.execute(select(DATASETS).order_by(DATASETS.c.id)).mappings()
            return tuple(held for held in (Held(**row) for row in rows) if may_open(deed, held))

    def save(
        self,
        dataset: str,
        data: Dataset,
        by: Signature,
        *,
        source: Source = Source(),  # noqa: B008 - frozen
        expected: int | None = None,
    ) -> Version:
        """
        Keep a data set as a new version, and make it the current one.

        Parameters
        ----------
        dataset
            Id of the data set: letters, digits, ``-`` and ``_``. A new one is not published.
        data
            The tables, as they are to be kept, with their report.
        by
            Who does it, and when.
        source
            The file it comes from.
        expected
            The version one started from, 0 for a new data set; by default whatever is current.

        Returns
        -------
        version
            The new version. Handed over twice, the same data make two versions.

        Raises
        ------
        ContractError
            If there is an error among the problems of the data.
        ScenarioError
            If the data are imagined.
        ConflictError
            If another version than the expected one is current; it carries what that one changed.
        ForbiddenError
            If the actor may not import.
        """
        _require_keepable(dataset, data)
        # Packing takes longest, and others need not wait for it.
        contents = contents_of(data)
        with self._deeds.writing(by) as deed:
            held = find(deed.connection, dataset)
            new = Subject(dataset=dataset, municipalities=municipalities_of(data))
            deed.require("import", new)
            if held:
                _require_dataset(deed, "import", held)
            if expected is not None and expected != (held.current if held else 0):
                raise _stale(deed, held, dataset, expected)
            return append(deed, dataset, data, contents, reason="import", source=source, held=held)

    def open(self, dataset: str, by: Signature, *, number: int | None = None) -> Dataset:
        """
        Return what somebody may see of a version.

        Parameters
        ----------
        dataset
            Id of the data set.
        by
            Who asks.
        number
            Which version; the current one by default.

        Returns
        -------
        data
            See `graphlib_wijk.store.visible`.

        Raises
        ------
        UnknownRecordError
            If there is no such data set or version.
        ForbiddenError
            If the actor may not see the data set, or its history.
        """
        with self._deeds.reading(by) as deed:
            held = require_held(deed.connection, dataset)
            if not may_open(deed, held):
                raise ForbiddenError(action="read-draft", dataset=dataset)
            if number is not None and number != held.current:
                _require_dataset(deed, "see-history", held)
            data = load(deed.connection, dataset, number or held.current)
        return visible(data, deed.actor, id=dataset, published=held.published)

    def history(self, dataset: str, by: Signature) -> tuple[Version, ...]:
        """
        Return every version of a data set.

        Parameters
        ----------
        dataset
            Id of the data set.
        by
            Who asks.

        Returns
        -------
        versions
            From the first to the last, whatever the clock said.

        Raises
        ------
        UnknownRecordError
            If there is no such data set.
        ForbiddenError
            If the actor may not see the history.
        """
        with self._deeds.reading(by) as deed:
            held = require_held(deed.connection, dataset)
            _require_dataset(deed, "see-history", held)
            query = select(VERSIONS).where(VERSIONS.c.dataset == dataset)
            rows = deed.connection.execute(query.order_by(VERSIONS.c.number))
            return tuple(version_of(row._asdict()) for row in rows)

    def numbers(self, dataset: str, by: Signature) -> tuple[int, ...]:
        """
        Return which versions somebody can open.

        Parameters
        ----------
        dataset
            Id of the data set.
        by
            Who asks.

        Returns
        -------
        numbers
            In order: those of which the content is still there; the current one alone for who
            may not see the history, and none for who may not see the data set.

        Raises
        ------
        UnknownRecordError
            If there is no such data set.
        """
        with self._deeds.reading(by) as deed:
            held = require_held(deed.connection, dataset)
            if not may_open(deed, held):
                return ()
            if not may(deed.actor, "see-history", dataset_subject(deed.connection, held)):
                return (held.current,)
            query = select(VERSION_CONTENTS.c.number).where(VERSION_CONTENTS.c.dataset == dataset)
            return tuple(sorted(deed.connection.execute(query.distinct()).scalars()))

    def difference(self, dataset: str, old: int, new: int, by: Signature) -> tuple[RowChange, ...]:
        """
        Return every row that differs between two versions.

        Parameters
        ----------
        dataset
            Id of the data set.
        old, new
            Numbers of two versions, in either order.
        by
            Who asks.

        Returns
        -------
        changes
            See `graphlib_wijk.store.differences`.

        Raises
        ------
        UnknownRecordError
            If there is no such data set or version.
        ForbiddenError
            If the actor may not see the history.
        """
        with self._deeds.reading(by) as deed:
            held = require_held(deed.connection, dataset)
            _require_dataset(deed, "see-history", held)
            loaded = [load(deed.connection, dataset, number) for number in (old, new)]
        seen = [visible(data, deed.actor, id=dataset, published=held.published) for data in loaded]
        return differences(*seen)

    def restore(self, dataset: str, number: int, by: Signature) -> Version:
        """
        Make an earlier version current again, as a new version with the same content.

        Parameters
        ----------
        dataset
            Id of the data set.
        number
            The version to return to.
        by
            Who does it, and when.

        Returns
        -------
        version
            The new version.

        Raises
        ------
        UnknownRecordError
            If there is no such data set or version.
        ForbiddenError
            If the actor may not restore.
        """
        with self._deeds.writing(by) as deed:
            held = require_held(deed.connection, dataset)
            _require_dataset(deed, "restore-version", held)
            data = load(deed.connection, dataset, number)
            there = Subject(dataset=dataset, municipalities=municipalities_of(data))
            deed.require("restore-version", there)
            row = version_row(deed.connection, dataset, number)
            if row is None:
                raise UnknownRecordError(kind="Versie", id=f"{number} van {dataset}")
            return append(
                deed,
                dataset,
                data,
                contents_of(data),
                reason="restore",
                based_on=number,
                source=Source(**row["source"]),
                held=held,
            )

    def publish(self, dataset: str, by: Signature, *, published: bool = True) -> None:
        """
        Let everyone see the public part of a data set, or no longer.

        Parameters
        ----------
        dataset
            Id of the data set.
        by
            Who does it, and when.
        published
            Whether everyone may.

        Raises
        ------
        UnknownRecordError
            If there is no such data set.
        ForbiddenError
            If the actor may not publish.
        """
        with self._deeds.writing(by) as deed:
            held = require_held(deed.connection, dataset)
            _require_dataset(deed, "publish", held)
            changed = update(DATASETS).where(DATASETS.c.id == dataset).values(published=published)
            deed.connection.execute(changed)
            deed.note("publish" if published else "withdraw", dataset, "")

    def prune(self, dataset: str, by: Signature, *, keep: int = 1) -> int:
        """
        Take away what old versions held; that they were there, by whom and when, stays.

        Parameters
        ----------
        dataset
            Id of the data set.
        by
            Who does it, and when.
        keep
            How many of the latest versions stay whole; at least one.

        Returns
        -------
        pruned
            How many versions lost their content.

        Raises
        ------
        UnknownRecordError
            If there is no such data set.
        ForbiddenError
            If the actor may not.
        """
        with self._deeds.writing(by) as deed:
            held = require_held(deed.connection, dataset)
            deed.require("prune", Subject(dataset=dataset))
            old = (VERSION_CONTENTS.c.dataset == dataset) & (
                VERSION_CONTENTS.c.number <= held.current - max(keep, 1)
            )
            numbers = select(VERSION_CONTENTS.c.number).where(old).distinct()
            pruned = len(deed.connection.execute(numbers).all())
            deed.connection.execute(delete(VERSION_CONTENTS).where(old))
            used = select(VERSION_CONTENTS.c.sha256)
            deed.connection.execute(delete(CONTENTS).where(CONTENTS.c.sha256.not_in(used)))
            deed.note("prune", dataset, "", versions=pruned)
            return pruned


def _require_keepable(dataset: str, data: Dataset) -> None:
    if not dataset or len(dataset) > _LONGEST or set(dataset) - _SIGNS:
        raise RefusedError(why="de naam van een gegevensset heeft letters, cijfers, - en _")
    if data.scenario:
        raise ScenarioError
    data.require_sound()


def _require_dataset(deed: Deed, action: Action, held: Held) -> None:
    deed.require(action, dataset_subject(deed.connection, held))


def _stale(deed: Deed, held: Held | None, dataset: str, expected: int) -> ConflictError:
    if held is None or version_row(deed.connection, dataset, expected) is None:
        return ConflictError(())
    then, now = (load(deed.connection, dataset, n) for n in (expected, held.current))
    row = version_row(deed.connection, dataset, held.current)
    return ConflictError(differences(then, now), version=version_of(row) if row else None)
