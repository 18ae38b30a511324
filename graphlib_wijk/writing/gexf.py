"""GEXF: what Gephi and Gephi Lite open, with the colours, sizes and places of our drawing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final

from graphlib_wijk.drawing import PALETTE, EdgeMark, NodeMark
from graphlib_wijk.drawing.boxes import SIZES
from graphlib_wijk.drawing.signs import Shape, line_of, sign_of
from graphlib_wijk.tables import ORGANISATIONS, TIES
from graphlib_wijk.writing.extras import origin_lines
from graphlib_wijk.writing.graph_fields import kinds_of, texts_of, xml_text
from graphlib_wijk.writing.material import Material
from graphlib_wijk.writing.records import (
    STANDING_FIELDS,
    TIE_FIELDS,
    listed_records,
    organisation_records,
    tie_records,
)
from graphlib_wijk.writing.words import facts_of

_COLOURS: Final = PALETTE["light"]
#: GEXF knows four shapes; those of no world and of a partnership have to do with another's.
_SHAPES: Final[Mapping[Shape, str]] = {
    "dot": "disc",
    "square": "square",
    "diamond": "diamond",
    "triangle": "triangle",
    "hexagon": "diamond",
}
_LINES: Final = {"confirmed": "solid", "unknown": "dotted"}
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACES: Final = 'xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz"'


def gexf(material: Material) -> bytes:
    """
    Write GEXF 1.3.

    Parameters
    ----------
    material
        What is written.

    Returns
    -------
    content
        A directed graph; ids of nodes are those of organisations. Every column is a field
        with its Dutch header. What the data set says about itself, and its neighbourhoods,
        are JSON in the description.
    """
    return (_HEAD + "\n".join(_lines(material)) + "\n").encode()


def _lines(material: Material) -> Iterator[str]:
    of_edge = {n: k for n, k in kinds_of(TIES, TIE_FIELDS).items() if n not in {"van", "naar"}}
    yield f'<gexf {_NAMESPACES} version="1.3">'
    yield from _meta(material)
    yield '<graph defaultedgetype="directed">'
    yield from _attributes("node", kinds_of(ORGANISATIONS, STANDING_FIELDS))
    yield from _attributes("edge", of_edge)
    yield "<nodes>"
    yield from _nodes(material)
    yield "</nodes>"
    yield "<edges>"
    yield from _edges(material)
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _meta(material: Material) -> Iterator[str]:
    about = {
        **facts_of(material.about),
        **listed_records(material),
        "herkomst": dict(origin_lines(material)),
    }
    made = material.choices.made_on
    yield f'<meta lastmodifieddate="{made.isoformat()}">' if made else "<meta>"
    yield "<creator>Wijkgraaf</creator>"
    yield f"<title>{xml_text(material.about.title)}</title>"
    yield f"<description>{xml_text(json.dumps(about, ensure_ascii=False))}</description>"
    yield "</meta>"


def _attributes(owner: str, kinds: Mapping[str, str]) -> Iterator[str]:
    yield f'<attributes class="{owner}">'
    for name, kind in kinds.items():
        yield f'<attribute id="{name}" title="{name}" type="{kind}"/>'
    yield "</attributes>"


def _nodes(material: Material) -> Iterator[str]:
    drawing = material.everyone
    marks = {mark.id: mark for mark in drawing.nodes} if drawing else {}
    for record in organisation_records(material):
        texts = texts_of(ORGANISATIONS, record)
        yield f'<node id="{texts["id"]}" label="{texts.get("naam", "")}">'
        yield from _values(texts)
        mark = marks.get(str(record["id"]))
        if mark:
            yield from _look(mark)
        yield "</node>"


def _look(mark: NodeMark) -> Iterator[str]:
    """Place, size, colour and shape; y counts upwards in Gephi."""
    sign = sign_of(mark)
    # An open sign has no colour of its own; the outline tells its world.
    colour = sign.outline if sign.fill == "surface" else sign.fill
    yield f"<viz:color {_rgb(_COLOURS[colour])}/>"
    yield f'<viz:position x="{mark.x:g}" y="{0 - mark.y:g}" z="0"/>'
    yield f'<viz:size value="{SIZES[mark.outside]:g}"/>'
    yield f'<viz:shape value="{_SHAPES[sign.shape]}"/>'


def _edges(material: Material) -> Iterator[str]:
    drawing = material.everyone
    marks = (
        {frozenset((mark.source, mark.target)): mark for mark in drawing.edges} if drawing else {}
    )
    for number, record in enumerate(tie_records(material), 1):
        ends = frozenset((str(record["van"]), str(record["naar"])))
        texts = texts_of(TIES, record)
        source, target = texts.pop("van"), texts.pop("naar")
        label = texts.get("soort", "")
        yield f'<edge id="r{number}" source="{source}" target="{target}" label="{label}">'
        yield from _values(texts)
        mark = marks.get(ends)
        if mark:
            yield from _line_look(mark)
        yield "</edge>"


def _line_look(mark: EdgeMark) -> Iterator[str]:
    line = line_of(mark)
    yield f"<viz:color {_rgb(_COLOURS[line.colour])}/>"
    yield f'<viz:thickness value="{line.width:g}"/>'
    yield f'<viz:shape value="{_LINES.get(mark.confirmation, "dashed")}"/>'


def _values(texts: Mapping[str, str]) -> Iterator[str]:
    yield "<attvalues>"
    for name, text in texts.items():
        yield f'<attvalue for="{name}" value="{text}"/>'
    yield "</attvalues>"


def _rgb(colour: str) -> str:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f'r="{red}" g="{green}" b="{blue}"'
