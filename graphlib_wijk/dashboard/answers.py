"""
From a network to what a page says: ids, counts and words from the data, nothing else.

Pure functions and plain values, without language and without Streamlit, so that they can be
cached and tested. Pages and their parts put them into words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import pandas as pd

from graphlib_wijk import measures
from graphlib_wijk.certainty import (
    NOT_COMPARED,
    Coverage,
    Robustness,
    coverage,
    level_of,
    robustness,
)
from graphlib_wijk.drawing import Drawing
from graphlib_wijk.network import Network
from graphlib_wijk.signals import signals
from graphlib_wijk.standing import partners_of, standings
from graphlib_wijk.tables import About
from graphlib_wijk.vocabulary import INITIATIVE_KINDS, PARTNERSHIP, UMBRELLA, fold

AreaKind = Literal["neighbourhood", "municipality"]


@dataclass(frozen=True, kw_only=True)
class Count:
    """
    How many organisations there are, and what is known of them.

    `standings` counts initiatives by standing. Partnerships and umbrellas are not counted
    as organisations that could be asked.
    """

    organisations: int = 0
    initiatives: int = 0
    asked: int = 0
    partnerships: int = 0
    standings: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Area:
    """A neighbourhood or a whole municipality, and who is known there."""

    kind: AreaKind
    key: str
    name: str
    municipality: str
    count: Count


@dataclass(frozen=True, kw_only=True)
class Overview:
    """
    A data set at a glance.

    `neighbourhoods` and `municipalities` hold those where somebody is known, by name;
    `silent_neighbourhoods` counts the others.
    """

    about: About
    count: Count
    umbrellas: int
    ties: int
    neighbourhoods: tuple[Area, ...]
    municipalities: tuple[Area, ...]
    silent_neighbourhoods: int


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
    website: str
    origin: str
    note: str
    partners: tuple[Partner, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Two worlds, or one with itself: pairs that are tied, that can be, and that are unknown."""

    first: str
    second: str
    observed: int
    possible: int
    unknown: int
    share: float


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """
    The measures of an area.

    `values` is by id of the measure, NaN where it is undefined; `missing` are kinds of
    organisation that one would expect.
    """

    values: Mapping[str, float]
    gaps: tuple[Gap, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Nudge:
    """
    One signal of one initiative, with names in its evidence.

    `names` are those of the organisations in the evidence, `more` how many are not named,
    `values` what else the evidence holds (kinds, dates, an answer).
    """

    organisation: str
    name: str
    area: str
    neighbourhoods: tuple[str, ...]
    signal: str
    certain: bool
    names: tuple[str, ...]
    more: int
    values: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A neighbourhood whose numbers may stand beside those of another, by id of the measure."""

    area: Area
    level: str
    values: Mapping[str, float]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Neighbourhoods side by side, and those of which too few organisations were asked."""

    compared: tuple[Compared, ...]
    left_out: tuple[Area, ...]


@dataclass(frozen=True, kw_only=True)
class Certainty:
    """How much is known of an area, and which conclusions survive missing answers."""

    coverage: Coverage
    outcomes: tuple[Robustness, ...]


def overview_of(network: Network) -> Overview:
    """
    Describe a data set at a glance.

    Parameters
    ----------
    network
        The whole network.

    Returns
    -------
    overview
        Its counts, whole and by place. Ties with umbrellas are not counted for standings.
    """
    table = _counted(network)
    places = network.places
    ids = network.organisations.index
    home = pd.DataFrame(
        {
            "organisation": ids[places.member],
            "key": places.neighbourhoods.index[places.neighbourhood],
        }
    )
    town = pd.DataFrame(
        {
            "organisation": ids[places.municipality >= 0],
            "key": places.municipalities.index[places.municipality[places.municipality >= 0]],
        }
    )
    neighbourhoods = _areas(
        "neighbourhood", home, table, places.neighbourhoods["name"], _owners(network)
    )
    return Overview(
        about=network.about,
        count=_count(table),
        umbrellas=int(network.kind_is(UMBRELLA).sum()),
        ties=len(network.pairs),
        neighbourhoods=neighbourhoods,
        municipalities=_areas("municipality", town, table, places.municipalities["name"], {}),
        silent_neighbourhoods=len(places.neighbourhoods) - len(neighbourhoods),
    )


def comparison_of(network: Network) -> Comparison:
    """
    Set neighbourhoods side by side, as far as enough of their organisations were asked.

    Parameters
    ----------
    network
        The whole network.

    Returns
    -------
    comparison
        Every neighbourhood where somebody is known is in one of its two lists. Ties with
        umbrellas are not counted.
    """
    areas = overview_of(network).neighbourhoods
    table = measures.of_neighbourhoods(network)
    found = [(area, _values(table, area.key)) for area in areas]
    levels = {area.key: level_of(values["coverage"]) for area, values in found}
    return Comparison(
        compared=tuple(
            Compared(area=area, level=levels[area.key], values=values)
            for area, values in found
            if levels[area.key] != NOT_COMPARED
        ),
        left_out=tuple(area for area in areas if levels[area.key] == NOT_COMPARED),
    )


def _values(table: pd.DataFrame, key: str) -> dict[str, float]:
    row: Mapping[Hashable, float] = table.loc[key].to_dict()
    return {str(id_): value for id_, value in row.items()}


def area_of(network: Network, kind: AreaKind, key: str) -> Area:
    """
    Describe one neighbourhood or municipality.

    Parameters
    ----------
    network
        The whole network.
    kind
        Which of the two.
    key
        Its key, code or name.

    Returns
    -------
    area
        Its name and counts; zeros where nobody is known.

    Raises
    ------
    UnknownPlaceError
        If no such place is known, or more than one.
    """
    part = part_of(network, kind, key, with_partners=False)
    count = _count(_counted(part))
    places = network.places
    if kind == "municipality":
        found = places.municipality_key(key)
        name = str(places.municipalities.loc[found, "name"])
        return Area(kind=kind, key=found, name=name, municipality=name, count=count)
    keys = places.neighbourhood_keys(key)
    rows = places.neighbourhoods.loc[list(keys)]
    name = key if len(keys) > 1 else str(rows["name"].iloc[0])
    owner = str(rows["municipality"].iloc[0])
    return Area(
        kind=kind,
        key=key if len(keys) > 1 else keys[0],
        name=name,
        municipality=owner,
        count=count,
    )


def part_of(network: Network, kind: AreaKind, key: str, *, with_partners: bool = True) -> Network:
    """
    Take the part of a network that a page is about.

    Parameters
    ----------
    network
        The whole network.
    kind
        Neighbourhood or municipality.
    key
        Its key, code or name.
    with_partners
        Take partners from elsewhere along.

    Returns
    -------
    part
        A part of the network.

    Raises
    ------
    UnknownPlaceError
        If no such place is known, or more than one.
    """
    if kind == "municipality":
        return network.in_municipality(key, with_partners=with_partners)
    return network.in_neighbourhood(key, with_partners=with_partners)


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
        website=row["website"],
        origin=row["origin"],
        note=row["note"],
        partners=_partners(network, organisation, umbrellas=umbrellas),
        statements=_statements(network, organisation, umbrellas=umbrellas),
    )


def certainty_of(network: Network, *, umbrellas: bool) -> Certainty:
    """
    Say how sure one can be of what is said about an area.

    Parameters
    ----------
    network
        The part of the network that a page is about, with partners.
    umbrellas
        Count ties with umbrellas.

    Returns
    -------
    certainty
        Coverage, and the outcomes of dropping answers with the broker by name.
    """
    names = network.whole.organisations["name"]
    outcomes = robustness(network, umbrellas=umbrellas)
    return Certainty(
        coverage=coverage(network),
        outcomes=tuple(
            replace(outcome, value=str(names[outcome.value]))
            if outcome.conclusion == "broker"
            else outcome
            for outcome in outcomes
        ),
    )


def numbers_of(network: Network, *, umbrellas: bool) -> Numbers:
    """
    Measure an area.

    Parameters
    ----------
    network
        The part of the network that holds the area, without partners from elsewhere.
    umbrellas
        Count ties with umbrellas.

    Returns
    -------
    numbers
        Its measures, the gaps between the worlds, and the kinds that are missing.
    """
    values = measures.of_network(network, umbrellas=umbrellas)
    gaps = measures.gap_matrix(network, by="world", umbrellas=umbrellas)
    return Numbers(
        values={str(name): float(value) for name, value in values.items()},
        gaps=tuple(Gap(**{str(k): v for k, v in row.items()}) for row in gaps.to_dict("records")),
        missing=measures.missing_kinds(network),
    )


def nudges_of(network: Network, *, umbrellas: bool) -> tuple[Nudge, ...]:
    """
    List the signals of the initiatives a network is about.

    Parameters
    ----------
    network
        A network, or a part of one.
    umbrellas
        Count ties with umbrellas.

    Returns
    -------
    nudges
        One per initiative and signal, initiatives by name; empty without signals.
    """
    names = network.whole.organisations["name"]
    homes = _homes(network)
    found = [
        Nudge(
            organisation=row["organisation"],
            name=names[row["organisation"]],
            area=next(iter(homes.get(row["organisation"], {})), ""),
            neighbourhoods=tuple(homes.get(row["organisation"], {}).values()),
            signal=row["signal"],
            certain=row["certain"],
            **_named(row["evidence"], names),
        )
        for row in signals(network, umbrellas=umbrellas).to_dict("records")
        if row["organisation"] in network.subjects
    ]
    return tuple(sorted(found, key=lambda nudge: (fold(nudge.name), nudge.organisation)))


def _homes(network: Network) -> dict[str, dict[str, str]]:
    """Of each organisation its neighbourhoods, key → name."""
    places, ids = network.whole.places, network.whole.organisations.index
    keys, names = places.neighbourhoods.index, places.neighbourhoods["name"].tolist()
    homes: dict[str, dict[str, str]] = {}
    for member, home in zip(places.member.tolist(), places.neighbourhood.tolist(), strict=True):
        homes.setdefault(str(ids[member]), {})[str(keys[home])] = str(names[home])
    return homes


#: Keys of evidence that hold ids of organisations.
_IDS = ("partners", "peers", "organisations")


def _named(evidence: Mapping[str, Any], names: pd.Series) -> dict[str, Any]:
    ids = next((evidence[key] for key in _IDS if key in evidence), ())
    values = [*evidence.get("kinds", ()), *evidence.get("last_contact", ())]
    if "answer" in evidence:
        values.append(evidence["answer"])
    return {
        "names": tuple(str(names[name]) for name in ids),
        "more": max(evidence.get("count", 0) - len(ids), 0),
        "values": tuple(values),
    }


def choices_of(network: Network) -> dict[str, tuple[str, ...]]:
    """
    List what one can filter a network by.

    Parameters
    ----------
    network
        A network or a part of one.

    Returns
    -------
    choices
        Codes (or words as written) that occur, under ``kinds``, ``themes`` and ``tie_kinds``,
        the most frequent first.
    """
    organisations, ties = network.organisations, network.ties
    return {
        "kinds": _by_frequency(organisations["kind"]),
        "themes": _by_frequency(theme for themes in organisations["themes"] for theme in themes),
        "tie_kinds": _by_frequency(ties["kind"]),
    }


def _by_frequency(words: Iterable[str]) -> tuple[str, ...]:
    counted = Counter(words)
    return tuple(sorted(counted, key=lambda word: (-counted[word], word)))


def _counted(network: Network) -> pd.DataFrame:
    """One row per organisation: what `_count` counts; standing is '' where there is none."""
    organisations = network.organisations
    standing = standings(network)["standing"].reindex(organisations.index, fill_value="")
    kind = organisations["kind"]
    return pd.DataFrame(
        {
            "standing": standing,
            "asked": network.asked,
            "initiative": kind.isin(INITIATIVE_KINDS),
            "partnership": kind == PARTNERSHIP,
            "umbrella": kind == UMBRELLA,
        }
    )


def _count(table: pd.DataFrame) -> Count:
    askable = ~(table["partnership"] | table["umbrella"])
    return Count(
        organisations=int(askable.sum()),
        initiatives=int(table["initiative"].sum()),
        asked=int((table["asked"] & askable).sum()),
        partnerships=int(table["partnership"].sum()),
        standings=table.loc[table["initiative"], "standing"].value_counts().to_dict(),
    )


def _areas(
    kind: AreaKind,
    membership: pd.DataFrame,
    table: pd.DataFrame,
    names: pd.Series,
    owners: Mapping[str, str],
) -> tuple[Area, ...]:
    found = [
        Area(
            kind=kind,
            key=str(key),
            name=str(names[key]),
            municipality=owners.get(str(key), str(names[key])),
            count=_count(table.loc[members["organisation"]]),
        )
        for key, members in membership.groupby("key", sort=False)
    ]
    return tuple(sorted(found, key=lambda area: (fold(area.municipality), fold(area.name))))


def _owners(network: Network) -> dict[str, str]:
    return {
        str(key): str(name) for key, name in network.places.neighbourhoods["municipality"].items()
    }


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
