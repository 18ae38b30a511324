"""Beside every page: the way to the others, the language, and the data set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import streamlit as st

from graphlib_wijk.dashboard import catalogue, navigation, services, state, widgets
from graphlib_wijk.dashboard.i18n import _, date, number
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.menu_view import Languages, Menu, menu_view
from graphlib_wijk.dashboard.parts import signing_in

#: Code and own name of each language.
_LANGUAGES: Final = (("nl", "Nederlands"), ("en", "English"))


def show(here: str) -> None:
    """
    Show the sidebar.

    Parameters
    ----------
    here
        Address of the page that is open.
    """
    with st.sidebar:
        menu_view(_menu(here), on_open=navigation.follow, on_speak=speak)
        _choose_dataset()
        _choose_edition()
        signing_in.show()


def _menu(here: str) -> Menu:
    return Menu(
        title=_("Wijkgraaf"),
        about=_("Wie werkt met wie in de wijk?"),
        label=_("Pagina's"),
        pages=tuple((page.address, _(page.name)) for page in navigation.open_pages()),
        here=here,
        languages=Languages(
            label=_("Taal"),
            all=_LANGUAGES,
            chosen=state.language(),
            parameter=state.PARAMETERS["language"],
        ),
    )


def speak(language: str | None) -> None:
    """
    Change the language of the page; for a callback.

    Parameters
    ----------
    language
        Code of a language; anything else that a browser says is left alone.
    """
    if language in dict(_LANGUAGES):
        state.change(language=language)


def _choose_dataset() -> None:
    names = [entry.name for entry in services.entries()]
    entry = services.entry_of(state.view())
    if entry is None:
        names = ["", *names]
    st.selectbox(
        _("Gegevens"),
        names,
        format_func=_dataset_names(names).__getitem__,
        **widgets.one_of("dataset", entry.name if entry else "", names),
        on_change=state.on_change("dataset", _take_dataset),
        filter_mode=None,
    )


def _take_dataset(name: str) -> None:
    """Places, organisations and editions belong to a data set, filters may not fit another."""
    first = services.entries()[0].name
    view = state.View(language=state.language())
    state.replace_with(view, dataset="" if name == first else name)


def _dataset_names(names: Sequence[str]) -> dict[str, str]:
    """What to call each data set: its title, and what it is in the address if two have one."""
    titles = {name: _dataset_title(name) for name in names}
    times = Counter(titles.values())
    return {
        name: title if times[title] == 1 else f"{title} · {name}" for name, title in titles.items()
    }


def _dataset_title(name: str) -> str:
    found = services.source(state.View(dataset=name)) if name else None
    title = services.about(found).title if found else _("Kies een gegevensset")
    return title or name


def _choose_edition() -> None:
    entry = services.entry_of(state.view())
    if entry is None or not entry.earlier:
        return
    editions = ["", *entry.earlier]
    current = state.view().edition
    if current not in editions:
        editions = [current, *editions]
    st.selectbox(
        _("Peildatum"),
        editions,
        format_func=lambda edition: _edition_name(entry, edition),
        **widgets.one_of("edition", current, editions),
        on_change=state.on_change("edition", lambda edition: state.change(edition=edition)),
        filter_mode=None,
    )


def _edition_name(entry: catalogue.Entry, edition: str) -> str:
    version = catalogue.number_of(edition)
    if version is not None:
        return _("Versie %(n)s") % {"n": number(version)}
    if edition:
        return date(edition) if edition in entry.earlier else literal(edition)
    found = services.source(state.View(dataset=entry.name))
    return _("%(date)s (nieuwste)") % {
        "date": date(services.about(found).reference_date) if found else ""
    }
