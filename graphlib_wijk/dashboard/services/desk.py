"""
What the page Beheer asks of the store, and does to it.

Nothing is kept here: each answer is the store's own, with the rights of this moment. Every deed
may raise a `StoreError`, whose message is for people.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import streamlit as st

from graphlib_wijk.dashboard import answers, catalogue, hosting, link_cookie, sharing, signing_in
from graphlib_wijk.dashboard.services import files, loading
from graphlib_wijk.dashboard.state import View
from graphlib_wijk.dashboard.workspace import Draft
from graphlib_wijk.reading.characters import guarded
from graphlib_wijk.store import (
    Account,
    AuditEntry,
    Proposal,
    RowChange,
    Source,
    Subject,
    Version,
    may,
)
from graphlib_wijk.store.contents import municipalities_of
from graphlib_wijk.store.dealing import State
from graphlib_wijk.store.moments import moment
from graphlib_wijk.store.rights import Action, Role
from graphlib_wijk.store.sight import organisation_subject
from graphlib_wijk.tables import Dataset
from graphlib_wijk.vocabulary import fold
from graphlib_wijk.writing.csv_folder import csv_table

#: How long a personal link works, in days.
DAYS: Final = 90
MOST_DAYS: Final = 365
_OPEN: Final[tuple[State, ...]] = ("open",)
_DECIDED: Final[tuple[State, ...]] = ("accepted", "rejected", "withdrawn")
_LONGEST_NAME: Final = 64


def entry_of(view: View) -> catalogue.Entry | None:
    """
    Find the data set of the store that the reader works on.

    Parameters
    ----------
    view
        What the reader looks at.

    Returns
    -------
    entry
        The one in view, else the first of the store; None where nothing is kept.
    """
    kept = loading.held()
    return next((one for one in kept if one.name == view.dataset), kept[0] if kept else None)


def current(entry: catalogue.Entry) -> int:
    """
    Return the number of the version that counts.

    Parameters
    ----------
    entry
        A data set of the store.

    Returns
    -------
    number
        0 for a data set that is not in the store.
    """
    return entry.latest if isinstance(entry.latest, int) else 0


def numbers(entry: catalogue.Entry) -> list[int]:
    """
    List the versions that the reader can open.

    Parameters
    ----------
    entry
        A data set of the store.

    Returns
    -------
    numbers
        From new to old.
    """
    earlier = [spot for spot in entry.earlier.values() if isinstance(spot, int)]
    return [current(entry), *earlier]


def source_of(entry: catalogue.Entry) -> loading.Source | None:
    """
    Return the current version of a data set as the reader may see it.

    Parameters
    ----------
    entry
        A data set of the store.

    Returns
    -------
    source
        None when it went away meanwhile.
    """
    return loading.source(View(dataset=entry.name))


def may_do(entry: catalogue.Entry, *actions: Action) -> bool:
    """
    Tell whether the reader may do something with a whole data set.

    Parameters
    ----------
    entry
        A data set of the store.
    *actions
        What; all of them.

    Returns
    -------
    allowed
        What the store would say.
    """
    actor = signing_in.actor()
    if actor.role == "operator":
        return True
    there = Subject(dataset=entry.name, municipalities=municipalities_of(_whole(entry)))
    return all(may(actor, action, there) for action in actions)


def may_about(entry: catalogue.Entry, organisation: str, action: Action) -> bool:
    """
    Tell whether the reader may do something about one organisation.

    Parameters
    ----------
    entry
        A data set of the store.
    organisation
        Its id.
    action
        What.

    Returns
    -------
    allowed
        What the store would say.
    """
    actor = signing_in.actor()
    if actor.role == "operator":
        return True
    return may(actor, action, organisation_subject(_whole(entry), entry.name, organisation))


def administers() -> bool:
    """
    Tell whether the reader looks after the installation.

    Returns
    -------
    administers
        Whether accounts and the record are for the reader.
    """
    return may(signing_in.actor(), "manage-accounts", Subject())


def _whole(entry: catalogue.Entry) -> Dataset:
    return loading.dataset_of(loading.Source(entry.name, number=current(entry)))


def _seen(entry: catalogue.Entry) -> Dataset:
    source = source_of(entry)
    return loading.dataset_of(source) if source else _whole(entry)


def names(entry: catalogue.Entry, changes: Iterable[RowChange] = ()) -> Mapping[str, str]:
    """
    Name the organisations of a data set.

    Parameters
    ----------
    entry
        A data set of the store.
    changes
        What differs from another version.

    Returns
    -------
    names
        See `answers.desk.names_in`.
    """
    return answers.desk.names_in(_seen(entry), changes)


def people() -> Mapping[str, str]:
    """
    Tell who is behind the pseudonyms that the reader may know.

    Returns
    -------
    people
        E-mail addresses by pseudonym; for all but the operator only the reader's own.
    """
    if administers():
        return {one.id: one.email or one.id for one in accounts()}
    return {signing_in.actor().id: signing_in.address()}


def waiting(entry: catalogue.Entry) -> tuple[answers.desk.Proposed, ...]:
    """
    List the proposals that nobody decided about yet.

    Parameters
    ----------
    entry
        A data set of the store.

    Returns
    -------
    proposed
        From old to new; those that the reader may see.
    """
    return _proposed(entry, _OPEN)


def decided(entry: catalogue.Entry) -> tuple[answers.desk.Proposed, ...]:
    """
    List the proposals that somebody decided about.

    Parameters
    ----------
    entry
        A data set of the store.

    Returns
    -------
    proposed
        From new to old; those that the reader may see.
    """
    return _proposed(entry, _DECIDED)[::-1]


def _proposed(
    entry: catalogue.Entry, states: tuple[State, ...]
) -> tuple[answers.desk.Proposed, ...]:
    found = sharing.required().proposals.list(entry.name, signing_in.signature(), states=states)
    if not found:
        return ()
    seen = _seen(entry)
    return tuple(
        answers.desk.proposed_of(
            seen, one, decides=may_about(entry, one.organisation, "decide") and one.state == "open"
        )
        for one in found
    )


def waiting_elsewhere(entry: catalogue.Entry) -> Mapping[str, int]:
    """
    Count the proposals that wait in other data sets.

    Parameters
    ----------
    entry
        The data set that the reader works on.

    Returns
    -------
    counts
        By id of the data set; none of those where nothing waits.
    """
    others = [one.name for one in loading.held() if one.name != entry.name]
    by, store = signing_in.signature(), sharing.required()
    counts = {name: len(store.proposals.list(name, by, states=_OPEN)) for name in others}
    return {name: count for name, count in counts.items() if count}


def take_over(proposal: Proposal) -> Proposal:
    """
    Carry a proposal out.

    Parameters
    ----------
    proposal
        The proposal as it was shown.

    Returns
    -------
    proposal
        With the version it became part of.
    """
    by = signing_in.signature()
    return sharing.required().proposals.accept(proposal.id, by, revision=proposal.revision)


def turn_down(proposal: Proposal, reason: str) -> Proposal:
    """
    Decide that a proposal is not carried out.

    Parameters
    ----------
    proposal
        The proposal as it was shown.
    reason
        Why.

    Returns
    -------
    proposal
        Rejected.
    """
    return sharing.required().proposals.reject(
        proposal.id, signing_in.signature(), reason=reason, revision=proposal.revision
    )


def history(entry: catalogue.Entry) -> tuple[Version, ...]:
    """
    List the versions of a data set.

    Parameters
    ----------
    entry
        A data set of the store.

    Returns
    -------
    versions
        From new to old.
    """
    return sharing.required().versions.history(entry.name, signing_in.signature())[::-1]


def difference(entry: catalogue.Entry, old: int, new: int) -> tuple[RowChange, ...]:
    """
    Tell what differs between two versions.

    Parameters
    ----------
    entry
        A data set of the store.
    old, new
        Two versions.

    Returns
    -------
    changes
        Row by row.
    """
    return sharing.required().versions.difference(entry.name, old, new, signing_in.signature())


def put_back(entry: catalogue.Entry, number: int) -> Version:
    """
    Make an earlier version current again.

    Parameters
    ----------
    entry
        A data set of the store.
    number
        The earlier version.

    Returns
    -------
    version
        The new version with the same content.
    """
    return sharing.required().versions.restore(entry.name, number, signing_in.signature())


def publish(entry: catalogue.Entry, *, published: bool) -> None:
    """
    Let everyone see the public part of a data set, or no longer.

    Parameters
    ----------
    entry
        A data set of the store.
    published
        Whether everyone may.
    """
    by = signing_in.signature()
    sharing.required().versions.publish(entry.name, by, published=published)


def prune(entry: catalogue.Entry, keep: int) -> int:
    """
    Take away what old versions held.

    Parameters
    ----------
    entry
        A data set of the store.
    keep
        How many of the latest versions stay whole.

    Returns
    -------
    pruned
        How many versions lost their content.
    """
    return sharing.required().versions.prune(entry.name, signing_in.signature(), keep=keep)


def name_for(title: str) -> str:
    """
    Make a name for a data set of the store.

    Parameters
    ----------
    title
        What the data are called.

    Returns
    -------
    name
        Letters, digits and hyphens only; ``gegevens`` when nothing is left.
    """
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in fold(title))
    return "-".join(filter(None, kept.split("-")))[:_LONGEST_NAME].strip("-") or "gegevens"


def save(draft: Draft, name: str, expected: int) -> Version:
    """
    Keep new files for everyone who may look.

    Parameters
    ----------
    draft
        Files without errors, and what the reader decided about them.
    name
        Id of the data set.
    expected
        The version that the reader started from; 0 for a new data set.

    Returns
    -------
    version
        The new version, with the names of the files and the SHA-256 of what was in them.
    """
    return sharing.required().versions.save(
        name,
        files.decided(draft),
        signing_in.signature(),
        source=_origin(draft),
        expected=expected,
    )


def _origin(draft: Draft) -> Source:
    paths = [Path(path) for path in draft.paths]
    alone = len(paths) == 1
    # Of several files together there is one fingerprint already.
    sha256 = hashlib.sha256(paths[0].read_bytes()).hexdigest() if alone else draft.fingerprint
    return Source(file=", ".join(path.name for path in paths), sha256=sha256)


def links(entry: catalogue.Entry) -> tuple[answers.desk.LinkSeen, ...]:
    """
    List the personal links that the reader may withdraw.

    Parameters
    ----------
    entry
        A data set of the store.

    Returns
    -------
    links
        From new to old.
    """
    by = signing_in.signature()
    found = sharing.required().links.list(entry.name, by)[::-1]
    known, now = names(entry) if found else {}, moment(by.at)
    return tuple(answers.desk.link_seen(link, known, now) for link in found)


def make_link(entry: catalogue.Entry, organisation: str, days: int) -> str:
    """
    Make a personal link.

    Parameters
    ----------
    entry
        A data set of the store.
    organisation
        Id of the organisation that it is for.
    days
        How long it works; `MOST_DAYS` at most.

    Returns
    -------
    address
        What to send. Nobody can ask for it again.
    """
    by = signing_in.signature()
    expires = by.at + timedelta(days=min(days, MOST_DAYS))
    made = sharing.required().links.make(entry.name, organisation, by, expires_at=expires)
    return f"{_server()}{hosting.address(link_cookie.PATH, made[1])}"


def _server() -> str:
    """Where the reader's browser found this server; empty where it does not say."""
    found = urlsplit(st.context.url or "")
    return f"{found.scheme}://{found.netloc}" if found.scheme and found.netloc else ""


def withdraw_link(link: str) -> None:
    """
    Withdraw a personal link.

    Parameters
    ----------
    link
        Its id.
    """
    sharing.required().links.revoke(link, signing_in.signature())


def accounts() -> tuple[Account, ...]:
    """
    List the accounts.

    Returns
    -------
    accounts
        By address.
    """
    return sharing.required().people.list(signing_in.signature())


def municipalities() -> Mapping[str, str]:
    """
    List the municipalities of everything that is kept.

    Returns
    -------
    municipalities
        Names by code.
    """
    return answers.desk.municipalities_in(_whole(entry) for entry in loading.held())


def add_account(
    email: str, role: Role, *, codes: Sequence[str] = (), dataset: str = "", organisation: str = ""
) -> Account:
    """
    Let somebody sign in.

    Parameters
    ----------
    email
        Their address.
    role
        What they may.
    codes
        For staff: codes of municipalities, or `graphlib_wijk.store.EVERYWHERE`.
    dataset, organisation
        For an initiative: which one.

    Returns
    -------
    account
        The new account.
    """
    return sharing.required().people.add(
        email,
        signing_in.signature(),
        role=role,
        municipalities=codes if role == "staff" else (),
        dataset=dataset if role == "initiative" else "",
        organisation=organisation if role == "initiative" else "",
    )


def stop_account(account: str) -> None:
    """
    Let somebody no longer sign in.

    Parameters
    ----------
    account
        Id of the account.
    """
    sharing.required().people.remove(account, signing_in.signature())


def forget_account(account: str) -> None:
    """
    Take away who an account was of.

    Parameters
    ----------
    account
        Id of the account.
    """
    sharing.required().people.forget(account, signing_in.signature())


def record(deed: str = "") -> list[AuditEntry]:
    """
    List who did what.

    Parameters
    ----------
    deed
        Only this kind of deed; all by default.

    Returns
    -------
    entries
        From new to old.
    """
    found = sharing.required().audit.list(signing_in.signature())
    return [entry for entry in reversed(found) if not deed or entry.action == deed]


def record_file(deed: str = "") -> bytes:
    """
    Write who did what as a table.

    Parameters
    ----------
    deed
        Only this kind of deed; all by default.

    Returns
    -------
    content
        CSV as a Dutch spreadsheet opens it; no cell is taken for a formula.
    """
    headers = ("nummer", "moment", "wie", "handeling", "gegevens", "onderdeel", "bijzonderheden")
    rows = (
        (one.id, one.at, one.actor, one.action, one.dataset, one.record, _as_json(one.detail))
        for one in record(deed)
    )
    return csv_table(headers, ([guarded(str(cell)) for cell in row] for row in rows))


def dossier_file(entry: catalogue.Entry, organisation: str) -> bytes:
    """
    Write everything that is kept about one organisation.

    Parameters
    ----------
    entry
        A data set of the store.
    organisation
        Its id.

    Returns
    -------
    content
        JSON in UTF-8. That it was asked for is noted.
    """
    by = signing_in.signature()
    found = sharing.required().dossier(entry.name, organisation, by)
    return json.dumps(found, ensure_ascii=False, indent=2).encode()


def _as_json(detail: Mapping[str, object]) -> str:
    return json.dumps(dict(detail), ensure_ascii=False) if detail else ""
