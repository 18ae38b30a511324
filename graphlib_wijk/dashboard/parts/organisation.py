"""One organisation: who it is, whom it can reach, who hangs on whom, and what may help it."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from graphlib_wijk.dashboard import answers, navigation, services, state, texts
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts import panel
from graphlib_wijk.signals import ASKS
from graphlib_wijk.vocabulary import INITIATIVE_KINDS, label


def address(organisation: str) -> str:
    """
    Return the address of the page of an organisation.

    Parameters
    ----------
    organisation
        Its id.

    Returns
    -------
    address
        Relative, with everything else that the reader chose.
    """
    view = replace(state.view(), organisation=organisation, search="")
    query = urlencode(state.parameters(view), doseq=True)
    return f"{navigation.ORGANISATION.address}?{query}"


def choose(organisation: str | None) -> None:
    """
    Look at another organisation on this page; undoing a choice stays with the same one.

    Parameters
    ----------
    organisation
        Its id, or None.
    """
    if organisation is not None:
        state.change(organisation=organisation, search="")


def chosen(source: services.Source) -> answers.Dossier | None:
    """
    Return all that is known of the organisation in view, or say what one can do here.

    Parameters
    ----------
    source
        The data set in view.

    Returns
    -------
    dossier
        None while no organisation is chosen, or when the one in the address is unknown.
    """
    view = state.view()
    if not view.organisation and view.search:
        return None
    if not view.organisation:
        st.markdown(
            _(
                "Hier ziet u per organisatie met wie zij werkt en wie dat zegt, via wie zij bij de "
                "gemeente of een fonds komt, en wat haar kan helpen. Hoort u bij een initiatief? "
                "Zoek het op en kijk of uw relaties kloppen."
            )
        )
        return None
    dossier = services.dossier(source, view.organisation, umbrellas=view.umbrellas)
    if dossier is None:
        st.info(
            _("In deze gegevens staat geen organisatie “%(name)s”. Zoek haar op naam.")
            % {"name": literal(view.organisation)}
        )
    return dossier


def head(dossier: answers.Dossier) -> None:
    """
    Show who it is and where it stands, with the way back to its neighbourhood.

    Parameters
    ----------
    dossier
        All that is known of it.
    """
    profile = dossier.profile
    panel.who(profile)
    for home in dossier.homes:
        view = state.placed(replace(state.view(), search=""), home.kind, home.key)
        st.page_link(
            navigation.NEIGHBOURHOOD.script,
            label=_("Bekijk in %(place)s") % {"place": literal(home.name)},
            icon=":material/arrow_back:",
            query_params=state.parameters(view),
        )
    panel.why(profile)
    st.markdown(texts.asked_of_one(profile))


def paths(dossier: answers.Dossier) -> None:
    """
    Show over whom it comes to institutions; nothing for what has no partners of its own.

    Parameters
    ----------
    dossier
        All that is known of it.
    """
    if not dossier.profile.standing:
        return
    st.header(_("Wie kan u voorstellen?"))
    if any(path.steps for path in dossier.paths):
        st.markdown(_("De kortste bekende weg, van partner naar partner:"))
    goals: dict[str, list[str]] = {}
    for path in dossier.paths:
        if not path.itself:
            kind = label("organisation_kinds", path.kind, state.language())
            goals.setdefault(texts.path_sentence(path), []).append(kind)
    lines = [f"- {', '.join(kinds).capitalize()}: {said}" for said, kinds in goals.items()]
    st.markdown("\n".join(lines))


def dependence(dossier: answers.Dossier) -> None:
    """
    Show without whom it is cut off, and who is without it.

    Nothing where no relation counts, and nothing to who may not see it.

    Parameters
    ----------
    dossier
        All that is known of it.
    """
    counted = any(statement.counted for statement in dossier.profile.statements)
    if dossier.profile.withheld or not counted:
        return
    st.header(_("Wie raakt los als er een wegvalt?"))
    st.markdown(texts.hangs_on_sentence(dossier.dependence))
    st.markdown(texts.holds_sentence(dossier.dependence))


def signals(dossier: answers.Dossier) -> None:
    """
    Show what may help it; nothing for anything but an initiative, or to who may not see it.

    Parameters
    ----------
    dossier
        All that is known of it.
    """
    if dossier.profile.withheld or dossier.profile.kind not in INITIATIVE_KINDS:
        return
    st.header(_("Wat kan helpen?"))
    if not dossier.nudges:
        st.markdown(_("We zien hier geen signalen dat dit initiatief een zetje nodig heeft."))
        return
    st.markdown(_("Dit zijn vragen om samen te bespreken, geen oordelen."))
    for ask in ASKS:
        lines = [_signal(n) for n in dossier.nudges if texts.ask_of(n.signal) == ask.code]
        if lines:
            st.markdown("\n".join([ask.definition(state.language()), "", *lines]))


def _signal(nudge: answers.Nudge) -> str:
    said = f"**{texts.signal_label(nudge.signal).capitalize()}.** {literal(texts.evidence(nudge))}"
    if nudge.certain or nudge.signal == "not-heard":
        return f"- {said}"
    return "- " + _("%(signal)s (voor zover bekend)") % {"signal": said}
