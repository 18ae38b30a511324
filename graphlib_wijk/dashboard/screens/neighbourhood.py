"""Wijk: who works with whom in one neighbourhood or municipality."""

from functools import partial

import streamlit as st

from graphlib_wijk.dashboard import navigation, services, state, texts
from graphlib_wijk.dashboard.by_itself import by_itself
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts import (
    area_picker,
    certainty,
    dataset,
    filters,
    numbers,
    waiting,
    whole_picture,
)

source = dataset.usable_source()
title = st.empty()
area = area_picker.choose(source)
navigation.entitle(navigation.NEIGHBOURHOOD, area.name if area else "")
title.title(literal(area.name) if area else _("Wijk"))
if area is None:
    st.markdown(_("Kies een wijk om te zien wie er met wie samenwerkt."))
    st.stop()

st.markdown("\n\n".join(texts.area_sentences(area)))
size, ties = services.extent(source=source, kind=area.kind, key=area.key)
if sparse := texts.sparse_sentence(area, size, ties):
    st.markdown(sparse)
if not size:
    st.stop()
if not area.count.withheld:
    certainty.show(source, area)
filters.show(source, area)
asked = services.asked(source, area, state.view())
with waiting.for_drawing(asked):
    scene = services.scene(asked)
by_itself(navigation.NEIGHBOURHOOD, partial(whole_picture.show, source, area, scene))
if not area.count.withheld:
    numbers.show(source, area)
