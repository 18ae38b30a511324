"""Introductions: who might want to meet whom, with reasons, and never a verdict."""

from graphlib_wijk.introductions.fewest import (
    UNSOLVED,
    FewestIntroductions,
    fewest_introductions,
)
from graphlib_wijk.introductions.find import introduction_coverage, introductions
from graphlib_wijk.introductions.registry import REASONS, UNKNOWNS, Reason
from graphlib_wijk.introductions.wording import Names, names_of, sentence

__all__ = [
    "REASONS",
    "UNKNOWNS",
    "UNSOLVED",
    "FewestIntroductions",
    "Names",
    "Reason",
    "fewest_introductions",
    "introduction_coverage",
    "introductions",
    "names_of",
    "sentence",
]
