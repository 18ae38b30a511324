"""Personal links: making one, passing it on, and withdrawing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import streamlit as st

from graphlib_wijk.dashboard import answers, catalogue, state, texts
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts.desk import asking, picking, telling
from graphlib_wijk.dashboard.services import desk, granting
from graphlib_wijk.dashboard.table_view import Cell, Column, table_view
from graphlib_wijk.dashboard.texts import desk as words

_MADE: Final = "made-link"
_COUNT: Final = "links-made"
_WIDTH = 480
_DAYS: Final = "link-days"


@dataclass(frozen=True)
class _Made:
    """A link that was just made; nothing else still knows its address."""

    name: str
    address: str


def show(entry: catalogue.Entry) -> None:
    """
    Show the way to make a link, and the links there are.

    Parameters
    ----------
    entry
        A data set of the store.
    """
    st.markdown(
        _(
            "Met een persoonlijke link ziet en verbetert een initiatief zijn eigen gegevens, "
            "zonder account. Wie de link heeft, kan erin: stuur hem alleen aan dat initiatief zelf."
        )
    )
    made: _Made | None = state.remembered(_MADE, None)
    if made is not None:
        _hand_over(made)
    _make(entry)
    found = granting.links(entry)
    if found:
        st.subheader(_("Gemaakte links"))
        _table(found)
        _withdraw(found)


def _hand_over(made: _Made) -> None:
    with st.container(border=True, key="made-link"):
        name = literal(made.name)
        st.markdown(_("Dit is de link voor **%(name)s**:") % {"name": name})
        st.code(made.address, language=None, wrap_lines=True)
        st.markdown(
            _(
                "Kopieer hem nu en stuur hem in een e-mail of app aan een vaste contactpersoon. "
                "Later is hij niet meer op te vragen: dan maakt u een nieuwe. Komt hij bij een "
                "ander terecht? Trek hem dan hieronder in."
            )
        )
        st.button(
            _("Klaar, verberg de link"),
            key="link-done",
            on_click=partial(state.remember, _MADE, None),
        )


def _make(entry: catalogue.Entry) -> None:
    st.subheader(_("Link maken"))
    found = picking.organisation(entry, "make-link")
    if found is None:
        return
    organisation, name = found
    st.number_input(
        _("Hoeveel dagen werkt de link?"),
        min_value=1,
        max_value=granting.MOST_DAYS,
        value=granting.DAYS,
        step=1,
        key=_DAYS,
        width=_WIDTH,
    )

    shown = state.remembered(_COUNT, 0)

    def deed() -> str:
        # A double click asks twice; nobody would see the address of the first link.
        if state.remembered(_COUNT, 0) == shown:
            days = state.filled_in(_DAYS, granting.DAYS)
            state.remember(_MADE, _Made(name, granting.make_link(entry, organisation, days)))
            state.remember(_COUNT, shown + 1)
        return _("De link is gemaakt. U ziet hem hieronder, alleen nu.")

    st.button(
        _("Maak een link voor %(name)s") % {"name": literal(name)},
        key="make-link",
        type="primary",
        on_click=partial(telling.do, deed),
    )


def _table(found: Sequence[answers.desk.LinkSeen]) -> None:
    people = desk.people()
    rows: list[dict[str, str | Cell | None]] = [
        {
            "id": one.link.id,
            "name": one.name,
            "state": words.state_of(one),
            "at": Cell(text=words.day(one.link.made_at), sort=one.link.made_at),
            "by": words.person(one.link.made_by, people),
        }
        for one in found
    ]
    table_view(
        rows,
        [
            Column(id="name", label=_("Organisatie")),
            Column(id="state", label=_("Link")),
            Column(id="at", label=_("Gemaakt op")),
            Column(id="by", label=_("Door")),
        ],
        caption=_("De links van deze gegevens. De nieuwste staat bovenaan."),
        texts=texts.table(),
        key="links",
    )


def _withdraw(found: Sequence[answers.desk.LinkSeen]) -> None:
    working = {one.link.id: one for one in found if one.state == "works"}
    if not working:
        return
    chosen = st.selectbox(
        _("Welke link wilt u intrekken?"),
        list(working),
        index=None,
        placeholder=_("Kies een link"),
        format_func=lambda id_: _label(working[id_]),
        key="link-to-withdraw",
        width=_WIDTH,
    )
    if chosen is None or chosen not in working:
        return
    name = literal(working[chosen].name)

    def deed() -> str:
        granting.withdraw_link(chosen)
        state.remember(_MADE, None)
        return _("De link van %(name)s werkt niet meer.") % {"name": name}

    asking.button(
        _("Trek deze link in"),
        _("De link van **%(name)s** werkt dan meteen niet meer, ook niet in een open venster.")
        % {"name": name},
        _("Ja, trek hem in"),
        deed,
        key=f"withdraw-{chosen}",
    )


def _label(one: answers.desk.LinkSeen) -> str:
    gaps = {"name": one.name, "day": words.day(one.link.made_at), "state": words.state_of(one)}
    return _("%(name)s, gemaakt op %(day)s, %(state)s") % gaps
