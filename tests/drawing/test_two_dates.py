"""Two drawings of two dates: one place for everybody, and a line that tells what happened."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

import graphlib_wijk as gw
from graphlib_wijk.dialogue.comparison_rules import CHANGES
from graphlib_wijk.drawing import Drawing, two_dates
from graphlib_wijk.drawing.signs import line_of, sign_in_legend
from graphlib_wijk.network import Network
from graphlib_wijk.tables import Dataset
from graphlib_wijk.vocabulary import codes
from tests.networks import network, organisation
from tests.strategies import datasets


@pytest.fixture(scope="module")
def waterkwartier() -> tuple[Drawing, Drawing]:
    """Return the invented wijk before and after its dialogue."""
    parts = [
        gw.open_network(folder).in_neighbourhood("WK990102", with_partners=True)
        for folder in ("data/voorbeeldwijk/2025-10-01", "data/voorbeeldwijk")
    ]
    return two_dates(*parts, gw.compared(*parts))


def test_new_ties_stand_in_the_second_drawing_only(waterkwartier: tuple[Drawing, Drawing]) -> None:
    """What is new was not there, what is not measured any more is not there now."""
    before, after = ({edge.change for edge in one.edges} for one in waterkwartier)

    assert {"kept", "confirmed_since", "no_longer_measured"} == before
    assert {"kept", "confirmed_since", "new", "only_now_measured"} == after


def test_the_legend_of_both_explains_every_line(waterkwartier: tuple[Drawing, Drawing]) -> None:
    """One legend, with the changes of both and without what lines mean elsewhere."""
    before, after = waterkwartier
    lines = [item.sign for item in after.legend if item.sign in codes(CHANGES)]

    assert before.legend == after.legend
    assert ["new", "confirmed_since", "only_now_measured", "no_longer_measured", "kept"] == lines
    assert "confirmed" not in {item.sign for item in after.legend}


def test_each_change_has_a_line_of_its_own_without_colour() -> None:
    """Width and dashes differ for every two changes, so that colour is not needed."""
    looks = [sign_in_legend(code) for code in codes(CHANGES)]

    assert len(looks) == len({(look.width, look.dashes) for look in looks})


def test_an_organisation_that_was_renumbered_keeps_its_place() -> None:
    """Found by its name, it bears one id in both drawings, and the line knows it."""
    before = network([organisation("a1", name="De Kom"), "b", "c"], [("b", "c")])
    after = network([organisation("a2", name="De Kom"), "b", "c"], [("a2", "b"), ("b", "c")])
    first, second = two_dates(before, after, gw.compared(before, after))

    assert {"a2", "b", "c"} == {node.id for node in first.nodes}
    assert {("a2", "b"): "new", ("b", "c"): "kept"} == {
        (edge.source, edge.target): edge.change for edge in second.edges
    }
    assert line_of(second.edges[0]) == sign_in_legend("new")


@settings(max_examples=15)
@given(datasets(), datasets())
def test_everybody_stands_where_they_stood(one: Dataset, other: Dataset) -> None:
    """An organisation of both drawings has one place; nobody else stands there."""
    before, after = Network(one), Network(other)
    first, second = two_dates(before, after, gw.compared(before, after))
    seats = [{node.id: (node.x, node.y) for node in drawn.nodes} for drawn in (first, second)]

    assert all(seats[0][name] == seats[1][name] for name in seats[0].keys() & seats[1].keys())
    together = {**seats[0], **seats[1]}
    assert len(set(together.values())) == len(together)
