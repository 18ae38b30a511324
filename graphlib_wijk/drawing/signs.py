"""How a mark is drawn: shape, colours by name, outline and line; for picture and legend alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from graphlib_wijk.drawing.marks import EdgeMark, NodeMark
from graphlib_wijk.vocabulary import CONFIRMATIONS, PARTNERSHIP

Shape = Literal["dot", "square", "diamond", "triangle", "hexagon"]

_SHAPES: Final[dict[str, Shape]] = {
    "lifeworld": "dot",
    "system": "square",
    "bridge": "diamond",
    PARTNERSHIP: "hexagon",
    "": "triangle",
}
_DASHES: Final = {c.code: c.dashes for c in CONFIRMATIONS}

THIN: Final = 1.5
THICK: Final = 2.5
RIM: Final = 4.5
BROAD: Final = 8.0
OUTLINE_DASHES: Final = (4, 4)


@dataclass(frozen=True, kw_only=True)
class Sign:
    """The sign of an organisation; colours are names of the palette."""

    shape: Shape
    fill: str
    outline: str
    outline_width: float = THIN
    dashed: bool = False


@dataclass(frozen=True, kw_only=True)
class Line:
    """The line of a tie; `dashes` are lengths in pixels, empty for an unbroken line."""

    colour: str
    width: float
    dashes: tuple[int, ...]


#: Lines of a drawing of two dates: each differs from the others in width or dashes too.
_CHANGED: Final[dict[str, Line]] = {
    "new": Line(colour="focus", width=BROAD, dashes=()),
    "gone": Line(colour="hand", width=BROAD, dashes=(12, 8)),
    "confirmed_since": Line(colour="focus", width=RIM, dashes=()),
    "only_now_measured": Line(colour="crossing", width=RIM, dashes=(3, 5)),
    "no_longer_measured": Line(colour="crossing", width=RIM, dashes=(10, 6)),
    "kept": Line(colour="edge", width=THIN, dashes=()),
}


_LINES: Final[dict[str, Line]] = {
    **{code: Line(colour="edge", width=2 * THIN, dashes=told) for code, told in _DASHES.items()},
    "crossing": Line(colour="crossing", width=THICK, dashes=()),
    **_CHANGED,
}


def sign_of(node: NodeMark) -> Sign:
    """
    Return the sign of an organisation.

    Parameters
    ----------
    node
        Its mark.

    Returns
    -------
    sign
        Shape by world, open when it is from elsewhere, a broken outline when it was not
        asked, a thick one when it could use a hand.
    """
    colour = node.world or "none"
    shape = _SHAPES[PARTNERSHIP if node.kind == PARTNERSHIP else node.world]
    plain = colour if node.outside else "text"
    return Sign(
        shape=shape,
        fill="surface" if node.outside else colour,
        outline="hand" if node.needs_hand else plain,
        outline_width=RIM if node.needs_hand else THIN,
        dashed=bool(node.standing) and not node.asked,
    )


def line_of(edge: EdgeMark) -> Line:
    """
    Return the line of a tie.

    Parameters
    ----------
    edge
        Its mark.

    Returns
    -------
    line
        Dashes by confirmation, thicker when it joins the two worlds. In a drawing of two dates
        it is the line of what happened to the tie.
    """
    if edge.change:
        return _CHANGED[edge.change]
    return Line(
        colour="crossing" if edge.crossing else "edge",
        width=THICK if edge.crossing else THIN,
        dashes=_DASHES[edge.confirmation],
    )


def sign_in_legend(code: str) -> Sign | Line:
    """
    Return the sign that a legend shows.

    Parameters
    ----------
    code
        `sign` of a legend item.

    Returns
    -------
    sign
        A sign for organisations, a line for ties.
    """
    if code in _LINES:
        return _LINES[code]
    if code == "outside":
        return Sign(shape="dot", fill="surface", outline="text")
    if code == "not-asked":
        return Sign(shape="dot", fill="lifeworld", outline="text", dashed=True)
    if code == "hand":
        return Sign(shape="dot", fill="lifeworld", outline="hand", outline_width=RIM)
    world = "bridge" if code == PARTNERSHIP else code
    shape = _SHAPES["" if code == "none" else code]
    return Sign(shape=shape, fill=world, outline="text")
