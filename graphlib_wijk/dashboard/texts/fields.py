"""Words for what stands in the data, and for what differs in a row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from graphlib_wijk.dashboard.i18n import N_, NOTHING, _, date, number
from graphlib_wijk.dashboard.state import language
from graphlib_wijk.store import RowChange
from graphlib_wijk.tables import ORGANISATIONS, TABLES, TIES, Column, Table
from graphlib_wijk.vocabulary import label

_TABLES: Final[Mapping[str, Table]] = {table.name: table for table in TABLES}
#: Columns with ids of organisations, which people know by name.
_WHO: Final = frozenset({"source", "target", "reported_by", "one", "other", "who", "with_whom"})
_SHOWN: Final = frozenset({"kind_given", "id"})
_LONGEST: Final = 300

_CHANGES: Final = {
    "added": N_("erbij gekomen"),
    "removed": N_("verdwenen"),
    "changed": N_("veranderd"),
}


def field(table: str, column: str) -> str:
    """
    Return what people call a column.

    Parameters
    ----------
    table, column
        Canonical names.

    Returns
    -------
    label
        One or two words.
    """
    found = _column(table, column)
    word = found.dutch if found and language() == "nl" else column
    return word.replace("_", " ")


def value(table: str, column: str, told: Any, names: Mapping[str, str]) -> str:  # noqa: ANN401
    """
    Write a value of the data as people read it, as plain text.

    Parameters
    ----------
    table, column
        Canonical names of where it stands.
    told
        The value.
    names
        Names of organisations by id.

    Returns
    -------
    words
        A dash for nothing.
    """
    if isinstance(told, bool):
        return _("ja") if told else _("nee")
    if told in (None, "", ()):
        return NOTHING
    words = [told] if not isinstance(told, tuple | list) else list(told)
    return ", ".join(_word(table, column, word, names) for word in words)[:_LONGEST]


def _word(table: str, column: str, told: Any, names: Mapping[str, str]) -> str:  # noqa: ANN401
    found = _column(table, column)
    if column in _WHO:
        return names.get(str(told), str(told))
    if isinstance(told, int | float):
        return number(told)
    if found and found.registry:
        return label(found.registry, str(told), language())
    return date(str(told)) if found and found.type == "date" else str(told)


def _column(table: str, column: str) -> Column | None:
    return next((one for one in _TABLES[table].columns if one.name == column), None)


def table_name(table: str) -> str:
    """
    Return what people call a table.

    Parameters
    ----------
    table
        Its canonical name.

    Returns
    -------
    label
        One word.
    """
    return _TABLES[table].dutch if language() == "nl" else table


def row_name(change: RowChange, names: Mapping[str, str]) -> str:
    """
    Say which row differs, as plain text.

    Parameters
    ----------
    change
        A row that differs.
    names
        Names of organisations by id.

    Returns
    -------
    words
        A name, or the names of both ends.
    """
    if change.table == ORGANISATIONS.name:
        return names.get(change.record[0], change.record[0])
    parts = [str(names.get(str(part), part)) for part in map(_flat, change.record)]
    if change.table == TIES.name:
        source, target, kind = parts
        return f"{source} – {target} ({label('tie_kinds', kind, language())})"
    return " – ".join(filter(None, parts))


def _flat(part: object) -> str:
    return ", ".join(map(str, part)) if isinstance(part, tuple) else str(part)


def what_changed(change: RowChange) -> str:
    """
    Say whether a row came, went or changed.

    Parameters
    ----------
    change
        A row that differs.

    Returns
    -------
    words
        One or two words.
    """
    return _(_CHANGES[change.change])


def before_and_after(change: RowChange, names: Mapping[str, str]) -> str:
    """
    Say what differs in a row, as plain text.

    Parameters
    ----------
    change
        A row that differs.
    names
        Names of organisations by id.

    Returns
    -------
    words
        Each value before and after; empty for a row that came or went.
    """
    if change.before is None or change.after is None:
        return ""
    return "; ".join(
        _("%(field)s: was %(before)s, is %(after)s")
        % {
            "field": field(change.table, name),
            "before": value(change.table, name, change.before.get(name), names),
            "after": value(change.table, name, change.after.get(name), names),
        }
        for name in change.fields
        if name not in _SHOWN
    )
