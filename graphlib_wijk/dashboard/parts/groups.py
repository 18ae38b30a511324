"""A large area by group: the drawing, the way into a group, and the same in a table."""

from __future__ import annotations

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, texts
from graphlib_wijk.dashboard.i18n import _, number
from graphlib_wijk.dashboard.network_view import Caption, network_view
from graphlib_wijk.dashboard.parts import twin
from graphlib_wijk.dashboard.table_view import Cell, Column, table_view

_HEIGHT = 620


def show(area: answers.Area, scene: services.Scene) -> None:
    """
    Show the drawing of the groups; choosing one is the way in.

    Parameters
    ----------
    area
        The area in view.
    scene
        Its groups; nothing is shown for a scene without.
    """
    groups = scene.groups
    if groups is None:
        return
    st.info(texts.groups_sentence(groups, scene.size))
    network_view(
        services.group_view(groups, texts.group_titles(groups)),
        selected=None,
        texts=texts.picture(area.name),
        height=_HEIGHT,
        key="groups",
        on_select=lambda chosen: _enter(groups.by, chosen),
        caption=Caption(title=area.name, file=f"wijkgraaf-{texts.file_name(area.name)}.png"),
    )
    st.caption(
        _(
            "Hoe groter de cirkel, hoe meer organisaties; het aantal staat erbij. Hoe dikker de "
            "lijn, hoe meer relaties. Alleen de sterkste banden zijn getekend; de tabel telt ze "
            "allemaal."
        )
    )


def tables(scene: services.Scene) -> None:
    """
    Show the groups in a table, and under it everyone in them.

    Parameters
    ----------
    scene
        Groups and rows; nothing is shown for a scene without groups.
    """
    groups = scene.groups
    if groups is None:
        return
    st.header(_("Alle groepen in deze tekening"))
    name = _("Wijk") if groups.by == "neighbourhood" else _("Soort")
    table_view(
        [_row(group) for group in groups.groups],
        [
            Column(id="name", label=name, kind="choice"),
            Column(id="organisations", label=_("Organisaties"), kind="number"),
            Column(id="initiatives", label=_("Initiatieven")),
            Column(id="inside", label=_("Relaties binnen de groep"), kind="number"),
            Column(id="outward", label=_("Relaties met andere groepen"), kind="number"),
        ],
        caption=_("Dezelfde groepen als in de tekening. Kies er een om verder te gaan."),
        texts=texts.table(),
        key="groups-twin",
        on_select=lambda chosen: _enter(groups.by, chosen),
    )
    st.header(_("Alle organisaties"))
    twin.show(scene.rows, caption=_("Alle organisaties van deze groepen, op naam."))


def _row(group: services.Group) -> dict[str, str | Cell | None]:
    return {
        "id": group.id,
        "name": Cell(text=group.name),
        "organisations": _count(group.organisations),
        "initiatives": Cell(text=texts.group_sentence(group), sort=float(group.initiatives)),
        "inside": _count(group.inside),
        "outward": _count(group.outward),
    }


def _count(n: int) -> Cell:
    return Cell(text=number(n), sort=float(n))


def _enter(by: str, chosen: str | None) -> None:
    if chosen is None or chosen == services.ELSEWHERE:
        return
    if by == "neighbourhood":
        state.change(neighbourhood=chosen, municipality="", organisation="")
    else:
        state.change(kinds=(chosen,))
