"""
Text of a cell → the value that the contract wants there, or why it cannot be that.

One small function per column type, all of one shape; `CONVERTERS` says which belongs to which.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from graphlib_wijk import vocabulary
from graphlib_wijk.reading.dates import FIRST_YEAR, LAST_YEAR, iso_date
from graphlib_wijk.tables import Column
from graphlib_wijk.vocabulary import OTHER, UNKNOWN, fold


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Why a word in a cell is not, or not quite, what the contract wants."""

    code: str
    found: str
    expected: str = ""


#: The value to keep, and what is wrong with the text it came from.
Answer = tuple[object, tuple[Refusal, ...]]

_BETWEEN_WORDS: Final = "|"
_DATE_EXPECTED: Final = "31-12-2026 / 12-2026 / 2026"

#: What the lists of the vocabulary are called in the sentence about an unknown word.
_LIST_NAMES: Final[Mapping[str, str]] = {
    "organisation_kinds": "soorten organisaties",
    "tie_kinds": "soorten relaties",
    "themes": "thema's",
}

#: Least and most for the columns that hold numbers, and whether only whole ones fit.
_RANGES: Final[Mapping[str, tuple[float, float, bool]]] = {
    "lat": (-90, 90, False),
    "lon": (-180, 180, False),
    "strength": (1, 5, True),
    "year": (FIRST_YEAR, LAST_YEAR, True),
}
# 1.234,5 and 5.000 as the Dutch write them; then 52.379 as computers do.
_DUTCH_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?")
_POINT_NUMBER: Final = re.compile(r"[+-]?[0-9]+\.[0-9]+")
_CURRENCY: Final = re.compile(r"^(?:€|EUR)\s*", re.IGNORECASE)

_MUNICIPALITY: Final = re.compile(r"(?:GM)?([0-9]{1,4})")
_NEIGHBOURHOOD: Final = re.compile(r"(?:WK)?([0-9]{4}[0-9A-Z]{2})")
_BUURT: Final = re.compile(r"BU([0-9]{4}[0-9A-Z]{2})[0-9A-Z]{2}")


def parts_of(text: str) -> tuple[str, ...]:
    """
    Split the words of a list.

    Parameters
    ----------
    text
        Words with ``|`` between them.

    Returns
    -------
    parts
        Each word once, in order; empty for an empty text.

    Examples
    --------
    >>> parts_of("ruimte| vrijwilligers ||ruimte")
    ('ruimte', 'vrijwilligers')
    """
    if _BETWEEN_WORDS not in text:
        word = text.strip()
        return (word,) if word else ()
    words = map(str.strip, text.split(_BETWEEN_WORDS))
    return tuple(dict.fromkeys(filter(None, words)))


def _text(_column: Column, text: str) -> Answer:
    return text, ()


def _list(_column: Column, text: str) -> Answer:
    return parts_of(text), ()


def _term(column: Column, text: str) -> Answer:
    is_kind = column.registry.endswith("_kinds")
    if not text:
        return (UNKNOWN if is_kind else ""), ()
    term = vocabulary.find(column.registry, text)
    if term is not None:
        return term.code, ()
    if is_kind:
        return OTHER, (_unknown_term(column, text),)
    code = "unknown-world" if column.registry == "worlds" else "unknown-answer"
    return "", (Refusal(code=code, found=text, expected=_labels(column.registry)),)


def _unknown_term(column: Column, word: str) -> Refusal:
    return Refusal(code="unknown-term", found=word, expected=_LIST_NAMES[column.registry])


def _labels(registry: str) -> str:
    return " / ".join(term.nl for term in vocabulary.REGISTRIES[registry])


def _terms(column: Column, text: str) -> Answer:
    codes: list[str] = []
    refusals: list[Refusal] = []
    for part in parts_of(text):
        found = _codes_of(column.registry, part)
        codes += found or (part,)
        if not found:
            refusals.append(_unknown_term(column, part))
    return tuple(dict.fromkeys(codes)), tuple(refusals)


@lru_cache(maxsize=1_000)
def _codes_of(registry: str, part: str) -> tuple[str, ...]:
    """Look up one term, or several with commas between them when each of them is known."""
    whole = vocabulary.find(registry, part)
    if whole is not None:
        return (whole.code,)
    terms = [vocabulary.find(registry, word) for word in part.split(",") if fold(word)]
    return () if None in terms else tuple(term.code for term in terms if term is not None)


def _yes_no(_column: Column, text: str) -> Answer:
    if not text:
        return False, ()
    term = vocabulary.find("answers", text)
    if term is None or term.code not in {"yes", "no"}:
        return False, (Refusal(code="unknown-answer", found=text, expected="ja / nee"),)
    return term.code == "yes", ()


def _date(_column: Column, text: str) -> Answer:
    iso = iso_date(text) if text else ""
    if iso is None:
        return "", (Refusal(code="bad-date", found=text, expected=_DATE_EXPECTED),)
    return iso, ()


def _number(column: Column, text: str) -> Answer:
    if not text:
        return math.nan, ()
    least, most, whole = _RANGES[column.name]
    for reading in (_as_dutch, _with_point):
        value = reading(text)
        if least <= value <= most and (value.is_integer() or not whole):
            return value, ()
    expected = f"{least:g} … {most:g}"
    return math.nan, (Refusal(code="bad-number", found=text, expected=expected),)


def _as_dutch(text: str) -> float:
    """Read a number as the Dutch write it; NaN when it is none."""
    amount = text if text[0].isdecimal() else _CURRENCY.sub("", text)
    if _DUTCH_NUMBER.fullmatch(amount) is None:
        return math.nan
    return float(amount.replace(".", "").replace(",", "."))


def _with_point(text: str) -> float:
    """Read a number with a decimal point; NaN when it is none."""
    return math.nan if _POINT_NUMBER.fullmatch(text) is None else float(text)


def _municipality_code(_column: Column, text: str) -> Answer:
    if not text:
        return "", ()
    match = _MUNICIPALITY.fullmatch(_bare(text))
    if match is None:
        return "", (Refusal(code="bad-code", found=text, expected="GM0080"),)
    return f"GM{match[1]:0>4}", ()


def _neighbourhood_code(_column: Column, text: str) -> Answer:
    if not text:
        return "", ()
    match = _NEIGHBOURHOOD.fullmatch(_bare(text))
    if match is not None:
        return f"WK{match[1]}", ()
    smaller = _BUURT.fullmatch(_bare(text))
    expected = f"WK{smaller[1]}" if smaller else "WK008050"
    return "", (Refusal(code="bad-code", found=text, expected=expected),)


def _neighbourhood_codes(column: Column, text: str) -> Answer:
    answers = [_neighbourhood_code(column, part) for part in parts_of(text)]
    codes = dict.fromkeys(code for code, _ in answers if code)
    return tuple(codes), tuple(refusal for _, refusals in answers for refusal in refusals)


def _bare(code: str) -> str:
    return code.replace(" ", "").upper()


#: Column type → converter. Texts have been tidied; an empty one is "unknown", never an error.
CONVERTERS: Final[Mapping[str, Callable[[Column, str], Answer]]] = {
    "text": _text,
    "list": _list,
    "term": _term,
    "terms": _terms,
    "yes_no": _yes_no,
    "date": _date,
    "year": _number,
    "number": _number,
    "strength": _number,
    "municipality_code": _municipality_code,
    "neighbourhood_code": _neighbourhood_code,
    "neighbourhood_codes": _neighbourhood_codes,
}
