"""
The poster of a neighbourhood, A3: a large drawing, a legend, and few words.

Letters of 24 points can be read from two metres. In a small neighbourhood names are at least that
large, in a larger one at least 16 points. Where they would be smaller still every sign has a
large number, and the names stand beside the drawing, by number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from graphlib_wijk.drawing import PALETTE, Drawing
from graphlib_wijk.writing.brief_material import BriefMaterial
from graphlib_wijk.writing.brief_sheet import LONGEST_NAME, LONGEST_TEXT, shortened
from graphlib_wijk.writing.brief_words import WORDS
from graphlib_wijk.writing.extras import day_in_words
from graphlib_wijk.writing.labels import largest_labels, placed_labels
from graphlib_wijk.writing.lettering import Look, put_text, width_of, wrapped_to
from graphlib_wijk.writing.papers import POSTER
from graphlib_wijk.writing.pictures import (
    Fit,
    empty_page,
    figure_as_pdf,
    figure_as_png,
    labels_of,
    legend_strip,
    put_labels,
    put_network,
    taken_by_bands,
)

#: Sizes in points. Names and numbers are tried from the largest on.
TITLE: Final = 46.0
TEXT: Final = 20.0
LEGEND: Final = 17.0
SOURCE: Final = 11.0
NAMES: Final = (30.0, 27.0, 24.0, 21.0, 18.0, 16.0)
BAND: Final = 18.0
NUMBERS: Final = (28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0)
#: The list of names: as few columns as can be, each with its share of the width and its sizes.
KEYS: Final = (
    (1, 0.3, (24.0, 21.0, 18.0, 16.0, 14.0)),
    (2, 0.44, (16.0, 14.0, 12.0)),
    (3, 0.56, (12.0, 10.5, 9.0)),
)
_EDGE: Final = 34.0
_GREY: Final = "#4a555e"
#: How much a sign may grow.
_MOST: Final = 2.4
_KEY_LEADING: Final = 1.35
#: Place for a number of three digits before a name, by the size of the letters.
_INDENT: Final = 2.5

Bounds = tuple[float, float, float, float]


def poster_pdf(material: BriefMaterial) -> bytes:
    """
    Write a poster to print.

    Parameters
    ----------
    material
        The sheet and its drawing.

    Returns
    -------
    content
        A PDF file of one page of A3.
    """
    return figure_as_pdf(poster_figure(material), material.brief.place)


def poster_png(material: BriefMaterial) -> bytes:
    """
    Write a poster to show on a screen.

    Parameters
    ----------
    material
        The sheet and its drawing.

    Returns
    -------
    content
        A PNG file of one page of A3.
    """
    return figure_as_png(poster_figure(material), material.brief.place)


def poster_figure(material: BriefMaterial) -> Figure:
    """
    Draw a poster.

    Parameters
    ----------
    material
        The sheet and its drawing.

    Returns
    -------
    figure
        One page of A3.
    """
    figure, axes = empty_page(POSTER)
    wide, high = POSTER.width * 72, POSTER.height * 72
    top = _head(axes, material, wide - 2 * _EDGE)
    foot = _foot(axes, material, high - _EDGE)
    drawing = material.drawing
    strip = (_EDGE, foot, wide - 2 * _EDGE)
    bottom = legend_strip(axes, drawing.legend, LEGEND, strip) - 0.6 * LEGEND
    if drawing.nodes:
        more = WORDS[material.brief.language]["rest"]
        _picture(axes, drawing, more, (_EDGE, top, wide - _EDGE, bottom))
    return figure


def _head(axes: Axes, material: BriefMaterial, room: float) -> float:
    """Write title, counts and facts; return where the rest may begin."""
    brief = material.brief
    words = WORDS[brief.language]
    day = day_in_words(brief.reference_date, brief.language)
    facts = [
        words["date"].format(day=day) if day else words["no_date"],
        words["fictional"] if brief.fictional else "",
        words["internal"] if brief.audience == "internal" else "",
    ]
    told = " ".join(filter(None, (brief.counts, *brief.coverage[:1])))
    text = PALETTE["light"]["text"]
    y = _EDGE
    for line, size, bold, colour in (
        (shortened(brief.place, 2 * LONGEST_NAME), TITLE, True, text),
        (told, TEXT, False, text),
        (" · ".join(filter(None, facts)), 0.8 * TEXT, False, _GREY),
    ):
        for part in wrapped_to(line, room, size, bold=bold)[:2]:
            put_text(axes, (_EDGE, y + 0.8 * size), part, Look(size, bold=bold, colour=colour))
            y += 1.25 * size
    return y + 0.4 * TEXT


def _foot(axes: Axes, material: BriefMaterial, foot: float) -> float:
    """Write what the poster cannot say and its source; return where the rest must end."""
    brief = material.brief
    words = WORDS[brief.language]
    origin = shortened(brief.origin, LONGEST_TEXT).rstrip(".")
    source = words["origin"].format(origin=origin) if origin else ""
    lines = [" ".join(brief.limits), " ".join(filter(None, (source, words["made"])))]
    room = POSTER.width * 72 - 2 * _EDGE
    parts = [part for line in lines for part in wrapped_to(line, room, SOURCE)[:2]]
    for number, part in enumerate(reversed(parts)):
        place = (_EDGE, foot - 1.35 * SOURCE * number)
        put_text(axes, place, part, Look(SOURCE, colour=_GREY))
    return foot - 1.35 * SOURCE * len(parts) - 0.4 * SOURCE


def _picture(axes: Axes, drawing: Drawing, more: str, bounds: Bounds) -> None:
    fit = replace(Fit.of(drawing, bounds, _MOST), least=BAND)
    found = largest_labels(labels_of(drawing, fit), NAMES, bounds, taken_by_bands(drawing, fit))
    if found is not None:
        put_network(axes, drawing, fit)
        put_labels(axes, found)
        return
    numbered = _numbered(drawing)
    left = _key(axes, numbered, more, bounds)
    fit = Fit.of(drawing, (bounds[0], bounds[1], left, bounds[3]), _MOST)
    fit = replace(fit, least=BAND)
    taken = put_network(axes, drawing, fit)
    labels = labels_of(drawing, fit, [str(at) for at, _ in numbered])
    written = largest_labels(labels, NUMBERS, fit.bounds, taken)
    if written is None:
        written = placed_labels(labels, NUMBERS[-1] / 2, NUMBERS[-1], fit.bounds, taken)
    put_labels(axes, written)


def _numbered(drawing: Drawing) -> list[tuple[int, str]]:
    """Number the organisations in the order of the drawing: own ones first, by name."""
    return [(at, node.name) for at, node in enumerate(drawing.nodes, start=1)]


def _key(axes: Axes, names: Sequence[tuple[int, str]], more: str, bounds: Bounds) -> float:
    """Write the list of names by number, as large as fits; return where it begins."""
    left, top, right, bottom = bounds
    for columns, share, sizes in KEYS:
        room = share * (right - left) / columns
        for size in sizes:
            entries = [_entry(at, name, room, size) for at, name in names]
            placed = _columns(entries, columns, int((bottom - top) / (_KEY_LEADING * size)))
            if placed is not None:
                start = right - share * (right - left)
                _write_key(axes, placed, size, (start, top, room))
                return start - TEXT
    columns, _, sizes = KEYS[-1]
    most = columns * int((bottom - top) / (_KEY_LEADING * sizes[-1])) // 2 - 1
    left_out = more.format(count=len(names) - most)
    return _key(axes, [*names[:most], (0, left_out)], more, bounds)


def _entry(at: int, name: str, room: float, size: float) -> list[tuple[str, str]]:
    """A number with the lines of a name; the number stands on the first."""
    lines = wrapped_to(shortened(name, LONGEST_NAME), room - (_INDENT + 0.4) * size, size)
    fitting = [_fitted(line, room - (_INDENT + 0.4) * size, size) for line in lines] or [""]
    number = str(at) if at else ""
    return [(number if row == 0 else "", line) for row, line in enumerate(fitting)]


def _fitted(line: str, room: float, size: float) -> str:
    """Cut a line that has one word, and that too long."""
    while len(line) > 1 and width_of(line, size) > room:
        line = line[:-2].rstrip() + "…"
    return line


def _columns(
    entries: Sequence[list[tuple[str, str]]], columns: int, rows: int
) -> list[list[tuple[str, str]]] | None:
    """Fill columns one after the other; None when that takes more rows than there are."""
    filled: list[list[tuple[str, str]]] = [[]]
    for entry in entries:
        if len(filled[-1]) + len(entry) > rows:
            filled.append([])
        filled[-1] += entry
    fits = len(filled) <= columns and all(len(column) <= rows for column in filled)
    return filled if fits else None


def _write_key(
    axes: Axes,
    columns: Sequence[Sequence[tuple[str, str]]],
    size: float,
    place: tuple[float, float, float],
) -> None:
    left, top, room = place
    for at, column in enumerate(columns):
        for row, (number, line) in enumerate(column):
            foot = top + (row * _KEY_LEADING + 1) * size
            start = left + at * room
            put_text(axes, (start, foot), number, Look(size, bold=True))
            put_text(axes, (start + _INDENT * size, foot), line, Look(size))
