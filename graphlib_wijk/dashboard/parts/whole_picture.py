"""The drawing of an area, who is chosen in it, and the same organisations in a table."""

from __future__ import annotations

import streamlit as st

from graphlib_wijk.dashboard import answers, services
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.parts import panel, picture


def show(source: services.Source, area: answers.Area, scene: services.Scene) -> None:
    """
    Show them; a choice in any of the three is a choice in all.

    Parameters
    ----------
    source
        The data set in view.
    area
        The area in view.
    scene
        Its drawing.
    """
    st.header(_("Wie werkt met wie"))
    drawn, beside = st.columns([2, 1], gap="medium")
    with drawn:
        picture.show(source, area, scene)
    with beside:
        panel.show(source)
    picture.tables(scene)
