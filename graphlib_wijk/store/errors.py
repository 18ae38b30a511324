"""What can go wrong with the database, each with a code and with words in both languages."""

from __future__ import annotations

from typing import ClassVar

from graphlib_wijk.tables import GraphlibWijkError
from graphlib_wijk.vocabulary import Language


class StoreError(GraphlibWijkError):
    """
    Something that the store could not or would not do.

    Parameters
    ----------
    **facts
        What fills the blanks of the sentences; also kept as `facts`.
    """

    code = "store"
    nl: ClassVar[str] = "Er ging iets mis met de database."
    en: ClassVar[str] = "Something went wrong with the database."

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.message())

    def message(self, language: Language = "nl") -> str:
        """
        Say what is wrong and what to do.

        Parameters
        ----------
        language
            Language of the reader.

        Returns
        -------
        message
            One or more sentences.
        """
        return (self.nl if language == "nl" else self.en).format(**self.facts)


class UnknownDatabaseError(StoreError):
    """The address names a kind of database that the store does not know."""

    code = "unknown-database"
    nl = "WIJKGRAAF_DATABASE_URL begint met {kind}. Gebruik sqlite of postgresql."
    en = "WIJKGRAAF_DATABASE_URL begins with {kind}. Use sqlite or postgresql."


class MissingDriverError(StoreError):
    """PostgreSQL was asked for, but its client library is not on this machine."""

    code = "missing-driver"
    nl = "Voor PostgreSQL is libpq nodig. Op Debian en Ubuntu: sudo apt-get install libpq5"
    en = "PostgreSQL needs libpq. On Debian and Ubuntu: sudo apt-get install libpq5"


class BusyError(StoreError):
    """Others were writing for so long that this deed did not get its turn; nothing changed."""

    code = "busy"
    nl = "De database is bezet. Er is niets veranderd. Probeer het zo nog eens."
    en = "The database is busy. Nothing was changed. Try again in a moment."


class FullDiskError(StoreError):
    """There is no room to write; what was there is still there."""

    code = "disk-full"
    nl = (
        "De schijf is vol. Er is niets veranderd, en lezen kan nog. Maak ruimte en probeer het "
        "opnieuw; herstarten hoeft niet."
    )
    en = (
        "The disk is full. Nothing was changed, and reading still works. Make room and try again; "
        "no restart is needed."
    )


class BrokenDiskError(StoreError):
    """The disk refuses to read or write for another reason than that it is full."""

    code = "disk-failed"
    nl = (
        "De schijf geeft een fout. Kijk eerst of uw wijziging er staat, en probeer het anders "
        "opnieuw. Komt dit terug? Laat dan de beheerder naar de schijf kijken."
    )
    en = (
        "The disk reports a fault. First see whether your change is there, and else try again. "
        "Does this come back? Then ask the administrator to look at the disk."
    )


class ReadOnlyError(StoreError):
    """The database may not be written, or not be made."""

    code = "read-only"
    nl = "In {place} kan niet worden geschreven. Geef schrijfrechten op de map en op het bestand."
    en = "{place} cannot be written. Give write permission on the folder and on the file."


class UnavailableError(StoreError):
    """The database server does not answer; nothing was changed."""

    code = "unavailable"
    nl = "De database {place} antwoordt niet. Er is niets veranderd. Probeer het zo nog eens."
    en = "The database {place} does not answer. Nothing was changed. Try again in a moment."


class CorruptDatabaseError(StoreError):
    """The file is damaged, or is no database."""

    code = "corrupt-database"
    nl = (
        "Het databasebestand {place} is beschadigd. Wijkgraaf verandert er niets aan. Zet een "
        "reservekopie terug: python -m graphlib_wijk restore {backup}"
    )
    en = (
        "The database file {place} is damaged. Wijkgraaf leaves it as it is. Put a back-up back: "
        "python -m graphlib_wijk restore {backup}"
    )


class OldSchemaError(StoreError):
    """The database was made by an older program."""

    code = "old-schema"
    nl = (
        "Deze database hoort bij een oudere versie van Wijkgraaf ({found}). Maak een reservekopie "
        "en werk haar bij: python -m graphlib_wijk migrate"
    )
    en = (
        "This database belongs to an older version of Wijkgraaf ({found}). Make a back-up and "
        "bring it up to date: python -m graphlib_wijk migrate"
    )


class NewerSchemaError(StoreError):
    """The database was made by a newer program than this one."""

    code = "newer-schema"
    nl = (
        "Deze database hoort bij een nieuwere versie van Wijkgraaf ({found}) dan deze ({known}). "
        "Er is niets veranderd. Installeer de nieuwere versie, of zet een oudere reservekopie "
        "terug."
    )
    en = (
        "This database belongs to a newer version of Wijkgraaf ({found}) than this one ({known}). "
        "Nothing was changed. Install the newer version, or put an older back-up back."
    )


class EmptyDatabaseError(StoreError):
    """A server's database that was not made ready yet."""

    code = "empty-database"
    nl = "De database {place} is nog leeg. Maak haar klaar: python -m graphlib_wijk migrate"
    en = "The database {place} is still empty. Make it ready: python -m graphlib_wijk migrate"


class ForeignDatabaseError(StoreError):
    """A database that holds tables of something else."""

    code = "foreign-database"
    nl = (
        "De database {place} is van een ander programma. Kies in WIJKGRAAF_DATABASE_URL een andere."
    )
    en = "The database {place} belongs to another program. Choose another WIJKGRAAF_DATABASE_URL."


class UnknownRecordError(StoreError):
    """What was asked for is not there, or no longer."""

    code = "unknown-record"
    nl = "{kind} {id} is er niet, of niet meer."
    en = "{kind} {id} is not there, or no longer."


class ScenarioError(StoreError):
    """A scenario is imagined and is not kept among the facts."""

    code = "scenario"
    nl = "Dit is een scenario en geen stand van zaken. Een scenario wordt niet als versie bewaard."
    en = "This is a scenario and not a fact. A scenario is not kept as a version."


class RefusedError(StoreError):
    """What was handed over cannot be kept as it is."""

    code = "refused"
    nl = "Dit kan niet worden bewaard: {why}."
    en = "This cannot be kept: {why}."


class ForbiddenError(StoreError):
    """Whoever asked has no right to it."""

    code = "forbidden"
    nl = "Hier hebt u geen recht op. Vraag het aan de beheerder."
    en = "You have no right to this. Ask the administrator."


class LinkRefusedError(StoreError):
    """A personal link that is wrong, has expired or was withdrawn; which of these is not told."""

    code = "link-refused"
    nl = "Deze link werkt niet, of niet meer. Vraag een nieuwe aan degene die hem stuurde."
    en = "This link does not work, or no longer. Ask whoever sent it for a new one."
