"""The measures of an organisation, as data: what each tells, and what it cannot tell."""

from __future__ import annotations

import math
from typing import Final

from graphlib_wijk.measures.measure import Measure

_FREEMAN: Final = (
    "Freeman (1979), Centrality in social networks: conceptual clarification, Social Networks "
    "1(3), 215–239, doi 10.1016/0378-8733(78)90021-7"
)
_BURT: Final = "Burt (1992), Structural holes: the social structure of competition, Harvard"
_GOULD_FERNANDEZ: Final = (
    "Gould and Fernandez (1989), Structures of mediation: a formal approach to brokerage in "
    "transaction networks, Sociological Methodology 19, 89–126, doi 10.2307/270949"
)
_CUT_POINTS: Final = (
    "Hopcroft and Tarjan (1973), Algorithm 447: efficient algorithms for graph manipulation, "
    "Communications of the ACM 16(6), 372–378, doi 10.1145/362248.362272"
)
_OWN: Final = "Wijkgraaf"

_ALWAYS_NL: Final = "Is er altijd; zonder relaties is het 0."
_ALWAYS_EN: Final = "Is always there; without ties it is 0."
_ISOLATE_NL: Final = "Zonder relaties is er geen plek in het netwerk om te meten."
_ISOLATE_EN: Final = "Without ties there is no place in the network to measure."
_ROLE_NL: Final = (
    "Als de wereld van de organisatie onbekend is, of die van iedereen met wie zij een relatie "
    "heeft."
)
_ROLE_EN: Final = (
    "When the world of the organisation is unknown, or that of everyone it has a tie with."
)
_ROLE_MISLEADS_NL: Final = (
    "Wie veel relaties heeft, krijgt vanzelf een hoger getal. Twee organisaties zonder bekende "
    "relatie kunnen elkaar toch kennen, bijvoorbeeld van een overlegtafel. Wie een onbekende "
    "wereld heeft, telt niet mee."
)
_ROLE_MISLEADS_EN: Final = (
    "It grows with the number of ties. Two organisations without a known tie may know each other "
    "all the same, from a shared table for instance. Who is of an unknown world is left out."
)


def _role(
    code: str, *, names: tuple[str, str], definition_nl: str, definition_en: str, worlds: str
) -> Measure:
    nl, en = names
    return Measure(
        id=code,
        level="organisation",
        unit="count",
        nl=nl,
        en=en,
        definition_nl=definition_nl,
        definition_en=definition_en,
        formula=f"|{{{{j,k}} : j–i–k, not j–k, {worlds}}}|; w = world",
        source=_GOULD_FERNANDEZ,
        misleads_nl=_ROLE_MISLEADS_NL,
        misleads_en=_ROLE_MISLEADS_EN,
        undefined_nl=_ROLE_NL,
        undefined_en=_ROLE_EN,
        bounds=(0, math.inf),
    )


_CONTACTS: Final = (
    Measure(
        id="degree",
        level="organisation",
        unit="count",
        nl="directe relaties",
        en="direct ties",
        definition_nl="Met hoeveel organisaties en samenwerkingsverbanden de organisatie zelf een "
        "relatie heeft. Meer relaties met dezelfde partner tellen als één.",
        definition_en="With how many organisations and partnerships the organisation has a tie of "
        "its own. Several ties with the same partner count once.",
        formula="d(i) = |{j : i–j}|",
        source=_FREEMAN,
        misleads_nl="Meer is niet beter: relaties kosten tijd. Wie niet is bevraagd, heeft er "
        "misschien meer dan wij weten.",
        misleads_en="More is not better: ties take time. Who was not asked may have more of them "
        "than is known.",
        undefined_nl=_ALWAYS_NL,
        undefined_en=_ALWAYS_EN,
        bounds=(0, math.inf),
    ),
    Measure(
        id="partners",
        level="organisation",
        unit="count",
        nl="partners",
        en="partners",
        definition_nl="Met hoeveel organisaties de organisatie een relatie heeft of in hetzelfde "
        "samenwerkingsverband zit. Altijd geteld in alle gegevens, ook buiten de wijk.",
        definition_en="With how many organisations the organisation has a tie or shares a "
        "partnership. Always counted in all data, outside the neighbourhood too.",
        formula="|P(i)|; P(i) = {j : i–j or i–s–j}, s = partnership",
        source=_OWN,
        misleads_nl="Deelnemers van een grote overlegtafel hebben vanzelf veel partners, ook als "
        "zij elkaar nauwelijks spreken.",
        misleads_en="Members of a large table have many partners, even if they hardly speak.",
        undefined_nl=_ALWAYS_NL,
        undefined_en=_ALWAYS_EN,
        bounds=(0, math.inf),
    ),
    Measure(
        id="partners-in-neighbourhood",
        level="organisation",
        unit="count",
        nl="partners in de wijk",
        en="partners in the neighbourhood",
        definition_nl="Hoeveel van de partners bij dezelfde wijk horen; voor wie geen wijk heeft, "
        "bij dezelfde gemeente.",
        definition_en="How many of the partners share a neighbourhood; for one without, the "
        "municipality.",
        formula="|{j ∈ P(i) : W(i) ∩ W(j) ≠ ∅}|",
        source=_OWN,
        misleads_nl="Een partner die voor de hele stad werkt en geen wijk heeft, telt hier niet "
        "mee, ook als die elke week langskomt.",
        misleads_en="A partner that works for the whole town and has no neighbourhood is not "
        "counted here, even if it comes by every week.",
        undefined_nl="Als we geen wijk en geen gemeente van de organisatie kennen.",
        undefined_en="When neither neighbourhood nor municipality of the organisation is known.",
        bounds=(0, math.inf),
    ),
)

_POSITION: Final = (
    Measure(
        id="betweenness",
        level="organisation",
        unit="share",
        nl="tussenpositie",
        en="betweenness",
        definition_nl="Hoe vaak de organisatie op de kortste weg tussen twee andere ligt. Bij 0 "
        "nooit, bij 1 altijd.",
        definition_en="How often the organisation is on the shortest path between two others. At "
        "0 never, at 1 always.",
        formula="Σ[j<k] s(j,k,i)/s(j,k) / ((n–1)(n–2)/2); s(j,k) = |shortest paths j–k|, "
        "s(j,k,i) = those through i; NetworkX: betweenness_centrality(G, normalized=True)",
        source="Freeman (1977), A set of measures of centrality based on betweenness, Sociometry "
        "40(1), 35–41, doi 10.2307/3033543",
        misleads_nl="Heel gevoelig voor wat ontbreekt: één onbekende relatie kan de kortste wegen "
        "verleggen. Vergelijk geen wijken van verschillende grootte.",
        misleads_en="Very sensitive to what is missing: one unknown tie can change the shortest "
        "paths. Do not compare neighbourhoods of different sizes.",
        undefined_nl="Zonder relaties, of met minder dan drie in het netwerk: dan zijn er geen "
        "twee anderen om tussen te staan.",
        undefined_en="Without ties, or with fewer than three in the network: there are no two "
        "others to stand between.",
        bounds=(0, 1),
    ),
    Measure(
        id="harmonic-closeness",
        level="organisation",
        unit="index",
        nl="nabijheid",
        en="harmonic closeness",
        definition_nl="Hoe dichtbij alle anderen zijn. Een directe relatie telt voor 1, twee "
        "stappen voor een half, drie voor een derde; wie niet te bereiken is voor 0.",
        definition_en="How near all others are. A direct tie counts for 1, two steps for a half, "
        "three for a third; who cannot be reached for 0.",
        formula="Σ[j≠i] 1/distance(i,j) / (n–1); NetworkX: harmonic_centrality(G)[i] / (n–1)",
        source="Boldi and Vigna (2014), Axioms for centrality, Internet Mathematics 10(3–4), "
        "222–262, doi 10.1080/15427951.2013.865686",
        misleads_nl="In een kleine wijk is iedereen dichtbij. Een samenwerkingsverband ligt als "
        "een stap tussen zijn deelnemers.",
        misleads_en="In a small neighbourhood everyone is near. A partnership lies as a step "
        "between its members.",
        undefined_nl=_ISOLATE_NL,
        undefined_en=_ISOLATE_EN,
        bounds=(0, 1),
    ),
    Measure(
        id="constraint",
        level="organisation",
        unit="index",
        nl="gebondenheid",
        en="constraint",
        definition_nl="Hoe sterk het netwerk om de organisatie heen op zichzelf gericht is. Laag: "
        "de partners kennen elkaar niet, zodat hier veel samenkomt. Bij één partner is het 1.",
        definition_en="How much the network around the organisation folds back on itself. Low: "
        "the partners do not know each other, so much comes together here. With one partner "
        "it is 1.",
        formula="Σ[j ∈ N(i)] (p(i,j) + Σ[q ∈ N(i)] p(i,q)·p(q,j))²; p(i,j) = 1/d(i) if i–j, else 0",
        source=f"{_BURT}; Burt (2004), Structural holes and good ideas, American Journal of "
        "Sociology 110(2), 349–399, doi 10.1086/421787",
        misleads_nl="Laag is niet beter: een hechte kring geeft steun en vertrouwen. Met weinig "
        "relaties zegt het getal vooral dát er weinig zijn.",
        misleads_en="Low is not better: a close circle gives support and trust. With few ties the "
        "number mostly says that they are few.",
        undefined_nl=_ISOLATE_NL,
        undefined_en=_ISOLATE_EN,
        # Two partners who are tied to each other and to nobody else give the most: 9/8.
        bounds=(0, 1.125),
    ),
    Measure(
        id="effective-size",
        level="organisation",
        unit="index",
        nl="effectieve omvang",
        en="effective size",
        definition_nl="Hoeveel verschillende kanten het netwerk op gaat: het aantal directe "
        "relaties, min wat dubbel is omdat de partners elkaar ook kennen.",
        definition_en="In how many different directions the network leads: the number of direct "
        "ties, minus what is double because the partners know each other too.",
        formula="d(i) – 2t(i)/d(i); t(i) = |{j–k : j, k ∈ N(i)}|",
        source=f"{_BURT}; Borgatti (1997), Structural holes: unpacking Burt's redundancy "
        "measures, Connections 20(1), 35–38",
        misleads_nl="Onbekende relaties tussen partners maken het getal te hoog.",
        misleads_en="Unknown ties between partners make the number too high.",
        undefined_nl=_ISOLATE_NL,
        undefined_en=_ISOLATE_EN,
        bounds=(1, math.inf),
    ),
    Measure(
        id="core-number",
        level="organisation",
        unit="count",
        nl="kernlaag",
        en="core number",
        definition_nl="Hoe diep de organisatie in het hechte deel van het netwerk zit. In laag 3 "
        "heeft ieder relaties met ten minste drie anderen uit die laag of dieper.",
        definition_en="How deep the organisation is in the dense part of the network. In layer 3 "
        "everyone has ties with at least three others of that layer or deeper.",
        formula="max{k : i ∈ k-core}",
        source="Seidman (1983), Network structure and minimum degree, Social Networks 5(3), "
        "269–287, doi 10.1016/0378-8733(83)90028-X",
        misleads_nl="De rand is geen slechte plek: een brug naar buiten zit vaak juist daar. "
        "Gevoelig voor wie niet is bevraagd.",
        misleads_en="The edge is no bad place: a bridge to the outside is often there. Sensitive "
        "to who was not asked.",
        undefined_nl=_ISOLATE_NL,
        undefined_en=_ISOLATE_EN,
        bounds=(1, math.inf),
    ),
    Measure(
        id="articulation",
        level="organisation",
        unit="yes_no",
        nl="onmisbare schakel",
        en="articulation point",
        definition_nl="Of een deel van het netwerk losraakt als deze organisatie wegvalt.",
        definition_en="Whether a part of the network comes loose when this organisation goes.",
        formula="components(G – i) > components(G)",
        source=_CUT_POINTS,
        misleads_nl="Een onbekende relatie kan het losse deel toch vasthouden. Ook wie de enige "
        "bekende deelnemer van een samenwerkingsverband is, is een schakel.",
        misleads_en="An unknown tie may hold the loose part after all. The only known member of a "
        "partnership is a link too.",
        undefined_nl="Is er altijd; zonder relaties is het nee.",
        undefined_en="Is always there; without ties it is no.",
        bounds=(0, 1),
    ),
    Measure(
        id="cuts-off",
        level="organisation",
        unit="count",
        nl="organisaties die losraken",
        en="organisations cut off",
        definition_nl="Hoeveel organisaties de verbinding met het grootste overblijvende deel "
        "verliezen als deze organisatie wegvalt.",
        definition_en="How many organisations lose the connection with the largest remaining part "
        "when this organisation goes.",
        formula="|C| – 1 – max |C'|; C = component of i, C' = components of C – i",
        source=_CUT_POINTS,
        misleads_nl="Een onbekende relatie kan het losse deel toch vasthouden.",
        misleads_en="An unknown tie may hold the loose part after all.",
        undefined_nl=_ALWAYS_NL,
        undefined_en=_ALWAYS_EN,
        bounds=(0, math.inf),
    ),
)

_ROLES: Final = (
    _role(
        "coordinator",
        names=("verbinder in de eigen wereld", "coordinator"),
        definition_nl="Hoe vaak de organisatie tussen twee anderen uit haar eigen wereld staat die "
        "samen geen relatie hebben.",
        definition_en="How often the organisation stands between two others of its own world that "
        "have no tie with each other.",
        worlds="w(j) = w(i) = w(k)",
    ),
    _role(
        "itinerant",
        names=("verbinder in een andere wereld", "itinerant broker"),
        definition_nl="Hoe vaak de organisatie tussen twee anderen uit één andere wereld staat die "
        "samen geen relatie hebben.",
        definition_en="How often the organisation stands between two others of one other world "
        "that have no tie with each other.",
        worlds="w(j) = w(k) ≠ w(i)",
    ),
    _role(
        "gatekeeper",
        names=("poortwachter", "gatekeeper"),
        definition_nl="Hoe vaak de organisatie tussen iemand uit haar eigen en iemand uit een "
        "andere wereld staat, en zo de een bij de ander binnen kan laten.",
        definition_en="How often the organisation stands between one of its own and one of another "
        "world, and so can let the other in.",
        worlds="w(j) ≠ w(i) = w(k)",
    ),
    _role(
        "representative",
        names=("vertegenwoordiger", "representative"),
        definition_nl="Hoe vaak de organisatie namens iemand uit haar eigen wereld kan spreken met "
        "iemand uit een andere. Relaties hebben hier geen richting; het getal is dus gelijk aan "
        "dat van poortwachter.",
        definition_en="How often the organisation can speak for one of its own world to one of "
        "another. Ties have no direction here, so it equals gatekeeper.",
        worlds="w(j) = w(i) ≠ w(k)",
    ),
    _role(
        "liaison",
        names=("verbinder tussen twee andere werelden", "liaison"),
        definition_nl="Hoe vaak de organisatie tussen twee anderen uit twee andere werelden staat, "
        "zoals een brug tussen leefwereld en systeemwereld.",
        definition_en="How often the organisation stands between two others of two other worlds, "
        "such as a bridge between lifeworld and system world.",
        worlds="w(i), w(j), w(k) all different",
    ),
)

ORGANISATION_MEASURES: Final = (*_CONTACTS, *_POSITION, *_ROLES)
