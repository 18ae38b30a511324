"""
A page to draw on, and that page as the content of a file.

One unit of the page is a point (1/72 inch), y downwards. matplotlib through its objects: nothing
here touches what other users of matplotlib share.
"""

from __future__ import annotations

import io

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from graphlib_wijk.writing.papers import PaperSize


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
