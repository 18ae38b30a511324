"""Signing in with a real provider, and what then reaches the browser of each role."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal
from unittest.mock import patch
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

import pytest
from itsdangerous import TimestampSigner
from playwright.sync_api import Browser, BrowserContext, Page, expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

import graphlib_wijk as gw
from graphlib_wijk.dashboard import navigation
from graphlib_wijk.dashboard.state import SECTIONS
from graphlib_wijk.store import Store
from graphlib_wijk.tables import Dataset
from tests.browser.chromium import poll
from tests.browser.provider import CLIENT_ID, CLIENT_SECRET, Provider, providing
from tests.browser.serving import free_port, running
from tests.browser.test_accessibility import FOLDED, faults, settled
from tests.dashboard.visiting import (
    ALONE,
    DATASET,
    INITIATIVE,
    OPERATOR,
    STAFF,
    STRANGER,
    installed,
    link_for,
)

NEIGHBOURHOOD = "WK990102"
OTHER = "wa_anker"
POSITION = "Positie: nog geen bekende relaties"
#: Words that stand in the data and that a reader may not get: none of them, in any message.
NOTE, HIDDEN, TIE_NOTE = "notitieDieNiemandLeest", "Onvindbaar Genootschap", "relatieNotitie"
ASKED_ON = "21 augustus 2026"
COOKIE_SECRET = "alleen voor tests, lang genoeg"
USER_COOKIE = "_streamlit_user"
A_MONTH = 31 * 24 * 3600
PROTECTED = (NOTE, HIDDEN, TIE_NOTE, ASKED_ON, "Positie:", "isolated")
PEOPLE = {
    name: {"email": address, "email_verified": True}
    for name, address in (
        ("staf", STAFF),
        ("baas", OPERATOR),
        ("boek", INITIATIVE),
        ("vreemd", STRANGER),
    )
} | {"onbevestigd": {"email": STAFF, "email_verified": False}}


@dataclass
class Installation:
    """A shared installation that runs: its address, its store and its provider."""

    address: str
    store: Store
    provider: Provider


def _marked() -> Dataset:
    """Return the fictional data with words in them that not everybody may read."""
    data = gw.read("data/voorbeeldwijk")[0]
    names = data.organisations["name"].copy()
    hidden = data.organisations["hidden"].copy()
    names["wa_bb"], hidden["wa_bb"] = HIDDEN, True
    organisations = data.organisations.assign(name=names, hidden=hidden, note=NOTE)
    return replace(data, organisations=organisations, ties=data.ties.assign(note=TIE_NOTE))


@contextmanager
def shared(
    folder: Path, people: Mapping[str, Mapping[str, object]], forged: Iterable[str] = ()
) -> Iterator[Installation]:
    """Run the dashboard with a database and a provider, as an operator would."""
    port = free_port()
    with pytest.MonkeyPatch.context() as patch, providing(people) as provider:
        provider.forged = frozenset(forged)
        store = installed(folder, patch, _marked())
        file = folder / "secrets.toml"
        file.write_text(
            f"""
[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "{COOKIE_SECRET}"
client_id = "{CLIENT_ID}"
client_secret = "{CLIENT_SECRET}"
server_metadata_url = "{provider.address}/.well-known/openid-configuration"
"""
        )
        options = ("--secrets.files", str(file))
        with running("app.py", folder / "log.txt", *options, port=port) as address:
            yield Installation(address, store, provider)
        store.close()


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation that all tests of this module share."""
    with shared(tmp_path_factory.mktemp("shared"), PEOPLE) as running_one:
        yield running_one


@pytest.fixture
def visitor(chromium: Browser, installation: Installation) -> Iterator[BrowserContext]:
    """A browser that was never here."""
    context = chromium.new_context(base_url=installation.address, locale="nl-NL")
    yield context
    context.close()


def ready(page: Page) -> None:
    """Wait until the page has run through."""
    poll(page, "document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'")


def sign_in(context: BrowserContext, person: str) -> Page:
    """Sign in at the provider as somebody, and come back."""
    page = context.new_page()
    page.goto("/")
    ready(page)
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_role("link", name=person, exact=True).click()
    page.wait_for_url("**/localhost:*/**")
    ready(page)
    return page


def organisation(name: str) -> str:
    """Return the address of an organisation."""
    return f"/organisatie?gegevens={DATASET}&organisatie={name}"


@pytest.mark.parametrize(
    ("person", "role", "sees_alone", "sees_other", "has_nudges"),
    [
        ("baas", "beheerder", True, True, True),
        ("staf", "medewerker", True, True, True),
        ("boek", "initiatief", True, False, False),
        ("vreemd", "lezer", False, False, False),
    ],
)
def test_each_role_sees_what_it_may(
    visitor: BrowserContext,
    person: str,
    role: str,
    *,
    sees_alone: bool,
    sees_other: bool,
    has_nudges: bool,
) -> None:
    """After signing in at a provider, each role gets its own standings and pages."""
    page = sign_in(visitor, person)

    expect(page.get_by_text(f"({role})")).to_be_visible()
    for name, sees in ((ALONE, sees_alone), (OTHER, sees_other)):
        page.goto(organisation(name))
        ready(page)
        assert sees == ("Positie:" in page.inner_text(".stApp"))
    page.goto("/zetje")
    ready(page)
    closed = "Deze pagina is niet voor iedereen"
    assert has_nudges == (closed not in page.inner_text(".stApp"))
    assert "Er ging iets mis" not in page.inner_text(".stApp")


def test_an_address_that_is_not_confirmed_opens_nothing(visitor: BrowserContext) -> None:
    """Whoever claims the address of staff without proof stays a reader."""
    page = sign_in(visitor, "onbevestigd")
    page.goto(organisation(ALONE))
    ready(page)

    assert "Positie:" not in page.inner_text(".stApp")


def test_signing_out_ends_it(visitor: BrowserContext) -> None:
    """After signing out the same browser is a reader again."""
    page = sign_in(visitor, "staf")
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("button", name="Inloggen")).to_be_visible()
    page.goto(organisation(ALONE))
    ready(page)

    assert "Positie:" not in page.inner_text(".stApp")


def test_a_broken_session_cookie_is_nobody(visitor: BrowserContext) -> None:
    """A cookie that somebody changed is worth nothing, and the page still opens."""
    page = sign_in(visitor, "staf")
    kept = [cookie for cookie in visitor.cookies() if cookie["name"].startswith("_streamlit_user")]
    assert kept
    visitor.clear_cookies()
    visitor.add_cookies([cookie | {"value": cookie["value"][:-3] + "AAA"} for cookie in kept])
    page.goto(organisation(ALONE))
    ready(page)

    assert "Minibieb" in page.inner_text(".stApp")
    assert "Positie:" not in page.inner_text(".stApp")


def forged(address: str, secret: str = COOKIE_SECRET, **claims: float | str) -> str:
    """Return a cookie as the server makes it; `age` and `signed_in` are seconds ago."""
    age, signed_in = claims.pop("age", 0), claims.pop("signed_in", 0)
    now = int(time.time())
    told = {
        "is_logged_in": True,
        "email": STAFF,
        "email_verified": True,
        "provider": "default",
        "origin": address,
        "iat": now - signed_in,
        **claims,
    }
    with patch.object(TimestampSigner, "get_timestamp", lambda _: int(now - age)):
        return create_signed_value(secret, USER_COOKIE, json.dumps(told)).decode()


@pytest.mark.parametrize(
    ("claims", "is_staff"),
    [
        pytest.param({}, True, id="its own"),
        pytest.param({"email": STAFF.upper()}, True, id="capitals"),
        pytest.param({"secret": "een ander geheim van iemand"}, False, id="other secret"),
        pytest.param({"age": A_MONTH + 90_000}, False, id="expired"),
        pytest.param({"signed_in": 13 * 3600}, False, id="long ago"),
        pytest.param({"is_logged_in": "true"}, False, id="half in"),
    ],
)
def test_only_a_cookie_of_the_server_itself_counts_and_not_for_ever(
    visitor: BrowserContext, installation: Installation, claims: dict[str, Any], *, is_staff: bool
) -> None:
    """Made with another secret, too old, or of a sign-in of yesterday: a reader."""
    where = {"name": USER_COOKIE, "domain": "localhost", "path": "/"}
    visitor.add_cookies([{**where, "value": forged(installation.address, **claims)}])
    page = visitor.new_page()
    page.goto(organisation(ALONE))
    ready(page)

    assert "Minibieb" in page.inner_text(".stApp")
    assert is_staff == ("Positie:" in page.inner_text(".stApp"))


def test_signing_out_in_one_window_ends_the_others(visitor: BrowserContext) -> None:
    """What was open shows nothing more of it from the next click on."""
    first = sign_in(visitor, "staf")
    second = visitor.new_page()
    second.goto(organisation(ALONE))
    ready(second)
    assert "Positie:" in second.inner_text(".stApp")
    first.get_by_role("button", name="Uitloggen").click()
    expect(first.get_by_role("button", name="Inloggen")).to_be_visible()

    second.get_by_text("English", exact=True).click()
    second.get_by_text("Nederlands", exact=True).click()

    expect(second.get_by_role("button", name="Inloggen")).to_be_visible()
    assert "Positie:" not in second.inner_text(".stApp")


#: What Streamlit serves beside pages, and what is ours.
BESIDE_PAGES = (
    "media/",
    "media/0123456789abcdef.xlsx",
    "_stcore/health",
    "_stcore/metrics",
    "_stcore/host-config",
    "_stcore/script-health-check",
    "_stcore/upload_file/x/y",
    "_stcore/stream",
    "_stcore/bidi-components/table/index.js",
    "_stcore/agent",
    "component/x/index.html",
    "static/../secrets.toml",
    "app/static/secrets.toml",
    "gezond",
    "klaar",
    "auth/logout",
    "oauth2callback?code=x&state=y",
    "sleutel/l-1.x",
)


@pytest.mark.parametrize("path", BESIDE_PAGES)
def test_addresses_beside_the_pages_hold_nothing_of_anybody(
    installation: Installation, path: str
) -> None:
    """Without signing in no such address gives a name, a note, an address or a secret."""
    try:
        answer = build_opener(ProxyHandler({})).open(f"{installation.address}/{path}", timeout=60)
    except HTTPError as refusal:
        answer = refusal
    with answer:
        said = answer.read().decode(errors="replace") + str(answer.headers)

    for word in (*PROTECTED, STAFF, OPERATOR, INITIATIVE, "Minibieb", COOKIE_SECRET, CLIENT_SECRET):
        assert word not in said


def test_a_personal_link_opens_ones_own_page(
    visitor: BrowserContext, installation: Installation
) -> None:
    """The secret is gone from the address bar, and the page is that of the initiative."""
    page = visitor.new_page()
    secret = link_for(installation.store, ALONE)
    page.goto(f"/sleutel/{secret}")
    ready(page)

    expect(page.get_by_text(POSITION)).to_be_visible()
    assert secret not in page.url
    assert secret not in page.evaluate("document.cookie")
    page.get_by_role("link", name="Stoppen met deze link").click()
    page.goto(organisation(ALONE))
    ready(page)
    assert "Positie:" not in page.inner_text(".stApp")


class Received:
    """Everything that a server sends to a browser: answers, and messages over websockets."""

    def __init__(self, context: BrowserContext) -> None:
        self.parts: list[bytes] = []
        context.on("page", self._watch)

    def _watch(self, page: Page) -> None:
        page.on("websocket", lambda socket: socket.on("framereceived", self._take))

    def _take(self, frame: str | bytes) -> None:
        self.parts.append(frame.encode() if isinstance(frame, str) else frame)

    def found(self, words: tuple[str, ...]) -> set[str]:
        """Return which of these words came along."""
        everything = b"\n".join(self.parts)
        return {word for word in words if word.encode() in everything}


VIEWS = (
    f"gegevens={DATASET}&wijk={NEIGHBOURHOOD}&organisatie={ALONE}",
    f"gegevens={DATASET}&gemeente=Oosterlinde&organisatie={OTHER}&stappen=2&peildatum=versie-1",
    f"gegevens={DATASET}&organisatie=wa_bb&zoek=onvindbaar",
)


def crawl(page: Page, pages: tuple[navigation.Page, ...]) -> None:
    """Open pages with places and organisations chosen, a hidden one among them."""
    for one, view in itertools.product(pages, VIEWS):
        page.goto(f"/{one.address}?{view}")
        ready(page)


def test_nothing_that_is_protected_reaches_a_reader(visitor: BrowserContext) -> None:
    """In every message of every page there is no note, hidden name, date of asking or standing."""
    received = Received(visitor)
    crawl(visitor.new_page(), navigation.PAGES)

    assert received.parts
    assert set() == received.found(PROTECTED)


def test_the_crawl_would_have_found_it(visitor: BrowserContext) -> None:
    """The same crawl by the operator finds each protected word: the gate can fail."""
    received = Received(visitor)
    crawl(sign_in(visitor, "baas"), (navigation.NEIGHBOURHOOD, navigation.ORGANISATION))

    assert set(PROTECTED) == received.found(PROTECTED)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_roles_break_no_rule_of_wcag(
    chromium: Browser, installation: Installation, scheme: Literal["light", "dark"]
) -> None:
    """An initiative's own page, and every section of Beheer with something in it."""
    context = chromium.new_context(base_url=installation.address, color_scheme=scheme)
    page = sign_in(context, "baas")
    opened = [f"/beheer?gegevens={DATASET}&deel={section}" for section in SECTIONS]
    found = {address: _faults(page, address) for address in opened}
    context.clear_cookies()
    own = f"/sleutel/{link_for(installation.store, ALONE)}"
    found[own] = _faults(context.new_page(), own)
    context.close()

    assert {} == {address: faults for address, faults in found.items() if faults}


def _faults(page: Page, address: str) -> list[str]:
    page.goto(address)
    settled(page)
    page.evaluate(FOLDED)
    page.wait_for_timeout(500)
    return faults(page)
