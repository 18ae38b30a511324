"""Long texts, a file per language: how we work, privacy, accessibility."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

from graphlib_wijk.dashboard.state import language

Name = Literal["method", "privacy", "basemap", "accessibility"]

STATEMENTS: Final = Path(__file__).parents[1] / "statements"


def statement(name: Name) -> str:
    """
    Return a long text.

    Parameters
    ----------
    name
        Which one.

    Returns
    -------
    text
        Markdown in the reader's language, with headings from the second level on.
    """
    return (STATEMENTS / language() / f"{name}.md").read_text("utf-8")
