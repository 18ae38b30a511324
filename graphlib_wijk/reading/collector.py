"""Reading without Python's collector of garbage, which would look at every new object in vain."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
#: How many readings go on, and whether the collector was on before the first of them.
_state = {"readings": 0, "was_on": False}


@contextmanager
def paused_collector() -> Iterator[None]:
    """
    Switch the collector of garbage off while tables are read.

    A large table gives hundreds of thousands of small tuples, all of which stay; none refers
    back to itself. Without tables nothing happens that anyone would notice.

    Yields
    ------
    nothing
        The collector is on again after the last of the readings that go on at the same time,
        unless it was off before the first.
    """
    with _lock:
        if not _state["readings"]:
            _state["was_on"] = gc.isenabled()
            gc.disable()
        _state["readings"] += 1
    try:
        yield
    finally:
        with _lock:
            _state["readings"] -= 1
            if not _state["readings"] and _state["was_on"]:
                _keep_what_is_there()
                gc.enable()


def _keep_what_is_there() -> None:
    """Count all objects as old, which the collector would else find out one by one."""
    # What somebody froze would thaw with the rest.
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
