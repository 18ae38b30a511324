"""The map on Overzicht, where anything has a place."""

from __future__ import annotations

import streamlit as st

from graphlib_wijk.dashboard import answers, basemap, services, state, texts
from graphlib_wijk.dashboard.i18n import _, ngettext
from graphlib_wijk.dashboard.map_view import map_view
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
    st.markdown(
        ngettext(
            "%(n)s organisatie heeft een plek op de kaart.",
            "%(n)s organisaties hebben een plek op de kaart.",
            organisations,
        )
        + " "
        + _("Een rondje is de leefwereld, een vierkant de systeemwereld, een ruit hoort bij beide.")
    )
    if organisations < len(found.spots):
        st.markdown(_("Een kruis is een wijk. Kies het kruis om die wijk te openen."))
    map_view(
        found,
        {area.key: areas.address(area) for area in known},
        texts={
            "credit": _("Kaartgegevens © Kadaster"),
            "label": _("Kaart van de wijken. De tabel met wijken heeft dezelfde links."),
            "language": state.language(),
        },
        key="places",
        on_open=lambda chosen: areas.follow(known, chosen),
        tiles=basemap.ADDRESS if basemap.is_on() else "",
    )
