"""
A provider of OpenID Connect on this machine, with which tests really sign in.

It follows OpenID Connect Core 1.0 for the authorization code flow: discovery, a page on which one
says who one is, a code that works once, and an ID token signed with RSA that carries the nonce.
"""

from __future__ import annotations

import json
import secrets
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT_ID = "wijkgraaf"
CLIENT_SECRET = "een geheim van tests"
_KEY_BITS = 2048
_VALID_SECONDS = 600


@dataclass
class Provider:
    """
    Who can sign in, and what the provider says of them.

    `people` holds the claims by the name of a button on its page. For those in `forged` it signs
    with a key that it does not show. While it is `down` it hangs up on whoever asks anything.
    """

    people: Mapping[str, Mapping[str, object]]
    address: str = ""
    forged: frozenset[str] = frozenset()
    down: bool = False
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(_KEY_BITS, {"kid": "test"}))
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def metadata(self) -> dict[str, object]:
        """What discovery tells."""
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def choices(self, query: Mapping[str, list[str]]) -> str:
        """Return a page with a link for each person."""
        links = []
        for person in self.people:
            code = secrets.token_urlsafe()
            self.codes[code] = {"person": person, "nonce": query.get("nonce", [""])[0]}
            back = urlencode({"code": code, "state": query["state"][0]})
            links.append(f'<a href="{escape(query["redirect_uri"][0])}?{back}">{person}</a>')
        return f"<!doctype html><title>Wie bent u?</title>{'<br>'.join(links)}"

    def token(self, code: str) -> dict[str, object]:
        """Exchange a code, once."""
        known = self.codes.pop(code)
        now = int(time.time())
        claims = {
            "iss": self.address,
            "aud": CLIENT_ID,
            "sub": known["person"],
            "iat": now,
            "exp": now + _VALID_SECONDS,
            "nonce": known["nonce"],
            **self.people[known["person"]],
        }
        is_forged = known["person"] in self.forged
        key = RSAKey.generate_key(_KEY_BITS, {"kid": "test"}) if is_forged else self.key
        signed = jwt.encode({"alg": "RS256", "kid": "test"}, claims, key)
        return {"access_token": secrets.token_urlsafe(), "token_type": "Bearer", "id_token": signed}


@contextmanager
def providing(people: Mapping[str, Mapping[str, object]]) -> Iterator[Provider]:
    """Run a provider for as long as the block lasts."""
    provider = Provider(people)

    class Handler(BaseHTTPRequestHandler):
        """Answers the four addresses of a provider."""

        def do_GET(self) -> None:
            """Answer discovery, the keys and the page on which one signs in."""
            if provider.down:
                return
            parts = urlsplit(self.path)
            if parts.path == "/authorize":
                self._say(provider.choices(parse_qs(parts.query)), "text/html; charset=utf-8")
            elif parts.path == "/jwks":
                keys = [provider.key.as_dict(private=False, use="sig", alg="RS256")]
                self._say(json.dumps({"keys": keys}))
            else:
                self._say(json.dumps(provider.metadata))

        def do_POST(self) -> None:
            """Exchange a code for an ID token."""
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            self._say(json.dumps(provider.token(parse_qs(body)["code"][0])))

        def log_message(self, *_: object) -> None:
            """Say nothing on the tests' own output."""

        def _say(self, text: str, kind: str = "application/json") -> None:
            content = text.encode()
            self.send_response(200)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    server = ThreadingHTTPServer(("localhost", 0), Handler)
    provider.address = f"http://localhost:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
