"""Every measure of every neighbourhood, and the same of a network as one area."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import numpy as np
import pandas as pd

from graphlib_wijk.measures.about_neighbourhoods import standing_share_id
from graphlib_wijk.measures.areas import Areas, Numbers, neighbourhood_areas, one_area, ratio
from graphlib_wijk.measures.registry import chosen
from graphlib_wijk.network import Network
from graphlib_wijk.network.pairs import Flags, Positions
from graphlib_wijk.standing import standings
from graphlib_wijk.vocabulary import STANDINGS, WORLDS, codes

_SHARES: Final = {standing_share_id(code): code for code in codes(STANDINGS)}
_LIFEWORLD, _SYSTEM = (codes(WORLDS).index(world) for world in ("lifeworld", "system"))


def of_neighbourhoods(
    network: Network, ids: Iterable[str] | None = None, *, umbrellas: bool = False
) -> pd.DataFrame:
    """
    Measure neighbourhoods.

    Only organisations and ties of the neighbourhood itself count: ties between two members, and
    partnerships that are members too.

    Parameters
    ----------
    network
        A network, or a part of one.
    ids
        Ids of measures of neighbourhoods; all of them by default.
    umbrellas
        Count national and regional umbrellas as points of the network, with their ties.

    Returns
    -------
    measures
        Index ``neighbourhood`` (key), those of `Network.neighbourhoods`, in that order; one
        column per measure. Undefined is NaN. Without neighbourhoods an empty frame.

    Raises
    ------
    ValueError
        If an id is not that of a measure of neighbourhoods.

    Examples
    --------
    >>> from graphlib_wijk import open_network
    >>> network = open_network("data/voorbeeldwijk")
    >>> found = of_neighbourhoods(network, ["organisations", "coverage"]).round(2)
    >>> found.loc["WK990101"].to_dict()
    {'organisations': 24.0, 'coverage': 0.79}
    """
    wanted = chosen("neighbourhood", ids)
    areas = neighbourhood_areas(network, umbrellas=umbrellas)
    values = _measured(network, areas, wanted, umbrellas=umbrellas)
    keys = network.whole.places.neighbourhoods.index
    table = pd.DataFrame(values, index=keys, columns=pd.Index(wanted, dtype="str"))
    return table if network is network.whole else table.loc[network.neighbourhoods.index]


def of_network(
    network: Network, ids: Iterable[str] | None = None, *, umbrellas: bool = False
) -> pd.Series:
    """
    Measure a network as if it were one neighbourhood.

    Use it for a municipality or a selection. Organisations without neighbourhood and ties
    between neighbourhoods count too.

    Parameters
    ----------
    network
        A network, or a part of one.
    ids
        Ids of measures of neighbourhoods; all of them by default.
    umbrellas
        Count national and regional umbrellas as points of the network, with their ties.

    Returns
    -------
    measures
        Index ``measure`` (id). Undefined is NaN, which for an empty network is all but the
        counts.

    Raises
    ------
    ValueError
        If an id is not that of a measure of neighbourhoods.

    Examples
    --------
    >>> from graphlib_wijk import open_network
    >>> of_network(open_network("data/wijkgesprekken"), ["organisations", "coverage"]).to_dict()
    {'organisations': 53.0, 'coverage': 0.0}
    """
    wanted = chosen("neighbourhood", ids)
    areas = one_area(network, umbrellas=umbrellas)
    values = _measured(network, areas, wanted, umbrellas=umbrellas)
    index = pd.Index(wanted, dtype="str", name="measure")
    return pd.Series([float(values[id_][0]) for id_ in wanted], index=index, dtype="float64")


def _measured(
    network: Network, areas: Areas, wanted: Iterable[str], *, umbrellas: bool
) -> Mapping[str, Any]:
    shares = {id_: _SHARES[id_] for id_ in wanted if id_ in _SHARES}
    values: dict[str, Any] = {}
    if shares:
        table = standings(network, umbrellas=umbrellas)
        values |= _shares(areas, table["standing"], shares)
    return values | {id_: _COMPUTED[id_](areas) for id_ in wanted if id_ in _COMPUTED}


def _shares(areas: Areas, standing: pd.Series, shares: Mapping[str, str]) -> Mapping[str, Numbers]:
    """For each standing, the share of the initiatives of each area that have it."""
    initiatives = _told(areas, _initiatives(areas))
    found = {}
    for id_, code in shares.items():
        has = np.zeros(len(areas.members.subject), dtype=bool)
        has[areas.members.subject] = (standing == code).to_numpy(dtype=bool)
        found[id_] = ratio(
            _count(areas, (has & areas.members.initiative)[areas.member]), initiatives
        )
    return found


def _count(areas: Areas, chosen_nodes: Flags) -> Positions:
    """Count for each area the nodes that are chosen."""
    return np.bincount(areas.area[chosen_nodes], minlength=areas.count)


def _organisations(areas: Areas) -> Positions:
    return _count(areas, areas.subject)


def _initiatives(areas: Areas) -> Positions:
    return _count(areas, areas.members.initiative[areas.member])


def _coverage(areas: Areas) -> Numbers:
    asked = areas.subject & areas.members.asked[areas.member]
    return ratio(_count(areas, asked), _told(areas, _organisations(areas)))


def _told(areas: Areas, numbers: Positions) -> Positions:
    """Put 0 for each area of which something is withheld: a share of it would mean nothing."""
    withheld = _count(areas, (areas.subject & areas.members.withheld[areas.member]))
    return np.where(withheld > 0, 0, numbers)


def _ties(areas: Areas) -> Positions:
    return np.bincount(areas.area[areas.first], minlength=areas.count)


def _density(areas: Areas) -> Numbers:
    return ratio(2 * _ties(areas), areas.sizes * (areas.sizes - 1))


def _average_degree(areas: Areas) -> Numbers:
    return ratio(2 * _ties(areas), areas.sizes)


def _degree_centralisation(areas: Areas) -> Numbers:
    """Freeman's (1979) centralisation: how far all others stay behind the highest degree."""
    highest = np.zeros(areas.count, dtype=np.int64)
    np.maximum.at(highest, areas.area, areas.degree)
    behind = highest * areas.sizes - 2 * _ties(areas)
    most = np.where(areas.sizes > 1, (areas.sizes - 1) * (areas.sizes - 2), 0)
    return ratio(behind, most)


def _ei_index(areas: Areas) -> Numbers:
    """Krackhardt and Stern's (1988) index: ties across minus ties within, by their sum."""
    of_either = (areas.world == _LIFEWORLD) | (areas.world == _SYSTEM)
    compared = of_either[areas.first] & of_either[areas.second]
    alike = areas.world[areas.first] == areas.world[areas.second]
    across, within = _count_ties(areas, compared & ~alike), _count_ties(areas, compared & alike)
    return ratio(across - within, across + within)


def _count_ties(areas: Areas, chosen_ties: Flags) -> Positions:
    return np.bincount(areas.area[areas.first[chosen_ties]], minlength=areas.count)


def _components(areas: Areas) -> Positions:
    return np.bincount(_groups(areas)[0], minlength=areas.count)


def _largest_component_share(areas: Areas) -> Numbers:
    area, organisations = _groups(areas)
    largest = np.zeros(areas.count, dtype=np.int64)
    np.maximum.at(largest, area, organisations)
    return ratio(largest, _organisations(areas))


def _groups(areas: Areas) -> tuple[Positions, Positions]:
    """For each connected group with an organisation in it: its area, and how many it has."""
    organisations = np.bincount(areas.component[areas.subject])
    area = np.zeros(len(organisations), dtype=np.int64)
    area[areas.component[areas.subject]] = areas.area[areas.subject]
    return area[organisations > 0], organisations[organisations > 0]


_COMPUTED: Final[Mapping[str, Callable[[Areas], Positions | Numbers]]] = {
    "organisations": _organisations,
    "initiatives": _initiatives,
    "coverage": _coverage,
    "ties": _ties,
    "density": _density,
    "average-degree": _average_degree,
    "degree-centralisation": _degree_centralisation,
    "ei-index": _ei_index,
    "components": _components,
    "largest-component-share": _largest_component_share,
}
