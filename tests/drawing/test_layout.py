"""Positions: everybody has one, nobody stands on anybody, and it is the same one every time."""

from __future__ import annotations

import math
import random
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk.drawing.layout import KAMADA_KAWAI_LIMIT, Box, Layout, Row, _apart, layout

Edges = list[tuple[str, str]]
Rows = dict[str, list[str]]
Area = tuple[float, float, float, float]

#: What most organisations need: a sign with a name of two lines.
USUAL: Box = (130.0, 76.0)
#: Positions are rounded to a tenth of a pixel.
ROUNDING = 0.11


def names(number: int) -> list[str]:
    """Return ids whose order as text is their order as numbers."""
    return [f"n{i:03}" for i in range(number)]


def placed(number: int, pairs: list[tuple[int, int]], rows: Rows | None = None) -> Layout:
    """Lay out organisations of the usual size, tied by number."""
    every = names(number)
    edges = [(every[a], every[b]) for a, b in pairs]
    return layout(dict.fromkeys(every, USUAL), edges, rows or {})


def area(name: str, found: Layout, boxes: dict[str, Box]) -> Area:
    """Return left, top, right and bottom of an organisation."""
    x, y = found.positions[name]
    wide, high = boxes[name]
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def area_of_row(row: Row) -> Area:
    """Return left, top, right and bottom of a row."""
    return row.x, row.y, row.x + row.width, row.y + row.height


def overlap(one: Area, other: Area) -> bool:
    """Tell whether two areas have more than a border in common."""
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > ROUNDING
        and min(one[3], other[3]) - max(one[1], other[1]) > ROUNDING
    )


def within(inner: Area, outer: Area) -> bool:
    """Tell whether an area lies in another."""
    return (
        inner[0] >= outer[0] - ROUNDING
        and inner[1] >= outer[1] - ROUNDING
        and inner[2] <= outer[2] + ROUNDING
        and inner[3] <= outer[3] + ROUNDING
    )


def extent(found: Layout) -> tuple[float, float]:
    """Return width and height from the first to the last position."""
    xs, ys = zip(*found.positions.values(), strict=True)
    return max(xs) - min(xs), max(ys) - min(ys)


def assert_sound(found: Layout, boxes: dict[str, Box], rows: Rows, top: str = "") -> None:
    """Check what holds for every layout, whatever was laid out."""
    assert set(boxes) == set(found.positions)
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in found.positions.values())
    areas = {name: area(name, found, boxes) for name in boxes}
    assert not [(a, b) for a, b in combinations(boxes, 2) if overlap(areas[a], areas[b])]

    assert [row for row in rows if rows[row]] == [row.id for row in found.rows]
    assert not any(overlap(area_of_row(a), area_of_row(b)) for a, b in combinations(found.rows, 2))
    for row in found.rows:
        band = area_of_row(row)
        assert tuple(rows[row.id]) == row.members
        assert all(within(areas[name], band) for name in row.members)
        free = set(boxes) - {name for members in rows.values() for name in members}
        assert not any(overlap(areas[name], band) for name in free)
        for name in free:
            assert (areas[name][1] >= band[3]) if row.id == top else (areas[name][3] <= band[1])


@st.composite
def cases(draw: st.DrawFn) -> tuple[dict[str, Box], Edges, Rows]:
    """Draw organisations of any size, ties between them, and some that stand in rows."""
    every = names(draw(st.integers(0, 25)))
    side = st.integers(20, 220).map(float)
    boxes = {name: (draw(side), draw(side)) for name in every}
    seats = {name: draw(st.sampled_from(("", "", "", "up", "one", "two"))) for name in every}
    rows = {row: [n for n in every if seats[n] == row] for row in ("up", "one", "two")}
    free = [name for name in every if not seats[name]]
    edges: Edges = []
    if len(free) > 1:
        pair = st.lists(st.sampled_from(free), min_size=2, max_size=2, unique=True)
        edges = [(a, b) for a, b in draw(st.lists(pair, max_size=40))]
    return boxes, edges, rows


@given(case=cases())
def test_everybody_has_a_place_of_their_own(case: tuple[dict[str, Box], Edges, Rows]) -> None:
    """No two boxes overlap; rows lie apart from the picture and each other, with their members."""
    boxes, edges, rows = case

    assert_sound(layout(boxes, edges, rows, top="up"), boxes, rows, top="up")


@given(case=cases(), chance=st.randoms(use_true_random=False))
def test_order_does_not_matter(
    case: tuple[dict[str, Box], Edges, Rows], chance: random.Random
) -> None:
    """Organisations, ties and the ends of ties may come in any order, and ties twice."""
    boxes, edges, rows = case
    order = list(boxes)
    chance.shuffle(order)
    ties = [(b, a) if chance.random() < 0.5 else (a, b) for a, b in edges * 2]
    chance.shuffle(ties)

    shuffled = layout({name: boxes[name] for name in order}, ties, rows, top="up")

    assert layout(boxes, edges, rows, top="up") == shuffled


@pytest.mark.parametrize(
    "number", [30, pytest.param(KAMADA_KAWAI_LIMIT + 1, marks=pytest.mark.slow)]
)
def test_nothing_is_left_to_chance(number: int) -> None:
    """Another state of the random generator gives the same places, and none is drawn from it."""
    ring = [(i, (i * 7 + 1) % number) for i in range(number) if i != (i * 7 + 1) % number]
    random.seed(1)
    first = placed(number, ring)
    random.seed(2)
    state = random.getstate()

    assert first == placed(number, ring)
    assert state == random.getstate()


def test_nobody_at_all() -> None:
    """Without organisations there are no places and no rows."""
    assert Layout() == layout({}, [], {"one": []})


def test_one_organisation() -> None:
    """A single one stands at the top left, with room for its box."""
    assert {"n000": (65.0, 38.0)} == placed(1, []).positions


def test_two_stand_side_by_side() -> None:
    """A pair lies flat, as its names do, with room for a line between them."""
    found = placed(2, [(0, 1)])
    (x0, y0), (x1, y1) = found.positions["n000"], found.positions["n001"]

    assert y0 == y1
    assert 1.2 * USUAL[0] < x1 - x0 < 2 * USUAL[0]


SHAPES = {
    "star": (60, [(0, i) for i in range(1, 60)]),
    "path": (60, list(pairwise(range(60)))),
    "ring": (24, [(i, (i + 1) % 24) for i in range(24)]),
    "everyone with everyone": (25, list(combinations(range(25), 2))),
    "two cliques": (
        16,
        [*combinations(range(8), 2), *combinations(range(8, 16), 2)],
    ),
    "nobody tied": (20, []),
    "two hubs": (32, [(hub, i) for hub in (0, 1) for i in range(2, 32)]),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_that_are_hard_to_draw(shape: str) -> None:
    """Stars, paths, cliques and crowds are drawn without overlaps, and in reasonable room."""
    number, pairs = SHAPES[shape]
    found = placed(number, pairs)
    boxes = dict.fromkeys(names(number), USUAL)

    assert_sound(found, boxes, {})
    wide, high = extent(found)
    most = 3 if shape == "path" else 1
    assert wide <= most * 4 * USUAL[0] * math.sqrt(number) * 1.5
    assert high <= 4 * USUAL[1] * math.sqrt(number)


@pytest.mark.parametrize("shape", ["star", "everyone with everyone", "two hubs"])
def test_pictures_are_wider_than_high(shape: str) -> None:
    """Screens and names lie flat; pushing names apart must not pile them up into a tower."""
    wide, high = extent(placed(*SHAPES[shape]))

    assert 1 < wide / high < 2.5


def test_a_hub_stands_in_the_middle_of_its_star() -> None:
    """Whoever everybody is tied to has them around it, not beside it."""
    found = placed(*SHAPES["star"])
    x, y = found.positions["n000"]
    wide, high = extent(found)
    lefts = min(x for x, _ in found.positions.values())
    tops = min(y for _, y in found.positions.values())

    assert 0.35 < (x - lefts) / wide < 0.65
    assert 0.35 < (y - tops) / high < 0.65


@pytest.mark.slow
def test_three_hundred_organisations_end_in_a_readable_picture() -> None:
    """The pushing ends, and not by blowing the picture up: it stays within ten times the boxes."""
    hubs = [(i, i % 7) for i in range(7, 300)] + [(i, i // 2) for i in range(8, 300)]
    found = placed(300, hubs)
    wide, high = extent(found)

    assert_sound(found, dict.fromkeys(names(300), USUAL), {})
    assert wide * high < 10 * 300 * USUAL[0] * USUAL[1]


@pytest.mark.parametrize("number", [2, 3, 10, 40])
def test_organisations_on_one_spot_are_pulled_apart(number: int) -> None:
    """Even when all start on the same point they end beside each other, not far away."""
    size = np.tile(USUAL, (number, 1))
    points = _apart(np.zeros((number, 2)), size)

    delta = np.abs(points[:, None, :] - points[None, :, :])
    apart = (delta >= size[0]).any(axis=2) | np.eye(number, dtype=bool)
    assert apart.all()
    assert np.ptp(points, axis=0).max() < 4 * number * USUAL[0]


def test_groups_fill_lines_from_the_left() -> None:
    """Twelve pairs make neither a tower nor one long line, and are read in order of their ids."""
    found = placed(24, [(i, i + 1) for i in range(0, 24, 2)])
    wide, high = extent(found)
    reading = sorted(found.positions, key=lambda name: found.positions[name][::-1])

    assert 0.8 < wide / high < 3
    assert names(24) == reading


def test_the_largest_group_comes_first() -> None:
    """Whoever reads from the top left starts where most of it happens."""
    found = placed(7, [(0, 1), (1, 2), (3, 4), (4, 5), (5, 6)])

    assert min(y for _, y in found.positions.values()) == min(
        found.positions[name][1] for name in names(7)[3:]
    )


def test_rows_stand_side_by_side_as_long_as_there_is_room() -> None:
    """Two short rows share a line below a wide picture; the order is as given."""
    found = placed(50, [(0, i) for i in range(1, 46)], {"one": ["n046"], "two": ["n047", "n048"]})
    one, two = found.rows

    assert one.y == two.y
    assert one.x + one.width <= two.x


def test_a_row_without_members_takes_no_room() -> None:
    """Nobody isolated, no empty area."""
    assert placed(4, [(0, 1)], {"one": [], "two": ["n003"]}) == placed(
        4, [(0, 1)], {"two": ["n003"]}
    )


def test_a_long_row_goes_on_below() -> None:
    """Forty organisations without ties fill lines of a picture that is wider than high."""
    rows = {"one": names(40)}
    found = placed(40, [], rows)
    wide, high = extent(found)

    assert_sound(found, dict.fromkeys(names(40), USUAL), rows)
    assert 1 < wide / high < 4


def test_signs_in_a_line_stand_at_one_height() -> None:
    """Names of one and of three lines hang from the same height."""
    boxes = {"a": (100.0, 60.0), "b": (100.0, 94.0)}
    found = layout(boxes, [], {"one": ["a", "b"]})

    tops = {area(name, found, boxes)[1] for name in boxes}
    assert 1 == len(tops)


def test_the_rows_below_do_not_move_the_picture() -> None:
    """Whoever stands in a row below changes nothing of where the others stand."""
    alone = placed(6, [(0, 1), (1, 2)])
    more = layout(
        dict.fromkeys(names(8), USUAL),
        [("n000", "n001"), ("n001", "n002")],
        {"up": ["n006"], "one": ["n007"]},
        top="up",
    )

    assert alone.positions == {name: more.positions[name] for name in names(6)}
