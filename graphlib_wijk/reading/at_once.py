"""Columns of packed texts → values, for the texts that are as they should be, all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

import numpy as np

from graphlib_wijk.reading.pooled import Codes
from graphlib_wijk.reading.text_pool import TextPool
from graphlib_wijk.reading.values import MOST_DEGREES

_PLACES: Final = frozenset({"coordinate"})
#: Types of which most values are another one: finding equal ones would cost more than it saves.
VARIED: Final = _PLACES | {"kvk"}
#: What a text looks like that is its own value, by column type.
_OWN_VALUES: Final[Mapping[str, str]] = {
    "kvk": "^([0-9]{8})?$",
    "municipality_code": "^(GM[0-9]{4})?$",
    "neighbourhood_code": "^(WK[0-9]{4}[0-9A-Z]{2})?$",
}
#: What a text looks like that is the only part of a list, by column type.
_OWN_PARTS: Final[Mapping[str, str]] = {
    "neighbourhood_codes": "^WK[0-9]{4}[0-9A-Z]{2}$",
    "subneighbourhood_codes": "^BU[0-9]{4}[0-9A-Z]{4}$",
}


def at_once(kind: str, texts: Sequence[str]) -> tuple[Sequence[Any], Codes]:
    """
    Convert the texts of which the value is plain.

    Parameters
    ----------
    kind
        Type of the column.
    texts
        Tidied texts.

    Returns
    -------
    values
        One for each text.
    doubtful
        Positions of the texts whose value has to be worked out one by one; all of them when
        the texts are not packed, or of a type whose texts are few.
    """
    values: Sequence[Any] = [None] * len(texts)
    plain = np.zeros(len(texts), dtype=bool)
    if isinstance(texts, TextPool):
        if kind in _PLACES:
            numbers = texts.numbers()
            plain = (numbers <= MOST_DEGREES) | texts.is_empty
            values = cast("Sequence[float]", numbers)
        elif kind in _OWN_VALUES:
            values, plain = texts, texts.matching(_OWN_VALUES[kind])
        elif kind in _OWN_PARTS:
            values, plain = [(text,) for text in texts], texts.matching(_OWN_PARTS[kind])
    return values, np.flatnonzero(~plain)


def some_of(texts: Sequence[str], positions: Codes) -> Sequence[str]:
    """
    Return some texts.

    Parameters
    ----------
    texts
        Texts.
    positions
        Which, in order.

    Returns
    -------
    some
        As many as there are positions.
    """
    if isinstance(texts, TextPool):
        return texts.some(positions)
    return [texts[at] for at in positions.tolist()]


def with_others(values: Sequence[Any], positions: Codes, others: Sequence[Any]) -> Sequence[Any]:
    """
    Put other values in the place of some.

    Parameters
    ----------
    values
        Values of texts, from `at_once`.
    positions
        Which to replace.
    others
        By what.

    Returns
    -------
    values
        As many as before.
    """
    if isinstance(values, TextPool):
        return values.replaced(positions, others) if len(others) else values
    if len(others) == len(values):
        return others
    values = list(values)
    for at, other in zip(positions.tolist(), others, strict=True):
        values[at] = other
    return values
