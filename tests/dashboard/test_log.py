"""What the log tells, and what it never tells; through a real server that is asked to tell all."""

import asyncio
import json
import re
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote

import pytest

from benchmarks.reader import Reader, cookies_of
from graphlib_wijk.dashboard.hosting.log import EVENTS, FAMILIES, route_of
from graphlib_wijk.dashboard.navigation import PAGES
from tests.browser.serving import running

PROGRAM = "tests/dashboard/telling/app.py"
SECRET = "sGEHEIMs"
#: A line of its own, as a forger would want it in the log.
FORGED = f'{SECRET}\r\n{{"event":"forged"}}\n\u2028jan@{SECRET}.nl'


def send(address, method="GET", data=None, **headers):
    """Send a request and return the status of the answer."""
    request = urllib.request.Request(address, data=data, method=method, headers=headers)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=30) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


async def visit(address):
    """Open the page with a secret in its address, send a file, and leave."""
    cookies = cookies_of(f"{address}/_stcore/health")
    token = re.search(r"_streamlit_xsrf=([^;]+)", cookies)[1]
    async with Reader(address, f"wijk/{SECRET}") as reader:
        run = await reader.see(f"sleutel={quote(FORGED)}")
        status = await asyncio.to_thread(
            send,
            f"{address}/_stcore/upload_file/{reader.session}/{SECRET}",
            "PUT",
            multipart(),
            **{
                "Cookie": cookies,
                "X-Xsrftoken": token,
                "Content-Type": "multipart/form-data; boundary=grens",
            },
        )
    return run, status


def multipart():
    """A file whose name and content are secret."""
    head = f'Content-Disposition: form-data; name="file"; filename="{SECRET}.csv"'
    return f"--grens\r\n{head}\r\n\r\nnaam;{SECRET}\r\n--grens--\r\n".encode()


@pytest.fixture(scope="module", params=["json", "tekst"])
def told(request, tmp_path_factory):
    """All that a server wrote about a visit full of secrets, and the form that was asked for."""
    log = tmp_path_factory.mktemp("log") / "log.txt"
    environment = {"WIJKGRAAF_LOG": request.param, "WIJKGRAAF_LIMIET_UPLOADS": "1/600"}
    with running(PROGRAM, log, environment=environment) as address:
        run, status = asyncio.run(visit(address))
        assert run.holds("Meld code")
        assert 204 == status
        assert 429 == send(f"{address}/_stcore/upload_file/{SECRET}/x", "PUT", b"x")
        send(f"{address}/{quote(FORGED)}?sleutel={SECRET}", Referer=f"http://{SECRET}/")
        send(f"{address}/media/{SECRET}.csv")
    return request.param, log.read_text()


def lines(text):
    """The events of a log in JSON."""
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def test_no_secret_is_in_the_log(told):
    """Not from an address, a file, a header, a message of an error, nor from what others log."""
    _form, text = told

    assert "ValueError" in text
    assert SECRET not in text
    assert "forged" not in text


def test_every_line_is_an_event_that_is_known(told):
    """A machine can read each line; each event is one of the list, with a time and a level."""
    form, text = told
    if form == "json":
        found = lines(text)
        assert {"start", "request", "visit", "run", "incident", "limited", "message"} == {
            line["event"] for line in found
        }
        assert all(re.fullmatch(r"[-\d]{10}T[:.\d]{12}Z", line["time"]) for line in found)
        levels = {"debug", "info", "warning", "error", "critical"}
        assert levels >= {line["level"] for line in found}
    else:
        assert " ERROR incident " in text
        assert " INFO " not in text


def test_an_incident_tells_where_it_was(told):
    """Type, causes and the way through the code are enough to find a fault."""
    form, text = told
    if form == "tekst":
        assert re.search(
            r'error="ValueError" causes=\["KeyError"\] trace=\[.*main.py:\d+ fail', text
        )
        return
    incidents = [line for line in lines(text) if line["event"] == "incident"]

    assert {"page script", "thread"} == {line["route"] for line in incidents}
    for line in incidents:
        assert ("ValueError", ["KeyError"]) == (line["error"], line["causes"])
        assert line["trace"][-1].endswith(" fail")
        assert not line["trace"][-1].startswith("/")


def test_requests_runs_and_visits_are_counted(told):
    """A request has route, status and time; a run its page and share of the processor."""
    form, text = told
    if form == "tekst":
        return
    found = lines(text)
    requests = {(line["method"], line["route"], line["status"]) for line in found if "id" in line}
    runs = [line for line in found if line["event"] == "run"]
    visits = [line for line in found if line["event"] == "visit"]

    assert ("PUT", "/_stcore/upload_file", 204) in requests
    assert ("PUT", "/_stcore/upload_file", 429) in requests
    assert ("GET", "/media", 404) in requests
    assert ["wijk"] == [line["page"] for line in runs]
    assert runs[0]["ms"] >= 0
    assert runs[0]["cpu_ms"] >= 0
    assert ["/_stcore/stream"] == [line["route"] for line in visits]
    assert visits[0]["bytes"] > 500


def test_an_address_is_told_by_its_kind():
    """Known pages and families by name, all else as one word, whatever somebody typed."""
    assert "/" == route_of("/")
    assert "/media" == route_of("/media/abc.csv")
    assert "/_stcore/upload_file" == route_of("/_stcore/upload_file/sessie/bestand")
    assert [f"/{page.address}" for page in PAGES] == [route_of(f"/{p.address}") for p in PAGES]
    assert "other" == route_of("/wijk/jan-jansen")
    assert "other" == route_of("/mediaan")
    assert sorted(FAMILIES, key=lambda name: name.count("/"), reverse=True)[:3] == list(
        FAMILIES[:3]
    )


def test_every_event_and_setting_of_the_log_is_documented():
    """Who reads the log can look up each event."""
    text = (Path(__file__).parents[2] / "docs" / "beheer.md").read_text("utf-8")

    assert [] == [name for name in (*EVENTS, "message") if f"| `{name}` |" not in text]
