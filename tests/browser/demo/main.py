"""One drawing and its table, with what a test needs to change around them."""

import pictures
import streamlit as st

from graphlib_wijk.dashboard.network_view import Caption, network_view, packed
from graphlib_wijk.dashboard.table_view import Cell, Column, table_view

state = st.session_state
size = int(st.query_params.get("aantal", "12"))
scope = "b" if st.toggle("Andere wijk") else "a"
every = 2 if st.toggle("Alleen de helft") else 1
show = not st.toggle("Zonder tekening")
st.button("Nog eens")
if st.button("Stuk"):
    message = "geheim: wachtwoord"
    raise ValueError(message)


def choose(organisation: str | None) -> None:
    """Remember what was chosen and how often."""
    state.organisation = organisation
    state.times = state.get("times", 0) + 1


def open_page(page: str) -> None:
    """Remember what was opened."""
    state.opened = page


selected = state.get("organisation")
st.text(f"Gekozen: {selected}; keren: {state.get('times', 0)}; geopend: {state.get('opened')}")
if show:
    network_view(
        packed(pictures.picture(size, scope=scope, every=every)),
        selected=selected,
        texts=pictures.NETWORK_TEXTS,
        height=480,
        key="tekening",
        on_select=choose,
        caption=Caption(title="Wie met wie", lines=("Peildatum: vandaag",), file="wie-met-wie.png"),
    )
table_view(
    pictures.rows(size, every=every),
    pictures.COLUMNS,
    caption="Alle organisaties in de tekening",
    texts=pictures.TABLE_TEXTS,
    key="tabel",
    selected=selected,
    marks=pictures.MARKS,
    on_select=choose,
)
table_view(
    [
        {"id": "heechterp", "name": Cell(text="Heechterp", href="wijk?wijk=WK008050")},
        {"id": "elders", "name": Cell(text="Elders", href="https://elders.invalid/")},
    ],
    [Column(id="name", label="Wijk", kind="link")],
    caption="Wijken",
    texts=pictures.TABLE_TEXTS,
    key="wijken",
    on_open=open_page,
)
