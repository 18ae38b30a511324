"""Rows laid out one after the other, each as often as it counts."""

from __future__ import annotations

import numpy as np

from graphlib_wijk.network.pairs import Positions


def spread(counts: Positions) -> tuple[Positions, Positions]:
    """
    Lay rows out, each as often as it counts.

    Parameters
    ----------
    counts
        How often each row comes; 0 leaves it out.

    Returns
    -------
    row, step
        For each place in the layout: which row it is of, and the how manieth of that row,
        from 0. Both are empty when nothing counts.

    Examples
    --------
    >>> row, step = spread(np.array([2, 0, 3]))
    >>> row.tolist(), step.tolist()
    ([0, 0, 2, 2, 2], [0, 1, 0, 1, 2])
    """
    row = np.repeat(np.arange(len(counts)), counts)
    step = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
    return row, step
