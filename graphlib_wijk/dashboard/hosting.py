"""
How the dashboard is served: its own addresses, its headers, and what it says when it fails.

Streamlit serves one English page, without headers that protect a reader. Everything here is
about that: the library of the live drawing comes from the installed pyvis, every answer carries
a policy that keeps the page from running or fetching anything foreign, the page says that it is
Dutch, and an error becomes a code that a reader can pass on.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import logging
import os
import re
import secrets
from collections.abc import Mapping
from importlib import resources
from typing import Final

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graphlib_wijk.dashboard import basemap, link_cookie
from graphlib_wijk.dashboard.local_only import LocalOnly

VIS_ADDRESS: Final = "vis/9.1.2"
FIRST_PAGE: Final = "overzicht"
_VIS_FOLDER: Final = "templates/lib/vis-9.1.2"
_A_YEAR: Final = "public, max-age=31536000, immutable"

_TITLE: Final = "Wijkgraaf"
_WITHOUT_JAVASCRIPT: Final = (
    "<p>Wijkgraaf heeft JavaScript nodig. Zet JavaScript aan in uw browser en laad de pagina"
    " opnieuw.</p>"
)
_INCIDENT: Final = (
    "Er ging iets mis. Meld code {code}.\n\nSomething went wrong. Please report code {code}."
)
# An answer to one of these could be "you have the page already", and the browser's copy may be
# the English one, kept from another Streamlit program at the same address.
_ASKS_IF_CHANGED: Final = frozenset({b"if-none-match", b"if-modified-since"})

_LOG: Final = logging.getLogger(__name__)


def routes() -> list[BaseRoute]:
    """
    Addresses that the dashboard serves besides Streamlit's own.

    Returns
    -------
    routes
        The vis-network library out of the installed pyvis, under `VIS_ADDRESS`: the address
        holds the version, so a browser may keep the files for a year. And the name of the
        first page, which Streamlit itself only knows as an address without a name.
    """
    return [
        Mount(address(VIS_ADDRESS), _KeptForAYear(packages=[("pyvis", _VIS_FOLDER)])),
        Route(address(FIRST_PAGE), _to_first_page),
        Route(address(link_cookie.PATH, "{token}"), link_cookie.take),
        Route(address(link_cookie.STOP_PATH), link_cookie.stop),
    ]


def address(*parts: str) -> str:
    """
    Return an address of this server, whatever it is served under.

    Parameters
    ----------
    *parts
        Parts of a path.

    Returns
    -------
    address
        A path that begins with a slash.
    """
    prefix = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return "/".join(["", *filter(None, (prefix, *parts))])


async def _to_first_page(request: Request) -> Response:
    # Relative, so that whatever stands before our own address stays before it.
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"./{query}")


def middleware() -> list[Middleware]:
    """
    What every request and answer passes through, outermost first.

    Returns
    -------
    middleware
        Protective headers on every answer; nobody from elsewhere while nobody can sign in;
        Streamlit's page in Dutch.
    """
    page = _streamlit_page()
    return [
        Middleware(ProtectiveHeaders, headers=protective_headers(page)),
        Middleware(LocalOnly),
        Middleware(DutchPage, english=page.encode(), dutch=dutch_page(page).encode()),
    ]


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
        its server too, and nothing else may.

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
    return {
        "content-security-policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "cross-origin-opener-policy": "same-origin",
    }


def dutch_page(page: str) -> str:
    """
    Streamlit's page, for a Dutch reader.

    Parameters
    ----------
    page
        The page as Streamlit ships it.

    Returns
    -------
    page
        The same page with Dutch as its language (for screen readers and translators), our
        title until the first script run, and a Dutch text where JavaScript is off. What is
        not found stays as it is.
    """
    page = page.replace('<html lang="en">', '<html lang="nl">', 1)
    page = page.replace("<title>Streamlit</title>", f"<title>{_TITLE}</title>", 1)
    without_javascript = f"<noscript>{_WITHOUT_JAVASCRIPT}</noscript>"
    return re.sub(r"<noscript>.*?</noscript>", without_javascript, page, count=1, flags=re.DOTALL)


def report_script_error(error: Exception) -> bool:
    """
    Log an error of a page under a code, and show the reader the code only.

    Parameters
    ----------
    error
        What the page did not catch.

    Returns
    -------
    shown
        Always True: Streamlit need not show the error itself.
    """
    st.error(_INCIDENT.format(code=_log_incident(error)))
    return True


def answer_failed_request(request: Request, error: Exception) -> Response:
    """
    Answer a request that failed outside any page, with a code and nothing else.

    Parameters
    ----------
    request
        The request that failed.
    error
        What was not caught.

    Returns
    -------
    response
        Plain text with status 500. It carries the protective headers itself: an answer of
        last resort passes no middleware.
    """
    text = _INCIDENT.format(code=_log_incident(error, request.url.path))
    return PlainTextResponse(text, 500, headers=protective_headers(_streamlit_page()))


class ProtectiveHeaders:
    """
    Set headers on every answer, also on errors and redirects.

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
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, send_protected)


class DutchPage:
    """
    Send the Dutch page wherever Streamlit sends its own, whatever the address.

    Streamlit answers every unknown address with its page, so the address says nothing: an
    answer is its page when the content is. Other answers pass untouched.

    Parameters
    ----------
    app
        What answers.
    english
        Streamlit's page.
    dutch
        The page to send instead.
    """

    def __init__(self, app: ASGIApp, english: bytes, dutch: bytes) -> None:
        self.app = app
        self.english = english
        self.dutch = dutch

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start: Message = {}
        body = bytearray()

        async def send_dutch(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _is_page(message):
                start = message
                return
            if not start:
                await send(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                content = self._translated(start, bytes(body), is_head=scope["method"] == "HEAD")
                await send(start)
                await send({"type": "http.response.body", "body": content})

        await self.app(_without_conditions(scope), receive, send_dutch)

    def _translated(self, start: Message, body: bytes, *, is_head: bool) -> bytes:
        headers = MutableHeaders(scope=start)
        content = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
        size = int(headers.get("content-length", 0)) if is_head else -1
        if content != self.english and size != len(self.english):
            return body
        for name in ("content-encoding", "etag", "last-modified", "accept-ranges"):
            del headers[name]
        headers["content-length"] = str(len(self.dutch))
        return b"" if is_head else self.dutch


class _KeptForAYear(StaticFiles):
    """Files that never change under their address."""

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Send a file, to be kept by the browser."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["cache-control"] = _A_YEAR
        return response


def _streamlit_page() -> str:
    return resources.files("streamlit").joinpath("static/index.html").read_text("utf-8")


def _is_page(start: Message) -> bool:
    is_html = Headers(scope=start).get("content-type", "").startswith("text/html")
    return is_html and start["status"] == 200  # noqa: PLR2004 (the number is the name)


def _without_conditions(scope: Scope) -> Scope:
    if "text/html" not in Headers(scope=scope).get("accept", ""):
        return scope
    kept = [pair for pair in scope["headers"] if pair[0] not in _ASKS_IF_CHANGED]
    return {**scope, "headers": kept}


def _log_incident(error: Exception, place: str = "page script") -> str:
    code = secrets.token_hex(4).upper()
    _LOG.error("Incident %s in %s", code, place, exc_info=error)
    return code
