"""Sizes of a picture, as data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from graphlib_wijk.vocabulary import Language


@dataclass(frozen=True, kw_only=True)
class PaperSize:
    """
    A size for pictures.

    Parameters
    ----------
    id
        Permanent name.
    nl, en
        What people call it.
    width, height
        In inches.
    dots
        Dots per inch of a PNG.
    letters
        Size in points that names may grow to where there is room.
    """

    id: str
    nl: str
    en: str
    width: float
    height: float
    dots: int
    letters: float

    def label(self, language: Language = "nl") -> str:
        """
        Return what people call it.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        label
            Lower case.
        """
        return self.nl if language == "nl" else self.en


_MM: Final = 1 / 25.4

SCREEN: Final = PaperSize(
    id="screen", nl="scherm", en="screen", width=13.33, height=7.5, dots=144, letters=11
)
A4: Final = PaperSize(
    id="a4",
    nl="A4, liggend",
    en="A4, landscape",
    width=297 * _MM,
    height=210 * _MM,
    dots=200,
    letters=11,
)
#: Letters of 24 points can be read from two metres; a crowded picture has to do with less.
POSTER: Final = PaperSize(
    id="a3",
    nl="A3, affiche",
    en="A3, poster",
    width=420 * _MM,
    height=297 * _MM,
    dots=200,
    letters=24,
)
#: The picture on a sheet of A4 with text around it.
INSET: Final = PaperSize(
    id="inset",
    nl="in een tekst",
    en="in a text",
    width=174 * _MM,
    height=140 * _MM,
    dots=200,
    letters=8,
)
#: The same where there is more text, or much more.
MIDDLE_INSET: Final = replace(INSET, id="middle-inset", height=115 * _MM)
LOW_INSET: Final = replace(INSET, id="low-inset", height=86 * _MM)
PAPERS: Final = (SCREEN, A4, POSTER)
