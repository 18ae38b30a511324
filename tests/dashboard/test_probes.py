"""What the server says to who watches over it: alive, and ready or why not."""

import asyncio
import json
import sqlite3

import pytest

from graphlib_wijk.dashboard.hosting.probes import LIFETIME, Readiness, alive, reasons
from graphlib_wijk.store import open_store
from graphlib_wijk.store.database import Database
from graphlib_wijk.store.migrating import migrate


def told(answering):
    """The status and the content of an answer."""
    response = asyncio.run(answering(None))
    return response.status_code, json.loads(response.body)


@pytest.fixture
def environment(tmp_path):
    """An installation with a folder of data and a database that is not there yet."""
    (tmp_path / "data").mkdir()
    return {
        "WIJKGRAAF_GEGEVENS": str(tmp_path / "data"),
        "WIJKGRAAF_DATABASE_URL": f"sqlite:///{tmp_path / 'w.db'}",
    }


def test_a_process_that_answers_is_alive():
    """Nothing else is asked: a database that is down is no reason to start the process anew."""
    assert (200, {"gezond": True}) == told(alive)


def test_a_fresh_installation_is_ready_and_stays_as_it_is(environment, tmp_path):
    """Asking makes no database; one that is made and current is all right too."""
    assert [] == reasons(environment)
    assert not (tmp_path / "w.db").exists()

    open_store(environment["WIJKGRAAF_DATABASE_URL"]).close()
    assert [] == reasons(environment)


def test_data_that_cannot_be_read_are_told(environment, tmp_path):
    """A folder that is missing, or is no folder, is one code without a path in it."""
    (tmp_path / "data").rmdir()
    assert ["data-folder"] == reasons(environment)

    (tmp_path / "data").write_text("x")
    assert ["data-folder"] == reasons(environment)


def test_an_old_schema_is_told(environment):
    """After an update one migrates before readers are let in."""
    database = Database(environment["WIJKGRAAF_DATABASE_URL"])
    migrate(database, "0001")
    database.close()

    assert ["old-schema"] == reasons(environment)


def test_an_empty_or_damaged_database_is_told(environment, tmp_path):
    """What is no database, or holds nothing, gets no readers; and it is left as it is."""
    (tmp_path / "w.db").write_bytes(b"geheim" * 1000)
    assert ["corrupt-database"] == reasons(environment)
    assert b"geheim" * 1000 == (tmp_path / "w.db").read_bytes()

    (tmp_path / "w.db").unlink()
    sqlite3.connect(tmp_path / "w.db").close()
    (tmp_path / "w.db").touch()
    assert ["empty-database"] == reasons(environment)


def test_a_database_server_that_does_not_answer_is_told(environment, tmp_path):
    """The code says what, not where: the address may hold a password."""
    url = f"postgresql://jan:geheim@/wijk?host={tmp_path}"

    assert ["unavailable"] == reasons({**environment, "WIJKGRAAF_DATABASE_URL": url})


def test_an_answer_stands_for_a_moment():
    """Who asks all the time looks into the database no more than once in a while."""
    now, asked, found = [0.0], [], []

    def look():
        asked.append(now[0])
        return list(found)

    readiness = Readiness(look, lambda: now[0])
    assert (200, {"klaar": True}) == told(readiness.answer)
    found.append("unavailable")
    assert (200, {"klaar": True}) == told(readiness.answer)
    now[0] += LIFETIME
    assert (503, {"klaar": False, "redenen": ["unavailable"]}) == told(readiness.answer)
    found.clear()
    now[0] += LIFETIME
    assert (200, {"klaar": True}) == told(readiness.answer)
    assert 3 == len(asked)
