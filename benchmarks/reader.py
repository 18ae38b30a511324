"""
A reader without a browser: speaks with a Streamlit server as its page does.

It keeps what it was sent, so that the server may refer to it, as a browser does; it can open a
page, go to another view of it, choose something in a drawing or table, and come back after its
connection was cut.
"""

from __future__ import annotations

import asyncio
import json
import ssl
import time
from dataclasses import dataclass, field
from typing import Final, Self
from urllib.parse import urlsplit
from urllib.request import HTTPSHandler, ProxyHandler, Request, build_opener

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

#: A browser forgets what was not shown for so many runs.
_KEPT_RUNS: Final = 2
_LARGEST: Final = 2**26
_PATIENCE: Final = 120
_WELL: Final = (
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
)
#: What ran made way for another run, of which the answer follows.
_AGAIN: Final = ForwardMsg.FINISHED_EARLY_FOR_RERUN
#: Where Streamlit takes what happens in a component.
_EVENTS: Final = "$$STREAMLIT_INTERNAL_KEY_{}__events"


@dataclass(frozen=True, kw_only=True)
class Run:
    """One answer of the server: how long it took, how large it was, and what it holds."""

    seconds: float
    size: int
    ok: bool
    messages: tuple[ForwardMsg, ...]

    def holds(self, words: str) -> bool:
        """
        Tell whether something was sent.

        Parameters
        ----------
        words
            What to look for.

        Returns
        -------
        found
            Whether it is anywhere in this answer.
        """
        return any(words.encode() in message.SerializeToString() for message in self.messages)


@dataclass
class Reader:
    """
    One reader with one page open.

    Parameters
    ----------
    address
        Address of the server, as ``http://localhost:8501``.
    page
        Name of the page in the address.
    trust
        Whose certificates are believed when the address begins with ``https``.
    cookies
        What it brings along besides what it is given, as ``name=value``.
    """

    address: str
    page: str = ""
    trust: ssl.SSLContext | None = None
    cookies: str = ""
    session: str = ""
    _socket: ClientConnection | None = None
    _script: str = ""
    _kept: dict[str, int] = field(default_factory=dict)
    _runs: int = 0
    _given: str = ""
    _query: str = ""
    _views: dict[str, tuple[str, str]] = field(default_factory=dict)

    async def __aenter__(self) -> Self:
        """Connect."""
        await self.connect()
        return self

    async def __aexit__(self, *_error: object) -> None:
        """Leave."""
        await self.leave()

    async def connect(self) -> None:
        """Connect, or connect again: to the session that one had, if the server still has it."""
        if not self._given:
            self._given = cookies_of(f"{self.address}/{self.page}", self.trust)
        base = urlsplit(self.address)
        # The second place is for a token that only signing in needs.
        protocols = ["streamlit", "none", *([self.session] if self.session else [])]
        self._socket = await connect(
            f"{base.scheme.replace('http', 'ws')}://{base.netloc}/_stcore/stream",
            ssl=self.trust,
            origin=self.address,
            subprotocols=protocols,
            additional_headers={"Cookie": "; ".join(filter(None, (self._given, self.cookies)))},
            max_size=_LARGEST,
            compression=None,
            proxy=None,
            # A browser does not ask whether the server is still there; the server does.
            ping_interval=None,
            open_timeout=60,
        )

    async def leave(self) -> None:
        """Break the connection."""
        if self._socket is not None:
            await self._socket.close()
            self._socket = None

    async def see(self, query: str) -> Run:
        """
        Ask for a view, and wait until it is whole.

        Parameters
        ----------
        query
            The choices in the address.

        Returns
        -------
        run
            What came, and how long that took.
        """
        self._query = query
        asked = self._request()
        asked.rerun_script.is_history_navigation = self._runs > 0
        return await self._answer(asked)

    async def choose(self, view: str, chosen: str | None) -> Run:
        """
        Choose something in a drawing or a table, and wait until the page has followed.

        Parameters
        ----------
        view
            Name of the drawing or table on the page.
        chosen
            Id of what is chosen; None undoes a choice.

        Returns
        -------
        run
            What came, and how long that took.

        Raises
        ------
        LookupError
            If there is no such view on the page.
        """
        widget, part = self._views[view]
        asked = self._request()
        asked.rerun_script.fragment_id = part
        state = asked.rerun_script.widget_states.widgets.add()
        state.id = _EVENTS.format(widget)
        state.json_trigger_value = json.dumps([{"event": "selected", "value": chosen}])
        return await self._answer(asked)

    async def _answer(self, asked: BackMsg) -> Run:
        if self._socket is None:
            await self.connect()
            return await self._answer(asked)
        began = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        size, messages = 0, []
        while True:
            # An answer that never comes is an error to count, not a reason to wait for ever.
            async with asyncio.timeout(_PATIENCE):
                data = await self._socket.recv(decode=False)
            size += len(data)
            message = ForwardMsg.FromString(data)
            messages.append(message)
            self._keep(message)
            if (
                message.WhichOneof("type") == "script_finished"
                and message.script_finished != _AGAIN
            ):
                break
        self._runs += 1
        ok = message.script_finished in _WELL
        spent = time.perf_counter() - began
        return Run(seconds=spent, size=size, ok=ok, messages=tuple(messages))

    def _request(self) -> BackMsg:
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string = self._query
        state.page_name = self.page
        state.page_script_hash = self._script
        state.cached_message_hashes.extend(self._kept)
        state.context_info.timezone = "Europe/Amsterdam"
        state.context_info.locale = "nl-NL"
        state.context_info.url = f"{self.address}/{self.page}"
        return asked

    def _keep(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.session = message.new_session.initialize.session_id or self.session
            oldest = self._runs - _KEPT_RUNS
            self._kept = {name: run for name, run in self._kept.items() if run > oldest}
        if kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        if kind == "delta":
            self._note_view(message)
        if kind == "navigation":
            self._script = message.navigation.page_script_hash
        if kind == "ref_hash":
            self._kept[message.ref_hash] = self._runs
        elif message.metadata.cacheable:
            self._kept[message.hash] = self._runs

    def _note_view(self, message: ForwardMsg) -> None:
        """Remember where the choices in a drawing or a table go."""
        view = message.delta.new_element.bidi_component
        if view.json:
            self._views[json.loads(view.json)["name"]] = (view.id, message.delta.fragment_id)


def cookies_of(address: str, trust: ssl.SSLContext | None = None) -> str:
    """
    Fetch a page as a browser does first, and keep what it asks to keep.

    Parameters
    ----------
    address
        Address of a page.
    trust
        Whose certificates are believed.

    Returns
    -------
    cookies
        For the header of that name: what a proxy uses to send a reader to the same process.
    """
    # Addresses on this machine only, so never by way of a proxy elsewhere.
    opener = build_opener(ProxyHandler({}), HTTPSHandler(context=trust))
    with opener.open(Request(address), timeout=60) as answer:  # noqa: S310 - http, to ourselves
        given = answer.headers.get_all("set-cookie") or []
    return "; ".join(cookie.partition(";")[0] for cookie in given)
