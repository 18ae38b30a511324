"""Introductions on the sheet: a few for everybody in turn, with the reasons that may be said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Final

import pandas as pd

from graphlib_wijk.dialogue.audience import View
from graphlib_wijk.introductions import introductions as suggestions
from graphlib_wijk.introductions.wording import Names, sentence
from graphlib_wijk.vocabulary import Language

#: So many introductions unless somebody wants more or fewer.
USUAL: Final = 6
#: So many candidates of each are looked at.
_EACH: Final = 3

Row = tuple[str, str, tuple[tuple[Any, ...], ...]]


@dataclass(frozen=True, kw_only=True)
class Introduction:
    """
    Two that might want to meet.

    Parameters
    ----------
    organisation, candidate
        Ids; the reasons speak to the first.
    name, candidate_name
        What they are called.
    reasons
        Sentences, the one that weighs most first.
    """

    organisation: str
    candidate: str
    name: str
    candidate_name: str
    reasons: tuple[str, ...]


def proposed(
    view: View,
    wanted: pd.DataFrame | int | None,
    names: Names,
    language: Language,
    *,
    umbrellas: bool,
) -> tuple[Introduction, ...]:
    """
    Choose the introductions of a sheet.

    Parameters
    ----------
    view
        What the reader may know.
    wanted
        Rows that somebody chose, or how many at most; a few by default.
    names
        What organisations and places are called.
    language
        Language of the reader.
    umbrellas
        Count ties with national and regional umbrellas.

    Returns
    -------
    introductions
        Each pair once. An introduction without a reason that may be said is left out, unless
        somebody chose it.

    Raises
    ------
    ValueError
        If fewer than none are wanted.
    """
    if isinstance(wanted, pd.DataFrame):
        return _in_words(view, _rows(wanted), names, language, chosen=True)
    limit = USUAL if wanted is None else wanted
    if limit < 0:
        message = f"introductions must be 0 or more, got {limit}."
        raise ValueError(message)
    if not limit:
        return ()
    for_ = view.reader or None
    each = limit if view.reader else _EACH
    found = suggestions(view.network, for_, each, umbrellas=umbrellas)
    rows = _in_turn(_rows(found))
    return _in_words(view, rows, names, language, chosen=False)[:limit]


def _rows(found: pd.DataFrame) -> list[Row]:
    columns = (found["organisation"].tolist(), found["candidate"].tolist())
    reasons = found["reasons"].tolist() if "reasons" in found else [()] * len(found)
    return list(zip(*columns, reasons, strict=True))


def _in_turn(rows: list[Row]) -> list[Row]:
    """First the best of everybody, then the second best: scores of two do not compare."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[0], []).append(row)
    return [row for turn in zip_longest(*groups.values()) for row in turn if row is not None]


def _in_words(
    view: View, rows: list[Row], names: Names, language: Language, *, chosen: bool
) -> tuple[Introduction, ...]:
    return tuple(_told(view, rows, names, language, chosen=chosen))


def _told(
    view: View, rows: list[Row], names: Names, language: Language, *, chosen: bool
) -> Iterator[Introduction]:
    seen: set[frozenset[str]] = set()
    for one, other, reasons in rows:
        may = [reason for reason in reasons if view.tells_reason(reason, one, other)]
        pair = frozenset((one, other))
        if pair in seen or not (view.shows(one) and view.shows(other)) or not (may or chosen):
            continue
        seen.add(pair)
        yield Introduction(
            organisation=one,
            candidate=other,
            name=view.name(one),
            candidate_name=view.name(other),
            reasons=tuple(sentence(reason, names, language, candidate=other) for reason in may),
        )
