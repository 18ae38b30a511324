"""What pages say of a thought experiment: the network as it would be, beside the facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graphlib_wijk.dashboard.answers.relations import Named
from graphlib_wijk.introductions import Names, names_of
from graphlib_wijk.network import Network
from graphlib_wijk.scenario import Scenario, WhatIf, what_if


@dataclass(frozen=True, kw_only=True)
class Shift:
    """An organisation whose standing changes; empty for who is not there."""

    organisation: Named
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A signal of an initiative that appears or vanishes."""

    organisation: Named
    signal: str
    vanishes: bool


@dataclass(frozen=True, kw_only=True)
class Groups:
    """How many groups there are, how large the largest is, and how many have no relations."""

    groups: int
    largest: int
    without_ties: int


@dataclass(frozen=True, kw_only=True)
class Imagined:
    """
    A thought experiment and what comes of it.

    `ties` and `gone` are what could be imagined: what is not in the data, or is a fact
    already, is left out.
    """

    ties: tuple[tuple[Named, Named], ...]
    gone: tuple[Named, ...]
    shifts: tuple[Shift, ...]
    turns: tuple[Turn, ...]
    before: Groups
    after: Groups
    cut_off: tuple[Named, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing was imagined."""
        return not (self.ties or self.gone)


def imagined_of(
    network: Network, pairs: Sequence[tuple[str, str]], gone: Iterable[str], *, umbrellas: bool
) -> Imagined:
    """
    Imagine ties that are not there, and organisations that are not there any more.

    Parameters
    ----------
    network
        The whole network; nothing in it changes.
    pairs
        Ids of two who would have a tie.
    gone
        Ids of who would not be there.
    umbrellas
        Count ties with umbrellas.

    Returns
    -------
    imagined
        What would be different. Without anything to imagine nothing is.
    """
    names = names_of(network)
    away = tuple(dict.fromkeys(name for name in gone if name in network))
    added = tuple(
        (one, other) for one, other in dict.fromkeys(pairs) if _new(network, one, other, away)
    )
    scenario = Scenario(add_ties=added, remove_organisations=away)
    return _told(what_if(network, scenario, umbrellas=umbrellas), added, away, names)


def _new(network: Network, one: str, other: str, away: Sequence[str]) -> bool:
    there = all(name in network and name not in away for name in (one, other))
    return there and one != other and not network.partners.has_edge(one, other)


def _told(
    found: WhatIf, added: Sequence[tuple[str, str]], away: Sequence[str], names: Names
) -> Imagined:
    def named(name: str) -> Named:
        return Named(id=name, name=names.organisation(name))

    groups = {
        when: Groups(**{str(key): int(value) for key, value in row.items()})
        for when, row in found.components.to_dict("index").items()
    }
    return Imagined(
        ties=tuple((named(one), named(other)) for one, other in added),
        gone=tuple(map(named, away)),
        shifts=tuple(
            Shift(organisation=named(str(name)), before=row["before"], after=row["after"])
            for name, row in found.standings.to_dict("index").items()
            if name not in away
        ),
        turns=tuple(
            Turn(
                organisation=named(row["organisation"]),
                signal=row["signal"],
                vanishes=row["change"] == "vanishes",
            )
            for row in found.signals.to_dict("records")
        ),
        before=groups["before"],
        after=groups["after"],
        cut_off=tuple(map(named, found.cut_off)),
    )
