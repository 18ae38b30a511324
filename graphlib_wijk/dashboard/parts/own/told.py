"""What others ask us, what we said, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from graphlib_wijk.dashboard import answers, texts
from graphlib_wijk.dashboard.i18n import _, date
from graphlib_wijk.dashboard.parts.own import notes
from graphlib_wijk.dashboard.services import correcting
from graphlib_wijk.dashboard.texts import correcting as words

_QUESTIONS, _TOLD = "questions", "told"
_DAY = 10


def questions(own: str, asked: Sequence[answers.Told]) -> None:
    """
    Show what others said about a relation with us, to be confirmed or denied.

    Parameters
    ----------
    own
        Name of the organisation that looks.
    asked
        What it may answer; nothing is shown where there is nothing.
    """
    notes.show(_QUESTIONS)
    if not asked:
        return
    st.header(_("Vraag aan u"))
    for one in asked:
        with st.container(border=True):
            st.markdown(words.question(one, own))
            with st.container(horizontal=True):
                _answer(one, _("Klopt"), confirms=True)
                _answer(one, _("Klopt niet"), confirms=False)


def _answer(told: answers.Told, label: str, *, confirms: bool) -> None:
    one = told.proposal
    st.button(
        label,
        key=f"answer-{one.id}-{one.revision}-{confirms}",
        on_click=notes.attempt,
        args=(
            _QUESTIONS,
            partial(correcting.answer, told, confirms=confirms),
            _("Dank u wel. Uw antwoord is doorgegeven aan de beheerder van deze gegevens."),
        ),
    )


def show(own: str, told: Sequence[answers.Told]) -> None:
    """
    Show what was passed on, and what became of it.

    Parameters
    ----------
    own
        Name of the organisation that looks.
    told
        What it said; the newest first.
    """
    st.header(_("Wat u doorgaf"))
    notes.show(_TOLD)
    if not told:
        st.markdown(_("U hebt nog niets doorgegeven."))
    for one in told:
        with st.container(border=True):
            st.markdown(words.deed(one, own))
            day = {"date": date(one.proposal.made_at[:_DAY])}
            st.caption(_("Doorgegeven op %(date)s.") % day + " " + texts.correcting.outcome(one))
            if one.proposal.state == "open":
                _withdraw(one)


def _withdraw(told: answers.Told) -> None:
    one = told.proposal
    st.button(
        _("Trek in"),
        key=f"withdraw-{one.id}-{one.revision}",
        on_click=notes.attempt,
        args=(_TOLD, partial(correcting.withdraw, told), _("Dit is ingetrokken.")),
    )
