"""Step 5: the sheet for the table and the poster, for whom, and as which file."""

from __future__ import annotations

from functools import partial

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, widgets
from graphlib_wijk.dashboard.i18n import N_, _
from graphlib_wijk.dashboard.services import meeting, sheets
from graphlib_wijk.dashboard.texts import sheets as words

_LANGUAGES = {"nl": "Nederlands", "en": "English"}
_SHELVES = {"sheet": N_("Gespreksblad"), "poster": N_("Affiche voor aan de muur")}
_FOR_ONE = "initiative"


def show(source: services.Source, area: answers.Area) -> None:
    """
    Let the reader choose who a sheet is for, look at it, and take it along.

    Parameters
    ----------
    source
        The data set in view.
    area
        The area of the meeting.
    """
    _choose(source, area)
    wish = sheets.wanted(source, state.view())
    if wish is None:
        st.markdown(_("Kies voor welk initiatief het blad is."))
        return
    with st.spinner(_("Het blad wordt gemaakt …")):
        sheet = sheets.preview(source, area, wish)
    _take(source, area, wish)
    st.subheader(_("Zo ziet de tekst eruit"))
    with st.container(border=True):
        st.markdown(words.sheet_text(sheet))


def _choose(source: services.Source, area: answers.Area) -> None:
    audiences = state.AUDIENCE_WORDS
    left, middle, right = st.columns([2, 2, 1])
    with left:
        chosen = state.view().audience or next(iter(audiences))
        st.radio(
            _("Voor wie is het?"),
            list(audiences),
            format_func=lambda word: words.audience_label(audiences[word]),
            **widgets.one_of("audience", chosen, list(audiences)),
            on_change=state.on_change("audience", lambda word: state.change(audience=word)),
        )
    with middle:
        st.caption(words.audience_note(audiences[chosen]))
        if audiences[chosen] == _FOR_ONE:
            _choose_reader(source, area)
    with right:
        st.radio(
            _("Taal van het blad"),
            list(_LANGUAGES),
            format_func=_LANGUAGES.__getitem__,
            **widgets.one_of(
                "sheet_language", state.view().sheet_language or state.language(), list(_LANGUAGES)
            ),
            on_change=state.on_change(
                "sheet_language", lambda word: state.change(sheet_language=word)
            ),
        )


def _choose_reader(source: services.Source, area: answers.Area) -> None:
    names = meeting.initiatives(source, area, state.view().organisation)
    chosen = state.view().organisation
    st.selectbox(
        _("Welk initiatief?"),
        list(names),
        format_func=names.__getitem__,
        placeholder=_("Kies een initiatief, of typ een naam"),
        **widgets.one_of("reader", chosen if chosen in names else None, list(names)),
        on_change=state.on_change("reader", lambda one: state.change(organisation=one or "")),
    )


def _take(source: services.Source, area: answers.Area, wish: answers.SheetWish) -> None:
    for shelf, formats in sheets.formats_by_shelf().items():
        st.subheader(_(_SHELVES[shelf]))
        for entry in formats:
            left, right = st.columns([1, 2], vertical_alignment="center")
            left.download_button(
                entry.label(state.language()),
                data=partial(sheets.file_of, source, area, wish, entry.id),
                file_name=sheets.name_of(source, area, wish, entry.id),
                mime=entry.media_type,
                on_click="ignore",
                key=f"sheet-{entry.id}",
                width="stretch",
            )
            right.markdown(entry.use(state.language()))
