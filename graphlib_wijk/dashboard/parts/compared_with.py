"""Choosing the other data set, and whether everybody is compared."""

from __future__ import annotations

import streamlit as st

from graphlib_wijk.dashboard import navigation, services, state, texts, widgets
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal


def choose() -> services.Other:
    """
    Let the reader choose what to compare with, or say what is missing and stop the page here.

    Returns
    -------
    other
        The data set that comes first.
    """
    view = state.view()
    found = services.others(view)
    other = services.compared_with(view)
    if not found:
        st.info(_("Er is nog maar één stand, dus er valt niets te vergelijken."))
        _how_to_add()
        st.stop()
    by_name = {one.name: one for one in found}
    if view.compared_with and other is None:
        st.info(
            _("We kennen de stand “%(name)s” niet. Kies er een uit de lijst.")
            % {"name": literal(view.compared_with)}
        )
    st.selectbox(
        _("Vergelijken met (de eerste stand)"),
        list(by_name),
        format_func=lambda name: texts.edition_label(by_name[name].about),
        placeholder=_("Kies de stand van eerder"),
        **widgets.one_of("compared_with", other.name if other else None, list(by_name)),
        on_change=state.on_change(
            "compared_with", lambda name: state.change(compared_with=name or "")
        ),
    )
    if other is None:
        st.markdown(_("Van deze gegevens kennen we geen eerdere stand."))
        _how_to_add()
        st.stop()
    if not services.usable(other.source):
        st.info(_("In die gegevens staan fouten. Op de pagina Gegevens leest u welke."))
        st.stop()
    return other


def choose_whom() -> None:
    """Let the reader choose between those who were asked both times and everybody."""
    labels = {False: _("Eerlijk: wie beide keren is bevraagd"), True: _("Alles wat we weten")}
    st.radio(
        _("Wat vergelijken we?"),
        list(labels),
        format_func=labels.__getitem__,
        **widgets.one_of("everyone", state.view().everyone, list(labels)),
        on_change=state.on_change("everyone", lambda on: state.change(everyone=on)),
        horizontal=True,
    )


def turn_round(other: services.Other) -> None:
    """
    Offer to look at the two the other way round.

    Parameters
    ----------
    other
        What the data in view are compared with.
    """
    changes = services.turned_round(state.view(), other)
    st.button(_("Draai de volgorde om"), on_click=lambda: state.change(**changes))


def _how_to_add() -> None:
    st.markdown(
        _(
            "Hebt u een tweede stand? Lees haar in op de pagina **Gegevens**: uw eigen gegevens "
            "doen mee zolang dit venster open is. Of vraag de beheerder om een map met de "
            "peildatum als naam, zoals `2025-10-01`, in de map van deze gegevens te zetten."
        )
    )
    st.page_link(
        navigation.DATA.script,
        label=_("Naar Gegevens"),
        query_params=state.parameters(state.view()),
    )
