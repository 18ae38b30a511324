"""A database server that goes away under a running dashboard: words, and then work goes on."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Iterator

import pytest

import graphlib_wijk as gw
from benchmarks.reader import Reader, Run
from graphlib_wijk.store import open_store
from graphlib_wijk.store.database import Database
from graphlib_wijk.store.migrating import migrate
from tests.browser.serving import running
from tests.dashboard.visiting import ALONE, DATASET, by_operator
from tests.store import postgres

QUERY = f"gegevens={DATASET}&wijk=WK990102"
OTHER = "wa_anker"
AWAY = "De gegevens zijn even niet te bereiken"


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Server]:
    """A PostgreSQL server with one data set that is published."""
    if missing := postgres.what_is_missing():
        if os.environ.get(postgres.REQUIRED) == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    with postgres.running() as found:
        with contextlib.closing(Database(found.url())) as database:
            migrate(database)
        with open_store(found.url()) as store:
            store.versions.save(DATASET, gw.read("data/voorbeeldwijk")[0], by_operator())
            store.versions.publish(DATASET, by_operator())
        yield found


@pytest.fixture(scope="module")
def address(server: postgres.Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard on that database."""
    folder = tmp_path_factory.mktemp("dashboard")
    environment = {"WIJKGRAAF_DATABASE_URL": server.url(), "WIJKGRAAF_GEGEVENS": str(folder)}
    with running("app.py", folder / "log.txt", environment=environment) as found:
        yield found


def whole(run: Run) -> bool:
    """Tell whether an answer is a page as it should be: no notice, and no code of an error."""
    return run.ok and not run.holds(AWAY) and not run.holds("Meld code")


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_a_server_that_restarts_between_two_clicks_is_not_noticed(
    server: postgres.Server, address: str, mode: str
) -> None:
    """Connections that died meanwhile are made again; also when the server crashed."""

    async def go() -> tuple[Run, Run]:
        async with Reader(address, "wijk") as reader:
            before = await reader.see(QUERY)
            server.stop(mode)
            server.start()
            return before, await reader.choose("picture", ALONE)

    before, after = asyncio.run(go())

    assert whole(before)
    assert whole(after)
    assert after.holds("Positie:")


def test_a_server_that_is_away_is_told_and_works_again_by_itself(
    server: postgres.Server, address: str
) -> None:
    """Whatever one clicks meanwhile, words come and no code; the same session goes on after."""

    async def go() -> tuple[list[Run], list[Run]]:
        async with Reader(address, "wijk") as reader, Reader(address, "beheer") as other:
            assert whole(await reader.see(QUERY))
            assert whole(await other.see(QUERY))
            sessions = reader.session, other.session
            server.stop("immediate")
            try:
                away = [await reader.choose("picture", ALONE), await reader.see(QUERY)]
                away.append(await other.see(QUERY))
            finally:
                server.start()
            back = [await reader.see(QUERY), await reader.choose("picture", OTHER)]
            back.append(await other.see(QUERY))
            assert sessions == (reader.session, other.session)
        return away, back

    away, back = asyncio.run(go())

    assert [True] * 3 == [run.holds(AWAY) for run in away]
    assert not any(run.holds("Meld code") for run in away)
    assert [True] * 3 == [whole(run) for run in back]
