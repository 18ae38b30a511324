"""Notes beside the data, kept for all who prepare the same meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from graphlib_wijk.store.conflicts import ConflictError
from graphlib_wijk.store.deeds import Deed, Deeds
from graphlib_wijk.store.errors import ForbiddenError, RefusedError
from graphlib_wijk.store.forms import Agreement, Positions, Value
from graphlib_wijk.store.kept import Held, dataset_subject, load, may_open, require_held
from graphlib_wijk.store.moments import moment
from graphlib_wijk.store.noted import (
    NOTE_KINDS,
    Note,
    NoteKey,
    NoteKind,
    agreements_of,
    kind_of,
    lawful_key,
    municipality_of,
    require_lawful_value,
    value_of,
)
from graphlib_wijk.store.rights import Action, Signature, Subject, may
from graphlib_wijk.store.schema import NOTES
from graphlib_wijk.store.sight import organisation_subject, visible
from graphlib_wijk.tables import Dataset


class Notes:
    """
    What is written beside data sets.

    Parameters
    ----------
    deeds
        The way to the database.
    """

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def get(self, dataset: str, kind: str, key: NoteKey, by: Signature) -> Note:
        """
        Return a note.

        Parameters
        ----------
        dataset
            Id of the data set.
        kind
            One of `NOTE_KINDS`.
        key
            What it is about, in the words that its kind asks for.
        by
            Who asks.

        Returns
        -------
        note
            With revision 0 when nobody wrote anything: without a value, or with that of the data
            set for one of its agreements.

        Raises
        ------
        UnknownRecordError
            If there is no such data set.
        RefusedError
            If there is no such kind, or the key is not one of it.
        ForbiddenError
            If the actor may not see it.
        """
        of = kind_of(kind)
        words = lawful_key(of, key)
        with self._deeds.reading(by) as deed:
            desk = _desk(deed, dataset)
            sheet = desk.sheet(of, words, _found(deed, dataset, of, words))
            if not desk.may_see(sheet):
                raise ForbiddenError(action=of.see or "read-draft", dataset=dataset)
            return sheet.note

    def list(self, dataset: str, by: Signature, *, kind: str = "") -> tuple[Note, ...]:
        """
        Return the notes that somebody may see.

        Parameters
        ----------
        dataset
            Id of the data set.
        by
            Who asks.
        kind
            Only this one of `NOTE_KINDS`; all by default.

        Returns
        -------
        notes
            In the order in which they were first written, with those that were taken back.

        Raises
        ------
        UnknownRecordError
            If there is no such data set.
        RefusedError
            If there is no such kind.
        """
        query = select(NOTES).where(NOTES.c.dataset == dataset).order_by(NOTES.c.id)
        if kind:
            query = query.where(NOTES.c.kind == kind_of(kind).code)
        with self._deeds.reading(by) as deed:
            desk = _desk(deed, dataset)
            sheets = [
                desk.sheet(NOTE_KINDS[row.kind], tuple(row.key), row)
                for row in deed.connection.execute(query)
            ]
            return tuple(sheet.note for sheet in sheets if desk.may_see(sheet))

    def keep(
        self,
        dataset: str,
        kind: str,
        key: NoteKey,
        value: Value | None,
        by: Signature,
        *,
        expected: int,
    ) -> Note:
        """
        Write a note, in the place of what was there.

        Parameters
        ----------
        dataset
            Id of the data set.
        kind
            One of `NOTE_KINDS`.
        key
            What it is about, in the words that its kind asks for.
        value
            What is written; None takes back what was.
        by
            Who does it, and when.
        expected
            Revision of the note as it was shown; 0 when there was none.

        Returns
        -------
        note
            As it is now. Handed over twice, it is kept once; taking back what is not there
            changes nothing.

        Raises
        ------
        ConflictError
            If somebody else wrote it meanwhile; it carries the note as it is.
        UnknownRecordError
            If there is no such data set.
        RefusedError
            If it cannot be kept as it is, or speaks of organisations that are not in the data.
        ForbiddenError
            If the actor may not write it.
        """
        of = kind_of(kind)
        words = lawful_key(of, key)
        if value is not None:
            require_lawful_value(of, words, value)
        about = frozenset(value.about) if value else frozenset()
        with self._deeds.writing(by) as deed:
            desk = _desk(deed, dataset)
            sheet = desk.sheet(of, words, _found(deed, dataset, of, words))
            desk.require(sheet, about)
            if sheet.note.value == value:
                return sheet.note
            if sheet.note.revision != expected:
                raise ConflictError((), note=sheet.note)
            desk.require_there(about - sheet.about)
            return desk.sheet(of, words, _written(desk, sheet, value)).note

    def prune(self, dataset: str, by: Signature, *, before: datetime) -> int:
        """
        Take away notes that nobody changed for a long time.

        Parameters
        ----------
        dataset
            Id of the data set.
        by
            Who does it, and when.
        before
            Notes last changed before this moment go.

        Returns
        -------
        pruned
            How many notes are gone.

        Raises
        ------
        UnknownRecordError
            If there is no such data set.
        ForbiddenError
            If the actor may not.
        """
        with self._deeds.writing(by) as deed:
            require_held(deed.connection, dataset)
            deed.require("prune", Subject(dataset=dataset))
            old = (NOTES.c.dataset == dataset) & (NOTES.c.changed_at < moment(before))
            pruned = deed.connection.execute(delete(NOTES).where(old)).rowcount
            deed.note("prune-notes", dataset, "", notes=pruned)
            return pruned


@dataclass(frozen=True, kw_only=True)
class _Sheet:
    """A note as somebody sees it, its row if there is one, and which organisations it names."""

    kind: NoteKind
    row: Row[Any] | None
    note: Note
    about: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class _Desk:
    """Where somebody works on the notes of one data set."""

    deed: Deed
    held: Held
    data: Dataset

    def sheet(self, kind: NoteKind, key: NoteKey, row: Row[Any] | None) -> _Sheet:
        note = Note(dataset=self.held.id, kind=kind.code, key=key)
        if row is None:
            # An agreement of the data is there before anybody writes beside it.
            given = self._given.get(key) if kind.form is Agreement else None
            value = given.value if given else None
            about = frozenset(value.about) if value else frozenset()
            return _Sheet(kind=kind, row=None, note=replace(note, value=value), about=about)
        value = None if row.value is None else value_of(kind, row.value)
        note = replace(
            note,
            value=self._part_of(value) if isinstance(value, Positions) else value,
            revision=row.revision,
            changed_by=row.changed_by,
            changed_at=row.changed_at,
        )
        return _Sheet(kind=kind, row=row, note=note, about=frozenset(row.organisations))

    def may_see(self, sheet: _Sheet) -> bool:
        if sheet.kind.see is None:
            return may_open(self.deed, self.held)
        return self._may(sheet.kind.see, sheet, sheet.about)

    def require(self, sheet: _Sheet, about: frozenset[str]) -> None:
        """Nobody writes over a note of others, nor makes one's own a note of others."""
        if not all(self._may(sheet.kind.keep, sheet, each) for each in (sheet.about, about)):
            raise ForbiddenError(action=sheet.kind.keep, dataset=self.held.id)

    def require_there(self, about: frozenset[str]) -> None:
        if unknown := sorted(about.difference(self.data.organisations.index)):
            raise RefusedError(why=f"{unknown[0]} staat niet in de gegevens")

    def with_unseen(self, value: Positions, row: Row[Any] | None) -> Positions:
        """Add the places of those whom the actor does not see, and so did not mean to move."""
        known = tuple(row.value["places"].items()) if row and row.value else ()
        unseen = {one: tuple(at) for one, at in known if one not in self._seen}
        return Positions(places={**unseen, **value.places})

    def _part_of(self, value: Positions) -> Positions:
        """Leave out who is not to be seen: that somebody stands there tells who is there."""
        return Positions(places={one: at for one, at in value.places.items() if one in self._seen})

    @cached_property
    def _seen(self) -> frozenset[str]:
        seen = visible(self.data, self.deed.actor, id=self.held.id, published=self.held.published)
        return frozenset(seen.organisations.index)

    @cached_property
    def _given(self) -> Mapping[NoteKey, Note]:
        return {note.key: note for note in agreements_of(self.data, ())}

    def _may(self, action: Action, sheet: _Sheet, about: frozenset[str]) -> bool:
        subjects = self._subjects(sheet, about)
        return any(may(self.deed.actor, action, subject) for subject in subjects)

    def _subjects(self, sheet: _Sheet, about: frozenset[str]) -> list[Subject]:
        if sheet.kind.of_an_area:
            return [self._area(sheet.note.key[0])]
        # Of what is not there yet, whoever has something of their own here hears that.
        mine = Subject(dataset=self.held.id, municipalities=self.deed.actor.municipalities)
        of_each = [organisation_subject(self.data, self.held.id, one) for one in sorted(about)]
        return of_each or [mine]

    def _area(self, area: str) -> Subject:
        whole = dataset_subject(self.deed.connection, self.held)
        if not area:
            return whole
        code = municipality_of(area, self.data)
        return replace(whole, municipalities=frozenset({code} - {""}))


def _desk(deed: Deed, dataset: str) -> _Desk:
    held = require_held(deed.connection, dataset)
    return _Desk(deed=deed, held=held, data=load(deed.connection, dataset, held.current))


def _found(deed: Deed, dataset: str, kind: NoteKind, key: NoteKey) -> Row[Any] | None:
    query = select(NOTES).where(
        NOTES.c.dataset == dataset, NOTES.c.kind == kind.code, NOTES.c.key == list(key)
    )
    return deed.connection.execute(query).one_or_none()


def _written(desk: _Desk, sheet: _Sheet, value: Value | None) -> Row[Any]:
    deed, row = desk.deed, sheet.row
    if isinstance(value, Positions):
        value = desk.with_unseen(value, row)
    values = {
        "value": None if value is None else asdict(value),
        # Whose note it was stays known when it is taken back.
        "organisations": sorted(sheet.about if value is None else frozenset(value.about)),
        "revision": sheet.note.revision + 1,
        "changed_by": deed.actor.id,
        "changed_at": deed.at,
    }
    named = {"dataset": desk.held.id, "kind": sheet.kind.code, "key": list(sheet.note.key)}
    change = (
        insert(NOTES).values(**named, **values)
        if row is None
        else update(NOTES).where(NOTES.c.id == row.id).values(**values)
    )
    written = deed.connection.execute(change.returning(NOTES)).one()
    action = "take-back-note" if value is None else "keep-note"
    deed.note(action, desk.held.id, f"note {written.id}", kind=sheet.kind.code)
    return written
