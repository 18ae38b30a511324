"""Choosing one organisation by its name."""

from __future__ import annotations

import streamlit as st

from graphlib_wijk.dashboard import catalogue, services, state, widgets
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.services import desk
from graphlib_wijk.store.rights import Action

_WIDTH = 480


def organisation(entry: catalogue.Entry, action: Action) -> tuple[str, str] | None:
    """
    Let the reader type a name and choose an organisation.

    Parameters
    ----------
    entry
        A data set of the store.
    action
        What it is chosen for: only organisations of which the reader may do that are offered.

    Returns
    -------
    organisation
        Its id and its name; None as long as there is none.
    """
    sought = state.view().search
    st.text_input(
        _("Zoek een organisatie op naam"),
        placeholder=_("Typ een naam of een deel ervan"),
        **widgets.shown("desk-search", sought),
        on_change=state.on_change(
            "desk-search", lambda text: state.change(search=text.strip(), organisation="")
        ),
        width=_WIDTH,
    )
    source = desk.source_of(entry)
    if not sought or source is None:
        return None
    found = {
        one.id: " · ".join(filter(None, (one.name, one.place)))
        for one in services.found(source, sought)
        if desk.may_about(entry, one.id, action)
    }
    if not found:
        st.info(
            _("We vinden bij uw gemeenten niets dat lijkt op “%(text)s”.")
            % {"text": literal(sought)}
        )
        return None
    chosen = state.view().organisation
    chosen = chosen if chosen in found else next(iter(found))
    st.selectbox(
        _("Organisatie"),
        list(found),
        format_func=found.__getitem__,
        **widgets.one_of("desk-organisation", chosen, list(found)),
        on_change=state.on_change("desk-organisation", lambda id_: state.change(organisation=id_)),
        width=_WIDTH,
        filter_mode=None,
    )
    return chosen, desk.names(entry).get(chosen, chosen)
