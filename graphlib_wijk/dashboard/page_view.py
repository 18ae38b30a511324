"""The page as a whole: its language, its link to pass on, and what stands on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graphlib_wijk.dashboard import components
from graphlib_wijk.vocabulary import Language

TEXTS: Final = frozenset({"copy", "copied", "not_copied", "skip", "lost"})
"""
Words that a page needs: the button that copies its link, what it says when that went well or
not, the way past the menu, and what to say when the connection is lost.
"""


def page_of(
    *,
    language: Language,
    about: str,
    texts: Mapping[str, str],
    streamlit: Mapping[str, Mapping[str, str]],
    part: str = "",
) -> components.Content:
    """
    Make the button that copies the link, with what the browser has to know about the page.

    Parameters
    ----------
    language
        The language of the page, for screen readers.
    about
        What stands on paper before the address: the data set and its date.
    texts
        Words in the reader's language, see `TEXTS`.
    streamlit
        What Streamlit says in English, and what to say instead: whole texts under ``exact``,
        and the ``start`` of labels that go on with somebody's text.
    part
        Which part of the page this is; when it becomes another one, the reader is taken to the
        beginning.

    Returns
    -------
    page
        For `components.mount`.
    """
    shown = {
        "language": language,
        "about": about,
        "part": part,
        "texts": components.words(texts, TEXTS),
        "streamlit": streamlit,
    }
    return components.content("page", "page", shown)
