"""
The sheet as a Word document that a person can change: real headings, lists and tables.

The only module that knows python-docx. Words from data are text runs; nothing in the file is a
field, a link or a macro.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from functools import singledispatch
from typing import Any, Final

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph as Line

from graphlib_wijk.vocabulary import Language
from graphlib_wijk.writing.brief_material import SheetMaterial
from graphlib_wijk.writing.brief_sheet import Grid, Heading, Items, Paragraph, Picture

_WIDTH: Final = Mm(174)
_LOCALES: Final[dict[Language, str]] = {"nl": "nl-NL", "en": "en-GB"}
#: A file says no day of its own: the same sheet gives the same bytes.
_NO_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_TEXT: Final = RGBColor(0x1C, 0x27, 0x30)
_GREY: Final = RGBColor(0x4A, 0x55, 0x5E)
#: Styles of a paragraph by its look; those that Word does not have are made.
_STYLES: Final = {
    "normal": "Normal",
    "facts": "Subtitle",
    "notice": "Intense Quote",
    "small": "Caption",
}


def docx(material: SheetMaterial) -> bytes:
    """
    Write a sheet as a Word document.

    Parameters
    ----------
    material
        The sheet and its drawing.

    Returns
    -------
    content
        A .docx file of one or two pages of A4.
    """
    sheet = material.sheet
    document = Document()
    _set_page(document)
    _set_styles(document, sheet.language)
    _set_facts(document, sheet.title, sheet.language)
    document.add_paragraph(sheet.title, style="Title")
    for block in sheet.blocks:
        _write(block, document, material)
    content = io.BytesIO()
    document.save(content)
    return _without_times(content.getvalue())


def _set_page(document: Word) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(15)


def _set_styles(document: Word, language: Language) -> None:
    """Give the styles of Word our sizes, and every word its language."""
    sizes = {
        "Normal": (9.5, 3),
        "Title": (18, 2),
        "Subtitle": (9.5, 3),
        "Heading 1": (12, 2),
        "Intense Quote": (9.5, 3),
        "Caption": (8, 2),
        "List Number": (9.5, 2),
        "List Bullet": (9.5, 2),
    }
    for name, (size, after) in sizes.items():
        style: Any = document.styles[name]
        font, form = style.font, style.paragraph_format
        font.name, font.size, font.italic = "Arial", Pt(size), False
        font.color.rgb = _GREY if name in {"Subtitle", "Caption"} else _TEXT
        _set_letters(style)
        form.space_before, form.space_after = Pt(8 if name == "Heading 1" else 0), Pt(after)
        form.line_spacing = 1.05
        font.bold = name in {"Title", "Heading 1", "Intense Quote"}
        if not name.startswith("List"):
            form.left_indent = form.right_indent = Pt(0)
            _without_lines(style)
    for style in document.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH:
            _set_language(style.element.get_or_add_rPr(), language)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    _set_language(defaults.find(qn("w:rPrDefault")).find(qn("w:rPr")), language)


def _without_lines(style: Any) -> None:  # noqa: ANN401 - python-docx's styles have no common type
    """Take away the lines that Word draws along a title."""
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _set_letters(style: Any) -> None:  # noqa: ANN401 - python-docx's styles have no common type
    """The letters of a theme would win from those of a style; Word's own spacing goes."""
    letters = style.element.rPr.rFonts
    for spacing in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)
    for name in list(letters.attrib):
        if name.endswith("Theme"):
            del letters.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        letters.set(qn(name), "Arial")


def _set_language(properties: Any, language: Language) -> None:  # noqa: ANN401 - XML has no types
    found = properties.find(qn("w:lang"))
    if found is None:
        found = OxmlElement("w:lang")
        properties.append(found)
    found.set(qn("w:val"), _LOCALES[language])


def _set_facts(document: Word, title: str, language: Language) -> None:
    facts = document.core_properties
    facts.title, facts.language = title, _LOCALES[language]
    facts.author = facts.last_modified_by = "Wijkgraaf"
    facts.comments = facts.keywords = facts.subject = ""
    facts.created = facts.modified = facts.last_printed = _NO_DAY


@singledispatch
def _write(block: object, _document: Word, _material: SheetMaterial) -> None:
    raise TypeError(block)


@_write.register
def _(block: Heading, document: Word, _material: SheetMaterial) -> None:
    line = document.add_heading(block.text, level=1)
    line.paragraph_format.page_break_before = block.new_page


@_write.register
def _(block: Paragraph, document: Word, _material: SheetMaterial) -> None:
    document.add_paragraph(block.text, style=_STYLES[block.look])


@_write.register
def _(block: Items, document: Word, _material: SheetMaterial) -> None:
    for first, second in block.items:
        style = "List Number" if block.numbered else "List Bullet"
        line = document.add_paragraph(style=style)
        if block.numbered:
            line.add_run(first)
            if second:
                _grey(line, f" {second}")
        else:
            if first:
                line.add_run(f"{first}: ").bold = True
            line.add_run(second)


def _grey(line: Line, text: str) -> None:
    run = line.add_run(text)
    run.font.size, run.font.color.rgb = Pt(8), _GREY


@_write.register
def _(block: Grid, document: Word, _material: SheetMaterial) -> None:
    rows = [block.headers, *block.rows, *([("",) * len(block.headers)] * block.empty)]
    table = document.add_table(rows=len(rows), cols=len(block.headers), style="Table Grid")
    table.autofit = False
    for column, share in zip(table.columns, block.widths, strict=True):
        column.width = _share(share, block)
    for number, (row, words) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, word, share in zip(row.cells, words, block.widths, strict=True):
            cell.width = _share(share, block)
            line = cell.paragraphs[0]
            line.paragraph_format.space_after = Pt(1)
            line.add_run(word).bold = number == 0
        if number > len(block.rows):
            row.height = Mm(7)
    _repeat_header(table)


def _share(share: int, grid: Grid) -> Length:
    return Length(_WIDTH * share // sum(grid.widths))


def _repeat_header(table: Table) -> None:
    """Mark the first row as header, for screen readers and for a second page."""
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no other way
        whole = OxmlElement("w:cantSplit")
        properties.append(whole)
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))


@_write.register
def _(block: Picture, document: Word, material: SheetMaterial) -> None:
    shape = document.add_picture(io.BytesIO(material.png), width=_WIDTH)
    described = shape._inline.docPr  # noqa: SLF001 - python-docx has no other way
    described.set("descr", block.alt)
    described.set("title", material.sheet.title)


def _without_times(content: bytes) -> bytes:
    """Write a zip file again without the hour at which it was made."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w") as after:
        for entry in before.infolist():
            named = zipfile.ZipInfo(entry.filename, _NO_TIME)
            named.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(named, before.read(entry.filename))
    return made.getvalue()
