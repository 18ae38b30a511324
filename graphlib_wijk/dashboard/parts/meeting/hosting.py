"""Step 1: who invites, how many fit at the table, and what it is about."""

from __future__ import annotations

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, widgets
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.services import meeting
from graphlib_wijk.dashboard.texts import meeting as words
from graphlib_wijk.vocabulary import label


def show(source: services.Source, area: answers.Area) -> None:
    """
    Let the reader choose what every other step begins with.

    Parameters
    ----------
    source
        The data set in view.
    area
        The area of the meeting.
    """
    left, middle, right = st.columns([3, 2, 2])
    with left:
        name = _host(source, area)
    with middle:
        st.selectbox(
            _("Hoeveel gasten passen er aan tafel?"),
            list(state.SEATS),
            **widgets.one_of("seats", state.view().seats, list(state.SEATS)),
            on_change=state.on_change("seats", lambda seats: state.change(seats=seats)),
        )
    with right:
        _subject(source, area)
    st.markdown(words.host_sentence(name))


def _host(source: services.Source, area: answers.Area) -> str:
    """Let the reader choose who invites; initiatives come first."""
    names = meeting.hosts(source, area, state.view().host)
    chosen = state.view().host if state.view().host in names else ""
    st.selectbox(
        _("Wie nodigt uit?"),
        ["", *names],
        format_func=lambda one: names.get(one) or _("Nog niemand"),
        placeholder=_("Kies een organisatie, of typ een naam"),
        **widgets.one_of("host", chosen, ["", *names]),
        on_change=state.on_change("host", lambda one: state.change(host=one or "")),
    )
    return names.get(chosen, "")


def _subject(source: services.Source, area: answers.Area) -> None:
    chosen = next(iter(state.view().subject), "")
    known = meeting.subjects(source, area, chosen)
    st.selectbox(
        _("Waar gaat het over?"),
        ["", *known],
        format_func=lambda theme: _theme(theme) if theme else _("Nog geen onderwerp"),
        placeholder=_("Kies een onderwerp"),
        **widgets.one_of("subject", chosen, ["", *known]),
        on_change=state.on_change(
            "subject", lambda theme: state.change(subject=(theme,) if theme else ())
        ),
    )


def _theme(theme: str) -> str:
    return label("themes", theme, state.language())
