"""The record of who did what, on the page and as a file."""

from __future__ import annotations

from functools import partial

import streamlit as st

from graphlib_wijk.dashboard import catalogue, state, texts, widgets
from graphlib_wijk.dashboard.i18n import _, number
from graphlib_wijk.dashboard.services import desk, granting
from graphlib_wijk.dashboard.table_view import Cell, Column, table_view
from graphlib_wijk.dashboard.texts import desk as words

_MOST = 1_000
_WIDTH = 480


def show(_entry: catalogue.Entry | None) -> None:
    """
    Show the record.

    Parameters
    ----------
    _entry
        Not used: the record is of everything.
    """
    st.markdown(
        _(
            "Wie deed wat, en wanneer? Er komt alleen iets bij: niemand kan het veranderen. Wat "
            "mensen schreven staat er niet in."
        )
    )
    deed = state.view().deed if state.view().deed in words.DEEDS else ""
    st.selectbox(
        _("Welke handelingen?"),
        ["", *words.DEEDS],
        format_func=lambda code: words.deed(code) if code else _("alle handelingen"),
        **widgets.one_of("deed", deed, ["", *words.DEEDS]),
        on_change=state.on_change("deed", lambda code: state.change(deed=code)),
        width=_WIDTH,
    )
    found = granting.record(deed)
    if len(found) > _MOST:
        gaps = {"n": number(_MOST), "all": number(len(found))}
        st.caption(_("U ziet de laatste %(n)s van %(all)s. In het bestand staan ze alle.") % gaps)
    people = desk.people()
    rows: list[dict[str, str | Cell | None]] = [
        {
            "id": str(one.id),
            "at": Cell(text=words.moment(one.at), sort=float(one.id)),
            "by": words.traced(one.actor, people),
            "deed": words.deed(one.action),
            "dataset": one.dataset or None,
            "record": words.record(one.record, people) or None,
        }
        for one in found[:_MOST]
    ]
    table_view(
        rows,
        [
            Column(id="at", label=_("Wanneer")),
            Column(id="by", label=_("Wie")),
            Column(id="deed", label=_("Wat")),
            Column(id="dataset", label=_("Gegevens")),
            Column(id="record", label=_("Onderdeel")),
        ],
        caption=_("Het logboek. Het nieuwste staat bovenaan."),
        texts=texts.table(),
        key="record",
    )
    st.download_button(
        _("Logboek ophalen (CSV)"),
        data=partial(granting.record_file, deed),
        file_name=_("wijkgraaf-logboek.csv"),
        mime="text/csv",
        on_click="ignore",
        key="take-record",
    )
