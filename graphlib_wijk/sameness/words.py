"""Words in names of organisations that say little about which organisation it is, as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Word → legal form. Words of one form are the same; forms are left out when names are compared.
LEGAL_FORMS: Final[Mapping[str, str]] = {
    "stichting": "stichting",
    "stg": "stichting",
    "sticht": "stichting",
    "foundation": "stichting",
    "vereniging": "vereniging",
    "verg": "vereniging",
    "cooperatie": "cooperatie",
    "cooperatief": "cooperatie",
    "cooperatieve": "cooperatie",
    "coop": "cooperatie",
    "bv": "bv",
    "nv": "nv",
    "vof": "vof",
    "ltd": "bv",
    "gmbh": "bv",
}

#: Words that end in one of these are of that form too: a woonstichting is a stichting.
FORM_ENDS: Final = ("stichting", "vereniging", "cooperatie")

#: The same for words that mean something else elsewhere in a name than at its start or, with
#: a full stop, anywhere: "St. Jan" and "Stichting Jan", but not "Ver van huis".
LEADING_FORMS: Final[Mapping[str, str]] = {"st": "stichting", "ver": "vereniging"}

#: Words at the end of a name that say who is liable or that it is being founded.
CLOSING_WORDS: Final = frozenset({"ua", "ba", "wa", "cv", "io"})

#: Abbreviation with a full stop → word. Others are found by the word they are the start of.
ABBREVIATIONS: Final[Mapping[str, str]] = {
    "gem": "gemeente",
    "prov": "provincie",
    "won": "woning",
    "bew": "bewoners",
}
#: End of a word with a full stop → end of the whole word: "buurtver." is "buurtvereniging".
ABBREVIATED_ENDS: Final[Mapping[str, str]] = {"ver": "vereniging", "st": "stichting"}

#: Number words and ordinals → number.
NUMBERS: Final[Mapping[str, str]] = {
    **{
        word: str(number)
        for number, words in enumerate(
            (
                ("eerste",),
                ("twee", "tweede"),
                ("drie", "derde"),
                ("vier", "vierde"),
                ("vijf", "vijfde"),
                ("zes", "zesde"),
                ("zeven", "zevende"),
                ("acht", "achtste"),
                ("negen", "negende"),
                ("tien", "tiende"),
            ),
            start=1,
        )
        for word in words
    },
    **{
        roman: str(number)
        for number, roman in enumerate(("ii", "iii", "iv", "", "vi", "vii", "viii", "ix"), start=2)
        if roman
    },
}

#: Words that do not count, wherever they stand.
SMALL_WORDS: Final = _words(
    "de het t een van voor in op te en der den des ten ter aan bij met om s the of and eo "
    "omgeving omstreken"
)

#: Two parts of one town, or two groups in one building: names that differ in one of these, or
#: of which one has it and the other has not, are never the same.
TELLING_WORDS: Final = _words(
    "beheer beneden binnen boven buiten centrum dames exploitatie groot grote heren holding hoog "
    "jeugd jong jongens jongeren junioren kinderen klein kleine laag mannen meisjes midden "
    "moeders nieuw nieuwe noord noordelijk onder oost oostelijk oud oude ouderen senioren vaders "
    "vastgoed vrienden vrouwen west westelijk zuid zuidelijk"
)
DIRECTIONS: Final = tuple(
    (first + second, (first, second)) for first in ("noord", "zuid") for second in ("oost", "west")
)

#: Words for what an organisation is. Alone they name nobody: every town has a buurthuis.
GENERIC_WORDS: Final = _words(
    "actiegroep activiteitencentrum adviesraad afdeling basisschool bedrijf belangenvereniging "
    "bewoners bewonersbedrijf bewonerscommissie bewonersgroep bewonersinitiatief "
    "bewonersorganisatie bewonersplatform bibliotheek brede buurt buurtbedrijf buurtbeheer "
    "buurtcentrum buurtcomite buurtcooperatie buurthuis buurtkamer buurtmoestuin buurtpreventie "
    "buurtraad buurtschool buurtteam buurttuin buurtvereniging cafe centrum club comite commissie "
    "dierenweide dorpsbelang dorpshuis dorpsraad dorpsvereniging fonds gebiedsteam gemeente "
    "gezondheidscentrum ggd groep huis huisartsenpraktijk huurdersbelangenvereniging "
    "huurdersorganisatie huurdersraad huurdersvereniging initiatief jeugdcentrum jongerencentrum "
    "jongerenwerk kerk kinderboerderij kinderdagverblijf kinderopvang leerwerkbedrijf "
    "maatschappij moskee museum nederland nederlandse netwerk ondernemersvereniging organisatie "
    "ouderenbond platform politie project provincie repair samenwerkingsverband school "
    "scoutingvereniging sociaal sociale speeltuin speeltuinvereniging sport sportclub "
    "sportvereniging stichting team thuiszorg vereniging voedselbank voetbalvereniging "
    "vrijwilligers vrijwilligersorganisatie welzijn welzijnsorganisatie werkgroep wijk "
    "wijkbedrijf wijkbelang wijkcentrum wijkcomite wijkcooperatie wijkgebouw wijkoverleg "
    "wijkpanel wijkplatform wijkraad wijkteam wijkvereniging winkeliersvereniging "
    "woningcorporatie woningstichting woonstichting zorgaanbieder zorggroep"
)

#: Ends of place names that one letter tells apart: Molenwijk is not Molendijk.
TELLING_ENDS: Final = (
    ("wijk", "dijk", "rijk"),
    ("berg", "burg", "borg"),
    ("veld", "veen", "velde"),
    ("park", "perk"),
    ("laan", "baan", "maan"),
    ("land", "rand", "zand", "kant", "strand"),
    ("haven", "hoven"),
    ("meer", "moer", "weer"),
)

#: Letters of other scripts whose capitals look like Latin ones, in lower case: Cyrillic, Greek.
LOOK_ALIKES: Final[Mapping[int, int]] = str.maketrans(
    "\u0430\u0432\u0441\u0501\u0435\u04bb\u0456\u0458\u043a\u04cf\u043c\u043d\u043e\u0440\u051b\u0455\u0442\u0445\u051d\u0443"
    "\u03b1\u03b2\u03b5\u03b6\u03b7\u03b9\u03ba\u03bc\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7",
    "abcdehijklmhopqstxwyabezhikmnoptyx",
)
