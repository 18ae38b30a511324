"""The colours and letters of the dashboard, which Streamlit sends at the beginning of each run."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

#: Streamlit has no other way in.
PLACE: Final = "_populate_theme_msg"
STREAMLITS_WAY: Final[Callable[[CustomThemeConfig, str], None]] = getattr(app_session, PLACE)


def keep_theme() -> None:
    """
    Let what is sent of the theme be worked out once, and again when the settings are read again.

    For each of six parts of a theme Streamlit goes through all of its settings, at each click of
    each reader: a twentieth of what a click costs. What a browser is sent stays the same.
    """
    setattr(app_session, PLACE, _add)
    config.on_config_parsed(part.cache_clear, force_connect=True)


@cache
def part(section: str) -> CustomThemeConfig:
    """
    Work out one part of the theme.

    Parameters
    ----------
    section
        Section of the settings.

    Returns
    -------
    part
        What a browser has to know of it; nothing is in it when nothing is set.
    """
    message = CustomThemeConfig()
    STREAMLITS_WAY(message, section)
    return message


def _add(message: CustomThemeConfig, section: str = "theme") -> None:
    known = part(section)
    # To add nothing would still say that there is a part.
    if known.ByteSize():
        message.MergeFrom(known)
