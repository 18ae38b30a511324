"""Our relations, one by one: whether each is right, and if not, what is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from graphlib_wijk.dashboard import answers, services, texts
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts.own import filling, notes
from graphlib_wijk.dashboard.parts.own.drafts import Draft, Form, UnclearError, show_trouble
from graphlib_wijk.dashboard.parts.relations import partnerships
from graphlib_wijk.dashboard.services import correcting
from graphlib_wijk.dashboard.texts import correcting as words
from graphlib_wijk.store import Correction
from graphlib_wijk.store.corrections import Kind

_KIND = "kind"
_Typed = Mapping[str, Any]


def show(source: services.Source, profile: answers.Profile, told: Sequence[answers.Told]) -> None:
    """
    Show each relation, with what one can say of it.

    Parameters
    ----------
    source
        The data set in view.
    profile
        The organisation that looks.
    told
        What it said before.
    """
    st.header(_("Kloppen deze relaties?"))
    notes.show(notes.GONE)
    ties = correcting.own_ties(source, profile.id)
    if not ties:
        st.markdown(_("We kennen nog geen relaties van u. Werkt u met iemand samen? Voeg dat toe."))
        return
    st.markdown(
        _(
            "Kijk per relatie of zij klopt. Wat u doorgeeft is pas te zien als de beheerder het "
            "overneemt."
        )
    )
    for tie in ties:
        _one(source, profile, tie, [one for one in told if one.correction.tie == tie.key])
    partnerships(profile)


def _one(
    source: services.Source,
    profile: answers.Profile,
    tie: answers.OwnTie,
    told: Sequence[answers.Told],
) -> None:
    open_ones = [one for one in told if one.proposal.state == "open"]
    with st.container(border=True):
        sentence = words.relation(
            profile.name, tie.kind, tie.kind_given, tie.other_name, outgoing=tie.outgoing
        )
        st.markdown(sentence)
        if said := _known(tie):
            st.caption(said)
        name = "|".join(tie.key)
        for deed in ("confirm-tie", "deny-tie", "change-tie"):
            notes.show(f"{deed}|{name}")
        for one in open_ones:
            st.markdown(words.under_way(one))
        if open_ones:
            return
        with st.container(horizontal=True):
            _button(source, profile, tie, "confirm-tie", _("Klopt"))
            _button(source, profile, tie, "deny-tie", _("Klopt niet"))
        _change(source, profile, tie)


def _known(tie: answers.OwnTie) -> str:
    names = ", ".join(literal(name) for name in tie.reported_by if name)
    said = _("Genoemd door %(names)s") % {"names": names} if names else ""
    return " · ".join(part for part in (said, words.facts(tie.facts)) if part)


def _button(
    source: services.Source, profile: answers.Profile, tie: answers.OwnTie, kind: Kind, label: str
) -> None:
    said = Correction(kind=kind, organisation=profile.id, tie=tie.key)
    form = Form(name="|".join((kind, *tie.key)), source=source, made=lambda *_typed: (said,))
    draft = form.draft()
    form.button(draft, label)
    show_trouble(draft)


def _change(source: services.Source, profile: answers.Profile, tie: answers.OwnTie) -> None:
    shown = {field: words.as_typed(field, tie.facts[field]) for field in answers.TIE_FACTS}
    form = Form(
        name="|".join(("change-tie", *tie.key)),
        source=source,
        made=partial(_changed, profile.id, tie),
        shown={_KIND: (tie.kind, tie.outgoing), **shown},
    )
    draft = form.draft()
    with st.expander(_("Pas aan"), expanded=draft.troubled):
        show_trouble(draft)
        with st.form(draft.key("form"), border=False):
            now = (tie.kind, tie.outgoing)
            kinds = words.kinds(profile.name, tie.other_name, now=now)
            fields(draft, kinds)
            form.submit(draft, _("Geef door"))


def fields(draft: Draft, kinds: Mapping[tuple[str, bool], str]) -> None:
    """
    Show what one can say of a relation.

    Parameters
    ----------
    draft
        A form on its way.
    kinds
        The relations to choose from.
    """
    st.selectbox(
        _("Wat doet u samen?"),
        list(kinds),
        format_func=kinds.__getitem__,
        key=draft.key(_KIND),
        index=list(kinds).index(draft.start(_KIND)),
    )
    left, right = st.columns(2)
    left.text_input(words.field_label("since"), **draft.field("since"), max_chars=20)
    right.text_input(words.field_label("last_contact"), **draft.field("last_contact"), max_chars=20)
    st.text_input(words.field_label("note"), **draft.field("note"), max_chars=300)
    st.caption(
        _("Schrijf een datum als 1-6-2026, of alleen 2026. Noem organisaties, geen personen.")
    )


def tie_of(own: str, other: str, kind: tuple[str, bool]) -> tuple[str, str, str]:
    """
    Return the ends and the kind of a relation as its row has them.

    Parameters
    ----------
    own
        Id of the organisation that looks.
    other
        Id of the other.
    kind
        What was chosen: a kind, and whether it reads from one's own side.

    Returns
    -------
    tie
        Ends and kind.
    """
    code, outgoing = kind
    return (own, other, code) if outgoing else (other, own, code)


def _changed(own: str, tie: answers.OwnTie, shown: _Typed, typed: _Typed) -> tuple[Correction, ...]:
    """Another kind of relation is another row: that one is to come, and this one to go."""
    if typed[_KIND] != shown[_KIND]:
        new = tie_of(own, tie.other, typed[_KIND])
        kept = filling.given(typed, answers.TIE_FACTS)
        return (
            Correction(kind="add-tie", organisation=own, tie=new, fields=kept),
            Correction(kind="deny-tie", organisation=own, tie=tie.key),
        )
    values = filling.changed(shown, typed, answers.TIE_FACTS)
    if not values:
        raise UnclearError(texts.correcting.NOTHING_CHANGED)
    return (Correction(kind="change-tie", organisation=own, tie=tie.key, fields=values),)
