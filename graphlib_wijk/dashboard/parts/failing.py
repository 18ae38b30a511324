"""What a page says when the database cannot be used."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from graphlib_wijk.dashboard import navigation, settings, state
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.parts.own import notes
from graphlib_wijk.store import StoreError


def stop_here(error: StoreError) -> NoReturn:
    """
    Say what is the matter and end the run: without the database nobody's rights are known.

    Parameters
    ----------
    error
        What the store says; shown only where the one user is the operator.
    """
    navigation.stay()
    st.title(_("De gegevens zijn even niet te bereiken"))
    if not settings.signs_in():
        # It names where the database is, which is for who runs it and nobody else.
        st.error(error.message(state.language()))
    st.markdown(_("U kunt deze pagina over een minuut opnieuw laden. Er is niets verloren."))
    notes.show_unsent()
    st.button(_("Probeer het opnieuw"))
    st.stop()
