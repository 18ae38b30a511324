"""
Fixtures of the guide for operators: two processes behind nginx, with PostgreSQL.

Without nginx or PostgreSQL these tests are skipped and say how to install it; with
WIJKGRAAF_REQUIRE_NGINX=1 and WIJKGRAAF_REQUIRE_POSTGRES=1, as in CI, such a skip is a failure.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.browser.serving import ROOT, free_port, running
from tests.operating import nginx
from tests.store import postgres


class Installation:
    """Two processes of the dashboard, their database, and nginx in front of them."""

    def __init__(self, folder: Path, database: postgres.Server) -> None:
        self.folder = folder
        self.database = database
        self.environment = {
            "WIJKGRAAF_DATABASE_URL": database.url(database.new_database()),
            "WIJKGRAAF_LOG": "json",
            "WIJKGRAAF_PROXY": "127.0.0.1",
            "WIJKGRAAF_HTTPS": "ja",
            # Who may what is tested elsewhere; without this nobody but this machine gets in.
            "WIJKGRAAF_ZONDER_INLOGGEN_OPEN": "ja",
        }
        self.ports = [free_port(), free_port()]
        self.processes = [ExitStack(), ExitStack()]
        self.site: nginx.Site

    def migrate(self) -> None:
        """Make the database ready, as the guide says."""
        command = [sys.executable, "-m", "graphlib_wijk", "migrate"]
        environment = {**os.environ, **self.environment}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)

    def start(self, number: int) -> None:
        """Start one of the two processes."""
        log = self.folder / f"proces{number}-{len(list(self.folder.glob('proces*')))}.txt"
        process = running("app.py", log, environment=self.environment, port=self.ports[number])
        self.processes[number].enter_context(process)

    @contextmanager
    def without(self, number: int) -> Iterator[None]:
        """Do without one of the two processes for a while."""
        self.processes[number].close()
        yield
        self.start(number)

    def log_of(self, number: int) -> str:
        """Return what a process wrote."""
        files = sorted(self.folder.glob(f"proces{number}-*"))
        return "\n".join(file.read_text() for file in files)


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """All that the guide sets up, on this machine only."""
    for missing, required in (
        (nginx.what_is_missing(), nginx.REQUIRED),
        (postgres.what_is_missing(), postgres.REQUIRED),
    ):
        if missing and os.environ.get(required) == "1":
            pytest.fail(missing)
        if missing:
            pytest.skip(missing)
    with postgres.running() as database, ExitStack() as stack:
        found = Installation(tmp_path_factory.mktemp("installatie"), database)
        found.migrate()
        for number, process in enumerate(found.processes):
            stack.enter_context(process)
            found.start(number)
        folder = tmp_path_factory.mktemp("nginx")
        found.site = stack.enter_context(nginx.site(folder, found.ports))
        yield found
