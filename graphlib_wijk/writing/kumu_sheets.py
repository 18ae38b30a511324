"""Kumu's own workbook: a sheet for elements and one for connections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from graphlib_wijk.tables import ORGANISATIONS, TIES, Table
from graphlib_wijk.writing.extras import origin_lines
from graphlib_wijk.writing.kumu import (
    CONNECTION_FIELDS,
    ELEMENT_FIELDS,
    connections,
    elements,
)
from graphlib_wijk.writing.material import Material
from graphlib_wijk.writing.records import STANDING_FIELDS, TIE_FIELDS
from graphlib_wijk.writing.sheets import SheetPage, Value, workbook

#: Kumu leaves a sheet alone that has this in its name.
_LEFT_ALONE: Final = "(ignore)"


def kumu_workbook(material: Material) -> bytes:
    """
    Write the workbook.

    Parameters
    ----------
    material
        What is written.

    Returns
    -------
    content
        Sheets ``Elements`` and ``Connections``, and one for people that Kumu does not read.

    Raises
    ------
    TooLargeError
        If there are more rows than a sheet can hold.
    """
    own = ("label", "id", "type", "tags")
    ends = ("from", "to", "id", "direction", "type")
    nodes = _fields(own, ORGANISATIONS, ELEMENT_FIELDS, STANDING_FIELDS)
    lines = _fields(ends, TIES, CONNECTION_FIELDS, TIE_FIELDS)
    pages = [
        _page("Elements", nodes, elements(material)),
        _page("Connections", lines, connections(material)),
        SheetPage(
            name=f"uitleg {_LEFT_ALONE}",
            header=("wat", "uitleg"),
            rows=origin_lines(material),
            wrapped=True,
        ),
    ]
    return workbook(pages, title=material.about.title)


def _fields(
    first: Sequence[str], table: Table, names: Mapping[str, str], extra: Mapping[str, type]
) -> list[str]:
    ours = (names.get(column.dutch, column.dutch) for column in table.columns)
    every = dict.fromkeys([*first, *ours, *extra])
    return [name for name in every if name != "themas"]


def _page(name: str, fields: Sequence[str], records: Iterator[dict[str, Any]]) -> SheetPage:
    rows = ([_value(record.get(field, "")) for field in fields] for record in records)
    return SheetPage(name=name, header=[_header(field) for field in fields], rows=rows)


def _header(field: str) -> str:
    """Kumu writes its own fields with a capital."""
    kumus = {"label", "id", "type", "tags", "description", "from", "to", "direction"}
    return "ID" if field == "id" else field.capitalize() if field in kumus else field


def _value(value: Any) -> Value:  # noqa: ANN401 - a cell holds anything
    if isinstance(value, list):
        return "|".join(value)
    return float(value) if isinstance(value, int) else value
