"""Is the process alive, and can it do its work: for who watches over the server."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from graphlib_wijk.dashboard import catalogue
from graphlib_wijk.dashboard.hosting.log import event

ALIVE_ADDRESS: Final = "gezond"
READY_ADDRESS: Final = "klaar"
#: For how many seconds an answer stands: who asks all the time does not burden the database.
LIFETIME: Final = 2.0
_UNAVAILABLE: Final = 503
_FOLDER: Final = "data-folder"


async def alive(_request: Request) -> Response:
    """
    Answer that the process answers.

    Parameters
    ----------
    _request
        Who asks makes no difference.

    Returns
    -------
    response
        Always the same.
    """
    return JSONResponse({"gezond": True})


def reasons(environment: Mapping[str, str] = os.environ) -> list[str]:
    """
    List why this process cannot do its work.

    Parameters
    ----------
    environment
        Where the operator may name a folder of data and a database.

    Returns
    -------
    reasons
        Codes without any content: ``data-folder`` when it cannot be read, and the code of what
        is wrong with the database; empty when all is well. A database that nobody named and
        that is not there yet is no reason: it is made when it is first needed.
    """
    from graphlib_wijk.store import StoreError, check_store

    found = []
    folder = Path(environment.get(catalogue.FOLDER_VARIABLE) or catalogue.BUILT_IN)
    try:
        next(folder.iterdir(), None)
    except OSError:
        found.append(_FOLDER)
    try:
        check_store(environment)
    except StoreError as error:
        found.append(error.code)
    return found


class Readiness:
    """
    Answer whether this process can do its work.

    Parameters
    ----------
    find_reasons
        Lists why it cannot.
    clock
        Tells seconds, from any beginning.
    """

    def __init__(
        self,
        find_reasons: Callable[[], list[str]] = reasons,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._find_reasons = find_reasons
        self._clock = clock
        self._one_at_a_time = threading.Lock()
        self._found: list[str] = []
        self._until = float("-inf")

    async def answer(self, _request: Request) -> Response:
        """
        Answer with status 200 or 503.

        Parameters
        ----------
        _request
            Who asks makes no difference.

        Returns
        -------
        response
            Whether it is ready, and codes for why not.
        """
        found = await run_in_threadpool(self._reasons)
        if found:
            return JSONResponse({"klaar": False, "redenen": found}, _UNAVAILABLE)
        return JSONResponse({"klaar": True})

    def _reasons(self) -> list[str]:
        with self._one_at_a_time:
            if self._clock() >= self._until:
                found = self._find_reasons()
                if found != self._found:
                    event("readiness", reasons=found)
                self._found, self._until = found, self._clock() + LIFETIME
            return self._found
