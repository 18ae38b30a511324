"""What a reader sees of an error: a code to pass on, and nothing else."""

from __future__ import annotations

import secrets
from typing import Final

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from graphlib_wijk.dashboard.hosting.headers import protective_headers
from graphlib_wijk.dashboard.hosting.log import event, route_of
from graphlib_wijk.dashboard.hosting.page import streamlit_page

_TEXT: Final = (
    "Er ging iets mis. Meld code {code}.\n\nSomething went wrong. Please report code {code}."
)


def report_script_error(error: Exception) -> bool:
    """
    Log an error of a page under a code, and show the reader the code only.

    Parameters
    ----------
    error
        What the page did not catch.

    Returns
    -------
    shown
        Always True: Streamlit need not show the error itself.
    """
    st.error(_TEXT.format(code=_incident(error, "page script")))
    return True


def answer_failed_request(request: Request, error: Exception) -> Response:
    """
    Answer a request that failed outside any page, with a code and nothing else.

    Parameters
    ----------
    request
        The request that failed.
    error
        What was not caught.

    Returns
    -------
    response
        Plain text with status 500. It carries the protective headers itself: an answer of
        last resort passes no middleware.
    """
    text = _TEXT.format(code=_incident(error, route_of(request.url.path)))
    headers = {**protective_headers(streamlit_page()), "cache-control": "no-store"}
    return PlainTextResponse(text, 500, headers=headers)


def _incident(error: Exception, route: str) -> str:
    code = secrets.token_hex(4).upper()
    event("incident", error=error, incident=code, route=route)
    return code
