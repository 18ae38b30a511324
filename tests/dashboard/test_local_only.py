"""Without signing in, only this machine is served."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from graphlib_wijk.dashboard import settings
from graphlib_wijk.dashboard.hosting.local_only import LocalOnly


async def _everything(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
    else:
        await PlainTextResponse("alles")(scope, receive, send)


def answers(
    host: str,
    client: str = "127.0.0.1",
    *,
    kind: str = "http",
    said: str = "",
    **headers: str,
) -> list[Message]:
    """Ask for something as some machine, by some name; return what is sent back."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    named = {"host": host, **{name.replace("_", "-"): value for name, value in headers.items()}}
    scope: dict[str, Any] = {
        "type": kind,
        "method": "GET",
        "path": "/",
        "client": (client, 50000),
        "headers": [(name.encode(), value.encode()) for name, value in named.items()],
    }
    guarded = LocalOnly(_everything, {"WIJKGRAAF_ZONDER_INLOGGEN_OPEN": said})
    asyncio.run(guarded(scope, receive, send))
    return sent


def page(host: str, client: str = "127.0.0.1", **more: str) -> tuple[int, str]:
    """Ask for a page; return its status and its text."""
    start, body = answers(host, client, **more)
    return start["status"], body["body"].decode()


@pytest.mark.parametrize(
    ("host", "client"),
    [
        ("localhost:8501", "127.0.0.1"),
        ("127.0.0.1:8501", "127.0.0.1"),
        ("[::1]:8501", "::1"),
        ("LOCALHOST", "127.0.0.8"),
    ],
)
def test_this_machine_is_served(host: str, client: str) -> None:
    """Whoever asks from here, for a name of here, gets the page."""
    assert page(host, client) == (200, "alles")


@pytest.mark.parametrize(
    ("host", "client"),
    [
        ("192.168.1.10:8501", "192.168.1.20"),
        ("localhost", "192.168.1.20"),
        ("wijkgraaf.example", "127.0.0.1"),
        ("localhost.evil.example", "127.0.0.1"),
        ("127.0.0.1.evil.example", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
def test_nobody_else_is_served(host: str, client: str) -> None:
    """Another machine, or a name that leads here from elsewhere, gets nothing but the reason."""
    status, text = page(host, client)

    assert status == 403
    assert "omdat inloggen niet is ingesteld" in text


@pytest.mark.parametrize("header", ["x_forwarded_for", "forwarded", "x_real_ip"])
def test_what_another_server_passes_on_is_not_from_here(header: str) -> None:
    """A proxy on this machine does not make the whole world local."""
    assert page("localhost", **{header: "127.0.0.1"})[0] == 403


def test_a_websocket_is_refused_like_a_page() -> None:
    """The connection over which everything goes is closed before anything is said."""
    here, elsewhere = (
        answers(host, kind="websocket")[0]["type"] for host in ("localhost", "wijkgraaf.example")
    )

    assert (here, elsewhere) == ("websocket.accept", "websocket.close")


def test_the_operator_may_open_it_all_the_same() -> None:
    """Only who says so in a setting serves others without signing in."""
    assert page("wijkgraaf.example", "192.168.1.20", said="ja") == (200, "alles")


def test_with_signing_in_everyone_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where people sign in, roles decide, and not where one is."""
    monkeypatch.setattr(settings, "signs_in", lambda: True)

    assert page("wijkgraaf.example", "192.168.1.20") == (200, "alles")
