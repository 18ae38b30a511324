"""Who may do what on the page Beheer: links, accounts, the record; see `desk`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final
from urllib.parse import urlsplit

import streamlit as st

from graphlib_wijk.dashboard import answers, catalogue, hosting, link_cookie, sharing, signing_in
from graphlib_wijk.dashboard.services import desk, loading
from graphlib_wijk.reading.characters import guarded
from graphlib_wijk.store import (
    Account,
    AuditEntry,
)
from graphlib_wijk.store.moments import moment
from graphlib_wijk.store.rights import Role
from graphlib_wijk.writing.csv_folder import csv_table

#: How long a personal link works, in days.
DAYS: Final = 90
MOST_DAYS: Final = 365


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
    known, now = desk.names(entry) if found else {}, moment(by.at)
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
    return answers.desk.municipalities_in(desk.whole(entry) for entry in loading.held())


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
