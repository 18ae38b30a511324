"""An error in any place of the dashboard: a code for the reader, the rest goes on."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.reader import Reader, Run
from graphlib_wijk.dashboard.navigation import NEIGHBOURHOOD, ORGANISATION, PAGES, Page
from tests.browser.serving import running

PROGRAM = "tests/dashboard/breaking/dashboard.py"
SECRET = "sGEHEIMs"
QUERY = "gegevens=voorbeeldwijk&wijk=WK990102"
ALONE = "wa_boek"


@dataclass(frozen=True)
class Broken:
    """A dashboard of which one place breaks, as one chooses."""

    address: str
    place: Path
    log: Path

    def incidents(self) -> list[dict[str, object]]:
        """Return what the log tells of errors."""
        lines = (json.loads(line) for line in self.log.read_text().splitlines() if line[:1] == "{")
        return [line for line in lines if line["event"] == "incident"]


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broken]:
    """Serve the whole dashboard; nothing breaks yet."""
    folder = tmp_path_factory.mktemp("broken")
    place, log = folder / "place", folder / "log.txt"
    place.write_text("")
    environment = {
        "BREKEN_WAAR": str(place),
        "BREKEN_GEHEIM": SECRET,
        "WIJKGRAAF_LOG": "json",
        "WIJKGRAAF_DATABASE_URL": f"sqlite:///{folder / 'x.db'}",
    }
    with running(PROGRAM, log, environment=environment) as address:
        yield Broken(address, place, log)


def codes(run: Run) -> list[str]:
    """Return the codes that a reader was told, and hold that no more was told."""
    sent = b"".join(message.SerializeToString() for message in run.messages)
    for inside in (SECRET.encode(), b"Traceback", b"ValueError"):
        assert inside not in sent
    return [code.decode() for code in re.findall(rb"Meld code ([0-9A-F]{8})\.", sent)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
def test_a_page_that_breaks_tells_a_code_and_others_work(broken: Broken, page: Page) -> None:
    """The log has the error under that code; the same reader goes on elsewhere, and comes back."""
    elsewhere = ORGANISATION if page is NEIGHBOURHOOD else NEIGHBOURHOOD

    async def go() -> list[Run]:
        broken.place.write_text(page.address)
        async with Reader(broken.address, page.address) as reader:
            failed = await reader.see(QUERY)
            session = reader.session
            async with Reader(broken.address, elsewhere.address) as other:
                working = await other.see(QUERY)
            broken.place.write_text("")
            again = await reader.see(QUERY)
            assert session == reader.session
        return [failed, working, again]

    failed, working, again = asyncio.run(go())

    (code,) = codes(failed)
    told = [line for line in broken.incidents() if line["incident"] == code]
    assert [("ValueError", "page script")] == [(line["error"], line["route"]) for line in told]
    assert SECRET not in broken.log.read_text()
    assert [] == codes(working)
    assert [] == codes(again)
    assert working.ok
    assert again.ok


def test_a_part_that_breaks_by_itself_tells_a_code_and_works_when_opened_again(
    broken: Broken,
) -> None:
    """A choice in the drawing that fails says so there; with the page opened again it works."""

    async def go() -> list[Run]:
        async with Reader(broken.address, NEIGHBOURHOOD.address) as reader:
            whole = await reader.see(QUERY)
            broken.place.write_text("deel")
            failed = await reader.choose("picture", ALONE)
            broken.place.write_text("")
            return [whole, failed, await reader.see(f"{QUERY}&organisatie={ALONE}")]

    whole, failed, again = asyncio.run(go())

    assert whole.ok
    assert 1 == len(codes(failed))
    assert [] == codes(again)
    assert again.holds("Positie:")
