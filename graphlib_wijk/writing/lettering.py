"""Letters of a picture: sizes, widths, and text that is never taken for a formula."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.textpath import TextToPath

from graphlib_wijk.drawing import PALETTE
from graphlib_wijk.writing.papers import PaperSize
from graphlib_wijk.writing.words import safe

#: What is shown for a sign that the letters have no picture of.
_NO_PICTURE: Final = "□"
_MEASURED_AT: Final = 100.0


@dataclass(frozen=True, kw_only=True)
class Lettering:
    """Sizes of letters on a page, in points."""

    title: float
    text: float
    small: float
    least: float

    @classmethod
    def of(cls, paper: PaperSize) -> Lettering:
        """
        Return the sizes that suit a page.

        Parameters
        ----------
        paper
            Its size.

        Returns
        -------
        lettering
            Larger on a larger page.
        """
        text = max(9.0, 72 * paper.height / 50)
        return cls(title=2.2 * text, text=text, small=0.85 * text, least=0.6 * text)


@cache
def font(*, bold: bool = False) -> FontProperties:
    """
    Return the letters that come with matplotlib, whatever the machine has.

    Parameters
    ----------
    bold
        Whether they are bold.

    Returns
    -------
    font
        DejaVu Sans.
    """
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return FontProperties(fname=str(Path(mpl.get_data_path()) / "fonts" / "ttf" / name))


def drawable(text: str) -> str:
    """
    Return a text in signs that the letters have.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    drawable
        The text, with a little box for each sign that has no picture.
    """
    if text.isascii():
        return safe(text)
    known = get_font(str(font().get_file())).get_char_index
    return "".join(sign if known(ord(sign)) else _NO_PICTURE for sign in safe(text))


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """
    Measure a line.

    Parameters
    ----------
    text
        One line.
    size
        Size of its letters.
    bold
        Whether they are bold.

    Returns
    -------
    width
        In points.
    """
    return _width(drawable(text), bold=bold) * size / _MEASURED_AT


@lru_cache(maxsize=20_000)
def _width(text: str, *, bold: bool) -> float:
    letters = font(bold=bold).copy()
    letters.set_size(_MEASURED_AT)
    width, _, _ = TextToPath().get_text_width_height_descent(text, letters, ismath=False)
    return float(width)


def wrapped_to(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """
    Break a text into lines that fit.

    Parameters
    ----------
    text
        Any text.
    room
        How wide a line may be, in points.
    size
        Size of the letters.
    bold
        Whether they are bold.

    Returns
    -------
    lines
        None for an empty text; a word that is too long has a line of its own.
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else ""
        if lines and width_of(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@dataclass(frozen=True)
class Look:
    """
    How a line is written.

    Parameters
    ----------
    size
        Size of the letters, in points.
    bold
        Whether they are bold.
    halo
        Fade the lines of the drawing behind the letters.
    colour
        Colour of the letters.
    """

    size: float
    bold: bool = False
    halo: bool = False
    colour: str = PALETTE["light"]["text"]


def put_text(axes: Axes, at: tuple[float, float], text: str, look: Look) -> None:
    """
    Write a line.

    Parameters
    ----------
    axes
        Where on.
    at
        Left end of its foot.
    text
        The line; dollar signs are dollar signs.
    look
        How it is written.
    """
    letters = font(bold=look.bold).copy()
    letters.set_size(look.size)
    (x, y), size = at, look.size
    line = Text(
        x,
        y,
        drawable(text),
        fontproperties=letters,
        color=look.colour,
        parse_math=False,
        zorder=3,
        verticalalignment="baseline",
    )
    line.set_clip_on(False)
    axes.add_artist(line)
    if look.halo:
        corner, high = (x - 0.1 * size, y - 0.85 * size), 1.1 * size
        wide = width_of(text, size, bold=look.bold) + 0.2 * size
        behind = Rectangle(corner, wide, high, facecolor=PALETTE["light"]["surface"], linewidth=0)
        behind.set(alpha=0.8, zorder=1.5, clip_on=False)
        axes.add_patch(behind)
