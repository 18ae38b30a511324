"""The words on the sheet and the poster that do not come from data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graphlib_wijk.vocabulary import Language

WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "theme": "Thema: {theme}",
        "host": "Op uitnodiging van {host}",
        "date": "Peildatum {day}",
        "no_date": "Peildatum onbekend",
        "for": "Voor {audience}",
        "fictional": "Verzonnen gegevens: deze organisaties bestaan niet.",
        "internal": "Interne versie. Niet uitdelen.",
        "known": "Wat we weten, en wat niet",
        "to_ask": "Nog vragen: {names}.",
        "questions": "Vragen voor de tafel",
        "remarks": "Wat opvalt bij initiatieven",
        "about_you": "Wat opvalt bij jullie",
        "themes": "Waar meer organisaties aan werken",
        "themes_how": "Zij kennen elkaar nog niet allemaal, voor zover bekend.",
        "introductions": "Wie elkaar zou kunnen ontmoeten",
        "introductions_how": "Voorstellen om over te praten. “Jullie” is wie vooraan staat.",
        "agreements": "Wat we afspreken",
        "limits": "Wat dit blad niet kan zeggen",
        "who": "Wie",
        "with": "Met wie",
        "why": "Waarom",
        "what": "Wat",
        "when": "Wanneer",
        "done": "Klaar",
        "yes": "ja",
        "no": "nee",
        "more": " en nog {count}",
        "rest": "En nog {count}.",
        "origin": "Bron: {origin}.",
        "licence": "Licentie: {licence}.",
        "made": "Gemaakt met Wijkgraaf.",
        "alt": "Tekening van het netwerk: {organisations} organisaties en {ties} relaties. "
        "Erop staan {names}.",
        "alt_no_ties": "Tekening van het netwerk: {organisations} organisaties, nog zonder "
        "relaties. Erop staan {names}.",
        "page": "bladzijde",
        "key": "Nummers",
    },
    "en": {
        "theme": "Theme: {theme}",
        "host": "At the invitation of {host}",
        "date": "Reference date {day}",
        "no_date": "Reference date unknown",
        "for": "For {audience}",
        "fictional": "Invented data: these organisations do not exist.",
        "internal": "Internal version. Do not hand out.",
        "known": "What we know, and what we do not",
        "to_ask": "Still to ask: {names}.",
        "questions": "Questions for the table",
        "remarks": "What stands out about initiatives",
        "about_you": "What stands out about you",
        "themes": "What several organisations work on",
        "themes_how": "They do not all know each other yet, as far as is known.",
        "introductions": "Who could meet whom",
        "introductions_how": "Proposals to talk about. “You” is whoever is named first.",
        "agreements": "What we agree",
        "limits": "What this sheet cannot say",
        "who": "Who",
        "with": "With whom",
        "why": "Why",
        "what": "What",
        "when": "When",
        "done": "Done",
        "yes": "yes",
        "no": "no",
        "more": " and {count} more",
        "rest": "And {count} more.",
        "origin": "Source: {origin}.",
        "licence": "Licence: {licence}.",
        "made": "Made with Wijkgraaf.",
        "alt": "Drawing of the network: {organisations} organisations and {ties} ties. "
        "It shows {names}.",
        "alt_no_ties": "Drawing of the network: {organisations} organisations, without ties yet. "
        "It shows {names}.",
        "page": "page",
        "key": "Numbers",
    },
}
