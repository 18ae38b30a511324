"""
Personal links: with one, an initiative sees and corrects its own page without an account.

A link holds a secret of 192 random bits, of which only the SHA-256 is kept. So many bits cannot
be guessed, and a slow hash, which protects words that people choose, would add nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import insert, select, update

from graphlib_wijk.store.deeds import LINK, Deed, Deeds, link_actor
from graphlib_wijk.store.errors import LinkRefusedError, RefusedError, UnknownRecordError
from graphlib_wijk.store.kept import load, require_held
from graphlib_wijk.store.moments import moment
from graphlib_wijk.store.rights import Action, Actor, Signature, Subject, may
from graphlib_wijk.store.schema import LINKS
from graphlib_wijk.store.sight import organisation_subject

_BYTES: Final = 24
# Compared with when there is no such link, so that it takes as long as when there is.
_NOBODY: Final = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True, kw_only=True)
class Link:
    """What is known about a personal link; not its secret, which nobody can find again."""

    id: str
    dataset: str
    organisation: str
    made_by: str
    made_at: str
    expires_at: str
    revoked_at: str | None


class Links:
    """
    Personal links.

    Parameters
    ----------
    deeds
        The way to the database.
    """

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def make(
        self, dataset: str, organisation: str, by: Signature, *, expires_at: datetime
    ) -> tuple[Link, str]:
        """
        Make a link for one organisation.

        Parameters
        ----------
        dataset
            Id of the data set.
        organisation
            Id of the organisation.
        by
            Who does it, and when.
        expires_at
            From when it no longer works.

        Returns
        -------
        link
            What is kept of it.
        token
            What goes into the address; shown once, never kept.

        Raises
        ------
        UnknownRecordError
            If the data set or the organisation is not there.
        RefusedError
            If it would have expired already.
        ForbiddenError
            If the actor may not make links for this organisation.
        """
        secret = secrets.token_urlsafe(_BYTES)
        with self._deeds.writing(by) as deed:
            _require(deed, "make-link", dataset, organisation)
            link = Link(
                id=f"{LINK}{secrets.token_hex(8)}",
                dataset=dataset,
                organisation=organisation,
                made_by=deed.actor.id,
                made_at=deed.at,
                expires_at=moment(expires_at),
                revoked_at=None,
            )
            if link.expires_at <= deed.at:
                raise RefusedError(why="deze link is dan al verlopen")
            kept = insert(LINKS).values(**vars(link), secret_sha256=_hashed(secret))
            deed.connection.execute(kept)
            deed.note("make-link", dataset, link.id, organisation=organisation)
        return link, f"{link.id}.{secret}"

    def open(self, token: str, at: datetime) -> Actor:
        """
        Return who a link is of.

        Parameters
        ----------
        token
            What stood in the address.
        at
            The moment at which it is used.

        Returns
        -------
        actor
            The initiative of the link, and nothing more.

        Raises
        ------
        LinkRefusedError
            If the link is wrong, expired or withdrawn; which of these is not told.
        """
        id, _, secret = token.partition(".")  # noqa: A001 - it is one
        # Some databases refuse signs that others compare; an id of ours has none of them.
        known = id.isascii() and id.isprintable()
        with self._deeds.database.reading() as connection:
            query = select(LINKS).where(LINKS.c.id == (id if known else ""))
            row = connection.execute(query).one_or_none()
        right = hmac.compare_digest(_hashed(secret), row.secret_sha256 if row else _NOBODY)
        if not row or not right or row.revoked_at is not None or moment(at) >= row.expires_at:
            raise LinkRefusedError
        return link_actor(row)

    def list(self, dataset: str, by: Signature) -> tuple[Link, ...]:
        """
        Return the links of a data set that somebody may withdraw.

        Parameters
        ----------
        dataset
            Id of the data set.
        by
            Who asks.

        Returns
        -------
        links
            From old to new, expired and withdrawn ones included.

        Raises
        ------
        UnknownRecordError
            If there is no such data set.
        """
        query = select(LINKS).where(LINKS.c.dataset == dataset).order_by(LINKS.c.made_at)
        with self._deeds.reading(by) as deed:
            held = require_held(deed.connection, dataset)
            data = load(deed.connection, dataset, held.current)
            rows = [row._asdict() for row in deed.connection.execute(query)]
            actor = deed.actor
        for row in rows:
            del row["secret_sha256"]
        links = (Link(**row) for row in rows)
        return tuple(
            link
            for link in links
            if may(actor, "revoke-link", organisation_subject(data, dataset, link.organisation))
        )

    def revoke(self, link: str, by: Signature) -> None:
        """
        Withdraw a link; what is done with it next is refused, also in an open page.

        Parameters
        ----------
        link
            Id of the link.
        by
            Who does it, and when.

        Raises
        ------
        UnknownRecordError
            If there is no such link.
        ForbiddenError
            If the actor may not withdraw links of this organisation.
        """
        with self._deeds.writing(by) as deed:
            row = deed.connection.execute(select(LINKS).where(LINKS.c.id == link)).one_or_none()
            if row is None:
                deed.require("manage-accounts", Subject())
                raise UnknownRecordError(kind="Link", id=link)
            _require(deed, "revoke-link", row.dataset, row.organisation)
            change = update(LINKS).where(LINKS.c.id == link, LINKS.c.revoked_at.is_(None))
            deed.connection.execute(change.values(revoked_at=deed.at))
            deed.note("revoke-link", row.dataset, link, organisation=row.organisation)


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _require(deed: Deed, action: Action, dataset: str, organisation: str) -> None:
    held = require_held(deed.connection, dataset)
    data = load(deed.connection, dataset, held.current)
    deed.require(action, organisation_subject(data, dataset, organisation))
    if action == "make-link" and organisation not in data.organisations.index:
        raise UnknownRecordError(kind="Organisatie", id=organisation)
