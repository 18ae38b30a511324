"""The map on Overzicht, where anything has a place."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from graphlib_wijk.dashboard import answers, basemap, installation, services, state, texts
from graphlib_wijk.dashboard.components import Content
from graphlib_wijk.dashboard.i18n import _, ngettext
from graphlib_wijk.dashboard.map_view import map_content, show_map
from graphlib_wijk.dashboard.parts import areas


def show(source: services.Source) -> None:
    """
    Show where organisations and neighbourhoods are.

    Parameters
    ----------
    source
        The data set in view; without a place in it there is no map. Areas of the operator that do
        not fit it are not passed over in silence.
    """
    found, misfit = services.places(source), services.map_misfit(source)
    if found or misfit:
        st.header(_("Kaart"))
    if misfit:
        st.info(texts.map_misfit(misfit))
    if found:
        _show_map(source, found)


def _show_map(source: services.Source, found: answers.Map) -> None:
    known = services.overview(source).neighbourhoods
    organisations = sum(not spot.key for spot in found.spots)
    said = ngettext(
        "%(n)s organisatie heeft een plek op de kaart.",
        "%(n)s organisaties hebben een plek op de kaart.",
        found.left_out or organisations,
    )
    if found.left_out:
        more = _("Dat zijn er te veel om te tekenen. Open een wijk om te zien wie er zijn.")
    else:
        more = _(
            "Een rondje is de leefwereld, een vierkant de systeemwereld, een ruit hoort bij beide."
        )
    st.markdown(f"{said} {more}")
    if organisations < len(found.spots):
        st.markdown(_("Een kruis is een wijk. Kies het kruis om die wijk te openen."))
    tiles = basemap.ADDRESS if basemap.is_on() else ""
    content = _content(source, installation.map_file(), areas.links_start(), tiles)
    if content is not None:
        show_map(content, on_open=lambda chosen: areas.follow(known, chosen))


@lru_cache(maxsize=8)
def _content(
    source: services.Source, file: tuple[str, int], start: state.View, tiles: str
) -> Content | None:
    """Write the map once for everybody who comes from the same view."""
    del file  # part of the key: with other areas it is another map
    found, known = services.places(source), services.overview(source).neighbourhoods
    if found is None:
        return None
    return map_content(
        found,
        {area.key: areas.address(area, start) for area in known},
        texts={
            "credit": _("Kaartgegevens © Kadaster"),
            "label": _("Kaart van de wijken. De tabel met wijken heeft dezelfde links."),
            "language": start.language,
        },
        key="places",
        tiles=tiles,
    )
