"""What pages say of the relations of one organisation: who said so, and where they lead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from graphlib_wijk.dashboard.answers.areas import AreaKind
from graphlib_wijk.dashboard.answers.nudges import Nudge
from graphlib_wijk.dashboard.answers.organisations import Profile, Statement
from graphlib_wijk.network import Network
from graphlib_wijk.paths import paths_to_institutions
from graphlib_wijk.signals.dependence import losses_of
from graphlib_wijk.vocabulary import CONFIRMATIONS, fold


@dataclass(frozen=True, kw_only=True)
class Relation:
    """All that is said of an organisation and one other, on whose word it rests together."""

    other: str
    name: str
    confirmation: str
    counted: bool
    statements: tuple[Statement, ...]


@dataclass(frozen=True, kw_only=True)
class Named:
    """An organisation by its id and name."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True)
class PathStep:
    """
    One step of a path: who is reached, and how.

    `table` is the partnership that leads there, `confirmation` on whose word the tie rests;
    one of them is empty.
    """

    name: str
    table: str
    confirmation: str


@dataclass(frozen=True, kw_only=True)
class Path:
    """
    The way to an institution of one kind; the last step is the institution.

    `itself` tells that the organisation is of that kind. Without steps `reason` is why, as in
    `paths_to_institutions`.
    """

    kind: str
    steps: tuple[PathStep, ...]
    itself: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class Dependence:
    """Without whom an organisation is cut off (nearest first), and who is without it (by name)."""

    hangs_on: tuple[Named, ...]
    holds: tuple[Named, ...]


@dataclass(frozen=True, kw_only=True)
class Home:
    """A neighbourhood that an organisation belongs to, or its municipality."""

    kind: AreaKind
    key: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """All that the page of one organisation says of it."""

    profile: Profile
    homes: tuple[Home, ...]
    paths: tuple[Path, ...]
    dependence: Dependence
    nudges: tuple[Nudge, ...]


def relations_of(profile: Profile) -> dict[str, tuple[Relation, ...]]:
    """
    Put the relations of an organisation together by whose word they rest on.

    Parameters
    ----------
    profile
        What is known of the organisation.

    Returns
    -------
    relations
        By code of `CONFIRMATIONS`, in its order, relations by name; what does not occur is
        left out. Empty without relations.
    """
    by_other: dict[str, list[Statement]] = {}
    for statement in profile.statements:
        by_other.setdefault(statement.other, []).append(statement)
    relations = [
        Relation(
            other=other,
            name=said[0].other_name,
            confirmation=said[0].confirmation,
            counted=said[0].counted,
            statements=tuple(said),
        )
        for other, said in by_other.items()
    ]
    groups = {
        term.code: tuple(one for one in relations if one.confirmation == term.code)
        for term in CONFIRMATIONS
    }
    return {code: group for code, group in groups.items() if group}


def paths_of(network: Network, organisation: str, *, umbrellas: bool) -> tuple[Path, ...]:
    """
    Name the way to an institution of each linking kind.

    Parameters
    ----------
    network
        The whole network.
    organisation
        Id of the organisation.
    umbrellas
        Let ways run over umbrellas.

    Returns
    -------
    paths
        One per kind, with or without a way.

    Raises
    ------
    UnknownOrganisationError
        If the id is not in the network.
    """
    names = network.whole.organisations["name"]
    table = paths_to_institutions(network, organisation, umbrellas=umbrellas)
    paths = []
    for row in table.to_dict("records"):
        way = [*row["via"], row["organisation"]]
        steps = [
            PathStep(name=names[who], table=names[table] if table else "", confirmation=word)
            for who, table, word in zip(way, row["through"], row["confirmations"], strict=False)
        ]
        paths.append(
            Path(
                kind=row["kind"],
                steps=tuple(steps),
                itself=not pd.isna(row["steps"]) and row["steps"] == 0,
                reason=row["reason"],
            )
        )
    return tuple(paths)


def dependence_of(network: Network, organisation: str, *, umbrellas: bool) -> Dependence:
    """
    Say without whom an organisation would be cut off, and who would be without it.

    Parameters
    ----------
    network
        The whole network.
    organisation
        Id of the organisation.
    umbrellas
        Count ties with umbrellas.

    Returns
    -------
    dependence
        Both ways; empty where nobody hangs on one other.

    Raises
    ------
    UnknownOrganisationError
        If the id is not in the network.
    """
    whole = network.whole
    at = int(whole.among([organisation]).positions[0])
    losses = losses_of(whole, umbrellas=umbrellas)
    holds = _named(whole, (lost for lost, cuts in losses.items() if at in cuts))
    return Dependence(
        hangs_on=_named(whole, losses.get(at, ())),
        holds=tuple(sorted(holds, key=lambda one: (fold(one.name), one.id))),
    )


def homes_of(network: Network, organisation: str) -> tuple[Home, ...]:
    """
    Say which neighbourhoods an organisation belongs to.

    Parameters
    ----------
    network
        The whole network.
    organisation
        Id of the organisation.

    Returns
    -------
    homes
        Its neighbourhoods; its municipality where it has none; empty where neither is known.

    Raises
    ------
    UnknownOrganisationError
        If the id is not in the network.
    """
    whole = network.whole
    at = int(whole.among([organisation]).positions[0])
    places = whole.places
    found = places.neighbourhoods.iloc[places.neighbourhood[places.member == at]]
    if len(found):
        return _homes("neighbourhood", found)
    town = int(places.municipality[at])
    return _homes("municipality", places.municipalities.iloc[[town]]) if town >= 0 else ()


def _homes(kind: AreaKind, table: pd.DataFrame) -> tuple[Home, ...]:
    return tuple(
        Home(kind=kind, key=str(key), name=str(name)) for key, name in table["name"].items()
    )


def _named(network: Network, positions: Iterable[int]) -> tuple[Named, ...]:
    names = network.organisations["name"]
    ids = network.organisations.index
    return tuple(Named(id=str(ids[at]), name=str(names.iloc[at])) for at in positions)
