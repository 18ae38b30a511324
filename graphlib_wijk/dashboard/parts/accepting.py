"""The last step of new files: what they are called, and using them."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from graphlib_wijk.dashboard import answers, navigation, services, state, texts
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.workspace import OWN, Draft


def show(draft: Draft, reading: answers.Reading) -> None:
    """
    Let the reader use files, once nothing in them is an error.

    Parameters
    ----------
    draft
        The files.
    reading
        What they came to.
    """
    st.header(_("Gebruiken"))
    if not reading.usable:
        st.info(_("Er staan nog fouten in. Zodra die weg zijn, kunt u de gegevens gebruiken."))
        return
    about = draft.about or reading.dataset.about
    with st.form("accept", border=False):
        title = st.text_input(_("Hoe heten deze gegevens?"), about.title or _("Eigen gegevens"))
        day = st.text_input(
            _("Peildatum"),
            texts.day_to_edit(about.reference_date),
            help=_("Van wanneer zijn deze gegevens? Bijvoorbeeld 1-10-2026, of alleen 2026."),
        )
        everyone = about.everyone_asked
        if reading.asks_who_was_asked:
            everyone = st.checkbox(
                _("Alle organisaties in dit bestand zijn zelf naar hun relaties gevraagd."),
                help=_(
                    "Alleen dan mogen we van een organisatie zonder relaties zeggen dat zij nog "
                    "geen bekende relaties heeft. Weet u het niet? Laat het dan leeg."
                ),
            )
        if not st.form_submit_button(_("Deze gegevens gebruiken"), type="primary"):
            return
    read_day = services.reference_day(day)
    if read_day is None:
        st.error(_("Deze peildatum begrijpen we niet. Schrijf bijvoorbeeld 1-10-2026 of 2026."))
        return
    told = replace(about, title=title.strip(), reference_date=read_day, everyone_asked=everyone)
    services.accept(replace(draft, about=told))
    state.go_to(
        navigation.OVERVIEW.script,
        dataset=OWN,
        edition="",
        neighbourhood="",
        municipality="",
        organisation="",
    )
    st.rerun()
