"""Places: in the Netherlands, in degrees; metres are converted, the rest is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.folders import only, places, read_tables

#: Towers whose place is published both ways: x, y, latitude, longitude.
KNOWN = {
    "Onze Lieve Vrouwetoren, Amersfoort": (155_000, 463_000, 52.155174, 5.387206),
    "Westertoren, Amsterdam": (120_700.723, 487_525.502, 52.374533, 4.883526),
}


def place_of(tmp_path: Path, header: str, cells: str) -> tuple[float, float]:
    """Return latitude and longitude of an organisation with these cells."""
    dataset = read_tables(tmp_path, f"id;naam;{header}\na;A;{cells}\nb;B;;\n")
    return dataset.organisations.loc["a", "lat"], dataset.organisations.loc["a", "lon"]


@pytest.mark.parametrize(("x", "y", "lat", "lon"), KNOWN.values(), ids=list(KNOWN))
def test_metres_become_degrees(tmp_path: Path, x: float, y: float, lat: float, lon: float) -> None:
    """Right within about ten metres, which is a ten-thousandth of a degree."""
    for header, metres in {"x;y": f"{x};{y}", "lat;lon": f"{y};{x}"}.items():
        found = place_of(tmp_path, header, metres.replace(".", ","))
        assert pytest.approx((lat, lon), abs=1e-4) == found


def test_what_was_converted_is_said_once(tmp_path: Path) -> None:
    """With an example and the number of places."""
    rows = "".join(f"o{n};O{n};155000;46300{n}\n" for n in range(3))

    dataset = read_tables(tmp_path, f"id;naam;rd_x;rd_y\n{rows}", ties="van;naar\no0;o1\n")

    assert (
        "organisaties.csv, rij 2, kolom rd_y: Plekken in het stelsel van de Rijksdriehoek (RD) "
        "zijn omgerekend naar lat en lon: 155000 / 463000 → 52,1552 / 5,3872. Dit komt 3 keer "
        "voor."
    ) == only(dataset.problems).message()


@pytest.mark.parametrize(
    "cells", ["53,2012;5,7999", "53.2012;5.7999", "53.201;5.799", "53,201;5.799"]
)
def test_degrees_may_have_a_comma_or_a_point(tmp_path: Path, cells: str) -> None:
    """A point before three digits is no thousand where a thousand cannot be meant."""
    assert pytest.approx((53.201, 5.799), abs=1e-3) == place_of(tmp_path, "lat;lon", cells)


def test_metres_may_have_a_point_for_thousands(tmp_path: Path) -> None:
    """As Excel shows large numbers in the Netherlands."""
    assert pytest.approx((52.15517, 5.38721), abs=1e-4) == (
        place_of(tmp_path, "x;y", "155.000;463.000,0")
    )


@pytest.mark.parametrize("text", ["inf", "nan", "1e1", "noord", "9" * 400, "52,3,7"])
def test_words_are_no_coordinates(tmp_path: Path, text: str) -> None:
    """What is no number is refused in its own column, and the other number is not blamed."""
    dataset = read_tables(tmp_path, f"id;naam;lat;lon\na;A;{text};5,8\nb;B;;\n")

    assert [("bad-number", 2, "lat")] == places(dataset.problems)
    assert dataset.organisations[["lat", "lon"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ("5,7999;53,2012", "swapped-location"),
        ("155000;463000", "swapped-location"),
        ("0;0", "bad-location"),
        ("48,85;2,35", "bad-location"),
        ("53,2;50000", "bad-location"),
        ("-53,2;5,8", "bad-location"),
        ("999999;999999", "bad-location"),
    ],
)
def test_places_that_cannot_be_right_are_refused(tmp_path: Path, cells: str, code: str) -> None:
    """The row is named, and the place stays unknown."""
    dataset = read_tables(tmp_path, f"id;naam;lat;lon\na;A;{cells}\nb;B;;\n")

    assert [(code, 2, "lat")] == places(dataset.problems)
    assert dataset.organisations[["lat", "lon"]].isna().all(axis=None)


def test_half_a_place_is_no_place(tmp_path: Path) -> None:
    """Said once for a column, also when the other column is not there at all."""
    dataset = read_tables(tmp_path, "id;naam;lat\na;A;53,2\nb;B;53,3\n")

    problem = only(dataset.problems)
    told = (problem.code, problem.row, problem.expected, problem.count)
    assert ("half-location", 2, "lon", 2) == told
    assert dataset.organisations["lat"].isna().all()


def test_positions_in_a_drawing_are_no_places(tmp_path: Path) -> None:
    """Drawing programs write x and y as well; one that lies in the country is a coincidence."""
    organisations = "id;naam;x;y\na;A;-120,5;33\nb;B;14;9\nc;C;5,8;53,2\n"

    dataset = read_tables(tmp_path, organisations)

    assert [("unknown-column", 1, "y"), ("unknown-column", 1, "x")] == places(dataset.problems)
    assert dataset.organisations[["lat", "lon"]].isna().all(axis=None)


def test_wijken_have_places_too(tmp_path: Path) -> None:
    """The same rules hold for the table of wijken."""
    dataset = read_tables(
        tmp_path, neighbourhoods="naam;x;y\nNoord;155000;463000\nZuid;463000;155000\n"
    )

    assert {"location-converted", "swapped-location"} == {p.code for p in dataset.problems}
    assert pytest.approx(52.15517, abs=1e-4) == dataset.neighbourhoods.loc[0, "lat"]
