"""The few names that some reasons need: what is cached should be small."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from graphlib_wijk.dashboard.answers.relations import Named
from graphlib_wijk.introductions import Names


class Gaps(Protocol):
    """A reason that tells what stands in its gaps."""

    @property
    def holds(self) -> tuple[str, ...]:
        """What stands in each gap, in order."""


def few(
    names: Names,
    reasons: Iterable[tuple[Any, ...]],
    registry: Mapping[str, Gaps],
    ids: Iterable[str] = (),
) -> Names:
    """
    Keep the names that reasons need.

    Parameters
    ----------
    names
        All names.
    reasons
        Codes and what stands in their gaps.
    registry
        The reasons by code.
    ids
        Organisations that are named besides.

    Returns
    -------
    names
        Only those; who has no name here has none in it.
    """
    held: dict[str, set[str]] = {"organisation": set(ids), "neighbourhood": set()}
    held["municipality"] = set()
    for code, *values in reasons:
        for kind, value in zip(registry[code].holds, values, strict=True):
            if kind in held:
                held[kind].add(value)
    return Names(
        organisations=_among(names.organisations, held["organisation"]),
        neighbourhoods=_among(names.neighbourhoods, held["neighbourhood"]),
        municipalities=_among(names.municipalities, held["municipality"]),
    )


def _among(names: Mapping[str, str], keys: Iterable[str]) -> dict[str, str]:
    return {key: names[key] for key in keys if key in names}


def named(organisation: str, names: Names) -> Named:
    """
    Give an organisation its name.

    Parameters
    ----------
    organisation
        Its id.
    names
        All names.

    Returns
    -------
    named
        A hidden one is called "een andere organisatie".
    """
    return Named(id=organisation, name=names.organisation(organisation))
