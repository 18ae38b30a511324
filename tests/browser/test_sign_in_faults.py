"""A provider that lies, is late or is gone: nobody comes in by it, and who is in goes on."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from benchmarks.reader import Reader, Run
from graphlib_wijk.dashboard.hosting import FAILED, FAILED_COOKIE
from tests.browser.test_signing_in import COOKIE_SECRET, USER_COOKIE, Installation, shared
from tests.dashboard.visiting import STAFF

_TRUE = {"email": STAFF, "email_verified": True}
HOUR = 3600
#: The first number of a place that is on the page, and not in the sidebar.
MAIN = 0
PEOPLE = {
    "goed": _TRUE,
    "vervalst": _TRUE,
    "andere uitgever": {**_TRUE, "iss": "http://elders.invalid"},
    "voor een ander": {**_TRUE, "aud": "een ander programma"},
    "verlopen": {**_TRUE, "exp": 1},
    "oud antwoord": {**_TRUE, "nonce": "van een andere keer"},
    "klok loopt achter": {**_TRUE, "iat": time.time() - 2 * HOUR, "exp": time.time() - HOUR},
    "klok loopt voor": {**_TRUE, "iat": time.time() + 2 * HOUR, "exp": time.time() + 3 * HOUR},
}


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation with a provider that does not always tell the truth."""
    with shared(tmp_path_factory.mktemp("faults"), PEOPLE, forged=["vervalst"]) as running_one:
        yield running_one


def begin(browser: httpx.Client) -> httpx.Response:
    """Ask to sign in, as the button does."""
    payload = {"provider": "default", "exp": int(time.time()) + 60}
    token = jwt.encode({"alg": "HS256"}, payload, OctKey.import_key(COOKIE_SECRET))
    return browser.get("/auth/login", params={"provider": token})


def sign_in(browser: httpx.Client, person: str) -> None:
    """Go to the provider, choose a person, and come back with what it says."""
    page = browser.get(begin(browser).headers["location"]).text
    link = re.search(rf'href="([^"]+)">{person}<', page)
    assert link
    back = browser.get(link[1].replace("&amp;", "&"))
    assert back.status_code == 302
    assert urlsplit(back.headers["location"]).path == "/"


@pytest.mark.parametrize("person", PEOPLE)
def test_who_the_provider_does_not_truly_vouch_for_is_not_let_in(
    installation: Installation, person: str
) -> None:
    """Another key, another issuer, another reader, past its time, or an answer of another time."""
    with httpx.Client(base_url=installation.address, trust_env=False, timeout=60) as browser:
        sign_in(browser, person)

        assert (person == "goed") == (USER_COOKIE in browser.cookies)
        assert (person != "goed") == (FAILED_COOKIE in browser.cookies)


@pytest.mark.parametrize("cookies", ["", f"{FAILED_COOKIE}={FAILED}"])
def test_who_comes_back_in_vain_is_told(installation: Installation, cookies: str) -> None:
    """On the page, for the sidebar is folded on a phone; and nobody else reads it."""

    async def opened() -> Run:
        async with Reader(installation.address, cookies=cookies) as reader:
            return await reader.see("")

    run = asyncio.run(opened())

    assert run.holds("Inloggen")
    said = [
        message.metadata.delta_path[0]
        for message in run.messages
        if b"Het inloggen is niet gelukt" in message.SerializeToString()
    ]
    assert ([MAIN] if cookies else []) == said


def test_signing_out_is_not_signing_in_in_vain(installation: Installation) -> None:
    """A provider may send people back to the same address when they leave."""
    with httpx.Client(base_url=installation.address, trust_env=False, timeout=60) as browser:
        assert browser.get("/oauth2callback").status_code == 302

        assert FAILED_COOKIE not in browser.cookies


def test_a_provider_that_is_gone_is_told_in_words(installation: Installation) -> None:
    """Who wants to sign in reads what is the matter; pages go on meanwhile."""
    installation.provider.down = True
    try:
        with httpx.Client(base_url=installation.address, trust_env=False, timeout=60) as browser:
            answer = begin(browser)
            page = browser.get("/")
    finally:
        installation.provider.down = False

    assert answer.status_code == 503
    assert answer.text.startswith("Inloggen lukt nu niet")
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert page.status_code == 200
