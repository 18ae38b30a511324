"""The sentences of the sheet: title, what is known and not known, counts, limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from graphlib_wijk.dialogue.audience import View
from graphlib_wijk.vocabulary import INITIATIVE_KINDS, Language

_TITLES: Final[Mapping[Language, str]] = {
    "nl": "Gespreksblad {place}",
    "en": "Dialogue sheet {place}",
}
_LIMITS: Final[Mapping[Language, tuple[str, ...]]] = {
    "nl": (
        "Dit blad is een begin van een gesprek, geen oordeel over wie dan ook.",
        "Een relatie die niemand noemde, kan er wel zijn. Meer relaties is niet altijd beter.",
    ),
    "en": (
        "This sheet is the start of a conversation, not a judgement of anybody.",
        "A tie that nobody named may be there all the same. More ties are not always better.",
    ),
}


def title_of(place: str, language: Language) -> str:
    """
    Return the title of a sheet.

    Parameters
    ----------
    place
        What it is about.
    language
        Language of the reader.

    Returns
    -------
    title
        A few words.
    """
    return _TITLES[language].format(place=place).strip()


def coverage_sentences(view: View, language: Language) -> tuple[str, ...]:
    """
    Tell how many were asked, and what else is not known.

    Parameters
    ----------
    view
        What the reader may know.
    language
        Language of the reader.

    Returns
    -------
    sentences
        One or two.
    """
    voices = view.voices()
    nodes = view.network.whole.partners.nodes
    asked = sum(view.asked(name) for name in voices)
    themeless = sum(not nodes[name]["themes"] for name in voices)
    told = _ASKED[language](asked, len(voices))
    unknown = _THEMELESS[language](themeless) if themeless else ""
    return tuple(filter(None, (told, unknown)))


def counts_sentence(view: View, language: Language) -> str:
    """
    Tell how many organisations and initiatives there are, and how many ties may be shown.

    Parameters
    ----------
    view
        What the reader may know.
    language
        Language of the reader.

    Returns
    -------
    sentence
        One or two sentences; empty for an empty neighbourhood.
    """
    voices = view.voices()
    if not voices:
        return ""
    part = view.network.among(view.network.subjects).partners
    nodes = part.nodes
    own = sum(nodes[name]["kind"] in INITIATIVE_KINDS for name in voices)
    ties = sum(view.tells_tie(one, other) for one, other in part.edges)
    return _COUNTS[language](len(voices), own, ties)


def limits_sentences(view: View, language: Language) -> tuple[str, ...]:
    """
    Tell what the sheet cannot say.

    Parameters
    ----------
    view
        What the reader may know.
    language
        Language of the reader.

    Returns
    -------
    sentences
        A few.
    """
    return (*_LIMITS[language], view.audience.note(language))


def _asked_nl(asked: int, everyone: int) -> str:
    if not everyone:
        return "We kennen hier nog geen organisaties."
    if everyone == 1:
        told = "heeft" if asked else "heeft nog niet"
        return f"De enige organisatie die we hier kennen, {told} zelf verteld met wie zij werkt."
    if not asked:
        return f"Nog geen van de {everyone} organisaties heeft ons zelf verteld met wie zij werkt."
    if asked == everyone:
        return f"Alle {everyone} organisaties hebben zelf verteld met wie zij werken."
    verb = "heeft" if asked == 1 else "hebben"
    works = "zij werkt" if asked == 1 else "zij werken"
    return f"Van de {everyone} organisaties {verb} er {asked} zelf verteld met wie {works}."


def _asked_en(asked: int, everyone: int) -> str:
    if not everyone:
        return "No organisations are known here yet."
    if everyone == 1:
        told = "has" if asked else "has not yet"
        return f"The only organisation known here {told} told itself who it works with."
    if not asked:
        return f"None of the {everyone} organisations has told us itself who it works with yet."
    if asked == everyone:
        return f"All {everyone} organisations have told themselves who they work with."
    verb = "has told itself who it works" if asked == 1 else "have told themselves who they work"
    return f"Of the {everyone} organisations {asked} {verb} with."


def _themeless_nl(count: int) -> str:
    one = count == 1
    what, verb = ("organisatie", "zij werkt") if one else ("organisaties", "zij werken")
    return f"Van {count} {what} weten we niet aan welke thema's {verb}."


def _themeless_en(count: int) -> str:
    what = "organisation it is" if count == 1 else "organisations it is"
    return f"Of {count} {what} not known which themes they work on."


def _counts_nl(organisations: int, initiatives: int, ties: int) -> str:
    known = "1 organisatie" if organisations == 1 else f"{organisations} organisaties"
    own = "1 bewonersinitiatief" if initiatives == 1 else f"{initiatives} bewonersinitiatieven"
    seen = "1 relatie" if ties == 1 else f"{ties} relaties" if ties else "nog geen relaties"
    verb = "staat" if ties == 1 else "staan"
    kinds = f", waarvan {own}" if initiatives else ", en nog geen bewonersinitiatief"
    if initiatives == organisations:
        known = own
        kinds = ""
    return f"We kennen hier {known}{kinds}. Op dit blad {verb} {seen} in de wijk."


def _counts_en(organisations: int, initiatives: int, ties: int) -> str:
    known = "1 organisation is" if organisations == 1 else f"{organisations} organisations are"
    own = "1 is a residents' initiative"
    if initiatives != 1:
        own = f"{initiatives} are residents' initiatives"
    kinds = f", of which {own}" if initiatives else ", and no residents' initiative yet"
    if initiatives == organisations:
        known = "1 residents' initiative is"
        if initiatives != 1:
            known = f"{initiatives} residents' initiatives are"
        kinds = ""
    seen = "1 tie" if ties == 1 else f"{ties} ties" if ties else "no ties yet"
    return f"{known} known here{kinds}. This sheet shows {seen} in the neighbourhood."


_ASKED: Final[Mapping[Language, Callable[[int, int], str]]] = {"nl": _asked_nl, "en": _asked_en}
_THEMELESS: Final[Mapping[Language, Callable[[int], str]]] = {
    "nl": _themeless_nl,
    "en": _themeless_en,
}
_COUNTS: Final[Mapping[Language, Callable[[int, int, int], str]]] = {
    "nl": _counts_nl,
    "en": _counts_en,
}
