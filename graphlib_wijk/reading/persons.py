"""Texts that look as if they are about one person: e-mail, telephone, citizen service number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import numpy as np

from graphlib_wijk.reading.pooled import Pooled
from graphlib_wijk.reading.text_pool import BLANK_BEGINNINGS, TextPool

_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Ten figures from a zero on, or with the number of the country; grouped as people do.
_PHONE: Final = re.compile(
    r"(?<![\w/=.-])(?:\+31|0031|0)[ ().-]*(?:0[ ().-]*)?[1-9](?:[ .-]?[0-9]){8}(?![\w/])"
)
_BANK_ACCOUNT: Final = re.compile(r"\b[A-Z]{2}[0-9]{2} ?[A-Z]{4}(?: ?[0-9]){10}")
# A mobile number that a spreadsheet took for a number.
_PHONE_WITHOUT_ZERO: Final = re.compile(r"6[1-58][0-9]{7}")
_NINE_FIGURES: Final = re.compile(r"[0-9]{9}")
_BETWEEN_FIGURES: Final = re.compile(r"[ .-]")

#: With which bytes telephone and citizen service numbers begin.
_BEGINNINGS: Final = BLANK_BEGINNINGS + b"0123456789+.-"
_FIGURES_OF_PHONE: Final = 9
_IS_FIGURE: Final = np.isin(np.arange(256), list(b"0123456789"))
_IS_AT: Final = np.arange(256) == ord("@")
#: The other letters that become one of a hint when case is folded: long s and the Kelvin sign.
_FOLDED_TO_ASCII: Final = ("\u017f".encode(), "\u212a".encode())
#: Values of a column that are looked at, and how many must look personal to leave it out.
_MOST_LOOKED_AT: Final = 1_000
_LEAST_CELLS: Final = 2

#: What names of persons and of their businesses hold, to look closer at those that do.
_HINTS: Final = ("particulier", "persoon", "eenmanszaak", "zzp", "vof", "v.o.f.", "maatschap")
_ONE_PERSON: Final = re.compile(
    r"\((?:particulier|natuurlijk persoon|privépersoon)\)|^(?:particulier|natuurlijk persoon|"
    r"privépersoon)$|\b(?:eenmanszaak|zzp|zzp'er|zzp-er|vof|maatschap)\b|\bv\.o\.f\.",
    re.IGNORECASE,
)


def kind_of_person_data(texts: Sequence[str]) -> str:
    """
    Tell what a column holds when most of its cells are about persons.

    Parameters
    ----------
    texts
        The different texts of a column.

    Returns
    -------
    kind
        ``e-mail``, ``telefoon`` or ``BSN``; empty when the column is about something else,
        and when less than two cells are filled.

    Examples
    --------
    >>> kind_of_person_data(["a@b.nl", "", "c@d.nl"]), kind_of_person_data(["a@b.nl"])
    ('e-mail', '')
    """
    sample = list(filter(None, map(str.strip, texts[:: len(texts) // _MOST_LOOKED_AT + 1])))
    if len(sample) < _LEAST_CELLS:
        return ""
    for kind, fits in (("e-mail", _is_email), ("telefoon", _is_phone), ("BSN", _is_bsn)):
        if sum(map(fits, sample)) * 2 > len(sample):
            return kind
    return ""


def person_data_in(column: Pooled[str]) -> str:
    """
    Tell what a column holds when most of its different texts are about persons.

    Parameters
    ----------
    column
        Texts row by row.

    Returns
    -------
    kind
        See `kind_of_person_data`. The different texts are only looked for where the first sign
        of any text, or an at sign, says that it may be about a person.
    """
    if not _may_hold_person_data(column.to_check().pool):
        return ""
    return kind_of_person_data(column.pool)


def _may_hold_person_data(texts: Sequence[str]) -> bool:
    if not isinstance(texts, TextPool) or texts.holds(b"@"):
        return True
    lengths = texts.lengths[texts.beginning(_BEGINNINGS)]
    return bool((lengths >= _FIGURES_OF_PHONE).any())


def _is_email(text: str) -> bool:
    return _EMAIL.fullmatch(text) is not None


def _is_phone(text: str) -> bool:
    return bool(_PHONE.fullmatch(text) or _PHONE_WITHOUT_ZERO.fullmatch(text))


def _is_bsn(text: str) -> bool:
    """Tell whether nine figures pass the test that holds for citizen service numbers."""
    number = _BETWEEN_FIGURES.sub("", text)
    if _NINE_FIGURES.fullmatch(number) is None:
        return False
    *figures, last = map(int, number)
    return (sum(f * w for f, w in zip(figures, range(9, 1, -1), strict=True)) - last) % 11 == 0


def personal_parts(texts: Sequence[str]) -> dict[int, str]:
    """
    Find e-mail addresses and telephone numbers within texts.

    Parameters
    ----------
    texts
        Texts without line ends.

    Returns
    -------
    parts
        For the positions of the texts that hold one: the first, mostly covered up, so that a
        report can say what it is without spreading it.

    Examples
    --------
    >>> personal_parts(["bel 06-12345678", "De Kom", "mail jan@kom.nl"])
    {0: '06…78', 2: 'j…@kom.nl'}
    """
    found = {}
    for position in _with_figures_or_at(texts):
        text = _BANK_ACCOUNT.sub("", texts[position])
        match = _EMAIL.search(text) or _PHONE.search(text)
        if match:
            found[position] = _covered(match[0])
    return found


def _with_figures_or_at(texts: Sequence[str]) -> list[int]:
    """Return the positions of texts with an at sign, or as many figures as a number has."""
    if not texts:
        return []
    if isinstance(texts, TextPool):
        many = texts.holding(_IS_FIGURE) >= _FIGURES_OF_PHONE
        return np.flatnonzero(many | (texts.holding(_IS_AT) > 0)).tolist()
    signs = np.frombuffer("\n".join(texts).encode(errors="replace") + b"\n", dtype=np.uint8)
    ends = np.flatnonzero(signs == ord("\n"))
    if len(ends) != len(texts):
        return list(range(len(texts)))
    figures = np.cumsum((signs >= ord("0")) & (signs <= ord("9")))[ends]
    ats = np.cumsum(signs == ord("@"))[ends]
    many = np.diff(figures, prepend=0) >= _FIGURES_OF_PHONE
    positions: list[int] = np.flatnonzero(many | (np.diff(ats, prepend=0) > 0)).tolist()
    return positions


def _covered(part: str) -> str:
    name, at, domain = part.partition("@")
    return f"{name[:1]}…@{domain}" if at else f"{part[:2]}…{part[-2:]}"


def _holds_hint(names: Sequence[str]) -> bool:
    """Tell whether any name needs a closer look."""
    if isinstance(names, TextPool):
        signs = names.content.tobytes().lower()
        if not any(letter in signs for letter in _FOLDED_TO_ASCII):
            return any(hint.encode() in signs for hint in _HINTS)
    together = "\n".join(names).casefold()
    return any(hint in together for hint in _HINTS)


def names_of_one(names: Sequence[str]) -> list[int]:
    """
    Find names that say of themselves to be a person, or the business of one or a few.

    Parameters
    ----------
    names
        Names of organisations.

    Returns
    -------
    positions
        Positions of such names, in order.

    Examples
    --------
    >>> names_of_one(["(Particulier)", "Jansen Eenmanszaak", "De Maatschappij"])
    [0, 1]
    """
    if not _holds_hint(names):
        return []
    return [position for position, name in enumerate(names) if _ONE_PERSON.search(name)]
