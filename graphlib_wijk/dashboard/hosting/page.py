"""Streamlit's own page, for a Dutch reader."""

from __future__ import annotations

import gzip
import re
from importlib import resources
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_TITLE: Final = "Wijkgraaf"
_WITHOUT_JAVASCRIPT: Final = (
    "<p>Wijkgraaf heeft JavaScript nodig. Zet JavaScript aan in uw browser en laad de pagina"
    " opnieuw.</p>"
)
# An answer to one of these could be "you have the page already", and the browser's copy may be
# the English one, kept from another Streamlit program at the same address.
_ASKS_IF_CHANGED: Final = frozenset({b"if-none-match", b"if-modified-since"})


def streamlit_page() -> str:
    """
    Return the page as Streamlit ships it.

    Returns
    -------
    page
        HTML, in English.
    """
    return resources.files("streamlit").joinpath("static/index.html").read_text("utf-8")


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
        # Its address may hold the key of a personal link.
        headers["cache-control"] = "no-store"
        return b"" if is_head else self.dutch


def _is_page(start: Message) -> bool:
    is_html = Headers(scope=start).get("content-type", "").startswith("text/html")
    return is_html and start["status"] == 200  # noqa: PLR2004 (the number is the name)


def _without_conditions(scope: Scope) -> Scope:
    if "text/html" not in Headers(scope=scope).get("accept", ""):
        return scope
    kept = [pair for pair in scope["headers"] if pair[0] not in _ASKS_IF_CHANGED]
    return {**scope, "headers": kept}
