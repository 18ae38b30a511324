"""
Where it all is: points and areas of a data set on a plane.

The plane is that of Web Mercator, so that the base map of others fits beneath it.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
import pandas as pd

from graphlib_wijk.network import Network
from graphlib_wijk.reading.coordinates import in_degrees

#: Width of a map, in units of its own; its height follows.
WIDTH: Final = 1000.0
_MARGIN: Final = 40.0
_KM_AROUND: Final = 40_075.0
#: A map shows at least this much, so that one point does not fill it.
_LEAST_KM: Final = 1.0
_TALLEST: Final = 0.9
_CODES: Final = ("wijkcode", "statcode", "code", "wk_code")
_LONGITUDES: Final = (-180.0, 180.0)
#: Web Mercator puts the poles infinitely far away.
_LATITUDES: Final = (-85.0, 85.0)
#: No degree is larger; in metres of the national grid every place has a larger number.
_LARGEST_DEGREE: Final = 1000.0
#: With more organisations than this a browser stands still, and nobody can tell them apart.
MOST_SPOTS: Final = 10_000
#: A base map of more pieces takes long on a slow line.
MOST_TILES: Final = 16
_DEEPEST: Final = 19

#: Why areas are not on the map: no GeoJSON, none with a code, none with a code of these data,
#: or none with a shape that can be drawn.
Misfit = Literal["not_geojson", "no_codes", "other_codes", "no_shapes"]
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
class Tile:
    """
    A piece of a base map in Web Mercator, and where it lies on ours.

    `zoom`, `column` and `row` are its number; `x` and `y` its upper left corner, `size` its width.
    """

    zoom: int
    column: int
    row: int
    x: float
    y: float
    size: float


@dataclass(frozen=True, kw_only=True)
class Map:
    """
    Points and areas, how high the map is, and how many units a kilometre takes.

    `tiles` are the pieces of a base map that lie beneath it. `left_out` counts organisations that
    have a place and are not shown, because there are too many.
    """

    spots: tuple[Spot, ...]
    outlines: tuple[Outline, ...]
    height: float
    kilometre: float
    tiles: tuple[Tile, ...]
    left_out: int = 0


def map_of(network: Network, areas: str = "") -> Map | None:
    """
    Put organisations and neighbourhoods on a map.

    Parameters
    ----------
    network
        The whole network. Only what has a latitude and a longitude is shown; an organisation
        that does not want to be seen is not.
    areas
        GeoJSON with areas of neighbourhoods, in degrees or in metres of the national grid;
        those whose code is in the data are drawn. Text that is not GeoJSON has no areas.

    Returns
    -------
    map
        None when nothing has a place. Of more than `MOST_SPOTS` organisations none is on it, as
        long as there is a neighbourhood to show.
    """
    outlines = _outlines(areas, network.places.neighbourhoods["name"].to_dict())
    spots, organisations = list(_neighbourhoods(network)), list(_organisations(network))
    too_many = len(organisations) > MOST_SPOTS and bool(spots or outlines)
    spots += [] if too_many else organisations
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
        tiles=plane.tiles(),
        left_out=len(organisations) if too_many else 0,
    )


def misfit_of(network: Network, areas: str) -> Misfit | None:
    """
    Tell why the operator's areas are not on the map.

    Parameters
    ----------
    network
        The whole network.
    areas
        As for `map_of`.

    Returns
    -------
    misfit
        What is wrong; None where some area is drawn, and where the operator gave no areas.
    """
    if not areas:
        return None
    features = _features(areas)
    if not features:
        return "not_geojson"
    codes = {_code(feature) for feature in features} - {""}
    if not codes:
        return "no_codes"
    names = network.places.neighbourhoods["name"].to_dict()
    if codes.isdisjoint(names):
        return "other_codes"
    return None if _outlines(areas, names) else "no_shapes"


class _Plane:
    """
    Degrees to units by way of Web Mercator: east to the right, north up.

    In Web Mercator the world is a square of one by one, with its upper left corner at the origin.
    """

    def __init__(self, corners: Iterable[Place]) -> None:
        across, down = zip(*(_mercator(*corner) for corner in corners), strict=True)
        west, east, north, south = *_span(across), *_span(down)
        middle = (west + east) / 2, (north + south) / 2
        kilometre = math.cosh(math.pi * (1 - 2 * middle[1])) / _KM_AROUND
        wide = max(east - west, _LEAST_KM * kilometre)
        high = max(south - north, _LEAST_KM * kilometre)
        inner = WIDTH - 2 * _MARGIN
        self._scale = min(inner / wide, (_TALLEST * WIDTH - 2 * _MARGIN) / high)
        self.height = round(high * self._scale + 2 * _MARGIN, 1)
        self.kilometre = self._scale * kilometre
        self._left = middle[0] - WIDTH / 2 / self._scale
        self._top = middle[1] - self.height / 2 / self._scale

    def place(self, longitude: float, latitude: float) -> Place:
        """Where a point lies on the map."""
        across, down = _mercator(longitude, latitude)
        return self._units(across, down)

    def tiles(self) -> tuple[Tile, ...]:
        """Tiles that cover the map, as fine as `MOST_TILES` allow."""
        zoom = _DEEPEST
        while math.prod(len(numbers) for numbers in self._numbers(zoom)) > MOST_TILES:
            zoom -= 1
        columns, rows = self._numbers(zoom)
        size = round(self._scale / 2**zoom, 2)
        found = []
        for column, row in itertools.product(columns, rows):
            x, y = self._units(column / 2**zoom, row / 2**zoom)
            found.append(Tile(zoom=zoom, column=column, row=row, x=x, y=y, size=size))
        return tuple(found)

    def _numbers(self, zoom: int) -> tuple[range, range]:
        """Columns and rows of the tiles that touch the map, within the world."""
        return (
            _touched(self._left, WIDTH / self._scale, zoom),
            _touched(self._top, self.height / self._scale, zoom),
        )

    def _units(self, across: float, down: float) -> Place:
        x, y = (across - self._left) * self._scale, (down - self._top) * self._scale
        return round(x, 1), round(y, 1)

    def ring(self, ring: Ring) -> Ring:
        """A ring on the map, without points that fall together."""
        return tuple(dict.fromkeys(self.place(*point) for point in ring))


def _mercator(longitude: float, latitude: float) -> Place:
    north = math.asinh(math.tan(math.radians(latitude)))
    return longitude / 360 + 0.5, 0.5 - north / math.tau


def _touched(start: float, length: float, zoom: int) -> range:
    first, last = math.floor(start * 2**zoom), math.floor((start + length) * 2**zoom)
    return range(max(first, 0), min(last, 2**zoom - 1) + 1)


def _span(values: Iterable[float]) -> tuple[float, float]:
    found = list(values)
    return min(found), max(found)


def _moved(spot: Spot, plane: _Plane) -> Spot:
    x, y = plane.place(spot.x, spot.y)
    return Spot(name=spot.name, key=spot.key, world=spot.world, x=x, y=y)


def _neighbourhoods(network: Network) -> Iterator[Spot]:
    places = network.places
    some = np.zeros(len(places.neighbourhoods), dtype=bool)
    some[places.neighbourhood] = True
    table = _located(places.neighbourhoods[some])
    columns = (table.index, table["name"], table["lon"], table["lat"])
    for key, name, x, y in zip(*(column.tolist() for column in columns), strict=True):
        yield Spot(name=str(name), key=str(key), world="", x=x, y=y)


def _organisations(network: Network) -> Iterator[Spot]:
    table = network.organisations
    table = _located(table[~table["hidden"]])
    columns = (table[name].tolist() for name in ("name", "world", "lon", "lat"))
    for name, world, x, y in zip(*columns, strict=True):
        yield Spot(name=str(name), key="", world=str(world), x=x, y=y)


def _located(table: pd.DataFrame) -> pd.DataFrame:
    return table[table["lat"].between(*_LATITUDES) & table["lon"].between(*_LONGITUDES)]


def _outlines(text: str, names: Mapping[Any, Any]) -> list[Outline]:
    found = []
    for feature in _features(text):
        code = _code(feature)
        rings = tuple(_rings(feature.get("geometry"))) if code in names else ()
        if rings:
            found.append(Outline(key=code, name=str(names[code]), rings=rings))
    return found


def _features(text: str) -> list[Any]:
    try:
        content = json.loads(text) if text else {}
    except ValueError:
        return []
    features = content.get("features") if isinstance(content, dict) else None
    return features if isinstance(features, list) else []


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
            except (TypeError, ValueError, OverflowError, IndexError, KeyError):
                continue
            if any(max(point) > _LARGEST_DEGREE for point in points):
                points = in_degrees(points)
            if points and all(_is_degrees(point) for point in points):
                yield points


def _is_degrees(point: Place) -> bool:
    return abs(point[0]) <= _LONGITUDES[1] and abs(point[1]) <= _LATITUDES[1]
