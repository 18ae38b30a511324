"""
The form of one organisation, as data: its sheets, headings, words to choose from and marks.

Who writes the form and who reads it back both know it from here. A form may be in Dutch or in
English; both are understood.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from graphlib_wijk.vocabulary import LANGUAGES, TIE_KINDS, UNKNOWN, Language, fold

Verdict = Literal["", "right", "wrong", "unsure"]
#: The ends of a tie and the code of its kind, as its row has them.
TieEnds = tuple[str, str, str]

#: Signs of a mark that tells whether somebody changed another mark.
_MARK_SIZE: Final = 8
#: Rows for ties that are missing.
FREE_ROWS: Final = 25


@dataclass(frozen=True, kw_only=True)
class Wording:
    """A word or heading of the form in both languages."""

    nl: str
    en: str

    def of(self, language: Language) -> str:
        """
        Return the word in one language.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        word
            As the form shows it.
        """
        return self.nl if language == "nl" else self.en

    def is_meant(self, text: str) -> bool:
        """
        Tell whether a cell holds this word, in either language.

        Parameters
        ----------
        text
            Text of a cell.

        Returns
        -------
        meant
            Whatever its capitals, accents and spaces.
        """
        return fold(text) in {fold(self.nl), fold(self.en)}


#: Name of each sheet, in the order in which they stand.
SHEETS: Final[Mapping[str, Wording]] = {
    "told": Wording(nl="uitleg", en="explanation"),
    "details": Wording(nl="onze gegevens", en="our details"),
    "ties": Wording(nl="onze relaties", en="our ties"),
    "added": Wording(nl="nieuwe relaties", en="new ties"),
    "offered": Wording(nl="organisaties", en="organisations"),
    "words": Wording(nl="lijsten", en="lists"),
}
#: What tells which form it is.
MARKS: Final[Mapping[str, Wording]] = {
    "dataset": Wording(nl="Gegevensset", en="Data set"),
    "version": Wording(nl="Versie", en="Version"),
    "organisation": Wording(nl="Id van de organisatie", en="Id of the organisation"),
    "check": Wording(nl="Controle", en="Check"),
}
#: What an organisation can say about itself, in the order of the form.
DETAILS: Final[Mapping[str, Wording]] = {
    "name": Wording(nl="Naam", en="Name"),
    "themes": Wording(nl="Thema's", en="Themes"),
    "seeks": Wording(nl="Wat wij zoeken", en="What we seek"),
    "offers": Wording(nl="Wat wij bieden", en="What we offer"),
    "website": Wording(nl="Website", en="Website"),
    "note": Wording(nl="Toelichting", en="Note"),
    "hidden": Wording(nl="Niet tonen aan anderen", en="Do not show to others"),
}
ASKED: Final = Wording(nl="Wij zijn bevraagd op", en="We were asked on")
WHAT: Final = Wording(nl="Wat", en="What")
NOW: Final = Wording(nl="Zo staat het er nu", en="As it is now")
HELP: Final = Wording(nl="Hoe u dit invult", en="How to fill this in")

NUMBER: Final = Wording(nl="Nr", en="No.")
VERB: Final = Wording(nl="Onze organisatie …", en="Our organisation …")
OTHER_SIDE: Final = Wording(nl="… deze organisatie", en="… this organisation")
VERDICT: Final = Wording(nl="Klopt dit?", en="Is this right?")
CODE: Final = Wording(nl="Kenmerk", en="Mark")
#: What can be said about a tie, in the order of the form.
FACTS: Final[Mapping[str, Wording]] = {
    "since": Wording(nl="Sinds", en="Since"),
    "last_contact": Wording(nl="Laatste contact", en="Last contact"),
    "strength": Wording(nl="Hoe sterk (1–5)", en="How strong (1–5)"),
    "note": Wording(nl="Toelichting", en="Note"),
}
VERDICTS: Final[Mapping[Verdict, Wording]] = {
    "right": Wording(nl="klopt", en="right"),
    "wrong": Wording(nl="klopt niet", en="not right"),
    "unsure": Wording(nl="weet ik niet", en="don't know"),
}
YES_NO: Final = (Wording(nl="ja", en="yes"), Wording(nl="nee", en="no"))


def role_of(sheet: str) -> str:
    """
    Tell which sheet of the form has a name.

    Parameters
    ----------
    sheet
        Name of a sheet.

    Returns
    -------
    role
        Key of `SHEETS`; empty for a sheet of something else.
    """
    return next((role for role, name in SHEETS.items() if name.is_meant(sheet)), "")


def verdict_of(text: str) -> Verdict | None:
    """
    Read what somebody chose about a tie.

    Parameters
    ----------
    text
        Text of a cell.

    Returns
    -------
    verdict
        Empty for an empty cell; None for a word that is not in the list.
    """
    if not text:
        return ""
    return next((code for code, word in VERDICTS.items() if word.is_meant(text)), None)


def verbs(language: Language) -> dict[str, tuple[str, bool]]:
    """
    List what an organisation can do with another, as it says so itself.

    Parameters
    ----------
    language
        Language of the reader.

    Returns
    -------
    verbs
        By verb: the code of the kind of tie, and whether it reads from the organisation itself. A
        kind without a direction is there once.
    """
    found: dict[str, tuple[str, bool]] = {}
    for kind in TIE_KINDS:
        if kind.code != UNKNOWN:
            for outgoing in (True, False):
                found.setdefault(kind.verb(language, back=not outgoing), (kind.code, outgoing))
    return found


def verb_meant(text: str) -> tuple[str, bool] | None:
    """
    Read what an organisation does with another.

    Parameters
    ----------
    text
        A verb of `verbs`, in either language.

    Returns
    -------
    kind
        The code of the kind of tie, and whether it reads from the organisation itself; None for
        another word.
    """
    known = {fold(verb): kind for one in LANGUAGES for verb, kind in verbs(one).items()}
    return known.get(fold(text))


def check_of(dataset: str, version: int, organisation: str) -> str:
    """
    Return the mark that shows whether somebody changed which form this is.

    Parameters
    ----------
    dataset
        Id of the data set.
    version
        Number of the version.
    organisation
        Id of the organisation.

    Returns
    -------
    check
        A few letters and figures. It tells a slip, not a forgery: what somebody may do is never
        decided by it.
    """
    return _mark("form", dataset, str(version), organisation)


def code_of(organisation: str, tie: TieEnds) -> str:
    """
    Return the mark of a tie on the form of an organisation.

    Parameters
    ----------
    organisation
        Id of the organisation whose form it is.
    tie
        The tie.

    Returns
    -------
    code
        A few letters and figures, another one for each tie.
    """
    return _mark("tie", organisation, *tie)


def _mark(*parts: str) -> str:
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    # Letters only: a spreadsheet takes 12345678 and 1234E567 for numbers.
    return digest[:_MARK_SIZE].translate(str.maketrans("0123456789", "GHJKLMNPQR")).upper()
