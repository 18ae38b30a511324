"""
The sheet as a PDF that can be read aloud: tagged, with headings, tables and a described picture.

The only module that knows Typst. The document is ours; words from data reach it as JSON, so
that none of them is ever markup.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from graphlib_wijk.writing.brief_material import SheetMaterial
from graphlib_wijk.writing.brief_sheet import Block
from graphlib_wijk.writing.brief_words import WORDS
from graphlib_wijk.writing.lettering import font


def pdf(material: SheetMaterial) -> bytes:
    """
    Write a sheet as PDF.

    Parameters
    ----------
    material
        The sheet and its drawing.

    Returns
    -------
    content
        A PDF/UA file of one or two pages of A4; the same bytes for the same sheet.
    """
    sheet = material.sheet
    values = {
        "title": sheet.title,
        "language": sheet.language,
        "page": " · ".join(filter(None, (sheet.footer, WORDS[sheet.language]["page"]))),
        "blocks": [_values(block) for block in sheet.blocks],
        "picture": material.svg.decode() if sheet.has_picture else "",
    }
    return typst.compile(
        _document(),
        format="pdf",
        font_paths=_fonts(),
        sys_inputs={"sheet": json.dumps(values)},
        pdf_standards=["ua-1"],
    )


def _values(block: Block) -> dict[str, Any]:
    return {"kind": type(block).__name__.lower(), **asdict(block)}


@cache
def _fonts() -> typst.Fonts:
    """The letters that come with matplotlib, whatever the machine has."""
    folder = Path(str(font().get_file())).parent
    return typst.Fonts(include_system_fonts=False, font_paths=[folder])


@cache
def _document() -> bytes:
    return files("graphlib_wijk.writing").joinpath("brief.typ").read_bytes()
