"""The drawing of an area, with its legend and its page to take along."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, texts
from graphlib_wijk.dashboard.i18n import _, number
from graphlib_wijk.dashboard.legend_view import legend_view
from graphlib_wijk.dashboard.network_view import network_view

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
    st.toggle(
        _("Werelden naast elkaar"),
        help=_("Leefwereld links, systeemwereld rechts, en wat bij beide hoort ertussen."),
        key=state.widget("worlds_apart", state.view().worlds_apart),
        on_change=state.on_change("worlds_apart", lambda on: state.change(worlds_apart=on)),
    )
    draw(
        scene,
        name=area.name,
        page=lambda: services.page_of(source, area, state.view()),
        choose=lambda chosen: state.change(organisation=chosen or ""),
    )


def draw(
    scene: services.Scene,
    *,
    name: str,
    page: Callable[[], bytes],
    choose: Callable[[str | None], None],
) -> None:
    """
    Show a drawing with its legend, and a button that takes it along.

    Parameters
    ----------
    scene
        The drawing.
    name
        What it is of.
    page
        Writes it as a page of its own.
    choose
        Told which organisation the reader chose, or None when the choice was undone.
    """
    network_view(
        scene.view,
        selected=state.view().organisation or None,
        texts=texts.picture(name),
        height=_HEIGHT,
        key="picture",
        on_select=choose,
    )
    legend_view(scene.drawing.legend, title=_("Legenda"), key="legend")
    st.download_button(
        _("Tekening als webpagina bewaren"),
        data=page,
        file_name=f"wijkgraaf-{texts.file_name(name)}.html",
        mime="text/html",
        on_click="ignore",
        help=_("Eén bestand dat ook zonder internet werkt."),
    )
