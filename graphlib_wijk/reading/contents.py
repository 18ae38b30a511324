"""From a path to the bytes of a file, and from bytes to text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.tables import Problem

#: Bytes of one file that are read at most, unless the caller says otherwise.
SIZE_LIMIT: Final = 200 * 1024 * 1024

_UTF8_MARK: Final = b"\xef\xbb\xbf"
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_SAMPLE: Final = 1000


@dataclass(frozen=True, kw_only=True)
class Decoded:
    """Text of a file; `as_windows` when its bytes were no UTF-8 and were read as Windows-1252."""

    text: str
    as_windows: bool = False


def bytes_of(path: Path, findings: Findings, size_limit: int) -> bytes | None:
    """
    Read a file whole, unless it is too large.

    Parameters
    ----------
    path
        The file.
    findings
        Where problems go.
    size_limit
        Most bytes to read.

    Returns
    -------
    content
        Its bytes, or None when it cannot be opened or is larger than the limit.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            content = file.read(min(size, size_limit) + 1)
            # A file can have grown, or not know its size.
            content += file.read(size_limit + 1 - len(content)) if len(content) > size else b""
    except (OSError, ValueError):
        findings.add(Problem(code="unreadable-file", file=path.name))
        return None
    if len(content) <= size_limit:
        return content
    findings.add(
        Problem(
            code="file-too-large",
            file=path.name,
            found=_megabytes(size),
            expected=_megabytes(size_limit),
        )
    )
    return None


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB".replace(".0 ", " ").replace(".", ",")


def decoded(content: bytes) -> Decoded | None:
    """
    Turn bytes into text: by their mark, else as UTF-8, else as Windows text.

    Nothing is guessed from the words. Bytes that mean nothing in Windows-1252 become the
    replacement character, so that the cell that holds them can be named.

    Parameters
    ----------
    content
        Bytes of a file.

    Returns
    -------
    decoded
        The text with plain line ends, or None when the bytes are broken UTF-16.
    """
    wide = _wide_encoding(content)
    try:
        text = content.decode(wide or "utf-8-sig")
    except UnicodeDecodeError:
        if wide:
            return None
        windows = content.removeprefix(_UTF8_MARK).decode("cp1252", errors="replace")
        return Decoded(text=_plain_line_ends(windows), as_windows=True)
    return Decoded(text=_plain_line_ends(text))


def _wide_encoding(content: bytes) -> str:
    if content.startswith(_UTF16_MARKS):
        return "utf-16"
    # Plain text as UTF-16 without a mark has a zero for every other byte.
    sample = content[:_SAMPLE]
    if sample[1::2].count(0) * 4 > len(sample):
        return "utf-16-le"
    if sample[::2].count(0) * 4 > len(sample):
        return "utf-16-be"
    return ""


def _plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
