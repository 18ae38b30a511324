"""What pages say of initiatives that could use a hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from graphlib_wijk.network import Network
from graphlib_wijk.signals import signals
from graphlib_wijk.vocabulary import fold


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
