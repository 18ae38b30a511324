"""
Whom to invite to a neighbourhood dialogue, and why.

A list to start from: people add, remove and reorder. It names nobody who is hidden, gives no
seat to a partnership (its members sit at the table) or to an umbrella (unless it is the host),
and calls nobody isolated who was not asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Final

import pandas as pd

from graphlib_wijk.dialogue.candidates import Candidate, Reason, Search, theme_as_written
from graphlib_wijk.dialogue.registry import BALANCE_RULE, INVITATION_ROLES
from graphlib_wijk.dialogue.seats import in_turns, seating
from graphlib_wijk.dialogue.voices import missing_voices
from graphlib_wijk.introductions.answers import latest_answers
from graphlib_wijk.network import Network, UnknownOrganisationError, UnknownPlaceError
from graphlib_wijk.vocabulary import INITIATIVE_KINDS, WORLDS, codes

_LIFEWORLD: Final = "lifeworld"
_SPARE: Final = "resident_voice"
_ROLES: Final = codes(INVITATION_ROLES)


@dataclass(frozen=True, kw_only=True)
class Balance:
    """
    How the worlds are balanced among those who are invited.

    Parameters
    ----------
    rule
        Code of `BALANCE_RULE`.
    worlds
        How many are invited by world; under the empty text those of unknown world. The host
        and the reserve are not counted.
    seats
        How many seats there are; None for as many as needed.
    """

    rule: str
    worlds: Mapping[str, int]
    seats: int | None

    @property
    def invited(self) -> int:
        """How many are invited, without the host."""
        return sum(self.worlds.values())

    @property
    def kept(self) -> bool:
        """Whether at least half of those invited are of the lifeworld; so it is for nobody."""
        return 2 * self.worlds[_LIFEWORLD] >= self.invited


@dataclass(frozen=True, kw_only=True)
class Invitations:
    """
    Whom to invite to a dialogue.

    Parameters
    ----------
    place
        The area, as it was asked for.
    host
        Id of the inviting party; empty for none.
    theme
        Theme of the dialogue: a code, or a word as organisations write it; empty for none.
    umbrellas
        Whether ties with umbrellas count.
    invited
        One row per organisation, the host first and the reserve last: ``organisation`` (id),
        ``role`` (code of `INVITATION_ROLES`), ``reasons`` (tuples of a code of
        `INVITATION_REASONS` and what stands in its gaps, the one of its role first),
        ``standing`` (code; empty for who has none), ``asked`` (bool), ``world`` (code, or
        empty), ``reserve`` (bool) and ``why`` (code of `RESERVE_REASONS`, empty for who is
        invited).
    missing_voices
        Voices that nobody of the area brings; see `missing_voices`.
    balance
        How many of each world, and the rule.
    """

    place: str
    host: str
    theme: str
    umbrellas: bool
    invited: pd.DataFrame
    missing_voices: pd.DataFrame
    balance: Balance


def invitations(  # noqa: PLR0913 - what a dialogue is about
    network: Network,
    place: str,
    *,
    host: str | None = None,
    seats: int | None = None,
    theme: str | None = None,
    umbrellas: bool = False,
    answers: pd.DataFrame | None = None,
) -> Invitations:
    """
    Suggest whom to invite to a dialogue in a neighbourhood or a municipality.

    Parameters
    ----------
    network
        A network, or a part of one; ties and standings are those of the whole.
    place
        Code, key or name of a neighbourhood; else of a municipality.
    host
        Id of the inviting party, from anywhere; it may be an initiative. It is always in, and
        takes no seat.
    seats
        How many can be invited; by default as many as there are reasons for. Who has no seat
        is in the reserve.
    theme
        Theme of the dialogue. Who works on it comes first in its role.
    umbrellas
        Count ties with national and regional umbrellas.
    answers
        What became of earlier introductions; the table `kennismakingen` of the data set by
        default. Who declined to meet the host waits in the reserve.

    Returns
    -------
    invitations
        Initiatives that need a hand, those still to ask, a connector for each group,
        institutions, who works on the theme, and what voices are missing; balanced by
        `BALANCE_RULE`. An area without organisations gives no names but the host.

    Raises
    ------
    UnknownPlaceError
        If no neighbourhood or municipality goes by this name, or more than one does.
    UnknownOrganisationError
        If no organisation that may be shown has the id of the host.
    ValueError
        If `seats` is less than 1.

    Notes
    -----
    Within the lifeworld, and among the others, the roles take turns in the order of
    `INVITATION_ROLES`; within a role those on the theme come first, then initiatives, then who
    needs it most. What is equal stays in the order of the network.

    Examples
    --------
    >>> from graphlib_wijk import open_network
    >>> network = open_network("data/wijkgesprekken")
    >>> found = invitations(network, "WK008050", host="le_bbhs", seats=2)
    >>> found.invited[["organisation", "role", "why"]].values.tolist()[:3]
    [['le_bbhs', 'host', ''], ['le_wp', 'ask', ''], ['le_elk', 'institution', '']]
    """
    if seats is not None and seats < 1:
        message = f"seats must be 1 or more, got {seats}."
        raise ValueError(message)
    whole = network.whole
    host_id = _shown(whole, host) if host else ""
    search = Search(
        part=_area(whole, place),
        umbrellas=umbrellas,
        theme=theme_as_written(whole, theme) if theme else "",
        host=host_id,
    )
    said = latest_answers(whole.dataset.introductions if answers is None else answers)
    rows = [_host_row(search)] if host_id else []
    rows += _rows(search, seats, _declined(said, host_id))
    return Invitations(
        place=place,
        host=host_id,
        theme=search.theme,
        umbrellas=umbrellas,
        invited=_frame(rows),
        missing_voices=missing_voices(search.part, search.theme),
        balance=_balance(rows, seats),
    )


def edited(
    network: Network,
    invitations: Invitations,
    *,
    removed: Iterable[str] = (),
    added: Iterable[str] = (),
    order: Sequence[str] = (),
) -> Invitations:
    """
    Change a list of invitations by hand.

    Parameters
    ----------
    network
        The network that it was made from.
    invitations
        A list.
    removed
        Ids to take off it: they go to the reserve. One that is not on it changes nothing.
    added
        Ids to put on it, from the reserve or from anywhere in the network.
    order
        Ids to put first after the host, in this order; others follow as they were.

    Returns
    -------
    changed
        Another list, with the balance counted anew. Seats that become free are not filled, and
        who is added is invited even if that is one more than the seats.

    Raises
    ------
    UnknownOrganisationError
        If no organisation that may be shown has an id that is added.
    """
    host, away, wanted = invitations.host, set(removed), list(dict.fromkeys(added))
    columns = (invitations.invited[name].tolist() for name in _COLUMNS)
    rows = [_Row(*row) for row in zip(*columns, strict=True)]
    known = {row.organisation for row in rows}
    strangers = [name for name in wanted if name not in known and name not in away]
    whole = network.whole
    search = Search(part=whole, umbrellas=invitations.umbrellas, theme="", host="")
    rows += [_stranger_row(search, _shown(whole, name)) for name in strangers]
    changed = []
    for row in rows:
        if row.organisation in away - {host}:
            changed.append(replace(row, reserve=True, why="removed"))
        elif row.organisation in wanted:
            changed.append(replace(row, reserve=False, why=""))
        else:
            changed.append(row)
    place = {name: at for at, name in enumerate(order)}
    last = len(place)
    changed.sort(
        key=lambda row: (row.organisation != host, row.reserve, place.get(row.organisation, last))
    )
    return replace(
        invitations,
        invited=_frame(changed),
        balance=_balance(changed, invitations.balance.seats),
    )


@dataclass(frozen=True)
class _Row:
    """One row of the list; its fields are the columns."""

    organisation: str
    role: str
    reasons: tuple[Reason, ...]
    standing: str
    asked: bool
    world: str
    reserve: bool = False
    why: str = ""


_COLUMNS: Final = tuple(column.name for column in fields(_Row))


def _area(whole: Network, place: str) -> Network:
    try:
        return whole.in_neighbourhood(place)
    except UnknownPlaceError as unknown:
        if unknown.candidates:
            raise
    return whole.in_municipality(place)


def _shown(whole: Network, name: str) -> str:
    """Return the id of somebody who may be shown."""
    if name not in whole or whole.organisations.loc[name, "hidden"]:
        raise UnknownOrganisationError(name)
    return name


def _declined(said: Mapping[tuple[str, str], str], host: str) -> frozenset[str]:
    """Ids of who would rather not meet the host."""
    pairs = [pair for pair, answer in said.items() if answer == "declined" and host in pair]
    return frozenset(name for pair in pairs for name in pair if name != host)


def _host_row(search: Search) -> _Row:
    initiative = search.kinds[search.ids.index(search.host)] in INITIATIVE_KINDS
    return _Row(
        organisation=search.host,
        role="host",
        reasons=(("host_initiative",) if initiative else ("host",),),
        standing=search.standing.get(search.host, ""),
        asked=search.asked[search.host],
        world=search.world[search.host],
    )


def _stranger_row(search: Search, name: str) -> _Row:
    return _Row(
        organisation=name,
        role="added",
        reasons=(("added",),),
        standing=search.standing.get(name, ""),
        asked=search.asked[name],
        world=search.world[name],
    )


def _rows(search: Search, seats: int | None, declined: frozenset[str]) -> list[_Row]:
    found = {one.organisation: one for one in search.candidates()}
    offered = [one for one in found.values() if one.organisation not in declined]
    own = [one for one in offered if one.world == _LIFEWORLD]
    table = seating(
        _queue([one for one in own if one.role != _SPARE]),
        _queue([one for one in offered if one.world != _LIFEWORLD]),
        _queue([one for one in own if one.role == _SPARE]),
        seats,
    )
    waiting = [(one, "declined") for one in found if one in declined and found[one].role != _SPARE]
    turn = {name: at for at, name in enumerate(table.seated)}
    seated = sorted(table.seated, key=lambda name: (_ROLES.index(found[name].role), turn[name]))
    return [
        _Row(
            organisation=name,
            role=found[name].role,
            reasons=found[name].reasons,
            standing=search.standing[name],
            asked=search.asked[name],
            world=found[name].world,
            reserve=bool(why),
            why=why,
        )
        for name, why in [*((name, "") for name in seated), *table.reserve, *waiting]
    ]


def _queue(those: Sequence[Candidate]) -> list[str]:
    """Put candidates in the order in which they get a seat: the roles take turns."""
    ordered = sorted(those, key=lambda one: one.rank)
    roles = ([one.organisation for one in ordered if one.role == role] for role in _ROLES)
    return in_turns(roles)


def _frame(rows: Sequence[_Row]) -> pd.DataFrame:
    types = {"asked": "bool", "reserve": "bool", "reasons": "object"}
    columns = {
        name: pd.Series([getattr(row, name) for row in rows], dtype=types.get(name, "str"))
        for name in _COLUMNS
    }
    return pd.DataFrame(columns)


def _balance(rows: Sequence[_Row], seats: int | None) -> Balance:
    worlds = dict.fromkeys((*codes(WORLDS), ""), 0)
    for row in rows:
        if row.role != "host" and not row.reserve:
            worlds[row.world] += 1
    return Balance(rule=BALANCE_RULE.code, worlds=worlds, seats=seats)
