"""Words from data in running text: shown as they are, whatever they look like."""

from __future__ import annotations

import re
import string
import unicodedata
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlsplit

_MARKS: Final = re.compile(f"([{re.escape(string.punctuation)}])")
_OPEN_DIRECTION: Final = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
_CLOSE: Final = "\u2069"
_ISOLATE: Final = "\u2068"


@lru_cache(maxsize=8192)
def literal(text: str) -> str:
    r"""
    Write a word from data so that Streamlit's Markdown shows just that word.

    A name may hold stars, brackets or an image's address; without this it would be set in
    bold, become a link, or fetch the image.

    Parameters
    ----------
    text
        Any text from a file.

    Returns
    -------
    markdown
        One line of Markdown that reads as the text. Control characters become spaces; a
        change of writing direction ends where the text ends.

    Examples
    --------
    >>> literal("*Buurt* [x](http://y)")
    '\\*Buurt\\* \\[x\\]\\(http\\:\\/\\/y\\)'
    """
    visible = "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in text)
    escaped = _MARKS.sub(r"\\\1", " ".join(visible.split()))
    if _OPEN_DIRECTION.isdisjoint(escaped):
        return escaped
    return f"{_ISOLATE}{escaped}{_CLOSE * sum(c in _OPEN_DIRECTION for c in escaped)}{_CLOSE}"


def linked(text: str) -> str:
    r"""
    Write a word from data as a link where it is a web address, else as `literal` does.

    Parameters
    ----------
    text
        A source or a website from a file.

    Returns
    -------
    markdown
        A link for ``http`` and ``https`` only. Nothing is fetched until somebody follows it.

    Examples
    --------
    >>> linked("javascript:alert(1)")
    'javascript\\:alert\\(1\\)'
    """
    if len(text.split()) != 1 or not text.startswith(("http://", "https://")):
        return literal(text)
    if not urlsplit(text).hostname:
        return literal(text)
    return f"[{literal(text)}]({quote(text, safe=':/?#@!$&+,;=%~.-_')})"
