"""Where organisations belong: keys of places, and what people call them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk.network import Network, UnknownPlaceError
from graphlib_wijk.tables import Dataset
from tests.networks import network, organisation
from tests.strategies import datasets

HEECHTERP = {
    "code": "WK008050",
    "name": "Heechterp & Schieringen",
    "municipality": "Leeuwarden",
    "municipality_code": "GM0080",
}


def living(name: str, town: str, *codes: str, **fields: object) -> dict[str, object]:
    """Return an organisation of a town, in neighbourhoods by code or by name."""
    places = {"municipality": town, "municipality_code": "", "neighbourhood_codes": codes}
    return organisation(name, **{**places, **fields})


def named(name: str, town: str, *names: str, **fields: object) -> dict[str, object]:
    """Return an organisation of a town, in neighbourhoods of which only the names are known."""
    return living(name, town, neighbourhood=names, **fields)


def ids(part: Network) -> list[str]:
    """Return who is in a part."""
    return list(part.organisations.index)


def homes(net: Network) -> dict[str, list[str]]:
    """Return the keys of the neighbourhoods of each organisation that has one."""
    found: dict[str, list[str]] = {}
    for member, place in zip(net.places.member, net.places.neighbourhood, strict=True):
        key = net.places.neighbourhoods.index[place]
        found.setdefault(net.organisations.index[member], []).append(key)
    return found


def towns(net: Network) -> list[str]:
    """Return the key of the municipality of each organisation, empty for none."""
    keys = list(net.places.municipalities.index)
    return [keys[place] if place >= 0 else "" for place in net.places.municipality]


def test_a_key_is_a_code_or_else_a_name_with_its_municipality() -> None:
    """A code is unique in the country; a name only within its municipality, if that is known."""
    net = network(
        [
            living("a", "Leeuwarden", "WK008050"),
            named("b", "Leeuwarden", "Centrum"),
            named("c", "", "Centrum"),
            living("d", "Leeuwarden"),
        ]
    )

    assert {"a": ["WK008050"], "b": ["Centrum (Leeuwarden)"], "c": ["Centrum"]} == homes(net)


def test_an_organisation_may_belong_to_several_neighbourhoods() -> None:
    """It is found in each of them, and a code given twice counts once."""
    net = network([living("a", "Leeuwarden", "WK008050", "WK008051", "WK008050"), "b"])

    assert ["WK008050", "WK008051"] == homes(net)["a"]
    assert ["a"] == ids(net.in_neighbourhood("WK008050"))
    assert ["a"] == ids(net.in_neighbourhood("WK008051"))


def test_names_belong_to_codes_one_by_one() -> None:
    """As many names as codes: each name is that of the code in the same place."""
    two = living(
        "a", "Leeuwarden", "WK008050", "WK008051", neighbourhood=("Heechterp", "Camminghaburen")
    )

    net = network([two])

    assert ["Heechterp", "Camminghaburen"] == net.neighbourhoods["name"].tolist()
    assert ("WK008051",) == net.places.neighbourhood_keys("camminghaburen")


def test_one_local_name_for_two_codes() -> None:
    """Slotervaart is two neighbourhoods of Statistics Netherlands; the name finds both."""
    net = network(
        [
            living("a", "Amsterdam", "WK0363FL", "WK0363FN", neighbourhood=("Slotervaart",)),
            living("b", "Amsterdam", "WK0363FN"),
            living("c", "Amsterdam", "WK0363FP"),
        ],
        neighbourhoods=[
            {"code": "WK0363FL", "name": "Slotervaart-Noord", "municipality": "Amsterdam"},
            {"code": "WK0363FN", "name": "Slotervaart-Zuid", "municipality": "Amsterdam"},
        ],
    )

    assert ("WK0363FL", "WK0363FN") == net.places.neighbourhood_keys("slotervaart")
    assert ["a", "b"] == ids(net.in_neighbourhood("Slotervaart"))
    assert ["a"] == ids(net.in_neighbourhood("Slotervaart Noord"))


@pytest.mark.parametrize(
    "name",
    [
        "WK008050",
        "wk008050",
        "Heechterp & Schieringen",
        "heechterp en schieringen",
        " HEECHTERP  &  SCHIERINGEN ",
        "Héechterp-&-Schieringen",
    ],
)
def test_case_accents_hyphens_and_ampersands_do_not_count(name: str) -> None:
    """However a reader writes the code or the name, the neighbourhood is found."""
    net = network([living("a", "Leeuwarden", "WK008050"), "b"], neighbourhoods=[HEECHTERP])

    assert ["a"] == ids(net.in_neighbourhood(name))


def test_a_key_made_of_a_name_finds_its_neighbourhood() -> None:
    """What is written in a link is found again, in other letters too."""
    net = network([named("a", "Leeuwarden", "Centrum"), named("b", "Breda", "Centrum")])

    assert ["a"] == ids(net.in_neighbourhood("Centrum (Leeuwarden)"))
    assert ["b"] == ids(net.in_neighbourhood("CENTRUM (breda)"))


def test_one_name_in_two_municipalities_is_not_guessed_at() -> None:
    """The error names both, so that a reader can choose."""
    net = network([named("a", "Leeuwarden", "Centrum"), named("b", "Breda", "Centrum")])

    with pytest.raises(UnknownPlaceError) as caught:
        net.in_neighbourhood("centrum")

    assert ("Centrum (Leeuwarden)", "Centrum (Breda)") == caught.value.candidates
    assert "Centrum (Breda)" in str(caught.value)


def test_a_place_that_nobody_knows() -> None:
    """The error carries the name, has no candidates, and is a KeyError for those who expect one."""
    net = network(["a"])

    with pytest.raises(KeyError) as caught:
        net.in_neighbourhood("Atlantis")

    assert isinstance(caught.value, UnknownPlaceError)
    assert ("Atlantis", (), "unknown-place") == (
        caught.value.name,
        caught.value.candidates,
        caught.value.code,
    )
    assert "No place is called 'Atlantis'." == str(caught.value)


def test_a_listed_neighbourhood_without_organisations_is_an_empty_part() -> None:
    """Nobody known is not the same as no such place."""
    net = network(["a"], neighbourhoods=[HEECHTERP])

    assert [] == ids(net.in_neighbourhood("WK008050"))
    assert [] == ids(net.in_neighbourhood("WK008050", with_partners=True))
    assert "WK008050" in net.neighbourhoods.index


def test_the_list_gives_a_code_its_name_and_organisations_their_own_word() -> None:
    """Shown is the official name; found is whatever the organisations call it."""
    own_word = living("a", "Leeuwarden", "WK008050", neighbourhood=("Heechterp-Schieringen",))
    net = network([own_word], neighbourhoods=[HEECHTERP])

    assert ["Heechterp & Schieringen"] == net.neighbourhoods["name"].tolist()
    assert ["a"] == ids(net.in_neighbourhood("Heechterp Schieringen"))
    assert ["a"] == ids(net.in_neighbourhood("Heechterp & Schieringen"))


def test_without_a_list_the_most_precise_word_becomes_the_name() -> None:
    """A name for one code beats a name for several, and any name beats none."""
    net = network(
        [
            living("a", "Amsterdam", "WK0363FL"),
            living("b", "Amsterdam", "WK0363FL", "WK0363FN", neighbourhood=("Slotervaart",)),
            living("c", "Amsterdam", "WK0363FL", neighbourhood=("Slotervaart-Noord",)),
            living("d", "Amsterdam", "WK0363FP"),
        ]
    )

    assert {
        "WK0363FL": "Slotervaart-Noord",
        "WK0363FN": "Slotervaart",
        "WK0363FP": "WK0363FP",
    } == net.neighbourhoods["name"].to_dict()


def test_a_name_without_its_code_joins_the_code_of_that_name() -> None:
    """Two that are in one neighbourhood share it, though only one of them filled in the code."""
    net = network(
        [
            named("b", "Leeuwarden", "binnenstad"),
            living("a", "Leeuwarden", "WK008010", neighbourhood=("Binnenstad",)),
            named("c", "leeuwarden", "Heechterp en Schieringen"),
            named("d", "Breda", "Binnenstad"),
        ],
        neighbourhoods=[HEECHTERP],
    )

    assert {
        "a": ["WK008010"],
        "b": ["WK008010"],
        "c": ["WK008050"],
        "d": ["Binnenstad (Breda)"],
    } == homes(net)
    assert ["WK008050", "WK008010", ""] == net.neighbourhoods["code"].tolist()


def test_a_name_that_two_codes_share_joins_neither() -> None:
    """Codes change over the years; which of two was meant is not guessed, but found together."""
    net = network(
        [
            living("a", "Leeuwarden", "WK008010", neighbourhood=("Centrum",)),
            living("b", "Leeuwarden", "WK008011", neighbourhood=("Centrum",)),
            named("c", "Leeuwarden", "Centrum"),
        ]
    )

    assert ["Centrum (Leeuwarden)"] == homes(net)["c"]
    assert ["a", "b", "c"] == ids(net.in_neighbourhood("Centrum"))


def test_one_neighbourhood_in_two_spellings_is_one() -> None:
    """Capitals and hyphens make no second neighbourhood; the first spelling is shown."""
    net = network(
        [named("a", "Leeuwarden", "Oud-Oost"), named("b", "LEEUWARDEN", "oud oost")],
    )

    assert ["Oud-Oost (Leeuwarden)"] == list(net.neighbourhoods.index)
    assert {"a", "b"} == set(homes(net))


def test_the_latest_year_describes_a_code() -> None:
    """The list may hold a code once a year, in any order."""
    years = [{**HEECHTERP, "year": year, "name": f"Naam van {year}"} for year in (2021, 2024, 2023)]

    net = network(["a"], neighbourhoods=years)

    assert "Naam van 2024" == net.neighbourhoods.loc["WK008050", "name"]


def test_a_neighbourhood_lies_where_its_code_says() -> None:
    """An organisation of one municipality that works in another does not take it along."""
    net = network(
        [
            living("a", "Leeuwarden", "WK073701", municipality_code="GM0080"),
            living("b", "Tytsjerksteradiel", municipality_code="GM0737"),
        ]
    )

    row = net.neighbourhoods.loc["WK073701"]

    assert ("Tytsjerksteradiel", "GM0737") == (row["municipality"], row["municipality_code"])
    assert ["a"] == ids(net.in_municipality("Leeuwarden"))


def test_a_municipality_by_code_or_name() -> None:
    """Code and name, in any letters, find whoever gave either of them."""
    net = network(
        [
            living("a", "Leeuwarden", municipality_code="GM0080"),
            living("b", "LEEUWARDEN"),
            living("c", "", municipality_code="GM0080"),
            living("d", "Breda"),
        ]
    )

    for name in ("GM0080", "gm0080", "Leeuwarden", "leeuwarden"):
        assert ["a", "b", "c"] == ids(net.in_municipality(name))
    assert ["d"] == ids(net.in_municipality("breda"))
    assert ["GM0080", "GM0080", "GM0080", "Breda"] == towns(net)


def test_a_municipality_is_read_from_the_neighbourhood_when_nothing_names_it() -> None:
    """Only then: a municipality that is written down is believed."""
    net = network(
        [
            living("a", "", "WK008050"),
            living("b", "Leeuwarden", "WK073701", municipality_code="GM0080"),
        ]
    )

    assert ["GM0080", "GM0080"] == towns(net)
    assert "Leeuwarden" == net.places.municipalities.loc["GM0080", "name"]


def test_a_municipality_known_by_name_only_gets_the_code_of_its_neighbourhoods() -> None:
    """Whoever writes the name and whoever only gives a neighbourhood are in one municipality."""
    net = network(
        [
            living("a", "Leeuwarden", "WK008050"),
            living("b", "", "WK008051"),
            living("c", "Leeuwarden"),
        ]
    )

    assert ["GM0080", "GM0080", "GM0080"] == towns(net)


def test_two_municipalities_of_one_name_are_not_guessed_at() -> None:
    """There is a Bergen in Limburg and one in Noord-Holland; a name alone stays a name."""
    net = network(
        [
            living("a", "Bergen", municipality_code="GM0893"),
            living("b", "Bergen", municipality_code="GM0373"),
            living("c", "Bergen", "WK037301"),
            living("d", "Bergen"),
        ]
    )

    assert ["GM0893", "GM0373", "GM0373", "Bergen"] == towns(net)
    with pytest.raises(UnknownPlaceError) as caught:
        net.in_municipality("bergen")
    assert {"GM0893", "GM0373", "Bergen"} == set(caught.value.candidates)


def test_one_municipality_in_two_spellings_is_one() -> None:
    """Without any code, capitals make no second municipality either."""
    net = network([living("a", "Nijlân"), living("b", "NIJLAN")])

    assert ["Nijlân", "Nijlân"] == towns(net)
    assert ["a", "b"] == ids(net.in_municipality("nijlan"))


def test_a_municipality_that_nobody_knows() -> None:
    """A wrong name is an error, not an empty municipality."""
    with pytest.raises(UnknownPlaceError):
        network(["a"]).in_municipality("Atlantis")


def test_no_place_at_all() -> None:
    """Organisations without any place are in no neighbourhood and no municipality."""
    net = network([living("a", ""), living("b", "")])

    assert {} == homes(net)
    assert ["", ""] == towns(net)
    assert (0, 0) == (len(net.neighbourhoods), len(net.places.municipalities))


def test_the_tables_of_places_have_their_columns_and_types_without_rows_too() -> None:
    """Pages may count on every column, whatever the data set leaves out."""
    expected = ["code", "name", "municipality", "municipality_code", "year", "lat", "lon"]

    for net in (network([]), network(["a"]), network([], neighbourhoods=[HEECHTERP])):
        table = net.neighbourhoods
        assert expected == list(table.columns)
        assert ["str"] * 4 + ["float64"] * 3 == [str(dtype) for dtype in table.dtypes]
        assert "neighbourhood" == table.index.name


@given(data=datasets(), order=st.randoms(use_true_random=False))
def test_order_of_rows_moves_nobody(data: Dataset, order: object) -> None:
    """Shuffled organisations are in the same neighbourhoods and municipalities."""
    shuffled = list(data.organisations.index)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    net = Network(data)
    other = Network(replace(data, organisations=data.organisations.loc[shuffled]))

    assert {name: set(keys) for name, keys in homes(net).items()} == {
        name: set(keys) for name, keys in homes(other).items()
    }
    assert dict(zip(net.organisations.index, towns(net), strict=True)) == dict(
        zip(other.organisations.index, towns(other), strict=True)
    )


@given(data=datasets())
def test_places_fit_together(data: Dataset) -> None:
    """Every membership points at an organisation and a neighbourhood, and none comes twice."""
    places = Network(data).places
    memberships = list(zip(places.member.tolist(), places.neighbourhood.tolist(), strict=True))

    assert len(set(memberships)) == len(memberships)
    assert places.neighbourhoods.index.is_unique
    assert places.municipalities.index.is_unique
    assert np.isin(places.member, np.arange(len(data.organisations))).all()
    assert np.isin(places.neighbourhood, np.arange(len(places.neighbourhoods))).all()
