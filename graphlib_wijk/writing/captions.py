"""The words around a picture: what it shows, for which day, from which source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from graphlib_wijk.drawing import Drawing
from graphlib_wijk.vocabulary import INITIATIVE_KINDS, Language
from graphlib_wijk.writing.extras import day_in_words, day_of
from graphlib_wijk.writing.material import Material

_WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "date": "Peildatum {}",
        "fictional": "Verzonnen gegevens",
        "selection": "{}",
        "umbrellas": "Koepels meegeteld",
        "origin": "Bron: {}",
        "licence": "Licentie: {}",
        "made": "Gemaakt met Wijkgraaf op {}",
        "made_some_day": "Gemaakt met Wijkgraaf",
        "version": "Versie {}",
    },
    "en": {
        "date": "Reference date {}",
        "fictional": "Invented data",
        "selection": "{}",
        "umbrellas": "Umbrella organisations counted",
        "origin": "Source: {}",
        "licence": "Licence: {}",
        "made": "Made with Wijkgraaf on {}",
        "made_some_day": "Made with Wijkgraaf",
        "version": "Version {}",
    },
}


@dataclass(frozen=True, kw_only=True)
class Caption:
    """Title, what can be seen in a sentence or two, facts, and where it comes from."""

    title: str
    summary: str
    facts: str
    source: str


def caption_of(material: Material) -> Caption:
    """
    Tell what a picture shows.

    Parameters
    ----------
    material
        What is written.

    Returns
    -------
    caption
        In the language of the picture; a part that is not known is left out.
    """
    choices, about = material.choices, material.about
    language = choices.language
    words = _WORDS[language]
    day = day_in_words(about.reference_date, language)
    made = day_of(choices.made_on, language)
    facts = [
        words["date"].format(day) if day else "",
        choices.selection,
        words["umbrellas"] if choices.umbrellas else "",
        words["fictional"] if about.fictional else "",
    ]
    source = [
        words["origin"].format(about.origin) if about.origin else "",
        words["licence"].format(about.licence) if about.licence else "",
        words["version"].format(choices.version) if choices.version else "",
        words["made"].format(made) if made else words["made_some_day"],
    ]
    return Caption(
        title=material.drawing.title,
        summary=_SUMMARIES[language](_Counts.of(material.drawing)),
        facts=" · ".join(filter(None, facts)),
        source=" · ".join(filter(None, source)),
    )


@dataclass(frozen=True, kw_only=True)
class _Counts:
    """How many initiatives of the area there are, and how many stand where."""

    initiatives: int
    alone: int
    hand: int
    unasked: int

    @classmethod
    def of(cls, drawing: Drawing) -> _Counts:
        """Count the initiatives that a drawing is about."""
        own = [n for n in drawing.nodes if not n.outside and n.kind in INITIATIVE_KINDS]
        return cls(
            initiatives=len(own),
            alone=sum(node.standing == "isolated" for node in own),
            hand=sum(node.needs_hand for node in own),
            # Without a standing it is withheld from the reader whether it was asked.
            unasked=sum(bool(node.standing) and not node.asked for node in own),
        )


def _summary_nl(counts: _Counts) -> str:
    known = _number(counts.initiatives, "bewonersinitiatief", "bewonersinitiatieven")
    if not counts.initiatives:
        return "Hier kennen we nog geen bewonersinitiatieven."
    hand = _number(counts.hand, "kan een zetje gebruiken", "kunnen een zetje gebruiken")
    alone = _number(
        counts.alone,
        "daarvan heeft nog geen bekende relaties",
        "daarvan hebben nog geen bekende relaties",
    )
    unasked = _number(counts.unasked, "is nog niet bevraagd", "zijn nog niet bevraagd")
    return _sentences(f"We kennen hier {known}", _joined(hand, alone), unasked)


def _summary_en(counts: _Counts) -> str:
    known = _number(counts.initiatives, "residents' initiative is", "residents' initiatives are")
    if not counts.initiatives:
        return "No residents' initiatives are known here yet."
    hand = _number(counts.hand, "could use a hand", "could use a hand")
    alone = _number(counts.alone, "of them has no known ties yet", "of them have no known ties yet")
    unasked = _number(counts.unasked, "has not been asked yet", "have not been asked yet")
    return _sentences(f"{known} known here", _joined(hand, alone), unasked)


def _number(number: int, one: str, more: str) -> str:
    """Say how many; nothing for none."""
    return f"{number} {one if number == 1 else more}" if number else ""


def _joined(*parts: str) -> str:
    return "; ".join(filter(None, parts))


def _sentences(*sentences: str) -> str:
    return " ".join(f"{sentence}." for sentence in sentences if sentence)


_SUMMARIES: Final[Mapping[Language, Callable[[_Counts], str]]] = {
    "nl": _summary_nl,
    "en": _summary_en,
}
