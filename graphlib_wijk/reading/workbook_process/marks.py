"""What the parser of workbooks does not tell about a file, from the XML in it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from posixpath import normpath
from typing import IO, Final

# This process has limits of its own, and the parser expands no entity of another file.
from xml.etree import ElementTree as ET

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


def marks_of(content: bytes) -> tuple[dict[str, Marks], int]:
    """
    Look in the file itself for what the parser leaves out, and for its first day.

    Parameters
    ----------
    content
        Bytes of the workbook.

    Returns
    -------
    marks
        What was found, by the name of the sheet; a sheet without a part of its own is missing.
    first_day
        The year in which the workbook begins to count days: 1900 or 1904.
    """
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
