"""Which files hold which table: a folder, or the paths of the tables."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.formats import ONE_TABLE, READABLE, READERS, WITH_MACROS
from graphlib_wijk.tables import ABOUT_FILE, COMPANIONS, TABLES, Problem, Table
from graphlib_wijk.vocabulary import fold

#: Files that may lie beside the tables without a word about it.
_COMPANIONS: Final = frozenset({".md", ".py", ".txt"})
_SYSTEM_FILES: Final = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, kw_only=True)
class Files:
    """
    The files of a data set, before any of them was opened.

    Parameters
    ----------
    about
        What the data set says about itself; None when that file is not there.
    tables
        Path of each file of text whose name says which table it holds, by the table's name.
    several
        Files that may hold several tables.
    unnamed
        Files of text whose name says nothing.
    instead
        Files that cannot be read, by the name of the table that they bear the name of.
    settled
        Names of the tables about which a problem was reported already.
    meant
        Whether somebody named these very files, rather than a folder.
    names
        Names of all files.
    """

    about: Path | None = None
    tables: Mapping[str, Path] = field(default_factory=dict)
    several: Sequence[Path] = ()
    unnamed: Sequence[Path] = ()
    instead: Mapping[str, Path] = field(default_factory=dict)
    settled: frozenset[str] = frozenset()
    meant: bool = True
    names: Sequence[str] = ()


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
        The files, sorted; None when there is nothing at that path.
    """
    if not isinstance(source, (str, os.PathLike)):
        return _sorted(_existing(map(Path, source), findings), findings, meant=True)
    paths = _existing([Path(source)], findings)
    if not paths:
        return None
    if paths[0].is_dir():
        return _sorted(_in_folder(paths[0], findings), findings, meant=False)
    return _sorted(paths, findings, meant=True)


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


def _sorted(paths: Sequence[Path], findings: Findings, *, meant: bool) -> Files:
    """Sort files by what their names say."""
    about = next((path for path in paths if path.name.casefold() == ABOUT_FILE), None)
    left = [path for path in paths if path != about]
    tables: dict[str, Path] = {}
    settled: set[str] = set()
    for table in TABLES:
        candidates = _named([path for path in left if _holds_one(path)], table)
        left = [path for path in left if path not in candidates]
        if len(candidates) == 1:
            tables[table.name] = candidates[0]
        elif candidates:
            found = [path.name for path in candidates]
            findings.add(double_table(table, candidates[0].name, found))
            settled.add(table.name)
    missing = [t for t in TABLES if t.name not in settled and t.name not in tables]
    several = [path for path in left if _is_to_be_opened(path, missing, meant=meant)]
    unnamed = [
        path
        for path in left
        if _holds_one(path)
        and (meant or any(table.required for table in missing))
        and (meant or path.suffix.casefold() not in _COMPANIONS)
    ]
    left = [path for path in left if path not in several and path not in unnamed]
    instead = _instead([path for path in left if not _is_companion(path)], missing)
    for path in left:
        if path not in instead.values():
            report_left(path, findings, meant=meant)
    return Files(
        about=about,
        tables=tables,
        several=several,
        unnamed=unnamed,
        instead=instead,
        settled=frozenset(settled),
        meant=meant,
        names=[path.name for path in paths],
    )


def _named(paths: Sequence[Path], table: Table) -> list[Path]:
    """Return the files that bear the very name of a table, else those with a longer name."""
    exact = [path for path in paths if name_rank(path.stem, table) == 0]
    return exact or [path for path in paths if name_rank(path.stem, table) == 1]


def name_rank(name: str, table: Table) -> int | None:
    """
    Tell how well the name of a file or a sheet says that it holds a table.

    Parameters
    ----------
    name
        The name, without suffix.
    table
        The table.

    Returns
    -------
    rank
        0 for the table's very name, 1 for a longer one; None when it says nothing.
    """
    words = fold(name)
    if words in table.names():
        return 0
    return 1 if _starts_with_name(words, table) else None


def _is_to_be_opened(path: Path, missing: Sequence[Table], *, meant: bool) -> bool:
    """Tell whether to look for tables in a file; in a folder only where one is missing."""
    if not _readable(path) or _holds_one(path):
        return False
    return (
        meant
        or any(table.required for table in missing)
        or any(name_rank(path.stem, table) is not None for table in missing)
    )


def _instead(paths: Sequence[Path], missing: Sequence[Table]) -> dict[str, Path]:
    """Return the files that bear the name of a missing table but cannot be read."""
    named = {table.name: _named(paths, table) for table in missing}
    return {name: found[0] for name, found in named.items() if found}


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


def _holds_one(path: Path) -> bool:
    return path.suffix.casefold() in ONE_TABLE


def _is_companion(path: Path) -> bool:
    ours = fold(path.stem) in {"readme", *COMPANIONS}
    return ours or path.suffix.casefold() in _COMPANIONS


def double_table(table: Table, file: str, found: Iterable[str]) -> Problem:
    """
    Say that a table is there more than once.

    Parameters
    ----------
    table
        The table.
    file
        One of the files.
    found
        All places.

    Returns
    -------
    problem
        The problem.
    """
    return Problem(code="double-table", file=file, found=", ".join(found), expected=table.dutch)


def unsupported(path: Path) -> Problem:
    """
    Say that a file cannot be read, and what to do about it.

    Parameters
    ----------
    path
        The file.

    Returns
    -------
    problem
        The problem.
    """
    suffix = path.suffix.casefold()
    if suffix in WITH_MACROS:
        return Problem(code="macro-file", file=path.name)
    return Problem(code="unsupported-file", file=path.name, found=suffix or "–", expected=READABLE)


def report_left(path: Path, findings: Findings, *, meant: bool) -> None:
    """
    Tell about a file that holds no table.

    Parameters
    ----------
    path
        The file.
    findings
        Where problems go.
    meant
        Whether somebody named this very file.
    """
    companion = _is_companion(path)
    if companion and not meant:
        return
    if meant and not companion and not _readable(path):
        findings.add(unsupported(path))
    else:
        findings.add(Problem(code="unknown-file", file=path.name))
