"""What a measure is, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graphlib_wijk.vocabulary import Language

Level = Literal["organisation", "neighbourhood"]

#: ``count``: a whole number. ``share``: between 0 and 1, read as a percentage. ``index``: a
#: number without a unit. ``yes_no``: true or false.
Unit = Literal["count", "share", "index", "yes_no"]


@dataclass(frozen=True, kw_only=True)
class Measure:
    """
    One number that can be said of an organisation or of a neighbourhood.

    `id` is permanent. `formula` is for who wants to check, `source` says who defined it.
    `misleads` tells what the number cannot say, `undefined` when there is none (the value is
    NaN then); `bounds` holds every value that is not NaN.
    """

    id: str
    level: Level
    unit: Unit
    nl: str
    en: str
    definition_nl: str
    definition_en: str
    formula: str
    source: str
    misleads_nl: str
    misleads_en: str
    undefined_nl: str
    undefined_en: str
    bounds: tuple[float, float]

    def label(self, language: Language = "nl") -> str:
        """
        Return what people read above the number.

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

    def definition(self, language: Language = "nl") -> str:
        """
        Return what the number tells.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        definition
            One or two sentences.
        """
        return self.definition_nl if language == "nl" else self.definition_en

    def misleads(self, language: Language = "nl") -> str:
        """
        Return what the number cannot tell.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        misleads
            One or two sentences.
        """
        return self.misleads_nl if language == "nl" else self.misleads_en

    def undefined(self, language: Language = "nl") -> str:
        """
        Return when there is no number, and why.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        undefined
            One sentence.
        """
        return self.undefined_nl if language == "nl" else self.undefined_en
