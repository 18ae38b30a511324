"""The text of a sheet for the table, to be looked at before it is printed."""

from __future__ import annotations

from functools import singledispatch

from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.state import language
from graphlib_wijk.dialogue import AUDIENCES
from graphlib_wijk.writing.brief_sheet import Grid, Heading, Items, Paragraph, Picture, Sheet

_AUDIENCES = {audience.code: audience for audience in AUDIENCES}


def audience_label(code: str) -> str:
    """
    Return who a sheet is for.

    Parameters
    ----------
    code
        Code of one of `dialogue.AUDIENCES`.

    Returns
    -------
    label
        A few words.
    """
    label = _AUDIENCES[code].label(language())
    # In Dutch only one letter of a stressed "één" becomes a capital.
    return f"E{label[1:]}" if label.startswith("één") else label.capitalize()


def audience_note(code: str) -> str:
    """
    Say what is on a sheet for these readers and what is not.

    Parameters
    ----------
    code
        Code of one of `dialogue.AUDIENCES`.

    Returns
    -------
    note
        One or two sentences.
    """
    return _AUDIENCES[code].definition(language())


def sheet_text(sheet: Sheet) -> str:
    """
    Write a sheet as Markdown.

    Parameters
    ----------
    sheet
        What stands on it.

    Returns
    -------
    markdown
        The same words in the same order; every word from data is literal. The drawing is told.
    """
    title = f"#### {literal(sheet.title)}"
    return "\n\n".join([title, *(_written(block) for block in sheet.blocks)])


@singledispatch
def _written(block: object) -> str:
    raise TypeError(type(block).__name__)


@_written.register
def _heading(block: Heading) -> str:
    return f"##### {literal(block.text)}"


@_written.register
def _paragraph(block: Paragraph) -> str:
    return literal(block.text)


@_written.register
def _items(block: Items) -> str:
    mark = "1." if block.numbered else "-"
    return "\n".join(
        f"{mark} {f'**{literal(strong)}** ' if strong else ''}{literal(text)}"
        for strong, text in block.items
    )


@_written.register
def _grid(block: Grid) -> str:
    rows = [*block.rows, *(("",) * len(block.headers) for _row in range(block.empty))]
    lines = [_cells(block.headers), "|---" * len(block.headers) + "|", *map(_cells, rows)]
    return "\n".join(lines)


def _cells(texts: tuple[str, ...]) -> str:
    return f"| {' | '.join(literal(text) or '&nbsp;' for text in texts)} |"


@_written.register
def _picture(block: Picture) -> str:
    return _("*Hier staat de tekening. %(what)s*") % {"what": literal(block.alt)}
