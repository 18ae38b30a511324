"""
A workbook → its sheets as text, in a process of its own.

`workbooks` runs this file as a program, because a workbook of a kilobyte can end the process
that reads it or fill its memory. It takes limits as its argument and the bytes of the workbook
on standard input, and writes one line of JSON and then numbers on standard output. It imports
nothing of this package, so that it starts fast and holds nothing worth having.
"""

from __future__ import annotations

import gc
import io
import json
import re
import sys
import zipfile
import zlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from posixpath import normpath
from typing import IO, Any, Final

# This process has limits of its own, and the parser expands no entity of another file.
from xml.etree import ElementTree as ET

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

_BLOCK: Final = 10_000
_PIECE: Final = 1 << 20

_CELL: Final = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_PLACE: Final = re.compile(rb"\br\s*=\s*[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
_KIND: Final = re.compile(rb"\bt\s*=\s*[\"'](\w+)[\"']")
_STYLE: Final = re.compile(rb"\bs\s*=\s*[\"']([0-9]+)[\"']")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s/>]")
_VALUE: Final = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)<")
#: What stands in a piece of a sheet that has cells to look at more closely.
_SIGNS: Final = (b't="e"', b"<f")
#: The same in sheets of the few programs that write these otherwise.
_RARE_SIGNS: Final = (b"t='e'", b":f>", b":f ")
_RARE: Final = (b":c ", b"='")
_HIDDEN_ROW: Final = re.compile(rb"<(?:\w+:)?row\s[^>]*\bhidden\s*=\s*[\"'](?:1|true)[\"']")
#: A number format that adds zeros and perhaps a fixed text: "GM"0000.
_ZEROS: Final = re.compile(r'(?:"([^"]*)")?(0{2,20})(?:"([^"]*)")?')
_ODS_SIGNS: Final = re.compile(rb'value-type="error"|<text:p>0[0-9]+</text:p>')


#: A style → what it makes of a whole number.
Styles = dict[bytes, Callable[[int], str]]


#: What the parsers of zip, XML and workbooks say of a file that is not as it should be.
_DAMAGE: Final = (
    CalamineError,
    EOFError,
    ET.ParseError,
    LookupError,
    RuntimeError,
    StopIteration,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)


class TooMuchError(Exception):
    """The workbook holds more than the limits allow."""


@dataclass
class Marks:
    """
    What the parser does not tell about a sheet; rows and columns count from 0.

    Parameters
    ----------
    shown
        Row → column → the text that the cell shows.
    faults
        Row, column, code of the problem, what was found.
    hidden_rows
        How many rows somebody hid or filtered away.
    """

    shown: dict[int, dict[int, str]] = field(default_factory=dict)
    faults: list[tuple[int, int, str, str]] = field(default_factory=list)
    hidden_rows: int = 0

    def show(self, row: int, column: int, text: str) -> None:
        """
        Say what a cell shows.

        Parameters
        ----------
        row, column
            The cell.
        text
            What it shows.
        """
        self.shown.setdefault(row, {})[column] = text

    def fault(self, row: int, column: int, code: str, found: str) -> None:
        """
        Say that a cell cannot be used.

        Parameters
        ----------
        row, column
            The cell.
        code
            Code of the problem.
        found
            What the cell shows; something, so that its row is not taken for a blank one.
        """
        self.faults.append((row, column, code, found))
        self.show(row, column, found)


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
    marks, first_day = _marks_of(content)
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
    rows = _rows(sheet, marks, filled, width)
    while block := list(islice(rows, _BLOCK)):
        numbers.extend(number for number, _ in block)
        for position, column in enumerate(zip(*(row for _, row in block), strict=True)):
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
        if value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 - Excel keeps 15 digits
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


def _marks_of(content: bytes) -> tuple[dict[str, Marks], int]:
    """Look in the file itself for what the parser leaves out, and for its first day."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if "content.xml" in packed.namelist():
            return _ods_marks(packed.read("content.xml")), 1900
        main = next(part for kind, part in _parts(packed, "").values() if kind == "officeDocument")
        book = ET.fromstring(packed.read(main))  # noqa: S314
        parts = _parts(packed, main)
        styles = [part for kind, part in parts.values() if kind == "styles"]
        zeros = _zero_formats(packed.read(styles[0])) if styles else {}
        marks = {}
        first_day = 1900
        for element in book.iter():
            tag = element.tag.rpartition("}")[2]
            if tag == "workbookPr" and element.get("date1904") in {"1", "true"}:
                first_day = 1904
            of_sheet = parts.get(_attribute(element, "id")) if tag == "sheet" else None
            if of_sheet and of_sheet[0] == "worksheet":
                with packed.open(of_sheet[1]) as file:
                    marks[element.get("name", "")] = _sheet_marks(file, zeros)
    return marks, first_day


def _parts(packed: zipfile.ZipFile, of: str) -> dict[str, tuple[str, str]]:
    """Return the kind and the file of each part that a part refers to, by the name it uses."""
    folder, _, name = of.rpartition("/")
    folder = f"{folder}/" if folder else ""
    relations = ET.fromstring(packed.read(f"{folder}_rels/{name}.rels"))  # noqa: S314
    parts = {}
    for each in relations:
        target = each.get("Target", "")
        part = target.lstrip("/") if target.startswith("/") else normpath(folder + target)
        parts[each.get("Id", "")] = (each.get("Type", "").rpartition("/")[2], part)
    return parts


def _zero_formats(content: bytes) -> Styles:
    """Return the styles that show zeros before a number, with what they make of it."""
    styles = ET.fromstring(content)  # noqa: S314
    shapes = {}
    for element in styles.iter():
        if element.tag.endswith("}numFmt"):
            match = _ZEROS.fullmatch(element.get("formatCode", ""))
            if match:
                shapes[element.get("numFmtId")] = match
    cells = next((each for each in styles if each.tag.endswith("}cellXfs")), ())
    found: Styles = {}
    for at, style in enumerate(cells):
        shape = shapes.get(style.get("numFmtId"))
        if shape is not None:
            found[str(at).encode()] = _shower(shape)
    return found


def _shower(shape: re.Match[str]) -> Callable[[int], str]:
    prefix, digits, suffix = shape[1] or "", len(shape[2]), shape[3] or ""
    return lambda number: f"{prefix}{number:0{digits}d}{suffix}"


def _sheet_marks(file: IO[bytes], zeros: Styles) -> Marks:
    marks = Marks()
    signs = [*_SIGNS, *(b's="%s"' % style for style in zeros)]
    for at, piece in enumerate(_pieces(file)):
        if at == 0 and any(sign in piece for sign in _RARE):
            signs += _RARE_SIGNS
        if b" hidden=" in piece:
            marks.hidden_rows += len(_HIDDEN_ROW.findall(piece))
        if any(sign in piece for sign in signs):
            for cell in _CELL.finditer(piece):
                _mark(cell[1], cell[2] or b"", zeros, marks)
    return marks


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    """Read a sheet piece by piece, without cutting a cell in two."""
    rest = b""
    while chunk := file.read(_PIECE):
        piece = rest + chunk
        cut = piece.rfind(b"<c ")
        if cut < 0:
            cut = piece.rfind(b"<", 0, max(piece.rfind(b":c "), 0))
        if cut <= 0 and len(piece) <= 2 * _PIECE:
            rest = piece
            continue
        cut = cut if cut > 0 else len(piece)
        yield piece[:cut]
        rest = piece[cut:]
    yield rest


def _mark(attributes: bytes, inside: bytes, zeros: Styles, marks: Marks) -> None:
    place = _PLACE.search(attributes)
    if place is None:
        return
    kind = _KIND.search(attributes)
    value = _VALUE.search(inside)
    text = value[1].decode(errors="replace").strip() if value else ""
    row, column = int(place[2]) - 1, _position(place[1])
    of_kind = kind[1] if kind else b"n"
    if of_kind == b"e":
        marks.fault(row, column, "cell-error", text or "#")
    elif not text and of_kind == b"n" and _FORMULA.search(inside):
        marks.fault(row, column, "formula-without-value", f"{place[1].decode()}{row + 1}")
    elif of_kind == b"n" and text.isdecimal():
        style = _STYLE.search(attributes)
        show = zeros.get(style[1]) if style else None
        if show is not None:
            marks.show(row, column, show(int(text)))


def _position(letters: bytes) -> int:
    position = 0
    for letter in letters:
        position = position * 26 + letter - ord("A") + 1
    return position - 1


def _ods_marks(content: bytes) -> dict[str, Marks]:
    """Look through an OpenDocument sheet for errors, and for zeros that only show."""
    marks: dict[str, Marks] = {}
    if _ODS_SIGNS.search(content) is None:
        return marks
    of_table, row = Marks(), 0
    for event, element in ET.iterparse(io.BytesIO(content), events=("start", "end")):  # noqa: S314
        tag = element.tag.rpartition("}")[2]
        if event == "start" and tag == "table":
            of_table, row = marks.setdefault(_attribute(element, "name"), Marks()), 0
        elif event == "end" and tag == "table-row":
            _mark_ods_row(element, row, of_table)
            row += int(_attribute(element, "number-rows-repeated") or 1)
            element.clear()
    return marks


def _mark_ods_row(element: ET.Element, row: int, marks: Marks) -> None:
    column = 0
    for cell in element:
        shown = "".join("".join(part.itertext()) for part in cell if part.tag.endswith("}p"))
        kinds = [value for name, value in cell.items() if name.endswith("}value-type")]
        if "error" in kinds:
            marks.fault(row, column, "cell-error", shown or "#")
        elif "float" in kinds and shown.isdecimal() and shown.startswith("0") and shown != "0":
            marks.show(row, column, shown)
        column += int(_attribute(cell, "number-columns-repeated") or 1)


def _attribute(element: ET.Element, name: str) -> str:
    return next((value for key, value in element.items() if key.endswith(f"}}{name}")), "")


def _bound(most: dict[str, int]) -> None:
    """Take this process its means to do harm, where the system can."""
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
    most: dict[str, int] = json.loads(sys.argv[1])
    _bound(most)
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


if __name__ == "__main__":
    # Nothing here refers to itself, and looking for what does takes a tenth of the time.
    gc.disable()
    main()
