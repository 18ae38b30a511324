"""Choosing a neighbourhood or a whole municipality, by list or by the address."""

from __future__ import annotations

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, widgets
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal


def choose(source: services.Source) -> answers.Area | None:
    """
    Let the reader choose an area.

    Parameters
    ----------
    source
        The data set in view.

    Returns
    -------
    area
        The chosen area, or None while none is chosen or the one in the address is unknown.
    """
    current = _current(source)
    overview = services.overview(source=source)
    areas = {_option(a): a for a in (*overview.neighbourhoods, *overview.municipalities)}
    if current is not None:
        areas.setdefault(_option(current), current)
    st.selectbox(
        _("Wijk of gemeente"),
        list(areas),
        format_func=lambda option: _name(areas[option]),
        placeholder=_("Kies een wijk of gemeente, of typ een naam"),
        **widgets.one_of("area", _option(current) if current else None, list(areas)),
        on_change=state.on_change("area", lambda option: _take(areas.get(option))),
    )
    return current


def _current(source: services.Source) -> answers.Area | None:
    view = state.view()
    wanted = view.neighbourhood or view.municipality
    if not wanted:
        return None
    kind: answers.AreaKind = "neighbourhood" if view.neighbourhood else "municipality"
    area = services.area(source=source, kind=kind, key=wanted)
    if area is None:
        st.info(
            _("We kennen hier geen wijk of gemeente “%(name)s”. Kies er een uit de lijst.")
            % {"name": literal(wanted)}
        )
    return area


def _take(area: answers.Area | None) -> None:
    places = {"neighbourhood": "", "municipality": ""}
    if area is not None:
        places[area.kind] = area.key
    state.change(
        **places, organisation="", kinds=(), themes=(), tie_kinds=(), since="", contact_from=""
    )


def _option(area: answers.Area) -> str:
    return f"{area.kind} {area.key}"


def _name(area: answers.Area) -> str:
    if area.kind == "municipality":
        return _("%(municipality)s, hele gemeente") % {"municipality": area.name}
    if not area.municipality:
        return area.name
    return f"{area.name} ({area.municipality})"
