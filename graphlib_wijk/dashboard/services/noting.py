"""
What is written beside the data: read once in a run, kept in the store or in the session.

What nobody may see is not in what a page computes with: the store hands out the notes of who
asks, and everything that is remembered of them is told apart by the notes themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graphlib_wijk.dashboard import answers, sharing, signing_in, state
from graphlib_wijk.dashboard.notebook import Notebook, StoreNotebook
from graphlib_wijk.dashboard.services import desk
from graphlib_wijk.dashboard.services.loading import (
    NOTES,
    Source,
    dataset_of,
    held,
    network_of,
    whole_of,
)
from graphlib_wijk.introductions import Names, names_of
from graphlib_wijk.store import NOTE_KINDS, Note, Subject, may
from graphlib_wijk.store.forms import Value
from graphlib_wijk.store.noted import NoteCode, lawful_key, municipality_of
from graphlib_wijk.store.rights import Action
from graphlib_wijk.store.sight import organisation_subject

#: What answers are computed with; the other kinds are no facts.
_LAID: frozenset[NoteCode] = frozenset({"introduction", "agreement"})


def noted(source: Source) -> Source:
    """
    Lay over a data set what was noted.

    Parameters
    ----------
    source
        The data. Nothing of them changes, and where nothing is noted what is cached is shared.

    Returns
    -------
    source
        The same data with the notes, without who wrote them and when: people who see the same
        notes share their answers.
    """
    laid = tuple(
        replace(note, dataset="", revision=0, changed_by="", changed_at="")
        for note in notes(source)
        if note.kind in _LAID and (note.value or note.kind == "agreement")
    )
    return replace(source, notes=laid)


def notes(source: Source) -> tuple[Note, ...]:
    """
    List what was noted about a data set.

    Parameters
    ----------
    source
        The data.

    Returns
    -------
    notes
        As far as this reader may see them, with those that were taken back; none about an
        earlier version, which is as it was.

    Raises
    ------
    StoreError
        If the database cannot be used.
    """
    if not source.number:
        return _book(source).all(source.place)
    if not (is_latest(source) and _may(source, "see-meeting", _mine(source))):
        return ()
    of_this_run: Mapping[str, tuple[Note, ...]] = state.remembered(NOTES, {})
    if source.place not in of_this_run:
        of_this_run = {**of_this_run, source.place: _book(source).all(source.place)}
        state.remember(NOTES, of_this_run)
    return of_this_run[source.place]


def note(source: Source, kind: NoteCode, *key: str) -> Note:
    """
    Return one note.

    Parameters
    ----------
    source
        The data.
    kind
        One of `NOTE_KINDS`.
    *key
        What it is about.

    Returns
    -------
    note
        With revision 0 and no value when nothing was noted.
    """
    name = lawful_key(NOTE_KINDS[kind], key)
    none_yet = Note(dataset=source.place, kind=kind, key=name)
    found = (one for one in notes(source) if (one.kind, one.key) == (kind, name))
    return next(found, none_yet)


def rows(source: Source) -> tuple[Note | None, ...]:
    """
    Find out which note belongs to each agreement that is shown.

    Parameters
    ----------
    source
        The data.

    Returns
    -------
    notes
        By row of the table of agreements; see `answers.notes_of_rows`.
    """
    laid = noted(source)
    table = network_of(laid).dataset.agreements
    return answers.notes_of_rows(table, dataset_of(laid), whole_of(source), notes(source))


def keep(source: Source, note: Note, value: Value | None) -> None:
    """
    Write a note, in the place of what was there.

    Parameters
    ----------
    source
        The data; they stay as they are.
    note
        The note as it was shown.
    value
        What is written; None takes back what was.

    Raises
    ------
    ConflictError
        If somebody else wrote it meanwhile.
    StoreError
        If it cannot be kept, or not now.
    """
    state.remember(NOTES, {})
    _book(source).keep(source.place, note.kind, note.key, value, expected=note.revision)


def shared(source: Source) -> bool:
    """
    Tell whether others who prepare the meeting see what is noted.

    Parameters
    ----------
    source
        The data.

    Returns
    -------
    shared
        False for files: there it lasts as long as the window is open.
    """
    return bool(source.number)


def is_latest(source: Source) -> bool:
    """
    Tell whether there can be notes about these data: not about an earlier version.

    Parameters
    ----------
    source
        The data.

    Returns
    -------
    latest
        Always for files, which have notes of their own by date.
    """
    latest = ((one.name, one.latest) for one in held())
    return not source.number or (source.place, source.number) in latest


def may_note(source: Source, about: Iterable[str]) -> bool:
    """
    Tell whether the reader may note something about organisations.

    Parameters
    ----------
    source
        The data.
    about
        Their ids.

    Returns
    -------
    allowed
        What the store would say.
    """
    data = dataset_of(source)
    subjects = [organisation_subject(data, source.place, one) for one in about]
    return is_latest(source) and any(_may(source, "prepare-meeting", one) for one in subjects)


def may_prepare(source: Source, area: str, action: Action = "prepare-meeting") -> bool:
    """
    Tell whether the reader may note something about an area.

    Parameters
    ----------
    source
        The data.
    area
        Its key.
    action
        Another right than that of preparing a meeting.

    Returns
    -------
    allowed
        What the store would say.
    """
    code = municipality_of(area, whole_of(source)) if source.number else ""
    there = Subject(dataset=source.place, municipalities=frozenset({code} - {""}))
    return is_latest(source) and _may(source, action, there)


def names(source: Source) -> Names:
    """
    Gather the names of everybody in a data set who may be shown.

    Parameters
    ----------
    source
        The data.

    Returns
    -------
    names
        See `introductions.names_of`.
    """
    return names_of(network_of(source))


def people(source: Source) -> Mapping[str, str]:
    """
    Tell who is behind the pseudonyms of who wrote notes.

    Parameters
    ----------
    source
        The data.

    Returns
    -------
    people
        See `desk.people`; nobody where notes are the reader's own.
    """
    return desk.people() if source.number else {}


def _book(source: Source) -> Notebook:
    if source.number:
        return StoreNotebook(sharing.required(), signing_in.signature())
    return state.workspace().notebook


def _mine(source: Source) -> Subject:
    return Subject(dataset=source.place, municipalities=signing_in.actor().municipalities)


def _may(source: Source, action: Action, about: Subject) -> bool:
    return not source.number or may(signing_in.actor(), action, about)
