"""What if: what changes is told, the facts stay, and nothing imagined is written as a fact."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graphlib_wijk as gw
from graphlib_wijk.network import Network, UnknownOrganisationError
from graphlib_wijk.scenario import Scenario, UnknownTieError, what_if
from graphlib_wijk.tables import ContractError, Dataset
from graphlib_wijk.writing.material import ScenarioError
from tests.networks import network, organisation
from tests.strategies import datasets

TOWN = organisation("town", kind="municipality", world="system", neighbourhood_codes=())
#: A chain of five: a, b and c hang together with d and e through c.
CHAIN = network(["a", "b", "c", "d", "e"], [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")])


def test_a_new_tie_changes_a_standing_and_ends_signals() -> None:
    """An initiative without ties gets a partner, and the town a line to residents."""
    found = what_if(network(["a", "b", TOWN], [("b", "town")]), Scenario(add_ties=(("a", "town"),)))

    assert ("isolated", "connected") != tuple(found.standings.loc["a"])
    assert "isolated" == found.standings.loc["a", "before"]
    assert ("a", "no-linking-tie", "vanishes") in set(
        found.signals.itertuples(index=False, name=None)
    )
    assert [1, 0] == found.components["without_ties"].tolist()
    assert () == found.cut_off


def test_who_goes_cuts_off_who_hangs_behind() -> None:
    """Without d, e is left alone; the three that stay together are not cut off."""
    found = what_if(CHAIN, Scenario(remove_organisations=("d",)))

    assert ("e",) == found.cut_off
    assert ("one_thread", "isolated") == tuple(found.standings.loc["e"])
    assert "" == found.standings.loc["d", "after"]
    assert "d" not in found.signals["organisation"].tolist()
    assert [5, 3] == found.components["largest"].tolist()


def test_a_tie_that_goes_takes_every_statement_of_the_two() -> None:
    """In whatever direction it was told; equal halves are both cut off."""
    net = network(["a", "b"], [("a", "b"), ("b", "a")])
    found = what_if(net, Scenario(remove_ties=(("b", "a"),)))

    assert found.network.ties.empty
    assert ("a", "b") == found.cut_off


def test_a_new_organisation_can_be_tied_to() -> None:
    """It gets its name from its id, and its kind of tie from the scenario."""
    new = {
        "id": "hub",
        "kind": "community_centre",
        "world": "bridge",
        "municipality": "Oosterlinde",
    }
    found = what_if(
        network(["a"]),
        Scenario(add_organisations=(new,), add_ties=(("a", "hub", "premises"),)),
    )

    assert "hub" == found.network.organisations.loc["hub", "name"]
    assert ["premises"] == found.network.ties["kind"].tolist()
    assert "" == found.standings.loc["hub", "before"]


def test_who_is_gone_says_nothing_any_more() -> None:
    """Its word under gemeld_door goes, and so do decisions and answers about it."""
    net = network(["a", "b", "c"], [("a", "b", ["a", "c"])])

    assert [("a",)] == Scenario(remove_organisations=("c",)).applied(net).ties[
        "reported_by"
    ].tolist()


@pytest.mark.parametrize(
    ("scenario", "error"),
    [
        (Scenario(remove_organisations=("x",)), UnknownOrganisationError),
        (Scenario(remove_ties=(("a", "e"),)), UnknownTieError),
        (Scenario(add_ties=(("a", "x"),)), ContractError),
        (Scenario(add_ties=(("a", "a"),)), ContractError),
        (Scenario(add_organisations=({"id": "a"},)), ContractError),
    ],
)
def test_what_cannot_be_is_refused(scenario: Scenario, error: type[Exception]) -> None:
    """A scenario speaks of organisations and ties that are there, and adds what is not."""
    with pytest.raises(error):
        scenario.applied(CHAIN)


@pytest.mark.parametrize("name", ["map", "a.xlsx", "a.graphml", "a.json", "a.html"])
def test_a_scenario_is_not_written_unless_told(tmp_path: Any, name: str) -> None:
    """Nobody finds imagined ties among the facts."""
    imagined = Scenario(add_ties=(("a", "e"),)).applied(CHAIN)

    with pytest.raises(ScenarioError):
        gw.write(imagined, tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_scenario_can_be_written_on_purpose(tmp_path: Any) -> None:
    """Who says so gets the file."""
    imagined = Scenario(add_ties=(("a", "e"),)).applied(CHAIN)

    path = gw.write(imagined, tmp_path / "map", gw.Choices(scenario=True))

    assert 6 == len((path / "relaties.csv").read_text(encoding="utf-8-sig").splitlines())


@settings(max_examples=30)
@given(datasets(), st.data())
def test_the_facts_stay_and_what_is_added_can_be_taken_away(
    dataset: Dataset, data: st.DataObject
) -> None:
    """Adding a tie and removing it gives the same standings; the network itself never changes."""
    net = Network(dataset)
    ids = dataset.organisations.index.tolist()
    before = dataset.ties.copy()
    free = [(a, b) for a in ids for b in ids if a < b and not net.partners.has_edge(a, b)]
    nothing = what_if(net, Scenario())

    assert nothing.standings.empty
    assert nothing.signals.empty
    assert () == nothing.cut_off
    if free:
        tie = data.draw(st.sampled_from(free))
        more = Scenario(add_ties=(tie,)).applied(net)
        again = Scenario(remove_ties=(tie,)).applied(more)
        pd.testing.assert_frame_equal(gw.standings(net), gw.standings(again))
        assert () == what_if(net, Scenario(add_ties=(tie,))).cut_off
    pd.testing.assert_frame_equal(before, net.dataset.ties)
    assert not net.dataset.scenario


@settings(max_examples=30)
@given(datasets())
def test_only_who_was_asked_is_called_isolated(dataset: Dataset) -> None:
    """Taking all ties away leaves who was never asked as not asked."""
    net = Network(dataset)
    every = tuple((a, b) for a, b in net.partners.edges)
    after = what_if(net, Scenario(remove_ties=every)).standings

    called = after.index[after["after"] == "isolated"]
    assert net.asked.loc[called].all()
