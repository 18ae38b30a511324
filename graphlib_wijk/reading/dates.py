"""Dates as Dutch and English readers write them → ISO text of the precision that was given."""

from __future__ import annotations

import re
from datetime import date
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
_IN_WORDS: Final = re.compile(r"(?:(?P<d>[0-9]{1,2}) )?(?P<m>[a-z]+) (?P<y>[0-9]{4})")


def iso_date(text: str) -> str | None:
    """
    Read a date.

    The day stands before the month, as in the Netherlands. A year has four digits and lies
    between 1900 and 2100.

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
    for pattern in _NUMERIC:
        match = pattern.fullmatch(text)
        if match:
            parts = match.groupdict()
            return _iso(parts["y"], parts.get("m") or "", parts.get("d") or "")
    match = _IN_WORDS.fullmatch(fold(text))
    if match and match["m"] in _MONTH_OF:
        return _iso(match["y"], str(_MONTH_OF[match["m"]]), match["d"] or "")
    return None


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
