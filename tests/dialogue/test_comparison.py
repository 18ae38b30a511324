"""Before and after: what changed, what is only measured better, and never both."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings

import graphlib_wijk as gw
from graphlib_wijk.dialogue.comparison_rules import CAUSES, CHANGES, RULES, WARNINGS
from graphlib_wijk.network import Network
from graphlib_wijk.scenario import Scenario
from graphlib_wijk.tables import SAME, About, Dataset, frame_of
from graphlib_wijk.vocabulary import codes
from tests.networks import dataset, network, organisation
from tests.strategies import datasets

FIRST = About(reference_date="2025-10-01")
SECOND = About(reference_date="2026-10-01")
SHY = {"asked": "no"}
TABLE = organisation("table", kind="partnership", world="", asked="")
MIRRORED = {
    "new": "gone",
    "gone": "new",
    "only_now_measured": "no_longer_measured",
    "no_longer_measured": "only_now_measured",
    "kept": "kept",
    "confirmed_since": "kept",
}


def told(before: Network, after: Network, **options: bool) -> dict[tuple[str, str], str]:
    """Return of each pair its class."""
    ties = gw.compared(before, after, **options).ties
    return dict(zip(zip(ties["one"], ties["other"], strict=True), ties["change"], strict=True))


def because(before: Network, after: Network) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return of each pair its class, the rule and whom the rule names."""
    ties = gw.compared(before, after).ties
    return list(zip(ties["change"], ties["because"], ties["witnesses"], strict=True))


def test_an_example_worked_by_hand() -> None:
    """Five organisations a year apart, each pair in the class that the definitions ask for."""
    # a, b and c answered both times; d only the second time, e only the first. a-b is new, b-c
    # is gone, c-d only now measured, c-e no longer measured, a-c is confirmed since, a-d is
    # confirmed by who was not asked at first, and b-e is kept.
    before = network(
        ["a", "b", "c", organisation("d", asked="no"), "e"],
        [
            ("b", "c"),
            ("a", "c", ["a"]),
            ("a", "d", ["a"]),
            ("c", "e", ["e"]),
            ("b", "e"),
        ],
        about=FIRST,
    )
    after = network(
        ["a", "b", "c", "d", organisation("e", asked="no_answer")],
        [("a", "b"), ("a", "c"), ("a", "d"), ("c", "d", ["d"]), ("b", "e", ["b"])],
        about=SECOND,
    )
    found = gw.compared(before, after)

    assert {
        ("a", "b"): "new",
        ("a", "c"): "confirmed_since",
        ("a", "d"): "confirmed_since",
        ("b", "c"): "gone",
        ("b", "e"): "kept",
        ("c", "d"): "only_now_measured",
        ("c", "e"): "no_longer_measured",
    } == told(before, after)
    fair = found.ties[found.ties["asked_both_times"]]
    assert ["new", "confirmed_since", "gone"] == fair["change"].tolist()
    assert found.standings.loc["d", ["before", "after"]].tolist() == ["partial", "connected"]
    assert ("first_asked", "confirmed_since", "only_now_measured") == found.standings.loc[
        "d", "causes"
    ]
    assert (("a", "d"), ("c", "d")) == found.standings.loc["d", "evidence"]
    # a, b and c: two ties of three pairs at first (a-c, b-c), and two afterwards (a-b, a-c).
    measured = found.measures.loc["asked_both_times"]
    assert [3.0, 3.0] == measured.loc["organisations"].tolist()
    assert [2.0, 2.0] == measured.loc["ties"].tolist()
    assert [0.8, 0.8] == found.measures.loc[("all", "coverage")].tolist()
    assert () == found.warnings


@pytest.mark.parametrize(
    ("since", "change", "rule"),
    [
        ("2024", "only_now_measured", "began_earlier"),
        ("2025-09", "only_now_measured", "began_earlier"),
        ("2025-10-01", "only_now_measured", "began_earlier"),
        ("2025", "new", "named_since"),
        ("2025-10", "new", "named_since"),
        ("", "new", "named_since"),
        ("2025-10-02", "new", "began_later"),
        ("2026", "new", "began_later"),
    ],
)
def test_when_a_tie_began_is_evidence(since: str, change: str, rule: str) -> None:
    """A date counts as far as it is precise; the year of the reference date tells nothing."""
    tie = {"source": "a", "target": "b", "reported_by": ("a",), "since": since}
    found = gw.compared(
        network(["a", "b"], about=FIRST), network(["a", "b"], [tie], about=SECOND)
    ).ties

    assert [(change, rule)] == list(zip(found["change"], found["because"], strict=True))


def test_a_tie_that_began_since_is_new_though_nobody_was_asked_before() -> None:
    """What began after the first reference date cannot have been there."""
    tie = {"source": "a", "target": "b", "reported_by": ("a",), "since": "2026-03"}
    before = network([organisation("a", **SHY)], about=FIRST)

    assert [("new", "began_later", ())] == because(before, network(["a", "b"], [tie], about=SECOND))


@pytest.mark.parametrize(
    ("said", "answer", "expected"),
    [
        (["b"], "no", ("only_now_measured", "not_asked_both_times_now", ("b",))),
        (["a", "b"], "no", ("only_now_measured", "not_asked_both_times_now", ("b",))),
        (["a"], "no", ("new", "named_since", ("a",))),
        ([], "yes", ("only_now_measured", "from_a_source_now", ())),
        (["a", "b"], "yes", ("new", "named_since", ("a", "b"))),
    ],
)
def test_only_who_was_asked_before_can_tell_that_a_tie_is_new(
    said: list[str], answer: str, expected: tuple[str, str, tuple[str, ...]]
) -> None:
    """All who name it must have been asked at first; a source asked nobody."""
    before = network(["a", organisation("b", asked=answer)], about=FIRST)
    after = network(["a", "b"], [("a", "b", said)], about=SECOND)

    assert [expected] == because(before, after)
    gone = {"new": "gone", "only_now_measured": "no_longer_measured"}[expected[0]]
    assert [gone] == list(told(after, before).values())


def test_who_is_in_one_data_set_only_changed_nothing_for_certain() -> None:
    """A newcomer may have been there all along, and who is missing may still be there."""
    small, large = network(["a"], about=FIRST), network(["a", "b"], [("a", "b")], about=SECOND)

    assert [("only_now_measured", "not_in_first", ("b",))] == because(small, large)
    assert [("no_longer_measured", "not_in_second", ("b",))] == because(large, small)


def test_a_seat_is_one_pair_that_one_end_can_tell_of() -> None:
    """Of three members who meet a fourth at a table one tie is new, and not three."""
    members = [(name, "table", [name]) for name in "abc"]
    before = network([*"abcd", TABLE], members, about=FIRST)
    after = network([*"abcd", TABLE], [*members, ("d", "table", ["d"])], about=SECOND)
    found = gw.compared(before, after)
    changed = found.ties[found.ties["change"] != "kept"]

    assert [("d", "table", "new")] == list(
        zip(changed["one"], changed["other"], changed["change"], strict=True)
    )
    assert changed["asked_both_times"].all()
    assert [0, 3] == found.standings.loc["d", ["partners_before", "partners_after"]].tolist()


def test_umbrellas_are_left_out_unless_asked_for() -> None:
    """A new tie with an umbrella is no local news."""
    umbrella = organisation("u", kind="umbrella", asked="")
    before = network(["a", umbrella], about=FIRST)
    after = network(["a", umbrella], [("a", "u", ["a"])], about=SECOND)

    assert {} == told(before, after)
    assert {("a", "u"): "new"} == told(before, after, umbrellas=True)


def test_organisations_are_found_by_id_decision_or_name() -> None:
    """Another name under the same id, a decision, one name in one town; never a guess."""
    before = network(
        [organisation("x", name="Oud"), "old", organisation("n1", name="De Kom"), "stopped"],
        about=FIRST,
    )
    after = network(
        [organisation("x", name="Nieuw"), "now", organisation("n2", name="De Kom"), "fresh"],
        about=SECOND,
    )
    same = frame_of(SAME, [{"one": "now", "other": "old", "decision": "together"}])
    found = gw.compared(before, after, same=same).organisations

    assert {"x": "id", "now": "decision", "n2": "name", "fresh": "", "stopped": ""} == found[
        "matched_by"
    ].to_dict()
    assert ["old", "n1"] == found.loc[["now", "n2"], "before"].tolist()
    assert ["Nieuw", "Oud"] == found.loc["x", ["name", "name_before"]].tolist()


def test_a_name_that_fits_several_is_not_matched_but_told() -> None:
    """Two of one name in one town: nobody can tell which it is."""
    before = network([organisation("a", name="De Kom")], about=FIRST)
    after = network(
        [organisation("b", name="De Kom"), organisation("c", name="De Kom")], about=SECOND
    )
    found = gw.compared(before, after)

    assert [True, True, True] == found.organisations["doubtful"].tolist()
    assert [""] == found.organisations["matched_by"].unique().tolist()
    assert ("nothing_in_common", "nobody_asked_twice") == found.warnings


def test_what_was_decided_never_to_be_the_same_is_not_matched() -> None:
    """One name in one town, and a decision that they are two; each keeps its own row."""
    before = network([organisation("a", name="De Kom")], about=FIRST)
    after = network([organisation("b", name="De Kom")], about=SECOND)
    same = frame_of(SAME, [{"one": "a", "other": "b", "decision": "never"}])

    assert ["", ""] == gw.compared(before, after, same=same).organisations["matched_by"].tolist()


def test_one_id_that_means_two_keeps_two_rows() -> None:
    """An id that somebody declared to mean another organisation gets a name of its own."""
    same = frame_of(SAME, [{"one": "a", "other": "a", "decision": "never"}])
    before = network([organisation("a", name="Oud")], about=FIRST)
    found = gw.compared(before, network(["a"], about=SECOND), same=same).organisations

    assert ["a", "a*"] == found.index.tolist()


@pytest.mark.parametrize(
    ("first", "second", "warnings"),
    [
        ("2025-10-01", "2026-10-01", ()),
        ("2026-10-01", "2025-10-01", ("reversed",)),
        ("2026", "2026-10-01", ()),
        ("2026-10-01", "2026-10-01", ("same_date",)),
        ("", "2026", ("no_date_before",)),
        ("2026", "", ("no_date_after",)),
        ("", "", ("no_date_before", "no_date_after")),
    ],
)
def test_dates_that_do_not_fit_are_told(first: str, second: str, warnings: tuple[str, ...]) -> None:
    """An order is never turned round: what was given first stays first."""
    tie = {"source": "a", "target": "b", "reported_by": ("a",), "since": "2019"}
    found = gw.compared(
        network(["a", "b"], about=About(reference_date=first)),
        network(["a", "b"], [tie], about=About(reference_date=second)),
    )

    assert warnings == found.warnings
    certain = not {"reversed", "no_date_before"} & set(warnings)
    assert ["only_now_measured" if certain else "new"] == found.ties["change"].tolist()


def test_where_nobody_was_asked_nothing_is_new_or_gone() -> None:
    """All differences are a matter of measurement, and that is said."""
    silent = [organisation(name, **SHY) for name in "abc"]
    before = network(silent, [("a", "b", ["a"])], about=FIRST)
    after = network(silent, [("b", "c", ["b"])], about=SECOND)
    found = gw.compared(before, after)

    assert ["no_longer_measured", "only_now_measured"] == found.ties["change"].tolist()
    assert ("nobody_asked_twice",) == found.warnings
    assert math.isnan(found.measures.loc[("asked_both_times", "density"), "before"])


def test_empty_and_disjoint_data_sets_are_compared() -> None:
    """Nothing gives nothing; two strangers have everything to themselves."""
    nothing = gw.compared(network([]), network([]))
    strangers = gw.compared(
        network(["a", "b"], [("a", "b")], about=FIRST),
        network(["c", "d"], [("c", "d")], about=SECOND),
    )

    assert nothing.ties.empty
    assert nothing.standings.empty
    assert 0.0 == nothing.measures.loc[("all", "organisations"), "after"]
    assert ["no_longer_measured", "only_now_measured"] == strangers.ties["change"].tolist()
    assert "nothing_in_common" in strangers.warnings


def test_a_scenario_is_marked() -> None:
    """Who compares with what could be is told so."""
    facts = network(["a", "b"])
    imagined = Scenario(add_ties=(("a", "b"),)).applied(facts)

    assert "scenario" in gw.compared(facts, imagined).warnings


def test_a_part_is_about_its_own_organisations() -> None:
    """Ties of the wijk with elsewhere count, ties elsewhere do not; standings are of the whole."""
    far = organisation("far", neighbourhood_codes=("WK990102",))
    further = organisation("further", neighbourhood_codes=("WK990102",))
    before = network(["a", far, further], about=FIRST)
    after = network(["a", far, further], [("a", "far"), ("far", "further")], about=SECOND)
    parts = [one.in_neighbourhood("WK990101", with_partners=True) for one in (before, after)]
    found = gw.compared(*parts)

    assert ["a"] == found.organisations.index.tolist()
    assert [("a", "far")] == list(zip(found.ties["one"], found.ties["other"], strict=True))
    assert ["outside_only"] == found.standings["after"].tolist()


def test_a_standing_that_changed_through_others_says_so() -> None:
    """One partner both times, but the group around it grew: it is no small group any more."""
    before = network([*"abcdef"], [("a", "b"), *zip("cde", "def", strict=True)], about=FIRST)
    after = network(
        [*"abcdef"], [("a", "b"), ("b", "c"), *zip("cde", "def", strict=True)], about=SECOND
    )
    found = gw.compared(before, after).standings

    assert ("small_group", "one_thread") == tuple(found.loc["a", ["before", "after"]])
    assert ("elsewhere",) == found.loc["a", "causes"]
    assert ("new",) == found.loc["b", "causes"]


@pytest.fixture(scope="module")
def oosterlinde() -> gw.Comparison:
    """Return the two editions of the invented municipality side by side."""
    return gw.compared(
        gw.open_network("data/voorbeeldwijk/2025-10-01"), gw.open_network("data/voorbeeldwijk")
    )


def test_the_invented_editions_show_every_class(oosterlinde: gw.Comparison) -> None:
    """Each class occurs, standings changed by change and by measurement, and somebody stopped."""
    causes = {cause for causes in oosterlinde.standings["causes"] for cause in causes}

    assert set(codes(CHANGES)) == set(oosterlinde.ties["change"])
    assert {"new", "gone", "first_asked", "not_asked_again"} <= causes
    assert {"wa_stroom", "mo_deel", "wa_klus"} == set(
        oosterlinde.organisations.query("matched_by == ''").index
    )


def test_among_those_asked_both_times_nothing_is_uncertain(oosterlinde: gw.Comparison) -> None:
    """The fair comparison of the invented editions holds real changes only."""
    fair = oosterlinde.ties[oosterlinde.ties["asked_both_times"]]

    assert {"new", "gone", "confirmed_since", "kept"} == set(fair["change"])


@settings(max_examples=10)
@given(datasets())
def test_nothing_differs_from_itself(one: Dataset) -> None:
    """No changes and no standings; measures are equal."""
    found = gw.compared(Network(one), Network(one))

    assert {"kept"} >= set(found.ties["change"])
    assert found.standings.empty
    assert found.measures["before"].equals(found.measures["after"])


@settings(max_examples=20)
@given(datasets(), datasets())
def test_every_pair_is_in_one_class_and_mirrors_when_turned_round(
    one: Dataset, other: Dataset
) -> None:
    """Each pair with a tie in either data set has one row; without dates new mirrors gone."""
    before, after = Network(one), Network(other)
    there = told(before, after, umbrellas=True)
    back = told(after, before, umbrellas=True)
    pairs = {tuple(sorted(ends)) for net in (before, after) for ends in net.partners.edges}

    assert pairs == set(there) == set(back)
    for ends, change in there.items():
        if change == "kept":
            assert back[ends] in {"kept", "confirmed_since"}
        else:
            assert MIRRORED[change] == back[ends]


@settings(max_examples=15)
@given(datasets(), datasets())
def test_only_asked_ends_make_news(one: Dataset, other: Dataset) -> None:
    """Whatever is new or gone was told by somebody who was asked both times."""
    before, after = Network(one), Network(other)
    ties = gw.compared(before, after, umbrellas=True).ties
    twice = set(before.asked.index[before.asked]) & set(after.asked.index[after.asked])

    for row in ties[ties["change"].isin(["new", "gone"])].itertuples():
        assert set(row.witnesses) <= twice
        assert row.witnesses


@settings(max_examples=10)
@given(datasets(), datasets())
def test_what_was_handed_over_stays_as_it_was(one: Dataset, other: Dataset) -> None:
    """Comparing changes neither data set, and every code is in its registry."""
    before = one.ties.copy(), one.organisations.copy()
    found = gw.compared(Network(one), Network(other))

    pd.testing.assert_frame_equal(before[0], one.ties)
    pd.testing.assert_frame_equal(before[1], one.organisations)
    assert set(found.warnings) <= set(codes(WARNINGS))
    assert set(found.ties["because"]) <= {rule.code for rule in RULES}
    assert {cause for row in found.standings["causes"] for cause in row} <= set(codes(CAUSES))


def test_every_rule_is_met() -> None:
    """A rule that no pair ever fits would be a promise without a proof."""
    changes = {rule.change for rule in RULES}

    assert set(codes(CHANGES)) == changes
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert all(rule.sentence("nl").endswith(".") for rule in RULES)
    assert all(rule.sentence("en").endswith(".") for rule in RULES)


def test_a_duplicate_statement_makes_no_second_pair() -> None:
    """Two statements of one pair are one row with both kinds and the earliest date."""
    rows = [
        {"source": "a", "target": "b", "reported_by": ("a",), "since": "2026-04"},
        {
            "source": "b",
            "target": "a",
            "reported_by": ("b",),
            "since": "2026-03",
            "kind": "funding",
        },
    ]
    after = Network(dataset(["a", "b"], rows, about=SECOND))
    found = gw.compared(network(["a", "b"], about=FIRST), after).ties

    assert 1 == len(found)
    assert ("2026-03", ("cooperation", "funding"), "confirmed") == tuple(
        found.loc[0, ["since", "kinds", "after"]]
    )
