"""The data in view as files to take along, in every format."""

from __future__ import annotations

from functools import partial

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, texts
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal


def show(source: services.Source, area: answers.Area | None) -> None:
    """
    Offer the data set, or one area of it, in every format.

    Parameters
    ----------
    source
        The data set in view.
    area
        A neighbourhood or municipality; None for everything.
    """
    language, view = state.language(), state.view()
    name = area.name if area else services.about(source).title
    st.markdown(_("U neemt mee: **%(name)s**.") % {"name": literal(name)})
    for shelf, formats in services.formats_by_shelf():
        if shelf == "picture" and not services.fits_a_picture(source, area):
            st.caption(_("Voor één tekening zijn dit te veel organisaties. Kies eerst een wijk."))
            continue
        st.header(texts.shelf_label(shelf))
        for entry in formats:
            left, right = st.columns([1, 2], vertical_alignment="center")
            with left:
                st.download_button(
                    entry.label(language),
                    data=partial(services.file_of, source, area, entry.id, view),
                    file_name=services.file_name(name, entry.id),
                    mime=entry.media_type,
                    on_click="ignore",
                    key=f"take-{entry.id}",
                    width="stretch",
                )
            with right:
                st.markdown(entry.use(language))
