"""What pages say of an area in numbers, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from graphlib_wijk import measures
from graphlib_wijk.certainty import (
    Coverage,
    Robustness,
    coverage,
    robustness,
)
from graphlib_wijk.network import Network


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Two worlds or kinds, or one with itself: pairs that are tied, can be, and are unknown."""

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

    `values` is by id of the measure, NaN where it is undefined; `gaps` are between worlds,
    `kind_gaps` between kinds of organisation, the largest gaps first; `missing` are kinds of
    organisation that one would expect.
    """

    values: Mapping[str, float]
    gaps: tuple[Gap, ...]
    kind_gaps: tuple[Gap, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Certainty:
    """How much is known of an area, and which conclusions survive missing answers."""

    coverage: Coverage
    outcomes: tuple[Robustness, ...]


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
    return Numbers(
        values={str(name): float(value) for name, value in values.items()},
        gaps=_gaps(network, "world", umbrellas=umbrellas),
        kind_gaps=tuple(sorted(_gaps(network, "kind", umbrellas=umbrellas), key=_largest_first)),
        missing=measures.missing_kinds(network),
    )


def _gaps(network: Network, by: Literal["kind", "world"], *, umbrellas: bool) -> tuple[Gap, ...]:
    table = measures.gap_matrix(network, by=by, umbrellas=umbrellas)
    found = (Gap(**{str(k): v for k, v in row.items()}) for row in table.to_dict("records"))
    return tuple(gap for gap in found if gap.possible)


def _largest_first(gap: Gap) -> tuple[bool, float, int]:
    """Pairs of which anything is known first, then where fewest of most possible ties are."""
    unknown = gap.share != gap.share
    return unknown, 0.0 if unknown else gap.share, -gap.possible
