"""What pages say of an invitation list: who, in what role, why, and who is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphlib_wijk.dashboard.answers.names import few, named
from graphlib_wijk.dashboard.answers.relations import Named
from graphlib_wijk.dialogue import INVITATION_REASONS, Invitations, edited, invitations
from graphlib_wijk.introductions import Names, names_of
from graphlib_wijk.network import Network
from graphlib_wijk.store import Guests


@dataclass(frozen=True, kw_only=True)
class Guest:
    """
    Somebody on an invitation list.

    Parameters
    ----------
    organisation
        Who.
    kind, kind_given
        Code of its kind, and the word as it was written.
    role
        Code of `dialogue.INVITATION_ROLES`.
    reasons
        Codes of `dialogue.INVITATION_REASONS` and what stands in their gaps.
    names
        What everybody in the reasons is called.
    standing
        Code; empty for who has none.
    asked
        Whether it was asked about its ties itself.
    world
        Code; empty for unknown.
    why
        Why it waits in the reserve; empty for who is invited.
    """

    organisation: Named
    kind: str
    kind_given: str
    role: str
    reasons: tuple[tuple[Any, ...], ...]
    names: Names
    standing: str
    asked: bool
    world: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Voice:
    """
    A voice that nobody of the area brings.

    `voice` and `reason` are codes of `dialogue.VOICES` and `dialogue.VOICE_REASONS`, `code` is
    a kind of organisation or a theme, `elsewhere` who in the municipality may know somebody.
    """

    voice: str
    code: str
    reason: str
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Invited:
    """
    An invitation list.

    `worlds` counts who is invited by world, without the host; `kept` tells whether at least
    half of them is of the lifeworld.
    """

    host: Guest | None
    guests: tuple[Guest, ...]
    reserve: tuple[Guest, ...]
    voices: tuple[Voice, ...]
    worlds: Mapping[str, int]
    kept: bool


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a reader wants of a meeting: who invites, how many guests, and the theme."""

    host: str = ""
    seats: int = 16
    theme: str = ""


def invitations_of(
    network: Network, place: str, wish: Wish, guests: Guests, *, umbrellas: bool
) -> Invitations:
    """
    Make the invitation list of a meeting, as the reader changed it.

    Parameters
    ----------
    network
        The whole network.
    place
        Key of a neighbourhood or municipality.
    wish
        What the reader wants of the meeting.
    guests
        Who was put on the list or taken off it.
    umbrellas
        Count ties with umbrellas.

    Returns
    -------
    invitations
        The list. Who is not in the data is not on it.

    Raises
    ------
    UnknownPlaceError
        If there is no such place.
    """
    hidden = network.organisations["hidden"]
    host = wish.host if wish.host in network and not hidden[wish.host] else None
    found = invitations(
        network,
        place,
        host=host,
        seats=wish.seats,
        theme=wish.theme or None,
        umbrellas=umbrellas,
    )
    added = [name for name in guests.added if name in network and not hidden[name]]
    return edited(network, found, removed=guests.removed, added=added)


def guests_of_both(shown: Guests, mine: Guests, theirs: Guests) -> Guests:
    """
    Carry out what one changed in a list on what somebody else made of it meanwhile.

    Parameters
    ----------
    shown
        What one started from.
    mine
        What one made of that.
    theirs
        What somebody else made of it.

    Returns
    -------
    guests
        Both changes. About whom both changed something, one's own counts.
    """
    on = tuple(one for one in mine.added if one not in shown.added)
    off = tuple(one for one in mine.removed if one not in shown.removed)
    gone = {*off, *shown.added} - set(mine.added)
    back = {*on, *shown.removed} - set(mine.removed)
    return Guests(
        added=tuple(dict.fromkeys((*(one for one in theirs.added if one not in gone), *on))),
        removed=tuple(dict.fromkeys((*(one for one in theirs.removed if one not in back), *off))),
    )


def invited_of(network: Network, invitations: Invitations) -> Invited:
    """
    Put names to an invitation list.

    Parameters
    ----------
    network
        The whole network.
    invitations
        The list.

    Returns
    -------
    invited
        The same, in the same order.
    """
    names = names_of(network)
    rows = [
        (_guest(network, row, names), row["reserve"])
        for row in invitations.invited.to_dict("records")
    ]
    return Invited(
        host=next((guest for guest, _ in rows if guest.role == "host"), None),
        guests=tuple(guest for guest, waits in rows if not waits and guest.role != "host"),
        reserve=tuple(guest for guest, waits in rows if waits),
        voices=tuple(
            Voice(
                voice=row["voice"],
                code=row["code"],
                reason=row["reason"],
                elsewhere=tuple(names.organisation(name) for name in row["organisations"]),
            )
            for row in invitations.missing_voices.to_dict("records")
        ),
        worlds=dict(invitations.balance.worlds),
        kept=invitations.balance.kept,
    )


def _guest(network: Network, row: Mapping[Any, Any], names: Names) -> Guest:
    known = network.organisations.loc[row["organisation"]]
    reasons = tuple(tuple(reason) for reason in row["reasons"])
    return Guest(
        organisation=named(row["organisation"], names),
        kind=str(known["kind"]),
        kind_given=str(known["kind_given"]),
        role=row["role"],
        reasons=reasons,
        names=few(names, reasons, INVITATION_REASONS),
        standing=row["standing"],
        asked=bool(row["asked"]),
        world=row["world"],
        why=row["why"],
    )
