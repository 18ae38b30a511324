"""What pages say of introductions: who might meet whom, why, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from graphlib_wijk.dashboard.answers.names import few, named
from graphlib_wijk.dashboard.answers.relations import Named
from graphlib_wijk.introductions import (
    REASONS,
    Names,
    fewest_introductions,
    introduction_coverage,
    introductions,
    names_of,
)
from graphlib_wijk.network import Network
from graphlib_wijk.vocabulary import INITIATIVE_KINDS, fold

#: How many candidates an organisation is offered.
OFFERED: Final = 5
#: So far down the list we look for the reasons of a pair that was chosen for another reason.
_LOOKED_AT: Final = 50
#: The reason that names somebody who can introduce them.
_BROKER: Final = "shared_contact"


@dataclass(frozen=True, kw_only=True)
class Introduction:
    """
    Two who might want to meet.

    Parameters
    ----------
    organisation, candidate
        Who it is told to, and whom they could meet.
    reasons
        Codes of `introductions.REASONS` and what stands in their gaps, the heaviest first.
    names
        What everybody in the reasons is called.
    broker
        Who knows both and can introduce them; None when nobody is known.
    answer
        What came of it so far; empty for nothing.
    asked
        Whether the candidate was asked about its ties itself.
    """

    organisation: Named
    candidate: Named
    reasons: tuple[tuple[Any, ...], ...]
    names: Names
    broker: Named | None
    answer: str
    asked: bool


@dataclass(frozen=True, kw_only=True)
class Introduced:
    """Whom one organisation might want to meet, and what is not known of it itself."""

    organisation: Named
    introductions: tuple[Introduction, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Unsolved:
    """Something that an initiative still lacks after the introductions, and why."""

    organisation: Named
    signal: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Plan:
    """
    The fewest introductions of a neighbourhood.

    `solved` of `needs` are answered; with `exact` no plan does it better, otherwise none can
    answer more than `bound`.
    """

    introductions: tuple[Introduction, ...]
    unsolved: tuple[Unsolved, ...]
    solved: int
    needs: int
    exact: bool
    bound: int


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What came of an introduction, as the data or the reader say."""

    one: Named
    other: Named
    answer: str
    answered_on: str


@dataclass(frozen=True, kw_only=True)
class Members:
    """Who belongs to an area and may be shown, by name; the initiatives among them once more."""

    everyone: tuple[Named, ...]
    initiatives: tuple[Named, ...]


def members_of(part: Network) -> Members:
    """
    List who belongs to an area.

    Parameters
    ----------
    part
        The part of a network that is the area.

    Returns
    -------
    members
        Without hidden organisations.
    """
    table = part.whole.organisations.loc[list(part.subjects), ["name", "kind", "hidden"]]
    shown = table[~table["hidden"]]
    everyone = sorted(
        (Named(id=str(name), name=row["name"]) for name, row in shown.to_dict("index").items()),
        key=lambda one: (fold(one.name), one.id),
    )
    initiatives = set(shown.index[shown["kind"].isin(INITIATIVE_KINDS)])
    return Members(
        everyone=tuple(everyone),
        initiatives=tuple(one for one in everyone if one.id in initiatives),
    )


def introduced_of(network: Network, organisation: str, *, umbrellas: bool) -> Introduced:
    """
    Find whom an organisation might want to meet.

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
    introduced
        At most `OFFERED`, the best first; none where too little is known.

    Raises
    ------
    UnknownOrganisationError
        If it is not in the network.
    """
    names = names_of(network)
    table = introductions(network, for_=organisation, limit=OFFERED, umbrellas=umbrellas)
    unknown = introduction_coverage(network, for_=organisation)["unknown"].tolist()
    return Introduced(
        organisation=named(organisation, names),
        introductions=tuple(_introduction(network, row, names) for row in _rows(table)),
        unknown=tuple(unknown[0]),
    )


def plan_of(network: Network, neighbourhood: str, seats: int, *, umbrellas: bool) -> Plan:
    """
    Find the fewest introductions of a neighbourhood.

    Parameters
    ----------
    network
        The whole network.
    neighbourhood
        Its key, code or name.
    seats
        How many organisations fit at the table.
    umbrellas
        Count ties with umbrellas.

    Returns
    -------
    plan
        Without introductions where no initiative lacks anything, as far as is known.

    Raises
    ------
    UnknownPlaceError
        If no neighbourhood goes by this name, or more than one does.
    """
    names = names_of(network)
    found = fewest_introductions(network, neighbourhood, seats, umbrellas=umbrellas)
    wanted = [
        (str(row["organisation"]), str(row["candidate"]), row["solves"])
        for row in found.pairs.to_dict("records")
    ]
    return Plan(
        introductions=_explained(network, wanted, names, umbrellas=umbrellas),
        unsolved=tuple(
            Unsolved(
                organisation=named(row["organisation"], names),
                signal=row["signal"],
                why=row["why"],
            )
            for row in found.unsolved.to_dict("records")
        ),
        solved=found.solved,
        needs=found.solved + len(found.unsolved),
        exact=found.exact,
        bound=found.bound,
    )


def answered_of(network: Network, among: Iterable[str]) -> tuple[Answered, ...]:
    """
    List what came of introductions.

    Parameters
    ----------
    network
        The whole network.
    among
        Ids; only pairs with one of them are told.

    Returns
    -------
    answered
        The latest day first; empty when nothing was answered.
    """
    names, wanted = names_of(network), frozenset(among)
    table = network.dataset.introductions
    rows = table[table["answer"] != ""].to_dict("records")
    told = [
        Answered(
            one=named(row["source"], names),
            other=named(row["target"], names),
            answer=row["answer"],
            answered_on=row["answered_on"],
        )
        for row in rows
        if wanted & {row["source"], row["target"]}
    ]
    return tuple(sorted(told, key=lambda one: one.answered_on, reverse=True))


def _explained(
    network: Network,
    wanted: list[tuple[str, str, tuple[tuple[str, str], ...]]],
    names: Names,
    *,
    umbrellas: bool,
) -> tuple[Introduction, ...]:
    """Give pairs of a plan their reasons; what they solve is always one."""
    known = pd.DataFrame()
    if wanted:
        one_side = list(dict.fromkeys(one for one, _, _ in wanted))
        known = introductions(network, for_=one_side, limit=_LOOKED_AT, umbrellas=umbrellas)
    rows = {(row["organisation"], row["candidate"]): row for row in _rows(known)}
    told = []
    for one, other, solves in wanted:
        bare = {
            "organisation": one,
            "candidate": other,
            "answer": "",
            "reasons": tuple(("answers_signal", name, code) for name, code in solves),
        }
        told.append(_introduction(network, rows.get((one, other), bare), names))
    return tuple(told)


def _introduction(network: Network, row: Mapping[str, Any], names: Names) -> Introduction:
    reasons = tuple(tuple(reason) for reason in row["reasons"])
    broker = next((reason[1] for reason in reasons if reason[0] == _BROKER), None)
    ids = (row["organisation"], row["candidate"])
    return Introduction(
        organisation=named(ids[0], names),
        candidate=named(ids[1], names),
        reasons=reasons,
        names=few(names, reasons, REASONS, ids),
        broker=named(broker, names) if broker and broker in names.organisations else None,
        answer=row["answer"],
        # Of who is withheld it is not known here; then nothing is said of it.
        asked=bool(network.asked[ids[1]]) or ids[1] in network.dataset.withheld,
    )


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]
