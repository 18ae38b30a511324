"""
Workbooks (.xlsx, .ods) → sheets of text.

The file is first looked at (`packed`), then read by a process of its own (`workbook_process`)
that has a bounded memory and time and cannot write. Whatever happens to that process is one
problem of one file.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from graphlib_wijk.reading.contents import Incoming, bytes_of
from graphlib_wijk.reading.packed import may_be_read
from graphlib_wijk.reading.pooled import Codes, Flags, Pooled
from graphlib_wijk.reading.sheets import HEAD_ROWS, Fault, Sheet
from graphlib_wijk.reading.text_pool import TextPool
from graphlib_wijk.reading.written import Written
from graphlib_wijk.tables import Problem

#: Merged cells that are named; a sheet can have thousands.
_MERGES_SHOWN: Final = 3

#: What the other process runs; the folder that the program is found in comes last.
_PROGRAM: Final = (
    "import sys; sys.path.append(sys.argv[2]); from workbook_process.program import main; main()"
)
_FOLDER: Final = str(Path(__file__).parent)


def read_workbook(incoming: Incoming) -> tuple[Sheet, ...]:
    """
    Read a workbook.

    Parameters
    ----------
    incoming
        The file.

    Returns
    -------
    sheets
        Its sheets, hidden ones included; none when it cannot be read, which is reported.
    """
    content = bytes_of(incoming)
    if content is None or not may_be_read(incoming, content):
        return ()
    output = _output_of_child(incoming, content)
    if output is None:
        incoming.report("reading-stopped")
        return ()
    line, _, rest = output.partition(b"\n")
    answer: dict[str, Any] = json.loads(line)
    if "refused" in answer:
        incoming.report(answer["refused"])
        return ()
    parts = _parts(rest, answer["sizes"])
    return tuple(_sheet(incoming, told, answer["first_day"], parts) for told in answer["sheets"])


def _output_of_child(incoming: Incoming, content: bytes) -> bytes | None:
    """Return what the process wrote, or None when it ended before its time or was stopped."""
    limits = incoming.limits
    most = {
        "memory": limits.memory_bytes,
        "seconds": limits.seconds,
        "bytes": limits.unpacked_bytes,
        "rows": limits.rows,
        "columns": limits.columns,
    }
    try:
        # The program and its argument are ours; the file only ever comes as its input.
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-I", "-c", _PROGRAM, json.dumps(most), _FOLDER],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds,
            check=True,
        )
    except (subprocess.SubprocessError, OSError):
        return None
    return done.stdout


def _parts(content: bytes, sizes: list[int]) -> Iterator[memoryview]:
    """Cut what the process wrote after its answer into row numbers and columns."""
    start = 0
    for size in sizes:
        yield memoryview(content)[start : start + size]
        start += size


def _column(part: memoryview) -> Pooled[str]:
    return Written(TextPool.separated(part))


def _sheet(
    incoming: Incoming, told: Mapping[str, Any], first_day: int, parts: Iterator[memoryview]
) -> Sheet:
    file, name = incoming.path.name, str(told["name"])
    rows = np.frombuffer(next(parts), dtype=np.int32).astype(np.int64)
    columns = [_column(next(parts)) for _ in range(told["columns"])]
    faults = {
        (row + 1, column): Fault(code=code, found=found)
        for row, column, code, found in told["faults"]
    }
    faults |= _too_long(columns, rows, incoming.limits.characters)
    blank = np.ones(len(rows), dtype=bool)
    for column in columns:
        if not blank.any():
            break
        blank &= column.blank()
    columns = [column.taken(~blank) for column in columns] if blank.any() else columns
    rows = rows[~blank]
    return Sheet(
        file=file,
        name=name,
        head=[[column[at] for column in columns] for at in range(min(len(rows), HEAD_ROWS))],
        columns={len(columns): columns} if columns else {},
        widths=np.full(len(rows), len(columns)),
        numbers=rows,
        complete=told["trouble"] is None,
        hidden=told["hidden"],
        first_day=first_day,
        faults=faults,
        problems=list(_problems(file, name, told)),
    )


def _too_long(
    columns: Sequence[Pooled[str]], rows: Codes, most: int
) -> dict[tuple[int, int], Fault]:
    """Find the cells that are longer than any spreadsheet program allows."""
    return {
        (int(rows[at]), position): Fault(
            code="cell-too-long", found=str(len(column[at])), expected=str(most)
        )
        for position, column in enumerate(columns)
        for at in np.flatnonzero(_longer(column, most)).tolist()
    }


def _longer(column: Pooled[str], most: int) -> Flags:
    # No text has more characters than bytes.
    pool = column.to_check().pool
    if isinstance(pool, TextPool) and not (pool.lengths > most).any():
        return np.zeros(len(column), dtype=bool)
    return column.which(lambda text: len(text) > most)


def _problems(file: str, name: str, told: Mapping[str, Any]) -> Iterator[Problem]:
    if told["trouble"] is not None:
        code, most = told["trouble"]
        yield Problem(code=code, file=file, sheet=name, expected=str(most))
    if told["hidden_rows"]:
        yield Problem(code="hidden-rows", file=file, sheet=name, found=str(told["hidden_rows"]))
    merged = told["merged"]
    if merged:
        shown = ", ".join(merged[:_MERGES_SHOWN]) + (", …" if len(merged) > _MERGES_SHOWN else "")
        yield Problem(code="merged-cells", file=file, sheet=name, found=shown)
