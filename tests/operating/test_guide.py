"""The guide for operators, for real: two processes behind nginx with TLS and PostgreSQL."""

import asyncio
import json
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from benchmarks.reader import Reader
from graphlib_wijk.dashboard.hosting.probes import reasons
from tests.store import postgres

EXAMPLES = Path(__file__).parents[2] / "docs" / "voorbeelden"
VIEW = "gegevens=voorbeeldwijk&wijk=WK990102"
SECRET = "sGEHEIMs"
PROTECTION = (
    "content-security-policy",
    "strict-transport-security",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
)


def reader(installation, page="wijk"):
    """Somebody who comes through nginx."""
    return Reader(installation.site.address, page, installation.site.trust)


def sessions(log):
    """How many pages were open at a process, and are closed."""
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    return sum(line["event"] == "visit" for line in lines)


def every_answer_is_protected_once(installation):
    """What nginx passes on holds our headers once: it adds none beside them."""
    for path in ("/", "/wijk", "/gezond", "/_stcore/health", "/media/x", "/static/x"):
        answer = installation.site.ask(path)

        found = {name: len(answer.all(name)) for name in (*PROTECTION, "cache-control")}
        assert dict.fromkeys(found, 1) == found, path
        assert all("secure" in cookie.lower() for cookie in answer.all("set-cookie"))


def without_tls_one_is_sent_to_tls(installation):
    """Nobody reads a page, or sends the key of a link, over a connection that others can read."""
    answer = installation.site.ask(f"{installation.site.plain_address}/wijk")

    assert 301 == answer.status
    assert answer.all("location")[0].startswith("https://localhost")


def what_is_for_the_operator_is_not_for_visitors(installation):
    """Figures about the process are not shown to the world."""
    for name in ("metrics", "script-health-check", "agent/openapi.json"):
        assert 404 == installation.site.ask(f"/_stcore/{name}").status


def a_file_that_is_too_large_is_stopped_before_the_dashboard(installation):
    """24 MB does not reach a process."""
    answer = installation.site.ask("/_stcore/upload_file/a/b", "PUT", bytes(24_000_000))

    assert 413 == answer.status


def a_page_opens_and_comes_back_to_its_own_process(installation):
    """Each of twelve readers finds the session again after the connection broke; both work."""

    async def go(number):
        async with reader(installation) as one:
            first = await one.see(f"{VIEW}&zoek={number}")
            session = one.session
            await one.leave()
            await one.connect()
            again = await one.see(f"{VIEW}&zoek={number}")
            return first.ok and again.ok and session == one.session

    async def all_of_them():
        return [await go(number) for number in range(12)]

    assert [True] * 12 == asyncio.run(all_of_them())
    assert min(sessions(installation.log_of(number)) for number in (0, 1)) > 0


def when_a_process_stops_its_readers_go_to_the_other(installation):
    """Six readers, one process gone: all see the page again."""

    async def go():
        readers = [reader(installation) for _ in range(6)]
        for one in readers:
            await one.connect()
            assert (await one.see(VIEW)).ok
            await one.leave()
        with installation.without(1):
            for one in readers:
                await one.connect()
                assert (await one.see(VIEW)).ok
                await one.leave()

    asyncio.run(go())


def a_process_is_not_ready_while_the_database_is_down(installation):
    """Ready, not ready with the reason, and ready again by itself; alive all the time."""

    def wait_for(status):
        end = time.monotonic() + 30
        while (answer := installation.site.ask("/klaar")).status != status:
            assert time.monotonic() < end, answer
            time.sleep(0.2)
        return json.loads(answer.body)

    assert {"klaar": True} == wait_for(200)
    installation.database.stop()
    try:
        assert {"klaar": False, "redenen": ["unavailable"]} == wait_for(503)
        assert 200 == installation.site.ask("/gezond").status
    finally:
        installation.database.start()
    assert {"klaar": True} == wait_for(200)


def no_key_of_a_link_gets_into_a_log(installation):
    """Neither nginx nor the dashboard writes down what comes after the question mark."""
    installation.site.ask(f"/mijn?sleutel={SECRET}", Referer=f"https://x.nl/?sleutel={SECRET}")
    installation.site.ask(f"{installation.site.plain_address}/mijn?sleutel={SECRET}")

    written = installation.site.written()
    assert " 200 GET " in written
    assert SECRET not in written + installation.log_of(0) + installation.log_of(1)


def a_back_up_of_the_server_can_be_put_back(installation):
    """The script of the guide makes a copy for its owner only, and PostgreSQL takes it back."""
    folder = installation.folder / "kopie"
    path = f"{Path(postgres.find_program('pg_dump')).parent}:/usr/bin:/bin"
    environment = {**installation.environment, "STATE_DIRECTORY": str(folder), "PATH": path}
    subprocess.run([EXAMPLES / "reservekopie"], env=environment, check=True)

    (copy,) = (folder / "reservekopie").iterdir()
    assert 0o600 == copy.stat().st_mode & 0o777
    url = installation.database.url(installation.database.new_database())
    subprocess.run(
        ["pg_restore", "--single-transaction", "--no-owner", f"--dbname={url}", copy],
        env=environment,
        check=True,
    )
    assert [] == reasons({"WIJKGRAAF_DATABASE_URL": url})


CHECKS = (
    every_answer_is_protected_once,
    without_tls_one_is_sent_to_tls,
    what_is_for_the_operator_is_not_for_visitors,
    a_file_that_is_too_large_is_stopped_before_the_dashboard,
    a_page_opens_and_comes_back_to_its_own_process,
    when_a_process_stops_its_readers_go_to_the_other,
    a_process_is_not_ready_while_the_database_is_down,
    no_key_of_a_link_gets_into_a_log,
    a_back_up_of_the_server_can_be_put_back,
)


# One test, so that only one worker sets all of this up.
@pytest.mark.slow
def test_the_site_of_the_guide_keeps_its_promises(installation, subtests):
    """Each check goes through nginx to two real processes, with TLS and PostgreSQL."""
    for check in CHECKS:
        with subtests.test(check.__name__):
            check(installation)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("wijkgraaf@.service", "wijkgraaf@8501.service"),
        ("wijkgraaf-reservekopie.service", "wijkgraaf-reservekopie.service"),
        ("wijkgraaf-reservekopie.timer", "wijkgraaf-reservekopie.timer"),
    ],
)
def test_systemd_understands_the_units(tmp_path, file, name):
    """Systemd itself finds nothing wrong but that its programs are not on this machine."""
    for unit in EXAMPLES.glob("wijkgraaf*.service"):
        shutil.copy(unit, tmp_path)
    shutil.copy(EXAMPLES / file, tmp_path / name)
    outcome = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", tmp_path / name],
        capture_output=True,
        text=True,
        check=False,
    )

    said = [line for line in outcome.stderr.splitlines() if "is not executable" not in line]
    assert [] == said
