"""Where to begin: what this is, and one way in for each of those who come here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import streamlit as st

from graphlib_wijk.dashboard import navigation, state
from graphlib_wijk.dashboard.i18n import N_, _


@dataclass(frozen=True)
class Door:
    """Who comes in here, what they want to know, and the address of the page that tells."""

    who: str
    question: str
    address: str


DOORS: Final = (
    Door(
        N_("U werkt bij een gemeente"),
        N_("Wie werkt met wie in deze wijk, en waar ontbreekt nog een relatie?"),
        "wijk",
    ),
    Door(
        N_("U hoort bij een bewonersinitiatief"),
        N_("Kloppen onze relaties, en wie kan ons aan anderen voorstellen?"),
        "organisatie",
    ),
    Door(
        N_("U bereidt een wijkgesprek voor"),
        N_("Wie kan een hand gebruiken, en waarom?"),
        "zetje",
    ),
)


def show() -> None:
    """Say in two sentences what this is, and show the doors whose pages there are."""
    st.markdown(
        _(
            "Wijkgraaf laat per wijk zien welke organisaties samenwerken, en welke "
            "bewonersinitiatieven er nog alleen voor staan. Zo begint een wijkgesprek bij wie er "
            "al is, en bij wie nog ontbreekt."
        )
    )
    pages = {page.address: page for page in navigation.open_pages()}
    doors = [(door, pages[door.address]) for door in DOORS if door.address in pages]
    query = state.parameters(state.view())
    for column, (door, page) in zip(st.columns(len(doors)), doors, strict=True):
        with column.container(border=True, height="stretch"):
            st.markdown(f"**{_(door.who)}**")
            st.markdown(_(door.question))
            st.page_link(
                page.script, label=_("Naar %(page)s") % {"page": _(page.name)}, query_params=query
            )
