"""The table twin: what the drawing shows, in rows, in the same order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from graphlib_wijk.dashboard import answers, state, texts
from graphlib_wijk.dashboard.components import Content
from graphlib_wijk.dashboard.i18n import _, number
from graphlib_wijk.dashboard.table_view import Cell, Column, show_table, table_of
from graphlib_wijk.vocabulary import Language, label


def choose(organisation: str | None) -> None:
    """
    Look at another organisation of the same drawing.

    Parameters
    ----------
    organisation
        Its id, or None when the choice was undone.
    """
    state.change(organisation=organisation or "")


def show(
    rows: Sequence[answers.Row], *, caption: str, choose: Callable[[str | None], None] = choose
) -> None:
    """
    Show organisations in a table; choosing a row chooses it in the drawing.

    Parameters
    ----------
    rows
        The organisations of the drawing.
    caption
        What the table shows.
    choose
        Told which organisation the reader chose, or None when the choice was undone.
    """
    table = _table(tuple(rows), caption, state.language())
    show_table(table, selected=state.view().organisation or None, on_select=choose)


@lru_cache(maxsize=64)
def _table(rows: tuple[answers.Row, ...], caption: str, language: Language) -> Content:
    """Make the table once for everybody with this language: a click changes nothing in it."""
    # Not every reader is told where others stand; a column of dashes would only raise questions.
    told = any(row.standing for row in rows)
    return table_of(
        [_row(row, language) for row in rows],
        [
            Column(id="name", label=_("Organisatie"), kind="choice"),
            Column(id="kind", label=_("Soort")),
            Column(id="world", label=_("Wereld")),
            *([Column(id="standing", label=_("Positie"))] if told else []),
            Column(
                id="partners",
                label=_("Partners"),
                kind="number",
                help=_("Met hoeveel organisaties zij een relatie heeft, hier of elders."),
            ),
            Column(id="local", label=_("In de eigen wijk"), kind="number"),
            Column(
                id="confirmed",
                label=_("Bevestigd"),
                kind="number",
                help=_("Met hoeveel partners de relatie door beide kanten is genoemd."),
            ),
        ],
        caption=caption,
        texts=texts.table(),
        key="twin",
    )


def _row(row: answers.Row, language: Language) -> dict[str, str | Cell | None]:
    name = _("%(name)s (van buiten)") % {"name": row.name} if row.outside else row.name
    standing = texts.standing_label(row.standing)
    if row.ties_hidden:
        standing = _("%(standing)s; door dit filter zonder relaties") % {"standing": standing}
    return {
        "id": row.id,
        "name": Cell(text=name, sort=row.name),
        "kind": texts.kind_label(row.kind, row.kind_given),
        "world": label("worlds", row.world, language) if row.world else None,
        "standing": standing if row.standing else None,
        "partners": _count(row.partners),
        "local": _count(row.partners_in_neighbourhood),
        "confirmed": _count(row.confirmed),
    }


def _count(n: int | None) -> Cell | None:
    return None if n is None else Cell(text=number(n), sort=float(n))
