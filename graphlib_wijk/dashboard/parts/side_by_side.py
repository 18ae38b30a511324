"""Two drawings beside each other, in which everybody stands in one place."""

from __future__ import annotations

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, texts
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.legend_view import legend_view
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.network_view import Caption, network_view

_HEIGHT = 460


def show(views: services.Views | None, found: answers.Differences, name: str) -> None:
    """
    Show both drawings, or say why there are none.

    Parameters
    ----------
    views
        The drawings.
    found
        What differs.
    name
        Name of the place.
    """
    st.header(_("Eerst en nu in beeld"))
    if views is None:
        st.markdown(
            _(
                "Er is niets te tekenen, of te veel voor twee leesbare tekeningen. Kies een wijk. "
                "De tabellen hieronder hebben dezelfde inhoud."
            )
        )
        return
    st.markdown(_("Wie in beide staat, staat op dezelfde plek. De lijn zegt wat er gebeurde."))
    with st.container(key="two-dates"):
        for column, side, about in zip(
            st.columns(2, gap="small"),
            (views.before, views.after),
            (found.first, found.second),
            strict=True,
        ):
            with column:
                _draw(side, texts.edition_label(about), name)
    legend_view(views.after[0].legend, title=_("Legenda"), key="legend")


def _draw(side: tuple[services.Drawing, dict[str, object]], edition: str, name: str) -> None:
    drawn, view = side
    st.subheader(literal(edition))
    if not drawn.nodes:
        st.markdown(_("Hier staat nog niemand in."))
        return
    title = f"{name}, {edition}"
    network_view(
        view,
        selected=state.view().organisation or None,
        texts=texts.picture(title),
        height=_HEIGHT,
        key=f"picture-{drawn.scope}",
        on_select=lambda chosen: state.change(organisation=chosen or ""),
        caption=Caption(
            title=title,
            lines=texts.picture_lines(drawn.facts),
            legend=drawn.legend,
            file=f"wijkgraaf-{texts.file_name(title)}.png",
        ),
    )
