"""Whom an organisation might want to meet, on its own page, and the way to a meeting."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from graphlib_wijk.dashboard import answers, navigation, services, state
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.parts.meeting import introducing
from graphlib_wijk.dashboard.services import meeting
from graphlib_wijk.store import StoreError

_INTRODUCING = 3


def show(source: services.Source, dossier: answers.Dossier) -> None:
    """
    Show whom an organisation might want to meet; nothing for what has no partners of its own.

    Parameters
    ----------
    source
        The data set in view.
    dossier
        All that is known of it.
    """
    profile = dossier.profile
    try:
        introduced = meeting.introduced(source, profile.id, umbrellas=state.view().umbrellas)
    except StoreError as error:
        st.error(error.message(state.language()))
        return
    if not profile.standing or introduced is None:
        return
    st.header(_("Met wie kennismaken?"))
    introducing.told(introduced)
    for introduction in introduced.introductions:
        with st.container(border=True):
            introducing.card(introduction, level=3)
    for home in dossier.homes[:1]:
        start = replace(state.view(), step=_INTRODUCING)
        to_meeting(state.placed(start, home.kind, home.key))


def to_meeting(view: state.View) -> None:
    """
    Show the way to the preparation of a meeting, to who may prepare one.

    Parameters
    ----------
    view
        What the reader will look at.
    """
    if navigation.DIALOGUE not in navigation.open_pages():
        return
    st.page_link(
        navigation.DIALOGUE.script,
        label=_("Bereid een wijkgesprek voor"),
        icon=":material/groups:",
        query_params=state.parameters(view),
    )
