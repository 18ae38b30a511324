"""
Why two organisations might want to meet, as data: each reason, its weight and its limits.

Pages, documentation and tests iterate over `REASONS`. The weights are judgements, not
measurements: they say what makes a good first conversation. Who disagrees hands over others.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graphlib_wijk.vocabulary import Language, Term

#: The bounds of every weight: 0 leaves a reason out, 1 is an ordinary reason.
LEAST_WEIGHT: Final = 0.0
MOST_WEIGHT: Final = 10.0


@dataclass(frozen=True, kw_only=True)
class Reason(Term):
    """
    A reason why two organisations might want to meet.

    `template_nl` and `template_en` are sentences to the organisation, with a gap for each of
    its `gaps`, which name the values of the reason in order. `holds` tells for each gap what
    stands in it: an ``organisation``, a ``neighbourhood``, a ``municipality``, ``areas``
    (codes), ``themes``, ``words``, a ``signal`` or a ``count``; `wording.sentence` puts them
    in. `misleads` is what the reason cannot tell, `measure` how its part of the score is
    counted, from 0 to 1, before `weight` applies. One that does not count `by_itself` orders
    candidates, but is not enough to offer one.
    """

    template_nl: str
    template_en: str
    measure_nl: str
    measure_en: str
    misleads_nl: str
    misleads_en: str
    gaps: tuple[str, ...]
    holds: tuple[str, ...]
    weight: float
    least: float = LEAST_WEIGHT
    most: float = MOST_WEIGHT
    by_itself: bool = True
    source: str = ""

    def template(self, language: Language = "nl") -> str:
        """
        Return the sentence with its gaps.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        template
            One sentence; ``{candidate}`` is the candidate, the other gaps are `gaps`.
        """
        return self.template_nl if language == "nl" else self.template_en

    def misleads(self, language: Language = "nl") -> str:
        """
        Return what this reason cannot tell.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        misleads
            One sentence.
        """
        return self.misleads_nl if language == "nl" else self.misleads_en


_ALL: Final = (
    Reason(
        code="shared_themes",
        nl="zelfde thema's",
        en="shared themes",
        definition_nl="Beide organisaties noemen dit thema.",
        definition_en="Both organisations name this theme.",
        template_nl="Jullie werken allebei aan {themes}.",
        template_en="You both work on {themes}.",
        measure_nl="Elk gedeeld thema telt naar hoe zeldzaam het is; samen hoogstens 1.",
        measure_en="Each shared theme counts by its rarity; together at most 1.",
        misleads_nl="Hetzelfde thema kan heel verschillend werk zijn.",
        misleads_en="One theme can be very different work.",
        gaps=("themes",),
        holds=("themes",),
        weight=1.0,
        source="Inverse document frequency: Sparck Jones (1972), Journal of Documentation 28(1)",
    ),
    Reason(
        code="you_seek",
        nl="heeft wat jullie zoeken",
        en="offers what you seek",
        definition_nl="De kandidaat biedt wat de organisatie zoekt.",
        definition_en="The candidate offers what the organisation seeks.",
        template_nl="Jullie zoeken {words}, en {candidate} biedt dat.",
        template_en="You seek {words}, and {candidate} offers it.",
        measure_nl="Eén woord telt voor de helft, twee of meer tellen voor 1.",
        measure_en="One word counts for half, two or more for 1.",
        misleads_nl="Alleen gelijke woorden tellen; het aanbod kan al vergeven zijn.",
        misleads_en="Only equal words count; what is offered may be taken already.",
        gaps=("words",),
        holds=("words",),
        weight=3.0,
    ),
    Reason(
        code="you_offer",
        nl="zoekt wat jullie bieden",
        en="seeks what you offer",
        definition_nl="De kandidaat zoekt wat de organisatie biedt.",
        definition_en="The candidate seeks what the organisation offers.",
        template_nl="{candidate} zoekt {words}, en jullie bieden dat.",
        template_en="{candidate} seeks {words}, and you offer it.",
        measure_nl="Eén woord telt voor de helft, twee of meer tellen voor 1.",
        measure_en="One word counts for half, two or more for 1.",
        misleads_nl="Alleen gelijke woorden tellen; de vraag kan al opgelost zijn.",
        misleads_en="Only equal words count; what is sought may have been found already.",
        gaps=("words",),
        holds=("words",),
        weight=2.5,
    ),
    Reason(
        code="same_area",
        nl="zelfde buurt",
        en="same area",
        definition_nl="Beide horen bij dezelfde buurt, het kleinste gebied.",
        definition_en="Both belong to the same buurt, the smallest area.",
        template_nl="Jullie zitten in dezelfde buurt.",
        template_en="You are in the same part of the neighbourhood.",
        measure_nl="1 of 0; van buurt, wijk en gemeente telt alleen de kleinste.",
        measure_en="1 or 0; of area, neighbourhood and municipality only the smallest counts.",
        misleads_nl="Een adres is niet altijd waar een organisatie werkt.",
        misleads_en="An address is not always where an organisation works.",
        gaps=("areas",),
        holds=("areas",),
        weight=1.5,
    ),
    Reason(
        code="same_neighbourhood",
        nl="zelfde wijk",
        en="same neighbourhood",
        definition_nl="Beide horen bij dezelfde wijk.",
        definition_en="Both belong to the same neighbourhood.",
        template_nl="Jullie horen allebei bij {neighbourhood}.",
        template_en="You both belong to {neighbourhood}.",
        measure_nl="1 of 0; van buurt, wijk en gemeente telt alleen de kleinste.",
        measure_en="1 or 0; of area, neighbourhood and municipality only the smallest counts.",
        misleads_nl="De grens van een wijk is niet de grens van een netwerk.",
        misleads_en="The border of a neighbourhood is not the border of a network.",
        gaps=("neighbourhood",),
        holds=("neighbourhood",),
        weight=1.25,
    ),
    Reason(
        code="same_municipality",
        nl="zelfde gemeente",
        en="same municipality",
        definition_nl="Beide horen bij dezelfde gemeente.",
        definition_en="Both belong to the same municipality.",
        template_nl="Jullie werken allebei in de gemeente {municipality}.",
        template_en="You both work in the municipality of {municipality}.",
        measure_nl="1 of 0; van buurt, wijk en gemeente telt alleen de kleinste.",
        measure_en="1 or 0; of area, neighbourhood and municipality only the smallest counts.",
        misleads_nl="Een gemeente is groot; dit zegt op zichzelf weinig.",
        misleads_en="A municipality is large; by itself this tells little.",
        gaps=("municipality",),
        holds=("municipality",),
        by_itself=False,
        weight=0.5,
    ),
    Reason(
        code="shared_contact",
        nl="gezamenlijk contact",
        en="shared contact",
        definition_nl="Een organisatie kent beide en kan ze aan elkaar voorstellen.",
        definition_en="An organisation knows both and can introduce them.",
        template_nl="{contact} kent jullie allebei.",
        template_en="{contact} knows you both.",
        measure_nl="Elk gezamenlijk contact telt, minder naarmate het er meer kent (Adamic–Adar).",
        measure_en="Each shared contact counts, less the more it knows (Adamic–Adar).",
        misleads_nl="Wie allebei kent, hoeft niet de juiste te zijn om ze voor te stellen.",
        misleads_en="Who knows both need not be the right one to introduce them.",
        gaps=("contact", "count"),
        holds=("organisation", "count"),
        weight=6.0,
        source="Adamic and Adar (2003), Friends and neighbors on the Web, Social Networks 25(3)",
    ),
    Reason(
        code="contact_of_contact",
        nl="via twee stappen",
        en="through two steps",
        definition_nl="Een contact kent iemand die de kandidaat kent.",
        definition_en="A contact knows somebody who knows the candidate.",
        template_nl="{contact} kent {next}, en die kent {candidate}.",
        template_en="{contact} knows {next}, who knows {candidate}.",
        measure_nl="Elke weg van drie relaties telt, minder als zij langs drukke knopen loopt.",
        measure_en="Each path of three ties counts, less if it passes those with many ties.",
        misleads_nl="Twee keer vragen is twee keer zo veel moeite.",
        misleads_en="Asking twice is twice the effort.",
        gaps=("contact", "next"),
        holds=("organisation", "organisation"),
        weight=0.75,
        source="Kovács et al. (2019), Nature Communications 10, doi 10.1038/s41467-019-09177-y",
    ),
    Reason(
        code="knows_alike",
        nl="werkt met organisaties zoals jullie",
        en="works with organisations like you",
        definition_nl="De kandidaat werkt al met organisaties met een zelfde thema of in de wijk.",
        definition_en="The candidate works with others of the same theme or neighbourhood.",
        template_nl="Partners van {candidate} die op jullie lijken: {count}.",
        template_en="Partners of {candidate} that resemble you: {count}.",
        measure_nl="Elke partner telt per gedeeld thema en voor de wijk; "
        "meer dan één begint te tellen, en 1 is het bij 100. Minder voor wie zelf al veel "
        "contacten heeft.",
        measure_en="Each partner counts for every shared theme and for the neighbourhood; "
        "above one it begins to count, and is 1 at 100. Less for who has many contacts itself.",
        misleads_nl="Wie al veel partners heeft, komt hierdoor vaker boven.",
        misleads_en="Who has many partners already comes up more often by this.",
        gaps=("count",),
        holds=("count",),
        weight=3.0,
    ),
    Reason(
        code="knows_many",
        nl="kent er veel",
        en="knows many",
        definition_nl="De kandidaat kent veel organisaties en kan verder helpen.",
        definition_en="The candidate knows many organisations and can introduce you further.",
        template_nl="{candidate} kent al {count} organisaties en kan jullie verder voorstellen.",
        template_en="{candidate} knows {count} organisations and can introduce you further.",
        measure_nl="Telt vanaf drie partners in dezelfde gemeente; groeit steeds langzamer, tot 1 "
        "bij 100. Minder voor wie zelf al veel contacten heeft.",
        measure_en="Counts from three partners, in one municipality; grows ever slower, to 1 at "
        "100. Less for who has many contacts itself.",
        misleads_nl="Wie veel anderen kent, heeft het vaak ook druk.",
        misleads_en="Who knows many others is often busy as well.",
        gaps=("count",),
        holds=("count",),
        weight=0.5,
        source="Barabási and Albert (1999), Science 286: preferential attachment",
    ),
    Reason(
        code="worlds_meet",
        nl="werelden die elkaar nog niet treffen",
        en="worlds that do not meet yet",
        definition_nl="In deze wijk is geen relatie bekend tussen leefwereld en systeemwereld.",
        definition_en="No tie between the lifeworld and the system world is known here yet.",
        template_nl="In {neighbourhood} is nog geen contact van bewoners met instellingen bekend.",
        template_en="In {neighbourhood} no contact between residents and institutions is known.",
        measure_nl="1 of 0.",
        measure_en="1 or 0.",
        misleads_nl="Voor zover bekend: er kunnen contacten zijn die niemand heeft genoemd.",
        misleads_en="As far as is known: there may be contacts that nobody named.",
        gaps=("neighbourhood",),
        holds=("neighbourhood",),
        weight=0.5,
        source="LSA dialogues: the gap between the lifeworld and the system world",
    ),
    Reason(
        code="answers_signal",
        nl="beantwoordt een signaal",
        en="answers a signal",
        definition_nl="Deze relatie geeft iets wat een van beide nog mist.",
        definition_en="This tie gives something that one of the two still lacks.",
        template_nl="Dit beantwoordt voor {organisation} het signaal “{signal}”.",
        template_en="For {organisation} this answers the signal “{signal}”.",
        measure_nl="1 voor een signaal van de organisatie, een half voor een van de kandidaat.",
        measure_en="1 for a signal of the organisation itself, half for one of the candidate.",
        misleads_nl="Het signaal geldt voor zover bekend; bij wie niet is gevraagd kan het anders "
        "zijn.",
        misleads_en="The signal holds as far as is known; it may differ for who was not asked.",
        gaps=("organisation", "signal"),
        holds=("organisation", "signal"),
        weight=1.5,
    ),
)

REASONS: Final[Mapping[str, Reason]] = {reason.code: reason for reason in _ALL}

#: What may be unknown of an organisation, so that reasons can be missing without being absent.
UNKNOWNS: Final = (
    Term(
        code="themes",
        nl="thema's onbekend",
        en="themes unknown",
        definition_nl="Waar deze organisatie aan werkt, staat niet in de gegevens.",
        definition_en="What this organisation works on is not in the data.",
    ),
    Term(
        code="needs",
        nl="vraag en aanbod onbekend",
        en="needs and offers unknown",
        definition_nl="Wat deze organisatie zoekt of biedt, staat niet in de gegevens.",
        definition_en="What this organisation seeks or offers is not in the data.",
    ),
    Term(
        code="place",
        nl="plek onbekend",
        en="place unknown",
        definition_nl="Bij welke wijk of gemeente deze organisatie hoort, staat niet in de "
        "gegevens.",
        definition_en="Which neighbourhood or municipality it belongs to is not in the data.",
    ),
    Term(
        code="own_view",
        nl="nog vragen",
        en="still to ask",
        definition_nl="Deze organisatie is zelf nog niet gevraagd naar haar relaties.",
        definition_en="This organisation has not been asked about its ties itself.",
    ),
)


def weights_of(changed: Mapping[str, float] | None) -> dict[str, float]:
    """
    Return the weight of every reason.

    Parameters
    ----------
    changed
        Weights by code of a reason that replace its own.

    Returns
    -------
    weights
        By code, in the order of `REASONS`.

    Raises
    ------
    ValueError
        If a code is no reason or a weight is out of its bounds.
    """
    given = dict(changed or {})
    strange = sorted(given.keys() - REASONS.keys())
    if strange:
        message = f"No reason is called {strange[0]!r}; there are {', '.join(REASONS)}."
        raise ValueError(message)
    weights = {code: given.get(code, reason.weight) for code, reason in REASONS.items()}
    for code, weight in weights.items():
        least, most = REASONS[code].least, REASONS[code].most
        if not (math.isfinite(weight) and least <= weight <= most):
            message = f"The weight of {code} must be from {least:g} to {most:g}, got {weight}."
            raise ValueError(message)
    return weights
