"""The surroundings of one organisation: a drawing of one or two steps, and its table twin."""

from __future__ import annotations

from functools import partial

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, widgets
from graphlib_wijk.dashboard.i18n import N_, _, number
from graphlib_wijk.dashboard.parts import filters, organisation, picture, twin

_STEPS = {
    1: N_("eigen partners (1 stap)"),
    2: N_("ook partners van partners (2 stappen)"),
}


def show(source: services.Source, dossier: answers.Dossier) -> None:
    """
    Show an organisation with those around it, or a table where they are too many to draw.

    Parameters
    ----------
    source
        The data set in view.
    dossier
        All that is known of the organisation.
    """
    profile, view = dossier.profile, state.view()
    st.header(_("De omgeving in beeld"))
    _choose()
    scene = services.surroundings(
        source, profile.id, view.steps, view.language, umbrellas=view.umbrellas
    )
    if scene.size > services.MOST_DRAWN:
        st.info(
            _(
                "Dit zijn %(n)s organisaties: te veel voor één leesbare tekening. De tabel "
                "hieronder heeft ze allemaal."
            )
            % {"n": number(scene.size)}
        )
    elif scene.size == 1:
        st.markdown(_("Er is nog niemand om naast deze organisatie te tekenen."))
        return
    else:
        picture.draw(
            scene,
            name=profile.name,
            page=partial(services.page_of_scene, scene),
            choose=organisation.choose,
        )
    twin.show(
        scene.rows,
        caption=_("Deze organisatie met wie eromheen staat. Kies er een om daar verder te kijken."),
        choose=organisation.choose,
    )


def _choose() -> None:
    st.radio(
        _("Hoe ver kijken we?"),
        list(state.STEPS),
        format_func=lambda steps: _(_STEPS[steps]),
        **widgets.one_of("steps", state.view().steps, list(state.STEPS)),
        on_change=state.on_change("steps", lambda steps: state.change(steps=steps)),
        horizontal=True,
    )
    filters.umbrellas()
