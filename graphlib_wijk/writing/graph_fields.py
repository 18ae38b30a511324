"""Fields of nodes and edges in the XML formats: headers, types and text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape
from typing import Final, Literal

from graphlib_wijk.tables import Column, Table
from graphlib_wijk.writing.extras import origin_lines
from graphlib_wijk.writing.material import Material
from graphlib_wijk.writing.records import Record, listed_records
from graphlib_wijk.writing.words import Word, facts_of, neutral, safe

Kind = Literal["string", "double", "integer"]

_KINDS: Final[Mapping[str, Kind]] = {
    "coordinate": "double",
    "strength": "integer",
    "year": "integer",
}
_NOT_TEXT: Final[Mapping[str, Kind]] = {"partners": "integer"}


def kinds_of(table: Table, extra: Iterable[str]) -> dict[str, Kind]:
    """
    Return the type of each field of a table.

    Parameters
    ----------
    table
        A table of the contract.
    extra
        Names of fields beside its columns.

    Returns
    -------
    kinds
        By Dutch header, in order.
    """
    kinds = {column.dutch: _KINDS.get(column.type, "string") for column in table.columns}
    return kinds | {name: _NOT_TEXT.get(name, "string") for name in extra}


def texts_of(table: Table, record: Record) -> dict[str, str]:
    """
    Return the fields of a record that hold something, as text with XML's own signs escaped.

    Parameters
    ----------
    table
        The table it comes from.
    record
        One row of it.

    Returns
    -------
    texts
        By Dutch header.
    """
    column_of: dict[str, Column] = {column.dutch: column for column in table.columns}
    first = table.columns[0]
    texts = {name: _text(column_of.get(name, first), word) for name, word in record.items()}
    return {name: text for name, text in texts.items() if text}


def _text(column: Column, word: Word) -> str:
    return xml_text(neutral(column, word))


def xml_text(text: str) -> str:
    """
    Return a text as it may stand in XML, between tags and between quotation marks.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    escaped
        The same text with its signs escaped; signs that XML cannot hold are spaces.
    """
    return escape(safe(text))


def graph_facts(material: Material) -> dict[str, str]:
    """
    Return what belongs to the data set as a whole.

    Parameters
    ----------
    material
        What is written.

    Returns
    -------
    facts
        ``over_`` and a key of over.toml each, the other tables as JSON where they have
        rows, and ``herkomst`` for people.
    """
    facts = {f"over_{key}": fact for key, fact in facts_of(material.about).items()}
    for table, records in listed_records(material).items():
        facts[table] = json.dumps(records, ensure_ascii=False)
    facts["herkomst"] = "; ".join(f"{key}: {value}" for key, value in origin_lines(material))
    return facts
