"""The sheet for the table, as the reader wants it."""

from __future__ import annotations

from dataclasses import dataclass

from graphlib_wijk.dialogue import Brief, brief
from graphlib_wijk.drawing import Drawing
from graphlib_wijk.network import Network
from graphlib_wijk.vocabulary import Language
from graphlib_wijk.writing import brief_drawing


@dataclass(frozen=True, kw_only=True)
class SheetWish:
    """
    Which sheet a reader wants.

    `audience` is a code of `dialogue.AUDIENCES`, `reader` the id of the initiative that it is
    for, empty for the other audiences.
    """

    audience: str
    reader: str = ""
    host: str = ""
    theme: str = ""
    language: Language = "nl"
    umbrellas: bool = False


@dataclass(frozen=True, kw_only=True)
class SheetMade:
    """A sheet in words, and the drawing that goes with it."""

    brief: Brief
    drawing: Drawing


def sheet_made(part: Network, place: str, wish: SheetWish) -> SheetMade:
    """
    Make a sheet.

    Parameters
    ----------
    part
        The part of a network that is the area.
    place
        What the area is called.
    wish
        Which sheet.

    Returns
    -------
    made
        In it only what its readers may know.
    """
    made = brief(
        part,
        host=wish.host or None,
        theme=wish.theme or None,
        audience=wish.audience,
        for_=wish.reader or None,
        place=place,
        umbrellas=wish.umbrellas,
        language=wish.language,
    )
    return SheetMade(brief=made, drawing=brief_drawing(part, made))
