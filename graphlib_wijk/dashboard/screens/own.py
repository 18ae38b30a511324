"""Mijn initiatief: what is known of one's own organisation, and whether it is right."""

import streamlit as st

from graphlib_wijk.dashboard import navigation, services, signing_in, state, texts
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts import dataset, organisation, paper
from graphlib_wijk.dashboard.parts.own import adding, details, relations, told
from graphlib_wijk.dashboard.services import correcting
from graphlib_wijk.store import StoreError

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

profile = dossier.profile
st.title(literal(profile.name))
navigation.entitle(navigation.OWN, profile.name)
organisation.head(dossier)
try:
    proposals = correcting.proposals(source)
except StoreError as error:
    st.error(texts.correcting.failed(error))
    st.stop()
said = correcting.told(source, proposals, profile.id)
told.questions(profile.name, correcting.questions(source, proposals, profile.id))
details.show_asked(source, profile)
relations.show(source, profile, said)
adding.show(source, profile)
details.show(source, profile)
paper.own(source, profile)
told.show(profile.name, said)
