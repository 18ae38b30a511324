"""The map: everything with a place stands on it, in proportion, and no file can break it."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Transformer

from graphlib_wijk.dashboard import basemap, installation
from graphlib_wijk.dashboard.answers import map_of, maps, misfit_of
from graphlib_wijk.dashboard.answers.maps import MOST_TILES, WIDTH
from tests.networks import OTHER_WIJK, WIJK, network, organisation

SQUARE = [[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.1], [5.0, 52.0]]


def located(*places: tuple[float, float]):
    """Return a network with an organisation at each latitude and longitude."""
    rows = [organisation(f"o{i}", lat=lat, lon=lon) for i, (lat, lon) in enumerate(places)]
    return network([*rows, "nowhere"])


def areas(*features: tuple[str, object]) -> str:
    """Return GeoJSON with an area for each code."""
    found = [
        {"type": "Feature", "properties": {"WIJKCODE": code}, "geometry": geometry}
        for code, geometry in features
    ]
    return json.dumps({"type": "FeatureCollection", "features": found})


def test_without_places_there_is_no_map() -> None:
    """Organisations without a latitude and a longitude give no map, and an empty network none."""
    assert map_of(network(["a", "b"])) is None
    assert map_of(network([])) is None


@pytest.mark.parametrize(
    ("text", "misfit"),
    [
        ("", None),
        (areas((WIJK, {"type": "Polygon", "coordinates": [SQUARE]})), None),
        ("geen kaart", "not_geojson"),
        ('{"features": {}}', "not_geojson"),
        ('{"features": [{"properties": {"naam": "West"}}, 3]}', "no_codes"),
        (areas(("WK000000", {"type": "Polygon", "coordinates": [SQUARE]})), "other_codes"),
        (areas((WIJK, {"type": "Point", "coordinates": [5.0, 52.0]})), "no_shapes"),
    ],
)
def test_areas_that_do_not_fit_are_not_passed_over_in_silence(
    text: str, misfit: str | None
) -> None:
    """Without any area on the map there is a reason; with one, or without a file, there is none."""
    net = network([organisation("a", neighbourhood=("Wijk",), neighbourhood_codes=(WIJK,))])

    assert misfit == misfit_of(net, text)


def test_north_is_up_and_a_kilometre_is_one_everywhere() -> None:
    """Two points a known distance apart are as far apart on the map, by its own scale."""
    found = map_of(located((52.0, 5.0), (52.1, 5.0), (52.0, 5.1)))
    assert found is not None
    here, north, east = found.spots

    assert north.y < here.y
    assert east.x > here.x
    assert (here.y - north.y) / found.kilometre == pytest.approx(11.13, abs=0.02)
    apart = 11.132 * math.cos(math.radians(52.05))
    assert (east.x - here.x) / found.kilometre == pytest.approx(apart, abs=0.02)


def test_everything_is_within_the_map_and_a_single_point_in_the_middle() -> None:
    """One organisation does not fill the map or divide by nothing."""
    found = map_of(located((52.0, 5.0)))
    assert found is not None

    assert found.spots[0].x == WIDTH / 2
    assert found.spots[0].y == found.height / 2
    assert found.kilometre <= WIDTH


def test_who_does_not_want_to_be_seen_is_not_on_the_map() -> None:
    """An organisation with niet_tonen has no point."""
    hidden = organisation("a", lat=52.0, lon=5.0, hidden=True)

    assert map_of(network([hidden])) is None


def test_more_organisations_than_can_be_told_apart_make_way_for_areas(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They are counted instead; where there is nothing else to show, they stay."""
    here = located((52.0, 5.0), (52.1, 5.0), (52.0, 5.1))
    wijk = areas((WIJK, {"type": "Polygon", "coordinates": [SQUARE]}))
    counted = []
    for most in (2, 3):
        monkeypatch.setattr(maps, "MOST_SPOTS", most)
        for text in (wijk, ""):
            found = map_of(here, text)
            assert found is not None
            counted.append((len(found.spots), len(found.outlines), found.left_out))

    assert [(0, 1, 3), (3, 0, 0), (3, 1, 0), (3, 0, 0)] == counted


def test_areas_of_known_neighbourhoods_are_drawn() -> None:
    """A polygon whose code is in the data is drawn with its name; another one is not."""
    text = areas(
        (WIJK, {"type": "Polygon", "coordinates": [SQUARE]}),
        (OTHER_WIJK + "x", {"type": "MultiPolygon", "coordinates": [[SQUARE]]}),
    )
    found = map_of(network(["a"]), text)
    assert found is not None

    assert [outline.key for outline in found.outlines] == [WIJK]
    assert len(found.outlines[0].rings[0]) == 4


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        "Polygon",
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": 7},
        {"type": "Polygon", "coordinates": [[["a", "b"]]]},
        {"type": "Polygon", "coordinates": [[[5.0]]]},
        {"type": "Polygon", "coordinates": [[[120000.0, 48.0]]]},
        {"type": "Polygon", "coordinates": [[[-5.0, 1e999]]]},
        {"type": "Polygon", "coordinates": [[[10**400, 10**400]]]},
        {"type": "MultiPolygon", "coordinates": None},
        {"type": "Point", "coordinates": [5.0, 52.0]},
    ],
)
def test_a_shape_that_is_none_is_passed_over(geometry: object) -> None:
    """Broken shapes, other shapes and numbers outside any grid give no area and no error."""
    assert map_of(network(["a"]), areas((WIJK, geometry))) is None


def test_areas_in_metres_lie_where_the_same_areas_in_degrees_lie() -> None:
    """Metres of the national grid are turned into degrees; the whole map comes out the same."""
    to_metres = Transformer.from_crs("EPSG:4326", "EPSG:28992", always_xy=True)
    metres = [to_metres.transform(*corner) for corner in SQUARE]
    here = network([organisation("a", lat=52.0, lon=5.0)])
    found, expected = (
        map_of(here, areas((WIJK, {"type": "Polygon", "coordinates": [ring]})))
        for ring in (metres, SQUARE)
    )
    assert found is not None
    assert expected is not None

    assert len(found.outlines) == 1
    for one, other in zip(found.outlines[0].rings[0], expected.outlines[0].rings[0], strict=True):
        assert one == pytest.approx(other, abs=0.2)
    assert found.tiles == expected.tiles


def test_tiles_are_numbered_as_web_mercator_does() -> None:
    """A tile's corner, worked out from its number by the formula of the tile scheme, fits."""
    found = map_of(located((52.0, 5.0), (52.1, 5.2)))
    assert found is not None
    spot, tile = found.spots[0], found.tiles[0]
    count = 2**tile.zoom
    column = (5.0 + 180) / 360 * count
    north = math.log(math.tan(math.radians(52)) + 1 / math.cos(math.radians(52)))
    row = (1 - north / math.pi) / 2 * count

    assert spot.x == pytest.approx(tile.x + (column - tile.column) * tile.size, abs=0.2)
    assert spot.y == pytest.approx(tile.y + (row - tile.row) * tile.size, abs=0.2)


@given(
    places=st.lists(
        st.tuples(st.floats(-84, 84), st.floats(-179, 179)), min_size=1, max_size=4, unique=True
    )
)
@settings(max_examples=30)
def test_a_few_tiles_cover_every_map(places: list[tuple[float, float]]) -> None:
    """However small or large the area: no more than allowed, and every place lies on one."""
    found = map_of(located(*places))
    assert found is not None

    assert len(found.tiles) in range(1, MOST_TILES + 1)
    for spot in found.spots:
        assert any(
            tile.x - 0.2 <= spot.x <= tile.x + tile.size + 0.2
            and tile.y - 0.2 <= spot.y <= tile.y + tile.size + 0.2
            for tile in found.tiles
        )


@pytest.mark.parametrize(
    ("word", "is_on"),
    [("pdok", True), (" PDOK ", True), ("", False), ("ja", False), ("https://pdok", False)],
)
def test_the_base_map_comes_for_one_word_only(word: str, *, is_on: bool) -> None:
    """Only when the operator names PDOK is there a server of others to fetch from."""
    environment = {basemap.VARIABLE: word}

    assert basemap.is_on(environment) is is_on
    assert bool(basemap.hosts(environment)) is is_on
    assert basemap.hosts({}) == ()


@given(text=st.text() | st.recursive(st.none() | st.integers(), st.lists).map(json.dumps))
def test_any_text_is_read_without_error(text: str) -> None:
    """A file that is no GeoJSON has no areas."""
    assert map_of(network(["a"]), text) is None


def test_the_operators_file_is_used_when_it_is_there_and_not_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A file is found with the time of its change; none, or one too large, is not used."""
    file = tmp_path / "wijken.geojson"
    file.write_text("{}", "utf-8")
    given_ = {installation.MAP_VARIABLE: str(file)}

    assert installation.map_file(given_) == (str(file), file.stat().st_mtime_ns)
    assert installation.map_file({}) == ("", 0)
    assert [] == caplog.messages
    assert installation.map_file({installation.MAP_VARIABLE: "weg.json"}) == ("", 0)
    assert "names no file" in caplog.text
    monkeypatch.setattr(installation, "LARGEST_MAP", 1)
    assert installation.map_file(given_) == ("", 0)
