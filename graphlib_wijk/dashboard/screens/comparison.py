"""Vergelijken: what changed between two dates, apart from what is only measured better."""

import streamlit as st

from graphlib_wijk.dashboard import navigation, services, state, texts
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.parts import (
    area_picker,
    compared_with,
    dataset,
    differences,
    side_by_side,
)

source = dataset.usable_source()
st.title(_("Vergelijken"))
st.markdown(
    _(
        "Wat veranderde er tussen twee peildata, bijvoorbeeld voor en na een wijkgesprek? Echte "
        "verandering staat hier apart van wat alleen beter is gemeten."
    )
)
other = compared_with.choose()
if not services.about(source).fictional:
    dataset.warn_if_invented(other.source)
area = area_picker.choose(source)
navigation.entitle(navigation.COMPARISON, area.name if area else "")
compared_with.choose_whom()

view = state.view()
place = (area.kind, area.key) if area else None
with st.spinner(_("De twee standen worden vergeleken …")):
    found = services.differences(source, other.source, place, view)
    views = services.views(source, other.source, place, view, most=services.MOST_DRAWN)
for warning in texts.difference_warnings(found):
    st.warning(warning)
if "reversed" in found.warnings:
    compared_with.turn_round(other)
for sentence in texts.difference_sentences(found, everyone=view.everyone):
    st.markdown(sentence)

name = area.name if area else services.about(source).title
side_by_side.show(views, found, name)
differences.relations(found)
differences.standings(found)
differences.measures(found)
differences.take_along(found, name)
