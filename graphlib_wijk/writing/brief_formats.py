"""The forms in which a sheet for a dialogue can be written, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from graphlib_wijk.dialogue import Brief
from graphlib_wijk.drawing import Drawing
from graphlib_wijk.tables import GraphlibWijkError
from graphlib_wijk.writing.brief_material import BriefMaterial
from graphlib_wijk.writing.file_kinds import FileKind
from graphlib_wijk.writing.file_names import stem_of


@dataclass(frozen=True, kw_only=True)
class BriefFormat(FileKind):
    """
    One form of a sheet or poster.

    Parameters
    ----------
    shelf
        What it is: a sheet for the table, or a poster for the wall.
    write
        Gives the content of the file.
    """

    shelf: Literal["sheet", "poster"]
    write: Callable[[BriefMaterial], bytes]


class UnknownBriefFormatError(GraphlibWijkError, ValueError):
    """
    No form of a sheet goes by this name or ending.

    Parameters
    ----------
    name
        What was asked for.
    """

    code = "unknown-brief-format"

    def __init__(self, name: str) -> None:
        known = ", ".join(dict.fromkeys(entry.suffix for entry in BRIEF_FORMATS))
        super().__init__(f"{name!r} is no form of a sheet; there are {known}.")


def _html(material: BriefMaterial) -> bytes:
    from graphlib_wijk.writing.brief_html import html

    return html(material)


def _pdf(material: BriefMaterial) -> bytes:
    from graphlib_wijk.writing.brief_pdf import pdf

    return pdf(material)


def _docx(material: BriefMaterial) -> bytes:
    from graphlib_wijk.writing.brief_docx import docx

    return docx(material)


def _poster_pdf(material: BriefMaterial) -> bytes:
    from graphlib_wijk.writing.poster import poster_pdf

    return poster_pdf(material)


def _poster_png(material: BriefMaterial) -> bytes:
    from graphlib_wijk.writing.poster import poster_png

    return poster_png(material)


BRIEF_FORMATS: Final = (
    BriefFormat(
        id="pdf",
        suffix=".pdf",
        shelf="sheet",
        nl="Afdruk (PDF)",
        en="Print (PDF)",
        use_nl="Om af te drukken of door te sturen; een schermlezer leest het voor.",
        use_en="To print or to send on; a screen reader reads it aloud.",
        media_type="application/pdf",
        write=_pdf,
    ),
    BriefFormat(
        id="docx",
        suffix=".docx",
        shelf="sheet",
        nl="Word (docx)",
        en="Word (docx)",
        use_nl="Om zelf aan te passen in Word of LibreOffice.",
        use_en="To change yourself in Word or LibreOffice.",
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        write=_docx,
    ),
    BriefFormat(
        id="html",
        suffix=".html",
        shelf="sheet",
        nl="Webpagina",
        en="Web page",
        use_nl="Om in een browser te lezen of af te drukken; werkt zonder internet.",
        use_en="To read in a browser or to print; works without internet.",
        media_type="text/html",
        write=_html,
    ),
    BriefFormat(
        id="poster-pdf",
        suffix=".pdf",
        shelf="poster",
        nl="Affiche A3 (PDF)",
        en="Poster A3 (PDF)",
        use_nl="Om op A3 af te drukken en aan de muur te hangen.",
        use_en="To print on A3 and hang on a wall.",
        media_type="application/pdf",
        write=_poster_pdf,
    ),
    BriefFormat(
        id="poster-png",
        suffix=".png",
        shelf="poster",
        nl="Affiche A3 (PNG)",
        en="Poster A3 (PNG)",
        use_nl="Om op een scherm te laten zien of in een bericht te zetten.",
        use_en="To show on a screen or put in a message.",
        media_type="image/png",
        write=_poster_png,
    ),
)


def brief_format_called(format_id: str) -> BriefFormat:
    """
    Look a form up by its name.

    Parameters
    ----------
    format_id
        `id` of one of `BRIEF_FORMATS`.

    Returns
    -------
    found
        The form.

    Raises
    ------
    UnknownBriefFormatError
        If there is none.
    """
    for candidate in BRIEF_FORMATS:
        if candidate.id == format_id:
            return candidate
    raise UnknownBriefFormatError(format_id)


def brief_format_for(name: str, shelf: Literal["sheet", "poster"] = "sheet") -> BriefFormat:
    """
    Look a form up by the name of a file.

    Parameters
    ----------
    name
        Name of a file; case does not matter.
    shelf
        Whether it is a sheet or a poster.

    Returns
    -------
    found
        The form that its ending stands for.

    Raises
    ------
    UnknownBriefFormatError
        If none ends like this.
    """
    for candidate in BRIEF_FORMATS:
        if candidate.shelf == shelf and name.casefold().endswith(candidate.suffix):
            return candidate
    raise UnknownBriefFormatError(name)


def written_brief(brief: Brief, drawing: Drawing, format_id: str) -> bytes:
    """
    Write a sheet or poster as the content of a file.

    Parameters
    ----------
    brief
        What it says.
    drawing
        The drawing that goes with it: that of `brief_drawing`, which shows only what the
        readers of the sheet may know.
    format_id
        `id` of one of `BRIEF_FORMATS`.

    Returns
    -------
    content
        The same bytes for the same sheet and drawing. A sheet is one or two pages of A4, a
        poster one page of A3.

    Raises
    ------
    UnknownBriefFormatError
        If there is no such form.

    Examples
    --------
    >>> import graphlib_wijk as gw
    >>> network = gw.open_network("data/wijkgesprekken").in_neighbourhood("WK008050")
    >>> sheet = gw.brief(network)
    >>> from graphlib_wijk.writing import brief_drawing, written_brief
    >>> written_brief(sheet, brief_drawing(network, sheet), "html")[:15]
    b'<!DOCTYPE html>'
    """
    return brief_format_called(format_id).write(BriefMaterial(brief, drawing))


def brief_file_name(brief: Brief, format_id: str, made_on: date | None = None) -> str:
    """
    Make a name for the file of a sheet or poster that every computer accepts.

    Parameters
    ----------
    brief
        The sheet.
    format_id
        `id` of one of `BRIEF_FORMATS`.
    made_on
        A day to put before the ending.

    Returns
    -------
    name
        Says what it is, where, and that it is internal where it is.

    Raises
    ------
    UnknownBriefFormatError
        If there is no such form.
    """
    chosen = brief_format_called(format_id)
    words = {
        "sheet": {"nl": "gespreksblad", "en": "dialogue-sheet"},
        "poster": {"nl": "affiche", "en": "poster"},
    }[chosen.shelf][brief.language]
    inside = {"nl": "intern", "en": "internal"}[brief.language]
    kept = f"-{inside}" if brief.audience == "internal" else ""
    day = f"-{made_on.isoformat()}" if made_on else ""
    return f"{stem_of(f'{words} {brief.place}')}{kept}{day}{chosen.suffix}"
