"""Everything that is kept about one organisation, for whoever asks for it (AVG)."""

from __future__ import annotations

from functools import partial

import streamlit as st

from graphlib_wijk.dashboard import catalogue, texts
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts.desk import picking
from graphlib_wijk.dashboard.services import granting


def show(entry: catalogue.Entry) -> None:
    """
    Let the reader take along what is kept about one organisation.

    Parameters
    ----------
    entry
        A data set of the store.
    """
    st.markdown(
        _(
            "Vraagt een organisatie wat er over haar is bewaard? Haal hier alles op: haar regels "
            "in alle versies, haar voorstellen, haar links (zonder geheim) en wat in het logboek "
            "over haar staat. Dat u dit ophaalt, komt ook in het logboek."
        )
    )
    found = picking.organisation(entry, "export-organisation")
    if found is None:
        return
    organisation, name = found
    st.download_button(
        _("Haal alles op over %(name)s (JSON)") % {"name": literal(name)},
        data=partial(granting.dossier_file, entry, organisation),
        file_name=f"wijkgraaf-{texts.file_name(name)}.json",
        mime="application/json",
        on_click="ignore",
        key="take-everything",
        type="primary",
    )
