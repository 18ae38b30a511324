"""
Measures of organisations and of neighbourhoods: numbers, each with what it cannot tell.

Every measure is a data object of `MEASURES`. What is measured is who is tied to whom: one tie
per pair, partnerships as points of their own, national and regional umbrellas left out unless
asked for. What cannot be said is NaN and never 0.
"""

from graphlib_wijk.measures.gaps import EXPECTED_KINDS, ExpectedKind, gap_matrix, missing_kinds
from graphlib_wijk.measures.measure import Measure
from graphlib_wijk.measures.neighbourhoods import of_neighbourhoods, of_network
from graphlib_wijk.measures.organisations import of_organisations
from graphlib_wijk.measures.registry import MEASURES, measure

__all__ = [
    "EXPECTED_KINDS",
    "MEASURES",
    "ExpectedKind",
    "Measure",
    "gap_matrix",
    "measure",
    "missing_kinds",
    "of_neighbourhoods",
    "of_network",
    "of_organisations",
]
