"""Our own details, and whether we were asked with whom we work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, texts
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.parts import panel
from graphlib_wijk.dashboard.parts.own import filling, notes
from graphlib_wijk.dashboard.parts.own.drafts import Draft, Form, UnclearError, show_trouble
from graphlib_wijk.dashboard.services import correcting
from graphlib_wijk.dashboard.texts import correcting as words
from graphlib_wijk.store import Correction
from graphlib_wijk.vocabulary import THEMES, codes, label

_DETAILS, _ASKED = "details", "asked"
_Typed = Mapping[str, Any]


def show(source: services.Source, profile: answers.Profile) -> None:
    """
    Show what is known of the organisation, and let it be put right.

    Parameters
    ----------
    source
        The data set in view.
    profile
        The organisation that looks.
    """
    panel.details(profile, level=2)
    notes.show(_DETAILS)
    now = correcting.details(source, profile.id)
    form = Form(
        name=_DETAILS,
        source=source,
        made=partial(_changed, profile.id),
        shown={field: words.as_typed(field, value) for field, value in now.items()},
    )
    draft = form.draft()
    with st.expander(_("Pas onze gegevens aan"), expanded=draft.troubled):
        show_trouble(draft)
        with st.form(draft.key("form"), border=False):
            _fields(draft)
            form.submit(draft, _("Geef door"))


def _fields(draft: Draft) -> None:
    language = state.language()
    themes = dict.fromkeys([*codes(THEMES), *draft.shown["themes"]])
    st.text_input(words.field_label("name"), **draft.field("name"), max_chars=200)
    st.multiselect(
        words.field_label("themes"),
        list(themes),
        format_func=lambda code: label("themes", code, language),
        key=draft.key("themes"),
        default=draft.start("themes"),
        placeholder=_("Kies een of meer thema's"),
    )
    left, right = st.columns(2)
    each = _("Schrijf elk op een eigen regel.")
    left.text_area(words.field_label("seeks"), **draft.field("seeks"), help=each, max_chars=500)
    right.text_area(words.field_label("offers"), **draft.field("offers"), help=each, max_chars=500)
    st.text_input(words.field_label("website"), **draft.field("website"), max_chars=300)
    st.text_area(words.field_label("note"), **draft.field("note"), max_chars=1000)
    st.checkbox(_("Toon ons niet aan anderen"), **draft.field("hidden"))
    st.caption(_("Noem geen personen, ook geen telefoonnummers of e-mailadressen."))


def _changed(own: str, shown: _Typed, typed: _Typed) -> tuple[Correction, ...]:
    values = filling.changed(shown, typed, answers.DETAILS)
    if not values:
        raise UnclearError(texts.correcting.NOTHING_CHANGED)
    return (Correction(kind="change-details", organisation=own, fields=values),)


def show_asked(source: services.Source, profile: answers.Profile) -> None:
    """
    Let the organisation say that it was asked with whom it works.

    Parameters
    ----------
    source
        The data set in view.
    profile
        The organisation that looks; nothing for one that is not asked, such as an umbrella.
    """
    notes.show(_ASKED)
    if profile.asked or not profile.standing:
        return
    today = datetime.now(UTC).date().isoformat()
    form = Form(
        name=_ASKED,
        source=source,
        made=partial(_asked, profile.id),
        shown={"asked_on": words.as_typed("asked_on", today)},
    )
    draft = form.draft()
    with st.expander(_("Wij zijn gevraagd met wie we werken"), expanded=draft.troubled):
        show_trouble(draft)
        st.markdown(
            _(
                "Staan al uw relaties hier, of hebt u ze verteld aan wie ernaar vroeg? Laat dat "
                "dan weten. Dan weten anderen dat dit uw eigen antwoord is."
            )
        )
        with st.form(draft.key("form"), border=False):
            st.text_input(_("Wanneer was dat?"), **draft.field("asked_on"), max_chars=20)
            form.submit(draft, _("Geef door"))


def _asked(own: str, _shown: _Typed, typed: _Typed) -> tuple[Correction, ...]:
    day = filling.given(typed, ["asked_on"])
    return (Correction(kind="say-asked", organisation=own, fields=day),)
