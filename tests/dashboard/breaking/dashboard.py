"""The dashboard with a fault in one place: a page, or the part of one that runs by itself."""

import os
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.scriptrunner import get_script_run_ctx

from graphlib_wijk.dashboard import hosting, state

#: What no reader may ever see.
SECRET: Final = os.environ["BREKEN_GEHEIM"]
#: Holds the address of the page that breaks, or `deel`.
PLACE: Final = Path(os.environ["BREKEN_WAAR"])

_run_page, _follow = StreamlitPage.run, state.follow


def run_page(page: StreamlitPage) -> None:
    """Show a page, and break when it is the one: by then all of it has been sent."""
    try:
        _run_page(page)
    finally:
        # Also where a page stops halfway, having nothing to show.
        if (page.url_path or hosting.FIRST_PAGE) == PLACE.read_text():
            raise ValueError(SECRET)


def follow() -> None:
    """Break in a part that runs by itself, if that is the place."""
    context = get_script_run_ctx()
    if PLACE.read_text() == "deel" and context and context.current_fragment_id:
        raise ValueError(SECRET)
    _follow()


StreamlitPage.run = run_page
state.follow = follow
hosting.start_log()
app = st.App(
    Path("graphlib_wijk/dashboard/main.py").resolve(),
    routes=hosting.routes(),
    middleware=hosting.middleware(),
    on_script_error=hosting.report_script_error,
    exception_handlers={Exception: hosting.answer_failed_request},
)
