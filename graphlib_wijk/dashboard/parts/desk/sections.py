"""The sections of the page Beheer, and the way between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import streamlit as st

from graphlib_wijk.dashboard import catalogue, services, state, widgets
from graphlib_wijk.dashboard.i18n import N_, _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts import dataset
from graphlib_wijk.dashboard.parts.desk import (
    accounts,
    corrections,
    everything,
    links,
    paper,
    record,
    versions,
)
from graphlib_wijk.dashboard.services import desk


@dataclass(frozen=True)
class Section:
    """A section: its word in the address, its name, how it is shown, and for whom it is."""

    word: str
    name: str
    show: Callable[[catalogue.Entry], None] | Callable[[catalogue.Entry | None], None]
    about_data: bool = True
    administers: bool = False


_ALL: Final = (
    Section("verbeteringen", N_("Verbeteringen"), corrections.show),
    Section("versies", N_("Gegevens en versies"), versions.show),
    Section("links", N_("Persoonlijke links"), links.show),
    Section("formulieren", N_("Formulieren"), paper.show),
    Section("organisatie", N_("Alles over één organisatie"), everything.show),
    Section("accounts", N_("Accounts"), accounts.show, about_data=False, administers=True),
    Section("logboek", N_("Logboek"), record.show, about_data=False, administers=True),
)


def show() -> None:
    """Show the section in view, and the way to the others."""
    found = {one.word: one for one in _ALL if desk.administers() or not one.administers}
    word = state.view().section
    word = word if word in found else _ALL[0].word
    st.radio(
        _("Deel"),
        list(found),
        format_func=lambda one: _(found[one].name),
        **widgets.one_of("section", word, list(found)),
        on_change=state.on_change("section", lambda one: state.change(section=one)),
        horizontal=True,
    )
    section, entry = found[word], desk.entry_of(state.view())
    if section.about_data and entry is not None:
        _choose(entry)
        source = desk.source_of(entry)
        if source is not None:
            dataset.warn_if_invented(source)
    st.header(_(section.name))
    if entry is None and section.about_data:
        st.markdown(
            _(
                "Er is nog niets bewaard. Lees bestanden in op de pagina Gegevens en bewaar ze "
                "daar voor iedereen die mag meekijken."
            )
        )
        return
    section.show(entry)  # type: ignore[arg-type] # None only where a section is not about data


def _choose(entry: catalogue.Entry) -> None:
    kept = {one.name: one for one in services.held()}
    if len(kept) == 1:
        title = literal(_title(entry))
        st.markdown(_("Het gaat om de gegevens **%(title)s**.") % {"title": title})
        return
    st.selectbox(
        _("Om welke gegevens gaat het?"),
        list(kept),
        format_func=lambda name: _title(kept[name]),
        **widgets.one_of("desk-dataset", entry.name, list(kept)),
        on_change=state.on_change("desk-dataset", _take),
        filter_mode=None,
    )


def _title(entry: catalogue.Entry) -> str:
    source = desk.source_of(entry)
    title = services.about(source).title if source else ""
    return f"{title} · {entry.name}" if title else entry.name


def _take(name: str) -> None:
    """Places, organisations and versions belong to a data set."""
    view = state.View(language=state.language(), section=state.view().section)
    state.replace_with(view, dataset=name)
