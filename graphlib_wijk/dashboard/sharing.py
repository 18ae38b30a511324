"""The store that people share, opened once in a process; none where nobody keeps anything yet."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from graphlib_wijk.dashboard import settings
from graphlib_wijk.store import Actor, Signature, Store, StoreError, open_store
from graphlib_wijk.store.place import database_url, is_made


def store() -> Store | None:
    """
    Return the store of this installation, if there is one.

    Returns
    -------
    store
        The same one for everybody. None while there is none: nobody named a database or a way
        to sign in, and nothing was kept in the user's own folder.

    Raises
    ------
    StoreError
        If it is there and cannot be used. Its message says what to do.
    """
    return _opened(database_url()) if settings.signs_in() or is_made() else None


def required() -> Store:
    """
    Return the store, and make the user's own database when there is none yet.

    Returns
    -------
    store
        The same one for everybody.

    Raises
    ------
    StoreError
        If it cannot be used.
    """
    return _opened(database_url())


def is_read_only() -> bool:
    """
    Tell whether nothing that anybody changes can be kept now.

    Returns
    -------
    read_only
        False where there is no store yet, or none that can be used.
    """
    try:
        kept = store()
    except StoreError:
        return False
    return kept is not None and kept.database.is_read_only


def signed(actor: Actor) -> Signature:
    """
    Say that somebody does something now.

    Parameters
    ----------
    actor
        Who.

    Returns
    -------
    signature
        What every deed of the store asks for.
    """
    return Signature(actor=actor, at=now())


def now() -> datetime:
    """
    Return the moment at which somebody does something; the store itself looks at no clock.

    Returns
    -------
    now
        In UTC.
    """
    return datetime.now(UTC)


@cache
def _opened(url: str) -> Store:
    # A failure is not kept: whoever comes next tries again.
    return open_store(url)
