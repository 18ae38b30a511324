"""
The support signals, as data: what each says of an initiative, and what it cannot tell.

Pages, documentation and tests iterate over `SIGNALS`. The order is the order in which to read
them: first whom to ask, then whom to introduce, then what to strengthen or to renew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from graphlib_wijk.vocabulary import Language, Term


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A number that a signal depends on, with its default and its bounds."""

    name: str
    default: int
    least: int
    most: int
    unit_nl: str
    unit_en: str


@dataclass(frozen=True, kw_only=True)
class Signal(Term):
    """
    A support signal.

    `lesson` is what the neighbourhood dialogues taught that asks for it, `misleads` what it
    cannot tell, `asks_for` the code of the `ASKS` it belongs to, `evidence` what its
    evidence holds.
    """

    asks_for: str
    lesson_nl: str
    lesson_en: str
    misleads_nl: str
    misleads_en: str
    evidence_nl: str
    evidence_en: str
    source: str
    parameters: tuple[Parameter, ...] = ()

    def lesson(self, language: Language = "nl") -> str:
        """
        Return the lesson that asks for this signal.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        lesson
            One sentence.
        """
        return self.lesson_nl if language == "nl" else self.lesson_en

    def misleads(self, language: Language = "nl") -> str:
        """
        Return what this signal cannot tell.

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


#: What a signal asks somebody to do.
ASKS: Final = (
    Term(
        code="ask",
        nl="eerst vragen",
        en="ask first",
        definition_nl="We weten nog te weinig. Bel of bezoek dit initiatief.",
        definition_en="Too little is known. Call or visit this initiative.",
    ),
    Term(
        code="introduce",
        nl="kennismaken",
        en="introduce",
        definition_nl="Breng dit initiatief in contact met iemand die het nog niet kent.",
        definition_en="Bring this initiative into contact with somebody it does not know yet.",
    ),
    Term(
        code="strengthen",
        nl="verstevigen",
        en="strengthen",
        definition_nl="Het netwerk hangt aan weinig draden. Een tweede lijn geeft houvast.",
        definition_en="The network hangs on few threads. A second line gives more to hold on to.",
    ),
    Term(
        code="renew",
        nl="weer oppakken",
        en="take up again",
        definition_nl="Er is een relatie, maar zij is stil of wordt niet herkend. Vraag het na.",
        definition_en="There is a tie, but it is quiet or not recognised. Check it.",
    ),
)

MONTHS: Final = Parameter(
    name="months", default=12, least=1, most=60, unit_nl="maanden", unit_en="months"
)

_LINKING = (
    "Igalla, Edelenbos and van Meerkerk (2019), Public Management Review, "
    "doi 10.1080/14719037.2019.1604796: linking ties go together with support"
)

SIGNALS: Final = (
    Signal(
        code="not-heard",
        nl="nog niet gehoord",
        en="not heard yet",
        definition_nl="Dit initiatief heeft zelf nog niet verteld met wie het werkt.",
        definition_en="This initiative has not told yet who it works with.",
        asks_for="ask",
        lesson_nl="Een initiatief moet zich gehoord en gesteund voelen.",
        lesson_en="An initiative has to feel heard and supported.",
        misleads_nl="Zegt niets over het initiatief zelf; alleen over wat wij hebben gedaan.",
        misleads_en="Says nothing about the initiative itself, only about what we did.",
        evidence_nl="`answer`: wat er bij bevraagd staat.",
        evidence_en="`answer`: what the data say under asked.",
        source="Kadushin (2005), Social Networks 27(2), doi 10.1016/j.socnet.2005.01.005",
    ),
    Signal(
        code="no-linking-tie",
        nl="geen lijn naar een instelling",
        en="no line to an institution",
        definition_nl="Geen partner bij gemeente, woningcorporatie, welzijn of fonds.",
        definition_en="No partner at a municipality, housing association, welfare or fund.",
        asks_for="introduce",
        lesson_nl="Tussen leefwereld en systeemwereld gaapt een kloof.",
        lesson_en="There is a gap between the lifeworld and the system world.",
        misleads_nl="Een initiatief kan bewust zonder instellingen werken.",
        misleads_en="An initiative may work without institutions on purpose.",
        evidence_nl="`kinds`: de soorten instellingen zonder relatie.",
        evidence_en="`kinds`: the kinds of institution without a tie.",
        source=_LINKING,
    ),
    Signal(
        code="no-peer-tie",
        nl="kent nog geen ander initiatief",
        en="knows no other initiative yet",
        definition_nl="Geen relatie met een ander initiatief in de wijk, terwijl dat er wel is.",
        definition_en="No tie with another initiative of the neighbourhood, while there is one.",
        asks_for="introduce",
        lesson_nl="Initiatieven in één wijk moeten elkaar kunnen vinden.",
        lesson_en="Initiatives in one neighbourhood must be able to find each other.",
        misleads_nl="Een initiatief buiten deze gegevens telt niet mee.",
        misleads_en="An initiative outside these data does not count.",
        evidence_nl="`peers`: andere initiatieven van de wijk; `count`: hoeveel dat er zijn.",
        evidence_en="`peers`: other initiatives of the neighbourhood; `count`: how many there are.",
        source="Putnam (2000), Bowling Alone: bonding and bridging ties; LSA dialogues",
    ),
    Signal(
        code="hangs-on-one",
        nl="hangt aan één partner",
        en="hangs on one partner",
        definition_nl="Alles loopt via één partner.",
        definition_en="Everything runs through one partner.",
        asks_for="strengthen",
        lesson_nl="Een initiatief heeft soms een zetje nodig om verder te komen.",
        lesson_en="An initiative sometimes needs a nudge to get on.",
        misleads_nl="Eén goede partner kan genoeg zijn.",
        misleads_en="One good partner can be enough.",
        evidence_nl="`partners`: die ene partner; leeg bij een tafel zonder bekende deelnemers.",
        evidence_en="`partners`: that one partner; empty at a table without known members.",
        source="Pendants: Wasserman and Faust (1994), Social Network Analysis, chapter 4",
    ),
    Signal(
        code="falls-away-with",
        nl="raakt los als een ander stopt",
        en="is cut off if another stops",
        definition_nl="Stopt één bepaalde organisatie, dan raakt dit initiatief los van de rest.",
        definition_en="If one particular organisation stops, this initiative is cut off from the "
        "rest.",
        asks_for="strengthen",
        lesson_nl="Spreek vooraf af wie wat bijdraagt, ook als iemand wegvalt.",
        lesson_en="Agree beforehand who contributes what, also if somebody drops out.",
        misleads_nl="Relaties die we niet kennen kunnen het opvangen.",
        misleads_en="Ties that are not known may take it up.",
        evidence_nl="`organisations`: wie er niet mag wegvallen, de naaste eerst.",
        evidence_en="`organisations`: who must not drop out, the nearest first.",
        source="Cut points: Hopcroft and Tarjan (1973), Communications of the ACM 16(6)",
    ),
    Signal(
        code="fading",
        nl="al een tijd geen contact",
        en="no contact for a while",
        definition_nl="Met een partner is er al langer geen contact, gerekend tot de peildatum.",
        definition_en="There was no contact with a partner for a while before the reference date.",
        asks_for="renew",
        lesson_nl="De uitnodigende partij zijn verandert de relatie.",
        lesson_en="Being the inviting party changes the relation.",
        misleads_nl="Alleen van relaties waarvan het laatste contact bekend is.",
        misleads_en="Only for ties of which the last contact is known.",
        evidence_nl="`partners` en `last_contact`: met wie, en wanneer voor het laatst.",
        evidence_en="`partners` and `last_contact`: with whom, and when last.",
        source="Burt (2000), Decay functions, Social Networks 22(1)",
        parameters=(MONTHS,),
    ),
    Signal(
        code="unanswered",
        nl="wordt niet herkend",
        en="not recognised",
        definition_nl="Noemt een partner die wel is bevraagd, maar deze relatie niet noemt.",
        definition_en="Names a partner that was asked but does not name this tie.",
        asks_for="renew",
        lesson_nl="Spreek vooraf af wie wat bijdraagt.",
        lesson_en="Agree beforehand who contributes what.",
        misleads_nl="De ander kan iets anders onder een relatie verstaan, of iemand vergeten.",
        misleads_en="The other may mean something else by a tie, or forget somebody.",
        evidence_nl="`partners`: wie de relatie niet noemt.",
        evidence_en="`partners`: who does not name the tie.",
        source="Lee and Butts (2018), Mutual assent or unilateral nomination?, arXiv 1802.07838",
    ),
)
