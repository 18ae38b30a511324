"""Mijn initiatief: what is known of one's own organisation, and whether it is right."""

import streamlit as st

from graphlib_wijk.dashboard import navigation, services, signing_in, state
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts import dataset, organisation, panel, relations

actor = signing_in.actor()
state.replace_with(
    state.View(language=state.language()),
    dataset=actor.dataset,
    organisation=actor.organisation,
)
source = dataset.usable_source()
dossier = services.dossier(source, actor.organisation, umbrellas=False)
if dossier is None:
    st.title(_("Mijn initiatief"))
    st.info(_("Uw organisatie staat niet meer in deze gegevens. Vraag na wat er gebeurd is."))
    st.stop()

st.title(literal(dossier.profile.name))
navigation.entitle(navigation.OWN, dossier.profile.name)
organisation.head(dossier)
relations.show(source, dossier)
panel.details(dossier.profile, level=2)
