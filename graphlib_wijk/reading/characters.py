"""Characters that people do not see: which go, which are refused, which look garbled."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Controls other than tab and line ends, half characters, the replacement character, and what is
# no character.
_BROKEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd-\uffff]")

# Soft hyphen, zero-width spaces, byte order marks, and marks that turn the reading direction.
_INVISIBLE: Final = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
# Joiners carry meaning inside emoji and Persian words; next to a Latin letter they are noise.
_JOINERS: Final = re.compile("(?<![^\x00-\u024f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\u024f])")
_SPACE: Final = re.compile(r"\s")

# UTF-8 that somebody read as Windows-1252: a lead byte, then bytes 80 to BF as Windows shows them.
_FOLLOWING: Final = bytes(range(0x80, 0xC0)).decode("cp1252", errors="ignore")
# Accents of a Mac or of DOS that somebody read as Windows-1252: marks where letters should be.
_MARKS: Final = bytes.fromhex("82 83 84 86 87 88 89 8a 8b 8c 8e 98 9f").decode("cp1252")
_MARKS_WITHIN: Final = bytes.fromhex("94 95").decode("cp1252")
_MISPLACED: Final = f"(?<=[a-z])[{_MARKS}]|(?<=[a-z])[{_MARKS_WITHIN}](?=[a-z])"
_GARBLED: Final = re.compile(f"[ÂÃ][{_FOLLOWING}]|â[{_FOLLOWING}]{{2}}|{_MISPLACED}")

#: Greek and Cyrillic letters.
_LOOKALIKES: Final = re.compile("[\u0370-\u052f]")
_LETTERS: Final = re.compile(r"[^\W\d_]+")

# How a cell begins that a spreadsheet would compute when it opens a text file, full-width and
# typographic forms of the same signs included.
_FORMULA: Final = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20\u2212]")


def tidy(text: str) -> str:
    """
    Return a text without what readers cannot see.

    Parameters
    ----------
    text
        Text of a cell.

    Returns
    -------
    tidied
        In composed form (NFC), every kind of space and line end one plain space, invisible
        marks gone, nothing around it. Tidying twice changes nothing more.

    Examples
    --------
    >>> tidy("  Cafe\u0301\u00a0de Kom\u200b ")
    'Café de Kom'
    """
    # No invisible mark is printable, and no space but the plain one.
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text.strip()
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    joined = _JOINERS.sub("", _SPACE.sub(" ", visible))
    return unicodedata.normalize("NFC", joined).strip()


def is_broken(text: str) -> bool:
    """
    Tell whether a text holds a character that no name or note can hold.

    Parameters
    ----------
    text
        Text of a cell.

    Returns
    -------
    broken
        True for control characters and for the mark that replaces unreadable bytes.
    """
    return _BROKEN.search(text) is not None


def is_garbled(text: str) -> bool:
    """
    Tell whether a text looks like UTF-8, or text of a Mac or DOS, that was read as Windows text.

    Parameters
    ----------
    text
        Text of a cell.

    Returns
    -------
    garbled
        True for pairs such as those that stand for é and €, and for marks within a word.

    Examples
    --------
    >>> is_garbled("CafÃ©"), is_garbled("Café")
    (True, False)
    """
    return _GARBLED.search(text) is not None


def repaired(text: str) -> str:
    """
    Return what a garbled text may have been.

    Parameters
    ----------
    text
        A text that looks garbled.

    Returns
    -------
    original
        The text read as UTF-8 once more; empty when that gives no text. A proposal: nothing
        is repaired in silence.

    Examples
    --------
    >>> repaired("CafÃ©"), repaired("Café")
    ('Café', '')
    """
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""


def mixes_alphabets(text: str) -> bool:
    """
    Tell whether a word holds letters of the Latin and of another, similar alphabet.

    Parameters
    ----------
    text
        Text of a cell.

    Returns
    -------
    mixed
        True when one word has Latin and Cyrillic or Greek letters, which look alike.

    Examples
    --------
    >>> mixes_alphabets("\u0421af\u00e9"), mixes_alphabets("Café \u041c\u0438\u0440")
    (True, False)
    """
    if not _LOOKALIKES.search(text):
        return False
    return any(len(_alphabets(word)) > 1 for word in _LETTERS.findall(text))


def _alphabets(word: str) -> set[str]:
    names = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    return names & {"LATIN", "CYRILLIC", "GREEK"}


def guarded(text: str) -> str:
    """
    Put an apostrophe before a text that a spreadsheet would take for a formula.

    Parameters
    ----------
    text
        Text of a cell.

    Returns
    -------
    guarded
        The text, with one apostrophe more when it begins as a formula does, or as a guarded
        one does: `without_guard` always gives the same text back.

    Examples
    --------
    >>> guarded("=1+1"), guarded("'s Gravenland"), guarded("+31 6")
    ("'=1+1", "'s Gravenland", "'+31 6")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def without_guard(text: str) -> str:
    """
    Take away the apostrophe that keeps a text from being a formula.

    Parameters
    ----------
    text
        Text of a cell of a text file.

    Returns
    -------
    text
        The text without that one apostrophe; any other apostrophe stays.

    Examples
    --------
    >>> without_guard("'=1+1"), without_guard("'s Gravenland"), without_guard("''-")
    ('=1+1', "'s Gravenland", "'-")
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
