"""What somebody reads who wants to sign in while the provider does not answer."""

from __future__ import annotations

from typing import Final

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


class SignInTrouble:
    """
    Say in words that signing in fails, where Streamlit has two words of English.

    Parameters
    ----------
    app
        What answers.
    path
        The address at which signing in begins.
    """

    def __init__(self, app: ASGIApp, path: str) -> None:
        self.app = app
        self.path = path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["path"] != self.path:
            await self.app(scope, receive, send)
            return
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
