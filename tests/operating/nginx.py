"""A real nginx with the site of the guide, on ports of this machine that are free."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from tests.browser.serving import free_port

REQUIRED = "WIJKGRAAF_REQUIRE_NGINX"
INSTALL = "sudo apt-get install nginx openssl"
SITE = Path(__file__).parents[2] / "docs" / "voorbeelden" / "nginx-wijkgraaf.conf"
_PLACES = os.pathsep.join([os.environ["PATH"], "/usr/sbin"])
_SECONDS_TO_START = 120


def what_is_missing() -> str:
    """Say what keeps the tests from running, or nothing."""
    there = shutil.which("nginx", path=_PLACES) and shutil.which("openssl")
    return "" if there else f"nginx or openssl is not installed: {INSTALL}"


@dataclass(frozen=True)
class Answer:
    """What came back, with every header of it."""

    status: int
    headers: Sequence[tuple[str, str]]
    body: bytes

    def all(self, name: str) -> list[str]:
        """Return every value of a header."""
        return [value for key, value in self.headers if key.lower() == name]


class _StayHere(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Show where one is sent, and do not go."""


@dataclass(frozen=True)
class Site:
    """A site that runs: its two addresses, whom to trust for it, and what it wrote."""

    address: str
    plain_address: str
    trust: ssl.SSLContext
    folder: Path

    def ask(
        self, path: str, method: str = "GET", data: bytes | None = None, **headers: str
    ) -> Answer:
        """Ask for a path, or for a whole address."""
        url = path if "://" in path else f"{self.address}{path}"
        opener = build_opener(ProxyHandler({}), HTTPSHandler(context=self.trust), _StayHere())
        request = Request(url, data=data, method=method, headers=headers)
        try:
            with opener.open(request, timeout=60) as answer:
                return Answer(answer.status, answer.headers.items(), answer.read())
        except HTTPError as error:
            with error:
                return Answer(error.code, error.headers.items(), error.read())

    def written(self) -> str:
        """Return all that nginx wrote."""
        return "\n".join(file.read_text() for file in sorted(self.folder.glob("*.log")))


@contextmanager
def site(folder: Path, ports: Sequence[int]) -> Iterator[Site]:
    """Run nginx with the site of the guide in front of processes on `ports`."""
    secure, plain = free_port(), free_port()
    certificate, key = _certificate(folder)
    text = SITE.read_text(encoding="utf-8")
    changes = {
        "listen 443 ssl": f"listen 127.0.0.1:{secure} ssl",
        "listen 80": f"listen 127.0.0.1:{plain}",
        "127.0.0.1:8501": f"127.0.0.1:{ports[0]}",
        "127.0.0.1:8502": f"127.0.0.1:{ports[-1]}",
        "/etc/ssl/wijkgraaf/volledig.pem": str(certificate),
        "/etc/ssl/wijkgraaf/sleutel.pem": str(key),
        "/var/log/nginx": str(folder),
    }
    for old, new in changes.items():
        assert 1 == text.count(old) or old == "/var/log/nginx", old
        text = text.replace(old, new)
    (folder / "site.conf").write_text(text, encoding="utf-8")
    (folder / "nginx.conf").write_text(_around(folder), encoding="utf-8")
    program = shutil.which("nginx", path=_PLACES)
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with (folder / "output.log").open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        trust = ssl.create_default_context(cafile=str(certificate))
        running = Site(f"https://localhost:{secure}", f"http://localhost:{plain}", trust, folder)
        _wait_for(running, process)
        yield running
    finally:
        process.terminate()
        process.wait(10)


def _around(folder: Path) -> str:
    """What the package of nginx has around a site, with its files in a folder of ours."""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    folders = "\n".join(f"{kind}_temp_path {folder / kind};" for kind in kinds)
    user = "user root;" if os.geteuid() == 0 else ""
    return (
        f"daemon off; {user} pid {folder / 'pid'}; error_log {folder / 'nginx.log'} crit;\n"
        f"events {{ }}\nhttp {{\n{folders}\ninclude {folder / 'site.conf'};\n}}\n"
    )


def _certificate(folder: Path) -> tuple[Path, Path]:
    certificate, key = folder / "volledig.pem", folder / "sleutel.pem"
    subprocess.run(
        f"openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost"
        f" -addext subjectAltName=DNS:localhost -keyout {key} -out {certificate}".split(),
        check=True,
        capture_output=True,
    )
    return certificate, key


def _wait_for(running: Site, process: subprocess.Popen) -> None:
    end = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < end and process.poll() is None:
        with suppress(URLError, OSError):
            running.ask(running.plain_address)
            return
        time.sleep(0.1)
    msg = f"nginx did not start:\n{running.written()}"
    raise RuntimeError(msg)
