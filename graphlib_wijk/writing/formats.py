"""The formats that can be written, as data: what each is called, what it keeps, who writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from graphlib_wijk.tables import GraphlibWijkError
from graphlib_wijk.writing.file_kinds import FileKind
from graphlib_wijk.writing.material import Material

Shelf = Literal["data", "network", "picture"]


@dataclass(frozen=True, kw_only=True)
class Format(FileKind):
    """
    One format of file.

    Parameters
    ----------
    shelf
        What it belongs with: the data, the network for other programs, or pictures.
    lossless
        Whether the file holds everything the tables hold.
    write
        Gives the content of the file.
    """

    shelf: Shelf
    lossless: bool
    write: Callable[[Material], bytes]


class UnknownFormatError(GraphlibWijkError, ValueError):
    """
    No format goes by this name or ending.

    Parameters
    ----------
    name
        What was asked for.
    """

    code = "unknown-format"

    def __init__(self, name: str) -> None:
        known = ", ".join(entry.suffix for entry in FORMATS)
        super().__init__(f"{name!r} is no format that can be written; use a folder or {known}.")


def _csv(material: Material) -> bytes:
    from graphlib_wijk.writing.csv_folder import csv_zip

    return csv_zip(material)


def _excel(material: Material) -> bytes:
    from graphlib_wijk.writing.excel import excel

    return excel(material)


def _graphml(material: Material) -> bytes:
    from graphlib_wijk.writing.graphml import graphml

    return graphml(material)


def _gexf(material: Material) -> bytes:
    from graphlib_wijk.writing.gexf import gexf

    return gexf(material)


def _kumu(material: Material) -> bytes:
    from graphlib_wijk.writing.kumu import blueprint

    return blueprint(material)


def _kumu_workbook(material: Material) -> bytes:
    from graphlib_wijk.writing.kumu_sheets import kumu_workbook

    return kumu_workbook(material)


def _html(material: Material) -> bytes:
    return material.drawing.to_html().encode()


def _svg(material: Material) -> bytes:
    from graphlib_wijk.writing.pictures import svg

    return svg(material)


def _png(material: Material) -> bytes:
    from graphlib_wijk.writing.pictures import png

    return png(material)


def _pdf(material: Material) -> bytes:
    from graphlib_wijk.writing.pictures import pdf

    return pdf(material)


CSV_FOLDER: Final = Format(
    id="csv",
    suffix=".zip",
    nl="Map met CSV-bestanden",
    en="Folder of CSV files",
    use_nl="Om te bewaren, en voor elk programma dat tabellen leest.",
    use_en="To keep, and for any program that reads tables.",
    shelf="data",
    lossless=True,
    media_type="application/zip",
    write=_csv,
)
#: A longer ending stands before the shorter one that it ends in.
FORMATS: Final = (
    CSV_FOLDER,
    Format(
        id="kumu-excel",
        suffix=".kumu.xlsx",
        nl="Excel voor Kumu",
        en="Excel for Kumu",
        use_nl="Om in Kumu te importeren als werkblad.",
        use_en="To import into Kumu as a spreadsheet.",
        shelf="network",
        lossless=False,
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        write=_kumu_workbook,
    ),
    Format(
        id="excel",
        suffix=".xlsx",
        nl="Excel (NL)",
        en="Excel (Dutch)",
        use_nl="Om in Excel of LibreOffice te bekijken, te verbeteren en weer in te lezen.",
        use_en="To look at and correct in Excel or LibreOffice, and to read in again.",
        shelf="data",
        lossless=True,
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        write=_excel,
    ),
    Format(
        id="gexf",
        suffix=".gexf",
        nl="Gephi (GEXF)",
        en="Gephi (GEXF)",
        use_nl="Om in Gephi of Gephi Lite te openen, met kleuren en plaatsen.",
        use_en="To open in Gephi or Gephi Lite, with colours and places.",
        shelf="network",
        lossless=True,
        media_type="application/gexf+xml",
        write=_gexf,
    ),
    Format(
        id="graphml",
        suffix=".graphml",
        nl="GraphML",
        en="GraphML",
        use_nl="Voor andere netwerkprogramma's, zoals yEd, Cytoscape, R en Python.",
        use_en="For other network programs, such as yEd, Cytoscape, R and Python.",
        shelf="network",
        lossless=True,
        media_type="application/graphml+xml",
        write=_graphml,
    ),
    Format(
        id="kumu",
        suffix=".json",
        nl="Kumu (JSON)",
        en="Kumu (JSON)",
        use_nl="Om in Kumu te importeren als blueprint.",
        use_en="To import into Kumu as a blueprint.",
        shelf="network",
        lossless=True,
        media_type="application/json",
        write=_kumu,
    ),
    Format(
        id="html",
        suffix=".html",
        nl="Webpagina",
        en="Web page",
        use_nl="Om de tekening door te sturen: werkt zonder internet, met tabel en legenda.",
        use_en="To send the drawing on: works without internet, with table and legend.",
        shelf="picture",
        lossless=False,
        media_type="text/html",
        write=_html,
    ),
    Format(
        id="png",
        suffix=".png",
        nl="Plaatje (PNG)",
        en="Picture (PNG)",
        use_nl="Voor een verslag, een presentatie of een bericht.",
        use_en="For a report, a presentation or a message.",
        shelf="picture",
        lossless=False,
        media_type="image/png",
        write=_png,
    ),
    Format(
        id="svg",
        suffix=".svg",
        nl="Tekening (SVG)",
        en="Drawing (SVG)",
        use_nl="Voor een ontwerper: scherp op elk formaat, en te bewerken.",
        use_en="For a designer: sharp at any size, and can be edited.",
        shelf="picture",
        lossless=False,
        media_type="image/svg+xml",
        write=_svg,
    ),
    Format(
        id="pdf",
        suffix=".pdf",
        nl="Afdruk (PDF)",
        en="Print (PDF)",
        use_nl="Om af te drukken op A4, of op A3 om aan de muur te hangen.",
        use_en="To print on A4, or on A3 to hang on a wall.",
        shelf="picture",
        lossless=False,
        media_type="application/pdf",
        write=_pdf,
    ),
)


def format_called(format_id: str) -> Format:
    """
    Look a format up by its name.

    Parameters
    ----------
    format_id
        `id` of one of `FORMATS`.

    Returns
    -------
    found
        The format.

    Raises
    ------
    UnknownFormatError
        If there is none.
    """
    for candidate in FORMATS:
        if candidate.id == format_id:
            return candidate
    raise UnknownFormatError(format_id)


def format_for(name: str) -> Format:
    """
    Look a format up by the name of a file.

    Parameters
    ----------
    name
        Name of a file; case does not matter.

    Returns
    -------
    found
        The format that its ending stands for.

    Raises
    ------
    UnknownFormatError
        If no format ends like this.
    """
    for candidate in FORMATS:
        if name.casefold().endswith(candidate.suffix):
            return candidate
    raise UnknownFormatError(name)
