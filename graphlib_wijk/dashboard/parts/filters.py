"""What one wants to see of an area; standings do not depend on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, widgets
from graphlib_wijk.dashboard.i18n import N_, _
from graphlib_wijk.vocabulary import label

_FILTERS = (
    ("kinds", "organisation_kinds", N_("Soort organisatie")),
    ("themes", "themes", N_("Thema")),
    ("tie_kinds", "tie_kinds", N_("Soort relatie")),
)
_YEARS = (
    (
        "since",
        N_("Relaties die er al waren in"),
        N_("Verbergt relaties die later begonnen. Een relatie zonder datum blijft staan."),
    ),
    (
        "contact_from",
        N_("Laatste contact vanaf"),
        N_("Verbergt relaties waarin het langer stil is. Een relatie zonder datum blijft staan."),
    ),
)

_BOX: Final = "filters"
_CHOSEN: Final = "filters-chosen"


def show(source: services.Source, area: answers.Area) -> None:
    """
    Show the filters, with only what occurs in the area.

    Parameters
    ----------
    source
        The data set in view.
    area
        The area in view.
    """
    with st.expander(_("Filters"), key=_opened_for_what_is_chosen(), on_change="rerun") as box:
        # Most readers leave it folded; twelve parts of a page are a seventh of what a click costs.
        if box.open:
            _show(services.choices(source, area.kind, area.key))


def _opened_for_what_is_chosen() -> str:
    """Unfold when what is chosen becomes something else, and leave it to the reader after that."""
    view = state.view()
    names = [name for name, *_rest in (*_FILTERS, *_YEARS)]
    chosen = tuple(getattr(view, name) for name in (*names, "umbrellas"))
    if chosen != state.remembered(_CHOSEN, ()):
        state.remember(_CHOSEN, chosen)
        if any(chosen):
            state.fill(_BOX, value=True)
    return _BOX


def _show(choices: Mapping[str, tuple[str, ...]]) -> None:
    columns = st.columns(len(_FILTERS))
    for column, (name, registry, text) in zip(columns, _FILTERS, strict=True):
        with column:
            _choose(name, registry, _(text), choices[name])
    for column, (name, text, help_) in zip(st.columns(len(_YEARS)), _YEARS, strict=True):
        with column:
            _choose_year(name, _(text), _(help_), choices[name])
    umbrellas()


def umbrellas() -> None:
    """Let the reader count umbrellas in."""
    st.toggle(
        _("Koepels meetellen"),
        help=_(
            "Een koepel is een landelijk of regionaal verband. Bijna iedereen is er lid van. "
            "Daarom verbergen deze relaties wie in de wijk alleen staat."
        ),
        **widgets.shown("umbrellas", state.view().umbrellas),
        on_change=state.on_change("umbrellas", lambda on: state.change(umbrellas=on)),
    )


def _choose(name: str, registry: str, text: str, options: tuple[str, ...]) -> None:
    chosen = [code for code in getattr(state.view(), name) if code in options]
    language = state.language()
    st.multiselect(
        text,
        options,
        format_func=lambda code: label(registry, code, language),
        placeholder=_("Alles"),
        **widgets.some_of(name, chosen),
        on_change=state.on_change(name, lambda codes: state.change(**{name: tuple(codes)})),
    )


def _choose_year(name: str, text: str, help_: str, options: tuple[str, ...]) -> None:
    chosen = getattr(state.view(), name) or None
    if not options and chosen is None:
        return
    if chosen is not None and chosen not in options:
        options = (chosen, *options)
    st.selectbox(
        text,
        options,
        placeholder=_("Alle jaren"),
        help=help_,
        **widgets.one_of(name, chosen, options),
        on_change=state.on_change(name, lambda year: state.change(**{name: year or ""})),
        filter_mode=None,
    )
