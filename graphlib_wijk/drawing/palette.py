"""
The colours of a drawing, by name, for a light and a dark page.

Chosen to be told apart by people who see colours differently (after Okabe and Ito), and to
have at least 3 to 1 contrast with the page, 4.5 to 1 for text. A colour never stands alone:
every world has its own shape, every confirmation its own line.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

Theme = Literal["light", "dark"]

PALETTE: Final[Mapping[Theme, Mapping[str, str]]] = {
    "light": {
        "surface": "#ffffff",
        "text": "#1c2730",
        "band": "#eef1f3",
        "selected": "#b3261e",
        "focus": "#0b5cad",
        "lifeworld": "#1b8a5a",
        "system": "#2f6fb3",
        "bridge": "#8a5fb0",
        "none": "#6b7680",
        "hand": "#b45309",
        "edge": "#74808a",
        "crossing": "#3f4a54",
    },
    "dark": {
        "surface": "#14191e",
        "text": "#eef2f5",
        "band": "#222a31",
        "selected": "#ff8a80",
        "focus": "#8ec5ff",
        "lifeworld": "#4cc38a",
        "system": "#76aee8",
        "bridge": "#c29be6",
        "none": "#9aa5ae",
        "hand": "#f5a04c",
        "edge": "#8a96a0",
        "crossing": "#d0d8de",
    },
}
