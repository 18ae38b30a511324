"""Accounts: who may sign in, with which role, and how one is forgotten."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select, update

from graphlib_wijk.store.deeds import ACCOUNT, Deeds, account_actor
from graphlib_wijk.store.errors import RefusedError, UnknownRecordError
from graphlib_wijk.store.rights import LOCAL, ROLES, Actor, Role, Signature, Subject
from graphlib_wijk.store.schema import ACCOUNTS

#: Who gave an account: the operator, or the groups that a provider tells of.
BY_HAND: Final = "hand"
BY_GROUPS: Final = "groups"


@dataclass(frozen=True, kw_only=True)
class Account:
    """
    Somebody who may sign in.

    `id` is a pseudonym and stays in versions and in the record when the person is forgotten;
    then `email` is None and `name` empty. What the rest means: see `rights.Actor`.
    """

    id: str
    email: str | None
    name: str
    role: Role
    dataset: str
    organisation: str
    municipalities: frozenset[str]
    active: bool
    given_by: str = BY_HAND


@dataclass(frozen=True, kw_only=True)
class Grant:
    """What the groups of somebody at a provider give here: a role, and for staff where."""

    role: Role
    municipalities: frozenset[str] = frozenset()


class People:
    """
    Accounts.

    Parameters
    ----------
    deeds
        The way to the database.
    """

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def actor(self, email: str) -> Actor | None:
        """
        Return who somebody is that signed in elsewhere, with the rights of this moment.

        Ask again at every action: a right can be withdrawn while a page is open. The store itself
        does so too, whatever actor it is handed.

        Parameters
        ----------
        email
            The address that the provider vouches for, in any case.

        Returns
        -------
        actor
            None without an active account.
        """
        wanted = (ACCOUNTS.c.email == normal(email)) & ACCOUNTS.c.active
        with self._deeds.database.reading() as connection:
            row = connection.execute(select(ACCOUNTS).where(wanted)).one_or_none()
        return account_actor(row) if row else None

    def admit(self, email: str, grant: Grant | None, at: datetime) -> Actor | None:
        """
        Return who somebody is whose provider tells of groups, and keep what the groups give.

        Parameters
        ----------
        email
            The address that the provider vouches for, in any case.
        grant
            What the groups give today; None when they give nothing.
        at
            The moment.

        Returns
        -------
        actor
            None without a role. An account that somebody gave by hand, or stopped, counts for
            more than groups; what groups gave is gone when they no longer do.
        """
        with self._deeds.database.reading() as connection:
            row = _row(connection, email)
        if row is not None and row.given_by == BY_HAND:
            return account_actor(row) if row.active else None
        if not _is_so(row, _of_groups(row, email, grant)):
            row = self._admitted(email, grant, at)
        return account_actor(row) if row is not None and row.active else None

    def _admitted(self, email: str, grant: Grant | None, at: datetime) -> Row[Any] | None:
        with self._deeds.writing(Signature(actor=LOCAL, at=at)) as deed:
            # Once more: the same person may have signed in twice at the same moment.
            row = _row(deed.connection, email)
            wanted = _of_groups(row, email, grant)
            if wanted and not _is_so(row, wanted) and (row is None or row.given_by != BY_HAND):
                mine = ACCOUNTS.c.id == wanted["id"]
                change = update(ACCOUNTS).where(mine) if row is not None else insert(ACCOUNTS)
                deed.connection.execute(change.values(**wanted))
                deed.note("admit-account", "", wanted["id"], role=wanted["role"])
            return _row(deed.connection, email)

    def add(  # noqa: PLR0913 - all that there is to know about an account
        self,
        email: str,
        by: Signature,
        *,
        role: Role,
        name: str = "",
        dataset: str = "",
        organisation: str = "",
        municipalities: Iterable[str] = (),
    ) -> Account:
        """
        Let somebody sign in.

        Parameters
        ----------
        email
            Address with which they sign in.
        by
            Who does it, and when.
        role
            One of `rights.ROLES`.
        name
            What to call them.
        dataset, organisation
            For an initiative: which one it is.
        municipalities
            For staff: codes of municipalities, or `rights.EVERYWHERE`.

        Returns
        -------
        account
            The new account.

        Raises
        ------
        RefusedError
            If there is an account with this address, or the role lacks what it needs.
        ForbiddenError
            If the actor may not manage accounts.
        """
        account = Account(
            id=f"{ACCOUNT}{secrets.token_hex(8)}",
            email=normal(email),
            name=name,
            role=role,
            dataset=dataset,
            organisation=organisation,
            municipalities=frozenset(municipalities),
            active=True,
        )
        with self._deeds.writing(by) as deed:
            deed.require("manage-accounts", Subject())
            _require_complete(account)
            taken = select(ACCOUNTS.c.id).where(ACCOUNTS.c.email == account.email)
            if deed.connection.execute(taken).first():
                raise RefusedError(why="er is al een account met dit e-mailadres")
            row = {**vars(account), "municipalities": sorted(account.municipalities)}
            deed.connection.execute(insert(ACCOUNTS).values(**row))
            deed.note("add-account", dataset, account.id, role=role)
        return account

    def list(self, by: Signature) -> tuple[Account, ...]:
        """
        Return every account that was not forgotten.

        Parameters
        ----------
        by
            Who asks.

        Returns
        -------
        accounts
            By address; empty when there is none.

        Raises
        ------
        ForbiddenError
            If the actor may not manage accounts.
        """
        query = select(ACCOUNTS).where(ACCOUNTS.c.email.is_not(None)).order_by(ACCOUNTS.c.email)
        with self._deeds.reading(by) as deed:
            deed.require("manage-accounts", Subject())
            rows = [row._asdict() for row in deed.connection.execute(query)]
        return tuple(
            Account(**{**row, "municipalities": frozenset(row["municipalities"])}) for row in rows
        )

    def remove(self, account: str, by: Signature) -> None:
        """
        Let somebody no longer sign in; what they do next is refused, also in an open page.

        Parameters
        ----------
        account
            Id of the account.
        by
            Who does it, and when.

        Raises
        ------
        UnknownRecordError
            If there is no such account.
        ForbiddenError
            If the actor may not manage accounts.
        """
        self._end(account, by, "remove-account", active=False, given_by=BY_HAND)

    def forget(self, account: str, by: Signature) -> None:
        """
        Take away who an account was of; what was done with it stays under its pseudonym.

        Parameters
        ----------
        account
            Id of the account.
        by
            Who does it, and when.

        Raises
        ------
        UnknownRecordError
            If there is no such account.
        ForbiddenError
            If the actor may not manage accounts.
        """
        self._end(account, by, "forget-account", active=False, email=None, name="")

    def _end(self, account: str, by: Signature, action: str, **values: object) -> None:
        with self._deeds.writing(by) as deed:
            deed.require("manage-accounts", Subject())
            change = update(ACCOUNTS).where(ACCOUNTS.c.id == account).values(**values)
            if deed.connection.execute(change).rowcount == 0:
                raise UnknownRecordError(kind="Account", id=account)
            deed.note(action, "", account)


def _of_groups(row: Row[Any] | None, email: str, grant: Grant | None) -> dict[str, Any] | None:
    """What the account should be; None when there is none and the groups give none."""
    if row is None and grant is None:
        return None
    given = grant or Grant(role="reader")
    return {
        "id": row.id if row is not None else f"{ACCOUNT}{secrets.token_hex(8)}",
        "email": normal(email),
        "name": "",
        "role": given.role,
        "dataset": "",
        "organisation": "",
        "municipalities": sorted(given.municipalities),
        "active": grant is not None,
        "given_by": BY_GROUPS,
    }


def _is_so(row: Row[Any] | None, wanted: dict[str, Any] | None) -> bool:
    if row is None or wanted is None:
        return wanted is None
    return {name: row._asdict()[name] for name in wanted} == wanted


def _row(connection: Connection, email: str) -> Row[Any] | None:
    wanted = select(ACCOUNTS).where(ACCOUNTS.c.email == normal(email))
    return connection.execute(wanted).one_or_none()


def normal(email: str) -> str:
    """
    Return an e-mail address as it is compared.

    Parameters
    ----------
    email
        An address as somebody wrote it.

    Returns
    -------
    address
        Without spaces around it, in lower case and in one form of Unicode.

    Raises
    ------
    RefusedError
        If it is not an address.
    """
    address = unicodedata.normalize("NFC", email).strip().casefold()
    name, at, host = address.rpartition("@")
    if not (name and at and host) or any(sign.isspace() or sign < " " for sign in address):
        raise RefusedError(why="dit is geen e-mailadres")
    return address


def _require_complete(account: Account) -> None:
    if account.role not in ROLES:
        raise RefusedError(why=f"een rol is een van {', '.join(ROLES)}")
    if account.role == "initiative" and not (account.dataset and account.organisation):
        raise RefusedError(why="bij een initiatief horen een gegevensset en een organisatie")
    if account.role == "staff" and not account.municipalities:
        raise RefusedError(why="bij een medewerker horen gemeentecodes, of * voor alle gemeenten")
