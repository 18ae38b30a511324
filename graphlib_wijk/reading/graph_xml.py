"""
GraphML and GEXF → sheets.

Read as a stream, by a parser that refuses document types, entities and references to other
files: an ordinary graph file has none of these, and each is a way to fill a memory or read a
file that is not ours.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from graphlib_wijk.reading.contents import Incoming, bytes_of
from graphlib_wijk.reading.graph_tables import (
    LISTED,
    GraphTables,
    TooLargeError,
    number_text,
    parsed,
)
from graphlib_wijk.reading.sheets import Sheet
from graphlib_wijk.tables import ABOUT
from graphlib_wijk.vocabulary import fold

#: Elements within elements: real files have about ten.
_DEEPEST: Final = 100

#: What makes a row, and is done with once it has been read.
_ROWS: Final = frozenset({"node", "edge", "hyperedge"})
#: Types of fields whose decimal point is a point.
_NUMBERS: Final = frozenset({"double", "float"})
_ABOUT_FIELD: Final = "over_"
_FACTS: Final = frozenset(fold(word) for fact in ABOUT for word in (fact.name, fact.dutch))
_FOR_PEOPLE: Final = "herkomst"

#: An element of the tree; the parser has no types.
Element = Any


class _NotAGraphError(Exception):
    """The file is XML, but not what its name says."""


def read_graph_xml(incoming: Incoming) -> tuple[Sheet, ...]:
    """
    Read a GraphML or GEXF file; what it is, its first element tells.

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
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError

    content = bytes_of(incoming)
    if content is None:
        return ()
    if not content.strip():
        incoming.report("empty-file")
        return ()
    tables = GraphTables(incoming)
    try:
        _read(content, incoming, tables)
        return tables.sheets()
    except TooLargeError:
        return ()
    except DefusedXmlException as refusal:
        incoming.report("entities-in-file", found=type(refusal).__name__)
    except (ParseError, _NotAGraphError, ValueError, LookupError) as error:
        incoming.report("broken-graph-file", found=str(error), expected="GraphML / GEXF")
    return ()


def _read(content: bytes, incoming: Incoming, tables: GraphTables) -> None:
    reader: _Reader | None = None
    for element, parents in _finished(content):
        root = parents[0] if parents else element
        if reader is None:
            kind = _READERS.get(_tag(root))
            if kind is None:
                raise _NotAGraphError(_tag(root))
            reader = kind(incoming, tables)
        handle = reader.handlers.get(_tag(element))
        if handle is not None:
            handle(element, parents)
        if parents and _tag(element) in _ROWS:
            parents[-1].remove(element)


def _finished(content: bytes) -> Iterator[tuple[Element, list[Element]]]:
    """Go through the elements as they end, each with those it stands in, the outermost first."""
    from defusedxml.ElementTree import iterparse

    open_elements: list[Element] = []
    events = iterparse(io.BytesIO(content), events=("start", "end"), forbid_dtd=True)
    for event, element in events:
        if event == "start":
            open_elements.append(element)
            if len(open_elements) > _DEEPEST:
                message = f"> {_DEEPEST} <{_tag(element)}>"
                raise _NotAGraphError(message)
        else:
            open_elements.pop()
            yield element, open_elements


def _tag(element: Element) -> str:
    """Return the name of an element without the name of its format."""
    return str(element.tag).rpartition("}")[2]


def _text(element: Element) -> str:
    """Return the text of an element, or that of the label which a drawing program put in it."""
    text = (element.text or "").strip()
    if text or not len(element):
        return text
    labels = (e for e in element.iter() if _tag(e) in {"NodeLabel", "EdgeLabel"})
    return next((label.text.strip() for label in labels if label.text), "")


def _named(header: str, element: Element) -> str:
    """Return by what header a field goes; a field that only holds a drawn label is the label."""
    return "label" if len(element) and not (element.text or "").strip() else header


Handler = Callable[[Element, list[Element]], None]


class _Reader:
    """What the readers of both formats share."""

    handlers: Mapping[str, Handler]

    def __init__(self, incoming: Incoming, tables: GraphTables) -> None:
        self.incoming = incoming
        self.tables = tables
        #: For nodes and for edges: id of a field → its header; and headers → default text.
        self.headers: dict[str, dict[str, str]] = {}
        self.defaults: dict[str, dict[str, str]] = {}
        #: For nodes and for edges: ids of the fields that hold numbers of a computer.
        self.numbers: set[tuple[str, str]] = set()

    def declare(self, owner: str, field: str, header: str, element: Element) -> None:
        self.headers.setdefault(owner, {})[field] = header or field
        if (element.get("attr.type") or element.get("type")) in _NUMBERS:
            self.numbers.add((owner, field))
        default = next((child for child in element if _tag(child) == "default"), None)
        if default is not None and default.text:
            self.defaults.setdefault(owner, {})[header or field] = default.text.strip()

    def value(self, owner: str, field: str, text: str) -> str:
        return number_text(text) if (owner, field) in self.numbers else text

    def skip(self, element: Element, _parents: list[Element]) -> None:
        self.incoming.report("unread-part", found=_tag(element))


class _GraphML(_Reader):
    def __init__(self, incoming: Incoming, tables: GraphTables) -> None:
        super().__init__(incoming, tables)
        self.handlers = {
            "key": self._key,
            "node": self._node,
            "edge": self._edge,
            "hyperedge": self.skip,
            "graph": self._graph,
        }

    def _key(self, element: Element, _parents: list[Element]) -> None:
        field, header = element.get("id", ""), element.get("attr.name", "")
        for owner in ("node", "edge", "graph"):
            if element.get("for", "all") in {owner, "all"}:
                self.declare(owner, field, header, element)

    def _fields(self, owner: str, element: Element) -> dict[str, str]:
        fields = dict(self.defaults.get(owner, {}))
        headers = self.headers.get(owner, {})
        for child in element:
            if _tag(child) == "data":
                key = child.get("key", "")
                header = _named(headers.get(key, key), child)
                fields[header] = self.value(owner, key, _text(child))
        return fields

    def _node(self, element: Element, _parents: list[Element]) -> None:
        self.tables.add_node(element.get("id", ""), "", self._fields("node", element))

    def _edge(self, element: Element, _parents: list[Element]) -> None:
        ends = element.get("source", ""), element.get("target", "")
        self.tables.add_edge(*ends, "", self._fields("edge", element))

    def _graph(self, element: Element, parents: list[Element]) -> None:
        if len(parents) != 1:
            return
        for name, text in self._fields("graph", element).items():
            if name.startswith(_ABOUT_FIELD):
                self.tables.add_fact(name.removeprefix(_ABOUT_FIELD), text)
            elif name in LISTED:
                self.tables.add_fact(name, text)
            elif name != _FOR_PEOPLE:
                self.incoming.report("unread-part", found=name)


class _GEXF(_Reader):
    def __init__(self, incoming: Incoming, tables: GraphTables) -> None:
        super().__init__(incoming, tables)
        self.handlers = {
            "attribute": self._attribute,
            "node": self._node,
            "edge": self._edge,
            "title": self._title,
            "description": self._description,
        }

    def _attribute(self, element: Element, parents: list[Element]) -> None:
        owner = parents[-1].get("class", "") if parents else ""
        self.declare(owner, element.get("id", ""), element.get("title", ""), element)

    def _fields(self, owner: str, element: Element) -> dict[str, str]:
        fields = dict(self.defaults.get(owner, {}))
        headers = self.headers.get(owner, {})
        for child in element:
            for value in child if _tag(child) == "attvalues" else ():
                # Version 1.1 wrote id where later ones write for.
                field = value.get("for") or value.get("id") or ""
                text = self.value(owner, field, value.get("value", ""))
                fields[headers.get(field, field)] = text
        return fields

    def _node(self, element: Element, _parents: list[Element]) -> None:
        names = element.get("id", ""), element.get("label", "")
        self.tables.add_node(*names, self._fields("node", element))

    def _edge(self, element: Element, _parents: list[Element]) -> None:
        ends = element.get("source", ""), element.get("target", "")
        self.tables.add_edge(*ends, element.get("label", ""), self._fields("edge", element))

    def _title(self, element: Element, parents: list[Element]) -> None:
        if parents and _tag(parents[-1]) == "meta" and _text(element):
            self.tables.add_fact("titel", _text(element))

    def _description(self, element: Element, parents: list[Element]) -> None:
        text = _text(element)
        if not parents or _tag(parents[-1]) != "meta" or not text:
            return
        facts = _facts(text)
        if facts is None:
            self.tables.add_fact("omschrijving", text)
            return
        for key, value in facts.items():
            if key in LISTED:
                self.tables.add_listed(key, value)
            elif key != _FOR_PEOPLE and isinstance(value, str):
                self.tables.add_fact(key, value)


def _facts(text: str) -> dict[str, Any] | None:
    """Return what our own description holds, or None when it is one in words."""
    try:
        facts = parsed(text)
    except (ValueError, RecursionError):
        return None
    ours = isinstance(facts, dict) and all(
        fold(key) in _FACTS or key in {*LISTED, _FOR_PEOPLE} for key in facts
    )
    return facts if ours else None


_READERS: Final[Mapping[str, type[_GraphML | _GEXF]]] = {"graphml": _GraphML, "gexf": _GEXF}
