"""Running a Streamlit program for as long as tests need it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

ROOT = Path(__file__).parents[2]
#: A busy machine is slow; what never comes still fails.
PATIENCE = 120.0
SECONDS_TO_STOP = 10


@contextmanager
def running(
    program: str,
    log: Path,
    *options: str,
    environment: Mapping[str, str] | None = None,
    port: int | None = None,
) -> Iterator[str]:
    """
    Run a Streamlit program; its address is the value, its output goes to `log`.

    Without a `port` it gets a free one.

    It is started as `make run` starts the dashboard, from the same folder and so with the same
    settings, but opens no browser. `environment` is added to what is set already. Whatever it
    started itself ends with it.
    """
    chosen = str(port or free_port())
    command = [sys.executable, "-m", "streamlit", "run", program]
    settings = ["--server.headless", "true", "--server.port", chosen, *options]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, *settings],
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait_until_healthy(f"http://localhost:{chosen}", process, log)
            yield f"http://localhost:{chosen}"
        finally:
            _stop(process)


def free_port() -> int:
    """Return a port that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return probe.getsockname()[1]


def _wait_until_healthy(address: str, process: subprocess.Popen, log: Path) -> None:
    direct = build_opener(ProxyHandler({}))
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with suppress(URLError, OSError):
            direct.open(f"{address}/_stcore/health", timeout=5).close()
            return
        time.sleep(0.1)
    msg = f"it did not start:\n{log.read_text(errors='replace')[-4000:]}"
    raise RuntimeError(msg)


def _stop(process: subprocess.Popen) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
