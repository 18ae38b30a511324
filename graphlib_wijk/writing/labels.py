"""Where names stand in a picture: as large as fits, and not over each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from graphlib_wijk.writing.lettering import width_of

Box = tuple[float, float, float, float]

LEADING: Final = 1.15
#: How much larger than at first names may become, tried from the largest on.
_GROWTHS: Final = (2.4, 2.1, 1.85, 1.6, 1.4, 1.25, 1.1, 1.0)
#: Names stay this small when they do not even fit so.
_LEAST: Final = 0.9


@dataclass(frozen=True, kw_only=True)
class Label:
    """A name in lines, the middle of the sign it belongs to, and how far that sign reaches."""

    text: str
    x: float
    y: float
    reach: float
    bold: bool = False


#: A line to write: its label, left end of its foot, text, and size.
Written = tuple[Label, tuple[float, float], str, float]


def placed_labels(
    labels: Sequence[Label], least: float, most: float, bounds: Box, taken: Sequence[Box]
) -> Iterator[Written]:
    """
    Find a place for every name.

    Parameters
    ----------
    labels
        The names.
    least
        Size of letters at which names stand below their signs without overlap.
    most
        Size beyond which letters need not grow.
    bounds
        Left, top, right and bottom of where names may stand.
    taken
        Where none may stand.

    Returns
    -------
    written
        Each line with its place and size. All letters have one size, the largest tried at
        which no two names overlap; at the smallest they may.
    """
    tried = [least * growth for growth in _GROWTHS if least * growth <= max(most, least)]
    found = largest_labels(labels, tried, bounds, taken)
    return found or _lines(
        labels, [_candidates(x, _LEAST * least)[0] for x in labels], _LEAST * least
    )


def largest_labels(
    labels: Sequence[Label], sizes: Sequence[float], bounds: Box, taken: Sequence[Box]
) -> Iterator[Written] | None:
    """
    Find a place for every name at the first size at which no two overlap.

    Parameters
    ----------
    labels
        The names.
    sizes
        Sizes of letters, in the order in which to try them.
    bounds
        Left, top, right and bottom of where names may stand.
    taken
        Where none may stand.

    Returns
    -------
    written
        Each line with its place and size; None when names overlap at every size.
    """
    for size in sizes:
        boxes = _boxes(labels, size, bounds, taken)
        if boxes is not None:
            return _lines(labels, boxes, size)
    return None


def _lines(labels: Sequence[Label], boxes: Sequence[Box], size: float) -> Iterator[Written]:
    for label, (left, top, right, _) in zip(labels, boxes, strict=True):
        for number, line in enumerate(label.text.split("\n")):
            foot = top + (number * LEADING + 0.9) * size
            start = (left + right - width_of(line, size, bold=label.bold)) / 2
            yield label, (start, foot), line, size


def _boxes(
    labels: Sequence[Label], size: float, bounds: Box, taken: Sequence[Box]
) -> list[Box] | None:
    """Boxes of all names at this size, or None when one finds no place."""
    signs = [(x.x - x.reach, x.y - x.reach, x.x + x.reach, x.y + x.reach) for x in labels]
    blocked = np.array([*taken, *signs, *([(0.0,) * 4] * len(labels))]).reshape(-1, 4)
    blocked[len(taken) + len(signs) :] = (np.inf, np.inf, -np.inf, -np.inf)
    chosen: list[Box] = []
    for number, label in enumerate(labels):
        free = (
            box
            for box in _candidates(label, size)
            if _inside(box, bounds) and not _hits(box, blocked, len(taken) + number)
        )
        found = next(free, None)
        if found is None:
            return None
        blocked[len(taken) + len(signs) + number] = found
        chosen.append(found)
    return chosen


def _candidates(label: Label, size: float) -> tuple[Box, ...]:
    """Below the sign, above it, to its right and to its left."""
    lines = label.text.split("\n")
    wide = max(width_of(line, size, bold=label.bold) for line in lines)
    high = len(lines) * size * LEADING
    x, y, reach = label.x, label.y, label.reach
    return (
        (x - wide / 2, y + reach, x + wide / 2, y + reach + high),
        (x - wide / 2, y - reach - high, x + wide / 2, y - reach),
        (x + reach, y - high / 2, x + reach + wide, y + high / 2),
        (x - reach - wide, y - high / 2, x - reach, y + high / 2),
    )


def _inside(box: Box, bounds: Box) -> bool:
    left, top, right, bottom = bounds
    return left <= box[0] and top <= box[1] and box[2] <= right and box[3] <= bottom


def _hits(box: Box, blocked: npt.NDArray[np.float64], own: int) -> bool:
    left, top, right, bottom = box
    over = (
        (blocked[:, 0] < right)
        & (left < blocked[:, 2])
        & (blocked[:, 1] < bottom)
        & (top < blocked[:, 3])
    )
    over[own] = False
    return bool(over.any())
