"""
How the dashboard is served: its addresses, headers, limits and log, and what it says when it fails.

Streamlit serves one English page, without headers that protect a reader. Everything here is
about that: the library of the live drawing comes from the installed pyvis, every answer carries
a policy that keeps the page from running or fetching anything foreign, the page says that it is
Dutch, an error becomes a code that a reader can pass on, and a log tells what happened without
telling what was in it.
"""

from graphlib_wijk.dashboard.hosting.addresses import FIRST_PAGE, VIS_ADDRESS, address, routes
from graphlib_wijk.dashboard.hosting.headers import protective_headers
from graphlib_wijk.dashboard.hosting.incidents import answer_failed_request, report_script_error
from graphlib_wijk.dashboard.hosting.limits import RateLimit
from graphlib_wijk.dashboard.hosting.log import noted_run, start_log
from graphlib_wijk.dashboard.hosting.page import dutch_page
from graphlib_wijk.dashboard.hosting.settings import Settings, settings
from graphlib_wijk.dashboard.hosting.sign_in_trouble import FAILED, FAILED_COOKIE
from graphlib_wijk.dashboard.hosting.theme import keep_theme
from graphlib_wijk.dashboard.hosting.watching import watch_as_set
from graphlib_wijk.dashboard.hosting.wrapping import middleware

__all__ = [
    "FAILED",
    "FAILED_COOKIE",
    "FIRST_PAGE",
    "VIS_ADDRESS",
    "RateLimit",
    "Settings",
    "address",
    "answer_failed_request",
    "dutch_page",
    "keep_theme",
    "middleware",
    "noted_run",
    "protective_headers",
    "report_script_error",
    "routes",
    "settings",
    "start_log",
    "watch_as_set",
]
