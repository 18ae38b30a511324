"""A button for what cannot be undone just like that: it asks first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import streamlit as st

from graphlib_wijk.dashboard import state
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.parts.desk import telling

_ASKED: Final = "desk-asked"


def button(label: str, question: str, yes: str, deed: Callable[[], str], *, key: str) -> None:
    """
    Show a button, and after a click the question whether the reader is sure.

    Parameters
    ----------
    label
        What stands on the button.
    question
        What happens, in words.
    yes
        What stands on the button that does it.
    deed
        See `telling.do`.
    key
        Name of the button on the page.
    """
    if state.remembered(_ASKED, "") != key:
        st.button(label, key=key, on_click=partial(state.remember, _ASKED, key))
        return
    with st.container(border=True):
        st.markdown(question)
        with st.container(horizontal=True):
            st.button(yes, key=f"{key}-yes", type="primary", on_click=partial(_sure, deed))
            st.button(_("Nee, toch niet"), key=f"{key}-no", on_click=_not_sure)


def _sure(deed: Callable[[], str]) -> None:
    _not_sure()
    telling.do(deed)


def _not_sure() -> None:
    state.remember(_ASKED, "")
