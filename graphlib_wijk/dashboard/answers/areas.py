"""What pages say of neighbourhoods and municipalities: who is known there, and how they compare."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import pandas as pd

from graphlib_wijk import measures
from graphlib_wijk.certainty import (
    NOT_COMPARED,
    level_of,
)
from graphlib_wijk.network import Network
from graphlib_wijk.network.pairs import Positions
from graphlib_wijk.standing import standings
from graphlib_wijk.tables import About
from graphlib_wijk.vocabulary import INITIATIVE_KINDS, PARTNERSHIP, UMBRELLA, fold

AreaKind = Literal["neighbourhood", "municipality"]


@dataclass(frozen=True, kw_only=True)
class Count:
    """
    How many organisations there are, and what is known of them.

    `standings` counts initiatives by standing. Partnerships and umbrellas are not counted
    as organisations that could be asked. Of who is `withheld` this reader is not told whether
    they were asked, nor where they stand.
    """

    organisations: int = 0
    initiatives: int = 0
    asked: int = 0
    partnerships: int = 0
    standings: Mapping[str, int] = field(default_factory=dict)
    withheld: int = 0

    @property
    def closed(self) -> bool:
        """Whether this reader is told of none of them how they stand."""
        return 0 < self.organisations == self.withheld


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
    table, places = _counted(network), network.places
    placed = np.flatnonzero(places.municipality >= 0)
    neighbourhoods = _areas(
        "neighbourhood",
        places.neighbourhoods["name"],
        places.neighbourhoods["municipality"],
        _counts(table, places.member, places.neighbourhood),
    )
    municipalities = places.municipalities["name"]
    return Overview(
        about=network.about,
        count=_count(table),
        umbrellas=int(network.kind_is(UMBRELLA).sum()),
        ties=len(network.pairs),
        neighbourhoods=neighbourhoods,
        municipalities=_areas(
            "municipality",
            municipalities,
            municipalities,
            _counts(table, placed, places.municipality[placed]),
        ),
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
        Every neighbourhood where somebody is known is in one of its two lists, but for those
        of which something is withheld from the reader. Ties with umbrellas are not counted.
    """
    areas = [area for area in overview_of(network).neighbourhoods if not area.count.withheld]
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


def extent_of(network: Network) -> tuple[int, int]:
    """
    Count what there is to draw of a network, before any filter.

    Parameters
    ----------
    network
        The part of the network that a page is about, with partners.

    Returns
    -------
    size, ties
        Organisations, and pairs of them with a tie. Umbrellas are not counted.
    """
    local = ~network.kind_is(UMBRELLA)
    pairs = network.pairs
    return int(local.sum()), int((local[pairs.first] & local[pairs.second]).sum())


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
        the most frequent first; years that occur under ``since`` and ``contact_from``, the
        latest first.
    """
    organisations, ties = network.organisations, network.ties
    return {
        "kinds": _by_frequency(organisations["kind"]),
        "themes": _by_frequency(theme for themes in organisations["themes"] for theme in themes),
        "tie_kinds": _by_frequency(ties["kind"]),
        "since": _years(ties["since"]),
        "contact_from": _years(ties["last_contact"]),
    }


def _by_frequency(words: Iterable[str]) -> tuple[str, ...]:
    counted = Counter(words)
    return tuple(sorted(counted, key=lambda word: (-counted[word], word)))


def _years(dates: pd.Series) -> tuple[str, ...]:
    return tuple(sorted({str(day)[:4] for day in dates if day}, reverse=True))


def _counted(network: Network) -> pd.DataFrame:
    """One row per organisation: what `_count` counts; standing is '' where none is told."""
    organisations = network.organisations
    standing = standings(network)["standing"].reindex(organisations.index, fill_value="")
    kind = organisations["kind"]
    return pd.DataFrame(
        {
            "standing": standing,
            "asked": network.asked,
            "withheld": network.withheld,
            "initiative": kind.isin(INITIATIVE_KINDS),
            "partnership": kind == PARTNERSHIP,
            "umbrella": kind == UMBRELLA,
        }
    )


def _count(table: pd.DataFrame) -> Count:
    everyone = np.arange(len(table))
    return _counts(table, everyone, np.zeros(len(table), dtype=np.int64)).get(0, Count())


def _counts(table: pd.DataFrame, member: Positions, place: Positions) -> dict[int, Count]:
    """For each place with members what is known of them; all places are counted at once."""
    rows = {str(name): column.to_numpy()[member] for name, column in table.items()}
    askable = ~(rows["partnership"] | rows["umbrella"])
    flags = {
        "organisations": askable,
        "initiatives": rows["initiative"],
        "asked": rows["asked"] & askable,
        "partnerships": rows["partnership"],
        "withheld": rows["withheld"] & askable,
    }
    size = int(place.max(initial=-1)) + 1
    counted = {name: np.bincount(place[flag], minlength=size) for name, flag in flags.items()}
    standings_of: defaultdict[int, Counter[str]] = defaultdict(Counter)
    told = rows["initiative"] & ~rows["withheld"]
    stand = zip(place[told].tolist(), rows["standing"][told].tolist(), strict=True)
    for (at, standing), times in Counter(stand).items():
        standings_of[at][standing] = times
    return {
        at: Count(
            **{name: int(counts[at]) for name, counts in counted.items()},
            standings=standings_of[at],
        )
        for at in np.unique(place).tolist()
    }


def _areas(
    kind: AreaKind, names: pd.Series, owners: pd.Series, counts: Mapping[int, Count]
) -> tuple[Area, ...]:
    keys, name_of, owner_of = names.index.tolist(), names.tolist(), owners.tolist()
    found = [
        Area(
            kind=kind,
            key=str(keys[at]),
            name=str(name_of[at]),
            municipality=str(owner_of[at]),
            count=count,
        )
        for at, count in counts.items()
    ]
    return tuple(sorted(found, key=lambda area: (fold(area.municipality), fold(area.name))))
