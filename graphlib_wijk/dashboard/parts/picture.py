"""The drawing of an area, with its legend and its page to take along."""

from __future__ import annotations

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, texts
from graphlib_wijk.dashboard.i18n import _, number
from graphlib_wijk.dashboard.legend_view import legend_view
from graphlib_wijk.dashboard.network_view import Caption, network_view

_HEIGHT = 620


def show(source: services.Source, area: answers.Area, scene: services.Scene) -> None:
    """
    Show a drawing, or say why there is none.

    Parameters
    ----------
    source
        The data set in view.
    area
        The area in view.
    scene
        Its drawing.
    """
    if scene.size > services.MOST_DRAWN:
        st.info(
            _(
                "Dit zijn %(n)s organisaties: te veel voor één leesbare tekening. Kies een wijk. "
                "De tabel hieronder heeft ze allemaal."
            )
            % {"n": number(scene.size)}
        )
        return
    if not scene.drawing.nodes:
        st.info(_("Met deze filters blijft er niets over om te tekenen."))
        return
    network_view(
        scene.view,
        selected=state.view().organisation or None,
        texts=texts.picture(area.name),
        height=_HEIGHT,
        key="picture",
        on_select=lambda chosen: state.change(organisation=chosen or ""),
        caption=_caption(area, scene),
    )
    legend_view(scene.drawing.legend, title=_("Legenda"), key="legend")
    st.download_button(
        _("Tekening als webpagina bewaren"),
        data=lambda: services.page_of(source, area, state.view()),
        file_name=f"wijkgraaf-{texts.file_name(area.name)}.html",
        mime="text/html",
        on_click="ignore",
        help=_("Eén bestand dat ook zonder internet werkt."),
    )


def _caption(area: answers.Area, scene: services.Scene) -> Caption:
    drawn = scene.drawing
    return Caption(
        title=area.name,
        lines=texts.picture_lines(drawn.facts),
        legend=drawn.legend,
        file=f"wijkgraaf-{texts.file_name(area.name)}.png",
    )
