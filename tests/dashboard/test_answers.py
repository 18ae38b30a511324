"""What pages say is what the network says."""

from __future__ import annotations

import pytest

from graphlib_wijk.dashboard import answers
from graphlib_wijk.dashboard.i18n import percent
from graphlib_wijk.drawing import drawing
from graphlib_wijk.network import Network, UnknownOrganisationError, UnknownPlaceError
from graphlib_wijk.opening import open_network
from tests.networks import OTHER_WIJK, WIJK, network, organisation


@pytest.fixture(scope="module")
def dialogues() -> Network:
    """Return the network of the dialogues."""
    return open_network("data/wijkgesprekken")


def test_overview_of_the_dialogues(dialogues: Network) -> None:
    """The built-in data: 53 organisations that could be asked, none was, six neighbourhoods."""
    overview = answers.overview_of(dialogues)

    assert overview.count.organisations == 53
    assert overview.count.partnerships == 2
    assert overview.umbrellas == 1
    assert overview.count.asked == 0
    assert [area.key for area in overview.neighbourhoods] == [
        "WK0363FL",
        "WK0363FN",
        "WK039209",
        "WK008050",
        "WK194804",
        "WK028908",
    ]


def test_an_organisation_in_two_neighbourhoods_is_counted_in_both() -> None:
    """It belongs to both, and the whole counts it once."""
    both = organisation("x", neighbourhood_codes=(WIJK, OTHER_WIJK))
    overview = answers.overview_of(network([both]))

    assert [area.count.organisations for area in overview.neighbourhoods] == [1, 1]
    assert overview.count.organisations == 1


def test_overview_of_nothing() -> None:
    """Without organisations every count is zero and no area is listed."""
    overview = answers.overview_of(network([]))

    assert overview.count == answers.Count()
    assert overview.neighbourhoods == overview.municipalities == ()


def test_wijken_are_compared_from_half_asked_on() -> None:
    """One of two asked is compared with care; one of three is named apart."""
    half = [organisation("a"), organisation("b", asked="no")]
    third = [
        organisation(id_, asked=asked, neighbourhood_codes=(OTHER_WIJK,))
        for id_, asked in [("c", "yes"), ("d", "no"), ("e", "")]
    ]

    found = answers.comparison_of(network([*half, *third]))

    assert [(WIJK, "careful")] == [(one.area.key, one.level) for one in found.compared]
    assert [OTHER_WIJK] == [area.key for area in found.left_out]


def test_a_comparison_of_nothing() -> None:
    """Without neighbourhoods there is nothing to compare and nothing left out."""
    assert answers.Comparison(compared=(), left_out=()) == answers.comparison_of(network([]))


def test_area_by_local_name(dialogues: Network) -> None:
    """Slotervaart is two neighbourhoods with one name that people use."""
    area = answers.area_of(dialogues, "neighbourhood", "Slotervaart")

    assert (area.name, area.municipality, area.count.initiatives) == ("Slotervaart", "Amsterdam", 1)


def test_area_without_anybody(dialogues: Network) -> None:
    """A neighbourhood of the list where nobody is known has zeros, not an error."""
    area = answers.area_of(dialogues, "neighbourhood", "WK008010")

    assert area.count == answers.Count()


def test_unknown_area(dialogues: Network) -> None:
    """A place that does not exist is told from one where nobody is known."""
    with pytest.raises(UnknownPlaceError):
        answers.area_of(dialogues, "neighbourhood", "WK999999")


def test_rows_are_the_drawing_in_words(dialogues: Network) -> None:
    """The same organisations in the same order with the same standing."""
    part = answers.part_of(dialogues, "municipality", "GM1948")
    drawn = drawing(part)

    rows = answers.rows_of(part, drawn, umbrellas=False)

    assert [(row.id, row.standing) for row in rows] == [(n.id, n.standing) for n in drawn.nodes]


def test_counts_of_a_partnership_are_undefined(dialogues: Network) -> None:
    """A table has no partners of its own: not zero but nothing."""
    part = answers.part_of(dialogues, "municipality", "GM1948")
    rows = {row.id: row for row in answers.rows_of(part, drawing(part), umbrellas=False)}

    assert rows["ve_act"].partners is None
    assert rows["ve_wzv"].partners == 7


def test_profile_of_heechterp(dialogues: Network) -> None:
    """Every statement with its source; ties with the umbrella last and not counted."""
    profile = answers.profile_of(dialogues, "le_bbhs", umbrellas=False)

    assert [s.other for s in profile.statements] == ["le_gem", "nl_doen", "le_wp", *["lsa"] * 3]
    assert [s.counted for s in profile.statements] == [True, True, True, False, False, False]
    assert all(s.origin and s.confirmation == "unknown" for s in profile.statements)
    assert {partner.id for partner in profile.partners} == {"le_gem", "nl_doen", "le_wp"}


def test_profile_counts_the_umbrella_when_asked_to(dialogues: Network) -> None:
    """With umbrellas in, De Leest is partly known; without, nobody has asked."""
    without = answers.profile_of(dialogues, "ve_leest", umbrellas=False)
    with_umbrella = answers.profile_of(dialogues, "ve_leest", umbrellas=True)

    assert (without.standing, with_umbrella.standing) == ("not_asked", "partial")


def test_profile_of_an_umbrella_has_no_standing(dialogues: Network) -> None:
    """LSA stands nowhere; its ties are shown all the same."""
    profile = answers.profile_of(dialogues, "lsa", umbrellas=False)

    assert profile.standing == ""
    assert len(profile.statements) == 10


def test_unknown_profile(dialogues: Network) -> None:
    """A wrong id is an error that a page turns into words."""
    with pytest.raises(UnknownOrganisationError):
        answers.profile_of(dialogues, "niemand", umbrellas=False)


def test_choices_are_what_occurs(dialogues: Network) -> None:
    """One can only filter by what is there, the most frequent first."""
    choices = answers.choices_of(answers.part_of(dialogues, "neighbourhood", "WK008050"))

    assert choices["tie_kinds"][0] in {"consultation", "cooperation", "membership"}
    assert "police" not in choices["kinds"]


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, "0%"),
        (0.0022, "minder dan 1%"),
        (0.005, "minder dan 1%"),
        (0.006, "1%"),
        (0.24, "24%"),
        (1, "100%"),
    ],
)
def test_what_is_little_is_not_nothing(share: float, said: str) -> None:
    """A share that is there is never shown as none."""
    assert said == percent(share)
