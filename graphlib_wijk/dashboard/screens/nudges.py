"""Een zetje nodig: which initiatives could use a hand, by what they ask for."""

import streamlit as st

from graphlib_wijk.dashboard import navigation, services, state, texts
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.parts import area_picker, dataset, introductions, nudges
from graphlib_wijk.signals import ASKS

source = dataset.usable_source()
st.title(_("Een zetje nodig"))
st.markdown(
    _(
        "Deze bewonersinitiatieven kunnen misschien een hand gebruiken. Het zijn vragen om samen "
        "te bespreken, geen oordelen. Bij elk signaal staat waarom."
    )
)
area = area_picker.choose(source)
navigation.entitle(navigation.NUDGES, area.name if area else "")
count = area.count if area else services.overview(source).count
st.info(texts.asked_sentence(count) or _("Er staan nog geen organisaties in."))
if count.closed:
    st.stop()

found = services.nudges(
    source, (area.kind, area.key) if area else None, umbrellas=state.view().umbrellas
)
shown = nudges.chosen(found)
if not shown:
    st.markdown(_("Hier zijn geen signalen gevonden."))
for ask in ASKS:
    nudges.show(ask, [nudge for nudge in shown if texts.ask_of(nudge.signal) == ask.code])
introductions.to_meeting(state.view())
