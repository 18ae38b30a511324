"""Whether the bytes of a workbook may go to the process that reads it: checks that cost nothing."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from graphlib_wijk.reading.contents import Incoming, megabytes

#: What a file should have been saved as.
WORKBOOK: Final = "Excel (.xlsx)"

_ZIP: Final = b"PK"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_FLAG: Final = 1
_HEAD: Final = 1_000

#: How files begin that are sometimes renamed to a workbook, and what people call them.
_BEGINNINGS: Final = (
    (b"%pdf", "PDF"),
    (_OLE, "Excel 97-2003 (.xls)"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<?xml", "XML"),
    (b"{\\rtf", "RTF"),
)

#: Folders in a zip file, and which program packed it.
_PROGRAMS: Final = (("word/", "Word (.docx)"), ("ppt/", "PowerPoint (.pptx)"))


def may_be_read(incoming: Incoming, content: bytes) -> bool:
    """
    Tell whether a file looks like a workbook of a size that can be read.

    Parameters
    ----------
    incoming
        The file; what is wrong with it is reported.
    content
        Its bytes.

    Returns
    -------
    may
        False when the file is empty, locked, something else, or unpacks to more than the
        limit.
    """
    if not content.strip(b" \t\r\n\0"):
        incoming.report("empty-file")
        return False
    if not content.startswith(_ZIP):
        _report_stranger(incoming, content)
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _is_sound(incoming, packed)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, LookupError):
        incoming.report("damaged-file")
        return False


def _report_stranger(incoming: Incoming, content: bytes) -> None:
    if content.startswith(_OLE) and _LOCKED in content:
        incoming.report("encrypted-file")
        return
    start = content[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for beginning, name in _BEGINNINGS:
        if start.startswith(beginning):
            incoming.report("renamed-file", found=name, expected=WORKBOOK)
            return
    if b"\0" in content[:_HEAD]:
        incoming.report("damaged-file")
    else:
        incoming.report("renamed-file", found="CSV", expected=f"{WORKBOOK} / CSV (.csv)")


def _is_sound(incoming: Incoming, packed: zipfile.ZipFile) -> bool:
    parts, limits = packed.infolist(), incoming.limits
    if len(parts) > limits.parts:
        incoming.report("too-many-parts", found=str(len(parts)), expected=str(limits.parts))
        return False
    size = sum(part.file_size for part in parts)
    if size > limits.unpacked_bytes:
        expected = megabytes(limits.unpacked_bytes)
        incoming.report("unpacked-too-large", found=megabytes(size), expected=expected)
        return False
    names = {part.filename for part in parts}
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts) or _is_locked(packed, names):
        incoming.report("encrypted-file")
        return False
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        incoming.report("macro-file")
        return False
    if _has(names, "xl/") or "content.xml" in names:
        return True
    found = next((name for folder, name in _PROGRAMS if _has(names, folder)), "ZIP")
    incoming.report("renamed-file", found=found, expected=WORKBOOK)
    return False


def _is_locked(packed: zipfile.ZipFile, names: set[str]) -> bool:
    """Tell whether an OpenDocument file has a password; its list of parts says so."""
    listed = "META-INF/manifest.xml"
    if listed not in names:
        return False
    with packed.open(listed) as file:
        return b"encryption-data" in file.read(1 << 20)


def _has(names: set[str], folder: str) -> bool:
    return any(name.startswith(folder) for name in names)
