"""The measures of a neighbourhood, as data: what each tells, and what it cannot tell."""

from __future__ import annotations

import math
from typing import Final

from graphlib_wijk.measures.measure import Measure
from graphlib_wijk.vocabulary import STANDINGS, Standing

_OWN: Final = "Wijkgraaf"
_TEXTBOOK: Final = (
    "Wasserman and Faust (1994), Social network analysis: methods and applications, Cambridge, "
    "chapter 4, doi 10.1017/CBO9780511815478"
)
_ALWAYS_NL: Final = "Is er altijd; het kan 0 zijn."
_ALWAYS_EN: Final = "Is always there; it may be 0."

_COUNTS: Final = (
    Measure(
        id="organisations",
        level="neighbourhood",
        unit="count",
        nl="organisaties",
        en="organisations",
        definition_nl="Hoeveel organisaties we kennen. Samenwerkingsverbanden en koepels tellen "
        "niet mee.",
        definition_en="How many organisations are known. Partnerships and umbrellas do not count.",
        formula="|O|",
        source=_OWN,
        misleads_nl="Wie niemand heeft opgeschreven, staat er niet bij. Een organisatie voor de "
        "hele stad hoort bij geen enkele wijk.",
        misleads_en="Whom nobody wrote down is not in it. An organisation for the whole town "
        "belongs to no neighbourhood.",
        undefined_nl=_ALWAYS_NL,
        undefined_en=_ALWAYS_EN,
        bounds=(0, math.inf),
    ),
    Measure(
        id="initiatives",
        level="neighbourhood",
        unit="count",
        nl="initiatieven",
        en="initiatives",
        definition_nl="Hoeveel van de organisaties van bewoners zijn.",
        definition_en="How many of the organisations are the residents' own.",
        formula="|{i ∈ O : initiative}|",
        source=_OWN,
        misleads_nl="Kleine en informele initiatieven staan vaak op geen enkele lijst.",
        misleads_en="Small and informal initiatives are often on no list at all.",
        undefined_nl=_ALWAYS_NL,
        undefined_en=_ALWAYS_EN,
        bounds=(0, math.inf),
    ),
    Measure(
        id="coverage",
        level="neighbourhood",
        unit="share",
        nl="dekking",
        en="coverage",
        definition_nl="Welk deel van de organisaties zelf naar relaties is gevraagd en heeft "
        "geantwoord.",
        definition_en="Which part of the organisations was asked about its ties and answered.",
        formula="|{i ∈ O : asked}| / |O|",
        source="Kossinets (2006), Effects of missing data in social networks, Social Networks "
        "28(3), 247–268, doi 10.1016/j.socnet.2005.07.002",
        misleads_nl="Zegt niet of juist de belangrijkste organisaties ontbreken. Bij een lage "
        "dekking ontbreken er waarschijnlijk relaties; de getallen daarover zijn dan onzeker.",
        misleads_en="Does not tell whether just the central ones are missing. With low coverage "
        "ties are probably missing, and the numbers about them are uncertain.",
        undefined_nl="Zonder organisaties valt er niemand te bevragen.",
        undefined_en="Without organisations there is nobody to ask.",
        bounds=(0, 1),
    ),
    Measure(
        id="ties",
        level="neighbourhood",
        unit="count",
        nl="relaties",
        en="ties",
        definition_nl="Hoeveel paren een relatie hebben. Een deelname aan een samenwerkingsverband "
        "is er ook een.",
        definition_en="How many pairs have a tie. Taking part in a partnership is one too.",
        formula="m = |{ {i,j} : i–j }|",
        source=_TEXTBOOK,
        misleads_nl="Groeit met het aantal organisaties en met het aantal dat is bevraagd.",
        misleads_en="Grows with the number of organisations and with how many were asked.",
        undefined_nl=_ALWAYS_NL,
        undefined_en=_ALWAYS_EN,
        bounds=(0, math.inf),
    ),
)

_SHAPE: Final = (
    Measure(
        id="density",
        level="neighbourhood",
        unit="share",
        nl="dichtheid",
        en="density",
        definition_nl="Welk deel van alle mogelijke relaties er is. Samenwerkingsverbanden tellen "
        "mee als punt in het netwerk.",
        definition_en="Which part of all possible ties is there. Partnerships count as points of "
        "the network.",
        formula="2m / (n(n–1)); n = points",
        source=_TEXTBOOK,
        misleads_nl="Wordt vanzelf lager in een grotere wijk, en lager naarmate minder "
        "organisaties zijn bevraagd. Vergelijk wijken liever op het gemiddelde aantal relaties.",
        misleads_en="Falls with size, and with every organisation that was not asked. To compare "
        "neighbourhoods, prefer the average number of ties.",
        undefined_nl="Met minder dan twee punten kan er geen relatie zijn.",
        undefined_en="With fewer than two points there can be no tie.",
        bounds=(0, 1),
    ),
    Measure(
        id="average-degree",
        level="neighbourhood",
        unit="index",
        nl="gemiddeld aantal relaties",
        en="average number of ties",
        definition_nl="Hoeveel relaties een organisatie of samenwerkingsverband gemiddeld heeft.",
        definition_en="How many ties an organisation or partnership has on average.",
        formula="2m / n; n = points",
        source=_TEXTBOOK,
        misleads_nl="Een gemiddelde verbergt verschillen: één spil en veel eenlingen geven "
        "hetzelfde getal als een kring.",
        misleads_en="An average hides differences: one hub with many singles gives the same "
        "number as a circle.",
        undefined_nl="Zonder punten is er geen gemiddelde.",
        undefined_en="Without points there is no average.",
        bounds=(0, math.inf),
    ),
    Measure(
        id="degree-centralisation",
        level="neighbourhood",
        unit="share",
        nl="centralisatie",
        en="centralisation",
        definition_nl="Of alles via één organisatie loopt. Bij een ster met één middelpunt 1, als "
        "iedereen evenveel relaties heeft 0.",
        definition_en="Whether everything runs through one organisation. 1 for a star, 0 when "
        "everyone has the same number of ties.",
        formula="Σ[i] (max d – d(i)) / ((n–1)(n–2)); n = points, d = degree",
        source="Freeman (1979), Centrality in social networks: conceptual clarification, Social "
        "Networks 1(3), 215–239, doi 10.1016/0378-8733(78)90021-7",
        misleads_nl="Heel gevoelig voor een spil die ontbreekt. Ook een samenwerkingsverband kan "
        "het middelpunt zijn.",
        misleads_en="Very sensitive to a hub that is missing. A partnership can be the centre too.",
        undefined_nl="Met minder dan drie punten kan er geen middelpunt zijn.",
        undefined_en="With fewer than three points there can be no centre.",
        bounds=(0, 1),
    ),
    Measure(
        id="ei-index",
        level="neighbourhood",
        unit="index",
        nl="relaties tussen de werelden",
        en="ties between the worlds",
        definition_nl="Of relaties vooral binnen de eigen wereld blijven (−1) of juist tussen "
        "leefwereld en systeemwereld lopen (1). Bij 0 is het evenveel. Relaties met een brug, "
        "zoals een samenwerkingsverband, en met een onbekende wereld tellen niet mee.",
        definition_en="Whether ties stay within one's own world (−1) or run between lifeworld and "
        "system world (1). At 0 it is as many. Ties with a bridge, such as a partnership, and with "
        "an unknown world do not count.",
        formula="(E – I) / (E + I); E = |ties lifeworld–system|, "
        "I = |ties lifeworld–lifeworld| + |ties system–system|",
        source="Krackhardt and Stern (1988), Informal networks and organizational crises: an "
        "experimental simulation, Social Psychology Quarterly 51(2), 123–140, "
        "doi 10.2307/2786835",
        misleads_nl="Hangt af van hoeveel organisaties elke wereld telt. Wie elkaar alleen aan een "
        "overlegtafel treft, telt niet mee; zie daarvoor de tabel met gaten.",
        misleads_en="Depends on the sizes of the worlds. Those who meet at a table only are not "
        "counted; the gap matrix does count them.",
        undefined_nl="Zonder relaties in of tussen leefwereld en systeemwereld.",
        undefined_en="Without ties in or between lifeworld and system world.",
        bounds=(-1, 1),
    ),
    Measure(
        id="components",
        level="neighbourhood",
        unit="count",
        nl="losse delen",
        en="components",
        definition_nl="Uit hoeveel delen zonder onderlinge relatie het netwerk bestaat. Een "
        "organisatie zonder relaties is ook een deel.",
        definition_en="Of how many parts without a tie between them the network consists. An "
        "organisation without ties is a part too.",
        formula="|{C : |C ∩ O| > 0}|; C = component",
        source=_TEXTBOOK,
        misleads_nl="Delen kunnen buiten de wijk om verbonden zijn, of door relaties die we niet "
        "kennen.",
        misleads_en="Parts may be connected outside the neighbourhood, or by unknown ties.",
        undefined_nl=_ALWAYS_NL,
        undefined_en=_ALWAYS_EN,
        bounds=(0, math.inf),
    ),
    Measure(
        id="largest-component-share",
        level="neighbourhood",
        unit="share",
        nl="grootste deel",
        en="largest component",
        definition_nl="Welk deel van de organisaties in het grootste samenhangende deel zit.",
        definition_en="Which part of the organisations is in the largest connected part.",
        formula="max |C ∩ O| / |O|; C = component",
        source=_TEXTBOOK,
        misleads_nl="Eén dunne draad is genoeg om twee kringen als één deel te tellen.",
        misleads_en="One thin thread is enough to count two circles as one part.",
        undefined_nl="Zonder organisaties is er geen deel.",
        undefined_en="Without organisations there is no part.",
        bounds=(0, 1),
    ),
)


def standing_share_id(standing: str) -> str:
    """
    Return the id of the measure that tells how many initiatives have a standing.

    Parameters
    ----------
    standing
        Code of a standing.

    Returns
    -------
    id
        For example ``share-not-asked``.
    """
    return f"share-{standing.replace('_', '-')}"


def _share(standing: Standing) -> Measure:
    return Measure(
        id=standing_share_id(standing.code),
        level="neighbourhood",
        unit="share",
        nl=f"initiatieven: {standing.nl}",
        en=f"initiatives: {standing.en}",
        definition_nl=f"Welk deel van de initiatieven de positie “{standing.nl}” heeft. "
        f"{standing.definition_nl}",
        definition_en=f"Which part of the initiatives has the standing “{standing.en}”. "
        f"{standing.definition_en}",
        formula=f"|{{i : initiative, standing(i) = {standing.code}}}| / initiatives",
        source=_OWN,
        misleads_nl="De positie komt uit alle gegevens, niet alleen uit deze wijk. Bij weinig "
        "initiatieven zegt een aantal meer dan een percentage.",
        misleads_en="The standing comes from all data, not from this neighbourhood alone. With "
        "few initiatives a count says more than a percentage.",
        undefined_nl="Zonder initiatieven.",
        undefined_en="Without initiatives.",
        bounds=(0, 1),
    )


NEIGHBOURHOOD_MEASURES: Final = (*_COUNTS, *_SHAPE, *map(_share, STANDINGS))
