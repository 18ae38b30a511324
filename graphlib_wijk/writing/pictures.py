"""
A drawing as a picture: PNG, SVG and PDF, with title, reference date, legend and source.

The only module that knows matplotlib, through its objects: nothing here touches what other
users of matplotlib share. One unit of the page is a point (1/72 inch), y downwards.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Patch, Polygon, Rectangle

from graphlib_wijk.drawing import PALETTE, Drawing, LegendItem
from graphlib_wijk.drawing.encode import SIZES
from graphlib_wijk.drawing.signs import OUTLINE_DASHES, Line, Sign, line_of, sign_in_legend, sign_of
from graphlib_wijk.writing.captions import Caption, caption_of
from graphlib_wijk.writing.labels import Label, Written, largest_labels, placed_labels
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
#: Height of the word in a band, by the size of its letters.
_BAND_WORD: Final = 1.3
#: How much more a drawing may grow one way than the other, to fill its place.
_STRETCH: Final = 1.9
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
        _swatch(axes, sign_in_legend(item.sign), middle, size)
        for line in names:
            put_text(axes, (left + swatch, y + size), line, Look(size, bold=True))
            y += 1.3 * size
        for line in told:
            place = (left + swatch, y + 0.75 * size)
            put_text(axes, place, line, Look(0.85 * size, colour=_QUIET))
            y += 1.1 * size
        y += 0.7 * size


def legend_strip(
    axes: Axes, items: Sequence[LegendItem], size: float, foot: tuple[float, float, float]
) -> float:
    """
    Draw the signs with their words next to each other, on as many lines as it takes.

    Parameters
    ----------
    axes
        Where on.
    items
        The legend.
    size
        Size of the letters.
    foot
        Left end of the lowest line, its foot, and how wide lines may be.

    Returns
    -------
    top
        Where the strip begins; its foot without a legend.
    """
    left, bottom, wide = foot
    rows: list[list[tuple[LegendItem, float]]] = []
    x = wide + 1
    for item in items:
        need = 5.2 * size + width_of(item.label, size)
        if x + need > wide:
            rows.append([])
            x = 0.0
        rows[-1].append((item, x))
        x += need
    for number, row in enumerate(reversed(rows)):
        y = bottom - (1.8 * number + 0.5) * size
        for item, start in row:
            middle = (left + start + 1.7 * size, y - 0.35 * size)
            _swatch(axes, sign_in_legend(item.sign), middle, size)
            put_text(axes, (left + start + 3.8 * size, y), item.label, Look(size))
    return bottom - 1.8 * size * len(rows)


def _swatch(axes: Axes, sign: Sign | Line, at: tuple[float, float], size: float) -> None:
    x, y = at
    if isinstance(sign, Sign):
        axes.add_patch(_patch(sign, x, y, 0.62 * size, size / 14))
        return
    ends = ((x - 1.4 * size, y), (x + 1.6 * size, y))
    axes.add_line(_line(ends, sign, size / 12))


@dataclass(frozen=True, kw_only=True)
class Fit:
    """
    Where a drawing comes on a page.

    Parameters
    ----------
    scale
        Points of the page per pixel of the drawing, for signs and letters.
    across, down
        The same for places: a drawing may be stretched to fill the page.
    left, top
        Where the drawing's own 0, 0 comes.
    bounds
        Left, top, right and bottom of the place that it may fill.
    least
        Size in points below which the words of bands do not go.
    """

    scale: float
    across: float
    down: float
    left: float
    top: float
    bounds: tuple[float, float, float, float]
    least: float = 0.0

    @property
    def words(self) -> float:
        """Size of the words of bands, in points: no higher than the place above a row."""
        return min(max(14 * self.scale, self.least), 30 * self.scale)

    @classmethod
    def of(
        cls,
        drawing: Drawing,
        bounds: tuple[float, float, float, float],
        most: float,
        stretch: float = _STRETCH,
    ) -> Fit:
        """
        Fit a drawing into a place.

        Parameters
        ----------
        drawing
            A drawing with marks.
        bounds
            Left, top, right and bottom of the place.
        most
            Scale beyond which it need not grow.
        stretch
            How much more it may grow one way than the other.

        Returns
        -------
        fit
            In the middle of the place.
        """
        left, top, right, bottom = bounds
        x0, y0, x1, y1 = _extent(drawing)
        across, down = (right - left) / (x1 - x0), (bottom - top) / (y1 - y0)
        scale = min(across, down, most)
        across, down = min(across, stretch * scale), min(down, stretch * scale)
        return cls(
            scale=scale,
            across=across,
            down=down,
            left=left + (right - left - across * (x1 - x0)) / 2 - across * x0,
            top=top + (bottom - top - down * (y1 - y0)) / 2 - down * y0,
            bounds=bounds,
        )

    def spot(self, x: float, y: float) -> tuple[float, float]:
        """
        Return where a point of the drawing comes.

        Parameters
        ----------
        x, y
            In pixels of the drawing.

        Returns
        -------
        spot
            In points of the page.
        """
        return self.left + self.across * x, self.top + self.down * y


def _network(
    axes: Axes, drawing: Drawing, paper: PaperSize, area: tuple[float, float, float, float]
) -> None:
    left, top, wide, high = area
    bounds = (left, top, left + wide, top + high)
    fit = Fit.of(drawing, bounds, _MOST_GROWTH * paper.letters / _NAME, stretch=1)
    taken = put_network(axes, drawing, fit)
    labels = labels_of(drawing, fit)
    put_labels(axes, placed_labels(labels, _NAME * fit.scale, paper.letters, bounds, taken))


def put_network(axes: Axes, drawing: Drawing, fit: Fit) -> list[tuple[float, float, float, float]]:
    """
    Draw bands, ties and signs, without names.

    Parameters
    ----------
    axes
        Where on.
    drawing
        The drawing.
    fit
        Where it comes.

    Returns
    -------
    taken
        Where words stand already.
    """
    scale = fit.scale
    taken = taken_by_bands(drawing, fit)
    for band, (left, top, _, bottom) in zip(drawing.bands, taken, strict=True):
        look: dict[str, Any] = {"facecolor": _COLOURS["band"], "linewidth": 0, "clip_on": False}
        wide, high = fit.across * band.width, fit.down * band.height
        axes.add_patch(Rectangle(fit.spot(band.x, band.y), wide, high, **look))
        size = (bottom - top) / _BAND_WORD
        put_text(axes, (left, top + size), band.label, Look(size, bold=True))
    spot = {node.id: fit.spot(node.x, node.y) for node in drawing.nodes}
    for edge in drawing.edges:
        ends = (spot[edge.source], spot[edge.target])
        axes.add_line(_line(ends, line_of(edge), scale))
    for node in reversed(drawing.nodes):
        axes.add_patch(_patch(sign_of(node), *spot[node.id], scale * SIZES[node.outside], scale))
    return taken


def taken_by_bands(drawing: Drawing, fit: Fit) -> list[tuple[float, float, float, float]]:
    """
    Return where the words of bands stand.

    Parameters
    ----------
    drawing
        The drawing.
    fit
        Where it comes.

    Returns
    -------
    taken
        Left, top, right and bottom for each band.
    """
    size = fit.words
    taken = []
    for band in drawing.bands:
        left, top = fit.spot(band.x, band.y)
        start, wide = left + size, width_of(band.label, size, bold=True)
        taken.append((start, top + 0.6 * size, start + wide, top + 0.6 * size + _BAND_WORD * size))
    return taken


def labels_of(drawing: Drawing, fit: Fit, texts: Sequence[str] | None = None) -> list[Label]:
    """
    Return the names that signs get.

    Parameters
    ----------
    drawing
        The drawing.
    fit
        Where it comes.
    texts
        Other words instead of the names, in the order of the signs.

    Returns
    -------
    labels
        One for each sign.
    """
    words = texts or [node.label for node in drawing.nodes]
    return [
        Label(
            text=text,
            x=fit.spot(node.x, node.y)[0],
            y=fit.spot(node.x, node.y)[1],
            reach=fit.scale * (SIZES[node.outside] + 2),
            bold=node.needs_hand or texts is not None,
        )
        for text, node in zip(words, drawing.nodes, strict=True)
    ]


def put_labels(axes: Axes, written: Iterable[Written]) -> None:
    """
    Write names.

    Parameters
    ----------
    axes
        Where on.
    written
        Lines with their places.
    """
    for label, place, line, size in written:
        put_text(axes, place, line, Look(size, bold=label.bold, halo=True))


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
