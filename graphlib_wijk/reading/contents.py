"""From a path to the bytes of a file, and from bytes to text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from graphlib_wijk.reading.choices import ENCODINGS
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.limits import Limits
from graphlib_wijk.reading.text_pool import is_utf8
from graphlib_wijk.tables import Problem

_UTF8_MARK: Final = b"\xef\xbb\xbf"
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_SAMPLE: Final = 1000


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """
    A file that is to be read.

    Parameters
    ----------
    path
        The file.
    findings
        Where problems go.
    limits
        How much is read at most.
    encoding
        Which characters its bytes mean, for a file of text; empty when nobody said so.
    """

    path: Path
    findings: Findings
    limits: Limits
    encoding: str = ""

    def report(
        self,
        code: str,
        *,
        sheet: str = "",
        row: int | None = None,
        found: str = "",
        expected: str = "",
    ) -> None:
        """
        Write down a problem of this file.

        Parameters
        ----------
        code
            Code of the problem.
        sheet, row
            Where it is, as far as that is known.
        found
            What the file holds.
        expected
            What it should.
        """
        self.findings.add(
            Problem(
                code=code,
                file=self.path.name,
                sheet=sheet,
                row=row,
                found=found,
                expected=expected,
            )
        )


@dataclass(frozen=True, kw_only=True)
class Decoded:
    """
    Text of a file.

    Parameters
    ----------
    content
        The text as UTF-8, with plain line ends.
    as_windows
        True when the bytes of the file were no UTF-8 and were read as Windows-1252.
    """

    content: bytes
    as_windows: bool = False

    @cached_property
    def text(self) -> str:
        """The text, which is only made when asked for: files may be large."""
        return self.content.decode()


def bytes_of(incoming: Incoming) -> bytes | None:
    """
    Read a file whole, unless it is too large.

    Parameters
    ----------
    incoming
        The file.

    Returns
    -------
    content
        Its bytes, or None when it cannot be opened or is larger than the limit; that is
        reported.
    """
    most = incoming.limits.file_bytes
    try:
        size = incoming.path.stat().st_size
        with incoming.path.open("rb") as file:
            content = file.read(min(size, most) + 1)
            # A file can have grown, or not know its size.
            content += file.read(most + 1 - len(content)) if len(content) > size else b""
    except (OSError, ValueError):
        incoming.report("unreadable-file")
        return None
    if len(content) <= most:
        return content
    incoming.report("file-too-large", found=megabytes(size), expected=megabytes(most))
    return None


def megabytes(size: int) -> str:
    """
    Say how large something is, as the Dutch write it.

    Parameters
    ----------
    size
        A number of bytes.

    Returns
    -------
    megabytes
        Rounded to a tenth.

    Examples
    --------
    >>> megabytes(20 * 1024 * 1024), megabytes(1_600_000)
    ('20 MB', '1,5 MB')
    """
    return f"{size / 1024 / 1024:.1f} MB".replace(".0 ", " ").replace(".", ",")


def decoded(content: bytes, encoding: str = "") -> Decoded | None:
    """
    Turn bytes into text: as was said, else by their mark, as UTF-8, or as Windows text.

    Nothing is guessed from the words. Bytes that mean nothing in Windows-1252 become the
    replacement character, so that the cell that holds them can be named.

    Parameters
    ----------
    content
        Bytes of a file.
    encoding
        One of `ENCODINGS` when somebody chose it; empty when it has to be found out.

    Returns
    -------
    decoded
        The text with plain line ends, or None when the bytes are broken UTF-16. Bytes that
        mean nothing in the encoding that was chosen become the replacement character.
    """
    if encoding:
        return _decoded(content.decode(ENCODINGS[encoding], errors="replace"))
    wide = _wide_encoding(content)
    if wide:
        try:
            return _decoded(content.decode(wide))
        except UnicodeDecodeError:
            return None
    unmarked = content.removeprefix(_UTF8_MARK)
    # Bytes that are UTF-8 already are not made again out of the text: files may be large.
    if b"\r" in unmarked:
        unmarked = unmarked.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if is_utf8(unmarked):
        return Decoded(content=unmarked)
    return _decoded(unmarked.decode("cp1252", errors="replace"), as_windows=True)


def _decoded(text: str, *, as_windows: bool = False) -> Decoded:
    plain = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return Decoded(content=plain.encode(), as_windows=as_windows)


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
