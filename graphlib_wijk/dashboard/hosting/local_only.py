"""
While nobody can sign in, everyone who gets here is the operator: only this machine may.

Besides the address of who asks, the name that the browser asked for counts. A page elsewhere can
make a browser on this machine ask for a name that leads here; it cannot make it ask for
``localhost``.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from graphlib_wijk.dashboard import settings

_NAMES: Final = frozenset({"localhost", "localhost.localdomain"})
#: What a server in between adds: whoever asks is then not on this machine, or need not be.
_PASSED_ON: Final = ("x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded")
_POLICY_VIOLATION: Final = 1008
_REFUSED: Final = (
    "Wijkgraaf is hier alleen te gebruiken op de computer zelf, omdat inloggen niet is ingesteld.\n"
    "Stel inloggen in (docs/beheer.md), of zet WIJKGRAAF_ZONDER_INLOGGEN_OPEN=ja als iedereen die "
    "erbij kan, alles mag.\n\n"
    "Wijkgraaf can only be used on this computer itself, because signing in is not set up.\n"
)


class LocalOnly:
    """
    Refuse whoever is not on this machine, for as long as nobody can sign in.

    Parameters
    ----------
    app
        What answers.
    environment
        Where the operator may say that others are welcome all the same.
    """

    def __init__(self, app: ASGIApp, environment: Mapping[str, str] = os.environ) -> None:
        self.app = app
        self.environment = environment

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] not in {"http", "websocket"} or self._welcome(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        else:
            await PlainTextResponse(_REFUSED, 403)(scope, receive, send)

    def _welcome(self, scope: Scope) -> bool:
        if settings.signs_in() or settings.opens_without_signing_in(self.environment):
            return True
        headers = Headers(scope=scope)
        passed_on = any(name in headers for name in _PASSED_ON)
        client = scope.get("client")
        nearby = client is None or _is_local(str(client[0]))
        return nearby and not passed_on and _is_local(_host(headers.get("host", "")))


def _host(header: str) -> str:
    """Take the name out of ``name:port``; an address of version 6 stands between brackets."""
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0]


def _is_local(name: str) -> bool:
    if name.lower().rstrip(".") in _NAMES:
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
