"""The drawing of an area, with its legend and its page to take along."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, texts, widgets
from graphlib_wijk.dashboard.components import Content
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.legend_view import legend_view
from graphlib_wijk.dashboard.network_view import Caption, network_of, show_network
from graphlib_wijk.dashboard.parts import groups, twin
from graphlib_wijk.vocabulary import Language

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
    if area.kind == "municipality":
        _choose_neighbourhoods()
    if services.MOST_DRAWN < scene.size <= services.MOST_AT_ONCE:
        _choose_everything()
    if scene.drawing is None or scene.view is None:
        groups.show(area, scene)
        return
    if not scene.drawing.nodes:
        st.info(_("Met deze filters blijft er niets over om te tekenen."))
        return
    st.toggle(
        _("Werelden naast elkaar"),
        help=_("Leefwereld links, systeemwereld rechts, en wat bij beide hoort ertussen."),
        **widgets.shown("worlds_apart", state.view().worlds_apart),
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
        The drawing; nothing is shown where it has groups instead.
    name
        What it is of.
    page
        Writes it as a page of its own.
    choose
        Told which organisation the reader chose, or None when the choice was undone.
    """
    if scene.drawing is None or scene.view is None:
        return
    network = _network(scene, name, state.language())
    show_network(network, selected=state.view().organisation or None, on_select=choose)
    legend_view(scene.drawing.legend, title=_("Legenda"), key="legend")
    st.download_button(
        _("Tekening als webpagina bewaren"),
        data=page,
        file_name=f"wijkgraaf-{texts.file_name(name)}.html",
        mime="text/html",
        on_click="ignore",
        help=_("Eén bestand dat ook zonder internet werkt."),
    )


def tables(scene: services.Scene) -> None:
    """
    Show what the drawing shows in a table.

    Parameters
    ----------
    scene
        The drawing, or its groups.
    """
    if scene.groups is not None:
        groups.tables(scene)
        return
    st.header(_("Alle organisaties in deze tekening"))
    caption = _("Dezelfde organisaties als in de tekening, in dezelfde volgorde.")
    twin.show(scene.rows, caption=caption)


def _choose_neighbourhoods() -> None:
    st.toggle(
        _("Wijken in plaats van organisaties"),
        help=_("Eén cirkel per wijk, met lijnen voor de relaties tussen de wijken."),
        **widgets.shown("by_neighbourhood", state.view().by_neighbourhood),
        on_change=state.on_change("by_neighbourhood", lambda on: state.change(by_neighbourhood=on)),
    )


def _choose_everything() -> None:
    st.toggle(
        _("Toch alles tekenen"),
        help=_("Alle organisaties in één tekening. Dat kan een paar seconden duren."),
        **widgets.shown("everything", state.view().everything),
        on_change=state.on_change("everything", lambda on: state.change(everything=on)),
    )


@lru_cache(maxsize=64)
def _network(scene: services.Scene, name: str, language: Language) -> Content:
    """Write the drawing once for everybody with this language: a click changes nothing in it."""
    del language  # of the words around the drawing
    drawn = scene.drawing
    return network_of(
        scene.view or {},
        texts=texts.picture(name),
        height=_HEIGHT,
        key="picture",
        caption=_caption(name, drawn) if drawn else None,
    )


def _caption(name: str, drawn: services.Drawing) -> Caption:
    return Caption(
        title=name,
        lines=texts.picture_lines(drawn.facts),
        legend=drawn.legend,
        file=f"wijkgraaf-{texts.file_name(name)}.png",
    )
