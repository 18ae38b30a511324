"""What every page has besides its content: its link, a line on paper, and what is the matter."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from graphlib_wijk.dashboard import components, services, sharing, signing_in, state, texts
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.page_view import page_of
from graphlib_wijk.dashboard.parts import signing_in as signing_in_words
from graphlib_wijk.vocabulary import Language


def show() -> None:
    """Show the frame."""
    source = services.source(state.view())
    about = texts.paper_line(services.about(source)) if source else ""
    view = state.view()
    components.mount(_page(view.language, about, f"{view.step}{view.section}"))
    signing_in_words.say_what_failed()
    if sharing.is_read_only() and signing_in.actor().role != "reader":
        st.warning(
            _(
                "U kunt nu alles bekijken, maar niets veranderen: in de database kan niet worden "
                "geschreven. De beheerder kan de map en het bestand weer schrijfbaar maken."
            )
        )


@lru_cache(maxsize=256)
def _page(language: Language, about: str, part: str) -> components.Content:
    """Write it once for everybody: it is alike at every click, and longer than most of a page."""
    return page_of(
        language=language,
        about=about,
        texts=texts.page(),
        streamlit=texts.streamlit(),
        part=part,
    )
