"""What is said while a reader has to wait."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import streamlit as st

from graphlib_wijk.dashboard import services, state
from graphlib_wijk.dashboard.i18n import _

_LAST: Final = "drawing"


@contextmanager
def for_drawing(asked: services.Asked) -> Iterator[None]:
    """
    Say that a drawing is being made, unless it is the one that this reader looks at already.

    Parameters
    ----------
    asked
        Which drawing.

    Yields
    ------
    nothing
        The drawing is made meanwhile.
    """
    # Streamlit starts a thread to say it, at every click; the drawing in view is at hand.
    last: services.Asked | None = state.remembered(_LAST, None)
    if asked == last:
        yield
        return
    with st.spinner(_("De tekening wordt gemaakt …")):
        yield
    state.remember(_LAST, asked)
