"""
Who looks: decided on the server, once in every run, before anything is computed or shown.

Nothing that a browser says about itself counts, but for two cookies that it cannot make: the
one in which Streamlit keeps what the provider vouched for, and that of a personal link. What
either may do is asked of the database each time, so that a right that was withdrawn is gone.
"""

from __future__ import annotations

from typing import Final

import streamlit as st

from graphlib_wijk.dashboard import link_cookie, settings, sharing, state
from graphlib_wijk.store import ANYONE, LOCAL, Actor, LinkRefusedError, Signature, Store
from graphlib_wijk.store.deeds import LINK

_ACTOR: Final = "actor"
_REFUSED: Final = "link-refused"


def recognise() -> None:
    """
    Find out who looks; call at the start of every run.

    Raises
    ------
    StoreError
        If the database, which knows who may do what, cannot be used.
    """
    # Until it is known who it is, it is nobody: also when finding out fails.
    state.remember(_ACTOR, ANYONE)
    state.remember(_REFUSED, value=False)
    state.remember(_ACTOR, _recognised())


def actor() -> Actor:
    """
    Return who looks.

    Returns
    -------
    actor
        Whoever `recognise` found. Before that, somebody who did not sign in; where nobody signs
        in, the one user.
    """
    known: Actor | None = state.remembered(_ACTOR, None)
    if known is not None:
        return known
    return ANYONE if settings.signs_in() else LOCAL


def signature() -> Signature:
    """
    Say that who looks does something now.

    Returns
    -------
    signature
        What every deed of the store asks for.
    """
    return sharing.signed(actor())


def address() -> str:
    """
    Return the e-mail address that the provider vouches for.

    Returns
    -------
    address
        Empty for who did not sign in, and for an address that is not confirmed.
    """
    claims = st.user.to_dict()
    if not settings.signs_in() or claims.get("is_logged_in") is not True:
        return ""
    if claims.get("email_verified", True) not in (True, "true"):
        return ""
    return str(claims.get("email") or "")


def secret() -> str:
    """
    Return the secret of the personal link that this browser came with.

    Returns
    -------
    secret
        Empty without one.
    """
    token: object = st.context.cookies.get(link_cookie.NAME)
    return token if isinstance(token, str) else ""


def by_link() -> bool:
    """
    Tell whether somebody looks through a personal link.

    Returns
    -------
    by_link
        Whether a link of theirs works.
    """
    return actor().id.startswith(LINK)


def has_account() -> bool:
    """
    Tell whether somebody has a role of their own here.

    Returns
    -------
    account
        False for who signed in with an address that nobody gave a role.
    """
    return actor() != ANYONE


def link_was_refused() -> bool:
    """
    Tell whether somebody came with a personal link that does not work, or no longer.

    Returns
    -------
    refused
        Whether to say so.
    """
    return state.remembered(_REFUSED, default=False)


def _recognised() -> Actor:
    if not settings.signs_in():
        return LOCAL
    store = sharing.required()
    # Whoever opened a link wants to see what its owner sees, and may do less than an account.
    return _of_link(store) or _of_account(store) or ANYONE


def _of_link(store: Store) -> Actor | None:
    token = secret()
    if not token:
        return None
    try:
        return store.links.open(token, sharing.now())
    except LinkRefusedError:
        state.remember(_REFUSED, value=True)
        return None


def _of_account(store: Store) -> Actor | None:
    email = address()
    if not email:
        return None
    if settings.gives_roles_by_group():
        return store.people.admit(email, settings.granted(st.user.to_dict()), sharing.now())
    return store.people.actor(email)
