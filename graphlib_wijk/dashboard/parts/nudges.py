"""Signals of initiatives in tables, one for each thing that they ask somebody to do."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from graphlib_wijk.dashboard import answers, navigation, state, texts, widgets
from graphlib_wijk.dashboard.i18n import _, ngettext
from graphlib_wijk.dashboard.parts import organisation
from graphlib_wijk.dashboard.table_view import Cell, Column, table_view
from graphlib_wijk.signals import SIGNALS
from graphlib_wijk.vocabulary import Term


def chosen(nudges: Sequence[answers.Nudge]) -> list[answers.Nudge]:
    """
    Let the reader choose signals.

    Parameters
    ----------
    nudges
        All that were found.

    Returns
    -------
    nudges
        Those of the chosen signals; all of them when none is chosen.
    """
    labels = {signal.code: signal.label(state.language()) for signal in SIGNALS}
    wanted = state.view().signals
    st.multiselect(
        _("Signalen"),
        list(labels),
        format_func=labels.__getitem__,
        placeholder=_("Alles"),
        **widgets.some_of("signals", list(wanted)),
        on_change=state.on_change("signals", lambda codes: state.change(signals=tuple(codes))),
    )
    return [nudge for nudge in nudges if not wanted or nudge.signal in wanted]


def show(ask: Term, nudges: Sequence[answers.Nudge]) -> None:
    """
    Show what one thing to do is asked for, and by whom.

    Parameters
    ----------
    ask
        What the signals ask somebody to do.
    nudges
        The signals; nothing is shown without any.
    """
    if not nudges:
        return
    st.header(ask.label(state.language()).capitalize())
    initiatives = len({nudge.organisation for nudge in nudges})
    table_view(
        [_row(nudge) for nudge in nudges],
        [
            Column(id="name", label=_("Initiatief"), kind="link"),
            Column(id="place", label=_("Wijk")),
            Column(id="signal", label=_("Signaal")),
            Column(id="why", label=_("Waarom?")),
            Column(id="sure", label=_("Hoe zeker?")),
        ],
        caption=ask.definition(state.language())
        + " "
        + ngettext("Het gaat om %(n)s initiatief.", "Het gaat om %(n)s initiatieven.", initiatives),
        texts=texts.table(),
        key=f"nudges-{ask.code}",
        on_open=lambda row: _open(nudges, row),
    )


def _row(nudge: answers.Nudge) -> dict[str, str | Cell | None]:
    return {
        "id": _id(nudge),
        "name": Cell(text=nudge.name, href=organisation.address(nudge.organisation)),
        "place": ", ".join(nudge.neighbourhoods) or None,
        "signal": texts.signal_label(nudge.signal),
        "why": texts.evidence(nudge),
        "sure": _("bevraagd") if nudge.certain else _("voor zover bekend"),
    }


def _id(nudge: answers.Nudge) -> str:
    return f"{nudge.organisation} {nudge.signal}"


def _open(nudges: Sequence[answers.Nudge], row: str) -> None:
    nudge = next(nudge for nudge in nudges if _id(nudge) == row)
    state.go_to(navigation.ORGANISATION.script, organisation=nudge.organisation, search="")
