"""What came of something that the reader did to the store: said once, above the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import streamlit as st

from graphlib_wijk.dashboard import state
from graphlib_wijk.store import StoreError

_TOLD: Final = "desk-told"
_SHOWS: Final = {"success": st.success, "warning": st.warning, "error": st.error}


def tell(kind: str, words: str) -> None:
    """
    Have something said in the next run.

    Parameters
    ----------
    kind
        ``success``, ``warning`` or ``error``.
    words
        Markdown; names are literal.
    """
    state.remember(_TOLD, (kind, words))


def show() -> None:
    """Say what came of the last deed, if that was not said yet."""
    told: tuple[str, str] | None = state.remembered(_TOLD, None)
    if told is None:
        return
    state.remember(_TOLD, None)
    kind, words = told
    _SHOWS[kind](words)


def do(deed: Callable[[], str]) -> None:
    """
    Do something to the store, and have said what came of it.

    Parameters
    ----------
    deed
        Does it and returns what to say. What the store refuses is said in its own words.
    """
    try:
        tell("success", deed())
    except StoreError as error:
        tell("error", error.message(state.language()))
