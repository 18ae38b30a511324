"""The days that a date of reduced precision (a year, a month) can mean; all as ISO text."""

from __future__ import annotations

import calendar
from typing import Final

_DAY: Final = 10
_MONTH: Final = 7


def first_day(iso: str) -> str:
    """
    Return the first day that a date can mean.

    Parameters
    ----------
    iso
        A year, a month or a day; empty for unknown.

    Returns
    -------
    day
        Empty for an unknown date.

    Examples
    --------
    >>> first_day("2024-02"), first_day("2024"), first_day("")
    ('2024-02-01', '2024-01-01', '')
    """
    return (iso + "-01-01")[:_DAY] if iso else ""


def last_day(iso: str) -> str:
    """
    Return the last day that a date can mean.

    Parameters
    ----------
    iso
        A year, a month or a day; empty for unknown.

    Returns
    -------
    day
        Empty for an unknown date.

    Examples
    --------
    >>> last_day("2024-02"), last_day("2024"), last_day("")
    ('2024-02-29', '2024-12-31', '')
    """
    if not iso or len(iso) == _DAY:
        return iso
    if len(iso) == _MONTH:
        year, month = int(iso[:4]), int(iso[5:])
        return f"{iso}-{calendar.monthrange(year, month)[1]:02d}"
    return f"{iso}-12-31"
