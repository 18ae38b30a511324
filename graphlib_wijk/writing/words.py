"""Typed tables → the words of their cells: what reading a cell did, the other way round."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd

from graphlib_wijk.tables import ABOUT, About, Column, Table
from graphlib_wijk.vocabulary import (
    ORGANISATION_KINDS,
    OTHER,
    RESIDENTS_INITIATIVE,
    UNKNOWN,
    find,
    label,
)

#: What a cell holds: text, a date as ISO text, or a number; empty text when it is unknown.
Word = str | float

# Controls, halves of characters, and the two that no XML may hold.
_UNSAFE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
# A computer's decimal point that a Dutch reader would take for a thousand.
_LIKE_THOUSANDS: Final = re.compile(r"-?[0-9]{1,3}\.(?:[0-9]{3})+")
_WORLD_OF: Final = {kind.code: kind.world for kind in ORGANISATION_KINDS}
_NUMBERS: Final = frozenset({"coordinate", "strength", "year"})


@dataclass(frozen=True, kw_only=True)
class Words:
    """
    The cells of one table, column by column, in the order of its columns.

    Parameters
    ----------
    table
        The table of the contract.
    columns
        For each of its columns the words of all rows.
    """

    table: Table
    columns: Sequence[Sequence[Word]]

    @property
    def headers(self) -> list[str]:
        """The Dutch headers."""
        return [column.dutch for column in self.table.columns]

    def rows(self, form: Callable[[Column, Word], Any]) -> Iterator[tuple[Any, ...]]:
        """
        Go through the rows.

        Parameters
        ----------
        form
            Gives a word of a column the form that a file wants.

        Yields
        ------
        row
            One value per column; nothing when the table is empty.
        """
        formed = [
            [form(column, word) for word in words]
            for column, words in zip(self.table.columns, self.columns, strict=True)
        ]
        return zip(*formed, strict=True)


def safe(text: str) -> str:
    """
    Return a text without signs that a file cannot hold.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    safe
        The same text, each control sign and each sign that is none a space. What was read
        from a file is unchanged.
    """
    return text if text.isprintable() else _UNSAFE.sub(" ", text)


def words_of(table: Table, frame: pd.DataFrame) -> Words:
    """
    Return the cells of a table as people write them.

    Parameters
    ----------
    table
        A table of the contract.
    frame
        That table of a data set.

    Returns
    -------
    words
        Dutch words for codes; a word that no list knows as it was written. Empty columns
        for an empty table.
    """
    return Words(table=table, columns=[_column(c, frame) for c in table.columns])


def _column(column: Column, frame: pd.DataFrame) -> list[Word]:
    if column.name == "id":
        return [safe(str(name)) for name in frame.index]
    values = frame[column.name].tolist()
    if column.type in _NUMBERS:
        return ["" if np.isnan(value) else float(value) for value in values]
    if column.name == "kind":
        cells = zip(values, frame["kind_given"].tolist(), _flagged(frame), strict=True)
        known: dict[tuple[str, str, bool], str] = {}
        return [
            known.setdefault((code, given, flag), _kind(column, code, given, flagged=flag))
            for code, given, flag in cells
        ]
    if column.name == "world":
        pairs = zip(values, frame["kind"].tolist(), strict=True)
        return [_world(column, *pair) for pair in pairs]
    text = _TEXTS.get(column.type, _plain)
    return [safe(text(column, value)) for value in values]


def _flagged(frame: pd.DataFrame) -> list[bool]:
    """Tell which rows another column calls a residents' initiative."""
    flag = "residents_initiative"
    return frame[flag].tolist() if flag in frame else [False] * len(frame)


def _kind(column: Column, code: str, given: str, *, flagged: bool) -> str:
    """Return the word that was written, unless it does not mean this kind."""
    follows = flagged and code == RESIDENTS_INITIATIVE
    if not given:
        return "" if follows or code in {"", UNKNOWN} else label(column.registry, code)
    term = find(column.registry, given)
    meant = term.code if term else OTHER
    if follows and meant in {OTHER, UNKNOWN}:
        return safe(given)
    return safe(given) if meant == code else label(column.registry, code)


def _world(column: Column, code: str, kind: str) -> str:
    """Leave out what follows from the kind, so that it follows when the kind is corrected."""
    return "" if code == _WORLD_OF.get(kind, "") else label(column.registry, code)


def _plain(_column: Column, value: Any) -> str:  # noqa: ANN401 - a cell holds anything
    return str(value)


def _yes_no(_column: Column, value: Any) -> str:  # noqa: ANN401
    return "ja" if value else ""


def _term(column: Column, value: Any) -> str:  # noqa: ANN401
    return label(column.registry, value) if value else ""


def _terms(column: Column, value: Any) -> str:  # noqa: ANN401
    return _joined([label(column.registry, code) for code in value])


def _list(_column: Column, value: Any) -> str:  # noqa: ANN401
    return _joined(value)


def _joined(words: Sequence[str]) -> str:
    """Put bars between words; one behind a single word that holds what else could separate."""
    single = len(words) == 1 and any(sign in words[0] for sign in ";,")
    return "|".join([*words, ""] if single else words)


_TEXTS: Final[Mapping[str, Callable[[Column, Any], str]]] = {
    "list": _list,
    "names": _list,
    "subneighbourhood_codes": _list,
    "neighbourhood_codes": _list,
    "term": _term,
    "terms": _terms,
    "yes_no": _yes_no,
}


def dutch(column: Column, word: Word) -> str:
    """
    Write a word as the Dutch do.

    Parameters
    ----------
    column
        The column it stands in.
    word
        A word of `Words`.

    Returns
    -------
    text
        ``14-03-2026`` for a date, ``53,2`` for a number; empty when it is unknown.
    """
    if isinstance(word, float):
        return decimal(word).replace(".", ",")
    return dutch_date(word) if column.type == "date" else word


def neutral(_column: Column, word: Word) -> str:
    """
    Write a word as computers do.

    Parameters
    ----------
    _column
        The column it stands in.
    word
        A word of `Words`.

    Returns
    -------
    text
        ``2026-03-14`` for a date, ``53.2`` for a number; empty when it is unknown.
    """
    if isinstance(word, float):
        text = decimal(word)
        return f"{text}0" if _LIKE_THOUSANDS.fullmatch(text) else text
    return word


def decimal(number: float) -> str:
    """
    Write a number in full: no exponent, and no digit less than it takes to read it back.

    Parameters
    ----------
    number
        A finite number.

    Returns
    -------
    text
        Digits, with a decimal point where there is a fraction.
    """
    return str(np.format_float_positional(number, trim="-"))


def dutch_date(iso: str) -> str:
    """
    Write a date as the Dutch do.

    Parameters
    ----------
    iso
        ``2026-03-14``, ``2026-03`` or ``2026``.

    Returns
    -------
    date
        ``14-03-2026``, ``03-2026`` or ``2026``; empty for an empty text.
    """
    return "-".join(reversed(iso.split("-")))


def facts_of(about: About) -> dict[str, str]:
    """
    Return what a data set says about itself, in words.

    Parameters
    ----------
    about
        What it says.

    Returns
    -------
    facts
        By Dutch key; yes and no as words, a date as ISO text. What is not known is left out.
    """
    facts: dict[str, str] = {}
    for fact in ABOUT:
        value = getattr(about, fact.name)
        if isinstance(value, bool):
            facts[fact.dutch] = "ja" if value else "nee"
        elif value:
            facts[fact.dutch] = safe(value)
    return facts
