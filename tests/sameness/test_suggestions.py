"""Which names are suggested as one organisation, which never are, and why."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphlib_wijk as gw
from graphlib_wijk.sameness import LEAST_SCORE, PLACES, REASONS, same_organisations
from graphlib_wijk.tables import SAME, Dataset, frame_of
from graphlib_wijk.vocabulary import LANGUAGES
from tests.networks import OTHER_WIJK, dataset, network, organisation


def pair(one: str, other: str, **fields: object) -> Dataset:
    """Two organisations of one neighbourhood; the fields are those of the second."""
    return dataset([organisation("a", name=one), organisation("b", name=other, **fields)])


def suggested(data: Dataset) -> list[tuple[str, str]]:
    """The pairs that are suggested."""
    found = same_organisations(data)
    return list(zip(found["one"], found["other"], strict=True))


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        ("Pluktuin Het Roodborstje", "Pluktuin Het Roodborstje", {"same_name"}),
        ("Pluktuin Het Roodborstje", "pluktuin het roodborstje", {"capitals"}),
        ("Stichting De Pluktuin", "St. De Pluktuin", {"legal_form"}),
        ("Stichting De Pluktuin", "De Pluktuin", {"legal_form"}),
        ("Vereniging Wijkbelang Noord", "Ver. Wijkbelang Noord", {"legal_form"}),
        ("Coöperatie Zon op Linde", "Coop. Zon op Linde U.A.", {"legal_form", "accents"}),
        ("Bakkerij Jansen B.V.", "Bakkerij Jansen", {"legal_form"}),
        ("Bakkerij Jansen B.V.", "Bakkerij Jansen BV", {"hyphens"}),
        ("Tuin & Keuken", "Tuin en Keuken", {"ampersand"}),
        ("Repair Café De Poort", "Repair Cafe De Poort", {"accents"}),
        ("Wijkraad Zuid-West", "Wijkraad Zuidwest", {"hyphens"}),
        ("Platform op d'recht sociaal", "Platform op drecht sociaal", {"hyphens"}),
        ("Breicafé 't Nestje", "Breicafé Nestje", {"small_words", "hyphens"}),
        ("Stichting C. L. O. U. D.", "Stichting CLOUD", {"hyphens"}),
        ("Wijkteam twee Linde", "Wijkteam 2 Linde", {"hyphens"}),
        ("Het Roodborstje Pluktuin", "Pluktuin Het Roodborstje", {"word_order"}),
        ("Pluktuin Roodborstje", "Pluktuin Rodborstje", {"typing_error"}),
        ("Huurdersvereniging Lindegoed", "Huurdersverenging Lindegoed", {"typing_error"}),
        ("Buurtver. De Leest", "Buurtvereniging De Leest", {"abbreviation"}),
        ("Gem. Oosterlinde", "Gemeente Oosterlinde", {"abbreviation"}),
        ("Jonge Ondernemende Moeders", "J.O.M.", {"initials"}),
        ("Jonge Ondernemende Moeders (JOM)", "Jonge Ondernemende Moeders", {"extra_words"}),
        ("Buurthuis De Kom", "De Kom", {"extra_words"}),
        ("Buurthuis \u0421entrum", "Buurthuis Centrum Kom", None),
        ("\u0421entrum de Kom", "Centrum de Kom", {"look_alike"}),
    ],
)
def test_other_spellings_are_suggested_with_their_reason(one, other, reasons):
    """Each way in which people write a name differently is recognised and named."""
    found = same_organisations(pair(one, other))

    assert ([] if reasons is None else [("a", "b", "same")]) == list(
        zip(found["one"], found["other"], found["place"], strict=True)
    )
    assert (reasons or set()) == set().union(*found["reasons"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wijkteam 1", "Wijkteam 2"),
        ("Wijkteam Linde 2", "Wijkteam Linde"),
        ("Team II Linde", "Team III Linde"),
        ("Eerste Lindetuin", "Tweede Lindetuin"),
        ("Groep A Linde", "Groep B Linde"),
        ("Wijkraad Zandberg West", "Wijkraad Zandberg Oost"),
        ("Wijkraad Zandberg", "Wijkraad Zandberg Oost"),
        ("Vrouwen van Linde", "Mannen van Linde"),
        ("De Kom (jongeren)", "De Kom (ouderen)"),
        ("Wijkteam", "Buurthuis"),
        ("Wijkteam", "Wijkteam Oosterlinde"),
        ("Stichting", "stichting"),
        ("Buurthuis Molenwijk", "Buurthuis Molendijk"),
        ("Buurttuin Mees", "Buurttuin Meis"),
        ("Huurdersvereniging Lindegoed", "Woonstichting Lindegoed"),
        ("Basisschool De Regenboog", "Kinderdagverblijf De Regenboog"),
        ("Ondernemersvereniging Nieuwmarkt", "Stichting Nieuwmarkt"),
        ("Stichting Combiwel", "Combiwel B.V."),
        ("Welzijn Oosterlinde", "Politie Oosterlinde"),
        ("Vrienden van De Kom", "De Kom"),
        ("!!!", "???"),
    ],
)
def test_other_organisations_are_not_suggested(one, other):
    """Numbers, directions, generic words and other kinds keep organisations apart."""
    assert [] == suggested(pair(one, other))


def test_a_name_that_says_nothing_is_the_same_only_in_the_same_place():
    """Two rows "Wijkteam" in one neighbourhood may be one; in two neighbourhoods they are two."""
    assert [("a", "b")] == suggested(pair("Wijkteam", "wijkteam"))
    assert [] == suggested(pair("Wijkteam", "wijkteam", neighbourhood_codes=(OTHER_WIJK,)))


def test_a_place_further_away_makes_it_less_likely():
    """Another neighbourhood lowers the score, another municipality hides the pair by default."""
    elsewhere = {"municipality": "Leek", "municipality_code": "GM9902", "neighbourhood_codes": ()}
    places = ({}, {"neighbourhood_codes": (OTHER_WIJK,)}, elsewhere)

    found = [
        same_organisations(pair("De Pluktuin", "Pluktuin", **place), least_score=0)
        for place in places
    ]

    assert ["same", "near", "elsewhere"] == [table["place"][0] for table in found]
    scores = [table["score"][0] for table in found]
    assert sorted(scores, reverse=True) == scores
    assert scores[1] > LEAST_SCORE > scores[2]


def test_an_unknown_place_is_not_another_place():
    """Organisations without a municipality are compared with everybody."""
    nowhere = {"municipality": "", "municipality_code": "", "neighbourhood_codes": ()}
    found = same_organisations(pair("Pluktuin Roodborstje", "Pluktuin Rodborstje", **nowhere))

    assert ["unknown"] == found["place"].tolist()


def test_a_longer_name_of_another_kind_is_another_organisation():
    """A school and a foundation that share their name are not one when the kinds say so."""
    assert [] == suggested(pair("Basisschool De Regenboog", "De Regenboog", kind="school"))


@pytest.mark.parametrize("decision", ["together", "never"])
def test_what_was_decided_is_not_asked_again(decision):
    """A decided pair is left out, whichever of the two was named first."""
    data = pair("De Pluktuin", "Pluktuin")
    same = frame_of(SAME, [{"one": "b", "other": "a", "decision": decision}])

    assert [("a", "b")] == suggested(data)
    assert [] == suggested(
        Dataset(**{**vars(data), "same": same}),
    )


def test_an_open_question_is_still_asked():
    """A row without a decision decides nothing."""
    data = pair("De Pluktuin", "Pluktuin")
    same = frame_of(SAME, [{"one": "a", "other": "b"}])

    assert [("a", "b")] == suggested(Dataset(**{**vars(data), "same": same}))


def test_a_part_of_a_network_is_asked_about_its_own():
    """Of a neighbourhood only the organisations in it are compared."""
    whole = network(
        [
            organisation("a", name="De Pluktuin"),
            organisation("b", name="Pluktuin"),
            organisation("c", name="pluktuin", neighbourhood_codes=(OTHER_WIJK,)),
        ]
    )

    assert {("a", "b"), ("a", "c"), ("b", "c")} == set(suggested(whole))
    assert [("a", "b")] == suggested(whole.in_neighbourhood("WK990101"))


@pytest.mark.parametrize("folder", ["data/voorbeeldwijk", "data/wijkgesprekken"])
def test_nothing_is_suggested_in_our_own_data(folder):
    """In data without double organisations there is nothing to laugh at."""
    assert [] == suggested(gw.read(folder)[0])


def test_without_organisations_there_is_an_empty_table():
    """The columns and their types are there, whatever the data."""
    empty, filled = (
        same_organisations(dataset(rows))
        for rows in ([], [organisation("a", name="Pluktuin"), organisation("b", name="pluktuin")])
    )

    assert 0 == len(empty)
    assert ["one", "other", "score", "reasons", "place"] == empty.columns.tolist()
    assert filled.dtypes.to_dict() == empty.dtypes.to_dict()


def test_reasons_and_places_have_words_in_both_languages():
    """Each code can be told to a person, and nothing but the same name costs nothing."""
    for registry in (REASONS, PLACES):
        assert [] == [r.code for r in registry.values() for lang in LANGUAGES if not r.label(lang)]
    assert {"same_name", "capitals"} == {r.code for r in REASONS.values() if r.cost == 0}


_WORDS = (
    "Stichting",
    "St.",
    "Buurthuis",
    "De",
    "Kom",
    "Pluktuin",
    "Plukttuin",
    "&",
    "en",
    "1",
    "2",
)
_NAMES = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(" ".join),
)


@given(st.lists(_NAMES, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(names, chance):
    """Any text can be a name, and whoever comes first, the same pairs get the same score."""
    rows = [organisation(f"o{at}", name=name) for at, name in enumerate(names)]
    shuffled = list(rows)
    chance.shuffle(shuffled)

    def scores(table: pd.DataFrame) -> dict[frozenset[str], tuple[float, tuple[str, ...], str]]:
        return {
            frozenset((row.one, row.other)): (row.score, row.reasons, row.place)
            for row in table.itertuples()
        }

    found = same_organisations(dataset(rows), least_score=0)

    assert scores(found) == scores(same_organisations(dataset(shuffled), least_score=0))
    assert all(0 <= score <= 1 for score in found["score"])
