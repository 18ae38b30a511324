"""What an operator may set about serving, read from the environment once and refused when wrong."""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, cast

LOG_VARIABLE: Final = "WIJKGRAAF_LOG"
PROXY_VARIABLE: Final = "WIJKGRAAF_PROXY"
HTTPS_VARIABLE: Final = "WIJKGRAAF_HTTPS"
LINKS_VARIABLE: Final = "WIJKGRAAF_LIMIET_LINKS"
UPLOADS_VARIABLE: Final = "WIJKGRAAF_LIMIET_UPLOADS"

#: Attempts per so many seconds, for one visitor.
LINKS_DEFAULT: Final = "20/60"
UPLOADS_DEFAULT: Final = "60/600"
_RATE: Final = re.compile(r"([1-9]\d{0,5})/([1-9]\d{0,5})")
_OFF: Final = "uit"

LogForm = Literal["json", "tekst"]
Proxy = ipaddress.IPv4Network | ipaddress.IPv6Network


class SettingError(ValueError):
    """A setting that is not understood: better not to start than to start unprotected."""


@dataclass(frozen=True, kw_only=True)
class Rate:
    """At most `times` in `seconds`."""

    times: int
    seconds: int


@dataclass(frozen=True, kw_only=True)
class Settings:
    """
    What an operator set.

    Parameters
    ----------
    log
        ``json``: one object a line, everything; ``tekst``: what is wrong, for a person.
    proxies
        Whose word is taken for who the visitor is.
    https
        Whether every reader comes by TLS, so that browsers may be told never to come otherwise.
    links, uploads
        How often one visitor may try a personal link or send a file; None for no limit.
    """

    log: LogForm = "tekst"
    proxies: tuple[Proxy, ...] = ()
    https: bool = False
    links: Rate | None = None
    uploads: Rate | None = None


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """
    Read the settings.

    Parameters
    ----------
    environment
        Environment variables; what is missing or empty has its default.

    Returns
    -------
    settings
        What they say.

    Raises
    ------
    SettingError
        If one of them is not understood. It says which, and what it may be.
    """

    def given(name: str, default: str) -> str:
        return environment.get(name, "").strip() or default

    log = given(LOG_VARIABLE, "tekst")
    https = given(HTTPS_VARIABLE, "nee")
    if log not in {"json", "tekst"}:
        raise _refused(LOG_VARIABLE, "json of tekst")
    if https not in {"ja", "nee"}:
        raise _refused(HTTPS_VARIABLE, "ja of nee")
    return Settings(
        log=cast("LogForm", log),
        proxies=_proxies(given(PROXY_VARIABLE, "")),
        https=https == "ja",
        links=_rate(LINKS_VARIABLE, given(LINKS_VARIABLE, LINKS_DEFAULT)),
        uploads=_rate(UPLOADS_VARIABLE, given(UPLOADS_VARIABLE, UPLOADS_DEFAULT)),
    )


def _proxies(text: str) -> tuple[Proxy, ...]:
    try:
        return tuple(ipaddress.ip_network(part.strip()) for part in text.split(",") if part.strip())
    except ValueError as error:
        raise _refused(
            PROXY_VARIABLE, "adressen of netwerken, zoals 127.0.0.1,10.0.0.0/8"
        ) from error


def _rate(name: str, text: str) -> Rate | None:
    if text == _OFF:
        return None
    found = _RATE.fullmatch(text)
    if found is None:
        raise _refused(name, f"aantal/seconden, zoals {LINKS_DEFAULT}, of {_OFF}")
    return Rate(times=int(found[1]), seconds=int(found[2]))


def _refused(name: str, allowed: str) -> SettingError:
    return SettingError(f"{name} wordt niet begrepen. Geef op: {allowed}.")
