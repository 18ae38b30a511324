"""What somebody reads who cannot sign in: the provider does not answer, or vouches for nobody."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_UNAVAILABLE: Final = 503
_FAILED: Final = 400
_TEXT: Final = (
    "Inloggen lukt nu niet: de dienst waarmee u inlogt, antwoordt niet goed. Ga terug en probeer"
    " het over een paar minuten opnieuw. Wie al is ingelogd, kan gewoon verder.\n\n"
    "Signing in does not work now: the service that you sign in with does not answer properly. Go"
    " back and try again in a few minutes. Who is signed in already can simply go on."
)


#: A cookie that tells the page that somebody came back in vain, for a minute.
FAILED_COOKIE: Final = "wijkgraaf_inloggen"
FAILED: Final = "mislukt"
_A_MINUTE: Final = 60
#: What Streamlit keeps of who signed in; more than one where there is much of it.
_USER_COOKIE: Final = "_streamlit_user"


class SignInTrouble:
    """
    Say in words that signing in fails, where Streamlit has two words of English or none.

    Parameters
    ----------
    app
        What answers.
    begins, ends
        The addresses at which signing in begins, and where the provider sends people back to.
    """

    def __init__(self, app: ASGIApp, begins: str, ends: str) -> None:
        self.app = app
        self.begins = begins
        self.ends = ends

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        path = scope["path"] if scope["type"] == "http" else ""
        if path == self.begins:
            await self._begin(scope, receive, send)
        elif path == self.ends and _comes_back(scope):
            await self.app(scope, receive, _telling(scope, send))
        else:
            await self.app(scope, receive, send)

    async def _begin(self, scope: Scope, receive: Receive, send: Send) -> None:
        failed = False

        async def send_in_words(message: Message) -> None:
            nonlocal failed
            if message["type"] == "http.response.start":
                failed = message["status"] >= _FAILED
            if not failed:
                await send(message)

        await self.app(scope, receive, send_in_words)
        if failed:
            headers = {"cache-control": "no-store"}
            answer = PlainTextResponse(_TEXT, _UNAVAILABLE, headers=headers)
            await answer(scope, receive, send)


def _comes_back(scope: Scope) -> bool:
    """Tell signing in from signing out, which ends at the same address."""
    return not {"code", "error"}.isdisjoint(parse_qs(scope["query_string"].decode("latin-1")))


def _telling(scope: Scope, send: Send) -> Send:
    async def send_with_cookie(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            if not any(map(_is_somebody, headers.getlist("set-cookie"))):
                secure = "; Secure" if scope.get("scheme") == "https" else ""
                headers.append(
                    "set-cookie",
                    f"{FAILED_COOKIE}={FAILED}; Max-Age={_A_MINUTE}; Path=/; HttpOnly; "
                    f"SameSite=Lax{secure}",
                )
        await send(message)

    return send_with_cookie


def _is_somebody(cookie: str) -> bool:
    name, _, rest = cookie.partition("=")
    return name.startswith(_USER_COOKIE) and rest.partition(";")[0].strip('"') != ""
