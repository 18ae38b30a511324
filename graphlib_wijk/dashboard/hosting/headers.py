"""Headers that protect a reader, on every answer."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Mapping
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graphlib_wijk.dashboard import basemap
from graphlib_wijk.dashboard.hosting.settings import settings

_TWO_YEARS: Final = "max-age=63072000"
_NOTHING: Final = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)


def protective_headers(page: str, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """
    Headers that every answer gets.

    Parameters
    ----------
    page
        Streamlit's page. The policy allows the scripts that stand in it by their hash, and no
        other script but files of this server.
    environment
        Where the operator may ask for a base map, see `basemap`: pictures may then come from
        its server too, and nothing else may. And where he may say that all come by TLS.

    Returns
    -------
    headers
        Name → value.
    """
    scripts = re.findall(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", page, re.DOTALL)
    digests = [hashlib.sha256(script.encode()).digest() for script in scripts]
    hashes = "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    policy = {
        "default-src": "'self'",
        "script-src": f"'self'{hashes}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": " ".join(["'self' data: blob:", *basemap.hosts(environment)]),
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "frame-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }
    always = {
        "content-security-policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "x-content-type-options": "nosniff",
        "x-frame-options": "SAMEORIGIN",
        # The address of a personal link is its key: nobody else is told where a reader came from.
        "referrer-policy": "no-referrer",
        "permissions-policy": ", ".join(f"{name}=()" for name in _NOTHING),
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }
    by_tls = {"strict-transport-security": _TWO_YEARS} if settings(environment).https else {}
    return {**always, **by_tls}


class ProtectiveHeaders:
    """
    Set headers on every answer, also on errors and redirects.

    What does not say how long it may be kept, is not kept: files for download and pictures hold
    data, and a computer may be shared.

    Parameters
    ----------
    app
        What answers.
    headers
        Name → value; they replace headers of the same name.
    """

    def __init__(self, app: ASGIApp, headers: dict[str, str]) -> None:
        self.app = app
        self.headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self.headers)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        await self.app(scope, receive, send_protected)
