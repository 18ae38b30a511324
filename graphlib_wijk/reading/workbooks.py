"""
Workbooks (.xlsx, .ods) → sheets of text.

The file is first looked at (`packed`), then read by a process of its own (`workbook_child`)
that has a bounded memory and time and cannot write. Whatever happens to that process is one
problem of one file.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np

from graphlib_wijk.reading.contents import Incoming, bytes_of
from graphlib_wijk.reading.packed import may_be_read
from graphlib_wijk.reading.pooled import Codes, Pooled
from graphlib_wijk.reading.sheets import HEAD_ROWS, Fault, Sheet

_CHILD: Final = Path(__file__).with_name("workbook_child.py")


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
    numbers = _numbers(rest, answer["lengths"])
    return tuple(_sheet(incoming, told, answer["first_day"], numbers) for told in answer["sheets"])


def _output_of_child(incoming: Incoming, content: bytes) -> bytes | None:
    """Return what the process wrote, or None when it ended before its time or was stopped."""
    limits = incoming.limits
    most = {
        "memory": limits.memory_bytes,
        "seconds": limits.seconds,
        "bytes": limits.unpacked_bytes,
        "rows": limits.rows,
        "columns": limits.columns,
        "characters": limits.characters,
    }
    try:
        # The program and its argument are ours; the file only ever comes as its input.
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-I", str(_CHILD), json.dumps(most)],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds,
            check=True,
        )
    except (subprocess.SubprocessError, OSError):
        return None
    return done.stdout


def _numbers(content: bytes, lengths: list[int]) -> Iterator[Codes]:
    """Cut what the process wrote after its answer into its lists of numbers."""
    every = np.frombuffer(content, dtype=np.int32)
    start = 0
    for length in lengths:
        yield every[start : start + length].astype(np.int64)
        start += length


def _sheet(
    incoming: Incoming, told: Mapping[str, Any], first_day: int, numbers: Iterator[Codes]
) -> Sheet:
    file, name = incoming.path.name, str(told["name"])
    rows = next(numbers)
    columns = [Pooled(pool, next(numbers)) for pool in told["pools"]]
    blank = np.ones(len(rows), dtype=bool)
    for column in columns:
        blank &= column.which(_is_blank)
    columns = [column.taken(~blank) for column in columns] if blank.any() else columns
    rows = rows[~blank]
    if told["trouble"] is not None:
        code, row, found, expected = told["trouble"]
        incoming.report(code, sheet=name, row=row, found=found, expected=expected)
    if told["merged"] and not told["hidden"]:
        merged = told["merged"]
        shown = ", ".join(merged[:_MERGES_SHOWN]) + (", …" if len(merged) > _MERGES_SHOWN else "")
        incoming.report("merged-cells", sheet=name, found=shown)
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
        faults={
            (row + 1, column): Fault(code=code, found=found, expected=expected)
            for row, column, code, found, expected in told["faults"]
        },
    )


_MERGES_SHOWN: Final = 3


def _is_blank(text: str) -> bool:
    return not text or text.isspace()
