"""What the page Wijkgesprek asks for, with the reader's notes laid over the data."""

from __future__ import annotations

from datetime import date
from typing import Final

import streamlit as st

from graphlib_wijk.dashboard import answers, state
from graphlib_wijk.dashboard.notebook import Answer, Notes
from graphlib_wijk.dashboard.services.loading import Source, network_of, noted
from graphlib_wijk.network import UnknownOrganisationError
from graphlib_wijk.vocabulary import THEMES, codes

_BETWEEN: Final = "|"


def introduced(source: Source, organisation: str, *, umbrellas: bool) -> answers.Introduced | None:
    """
    Find whom an organisation might want to meet.

    Parameters
    ----------
    source
        The files.
    organisation
        Its id.
    umbrellas
        Count ties with umbrellas.

    Returns
    -------
    introduced
        See `answers.introduced_of`; None where there is no such organisation.
    """
    return _introduced(noted(source), organisation, umbrellas=umbrellas)


@st.cache_data(max_entries=256, ttl="1h", show_spinner=False)
def _introduced(source: Source, organisation: str, *, umbrellas: bool) -> answers.Introduced | None:
    try:
        return answers.introduced_of(network_of(source), organisation, umbrellas=umbrellas)
    except UnknownOrganisationError:
        return None


def plan(source: Source, area: answers.Area, view: state.View) -> answers.Plan | None:
    """
    Find the fewest introductions of a neighbourhood.

    Parameters
    ----------
    source
        The files.
    area
        The area in view.
    view
        Seats and umbrellas.

    Returns
    -------
    plan
        See `answers.plan_of`; None for a whole municipality.
    """
    if area.kind != "neighbourhood":
        return None
    return _plan(noted(source), area.key, view.seats, umbrellas=view.umbrellas)


@st.cache_data(max_entries=64, ttl="1h", show_spinner=False)
def _plan(source: Source, key: str, seats: int, *, umbrellas: bool) -> answers.Plan:
    return answers.plan_of(network_of(source), key, seats, umbrellas=umbrellas)


@st.cache_data(max_entries=64, ttl="1h", show_spinner=False)
def members(source: Source, area: answers.Area) -> answers.Members:
    """
    List who belongs to an area.

    Parameters
    ----------
    source
        The files.
    area
        A neighbourhood or municipality.

    Returns
    -------
    members
        See `answers.members_of`.
    """
    return answers.members_of(answers.part_of(network_of(source), area.kind, area.key))


def names(source: Source, area: answers.Area) -> dict[str, str]:
    """
    Name who belongs to an area.

    Parameters
    ----------
    source
        The files.
    area
        A neighbourhood or municipality.

    Returns
    -------
    names
        By id, initiatives first, then by name; without hidden organisations.
    """
    known = members(source, area)
    return {one.id: one.name for one in (*known.initiatives, *known.everyone)}


def hosts(source: Source, area: answers.Area, chosen: str) -> dict[str, str]:
    """
    Name who could be chosen in an area: those who belong to it, and who was chosen already.

    Parameters
    ----------
    source
        The files.
    area
        A neighbourhood or municipality.
    chosen
        Id of an organisation, perhaps from elsewhere; empty for none.

    Returns
    -------
    names
        By id, initiatives first.
    """
    known = names(source, area)
    if chosen and chosen not in known:
        elsewhere = introduced(source, chosen, umbrellas=False)
        if elsewhere is not None:
            known[chosen] = elsewhere.organisation.name
    return known


def subjects(source: Source, area: answers.Area, chosen: str) -> tuple[str, ...]:
    """
    List what a meeting in an area could be about.

    Parameters
    ----------
    source
        The files.
    area
        A neighbourhood or municipality.
    chosen
        Code of a theme; empty for none.

    Returns
    -------
    themes
        Codes of themes of organisations of the area, the most frequent first, and the chosen
        one.
    """
    found = answers.choices_of(answers.part_of(network_of(source), area.kind, area.key))["themes"]
    known = [theme for theme in found if theme in codes(THEMES)]
    return tuple(dict.fromkeys((*known, *([chosen] if chosen else []))))


def proposals(source: Source, area: answers.Area, view: state.View) -> tuple[str, ...]:
    """
    List introductions that one might want to imagine.

    Parameters
    ----------
    source
        The files.
    area
        A neighbourhood or municipality.
    view
        Seats, umbrellas and the chosen organisation.

    Returns
    -------
    words
        See `word_of`: the fewest of the area, and those of the chosen organisation.
    """
    found = plan(source, area, view)
    one = introduced(source, view.organisation, umbrellas=view.umbrellas)
    offered = (
        *(found.introductions if found else ()),
        *(one.introductions if one else ()),
    )
    return tuple(word_of(each.organisation.id, each.candidate.id) for each in offered)


def answered(source: Source, area: answers.Area) -> tuple[answers.Answered, ...]:
    """
    List what came of introductions in an area.

    Parameters
    ----------
    source
        The files.
    area
        A neighbourhood or municipality.

    Returns
    -------
    answered
        See `answers.answered_of`.
    """
    among = tuple(member.id for member in members(source, area).everyone)
    return answers.answered_of(network_of(noted(source)), among)


def notes(source: Source) -> Notes:
    """
    Return what the reader noted about a data set.

    Parameters
    ----------
    source
        The files.

    Returns
    -------
    notes
        Empty when nothing was.
    """
    return noted(source).notes


def answer(source: Source, one: str, other: str, code: str) -> None:
    """
    Note what came of an introduction.

    Parameters
    ----------
    source
        The files; they stay as they are.
    one, other
        Ids of the two.
    code
        Code of an answer; empty takes back what was noted here.
    """
    book, said = (
        state.workspace().notebook,
        Answer(source=one, target=other, answer=code, answered_on=today().isoformat()),
    )
    book.keep(source.folder, book.notes(source.folder).answered(said))


def today() -> date:
    """
    Return the day on which something is noted.

    Returns
    -------
    today
        The day where the server stands.
    """
    return date.today()  # noqa: DTZ011 (the day where the server stands)


def pair_of(word: str) -> tuple[str, str]:
    """
    Read a pair from a word of the address.

    Parameters
    ----------
    word
        Two ids with a sign between.

    Returns
    -------
    one, other
        The ids; empty texts where the word is no pair.
    """
    one, _sign, other = word.partition(_BETWEEN)
    return one, other


def word_of(one: str, other: str) -> str:
    """
    Write a pair as a word of the address.

    Parameters
    ----------
    one, other
        Two ids.

    Returns
    -------
    word
        Which `pair_of` reads back.
    """
    return f"{one}{_BETWEEN}{other}"


def imagined(source: Source, view: state.View) -> answers.Imagined:
    """
    Carry out the thought experiment in view.

    Parameters
    ----------
    source
        The files; nothing in them changes.
    view
        Ties to imagine, organisations to take away, umbrellas.

    Returns
    -------
    imagined
        See `answers.imagined_of`.
    """
    pairs = tuple(pair_of(word) for word in view.imagined)
    return _imagined(source, pairs, view.without, umbrellas=view.umbrellas)


@st.cache_data(max_entries=64, ttl="1h", show_spinner=False)
def _imagined(
    source: Source, pairs: tuple[tuple[str, str], ...], gone: tuple[str, ...], *, umbrellas: bool
) -> answers.Imagined:
    return answers.imagined_of(network_of(source), pairs, gone, umbrellas=umbrellas)
