"""What the page Wijkgesprek asks for, with what was noted laid over the data."""

from __future__ import annotations

from datetime import date
from typing import Final

import streamlit as st

from graphlib_wijk.dashboard import answers, state
from graphlib_wijk.dashboard.notebook import NO_ANSWER
from graphlib_wijk.dashboard.services.loading import Source, network_of
from graphlib_wijk.dashboard.services.noting import note, noted, notes, rows
from graphlib_wijk.network import UnknownOrganisationError
from graphlib_wijk.store import Answer, Guests, Note, Supposition
from graphlib_wijk.vocabulary import THEMES, codes, fold
from graphlib_wijk.writing import file_name, invitation_list

_BETWEEN: Final = "|"
#: With more organisations than this, only those of the area can be chosen from a list.
_MOST_LISTED: Final = 1_000


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
    return _with(source, names(source, area), chosen)


def initiatives(source: Source, area: answers.Area, chosen: str) -> dict[str, str]:
    """
    Name the initiatives of an area, and who was chosen already.

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
        By id.
    """
    known = {one.id: one.name for one in members(source, area).initiatives}
    return _with(source, known, chosen)


def _with(source: Source, known: dict[str, str], chosen: str) -> dict[str, str]:
    if not chosen or chosen in known:
        return known
    elsewhere = introduced(source, chosen, umbrellas=False)
    return known | ({chosen: elsewhere.organisation.name} if elsewhere else {})


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


def everyone(source: Source, area: answers.Area) -> dict[str, str]:
    """
    Name everybody who can be chosen from a list.

    Parameters
    ----------
    source
        The files.
    area
        A neighbourhood or municipality.

    Returns
    -------
    names
        By id, those of the area first; of a large data set only those.
    """
    return names(source, area) | _beyond(source)


@st.cache_data(max_entries=16, ttl="1h", show_spinner=False)
def _beyond(source: Source) -> dict[str, str]:
    network = network_of(source)
    if len(network) > _MOST_LISTED:
        return {}
    return {one.id: one.name for one in answers.members_of(network).everyone}


def guests(source: Source, area: answers.Area) -> Guests:
    """
    Return what was changed in the invitation list of an area.

    Parameters
    ----------
    source
        The files.
    area
        A neighbourhood or municipality.

    Returns
    -------
    guests
        Empty when nothing was.
    """
    found = note(source, "guests", area.key).value
    return found if isinstance(found, Guests) else Guests()


def _wish(view: state.View) -> answers.Wish:
    return answers.Wish(host=view.host, seats=view.seats, theme=next(iter(view.subject), ""))


def invited(source: Source, area: answers.Area, view: state.View) -> answers.Invited:
    """
    Make the invitation list of a meeting.

    Parameters
    ----------
    source
        The files.
    area
        A neighbourhood or municipality.
    view
        Who invites, how many, the theme, umbrellas.

    Returns
    -------
    invited
        See `answers.invited_of`, as it was changed by hand.
    """
    changed = guests(source, area)
    return _invited(noted(source), area.key, _wish(view), changed, umbrellas=view.umbrellas)


@st.cache_data(max_entries=64, ttl="1h", show_spinner=False)
def _invited(
    source: Source, key: str, wish: answers.Wish, guests: Guests, *, umbrellas: bool
) -> answers.Invited:
    network = network_of(source)
    found = answers.invitations_of(network, key, wish, guests, umbrellas=umbrellas)
    return answers.invited_of(network, found)


def invitations_file(source: Source, area: answers.Area, view: state.View) -> bytes:
    """
    Write the invitation list of a meeting as a workbook.

    Parameters
    ----------
    source
        The files.
    area
        A neighbourhood or municipality.
    view
        Who invites, how many, the theme, umbrellas and language.

    Returns
    -------
    content
        An Excel file.
    """
    network = network_of(noted(source))
    changed, wish = guests(source, area), _wish(view)
    found = answers.invitations_of(network, area.key, wish, changed, umbrellas=view.umbrellas)
    return invitation_list(network, found, view.language)


def invitations_name(title: str) -> str:
    """
    Make a name for the file of an invitation list.

    Parameters
    ----------
    title
        What the list is called.

    Returns
    -------
    name
        Safe on every computer, with today's date.
    """
    return file_name(title, "excel", today())


def agreed(source: Source, area: answers.Area) -> tuple[answers.Agreed, ...]:
    """
    List the agreements of an area.

    Parameters
    ----------
    source
        The files.
    area
        A neighbourhood or municipality.

    Returns
    -------
    agreed
        See `answers.agreed_of`, seen from today.
    """
    part = answers.part_of(network_of(noted(source)), area.kind, area.key, with_partners=False)
    return answers.agreed_of(part, today().isoformat(), rows(source))


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


def answer(one: str, other: str, code: str) -> Answer | None:
    """
    Say what came of an introduction, today.

    Parameters
    ----------
    one, other
        Ids of the two.
    code
        Code of an answer.

    Returns
    -------
    answer
        None for an empty code, which takes back what was noted.
    """
    if code == NO_ANSWER:
        return None
    return Answer(source=one, target=other, answer=code, answered_on=today().isoformat())


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


def supposed(imagined: answers.Imagined) -> Supposition:
    """
    Write a thought experiment as it is kept.

    Parameters
    ----------
    imagined
        What was imagined.

    Returns
    -------
    supposition
        Only what could be imagined: what is a fact already, or not in the data, is left out.
    """
    return Supposition(
        ties=tuple((one.id, other.id) for one, other in imagined.ties),
        without=tuple(one.id for one in imagined.gone),
    )


def scenarios(source: Source, area: answers.Area) -> tuple[Note, ...]:
    """
    List the thought experiments that were kept of an area.

    Parameters
    ----------
    source
        The files.
    area
        A neighbourhood or municipality.

    Returns
    -------
    scenarios
        By title; empty when nothing was kept.
    """
    kept = [one for one in _of_area(source, area) if one.value]
    return tuple(sorted(kept, key=lambda one: fold(one.key[1])))


def new_scenario(source: Source, area: answers.Area, title: str) -> Note:
    """
    Return the note in which a new thought experiment is to be kept.

    Parameters
    ----------
    source
        The files.
    area
        A neighbourhood or municipality.
    title
        How it is called.

    Returns
    -------
    note
        As if nothing were there: what is kept under this name already is not written over.
    """
    empty = Note(dataset=source.place, kind="scenario", key=(area.key, title))
    taken_back = (one for one in _of_area(source, area) if one.value is None)
    return next((one for one in taken_back if one.key == empty.key), empty)


def _of_area(source: Source, area: answers.Area) -> list[Note]:
    return [one for one in notes(source) if one.kind == "scenario" and one.key[0] == area.key]
