"""GraphML: one node per organisation, one edge per tie, everything else as their fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from graphlib_wijk.tables import ORGANISATIONS, TIES
from graphlib_wijk.writing.graph_fields import graph_facts, kinds_of, texts_of, xml_text
from graphlib_wijk.writing.material import Material
from graphlib_wijk.writing.records import (
    STANDING_FIELDS,
    TIE_FIELDS,
    organisation_records,
    tie_records,
)

_TYPES: Final = {"string": "string", "double": "double", "integer": "int"}
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"


def graphml(material: Material) -> bytes:
    """
    Write GraphML.

    Parameters
    ----------
    material
        What is written.

    Returns
    -------
    content
        A directed graph; ids of nodes are those of organisations. Every column is a field
        with its Dutch header; ``label`` repeats the name for programs that look for it.
    """
    return (_HEAD + "\n".join(_lines(material)) + "\n").encode()


def _lines(material: Material) -> Iterator[str]:
    of_node = {"label": "string", **kinds_of(ORGANISATIONS, STANDING_FIELDS)}
    of_edge = {n: k for n, k in kinds_of(TIES, TIE_FIELDS).items() if n not in {"van", "naar"}}
    facts = graph_facts(material)
    yield f'<graphml xmlns="{_NAMESPACE}">'
    yield from _keys("graph", dict.fromkeys(facts, "string"))
    yield from _keys("node", of_node)
    yield from _keys("edge", of_edge)
    yield '<graph id="wijkgraaf" edgedefault="directed">'
    yield from _data("graph", {name: xml_text(fact) for name, fact in facts.items()})
    for record in organisation_records(material):
        texts = texts_of(ORGANISATIONS, record)
        yield f'<node id="{texts["id"]}">'
        yield from _data("node", {"label": texts.get("naam", ""), **texts})
        yield "</node>"
    for number, record in enumerate(tie_records(material), 1):
        texts = texts_of(TIES, record)
        source, target = texts.pop("van"), texts.pop("naar")
        yield f'<edge id="r{number}" source="{source}" target="{target}">'
        yield from _data("edge", texts)
        yield "</edge>"
    yield "</graph>"
    yield "</graphml>"


def _keys(owner: str, kinds: Mapping[str, str]) -> Iterator[str]:
    for name, kind in kinds.items():
        names = f'id="{owner}_{name}" for="{owner}" attr.name="{name}"'
        yield f'<key {names} attr.type="{_TYPES[kind]}"/>'


def _data(owner: str, texts: Mapping[str, str]) -> Iterator[str]:
    for name, text in texts.items():
        yield f'<data key="{owner}_{name}">{text}</data>'
