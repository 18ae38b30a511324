"""The n-th write to the disk fails, for every n: what was stays, and work goes on after."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from graphlib_wijk.store import (
    BrokenDiskError,
    Correction,
    FullDiskError,
    Guests,
    Store,
    StoreError,
    back_up,
    open_store,
    put_back,
)
from graphlib_wijk.store.database import Database
from graphlib_wijk.store.migrating import latest, migrate, revision_of
from tests.networks import dataset
from tests.store.failing_disk import Disk, failing_disk
from tests.store.people import NOON, signed

SAID = Correction(kind="change-details", organisation="a", fields={"website": "https://x.nl"})
DATA = dataset(["a", "b"])
#: More writes than any deed here needs.
MOST = 400
REFUSALS = (StoreError, OSError, sqlite3.Error)

pytestmark = pytest.mark.slow


def save(store: Store) -> object:
    """Keep another version."""
    return store.versions.save("a", dataset(["a", "b", "c"]), signed())


def correct(store: Store) -> object:
    """Correct something."""
    return store.proposals.apply("a", SAID, signed(), expected=1)


def note(store: Store) -> object:
    """Write a note."""
    return store.notes.keep("a", "guests", ("",), Guests(added=("a",)), signed(), expected=0)


def state(store: Store) -> tuple[object, ...]:
    """Return what everybody would see, and check that it fits together."""
    with store.database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    history = store.versions.history("a", signed())
    shown = store.versions.open("a", signed()).organisations.to_dict("index")
    notes = [one.value for one in store.notes.list("a", signed())]
    deeds = [entry.action for entry in store.audit.list(signed())]
    return len(history), repr(shown), repr(notes), deeds


@pytest.fixture
def fresh(ready_file: Path, tmp_path: Path) -> Callable[[object], str]:
    """A way to get a new database with one version in it."""
    template = tmp_path / "template.db"
    shutil.copy(ready_file, template)
    with open_store(f"sqlite:///{template}") as store:
        store.versions.save("a", DATA, signed())
    return lambda name: f"sqlite:///{shutil.copy(template, tmp_path / f'{name}.db')}"


def attempts(
    fresh: Callable[[object], str], deed: Callable[[Store], object], *, broken: bool
) -> set[type[Exception]]:
    """Do a deed, each time with one write more before the disk fails; return what was said."""
    said: set[type[Exception]] = set()
    with open_store(fresh("wanted")) as store:
        before = state(store)
        deed(store)
        wanted = state(store)
    for number in range(1, MOST):
        with failing_disk() as disk, open_store(fresh(number)) as store:
            disk.writes, disk.fails_at, disk.broken = 0, number, broken
            done = _tried(deed, store, said)
            # Others read on meanwhile.
            assert store.versions.history("a", signed())
            fine, disk.fails_at = disk.writes < number, None
            after = state(store)
            assert after == wanted if done else after in (before, wanted)
            # The program need not be started again.
            assert store.versions.save("a", DATA, signed()).number == after[0] + 1
        if fine:
            return said
    pytest.fail("it never comes to an end")


def _tried(deed: Callable[[Store], object], store: Store, said: set[type[Exception]]) -> bool:
    try:
        deed(store)
    except StoreError as error:
        said.add(type(error))
        return False
    return True


@pytest.mark.parametrize(
    ("broken", "told"),
    [(False, {FullDiskError}), (True, {FullDiskError, BrokenDiskError})],
    ids=["full", "broken"],
)
@pytest.mark.parametrize("deed", [save, correct, note], ids=lambda deed: deed.__name__)
def test_whichever_write_fails_nothing_is_half(
    fresh: Callable[[object], str],
    deed: Callable[[Store], object],
    told: set[type[Exception]],
    *,
    broken: bool,
) -> None:
    """Full or broken at any write of a deed: the old state or the new one, and a message."""
    assert told == attempts(fresh, deed, broken=broken)


def test_a_deed_in_two_halves_would_be_noticed(fresh: Callable[[object], str]) -> None:
    """The seeded fault: what is confirmed in two steps stays half when the second one fails."""

    def in_steps(store: Store) -> None:
        note(store)
        save(store)

    with pytest.raises(AssertionError):
        attempts(fresh, in_steps, broken=False)


def _copied(database: Database, folder: Path) -> None:
    back_up(database, NOON, folder / "kept.db")


def _restored(database: Database, folder: Path) -> None:
    put_back(database, folder / "earlier.db", NOON)


@pytest.mark.parametrize("deed", [_copied, _restored], ids=["back-up", "restore"])
def test_whichever_write_of_a_copy_fails_there_is_a_whole_one(
    fresh: Callable[[object], str], tmp_path: Path, deed: Callable[[Database, Path], None]
) -> None:
    """The earlier back-up, or the database as it was, stays until the new one is whole."""
    ready = tmp_path / "ready"
    ready.mkdir()
    with open_store(f"sqlite:///{shutil.copy(_path(fresh('x')), ready / 'w.db')}") as store:
        for name in ("kept.db", "earlier.db"):
            back_up(store.database, NOON, ready / name)
        save(store)
    for number in range(1, MOST):
        folder = Path(shutil.copytree(ready, tmp_path / str(number)))
        with failing_disk() as disk, open_store(f"sqlite:///{folder / 'w.db'}") as store:
            disk.writes, disk.fails_at = 0, number
            with contextlib.suppress(*REFUSALS):
                deed(store.database, folder)
            done, disk.fails_at = disk.writes < number, None
            assert state(store)[0] in {1, 2}
            with open_store(f"sqlite:///{folder / 'kept.db'}") as copy:
                assert state(copy)[0] in {1, 2}
        shutil.rmtree(folder)
        if done:
            return
    pytest.fail("it never comes to an end")


def _path(url: str) -> str:
    return url.removeprefix("sqlite:///")


def test_whichever_write_of_a_migration_fails_it_can_be_done_again(tmp_path: Path) -> None:
    """The schema is the old one or the new one, and the next try succeeds."""
    old = tmp_path / "old.db"
    first = Database(f"sqlite:///{old}")
    migrate(first, "0001")
    first.close()
    for number in range(1, MOST):
        with failing_disk() as disk:
            path = shutil.copy(old, tmp_path / f"{number}.db")
            disk.fails_at = number
            database = Database(f"sqlite:///{path}")
            with contextlib.suppress(*REFUSALS):
                migrate(database)
            done, disk.fails_at = disk.writes < number, None
            assert revision_of(database) in {"0001", latest()}
            migrate(database)
            assert latest() == revision_of(database)
            database.close()
        if done:
            return
    pytest.fail("it never comes to an end")


def test_the_disk_really_fails(tmp_path: Path) -> None:
    """Without this, all of the above would be green and prove nothing."""
    with failing_disk() as disk:
        connection = sqlite3.connect(tmp_path / "x.db")
        connection.execute("CREATE TABLE x (y)")
        connection.commit()
        assert disk.writes > 0
        disk.fails_at = 0
        with pytest.raises(sqlite3.OperationalError, match="full"):
            connection.execute("CREATE TABLE z (y)")
        disk.fails_at = None
        connection.execute("CREATE TABLE z (y)")
        connection.close()
    assert isinstance(disk, Disk)
