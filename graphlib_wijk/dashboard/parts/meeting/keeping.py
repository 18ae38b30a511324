"""How long notes are kept, and who sees them: said, with a way to take them along."""

from __future__ import annotations

from functools import partial

import streamlit as st

from graphlib_wijk.dashboard import services, state
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.services import noting

_FORMAT = "excel"


def show(source: services.Source) -> None:
    """
    Say how long notes are kept, and offer the data set with the notes in it.

    Parameters
    ----------
    source
        The data set in view.
    """
    st.caption(_how_long(source))
    st.download_button(
        _("Download de gegevens met uw antwoorden en afspraken"),
        data=partial(services.file_of, source, None, _FORMAT, state.view()),
        file_name=services.file_name(services.about(source).title, _FORMAT),
        on_click="ignore",
        key="keep-notes",
    )


def _how_long(source: services.Source) -> str:
    if noting.shared(source):
        return _(
            "Wat u hier invult, wordt meteen bewaard. Wie dit gesprek ook voorbereidt, ziet het "
            "en kan het veranderen. Het komt niet in de gegevens zelf."
        )
    return _(
        "Wat u hier invult, wordt bewaard zolang dit venster open is. Download de gegevens om "
        "het te bewaren. Op de pagina Gegevens leest u ze later weer in."
    )
