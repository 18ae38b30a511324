"""A relation that is missing: find the other, and say what it is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from graphlib_wijk.dashboard import answers, services, texts
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts.own import filling, notes, relations
from graphlib_wijk.dashboard.parts.own.drafts import Form, show_trouble
from graphlib_wijk.dashboard.texts import correcting as words
from graphlib_wijk.store import Correction

_NAME = "add"
_FIRST = ("cooperation", True)


def show(source: services.Source, profile: answers.Profile) -> None:
    """
    Ask with whom else the organisation works.

    Parameters
    ----------
    source
        The data set in view.
    profile
        The organisation that looks.
    """
    st.subheader(_("Ontbreekt er een relatie?"))
    notes.show(_NAME)
    sought = st.text_input(
        _("Met wie werkt u nog meer? Zoek op naam."),
        key="add-search",
        placeholder=_("Typ een naam of een deel ervan"),
        max_chars=100,
    ).strip()
    if not sought:
        return
    found = {one.id: one for one in services.found(source, sought) if one.id != profile.id}
    if not found:
        st.info(
            _(
                "Niets gevonden dat lijkt op “%(text)s”. Probeer een ander woord uit de naam. "
                "Staat de organisatie er niet bij? Geef haar door aan de beheerder van deze "
                "gegevens."
            )
            % {"text": literal(sought)}
        )
        return
    other = st.radio(
        _("Wie bedoelt u?"),
        list(found),
        format_func=lambda id_: _told(found[id_]),
        key="add-other",
    )
    _fill_in(source, profile, found[other])


def _told(one: answers.Found) -> str:
    kind = literal(texts.kind_label(one.kind, one.kind_given))
    return " · ".join(part for part in (literal(one.name), kind, literal(one.place)) if part)


def _fill_in(source: services.Source, profile: answers.Profile, other: answers.Found) -> None:
    form = Form(
        name=_NAME,
        source=source,
        made=partial(_made, profile.id, other.id),
        shown={"kind": _FIRST, **dict.fromkeys(answers.TIE_FACTS, "")},
    )
    draft = form.draft()
    show_trouble(draft)
    with st.form(draft.key("form")):
        relations.fields(draft, words.kinds(profile.name, other.name))
        form.submit(draft, _("Voeg deze relatie toe"))


def _made(
    own: str, other: str, _shown: Mapping[str, Any], typed: Mapping[str, Any]
) -> tuple[Correction, ...]:
    tie = relations.tie_of(own, other, typed["kind"])
    values = filling.given(typed, answers.TIE_FACTS)
    return (Correction(kind="add-tie", organisation=own, tie=tie, fields=values),)
