"""Nodes and edges of a graph file → the sheets that a workbook with the same data would have."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import numpy as np

from graphlib_wijk.reading.contents import Incoming, megabytes
from graphlib_wijk.reading.sheets import Sheet, SheetRows
from graphlib_wijk.tables import (
    AGREEMENTS,
    INTRODUCTIONS,
    NEIGHBOURHOODS,
    ORGANISATIONS,
    SAME,
    TIES,
    Table,
)
from graphlib_wijk.vocabulary import fold

#: Name of the sheet with what a data set says about itself.
ABOUT_SHEET: Final = "over"

#: Fields that are computed when a graph file is written, and computed anew when it is read.
_COMPUTED: Final = frozenset({"positie", "positie label", "partners", "bevestiging", "direction"})

_ID: Final = frozenset({"id"})
_NAMES: Final = ("naam", "name", "label")
_KINDS: Final = ("soort", "kind", "type")
_ENDS: Final = frozenset({"van", "naar", "source", "target", "from", "to"})
#: The tables that a graph file holds as lists of records, by Dutch name.
LISTED: Final[Mapping[str, Table]] = {
    table.dutch: table for table in (NEIGHBOURHOODS, SAME, INTRODUCTIONS, AGREEMENTS)
}
_LIKE_THOUSANDS: Final = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+")
#: Bytes that a cell of a table takes at least, even an empty one.
_CELL_BYTES: Final = 16

Record = dict[str, str]


class TooLargeError(Exception):
    """More rows, columns or cells than the limits allow; it has been reported."""


class GraphTables:
    """
    The tables that a graph file turns out to hold, while it is being read.

    Parameters
    ----------
    incoming
        The file, with its limits.
    """

    def __init__(self, incoming: Incoming) -> None:
        self._incoming = incoming
        self._nodes: list[Record] = []
        self._edges: list[Record] = []
        self._headers: dict[int, dict[str, None]] = {
            id(self._nodes): dict.fromkeys(("id", "naam")),
            id(self._edges): dict.fromkeys(("van", "naar")),
        }
        self._facts: Record = {}
        self._listed: dict[str, list[Record]] = {}

    def add_node(self, node: str, label: str, fields: Mapping[str, str]) -> None:
        """
        Add an organisation.

        Parameters
        ----------
        node
            Its id; empty where edges name it by its label.
        label
            What the file shows of it beside its fields; may be empty.
        fields
            Everything else by header.

        Raises
        ------
        TooLargeError
            If there are too many.
        """
        kept = _without(fields, _COMPUTED)
        names = {fold(header): text for header, text in kept.items()}
        name = next(filter(None, (names.get(word, "") for word in _NAMES)), label or node)
        rest = {
            _apart(header, _ID): text
            for header, text in _without(kept, frozenset(_NAMES)).items()
            if fold(header) not in _ID or text != node
        }
        self._add(self._nodes, {"id": node, "naam": name, **rest})

    def add_edge(self, source: str, target: str, label: str, fields: Mapping[str, str]) -> None:
        """
        Add a tie.

        Parameters
        ----------
        source, target
            Ids or labels of its ends.
        label
            What the file shows of it; the kind of tie when no field tells that.
        fields
            Everything else by header.

        Raises
        ------
        TooLargeError
            If there are too many.
        """
        kept = _without(fields, _COMPUTED)
        names = {fold(header): text for header, text in kept.items()}
        word = next((word for word in _KINDS if word in names), "label")
        kind = names.get(word, "") or label
        rest = {
            _apart(header, _ENDS): text
            for header, text in _without(kept, frozenset({word, "label"})).items()
        }
        # One column for all: some edges may tell their kind in a field, others in their label.
        told = {"soort": kind} if kind else {}
        self._add(self._edges, {"van": source, "naar": target, **told, **rest})

    def add_fact(self, key: str, text: str) -> None:
        """
        Add what the file says about the data set: a key of over.toml, or a whole table as JSON.

        Parameters
        ----------
        key
            A key, or the Dutch name of a table.
        text
            What it says.
        """
        if key not in LISTED:
            self._facts[key] = text
            return
        try:
            rows = parsed(text)
        except (ValueError, RecursionError):
            rows = None
        self.add_listed(key, rows)

    def add_listed(self, table: str, rows: object) -> None:
        """
        Add a table that the file holds as a list of records.

        Parameters
        ----------
        table
            Its Dutch name.
        rows
            A list of mappings; anything else is reported and left out.
        """
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self._incoming.report("unread-part", found=table)
            return
        self._listed[table] = [
            {str(key): text_of(value) for key, value in row.items()} for row in rows
        ]

    def sheets(self) -> tuple[Sheet, ...]:
        """
        Return what was read as sheets.

        Returns
        -------
        sheets
            Organisations and ties, also when there are none; the others when there are any.

        Raises
        ------
        TooLargeError
            If a table has too many columns or cells.
        """
        sheets = [
            self._sheet(ORGANISATIONS.dutch, self._nodes, self._headers[id(self._nodes)]),
            self._sheet(TIES.dutch, self._edges, self._headers[id(self._edges)]),
        ]
        for name, records in self._listed.items():
            headers = dict.fromkeys(header for record in records for header in record)
            if headers:
                sheets.append(self._sheet(name, records, headers))
        if self._facts:
            facts = [{"sleutel": key, "waarde": text} for key, text in self._facts.items()]
            sheets.append(self._sheet(ABOUT_SHEET, facts, ("sleutel", "waarde")))
        return tuple(sheets)

    def _add(self, records: list[Record], record: Record) -> None:
        most = self._incoming.limits.rows
        if len(records) >= most:
            self._incoming.report("too-many-rows", expected=str(most))
            raise TooLargeError
        records.append(record)
        self._headers[id(records)].update(dict.fromkeys(record))

    def _sheet(self, name: str, records: list[Record], headers: Iterable[str]) -> Sheet:
        header = list(headers)
        limits = self._incoming.limits
        if len(header) > limits.columns:
            self._incoming.report("too-many-columns", sheet=name, expected=str(limits.columns))
            raise TooLargeError
        size = len(header) * len(records) * _CELL_BYTES
        if size > limits.unpacked_bytes:
            found, expected = megabytes(size), megabytes(limits.unpacked_bytes)
            self._incoming.report("unpacked-too-large", sheet=name, found=found, expected=expected)
            raise TooLargeError
        rows = SheetRows()
        rows.add(1, header)
        for number, record in enumerate(records, 2):
            rows.add(number, [record.get(column, "") for column in header])
        return rows.sheet(self._incoming.path.name, name=name)


def number_text(written: str) -> str:
    """
    Return a number of a computer as people write it, and so that none reads it as thousands.

    Parameters
    ----------
    written
        Digits with a decimal point, perhaps with an exponent.

    Returns
    -------
    text
        The same number without exponent, with a zero more where Dutch readers would see
        thousands; unchanged when it is no number or too large for one.

    Examples
    --------
    >>> number_text("0.123"), number_text("52.2"), number_text("1e-05")
    ('0.1230', '52.2', '0.00001')
    """
    if "e" in written.casefold():
        try:
            number = float(written)
        except ValueError:
            return written
        if not math.isfinite(number):
            return written
        written = str(np.format_float_positional(number, trim="-"))
    return f"{written}0" if _LIKE_THOUSANDS.fullmatch(written) else written


def parsed(text: str) -> Any:  # noqa: ANN401 - JSON holds anything
    """
    Read JSON with its numbers as texts: a huge one would take long, and 7.0 is not 7.

    Parameters
    ----------
    text
        JSON.

    Returns
    -------
    value
        What it holds.

    Raises
    ------
    ValueError
        If it is no JSON.
    RecursionError
        If it is nested too deep.
    """
    return json.loads(text, parse_int=str, parse_float=number_text, parse_constant=str)


def text_of(value: object) -> str:
    """
    Return a value of a JSON file as the text that a cell would hold.

    Parameters
    ----------
    value
        A text, a number as text, yes or no, nothing, or a list of these.

    Returns
    -------
    text
        Words of a list with ``|`` between them; empty for nothing and for what is no value.

    Examples
    --------
    >>> text_of(["groen", "zorg"]), text_of(True), text_of(None), text_of({})
    ('groen|zorg', 'ja', '', '')
    """
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        return "|".join(filter(None, (text_of(part) for part in value if not _nested(part))))
    return value if isinstance(value, str) else ""


def _nested(value: object) -> bool:
    return isinstance(value, (list, dict))


def _without(fields: Mapping[str, str], words: frozenset[str]) -> Record:
    return {header: text for header, text in fields.items() if fold(header) not in words}


def _apart(header: str, taken: Iterable[str]) -> str:
    """Return another header for a field that is called like something the graph itself tells."""
    return f"{header} (veld)" if fold(header) in taken else header
