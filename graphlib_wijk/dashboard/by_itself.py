"""
A part of a page that runs by itself: a click in it leaves the rest of the page as it is.

Streamlit calls this a fragment, and runs of it what it was handed when the page was made. So each
such run first finds out whether that still holds: who looks, which data there are, and all that
was chosen, but for the organisation. If not, the whole page runs again, and decides anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from graphlib_wijk.dashboard import hosting, navigation, services, signing_in, state
from graphlib_wijk.dashboard.catalogue import Entry
from graphlib_wijk.store import Actor, StoreError


@dataclass(frozen=True)
class _Ground:
    """What a page rests on, apart from the organisation that is chosen in it."""

    actor: Actor
    entry: Entry | None
    source: services.Source | None
    view: state.View


def by_itself(page: navigation.Page, part: Callable[[], None]) -> None:
    """
    Show a part of a page in which one chooses an organisation.

    Parameters
    ----------
    page
        The page it is on.
    part
        Shows it. It must ask `state.view` which organisation is chosen, each time; of all else
        it may keep what the page found.
    """
    ground = _ground()
    shown = False

    @st.fragment
    def run() -> None:
        nonlocal shown
        if not shown:
            # With the rest of the page, which has just found out all this.
            shown = True
            part()
            return
        with hosting.noted_run(page.address):
            if _ground_now() != ground:
                st.rerun()
            state.follow()
            part()

    run()


def _ground() -> _Ground:
    view = state.view()
    return _Ground(
        signing_in.actor(),
        # Only the data one looks at: what happens to other data changes nothing here.
        services.entry_of(view),
        services.source(view),
        replace(view, organisation=""),
    )


def _ground_now() -> _Ground | None:
    """Find out who looks at what, as every run of a page does; None where that cannot be known."""
    try:
        signing_in.recognise()
        services.look_again()
    except StoreError:
        return None
    return _ground()
