"""Files in and out: reading what a reader brings, and writing what a reader takes along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import streamlit as st

from graphlib_wijk.dashboard import answers, state
from graphlib_wijk.dashboard.services.loading import Source, dataset_of, network_of
from graphlib_wijk.dashboard.services.noting import noted
from graphlib_wijk.dashboard.workspace import Draft
from graphlib_wijk.network import Network
from graphlib_wijk.reading import UPLOAD, Limits, preview, read
from graphlib_wijk.reading.dates import iso_date
from graphlib_wijk.reading.formats import READERS
from graphlib_wijk.tables import ABOUT_FILE, Dataset
from graphlib_wijk.vocabulary import Language
from graphlib_wijk.writing import (
    A4,
    FORMATS,
    SCREEN,
    Choices,
    Format,
    format_called,
    write,
    written,
)
from graphlib_wijk.writing import file_name as file_name_of
from graphlib_wijk.writing.marked import RawSheet, marked_workbook
from graphlib_wijk.writing.template import template as template_of

#: More organisations than this in one picture cannot be read.
_MOST_PICTURED = 300


def upload_limits() -> Limits:
    """
    Tell how much a reader can upload.

    Returns
    -------
    limits
        The limits of one file.
    """
    return UPLOAD


def upload_endings() -> tuple[str, ...]:
    """
    List the kinds of files that a reader can upload.

    Returns
    -------
    endings
        Without their full stop.
    """
    return tuple(ending.removeprefix(".") for ending in (*READERS, Path(ABOUT_FILE).suffix))


@st.cache_data(max_entries=4, show_spinner=False)
def template(language: Language) -> bytes:
    """
    Write an empty workbook to fill in.

    Parameters
    ----------
    language
        Language of its explanations.

    Returns
    -------
    workbook
        An Excel file.
    """
    return template_of(language)


def reading(draft: Draft) -> answers.Reading:
    """
    Read and check files on their way in.

    Parameters
    ----------
    draft
        The files, and what the reader decided about them.

    Returns
    -------
    reading
        Tables, every problem, and the beginning of each sheet.
    """
    # What the reader says the data are changes nothing of what was read.
    return _reading(replace(draft, same=(), about=None))


@st.cache_resource(max_entries=8, ttl="1h", show_spinner=False)
def _reading(draft: Draft) -> answers.Reading:
    choices = draft.choices
    dataset, _problems = read(draft.paths, limits=UPLOAD, choices=choices)
    sheets = preview(draft.paths, limits=UPLOAD, choices=choices)
    return answers.Reading(dataset=dataset, sheets=sheets)


@st.cache_data(max_entries=8, ttl="1h", show_spinner=False)
def pairs(draft: Draft) -> tuple[answers.Pair, ...]:
    """
    List organisations in new files that may be one and the same.

    Parameters
    ----------
    draft
        Files without errors.

    Returns
    -------
    pairs
        See `answers.pairs_of`; those that were decided upon are not in it.
    """
    return answers.pairs_of(decided(draft))


def accept(draft: Draft) -> None:
    """
    Make files without errors the reader's own data set.

    Parameters
    ----------
    draft
        The files, and what the reader decided about them.
    """
    own = state.workspace()
    folder = own.new_folder()
    write(decided(draft), folder)
    own.accepted, own.draft = folder, draft


def decided(draft: Draft) -> Dataset:
    """
    Return new files with what the reader decided about them.

    Parameters
    ----------
    draft
        The files, and what the reader decided about them.

    Returns
    -------
    dataset
        What is used, and kept.
    """
    return answers.decided(reading(draft).dataset, draft.same, draft.about, _today().isoformat())


def _today() -> date:
    return date.today()  # noqa: DTZ011 (the day where the server stands)


def reference_day(text: str) -> str | None:
    """
    Read a day as somebody typed it.

    Parameters
    ----------
    text
        A day, a month or a year; may be empty.

    Returns
    -------
    day
        ISO text, empty for an empty text; None when it is no day.
    """
    return iso_date(text.strip()) if text.strip() else ""


def marked_workbook_of(draft: Draft) -> bytes:
    """
    Write what was read as a workbook in which each cell with a problem is marked.

    Parameters
    ----------
    draft
        The files; corrections that were made are in it.

    Returns
    -------
    workbook
        An Excel file.
    """
    sheets = preview(draft.paths, rows=None, limits=UPLOAD, choices=draft.choices)
    return marked_workbook(
        [_raw(sheet, dict(draft.corrections)) for sheet in sheets],
        reading(draft).problems,
        language=state.language(),
    )


def _raw(sheet: answers.SheetView, corrections: Mapping[answers.CellPlace, str]) -> RawSheet:
    header, rows = answers.corrected(sheet, corrections)
    return RawSheet(
        file=sheet.file,
        name=sheet.sheet,
        header=[text for text, _name in header],
        rows=[texts for _number, texts in rows],
        header_row=sheet.header_row or 1,
        numbers=[number for number, _texts in rows],
    )


def formats_by_shelf() -> tuple[tuple[str, tuple[Format, ...]], ...]:
    """
    List the formats of files to take along.

    Returns
    -------
    shelves
        What they belong with, and the formats.
    """
    shelves = dict.fromkeys(entry.shelf for entry in FORMATS)
    return tuple(
        (shelf, tuple(entry for entry in FORMATS if entry.shelf == shelf)) for shelf in shelves
    )


def fits_a_picture(source: Source, area: answers.Area | None) -> bool:
    """
    Tell whether a part of the data is small enough for one picture.

    Parameters
    ----------
    source
        The files.
    area
        A neighbourhood or municipality; None for everything.

    Returns
    -------
    fits
        Whether a picture of it can be read.
    """
    return len(_part(source, area)) <= _MOST_PICTURED


def file_name(title: str, format_id: str) -> str:
    """
    Make a name for a file to take along.

    Parameters
    ----------
    title
        What it is of.
    format_id
        Id of one of the formats.

    Returns
    -------
    name
        Safe on every computer, with today's date.
    """
    return file_name_of(title, format_id, _today())


def file_of(source: Source, area: answers.Area | None, format_id: str, view: state.View) -> bytes:
    """
    Write the data in view as a file to take along.

    Parameters
    ----------
    source
        The files.
    area
        A neighbourhood or municipality; None for everything.
    format_id
        Id of one of the formats.
    view
        Umbrellas and language.

    Returns
    -------
    content
        The content of the file.
    """
    name = area.name if area else ""
    choices = Choices(
        language=view.language,
        umbrellas=view.umbrellas,
        title=name,
        selection=name,
        made_on=_today(),
        paper=A4 if format_id == "pdf" else SCREEN,
    )
    if area is None and format_called(format_id).lossless:
        # With the decisions about double names, which the network has carried out.
        return written(dataset_of(noted(source)), format_id, choices)
    return written(_part(source, area), format_id, choices)


def _part(source: Source, area: answers.Area | None) -> Network:
    network = network_of(noted(source))
    return answers.part_of(network, area.kind, area.key) if area else network
