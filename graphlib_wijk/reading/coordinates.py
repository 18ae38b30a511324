"""
Where a place is: degrees that lie in the Netherlands, or metres that are turned into degrees.

Most Dutch registers give places in the national grid, Rijksdriehoek (RD, EPSG:28992). Its y is
always larger than its x, so that a swapped pair is as plain there as it is in degrees.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, cast

import numpy as np
import numpy.typing as npt

from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.headers import Cells
from graphlib_wijk.reading.pooled import Flags, Pooled

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Box:
    """An area between two latitudes and two longitudes, or between two y and two x."""

    lat: tuple[float, float]
    lon: tuple[float, float]

    def holds(self, lat: Numbers, lon: Numbers) -> Flags:
        """
        Tell which places lie in the area.

        Parameters
        ----------
        lat, lon
            Two numbers for each place; NaN is nowhere.

        Returns
        -------
        flags
            One boolean per place.
        """
        inside: Flags = (lat >= self.lat[0]) & (lat <= self.lat[1])
        return inside & (lon >= self.lon[0]) & (lon <= self.lon[1])


#: The Netherlands in degrees: in Europe, Bonaire, and Sint Eustatius with Saba.
_DEGREES: Final = (
    Box(lat=(50.5, 53.7), lon=(3.2, 7.3)),
    Box(lat=(11.9, 12.5), lon=(-68.6, -68.0)),
    Box(lat=(17.3, 17.8), lon=(-63.4, -62.8)),
)
_RD: Final = Box(lat=(300_000, 625_000), lon=(7_000, 300_000))
_GRID_HEADERS: Final = frozenset({"x", "y"})


def located(cells: Cells, columns: Mapping[str, Pooled[Any]], findings: Findings) -> dict[str, Any]:
    """
    Check the places of a table and give them in degrees.

    Parameters
    ----------
    cells
        Cells of the table.
    columns
        Its typed columns, with ``lat`` and ``lon``.
    findings
        Where problems go.

    Returns
    -------
    columns
        New columns ``lat`` and ``lon``; unknown where a place cannot be right. Columns that are
        called x and y and hold few places in the Netherlands are taken for something else.
    """
    lat, lon = (np.array(columns[name].array("float64"), np.float64) for name in ("lat", "lon"))
    inside, grid = _inside(lat, lon), _RD.holds(lat, lon)
    swapped = _inside(lon, lat) | _RD.holds(lon, lat)
    unknown = ~(inside | grid)
    likely, given = (inside | grid | swapped).sum(), (~np.isnan(lat + lon)).sum()
    if likely * 2 < given and _is_drawing(cells):
        for name in ("lat", "lon"):
            findings.add(cells.about_column("unknown-column", name))
        unknown[:], grid[:] = True, False
    else:
        _report_half(cells, lat, lon, findings)
        _report_wrong(cells, unknown & ~np.isnan(lat + lon), swapped, (lat, lon), findings)
    lat[unknown] = lon[unknown] = np.nan
    if grid.any():
        _convert(cells, lat, lon, grid, findings)
    rows = np.arange(len(lat))
    return {
        "lat": Pooled(cast("Sequence[float]", lat), rows),
        "lon": Pooled(cast("Sequence[float]", lon), rows),
    }


def in_degrees(places: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """
    Turn metres of the national grid into degrees.

    Parameters
    ----------
    places
        Each an x and a y in metres.

    Returns
    -------
    degrees
        Each a longitude and a latitude, in the same order; none when a place lies outside the
        grid or when there is no place.
    """
    x, y = np.array(places, dtype=np.float64).reshape(-1, 2).T
    if not len(x) or not _RD.holds(y, x).all():
        return ()
    lon, lat = _from_grid(x, y)
    return tuple(zip(lon.tolist(), lat.tolist(), strict=True))


def _inside(lat: Numbers, lon: Numbers) -> Flags:
    inside: Flags = np.logical_or.reduce([box.holds(lat, lon) for box in _DEGREES])
    return inside


def _is_drawing(cells: Cells) -> bool:
    """Tell whether the numbers may be positions in a drawing, which are called x and y too."""
    headers = {cells.headers.get(name, "").casefold() for name in ("lat", "lon")}
    return headers <= _GRID_HEADERS


def _report_half(cells: Cells, lat: Numbers, lon: Numbers, findings: Findings) -> None:
    """Tell once for each column about places of which the other number is not there."""
    for name, given, other, missing in (("lat", lat, "lon", lon), ("lon", lon, "lat", lat)):
        half = np.isnan(missing) & ~np.isnan(given)
        if other in cells.columns:
            half &= cells.columns[other].blank()
        if half.any():
            problem = cells.problem("half-location", int(half.argmax()), name, expected=other)
            findings.add(replace(problem, count=int(half.sum())))


def _report_wrong(
    cells: Cells, wrong: Flags, swapped: Flags, place: tuple[Numbers, Numbers], findings: Findings
) -> None:
    lat, lon = place
    for at in np.flatnonzero(wrong).tolist():
        found = f"{_written(lat[at])} / {_written(lon[at])}"
        if swapped[at]:
            expected = _written(lon[at])
            problem = cells.problem("swapped-location", at, "lat", found=found, expected=expected)
        else:
            problem = cells.problem("bad-location", at, "lat", found=found)
        findings.add(problem)


def _convert(cells: Cells, lat: Numbers, lon: Numbers, grid: Flags, findings: Findings) -> None:
    """Turn the metres of some places into degrees, in the arrays themselves."""
    first = int(grid.argmax())
    metres = f"{_written(lon[first])} / {_written(lat[first])}"
    lon[grid], lat[grid] = _from_grid(lon[grid], lat[grid])
    degrees = f"{_written(lat[first], 4)} / {_written(lon[first], 4)}"
    problem = cells.problem("location-converted", first, "lat", found=f"{metres} → {degrees}")
    findings.add(replace(problem, count=int(grid.sum())))


def _from_grid(x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
    """Longitudes and latitudes of metres."""
    from pyproj import Transformer

    lon, lat = Transformer.from_crs("EPSG:28992", "EPSG:4326", always_xy=True).transform(x, y)
    return lon, lat


def _written(number: float, decimals: int = 6) -> str:
    return f"{number:.{decimals}f}".rstrip("0").rstrip(".").replace(".", ",")
