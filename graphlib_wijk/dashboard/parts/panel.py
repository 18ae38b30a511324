"""The panel beside a drawing: one organisation, and the answer to "waarom?"."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import streamlit as st

from graphlib_wijk.dashboard import answers, navigation, services, state, texts
from graphlib_wijk.dashboard.i18n import _, date
from graphlib_wijk.dashboard.literal import linked, literal
from graphlib_wijk.vocabulary import Language, label, term


def show(source: services.Source) -> None:
    """
    Show the chosen organisation, or how to choose one.

    Parameters
    ----------
    source
        The data set in view.
    """
    view = state.view()
    if not view.organisation:
        st.subheader(_("Wie is dit?"))
        st.markdown(
            _(
                "Klik op een organisatie in de tekening, of kies er een in de tabel. Hier leest u "
                "dan met wie zij werkt en hoe we dat weten."
            )
        )
        return
    profile = services.profile(
        source=source, organisation=view.organisation, umbrellas=view.umbrellas
    )
    if profile is None:
        st.subheader(_("Niet gevonden"))
        st.markdown(
            _("In deze gegevens staat geen organisatie “%(name)s”.")
            % {"name": literal(view.organisation)}
        )
        return
    st.subheader(literal(profile.name))
    # What stands together is one message: each costs as much as what is in it.
    st.markdown(f"{_who(profile)}\n\n{_why(profile)}")
    st.page_link(
        navigation.way_to(navigation.ORGANISATION),
        label=_("Alles over deze organisatie"),
        icon=":material/arrow_forward:",
        query_params=state.parameters(replace(view, search="")),
    )
    st.markdown("\n\n".join(filter(None, [_ties(profile), _details(profile, level=4)])))


def who(profile: answers.Profile) -> None:
    """
    Show what kind of organisation it is, and where.

    Parameters
    ----------
    profile
        What is known of it.
    """
    st.markdown(_who(profile))


def _who(profile: answers.Profile) -> str:
    kind = literal(texts.kind_label(profile.kind, profile.kind_given))
    world = label("worlds", profile.world, state.language()) if profile.world else ""
    places = ", ".join(literal(name) for name in profile.neighbourhoods)
    where = places or literal(profile.municipality)
    return " · ".join(part for part in (kind, world, where) if part)


def why(profile: answers.Profile) -> None:
    """
    Show where an organisation stands, and why.

    Parameters
    ----------
    profile
        What is known of it.
    """
    st.markdown(_why(profile))


def _why(profile: answers.Profile) -> str:
    said = []
    if profile.standing:
        standing = term("standings", profile.standing)
        name = {"name": standing.label(state.language())}
        said = [_("**Positie: %(name)s**") % name, standing.definition(state.language())]
    said.append(_("**Waarom?** %(why)s") % {"why": texts.why(profile)})
    return "\n\n".join(said)


def _ties(profile: answers.Profile) -> str:
    language = state.language()
    known = "\n".join(_statement(statement, language) for statement in profile.statements)
    return "\n".join(["#### " + _("Relaties"), "", known or _("Er zijn geen relaties bekend.")])


@lru_cache(maxsize=8192)
def _statement(statement: answers.Statement, language: Language) -> str:
    """Write one statement: verb and other end, then whose word it is, note and source."""
    del language  # of the words
    verb = texts.tie_verb(statement.kind, statement.kind_given, back=not statement.outgoing)
    lines = [f"- {verb} **{literal(statement.other_name)}**", _facts(statement)]
    if statement.note:
        lines.append(literal(statement.note))
    if statement.origin:
        lines.append(_("Bron: %(origin)s") % {"origin": linked(statement.origin)})
    return "  \n  ".join(lines)


def _facts(statement: answers.Statement) -> str:
    facts = [label("confirmations", statement.confirmation, state.language())]
    if statement.reported_by and statement.confirmation != "confirmed":
        names = ", ".join(literal(name) for name in statement.reported_by)
        facts.append(_("genoemd door %(names)s") % {"names": names})
    if statement.since:
        facts.append(_("sinds %(date)s") % {"date": date(statement.since)})
    if statement.last_contact:
        facts.append(_("laatste contact %(date)s") % {"date": date(statement.last_contact)})
    if not statement.counted:
        facts.append(_("koepel, telt nu niet mee"))
    return " · ".join(facts)


def details(profile: answers.Profile, *, level: int) -> None:
    """
    Show what an organisation is about, as far as it is known.

    Parameters
    ----------
    profile
        What is known of it.
    level
        Level of its heading on the page: one below the one that it stands under.
    """
    if about := _details(profile, level=level):
        st.markdown(about)


def _details(profile: answers.Profile, *, level: int) -> str:
    language = state.language()
    themes = ", ".join(literal(label("themes", theme, language)) for theme in profile.themes)
    facts = {
        _("Thema's"): themes,
        _("Zoekt"): ", ".join(map(literal, profile.seeks)),
        _("Biedt"): ", ".join(map(literal, profile.offers)),
        _("Toelichting"): literal(profile.note),
        _("Website"): linked(profile.website) if profile.website else "",
        _("Bron"): linked(profile.origin) if profile.origin else "",
    }
    lines = [f"- {name}: {value}" for name, value in facts.items() if value]
    heading = "#" * level + " " + _("Over deze organisatie")
    return "\n".join([heading, "", *lines]) if lines else ""
