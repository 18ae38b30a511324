"""Thought experiments that were kept under a name, to be opened again."""

from __future__ import annotations

from functools import partial
from typing import Final

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, texts
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts.meeting import settling
from graphlib_wijk.dashboard.services import meeting, noting
from graphlib_wijk.store import Note, Supposition

_LONGEST: Final = 80
_TITLE: Final = "scenario-title"
_SAID: Final = "scenario-said"


def show(source: services.Source, area: answers.Area, imagined: answers.Imagined) -> None:
    """
    List what was kept of an area, and let the reader keep what is in view.

    Parameters
    ----------
    source
        The data set in view.
    area
        The area of the meeting.
    imagined
        The thought experiment in view.
    """
    if not noting.may_prepare(source, area.key):
        return
    kept = meeting.scenarios(source, area)
    if not kept and imagined.empty:
        return
    st.subheader(_("Bewaarde gedachte-experimenten"))
    if not kept:
        st.markdown(_("Er is hier nog niets bewaard."))
    people = noting.people(source) if kept else {}
    for note in kept:
        by = texts.noting.written_by(note, people)
        _one(source, note, by, now=note.value == meeting.supposed(imagined))
    if not imagined.empty:
        _keep(source, area, meeting.supposed(imagined))


def _one(source: services.Source, note: Note, by: str, *, now: bool) -> None:
    title = note.key[1]
    left, middle, right = st.columns([5, 1, 1], vertical_alignment="center")
    said = texts.noting.value(note.value, noting.names(source))
    left.markdown(f"**{literal(title)}**: {said}")
    status = _("Dit ziet u hierboven.") if now else ""
    if line := " ".join(part for part in (by, status) if part):
        left.caption(line)
    middle.button(
        _("Open"),
        key=f"open-{title}",
        help=_("Open %(name)s") % {"name": literal(title)},
        disabled=now,
        on_click=_open,
        args=(note,),
    )
    right.button(
        _("Haal weg"),
        key=f"drop-{title}",
        help=_("Haal %(name)s weg") % {"name": literal(title)},
        on_click=settling.keep,
        args=(source, note, None, title),
    )


def _open(note: Note) -> None:
    """Put it in the address, which says what is shown."""
    if isinstance(note.value, Supposition):
        ties = tuple(meeting.word_of(*pair) for pair in note.value.ties)
        state.change(imagined=ties, without=note.value.without)


def _keep(source: services.Source, area: answers.Area, value: Supposition) -> None:
    with st.form("keep-scenario"):
        left, right = st.columns([4, 1], vertical_alignment="bottom")
        left.text_input(_("Bewaar dit gedachte-experiment als"), key=_TITLE, max_chars=_LONGEST)
        right.form_submit_button(_("Bewaar"), on_click=partial(_send, source, area, value))
        if noting.shared(source):
            st.caption(_("Wie dit gesprek ook voorbereidt, ziet het. Noem geen personen."))
    said: tuple[bool, str] | None = state.remembered(_SAID, None)
    if said:
        state.remember(_SAID, None)
        (st.success if said[0] else st.error)(said[1])


def _send(source: services.Source, area: answers.Area, value: Supposition) -> None:
    title = " ".join(state.typed(_TITLE, "").split())
    if not title:
        state.remember(_SAID, (False, _("Geef het eerst een naam.")))
        return
    note = meeting.new_scenario(source, area, title)
    settling.keep(source, note, value, title)
    if settling.of(source, note) is None:
        state.fill(_TITLE, "")
        state.remember(_SAID, (True, _("Bewaard als “%(name)s”.") % {"name": literal(title)}))
