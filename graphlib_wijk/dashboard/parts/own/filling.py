"""What a form makes of what somebody typed: only what is different, and only what is clear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graphlib_wijk.dashboard import services, texts
from graphlib_wijk.dashboard.parts.own.drafts import UnclearError

_DAYS = texts.correcting.DAYS
_LINES = texts.correcting.LINES


def changed(
    shown: Mapping[str, Any], typed: Mapping[str, Any], columns: Iterable[str]
) -> dict[str, Any]:
    """
    Return the values that somebody changed, as a correction wants them.

    Parameters
    ----------
    shown
        What stood in the form.
    typed
        What stands there now.
    columns
        The columns to look at.

    Returns
    -------
    fields
        New values by column; empty when nothing is different.

    Raises
    ------
    UnclearError
        If a day is not a day, or the name is empty.
    """
    return {
        column: _value(column, typed[column])
        for column in columns
        if typed[column] != shown[column]
    }


def given(typed: Mapping[str, Any], columns: Iterable[str]) -> dict[str, Any]:
    """
    Return the values that somebody filled in, as a correction wants them.

    Parameters
    ----------
    typed
        What stands in the form.
    columns
        The columns to look at.

    Returns
    -------
    fields
        Values by column, without what was left empty.

    Raises
    ------
    UnclearError
        If a day is not a day.
    """
    return {column: _value(column, typed[column]) for column in columns if typed[column]}


def _value(column: str, typed: Any) -> Any:  # noqa: ANN401 (whatever a widget holds)
    if column in _DAYS:
        return _day(typed)
    if column in _LINES:
        return tuple(line.strip() for line in typed.split("\n") if line.strip())
    if isinstance(typed, list):
        return tuple(typed)
    if not isinstance(typed, str):
        return typed
    if column == "name" and not typed.strip():
        raise UnclearError(texts.correcting.NO_NAME)
    return " ".join(typed.split())


def _day(typed: str) -> str:
    day = services.reference_day(typed)
    if day is None:
        raise UnclearError(texts.correcting.NO_DAY)
    return day
