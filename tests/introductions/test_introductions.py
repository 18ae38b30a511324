"""Introductions: each reason by hand, and what must never be offered, in every lawful network."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graphlib_wijk as gw
from graphlib_wijk.introductions import REASONS, UNKNOWNS, introduction_coverage, introductions
from graphlib_wijk.network import Network, UnknownOrganisationError
from graphlib_wijk.standing import partners_of
from graphlib_wijk.tables import INTRODUCTIONS, Dataset, frame_of
from graphlib_wijk.vocabulary import INITIATIVE_KINDS, PARTNERSHIP, UMBRELLA, codes
from tests.networks import OTHER_WIJK, WIJK, network, organisation
from tests.strategies import datasets

#: Nowhere: no wijk, no municipality.
NOWHERE: Mapping[str, Any] = {
    "municipality": "",
    "municipality_code": "",
    "neighbourhood_codes": (),
}


def placeless(name: str, **fields: object) -> dict[str, object]:
    """Return an initiative of which no place is known."""
    return organisation(name, **{**NOWHERE, **fields})


def offered(net: Network, name: str, **options: Any) -> dict[str, tuple[Any, ...]]:
    """Return the candidates of one organisation, in order, with their reasons."""
    table = introductions(net, name, **options)
    return dict(zip(table["candidate"], table["reasons"], strict=True))


def answers(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    """Return a table of answers; each row is who, whom, what and when."""
    names = ("source", "target", "answer", "answered_on")
    return frame_of(INTRODUCTIONS, [dict(zip(names, row, strict=True)) for row in rows])


def test_a_shared_theme_is_a_reason_for_who_knows_nobody() -> None:
    """An organisation without any tie or place gets a candidate with the same theme."""
    net = network([placeless("a", themes=("green",)), placeless("b", themes=("green", "care"))])

    assert {"b": (("shared_themes", ("green",)),)} == offered(net, "a")


def test_a_rare_theme_counts_more() -> None:
    """Who shares what few do comes before who shares what many do."""
    others = [placeless(f"x{i}", themes=("care",)) for i in range(4)]
    rare = [placeless("a", themes=("care", "energy")), placeless("rare", themes=("energy",))]

    assert "rare" == next(iter(offered(network([*others, *rare]), "a")))


def test_what_one_seeks_the_other_offers_in_both_directions() -> None:
    """Words meet whatever their accents and capitals, and each side hears its own sentence."""
    net = network([placeless("a", seeks=("Ruimte",)), placeless("b", offers=("ruimte", "eten"))])

    assert {"b": (("you_seek", ("ruimte",)),)} == offered(net, "a")
    assert {"a": (("you_offer", ("ruimte",)),)} == offered(net, "b")


def test_only_the_smallest_shared_place_is_told() -> None:
    """Who shares a buurt shares its wijk and municipality as well."""
    near = {"subneighbourhood_codes": ("BU99010101",)}
    net = network(
        [
            organisation("a", **near),
            organisation("b", **near, kind="school", world="system"),
            organisation("c", kind="school", world="system"),
        ],
    )
    told = {name: [reason[0] for reason in reasons] for name, reasons in offered(net, "a").items()}

    assert {"b": ["same_area", "worlds_meet"], "c": ["same_neighbourhood", "worlds_meet"]} == told


def test_a_municipality_alone_is_no_reason_to_meet() -> None:
    """It orders candidates, but two who only share a town have nothing to talk about yet."""
    far = organisation("b", kind="school", world="system", neighbourhood_codes=(OTHER_WIJK,))
    net = network([organisation("a"), organisation("c"), far], [("a", "c"), ("b", "c")])
    alone = network([organisation("a", world="bridge"), far])

    assert ("same_municipality", "GM9901") in offered(net, "a")["b"]
    assert {} == offered(alone, "a")


def test_the_best_shared_contact_has_confirmed_ties() -> None:
    """Of two who know both, the one with whom both confirmed their tie is named."""
    net = network(
        [placeless(name) for name in ("a", "b", "doubt", "sure")],
        [("a", "doubt", ["a"]), ("b", "doubt", ["b"]), ("a", "sure"), ("b", "sure")],
    )

    assert ("shared_contact", "sure", 2) in offered(net, "a")["b"]


def test_a_hidden_organisation_is_never_named() -> None:
    """It is no candidate and no contact, whatever it has in common."""
    hidden = placeless("hidden", hidden=True, themes=("green",))
    net = network(
        [placeless("a", themes=("green",)), placeless("b"), hidden],
        [("a", "hidden"), ("b", "hidden")],
    )

    assert {} == offered(net, "a")
    assert "hidden" not in introductions(net)["organisation"].tolist()


def test_two_contacts_can_bring_one_to_a_third() -> None:
    """Without a shared contact, the two who stand between them are named in order."""
    net = network([placeless(name) for name in "abcd"], [("a", "b"), ("b", "c"), ("c", "d")])

    assert ("contact_of_contact", "b", "c") in offered(net, "a")["d"]


def test_partners_like_you_are_a_reason() -> None:
    """How many of the partners of a candidate have your theme, or your neighbourhood, is told."""
    net = network(
        [placeless(name, themes=("green",)) for name in ("a", "b", "c", "d", "e")],
        [("b", "c"), ("b", "d"), ("b", "e")],
    )

    assert ("knows_alike", 3) in offered(net, "a")["b"]
    assert ("knows_many", 3) in offered(net, "a")["b"]
    assert ["shared_themes"] == [reason[0] for reason in offered(net, "a")["c"]]


def test_worlds_that_do_not_meet_are_a_reason_only_until_they_do() -> None:
    """One tie of the wijk between residents and institutions is enough to end it."""
    town = organisation("town", kind="municipality", world="system", neighbourhood_codes=())
    apart = network(["a", "b", town])
    met = network(["a", "b", town], [("b", "town")])

    assert ("worlds_meet", WIJK) in offered(apart, "a")["town"]
    assert "worlds_meet" not in {reason[0] for reason in offered(met, "a")["town"]}


def test_a_tie_that_answers_a_signal_says_which_and_whose() -> None:
    """The organisation's own signal and that of the candidate are told apart."""
    town = organisation("town", kind="municipality", world="system", neighbourhood_codes=())
    net = network(["a", "b", town])

    assert ("answers_signal", "a", "no-linking-tie") in offered(net, "a")["town"]
    assert ("answers_signal", "a", "no-linking-tie") in offered(net, "town")["a"]
    assert {
        ("answers_signal", "a", "no-peer-tie"),
        ("answers_signal", "b", "no-peer-tie"),
    } <= set(offered(net, "a")["b"])


def test_institutions_of_another_town_are_not_offered() -> None:
    """Elsewhere, only initiatives are worth a journey; and only for who has few near by."""
    elsewhere = {"municipality": "Westerlinde", "municipality_code": "GM9902"}
    green = {"themes": ("green",), "neighbourhood_codes": ()}
    peer = organisation("peer", **elsewhere, **green)
    town = organisation("town", kind="municipality", **elsewhere, **green)
    near = [organisation(f"n{i}", kind="school", **green) for i in range(10)]
    me = organisation("a", **green)

    assert ["peer"] == list(offered(network([me, peer, town]), "a"))
    assert "peer" not in offered(network([me, peer, town, *near]), "a", limit=50)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("a", "b", "declined", "")], {}),
        ([("b", "a", "declined", "")], {}),
        ([("a", "b", "made", "2026-01-01")], {}),
        ([("a", "b", "discussed", "")], {"b": "discussed"}),
        (
            [("a", "b", "declined", "2025-01-01"), ("b", "a", "discussed", "2026")],
            {"b": "discussed"},
        ),
        ([("a", "b", "declined", "2026"), ("b", "a", "discussed", "2026")], {}),
        ([("a", "gone", "declined", "2026"), ("a", "b", "", "2026")], {"b": ""}),
    ],
)
def test_an_answer_is_remembered(
    rows: list[tuple[str, str, str, str]], expected: dict[str, str]
) -> None:
    """Declined and met are not offered again, from either side; the latest answer counts."""
    net = network([placeless(name, themes=("green",)) for name in ("a", "b")])
    given_by_hand = introductions(net, "a", answers=answers(*rows))
    with_the_data = introductions(Network(replace(net.dataset, introductions=answers(*rows))), "a")

    assert expected == dict(zip(given_by_hand["candidate"], given_by_hand["answer"], strict=True))
    pd.testing.assert_frame_equal(given_by_hand, with_the_data)


def test_what_is_not_known_is_said() -> None:
    """No themes, no needs, no place and no own view are told, and nobody is called isolated."""
    net = network([placeless("a", asked=""), organisation("b", themes=("green",), seeks=("geld",))])
    coverage = introduction_coverage(net)

    assert codes(UNKNOWNS) == coverage.loc["a", "unknown"]
    assert () == coverage.loc["b", "unknown"]
    assert pd.isna(coverage.loc["a", "near"])
    assert 0 == coverage.loc["b", "near"]
    assert introductions(net).empty


def test_a_weight_of_nothing_leaves_a_reason_out() -> None:
    """Other weights give another order, and a reason without weight is not told."""
    net = network(
        [
            placeless("a", themes=("green",), seeks=("geld",)),
            placeless("theme", themes=("green",)),
            placeless("money", offers=("geld",)),
        ]
    )

    assert ["money", "theme"] == list(offered(net, "a"))
    assert ["theme"] == list(offered(net, "a", weights={"you_seek": 0}))
    assert {} == offered(net, "a", weights=dict.fromkeys(REASONS, 0))


@pytest.mark.parametrize(
    "options",
    [
        {"limit": 0},
        {"weights": {"sympathy": 1}},
        {"weights": {"same_area": -1}},
        {"weights": {"same_area": 10.1}},
        {"weights": {"same_area": float("nan")}},
    ],
)
def test_impossible_wishes_are_refused(options: dict[str, Any]) -> None:
    """A limit under one, an unknown reason and a weight out of bounds are errors."""
    with pytest.raises(ValueError, match=r"limit|reason|weight"):
        introductions(network(["a"]), **options)


def test_an_unknown_organisation_is_an_error() -> None:
    """Nothing is suggested for who is not there."""
    with pytest.raises(UnknownOrganisationError, match="nobody"):
        introductions(network(["a"]), "nobody")


@pytest.mark.parametrize("net", [network([]), network(["a"])], ids=["nobody", "one"])
def test_without_others_there_is_nobody_to_meet(net: Network) -> None:
    """The table is empty, and has its columns."""
    expected = ["organisation", "candidate", "score", "reasons", "answer", "unknown"]

    assert expected == introductions(net).columns.tolist()
    assert introductions(net).empty


def test_a_part_is_offered_the_candidates_of_the_whole() -> None:
    """A neighbourhood asks for its own initiatives; who fits may be elsewhere in town."""
    net = network(
        [
            organisation("a", themes=("green",)),
            organisation("b", themes=("green",), neighbourhood_codes=(OTHER_WIJK,)),
        ]
    )
    part = introductions(net.in_neighbourhood(WIJK))

    assert [("a", "b")] == list(zip(part["organisation"], part["candidate"], strict=True))


def test_the_real_cooperative_without_local_ties_gets_sensible_candidates() -> None:
    """It works on jobs: initiatives that do so too, and a fund that works everywhere."""
    net = gw.open_network("data/wijkgesprekken")
    found = gw.introductions(net, for_="am_sads", limit=5)
    reasons = dict(zip(found["candidate"], found["reasons"], strict=True))

    assert ("shared_themes", ("work",)) in reasons["le_bbhs"]
    assert ("answers_signal", "am_sads", "no-linking-tie") in reasons["nl_doen"]
    assert "own_view" in found.loc[0, "unknown"]


@pytest.mark.parametrize("reason", REASONS.values(), ids=lambda reason: reason.code)
def test_every_sentence_has_exactly_its_gaps(reason: Any) -> None:
    """A page can fill each sentence from the values of the reason and the name it is about."""
    for text in (reason.template("nl"), reason.template("en")):
        gaps = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        assert gaps - {"candidate"} <= set(reason.gaps)
    assert len(reason.gaps) == len(reason.holds)
    assert reason.least <= reason.weight <= reason.most
    assert reason.misleads("nl") != reason.misleads("en")


@settings(max_examples=25)
@given(datasets(), st.booleans(), st.data())
def test_what_must_never_be_offered_never_is(
    dataset: Dataset, umbrellas: bool, data: st.DataObject
) -> None:
    """No partner, however it is one; nobody declined; no umbrella or partnership; not oneself."""
    ids = dataset.organisations.index.tolist()
    declined = data.draw(
        st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=4)
        if ids
        else st.just([])
    )
    said = answers(*((one, other, "declined", "") for one, other in declined))
    net = Network(dataset)

    table = introductions(net, ids, 9, umbrellas=umbrellas, answers=said)

    kinds = dataset.organisations["kind"]
    partners = {name: set(partners_of(net, name, umbrellas=umbrellas)["partner"]) for name in ids}
    for one, other in zip(table["organisation"], table["candidate"], strict=True):
        assert one != other
        assert other not in partners[one]
        assert kinds[other] not in {PARTNERSHIP, UMBRELLA}
        assert not {(one, other), (other, one)} & set(declined)


@settings(max_examples=25)
@given(datasets())
def test_every_reason_is_well_formed_and_true_of_the_tables(dataset: Dataset) -> None:
    """Each names its gaps; themes and places are shared and contacts are partners of both."""
    net = Network(dataset)
    table = introductions(net, limit=9)

    assert table["score"].gt(0).all()
    assert set(table["organisation"]) <= set(
        dataset.organisations.index[dataset.organisations["kind"].isin(INITIATIVE_KINDS)]
    )
    for row in table.itertuples():
        one, other = (dataset.organisations.loc[name] for name in (row.organisation, row.candidate))
        for code, *values in row.reasons:
            assert len(REASONS[code].gaps) == len(values)
            if code == "shared_themes":
                assert set(values[0]) <= set(one["themes"]) & set(other["themes"])
            if code == "shared_contact":
                for end in (row.organisation, row.candidate):
                    assert values[0] in set(partners_of(net, end)["partner"])


@settings(max_examples=25)
@given(datasets())
def test_likeness_holds_both_ways(dataset: Dataset) -> None:
    """What two have in common does not depend on who asks."""
    net = Network(dataset)
    both = {"shared_themes", "same_neighbourhood", "same_municipality", "shared_contact"}
    table = introductions(net, dataset.organisations.index, 99)
    told = {
        (row.organisation, row.candidate): {r for r in row.reasons if r[0] in both}
        for row in table.itertuples()
    }

    assert all(told.get((other, one), found) == found for (one, other), found in told.items())


@settings(max_examples=25)
@given(datasets())
def test_nobody_is_ever_called_isolated(dataset: Dataset) -> None:
    """No output holds the word; who was not asked is told as still to ask."""
    net = Network(dataset)
    coverage = introduction_coverage(net, dataset.organisations.index)

    asked = net.asked.to_numpy()
    assert [not flag for flag in asked] == ["own_view" in codes_ for codes_ in coverage["unknown"]]
    assert "isolated" not in introductions(net).to_string() + coverage.to_string()
