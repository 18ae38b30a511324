"""
A disk that fails at the n-th write: SQLite's own layer for files, with one fault put in.

SQLite asks the system for everything through a table of functions. Here that table is copied,
and writing, cutting off and flushing are counted and refused when told to; all the rest is
SQLite's own. It works as long as Python uses SQLite as a shared library.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

FULL = sqlite3.SQLITE_FULL
#: What SQLite gives for EIO at a write, a cut and a flush.
BROKEN = {"write": 10 | (3 << 8), "cut": 10 | (6 << 8), "flush": 10 | (4 << 8)}

_POINTER = ctypes.c_void_p
_OPEN = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _POINTER, _POINTER, ctypes.c_int, _POINTER)
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _POINTER, ctypes.c_int, ctypes.c_int64)
_CUT = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_int64)
_FLUSH = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_int)


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods`: what one can do with a file."""

    _fields_ = [
        ("version", ctypes.c_int),
        ("close", _POINTER),
        ("read", _POINTER),
        ("write", _POINTER),
        ("cut", _POINTER),
        ("flush", _POINTER),
        ("others", _POINTER * 14),
    ]


class _Files(ctypes.Structure):
    """`sqlite3_vfs`: what one can do with a folder."""

    _fields_ = [
        ("version", ctypes.c_int),
        ("size", ctypes.c_int),
        ("longest", ctypes.c_int),
        ("next", _POINTER),
        ("name", ctypes.c_char_p),
        ("data", _POINTER),
        ("open", _POINTER),
        ("others", _POINTER * 18),
    ]


@dataclass
class Disk:
    """A disk that does what it should until `fails_at` writes are done."""

    fails_at: int | None = None
    broken: bool = False
    writes: int = 0
    faults: dict[str, int] = field(default_factory=lambda: dict(BROKEN))
    _kept: list[object] = field(default_factory=list)
    _made: dict[int, _Methods] = field(default_factory=dict)

    def fault(self, kind: str) -> int:
        """Count one, and tell what to refuse it with; 0 when it may go on."""
        self.writes += 1
        if self.fails_at is None or self.writes < self.fails_at:
            return 0
        return self.faults[kind] if self.broken else FULL

    def opened(self, file: int) -> None:
        """Put our functions in the place of those of a file that was just opened."""
        place = ctypes.cast(file, ctypes.POINTER(_POINTER))
        theirs = place[0]
        if not theirs:
            return
        if theirs not in self._made:
            self._made[theirs] = self._with_faults(theirs)
        place[0] = ctypes.addressof(self._made[theirs])

    def _with_faults(self, theirs: int) -> _Methods:
        ours = _Methods.from_buffer_copy(
            (ctypes.c_char * ctypes.sizeof(_Methods)).from_address(theirs)
        )
        write, cut, flush = _WRITE(ours.write), _CUT(ours.cut), _FLUSH(ours.flush)
        functions = (
            _WRITE(lambda *given: self.fault("write") or write(*given)),
            _CUT(lambda *given: self.fault("cut") or cut(*given)),
            _FLUSH(lambda *given: self.fault("flush") or flush(*given)),
        )
        self._kept += [write, cut, flush, *functions]
        ours.write, ours.cut, ours.flush = (ctypes.cast(one, _POINTER) for one in functions)
        return ours


@contextmanager
def failing_disk() -> Iterator[Disk]:
    """Let every SQLite file that is opened in the block lie on a disk that can fail."""
    library = ctypes.CDLL(ctypes.util.find_library("sqlite3") or "libsqlite3.so.0")
    library.sqlite3_vfs_find.restype = _POINTER
    library.sqlite3_vfs_register.argtypes = [_POINTER, ctypes.c_int]
    library.sqlite3_vfs_unregister.argtypes = [_POINTER]
    usual = library.sqlite3_vfs_find(None)
    disk = Disk()
    files = _Files.from_buffer_copy((ctypes.c_char * ctypes.sizeof(_Files)).from_address(usual))
    theirs = _OPEN(files.open)

    def opening(*given: int) -> int:
        said = theirs(*given)
        if said == 0:
            disk.opened(given[2])
        return said

    ours = _OPEN(opening)
    files.name, files.open = b"failing", ctypes.cast(ours, _POINTER)
    library.sqlite3_vfs_register(ctypes.byref(files), 1)
    try:
        yield disk
    finally:
        disk.fails_at = None
        library.sqlite3_vfs_unregister(ctypes.byref(files))
        library.sqlite3_vfs_register(usual, 1)
