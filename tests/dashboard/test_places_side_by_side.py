"""Overzicht counts all places at once, and writes what is alike once, with everyone's own links."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given

from graphlib_wijk.dashboard import navigation, services
from graphlib_wijk.dashboard.answers import overview_of
from graphlib_wijk.dashboard.parts import areas, comparison
from graphlib_wijk.dashboard.state import View
from graphlib_wijk.network import Network
from graphlib_wijk.standing import standings
from graphlib_wijk.tables import Dataset
from graphlib_wijk.vocabulary import INITIATIVE_KINDS
from tests.dashboard.sent import content_of
from tests.dashboard.test_pages import opened
from tests.strategies import datasets


@given(datasets())
def test_each_place_is_counted_as_if_it_were_alone(dataset: Dataset) -> None:
    """The count of an area is that of the rows of its members, looked at one by one."""
    network = Network(dataset)
    found = overview_of(network)
    places, kinds = network.places, network.organisations["kind"].tolist()
    standing = standings(network)["standing"].to_dict()
    ids = network.organisations.index.tolist()

    for area in found.neighbourhoods:
        at = places.neighbourhoods.index.get_loc(area.key)
        members = places.member[places.neighbourhood == at].tolist()
        initiatives = [one for one in members if kinds[one] in INITIATIVE_KINDS]
        asked = [one for one in members if kinds[one] not in {"partnership", "umbrella"}]

        assert len(asked) == area.count.organisations
        assert len(initiatives) == area.count.initiatives
        assert Counter(standing[ids[one]] for one in initiatives) == area.count.standings
        assert int(np.sum(network.asked.to_numpy()[asked])) == area.count.asked
    assert len(found.neighbourhoods) == len(set(places.neighbourhood.tolist()))


@pytest.fixture
def source() -> services.Source:
    """Give the built-in fictional data."""
    found = services.source(View(dataset="voorbeeldwijk"))
    assert found is not None
    return found


def test_a_table_of_areas_is_written_once_for_each_view(source: services.Source) -> None:
    """The same view gets the same bytes; a choice that links have to keep gets its own."""
    start = View(dataset="voorbeeldwijk")

    first = areas.table(source, "neighbourhood", "Wijken", start)
    again = areas.table(source, "neighbourhood", "Wijken", View(dataset="voorbeeldwijk"))
    other = areas.table(
        source, "neighbourhood", "Wijken", View(dataset="voorbeeldwijk", umbrellas=True)
    )

    assert first is again
    assert b"koepels=ja" not in first.message
    assert b"koepels=ja" in other.message


@pytest.mark.parametrize(("most", "bars"), [(4, True), (3, False)])
def test_only_so_many_bars_are_drawn(
    monkeypatch: pytest.MonkeyPatch, most: int, *, bars: bool
) -> None:
    """With more wijken than one looks through the table stands alone, which says the same."""
    monkeypatch.setattr(comparison, "MOST_BARS", most)
    shown = content_of(opened(navigation.OVERVIEW.script, View(dataset="voorbeeldwijk")))

    assert "comparison" in shown
    assert bars == ("shares" in shown)
