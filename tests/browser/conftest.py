"""
Fixtures of the browser tests: Chromium, a running dashboard, a page that is watched.

A test that needs Chromium gets the marker `browser`. Without Chromium it is skipped and says
how to install one; with WIJKGRAAF_REQUIRE_BROWSER=1, as in CI, a skipped browser test fails.
"""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import (
    ARGUMENTS,
    PageLog,
    browser_required,
    find_chromium,
    what_is_missing,
)
from tests.browser.serving import PATIENCE, running

expect.set_options(timeout=1000 * PATIENCE)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what needs Chromium, so that nobody has to remember to."""
    if "chromium" in getattr(item, "fixturenames", ()):
        item.add_marker("browser")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    Put browser tests at the end, whatever the random order.

    From its first page on, Playwright keeps an event loop in the main thread, in which
    `asyncio.run` refuses to work for every test that comes after.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Count a skipped browser test as failed where the browser is required."""
    report = yield
    is_skip = report.skipped and not hasattr(report, "wasxfail")
    if is_skip and item.get_closest_marker("browser") and browser_required(os.environ):
        *_, reason = report.longrepr
        report.outcome = "failed"
        report.longrepr = f"browser test not run: {reason}"
    return report


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium, started once."""
    if missing := what_is_missing():
        pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=[*ARGUMENTS])
        browser.on("context", lambda context: context.set_default_timeout(1000 * PATIENCE))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a dashboard that runs as `make run` starts it, without opening a browser."""
    with running("app.py", tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


@pytest.fixture
def page_log() -> PageLog:
    """What the test's page does: requests, console errors, policy violations, bytes received."""
    return PageLog()


@pytest.fixture
def page(chromium: Browser, server: str, page_log: PageLog) -> Iterator[Page]:
    """An empty Dutch page at 1280 by 900; `page.goto("/wijk")` opens that page of the dashboard."""
    context = chromium.new_context(
        base_url=server,
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        viewport={"width": 1280, "height": 900},
    )
    page_log.watch(context)
    yield context.new_page()
    context.close()
