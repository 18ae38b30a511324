"""What every format of the sheet is written from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from graphlib_wijk.dialogue import Brief
from graphlib_wijk.drawing import Drawing
from graphlib_wijk.writing.brief_sheet import Sheet, sheet_of
from graphlib_wijk.writing.papers import INSET, LOW_INSET, MIDDLE_INSET, PaperSize


class SheetMaterial(Protocol):
    """A sheet in blocks, and the picture that goes with it as lines and as dots."""

    @property
    def sheet(self) -> Sheet:
        """The sheet in blocks."""
        ...

    @property
    def svg(self) -> bytes:
        """The picture on the sheet as lines; empty where there is none."""
        ...

    @property
    def png(self) -> bytes:
        """The picture on the sheet as dots; empty where there is none."""
        ...


@dataclass(frozen=True)
class BriefMaterial:
    """
    A sheet and its drawing; layout and pictures come when asked for.

    Parameters
    ----------
    brief
        What the sheet says.
    drawing
        The drawing that goes with it; see `brief_drawing`.
    """

    brief: Brief
    drawing: Drawing

    @cached_property
    def sheet(self) -> Sheet:
        """The sheet in blocks, cut to two pages."""
        return sheet_of(self.brief, self.drawing)

    @property
    def paper(self) -> PaperSize:
        """Size of the picture on the sheet: lower where more is told beside it."""
        if self.brief.audience == "internal":
            return LOW_INSET
        return MIDDLE_INSET if self.brief.remarks else INSET

    @cached_property
    def svg(self) -> bytes:
        """The picture on the sheet as lines."""
        from graphlib_wijk.writing.page_files import figure_as_svg
        from graphlib_wijk.writing.pictures import Plate, figure_of

        plate = Plate(drawing=self.drawing, paper=self.paper)
        return figure_as_svg(figure_of(plate), self.brief.title)

    @cached_property
    def png(self) -> bytes:
        """The picture on the sheet as dots."""
        from graphlib_wijk.writing.page_files import figure_as_png
        from graphlib_wijk.writing.pictures import Plate, figure_of

        plate = Plate(drawing=self.drawing, paper=self.paper)
        return figure_as_png(figure_of(plate), self.brief.title)
