"""Which organisations are connected with each other, directly or through others."""

from __future__ import annotations

import numpy as np

from graphlib_wijk.network.pairs import Positions


def components_of(size: int, first: Positions, second: Positions) -> Positions:
    """
    Find the connected groups.

    Parameters
    ----------
    size
        Number of organisations.
    first, second
        Ends of each tie, positions.

    Returns
    -------
    component
        For each organisation the lowest position in its group; its own without ties.

    Notes
    -----
    Everyone takes over the lowest position that its neighbours and their group know of, until
    nobody learns anything new: few rounds over whole columns, as in Zhang, Azad and Hu (2020),
    "FastSV: a distributed-memory connected component algorithm", doi 10.1137/1.9781611976137.5.
    """
    component: Positions = np.arange(size)
    while True:
        before = component.copy()
        lowest = np.minimum(before[first], before[second])
        for learner in (before[first], before[second], first, second):
            np.minimum.at(component, learner, lowest)
        component = component[component]
        if np.array_equal(component, before):
            return component
