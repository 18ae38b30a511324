"""A drawing as a picture: PNG, SVG and PDF, with title, reference date, legend and source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from graphlib_wijk.drawing import PALETTE, Drawing
from graphlib_wijk.drawing.signs import sign_in_legend
from graphlib_wijk.writing.captions import Caption, caption_of
from graphlib_wijk.writing.labels import largest_labels, placed_labels
from graphlib_wijk.writing.lettering import Lettering, Look, put_text, width_of, wrapped_to
from graphlib_wijk.writing.material import Material
from graphlib_wijk.writing.page_files import (
    empty_page,
    figure_as_pdf,
    figure_as_png,
    figure_as_svg,
)
from graphlib_wijk.writing.page_marks import (
    Fit,
    labels_of,
    legend_strip,
    put_labels,
    put_network,
    put_swatch,
)
from graphlib_wijk.writing.papers import PaperSize

_COLOURS: Final = PALETTE["light"]
_QUIET: Final = "#55616b"
#: Size of names in pixels of the drawing, where they stand below their signs.
_NAME: Final = 12.0
#: How far a picture of a handful of signs may grow, by the size that letters may have.
_MOST_GROWTH: Final = 1.2
_LEGEND_SHARE: Final = 0.23
#: Sizes that names in a text may have, as shares of the largest.
_SHARES: Final = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52)


@dataclass(frozen=True, kw_only=True)
class Plate:
    """
    What a picture shows: a drawing, the size of the page, and the words around it.

    Parameters
    ----------
    drawing
        The drawing.
    paper
        Size of the picture.
    caption
        What stands above and below; None for a picture inside a text that tells it already.
    """

    drawing: Drawing
    paper: PaperSize
    caption: Caption | None = None


def plate_of(material: Material) -> Plate:
    """
    Return what the picture of a network shows.

    Parameters
    ----------
    material
        What is written.

    Returns
    -------
    plate
        With title, facts and source.
    """
    return Plate(
        drawing=material.drawing, paper=material.choices.paper, caption=caption_of(material)
    )


def png(material: Material) -> bytes:
    """
    Draw a picture of dots.

    Parameters
    ----------
    material
        What is written.

    Returns
    -------
    content
        A PNG file of the size that was chosen.
    """
    return figure_as_png(figure_of(plate_of(material)), material.drawing.title)


def svg(material: Material) -> bytes:
    """
    Draw a picture of lines that stays sharp.

    Parameters
    ----------
    material
        What is written.

    Returns
    -------
    content
        An SVG file in which letters are shapes, so that it looks the same everywhere.
    """
    return figure_as_svg(figure_of(plate_of(material)), material.drawing.title)


def pdf(material: Material) -> bytes:
    """
    Draw a page to print.

    Parameters
    ----------
    material
        What is written.

    Returns
    -------
    content
        A PDF file of one page.
    """
    return figure_as_pdf(figure_of(plate_of(material)), material.drawing.title)


def figure_of(plate: Plate) -> Figure:
    """
    Draw a picture.

    Parameters
    ----------
    plate
        What it shows.

    Returns
    -------
    figure
        To be written as PNG, SVG or PDF.
    """
    paper, drawing = plate.paper, plate.drawing
    figure, axes = empty_page(paper)
    wide, high = paper.width * 72, paper.height * 72
    if plate.caption is None:
        _inset(axes, drawing, paper)
        return figure
    letters = Lettering.of(paper)
    edge = 2 * letters.small
    top, bottom = _frame(axes, plate.caption, letters, (wide, high, edge))
    legend = _LEGEND_SHARE * wide if drawing.legend else 0
    if drawing.legend:
        _legend(axes, drawing, letters, (wide - legend, top, legend - edge, bottom - top))
    area = (edge, top, wide - 2 * edge - legend, bottom - top)
    if drawing.nodes:
        _network(axes, drawing, paper, area)
    return figure


def _inset(axes: Axes, drawing: Drawing, paper: PaperSize) -> None:
    """Draw as large as the place allows, with the words of the legend in a strip below."""
    wide, high = paper.width * 72, paper.height * 72
    foot = legend_strip(axes, drawing.legend, paper.letters, (0.0, high - 2, wide))
    if not drawing.nodes:
        return
    fit = Fit.of(drawing, (0.0, 2.0, wide, foot - 2), 2 * paper.letters / _NAME)
    fit = replace(fit, least=paper.letters)
    taken = put_network(axes, drawing, fit)
    sizes = [paper.letters * share for share in _SHARES]
    found = largest_labels(labels_of(drawing, fit), sizes, fit.bounds, taken)
    if found is None:
        found = placed_labels(labels_of(drawing, fit), sizes[-1], sizes[-1], fit.bounds, taken)
    put_labels(axes, found)


def _frame(
    axes: Axes, caption: Caption, letters: Lettering, page: tuple[float, float, float]
) -> tuple[float, float]:
    """Write what stands above and below; return between which heights the rest may stand."""
    wide, high, edge = page
    room = wide - 2 * edge
    y = edge
    for text, size, bold, colour in (
        (caption.title, letters.title, True, _COLOURS["text"]),
        (caption.summary, letters.text, False, _COLOURS["text"]),
        (caption.facts, letters.small, False, _QUIET),
    ):
        for line in wrapped_to(text, room, size, bold=bold)[:2]:
            put_text(axes, (edge, y + size), line, Look(size, bold=bold, colour=colour))
            y += size * 1.4
    end = high - edge
    size = letters.least
    lines = wrapped_to(caption.source, room, size)[:2]
    for at, line in enumerate(reversed(lines)):
        put_text(axes, (edge, end - at * size * 1.4), line, Look(size, colour=_QUIET))
    return y + letters.small, end - (len(lines) + 1) * size * 1.4


def _legend(
    axes: Axes, drawing: Drawing, letters: Lettering, area: tuple[float, float, float, float]
) -> None:
    """Draw the signs with their words, smaller where they would not fit."""
    left, top, wide, high = area
    size = letters.text
    while True:
        swatch = 3.6 * size
        parts = [
            (
                item,
                wrapped_to(item.label, wide - swatch, size, bold=True),
                wrapped_to(item.definition, wide - swatch, 0.85 * size),
            )
            for item in drawing.legend
        ]
        need = sum(1.3 * len(a) + 1.1 * len(b) + 0.7 for _, a, b in parts) * size
        widest = max(width_of(line, size, bold=True) for _, names, _ in parts for line in names)
        if (need <= high and widest <= wide - swatch) or size <= letters.least:
            break
        size *= 0.95
    y = top
    for item, names, told in parts:
        middle = (left + 1.4 * size, y + 0.65 * size)
        put_swatch(axes, sign_in_legend(item.sign), middle, size)
        for line in names:
            put_text(axes, (left + swatch, y + size), line, Look(size, bold=True))
            y += 1.3 * size
        for line in told:
            place = (left + swatch, y + 0.75 * size)
            put_text(axes, place, line, Look(0.85 * size, colour=_QUIET))
            y += 1.1 * size
        y += 0.7 * size


def _network(
    axes: Axes, drawing: Drawing, paper: PaperSize, area: tuple[float, float, float, float]
) -> None:
    left, top, wide, high = area
    bounds = (left, top, left + wide, top + high)
    fit = Fit.of(drawing, bounds, _MOST_GROWTH * paper.letters / _NAME, stretch=1)
    taken = put_network(axes, drawing, fit)
    labels = labels_of(drawing, fit)
    put_labels(axes, placed_labels(labels, _NAME * fit.scale, paper.letters, bounds, taken))
