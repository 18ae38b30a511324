"""How often one visitor may try something, and who that visitor is."""

import asyncio
from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk.dashboard.hosting.limits import (
    UNKNOWN,
    AddressLimit,
    RateLimit,
    TrueVisitor,
    link,
    upload,
    visitor,
)
from graphlib_wijk.dashboard.hosting.settings import Rate

HERE = (ip_network("127.0.0.1"),)
INSIDE = (ip_network("10.0.0.0/8"), ip_network("::1"))
UPLOADS = "/_stcore/upload_file/"


class Clock:
    """A clock that moves when told to."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        """Tell the time."""
        return self.now


def test_an_allowance_is_used_up_and_comes_back():
    """Three at once, then one for each third of the window; the wait that is named is enough."""
    clock = Clock()
    limit = RateLimit(3, 60, clock=clock)

    assert [0, 0, 0] == [limit.wait("a") for _ in range(3)]
    assert 20 == pytest.approx(limit.wait("a"))
    clock.now += 19.9
    assert limit.wait("a") > 0
    clock.now += 0.2
    assert 0 == limit.wait("a")
    assert limit.wait("a") > 0


def test_asking_whether_one_may_costs_nothing():
    """Who only asks may still try; who used up everything hears how long to wait."""
    limit = RateLimit(1, 60, clock=Clock())

    assert [0, 0, 0] == [limit.wait("a", costs=False) for _ in range(3)]
    assert 0 == limit.wait("a")
    assert limit.wait("a", costs=False) > 0


def test_visitors_do_not_use_up_each_others_allowance():
    """Whoever tries too often keeps nobody else out."""
    limit = RateLimit(1, 60, clock=Clock())

    assert 0 == limit.wait("a")
    assert limit.wait("a") > 0
    assert 0 == limit.wait("b")


def test_no_more_visitors_are_remembered_than_was_said():
    """A crowd of addresses costs no more memory than the capacity: the oldest are forgotten."""
    limit = RateLimit(1, 60, clock=Clock(), capacity=5)

    for number in range(100):
        limit.wait(str(number))

    assert limit.wait("95") > 0
    assert 0 == limit.wait("94")


@given(st.lists(st.floats(0, 30), min_size=1, max_size=60))
def test_nobody_ever_gets_more_than_the_limit_and_its_pace(pauses):
    """However the attempts are spread, those allowed stay within the allowance."""
    clock = Clock()
    limit = RateLimit(4, 60, clock=clock)
    allowed = 0
    for pause in pauses:
        clock.now += pause
        allowed += limit.wait("a") == 0

    assert allowed <= 4 + clock.now * 4 / 60 + 1e-6


@pytest.mark.parametrize(
    ("peer", "forwarded", "proxies", "expected"),
    [
        ("203.0.113.9", "", (), "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", (), UNKNOWN),
        ("203.0.113.9", "198.51.100.1", INSIDE, "203.0.113.9"),
        ("10.0.0.2", "198.51.100.1", INSIDE, "198.51.100.1"),
        ("10.0.0.2", "6.6.6.6, 198.51.100.1, 10.0.0.3", INSIDE, "198.51.100.1"),
        ("10.0.0.2", "<script>", INSIDE, "<script>"),
        ("10.0.0.2", "", INSIDE, "10.0.0.2"),
        ("203.0.113.9", "203.0.113.9", HERE, "203.0.113.9"),
    ],
)
def test_a_visitor_cannot_choose_who_to_be(peer, forwarded, proxies, expected):
    """The header counts as far as trusted proxies wrote it, from the end, and no further."""
    assert expected == visitor(peer, forwarded, proxies)


def ask(app, client, *, path=f"{UPLOADS}a/b", method="PUT", headers=()):
    """Send a request to `app`; status and headers of its answer."""
    sent = []
    scope = {"type": "http", "method": method, "path": path, "client": client}

    async def receive():
        return {"type": "http.request", "body": b""}

    async def send(message):
        sent.append(message)

    asyncio.run(app({**scope, "headers": list(headers)}, receive, send))
    start, body = sent
    return start["status"], dict(start["headers"]), body["body"].decode()


async def accept(_scope, _receive, send):
    """Answer as Streamlit answers an upload."""
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def test_too_many_files_are_refused_with_when_to_come_back():
    """The third file within the window gets 429, a number of seconds and a sentence."""
    app = AddressLimit(accept, upload(UPLOADS, Rate(times=2, seconds=60)))
    me, you = ("203.0.113.9", 1), ("203.0.113.10", 2)

    assert [204, 204] == [ask(app, me)[0] for _ in range(2)]
    status, headers, text = ask(app, me)

    assert 429 == status
    assert b"30" == headers[b"retry-after"]
    assert text.startswith("U stuurde kort na elkaar veel bestanden. Wacht 30 seconden")
    assert 204 == ask(app, you)[0]


@pytest.mark.parametrize(("method", "path"), [("GET", f"{UPLOADS}a"), ("PUT", "/"), ("HEAD", "/")])
def test_only_sending_files_is_limited(method, path):
    """Reading pages, and taking a file back, is never refused."""
    app = AddressLimit(accept, upload(UPLOADS, Rate(times=1, seconds=60)))

    assert [204] * 3 == [ask(app, ("a", 1), path=path, method=method)[0] for _ in range(3)]


def test_the_true_visitor_is_what_the_rest_sees():
    """Behind a trusted proxy each visitor has an own allowance, and a forged header gives none."""
    app = TrueVisitor(AddressLimit(accept, upload(UPLOADS, Rate(times=1, seconds=60))), INSIDE)

    def status(forwarded):
        return ask(app, ("10.0.0.2", 80), headers=[(b"x-forwarded-for", forwarded)])[0]

    assert 204 == status(b"203.0.113.9")
    assert 204 == status(b"203.0.113.10")
    assert 429 == status(b"1.2.3.4, 203.0.113.9")


def test_trying_keys_of_links_is_refused_with_when_to_come_back():
    """Whoever tries key after key waits; pages are read meanwhile."""
    app = AddressLimit(accept, link("/sleutel/", Rate(times=3, seconds=60)))
    me = ("203.0.113.9", 1)

    tried = [ask(app, me, path=f"/sleutel/{key}", method="GET") for key in "abcd"]

    assert [204, 204, 204, 429] == [status for status, _headers, _text in tried]
    assert b"20" == tried[-1][1][b"retry-after"]
    assert tried[-1][2].startswith("Er is kort na elkaar vaak een persoonlijke link geprobeerd.")
    assert 204 == ask(app, me, path="/wijk", method="GET")[0]
