"""Neighbourhoods side by side, and why some are not."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, texts
from graphlib_wijk.dashboard.components import Content
from graphlib_wijk.dashboard.i18n import _, number, percent
from graphlib_wijk.dashboard.parts import areas, shares
from graphlib_wijk.dashboard.table_view import Cell, Column, show_table, table_of

#: More bars than this nobody looks through; the table says the same, and can be searched.
MOST_BARS: Final = 150


def show(source: services.Source) -> None:
    """
    Show the neighbourhoods that can be compared, and name the others.

    Parameters
    ----------
    source
        The data set in view.
    """
    found = services.comparison(source)
    if len(found.compared) + len(found.left_out) < 2:  # noqa: PLR2004 (one is no comparison)
        return
    st.header(_("Wijken naast elkaar"))
    if found.compared:
        if len(found.compared) + len(found.left_out) <= MOST_BARS:
            shares.show(source)
        show_table(
            _table(source, areas.links_start()),
            on_open=lambda chosen: areas.follow([one.area for one in found.compared], chosen),
        )
    st.markdown(texts.left_out_sentence(found))


@lru_cache(maxsize=16)
def _table(source: services.Source, start: state.View) -> Content:
    """Make the table once for everybody who comes from the same view."""
    return table_of(
        [_row(one, start) for one in services.comparison(source).compared],
        [
            Column(id="area", label=_("Wijk"), kind="link"),
            Column(id="sure", label=_("Hoe zeker?")),
            Column(id="initiatives", label=_("Initiatieven"), kind="number"),
            Column(
                id="isolated",
                label=_("Nog geen bekende relaties"),
                kind="number",
                help=_("Hoeveel initiatieven wel zijn bevraagd, maar geen relatie noemden."),
            ),
            Column(
                id="connected",
                label=_("Verbonden"),
                kind="number",
                help=_("Hoeveel initiatieven meer dan één partner hebben, ook in de eigen wijk."),
            ),
            Column(
                id="degree",
                label=_("Relaties per organisatie"),
                kind="number",
                help=_("Gemiddeld, en alleen relaties binnen de wijk."),
            ),
            Column(
                id="worlds",
                label=_("Tussen de werelden"),
                kind="number",
                help=_(
                    "Welk deel van de relaties tussen leefwereld en systeemwereld loopt. De rest "
                    "blijft binnen de eigen wereld."
                ),
            ),
        ],
        caption=_("Alleen wijken waarvan ten minste de helft van de organisaties is bevraagd."),
        texts=texts.table(),
        key="comparison",
    )


def _row(one: answers.Compared, start: state.View) -> dict[str, str | Cell | None]:
    count = one.area.count
    return {
        "id": one.area.key,
        "area": Cell(text=one.area.name, href=areas.address(one.area, start)),
        "sure": Cell(text=texts.sure_of(one), sort=one.values["coverage"]),
        "initiatives": _number(count.initiatives),
        "isolated": _number(count.standings.get("isolated", 0)),
        "connected": _number(count.standings.get("connected", 0)),
        "degree": _number(one.values["average-degree"]),
        "worlds": _share_between(one.values["ei-index"]),
    }


def _number(value: float) -> Cell | None:
    """Write a number with at most one decimal; nothing where it is undefined."""
    if math.isnan(value):
        return None
    rounded = round(value, 1)
    return Cell(text=number(rounded), sort=rounded)


def _share_between(index: float) -> Cell | None:
    """Write the E–I index as the share of ties between the worlds: a number that has a unit."""
    if math.isnan(index):
        return None
    share = (1 + index) / 2
    return Cell(text=percent(share), sort=share)
