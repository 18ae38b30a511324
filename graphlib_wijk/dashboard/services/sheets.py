"""The sheet for the table and the poster, with the reader's notes laid over the data."""

from __future__ import annotations

import streamlit as st

from graphlib_wijk.dashboard import answers, state
from graphlib_wijk.dashboard.services import meeting
from graphlib_wijk.dashboard.services.loading import Source, network_of
from graphlib_wijk.dashboard.services.noting import noted
from graphlib_wijk.vocabulary import LANGUAGES
from graphlib_wijk.writing import BRIEF_FORMATS, BriefFormat, brief_file_name, written_brief
from graphlib_wijk.writing.brief_sheet import Sheet, sheet_of


def formats_by_shelf() -> dict[str, tuple[BriefFormat, ...]]:
    """
    List the forms of a sheet and of a poster.

    Returns
    -------
    shelves
        By what they are.
    """
    shelves = dict.fromkeys(entry.shelf for entry in BRIEF_FORMATS)
    return {
        shelf: tuple(entry for entry in BRIEF_FORMATS if entry.shelf == shelf) for shelf in shelves
    }


def wanted(source: Source, view: state.View) -> answers.SheetWish | None:
    """
    Tell which sheet the reader wants.

    Parameters
    ----------
    source
        The files.
    view
        Who it is for, its language, who invites, the theme, umbrellas.

    Returns
    -------
    wish
        None while it is for an initiative and none is chosen.
    """
    audience = state.AUDIENCE_WORDS.get(view.audience, next(iter(state.AUDIENCE_WORDS.values())))
    network = network_of(source)
    reader = view.organisation if audience == "initiative" else ""
    if audience == "initiative" and reader not in network:
        return None
    chosen = view.sheet_language or view.language
    return answers.SheetWish(
        audience=audience,
        reader=reader,
        host=view.host if view.host in network else "",
        theme=next(iter(view.subject), ""),
        language=chosen if chosen in LANGUAGES else "nl",
        umbrellas=view.umbrellas,
    )


def preview(source: Source, area: answers.Area, wish: answers.SheetWish) -> Sheet:
    """
    Lay out a sheet, to be looked at.

    Parameters
    ----------
    source
        The files.
    area
        A neighbourhood or municipality.
    wish
        Which sheet.

    Returns
    -------
    sheet
        What stands on it, block by block.
    """
    made = _made(noted(source), (area.kind, area.key, area.name), wish)
    return sheet_of(made.brief, made.drawing)


def file_of(source: Source, area: answers.Area, wish: answers.SheetWish, format_id: str) -> bytes:
    """
    Write a sheet or a poster.

    Parameters
    ----------
    source
        The files.
    area
        A neighbourhood or municipality.
    wish
        Which sheet.
    format_id
        Id of one of the forms.

    Returns
    -------
    content
        The content of the file.
    """
    made = _made(noted(source), (area.kind, area.key, area.name), wish)
    return written_brief(made.brief, made.drawing, format_id)


def name_of(source: Source, area: answers.Area, wish: answers.SheetWish, format_id: str) -> str:
    """
    Make a name for the file of a sheet or a poster.

    Parameters
    ----------
    source
        The files.
    area
        A neighbourhood or municipality.
    wish
        Which sheet.
    format_id
        Id of one of the forms.

    Returns
    -------
    name
        Safe on every computer, with today's date; says so of an internal one.
    """
    made = _made(noted(source), (area.kind, area.key, area.name), wish)
    return brief_file_name(made.brief, format_id, meeting.today())


@st.cache_data(max_entries=32, ttl="1h", show_spinner=False)
def _made(
    source: Source, place: tuple[answers.AreaKind, str, str], wish: answers.SheetWish
) -> answers.SheetMade:
    kind, key, name = place
    part = answers.part_of(network_of(source), kind, key, with_partners=False)
    return answers.sheet_made(part, name, wish)
