"""What was understood of new files: each sheet with its marked cells, and what one can change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from graphlib_wijk.dashboard import answers, state, texts, widgets
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.table_view import Cell, Column, Marks, table_view
from graphlib_wijk.dashboard.workspace import Draft


def show(draft: Draft, reading: answers.Reading) -> None:
    """
    Show the beginning of each sheet, with what was made of it.

    Parameters
    ----------
    draft
        The files.
    reading
        What they came to.
    """
    if not reading.sheets:
        return
    st.header(_("Wat we hebben begrepen"))
    marks = answers.marks_of(reading)
    for number, sheet in enumerate(reading.sheets):
        name = f"{sheet.file}, {sheet.sheet}" if sheet.sheet else sheet.file
        with st.expander(literal(name), expanded=bool(sheet.table)):
            st.markdown(texts.sheet_sentence(sheet))
            _choose_encoding(draft, sheet)
            _choose_columns(draft, sheet)
            _table(draft, sheet, marks, f"sheet-{number}")


def _table(draft: Draft, sheet: answers.SheetView, marks: answers.CellMarks, key: str) -> None:
    header, rows = answers.corrected(sheet, dict(draft.corrections))
    table_view(
        [_row(sheet, marks, number, row) for number, row in rows],
        [
            Column(id="row", label=_("Rij"), kind="number"),
            *(
                Column(id=str(at), label=text, help=texts.column_words(name))
                for at, (text, name) in enumerate(header)
            ),
        ],
        caption=texts.preview_caption(sheet, len(rows)),
        texts=texts.table(),
        key=key,
        marks=Marks(signs=texts.SEVERITY_MARKS, palette=texts.SEVERITY_PALETTE),
    )


def _row(
    sheet: answers.SheetView, marks: answers.CellMarks, number: int, row: Sequence[str]
) -> dict[str, str | Cell | None]:
    cells = {
        str(at): Cell(text=text, mark=marks.get((sheet.file, sheet.sheet, number, at), ""))
        for at, text in enumerate(row)
    }
    return {"id": str(number), "row": Cell(text=str(number), sort=float(number)), **cells}


def _choose_encoding(draft: Draft, sheet: answers.SheetView) -> None:
    if not answers.is_text_file(sheet):
        return
    chosen = dict(draft.encodings)
    st.selectbox(
        _("Staan er vreemde tekens, zoals CafÃ©? Kies dan hoe het bestand is opgeslagen."),
        ["", *answers.ENCODINGS],
        format_func=texts.encoding_label,
        **widgets.one_of(
            f"encoding-{sheet.file}", chosen.get(sheet.file, ""), ["", *answers.ENCODINGS]
        ),
        on_change=state.on_change(
            f"encoding-{sheet.file}", lambda code: _decide(draft, sheet.file, code)
        ),
        filter_mode=None,
    )


def _decide(draft: Draft, file: str, code: str) -> None:
    others = {name: value for name, value in draft.encodings if name != file}
    chosen = {**others, file: code} if code else others
    state.workspace().draft = replace(draft, encodings=tuple(chosen.items()))


def _choose_columns(draft: Draft, sheet: answers.SheetView) -> None:
    for place, candidates in answers.doubtful_columns(sheet):
        _choose_column(draft, place, candidates)


def _choose_column(draft: Draft, place: answers.ColumnPlace, candidates: Mapping[str, str]) -> None:
    def named(letters: str) -> str:
        return f"{letters}: {candidates[letters]}" if letters else _("Kies een kolom")

    def take(letters: str) -> None:
        others = {where: value for where, value in draft.headers if where != place}
        chosen = {**others, place: letters} if letters else others
        state.workspace().draft = replace(draft, headers=tuple(chosen.items()))

    name = f"column-{place.file}-{place.sheet}-{place.column}"
    st.selectbox(
        texts.which_column(place.column),
        ["", *candidates],
        format_func=named,
        **widgets.one_of(name, dict(draft.headers).get(place, ""), ["", *candidates]),
        on_change=state.on_change(name, take),
        filter_mode=None,
    )
