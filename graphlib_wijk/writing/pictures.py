"""
A drawing as a picture: PNG, SVG and PDF, with title, reference date, legend and source.

The only module that knows matplotlib, through its objects: nothing here touches what other
users of matplotlib share. One unit of the page is a point (1/72 inch), y downwards.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Patch, Polygon, Rectangle

from graphlib_wijk.drawing import PALETTE, Drawing, NodeMark
from graphlib_wijk.drawing.encode import SIZES
from graphlib_wijk.drawing.signs import OUTLINE_DASHES, Line, Sign, line_of, sign_in_legend, sign_of
from graphlib_wijk.writing.captions import Caption, caption_of
from graphlib_wijk.writing.labels import Label, placed_labels
from graphlib_wijk.writing.lettering import Lettering, Look, put_text, width_of, wrapped_to
from graphlib_wijk.writing.material import Material
from graphlib_wijk.writing.papers import PaperSize

_COLOURS: Final = PALETTE["light"]
_QUIET: Final = "#55616b"
_SHAPES: Final = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "triangle": ((0, -1.15), (1.15, 0.85), (-1.15, 0.85)),
    "hexagon": ((-0.6, -1), (0.6, -1), (1.2, 0), (0.6, 1), (-0.6, 1), (-1.2, 0)),
}
#: Size of names in pixels of the drawing, where they stand below their signs.
_NAME: Final = 12.0
#: How far a picture of a handful of signs may grow, by the size that letters may have.
_MOST_GROWTH: Final = 1.2
_PIXELS_AROUND: Final = 34.0
_LEGEND_SHARE: Final = 0.23


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


def figure_as_png(figure: Figure, title: str) -> bytes:
    """
    Write a figure as PNG.

    Parameters
    ----------
    figure
        A figure.
    title
        What it is of.

    Returns
    -------
    content
        A PNG file; the same bytes for the same figure.
    """
    content = io.BytesIO()
    metadata = {"Title": title, "Software": "Wijkgraaf"}
    FigureCanvasAgg(figure).print_png(content, metadata=metadata)  # type: ignore[no-untyped-call]
    return content.getvalue()


def figure_as_svg(figure: Figure, title: str) -> bytes:
    """
    Write a figure as SVG.

    Parameters
    ----------
    figure
        A figure.
    title
        What it is of.

    Returns
    -------
    content
        An SVG file; letters are shapes.
    """
    content = io.BytesIO()
    metadata = {"Title": title, "Creator": "Wijkgraaf", "Date": None}
    FigureCanvasSVG(figure).print_svg(content, metadata=metadata)  # type: ignore[no-untyped-call]
    return content.getvalue()


def figure_as_pdf(figure: Figure, title: str) -> bytes:
    """
    Write a figure as PDF.

    Parameters
    ----------
    figure
        A figure.
    title
        What it is of.

    Returns
    -------
    content
        A PDF file of one page; the same bytes for the same figure.
    """
    content = io.BytesIO()
    metadata = {
        "Title": title,
        "Creator": "Wijkgraaf",
        "Producer": "Wijkgraaf",
        "CreationDate": None,
    }
    FigureCanvasPdf(figure).print_pdf(content, metadata=metadata)  # type: ignore[no-untyped-call]
    return content.getvalue()


def empty_page(paper: PaperSize) -> tuple[Figure, Axes]:
    """
    Make a page to draw on.

    Parameters
    ----------
    paper
        Its size.

    Returns
    -------
    figure, axes
        The page, and where to draw: in points, y downwards.
    """
    figure = Figure(figsize=(paper.width, paper.height), dpi=paper.dots, facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, paper.width * 72)
    axes.set_ylim(paper.height * 72, 0)
    return figure, axes


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
    wide, high = paper.width * 72, paper.height * 72
    figure, axes = empty_page(paper)
    letters = Lettering.of(paper)
    edge = 2 * letters.small if plate.caption else 2.0
    top, bottom = edge, high - edge
    if plate.caption:
        top, bottom = _frame(axes, plate.caption, letters, (wide, high, edge))
    legend = _LEGEND_SHARE * wide if drawing.legend else 0
    if drawing.legend:
        _legend(axes, drawing, letters, (wide - legend, top, legend - edge, bottom - top))
    area = (edge, top, wide - 2 * edge - legend, bottom - top)
    if drawing.nodes:
        _network(axes, drawing, paper, area)
    return figure


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
        _swatch(axes, sign_in_legend(item.sign), middle, size)
        for line in names:
            put_text(axes, (left + swatch, y + size), line, Look(size, bold=True))
            y += 1.3 * size
        for line in told:
            place = (left + swatch, y + 0.75 * size)
            put_text(axes, place, line, Look(0.85 * size, colour=_QUIET))
            y += 1.1 * size
        y += 0.7 * size


def _swatch(axes: Axes, sign: Sign | Line, at: tuple[float, float], size: float) -> None:
    x, y = at
    if isinstance(sign, Sign):
        axes.add_patch(_patch(sign, x, y, 0.62 * size, size / 14))
        return
    ends = ((x - 1.4 * size, y), (x + 1.6 * size, y))
    axes.add_line(_line(ends, sign, size / 12))


def _network(
    axes: Axes, drawing: Drawing, paper: PaperSize, area: tuple[float, float, float, float]
) -> None:
    left, top, wide, high = area
    x0, y0, x1, y1 = _extent(drawing)
    most = _MOST_GROWTH * paper.letters / _NAME
    scale = min(wide / (x1 - x0), high / (y1 - y0), most)
    dx = left + (wide - scale * (x1 - x0)) / 2 - scale * x0
    dy = top + (high - scale * (y1 - y0)) / 2 - scale * y0
    spot = {node.id: (dx + scale * node.x, dy + scale * node.y) for node in drawing.nodes}
    taken = []
    for band in drawing.bands:
        corner = (dx + scale * band.x, dy + scale * band.y)
        size = 14 * scale
        look: dict[str, Any] = {"facecolor": _COLOURS["band"], "linewidth": 0, "clip_on": False}
        axes.add_patch(Rectangle(corner, scale * band.width, scale * band.height, **look))
        place = (corner[0] + size, corner[1] + 1.6 * size)
        put_text(axes, place, band.label, Look(size, bold=True))
        width = width_of(band.label, size, bold=True)
        taken.append((place[0], place[1] - size, place[0] + width, place[1] + 0.3 * size))
    for edge in drawing.edges:
        ends = (spot[edge.source], spot[edge.target])
        axes.add_line(_line(ends, line_of(edge), scale))
    for node in reversed(drawing.nodes):
        axes.add_patch(_patch(sign_of(node), *spot[node.id], scale * SIZES[node.outside], scale))
    labels = [_label(node, spot[node.id], scale) for node in drawing.nodes]
    bounds = (left, top, left + wide, top + high)
    for label, place, line, size in placed_labels(
        labels, _NAME * scale, paper.letters, bounds, taken
    ):
        put_text(axes, place, line, Look(size, bold=label.bold, halo=True))


def _label(node: NodeMark, spot: tuple[float, float], scale: float) -> Label:
    reach = scale * (SIZES[node.outside] + 2)
    return Label(text=node.label, x=spot[0], y=spot[1], reach=reach, bold=node.needs_hand)


def _extent(drawing: Drawing) -> tuple[float, float, float, float]:
    """Corners of everything that is drawn, with room for names."""
    around = _PIXELS_AROUND
    xs = [x for node in drawing.nodes for x in (node.x - 2 * around, node.x + 2 * around)]
    ys = [y for node in drawing.nodes for y in (node.y - around, node.y + 2 * around)]
    xs += [x for band in drawing.bands for x in (band.x, band.x + band.width)]
    ys += [y for band in drawing.bands for y in (band.y, band.y + band.height)]
    return min(xs), min(ys), max(xs), max(ys)


def _patch(sign: Sign, x: float, y: float, size: float, scale: float) -> Patch:
    width = max(sign.outline_width * scale, 0.4)
    look: dict[str, Any] = {
        "facecolor": _COLOURS[sign.fill],
        "edgecolor": _COLOURS[sign.outline],
        "linewidth": width,
        "linestyle": (0, [dash * scale / width for dash in OUTLINE_DASHES])
        if sign.dashed
        else "solid",
        "zorder": 2,
        "clip_on": False,
    }
    if sign.shape == "dot":
        return Circle((x, y), size, **look)
    corners: Sequence[tuple[float, float]] = _SHAPES[sign.shape]
    return Polygon([(x + size * a, y + size * b) for a, b in corners], closed=True, **look)


def _line(ends: Sequence[tuple[float, float]], line: Line, scale: float) -> Line2D:
    width = max(line.width * scale, 0.4)
    dashes: Any = (0, [dash * scale / width for dash in line.dashes]) if line.dashes else "solid"
    xs, ys = zip(*ends, strict=True)
    return Line2D(
        xs,
        ys,
        color=_COLOURS[line.colour],
        linewidth=width,
        linestyle=dashes,
        dash_capstyle="butt",
        zorder=1,
        clip_on=False,
    )
