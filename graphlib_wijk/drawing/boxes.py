"""How much room a sign and the name under it take."""

from __future__ import annotations

import re
import textwrap
from typing import Final

from graphlib_wijk.drawing.layout import Box

#: Radius of a sign, in pixels: of the organisations a drawing is about, and of the others.
SIZES: Final = {False: 16.0, True: 11.0}
FONT_SIZE: Final = 14
LINE_WIDTH: Final = 18
LONGEST_WORD: Final = 24
MOST_LINES: Final = 3
_LETTER: Final = 7.4
_LINE: Final = 17.0


def wrapped(name: str) -> str:
    """
    Break a name into the few short lines that fit under a sign.

    Parameters
    ----------
    name
        Name of an organisation.

    Returns
    -------
    label
        At most three lines, the last one ending in … when something was left out. A long
        word stays whole where it can; the label of an empty name is empty.

    Examples
    --------
    >>> print(wrapped("Bewonersbedrijf Heechterp-Schieringen"))
    Bewonersbedrijf
    Heechterp-
    Schieringen
    """
    # A slash is a place to break too; a tab marks it, because a name has none left by now.
    words = re.sub(r"/(?=\S)", "/\t", " ".join(name.split()))
    wrapper = textwrap.TextWrapper(
        LINE_WIDTH, break_long_words=False, expand_tabs=False, replace_whitespace=False
    )
    lines = [
        piece.replace("\t", "")
        for line in wrapper.wrap(words)
        for piece in textwrap.wrap(line, LONGEST_WORD, expand_tabs=False, replace_whitespace=False)
    ]
    if len(lines) > MOST_LINES:
        lines = lines[:MOST_LINES]
        lines[-1] = lines[-1][: LINE_WIDTH - 1].rstrip() + "…"
    return "\n".join(lines)


def box_of(label: str, *, outside: bool) -> Box:
    """
    Return the room that an organisation needs.

    Parameters
    ----------
    label
        Its name in lines, see `wrapped`.
    outside
        Whether it is only there as a partner, with a smaller sign.

    Returns
    -------
    box
        Width and height in pixels.
    """
    lines = label.split("\n")
    radius = SIZES[outside]
    wide = max(max(map(len, lines)) * _LETTER, 2 * radius)
    return wide + 6, 2 * radius + len(lines) * _LINE + 10


def height_of_sign(middle: float, label: str, *, outside: bool) -> float:
    """
    Return where a sign stands, so that its name fits under it.

    Parameters
    ----------
    middle
        The y of the middle of the box.
    label
        Its name in lines.
    outside
        Whether it is only there as a partner.

    Returns
    -------
    y
        The y of the middle of the sign.
    """
    return round(middle - box_of(label, outside=outside)[1] / 2 + SIZES[outside] + 3, 1)
