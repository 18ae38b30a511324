"""Whether Streamlit looks for changed sources: as was set, also for who comes back."""

from __future__ import annotations

from streamlit import get_option
from streamlit.runtime.app_session import AppSession


def watch_as_set() -> None:
    """
    Keep to the setting ``server.fileWatcherType`` when a connection that was cut is restored.

    Streamlit heeds it where a session begins, and not where one goes on: then it looks through
    two thousand modules, a quarter of a second of processor for each reader who comes back. When
    a proxy restarts, that is everybody at once. Nothing changes unless the setting is ``none``.
    """
    if get_option("server.fileWatcherType") == "none":
        # Streamlit has no other way in.
        AppSession.register_file_watchers = _watch_nothing  # type: ignore[assignment, method-assign]


def _watch_nothing(_session: AppSession) -> None:
    """Leave the sources alone."""
