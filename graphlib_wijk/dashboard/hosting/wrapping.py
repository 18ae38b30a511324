"""What every request and answer passes through, in which order."""

from __future__ import annotations

import os
from collections.abc import Mapping

from starlette.middleware import Middleware

from graphlib_wijk.dashboard import link_cookie
from graphlib_wijk.dashboard.hosting.addresses import address
from graphlib_wijk.dashboard.hosting.headers import ProtectiveHeaders, protective_headers
from graphlib_wijk.dashboard.hosting.limits import AddressLimit, TrueVisitor, link, upload
from graphlib_wijk.dashboard.hosting.local_only import LocalOnly
from graphlib_wijk.dashboard.hosting.log import RequestLog
from graphlib_wijk.dashboard.hosting.page import DutchPage, dutch_page, streamlit_page
from graphlib_wijk.dashboard.hosting.settings import settings
from graphlib_wijk.dashboard.hosting.sign_in_trouble import SignInTrouble


def middleware(environment: Mapping[str, str] = os.environ) -> list[Middleware]:
    """
    What every request and answer passes through, outermost first.

    Parameters
    ----------
    environment
        Where the operator may say otherwise, see `settings`.

    Returns
    -------
    middleware
        A line in the log for each answer; the address of the visitor himself; protective
        headers on every answer; nobody from elsewhere while nobody can sign in; limits on files
        and links; words for who cannot sign in; Streamlit's page in Dutch.

    Raises
    ------
    SettingError
        If a setting is not understood.
    """
    chosen = settings(environment)
    page = streamlit_page()
    limited = [
        *([upload(address("_stcore", "upload_file/"), chosen.uploads)] if chosen.uploads else []),
        *([link(f"{address(link_cookie.PATH)}/", chosen.links)] if chosen.links else []),
    ]
    return [
        Middleware(RequestLog),
        Middleware(TrueVisitor, proxies=chosen.proxies),
        Middleware(ProtectiveHeaders, headers=protective_headers(page, environment)),
        Middleware(LocalOnly, environment=environment),
        *(Middleware(AddressLimit, limited=one) for one in limited),
        Middleware(SignInTrouble, begins=address("auth", "login"), ends=address("oauth2callback")),
        Middleware(DutchPage, english=page.encode(), dutch=dutch_page(page).encode()),
    ]
