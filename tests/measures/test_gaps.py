"""The gap matrix counted by hand and by brute force, and the kinds that are missing."""

from __future__ import annotations

from itertools import combinations, combinations_with_replacement

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk import measures
from graphlib_wijk.network import Network
from graphlib_wijk.tables import Dataset
from graphlib_wijk.vocabulary import ORGANISATION_KINDS, WORLDS, codes
from tests.measures.graphs import graph_of, mixed_datasets, slow_partners
from tests.networks import OTHER_WIJK, network, organisation


def rows_of(table: pd.DataFrame) -> dict[tuple[str, str], tuple[int, int, int]]:
    """Return observed, possible and unknown by pair."""
    return {(r.first, r.second): (r.observed, r.possible, r.unknown) for r in table.itertuples()}


def test_a_matrix_by_hand() -> None:
    """Three initiatives and a municipality; two initiatives were not asked."""
    net = network(
        [
            organisation("a"),
            organisation("b", asked="no"),
            organisation("c", asked="no"),
            organisation("gem", kind="municipality", world="system", asked="no"),
        ],
        [("a", "b"), ("a", "gem"), ("b", "gem")],
    )

    found = measures.gap_matrix(net)

    # Known are a-b and a-c; b and c were both not asked, and have no known tie.
    # With the municipality a-gem and b-gem are known; c and gem were both not asked.
    assert {
        ("residents_initiative", "residents_initiative"): (1, 3, 1),
        ("residents_initiative", "municipality"): (2, 3, 1),
        ("municipality", "municipality"): (0, 0, 0),
    } == rows_of(found)
    assert [1 / 2, 2 / 2] == found["share"].tolist()[:2]
    assert pd.isna(found["share"].iloc[2])


def test_members_of_one_partnership_are_tied() -> None:
    """Two at one table count as observed, once, and the table is no kind of its own."""
    table = organisation("t", kind="partnership", world="bridge")
    net = network(["a", "b", "c", table], [("a", "t"), ("b", "t"), ("a", "b")])

    assert {("residents_initiative", "residents_initiative"): (1, 3, 0)} == rows_of(
        measures.gap_matrix(net)
    )


def test_a_partnership_elsewhere_ties_its_members_still() -> None:
    """A part without the table does not forget that its members meet there."""
    table = organisation("t", kind="partnership", neighbourhood_codes=(OTHER_WIJK,))
    net = network(["a", "b", table], [("a", "t"), ("b", "t")])

    assert {("residents_initiative", "residents_initiative"): (1, 1, 0)} == rows_of(
        measures.gap_matrix(net.among(["a", "b"]))
    )


def test_umbrellas_are_a_kind_when_they_are_counted() -> None:
    """By default they are not among the organisations."""
    net = network(["a", organisation("u", kind="umbrella")], [("a", "u")])

    assert ("residents_initiative", "umbrella") not in rows_of(measures.gap_matrix(net))
    assert (1, 1, 0) == rows_of(measures.gap_matrix(net, umbrellas=True))[
        "residents_initiative", "umbrella"
    ]


def test_nothing_is_compared_with_the_unknown() -> None:
    """An organisation of unknown kind or world is in no pair."""
    net = network(["a", organisation("x", kind="unknown", world="")], [("a", "x")])

    assert [("residents_initiative", "residents_initiative")] == list(
        rows_of(measures.gap_matrix(net))
    )
    assert [("lifeworld", "lifeworld")] == list(rows_of(measures.gap_matrix(net, by="world")))


def test_when_nobody_was_asked_there_is_no_share() -> None:
    """No tie is known and nobody was asked: that is unknown, not a gap."""
    net = network([organisation(name, asked="") for name in "ab"])

    found = measures.gap_matrix(net).iloc[0]

    assert (0, 1, 1) == (found["observed"], found["possible"], found["unknown"])
    assert pd.isna(found["share"])


@given(data=mixed_datasets(), by=st.sampled_from(("kind", "world")), umbrellas=st.booleans())
def test_the_matrix_agrees_with_brute_force(data: Dataset, by: str, umbrellas: bool) -> None:
    """Looking at every two organisations gives the same counts, in the vocabulary's order."""
    net = Network(data)
    table = data.organisations
    out = {"partnership", "" if umbrellas else "umbrella"}
    group = {n: table.loc[n, by] for n in table.index if table.loc[n, "kind"] not in out}
    group = {name: code for name, code in group.items() if code}
    graph = graph_of(net, umbrellas=umbrellas)
    partners = {name: slow_partners(graph, name) for name in group}
    order = codes(ORGANISATION_KINDS) if by == "kind" else codes(WORLDS)
    present = [code for code in order if code in group.values()]
    expected = {pair: [0, 0, 0] for pair in combinations_with_replacement(present, 2)}
    for one, other in combinations(group, 2):
        counts = expected[tuple(sorted((group[one], group[other]), key=order.index))]
        tied = other in partners[one]
        counts[0] += tied
        counts[1] += 1
        counts[2] += not (tied or net.asked[one] or net.asked[other])

    found = measures.gap_matrix(net, by=by, umbrellas=umbrellas)

    assert {pair: tuple(counts) for pair, counts in expected.items()} == rows_of(found)
    assert list(expected) == list(rows_of(found))
    assert found["share"].dropna().between(0, 1).all()


def test_an_empty_network_has_no_matrix() -> None:
    """All columns are there, and no row."""
    found = measures.gap_matrix(network([]))

    assert ["first", "second", "observed", "possible", "unknown", "share"] == list(found.columns)
    assert 0 == len(found)


def test_only_kinds_and_worlds_can_be_compared() -> None:
    """A typing error is refused."""
    with pytest.raises(ValueError, match="kind, world"):
        measures.gap_matrix(network(["a"]), by="theme")  # type: ignore[arg-type]


EVERYBODY = {
    "gem": "municipality",
    "corp": "housing_association",
    "wel": "welfare_organisation",
    "zorg": "care_provider",
    "pol": "police",
    "ond": "business_association",
}


def test_nobody_is_missing_when_all_are_there() -> None:
    """An initiative and one of each other kind make a neighbourhood's network complete."""
    rows = ["a", *(organisation(name, kind=kind) for name, kind in EVERYBODY.items())]

    assert () == measures.missing_kinds(network(rows))


@pytest.mark.parametrize("name", EVERYBODY)
def test_who_is_not_there_is_missing(name: str) -> None:
    """Each expected kind that is left out is named."""
    rows = [organisation(n, kind=kind) for n, kind in EVERYBODY.items() if n != name]

    assert ("residents_initiative", EVERYBODY[name]) == measures.missing_kinds(network(rows))


def test_another_kind_can_do_as_well() -> None:
    """A council speaks for residents, a social team for care, a company for business."""
    kinds = ("neighbourhood_council", "social_team", "company")
    rows = [organisation(kind, kind=kind) for kind in kinds]

    assert (
        "municipality",
        "housing_association",
        "welfare_organisation",
        "police",
    ) == measures.missing_kinds(network(rows))


def test_who_works_for_the_whole_town_is_there() -> None:
    """The municipality has no neighbourhood and belongs to each of them; one elsewhere does not."""
    town = organisation("gem", kind="municipality", neighbourhood_codes=())
    other = {"municipality": "Verweg", "municipality_code": "GM9902", "neighbourhood_codes": ()}
    net = network(["a", town, organisation("corp", kind="housing_association", **other)])

    found = measures.missing_kinds(net.in_neighbourhood("WK990101"))

    assert "municipality" not in found
    assert "housing_association" in found


def test_nowhere_is_no_town() -> None:
    """Two organisations of which no municipality is known have none in common."""
    nowhere = {"municipality": "", "municipality_code": "", "neighbourhood_codes": ()}
    net = network(
        [organisation("a", **nowhere), organisation("pol", kind="police", **nowhere)],
    )

    assert "police" in measures.missing_kinds(net.among(["a"]))


def test_who_is_tied_to_the_neighbourhood_is_there() -> None:
    """A partner from elsewhere is known here, and so is whoever sits at the same table."""
    far = {"neighbourhood_codes": (OTHER_WIJK,)}
    rows = [
        "a",
        organisation("corp", kind="housing_association", **far),
        organisation("t", kind="partnership", **far),
        organisation("pol", kind="police", **far),
        organisation("wel", kind="welfare_organisation", **far),
    ]
    net = network(rows, [("a", "corp"), ("a", "t"), ("pol", "t")])

    found = measures.missing_kinds(net.in_neighbourhood("WK990101"))

    assert ("municipality", "welfare_organisation") == found[:2]
    assert {"housing_association", "police"}.isdisjoint(found)


def test_expected_kinds_are_of_the_vocabulary_and_have_a_reason() -> None:
    """Nobody expects a kind that does not exist, or without saying why."""
    known = set(codes(ORGANISATION_KINDS))

    assert all({e.kind, *e.also} <= known for e in measures.EXPECTED_KINDS)
    assert all(e.reason_nl and e.reason_en for e in measures.EXPECTED_KINDS)


def test_an_empty_network_lacks_all_expected_kinds() -> None:
    """Without organisations nobody is there."""
    assert tuple(e.kind for e in measures.EXPECTED_KINDS) == measures.missing_kinds(network([]))
