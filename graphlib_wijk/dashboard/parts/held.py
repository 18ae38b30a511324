"""The data sets that the store holds, and who may see them."""

from __future__ import annotations

import streamlit as st

from graphlib_wijk.dashboard import services, texts
from graphlib_wijk.dashboard.i18n import _, number
from graphlib_wijk.dashboard.table_view import Cell, Column, table_view


def show() -> None:
    """Show what is kept."""
    st.header(_("Bewaarde gegevens"))
    found = services.held()
    if not found:
        st.markdown(
            _(
                "Er is nog niets bewaard. Lees bestanden in op de pagina Gegevens en bewaar ze "
                "daar voor iedereen die mag meekijken."
            )
        )
        return
    rows: list[dict[str, str | Cell | None]] = [
        {
            "id": one.name,
            "name": one.name,
            "version": Cell(text=number(one.latest), sort=float(one.latest)),
            "seen": _("iedereen") if one.published else _("alleen wie een rol heeft"),
        }
        for one in found
        if isinstance(one.latest, int)
    ]
    table_view(
        rows,
        [
            Column(id="name", label=_("Gegevens")),
            Column(id="version", label=_("Versie"), kind="number"),
            Column(id="seen", label=_("Openbare deel te zien door")),
        ],
        caption=_("Wat in de database staat."),
        texts=texts.table(),
        key="held",
    )
