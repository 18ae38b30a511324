"""The secret of a personal link leaves the address at once, for where no script can look."""

from __future__ import annotations

import asyncio

import pytest
from starlette.requests import Request
from starlette.responses import Response

from graphlib_wijk.dashboard import link_cookie


def taken(token: str, scheme: str = "http", **headers: str) -> Response:
    """Open the address of a link."""
    scope = {
        "type": "http",
        "method": "GET",
        "scheme": scheme,
        "server": ("localhost", 80),
        "path": f"/sleutel/{token}",
        "query_string": b"",
        "path_params": {"token": token},
        "headers": [(name.replace("_", "-").encode(), v.encode()) for name, v in headers.items()],
    }
    return asyncio.run(link_cookie.take(Request(scope)))


def test_the_secret_goes_to_a_cookie_that_scripts_cannot_read() -> None:
    """The next address has no secret, and nobody keeps this answer."""
    answer = taken("l-1.geheim")
    cookie = answer.headers["set-cookie"].lower()

    assert (303, "../mijn") == (answer.status_code, answer.headers["location"])
    assert "no-store" == answer.headers["cache-control"]
    assert cookie.startswith("wijkgraaf_sleutel=l-1.geheim;")
    assert {"httponly", "samesite=lax", "path=/"} <= set(cookie.split("; "))


@pytest.mark.parametrize(
    ("scheme", "headers", "secure"),
    [
        ("http", {}, False),
        ("https", {}, True),
        ("http", {"x_forwarded_proto": "https"}, True),
    ],
)
def test_over_tls_the_cookie_is_never_sent_without(
    scheme: str, headers: dict[str, str], *, secure: bool
) -> None:
    """Also where another server takes the TLS."""
    cookie = taken("l-1.geheim", scheme, **headers).headers["set-cookie"].lower()

    assert secure == ("secure" in cookie.split("; "))


@pytest.mark.parametrize("token", ["x" * 300, "l-1.gehéim"])
def test_what_cannot_be_a_secret_gets_no_cookie(token: str) -> None:
    """A text of any length or alphabet is not put in a header."""
    assert "set-cookie" not in taken(token).headers


def test_stopping_takes_the_cookie_away() -> None:
    """A browser forgets the link."""
    answer = asyncio.run(link_cookie.stop(Request({"type": "http", "headers": []})))

    assert "max-age=0" in answer.headers["set-cookie"].lower()
