"""A choice in a drawing runs that part of the page only, and never with what no longer holds."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.reader import Reader, Run
from graphlib_wijk.dashboard import link_cookie
from graphlib_wijk.store import Store
from tests.browser.serving import running
from tests.dashboard.visiting import ALONE, AUTH, DATASET, by_operator, installed, link_for

WIJK = "wijk=WK990102"
HERE = f"gegevens=voorbeeldwijk&{WIJK}"
OTHER = "wa_anker"
SIDEBAR = 1
#: Its address is another in each session.
_OF_ONE_SESSION = "download_button"
_Path = tuple[int, ...]


@dataclass
class Screen:
    """What stands on the page of a reader, by its place."""

    elements: dict[_Path, bytes] = field(default_factory=dict)
    _kept: dict[str, ForwardMsg] = field(default_factory=dict)
    _of_part: set[_Path] = field(default_factory=set)

    def take(self, run: Run) -> None:
        """Do with an answer what a browser does."""
        for message in run.messages:
            if message.WhichOneof("type") == "new_session":
                self._begin(whole=not message.metadata.run.fragment_ids)
            if message.metadata.cacheable:
                self._kept[message.hash] = message
            kept = self._kept.get(message.ref_hash, message)
            if kept.WhichOneof("type") == "delta":
                self._put(tuple(message.metadata.delta_path), kept)

    def _begin(self, *, whole: bool) -> None:
        for place in set(self.elements) if whole else self._of_part:
            del self.elements[place]
        self._of_part.clear()

    def _put(self, place: _Path, message: ForwardMsg) -> None:
        element = Element()
        element.CopyFrom(message.delta.new_element)
        kind = element.WhichOneof("type")
        if kind is None or kind == _OF_ONE_SESSION:
            return
        # Where a toggle stands is told once; what it shows does not change.
        element.ClearField("has_one_shot_effect")
        if kind == "checkbox":
            element.checkbox.ClearField("set_value")
        self.elements[place] = element.SerializeToString(deterministic=True)
        if message.delta.fragment_id:
            self._of_part.add(place)

    def holds(self, words: str) -> bool:
        """Tell whether something stands on the page."""
        return any(words.encode() in element for element in self.elements.values())


def ran(run: Run) -> list[bool]:
    """Tell of every time that something ran for this answer whether it was the whole page."""
    begun = [m.metadata.run for m in run.messages if m.WhichOneof("type") == "new_session"]
    return [not one.fragment_ids for one in begun]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the fictional data, to change."""
    folder = tmp_path_factory.mktemp("data")
    shutil.copytree("data/voorbeeldwijk", folder / "voorbeeldwijk")
    return folder


@pytest.fixture(scope="module")
def address(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard for one user."""
    folder = tmp_path_factory.mktemp("server")
    environment = {
        "WIJKGRAAF_GEGEVENS": str(data),
        "WIJKGRAAF_DATABASE_URL": f"sqlite:///{folder / 'x.db'}",
    }
    with running("app.py", folder / "log.txt", environment=environment) as found:
        yield found


async def looked(
    address: str, query: str, *choices: tuple[str, str | None]
) -> tuple[Screen, list[Run]]:
    """Open Wijk, choose in its views, and keep what then stands on the page."""
    screen = Screen()
    async with Reader(address, "wijk") as reader:
        runs = [await reader.see(query)]
        runs += [await reader.choose(view, chosen) for view, chosen in choices]
    for run in runs:
        assert run.ok
        screen.take(run)
    return screen, runs


@pytest.mark.parametrize("view", ["picture", "twin"])
def test_the_page_says_what_it_would_say_as_a_whole(address: str, view: str) -> None:
    """After choices in a drawing or table all stands there as for who opens the link to it."""

    async def both() -> tuple[Screen, list[Run], Screen]:
        after, runs = await looked(address, HERE, (view, ALONE), (view, OTHER))
        anew, _runs = await looked(address, f"{HERE}&organisatie={OTHER}")
        return after, runs, anew

    after, runs, anew = asyncio.run(both())

    assert after.holds("Vrouwengroep Het Anker")
    assert after.elements == anew.elements
    assert [[True], [False], [False]] == [ran(run) for run in runs]


def test_nothing_beside_the_part_is_sent(address: str) -> None:
    """The menu, the filters and the numbers stay as they are: no message is about them."""
    _screen, (whole, chosen) = asyncio.run(looked(address, HERE, ("picture", ALONE)))

    def places(run: Run) -> set[int]:
        return {m.metadata.delta_path[0] for m in run.messages if m.metadata.delta_path}

    assert SIDEBAR in places(whole)
    assert SIDEBAR not in places(chosen)
    assert len(chosen.messages) < len(whole.messages)


def test_a_choice_undone_is_nobody_chosen(address: str) -> None:
    """Who clicks beside everybody reads again how to choose somebody."""
    choices = (("picture", ALONE), ("picture", None))
    screen, _runs = asyncio.run(looked(address, HERE, *choices))

    assert screen.holds("Klik op een organisatie in de tekening")


def test_other_data_make_the_whole_page_run(address: str, data: Path) -> None:
    """A name that was corrected in the files meanwhile stands on all of the page."""
    file = data / "voorbeeldwijk" / "organisaties.csv"
    before = file.read_text("utf-8")

    async def go() -> tuple[Screen, Run]:
        screen = Screen()
        async with Reader(address, "wijk") as reader:
            screen.take(await reader.see(HERE))
            file.write_text(before.replace("Vrouwengroep Het Anker", "Het Nieuwe Anker"), "utf-8")
            run = await reader.choose("picture", OTHER)
            screen.take(run)
        return screen, run

    try:
        screen, run = asyncio.run(go())
    finally:
        file.write_text(before, "utf-8")

    assert [False, True] == ran(run)
    assert screen.holds("Het Nieuwe Anker")
    assert not screen.holds("Vrouwengroep Het Anker")


def test_data_that_come_beside_leave_the_page_as_it_is(address: str, data: Path) -> None:
    """Who looks at a neighbourhood does not wait for what arrived for another."""
    other = data / "erbij"

    async def go() -> Run:
        async with Reader(address, "wijk") as reader:
            await reader.see(HERE)
            shutil.copytree(data / "voorbeeldwijk", other)
            return await reader.choose("picture", OTHER)

    try:
        run = asyncio.run(go())
    finally:
        shutil.rmtree(other)

    assert [False] == ran(run)


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Store]]:
    """The dashboard with a database, where people sign in."""
    store = installed(tmp_path, monkeypatch)
    file = tmp_path / "secrets.toml"
    file.write_text("[auth]\n" + "".join(f'{key} = "{value}"\n' for key, value in AUTH.items()))
    with running("app.py", tmp_path / "log.txt", "--secrets.files", str(file)) as address:
        yield address, store
    store.close()


def test_a_link_that_is_withdrawn_shows_nothing_at_the_next_choice(
    shared: tuple[str, Store],
) -> None:
    """The part of the page that was made for somebody never runs for who is nobody any more."""
    address, store = shared
    secret = link_for(store, ALONE)
    query = f"gegevens={DATASET}&{WIJK}"

    async def go() -> tuple[Screen, bool, Run]:
        screen = Screen()
        async with Reader(address, "wijk", cookies=f"{link_cookie.NAME}={secret}") as reader:
            screen.take(await reader.see(query))
            screen.take(await reader.choose("picture", ALONE))
            told = screen.holds("Positie:")
            (link,) = store.links.list(DATASET, by_operator())
            store.links.revoke(link.id, by_operator())
            run = await reader.choose("picture", ALONE)
            screen.take(run)
        return screen, told, run

    screen, told, run = asyncio.run(go())

    assert told
    assert [False, True] == ran(run)
    assert not screen.holds("Positie:")
    assert not any(b"Positie:" in m.SerializeToString() for m in run.messages)
