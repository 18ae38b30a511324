"""How sure one can be of what a page says of an area, in sentences."""

from __future__ import annotations

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, texts
from graphlib_wijk.dashboard.i18n import _


def show(source: services.Source, area: answers.Area) -> None:
    """
    Show the badge, and which conclusions survive missing answers.

    Parameters
    ----------
    source
        The data set in view.
    area
        The area in view.
    """
    found = services.certainty(
        source=source, kind=area.kind, key=area.key, umbrellas=state.view().umbrellas
    )
    badge = texts.badge(found.coverage)
    with st.expander(_("Hoe zeker is dit? %(badge)s") % {"badge": badge}):
        outcomes = [f"- {texts.robustness_sentence(outcome)}" for outcome in found.outcomes]
        st.markdown("\n".join([texts.coverage_sentence(found.coverage), "", *outcomes]))
        st.caption(texts.robustness_method(found.outcomes))
