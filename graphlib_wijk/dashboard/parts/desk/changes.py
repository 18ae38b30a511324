"""What differs between two versions, as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from graphlib_wijk.dashboard import texts
from graphlib_wijk.dashboard.i18n import _, number
from graphlib_wijk.dashboard.table_view import Cell, Column, table_view
from graphlib_wijk.dashboard.texts import fields
from graphlib_wijk.store import RowChange

#: Who wants to see more than so many had better compare the files.
_MOST = 1_000


def show(changes: Sequence[RowChange], names: Mapping[str, str], *, caption: str, key: str) -> None:
    """
    Show what differs.

    Parameters
    ----------
    changes
        Row by row.
    names
        Names of organisations by id.
    caption
        What the table shows.
    key
        Name of the table on the page.
    """
    if not changes:
        st.markdown(_("Er is geen verschil: in beide staat hetzelfde."))
        return
    if len(changes) > _MOST:
        gaps = {"n": number(_MOST), "all": number(len(changes))}
        st.caption(_("U ziet de eerste %(n)s van %(all)s verschillen.") % gaps)
    rows: list[dict[str, str | Cell | None]] = [
        {
            "id": str(at),
            "row": fields.row_name(change, names),
            "table": fields.table_name(change.table),
            "what": fields.what_changed(change),
            "values": fields.before_and_after(change, names) or None,
        }
        for at, change in enumerate(changes[:_MOST])
    ]
    table_view(
        rows,
        [
            Column(id="row", label=_("Waarover")),
            Column(id="table", label=_("Tabel")),
            Column(id="what", label=_("Wat")),
            Column(id="values", label=_("Van en naar")),
        ],
        caption=caption,
        texts=texts.table(),
        key=key,
    )
