"""
Where that is kept which people write down while preparing a meeting, beside the data.

One interface and one form of notes: those about data of the store are in the store, shared by
all who prepare the meeting; those about files last as long as the window is open.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from graphlib_wijk.store import ConflictError, Note, NoteKey, Signature, Store
from graphlib_wijk.store.forms import Value
from graphlib_wijk.store.noted import kind_of, lawful_key

#: In place of an answer: nothing is noted, or what was noted is taken back.
NO_ANSWER: Final = ""


class Notebook(Protocol):
    """Where notes are kept."""

    def all(self, dataset: str) -> tuple[Note, ...]:
        """
        Return what was noted about a data set.

        Parameters
        ----------
        dataset
            Its folder, or its id in the store.

        Returns
        -------
        notes
            As far as this reader may see them, with those that were taken back; empty when
            nothing was noted.
        """

    def keep(
        self, dataset: str, kind: str, key: NoteKey, value: Value | None, *, expected: int
    ) -> Note:
        """
        Write a note, in the place of what was there.

        Parameters
        ----------
        dataset
            Its folder, or its id in the store.
        kind
            One of `NOTE_KINDS`.
        key
            What it is about.
        value
            What is written; None takes back what was.
        expected
            Revision of the note as it was shown; 0 when there was none.

        Returns
        -------
        note
            As it is now.

        Raises
        ------
        ConflictError
            If it was written meanwhile; it carries the note as it is.
        StoreError
            If it cannot be kept, or not now.
        """


@dataclass(frozen=True)
class StoreNotebook:
    """
    Notes that the store keeps, for all who prepare the same meeting.

    Parameters
    ----------
    store
        The store.
    by
        Who looks and writes; the store asks each time whether they may.
    """

    store: Store
    by: Signature

    def all(self, dataset: str) -> tuple[Note, ...]:
        """
        Return what was noted about a data set.

        Parameters
        ----------
        dataset
            Its id.

        Returns
        -------
        notes
            See `Notebook.all`.
        """
        return self.store.notes.list(dataset, self.by)

    def keep(
        self, dataset: str, kind: str, key: NoteKey, value: Value | None, *, expected: int
    ) -> Note:
        """
        Write a note, in the place of what was there.

        Parameters
        ----------
        dataset
            Its id.
        kind, key, value, expected
            See `Notebook.keep`.

        Returns
        -------
        note
            As it is now.
        """
        return self.store.notes.keep(dataset, kind, key, value, self.by, expected=expected)


@dataclass
class SessionNotebook:
    """Notes of one session, gone when the session is."""

    _notes: dict[tuple[str, str, NoteKey], Note] = field(default_factory=dict)

    def all(self, dataset: str) -> tuple[Note, ...]:
        """
        Return what was noted about a data set.

        Parameters
        ----------
        dataset
            Its folder.

        Returns
        -------
        notes
            See `Notebook.all`.
        """
        return tuple(note for (about, _, _), note in self._notes.items() if about == dataset)

    def keep(
        self, dataset: str, kind: str, key: NoteKey, value: Value | None, *, expected: int
    ) -> Note:
        """
        Write a note, in the place of what was there.

        Parameters
        ----------
        dataset
            Its folder.
        kind, key, value, expected
            See `Notebook.keep`.

        Returns
        -------
        note
            As it is now.

        Raises
        ------
        ConflictError
            If another note is there already.
        """
        of = kind_of(kind)
        name = (dataset, of.code, lawful_key(of, key))
        none_yet = Note(dataset=dataset, kind=of.code, key=name[2])
        known = self._notes.get(name, none_yet)
        if known.revision and known.value == value:
            return known
        if known.revision != expected:
            raise ConflictError((), note=known)
        self._notes[name] = replace(known, value=value, revision=known.revision + 1)
        return self._notes[name]
