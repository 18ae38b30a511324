"""Finding an organisation by its name."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, texts, widgets
from graphlib_wijk.dashboard.i18n import _, ngettext
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts import organisation
from graphlib_wijk.dashboard.table_view import Cell, Column, table_view

_WIDTH = 480


def show(source: services.Source) -> None:
    """
    Show a field to type a name in, and the organisations of that name.

    Parameters
    ----------
    source
        The data set in view.
    """
    sought = state.view().search
    st.text_input(
        _("Zoek een organisatie op naam"),
        placeholder=_("Typ een naam of een deel ervan"),
        **widgets.shown("search", sought),
        on_change=state.on_change("search", lambda text: state.change(search=text.strip())),
        width=_WIDTH,
    )
    if not sought:
        return
    found = services.found(source, sought)
    if not found:
        st.info(
            _("Niets gevonden dat lijkt op “%(text)s”. Probeer een ander woord uit de naam.")
            % {"text": literal(sought)}
        )
        return
    _list(found, sought)


def _list(found: Sequence[answers.Found], sought: str) -> None:
    table_view(
        [_row(one) for one in found],
        [
            Column(id="name", label=_("Organisatie"), kind="link"),
            Column(id="kind", label=_("Soort")),
            Column(id="place", label=_("Wijk of gemeente")),
        ],
        caption=_caption(found, sought),
        texts=texts.table(),
        key="found",
        on_open=organisation.choose,
    )


def _caption(found: Sequence[answers.Found], sought: str) -> str:
    if found[0].alike:
        return _("Geen naam met “%(text)s”. Dit lijkt erop.") % {"text": sought}
    if len(found) == services.MOST_FOUND:
        return _("De eerste %(n)s. Typ meer van de naam om verder te zoeken.") % {"n": len(found)}
    return ngettext("%(n)s organisatie gevonden.", "%(n)s organisaties gevonden.", len(found))


def _row(one: answers.Found) -> dict[str, str | Cell | None]:
    return {
        "id": one.id,
        "name": Cell(text=one.name, href=organisation.address(one.id)),
        "kind": texts.kind_label(one.kind, one.kind_given),
        "place": one.place or None,
    }
