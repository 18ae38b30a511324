"""A table for everyone: sorted, searched and chosen from with mouse, keyboard or screen reader."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Literal

from graphlib_wijk.dashboard import components
from graphlib_wijk.dashboard.components import Content

TEXTS: Final = frozenset({"language", "search", "found", "previous", "next", "range"})
"""
Words that a table needs: the language's code (how numbers are written), the label of the search
field, "{shown} van {total} rijen", two buttons, and "rij {first}–{last} van {total}".
"""

_CLICKABLE: Final = frozenset({"choice", "link"})

Shape = Literal["dot", "square", "diamond", "triangle", "triangleDown", "hexagon", "star"]


@dataclass(frozen=True, kw_only=True)
class Column:
    """
    A column: what it is called and how its cells behave.

    A ``choice`` is a button that chooses the row, a ``link`` leads to another page, numbers
    stand to the right. The first column names the row. `help` explains the label.
    """

    id: str
    label: str
    kind: Literal["text", "number", "choice", "link"] = "text"
    help: str = ""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """
    A cell that is more than a text.

    `text` is what one reads, in the reader's language. `sort` is what it is sorted by where
    that differs, such as the number behind "1.158". `href` is where a link leads, an address
    of this dashboard. `mark` is the name of a sign that stands before the text.
    """

    text: str
    sort: float | str | None = None
    href: str = ""
    mark: str = ""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A sign before a text: a shape with colours, by name of the palette or as ``#rrggbb``."""

    shape: Shape
    fill: str
    border: str
    dashed: bool = False


@dataclass(frozen=True, kw_only=True)
class Marks:
    """Signs by name, and the colours they use: ``light`` and ``dark``, each name → colour."""

    signs: Mapping[str, Mark] = field(default_factory=dict)
    palette: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def _ignore(_: str | None) -> None:
    """Leave what the reader did without consequence."""


def table_view(  # noqa: PLR0913 (a page names them all)
    rows: Sequence[Mapping[str, str | Cell | None]],
    columns: Sequence[Column],
    *,
    caption: str,
    texts: Mapping[str, str],
    key: str,
    selected: str | None = None,
    marks: Marks | None = None,
    on_select: Callable[[str | None], None] = _ignore,
    on_open: Callable[[str], None] = _ignore,
) -> None:
    """
    Show a table.

    Rows stand in the order given until the reader sorts them. With more than ten rows there
    is a field to search in, and with more than a hundred one sees a hundred at a time. No
    rows: the caption and the headers.

    Parameters
    ----------
    rows
        Each with a text under ``id`` and, under the id of each column, a text, a `Cell`, or
        None where nothing is known (shown as "–", always sorted last).
    columns
        From left to right.
    caption
        What the table shows.
    texts
        Words in the reader's language, see `TEXTS`.
    key
        Name of this table on the page.
    selected
        Id of the row that is chosen; one that is not in the table counts as none.
    marks
        Signs that cells refer to.
    on_select
        Told the id of the row that the reader chose, or None when the choice was undone.
    on_open
        Told the id of the row whose link the reader followed in this window. Neither ever
        hears an id that is not in the table.
    """
    table = table_of(rows, columns, caption=caption, texts=texts, key=key, marks=marks)
    show_table(table, selected=selected, on_select=on_select, on_open=on_open)


def table_of(
    rows: Sequence[Mapping[str, str | Cell | None]],
    columns: Sequence[Column],
    *,
    caption: str,
    texts: Mapping[str, str],
    key: str,
    marks: Marks | None = None,
) -> Content:
    """
    Make a table, for `show_table`; one of many rows is worth keeping.

    Parameters
    ----------
    rows, columns, caption, texts, key, marks
        See `table_view`.

    Returns
    -------
    table
        As the browser reads it. Where no column can be clicked, it is a table that nothing can
        be chosen in.
    """
    marks = marks or Marks()
    shown = {
        "caption": caption,
        "columns": [asdict(column) for column in columns],
        "rows": [_packed(row, columns) for row in rows],
        "marks": {name: asdict(sign) for name, sign in marks.signs.items()},
        "palette": marks.palette,
        "texts": components.words(texts, TEXTS),
    }
    clickable = any(column.kind in _CLICKABLE for column in columns)
    ids = [str(row["id"]) for row in rows] if clickable else None
    return components.content("table", key, shown, ids=ids)


def show_table(
    table: Content,
    *,
    selected: str | None = None,
    on_select: Callable[[str | None], None] = _ignore,
    on_open: Callable[[str], None] = _ignore,
) -> None:
    """
    Show a table that was made before.

    Parameters
    ----------
    table
        What `table_of` made.
    selected, on_select, on_open
        See `table_view`.
    """

    def opened(row: str | None) -> None:
        if row is not None:
            on_open(row)

    events = {"selected": on_select, "opened": opened}
    components.mount(table, selected=selected, on_event=events)


def _packed(row: Mapping[str, str | Cell | None], columns: Collection[Column]) -> list[Any]:
    return [row["id"], *(_packed_cell(row[column.id]) for column in columns)]


def _packed_cell(cell: str | Cell | None) -> str | list[str | float | None] | None:
    if not isinstance(cell, Cell):
        return cell
    return [cell.text, cell.sort, cell.href, cell.mark]
