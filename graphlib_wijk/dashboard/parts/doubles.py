"""Organisations that may be one and the same, side by side: a person decides."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, texts
from graphlib_wijk.dashboard.i18n import _, ngettext
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.workspace import Draft


def show(draft: Draft) -> None:
    """
    Ask about pairs that look the same.

    Parameters
    ----------
    draft
        Files without errors.
    """
    pairs = services.pairs(draft)
    if not pairs:
        return
    st.header(_("Is dit dezelfde organisatie?"))
    st.markdown(
        ngettext(
            "%(n)s keer lijken twee namen op elkaar. Wij voegen niets vanzelf samen: u beslist.",
            "%(n)s keer lijken twee namen op elkaar. Wij voegen niets vanzelf samen: u beslist.",
            len(pairs),
        )
    )
    for number, pair in enumerate(pairs):
        _ask(draft, pair, number)


def _ask(draft: Draft, pair: answers.Pair, number: int) -> None:
    with st.container(border=True):
        for column, facts in zip(st.columns(2), (pair.one, pair.other), strict=True):
            with column:
                st.markdown(f"**{literal(facts['name'])}**  \n{texts.facts_line(facts)}")
        st.caption(texts.likeness(pair))
        both = (pair.one["id"], pair.other["id"])
        left, right, _rest = st.columns([1, 1, 2])
        with left:
            st.button(
                _("Dezelfde: samenvoegen"),
                key=f"together-{number}-{both}",
                on_click=lambda: _decide(draft, (*both, "together")),
            )
        with right:
            st.button(
                _("Nooit samenvoegen"),
                key=f"never-{number}-{both}",
                on_click=lambda: _decide(draft, (*both, "never")),
            )


def _decide(draft: Draft, decision: tuple[str, str, str]) -> None:
    state.workspace().draft = replace(draft, same=(*draft.same, decision))
