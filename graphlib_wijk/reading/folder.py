"""Which files hold which table: a folder, or the paths of the tables."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.formats import READABLE, READERS
from graphlib_wijk.tables import ABOUT_FILE, COMPANIONS, TABLES, Problem, Table
from graphlib_wijk.vocabulary import fold

#: Files that may lie beside the tables without a word about it.
_COMPANIONS: Final = frozenset({".md", ".py", ".txt"})
_SYSTEM_FILES: Final = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, kw_only=True)
class Files:
    """
    The files of a data set.

    Parameters
    ----------
    about
        What the data set says about itself; None when that file is not there.
    tables
        Path of each table that was found, by the table's name.
    """

    about: Path | None = None
    tables: Mapping[str, Path] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """Names of the files, in the order in which to tell about them."""
        about = [self.about.name] if self.about else [ABOUT_FILE]
        return [*about, *(path.name for path in self.tables.values())]


def files_of(
    source: str | os.PathLike[str] | Iterable[str | Path], findings: Findings
) -> Files | None:
    """
    Find the tables.

    Parameters
    ----------
    source
        A folder, one file, or the paths of the tables. Folders within a folder are not read.
    findings
        Where problems go.

    Returns
    -------
    files
        One file for each table that was found; None when there is nothing at that path.
    """
    if not isinstance(source, (str, os.PathLike)):
        return _chosen(_existing(map(Path, source), findings), findings, all_meant=True)
    paths = _existing([Path(source)], findings)
    if not paths:
        return None
    if paths[0].is_dir():
        return _chosen(_in_folder(paths[0], findings), findings, all_meant=False)
    return _chosen(paths, findings, all_meant=True)


def _existing(paths: Iterable[Path], findings: Findings) -> list[Path]:
    existing = []
    for path in paths:
        try:
            exists = path.exists()
        except OSError:
            exists = False
        if exists:
            existing.append(path)
        else:
            findings.add(Problem(code="missing-path", file=path.name))
    return existing


def _in_folder(folder: Path, findings: Findings) -> list[Path]:
    try:
        inside = sorted(path for path in folder.iterdir() if path.is_file())
    except OSError:
        findings.add(Problem(code="unreadable-file", file=folder.name))
        return []
    return [
        path
        for path in inside
        if not path.name.startswith((".", "~$")) and path.name.casefold() not in _SYSTEM_FILES
    ]


def _chosen(paths: Sequence[Path], findings: Findings, *, all_meant: bool) -> Files:
    """Choose a file for each table; `all_meant` says that somebody named these very files."""
    about = next((path for path in paths if path.name.casefold() == ABOUT_FILE), None)
    left = [path for path in paths if path != about]
    tables: dict[str, Path] = {}
    for table in TABLES:
        candidates = _candidates(left, table)
        left = [path for path in left if path not in candidates]
        if len(candidates) == 1 and _readable(candidates[0]):
            tables[table.name] = candidates[0]
        elif candidates:
            findings.add(_no_choice(candidates, table))
        elif table.required:
            found = ", ".join(path.name for path in paths) or "–"
            file = f"{table.dutch}.csv"
            findings.add(
                Problem(code="missing-table", file=file, found=found, expected=table.dutch)
            )
    for path in left:
        _report_left(path, findings, meant=all_meant)
    return Files(about=about, tables=tables)


def _candidates(paths: Sequence[Path], table: Table) -> list[Path]:
    """Return the files that can be a table: those that bear its very name, else longer names."""
    for readable in (True, False):
        of_kind = [
            path
            for path in paths
            if _readable(path) == readable
            and (readable or path.suffix.casefold() not in _COMPANIONS)
        ]
        exact = [path for path in of_kind if fold(path.stem) in table.names()]
        found = exact or [path for path in of_kind if _starts_with_name(fold(path.stem), table)]
        if found:
            return found
    return []


def _starts_with_name(stem: str, table: Table) -> bool:
    """Tell whether a longer name begins with that of a table and cannot mean another one."""
    first, _, rest = stem.partition(" ")
    if first not in table.names() or not rest:
        return False
    others = {fold(word) for t in TABLES if t is not table for word in (t.name, t.dutch)}
    own = {fold(table.name), fold(table.dutch)}
    return first in own or others.isdisjoint(rest.split())


def _readable(path: Path) -> bool:
    return path.suffix.casefold() in READERS


def _no_choice(candidates: Sequence[Path], table: Table) -> Problem:
    if len(candidates) == 1:
        return _unsupported(candidates[0])
    return Problem(
        code="double-table",
        file=candidates[0].name,
        found=", ".join(path.name for path in candidates),
        expected=table.dutch,
    )


def _unsupported(path: Path) -> Problem:
    found = path.suffix.casefold() or "–"
    return Problem(code="unsupported-file", file=path.name, found=found, expected=READABLE)


def _report_left(path: Path, findings: Findings, *, meant: bool) -> None:
    ours = fold(path.stem) in {"readme", *COMPANIONS}
    companion = ours or path.suffix.casefold() in _COMPANIONS
    if companion and not meant:
        return
    if meant and not companion and not _readable(path):
        findings.add(_unsupported(path))
    else:
        findings.add(Problem(code="unknown-file", file=path.name))
