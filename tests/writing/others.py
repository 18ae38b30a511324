"""
Our files as other programs read them: tables of text, by name, header first.

What these see is what people see; that nothing is lost is proven with their eyes.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

import networkx as nx
import openpyxl

from graphlib_wijk.reading.characters import guarded
from graphlib_wijk.tables import AGREEMENTS, NEIGHBOURHOODS, ORGANISATIONS, TIES, Table
from graphlib_wijk.writing.csv_folder import csv_table

#: Rows of each table by Dutch header, and the facts of over.toml.
Seen = tuple[dict[str, list[dict[str, str]]], dict[str, str]]

#: Tables that are no part of a graph.
_LISTED = (NEIGHBOURHOODS.dutch, AGREEMENTS.dutch)


def unpacked(seen: Seen, folder: Path) -> Path:
    """Put what another program saw into a folder that our own reader understands."""
    rows, facts = seen
    for table in (ORGANISATIONS, TIES, NEIGHBOURHOODS, AGREEMENTS):
        headers = [column.dutch for column in table.columns]
        cells = [[guarded(row.get(header, "")) for header in headers] for row in rows[table.dutch]]
        (folder / f"{table.dutch}.csv").write_bytes(csv_table(headers, cells))
    told = (f"{key} = {json.dumps(fact, ensure_ascii=False)}\n" for key, fact in facts.items())
    (folder / "over.toml").write_text("".join(told), encoding="utf-8")
    return folder


def _excel(content: bytes) -> Seen:
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheets = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
    tables = {
        name: [
            {str(h): _shown(cell) for h, cell in zip(rows[0], row, strict=True)} for row in rows[1:]
        ]
        for name, rows in sheets.items()
        if name in {"organisaties", "relaties", *_LISTED}
    }
    return {**{key: [] for key in _LISTED}, **tables}, {
        str(k): str(v) for k, v in sheets["over"][1:]
    }


def _shown(cell: object) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%d-%m-%Y}"
    if isinstance(cell, float):
        return repr(cell).replace(".", ",")
    return "" if cell is None else str(cell)


def _graphml(content: bytes) -> Seen:
    graph = nx.parse_graphml(content.decode())
    facts = {
        key.removeprefix("over_"): str(fact)
        for key, fact in graph.graph.items()
        if key.startswith("over_")
    }
    listed = {name: _numbers(json.loads(graph.graph.get(name, "[]"))) for name in _LISTED}
    return {**_of_graph(graph), **listed}, facts


def _gexf(content: bytes) -> Seen:
    graph = nx.read_gexf(io.BytesIO(content), version="1.3")
    told = json.loads(_between(content.decode(), "<description>", "</description>"))
    listed = {name: _numbers(told.pop(name, [])) for name in _LISTED}
    told.pop("herkomst")
    return {**_of_graph(graph), **listed}, told


def _between(text: str, start: str, end: str) -> str:
    from html import unescape

    return unescape(text.split(start, 1)[1].split(end, 1)[0])


def _of_graph(graph: nx.Graph) -> dict[str, list[dict[str, str]]]:
    """Rows of nodes and edges; edges in the order of their numbers."""
    edges = {}
    for source, target, *key, data in (
        graph.edges(keys=True, data=True) if graph.is_multigraph() else graph.edges(data=True)
    ):
        name = key[0] if key else data["id"]
        edges[int(name.removeprefix("r"))] = {"van": source, "naar": target, **data}
    nodes = [{**data, "id": node} for node, data in graph.nodes(data=True)]
    return {
        "organisaties": _texts(nodes, ORGANISATIONS),
        "relaties": _texts((edges[number] for number in sorted(edges)), TIES),
    }


def _texts(rows: Iterable[Mapping[str, object]], table: Table) -> list[dict[str, str]]:
    headers = [column.dutch for column in table.columns]
    return [{h: _number(row[h]) for h in headers if h in row} for row in rows]


def _numbers(rows: Iterable[Mapping[str, object]]) -> list[dict[str, str]]:
    return [{key: _number(value) for key, value in row.items()} for row in rows]


def _number(value: object) -> str:
    return f"{value:.20f}".replace(".", ",") if isinstance(value, float) else str(value)


_KUMU = {
    "label": "naam",
    "type": "soort",
    "description": "toelichting",
    "from": "van",
    "to": "naar",
}


def _kumu(content: bytes) -> Seen:
    told = json.loads(content)
    tables = {"organisaties": told["elements"], "relaties": told["connections"]}
    rows = {
        name: [{_KUMU.get(key, key): value for key, value in record.items()} for record in records]
        for name, records in tables.items()
    }
    for row in rows["organisaties"]:
        row["themas"] = "|".join(row.pop("tags", []))
    return (
        {
            "organisaties": _texts(rows["organisaties"], ORGANISATIONS),
            "relaties": _texts(rows["relaties"], TIES),
            **{name: _numbers(told.get(name, [])) for name in _LISTED},
        },
        told["over"],
    )


SEEN_BY_OTHERS: dict[str, Callable[[bytes], Seen]] = {
    "excel": _excel,
    "graphml": _graphml,
    "gexf": _gexf,
    "kumu": _kumu,
}
