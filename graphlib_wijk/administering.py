"""
The commands for who looks after the database: what they are called, take, do and say.

The store loads when a command runs, so that checking a file does not wait for a database.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphlib_wijk import form_command
from graphlib_wijk.vocabulary import Language

if TYPE_CHECKING:
    from graphlib_wijk.store import Account

#: What each command is for.
COMMANDS: Final[dict[str, str]] = {
    "migrate": "maak de database klaar, of werk haar bij",
    "backup": "maak een reservekopie van de database, ook terwijl anderen werken",
    "restore": "zet een reservekopie terug; wat er stond blijft ernaast bewaard",
    "users": "wie mag zich aanmelden: toevoegen, tonen, weghalen, vergeten",
    "links": "persoonlijke links voor initiatieven: maken, tonen, intrekken",
    "form": "formulier voor een organisatie: maken, of een ingevuld formulier inlezen",
    "dossier": "alles wat over één organisatie wordt bewaard, als JSON",
    "prune": "wis wat niet langer nodig is: inhoud van oude versies, notities, oude voorstellen",
}
_ROLES: Final = ("reader", "initiative", "staff", "operator")
_DAYS: Final = 30
_KEPT: Final = 5
_KEPT_DAYS: Final = 730

_WORDS: Final[dict[Language, dict[str, str]]] = {
    "nl": {
        "ready": "De database is bij (versie {after}). Er was niets te doen.",
        "migrated": "De database is bijgewerkt naar versie {after}.",
        "kept": "Voor het bijwerken is een reservekopie gemaakt: {path}",
        "backed-up": "Reservekopie gemaakt: {path}",
        "restored": "Teruggezet: {source}",
        "before": "Wat er stond is bewaard: {path}",
        "added": "Toegevoegd: {email} ({role})",
        "removed": "{email} kan zich niet meer aanmelden.",
        "forgotten": "{email} is vergeten. In het logboek staat nog {id}.",
        "nobody": "Er is niemand met het adres {email}.",
        "none": "Er is er nog geen.",
        "off": "kan zich niet aanmelden",
        "made": "Link voor {organisation}, tot {day}. Bewaar hem: hij is later niet op te vragen.",
        "revoked": "Ingetrokken: {id}",
        "pruned": "Weg: inhoud van {versions} versies, {notes} notities, {proposals} voorstellen.",
        "missing": "Hierbij hoort ook: {what}",
    },
    "en": {
        "ready": "The database is up to date (version {after}). There was nothing to do.",
        "migrated": "The database was brought up to version {after}.",
        "kept": "A back-up was made before that: {path}",
        "backed-up": "Back-up made: {path}",
        "restored": "Put back: {source}",
        "before": "What was there is kept: {path}",
        "added": "Added: {email} ({role})",
        "removed": "{email} can no longer sign in.",
        "forgotten": "{email} is forgotten. The record still has {id}.",
        "nobody": "There is nobody with the address {email}.",
        "none": "There is none yet.",
        "off": "cannot sign in",
        "made": "Link for {organisation}, until {day}. Keep it: it cannot be shown again.",
        "revoked": "Withdrawn: {id}",
        "pruned": "Gone: content of {versions} versions, {notes} notes, {proposals} proposals.",
        "missing": "This also needs: {what}",
    },
}


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a command has to say, and whether it went well."""

    text: str
    well: bool = True


def add_arguments(command: str, parser: argparse.ArgumentParser) -> None:
    """
    Add what a command takes to its parser.

    Parameters
    ----------
    command
        One of `COMMANDS`.
    parser
        The parser of that command.
    """
    group = parser.add_argument_group("wat")
    if command == "backup":
        group.add_argument("file", nargs="?", metavar="BESTAND", help="het bestand voor de kopie")
    if command == "restore":
        group.add_argument("file", metavar="BESTAND", help="de reservekopie")
    if command == "users":
        group.add_argument("what", choices=("add", "list", "remove", "forget"))
        group.add_argument("email", nargs="?", metavar="ADRES", help="e-mailadres")
        group.add_argument("--role", choices=_ROLES, default="reader", help="rol")
        group.add_argument("--name", default="", metavar="NAAM", help="hoe iemand heet")
        group.add_argument("--dataset", default="", metavar="SET", help="bij een initiatief")
        group.add_argument("--organisation", default="", metavar="ID", help="bij een initiatief")
        group.add_argument(
            "--municipality",
            action="append",
            default=[],
            metavar="CODE",
            help="bij een medewerker: gemeentecode, vaker mag; * voor alle gemeenten",
        )
    if command == "links":
        group.add_argument("what", choices=("make", "list", "revoke"))
        group.add_argument("subject", metavar="SET|LINK", help="gegevensset, of id van de link")
        group.add_argument("organisation", nargs="?", metavar="ID", help="id van de organisatie")
        group.add_argument(
            "--days", type=int, default=_DAYS, metavar="DAGEN", help="hoe lang de link werkt"
        )
    if command == "form":
        form_command.add_arguments(group)
    if command in {"dossier", "prune"}:
        group.add_argument("dataset", metavar="SET", help="gegevensset")
    if command == "dossier":
        group.add_argument("organisation", metavar="ID", help="id van de organisatie")
    if command == "prune":
        group.add_argument(
            "--keep", type=int, default=_KEPT, metavar="AANTAL", help="versies die heel blijven"
        )
        group.add_argument(
            "--days",
            type=int,
            default=_KEPT_DAYS,
            metavar="DAGEN",
            help="notities en voorstellen waar zo lang niets mee gebeurde gaan weg",
        )


def run(given: argparse.Namespace) -> Outcome:
    """
    Carry out a command.

    Parameters
    ----------
    given
        What was typed: `command`, `language`, and what `add_arguments` asks for.

    Returns
    -------
    outcome
        What to say; a database that cannot be used is told, not raised.
    """
    from graphlib_wijk.store import StoreError

    try:
        return _RUNS[given.command](given, datetime.now(UTC))
    except StoreError as error:
        return Outcome(text=error.message(given.language), well=False)


def _migrate(given: argparse.Namespace, at: datetime) -> Outcome:
    from graphlib_wijk.store import back_up
    from graphlib_wijk.store.database import Database
    from graphlib_wijk.store.migrating import latest, migrate, revision_of
    from graphlib_wijk.store.place import database_url

    words = _WORDS[given.language]
    database = Database(database_url())
    lines = []
    # A new file has nothing to keep; a server has tools of its own.
    if database.path and database.path.exists() and revision_of(database) not in {"", latest()}:
        lines = [words["kept"].format(path=back_up(database, at))]
    before, after = migrate(database)
    database.close()
    lines.append(words["ready" if before == after else "migrated"].format(after=after))
    return Outcome(text="\n".join(lines))


def _back_up(given: argparse.Namespace, at: datetime) -> Outcome:
    from graphlib_wijk.store import back_up
    from graphlib_wijk.store.database import Database
    from graphlib_wijk.store.migrating import require_current
    from graphlib_wijk.store.place import database_url

    database = Database(database_url())
    if database.path:
        require_current(database)
    path = back_up(database, at, Path(given.file) if given.file else None)
    database.close()
    return Outcome(text=_WORDS[given.language]["backed-up"].format(path=path))


def _restore(given: argparse.Namespace, at: datetime) -> Outcome:
    from graphlib_wijk.store import put_back
    from graphlib_wijk.store.database import Database
    from graphlib_wijk.store.place import database_url

    words = _WORDS[given.language]
    database = Database(database_url())
    kept = put_back(database, Path(given.file), at)
    database.close()
    lines = [words["restored"].format(source=given.file)]
    lines += [words["before"].format(path=kept)] if kept else []
    return Outcome(text="\n".join(lines))


def _users(given: argparse.Namespace, at: datetime) -> Outcome:
    from graphlib_wijk.store import LOCAL, Signature, open_store
    from graphlib_wijk.store.people import normal

    words = _WORDS[given.language]
    by = Signature(actor=LOCAL, at=at)
    if given.what != "list" and not given.email:
        return Outcome(text=words["missing"].format(what="ADRES"), well=False)
    with open_store() as store:
        if given.what == "add":
            fields = {"name": given.name, "dataset": given.dataset}
            account = store.people.add(
                given.email,
                by,
                role=given.role,
                organisation=given.organisation,
                municipalities=given.municipality,
                **fields,
            )
            return Outcome(text=words["added"].format(email=account.email, role=account.role))
        accounts = store.people.list(by)
        if given.what == "list":
            return Outcome(text="\n".join(_line(a, words) for a in accounts) or words["none"])
        for account in accounts:
            if account.email == normal(given.email):
                end = store.people.remove if given.what == "remove" else store.people.forget
                end(account.id, by)
                said = words["removed" if given.what == "remove" else "forgotten"]
                return Outcome(text=said.format(email=account.email, id=account.id))
    return Outcome(text=words["nobody"].format(email=given.email), well=False)


def _line(account: Account, words: dict[str, str]) -> str:
    where = [account.dataset, account.organisation, *sorted(account.municipalities)]
    parts = [account.email, account.role, account.name, *where]
    return "  ".join(filter(None, [*parts, "" if account.active else words["off"]]))


def _links(given: argparse.Namespace, at: datetime) -> Outcome:
    from graphlib_wijk.store import LOCAL, Signature, open_store

    words = _WORDS[given.language]
    by = Signature(actor=LOCAL, at=at)
    if given.what == "make" and not given.organisation:
        return Outcome(text=words["missing"].format(what="ID"), well=False)
    with open_store() as store:
        if given.what == "revoke":
            store.links.revoke(given.subject, by)
            return Outcome(text=words["revoked"].format(id=given.subject))
        if given.what == "list":
            links = store.links.list(given.subject, by)
            lines = (
                f"{k.id}  {k.organisation}  {k.expires_at}  {k.revoked_at or ''}" for k in links
            )
            return Outcome(text="\n".join(line.rstrip() for line in lines) or words["none"])
        link, token = store.links.make(
            given.subject, given.organisation, by, expires_at=at + timedelta(days=given.days)
        )
    said = words["made"].format(organisation=link.organisation, day=link.expires_at[:10])
    return Outcome(text=f"{said}\n{token}")


def _form(given: argparse.Namespace, at: datetime) -> Outcome:
    from graphlib_wijk.store import LOCAL, Signature, open_store

    with open_store() as store:
        text, well = form_command.run(store, given, Signature(actor=LOCAL, at=at))
    return Outcome(text=text, well=well)


def _dossier(given: argparse.Namespace, at: datetime) -> Outcome:
    from graphlib_wijk.store import LOCAL, Signature, open_store

    with open_store() as store:
        found = store.dossier(given.dataset, given.organisation, Signature(actor=LOCAL, at=at))
    return Outcome(text=json.dumps(found, ensure_ascii=False, indent=2))


def _prune(given: argparse.Namespace, at: datetime) -> Outcome:
    from graphlib_wijk.store import LOCAL, Signature, open_store

    by, before = Signature(actor=LOCAL, at=at), at - timedelta(days=max(given.days, 0))
    with open_store() as store:
        gone = {
            "versions": store.versions.prune(given.dataset, by, keep=given.keep),
            "notes": store.notes.prune(given.dataset, by, before=before),
            "proposals": store.proposals.prune(given.dataset, by, before=before),
        }
    return Outcome(text=_WORDS[given.language]["pruned"].format(**gone))


_RUNS: Final[dict[str, Callable[[argparse.Namespace, datetime], Outcome]]] = {
    "migrate": _migrate,
    "backup": _back_up,
    "restore": _restore,
    "users": _users,
    "links": _links,
    "form": _form,
    "dossier": _dossier,
    "prune": _prune,
}
