"""Moments as the database keeps them: handed over by whoever acts, never read from a clock."""

from __future__ import annotations

from datetime import UTC, datetime

from graphlib_wijk.store.errors import RefusedError


def moment(at: datetime) -> str:
    """
    Return a moment as the database keeps it.

    Parameters
    ----------
    at
        A moment with a time zone.

    Returns
    -------
    text
        ISO text in UTC, of always the same length, so that texts sort as moments do.

    Raises
    ------
    RefusedError
        If the moment has no time zone.
    """
    if at.tzinfo is None:
        raise RefusedError(why="een moment zonder tijdzone")
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
