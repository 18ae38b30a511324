"""What is said once, at the place where somebody just did something."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Literal

import streamlit as st

from graphlib_wijk.dashboard import state, texts
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.store import ConflictError, StoreError

Tone = Literal["success", "warning", "error"]
#: Where it is said that somebody else took away what one was writing about.
GONE: Final = "gone"
_NOTE: Final = "note-{}"
_UNSENT: Final = "unsent"
_SHOWN: Final[dict[Tone, Callable[[str], object]]] = {
    "success": lambda text: st.success(text, icon=":material/check_circle:"),
    "warning": st.warning,
    "error": st.error,
}


def leave(spot: str, tone: Tone, text: str) -> None:
    """
    Have something said in the next run.

    Parameters
    ----------
    spot
        Where.
    tone
        How it looks.
    text
        Markdown.
    """
    state.remember(_NOTE.format(spot), (tone, text))


def show(spot: str) -> None:
    """
    Say what was left for this place, once.

    Parameters
    ----------
    spot
        Where.
    """
    note: tuple[Tone, str] | None = state.remembered(_NOTE.format(spot), None)
    if note is None:
        return
    state.remember(_NOTE.format(spot), None)
    _SHOWN[note[0]](note[1])


def attempt(spot: str, act: Callable[[], None], thanks: str) -> None:
    """
    Do something with a proposal, and say how that went; for a callback.

    Parameters
    ----------
    spot
        Where to say it.
    act
        What to do.
    thanks
        What to say when it is done.
    """
    try:
        act()
    except ConflictError as error:
        leave(spot, "warning", texts.correcting.settled(error))
    except StoreError as error:
        leave(spot, "error", texts.correcting.failed(error))
    else:
        leave(spot, "success", thanks)


def keep_unsent(typed: Mapping[str, Any]) -> None:
    """
    Keep what could not be sent, for when the page itself cannot be shown any more.

    Parameters
    ----------
    typed
        What stood in the form; empty for what did arrive.
    """
    state.remember(_UNSENT, dict(typed))


def show_unsent() -> None:
    """Repeat what somebody was sending when their right to it, or the database, went away."""
    typed: dict[str, Any] = state.remembered(_UNSENT, {})
    if line := texts.correcting.typed_line(typed):
        st.info(_("Dit is nog niet verstuurd. Bewaar het zelf even: %(typed)s") % {"typed": line})
