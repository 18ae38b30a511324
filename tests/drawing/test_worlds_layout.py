"""Positions by world: left, between and right, nobody on anybody, and the same every time."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from graphlib_wijk.drawing import Filters, drawing
from graphlib_wijk.drawing.layout import Layout
from graphlib_wijk.drawing.worlds_layout import worlds_layout
from tests.networks import network, organisation

BOX = (130.0, 76.0)
WORLDS = ("lifeworld", "bridge", "system", "")


def placed(number: int, seed: int = 1) -> tuple[Layout, dict[str, str]]:
    """Lay out organisations of all worlds, tied at random; the first three stand in a row."""
    names = [f"n{i:03}" for i in range(number)]
    chance = random.Random(seed)
    worlds = {name: WORLDS[i % 4] for i, name in enumerate(names)}
    pairs = list(combinations(names, 2))
    edges = chance.sample(pairs, min(len(pairs), number))
    found = worlds_layout(dict.fromkeys(names, BOX), worlds, edges, {"not_asked": names[:3]})
    return found, worlds


@pytest.mark.parametrize("number", [0, 1, 4, 5, 30, 200])
def test_everybody_has_a_place_of_their_own(number: int) -> None:
    """Each organisation is placed once, and no two boxes overlap."""
    found, worlds = placed(number)

    assert set(worlds) == set(found.positions)
    for (x, y), (u, v) in combinations(found.positions.values(), 2):
        assert abs(x - u) >= BOX[0] or abs(y - v) >= BOX[1]


def test_the_worlds_stand_side_by_side() -> None:
    """Leefwereld is left of brug and unknown, and these are left of systeemwereld."""
    found, worlds = placed(40)
    seated = {name for row in found.rows if row.id == "not_asked" for name in row.members}

    def across(*wanted: str) -> list[float]:
        return [
            x for n, (x, _) in found.positions.items() if worlds[n] in wanted and n not in seated
        ]

    assert max(across("lifeworld")) < min(across("bridge", ""))
    assert max(across("bridge", "")) < min(across("system"))
    assert [row.id for row in found.rows][:3] == ["lifeworld", "bridge", "system"]


def test_a_labelled_area_holds_its_world_and_no_other() -> None:
    """Everybody stands in exactly one area, the one that names them."""
    found, _ = placed(40)

    for name, (x, y) in found.positions.items():
        inside = [
            row
            for row in found.rows
            if row.x <= x <= row.x + row.width and row.y <= y <= row.y + row.height
        ]
        assert [name in row.members for row in inside] == [True]


def test_the_order_of_ties_does_not_matter() -> None:
    """The same organisations and ties give the same picture, however they are listed."""
    names = [f"n{i}" for i in range(12)]
    worlds = {name: WORLDS[i % 3] for i, name in enumerate(names)}
    edges = [(names[i], names[(i * 5 + 1) % 12]) for i in range(12) if i != (i * 5 + 1) % 12]
    boxes = dict.fromkeys(names, BOX)
    shuffled = random.Random(3).sample([(b, a) for a, b in edges], len(edges))

    assert worlds_layout(boxes, worlds, edges, {}) == worlds_layout(boxes, worlds, shuffled, {})


def test_a_drawing_can_set_the_worlds_apart() -> None:
    """The same marks and ties as in the usual drawing, with an area for each world."""
    town = organisation("town", kind="municipality", world="system")
    net = network([organisation("a", world="lifeworld"), town], [("a", "town")])

    usual, apart = drawing(net), drawing(net, worlds_apart=True)

    assert [mark.id for mark in usual.nodes] == [mark.id for mark in apart.nodes]
    assert usual.edges == apart.edges
    assert [band.label for band in apart.bands] == ["leefwereld", "systeemwereld"]
    assert usual.scope != apart.scope


@pytest.mark.parametrize(
    ("filters", "drawn"),
    [
        (Filters(), 4),
        (Filters(since="2019"), 2),
        (Filters(since="2020"), 3),
        (Filters(contact_from="2025"), 3),
        (Filters(since="2019", contact_from="2025"), 1),
    ],
)
def test_ties_are_filtered_by_year_and_stay_without_one(filters: Filters, drawn: int) -> None:
    """What began later or fell silent earlier is hidden; what has no date is not."""
    net = network(
        ["a", "b", "c", "d"],
        [
            {"source": "a", "target": "b", "since": "2020-05"},
            {"source": "a", "target": "c", "since": "2018", "last_contact": "2024-12-31"},
            {"source": "b", "target": "c"},
            {"source": "b", "target": "d", "since": "2021", "last_contact": "2025-01-01"},
        ],
    )

    assert drawn == len(drawing(net, filters=filters).edges)
