"""Accounts: who may sign in, with which role, and how one is forgotten."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import insert, select, update

from graphlib_wijk.store.deeds import ACCOUNT, Deeds, account_actor
from graphlib_wijk.store.errors import RefusedError, UnknownRecordError
from graphlib_wijk.store.rights import ROLES, Actor, Role, Signature, Subject
from graphlib_wijk.store.schema import ACCOUNTS


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
        self._end(account, by, "remove-account", active=False)

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
