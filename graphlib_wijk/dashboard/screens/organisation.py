"""Organisatie: one organisation, whether its relations are right, and over whom it gets further."""

import streamlit as st

from graphlib_wijk.dashboard import navigation
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts import (
    dataset,
    introductions,
    organisation,
    panel,
    relations,
    search,
    surroundings,
)

source = dataset.usable_source()
title = st.empty()
title.title(_("Organisatie"))
search.show(source)
dossier = organisation.chosen(source)
if dossier is None:
    navigation.entitle(navigation.ORGANISATION, "")
    st.stop()

title.title(literal(dossier.profile.name))
navigation.entitle(navigation.ORGANISATION, dossier.profile.name)
who, about = st.columns([3, 2], gap="large")
with who:
    organisation.head(dossier)
    organisation.paths(dossier)
with about:
    panel.details(dossier.profile, level=2)

relations.show(source, dossier)
surroundings.show(source, dossier)
organisation.dependence(dossier)
organisation.signals(dossier)
introductions.show(source, dossier)
