"""Kumu: the blueprint (JSON) that it opens. See https://docs.kumu.io/guides/import/blueprints."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from graphlib_wijk.vocabulary import TIE_KINDS, find
from graphlib_wijk.writing.extras import origin_lines
from graphlib_wijk.writing.material import Material
from graphlib_wijk.writing.records import (
    Record,
    listed_records,
    organisation_records,
    tie_records,
)
from graphlib_wijk.writing.words import facts_of

#: Kumu's own fields, and which of our columns stands in them.
ELEMENT_FIELDS: Final = {"naam": "label", "soort": "type", "toelichting": "description"}
CONNECTION_FIELDS: Final = {
    "van": "from",
    "naar": "to",
    "soort": "type",
    "toelichting": "description",
}
_ONE_WAY: Final = frozenset(kind.code for kind in TIE_KINDS if kind.directed)


def blueprint(material: Material) -> bytes:
    """
    Write a blueprint.

    Parameters
    ----------
    material
        What is written.

    Returns
    -------
    content
        JSON with ``elements`` and ``connections``; beside those, for our own reader,
        ``over`` and the other tables, and ``herkomst`` for people.
    """
    content = {
        "elements": [_filled(record) for record in elements(material)],
        "connections": [_filled(record) for record in connections(material)],
        "over": facts_of(material.about),
        **listed_records(material),
        "herkomst": dict(origin_lines(material)),
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def elements(material: Material) -> Iterator[dict[str, Any]]:
    """
    Go through the organisations as Kumu wants them.

    Parameters
    ----------
    material
        What is written.

    Yields
    ------
    element
        Kumu's fields first, the label before all; then ours by their Dutch headers.
    """
    for record in organisation_records(material):
        element = {"label": record["naam"], "id": record["id"], "type": record["soort"]}
        tags = [tag for tag in str(record.pop("themas")).split("|") if tag]
        yield {**element, "tags": tags, **_renamed(record, ELEMENT_FIELDS)}


def connections(material: Material) -> Iterator[dict[str, Any]]:
    """
    Go through the ties as Kumu wants them.

    Parameters
    ----------
    material
        What is written.

    Yields
    ------
    connection
        Both ends first, as ids; then the other fields.
    """
    for number, record in enumerate(tie_records(material), 1):
        ends = {"from": record["van"], "to": record["naar"], "id": f"r{number}"}
        kind = find("tie_kinds", str(record["soort"]))
        one_way = kind is not None and kind.code in _ONE_WAY
        direction = "directed" if one_way else "undirected"
        yield {**ends, "direction": direction, **_renamed(record, CONNECTION_FIELDS)}


def _renamed(record: Record, names: dict[str, str]) -> dict[str, Any]:
    return {names.get(header, header): _number(word) for header, word in record.items()}


def _number(word: str | float) -> str | float:
    whole = isinstance(word, float) and word.is_integer()
    return int(word) if whole else word


def _filled(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value not in ("", [])}
