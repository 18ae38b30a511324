"""What a mark looks like, and what the legend says of it."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlib_wijk.drawing import PALETTE, Drawing, EdgeMark, NodeMark, drawing
from graphlib_wijk.drawing.legend import legend_of
from graphlib_wijk.drawing.signs import Line, Sign, line_of, sign_in_legend, sign_of
from graphlib_wijk.network import Network
from graphlib_wijk.tables import Dataset
from graphlib_wijk.vocabulary import CONFIRMATIONS, WORLDS, codes
from tests.networks import network, organisation
from tests.strategies import datasets

#: Everything a legend can list, in its order.
SIGNS = (
    *codes(WORLDS),
    "partnership",
    "none",
    "outside",
    "not-asked",
    "hand",
    *codes(CONFIRMATIONS),
    "crossing",
)


def mark(**fields: object) -> NodeMark:
    """Return an initiative that was asked, unless the fields say otherwise."""
    usual = {
        "id": "a",
        "label": "A",
        "name": "A",
        "kind": "residents_initiative",
        "world": "lifeworld",
        "standing": "connected",
        "x": 0.0,
        "y": 0.0,
        "asked": True,
    }
    return NodeMark(**{**usual, **fields})  # type: ignore[arg-type]


def tie(confirmation: str = "confirmed", *, crossing: bool = False) -> EdgeMark:
    """Return a tie with a word."""
    return EdgeMark(
        source="a",
        target="b",
        kinds=("support",),
        confirmation=confirmation,
        crossing=crossing,
    )


def seen_in(made: Drawing) -> set[str]:
    """Return every sign that somebody who looks at a drawing sees."""
    seen = {edge.confirmation for edge in made.edges}
    seen |= {"crossing" for edge in made.edges if line_of(edge).colour == "crossing"}
    for node in made.nodes:
        sign = sign_of(node)
        if node.kind == "partnership":
            seen.add("partnership")
        else:
            seen.add(node.world or "none")
        seen |= {"outside"} if sign.fill == "surface" else set()
        seen |= {"not-asked"} if sign.dashed else set()
        seen |= {"hand"} if sign.outline == "hand" else set()
    return seen


# Signs.


def test_every_world_has_a_shape_of_its_own() -> None:
    """Colour never tells a world alone; a partnership and an unknown world have a shape too."""
    signs = [sign_of(mark(world=world)) for world in (*codes(WORLDS), "")]
    signs.append(sign_of(mark(kind="partnership", world="bridge")))

    assert len(signs) == len({sign.shape for sign in signs})
    assert [*codes(WORLDS), "none", "bridge"] == [sign.fill for sign in signs]


def test_who_is_from_elsewhere_is_open() -> None:
    """The inside is that of the page, and the outline keeps the colour of its world."""
    sign = sign_of(mark(outside=True))

    assert ("dot", "surface", "lifeworld") == (sign.shape, sign.fill, sign.outline)


def test_who_was_not_asked_has_a_broken_outline() -> None:
    """Its own view is missing; for what has no standing nobody expects one."""
    assert sign_of(mark(asked=False, standing="partial")).dashed
    assert not sign_of(mark(asked=False, standing="", kind="umbrella")).dashed
    assert not sign_of(mark()).dashed


def test_who_could_use_a_hand_has_a_thick_rim() -> None:
    """Told by colour and by width, and still by shape which world it is of."""
    plain, sign = sign_of(mark()), sign_of(mark(needs_hand=True))

    assert ("hand", plain.shape, plain.fill) == (sign.outline, sign.shape, sign.fill)
    assert sign.outline_width > 2 * plain.outline_width


def test_every_word_on_a_tie_has_a_line_of_its_own() -> None:
    """Whose word it is shows in the dashes; only a confirmed tie is unbroken."""
    lines = {word: line_of(tie(word)) for word in codes(CONFIRMATIONS)}

    assert len(lines) == len({line.dashes for line in lines.values()})
    assert ["confirmed"] == [word for word, line in lines.items() if not line.dashes]


def test_a_tie_between_both_worlds_is_thicker_and_keeps_its_dashes() -> None:
    """Crossing and word are told side by side."""
    plain, crossing = line_of(tie("one_sided")), line_of(tie("one_sided", crossing=True))

    assert crossing.width > plain.width
    assert (crossing.dashes, "crossing", "edge") == (plain.dashes, crossing.colour, plain.colour)


# The legend.


@given(data=datasets(), umbrellas=st.booleans())
@settings(max_examples=40)
def test_the_legend_lists_exactly_what_is_seen(data: Dataset, umbrellas: bool) -> None:
    """Every sign of the drawing is explained, no other is, and always in the same order."""
    net = Network(data)
    parts = [net, *(net.in_neighbourhood(k, with_partners=True) for k in net.neighbourhoods.index)]

    for part in parts:
        made = drawing(part, umbrellas=umbrellas)
        seen = seen_in(made)
        assert [sign for sign in SIGNS if sign in seen] == [item.sign for item in made.legend]


def test_without_marks_there_is_no_legend() -> None:
    """Nothing to explain."""
    assert () == legend_of((), (), "nl")


def everything() -> Drawing:
    """Return a drawing in which every sign occurs."""
    net = network(
        [
            "a",
            organisation("b", world="system", kind="school"),
            organisation("c", world="bridge", kind="library", neighbourhood_codes=()),
            organisation("d", world="", kind="other", asked=""),
            organisation("e", asked="no"),
            organisation("t", kind="partnership", world="bridge"),
            "alone",
        ],
        [
            ("a", "b"),
            ("a", "c", ("a",)),
            ("a", "d", ("a",)),
            ("a", "e", ()),
            ("a", "t"),
        ],
    )
    return drawing(net.in_neighbourhood("WK990101", with_partners=True))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_legend_speaks_the_readers_language(language: str) -> None:
    """Every sign has a label of its own and one sentence that explains it."""
    made = everything()
    items = legend_of(made.nodes, made.edges, "nl" if language == "nl" else "en")

    assert list(SIGNS) == [item.sign for item in items]
    assert len(items) == len({item.label for item in items})
    assert all(item.definition.endswith(".") for item in items)
    named = dict(zip(SIGNS, (item.label for item in items), strict=True))
    expected = {
        "nl": ("leefwereld", "van buiten", "een zetje nodig", "bevestigd"),
        "en": ("lifeworld", "from elsewhere", "could use a hand", "confirmed"),
    }[language]
    assert expected == tuple(named[sign] for sign in ("lifeworld", "outside", "hand", "confirmed"))


def test_the_legend_shows_what_the_drawing_shows() -> None:
    """Each sign of the legend looks as it does in the picture: one place decides both."""
    look = {sign: sign_in_legend(sign) for sign in SIGNS}

    for world in codes(WORLDS):
        assert sign_of(mark(world=world)) == look[world]
    assert sign_of(mark(world="")) == look["none"]
    assert sign_of(mark(kind="partnership", world="bridge")) == look["partnership"]
    assert sign_of(mark(asked=False)) == look["not-asked"]
    assert sign_of(mark(needs_hand=True)) == look["hand"]
    outside = look["outside"]
    assert isinstance(outside, Sign)
    assert sign_of(mark(outside=True)).fill == outside.fill
    for word in codes(CONFIRMATIONS):
        line = look[word]
        assert isinstance(line, Line)
        assert (line_of(tie(word)).dashes, line_of(tie(word)).colour) == (line.dashes, line.colour)
    assert line_of(tie(crossing=True)) == look["crossing"]


def test_no_two_signs_of_the_legend_look_alike() -> None:
    """Whoever cannot see colours still sees a difference."""
    looks = {}
    for sign in SIGNS:
        found = sign_in_legend(sign)
        looks[sign] = (
            (found.dashes, found.width)
            if isinstance(found, Line)
            else (found.shape, found.fill == "surface", found.outline_width, found.dashed)
        )

    assert not [(a, b) for a, b in combinations(SIGNS, 2) if looks[a] == looks[b]]


def test_signs_use_colours_of_the_palette() -> None:
    """Light and dark pages have the same names of colours, and signs use no other."""
    assert PALETTE["light"].keys() == PALETTE["dark"].keys()
    for sign in map(sign_in_legend, SIGNS):
        used = {sign.colour} if isinstance(sign, Line) else {sign.fill, sign.outline}
        assert used <= PALETTE["light"].keys()
