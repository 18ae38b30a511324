"""Gegevens: your own files in, checked and corrected, and everything out again."""

import streamlit as st

from graphlib_wijk.dashboard import navigation, services, state
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.parts import (
    accepting,
    area_picker,
    dataset,
    doubles,
    report,
    taking_along,
    understood,
    uploading,
)
from graphlib_wijk.dashboard.parts.desk import saving, telling

navigation.entitle(navigation.DATA, "")
st.title(_("Gegevens"))
telling.show()
incoming, outgoing = st.tabs([_("Eigen gegevens inlezen"), _("Gegevens meenemen")])
with incoming:
    draft = uploading.take()
    if draft:
        reading = uploading.read(draft)
        report.show(reading)
        report.correct(draft, reading)
        understood.show(draft, reading)
        if reading.usable:
            doubles.show(draft)
        accepting.show(draft, reading)
        saving.show(draft, reading)
with outgoing:
    source = services.source(state.view())
    if source is None or not services.usable(source):
        st.info(_("Kies links gegevens zonder fouten. Dan kunt u ze hier meenemen."))
    else:
        dataset.warn_if_invented(source)
        st.markdown(_("Kies een wijk of gemeente als u alleen dat deel wilt meenemen."))
        taking_along.show(source, area_picker.choose(source))
