"""Workbooks written part by part, so that a test shows exactly what stands in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
#: Style 1 is a date, style 2 shows eight digits, style 3 writes GM before four.
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="00000000"/>'
    '<numFmt numFmtId="165" formatCode="&quot;GM&quot;0000"/></numFmts>'
    '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>'
    '<xf numFmtId="165"/></cellXfs></styleSheet>'
)

#: A cell as XML without its place, for what is not a text or a number.
Cell = str | int | float | None


class Raw(str):
    """XML of a cell: its attributes, a bar, and what is inside."""

    __slots__ = ()


NOT_AVAILABLE = Raw('t="e"|<v>#N/A</v>')
FORMULA = Raw("|<f>A1</f><v></v>")
YES = Raw('t="b"|<v>1</v>')
DAY = Raw('s="1"|<v>45413</v>')
EIGHT_DIGITS = Raw('s="2"|<v>1234567</v>')
MUNICIPALITY = Raw('s="3"|<v>80</v>')

ORGANISATIONS: Sequence[Sequence[Cell]] = (("id", "naam"), ("a", "De Akker"), ("b", "De Kom"))
TIES: Sequence[Sequence[Cell]] = (("van", "naar"), ("a", "b"))
ABOUT: Sequence[Sequence[Cell]] = (("titel", "Proef"), ("iedereen_bevraagd", "ja"))
SOUND = {"organisaties": ORGANISATIONS, "relaties": TIES, "over": ABOUT}


def cell_xml(value: Cell, place: str) -> str:
    """Write one cell; a text stands in the cell itself."""
    if value is None:
        return ""
    if isinstance(value, Raw):
        attributes, _, inside = value.partition("|")
        return f'<c r="{place}" {attributes}>{inside}</c>'
    if isinstance(value, str):
        text = escape(value)
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def sheet_xml(rows: Sequence[Sequence[Cell]], after: str = "") -> str:
    """Write a sheet whose rows begin in A1; `after` is what follows the cells."""
    lines = "".join(
        f'<row r="{number}">'
        + "".join(cell_xml(value, f"{chr(65 + at)}{number}") for at, value in enumerate(row))
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData>{after}</worksheet>'


def xlsx(
    sheets: Mapping[str, Sequence[Sequence[Cell]] | str] = SOUND,
    *,
    hidden: Sequence[str] = (),
    first_day: int = 1900,
    extra: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Write a workbook; a sheet is rows of cells or its whole XML."""
    names = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{at}" r:id="r{at}" '
        f"state={quoteattr('hidden' if name in hidden else 'visible')}/>"
        for at, name in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="r{at}" Type="{RELATIONS}/worksheet" Target="worksheets/s{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    links += f'<Relationship Id="r0" Type="{RELATIONS}/styles" Target="/xl/styles.xml"/>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
            f'<workbookPr date1904="{int(first_day == 1904)}"/><sheets>{names}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'
        ),
        "xl/styles.xml": STYLES,
    }
    for at, sheet in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/s{at}.xml"] = sheet if isinstance(sheet, str) else sheet_xml(sheet)
    return packed(parts | dict(extra or {}))


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Pack parts into a zip file."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return into.getvalue()


def ods(tables: str) -> bytes:
    """Write an OpenDocument workbook from the XML of its tables."""
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = "".join(f' xmlns:{name}="{office}{name}:1.0"' for name in ("office", "table", "text"))
    calc = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": (
                f'<m:manifest xmlns:m="{manifest}"><m:file-entry m:full-path="/" '
                f'm:media-type="{kind}"/></m:manifest>'
            ),
            "content.xml": (
                f'<office:document-content{spaces} xmlns:calcext="{calc}"><office:body>'
                f"<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
                "</office:document-content>"
            ),
        }
    )


def saved(folder: Path, content: bytes, name: str = "netwerk.xlsx") -> Path:
    """Save a file and return its path."""
    path = folder / name
    path.write_bytes(content)
    return path
