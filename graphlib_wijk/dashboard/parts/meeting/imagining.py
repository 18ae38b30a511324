"""Step 4: a thought experiment with relations that are not there, or somebody who leaves."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from graphlib_wijk.dashboard import answers, services, state, texts, widgets
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.parts.meeting import scenarios
from graphlib_wijk.dashboard.services import meeting
from graphlib_wijk.dashboard.table_view import Column, table_view
from graphlib_wijk.dashboard.texts import meeting as words


def show(source: services.Source, area: answers.Area) -> None:
    """
    Let the reader imagine, and show what would be different.

    Parameters
    ----------
    source
        The data set in view.
    area
        The area of the meeting.
    """
    st.info(
        _("Dit is een gedachte-experiment. Het verandert niets: niets hiervan komt in de gegevens.")
    )
    names = meeting.names(source, area)
    _ties(source, area, names)
    _own_pair(names)
    _gone(names)
    imagined = meeting.imagined(source, state.view())
    if imagined.empty:
        st.markdown(_("Kies hierboven iets. Dan ziet u wat er zou veranderen."))
    else:
        _outcome(imagined)
    scenarios.show(source, area, imagined)


def _ties(source: services.Source, area: answers.Area, names: dict[str, str]) -> None:
    chosen = state.view().imagined
    words = list(dict.fromkeys((*chosen, *meeting.proposals(source, area, state.view()))))
    st.multiselect(
        _("Stel dat zij gaan samenwerken"),
        words,
        format_func=lambda word: _pair(word, names),
        placeholder=_("Kies een of meer kennismakingen"),
        **widgets.some_of("imagined", list(chosen)),
        on_change=state.on_change("imagined", lambda ws: state.change(imagined=tuple(ws))),
    )


def _pair(word: str, names: dict[str, str]) -> str:
    one, other = meeting.pair_of(word)
    return words.pair_name(names.get(one, one), names.get(other, other))


def _own_pair(names: dict[str, str]) -> None:
    with st.expander(_("Kies zelf twee organisaties")):
        left, right, button = st.columns([2, 2, 1], vertical_alignment="bottom")
        one = _organisation(left, _("De ene organisatie"), names)
        other = _organisation(right, _("De andere organisatie"), names)
        button.button(
            _("Voeg toe"),
            disabled=not one or not other or one == other,
            on_click=lambda: _imagine(str(one), str(other)),
        )


def _organisation(place: DeltaGenerator, label: str, names: Mapping[str, str]) -> str | None:
    return place.selectbox(
        label,
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=_("Kies een organisatie, of typ een naam"),
    )


def _imagine(one: str, other: str) -> None:
    known = state.view().imagined
    state.change(imagined=tuple(dict.fromkeys((*known, meeting.word_of(one, other)))))


def _gone(names: dict[str, str]) -> None:
    chosen = [one for one in state.view().without if one in names]
    st.multiselect(
        _("Stel dat deze organisatie stopt"),
        list(names),
        format_func=names.__getitem__,
        placeholder=_("Kies een organisatie, of typ een naam"),
        **widgets.some_of("without", chosen),
        on_change=state.on_change("without", lambda ids: state.change(without=tuple(ids))),
    )


def _outcome(imagined: answers.Imagined) -> None:
    st.subheader(_("Wat er dan verandert"))
    said = [*words.imagined_sentences(imagined)]
    said += [words.turn_sentence(turn) for turn in imagined.turns]
    st.markdown("\n".join(f"- {sentence}" for sentence in said))
    if not imagined.shifts:
        st.markdown(_("Geen enkele positie verandert."))
        return
    table_view(
        [
            {
                "id": shift.organisation.id,
                "name": shift.organisation.name,
                "before": texts.standing_label(shift.before),
                "after": texts.standing_label(shift.after),
            }
            for shift in imagined.shifts
        ],
        [
            Column(id="name", label=_("Organisatie")),
            Column(id="before", label=_("Positie nu")),
            Column(id="after", label=_("Positie dan")),
        ],
        caption=_("Posities die veranderen in dit gedachte-experiment."),
        texts=texts.table(),
        key="imagined-standings",
    )
