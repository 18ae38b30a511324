"""Tables of neighbourhoods and municipalities that lead to their pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlencode

from graphlib_wijk.dashboard import answers, navigation, services, state, texts
from graphlib_wijk.dashboard.components import Content
from graphlib_wijk.dashboard.i18n import _, number
from graphlib_wijk.dashboard.table_view import Cell, Column, show_table, table_of
from graphlib_wijk.vocabulary import STANDINGS


def show(source: services.Source, kind: answers.AreaKind, *, caption: str) -> None:
    """
    Show neighbourhoods or municipalities with what is known of the initiatives there.

    Parameters
    ----------
    source
        The data set in view.
    kind
        Which of the two.
    caption
        What the table shows.
    """
    show_table(
        table(source, kind, caption, links_start()),
        on_open=lambda chosen: follow(_listed(source, kind), chosen),
    )


def _listed(source: services.Source, kind: answers.AreaKind) -> tuple[answers.Area, ...]:
    overview = services.overview(source)
    return overview.neighbourhoods if kind == "neighbourhood" else overview.municipalities


@lru_cache(maxsize=16)
def table(
    source: services.Source, kind: answers.AreaKind, caption: str, start: state.View
) -> Content:
    """
    Make a table of areas, once for everybody who comes from the same view.

    Parameters
    ----------
    source
        The data set in view.
    kind
        Neighbourhoods or municipalities; a country has thousands.
    caption
        What the table shows.
    start
        What its links keep, from `links_start`.

    Returns
    -------
    table
        For `show_table`; without rows where no area is known.
    """
    areas = _listed(source, kind)
    neighbourhoods = kind == "neighbourhood"
    placed = neighbourhoods and any(area.municipality for area in areas)
    told = not any(area.count.withheld for area in areas)
    place = _("Wijk") if neighbourhoods else _("Gemeente")
    columns = [
        Column(id="area", label=place, kind="link"),
        *([Column(id="municipality", label=_("Gemeente"))] if placed else []),
        Column(id="organisations", label=_("Organisaties"), kind="number"),
        Column(id="initiatives", label=_("Initiatieven"), kind="number"),
        *(_told_columns() if told else []),
    ]
    return table_of(
        [_row(area, start) for area in areas],
        columns,
        caption=caption,
        texts=texts.table(),
        key="neighbourhoods" if neighbourhoods else "municipalities",
    )


def _told_columns() -> list[Column]:
    """Columns of what not every reader is told."""
    return [
        Column(
            id="asked",
            label=_("Bevraagd"),
            kind="number",
            help=_("Hoeveel organisaties zelf naar hun relaties zijn gevraagd."),
        ),
        Column(id="standings", label=_("Waar de initiatieven staan")),
    ]


def _row(area: answers.Area, start: state.View) -> dict[str, str | Cell | None]:
    count = area.count
    row: dict[str, str | Cell | None] = {
        "id": area.key,
        "area": Cell(text=area.name, href=address(area, start)),
        "municipality": area.municipality or None,
        "organisations": _number(count.organisations),
        "initiatives": _number(count.initiatives),
    }
    if count.withheld:
        return row
    return row | {
        "asked": Cell(
            text=_("%(asked)s van %(all)s")
            % {"asked": number(count.asked), "all": number(count.organisations)},
            sort=count.asked / count.organisations if count.organisations else None,
        ),
        "standings": _standings(count),
    }


def _number(n: int) -> Cell:
    return Cell(text=number(n), sort=float(n))


def _standings(count: answers.Count) -> str | None:
    parts = [
        f"{s.label(state.language())}:\N{NO-BREAK SPACE}{number(count.standings[s.code])}"
        for s in STANDINGS
        if count.standings.get(s.code)
    ]
    return "\N{NO-BREAK SPACE}· ".join(parts) or None


def _changes(area: answers.Area) -> dict[str, str]:
    both = {"neighbourhood": "", "municipality": "", "organisation": ""}
    return {**both, area.kind: area.key}


def links_start() -> state.View:
    """
    Return what the links to areas keep of what is in view.

    Returns
    -------
    start
        The view without its place: the same for everybody who chose nothing else, whichever
        page they come from.
    """
    return replace(state.view(), neighbourhood="", municipality="", organisation="")


def address(area: answers.Area, start: state.View) -> str:
    """
    Return the address of the page of an area.

    Parameters
    ----------
    area
        A neighbourhood or municipality.
    start
        What its link keeps, from `links_start`.

    Returns
    -------
    address
        Relative, with everything else that the reader chose.
    """
    query = state.parameters(state.placed(start, area.kind, area.key))
    return f"{navigation.NEIGHBOURHOOD.address}?{urlencode(query, doseq=True)}"


def follow(areas: Sequence[answers.Area], chosen: str) -> None:
    """
    Go to the page of an area.

    Parameters
    ----------
    areas
        Areas, among them the chosen one.
    chosen
        Its key.
    """
    area = next(area for area in areas if area.key == chosen)
    state.go_to(navigation.NEIGHBOURHOOD.script, **_changes(area))
