"""All measures, in the order in which pages and documentation show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from graphlib_wijk.measures.about_neighbourhoods import NEIGHBOURHOOD_MEASURES
from graphlib_wijk.measures.about_organisations import ORGANISATION_MEASURES
from graphlib_wijk.measures.measure import Level, Measure

MEASURES: Final[tuple[Measure, ...]] = (*ORGANISATION_MEASURES, *NEIGHBOURHOOD_MEASURES)


def measure(id_: str) -> Measure:
    """
    Return the measure that bears an id.

    Parameters
    ----------
    id_
        Id of a measure.

    Returns
    -------
    measure
        The measure.

    Raises
    ------
    KeyError
        If no measure bears the id.

    Examples
    --------
    >>> measure("density").nl
    'dichtheid'
    """
    for candidate in MEASURES:
        if candidate.id == id_:
            return candidate
    message = f"There is no measure with the id {id_!r}."
    raise KeyError(message)


def chosen(level: Level, ids: Iterable[str] | None) -> tuple[str, ...]:
    """
    Check which measures are asked for.

    Parameters
    ----------
    level
        What is measured.
    ids
        Ids of measures of this level, or None for all of them.

    Returns
    -------
    ids
        In the order in which they were asked for, each once; empty when none was.

    Raises
    ------
    ValueError
        If an id is not that of a measure of this level.
    """
    known = tuple(measure.id for measure in MEASURES if measure.level == level)
    wanted = known if ids is None else tuple(dict.fromkeys(ids))
    strangers = [id_ for id_ in wanted if id_ not in known]
    if strangers:
        message = f"No measure of a {level} is called {', '.join(strangers)}; known are: "
        raise ValueError(message + ", ".join(known) + ".")
    return wanted
