"""
The reader's own files: kept for one session, in a folder that goes when the session does.

Nobody else sees them, and nothing of them is kept on the server once the window is closed.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
import weakref
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath
from typing import Final

from graphlib_wijk.dashboard.notebook import Notebook, SessionNotebook
from graphlib_wijk.reading import CellPlace, Choices, ColumnPlace
from graphlib_wijk.tables import About

#: Name of the reader's own data in the address; it means something in one session only.
OWN: Final = "eigen"

MOST_FILES: Final = 20
_LONGEST_NAME: Final = 120
#: Signs that mean something to a file system, and those that cannot be seen.
_NOT_IN_NAMES: Final = re.compile(
    r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]'
)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """
    Files on their way in, and what the reader decided about them.

    Parameters
    ----------
    paths
        Where the files lie.
    fingerprint
        What is in them.
    corrections
        Cells and the texts that should stand there.
    encodings
        Names of files and what their characters are.
    headers
        Columns of the contract and the letters of the column that the reader chose for them.
    same
        Decisions about organisations that may be the same: ids of both and the decision.
    about
        What the reader says the data are; None as long as nothing was said.
    """

    paths: tuple[str, ...]
    fingerprint: str
    corrections: tuple[tuple[CellPlace, str], ...] = ()
    encodings: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[ColumnPlace, str], ...] = ()
    same: tuple[tuple[str, str, str], ...] = ()
    about: About | None = None

    @property
    def choices(self) -> Choices:
        """The decisions that matter while reading."""
        return Choices(
            corrections=dict(self.corrections),
            encodings=dict(self.encodings),
            headers=dict(self.headers),
        )


class Workspace:
    """
    A folder of one session, made when it is needed and removed with the workspace.

    `draft` is what the reader is working on, `accepted` the folder of the data set that came
    of it; None before there is one. `notebook` holds what the reader noted about any data set.
    """

    def __init__(self) -> None:
        self.draft: Draft | None = None
        self.accepted: Path | None = None
        self.notebook: Notebook = SessionNotebook()
        self._times = 0

    @cached_property
    def _folder(self) -> Path:
        folder = tempfile.mkdtemp(prefix="wijkgraaf-")
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        return Path(folder)

    def take(self, files: Iterable[tuple[str, bytes]]) -> Draft:
        """
        Put files in the folder, in place of those that were being worked on.

        Parameters
        ----------
        files
            Names as the reader's computer gives them, and contents.

        Returns
        -------
        draft
            The files, without any decision; the same draft when they are the same files.
        """
        named = list(_with_safe_names(files))
        fingerprint = _fingerprint(named)
        if self.draft is not None and self.draft.fingerprint == fingerprint:
            return self.draft
        folder = self.new_folder()
        paths = []
        for name, content in named:
            path = folder / name
            path.write_bytes(content)
            paths.append(str(path))
        self.draft = Draft(paths=tuple(paths), fingerprint=fingerprint)
        return self.draft

    def new_folder(self) -> Path:
        """
        Make an empty folder.

        Returns
        -------
        folder
            A folder that was not there before.
        """
        self._times += 1
        folder = self._folder / str(self._times)
        folder.mkdir()
        return folder


def safe_name(name: str) -> str:
    r"""
    Make a name for a file that is a name and nothing else.

    Parameters
    ----------
    name
        A name as somebody else's computer gives it.

    Returns
    -------
    name
        The last part of it, without signs that mean something to a file system, and not too
        long; the ending stays.

    Examples
    --------
    >>> safe_name("../../etc/relaties.csv"), safe_name("a\r\nb.csv"), safe_name("..")
    ('relaties.csv', 'ab.csv', 'bestand')
    """
    last = _NOT_IN_NAMES.sub("", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(" .")
    path = PurePath(last)
    return (path.stem[:_LONGEST_NAME] + path.suffix[:_LONGEST_NAME]) or "bestand"


def _with_safe_names(files: Iterable[tuple[str, bytes]]) -> Iterable[tuple[str, bytes]]:
    seen: set[str] = set()
    for name, content in files:
        path, number = PurePath(safe_name(name)), 2
        unique = path.name
        while unique.casefold() in seen:
            unique, number = f"{path.stem} ({number}){path.suffix}", number + 1
        seen.add(unique.casefold())
        yield unique, content


def _fingerprint(files: Iterable[tuple[str, bytes]]) -> str:
    whole = hashlib.sha256()
    for name, content in sorted(files):
        whole.update(hashlib.sha256(name.encode()).digest())
        whole.update(hashlib.sha256(content).digest())
    return whole.hexdigest()
