"""What one wants to see of an area; standings do not depend on it."""

from __future__ import annotations

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state
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
    view = state.view()
    choices = services.choices(source, area.kind, area.key)
    names = [name for name, *_rest in (*_FILTERS, *_YEARS)]
    chosen = any(getattr(view, name) for name in names)
    with st.expander(_("Filters"), expanded=chosen or view.umbrellas):
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
        key=state.widget("umbrellas", state.view().umbrellas),
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
        key=state.widget(name, chosen),
        on_change=state.on_change(name, lambda codes: state.change(**{name: tuple(codes)})),
    )


def _choose_year(name: str, text: str, help_: str, options: tuple[str, ...]) -> None:
    chosen = getattr(state.view(), name) or None
    if not options and chosen is None:
        return
    st.selectbox(
        text,
        options if chosen is None or chosen in options else (chosen, *options),
        index=None,
        placeholder=_("Alle jaren"),
        help=help_,
        key=state.widget(name, chosen),
        on_change=state.on_change(name, lambda year: state.change(**{name: year or ""})),
        filter_mode=None,
    )
