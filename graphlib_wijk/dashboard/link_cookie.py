"""
The way in through a personal link: its secret goes from the address to a cookie.

An address is copied, kept and sent on; a cookie that scripts cannot read is not. After the first
request the address bar holds nothing that another person could use.
"""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

#: Path of a personal link; the secret is the part after it.
PATH: Final = "sleutel"
#: Path that ends the use of a link in this browser.
STOP_PATH: Final = "sleutel-weg"
#: Path of the page that a link is for.
PAGE: Final = "mijn"
NAME: Final = "wijkgraaf_sleutel"
_LONGEST: Final = 200
_A_MONTH: Final = 31 * 24 * 3600


async def take(request: Request) -> Response:
    """
    Put the secret of a link in a cookie, and go to the page it is for.

    Parameters
    ----------
    request
        A request for the address of a link.

    Returns
    -------
    response
        On to the page of the initiative. Whether the link is any good is asked there.
    """
    token = str(request.path_params["token"])
    response = RedirectResponse(f"../{PAGE}", status_code=303)
    response.headers["cache-control"] = "no-store"
    if len(token) <= _LONGEST and token.isascii():
        response.set_cookie(
            NAME,
            token,
            max_age=_A_MONTH,
            path="/",
            # A server in between that takes the TLS says so; who lies only gets a safer cookie.
            secure="https" in {request.url.scheme, request.headers.get("x-forwarded-proto")},
            httponly=True,
            samesite="lax",
        )
    return response


async def stop(request: Request) -> Response:
    """
    Forget the link in this browser.

    Parameters
    ----------
    request
        A request for `STOP_PATH`.

    Returns
    -------
    response
        On to the first page.
    """
    del request
    response = RedirectResponse("./", status_code=303)
    response.headers["cache-control"] = "no-store"
    response.delete_cookie(NAME, path="/", httponly=True, samesite="lax")
    return response
