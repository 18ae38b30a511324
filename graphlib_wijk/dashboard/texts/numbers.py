"""Measures and gaps in sentences."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from graphlib_wijk.dashboard import answers
from graphlib_wijk.dashboard.i18n import N_, _, ngettext, number, percent
from graphlib_wijk.dashboard.state import language
from graphlib_wijk.measures import measure
from graphlib_wijk.vocabulary import Language, label


def measure_sentence(id_: str, values: Mapping[str, float]) -> str | None:
    """
    Say a measure of an area in a sentence, with the count behind it.

    Parameters
    ----------
    id_
        Id of the measure.
    values
        All measures of the area.

    Returns
    -------
    sentence
        Plain text; ``–`` and the reason where the measure is undefined; None for a measure
        that the page says elsewhere.
    """
    if id_ not in _MEASURES:
        return None
    if math.isnan(values[id_]):
        return f"– {measure(id_).undefined(language())}"
    gaps = {
        "ties": ngettext("%(n)s relatie", "%(n)s relaties", int(values["ties"])),
        "parts": ngettext("%(n)s los deel", "%(n)s losse delen", int(values["components"])),
        "value": number(round(values[id_], 2)),
        "share": percent(values[id_]),
    }
    return _(_MEASURES[id_]) % gaps


_MEASURES = {
    "average-degree": N_("Gemiddeld heeft elk %(value)s relaties binnen dit gebied."),
    "density": N_("Er zijn %(ties)s: %(share)s van wat er hooguit kan."),
    "degree-centralisation": N_(
        "Op een schaal van 0 (gelijk verdeeld) tot 1 (alles via één): %(value)s."
    ),
    "ei-index": N_(
        "Op een schaal van −1 (alles binnen de eigen wereld) tot 1 (alles ertussen): %(value)s."
    ),
    "components": N_("Het netwerk bestaat uit %(parts)s."),
    "largest-component-share": N_("In het grootste deel zit %(share)s van de organisaties."),
}


def gap_sentence(gap: answers.Gap) -> str:
    """
    Say how many pairs of two worlds are tied.

    Parameters
    ----------
    gap
        Two worlds, or one with itself.

    Returns
    -------
    sentence
        Plain text: counts, never a bare percentage.
    """
    return _tied(gap.observed, gap.possible, gap.unknown, language())


# A wijk has some two hundred pairs of kinds, most of them with the same small counts.
@lru_cache(maxsize=4096)
def _tied(observed: int, possible: int, unknown: int, language: Language) -> str:
    del language  # part of the key: the words below are in it
    counts = {
        "observed": number(observed),
        "possible": number(possible),
        "unknown": number(unknown),
    }
    one = possible == 1
    said = (
        _("%(observed)s van %(possible)s mogelijk paar") % counts
        if one
        else _("%(observed)s van de %(possible)s mogelijke paren") % counts
    )
    return said + _("; van %(unknown)s weten we het niet") % counts if unknown else said


def missing_sentence(kinds: Sequence[str]) -> str:
    """
    Name the kinds of organisation that one would expect and does not find.

    Parameters
    ----------
    kinds
        Codes.

    Returns
    -------
    sentence
        One sentence; empty when none is missing.
    """
    if not kinds:
        return ""
    named = ", ".join(label("organisation_kinds", kind, language()) for kind in kinds)
    return _("Deze soorten kennen we hier nog niet: %(kinds)s.") % {"kinds": named}
