"""
What really goes wrong: processes that are killed, many who write at once, a server that restarts.

`WIJKGRAAF_KILLS` says at how many random moments each deed is killed, `WIJKGRAAF_WRITERS` and
`WIJKGRAAF_EDITS` how many people change the same thing how often.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from sqlalchemy import func, insert, literal, select, text, update
from sqlalchemy.exc import NoResultFound

from graphlib_wijk.network import Network
from graphlib_wijk.store import (
    BusyError,
    ConflictError,
    Correction,
    Store,
    StoreError,
    UnavailableError,
    back_up,
    database,
    dealing,
    open_store,
)
from graphlib_wijk.store.database import Database
from graphlib_wijk.store.migrating import latest, migrate, revision_of
from graphlib_wijk.store.schema import (
    AUDIT,
    CONTENTS,
    DATASETS,
    NOTES,
    PROPOSALS,
    VERSION_CONTENTS,
    VERSIONS,
)
from graphlib_wijk.store.turns import Turns
from graphlib_wijk.writing import written
from tests.networks import dataset, organisation
from tests.store.deadly import (
    EXPORTED,
    MOMENTS,
    backing_up,
    backing_up_in_place,
    editing,
    exporting,
    exporting_in_place,
    importing,
    killed_at,
    migrating,
    migrating_in_steps,
    moments,
    noting,
    restoring,
    restoring_in_place,
)
from tests.store.people import NOON, bulky, signed
from tests.store.postgres import Server, running, what_is_missing

WRITERS = int(os.environ.get("WIJKGRAAF_WRITERS", "8"))
EDITS = int(os.environ.get("WIJKGRAAF_EDITS", "8"))

pytestmark = pytest.mark.slow


def whole(store: Store) -> int:
    """Check that everything fits together, and return the number of versions."""
    with store.database.writing() as connection:
        # The server has by now let go of who was killed: writing is done one at a time.
        if store.database.path:
            assert "ok" == connection.execute(text("PRAGMA integrity_check")).scalar_one()
            assert [] == connection.execute(text("PRAGMA foreign_key_check")).all()
    history = store.versions.history("a", signed())
    current = {held.id: held.current for held in store.versions.datasets(signed())}["a"]
    assert list(range(1, current + 1)) == [version.number for version in history]
    for version in history[-2:]:
        assert 400 == len(store.versions.open("a", signed(), number=version.number).organisations)
    noted = [e.record for e in store.audit.list(signed()) if e.record.startswith("version")]
    assert [f"version {number}" for number in range(1, current + 1)] == noted
    proposals = [p.in_version for p in store.proposals.list("a", signed())]
    corrected = [version.number for version in history if version.reason == "correction"]
    assert corrected == proposals
    with store.database.reading() as connection:
        used = select(VERSION_CONTENTS.c.sha256)
        orphans = select(func.count()).where(CONTENTS.c.sha256.not_in(used))
        assert 0 == connection.execute(orphans).scalar_one()
        versions = select(func.count()).select_from(VERSIONS)
        assert len(history) == connection.execute(versions).scalar_one()
    written = [e for e in store.audit.list(signed()) if e.action == "keep-note"]
    assert len(written) == sum(note.revision for note in store.notes.list("a", signed()))
    return current


HALVES = {
    "a version without content": insert(VERSIONS).from_select(
        [column.name for column in VERSIONS.c],
        select(*(literal(3) if column.name == "number" else column for column in VERSIONS.c)).where(
            VERSIONS.c.number == 1
        ),
    ),
    "content without a version": insert(CONTENTS).values(sha256="x", content=b""),
    "a current version that is not there": update(DATASETS).values(current=3),
    "a note in the record without a version": insert(AUDIT).values(
        at="", actor="", action="import", dataset="a", record="version 3", detail={}
    ),
    "a note of which nothing is known": insert(NOTES).values(
        dataset="a",
        kind="guests",
        key=["x"],
        organisations=[],
        revision=1,
        changed_by="",
        changed_at="",
    ),
    "a decision without its version": update(PROPOSALS).values(in_version=3),
}


@pytest.mark.parametrize("half", HALVES)
def test_a_half_deed_would_be_noticed(url: str, half: str) -> None:
    """The seeded faults: what a kill would leave if a deed were not one transaction."""
    with open_store(url) as store:
        store.versions.save("a", bulky(400), signed())
        said = Correction(kind="change-details", organisation="o1", fields={"name": "x"})
        store.proposals.apply("a", said, signed(), expected=1)
        assert 2 == whole(store)
        with store.database.writing() as connection:
            connection.execute(HALVES[half])

        with pytest.raises((AssertionError, NoResultFound)):
            whole(store)


@pytest.mark.parametrize("deed", [importing, editing], ids=lambda deed: deed.__name__)
def test_a_process_killed_at_any_moment_leaves_the_old_or_the_new_state(
    url: str, tmp_path: Path, deed: Callable[..., None]
) -> None:
    """What was confirmed is there, what was not is there wholly or not at all."""
    with open_store(url) as store:
        store.versions.save("a", bulky(400), signed())
        done, longest = killed_at(deed, url, tmp_path, None)
        before = whole(store)
        assert 1 + done == before
        between = 0
        for delay in moments(longest):
            done, _ = killed_at(deed, url, tmp_path, delay)
            after = whole(store)
            assert after - before in {done, done + 1}
            between += 0 < after - before
            before = after
    assert between or MOMENTS < 6


def test_a_process_killed_while_it_writes_notes_leaves_the_old_or_the_new_one(
    url: str, tmp_path: Path
) -> None:
    """What was confirmed is there, and its revision and the record say the same."""

    def revision() -> int:
        assert 1 == whole(store)
        return store.notes.get("a", "guests", ("",), signed()).revision

    with open_store(url) as store:
        store.versions.save("a", bulky(400), signed())
        done, longest = killed_at(noting, url, tmp_path, None)
        before = revision()
        assert done == before
        for delay in moments(longest):
            done, _ = killed_at(noting, url, tmp_path, delay)
            after = revision()
            assert after - before in {done, done + 1}
            before = after


def test_an_export_killed_at_any_moment_leaves_a_whole_file(tmp_path: Path) -> None:
    """The file holds the one network or the other, and can be read."""
    file = tmp_path / "kept.graphml"
    _, longest = killed_at(exporting, "", tmp_path, None)
    lawful = {written(Network(bulky(size)), "graphml") for size in EXPORTED}
    for delay in moments(longest):
        killed_at(exporting, "", tmp_path, delay)
        assert file.read_bytes() in lawful


def test_a_file_that_is_written_in_place_would_be_found_half(tmp_path: Path) -> None:
    """The seeded fault: without a file beside it, a kill leaves what is neither old nor new."""
    content = written(Network(bulky(EXPORTED[0])), "graphml")
    file = tmp_path / "kept.graphml"
    file.write_bytes(content)
    killed_at(exporting_in_place, "", tmp_path, 0.05)

    assert file.read_bytes() != content
    assert content.startswith(file.read_bytes())


def test_a_migration_killed_at_any_moment_is_done_or_not_begun(
    empty_url: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """The schema is the old one or the new one, and the next try succeeds."""
    fresh = _copies_of_an_old_database(empty_url, tmp_path, request)
    _, longest = killed_at(migrating, fresh(), tmp_path, None)
    for delay in moments(longest):
        url = fresh()
        killed_at(migrating, url, tmp_path, delay)
        database = Database(url)
        with database.writing():
            pass
        assert revision_of(database) in {"0001", latest()}
        migrate(database)
        assert latest() == revision_of(database)
        database.close()


def test_a_migration_that_is_no_single_transaction_would_be_found_between(
    empty_url: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """The seeded fault: step by step, a kill leaves a schema that is neither old nor new."""
    url = _copies_of_an_old_database(empty_url, tmp_path, request)()
    killed_at(migrating_in_steps, url, tmp_path, 0.05)
    database = Database(url)

    assert revision_of(database) not in {"0001", latest()}
    database.close()


def _copies_of_an_old_database(
    url: str, folder: Path, request: pytest.FixtureRequest
) -> Callable[[], str]:
    """Return a way to get a new database with the first schema."""
    database = Database(url)
    migrate(database, "0001")
    database.close()
    if database.path is None:
        server: Server = request.getfixturevalue("server")
        return lambda: server.url(server.new_database(database.url.database))
    old = database.path
    numbers = iter(range(10_000))
    return lambda: f"sqlite:///{shutil.copy(old, folder / f'{next(numbers)}.db')}"


def test_a_backup_killed_at_any_moment_leaves_the_earlier_one(
    sqlite_url: str, tmp_path: Path
) -> None:
    """In the place of the back-up there is always a whole one, and the database is untouched."""
    kept = tmp_path / "kept.db"
    with open_store(sqlite_url) as store:
        store.versions.save("a", bulky(400), signed())
        back_up(store.database, NOON, kept)
        _, longest = killed_at(backing_up, sqlite_url, tmp_path, None)
        for delay in moments(longest):
            killed_at(backing_up, sqlite_url, tmp_path, delay)
            with open_store(f"sqlite:///{kept}") as copy:
                assert 1 == whole(copy)
        assert 1 == whole(store)


@pytest.mark.parametrize("deed", [backing_up_in_place, restoring_in_place])
def test_a_copy_that_is_written_in_place_would_be_found_damaged(
    sqlite_url: str, tmp_path: Path, deed: Callable[[str, Connection, str], None]
) -> None:
    """The seeded fault: over what was there, a kill leaves a database that is no database."""
    kept = tmp_path / "kept.db"
    with open_store(sqlite_url) as store:
        store.versions.save("a", bulky(400), signed())
        back_up(store.database, NOON, kept)
    killed_at(deed, sqlite_url, tmp_path, 0.05)
    overwritten = f"sqlite:///{kept}" if deed is backing_up_in_place else sqlite_url

    with pytest.raises(StoreError), open_store(overwritten) as copy:
        whole(copy)


def test_a_restore_killed_at_any_moment_leaves_the_old_or_the_new_state(
    sqlite_url: str, tmp_path: Path
) -> None:
    """Also for who has the database open meanwhile."""
    kept = tmp_path / "kept.db"
    with open_store(sqlite_url) as store:
        store.versions.save("a", bulky(400), signed())
        back_up(store.database, NOON, kept)
        store.versions.save("a", bulky(400), signed())
        _, longest = killed_at(restoring, sqlite_url, tmp_path, None)
        for delay in moments(longest):
            if 1 == whole(store):
                store.versions.save("a", bulky(400), signed())
            done, _ = killed_at(restoring, sqlite_url, tmp_path, delay)
            assert whole(store) in ({1} if done else {1, 2})


def test_no_edit_of_many_people_is_lost(url: str) -> None:
    """All change the same words at once; who is told of a conflict looks again and goes on."""
    words, versions, conflicts = _words_of_many(url, WRITERS, EDITS)

    expected = {f"{at}.{number}" for at in range(WRITERS) for number in range(EDITS)}
    assert expected == set(words)
    assert (len(expected), len(expected) + 1) == (len(words), versions)
    assert conflicts > 0


def test_edits_that_are_lost_would_be_noticed(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The seeded fault: a store that does not look whether the words are still the same."""
    monkeypatch.setattr(dealing, "touched", lambda *_: {"there": True, "values": []})

    words, versions, conflicts = _words_of_many(url, 4, 6)

    assert (25, 0) == (versions, conflicts)
    assert len(set(words)) < 24


def _words_of_many(url: str, writers: int, edits: int) -> tuple[list[str], int, int]:
    """Let many people add words; return the words, and how many versions and conflicts it took."""
    with open_store(url) as store:
        store.versions.save("a", dataset([organisation("o", note="")]), signed())
    # People share a process, and there are several programs.
    stores = [open_store(url) for _ in range(4)]
    with ThreadPoolExecutor(writers) as pool:
        work = [pool.submit(_add_words, stores[at % 4], at, edits) for at in range(writers)]
        conflicts = sum(each.result() for each in work)
    for store in stores:
        store.close()
    with open_store(url) as store:
        words = store.versions.open("a", signed()).organisations.loc["o", "note"].split()
        return words, len(store.versions.history("a", signed())), conflicts


def _add_words(store: Store, at: int, edits: int) -> int:
    """Add words to what is there, one by one; return how often somebody else was first."""
    conflicts = 0
    chance = random.Random(at)
    for number in range(edits):
        told, pause = 0, 0.05
        while said := _refusal(store, f"{at}.{number}"):
            if isinstance(said, ConflictError):
                # Who is refused hears what the other did; it is never the same twice.
                assert said.version.number > told
                told = said.version.number
                assert said.changes[-1].after["note"] != said.changes[-1].before["note"]
                conflicts += 1
            # They wait ever longer before they look again, so that they do not all come at once.
            time.sleep(chance.uniform(0, pause))
            pause = min(2 * pause, 60)
    return conflicts


def _refusal(store: Store, word: str) -> ConflictError | BusyError | None:
    """Look at what is there, and add a word to it."""
    (held,) = store.versions.datasets(signed())
    seen = store.versions.open("a", signed(), number=held.current)
    note = f"{seen.organisations.loc['o', 'note']} {word}"
    said = Correction(kind="change-details", organisation="o", fields={"note": note})
    try:
        store.proposals.apply("a", said, signed(), expected=held.current)
    except (ConflictError, BusyError) as refusal:
        return refusal
    return None


def test_who_came_first_goes_first() -> None:
    """Threads get their turn in the order in which they came; who gives up leaves the queue."""
    turns, order = Turns(), []

    def come(name: int) -> None:
        assert turns.take(20)
        order.append(name)
        turns.give_back()

    assert turns.take(0)
    assert not turns.take(0.01)
    with ThreadPoolExecutor(5) as pool:
        for name in range(5):
            pool.submit(come, name)
            while len(turns._waiting) <= name:  # noqa: SLF001 - nobody else tells who waits
                time.sleep(0.001)
        turns.give_back()
    assert [0, 1, 2, 3, 4] == order
    assert turns.take(0)


def test_a_server_that_restarts_is_told_and_then_works_again() -> None:
    """Idle, halfway a deed, and down: nothing changes unseen, and no restart of the program."""
    if missing := what_is_missing():
        if os.environ.get("WIJKGRAAF_REQUIRE_POSTGRES") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    with running() as server:
        database = Database(server.url())
        migrate(database)
        database.close()
        with open_store(server.url()) as store:
            store.versions.save("a", bulky(400), signed())
            server.stop()
            server.start()
            assert 1 == whole(store)

            with pytest.raises(UnavailableError):
                _write_while(lambda: server.stop("immediate"), store)
            with pytest.raises(UnavailableError):
                store.versions.history("a", signed())

            server.start()
            assert 1 == whole(store)
            store.versions.save("a", bulky(400), signed())
            assert 2 == whole(store)


def _write_while(something_happens: Callable[[], None], store: Store) -> None:
    with store.database.writing() as connection:
        connection.execute(VERSIONS.select()).all()
        something_happens()
        connection.execute(VERSIONS.select()).all()


def test_a_writer_that_hangs_keeps_others_waiting_no_longer_than_agreed(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is an end to waiting, a message, and readers do not wait at all."""
    monkeypatch.setattr(database, "PATIENCE", 0.2)
    first, second = open_store(url), open_store(url)
    first.versions.save("a", bulky(400), signed())
    if second.database.path:
        with contextlib.suppress(Exception), second.database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 200")
    with first.database.writing():
        start = time.perf_counter()
        assert 1 == len(second.versions.history("a", signed()))
        for held_up in (first, second):
            with pytest.raises(BusyError):
                held_up.versions.save("a", dataset(["x"]), signed())
        assert time.perf_counter() - start < 10
    assert 2 == second.versions.save("a", bulky(400), signed()).number
    first.close()
    second.close()


def test_too_many_readers_wait_no_longer_than_agreed(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When every connection is in use there is a message, and afterwards room again."""
    monkeypatch.setattr(database, "PATIENCE", 0.2)
    with open_store(url) as store:
        store.versions.save("a", dataset(["a"]), signed())
        with contextlib.ExitStack() as busy:
            for _ in range(15):
                busy.enter_context(store.database.reading())
            for deed in (store.versions.history, store.versions.restore):
                more = (1,) if deed == store.versions.restore else ()
                with pytest.raises(BusyError):
                    deed("a", *more, signed())
        assert 1 == len(store.versions.history("a", signed()))
