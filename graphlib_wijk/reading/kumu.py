"""Kumu's blueprint, a JSON file with elements and connections → sheets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from graphlib_wijk.reading.contents import Incoming, bytes_of, decoded
from graphlib_wijk.reading.graph_tables import (
    LISTED,
    GraphTables,
    TooLargeError,
    parsed,
    text_of,
)
from graphlib_wijk.reading.sheets import Sheet

#: Parts of the file that hold tables and facts; the others are about how Kumu draws.
_READ: Final = frozenset({"elements", "connections", "over", "herkomst", *LISTED})

#: What a backup of a Kumu project calls what a blueprint calls otherwise.
_BACKUP_NAMES: Final[Mapping[str, str]] = {"element type": "type", "connection type": "type"}


class _NotABlueprintError(Exception):
    """The file is JSON, but not what Kumu makes."""


def read_kumu(incoming: Incoming) -> tuple[Sheet, ...]:
    """
    Read a blueprint or a backup of a Kumu project.

    Parameters
    ----------
    incoming
        The file.

    Returns
    -------
    sheets
        Organisations, ties, and what else the file holds; none when it cannot be read, which
        is reported.
    """
    content = bytes_of(incoming)
    if content is None:
        return ()
    if not content.strip():
        incoming.report("empty-file")
        return ()
    reading = decoded(content)
    tables = GraphTables(incoming)
    try:
        blueprint = parsed(reading.text if reading else "")
        _read(blueprint, incoming, tables)
        return tables.sheets()
    except TooLargeError:
        return ()
    except (ValueError, RecursionError, _NotABlueprintError) as error:
        incoming.report("broken-graph-file", found=str(error), expected="Kumu JSON")
    return ()


def _read(blueprint: Any, incoming: Incoming, tables: GraphTables) -> None:  # noqa: ANN401 - JSON
    if not isinstance(blueprint, dict) or "elements" not in blueprint:
        message = "elements?"
        raise _NotABlueprintError(message)
    for element in _records(blueprint, "elements"):
        fields = _fields(element)
        node = fields.pop("id", "")
        tables.add_node(node, "", fields)
    for connection in _records(blueprint, "connections"):
        fields = _fields(connection)
        source, target = fields.pop("from", ""), fields.pop("to", "")
        fields.pop("id", "")
        tables.add_edge(source, target, fields.pop("label", ""), fields)
    facts = blueprint.get("over")
    for key, value in facts.items() if isinstance(facts, dict) else ():
        tables.add_fact(key, text_of(value))
    for table in LISTED:
        if blueprint.get(table):
            tables.add_listed(table, blueprint[table])
    for part in blueprint.keys() - _READ:
        if isinstance(blueprint[part], list) and blueprint[part]:
            incoming.report("unread-part", found=str(part))


def _records(blueprint: Mapping[str, Any], part: str) -> list[dict[str, Any]]:
    records = blueprint.get(part, [])
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise _NotABlueprintError(part)
    return records


def _fields(record: Mapping[str, Any]) -> dict[str, str]:
    """Return the fields of an element or a connection, those that a backup holds apart included."""
    apart = record.get("attributes")
    every = {**record, **apart} if isinstance(apart, dict) else dict(record)
    fields = {
        _BACKUP_NAMES.get(key.casefold(), key): text_of(value)
        for key, value in every.items()
        if not key.startswith("_") and not isinstance(value, dict)
    }
    if "id" not in fields and "_id" in record:
        fields["id"] = text_of(record["_id"])
    return fields
