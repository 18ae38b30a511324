"""A network and a few choices into a drawing, and a drawing into a page."""

from graphlib_wijk.drawing.encode import Filters, drawing, places_of
from graphlib_wijk.drawing.groups import Group, Groups, GroupTie, groups_of
from graphlib_wijk.drawing.marks import Band, Drawing, EdgeMark, LegendItem, NodeMark
from graphlib_wijk.drawing.palette import PALETTE
from graphlib_wijk.drawing.two_dates import among, two_dates

__all__ = [
    "PALETTE",
    "Band",
    "Drawing",
    "EdgeMark",
    "Filters",
    "Group",
    "GroupTie",
    "Groups",
    "LegendItem",
    "NodeMark",
    "among",
    "drawing",
    "groups_of",
    "places_of",
    "two_dates",
]
