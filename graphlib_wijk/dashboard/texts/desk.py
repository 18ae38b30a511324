"""Words of the page Beheer: proposals, versions, and who did what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from graphlib_wijk.dashboard import answers
from graphlib_wijk.dashboard.i18n import N_, NOTHING, _, date, number
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.store import EVERYWHERE, Account, ConflictError
from graphlib_wijk.store.deeds import LINK
from graphlib_wijk.store.kept import Version
from graphlib_wijk.store.rights import ANYONE, LOCAL, Role

_ROLES: Final[Mapping[str, str]] = {
    "reader": N_("lezer"),
    "initiative": N_("initiatief"),
    "staff": N_("medewerker"),
    "operator": N_("beheerder"),
}
#: What is in the record, by code, in the order in which one chooses from them.
DEEDS: Final[Mapping[str, str]] = {
    "import": N_("gegevens bewaard"),
    "restore": N_("versie teruggezet"),
    "correction": N_("verbetering verwerkt"),
    "publish": N_("openbaar deel laten zien"),
    "withdraw": N_("openbaar deel niet meer laten zien"),
    "prune": N_("inhoud van oude versies gewist"),
    "prune-proposals": N_("oude voorstellen gewist"),
    "prune-notes": N_("oude notities gewist"),
    "propose": N_("verbetering voorgesteld"),
    "hand-in-form": N_("formulier van een organisatie doorgegeven"),
    "answer-proposal": N_("op een voorstel geantwoord"),
    "accept-proposal": N_("voorstel overgenomen"),
    "reject-proposal": N_("voorstel niet overgenomen"),
    "withdraw-proposal": N_("voorstel ingetrokken"),
    "make-link": N_("persoonlijke link gemaakt"),
    "revoke-link": N_("persoonlijke link ingetrokken"),
    "keep-note": N_("notitie bewaard"),
    "take-back-note": N_("notitie teruggenomen"),
    "add-account": N_("account toegevoegd"),
    "admit-account": N_("account volgens de groepen van de aanmelddienst"),
    "remove-account": N_("account gestopt"),
    "forget-account": N_("account vergeten"),
    "export-organisation": N_("alles over een organisatie opgehaald"),
    "refused": N_("geweigerd"),
}


def moment(at: str) -> str:
    """
    Write a moment as the reader does, in the time of the server.

    Parameters
    ----------
    at
        As the store keeps it.

    Returns
    -------
    words
        Day and time; a dash for none.
    """
    if not at:
        return NOTHING
    local = datetime.fromisoformat(at).astimezone()
    gaps = {"date": date(local.date().isoformat()), "time": f"{local:%H:%M}"}
    return _("%(date)s, %(time)s uur") % gaps


def day(at: str) -> str:
    """
    Write the day of a moment as the reader does.

    Parameters
    ----------
    at
        As the store keeps it.

    Returns
    -------
    words
        The day; a dash for none.
    """
    return date(datetime.fromisoformat(at).astimezone().date().isoformat()) if at else NOTHING


def person(pseudonym: str, people: Mapping[str, str]) -> str:
    """
    Say who is behind a pseudonym, as plain text.

    Parameters
    ----------
    pseudonym
        As the store keeps it.
    people
        E-mail addresses by pseudonym, as far as the reader may know.

    Returns
    -------
    words
        An address where it is known.
    """
    if people.get(pseudonym):
        return people[pseudonym]
    if pseudonym == LOCAL.id:
        return _("beheerder zonder account")
    if pseudonym == ANYONE.id:
        return _("iemand zonder account")
    if pseudonym.startswith(LINK):
        return _("iemand met een persoonlijke link")
    return _("een ander account (%(id)s)") % {"id": pseudonym}


def traced(pseudonym: str, people: Mapping[str, str]) -> str:
    """
    Say who is behind a pseudonym, and of a personal link which one, as plain text.

    Parameters
    ----------
    pseudonym
        As the store keeps it.
    people
        See `person`.

    Returns
    -------
    words
        As `person`, with the id of a link.
    """
    said = person(pseudonym, people)
    return f"{said} ({pseudonym})" if pseudonym.startswith(LINK) else said


def record(told: str, people: Mapping[str, str]) -> str:
    """
    Say what something was done to, as plain text.

    Parameters
    ----------
    told
        As the record has it.
    people
        See `person`.

    Returns
    -------
    words
        A version, a proposal or an account; else the id itself.
    """
    kind, _space, n = told.partition(" ")
    if kind in _RECORDS and n:
        return _(_RECORDS[kind]) % {"n": n}
    return people.get(told, told)


_RECORDS: Final = {"proposal": N_("voorstel %(n)s"), "version": N_("versie %(n)s")}


def role(code: Role) -> str:
    """
    Return what a role is called.

    Parameters
    ----------
    code
        A role.

    Returns
    -------
    label
        One word.
    """
    return _(_ROLES[code])


def belongs_to(account: Account, known: Mapping[str, str]) -> str:
    """
    Say for what an account is, as plain text.

    Parameters
    ----------
    account
        An account.
    known
        Names of municipalities by code.

    Returns
    -------
    words
        Municipalities or an organisation; a dash where there are none.
    """
    if EVERYWHERE in account.municipalities:
        return _("alle gemeenten")
    if account.municipalities:
        return ", ".join(sorted(known.get(code, code) for code in account.municipalities))
    return f"{account.organisation} · {account.dataset}" if account.organisation else NOTHING


def deed(code: str) -> str:
    """
    Return what a deed in the record is called.

    Parameters
    ----------
    code
        Its code.

    Returns
    -------
    label
        A few words; the code where there are none.
    """
    return _(DEEDS[code]) if code in DEEDS else code


def why(version: Version) -> str:
    """
    Say why there is a version, as plain text.

    Parameters
    ----------
    version
        A version.

    Returns
    -------
    words
        A few words.
    """
    if version.reason == "restore" and version.based_on:
        return _("versie %(n)s teruggezet") % {"n": number(version.based_on)}
    return _("verbetering verwerkt") if version.reason == "correction" else _("bestand bewaard")


def state_of(link: answers.desk.LinkSeen) -> str:
    """
    Say whether a personal link works, as plain text.

    Parameters
    ----------
    link
        A link.

    Returns
    -------
    words
        A few words.
    """
    if link.state == "revoked":
        return _("ingetrokken op %(day)s") % {"day": day(link.link.revoked_at or "")}
    told = {"day": day(link.link.expires_at)}
    return (
        _("verlopen op %(day)s") % told
        if link.state == "expired"
        else _("werkt tot %(day)s") % told
    )


def overtaken(error: ConflictError, people: Mapping[str, str]) -> str:
    """
    Say that somebody kept another version first.

    Parameters
    ----------
    error
        What the store says.
    people
        See `person`.

    Returns
    -------
    sentences
        Markdown; names are literal.
    """
    if error.version is None:
        return _(
            "Er zijn intussen al gegevens met deze naam, of juist niet meer. Er is niets bewaard. "
            "Kies een andere naam, of probeer het nog eens."
        )
    gaps = {
        "n": number(error.version.number),
        "who": literal(person(error.version.made_by, people)),
        "at": moment(error.version.made_at),
    }
    return (
        _(
            "Er is een nieuwere versie dan die waarvan u uitging: versie %(n)s, van %(who)s op "
            "%(at)s. Er is nog niets bewaard, en er is niets verloren. Bekijk eerst wat er anders "
            "is: wat alleen in die versie staat, staat straks niet meer in de nieuwste."
        )
        % gaps
    )
