"""A real PostgreSQL server for tests: its own folder, its own socket, nothing on the network."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

REQUIRED = "WIJKGRAAF_REQUIRE_POSTGRES"
INSTALL = "sudo apt-get install postgresql"
_DEBIAN = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
# Where one may write a file that every user can reach, which pytest's own folders are not.
_ROOMY = Path("/dev/shm")


def find_program(name: str) -> str | None:
    """Return where a program of PostgreSQL is, or None."""
    return shutil.which(name, path=os.pathsep.join([*map(str, _DEBIAN), os.environ["PATH"]]))


def what_is_missing() -> str:
    """Say what keeps the tests from running, or nothing."""
    return "" if find_program("initdb") else f"PostgreSQL is not installed: {INSTALL}"


class Server:
    """One server: make databases in it, stop it, start it again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.user = _unprivileged()
        self._numbers = count()

    def make(self) -> None:
        """Make the folder of the server."""
        self.folder.chmod(0o755)
        if self.user:
            shutil.chown(self.folder, self.user)
        self._run("initdb", "--pgdata", "data", "--auth=trust", "--username=test", "--no-sync")

    def start(self) -> None:
        """Start it; it listens on a socket in its folder only."""
        # It need not survive a power cut; these are the settings that cost time.
        options = f"-c listen_addresses= -c unix_socket_directories={self.folder} -c fsync=off"
        options += " -c max_connections=120 -c shared_buffers=32MB"
        self._run("pg_ctl", "start", "-D", "data", "-w", "-l", "log", "-o", options)

    def stop(self, mode: str = "fast") -> None:
        """Stop it: ``immediate`` is a crash."""
        self._run("pg_ctl", "stop", "-D", "data", "-w", "-m", mode)

    def url(self, database: str = "postgres") -> str:
        """Return the address of a database."""
        return f"postgresql://test@/{database}?host={self.folder}"

    def new_database(self, template: str = "template1") -> str:
        """Make an empty database, or a copy of one, and return its name."""
        name = f"test{next(self._numbers)}"
        address = self.url().replace("+psycopg", "")
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def _run(self, program: str, *arguments: str) -> None:
        found = find_program(program)
        assert found
        with (self.folder / "output").open("ab") as output:
            subprocess.run(
                [found, *arguments],
                cwd=self.folder,
                user=self.user,
                # A server that holds our output open would keep us waiting for its end.
                stdout=output,
                stderr=output,
                check=True,
            )


@contextmanager
def running() -> Iterator[Server]:
    """Run a server for a while."""
    parent = _ROOMY if _ROOMY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="wijkgraaf-", dir=parent) as name:
        server = Server(Path(name))
        server.make()
        server.start()
        try:
            yield server
        finally:
            server.stop("immediate")


def _unprivileged() -> str | None:
    """Return somebody else to run the server: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    return None
