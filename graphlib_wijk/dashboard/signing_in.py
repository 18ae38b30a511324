"""
Who looks: decided on the server, once in every run, before anything is computed or shown.

Nothing that a browser says about itself counts, but for two cookies that it cannot make: the
one in which Streamlit keeps what the provider vouched for, and that of a personal link. What
either may do is asked of the database each time, so that a right that was withdrawn is gone.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from typing import Any, Final

import streamlit as st

from graphlib_wijk.dashboard import hosting, link_cookie, settings, sharing, state
from graphlib_wijk.store import ANYONE, LOCAL, Actor, LinkRefusedError, Signature, Store
from graphlib_wijk.store.deeds import LINK

_ACTOR: Final = "actor"
_REFUSED: Final = "link-refused"
_TRIED: Final = "link-tried"
#: How long one stays signed in. The provider says once who somebody is and in which groups; a
#: browser could keep its word for a month.
LASTS: Final = timedelta(hours=12)


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
        Empty for who did not sign in, signed out in whatever window or signed in too long ago,
        and for an address that is not confirmed.
    """
    claims = st.user.to_dict()
    if not settings.signs_in() or claims.get("is_logged_in") is not True or _is_over(claims):
        return ""
    if claims.get("email_verified", True) not in (True, "true"):
        return ""
    return str(claims.get("email") or "")


def sign_out() -> None:
    """
    Sign out, in every window that this browser has open; for a callback.

    Notes
    -----
    A window that is open keeps what the provider said when it was opened, whatever happens to
    the cookie. All windows of a browser are at one process, which is why that knows enough.
    """
    _ended().add(_sign_in(st.user.to_dict()))
    st.logout()


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


def visitor() -> str:
    """
    Return the network address that a reader comes from.

    Returns
    -------
    visitor
        Empty where nothing tells it, as on one's own computer.
    """
    return st.context.ip_address or ""


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


def came_back_in_vain() -> bool:
    """
    Tell whether somebody just tried to sign in, and the provider did not vouch for them.

    Returns
    -------
    in_vain
        Whether to say so.
    """
    return st.context.cookies.get(hosting.FAILED_COOKIE) == hosting.FAILED


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
    limit, who = _tries(), visitor()
    # Whoever brings a cookie instead of opening a link has not been counted yet.
    if limit is None or not limit.wait(who, costs=False):
        try:
            return store.links.open(token, sharing.now())
        except LinkRefusedError:
            if limit is not None and state.remembered(_TRIED, "") != token:
                limit.wait(who)
                state.remember(_TRIED, token)
    state.remember(_REFUSED, value=True)
    return None


@cache
def _tries() -> hosting.RateLimit | None:
    rate = hosting.settings().links
    return hosting.RateLimit(rate.times, rate.seconds) if rate else None


def _of_account(store: Store) -> Actor | None:
    email = address()
    if not email:
        return None
    if settings.gives_roles_by_group():
        return store.people.admit(email, settings.granted(st.user.to_dict()), sharing.now())
    return store.people.actor(email)


class _Ended:
    """Sign-ins that somebody ended, the latest ten thousand of them; threads may share it."""

    _MOST: Final = 10_000

    def __init__(self) -> None:
        self._known: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()

    def add(self, sign_in: str) -> None:
        with self._lock:
            self._known[sign_in] = None
            while len(self._known) > self._MOST:
                self._known.popitem(last=False)

    def __contains__(self, sign_in: str) -> bool:
        return sign_in in self._known


@cache
def _ended() -> _Ended:
    return _Ended()


def _sign_in(claims: Mapping[str, Any]) -> str:
    """Name a sign-in without keeping who it was: every one has its own moment and number."""
    return hashlib.sha256(json.dumps(claims, sort_keys=True, default=str).encode()).hexdigest()


def _is_over(claims: Mapping[str, Any]) -> bool:
    # The server refuses a provider's word without its moment before it comes here.
    said = claims.get("iat")
    old = isinstance(said, int | float) and sharing.now().timestamp() - said > LASTS.total_seconds()
    return old or _sign_in(claims) in _ended()
