"""
Words, numbers and dates in the reader's language.

Dutch is the language of the source: a text that nobody translated appears in Dutch, never
as a key. The language is asked for at each call, because one server speaks to many readers.
"""

from __future__ import annotations

import io
from datetime import date as Date  # noqa: N812 (the name date is the function readers of pages want)
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Final

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from graphlib_wijk.dashboard import state
from graphlib_wijk.vocabulary import Language

_LOCALES: Final = Path(__file__).parent / "locale"
#: ISO text of a day, a month or a year.
_FULL_DAY: Final = 10
_MONTH: Final = 7
#: What is shown where nothing is known or defined.
NOTHING: Final = "–"
_MINUS: Final = "\u2212"
#: A share of so little would be rounded to nothing.
_LEAST_SHARE: Final = 0.005


def _(text: str) -> str:
    """
    Translate a text.

    Parameters
    ----------
    text
        The Dutch text.

    Returns
    -------
    translation
        The text in the reader's language; the Dutch text where there is none.
    """
    return _translations(state.language()).gettext(text)


def ngettext(singular: str, plural: str, n: int) -> str:
    """
    Translate a text that depends on a number.

    Parameters
    ----------
    singular
        The Dutch text for one.
    plural
        The Dutch text for any other number.
    n
        The number.

    Returns
    -------
    translation
        The fitting form, with ``%(n)s`` filled in.
    """
    text = _translations(state.language()).ngettext(singular, plural, n)
    return text % {"n": number(n)}


def N_(text: str) -> str:  # noqa: N802 (gettext's own name)
    """
    Mark a text for translation without translating it here.

    Parameters
    ----------
    text
        The Dutch text.

    Returns
    -------
    text
        The same text.
    """
    return text


def number(value: float) -> str:
    """
    Write a number as the reader does.

    Parameters
    ----------
    value
        A number; NaN where it is undefined.

    Returns
    -------
    text
        ``1.158`` in Dutch, ``1,158`` in English, ``–`` for NaN. Below zero with a minus sign,
        which is as wide as a digit and does not break off at the end of a line.
    """
    if value != value:  # noqa: PLR0124 (only NaN differs from itself)
        return NOTHING
    return _decimal(value, state.language())


def percent(share: float) -> str:
    """
    Write a share as a percentage.

    Parameters
    ----------
    share
        Between 0 and 1; NaN where it is undefined.

    Returns
    -------
    text
        ``24%`` without decimals, ``–`` for NaN; what is little, but not nothing, is not ``0%``.
    """
    if share != share:  # noqa: PLR0124 (only NaN differs from itself)
        return NOTHING
    if 0 < share <= _LEAST_SHARE:
        return _("minder dan 1%")
    return str(format_percent(share, format="0%", locale=state.language()))


def date(iso: str) -> str:
    """
    Write a day, a month or a year as the reader does.

    Parameters
    ----------
    iso
        ``2026-10-01``, ``2026-10``, ``2026`` or empty.

    Returns
    -------
    text
        ``1 oktober 2026``, ``oktober 2026``, ``2026``, or ``–`` when empty.
    """
    if not iso:
        return NOTHING
    if len(iso) == _FULL_DAY:
        return str(format_date(Date.fromisoformat(iso), "d MMMM y", locale=state.language()))
    if len(iso) == _MONTH:
        day = Date.fromisoformat(f"{iso}-01")
        return str(format_date(day, "MMMM y", locale=state.language()))
    return iso


# A table writes the same small numbers over and over.
@lru_cache(maxsize=4096)
def _decimal(value: float, language: Language) -> str:
    return str(format_decimal(value, locale=language)).replace("-", _MINUS)


@cache
def _translations(language: Language) -> NullTranslations:
    """Compile the catalogue in memory; no binary file is kept beside the source."""
    path = _LOCALES / language / "LC_MESSAGES" / "wijkgraaf.po"
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
