"""A server that restarts while somebody fills in a form: what was typed arrives after all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import graphlib_wijk as gw
from graphlib_wijk.dashboard import link_cookie
from graphlib_wijk.store import Store
from tests.browser.chromium import poll
from tests.browser.serving import free_port, running
from tests.browser.test_meeting import choose
from tests.dashboard.visiting import ALONE, AUTH, DATASET, by_operator, installed, link_for

WEBSITE = "https://boekenkastje.nl"
AGREED = "De tuin krijgt een kraan"
_Serve = Callable[[], AbstractContextManager[str]]


@pytest.fixture
def serve(tmp_path: Path) -> _Serve:
    """Give a way to run the dashboard, each time at the same address, with nothing of before."""
    secrets = tmp_path / "secrets.toml"
    secrets.write_text("[auth]\n" + "".join(f'{key} = "{value}"\n' for key, value in AUTH.items()))
    options = ("--secrets.files", str(secrets))
    return partial(running, "app.py", tmp_path / "log.txt", *options, port=free_port())


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A shared installation with one data set."""
    with installed(tmp_path, monkeypatch) as made:
        yield made


@pytest.fixture
def initiative(chromium: Browser, store: Store) -> Iterator[Page]:
    """The browser of an initiative that was given a link."""
    context = chromium.new_context()
    secret = link_for(store, ALONE)
    context.add_cookies([{"name": link_cookie.NAME, "value": secret, "url": "http://localhost"}])
    yield context.new_page()
    context.close()


def still(page: Page) -> None:
    """Wait until nothing runs."""
    poll(page, "document.querySelector('.stApp').dataset.testScriptState === 'notRunning'")


def connected(page: Page, *, is_so: bool) -> None:
    """Wait until the browser knows that the server is there, or away."""
    sign = "===" if is_so else "!=="
    place = "document.querySelector('.stApp').dataset.testConnectionState"
    poll(page, f"{place} {sign} 'CONNECTED'")


def begin(page: Page, address: str) -> None:
    """Fill in a website in the form of Mijn initiatief, and send nothing."""
    page.goto(f"{address}/{link_cookie.PAGE}")
    still(page)
    page.get_by_text("Pas onze gegevens aan").click()
    page.get_by_label("Website").fill(WEBSITE)


def go_on(page: Page) -> None:
    """Send the form after the server came back."""
    connected(page, is_so=True)
    expect(page.get_by_label("Website")).to_have_value(WEBSITE)
    form = page.get_by_test_id("stForm").filter(has=page.get_by_label("Website"))
    form.get_by_role("button", name="Geef door").click()


def test_what_an_initiative_typed_arrives_after_a_restart(
    serve: _Serve, store: Store, initiative: Page
) -> None:
    """One click on the button that stood there before sends it, once, and says so."""
    with serve() as address:
        begin(initiative, address)
    connected(initiative, is_so=False)
    with serve():
        go_on(initiative)
        expect(initiative.locator(".stMain")).to_contain_text("Dank u wel")

    (sent,) = store.proposals.list(DATASET, by_operator())
    assert {"website": WEBSITE} == dict(sent.correction.fields)


def test_what_was_typed_beside_older_data_undoes_nothing(
    serve: _Serve, store: Store, initiative: Page
) -> None:
    """When the data changed meanwhile the form begins anew: old values are nobody's words."""
    with serve() as address:
        begin(initiative, address)
    connected(initiative, is_so=False)
    data = gw.read("data/voorbeeldwijk")[0]
    store.versions.save(DATASET, data, by_operator())
    store.versions.publish(DATASET, by_operator())
    with serve():
        go_on(initiative)
        expect(initiative.get_by_label("Website")).not_to_have_value(WEBSITE)
        still(initiative)

    assert () == tuple(store.proposals.list(DATASET, by_operator()))


def test_an_agreement_arrives_after_a_restart(chromium: Browser, tmp_path: Path) -> None:
    """Typed before, completed and kept after; in a dashboard for one user."""
    environment = {"WIJKGRAAF_DATABASE_URL": f"sqlite:///{tmp_path / 'x.db'}"}
    serve = partial(
        running, "app.py", tmp_path / "log.txt", environment=environment, port=free_port()
    )
    context = chromium.new_context()
    page = context.new_page()
    with serve() as address:
        page.goto(f"{address}/wijkgesprek?gegevens=voorbeeldwijk&wijk=WK990102&stap=6")
        still(page)
        page.get_by_label("Wat is afgesproken?").fill(AGREED)
    connected(page, is_so=False)
    with serve():
        connected(page, is_so=True)
        choose(page, "Wie doet het?", "Buurtmoestuin De Groene Vinger")
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Leg vast").click()
        expect(page.get_by_role("checkbox", name=AGREED)).not_to_be_checked()
    context.close()
