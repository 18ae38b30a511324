"""What pages say of organisations: rows of a table, and all that is known of one."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from graphlib_wijk.drawing import Drawing, Filters
from graphlib_wijk.network import Network
from graphlib_wijk.standing import partners_of, standings
from graphlib_wijk.vocabulary import UMBRELLA, fold


@dataclass(frozen=True, kw_only=True)
class Row:
    """One organisation in the table beside a drawing; None where a count is undefined."""

    id: str
    name: str
    kind: str
    kind_given: str
    world: str
    standing: str
    asked: bool
    outside: bool
    partners: int | None
    partners_in_neighbourhood: int | None
    confirmed: int | None
    ties_hidden: bool


@dataclass(frozen=True, kw_only=True)
class Partner:
    """Somebody an organisation works with, and how: a tie of their own or a shared partnership."""

    id: str
    name: str
    through: str
    confirmation: str
    in_neighbourhood: bool


@dataclass(frozen=True, kw_only=True)
class Statement:
    """
    One statement about an organisation and another.

    `outgoing` tells that the row reads from this organisation to the other. `counted` is
    False for a tie with an umbrella while these are left out.
    """

    other: str
    other_name: str
    outgoing: bool
    kind: str
    kind_given: str
    confirmation: str
    reported_by: tuple[str, ...]
    since: str
    last_contact: str
    origin: str
    note: str
    counted: bool


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What is known of one organisation, and why it stands where it stands."""

    id: str
    name: str
    kind: str
    kind_given: str
    world: str
    municipality: str
    neighbourhoods: tuple[str, ...]
    themes: tuple[str, ...]
    seeks: tuple[str, ...]
    offers: tuple[str, ...]
    asked: bool
    answer: str
    asked_on: str
    standing: str
    withheld: bool
    website: str
    origin: str
    note: str
    partners: tuple[Partner, ...]
    statements: tuple[Statement, ...]


def rows_of(network: Network, drawing: Drawing, *, umbrellas: bool) -> tuple[Row, ...]:
    """
    Put a drawing into rows: the same organisations in the same order.

    Parameters
    ----------
    network
        The network that was drawn.
    drawing
        The drawing.
    umbrellas
        Whether ties with umbrellas were counted.

    Returns
    -------
    rows
        One per organisation of the drawing; empty for an empty one.
    """
    table = standings(network, umbrellas=umbrellas).to_dict("index")
    given = network.organisations["kind_given"]
    rows = []
    for mark in drawing.nodes:
        counts = table.get(mark.id, {})
        rows.append(
            Row(
                id=mark.id,
                name=mark.name,
                kind=mark.kind,
                kind_given=str(given[mark.id]),
                world=mark.world,
                standing=mark.standing,
                asked=mark.asked,
                outside=mark.outside,
                partners=_whole_number(counts, "partners"),
                partners_in_neighbourhood=_whole_number(counts, "partners_in_neighbourhood"),
                confirmed=_whole_number(counts, "confirmed"),
                ties_hidden=mark.ties_hidden,
            )
        )
    return tuple(rows)


def let_through(network: Network, filters: Filters, *, umbrellas: bool) -> pd.Index:
    """
    List the organisations that filters let through.

    Parameters
    ----------
    network
        The network.
    filters
        What a reader wants to see.
    umbrellas
        Whether umbrellas are shown.

    Returns
    -------
    ids
        In the order of the network; who asked not to be shown is not among them.
    """
    organisations = network.organisations
    kept = [
        not hidden
        and (umbrellas or kind != UMBRELLA)
        and filters.lets_through({"kind": kind, "themes": themes})
        for kind, themes, hidden in zip(
            organisations["kind"], organisations["themes"], organisations["hidden"], strict=True
        )
    ]
    return organisations.index[kept]


def rows_of_all(network: Network, *, umbrellas: bool) -> tuple[Row, ...]:
    """
    Put a network into rows, by name, without drawing it.

    Parameters
    ----------
    network
        The network.
    umbrellas
        Whether ties with umbrellas are counted.

    Returns
    -------
    rows
        One per organisation; empty for an empty network.
    """
    table = standings(network, umbrellas=umbrellas).to_dict("index")
    asked = network.asked.to_dict()
    rows = [
        Row(
            id=str(id_),
            name=data["name"],
            kind=data["kind"],
            kind_given=data["kind_given"],
            world=data["world"],
            standing=str(table.get(id_, {}).get("standing", "")),
            asked=asked[id_],
            outside=False,
            partners=_whole_number(table.get(id_, {}), "partners"),
            partners_in_neighbourhood=_whole_number(
                table.get(id_, {}), "partners_in_neighbourhood"
            ),
            confirmed=_whole_number(table.get(id_, {}), "confirmed"),
            ties_hidden=False,
        )
        for id_, data in network.organisations.to_dict("index").items()
    ]
    return tuple(sorted(rows, key=lambda row: (fold(row.name), row.id)))


def profile_of(network: Network, organisation: str, *, umbrellas: bool) -> Profile:
    """
    Describe one organisation with the evidence for its standing.

    Parameters
    ----------
    network
        The whole network.
    organisation
        Its id.
    umbrellas
        Count ties with umbrellas.

    Returns
    -------
    profile
        Its row, standing, partners and every statement about it, by name of the other.

    Raises
    ------
    UnknownOrganisationError
        If the id is not in the network.
    """
    part = network.around(organisation, steps=0)
    row = part.organisations.iloc[0]
    standing = standings(part, umbrellas=umbrellas)["standing"]
    return Profile(
        id=organisation,
        name=row["name"],
        kind=row["kind"],
        kind_given=row["kind_given"],
        world=row["world"],
        municipality=row["municipality"],
        neighbourhoods=row["neighbourhood"] or tuple(part.neighbourhoods["name"]),
        themes=row["themes"],
        seeks=row["seeks"],
        offers=row["offers"],
        asked=bool(part.asked.iloc[0]),
        answer=row["asked"],
        asked_on=row["asked_on"],
        standing=str(standing.iloc[0]) if len(standing) else "",
        withheld=bool(part.withheld[0]),
        website=row["website"],
        origin=row["origin"],
        note=row["note"],
        partners=_partners(network, organisation, umbrellas=umbrellas),
        statements=_statements(network, organisation, umbrellas=umbrellas),
    )


def _whole_number(counts: Mapping[Hashable, Any], name: str) -> int | None:
    value = counts.get(name, pd.NA)
    return None if pd.isna(value) else int(value)


def _partners(network: Network, organisation: str, *, umbrellas: bool) -> tuple[Partner, ...]:
    names = network.organisations["name"]
    table = partners_of(network, organisation, umbrellas=umbrellas)
    found = [
        Partner(
            id=row["partner"],
            name=names[row["partner"]],
            through=names[row["through"]] if row["through"] else "",
            confirmation=row["confirmation"],
            in_neighbourhood=row["in_neighbourhood"],
        )
        for row in table.to_dict("records")
    ]
    return tuple(sorted(found, key=lambda partner: (fold(partner.name), partner.through)))


def _statements(network: Network, organisation: str, *, umbrellas: bool) -> tuple[Statement, ...]:
    organisations, ties = network.organisations, network.ties
    names, kinds = organisations["name"], organisations["kind"]
    words = confirmations_of(network, organisation)
    own = ties[(ties["source"] == organisation) | (ties["target"] == organisation)]
    found = []
    for row in own.to_dict("records"):
        outgoing = row["source"] == organisation
        other = row["target"] if outgoing else row["source"]
        umbrella = UMBRELLA in {kinds[other], kinds[organisation]}
        found.append(
            Statement(
                other=other,
                other_name=names[other],
                outgoing=outgoing,
                kind=row["kind"],
                kind_given=row["kind_given"],
                confirmation=words[other],
                reported_by=tuple(names[who] for who in row["reported_by"]),
                since=row["since"],
                last_contact=row["last_contact"],
                origin=row["origin"],
                note=row["note"],
                counted=umbrellas or not umbrella,
            )
        )
    return tuple(sorted(found, key=lambda s: (not s.counted, fold(s.other_name), s.since)))


def confirmations_of(network: Network, organisation: str) -> dict[str, str]:
    """
    Say on whose word each tie of an organisation rests.

    Parameters
    ----------
    network
        The whole network.
    organisation
        Id of the organisation.

    Returns
    -------
    confirmations
        Code of the confirmation by id of the other end; empty without ties.
    """
    near = network.around(organisation)
    return {
        str(other): str(data["confirmation"])
        for other, data in near.partners.adj[organisation].items()
    }
