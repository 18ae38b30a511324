"""What is noted stays in this window only: said, with a way to keep it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from graphlib_wijk.dashboard import services, state
from graphlib_wijk.dashboard.i18n import _

_FORMAT = "excel"


def show(source: services.Source) -> None:
    """
    Say how long notes are kept, and offer the data set with the notes in it.

    Parameters
    ----------
    source
        The data set in view.
    """
    st.caption(
        _(
            "Wat u hier invult, wordt bewaard zolang dit venster open is. Download de gegevens om "
            "het te bewaren. Op de pagina Gegevens leest u ze later weer in."
        )
    )
    st.download_button(
        _("Download de gegevens met uw antwoorden en afspraken"),
        data=partial(services.file_of, source, None, _FORMAT, state.view()),
        file_name=services.file_name(services.about(source).title, _FORMAT),
        on_click="ignore",
        key="keep-notes",
    )
