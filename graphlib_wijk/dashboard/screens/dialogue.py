"""Wijkgesprek: from a neighbourhood to a prepared meeting, in steps."""

import streamlit as st

from graphlib_wijk.dashboard import navigation, state, texts
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts import area_picker, dataset
from graphlib_wijk.dashboard.parts.meeting import settling, steps
from graphlib_wijk.store import StoreError

source = dataset.usable_source()
title = st.empty()
area = area_picker.choose(source)
navigation.entitle(navigation.DIALOGUE, area.name if area else "")
if area is None:
    title.title(_("Wijkgesprek"))
    steps.overview()
    st.stop()

title.title(_("Wijkgesprek in %(place)s") % {"place": literal(area.name)})
st.info(texts.asked_sentence(area.count) or _("Hier kennen we nog geen organisaties."))
if area.count.closed:
    st.markdown(_("Een wijkgesprek bereidt u voor in een gemeente waarvoor u werkt."))
    settling.begin()
    settling.show_rest(source)
    st.stop()
try:
    steps.show(source, area)
except StoreError as error:
    st.error(error.message(state.language()))
