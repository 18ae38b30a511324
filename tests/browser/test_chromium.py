"""The browser machinery itself: when it runs, what it sees, how it waits."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import chromium as machinery
from tests.browser.chromium import INSTALL, REQUIRED, PageLog, browser_required, poll

ROOT = Path(__file__).parents[2]
PROBE = "tests/browser/test_chromium.py::test_chromium_opens_a_page_of_text"
FOREIGN = "http://elsewhere.invalid/pixel.png"
WATCHED_PAGE = f"""
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'">
<script>
  console.error("an error to notice");
  const image = new Image();
  image.src = "{FOREIGN}";
</script>
"""


def run_probe(path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one browser test in a pytest of its own that finds programs only in `path`."""
    inherited = {name: value for name, value in os.environ.items() if name != REQUIRED}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", PROBE],
        cwd=ROOT,
        env={**inherited, "PATH": str(path), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_chromium_opens_a_page_of_text(chromium):
    """The machine's Chromium draws a page and answers questions about it."""
    page = chromium.new_page()
    page.set_content("<p>Dag buurt</p>")

    assert "Dag buurt" == page.evaluate("document.body.innerText")

    page.close()


@pytest.mark.slow
def test_without_chromium_browser_tests_are_skipped_with_the_command_to_install_it(tmp_path):
    """Where there is no Chromium a browser test is skipped and says how to get one."""
    outcome = run_probe(tmp_path)

    assert 0 == outcome.returncode
    assert "1 skipped" in outcome.stdout
    assert INSTALL in outcome.stdout


@pytest.mark.slow
def test_without_chromium_browser_tests_fail_where_the_browser_is_required(tmp_path):
    """In CI a browser test that cannot run is a failure, not a silent gap."""
    outcome = run_probe(tmp_path, **{REQUIRED: "1"})

    assert 1 == outcome.returncode
    assert re.search(r"1 (failed|error)", outcome.stdout)
    assert INSTALL in outcome.stdout


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({}, False), ({REQUIRED: ""}, False), ({REQUIRED: "0"}, False), ({REQUIRED: "1"}, True)],
)
def test_the_browser_is_required_only_when_the_environment_says_so(environment, expected):
    """An unset, empty or zero variable leaves skipping allowed."""
    assert expected == browser_required(environment)


@pytest.mark.parametrize("name", machinery.NAMES)
def test_chromium_is_found_under_each_of_its_names(name, tmp_path, monkeypatch):
    """Debian's, Ubuntu's and Google's name for the program all count."""
    program = tmp_path / name
    program.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert str(program) == machinery.find_chromium()


def test_no_chromium_is_found_on_an_empty_path(tmp_path, monkeypatch):
    """A machine without Chromium is recognised as such."""
    monkeypatch.setenv("PATH", str(tmp_path))

    assert machinery.find_chromium() is None


def test_a_missing_library_of_the_driver_is_named(tmp_path, monkeypatch):
    """A machine with Chromium on which Playwright cannot start says so before it tries."""
    (tmp_path / machinery.NAMES[0]).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(machinery.sys, "platform", "linux")
    monkeypatch.setattr(machinery, "LIBRARY", "libnowhere.so.1")

    assert "libnowhere.so.1" in machinery.what_is_missing()
    assert INSTALL in machinery.what_is_missing()


def test_a_watched_page_reports_console_errors_and_policy_violations(chromium):
    """An image that the policy refuses shows up as an attempted request and as a violation."""
    log = PageLog()
    context = chromium.new_context()
    log.watch(context)
    page = context.new_page()
    page.route(
        "http://watched.invalid/",
        lambda route: route.fulfill(body=WATCHED_PAGE, content_type="text/html"),
    )
    page.goto("http://watched.invalid/")
    page.wait_for_timeout(200)
    context.close()

    assert [f"img-src {FOREIGN} in http://watched.invalid/"] == log.violations
    assert [FOREIGN] == log.elsewhere("http://watched.invalid")
    assert "an error to notice" in log.console_errors


def test_the_violation_of_every_streamlit_page_is_left_out():
    """Streamlit's refused attempt at WebAssembly is expected; any other violation is reported."""
    log = PageLog()
    log.note_violation("script-src wasm-eval in http://localhost:8501/")
    log.note_violation("script-src eval in http://localhost:8501/")

    assert ["script-src eval in http://localhost:8501/"] == log.violations


def test_requests_elsewhere_are_those_to_another_host_or_port():
    """Data and blob addresses stay in the page; another port is another server."""
    home = "http://localhost:8501"
    stay = [f"{home}/wijk", "ws://localhost:8501/_stcore/stream", "data:text/plain,a", "blob:x"]
    leave = ["https://localhost:8502/", "http://elsewhere.invalid/"]

    assert leave == PageLog(requests=stay + leave).elsewhere(home)


def test_polling_waits_for_a_value_under_a_policy_that_forbids_eval(chromium):
    """An expression that becomes true later is waited for, where wait_for_function is refused."""
    page = chromium.new_page()
    page.set_content(
        """<meta http-equiv="Content-Security-Policy" content="script-src 'unsafe-inline'">
        <script>setTimeout(() => { document.title = "klaar"; }, 300);</script>"""
    )

    assert "klaar" == poll(page, "document.title", timeout=5)

    page.close()


def test_polling_gives_up_and_says_what_it_waited_for(chromium):
    """A condition that never holds ends in an error that names it."""
    page = chromium.new_page()

    with pytest.raises(TimeoutError, match=r"window\.never"):
        poll(page, "window.never", timeout=0.1)

    page.close()
