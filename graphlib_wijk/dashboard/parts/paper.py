"""The form of one organisation as files to take along."""

from __future__ import annotations

from functools import partial

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.services import paper
from graphlib_wijk.dashboard.texts import paper as words
from graphlib_wijk.vocabulary import Language


def buttons(dataset: str, organisation: str, name: str, language: Language, number: int) -> None:
    """
    Offer the form of an organisation in each of its forms.

    Parameters
    ----------
    dataset
        Id of the data set.
    organisation, name
        Of whom it is: id and name.
    language
        Language of the form.
    number
        Of which version.
    """
    with st.container(horizontal=True):
        for suffix, media_type in paper.MEDIA_TYPES.items():
            st.download_button(
                words.kind(suffix),
                data=partial(paper.file_of, dataset, organisation, suffix, language, number),
                file_name=paper.name_of(name, organisation, suffix, language, number),
                mime=media_type,
                on_click="ignore",
                key=f"take-form{suffix}",
            )


def own(source: services.Source, profile: answers.Profile) -> None:
    """
    Let an organisation take its own form along, in place of answering on the page.

    Parameters
    ----------
    source
        The data in view; nothing is shown for data that are not kept.
    profile
        The organisation that looks.
    """
    if not source.number:
        return
    with st.expander(_("Liever op papier of in Excel?")):
        st.markdown(
            _(
                "Haal een formulier op met wat er nu over u bekend is. Vul het in, alleen of "
                "samen, en stuur het aan de beheerder van deze gegevens."
            )
        )
        buttons(source.place, profile.id, profile.name, state.language(), source.number)
