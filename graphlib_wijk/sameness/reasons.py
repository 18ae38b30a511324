"""
Why two names can be the same organisation, and how much each reason takes off, as data.

A score starts at 1, for the same name, and each difference has its cost. The costs are
judgements, not measurements: they say which differences a writer makes without noticing, and
put those that more often mean two organisations lower.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graphlib_wijk.vocabulary import Language


@dataclass(frozen=True, kw_only=True)
class Reason:
    """A difference between two names that mean the same, or between two places."""

    code: str
    nl: str
    en: str
    cost: float

    def label(self, language: Language = "nl") -> str:
        """
        Return the reason as people read it.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        label
            Lower case, without a full stop.
        """
        return self.nl if language == "nl" else self.en


#: Suggested from this score on: one doubtful difference in the same place, or several that
#: writers make without noticing. Lower, and branches of one organisation begin to appear.
LEAST_SCORE: Final = 0.82


def _by_code(*reasons: Reason) -> Mapping[str, Reason]:
    return {reason.code: reason for reason in reasons}


REASONS: Final = _by_code(
    Reason(code="same_name", nl="precies dezelfde naam", en="exactly the same name", cost=0),
    Reason(code="capitals", nl="hoofdletters", en="capitals", cost=0),
    Reason(code="accents", nl="accenten", en="accents", cost=0.01),
    Reason(code="ampersand", nl="& of “en”", en="& or “and”", cost=0.01),
    Reason(
        code="hyphens",
        nl="streepjes, spaties of leestekens",
        en="hyphens, spaces or punctuation",
        cost=0.01,
    ),
    Reason(
        code="look_alike", nl="letters die op elkaar lijken", en="look-alike letters", cost=0.01
    ),
    Reason(code="legal_form", nl="rechtsvorm (Stichting, B.V.)", en="legal form", cost=0.02),
    Reason(code="small_words", nl="kleine woorden (de, het, van)", en="small words", cost=0.02),
    Reason(code="word_order", nl="volgorde van de woorden", en="word order", cost=0.04),
    # An abbreviation leaves out what could tell two organisations apart.
    Reason(code="abbreviation", nl="afkorting", en="abbreviation", cost=0.06),
    Reason(code="initials", nl="beginletters", en="initials", cost=0.1),
    Reason(code="typing_error", nl="tikfout", en="typing error", cost=0.08),
    # The longer name may be that of a part: a school of a board, a team of a centre.
    Reason(code="extra_words", nl="een naam is langer", en="one name is longer", cost=0.08),
    # A foundation and a company of one name are two legal persons, often of one group.
    Reason(code="other_legal_form", nl="andere rechtsvorm", en="another legal form", cost=0.2),
)

PLACES: Final = _by_code(
    Reason(code="same", nl="zelfde plek", en="same place", cost=0),
    Reason(code="unknown", nl="plek onbekend", en="place unknown", cost=0.02),
    Reason(code="near", nl="andere wijk", en="another neighbourhood", cost=0.05),
    # Branches of national organisations bear one name in every municipality.
    Reason(code="elsewhere", nl="andere gemeente", en="another municipality", cost=0.25),
)
