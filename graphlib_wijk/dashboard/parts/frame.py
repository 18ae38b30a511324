"""What every page has besides its content: its link, a line on paper, and what is the matter."""

from __future__ import annotations

import streamlit as st

from graphlib_wijk.dashboard import services, sharing, signing_in, state, texts
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.page_view import page_view
from graphlib_wijk.dashboard.parts import signing_in as signing_in_words


def show() -> None:
    """Show the frame."""
    source = services.source(state.view())
    about = texts.paper_line(services.about(source)) if source else ""
    page_view(
        language=state.language(),
        about=about,
        texts=texts.page(),
        streamlit=texts.streamlit(),
        part=f"{state.view().step}{state.view().section}",
    )
    signing_in_words.say_what_failed()
    if sharing.is_read_only() and signing_in.actor().role != "reader":
        st.warning(
            _(
                "U kunt nu alles bekijken, maar niets veranderen: in de database kan niet worden "
                "geschreven. De beheerder kan de map en het bestand weer schrijfbaar maken."
            )
        )
