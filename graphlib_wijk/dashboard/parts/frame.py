"""What every page has besides its content: its link to pass on, and a line on paper."""

from __future__ import annotations

from graphlib_wijk.dashboard import services, state, texts
from graphlib_wijk.dashboard.page_view import page_view


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
