"""
The words of the field, as data.

Every word a file may use, a page may show or a rule may test stands here once:
kinds of organisation and of tie, themes, worlds, standings, answers and
confirmations, with their Dutch and English label, a definition and the other
words people write for them. Nothing else in the package holds such a list.

An unknown word is never guessed: `find` returns None, and the caller keeps the
word as it was written and files it under `OTHER`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

Language = Literal["nl", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("nl", "en")

OTHER: Final = "other"
UNKNOWN: Final = "unknown"

#: What `fold` makes one space of.
_BETWEEN_WORDS: Final = re.compile(r"[\s\-_'\"’‘`./]+")


@dataclass(frozen=True, kw_only=True)
class Term:
    """One word of the field: a permanent code and what people read for it."""

    code: str
    nl: str
    en: str
    definition_nl: str
    definition_en: str
    synonyms: tuple[str, ...] = ()

    def label(self, language: Language = "nl") -> str:
        """
        Return the word as people read it.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        label
            Lower case, singular.
        """
        return self.nl if language == "nl" else self.en

    def definition(self, language: Language = "nl") -> str:
        """
        Return what the word means, in one sentence.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        definition
            One sentence with its full stop.
        """
        return self.definition_nl if language == "nl" else self.definition_en


@dataclass(frozen=True, kw_only=True)
class OrganisationKind(Term):
    """
    A kind of organisation.

    `world` is the code of the world it belongs to unless a row says otherwise,
    empty when that cannot be said. `initiative` marks the residents' kinds,
    `linking` the institutions whose tie opens doors to power or money.
    """

    world: str
    initiative: bool = False
    linking: bool = False


@dataclass(frozen=True, kw_only=True)
class TieKind(Term):
    """
    A kind of tie.

    The verbs tell it from the first organisation (`van`), and back from the second (`naar`);
    a kind without a direction has the same verb both ways.
    """

    verb_nl: str
    verb_en: str
    back_nl: str = ""
    back_en: str = ""

    @property
    def directed(self) -> bool:
        """Whether it reads one way."""
        return bool(self.back_nl)

    def verb(self, language: Language = "nl", *, back: bool = False) -> str:
        """
        Return the verb that stands between the two organisations.

        Parameters
        ----------
        language
            Language of the reader.
        back
            Tell it from the second organisation.

        Returns
        -------
        verb
            For example "geeft geld aan", and back "krijgt geld van".
        """
        if back and self.directed:
            return self.back_nl if language == "nl" else self.back_en
        return self.verb_nl if language == "nl" else self.verb_en


@dataclass(frozen=True, kw_only=True)
class Standing(Term):
    """
    Where an organisation stands in the network.

    `asked` tells whether the standing can only be said of an organisation that
    was asked about its ties. `needs_hand` marks the standings in which an
    initiative may need a hand.
    """

    asked: bool
    needs_hand: bool = False


@dataclass(frozen=True, kw_only=True)
class Confirmation(Term):
    """Whose word a tie rests on. `dashes` is the line style that tells it without colour."""

    dashes: tuple[int, ...] = ()


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


WORLDS: Final = (
    Term(
        code="lifeworld",
        nl="leefwereld",
        en="lifeworld",
        definition_nl="De wereld van bewoners: informeel, dichtbij, op eigen initiatief.",
        definition_en="The world of residents: informal, close by, on their own initiative.",
        synonyms=_words("leefwereld (bewoners), bewoners, informeel, L"),
    ),
    Term(
        code="system",
        nl="systeemwereld",
        en="system world",
        definition_nl="De wereld van instellingen: regels, beleid en beroepskrachten.",
        definition_en="The world of institutions: rules, policy and professionals.",
        synonyms=_words("systeem, instellingen, formeel, S"),
    ),
    Term(
        code="bridge",
        nl="brug",
        en="bridge",
        definition_nl="Hoort bij beide werelden, of verbindt ze.",
        definition_en="Belongs to both worlds, or joins them.",
        synonyms=_words("beide, beide werelden, B"),
    ),
)

ORGANISATION_KINDS: Final = (
    OrganisationKind(
        code="residents_initiative",
        nl="bewonersinitiatief",
        en="residents' initiative",
        definition_nl="Bewoners organiseren samen iets voor hun eigen buurt, in welke vorm ook.",
        definition_en="Residents organise something for their own area, in any legal form or none.",
        synonyms=_words(
            "burgerinitiatief, buurtinitiatief, initiatief, wijkinitiatief, bewonersinitiatieven, "
            "buurtinitiatieven, dorpsinitiatief, maatschappelijk initiatief, initiatiefgroep"
        ),
        world="lifeworld",
        initiative=True,
    ),
    OrganisationKind(
        code="residents_organisation",
        nl="bewonersorganisatie",
        en="residents' organisation",
        definition_nl="Een vaste groep bewoners die samen optreedt.",
        definition_en="A lasting group of residents who act together.",
        synonyms=_words(
            "bewonersgroep, bewonersvereniging, bewonersplatform, bewonersstichting, "
            "bewonersorganisaties, bewonerscomité, buurtcomité"
        ),
        world="lifeworld",
        initiative=True,
    ),
    OrganisationKind(
        code="self_organisation",
        nl="zelforganisatie",
        en="self-organisation",
        definition_nl="Een organisatie van en voor mensen die een achtergrond of taal delen.",
        definition_en="An organisation by and for people who share a background or language.",
        synonyms=_words(
            "migrantenorganisatie, migrantenzelforganisatie, zelforganisaties, migrantenvereniging"
        ),
        world="lifeworld",
        initiative=True,
    ),
    OrganisationKind(
        code="residents_enterprise",
        nl="bewonersbedrijf",
        en="residents' enterprise",
        definition_nl="Een kleine onderneming van en voor buurtbewoners die geld verdient voor de "
        "wijk.",
        definition_en="A small enterprise of and for residents that earns money for the area.",
        synonyms=_words(
            "buurtbedrijf, wijkbedrijf, wijkbv, wijkonderneming, buurtonderneming, "
            "bewonersbedrijven, bewonersonderneming, wijk-bv, buurt-bv"
        ),
        world="lifeworld",
        initiative=True,
    ),
    OrganisationKind(
        code="neighbourhood_cooperative",
        nl="wijkcoöperatie",
        en="neighbourhood cooperative",
        definition_nl="Een coöperatie waarvan bewoners of hun organisaties samen eigenaar zijn.",
        definition_en="A cooperative owned jointly by residents or their organisations.",
        synonyms=_words(
            "buurtcoöperatie, bewonerscoöperatie, dorpscoöperatie, wijkcoöperaties, wooncoöperatie"
        ),
        world="lifeworld",
        initiative=True,
    ),
    OrganisationKind(
        code="neighbourhood_association",
        nl="wijkvereniging",
        en="neighbourhood association",
        definition_nl="Een vereniging met leden uit de wijk, vaak met een eigen wijkcentrum.",
        definition_en="An association with members from the area, often with its own centre.",
        synonyms=_words(
            "buurtvereniging, dorpsvereniging, straatvereniging, wijkverenigingen, "
            "buurtverenigingen"
        ),
        world="lifeworld",
        initiative=True,
    ),
    OrganisationKind(
        code="neighbourhood_council",
        nl="wijk- of dorpsraad",
        en="neighbourhood or village council",
        definition_nl="Vrijwilligers die voor de wijk of het dorp spreken en de gemeente advies "
        "geven.",
        definition_en="Volunteers who speak for the area and advise the municipality.",
        synonyms=_words(
            "wijkraad, dorpsraad, deelwijkraad, wijkplatform, wijkpanel, wijkcomité, buurtraad, "
            "wijkraden, dorpsraden, wijk- en dorpsraad, wijk- en dorpsraden, dorpsbelang, "
            "plaatselijk belang"
        ),
        world="lifeworld",
        initiative=True,
    ),
    OrganisationKind(
        code="tenants_association",
        nl="huurdersorganisatie",
        en="tenants' association",
        definition_nl="Spreekt namens huurders met de woningcorporatie.",
        definition_en="Speaks for tenants with the housing association.",
        synonyms=_words(
            "huurdersvereniging, bewonerscommissie, huurdersraad, huurdersorganisaties, "
            "huurdersbelangenvereniging, huurdersplatform"
        ),
        world="lifeworld",
        initiative=True,
    ),
    OrganisationKind(
        code="energy_cooperative",
        nl="energiecoöperatie",
        en="energy cooperative",
        definition_nl="Bewoners die samen energie opwekken of besparen.",
        definition_en="Residents who generate or save energy together.",
        synonyms=_words("energie-initiatief, lokale energiecoöperatie, energiecoöperaties"),
        world="lifeworld",
        initiative=True,
    ),
    OrganisationKind(
        code="volunteer_organisation",
        nl="vrijwilligersorganisatie",
        en="volunteer organisation",
        definition_nl="Werkt vooral met vrijwilligers, niet alleen voor één wijk.",
        definition_en="Works mostly with volunteers, not for one area only.",
        synonyms=_words(
            "vrijwilligers, vrijwilligersorganisaties, vrijwilligersgroep, voedselbank"
        ),
        world="lifeworld",
    ),
    OrganisationKind(
        code="faith_organisation",
        nl="religieuze instelling",
        en="faith organisation",
        definition_nl="Kerk, moskee, tempel of een andere geloofsgemeenschap.",
        definition_en="Church, mosque, temple or another faith community.",
        synonyms=_words(
            "kerk, moskee, parochie, geloofsgemeenschap, levensbeschouwing, kerken, moskeeën, "
            "moskeevereniging, kerkgemeenschap, kerkgenootschap, synagoge, tempel, religieuze "
            "organisatie, levensbeschouwelijke organisatie"
        ),
        world="lifeworld",
    ),
    OrganisationKind(
        code="sports_club",
        nl="sportvereniging",
        en="sports club",
        definition_nl="Een vereniging om samen te sporten.",
        definition_en="A club for doing sports together.",
        synonyms=_words("sportclub, voetbalvereniging, sportverenigingen, sportclubs"),
        world="lifeworld",
    ),
    OrganisationKind(
        code="culture_organisation",
        nl="culturele organisatie",
        en="culture organisation",
        definition_nl="Muziek, theater, kunst, erfgoed of een ander cultureel doel.",
        definition_en="Music, theatre, art, heritage or another cultural purpose.",
        synonyms=_words(
            "cultuur, cultuurorganisatie, kunst en cultuur, culturele instelling, culturele "
            "vereniging, muziekvereniging, koor, theater, museum"
        ),
        world="lifeworld",
    ),
    OrganisationKind(
        code="community_centre",
        nl="buurthuis of wijkcentrum",
        en="community centre",
        definition_nl="Een plek in de wijk waar iedereen terechtkan.",
        definition_en="A place in the area that is open to everyone.",
        synonyms=_words(
            "buurthuis, wijkcentrum, huis van de wijk, dorpshuis, buurtcentrum, wijkgebouw, "
            "wijkhuis, ontmoetingscentrum, multifunctioneel centrum, mfc, mfa"
        ),
        world="bridge",
    ),
    OrganisationKind(
        code="social_enterprise",
        nl="sociale onderneming",
        en="social enterprise",
        definition_nl="Een onderneming met een sociaal doel.",
        definition_en="An enterprise with a social purpose.",
        synonyms=_words(
            "sociaal ondernemer, maatschappelijke onderneming, sociale ondernemingen, sociale "
            "ondernemer"
        ),
        world="bridge",
    ),
    OrganisationKind(
        code="library",
        nl="bibliotheek",
        en="library",
        definition_nl="Openbare bibliotheek.",
        definition_en="Public library.",
        synonyms=_words("bieb, openbare bibliotheek"),
        world="bridge",
    ),
    OrganisationKind(
        code="business_association",
        nl="ondernemersvereniging",
        en="business association",
        definition_nl="Ondernemers of winkeliers die samen optreden.",
        definition_en="Shopkeepers or entrepreneurs who act together.",
        synonyms=_words(
            "winkeliersvereniging, BIZ, bedrijveninvesteringszone, ondernemersverenigingen, "
            "ondernemerskring, bedrijvenvereniging"
        ),
        world="bridge",
    ),
    OrganisationKind(
        code="umbrella",
        nl="koepel",
        en="umbrella organisation",
        definition_nl="Een landelijk of regionaal verband waar organisaties lid van zijn.",
        definition_en="A national or regional association that organisations belong to.",
        synonyms=_words(
            "koepelorganisatie, netwerkorganisatie, landelijke vereniging, koepels, "
            "koepelvereniging, federatie"
        ),
        world="bridge",
    ),
    OrganisationKind(
        code="partnership",
        nl="samenwerkingsverband",
        en="partnership",
        definition_nl="Een tafel, afspraak of convenant waaraan organisaties meedoen; zelf geen "
        "organisatie.",
        definition_en="A table, agreement or covenant that organisations join; not a body itself.",
        synonyms=_words(
            "overlegtafel, actieteam, coalitie, convenant, alliantie, netwerktafel, wijktafel, "
            "wijkoverleg, netwerkoverleg, wijknetwerk, samenwerkingsovereenkomst"
        ),
        world="bridge",
    ),
    OrganisationKind(
        code="municipality",
        nl="gemeente",
        en="municipality",
        definition_nl="De gemeente, of een afdeling of gebiedsteam ervan.",
        definition_en="The municipality, or a department or area team of it.",
        synonyms=_words(
            "wijkmanager, gebiedsteam, stadsdeel, gemeentelijke afdeling, gemeenten, "
            "wijkregisseur, gebiedsmanager, gebiedsregisseur, gemeentelijke "
            "dienst"
        ),
        world="system",
        linking=True,
    ),
    OrganisationKind(
        code="government",
        nl="provincie of Rijk",
        en="province or national government",
        definition_nl="Een overheid boven de gemeente.",
        definition_en="A public authority above the municipality.",
        synonyms=_words("provincie, rijk, ministerie, rijksoverheid, waterschap, provincies"),
        world="system",
    ),
    OrganisationKind(
        code="housing_association",
        nl="woningcorporatie",
        en="housing association",
        definition_nl="Verhuurder van sociale huurwoningen.",
        definition_en="Landlord of social housing.",
        synonyms=_words(
            "corporatie, woningbouwvereniging, woonstichting, woningstichting, woningcorporaties, "
            "wooncorporatie, woningbouwcorporatie, sociale verhuurder"
        ),
        world="system",
        linking=True,
    ),
    OrganisationKind(
        code="welfare_organisation",
        nl="welzijnsorganisatie",
        en="welfare organisation",
        definition_nl="Sociaal werk, opbouwwerk en ontmoeting met beroepskrachten.",
        definition_en="Social work, community work and meeting places with professionals.",
        synonyms=_words(
            "welzijn, sociaal werk, opbouwwerk, welzijnsinstelling, welzijnsorganisaties, "
            "welzijnsstichting, welzijnswerk, maatschappelijk werk, jongerenwerk, ouderenwerk, "
            "buurtwerk"
        ),
        world="system",
        linking=True,
    ),
    OrganisationKind(
        code="social_team",
        nl="sociaal wijkteam",
        en="social neighbourhood team",
        definition_nl="Team van de gemeente waar bewoners met een hulpvraag terechtkunnen.",
        definition_en="Municipal team that residents can turn to with a question for help.",
        synonyms=_words(
            "wijkteam, buurtteam, sociaal team, sociale wijkteams, wijkteams, sociaal buurtteam"
        ),
        world="system",
    ),
    OrganisationKind(
        code="care_provider",
        nl="zorgaanbieder",
        en="care provider",
        definition_nl="Zorg voor lichaam of geest: huisarts, wijkverpleging, ggz, verpleeghuis.",
        definition_en="Care for body or mind: doctor, district nurse, mental health, nursing home.",
        synonyms=_words(
            "zorg, zorginstelling, huisarts, wijkverpleging, ggz, ggd, zorgaanbieders, "
            "zorgorganisatie, huisartsenpraktijk, gezondheidscentrum, thuiszorg, ouderenzorg, "
            "verpleeghuis, ziekenhuis, jeugdzorg, apotheek, fysiotherapeut"
        ),
        world="system",
    ),
    OrganisationKind(
        code="school",
        nl="school of kinderopvang",
        en="school or childcare",
        definition_nl="Onderwijs, van kinderopvang tot mbo.",
        definition_en="Education, from childcare to vocational college.",
        synonyms=_words(
            "school, onderwijs, kinderopvang, basisschool, onderwijsinstelling, scholen, "
            "basisonderwijs, voortgezet onderwijs, middelbare school, mbo, peuterspeelzaal, bso, "
            "kindcentrum, brede school"
        ),
        world="system",
    ),
    OrganisationKind(
        code="knowledge_institute",
        nl="kennisinstelling",
        en="knowledge institute",
        definition_nl="Hogeschool, universiteit of onderzoeksbureau.",
        definition_en="University or research institute.",
        synonyms=_words(
            "hogeschool, universiteit, kennisinstituut, kennisinstellingen, onderzoeksbureau, "
            "onderzoeksinstituut"
        ),
        world="system",
    ),
    OrganisationKind(
        code="police",
        nl="politie of handhaving",
        en="police or enforcement",
        definition_nl="Politie, wijkagent of gemeentelijke handhaving.",
        definition_en="Police or municipal enforcement.",
        synonyms=_words(
            "politie, wijkagent, handhaving, boa, wijkagenten, handhavers, boa's, toezicht en "
            "handhaving"
        ),
        world="system",
    ),
    OrganisationKind(
        code="employment_company",
        nl="werkbedrijf",
        en="sheltered employment company",
        definition_nl="Helpt mensen voor wie werk vinden lastig is aan een baan of werkplek.",
        definition_en="Helps people for whom finding work is hard to a job or workplace.",
        synonyms=_words(
            "sociaal werkbedrijf, sw-bedrijf, leerwerkbedrijf, sociaal ontwikkelbedrijf, sociale "
            "werkvoorziening, re-integratiebedrijf"
        ),
        world="system",
    ),
    OrganisationKind(
        code="company",
        nl="onderneming",
        en="company",
        definition_nl="Een bedrijf dat niet in de eerste plaats een sociaal doel heeft.",
        definition_en="A business whose main purpose is not social.",
        synonyms=_words(
            "bedrijf, aannemer, winkel, bedrijven, ondernemer, ondernemers, winkelier, "
            "commercieel bedrijf"
        ),
        world="system",
    ),
    OrganisationKind(
        code="fund",
        nl="fonds",
        en="fund",
        definition_nl="Geeft geld aan initiatieven.",
        definition_en="Gives money to initiatives.",
        synonyms=_words("vermogensfonds, subsidiefonds, fondsen, financier, subsidieverstrekker"),
        world="system",
        linking=True,
    ),
    OrganisationKind(
        code=OTHER,
        nl="overig",
        en="other",
        definition_nl="Een soort die niet in de lijst staat; het eigen woord blijft bewaard.",
        definition_en="A kind that is not in the list; the word as written is kept.",
        synonyms=_words("anders, overige, andere, diversen"),
        world="",
    ),
    OrganisationKind(
        code=UNKNOWN,
        nl="onbekend",
        en="unknown",
        definition_nl="Er is geen soort ingevuld.",
        definition_en="No kind was filled in.",
        synonyms=_words("?, niet bekend, weet niet"),
        world="",
    ),
)

TIE_KINDS: Final = (
    TieKind(
        code="cooperation",
        verb_nl="werkt samen met",
        verb_en="works with",
        nl="samenwerking",
        en="cooperation",
        definition_nl="Werken samen aan iets.",
        definition_en="Work on something together.",
        synonyms=_words(
            "SOK, samenwerkingsovereenkomst, convenant, werkt samen, samenwerken, werken samen, "
            "samenwerkingspartner, samenwerkingsverband, partnerschap"
        ),
    ),
    TieKind(
        code="contract",
        verb_nl="geeft een opdracht aan",
        verb_en="gives a contract to",
        back_nl="krijgt een opdracht van",
        back_en="gets a contract from",
        nl="opdracht",
        en="contract",
        definition_nl="De eerste betaalt de tweede voor een taak, ook bij het uitdaagrecht.",
        definition_en="The first pays the second for a task, right to challenge included.",
        synonyms=_words(
            "opdrachtgever, inkoop, right to challenge, uitdaagrecht, opdrachtverlening, "
            "aanbesteding, inhuur"
        ),
    ),
    TieKind(
        code="funding",
        verb_nl="geeft geld aan",
        verb_en="gives money to",
        back_nl="krijgt geld van",
        back_en="gets money from",
        nl="financiering",
        en="funding",
        definition_nl="De eerste geeft de tweede geld zonder tegenprestatie.",
        definition_en="The first gives the second money without a counter-service.",
        synonyms=_words(
            "subsidie, donatie, sponsoring, geld, subsidieert, subsidiëring, financiert, "
            "financieel, gift, bijdrage"
        ),
    ),
    TieKind(
        code="membership",
        verb_nl="is lid van of doet mee aan",
        verb_en="is a member of",
        back_nl="heeft als lid of deelnemer",
        back_en="has as a member",
        nl="lidmaatschap of deelname",
        en="membership",
        definition_nl="De eerste is lid van de tweede of doet eraan mee.",
        definition_en="The first is a member of the second or takes part in it.",
        synonyms=_words(
            "lidmaatschap, deelname, lid, deelnemer, koepel, lid van, deelnemer aan, neemt deel, "
            "neemt deel aan, doet mee aan, is lid van"
        ),
    ),
    TieKind(
        code="consultation",
        verb_nl="overlegt met",
        verb_en="consults with",
        nl="overleg",
        en="consultation",
        definition_nl="Spreken elkaar of zijn elkaars aanspreekpunt; minder dan samenwerken.",
        definition_en="Meet or are each other's contact; less than cooperation.",
        synonyms=_words(
            "contact, aanspreekpunt, gesprek, overlegt, overlegt met, regulier overleg, heeft "
            "contact"
        ),
    ),
    TieKind(
        code="referral",
        verb_nl="verwijst mensen door naar",
        verb_en="refers people to",
        back_nl="krijgt mensen doorverwezen van",
        back_en="gets people referred by",
        nl="doorverwijzing",
        en="referral",
        definition_nl="De eerste stuurt mensen door naar de tweede.",
        definition_en="The first sends people on to the second.",
        synonyms=_words("verwijzing, verwijst door, verwijst, verwijst naar, doorverwijzen"),
    ),
    TieKind(
        code="premises",
        verb_nl="geeft ruimte aan",
        verb_en="gives a place to",
        back_nl="krijgt ruimte van",
        back_en="gets a place from",
        nl="ruimte",
        en="premises",
        definition_nl="De eerste geeft de tweede een plek.",
        definition_en="The first gives the second a place.",
        synonyms=_words(
            "locatie, huisvesting, ruimtegebruik, accommodatie, gastheer, onderdak, verhuur"
        ),
    ),
    TieKind(
        code="support",
        verb_nl="ondersteunt",
        verb_en="supports",
        back_nl="krijgt ondersteuning van",
        back_en="is supported by",
        nl="ondersteuning",
        en="support",
        definition_nl="De eerste helpt de tweede met raad, begeleiding of spullen.",
        definition_en="The first helps the second with advice, guidance or goods.",
        synonyms=_words(
            "advies, begeleiding, hulp, steun, ondersteunt, adviseert, helpt, coaching"
        ),
    ),
    TieKind(
        code="representation",
        verb_nl="deelt een bestuurder met",
        verb_en="shares a board member with",
        nl="gedeeld bestuur",
        en="shared board",
        definition_nl="Delen een bestuurder of vertegenwoordiger; de persoon wordt niet bewaard.",
        definition_en="Share a board member or representative; the person is not stored.",
        synonyms=_words(
            "vertegenwoordiging, bestuur, gedeelde bestuurder, shared_member, bestuurslid, "
            "gezamenlijk bestuurslid, dubbelfunctie"
        ),
    ),
    TieKind(
        code="information",
        verb_nl="wisselt informatie uit met",
        verb_en="exchanges information with",
        nl="informatie-uitwisseling",
        en="information exchange",
        definition_nl="Houden elkaar op de hoogte.",
        definition_en="Keep each other informed.",
        synonyms=_words(
            "informatie, kennisdeling, nieuwsbrief, informatieuitwisseling, kennisuitwisseling, "
            "uitwisseling, houdt op de hoogte"
        ),
    ),
    TieKind(
        code=OTHER,
        verb_nl="heeft een relatie met",
        verb_en="has a tie with",
        nl="overig",
        en="other",
        definition_nl="Een soort die niet in de lijst staat; het eigen woord blijft bewaard.",
        definition_en="A kind that is not in the list; the word as written is kept.",
        synonyms=_words("anders, overige, andere"),
    ),
    TieKind(
        code=UNKNOWN,
        verb_nl="heeft een relatie met",
        verb_en="has a tie with",
        nl="onbekend",
        en="unknown",
        definition_nl="Er is geen soort ingevuld.",
        definition_en="No kind was filled in.",
        synonyms=_words("?, niet bekend, weet niet"),
    ),
)


def _theme(
    code: str, nl: str, en: str, definition_nl: str, definition_en: str, synonyms: str
) -> Term:
    return Term(
        code=code,
        nl=nl,
        en=en,
        definition_nl=definition_nl,
        definition_en=definition_en,
        synonyms=_words(synonyms),
    )


THEMES: Final = (
    _theme(
        "green",
        "groen",
        "green space",
        "Tuinen, bomen en ander groen in de buurt.",
        "Gardens, trees and other green in the area.",
        "natuur, tuinieren, moestuin, buurttuin, groenbeheer, groenonderhoud, stadslandbouw",
    ),
    _theme(
        "work",
        "werk en inkomen",
        "work and income",
        "Werk vinden, werk houden en een inkomen hebben.",
        "Finding work, keeping it and having an income.",
        "werk, economie, inkomen, werkgelegenheid, arbeid",
    ),
    _theme(
        "care",
        "zorg en welzijn",
        "care and welfare",
        "Gezondheid, zorg voor elkaar en hulp van beroepskrachten.",
        "Health, looking after each other and professional help.",
        "zorg, welzijn, welzijn en zorg, gezondheid, mantelzorg",
    ),
    _theme(
        "energy",
        "energie",
        "energy",
        "Energie besparen of samen opwekken.",
        "Saving energy or generating it together.",
        "energietransitie, energiebesparing",
    ),
    _theme(
        "meeting",
        "ontmoeting",
        "meeting",
        "Elkaar ontmoeten en samen dingen doen.",
        "Meeting each other and doing things together.",
        "ontmoeten, gezelligheid, sociale cohesie, samenleven",
    ),
    _theme(
        "safety",
        "veiligheid",
        "safety",
        "Veilig wonen en veilig over straat gaan.",
        "Living safely and feeling safe in the street.",
        "openbare orde en veiligheid, buurtpreventie, overlast",
    ),
    _theme(
        "participation",
        "participatie",
        "participation",
        "Meepraten, meedenken en meebeslissen over de buurt.",
        "Having a say in what happens in the area.",
        "zeggenschap, inspraak, bewonersparticipatie, burgerparticipatie, meedenken",
    ),
    _theme(
        "housing",
        "wonen",
        "housing",
        "Woningen: huren, kopen, onderhoud en vernieuwing.",
        "Homes: renting, buying, upkeep and renewal.",
        "woningen, huisvesting, volkshuisvesting, woningbouw",
    ),
    _theme(
        "youth",
        "jeugd",
        "youth",
        "Activiteiten en hulp voor kinderen en jongeren.",
        "Activities and help for children and young people.",
        "jongeren, kinderen, jeugd en gezin, jongerenwerk",
    ),
    _theme(
        "education",
        "onderwijs",
        "education",
        "Leren, op school en daarbuiten.",
        "Learning, at school and elsewhere.",
        "leren, educatie, scholing",
    ),
    _theme(
        "sport",
        "sport en bewegen",
        "sports and exercise",
        "Samen sporten, spelen en bewegen.",
        "Doing sports, playing and moving together.",
        "sport, bewegen, sporten",
    ),
    _theme(
        "culture",
        "cultuur",
        "culture",
        "Kunst, muziek, theater, erfgoed en feesten.",
        "Art, music, theatre, heritage and celebrations.",
        "kunst, kunst en cultuur, erfgoed, muziek",
    ),
    _theme(
        "poverty",
        "armoede en schulden",
        "poverty and debt",
        "Rondkomen met weinig geld en hulp bij schulden.",
        "Getting by on little money, and help with debts.",
        "armoede, schulden, schuldhulpverlening, armoedebestrijding, bestaanszekerheid",
    ),
    _theme(
        "loneliness",
        "eenzaamheid",
        "loneliness",
        "Zorgen dat minder mensen zich alleen voelen.",
        "Helping people to feel less alone.",
        "eenzaam, eenzaamheidsbestrijding",
    ),
    _theme(
        "public_space",
        "verkeer en openbare ruimte",
        "traffic and public space",
        "Straten, pleinen, parkeren en veilig verkeer.",
        "Streets, squares, parking and safe traffic.",
        "verkeer, openbare ruimte, mobiliteit, parkeren",
    ),
    _theme(
        "sustainability",
        "duurzaamheid",
        "sustainability",
        "Zuinig zijn op natuur, klimaat en spullen.",
        "Taking care of nature, climate and materials.",
        "milieu, klimaat, klimaatadaptatie, duurzaam, hergebruik",
    ),
    _theme(
        "language",
        "taal en integratie",
        "language and integration",
        "Nederlands leren en de weg vinden in Nederland.",
        "Learning Dutch and finding one's way in the Netherlands.",
        "taal, integratie, inburgering, laaggeletterdheid, taalles",
    ),
)

ANSWERS: Final = (
    Term(
        code="yes",
        nl="ja",
        en="yes",
        definition_nl="Er is gevraagd naar de relaties, en er is geantwoord.",
        definition_en="The organisation was asked about its ties and answered.",
        synonyms=_words("j, y, x, 1, waar, true, bevraagd, gesproken, heeft geantwoord"),
    ),
    Term(
        code="no",
        nl="nee",
        en="no",
        definition_nl="Er is nog niet naar de relaties gevraagd.",
        definition_en="The organisation has not been asked about its ties yet.",
        synonyms=_words(
            "n, 0, onwaar, false, niet bevraagd, nog niet, niet gevraagd, nog niet gevraagd, nog "
            "niet bevraagd"
        ),
    ),
    Term(
        code="no_answer",
        nl="geen antwoord",
        en="no answer",
        definition_nl="Er is gevraagd naar de relaties, maar er kwam geen antwoord.",
        definition_en="The organisation was asked about its ties but did not answer.",
        synonyms=_words(
            "geen reactie, non-respons, niet gereageerd, geen respons, niet geantwoord, nog geen "
            "antwoord"
        ),
    ),
)

DECISIONS: Final = (
    Term(
        code="together",
        nl="samen",
        en="together",
        definition_nl="Dit is dezelfde organisatie, en zij telt als één.",
        definition_en="This is the same organisation, which counts as one.",
        synonyms=_words("samenvoegen, dezelfde, hetzelfde, ja, merge, same"),
    ),
    Term(
        code="never",
        nl="nooit samen",
        en="never together",
        definition_nl="Dit zijn twee organisaties. Wijkgraaf vraagt er niet meer naar.",
        definition_en="These are two organisations; this is not asked again.",
        synonyms=_words("nooit samenvoegen, nooit, niet samen, verschillend, nee, different"),
    ),
)

INTRODUCTION_ANSWERS: Final = (
    Term(
        code="discussed",
        nl="besproken",
        en="discussed",
        definition_nl="Er is over gesproken; het is nog niet zover.",
        definition_en="It was talked about, and has not come to it yet.",
        synonyms=_words("in gesprek, voorgesteld, misschien, open"),
    ),
    Term(
        code="declined",
        nl="liever niet",
        en="declined",
        definition_nl="Een van beide wil dit niet. Wijkgraaf stelt het niet meer voor.",
        definition_en="One of the two does not want this; it is not suggested again.",
        synonyms=_words("afgewezen, niet gewenst, nee, geweigerd, rejected"),
    ),
    Term(
        code="made",
        nl="kennisgemaakt",
        en="made",
        definition_nl="Zij hebben elkaar ontmoet. Of er een relatie uit komt, staat bij relaties.",
        definition_en="They have met; whether a tie came of it is in the table of ties.",
        synonyms=_words("gelukt, ontmoet, gedaan, ja, met, done"),
    ),
)

CONFIRMATIONS: Final = (
    Confirmation(
        code="confirmed",
        nl="bevestigd",
        en="confirmed",
        definition_nl="Beide kanten noemen deze relatie.",
        definition_en="Both ends named this tie.",
    ),
    Confirmation(
        code="one_sided",
        nl="door één kant genoemd",
        en="one-sided",
        definition_nl="Eén kant noemt deze relatie. De andere kant is bevraagd, maar noemt "
        "die niet.",
        definition_en="One end named this tie; the other was asked and did not.",
        dashes=(8, 6),
    ),
    Confirmation(
        code="not_confirmable",
        nl="nog niet te bevestigen",
        en="not confirmable yet",
        definition_nl="Eén kant noemt deze relatie. Van de andere kant kennen we geen antwoord: "
        "die is nog niet bevraagd, of wat zij zei is niet voor iedereen.",
        definition_en="One end named this tie; the other end's answer is not known: it has not "
        "been asked, or what it said is not for everyone.",
        dashes=(14, 4, 2, 4),
    ),
    Confirmation(
        code="unknown",
        nl="uit een bron",
        en="from a source",
        definition_nl="Een bron noemt deze relatie. Geen van beide kanten heeft het zelf gezegd.",
        definition_en="A source names this tie; neither end's own word is recorded.",
        dashes=(2, 5),
    ),
)

STANDINGS: Final = (
    Standing(
        code="not_asked",
        nl="nog niet bevraagd",
        en="not asked yet",
        definition_nl="We kennen geen relaties, en de organisatie heeft zelf nog niets verteld. "
        "Vragen is de eerste stap.",
        definition_en="No ties are known, and the organisation itself has not told anything yet. "
        "Asking is the first step.",
        asked=False,
    ),
    Standing(
        code="partial",
        nl="deels bekend",
        en="partly known",
        definition_nl="We weten alleen wat anderen of bronnen zeggen. Het eigen verhaal ontbreekt "
        "nog, dus er kunnen meer relaties zijn.",
        definition_en="Only what others or sources say is known; its own view is missing, so there "
        "may be more ties.",
        asked=False,
    ),
    Standing(
        code="isolated",
        nl="nog geen bekende relaties",
        en="no known ties yet",
        definition_nl="De organisatie is bevraagd, en er zijn nog geen relaties bekend.",
        definition_en="It was asked, and no ties are known yet.",
        asked=True,
        needs_hand=True,
    ),
    Standing(
        code="umbrella_only",
        nl="alleen met een koepel verbonden",
        en="tied to an umbrella only",
        definition_nl="Heeft alleen een relatie met een landelijk of regionaal verband, nog niet "
        "in de buurt.",
        definition_en="Tied to a national or regional association only, not locally.",
        asked=True,
        needs_hand=True,
    ),
    Standing(
        code="outside_only",
        nl="alleen relaties buiten de wijk",
        en="ties outside the neighbourhood only",
        definition_nl="Heeft partners, maar geen daarvan hoort bij dezelfde wijk.",
        definition_en="Has partners, but none of them shares its neighbourhood.",
        asked=True,
        needs_hand=True,
    ),
    Standing(
        code="small_group",
        nl="klein groepje",
        en="small group",
        definition_nl="Zit in een groepje van twee of drie organisaties, los van de rest.",
        definition_en="Part of a group of two or three organisations apart from the rest.",
        asked=True,
        needs_hand=True,
    ),
    Standing(
        code="one_thread",
        nl="hangt aan één partner",
        en="hangs on one partner",
        definition_nl="Heeft precies één partner. Valt die weg, dan staat de organisatie er alleen "
        "voor.",
        definition_en="Has exactly one partner; without it, it would stand alone.",
        asked=True,
        needs_hand=True,
    ),
    Standing(
        code="one_sided",
        nl="nog niet bevestigd",
        en="not confirmed yet",
        definition_nl="Elke relatie is door maar één kant genoemd, terwijl beide kanten zijn "
        "bevraagd. Vraag het eerst na.",
        definition_en="Each tie was named by one end only, though both ends were asked. Check "
        "first.",
        asked=True,
    ),
    Standing(
        code="connected",
        nl="verbonden",
        en="connected",
        definition_nl="Heeft meer dan één partner, ook in de eigen wijk of gemeente als die "
        "bekend is.",
        definition_en="Has more than one partner, in its own neighbourhood or municipality too "
        "where that is known.",
        asked=True,
    ),
)

REGISTRIES: Final[Mapping[str, tuple[Term, ...]]] = {
    "worlds": WORLDS,
    "organisation_kinds": ORGANISATION_KINDS,
    "tie_kinds": TIE_KINDS,
    "themes": THEMES,
    "answers": ANSWERS,
    "decisions": DECISIONS,
    "introduction_answers": INTRODUCTION_ANSWERS,
    "confirmations": CONFIRMATIONS,
    "standings": STANDINGS,
}


def fold(text: str) -> str:
    """
    Reduce a word to what makes it the same word for a reader.

    Case, accents, invisible characters, hyphens, underscores, quotes and runs of
    spaces do not count. Used to compare headers, vocabulary words and names of
    neighbourhoods; never to store anything.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    folded
        Lower case, single spaces; empty when nothing readable is left.

    Examples
    --------
    >>> fold("  Coöperatie_Heechterp-Schieringen ")
    'cooperatie heechterp schieringen'
    """
    kept = text.lower()
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text).casefold()
        kept = "".join(c for c in decomposed if unicodedata.category(c) not in {"Mn", "Cf"})
    return _BETWEEN_WORDS.sub(" ", kept.replace("&", " en ")).strip()


@cache
def _index(registry: str) -> Mapping[str, Term]:
    by_word: dict[str, Term] = {}
    for term in REGISTRIES[registry]:
        for word in (term.code, term.nl, term.en, *term.synonyms):
            by_word.setdefault(fold(word), term)
    return by_word


def kind_as_written(code: str, given: str, language: Language = "nl") -> str:
    """
    Return the kind of an organisation in the word of its own file, as far as that says it.

    The words of files are Dutch: in another language they are shown only where the list has none.

    Parameters
    ----------
    code
        Code of the kind.
    given
        The word as it was written; may be empty.
    language
        Language of the reader.

    Returns
    -------
    kind
        The written word; behind the list's word where it says something else, such as the legal
        form of an initiative; the list's word where none was written.

    Examples
    --------
    >>> kind_as_written("residents_initiative", "stichting")
    'bewonersinitiatief (stichting)'
    >>> kind_as_written("other", "ruimteschip")
    'ruimteschip'
    >>> kind_as_written("residents_initiative", "stichting", "en")
    "residents' initiative"
    """
    if not given or (language != "nl" and code != OTHER):
        return label("organisation_kinds", code, language)
    term = find("organisation_kinds", given)
    if code == (term.code if term else OTHER):
        return given
    return f"{label('organisation_kinds', code, language)} ({given})"


def find(registry: str, word: str) -> Term | None:
    """
    Look a written word up.

    Parameters
    ----------
    registry
        Name of a list in `REGISTRIES`, for example ``"tie_kinds"``.
    word
        The word as somebody wrote it, in either language, in any case.

    Returns
    -------
    term
        The term meant, or None when the word is not known. Never a guess.

    Examples
    --------
    >>> find("organisation_kinds", "Wijkraad").code
    'neighbourhood_council'
    >>> find("organisation_kinds", "ruimteschip") is None
    True
    """
    return _index(registry).get(fold(word))


def term(registry: str, code: str) -> Term:
    """
    Return the term that bears a code.

    Parameters
    ----------
    registry
        Name of a list in `REGISTRIES`.
    code
        A code of that list.

    Returns
    -------
    term
        The term.

    Raises
    ------
    KeyError
        If no term of the list bears the code.
    """
    for candidate in REGISTRIES[registry]:
        if candidate.code == code:
            return candidate
    message = f"{registry} has no term with the code {code!r}."
    raise KeyError(message)


def label(registry: str, code: str, language: Language = "nl") -> str:
    """
    Return the label of a code, or the text itself where it is no code.

    Words that no list knows (an own theme, say) are kept as they were written,
    so that they are shown as they were written.

    Parameters
    ----------
    registry
        Name of a list in `REGISTRIES`.
    code
        A code of that list, or a word kept as written.
    language
        Language of the reader.

    Returns
    -------
    label
        The label, or `code` unchanged.

    Examples
    --------
    >>> label("themes", "green"), label("themes", "bijen")
    ('groen', 'bijen')
    """
    known = _labels(registry, language)
    return known.get(code, code)


@cache
def _labels(registry: str, language: Language) -> Mapping[str, str]:
    return {entry.code: entry.label(language) for entry in REGISTRIES[registry]}


def codes(terms: Iterable[Term]) -> tuple[str, ...]:
    """
    Return the codes of some terms, in their order.

    Parameters
    ----------
    terms
        Any terms.

    Returns
    -------
    codes
        One code per term.
    """
    return tuple(entry.code for entry in terms)


INITIATIVE_KINDS: Final = frozenset(codes(k for k in ORGANISATION_KINDS if k.initiative))
LINKING_KINDS: Final = frozenset(codes(k for k in ORGANISATION_KINDS if k.linking))
PARTNERSHIP: Final = "partnership"
RESIDENTS_INITIATIVE: Final = "residents_initiative"
UMBRELLA: Final = "umbrella"
