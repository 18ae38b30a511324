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
from graphlib_wijk.reading.codes import (
    municipality_code,
    neighbourhood_code,
    subneighbourhood_code,
)
from graphlib_wijk.reading.dates import FIRST_YEAR, LAST_YEAR, date_of_serial, dutch_date, iso_date
from graphlib_wijk.reading.pooled import Pooled
from graphlib_wijk.reading.word_lists import WordLists
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

#: What stands between the words of a list; the first of these that a cell holds, alone counts.
_BETWEEN_WORDS: Final = "|;,"
_DATE_EXPECTED: Final = "31-12-2026 / 12-2026 / 2026"

#: What the lists of the vocabulary are called in the sentence about an unknown word.
_LIST_NAMES: Final[Mapping[str, str]] = {
    "organisation_kinds": "soorten organisaties",
    "tie_kinds": "soorten relaties",
    "themes": "thema's",
}

#: Least and most for the columns that hold whole numbers.
_RANGES: Final[Mapping[str, tuple[int, int]]] = {
    "strength": (1, 5),
    "year": (FIRST_YEAR, LAST_YEAR),
}
#: Legal forms that are written where a kind of organisation is asked, folded.
_LEGAL_FORMS: Final = frozenset(
    fold(word)
    for word in (
        "stichting",
        "vereniging",
        "coöperatie",
        "coöperatieve vereniging",
        "bv",
        "b.v.",
        "nv",
        "n.v.",
        "vof",
        "v.o.f.",
        "cv",
        "maatschap",
        "eenmanszaak",
        "zzp",
        "zzp'er",
        "publiekrechtelijke rechtspersoon",
    )
)
#: No place in the Netherlands, its islands in the Caribbean included, has more degrees.
MOST_DEGREES: Final = 75
_LONG: Final = 30
# 1.234,5 and 5.000 as the Dutch write them; then 52.379 as computers do.
_DUTCH_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?")
_POINT_NUMBER: Final = re.compile(r"[+-]?[0-9]+\.[0-9]+")
_CURRENCY: Final = re.compile(r"^(?:€|EUR)\s*", re.IGNORECASE)

_KVK: Final = re.compile(r"[0-9]{8}")
_KVK_WITHOUT_ZERO: Final = re.compile(r"[1-9][0-9]{6}")
_KVK_MARK: Final = re.compile(r"^KVK[\s:.-]*", re.IGNORECASE)


def parts_of(text: str, separators: str = _BETWEEN_WORDS) -> tuple[str, ...]:
    """
    Split the words of a list.

    Parameters
    ----------
    text
        Words with a bar between them; without a bar, with semicolons; without those, with
        commas. So a comma belongs to the words where a bar or semicolon separates them.
    separators
        Which signs may separate, the strongest first.

    Returns
    -------
    parts
        Each word once, in order; empty for an empty text.

    Examples
    --------
    >>> parts_of("ruimte| vrijwilligers ||ruimte")
    ('ruimte', 'vrijwilligers')
    >>> parts_of("ruimte, vrijwilligers"), parts_of("ruimte, groot en klein|vrijwilligers")
    (('ruimte', 'vrijwilligers'), ('ruimte, groot en klein', 'vrijwilligers'))
    """
    for separator in separators:
        if separator in text:
            words = map(str.strip, text.split(separator))
            return tuple(dict.fromkeys(filter(None, words)))
    word = text.strip()
    return (word,) if word else ()


def names_of(text: str) -> tuple[str, ...]:
    """
    Split a list of names, which may hold commas.

    Parameters
    ----------
    text
        Names with bars or semicolons between them.

    Returns
    -------
    names
        Each name once, in order; empty for an empty text. Commas are left for
        `split_at_commas`, which knows the names.
    """
    return parts_of(text, "|;")


def split_at_commas(
    names: Pooled[tuple[str, ...]], known: Callable[[str], object]
) -> Pooled[tuple[str, ...]]:
    """
    Split names at their commas, where that gives names that are known.

    Parameters
    ----------
    names
        The names of each row, some of which may be several.
    known
        Tells of a name whether it is known.

    Returns
    -------
    split
        The same column. A name that is known stays whole, and so does one with a part that is
        not known.
    """

    def split(of_row: tuple[str, ...]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for name in of_row:
            parts = parts_of(name, ",") if "," in name and not known(name) else ()
            found |= dict.fromkeys(parts if parts and all(map(known, parts)) else (name,))
        return tuple(found)

    if isinstance(names.pool, WordLists) and not names.pool.holds(b","):
        return names
    has_comma = any("," in name for of_row in names.pool for name in of_row)
    return names.mapped(split) if has_comma else names


def _text(_column: Column, text: str) -> Answer:
    return text, ()


def _list(_column: Column, text: str) -> Answer:
    return parts_of(text), ()


def _names(_column: Column, text: str) -> Answer:
    return names_of(text), ()


def _term(column: Column, text: str) -> Answer:
    is_kind = column.registry.endswith("_kinds")
    if not text:
        return (UNKNOWN if is_kind else ""), ()
    term = vocabulary.find(column.registry, text)
    if term is not None:
        return term.code, ()
    if is_kind and column.registry == "organisation_kinds" and fold(text) in _LEGAL_FORMS:
        return OTHER, (Refusal(code="legal-form", found=text),)
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
    for part in names_of(text):
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
    if iso is not None:
        return iso, ()
    serial = date_of_serial(text)
    if serial is None:
        return "", (Refusal(code="bad-date", found=text, expected=_DATE_EXPECTED),)
    return serial, (Refusal(code="serial-date", found=f"{text} = {dutch_date(serial)}"),)


def _whole_number(column: Column, text: str) -> Answer:
    if not text:
        return math.nan, ()
    least, most = _RANGES[column.name]
    for reading in (_as_dutch, _with_point):
        value = reading(text)
        if least <= value <= most and value.is_integer():
            return value, ()
    expected = f"{least} … {most}"
    return math.nan, (Refusal(code="bad-number", found=text, expected=expected),)


def _coordinate(_column: Column, text: str) -> Answer:
    """Read degrees, where a point is never for thousands, or else metres, where it may be."""
    if not text:
        return math.nan, ()
    plain = text.replace(",", ".")
    # Nearly every place: figures with one comma or point. A country has many of them.
    if plain.replace(".", "", 1).isdigit() and plain.isascii() and len(plain) < _LONG:
        degrees = float(plain)
    else:
        degrees = _with_point(text) if "." in text else _as_dutch(text)
    if abs(degrees) <= MOST_DEGREES:
        return degrees, ()
    for value in (_as_dutch(text), degrees):
        if math.isfinite(value):
            return value, ()
    return math.nan, (Refusal(code="bad-number", found=text, expected="53,2012"),)


def _as_dutch(text: str) -> float:
    """Read a number as the Dutch write it; NaN when it is none."""
    amount = text if text[0].isdecimal() else _CURRENCY.sub("", text)
    if _DUTCH_NUMBER.fullmatch(amount) is None:
        return math.nan
    return float(amount.replace(".", "").replace(",", "."))


def _with_point(text: str) -> float:
    """Read a number with a decimal point; NaN when it is none."""
    return math.nan if _POINT_NUMBER.fullmatch(text) is None else float(text)


def _kvk(_column: Column, text: str) -> Answer:
    if not text or _KVK.fullmatch(text):
        return text, ()
    number = _KVK_MARK.sub("", text).replace(" ", "").replace(".", "")
    if _KVK.fullmatch(number):
        return number, ()
    if _KVK_WITHOUT_ZERO.fullmatch(number):
        return f"0{number}", (Refusal(code="kvk-completed", found=f"{text} → 0{number}"),)
    return "", (Refusal(code="bad-kvk", found=text),)


def _municipality_code(_column: Column, text: str) -> Answer:
    return _code(text, municipality_code(text), "GM0080")


def _neighbourhood_code(_column: Column, text: str) -> Answer:
    code = neighbourhood_code(text)
    within = "" if code else subneighbourhood_code(text)
    if within:
        wijk = f"WK{within[2:8]}"
        return wijk, (Refusal(code="buurt-as-wijk", found=f"{text} → {wijk}"),)
    return _code(text, code, "WK008050")


def _subneighbourhood_code(_column: Column, text: str) -> Answer:
    return _code(text, subneighbourhood_code(text), "BU00805001")


def _code(text: str, code: str, example: str) -> Answer:
    if not text or code == text:
        return text, ()
    if not code:
        return "", (Refusal(code="bad-code", found=text, expected=example),)
    return code, (Refusal(code="code-completed", found=f"{text} → {code}"),)


def _codes(one: Callable[[Column, str], Answer]) -> Callable[[Column, str], Answer]:
    """Return the converter of a list of codes, from that of one code."""

    def convert(column: Column, text: str) -> Answer:
        answers = [one(column, part) for part in parts_of(text)]
        codes = dict.fromkeys(code for code, _ in answers if code)
        return tuple(codes), tuple(refusal for _, refusals in answers for refusal in refusals)

    return convert


#: Column type → converter. Texts have been tidied; an empty one is "unknown", never an error.
CONVERTERS: Final[Mapping[str, Callable[[Column, str], Answer]]] = {
    "text": _text,
    "list": _list,
    "names": _names,
    "term": _term,
    "terms": _terms,
    "yes_no": _yes_no,
    "date": _date,
    "year": _whole_number,
    "coordinate": _coordinate,
    "strength": _whole_number,
    "kvk": _kvk,
    "municipality_code": _municipality_code,
    "neighbourhood_code": _neighbourhood_code,
    "neighbourhood_codes": _codes(_neighbourhood_code),
    "subneighbourhood_codes": _codes(_subneighbourhood_code),
}
