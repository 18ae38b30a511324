"""How often one visitor may try something that others could abuse."""

from __future__ import annotations

import ipaddress
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from graphlib_wijk.dashboard.hosting.log import event
from graphlib_wijk.dashboard.hosting.settings import Proxy, Rate

_TOO_MANY: Final = 429
_FILES: Final = (
    "U stuurde kort na elkaar veel bestanden. Wacht {wait} seconden en probeer het opnieuw.\n\n"
    "You sent many files in a short time. Wait {wait} seconds and try again."
)
_LINKS: Final = (
    "Er is kort na elkaar vaak een persoonlijke link geprobeerd. Wacht {wait} seconden en open uw"
    " link opnieuw.\n\n"
    "Personal links were tried many times. Wait {wait} seconds and open your link again."
)
#: Who comes through a proxy of which the operator said nothing: they share one allowance.
UNKNOWN: Final = "unknown"


class RateLimit:
    """
    So many times in so many seconds, for each of those who try.

    Parameters
    ----------
    limit
        How many times one may try at once.
    window
        In how many seconds a used-up allowance is whole again; it comes back bit by bit.
    clock
        Tells seconds, from any beginning; never goes back.
    capacity
        How many are remembered. Beyond it, whoever tried longest ago is forgotten.

    Notes
    -----
    Threads may share it. Processes each have their own, so with two of them one may try at most
    twice as often.
    """

    def __init__(
        self,
        limit: int,
        window: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        capacity: int = 10_000,
    ) -> None:
        self._limit = limit
        self._pace = limit / window
        self._clock = clock
        self._capacity = capacity
        # Key → what was left, and when that was.
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, key: str, *, costs: bool = True) -> float:
        """
        Try once.

        Parameters
        ----------
        key
            Who tries.
        costs
            Whether this counts as an attempt; without, it is only asked whether one may.

        Returns
        -------
        seconds
            0 when it is allowed; else how long to wait. A refused attempt costs nothing.
        """
        with self._lock:
            now = self._clock()
            left, then = self._left.pop(key, (float(self._limit), now))
            left = min(self._limit, left + (now - then) * self._pace)
            allowed = left >= 1
            self._left[key] = (left - 1 if allowed and costs else left, now)
            while len(self._left) > self._capacity:
                self._left.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self._pace


class TrueVisitor:
    """
    Make the address of a visitor that of the visitor, not that of a proxy or of a forger.

    Parameters
    ----------
    app
        What answers, with the address found here as the client of the request.
    proxies
        Whose word is taken; nobody's when empty.
    """

    def __init__(self, app: ASGIApp, proxies: tuple[Proxy, ...]) -> None:
        self.app = app
        self.proxies = proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        # A server that listens to a file instead of an address names nobody.
        if scope["type"] in {"http", "websocket"} and scope.get("client"):
            peer, _port = scope["client"]
            forwarded = ",".join(Headers(scope=scope).getlist("x-forwarded-for"))
            scope = {**scope, "client": (visitor(peer, forwarded, self.proxies), 0)}
        await self.app(scope, receive, send)


def visitor(peer: str, forwarded: str, proxies: tuple[Proxy, ...]) -> str:
    """
    Tell who a request is from.

    Parameters
    ----------
    peer
        Who sent it here. The server itself may have put a visitor's address in place of that
        of a proxy on this machine.
    forwarded
        What the header X-Forwarded-For says: each proxy adds at the end whom it got it from.
    proxies
        Whose word is taken.

    Returns
    -------
    address
        The last address that no trusted proxy has. `UNKNOWN` when a proxy was passed of which
        the operator said nothing: that header can say anything.
    """
    if not proxies:
        return UNKNOWN if forwarded else peer
    hops = [peer, *reversed([hop.strip() for hop in forwarded.split(",") if hop.strip()])]
    for hop in hops:
        if not _is_trusted(hop, proxies):
            return hop
    return hops[-1]


def _is_trusted(hop: str, proxies: tuple[Proxy, ...]) -> bool:
    try:
        address = ipaddress.ip_address(hop)
    except ValueError:
        return False
    return any(address in proxy for proxy in proxies)


@dataclass(frozen=True, kw_only=True)
class Limited:
    """
    Something that is done through an address, and how often one visitor may.

    Parameters
    ----------
    what
        Its name in the log.
    prefix
        How its addresses begin.
    methods
        Kinds of requests that count.
    text
        What is said to who does it too often; ``{wait}`` stands for a number of seconds.
    rate
        How often it is allowed.
    """

    what: str
    prefix: str
    methods: frozenset[str]
    text: str
    rate: Rate


def upload(prefix: str, rate: Rate) -> Limited:
    """
    Limit the sending of files.

    Parameters
    ----------
    prefix
        How addresses begin to which files are sent.
    rate
        How often it is allowed.

    Returns
    -------
    limited
        The limit; looking at pages never counts.
    """
    methods = frozenset({"PUT", "POST"})
    return Limited(what="upload", prefix=prefix, methods=methods, text=_FILES, rate=rate)


def link(prefix: str, rate: Rate) -> Limited:
    """
    Limit the trying of personal links.

    Parameters
    ----------
    prefix
        How addresses of personal links begin.
    rate
        How often it is allowed.

    Returns
    -------
    limited
        The limit.
    """
    methods = frozenset({"GET", "HEAD", "POST"})
    return Limited(what="link", prefix=prefix, methods=methods, text=_LINKS, rate=rate)


class AddressLimit:
    """
    Refuse visitors who do something very often.

    Parameters
    ----------
    app
        What answers.
    limited
        What is limited.
    """

    def __init__(self, app: ASGIApp, limited: Limited) -> None:
        self.app = app
        self.limited = limited
        self.limit = RateLimit(limited.rate.times, limited.rate.seconds)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        seconds = self.limit.wait(_client(scope)) if self._counts(scope) else 0.0
        if not seconds:
            await self.app(scope, receive, send)
            return
        event("limited", what=self.limited.what)
        wait = math.ceil(seconds)
        text = self.limited.text.format(wait=wait)
        answer = PlainTextResponse(text, _TOO_MANY, headers={"retry-after": str(wait)})
        await answer(scope, receive, send)

    def _counts(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] not in self.limited.methods:
            return False
        return str(scope["path"]).startswith(self.limited.prefix)


def _client(scope: Scope) -> str:
    return str((scope.get("client") or (UNKNOWN, 0))[0])
