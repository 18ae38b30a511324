"""Wijk: who works with whom in one neighbourhood or municipality."""

import streamlit as st

from graphlib_wijk.dashboard import services, state, texts
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts import (
    area_picker,
    certainty,
    dataset,
    filters,
    numbers,
    panel,
    picture,
)

source = dataset.usable_source()
title = st.empty()
area = area_picker.choose(source)
title.title(literal(area.name) if area else _("Wijk"))
if area is None:
    st.markdown(_("Kies een wijk om te zien wie er met wie samenwerkt."))
    st.stop()

for sentence in texts.area_sentences(area):
    st.markdown(sentence)
certainty.show(source, area)
filters.show(source, area)
with st.spinner(_("De tekening wordt gemaakt …")):
    scene = services.scene(source, area, state.view())
drawn, beside = st.columns([2, 1], gap="medium")
with drawn:
    picture.show(source, area, scene)
with beside:
    panel.show(source)

picture.tables(scene)
numbers.show(source, area)
