"""
Fixtures of the store's tests: each test that asks for `url` or `store` runs on both databases.

Without PostgreSQL its half is skipped and says how to install it; with
WIJKGRAAF_REQUIRE_POSTGRES=1, as in CI, such a skip is a failure.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphlib_wijk.store import Store, open_store
from graphlib_wijk.store.database import Database
from graphlib_wijk.store.migrating import migrate
from tests.store.postgres import REQUIRED, Server, running, what_is_missing

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One PostgreSQL server for all tests of this process."""
    if missing := what_is_missing():
        if os.environ.get(REQUIRED) == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    with running() as found:
        yield found


@pytest.fixture(scope="session")
def ready_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database that is up to date and empty, to be copied."""
    path = tmp_path_factory.mktemp("ready") / "ready.db"
    open_store(f"sqlite:///{path}").close()
    return path


@pytest.fixture(scope="session")
def ready_database(server: Server) -> str:
    """The name of a PostgreSQL database that is up to date and empty, to be copied."""
    name = server.new_database()
    database = Database(server.url(name))
    migrate(database)
    database.close()
    return name


@pytest.fixture
def sqlite_url(ready_file: Path, tmp_path: Path) -> str:
    """The address of an empty SQLite database that is ready."""
    path = tmp_path / "wijkgraaf.db"
    shutil.copy(ready_file, path)
    return f"sqlite:///{path}"


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database that is ready, of each kind in turn."""
    if request.param == "sqlite":
        return request.getfixturevalue("sqlite_url")
    server = request.getfixturevalue("server")
    return server.url(server.new_database(request.getfixturevalue("ready_database")))


@pytest.fixture(params=DATABASES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any table, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    server = request.getfixturevalue("server")
    return server.url(server.new_database())


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An empty store, on each kind of database in turn."""
    with open_store(url) as opened:
        yield opened
