"""The database itself: where it is, how it is made, and what it says when something is wrong."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from graphlib_wijk.store import FullDiskError, ReadOnlyError, StoreError, open_store
from graphlib_wijk.store.database import Database
from graphlib_wijk.store.migrating import latest, migrate, require_current, revision_of
from graphlib_wijk.store.place import data_folder, database_url
from graphlib_wijk.store.schema import AUDIT, METADATA
from tests.networks import dataset
from tests.store import postgres
from tests.store.people import bulky, signed

ROOT = Path(__file__).parents[2]


def refusal(url: str) -> StoreError:
    """What is said when a store cannot be opened."""
    with pytest.raises(StoreError) as caught:
        open_store(url)
    return caught.value


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"XDG_DATA_HOME": "/srv/data"}, "/srv/data/wijkgraaf"),
        ("linux", {"XDG_DATA_HOME": "data"}, "~/.local/share/wijkgraaf"),
        ("linux", {}, "~/.local/share/wijkgraaf"),
        ("darwin", {}, "~/Library/Application Support/wijkgraaf"),
        ("win32", {"LOCALAPPDATA": "/users/a/local"}, "/users/a/local/wijkgraaf"),
        ("win32", {}, "~/AppData/Local/wijkgraaf"),
    ],
)
def test_the_database_is_where_the_system_keeps_data(platform, environment, expected):
    """Each system has its folder for a user's data, and Wijkgraaf uses that."""
    assert Path(expected).expanduser() == data_folder(environment, platform)


def test_the_environment_names_another_database():
    """WIJKGRAAF_DATABASE_URL wins; empty counts as not given."""
    assert "postgresql://db/wijk" == database_url(
        {"WIJKGRAAF_DATABASE_URL": "postgresql://db/wijk"}
    )
    assert database_url({"WIJKGRAAF_DATABASE_URL": " "}).startswith("sqlite:///")


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "sqlite:///:memory:", "zomaar"])
def test_another_kind_of_database_is_refused(url):
    """Only a file and PostgreSQL; what is only in memory would be lost."""
    assert "unknown-database" == refusal(url).code


def test_a_new_file_is_made_ready(tmp_path):
    """Without any set-up there is a database, in a folder that others on the machine cannot see."""
    path = tmp_path / "a" / "b" / "wijkgraaf.db"

    open_store(f"sqlite:///{path}").close()

    assert path.exists()
    assert 0o700 == path.parent.stat().st_mode & 0o777


def test_migrating_makes_the_tables_that_queries_use(empty_url):
    """The steps together give exactly the schema of the code."""
    database = Database(empty_url)
    assert ("", latest()) == migrate(database)

    with database.reading() as connection:
        found = compare_metadata(MigrationContext.configure(connection), METADATA)

    assert [] == found
    assert (latest(), latest()) == migrate(database)
    database.close()


def test_a_server_is_only_migrated_when_asked(server):
    """On a server nobody makes tables by accident: the message names the command."""
    said = refusal(server.url(server.new_database()))

    assert "empty-database" == said.code
    assert "python -m graphlib_wijk migrate" in said.message()


def test_an_old_schema_is_told_and_can_be_migrated(empty_url):
    """The message names the command; after it the store works."""
    database = Database(empty_url)
    migrate(database, "0001")
    said = refusal(empty_url)
    assert ("old-schema", "0001") == (said.code, said.facts["found"])
    assert "python -m graphlib_wijk migrate" in said.message()

    assert ("0001", latest()) == migrate(database)
    database.close()
    with open_store(empty_url) as store:
        assert 1 == store.versions.save("a", dataset(["a"]), signed()).number


def test_a_newer_schema_is_refused_and_left_alone(url):
    """A program that does not know a schema neither uses it nor changes it."""
    database = Database(url)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    said = refusal(url)
    with pytest.raises(StoreError) as caught:
        migrate(database)

    assert ["newer-schema"] * 2 == [said.code, caught.value.code]
    assert "9999" in said.message("en")
    assert "9999" == revision_of(database)
    database.close()


def test_a_database_of_another_program_is_left_alone(empty_url):
    """Tables of something else are never mixed with ours."""
    database = Database(empty_url)
    with database.writing() as connection:
        connection.execute(text("CREATE TABLE customers (id INTEGER)"))

    said = refusal(empty_url)
    with pytest.raises(StoreError) as caught:
        migrate(database)
    database.close()

    assert ["foreign-database"] * 2 == [said.code, caught.value.code]


@pytest.mark.parametrize("damage", ["not-a-database", "cut", "overwritten"])
def test_a_damaged_file_is_told_with_the_backup_to_put_back(sqlite_url, damage, tmp_path):
    """Wijkgraaf neither repairs nor replaces it, and names the latest back-up."""
    with open_store(sqlite_url) as store:
        for number in range(3):
            store.versions.save("a", dataset([f"o{i}" for i in range(number, 400)]), signed())
    path = tmp_path / "wijkgraaf.db"
    whole = path.read_bytes()
    middle = len(whole) // 2
    damaged = {
        "not-a-database": b"dit is geen database" * 100,
        "cut": whole[:middle],
        "overwritten": whole[: 4096 * 2] + b"\xff" * (len(whole) - 4096 * 2),
    }[damage]
    path.write_bytes(damaged)
    (tmp_path / "reservekopie").mkdir()
    (tmp_path / "reservekopie" / "20260101.db").touch()
    (tmp_path / "reservekopie" / "20261122.db").touch()

    said = refusal(sqlite_url)

    assert "corrupt-database" == said.code
    assert "20261122.db" in said.message()
    assert damaged == path.read_bytes()


def test_two_programs_that_start_at_once_make_one_database(tmp_path):
    """Whoever comes second finds it ready."""
    url = f"sqlite:///{tmp_path / 'w.db'}"
    databases = [Database(url) for _ in range(4)]

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(require_current, databases))

    assert [latest()] * 4 == [revision_of(database) for database in databases]
    for database in databases:
        database.close()


def test_a_server_that_is_not_there_is_told_without_its_password(tmp_path):
    """The message names the server, and not the secret in its address."""
    said = refusal(f"postgresql://wijk:geheim@/wijk?host={tmp_path}")

    assert "unavailable" == said.code
    assert "geheim" not in said.message()


@pytest.mark.parametrize("statement", ["UPDATE audit SET actor = 'x'", "DELETE FROM audit"])
def test_the_record_of_deeds_is_only_added_to(url, statement):
    """The database itself refuses to change or remove what was noted."""
    with open_store(url) as store:
        store.versions.save("a", dataset(["a"]), signed())
        before = store.audit.list(signed())
        with pytest.raises(DBAPIError, match="append-only"), store.database.writing() as connection:
            connection.execute(text(statement))

        assert before == store.audit.list(signed())


def test_versions_are_never_changed(url):
    """The database itself refuses to change what a version says or holds."""
    with open_store(url) as store:
        store.versions.save("a", dataset(["a"]), signed())
        for statement in (
            "UPDATE versions SET made_by = 'x'",
            "DELETE FROM versions",
            "UPDATE contents SET sha256 = 'x'",
            "UPDATE version_contents SET position = 9",
        ):
            with (
                pytest.raises(DBAPIError, match="append-only"),
                store.database.writing() as connection,
            ):
                connection.execute(text(statement))


def test_a_full_disk_leaves_everything_as_it_was(sqlite_url):
    """Whichever page is the one too many: old state, a clear message, and it works after."""
    data = bulky(300)
    with open_store(sqlite_url) as store:
        store.versions.save("a", dataset(["a"]), signed())
        with store.database.reading() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        told = 0
        for room in range(40):
            with store.database.engine.connect() as connection:
                connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + room}")
            with contextlib.suppress(FullDiskError):
                store.versions.save("a", data, signed())
                break
            told += 1
            assert [1] == [v.number for v in store.versions.history("a", signed())]
            assert 1 == len(store.audit.list(signed()))

        assert told > 2
        assert 2 == len(store.versions.history("a", signed()))
        assert 300 == len(store.versions.open("a", signed()).organisations)


def test_a_file_that_may_not_grow_leaves_everything_as_it_was(sqlite_url):
    """The system itself refuses the write, at every size: the old state, and a message."""
    script = """
import resource, signal, sys
from graphlib_wijk.store import StoreError, open_store
from tests.networks import dataset
from tests.store.people import bulky, signed
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_store(sys.argv[1]) as store:
    store.versions.save("a", dataset(["a"]), signed())
    for limit in range(4096, 400_000, 4096 * 8):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        try:
            store.versions.save("a", bulky(50), signed())
        except StoreError as error:
            print(error.code)
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
            assert len(store.versions.history("a", signed())) == 1
        else:
            break
    assert len(store.versions.history("a", signed())) == 2
"""
    outcome = subprocess.run(
        [sys.executable, "-c", script, sqlite_url],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (0, "") == (outcome.returncode, outcome.stderr)
    assert {"disk-full"} == set(outcome.stdout.split())


def test_a_folder_that_may_not_be_written_is_told(sqlite_url):
    """The message names the place, and nothing is made."""
    script = """
import os, sys
from graphlib_wijk.store import StoreError, open_store
open_store(sys.argv[2]).close()  # loads what nobody may not read
if os.geteuid() == 0:
    os.setuid(65534)  # root may write anywhere, so nobody asks
try:
    open_store(sys.argv[1])
except StoreError as error:
    print(error.code, error)
"""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        outcome = subprocess.run(
            [sys.executable, "-c", script, f"sqlite:///{folder}/deep/wijkgraaf.db", sqlite_url],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )

        assert "" == outcome.stderr
        assert outcome.stdout.startswith("read-only ")
        assert folder in outcome.stdout
        assert [] == list(Path(folder).iterdir())


def test_a_file_that_may_not_be_written_is_told(sqlite_url, tmp_path):
    """A database on a read-only disk says so at the first change, and changes nothing."""
    database = Database(sqlite_url)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(StoreError) as caught, database.writing() as connection:
        connection.execute(
            AUDIT.insert().values(at="", actor="", action="", dataset="", record="", detail={})
        )
    database.close()

    assert "read-only" == caught.value.code
    assert database.is_read_only
    with sqlite3.connect(tmp_path / "wijkgraaf.db") as plain:
        assert (0,) == plain.execute("SELECT count(*) FROM audit").fetchone()
    plain.close()


def test_a_change_that_succeeds_ends_being_read_only(url):
    """Who was refused once is not told so for ever."""
    database = Database(url)
    with pytest.raises(ReadOnlyError), database.writing():
        raise ReadOnlyError(place="", backup="")
    assert database.is_read_only

    with database.writing():
        pass

    assert not database.is_read_only
    database.close()


def test_a_file_without_the_right_to_write_is_known_before_anybody_tries():
    """Somebody who may only read the file sees what is in it, and that it is so."""
    script = """
import os, sys
from graphlib_wijk.store import open_store
with open_store(sys.argv[1]) as store:  # loads what nobody may not read
    print(store.database.is_read_only)
if os.geteuid() == 0:
    os.setuid(65534)  # root may write anywhere, so nobody asks
with open_store(sys.argv[1]) as store:
    print(store.database.is_read_only)
"""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "wijkgraaf.db"
        url = f"sqlite:///{file}"
        open_store(url).close()
        Path(folder).chmod(0o777)
        file.chmod(0o444)
        outcome = subprocess.run(
            [sys.executable, "-c", script, url],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )

    assert "" == outcome.stderr
    assert "True" == outcome.stdout.split()[-1]


def test_the_programs_of_the_server_are_found_or_named():
    """Without PostgreSQL the tests say what to install."""
    found = shutil.which("initdb") or postgres.find_program("initdb")
    assert bool(found) != bool(postgres.what_is_missing())
