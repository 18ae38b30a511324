"""
A log that tells what happened, and never what was in it.

One line for each event, for a machine (JSON) or for a person. No name, no content of a file, no
words of a reader, no query of an address, no key of a link and no e-mail address gets into it:
an event has only facts that this room made itself, an address is told by its kind, and of an
error only its type and its place in the code. That holds for what other packages log as well.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import secrets
import sys
import threading
import time
import traceback
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Final

import streamlit as st
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config as streamlit_config
from streamlit import logger as streamlit_logger
from streamlit.runtime.scriptrunner import get_script_run_ctx

from graphlib_wijk.dashboard.hosting.settings import LogForm, settings

#: What can happen, and how bad that is.
EVENTS: Final = {
    "start": logging.INFO,
    "request": logging.INFO,
    "visit": logging.INFO,
    "run": logging.INFO,
    "readiness": logging.WARNING,
    "limited": logging.WARNING,
    "incident": logging.ERROR,
}
#: Kinds of addresses that are not pages: how they begin, longest first.
FAMILIES: Final = (
    "_stcore/upload_file",
    "_stcore/stream",
    "_stcore/health",
    "_stcore",
    "component",
    "media",
    "static",
    "vis",
    "auth",
    "oauth2callback",
    "sleutel-weg",
    "sleutel",
    "gezond",
    "klaar",
)
_OTHER: Final = "other"
_FRAMES: Final = 30
_PROJECT: Final = f"{Path(__file__).parents[3]}{os.sep}"
_PACKAGES: Final = f"{os.sep}site-packages{os.sep}"
_OURS: Final = "graphlib_wijk"
_SERVERS: Final = ("streamlit", "uvicorn", "websockets")
_LOG: Final = logging.getLogger(__name__)
# A session's own number lets one take it over, so the log has another.
_SALT: Final = secrets.token_bytes(16)

Facts = Mapping[str, Any]


def event(name: str, error: BaseException | None = None, **facts: object) -> None:
    """
    Note that something happened.

    Parameters
    ----------
    name
        One of `EVENTS`.
    error
        What went wrong; of it, type and place are noted.
    **facts
        Numbers, codes and names that this program made: nothing that a person wrote.
    """
    level = EVENTS[name]
    if _LOG.isEnabledFor(level):
        told = {**facts, **(_told(error) if error else {})}
        # Looking up who called costs more than all the rest, and this is the only caller.
        record = _LOG.makeRecord(
            _LOG.name, level, __file__, 0, name, (), None, extra={"facts": told}
        )
        _LOG.handle(record)


@contextlib.contextmanager
def noted_run(page: str) -> Iterator[None]:
    """
    Note one run of a page: how long it took, and how much of the processor.

    Parameters
    ----------
    page
        Address of the page, as the program knows it.

    Yields
    ------
    nothing
        The page runs meanwhile. A run that is cut short, because the reader clicked again or
        went on to another page, is noted as well.
    """
    began, used = time.perf_counter(), time.thread_time()
    try:
        yield
    finally:
        event(
            "run",
            page=page,
            ms=_milliseconds(time.perf_counter() - began),
            cpu_ms=_milliseconds(time.thread_time() - used),
            visit=_visit(),
        )


def start_log(environment: Mapping[str, str] = os.environ) -> None:
    """
    Let everything that this process logs, ours or not, come out safe and in one form.

    Parameters
    ----------
    environment
        Where the operator may choose the form with ``WIJKGRAAF_LOG``.

    Raises
    ------
    SettingError
        If a setting is not understood.
    """
    form = settings(environment).log
    logging.setLogRecordFactory(_RECORDS[form])
    handler = logging.StreamHandler()
    root = logging.getLogger()
    root.handlers = [handler]
    level = logging.INFO if form == "json" else logging.WARNING
    logging.getLogger(_OURS).setLevel(level)
    # Loggers that Streamlit makes later take its format, which must then add nothing.
    streamlit_config.set_option("logger.messageFormat", "%(message)s")
    streamlit_logger.update_formatter()
    for name in list(logging.root.manager.loggerDict):
        if name.split(".")[0] in _SERVERS:
            logger = logging.getLogger(name)
            logger.handlers, logger.propagate = [], True
            logger.setLevel(level)
    # What it lists, `RequestLog` tells without the words of an address.
    logging.getLogger("uvicorn.access").propagate = False
    logging.captureWarnings(capture=True)
    sys.excepthook = _note_uncaught
    threading.excepthook = _note_uncaught_in_thread
    event("start", pid=os.getpid())


def route_of(path: str) -> str:
    """
    Tell what kind of address a path is.

    Parameters
    ----------
    path
        Path of an address, which may hold anything.

    Returns
    -------
    route
        A known page or family of addresses, as ``/wijk``; ``other`` for any other. Nothing of
        what a reader typed is left in it.
    """
    prefix = str(st.get_option("server.baseUrlPath") or "").strip("/")
    bare = path.strip("/").removeprefix(prefix).strip("/")
    if not bare:
        return "/"
    for family in FAMILIES:
        if bare == family or bare.startswith(f"{family}/"):
            return f"/{family}"
    return f"/{bare}" if bare in _pages() else _OTHER


class RequestLog:
    """
    Note each answer, and each visit: the connection over which a page talks with its reader.

    Parameters
    ----------
    app
        What answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        # Without an answer the server itself answers that it failed.
        status, size = 500, 0

        async def send_counted(message: Message) -> None:
            nonlocal status, size
            status = message.get("status", status)
            size += len(message.get("body") or message.get("bytes") or b"")
            await send(message)

        try:
            await self.app(scope, receive, send_counted)
        finally:
            spent = _milliseconds(time.perf_counter() - began)
            facts: dict[str, Any] = {"route": route_of(scope["path"]), "ms": spent, "bytes": size}
            if scope["type"] == "websocket":
                event("visit", **facts)
            else:
                event("request", method=_method(scope), status=status, **facts, id=_random())


class _Record(logging.LogRecord):
    """Something that was logged, without what was in it."""

    facts: Facts = MappingProxyType({})

    def __init__(self, *given: Any, **more: Any) -> None:  # noqa: ANN401 - what logging hands over
        super().__init__(*given, **more)
        self._error = self.exc_info[1] if self.exc_info else None
        # Whoever writes the record would write these out in full.
        self.exc_info, self.stack_info = None, None

    def line(self) -> dict[str, Any]:
        """Tell what happened."""
        moment = datetime.fromtimestamp(self.created, UTC).isoformat(timespec="milliseconds")
        told: dict[str, Any] = {
            "time": moment.replace("+00:00", "Z"),
            "level": self.levelname.lower(),
        }
        if self.name == __name__:
            return {**told, "event": self.msg, **self.facts}
        told |= {"event": "message", "logger": self.name, "place": f"{self.module}:{self.lineno}"}
        # A sentence with blanks was written by a programmer; without them it may be filled in.
        if isinstance(self.msg, str) and (self.args or self.name.split(".")[0] == _OURS):
            told["template"] = self.msg
        return {**told, **(_told(self._error) if self._error else {})}


class _JsonRecord(_Record):
    def getMessage(self) -> str:  # noqa: N802 - the name is logging's
        return json.dumps(self.line(), separators=(",", ":"))


class _TextRecord(_Record):
    def getMessage(self) -> str:  # noqa: N802 - the name is logging's
        line = self.line()
        head = [line.pop("time"), line.pop("level").upper(), line.pop("event")]
        return " ".join([*head, *(f"{name}={json.dumps(value)}" for name, value in line.items())])


_RECORDS: Final[Mapping[LogForm, type[_Record]]] = {"json": _JsonRecord, "tekst": _TextRecord}


def _told(error: BaseException) -> Facts:
    """Tell an error by its type, its causes' types and its way through the code."""
    kinds: list[str] = []
    cause = error.__cause__ or error.__context__
    while cause is not None and len(kinds) < _FRAMES:
        kinds.append(type(cause).__qualname__)
        cause = cause.__cause__ or cause.__context__
    frames = list(traceback.walk_tb(error.__traceback__))[-_FRAMES:]
    trace = [
        f"{_short(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
        for frame, line in frames
    ]
    return {"error": type(error).__qualname__, "causes": kinds, "trace": trace}


def _short(file: str) -> str:
    short = file.removeprefix(_PROJECT).rpartition(_PACKAGES)[2]
    return "/".join(Path(short).parts[-2:]) if Path(short).is_absolute() else short


def _note_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    event("incident", error=error, route="process")


def _note_uncaught_in_thread(given: threading.ExceptHookArgs) -> None:
    event("incident", error=given.exc_value, route="thread")


@cache
def _pages() -> frozenset[str]:
    # The pages know this room, for the address of the first one.
    from graphlib_wijk.dashboard import navigation

    return frozenset(page.address for page in navigation.PAGES)


def _method(scope: Scope) -> str:
    known = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"}
    return scope["method"] if scope["method"] in known else _OTHER


def _visit() -> str:
    run = get_script_run_ctx(suppress_warning=True)
    session = run.session_id if run else ""
    return hashlib.sha256(_SALT + session.encode()).hexdigest()[:8]


def _random() -> str:
    return secrets.token_hex(4)


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 1)
