"""
The data contract: which tables there are, which columns they have, what may stand in them.

Readers, check reports, template workbooks and documentation all iterate over `TABLES`;
nothing else knows a column by heart. Headers may be Dutch or English, in any case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from graphlib_wijk.vocabulary import fold

ColumnType = Literal[
    "text",
    "list",
    "names",
    "term",
    "terms",
    "yes_no",
    "date",
    "year",
    "coordinate",
    "strength",
    "kvk",
    "municipality_code",
    "neighbourhood_code",
    "neighbourhood_codes",
    "subneighbourhood_codes",
]


@dataclass(frozen=True, kw_only=True)
class Column:
    """
    One column of the contract.

    `name` is what code uses, `dutch` what files write. `registry` names the list of
    the vocabulary that a column of type ``term`` or ``terms`` draws from. `surest` are headers of
    other programs that win from a synonym, as the column's own names do.
    """

    name: str
    dutch: str
    type: ColumnType
    definition_nl: str
    definition_en: str
    example: str = ""
    required: bool = False
    registry: str = ""
    synonyms: tuple[str, ...] = ()
    surest: tuple[str, ...] = ()

    def headers(self) -> frozenset[str]:
        """
        Return every header that means this column, folded.

        Returns
        -------
        headers
            Folded words; never empty.
        """
        return self.own_headers() | frozenset(map(fold, self.synonyms))

    def own_headers(self) -> frozenset[str]:
        """
        Return the headers that win from synonyms of the same column, folded.

        Returns
        -------
        headers
            Folded words; never empty.
        """
        return frozenset(fold(word) for word in (self.name, self.dutch, *self.surest))


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table of the contract: its columns, and the file or sheet names it goes by."""

    name: str
    dutch: str
    definition_nl: str
    definition_en: str
    columns: tuple[Column, ...]
    required: bool = True
    synonyms: tuple[str, ...] = ()

    def names(self) -> frozenset[str]:
        """
        Return every file or sheet name that means this table, folded.

        Returns
        -------
        names
            Folded words; never empty.
        """
        return frozenset(fold(word) for word in (self.name, self.dutch, *self.synonyms))

    def column(self, name: str) -> Column:
        """
        Return the column with a canonical name.

        Parameters
        ----------
        name
            Canonical English name.

        Returns
        -------
        column
            The column.

        Raises
        ------
        KeyError
            If the table has no such column.
        """
        for candidate in self.columns:
            if candidate.name == name:
                return candidate
        message = f"Table {self.name} has no column {name!r}."
        raise KeyError(message)


_ORIGIN = Column(
    name="origin",
    dutch="bron",
    type="text",
    definition_nl="Waar het staat: een webpagina, een gesprek, een lijst.",
    definition_en="Where it was found: a web page, a conversation, a list.",
    example="https://www.lsabewoners.nl/",
    synonyms=("source", "bronvermelding", "herkomst"),
)
_NOTE = Column(
    name="note",
    dutch="toelichting",
    type="text",
    definition_nl="Vrije tekst bij de regel. Geen namen van personen.",
    definition_en="Free text about the row. No names of persons.",
    example="beheert de pluktuin",
    synonyms=(
        "opmerking",
        "opmerkingen",
        "omschrijving",
        "beschrijving",
        "notitie",
        "notes",
        "description",
    ),
)
_MUNICIPALITY = Column(
    name="municipality",
    dutch="gemeente",
    type="text",
    definition_nl="Naam van de gemeente. Leeg voor wie landelijk werkt.",
    definition_en="Name of the municipality; empty for those who work nationally.",
    example="Leeuwarden",
    synonyms=("gemeentenaam", "gm_naam", "plaats"),
)
_MUNICIPALITY_CODE = Column(
    name="municipality_code",
    dutch="gemeentecode",
    type="municipality_code",
    definition_nl="CBS-code van de gemeente: GM en vier cijfers.",
    definition_en="Statistics Netherlands code: GM and four digits.",
    example="GM0080",
    synonyms=("gm_code", "cbs gemeentecode"),
)
_LAT = Column(
    name="lat",
    dutch="lat",
    type="coordinate",
    definition_nl="Breedtegraad (WGS84), in graden. Of de y van de Rijksdriehoek, in meters.",
    definition_en="Latitude (WGS84) in degrees, or y of the Dutch national grid in metres.",
    example="53,2012",
    synonyms=("latitude", "breedtegraad", "y", "rd_y", "y_rd", "y coördinaat", "ycoord"),
)
_LON = Column(
    name="lon",
    dutch="lon",
    type="coordinate",
    definition_nl="Lengtegraad (WGS84), in graden. Of de x van de Rijksdriehoek, in meters.",
    definition_en="Longitude (WGS84) in degrees, or x of the Dutch national grid in metres.",
    example="5,7999",
    synonyms=("longitude", "lengtegraad", "lng", "x", "rd_x", "x_rd", "x coördinaat", "xcoord"),
)

ORGANISATIONS: Final = Table(
    name="organisations",
    dutch="organisaties",
    definition_nl="Eén regel per organisatie.",
    definition_en="One row per organisation.",
    synonyms=(
        "organisatie",
        "organisation",
        "nodes",
        "partijen",
        "initiatieven",
        "elements",
        "attributeList",
    ),
    columns=(
        Column(
            name="id",
            dutch="id",
            type="text",
            definition_nl="Vaste, unieke code. Zonder code maken we er een uit naam en gemeente.",
            definition_en="Lasting, unique code; made from name and municipality if missing.",
            example="le_bbhs",
            synonyms=("code", "organisatie_id", "nummer", "nr", "nodeID"),
            surest=("networkCanvasUUID",),
        ),
        Column(
            name="name",
            dutch="naam",
            type="text",
            definition_nl="Naam van de organisatie, zoals zij die zelf schrijft.",
            definition_en="Name of the organisation as it writes it itself.",
            example="Bewonersbedrijf Heechterp-Schieringen",
            required=True,
            synonyms=("organisatie", "organisatienaam", "label", "initiatief"),
        ),
        Column(
            name="kind",
            dutch="soort",
            type="term",
            registry="organisation_kinds",
            definition_nl="Soort organisatie, uit de woordenlijst.",
            definition_en="Kind of organisation, from the vocabulary.",
            example="bewonersbedrijf",
            synonyms=("type", "soort organisatie", "organisatietype"),
        ),
        Column(
            name="world",
            dutch="wereld",
            type="term",
            registry="worlds",
            definition_nl="Leefwereld, systeemwereld of brug. Leeg: volgt uit de soort.",
            definition_en="Lifeworld, system world or bridge; if empty it follows from the kind.",
            example="leefwereld",
        ),
        _MUNICIPALITY,
        _MUNICIPALITY_CODE,
        Column(
            name="neighbourhood",
            dutch="wijk",
            type="names",
            definition_nl="Naam van de wijk, of van meer wijken met | ertussen. Leeg voor wie in "
            "de hele gemeente werkt.",
            definition_en="Name of the neighbourhood, several with | between; empty for those who "
            "work in the whole municipality.",
            example="Heechterp & Schieringen",
            synonyms=("wijknaam", "wijken", "stadsdeel", "wk_naam", "gebied"),
        ),
        Column(
            name="neighbourhood_codes",
            dutch="wijkcode",
            type="neighbourhood_codes",
            definition_nl="CBS-code van de wijk: WK, vier cijfers en twee tekens. Meer codes met "
            "| ertussen.",
            definition_en="Statistics Netherlands code: WK, four digits, two characters; several "
            "with | between.",
            example="WK008050",
            synonyms=(
                "wijkcodes",
                "wk_code",
                "neighbourhood_code",
                "wijkcode_2023",
                "cbs wijkcode",
            ),
        ),
        Column(
            name="subneighbourhood_codes",
            dutch="buurtcode",
            type="subneighbourhood_codes",
            definition_nl="CBS-code van de buurt binnen de wijk: BU, vier cijfers en vier tekens. "
            "Meer codes met | ertussen. De wijk volgt eruit.",
            definition_en="Statistics Netherlands code of the smaller area within the "
            "neighbourhood: BU, four digits, four characters; several with | between.",
            example="BU00805001",
            synonyms=("buurtcodes", "bu_code", "subneighbourhood_code", "cbs buurtcode"),
        ),
        Column(
            name="themes",
            dutch="themas",
            type="terms",
            registry="themes",
            definition_nl="Waar de organisatie aan werkt. Meer thema's met | ertussen.",
            definition_en="What the organisation works on; several with | between.",
            example="groen|werk en inkomen",
            synonyms=("thema", "thema's", "theme", "tags", "onderwerpen"),
        ),
        Column(
            name="seeks",
            dutch="zoekt",
            type="list",
            definition_nl="Wat de organisatie zoekt, met | ertussen.",
            definition_en="What the organisation is looking for, with | between.",
            example="ruimte|vrijwilligers",
            synonyms=("vraag", "needs", "behoefte"),
        ),
        Column(
            name="offers",
            dutch="biedt",
            type="list",
            definition_nl="Wat de organisatie te bieden heeft, met | ertussen.",
            definition_en="What the organisation has to offer, with | between.",
            example="gereedschap",
            synonyms=("aanbod", "offer"),
        ),
        Column(
            name="asked",
            dutch="bevraagd",
            type="term",
            registry="answers",
            definition_nl="Is de organisatie naar haar relaties gevraagd? Schrijf ja, nee of geen "
            "antwoord. Leeg: onbekend.",
            definition_en="Was the organisation asked about its ties? yes, no or no answer; empty: "
            "unknown.",
            example="ja",
            synonyms=("gevraagd", "respons"),
        ),
        Column(
            name="asked_on",
            dutch="bevraagd_op",
            type="date",
            definition_nl="Wanneer er is gevraagd.",
            definition_en="When it was asked.",
            example="14-03-2026",
            synonyms=("datum bevraagd",),
        ),
        Column(
            name="website",
            dutch="website",
            type="text",
            definition_nl="Openbare website van de organisatie.",
            definition_en="Public website of the organisation.",
            example="https://www.voorbeeld.nl/",
            synonyms=("url", "site"),
        ),
        Column(
            name="kvk",
            dutch="kvk",
            type="kvk",
            definition_nl="KVK-nummer: acht cijfers. Leeg voor wie er geen heeft.",
            definition_en="Number in the trade register (KVK): eight digits; empty for who has "
            "none.",
            example="01234567",
            synonyms=("kvk-nummer", "kvknummer", "kvk nr", "kamer van koophandel", "coc number"),
        ),
        _LAT,
        _LON,
        Column(
            name="hidden",
            dutch="niet_tonen",
            type="yes_no",
            definition_nl="ja: telt mee, maar wordt niet aan lezers getoond.",
            definition_en="yes: counted, but not shown to readers.",
            example="nee",
            synonyms=("verbergen", "hide"),
        ),
        _ORIGIN,
        _NOTE,
    ),
)

TIES: Final = Table(
    name="ties",
    dutch="relaties",
    definition_nl="Eén regel per uitspraak: wie een relatie heeft met wie, en wie dat zegt.",
    definition_en="One row per statement: who is tied to whom, and who said so.",
    synonyms=(
        "relatie",
        "tie",
        "edges",
        "verbindingen",
        "connections",
        "links",
        "banden",
        "edgeList",
    ),
    columns=(
        Column(
            name="source",
            dutch="van",
            type="text",
            definition_nl="Id of exacte naam van de eerste organisatie.",
            definition_en="Id or exact name of the first organisation.",
            example="le_gem",
            required=True,
            synonyms=("from", "bron id", "organisatie 1", "partij 1"),
            surest=("networkCanvasSourceUUID",),
        ),
        Column(
            name="target",
            dutch="naar",
            type="text",
            definition_nl="Id of exacte naam van de tweede organisatie.",
            definition_en="Id or exact name of the second organisation.",
            example="le_bbhs",
            required=True,
            synonyms=("to", "partner", "organisatie 2", "partij 2"),
            surest=("networkCanvasTargetUUID",),
        ),
        Column(
            name="kind",
            dutch="soort",
            type="term",
            registry="tie_kinds",
            definition_nl="Soort relatie, uit de woordenlijst.",
            definition_en="Kind of tie, from the vocabulary.",
            example="opdracht",
            synonyms=("type", "soort relatie", "relatietype"),
        ),
        Column(
            name="reported_by",
            dutch="gemeld_door",
            type="names",
            definition_nl="Wie dit zelf zei: id of naam, met | ertussen. Leeg: alleen een bron.",
            definition_en="Who said so: id or name, with | between; empty: only a source.",
            example="le_bbhs",
            synonyms=("genoemd door", "bevestigd door"),
        ),
        Column(
            name="strength",
            dutch="sterkte",
            type="strength",
            definition_nl="1 kent elkaar, 2 wisselt informatie uit, 3 stemt af, 4 werkt samen, "
            "5 gezamenlijke opdracht.",
            definition_en="1 know each other, 2 exchange information, 3 coordinate, 4 work "
            "together, 5 joint assignment.",
            example="4",
        ),
        Column(
            name="since",
            dutch="sinds",
            type="date",
            definition_nl="Sinds wanneer: een jaar, een maand of een dag.",
            definition_en="Since when: a year, a month or a day.",
            example="2016",
            synonyms=("jaar", "startdatum", "begin"),
        ),
        Column(
            name="last_contact",
            dutch="laatste_contact",
            type="date",
            definition_nl="Wanneer er voor het laatst contact was.",
            definition_en="When they were last in touch.",
            example="06-2026",
            synonyms=("laatst contact",),
        ),
        Column(
            name="origin",
            dutch="bron",
            type="text",
            definition_nl=_ORIGIN.definition_nl,
            definition_en=_ORIGIN.definition_en,
            example=_ORIGIN.example,
            synonyms=("bronvermelding", "herkomst"),
        ),
        _NOTE,
    ),
)

NEIGHBOURHOODS: Final = Table(
    name="neighbourhoods",
    dutch="wijken",
    definition_nl="Eén regel per wijk. Mag ontbreken; dan komen de wijken uit de organisaties.",
    definition_en="One row per neighbourhood; optional, else taken from the organisations.",
    required=False,
    synonyms=("wijk", "neighbourhood", "neighborhoods", "gebieden"),
    columns=(
        Column(
            name="code",
            dutch="code",
            type="neighbourhood_code",
            definition_nl="CBS-code van de wijk.",
            definition_en="Statistics Netherlands code of the neighbourhood.",
            example="WK008050",
            synonyms=("wijkcode", "wk_code", "neighbourhood_code"),
        ),
        Column(
            name="name",
            dutch="naam",
            type="text",
            definition_nl="Naam van de wijk.",
            definition_en="Name of the neighbourhood.",
            example="Heechterp & Schieringen",
            required=True,
            synonyms=("wijk", "wijknaam", "wk_naam"),
        ),
        _MUNICIPALITY,
        _MUNICIPALITY_CODE,
        Column(
            name="year",
            dutch="jaar",
            type="year",
            definition_nl="Jaar van de CBS-indeling waar de code bij hoort. Codes veranderen.",
            definition_en="Year of the division; codes change, a code belongs to a year.",
            example="2023",
            synonyms=("jaar_indeling", "peiljaar"),
        ),
        _LAT,
        _LON,
    ),
)

SAME: Final = Table(
    name="same",
    dutch="dezelfde",
    definition_nl="Eén regel per besluit of twee namen dezelfde organisatie zijn. Mag ontbreken.",
    definition_en="One row per decision whether two names are the same organisation; optional.",
    required=False,
    synonyms=("dubbelen", "duplicates", "besluiten", "decisions"),
    columns=(
        Column(
            name="one",
            dutch="een",
            type="text",
            definition_nl="Id of exacte naam van de organisatie die blijft.",
            definition_en="Id or exact name of the organisation that stays.",
            example="le_bbhs",
            required=True,
            synonyms=("blijft", "organisatie 1", "id 1"),
        ),
        Column(
            name="other",
            dutch="ander",
            type="text",
            definition_nl="Id of exacte naam van de organisatie die erin opgaat.",
            definition_en="Id or exact name of the organisation that becomes part of it.",
            example="le_bbhs2",
            required=True,
            synonyms=("vervalt", "andere", "organisatie 2", "id 2"),
        ),
        Column(
            name="decision",
            dutch="besluit",
            type="term",
            registry="decisions",
            definition_nl="Wat een mens besloot: samen of nooit samen. Leeg: nog niet besloten.",
            definition_en="What a person decided: together or never together; empty: not yet.",
            example="samen",
            synonyms=("beslissing",),
        ),
        Column(
            name="decided_on",
            dutch="besloten_op",
            type="date",
            definition_nl="Wanneer dat is besloten.",
            definition_en="When that was decided.",
            example="14-03-2026",
            synonyms=("datum besluit",),
        ),
        _NOTE,
    ),
)

INTRODUCTIONS: Final = Table(
    name="introductions",
    dutch="kennismakingen",
    definition_nl="Eén regel per antwoord op een voorgestelde kennismaking. Mag ontbreken.",
    definition_en="One row per answer to a suggested introduction; optional.",
    required=False,
    synonyms=("kennismaking", "voorgesteld"),
    columns=(
        Column(
            name="source",
            dutch="van",
            type="text",
            definition_nl="Id of exacte naam van de ene organisatie.",
            definition_en="Id or exact name of the one organisation.",
            example="le_bbhs",
            required=True,
        ),
        Column(
            name="target",
            dutch="naar",
            type="text",
            definition_nl="Id of exacte naam van de andere organisatie.",
            definition_en="Id or exact name of the other organisation.",
            example="le_wp",
            required=True,
        ),
        Column(
            name="answer",
            dutch="antwoord",
            type="term",
            registry="introduction_answers",
            definition_nl="Wat ervan kwam: besproken, liever niet of kennisgemaakt. Leeg: nog "
            "niets.",
            definition_en="What came of it: discussed, declined or made; empty: nothing yet.",
            example="besproken",
            synonyms=("uitkomst", "status"),
        ),
        Column(
            name="answered_on",
            dutch="op",
            type="date",
            definition_nl="Wanneer dat bleek. Van twee antwoorden telt het laatste.",
            definition_en="When that was known; of two answers the latest counts.",
            example="14-03-2026",
            synonyms=("datum", "antwoord op"),
        ),
        _NOTE,
    ),
)

AGREEMENTS: Final = Table(
    name="agreements",
    dutch="afspraken",
    definition_nl="Eén regel per afspraak uit een wijkgesprek: wie doet wat, met wie. Mag "
    "ontbreken.",
    definition_en="One row per agreement of a dialogue: who does what, with whom; optional.",
    required=False,
    synonyms=("afspraak", "actiepunten", "acties", "actions"),
    columns=(
        Column(
            name="who",
            dutch="wie",
            type="names",
            definition_nl="Id of exacte naam van de organisatie die dit doet; meer met | ertussen. "
            "Geen namen van personen.",
            definition_en="Id or exact name of the organisation that does this; several with | "
            "between. No names of persons.",
            example="le_bbhs",
            required=True,
            synonyms=("trekker", "door wie", "door", "wie doet het"),
        ),
        Column(
            name="with_whom",
            dutch="met",
            type="names",
            definition_nl="Met welke organisaties: id of exacte naam, met | ertussen.",
            definition_en="With which organisations: id or exact name, with | between.",
            example="le_wp|le_gem",
            synonyms=("with", "met wie", "samen met"),
        ),
        Column(
            name="agreement",
            dutch="afspraak",
            type="text",
            definition_nl="Wat er is afgesproken, in één zin.",
            definition_en="What was agreed, in one sentence.",
            example="De buurttuin krijgt een kraan.",
            required=True,
            synonyms=("wat", "actie", "action"),
        ),
        Column(
            name="due",
            dutch="uiterlijk",
            type="date",
            definition_nl="Wanneer het klaar moet zijn: een jaar, een maand of een dag.",
            definition_en="By when: a year, a month or a day.",
            example="01-06-2026",
            synonyms=("voor wanneer", "deadline", "klaar op", "uiterste datum"),
        ),
        Column(
            name="agreed_on",
            dutch="afgesproken_op",
            type="date",
            definition_nl="Wanneer het is afgesproken.",
            definition_en="When it was agreed.",
            example="14-03-2026",
            synonyms=("datum afspraak",),
        ),
        Column(
            name="done",
            dutch="gedaan",
            type="yes_no",
            definition_nl="ja: gedaan. nee of leeg: nog niet, voor zover bekend.",
            definition_en="yes: done; no or empty: not yet, as far as is known.",
            example="nee",
            synonyms=("klaar", "afgerond"),
        ),
        _NOTE,
    ),
)

TABLES: Final = (ORGANISATIONS, TIES, NEIGHBOURHOODS, SAME, INTRODUCTIONS, AGREEMENTS)


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One key of ``over.toml``: what a data set says about itself."""

    name: str
    dutch: str
    type: Literal["text", "date", "yes_no"]
    definition_nl: str
    definition_en: str


ABOUT_FILE: Final = "over.toml"
ABOUT: Final = (
    Fact(
        name="title",
        dutch="titel",
        type="text",
        definition_nl="Naam van de gegevens, zoals bovenaan de pagina.",
        definition_en="Name of the data set, as shown at the top of the page.",
    ),
    Fact(
        name="description",
        dutch="omschrijving",
        type="text",
        definition_nl="Wat dit is en hoe het is gemaakt, in een paar zinnen.",
        definition_en="What this is and how it was made, in a few sentences.",
    ),
    Fact(
        name="reference_date",
        dutch="peildatum",
        type="date",
        definition_nl="De dag waarvoor de gegevens gelden.",
        definition_en="The day for which the data hold.",
    ),
    Fact(
        name="origin",
        dutch="bron",
        type="text",
        definition_nl="Waar de gegevens vandaan komen.",
        definition_en="Where the data come from.",
    ),
    Fact(
        name="licence",
        dutch="licentie",
        type="text",
        definition_nl="Wat anderen ermee mogen.",
        definition_en="What others may do with it.",
    ),
    Fact(
        name="fictional",
        dutch="fictief",
        type="yes_no",
        definition_nl="ja: verzonnen gegevens.",
        definition_en="yes: invented data.",
    ),
    Fact(
        name="everyone_asked",
        dutch="iedereen_bevraagd",
        type="yes_no",
        definition_nl="ja: een lege cel bij bevraagd betekent ja. Anders is het onbekend.",
        definition_en="yes: an empty cell under asked means yes; otherwise it is unknown.",
    ),
)

#: Sheets of a workbook, and files of a folder, that we add for people and never read.
COMPANIONS: Final = (
    "posities",
    "uitleg",
    "explanation",
    "voorbeeld",
    "example",
    "lijsten",
    "lists",
    "meldingen",
    "report",
)

#: Headers of columns that hold people. Such columns are never read, and the report says so.
PERSON_HEADERS: Final[Mapping[str, str]] = {
    fold(header): header
    for header in (
        "contactpersoon",
        "contact persoon",
        "contact",
        "contactpersonen",
        "voornaam",
        "achternaam",
        "voorletters",
        "naam contactpersoon",
        "voorzitter",
        "bestuurder",
        "secretaris",
        "penningmeester",
        "e-mail",
        "email",
        "mail",
        "e-mailadres",
        "emailadres",
        "e-mail adres",
        "mailadres",
        "contactgegevens",
        "aanspreekpunt",
        "telefoon",
        "telefoonnummer",
        "telefoonnr",
        "tel",
        "tel nr",
        "telnr",
        "mobiel",
        "mobiel nummer",
        "gsm",
        "phone",
        "bsn",
        "burgerservicenummer",
        "geboortedatum",
        "huisadres",
        "privéadres",
        "contact person",
        "first name",
        "last name",
        "surname",
    )
}
