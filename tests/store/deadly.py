"""Deeds for a process that is killed in the middle of them, and how to do that at any moment."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

from graphlib_wijk.network import Network
from graphlib_wijk.store import Correction, Guests, back_up, open_store, put_back
from graphlib_wijk.store.database import Database
from graphlib_wijk.store.migrating import migrate
from graphlib_wijk.writing import write, written
from tests.store.people import NOON, bulky, signed

#: Random moments at which each deed is killed.
MOMENTS = int(os.environ.get("WIJKGRAAF_KILLS", "6"))
#: How many deeds the process does before it ends by itself.
ROUNDS = 3
#: How many organisations the two networks that are exported in turn have.
EXPORTED = (300, 200)

# A process with threads cannot be copied safely; this one starts fresh, loads once, is copied.
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload([__name__])


def importing(url: str, told: Connection, _folder: str) -> None:
    """Import, some times."""
    data = bulky(400)
    with open_store(url) as store:
        told.send("begun")
        for _ in range(ROUNDS):
            store.versions.save("a", data, signed())
            told.send("done")


def editing(url: str, told: Connection, _folder: str) -> None:
    """Correct something, some times."""
    with open_store(url) as store:
        (held,) = store.versions.datasets(signed())
        told.send("begun")
        for number in range(held.current, held.current + ROUNDS * 4):
            said = Correction(
                kind="change-details", organisation="o1", fields={"name": f"{number}"}
            )
            store.proposals.apply("a", said, signed(), expected=number)
            told.send("done")


def noting(url: str, told: Connection, _folder: str) -> None:
    """Change a note, some times."""
    with open_store(url) as store:
        note = store.notes.get("a", "guests", ("",), signed())
        told.send("begun")
        for _ in range(ROUNDS * 4):
            added = ("o1",) if note.value == Guests() else ()
            note = store.notes.keep(
                "a", "guests", ("",), Guests(added=added), signed(), expected=note.revision
            )
            told.send("done")


def exporting(_url: str, told: Connection, folder: str) -> None:
    """Write two networks to the same file in turn, some times."""
    networks = [Network(bulky(size)) for size in EXPORTED]
    told.send("begun")
    for number in range(ROUNDS * 2):
        write(networks[number % 2], Path(folder) / "kept.graphml")
        told.send("done")


def exporting_in_place(_url: str, told: Connection, folder: str) -> None:
    """Write a file as nobody should: over what was there, bit by bit."""
    content = written(Network(bulky(EXPORTED[0])), "graphml")
    told.send("begun")
    _overwrite(Path(folder) / "kept.graphml", content)


def backing_up_in_place(url: str, told: Connection, folder: str) -> None:
    """Make a back-up as nobody should: over the earlier one, bit by bit."""
    content = Path(str(Database(url).path)).read_bytes()
    told.send("begun")
    _overwrite(Path(folder) / "kept.db", content)


def restoring_in_place(url: str, told: Connection, folder: str) -> None:
    """Put a back-up back as nobody should: over the database, bit by bit."""
    content = (Path(folder) / "kept.db").read_bytes()
    told.send("begun")
    _overwrite(Path(str(Database(url).path)), content)


def migrating_in_steps(url: str, told: Connection, _folder: str) -> None:
    """Bring a database up to date as nobody should: each step by itself."""
    database = Database(url)
    migrate(database, "0002")
    told.send("begun")
    time.sleep(1)
    migrate(database)


def _overwrite(file: Path, content: bytes) -> None:
    with file.open("wb", buffering=0) as opened:
        for start in range(0, len(content), 100):
            opened.write(content[start : start + 100])
            time.sleep(0.01)


def backing_up(url: str, told: Connection, folder: str) -> None:
    """Make a back-up in the place of an earlier one, some times."""
    database = Database(url)
    told.send("begun")
    for _ in range(ROUNDS):
        back_up(database, NOON, Path(folder) / "kept.db")
        told.send("done")


def restoring(url: str, told: Connection, folder: str) -> None:
    """Put a back-up back, some times."""
    database = Database(url)
    told.send("begun")
    for _ in range(ROUNDS):
        put_back(database, Path(folder) / "kept.db", NOON)
        told.send("done")


def migrating(url: str, told: Connection, _folder: str) -> None:
    """Bring a database up to date from the first schema on."""
    database = Database(url)
    told.send("begun")
    migrate(database)
    told.send("done")


def killed_at(
    deed: Callable[[str, Connection, str], None], url: str, folder: Path, delay: float | None
) -> tuple[int, float]:
    """
    Do a deed in another process and kill it.

    Returns how many rounds it told of, and how long it took from its beginning. Without a delay
    it is left to finish.
    """
    here, there = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=deed, args=(url, there, str(folder)))
    # The other process would run our main module again, and a test of a page leaves a page there.
    with patch.dict(sys.modules, {"__main__": ModuleType("__main__")}):
        process.start()
    there.close()
    assert here.recv() == "begun"
    start = time.perf_counter()
    if delay is not None:
        time.sleep(delay)
        # SIGKILL; nothing happens when it was done already.
        process.kill()
    process.join()
    took = time.perf_counter() - start
    done = sum(1 for _ in _told(here))
    assert process.exitcode in {0, -signal.SIGKILL}
    return done, took


def _told(here: Connection) -> Iterator[str]:
    try:
        while True:
            yield here.recv()
    except EOFError:
        here.close()


def moments(longest: float) -> list[float]:
    """Random moments within the time that a deed takes, one in each part of it: early and late."""
    part = longest / MOMENTS
    return [random.uniform(at * part, (at + 1) * part) for at in range(MOMENTS)]
