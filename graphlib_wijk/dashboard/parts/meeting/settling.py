"""
Writing a note, and what is said when that did not work: nothing of it is lost until one chooses.

Somebody else may have written the same note since it was shown, the right to it may be gone, or
the database away. What one wanted stays in sight, beside what stands there now.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, texts
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.services import noting
from graphlib_wijk.store import ConflictError, ForbiddenError, Guests, Note, NoteKey, StoreError
from graphlib_wijk.store.forms import Value

_UNSETTLED: Final = "unsettled"
_SHOWN: Final = "unsettled-shown"
_Name = tuple[str, str, NoteKey]


@dataclass(frozen=True, kw_only=True)
class Unsettled:
    """
    A note that could not be written.

    Parameters
    ----------
    note
        As it was shown; after a conflict, as it is now.
    wanted
        What one wanted to write; None to take back what stood there.
    what
        What it is about, as plain text.
    error
        Why it was not written.
    """

    note: Note
    wanted: Value | None
    what: str
    error: StoreError


def keep(source: services.Source, note: Note, value: Value | None, what: str) -> None:
    """
    Write a note; for a callback, which runs before anything is shown.

    Parameters
    ----------
    source
        The data set in view.
    note
        The note as it was shown.
    value
        What to write; None takes back what stands there.
    what
        What it is about, as plain text. If it cannot be written, `show` says why.
    """
    try:
        noting.keep(source, note, value)
    except ConflictError as error:
        now = error.note or note
        wanted = _both(note.value, value, now.value)
        _remember(source, Unsettled(note=now, wanted=wanted, what=what, error=error))
    except StoreError as error:
        _remember(source, Unsettled(note=note, wanted=value, what=what, error=error))
    else:
        _forget(source, note)


def _both(shown: Value | None, mine: Value | None, theirs: Value | None) -> Value | None:
    """Of a list, what somebody else changed stays; of anything else there is one at a time."""
    if not isinstance(mine, Guests):
        return mine
    return answers.guests_of_both(
        *(one if isinstance(one, Guests) else Guests() for one in (shown, mine, theirs))
    )


def of(source: services.Source, note: Note) -> Unsettled | None:
    """
    Return what one wanted to write and could not.

    Parameters
    ----------
    source
        The data set in view.
    note
        The note.

    Returns
    -------
    unsettled
        None when there is nothing to settle.
    """
    return _all().get(_name(source, note))


def begin() -> None:
    """Forget what was shown in an earlier run."""
    state.remember(_SHOWN, frozenset())


def show(source: services.Source, note: Note) -> None:
    """
    Say why a note was not written, and let the reader choose; nothing where it was.

    Parameters
    ----------
    source
        The data set in view.
    note
        The note. One that stands in two places is spoken of in the first.
    """
    found, name = of(source, note), _name(source, note)
    shown = state.remembered(_SHOWN, frozenset[_Name]())
    if found is None or name in shown:
        return
    state.remember(_SHOWN, shown | {name})
    names = noting.names(source)
    with st.container(border=True):
        if isinstance(found.error, ConflictError):
            people = noting.people(source)
            st.warning(texts.noting.conflict(found.what, found.note, found.wanted, names, people))
        else:
            st.error(texts.noting.failed(found.what, found.error, found.wanted, names))
        with st.container(horizontal=True):
            _choices(source, found)


def show_rest(source: services.Source) -> None:
    """
    Show what is not settled of this data set and was not shown yet in this run.

    Parameters
    ----------
    source
        The data set in view.
    """
    for (place, _kind, _key), found in _all().items():
        if place == source.place:
            show(source, found.note)


def _choices(source: services.Source, found: Unsettled) -> None:
    key = "|".join((found.note.kind, *found.note.key))
    if isinstance(found.error, ConflictError):
        leave, mine = _("Laat staan wat er nu staat"), _("Bewaar wat ik wilde")
    else:
        leave, mine = _("Laat maar"), _("Probeer het opnieuw")
    st.button(leave, key=f"leave-{key}", on_click=_forget, args=(source, found.note))
    if not isinstance(found.error, ForbiddenError):
        st.button(
            mine,
            key=f"mine-{key}",
            on_click=keep,
            args=(source, found.note, found.wanted, found.what),
        )


def _name(source: services.Source, note: Note) -> _Name:
    return source.place, note.kind, note.key


def _all() -> Mapping[_Name, Unsettled]:
    return state.remembered(_UNSETTLED, {})


def _remember(source: services.Source, found: Unsettled) -> None:
    state.remember(_UNSETTLED, {**_all(), _name(source, found.note): found})


def _forget(source: services.Source, note: Note) -> None:
    rest = {name: one for name, one in _all().items() if name != _name(source, note)}
    state.remember(_UNSETTLED, rest)
