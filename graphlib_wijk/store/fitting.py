"""Whether a value that somebody hands over may stand in a column of the contract."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from graphlib_wijk.tables import Column
from graphlib_wijk.vocabulary import REGISTRIES, codes

_DATE: Final = re.compile(r"(\d{4}(-\d{2}(-\d{2})?)?)?")
_STRENGTHS: Final = (None, 1, 2, 3, 4, 5)


def _names(column: Column, value: Any) -> bool:  # noqa: ANN401
    return are_texts(value) and (bool(value) or not column.required)


def _terms(column: Column, value: Any) -> bool:  # noqa: ANN401
    known = codes(REGISTRIES[column.registry])
    return are_texts(value) and all(word in known for word in value)


#: By the type of a column; every other type is one of text.
_CHECKS: Final[dict[str, Callable[[Column, Any], bool]]] = {
    "list": _names,
    "names": _names,
    "terms": _terms,
    "term": lambda column, value: _terms(column, (value,)),
    "yes_no": lambda _, value: isinstance(value, bool),
    "strength": lambda _, value: not isinstance(value, bool) and value in _STRENGTHS,
    "date": lambda _, value: isinstance(value, str) and bool(_DATE.fullmatch(value)),
}


def fits(column: Column, value: Any) -> bool:  # noqa: ANN401 - what came may be anything
    """
    Tell whether a value may stand in a column.

    Parameters
    ----------
    column
        A column of the contract.
    value
        Anything at all.

    Returns
    -------
    lawful
        False for a value of another type, a word that the registry does not have, and an empty
        one in a column that must be filled.
    """
    check = _CHECKS.get(column.type)
    if check:
        return check(column, value)
    return isinstance(value, str) and (bool(value.strip()) or not column.required)


def are_texts(value: Any) -> bool:  # noqa: ANN401 - what came may be anything
    """
    Tell whether a value is a tuple of texts.

    Parameters
    ----------
    value
        Anything at all.

    Returns
    -------
    lawful
        True for an empty tuple.
    """
    return isinstance(value, tuple) and all(isinstance(word, str) for word in value)
