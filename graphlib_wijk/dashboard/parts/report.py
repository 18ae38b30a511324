"""What is wrong with new files, and putting it right: the report, and the cells to correct."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, texts
from graphlib_wijk.dashboard.i18n import _, number
from graphlib_wijk.dashboard.table_view import Cell, Column, Marks, table_view
from graphlib_wijk.dashboard.workspace import Draft

#: So many cells to correct at once: who has more, does so in the file.
_MOST_CELLS = 200


def show(reading: answers.Reading) -> None:
    """
    Show every problem, errors first.

    Parameters
    ----------
    reading
        What the files came to.
    """
    st.markdown(texts.report_sentence(reading))
    if not reading.problems:
        return
    table_view(
        [_row(number_, problem) for number_, problem in enumerate(reading.problems, start=1)],
        [
            Column(id="severity", label=_("Ernst")),
            Column(id="place", label=_("Waar")),
            Column(id="what", label=_("Wat er is, en wat u kunt doen")),
        ],
        caption=_("Alles wat bij het lezen opviel. Het ergste staat bovenaan."),
        texts=texts.table(),
        key="report",
        marks=Marks(signs=texts.SEVERITY_MARKS, palette=texts.SEVERITY_PALETTE),
    )


def _row(number_: int, problem: answers.Problem) -> dict[str, str | Cell | None]:
    language = state.language()
    label = texts.severity_label(problem.severity)
    return {
        "id": str(number_),
        "severity": Cell(text=label, sort=f"{number_:06d}", mark=problem.severity),
        "place": problem.place(language) or None,
        "what": problem.sentence(language),
    }


def correct(draft: Draft, reading: answers.Reading) -> None:
    """
    Let the reader correct the cells that have a problem.

    Parameters
    ----------
    draft
        The files.
    reading
        What they came to.
    """
    cells = reading.cells[:_MOST_CELLS]
    if not cells:
        return
    st.header(_("Hier verbeteren"))
    st.markdown(
        _(
            "Schrijf in de laatste kolom wat er moet staan. Uw eigen bestand verandert niet. "
            "Liever in Excel? Haal het bestand met opmerkingen op, verbeter het, en kies het "
            "hierboven opnieuw."
        )
    )
    found, made = answers.texts_in(reading), dict(draft.corrections)
    key = f"correct-{draft.fingerprint[:8]}-{len(made)}"
    st.data_editor(
        [_cell(place, made.get(place, found[place])) for place in cells],
        column_config=_columns(),
        disabled=["file", "sheet", "row", "column", "found"],
        hide_index=True,
        key=key,
        alt=_("Cellen met een melding, met een kolom om te verbeteren"),
    )
    left, right = st.columns(2)
    with left:
        st.button(
            _("Verbeteringen toepassen"),
            type="primary",
            on_click=lambda: _apply(draft, cells, state.edited(key)),
        )
    with right:
        st.download_button(
            _("Bestand met opmerkingen ophalen (Excel)"),
            data=lambda: services.marked_workbook_of(draft),
            file_name=_("wijkgraaf-meldingen.xlsx"),
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            on_click="ignore",
        )
    if len(reading.cells) > len(cells):
        st.caption(
            _("U ziet de eerste %(n)s van %(all)s cellen.")
            % {"n": number(len(cells)), "all": number(len(reading.cells))}
        )


def _cell(place: answers.CellPlace, text: str) -> dict[str, str | int]:
    return {
        "file": place.file,
        "sheet": place.sheet,
        "row": place.row,
        "column": place.column,
        "found": text,
        "becomes": text,
    }


def _columns() -> dict[str, str]:
    return {
        "file": _("Bestand"),
        "sheet": _("Blad"),
        "row": _("Rij"),
        "column": _("Kolom"),
        "found": _("Er staat"),
        "becomes": _("Dit moet er staan"),
    }


def _apply(
    draft: Draft, cells: Sequence[answers.CellPlace], edited: Mapping[int, Mapping[str, str | None]]
) -> None:
    changes = {cells[row]: change.get("becomes") or "" for row, change in edited.items()}
    corrections = {**dict(draft.corrections), **changes}
    state.workspace().draft = replace(draft, corrections=tuple(corrections.items()))
