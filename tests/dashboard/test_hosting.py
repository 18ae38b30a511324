"""How the dashboard is served: headers, the Dutch page, the library, and what failure shows."""

import asyncio
import base64
import contextlib
import gzip
import hashlib
import inspect
import logging
import re
from importlib import resources
from types import SimpleNamespace

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.routing import Route
from streamlit import config
from streamlit.proto.NewSession_pb2 import NewSession
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager
from streamlit.web.server.starlette.starlette_static_routes import (
    create_streamlit_static_assets_routes,
)

from graphlib_wijk.dashboard import basemap, hosting
from graphlib_wijk.dashboard.hosting import theme, watching

NAVIGATION = {"accept": "text/html,application/xhtml+xml"}
COMPRESSED = {"accept-encoding": "gzip"}
REPORT = '<!DOCTYPE html>\n<html lang="en"><title>Streamlit</title>' + "tekst " * 200
ENGLISH = resources.files("streamlit").joinpath("static/index.html").read_text("utf-8")


def fail(_):
    """Break, as a route might."""
    message = "geheim: wachtwoord"
    raise ValueError(message)


@pytest.fixture(scope="module")
def app():
    """Streamlit's own files with our routes and middleware around them, as st.App puts them."""
    return Starlette(
        routes=[
            *hosting.routes(),
            Route("/media/report.html", lambda _: HTMLResponse(REPORT)),
            Route("/elsewhere", lambda _: RedirectResponse("/")),
            Route("/broken", fail),
            *create_streamlit_static_assets_routes(None),
        ],
        middleware=[*hosting.middleware(), Middleware(GZipMiddleware)],
        exception_handlers={Exception: hosting.answer_failed_request},
    )


def ask(app, path="/", *, method="GET", headers=None, query=""):
    """Ask `app` for an address: status, headers and body of its answer."""
    sent = []
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "scheme": "http",
        "server": ("localhost", 80),
        "headers": [
            (k.encode(), v.encode()) for k, v in {"host": "localhost", **(headers or {})}.items()
        ],
    }

    requests = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive():
        if (message := next(requests, None)) is None:
            await asyncio.Event().wait()  # the visitor stays until the answer is complete
        return message

    async def send(message):
        sent.append(message)

    async def run():
        with contextlib.suppress(ValueError):  # raised again for the server, after the answer
            await app(scope, receive, send)

    asyncio.run(run())
    start, *rest = sent
    answered = {k.decode(): v.decode() for k, v in start["headers"]}
    body = b"".join(message["body"] for message in rest)
    return SimpleNamespace(status=start["status"], headers=answered, body=body)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/overzicht", 307),
        ("/wijk", 200),
        ("/elsewhere", 307),
        ("/gezond", 200),
        ("/klaar", 200),
        ("/_stcore/health", 404),
        ("//elsewhere.invalid", 400),
        (f"/{hosting.VIS_ADDRESS}/vis-network.min.js", 200),
        (f"/{hosting.VIS_ADDRESS}/none.js", 404),
        ("/broken", 500),
    ],
)
def test_every_answer_carries_the_protective_headers(app, path, status):
    """Pages, files, redirects and errors all come with the same policy and protections."""
    answer = ask(app, path)

    assert status == answer.status
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert "nosniff" == answer.headers["x-content-type-options"]
    assert "no-referrer" == answer.headers["referrer-policy"]
    assert "SAMEORIGIN" == answer.headers["x-frame-options"]
    assert "same-origin" == answer.headers["cross-origin-resource-policy"]
    assert "strict-transport-security" not in answer.headers
    assert answer.headers["cache-control"]
    assert "same-origin" == answer.headers["cross-origin-opener-policy"]
    assert "camera=()" in answer.headers["permissions-policy"]


def test_the_policy_allows_files_of_this_server_and_streamlits_own_inline_script_only(app):
    """Scripts run by hash or as a file from here: nothing inline, evaluated, blob or foreign."""
    policy = ask(app).headers["content-security-policy"]
    inline = ENGLISH.split("<script>")[1].split("</script>")[0]
    digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()

    assert 1 == ENGLISH.count("<script>")
    assert f"script-src 'self' 'sha256-{digest}'" in policy.split("; ")
    assert "unsafe-eval" not in policy
    assert "http" not in policy


def test_the_policy_lets_pictures_of_a_base_map_in_only_when_the_operator_wants_one():
    """The server of the tiles stands with the pictures and nowhere else, and else not at all."""
    without = hosting.protective_headers(ENGLISH, {})["content-security-policy"]
    with_map = hosting.protective_headers(ENGLISH, {basemap.VARIABLE: "pdok"})

    assert "pdok" not in without
    assert with_map["content-security-policy"] == without.replace(
        "img-src 'self' data: blob:", "img-src 'self' data: blob: https://service.pdok.nl"
    )


@pytest.mark.parametrize("path", ["/", "/wijk", "/wijk/diep/genoeg"])
@pytest.mark.parametrize("headers", [{}, COMPRESSED, NAVIGATION])
def test_the_page_is_dutch_at_every_address(app, path, headers):
    """Whatever the address, the page says it is Dutch, compressed on the way or not."""
    answer = ask(app, path, headers=headers)
    page = answer.body.decode()

    assert '<html lang="nl">' in page
    assert "<title>Wijkgraaf</title>" in page
    assert "heeft JavaScript nodig" in page
    assert "You need to enable JavaScript" not in page
    assert str(len(answer.body)) == answer.headers["content-length"]
    assert "content-encoding" not in answer.headers


def test_asking_for_the_head_tells_the_size_of_the_dutch_page(app):
    """HEAD gives the headers of GET and no body."""
    head, page = ask(app, method="HEAD"), ask(app)

    assert b"" == head.body
    assert page.headers["content-length"] == head.headers["content-length"]


def test_a_browser_that_kept_the_english_page_gets_the_dutch_one(app):
    """A page kept from another Streamlit program is not "unchanged", and ours is not kept."""
    etag = ask(Starlette(routes=create_streamlit_static_assets_routes(None))).headers["etag"]

    answer = ask(app, headers={**NAVIGATION, "if-none-match": etag})

    assert 200 == answer.status
    assert '<html lang="nl">' in answer.body.decode()
    assert "etag" not in answer.headers


@pytest.mark.parametrize("headers", [{}, COMPRESSED])
def test_other_pages_pass_untouched(app, headers):
    """A report that someone downloads keeps its own language and title."""
    answer = ask(app, "/media/report.html", headers=headers)
    body = gzip.decompress(answer.body) if headers else answer.body

    assert REPORT == body.decode()
    assert str(len(answer.body)) == answer.headers["content-length"]


def test_files_that_a_browser_has_are_not_sent_again(app):
    """The Dutch page costs Streamlit's scripts nothing: they are still kept by the browser."""
    script = re.search(r'src="\./(static/js/[^"]+)"', ENGLISH)[1]
    etag = ask(app, f"/{script}").headers["etag"]

    assert 304 == ask(app, f"/{script}", headers={"if-none-match": etag}).status


def test_the_installed_streamlit_page_is_one_that_we_can_make_dutch():
    """A Streamlit that words its page differently is noticed here, not by a reader."""
    page = hosting.dutch_page(ENGLISH)

    assert 1 == ENGLISH.count('<html lang="en">')
    assert '<html lang="nl">' in page
    assert "Streamlit</title>" not in page
    assert 1 == page.count("<noscript>")


def test_the_drawing_library_is_that_of_the_installed_pyvis_and_kept_for_a_year(app):
    """vis-network comes from this server, byte for byte, and is fetched once."""
    answer = ask(app, f"/{hosting.VIS_ADDRESS}/vis-network.min.js")
    installed = resources.files("pyvis").joinpath("templates/lib/vis-9.1.2/vis-network.min.js")

    assert installed.read_bytes() == answer.body
    assert "public, max-age=31536000, immutable" == answer.headers["cache-control"]


def test_nothing_else_of_pyvis_is_served(app):
    """The way up out of the library's folder is closed."""
    answer = ask(app, f"/{hosting.VIS_ADDRESS}/../tom-select/tom-select.css")

    assert b"tom-select" not in answer.body


@pytest.mark.parametrize("configured", ["wijk/graaf", "/wijk/graaf/"])
def test_the_drawing_library_moves_along_with_the_dashboard(monkeypatch, configured):
    """Under server.baseUrlPath our addresses lie below that path, as Streamlit's do."""
    monkeypatch.setattr(streamlit, "get_option", {"server.baseUrlPath": configured}.get)

    ours = [hosting.VIS_ADDRESS, "overzicht", "sleutel/{token}", "sleutel-weg", "gezond", "klaar"]
    assert [f"/wijk/graaf/{name}" for name in ours] == [route.path for route in hosting.routes()]


def test_a_broken_page_shows_a_code_and_logs_the_rest(monkeypatch, caplog):
    """The reader gets a code to pass on; the log has its type under that code, not its words."""
    shown = []
    monkeypatch.setattr(streamlit, "error", shown.append)

    is_shown = hosting.report_script_error(ValueError("geheim: wachtwoord"))

    code = re.search(r"Meld code ([0-9A-F]{8})\.", shown[0])[1]
    assert is_shown is True
    assert "geheim" not in shown[0]
    assert code == caplog.records[0].facts["incident"]
    assert "ValueError" == caplog.records[0].facts["error"]
    assert "geheim" not in str(vars(caplog.records[0]))


def test_a_broken_request_is_answered_with_a_code_and_nothing_else(app, caplog):
    """Outside any page, too, the answer holds a code and the log its type and place."""
    with caplog.at_level(logging.ERROR):
        answer = ask(app, "/broken")

    text = answer.body.decode()
    assert 500 == answer.status
    assert "geheim" not in text
    incident = next(record.facts for record in caplog.records if record.msg == "incident")
    assert re.search(r"code ([0-9A-F]{8})\.", text)[1] == incident["incident"]
    assert incident["trace"][-1].endswith(" fail")


def test_the_first_page_also_answers_to_its_name(app):
    """Who types or keeps the name of the first page gets that page, with every choice."""
    answer = ask(app, "/overzicht", query="gegevens=voorbeeldwijk&taal=en")

    assert answer.headers["location"] == "./?gegevens=voorbeeldwijk&taal=en"
    assert ask(app, "/overzicht").headers["location"] == "./"


@pytest.mark.parametrize("path", ["/", "/wijk", "/klaar", "/gezond", "/broken", "/elsewhere"])
def test_what_may_hold_data_or_a_key_is_not_kept(app, path):
    """Pages, probes and errors stay in no cache, of a browser or of a proxy."""
    assert "no-store" == ask(app, path).headers["cache-control"]


def test_browsers_are_told_to_come_by_tls_only_when_the_operator_says_so():
    """On one's own computer nothing insists on TLS; on a server that has it, all do."""
    name = "strict-transport-security"

    assert name not in hosting.protective_headers(ENGLISH, {"WIJKGRAAF_HTTPS": "nee"})
    by_tls = hosting.protective_headers(ENGLISH, {"WIJKGRAAF_HTTPS": "ja"})
    assert "max-age=63072000" == by_tls[name]


def test_a_program_that_fails_at_start_says_which_setting_is_wrong():
    """A setting that is not understood stops the server, rather than leaving it unprotected."""
    wrong = {
        "WIJKGRAAF_LOG": "alles",
        "WIJKGRAAF_HTTPS": "1",
        "WIJKGRAAF_PROXY": "nginx",
        "WIJKGRAAF_LIMIET_LINKS": "20",
        "WIJKGRAAF_LIMIET_UPLOADS": "0/60",
    }
    for name, value in wrong.items():
        with pytest.raises(ValueError, match=f"^{name} wordt niet begrepen"):
            hosting.middleware({name: value})


def test_an_empty_setting_is_a_missing_one():
    """What an operator left open has its default, which limits and trusts nobody's word."""
    chosen = hosting.settings({"WIJKGRAAF_PROXY": " ", "WIJKGRAAF_LIMIET_LINKS": ""})

    assert hosting.settings({}) == chosen
    assert () == chosen.proxies
    assert (20, 60) == (chosen.links.times, chosen.links.seconds)
    assert (60, 600) == (chosen.uploads.times, chosen.uploads.seconds)
    assert hosting.settings({"WIJKGRAAF_LIMIET_UPLOADS": "uit"}).uploads is None


@pytest.mark.parametrize(("setting", "watched"), [("none", False), ("auto", True)])
def test_who_comes_back_is_watched_for_as_little_as_was_set(monkeypatch, setting, watched):
    """Streamlit's way to watch again is taken out with the setting, and is still where we think."""
    way = AppSession.register_file_watchers
    monkeypatch.setattr(AppSession, "register_file_watchers", way)
    monkeypatch.setattr(watching, "get_option", {"server.fileWatcherType": setting}.get)

    hosting.watch_as_set()

    assert watched == (AppSession.register_file_watchers is way)
    assert "register_file_watchers()" in inspect.getsource(WebsocketSessionManager)


def sent_of_theme(section):
    """Give the message that tells a browser about one part of the theme."""
    message = NewSession()
    getattr(app_session, theme.PLACE)(message.custom_theme.light, section)
    return message


@pytest.fixture
def kept_theme(monkeypatch):
    """Streamlit with its theme kept, as the program starts it."""
    monkeypatch.setattr(app_session, theme.PLACE, theme.STREAMLITS_WAY)
    hosting.keep_theme()
    yield
    theme.part.cache_clear()


@pytest.mark.usefixtures("kept_theme")
@pytest.mark.parametrize("section", ["theme", "theme.light", "theme.dark", "theme.light.sidebar"])
def test_the_theme_is_what_streamlit_would_send(monkeypatch, section):
    """Once and again the same message, also for a part that says nothing."""
    first, again = sent_of_theme(section), sent_of_theme(section)
    monkeypatch.setattr(app_session, theme.PLACE, theme.STREAMLITS_WAY)

    assert [sent_of_theme(section)] * 2 == [first, again]
    assert f"{theme.PLACE}(" in inspect.getsource(AppSession)


@pytest.mark.usefixtures("kept_theme")
def test_the_theme_follows_settings_that_are_read_again(monkeypatch):
    """Who changes the colours while the program runs sees them, as Streamlit promises."""
    before = sent_of_theme("theme.dark")

    def red(message, _part):
        message.primary_color = "#ff0000"

    monkeypatch.setattr(theme, "STREAMLITS_WAY", red)
    assert before == sent_of_theme("theme.dark")
    config._on_config_parsed.send()  # noqa: SLF001 - what Streamlit does when it reads them

    assert "#ff0000" == sent_of_theme("theme.dark").custom_theme.light.primary_color
