"""The sheet as a page that stands alone and prints on A4: no script, nothing from elsewhere."""

from __future__ import annotations

import base64
from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from graphlib_wijk.drawing import PALETTE
from graphlib_wijk.writing.brief_material import SheetMaterial
from graphlib_wijk.writing.brief_sheet import Block, Grid, Heading, Items, Paragraph, Picture

_KINDS: Final[dict[type[Block], str]] = {
    Heading: "heading",
    Paragraph: "paragraph",
    Items: "items",
    Grid: "grid",
    Picture: "picture",
}


def html(material: SheetMaterial) -> bytes:
    """
    Write a sheet as a web page.

    Parameters
    ----------
    material
        The sheet and its drawing.

    Returns
    -------
    content
        A whole page; every word from data is text.
    """
    sheet = material.sheet
    picture = base64.b64encode(material.svg).decode() if sheet.has_picture else ""
    page = _template().render(
        sheet=sheet,
        blocks=[(_KINDS[type(block)], block) for block in sheet.blocks],
        picture=picture,
        palette=PALETTE["light"],
    )
    return page.encode()


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("graphlib_wijk.writing", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("brief.html.jinja")
