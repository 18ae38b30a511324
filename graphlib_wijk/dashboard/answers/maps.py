"""Where it all is: points and areas of a data set on a plane, without any map of others."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from graphlib_wijk.network import Network

#: Width of a map, in units of its own; its height follows.
WIDTH: Final = 1000.0
_MARGIN: Final = 40.0
_KM_PER_DEGREE: Final = 111.32
#: A map shows at least this much, so that one point does not fill it.
_LEAST_KM: Final = 1.0
_TALLEST: Final = 0.9
_CODES: Final = ("wijkcode", "statcode", "code", "wk_code")
_LONGITUDES: Final = (-180.0, 180.0)
_LATITUDES: Final = (-90.0, 90.0)

Place = tuple[float, float]
Ring = tuple[Place, ...]


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A point on a map; `key` is that of a neighbourhood, empty for an organisation."""

    name: str
    key: str
    world: str
    x: float
    y: float


@dataclass(frozen=True, kw_only=True)
class Outline:
    """The area of a neighbourhood, as rings of points."""

    key: str
    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, kw_only=True)
class Map:
    """Points and areas, how high the map is, and how many units a kilometre takes."""

    spots: tuple[Spot, ...]
    outlines: tuple[Outline, ...]
    height: float
    kilometre: float


def map_of(network: Network, areas: str = "") -> Map | None:
    """
    Put organisations and neighbourhoods on a map.

    Parameters
    ----------
    network
        The whole network. Only what has a latitude and a longitude is shown; an organisation
        that does not want to be seen is not.
    areas
        GeoJSON in degrees with areas of neighbourhoods; those whose code is in the data are
        drawn. Text that is not GeoJSON has no areas.

    Returns
    -------
    map
        None when nothing has a place.
    """
    outlines = _outlines(areas, network.places.neighbourhoods["name"].to_dict())
    spots = [*_neighbourhoods(network), *_organisations(network)]
    corners = [(spot.x, spot.y) for spot in spots]
    corners += [place for outline in outlines for ring in outline.rings for place in ring]
    if not corners:
        return None
    plane = _Plane(corners)
    return Map(
        spots=tuple(_moved(spot, plane) for spot in spots),
        outlines=tuple(
            Outline(key=o.key, name=o.name, rings=tuple(plane.ring(ring) for ring in o.rings))
            for o in outlines
        ),
        height=plane.height,
        kilometre=plane.kilometre,
    )


class _Plane:
    """Degrees to units: east to the right, north up, the same scale both ways."""

    def __init__(self, corners: Iterable[Place]) -> None:
        longitudes, latitudes = zip(*corners, strict=True)
        west, east, south, north = *_span(longitudes), *_span(latitudes)
        self._shrink = math.cos(math.radians((south + north) / 2))
        wide = max((east - west) * self._shrink, _LEAST_KM / _KM_PER_DEGREE)
        high = max(north - south, _LEAST_KM / _KM_PER_DEGREE)
        inner = WIDTH - 2 * _MARGIN
        self._scale = min(inner / wide, (_TALLEST * WIDTH - 2 * _MARGIN) / high)
        self._middle = (west + east) / 2, (south + north) / 2
        self.height = round(high * self._scale + 2 * _MARGIN, 1)
        self.kilometre = self._scale / _KM_PER_DEGREE

    def place(self, longitude: float, latitude: float) -> Place:
        """Where a point lies on the map."""
        x = (longitude - self._middle[0]) * self._shrink * self._scale + WIDTH / 2
        y = (self._middle[1] - latitude) * self._scale + self.height / 2
        return round(x, 1), round(y, 1)

    def ring(self, ring: Ring) -> Ring:
        """A ring on the map, without points that fall together."""
        return tuple(dict.fromkeys(self.place(*point) for point in ring))


def _span(values: Iterable[float]) -> tuple[float, float]:
    found = list(values)
    return min(found), max(found)


def _moved(spot: Spot, plane: _Plane) -> Spot:
    x, y = plane.place(spot.x, spot.y)
    return Spot(name=spot.name, key=spot.key, world=spot.world, x=x, y=y)


def _neighbourhoods(network: Network) -> Iterator[Spot]:
    table = _located(network.places.neighbourhoods)
    known = set(network.places.neighbourhood.tolist())
    order = {key: i for i, key in enumerate(network.places.neighbourhoods.index)}
    for key, row in table.iterrows():
        if order[key] in known:
            name = str(row["name"])
            yield Spot(name=name, key=str(key), world="", x=row["lon"], y=row["lat"])


def _organisations(network: Network) -> Iterator[Spot]:
    table = network.organisations
    for _, row in _located(table[~table["hidden"]]).iterrows():
        name, world = str(row["name"]), str(row["world"])
        yield Spot(name=name, key="", world=world, x=row["lon"], y=row["lat"])


def _located(table: pd.DataFrame) -> pd.DataFrame:
    return table[table["lat"].between(*_LATITUDES) & table["lon"].between(*_LONGITUDES)]


def _outlines(text: str, names: Mapping[Any, Any]) -> list[Outline]:
    try:
        content = json.loads(text) if text else {}
    except ValueError:
        return []
    features = content.get("features") if isinstance(content, dict) else None
    found = []
    for feature in features if isinstance(features, list) else []:
        code = _code(feature)
        rings = tuple(_rings(feature.get("geometry"))) if code in names else ()
        if rings:
            found.append(Outline(key=code, name=str(names[code]), rings=rings))
    return found


def _code(feature: object) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    given = properties.items() if isinstance(properties, dict) else ()
    codes = {str(name).lower(): str(value).strip() for name, value in given}
    return next((codes[name] for name in _CODES if name in codes), "")


def _rings(geometry: object) -> Iterator[Ring]:
    """Rings of an area in degrees; what has another shape or other numbers is passed over."""
    kind = geometry.get("type") if isinstance(geometry, dict) else ""
    found = geometry.get("coordinates") if isinstance(geometry, dict) else None
    areas = {"Polygon": [found], "MultiPolygon": found}.get(str(kind))
    for area in areas if isinstance(areas, list) else []:
        for ring in area if isinstance(area, list) else []:
            try:
                points = tuple((float(point[0]), float(point[1])) for point in ring)
            except (TypeError, ValueError, IndexError, KeyError):
                continue
            if points and all(_in_degrees(point) for point in points):
                yield points


def _in_degrees(point: Place) -> bool:
    return abs(point[0]) <= _LONGITUDES[1] and abs(point[1]) <= _LATITUDES[1]
