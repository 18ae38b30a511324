"""A workbook → its sheets as text."""

from __future__ import annotations

import gc
import io
import json
import sys
import zipfile
import zlib
from array import array
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import compress, islice
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from .marks import Marks, marks_of

_BLOCK: Final = 10_000
#: Excel keeps fifteen digits; a longer number is not what somebody typed.
_PAST_EXCELS_DIGITS: Final = 1e15
#: What the parsers of zip, XML and workbooks say of a file that is not as it should be.
_DAMAGE: Final = (
    CalamineError,
    EOFError,
    ParseError,
    LookupError,
    RuntimeError,
    StopIteration,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)


class TooMuchError(Exception):
    """The workbook holds more than the limits allow."""


def sheets_of(
    content: bytes, most: dict[str, int]
) -> tuple[dict[str, Any], list[array[int] | bytes]]:
    """
    Read a workbook.

    Parameters
    ----------
    content
        Bytes of the file.
    most
        Limits: ``rows``, ``columns``, and ``bytes`` of what is handed back.

    Returns
    -------
    answer
        The sheets: name, number of rows and columns, faults and so on.
    parts
        For each sheet its row numbers, and then the texts of each column with zero bytes
        between them.
    """
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    marks, first_day = marks_of(content)
    sheets: list[dict[str, Any]] = []
    parts: list[array[int] | bytes] = []
    for about in book.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        of_sheet = marks.get(about.name, Marks())
        told, of_table = _told(book.get_sheet_by_name(about.name), of_sheet, most)
        told["hidden"] = about.visible != SheetVisibleEnum.Visible
        sheets.append(told)
        parts += of_table
        if sum(map(len, parts)) > most["bytes"]:
            raise TooMuchError
    return {"sheets": sheets, "first_day": first_day}, parts


def _told(
    sheet: CalamineSheet, marks: Marks, most: dict[str, int]
) -> tuple[dict[str, Any], list[array[int] | bytes]]:
    told: dict[str, Any] = {"name": sheet.name, "faults": [], "trouble": None}
    told["hidden_rows"] = marks.hidden_rows
    numbers = array("i")
    width = _width(sheet, marks)
    if width > most["columns"]:
        told |= {"columns": 0, "merged": [], "trouble": ["too-many-columns", most["columns"]]}
        return told, [numbers]
    filled, told["merged"] = _filled_down(sheet)
    texts = Texts()
    blocks: list[list[bytes]] = [[] for _ in range(width)]
    room = most["bytes"]
    for of_block, block in _blocks(sheet, marks, filled, width):
        numbers.extend(of_block)
        for position, column in enumerate(zip(*block, strict=True)):
            blocks[position].append(texts.joined(column))
            room -= len(blocks[position][-1])
        if room < 0:
            raise TooMuchError
        if len(numbers) > most["rows"] + 1:
            told["trouble"] = ["too-many-rows", most["rows"]]
            break
    told["columns"] = width if numbers else 0
    told["faults"] = [fault for fault in marks.faults if fault[1] < width]
    return told, [numbers, *(map(b"\0".join, blocks) if numbers else ())]


def _width(sheet: CalamineSheet, marks: Marks) -> int:
    end = sheet.end
    widest = end[1] if end else -1
    return 1 + max([widest, *(column for row in marks.shown.values() for column in row)])


def _blocks(
    sheet: CalamineSheet, marks: Marks, merged: dict[int, dict[int, Any]], width: int
) -> Iterator[tuple[Sequence[int], list[list[Any]]]]:
    """Give the rows that are not blank, many at a time: their numbers, and their cells."""
    if marks.shown or merged or (sheet.start and sheet.start[1]) or width != sheet.width:
        rows = _rows(sheet, marks, merged, width)
        while block := list(islice(rows, _BLOCK)):
            yield [number for number, _ in block], [row for _, row in block]
        return
    # Nearly every sheet: nothing has to be put in its rows, so none is looked at by itself.
    plain, number = sheet.iter_rows(), 1
    blank = [""] * width
    while found := list(islice(plain, _BLOCK)):
        numbers = range(number, number + len(found))
        number += len(found)
        kept = list(map(any, found))
        if all(kept):
            yield numbers, found
            continue
        kept = [filled or row != blank for filled, row in zip(kept, found, strict=True)]
        if any(kept):
            yield list(compress(numbers, kept)), list(compress(found, kept))


def _rows(
    sheet: CalamineSheet, marks: Marks, merged: dict[int, dict[int, Any]], width: int
) -> Iterator[tuple[int, list[Any]]]:
    """Give the rows that are not blank, each with its number, all equally wide."""
    start = sheet.start
    before = [""] * (start[1] if start else 0)
    after = [""] * (width - sheet.width - len(before))
    blank = [""] * sheet.width
    end = sheet.end
    below = {row for row in marks.shown if end is None or row > end[0]}
    for at, found in enumerate(sheet.iter_rows()):
        row: list[Any] = found
        if before or after:
            row = before + row + after
        if at in marks.shown:
            for column, text in marks.shown[at].items():
                row[column] = text
        elif not any(found) and found == blank:
            continue
        if at in merged:
            for column, value in merged[at].items():
                row[column] = row[column] or value
        yield at + 1, row
    for at in sorted(below):
        yield at + 1, [marks.shown[at].get(column, "") for column in range(width)]


def _filled_down(sheet: CalamineSheet) -> tuple[dict[int, dict[int, Any]], list[str]]:
    """Say which rows get the value of the cell that they are merged with, and name the ranges."""
    ends = {first: last[0] for first, last in sheet.merged_cell_ranges or () if last[0] > first[0]}
    filled: dict[int, dict[int, Any]] = {}
    named: list[str] = []
    if not ends or sheet.start is None or sheet.end is None:
        return filled, named
    left, lowest = sheet.start[1], sheet.end[0]
    for at, row in enumerate(sheet.iter_rows()):
        for column, value in enumerate(row, left):
            last = ends.get((at, column), 0) if value != "" else 0
            for below in range(at + 1, min(last, lowest) + 1):
                filled.setdefault(below, {})[column] = value
            if last:
                named.append(f"{_letters(column)}{at + 1}:{_letters(column)}{last + 1}")
    return filled, named


class Texts(dict[Any, str]):
    """What values look like in a Dutch spreadsheet; each is worked out once."""

    def __missing__(self, value: object) -> str:
        """Work out what a value looks like."""
        self[value] = text = _text(value)
        return text

    def joined(self, column: Sequence[Any]) -> bytes:
        """
        Put the texts of some cells together.

        Parameters
        ----------
        column
            Values; at least one.

        Returns
        -------
        joined
            Their texts with a zero byte between them.
        """
        try:
            together = "\0".join(column)
        except TypeError:
            column = list(map(self.__getitem__, _told_apart(column)))
            together = "\0".join(column)
        if together.count("\0") >= len(column):
            together = "\0".join(text.replace("\0", "\ufffd") for text in column)
        return together.encode()


def _told_apart(column: Sequence[Any]) -> Sequence[Any]:
    """Replace yes and no, which Python takes for the numbers 1 and 0."""
    if bool not in set(map(type, column)):
        return column
    return [("ja" if value else "nee") if isinstance(value, bool) else value for value in column]


def _text(value: object) -> str:
    """Say a value as a Dutch spreadsheet shows it; dates by year, month and day."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        if value.is_integer() and abs(value) < _PAST_EXCELS_DIGITS:
            return str(int(value))
        return f"{value:.15g}".replace(".", ",")
    if isinstance(value, datetime):
        whole = value.isoformat(sep=" ", timespec="seconds")
        return whole.removesuffix(" 00:00:00")
    return value.isoformat() if isinstance(value, date) else str(value)


def _letters(position: int) -> str:
    letters = ""
    while position >= 0:
        position, digit = divmod(position, 26)
        letters = chr(ord("A") + digit) + letters
        position -= 1
    return letters


def bound(most: dict[str, int]) -> None:
    """
    Take this process its means to do harm, where the system can.

    Parameters
    ----------
    most
        Limits: ``memory`` in bytes and ``seconds`` of processor time.
    """
    try:
        import resource
    except ImportError:  # Windows: the time that the parent waits is the only limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (most["memory"], most["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (most["seconds"], most["seconds"]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read the workbook on standard input and write what it holds on standard output."""
    # Nothing here refers to itself, and looking for what does takes a tenth of the time.
    gc.disable()
    most: dict[str, int] = json.loads(sys.argv[1])
    bound(most)
    answer: dict[str, Any]
    parts: list[array[int] | bytes] = []
    try:
        answer, parts = sheets_of(sys.stdin.buffer.read(), most)
    except PasswordError:
        answer = {"refused": "encrypted-file"}
    except (MemoryError, TooMuchError):
        answer = {"refused": "reading-stopped"}
    except _DAMAGE:
        answer = {"refused": "damaged-file"}
    answer["sizes"] = [len(memoryview(part).cast("B")) if len(part) else 0 for part in parts]
    out = sys.stdout.buffer
    out.write(json.dumps(answer).encode() + b"\n")
    for part in parts:
        out.write(part)
    out.flush()
