"""Addresses that the dashboard serves besides Streamlit's own."""

from __future__ import annotations

import os
from typing import Final

import streamlit as st
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from graphlib_wijk.dashboard import link_cookie
from graphlib_wijk.dashboard.hosting.probes import ALIVE_ADDRESS, READY_ADDRESS, Readiness, alive

VIS_ADDRESS: Final = "vis/9.1.2"
FIRST_PAGE: Final = "overzicht"
_VIS_FOLDER: Final = "templates/lib/vis-9.1.2"
_A_YEAR: Final = "public, max-age=31536000, immutable"


def routes() -> list[BaseRoute]:
    """
    Addresses that the dashboard serves besides Streamlit's own.

    Returns
    -------
    routes
        The vis-network library out of the installed pyvis, under `VIS_ADDRESS`: the address
        holds the version, so a browser may keep the files for a year. The name of the first
        page, which Streamlit itself only knows as an address without a name. Where a personal
        link comes in, and where one leaves it. And two for who watches over the server: is the
        process alive, and can it do its work.
    """
    return [
        Mount(address(VIS_ADDRESS), _KeptForAYear(packages=[("pyvis", _VIS_FOLDER)])),
        Route(address(FIRST_PAGE), _to_first_page),
        Route(address(link_cookie.PATH, "{token}"), link_cookie.take),
        Route(address(link_cookie.STOP_PATH), link_cookie.stop),
        Route(address(ALIVE_ADDRESS), alive),
        Route(address(READY_ADDRESS), Readiness().answer),
    ]


def address(*parts: str) -> str:
    """
    Return an address of this server.

    Parameters
    ----------
    *parts
        What comes after the path under which the dashboard is served.

    Returns
    -------
    address
        A path that begins with a slash.
    """
    prefix = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return "/".join(["", *filter(None, (prefix, *parts))])


async def _to_first_page(request: Request) -> Response:
    # Relative, so that whatever stands before our own address stays before it.
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"./{query}")


class _KeptForAYear(StaticFiles):
    """Files that never change under their address."""

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Send a file, to be kept by the browser."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["cache-control"] = _A_YEAR
        return response
