"""Every measure of every organisation, in a network or within each of its neighbourhoods."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Literal, get_args

import numpy as np
import pandas as pd

from graphlib_wijk.measures.areas import Areas, Numbers, neighbourhood_areas, one_area, ratio
from graphlib_wijk.measures.brokerage import ROLES, roles
from graphlib_wijk.measures.cut_points import cut_points
from graphlib_wijk.measures.registry import chosen
from graphlib_wijk.network import Network
from graphlib_wijk.standing import standings

Within = Literal["network", "neighbourhood"]
Values = Mapping[str, Any]

#: Measures that `standings` counts, in the whole data set whatever part is in view.
_COUNTED: Final = {
    "partners": "partners",
    "partners-in-neighbourhood": "partners_in_neighbourhood",
}


def of_organisations(
    network: Network,
    ids: Iterable[str] | None = None,
    *,
    within: Within = "network",
    umbrellas: bool = False,
) -> pd.DataFrame:
    """
    Measure organisations.

    The graph that is measured is that of the partners: organisations and partnerships with one
    tie per pair. Partnerships stay points of their own; no ties between their members are made
    up.

    Parameters
    ----------
    network
        A network, or a part of one; a part gives the values within the part.
    ids
        Ids of measures of organisations; all of them by default.
    within
        ``"network"`` measures in the network as it is. ``"neighbourhood"`` measures in each
        neighbourhood by itself: only organisations and ties of that neighbourhood count.
    umbrellas
        Count national and regional umbrellas and the ties with them.

    Returns
    -------
    measures
        One column per measure. Within the network: index ``organisation`` (id), in the order of
        the network. Within neighbourhoods: index ``organisation`` and ``neighbourhood`` (key),
        one row for each neighbourhood of an organisation and none for one without. As in
        `standings`, partnerships and umbrellas have no row. Undefined is NaN. An empty network
        gives an empty frame.

    Raises
    ------
    ValueError
        If an id is not that of a measure of organisations, or `within` is neither of the two.

    Notes
    -----
    ``partners`` and ``partners-in-neighbourhood`` are those of `standings`: always counted in
    the whole data set. Betweenness and closeness look at every pair; within neighbourhoods that
    takes a second for a whole country, within a network of 100,000 organisations an hour.

    Examples
    --------
    >>> from graphlib_wijk import open_network
    >>> network = open_network("data/voorbeeldwijk").in_neighbourhood("Vogelbuurt")
    >>> of_organisations(network, ["degree", "cuts-off"]).loc["vo_huis"].to_dict()
    {'degree': 9, 'cuts-off': 5}
    """
    wanted = chosen("organisation", ids)
    if within not in get_args(Within):
        message = f"within must be one of {', '.join(get_args(Within))}, got {within!r}."
        raise ValueError(message)
    take = neighbourhood_areas if within == "neighbourhood" else one_area
    areas = take(network, umbrellas=umbrellas)
    found: dict[str, Any] = dict(_counted(network, areas, wanted, umbrellas=umbrellas))
    for measure in wanted:
        if measure not in found:
            found |= _COMPUTED[measure](areas)
    # Areas come one after the other; rows follow the organisations.
    rows = np.flatnonzero(areas.subject)
    rows = rows[np.argsort(areas.member[rows], kind="stable")]
    return pd.DataFrame(
        {measure: found[measure][rows] for measure in wanted},
        index=_index(network, areas, rows, within),
        columns=pd.Index(wanted, dtype="str"),
    )


def _index(network: Network, areas: Areas, rows: np.ndarray, within: Within) -> pd.Index:
    ids: pd.Index = network.organisations.index
    if within == "network":
        names: pd.Index = ids[areas.member[rows]].rename("organisation")
        return names
    # From positions: whoever looks up two columns of names again pays for it in seconds.
    levels: Any = [ids, network.whole.places.neighbourhoods.index]
    return pd.MultiIndex(
        levels=levels,
        codes=[areas.member[rows], areas.area[rows]],
        names=["organisation", "neighbourhood"],
        verify_integrity=False,
    )


def _counted(network: Network, areas: Areas, wanted: Iterable[str], *, umbrellas: bool) -> Values:
    """Take what comes with a standing, for every node of the same organisation."""
    columns = {measure: _COUNTED[measure] for measure in wanted if measure in _COUNTED}
    if not columns:
        return {}
    table = standings(network, umbrellas=umbrellas)
    found = {}
    for measure, column in columns.items():
        dtype = np.float64 if table[column].hasnans else np.int64
        values = np.zeros(len(network), dtype=dtype)
        values[areas.members.subject] = table[column].to_numpy(dtype=dtype)
        found[measure] = values[areas.member]
    return found


def _degree(areas: Areas) -> Values:
    return {"degree": areas.degree}


def _betweenness(areas: Areas) -> Values:
    size = areas.sizes[areas.area]
    through = np.asarray(areas.graph.betweenness(), dtype=np.float64)
    return {"betweenness": _placed(areas, ratio(through, (size - 1) * (size - 2) / 2))}


def _harmonic_closeness(areas: Areas) -> Values:
    nearness = np.asarray(areas.graph.harmonic_centrality(normalized=False), dtype=np.float64)
    return {"harmonic-closeness": _placed(areas, ratio(nearness, areas.sizes[areas.area] - 1))}


def _constraint(areas: Areas) -> Values:
    constraint = np.asarray(areas.graph.constraint(), dtype=np.float64)
    return {"constraint": _placed(areas, constraint)}


def _effective_size(areas: Areas) -> Values:
    """Burt's effective size; ties among neighbours follow from the local clustering."""
    degree = areas.degree
    clustering = np.asarray(areas.graph.transitivity_local_undirected(), dtype=np.float64)
    among = np.rint(np.nan_to_num(clustering) * (degree * (degree - 1) / 2))
    return {"effective-size": _placed(areas, degree - ratio(2 * among, degree))}


def _core_number(areas: Areas) -> Values:
    core = np.asarray(areas.graph.coreness(), dtype=np.float64)
    return {"core-number": _placed(areas, core)}


def _cut_points(areas: Areas) -> Values:
    breaks, cuts_off = cut_points(areas)
    return {"articulation": breaks, "cuts-off": cuts_off}


def _roles(areas: Areas) -> Values:
    return roles(areas.first, areas.second, areas.world)


def _placed(areas: Areas, values: Numbers) -> Numbers:
    """Keep the values of those with a place in the network; without ties there is none."""
    return np.where(areas.degree > 0, values, np.nan)


#: What gives each measure, and maybe others on the way.
_COMPUTED: Final[Mapping[str, Callable[[Areas], Values]]] = {
    "degree": _degree,
    "betweenness": _betweenness,
    "harmonic-closeness": _harmonic_closeness,
    "constraint": _constraint,
    "effective-size": _effective_size,
    "core-number": _core_number,
    "articulation": _cut_points,
    "cuts-off": _cut_points,
    **dict.fromkeys(ROLES, _roles),
}
