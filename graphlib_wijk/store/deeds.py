"""
One deed in one transaction: who does it is looked up, whether it is allowed is asked, it is noted.

Nothing in this room reads or writes for a person in any other way.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, insert, select

from graphlib_wijk.store.database import Database
from graphlib_wijk.store.errors import ForbiddenError
from graphlib_wijk.store.moments import moment
from graphlib_wijk.store.rights import ANYONE, LOCAL, Action, Actor, Signature, Subject, may
from graphlib_wijk.store.schema import ACCOUNTS, AUDIT, LINKS

#: What the id of an account and of a personal link begins with.
ACCOUNT: Final = "p-"
LINK: Final = "l-"


@dataclass(frozen=True, kw_only=True)
class Deed:
    """
    Something that somebody is doing.

    Parameters
    ----------
    connection
        The transaction in which it happens.
    actor
        Who does it, with the rights that the database gives at this moment.
    at
        When, as the database keeps it.
    """

    connection: Connection
    actor: Actor
    at: str

    def require(self, action: Action, subject: Subject) -> None:
        """
        Stop here unless the actor may do this.

        Parameters
        ----------
        action
            What.
        subject
            About what.

        Raises
        ------
        ForbiddenError
            If the actor has no right to it.
        """
        if not may(self.actor, action, subject):
            raise ForbiddenError(action=action, dataset=subject.dataset)

    def note(self, action: str, dataset: str, record: str, **detail: object) -> None:
        """
        Add a line to the record of who did what.

        Parameters
        ----------
        action
            What was done.
        dataset
            Id of the data set, or empty.
        record
            What it was done to.
        **detail
            Ids and counts; no words of people.
        """
        self.connection.execute(
            insert(AUDIT).values(
                at=self.at,
                actor=self.actor.id,
                action=action,
                dataset=dataset,
                record=record,
                detail=detail,
            )
        )


class Deeds:
    """
    The way to the database for everything that a person does.

    Parameters
    ----------
    database
        The database.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    @contextlib.contextmanager
    def reading(self, by: Signature) -> Iterator[Deed]:
        """
        Look at one moment of the database on behalf of somebody.

        Parameters
        ----------
        by
            Who, and when.

        Yields
        ------
        deed
            Ask it for a right before anything is handed over.

        Raises
        ------
        ForbiddenError
            If the actor is not who the database knows, or no longer.
        """
        with self._refusals(by), self.database.reading() as connection:
            yield Deed(connection=connection, actor=_known(connection, by), at=moment(by.at))

    @contextlib.contextmanager
    def writing(self, by: Signature) -> Iterator[Deed]:
        """
        Change the database on behalf of somebody: wholly, or not at all.

        Parameters
        ----------
        by
            Who, and when.

        Yields
        ------
        deed
            Ask it for a right before anything is changed.

        Raises
        ------
        ForbiddenError
            If the actor is not who the database knows, or no longer.
        """
        with self._refusals(by), self.database.writing() as connection:
            yield Deed(connection=connection, actor=_known(connection, by), at=moment(by.at))

    @contextlib.contextmanager
    def _refusals(self, by: Signature) -> Iterator[None]:
        """Note what was refused, in a transaction of its own: the first one is undone."""
        try:
            yield
        except ForbiddenError as error:
            # Whoever did not sign in is no one in particular, and could fill the record.
            if by.actor.id != ANYONE.id:
                with self.database.writing() as connection:
                    deed = Deed(connection=connection, actor=by.actor, at=moment(by.at))
                    asked = error.facts.get("action", "be-known")
                    deed.note("refused", str(error.facts.get("dataset", "")), "", asked=asked)
            raise


def account_actor(row: Any) -> Actor:  # noqa: ANN401 - a row of any query on accounts
    """
    Return who an account stands for.

    Parameters
    ----------
    row
        A row of the table of accounts.

    Returns
    -------
    actor
        With the rights that the row gives.
    """
    return Actor(
        id=row.id,
        role=row.role,
        dataset=row.dataset,
        organisation=row.organisation,
        municipalities=frozenset(row.municipalities),
    )


def link_actor(row: Any) -> Actor:  # noqa: ANN401 - a row of any query on links
    """
    Return who a personal link stands for.

    Parameters
    ----------
    row
        A row of the table of links.

    Returns
    -------
    actor
        The initiative that the link is of.
    """
    return Actor(id=row.id, role="initiative", dataset=row.dataset, organisation=row.organisation)


def _known(connection: Connection, by: Signature) -> Actor:
    """Return the actor as the database knows it now: what a session remembers is a claim."""
    actor: Actor | None = None
    if by.actor in (ANYONE, LOCAL):
        actor = by.actor
    elif by.actor.id.startswith(ACCOUNT):
        query = select(ACCOUNTS).where(ACCOUNTS.c.id == by.actor.id, ACCOUNTS.c.active)
        row = connection.execute(query).one_or_none()
        actor = account_actor(row) if row else None
    elif by.actor.id.startswith(LINK):
        link = connection.execute(select(LINKS).where(LINKS.c.id == by.actor.id)).one_or_none()
        works = link and link.revoked_at is None and moment(by.at) < link.expires_at
        actor = link_actor(link) if works else None
    if actor is None:
        raise ForbiddenError
    return actor
