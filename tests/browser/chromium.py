"""What browser tests need around a page: finding Chromium, watching a page, waiting for it."""

import ctypes
import json
import shutil
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, WebSocket

from tests.browser.serving import PATIENCE

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Playwright's own driver loads libatomic, which a minimal Debian does not have.
LIBRARY = "libatomic.so.1"
INSTALL = "sudo apt-get install chromium libatomic1"
REQUIRED = "WIJKGRAAF_REQUIRE_BROWSER"

# Without these Chromium looks for updates and for its maker's servers at every start.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# Streamlit's reader of messages tries WebAssembly for large numbers, is refused, and does without.
EXPECTED_VIOLATION = "script-src wasm-eval "

_REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
  window.reportViolation(`${event.violatedDirective} ${event.blockedURI} in ${event.documentURI}`));
"""


def find_chromium() -> str | None:
    """Path of an installed Chromium, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def what_is_missing() -> str | None:
    """Why browser tests cannot run here and what would help, or None if they can."""
    if find_chromium() is None:
        return f"no Chromium on this machine; install it with: {INSTALL}"
    if sys.platform == "linux":
        try:
            ctypes.CDLL(LIBRARY)
        except OSError:
            return f"no {LIBRARY} on this machine; install it with: {INSTALL}"
    return None


def browser_required(environment: Mapping[str, str]) -> bool:
    """Whether a browser test that is skipped counts as failed: so in CI, not on a laptop."""
    return environment.get(REQUIRED, "") not in {"", "0"}


@dataclass
class PageLog:
    """
    What a page did, for tests to judge.

    A request that the Content-Security-Policy stopped is in both `requests` and `violations`.
    The one violation that each page of Streamlit's causes is left out.
    """

    requests: list[str] = field(default_factory=list)
    console_errors: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    received: list[int] = field(default_factory=list)
    """Bytes of each message that came over a websocket: Streamlit's answers."""

    def elsewhere(self, base_url: str) -> list[str]:
        """Requests to another host or port than the server's."""
        home = urlsplit(base_url).netloc
        return [
            url
            for url in self.requests
            if urlsplit(url).scheme in {"http", "https", "ws", "wss"}
            and urlsplit(url).netloc != home
        ]

    def watch(self, context: BrowserContext) -> None:
        """Start writing down what every page and frame of `context` does."""
        context.expose_function("reportViolation", self.note_violation)
        context.add_init_script(_REPORT_VIOLATIONS)
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("weberror", lambda error: self.console_errors.append(str(error.error)))
        context.on("console", self._note_console)
        context.on("page", lambda page: page.on("websocket", self._note_websocket))

    def note_violation(self, text: str) -> None:
        """Keep a violation, unless it is the expected one."""
        if not text.startswith(EXPECTED_VIOLATION):
            self.violations.append(text)

    def _note_console(self, message) -> None:
        if message.type == "error":
            self.console_errors.append(message.text)

    def _note_websocket(self, websocket: WebSocket) -> None:
        self.requests.append(websocket.url)
        websocket.on("framereceived", lambda payload: self.received.append(len(payload)))


def poll(page: Page, expression: str, *, timeout: float = PATIENCE) -> object:
    """
    Value of a JavaScript expression as soon as it is truthy.

    Stands in for `page.wait_for_function`, which our Content-Security-Policy refuses: it
    evaluates a string inside the page.
    """
    end = time.monotonic() + timeout
    while not (value := page.evaluate(expression)):
        if time.monotonic() > end:
            msg = f"not true within {timeout:g} s: {expression}; last value: {json.dumps(value)}"
            raise TimeoutError(msg)
        page.wait_for_timeout(50)
    return value
