"""Dates as Dutch and English readers write them → ISO text of the precision that was given."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from graphlib_wijk.vocabulary import fold

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100

_MONTHS: Final = (
    ("januari", "january", "jan"),
    ("februari", "february", "feb", "febr"),
    ("maart", "march", "mrt", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("augustus", "august", "aug"),
    ("september", "sep", "sept"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTH_OF: Final = {word: at for at, words in enumerate(_MONTHS, 1) for word in words}

_NUMERIC: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<d>[0-9]{1,2})([-/.])(?P<m>[0-9]{1,2})\2(?P<y>[0-9]{4})",
        r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})",
        r"(?P<m>[0-9]{1,2})[-/](?P<y>[0-9]{4})",
        r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})",
        r"(?P<y>[0-9]{4})",
    )
)
# Databases and spreadsheets write the time of day behind a day, even when there is none.
_TIME: Final = re.compile(r"(?<=[0-9])[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?Z?$")
# Excel counts days. Five figures: from 1927 on, so that no year can be taken for a day.
_SERIAL: Final = re.compile(r"([0-9]{5})(?:[.,][0-9]+)?")
_DAY_ZERO: Final = date(1899, 12, 30)
_IN_WORDS: Final = re.compile(r"(?:(?P<d>[0-9]{1,2}) )?(?P<m>[a-z]+) (?P<y>[0-9]{4})")


def iso_date(text: str) -> str | None:
    """
    Read a date.

    The day stands before the month, as in the Netherlands. A year has four digits and lies
    between 1900 and 2100. A time of day is left out.

    Parameters
    ----------
    text
        A date, a month or a year.

    Returns
    -------
    iso
        ``2016-03-05``, ``2016-03`` or ``2016``; None when it is no date that exists.

    Examples
    --------
    >>> iso_date("5-3-2016"), iso_date("maart 2016"), iso_date("2016")
    ('2016-03-05', '2016-03', '2016')
    >>> iso_date("31-02-2016") is None, iso_date("5-3-16") is None
    (True, True)
    """
    day = _TIME.sub("", text) if ":" in text else text
    for pattern in _NUMERIC:
        match = pattern.fullmatch(day)
        if match:
            parts = match.groupdict()
            return _iso(parts["y"], parts.get("m") or "", parts.get("d") or "")
    match = _IN_WORDS.fullmatch(fold(text))
    if match and match["m"] in _MONTH_OF:
        return _iso(match["y"], str(_MONTH_OF[match["m"]]), match["d"] or "")
    return None


def date_of_serial(text: str) -> str | None:
    """
    Read a date as Excel stores it: the number of a day.

    Parameters
    ----------
    text
        A number of five figures, perhaps with a part of the day behind a comma or point.

    Returns
    -------
    iso
        The day in Excel's usual count, which starts at 1900; None for other text and after
        2100. Workbooks that count from 1904 cannot be told apart by their numbers.

    Examples
    --------
    >>> date_of_serial("45385"), date_of_serial("45385,5"), date_of_serial("2016") is None
    ('2024-04-03', '2024-04-03', True)
    """
    match = _SERIAL.fullmatch(text)
    if match is None:
        return None
    day = _DAY_ZERO + timedelta(days=int(match[1]))
    return day.isoformat() if FIRST_YEAR <= day.year <= LAST_YEAR else None


def dutch_date(iso: str) -> str:
    """
    Write a day as the Dutch do.

    Parameters
    ----------
    iso
        A day, month or year as `iso_date` returns it.

    Returns
    -------
    written
        The same with the year last; empty for an empty text.

    Examples
    --------
    >>> dutch_date("2024-04-03"), dutch_date("2024")
    ('03-04-2024', '2024')
    """
    return "-".join(reversed(iso.split("-")))


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        whole = date(int(year), int(month or "1"), int(day or "1"))
    except ValueError:
        return None
    if not FIRST_YEAR <= whole.year <= LAST_YEAR:
        return None
    if day:
        return whole.isoformat()
    return f"{whole:%Y-%m}" if month else year
