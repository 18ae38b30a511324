"""Signs, ties, bands, names and legend of a drawing on a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Patch, Polygon, Rectangle

from graphlib_wijk.drawing import PALETTE, Drawing, LegendItem
from graphlib_wijk.drawing.boxes import SIZES
from graphlib_wijk.drawing.signs import OUTLINE_DASHES, Line, Sign, line_of, sign_in_legend, sign_of
from graphlib_wijk.writing.labels import Label, Written
from graphlib_wijk.writing.lettering import Look, put_text, width_of

_COLOURS: Final = PALETTE["light"]
_SHAPES: Final = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "triangle": ((0, -1.15), (1.15, 0.85), (-1.15, 0.85)),
    "hexagon": ((-0.6, -1), (0.6, -1), (1.2, 0), (0.6, 1), (-0.6, 1), (-1.2, 0)),
}
_PIXELS_AROUND: Final = 34.0
#: Height of the word in a band, by the size of its letters.
_BAND_WORD: Final = 1.3
#: How much more a drawing may grow one way than the other, to fill its place.
_STRETCH: Final = 1.9


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
            put_swatch(axes, sign_in_legend(item.sign), middle, size)
            put_text(axes, (left + start + 3.8 * size, y), item.label, Look(size))
    return bottom - 1.8 * size * len(rows)


def put_swatch(axes: Axes, sign: Sign | Line, at: tuple[float, float], size: float) -> None:
    """
    Draw a sign of the legend.

    Parameters
    ----------
    axes
        Where on.
    sign
        The sign of an organisation, or the line of a tie.
    at
        Its middle.
    size
        Size of the letters beside it.
    """
    x, y = at
    if isinstance(sign, Sign):
        axes.add_patch(_patch(sign, x, y, 0.62 * size, size / 14))
        return
    ends = ((x - 1.4 * size, y), (x + 1.6 * size, y))
    axes.add_line(_line(ends, sign, size / 12))


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
