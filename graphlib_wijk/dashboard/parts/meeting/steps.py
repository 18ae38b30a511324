"""The six steps from a neighbourhood to a meeting, and the way along them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, widgets
from graphlib_wijk.dashboard.i18n import N_, _
from graphlib_wijk.dashboard.parts.meeting import (
    agreeing,
    hosting,
    imagining,
    introducing,
    inviting,
    printing,
    settling,
)
from graphlib_wijk.dashboard.services import noting


@dataclass(frozen=True)
class Step:
    """A step: its name, what it is for, and how it is shown."""

    name: str
    purpose: str
    show: Callable[[services.Source, answers.Area], None]


STEPS: Final = (
    Step(
        N_("Wie nodigt uit?"),
        N_("Kies wie uitnodigt, voor hoeveel gasten, en waarover. De andere stappen volgen dat."),
        hosting.show,
    ),
    Step(
        N_("Uitnodigen"),
        N_("Een voorzet voor de gastenlijst, met bij elke naam waarom. U past hem aan."),
        inviting.show,
    ),
    Step(
        N_("Kennismaken"),
        N_("Wie kan wie ontmoeten, waarom, en wie stelt hen voor? Noteer wat ervan kwam."),
        introducing.show,
    ),
    Step(
        N_("Wat als?"),
        N_("Kijk wat er verandert als twee gaan samenwerken, of als er een stopt."),
        imagining.show,
    ),
    Step(
        N_("Gespreksblad en affiche"),
        N_("Een blad voor op tafel en een affiche voor aan de muur, op maat voor wie het leest."),
        printing.show,
    ),
    Step(
        N_("Afspraken"),
        N_("Wie doet wat, met wie, en wanneer is het klaar? Dit komt terug op het volgende blad."),
        agreeing.show,
    ),
)


def overview() -> None:
    """List the steps, for who has not chosen an area yet."""
    st.markdown(_("Kies een wijk. In deze stappen bereidt u er een gesprek voor:"))
    st.markdown("\n".join(f"{at}. **{_(s.name)}** {_(s.purpose)}" for at, s in enumerate(STEPS, 1)))


def show(source: services.Source, area: answers.Area) -> None:
    """
    Show the step in view, and the way to the others.

    Parameters
    ----------
    source
        The data set in view.
    area
        The area of the meeting.
    """
    at = min(state.view().step, len(STEPS))
    st.radio(
        _("Stappen"),
        list(range(1, len(STEPS) + 1)),
        format_func=_numbered,
        **widgets.one_of("step", at, list(range(1, len(STEPS) + 1))),
        on_change=state.on_change("step", lambda step: state.change(step=step)),
        horizontal=True,
    )
    step = STEPS[at - 1]
    st.header(_numbered(at))
    st.markdown(_(step.purpose))
    above = st.container()
    if not noting.is_latest(source):
        above.info(
            _(
                "Dit is een eerdere versie van de gegevens. Wat er is genoteerd, ziet u bij de "
                "nieuwste. Daar kunt u ook iets noteren."
            )
        )
    settling.begin()
    step.show(source, area)
    with above:
        settling.show_rest(source)
    _onwards(at)


def _numbered(at: int) -> str:
    return f"{at}. {_(STEPS[at - 1].name)}"


def _onwards(at: int) -> None:
    if at == len(STEPS):
        return
    st.divider()
    # A link to the page one is on would leave the address as it was.
    st.button(
        _("Verder met %(step)s") % {"step": _numbered(at + 1)},
        key="onwards",
        icon=":material/arrow_forward:",
        on_click=lambda: state.change(step=at + 1),
    )
