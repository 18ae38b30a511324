"""From a network to a drawing: who is shown, where, and in which words."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlib_wijk.drawing import Band, Drawing, Filters, NodeMark, drawing
from graphlib_wijk.drawing.boxes import LINE_WIDTH, LONGEST_WORD, MOST_LINES, wrapped
from graphlib_wijk.drawing.encode import ROWS
from graphlib_wijk.network import Network
from graphlib_wijk.standing import standings
from graphlib_wijk.tables import About, Dataset
from tests.networks import OTHER_WIJK, WIJK, network, organisation
from tests.strategies import datasets, filters

ROOT = Path(__file__).parents[2]
ELSEWHERE = {"neighbourhood_codes": (OTHER_WIJK,)}
EVERYWHERE = {"neighbourhood_codes": (), "municipality": "", "municipality_code": ""}
TOWN = organisation("town", kind="municipality", world="system", neighbourhood_codes=())


def node(made: Drawing, name: str) -> NodeMark:
    """Return the mark of an organisation."""
    (found,) = [mark for mark in made.nodes if mark.id == name]
    return found


def ids(made: Drawing) -> list[str]:
    """Return who is drawn, in order."""
    return [mark.id for mark in made.nodes]


def ends(made: Drawing) -> set[frozenset[str]]:
    """Return which pairs are drawn."""
    return {frozenset((mark.source, mark.target)) for mark in made.edges}


def places(made: Drawing) -> dict[str, tuple[float, float]]:
    """Return where everybody stands."""
    return {mark.id: (mark.x, mark.y) for mark in made.nodes}


def band_of(made: Drawing, mark: NodeMark) -> str:
    """Return the id of the band that an organisation stands in, empty for none."""

    def holds(band: Band) -> bool:
        across = band.x <= mark.x <= band.x + band.width
        return across and band.y <= mark.y <= band.y + band.height

    return "".join(band.id for band in made.bands if holds(band))


# Who is shown.


def test_organisations_of_the_area_come_first_then_by_name() -> None:
    """The order is that of a reader: capitals and accents do not count."""
    net = network(
        [
            organisation("1", name="zonnebloem"),
            organisation("2", name="Één buurt"),
            organisation("3", name="Eekhoorn"),
            organisation("4", name="Aap", **ELSEWHERE),
            organisation("5", name="Eekhoorn"),
        ],
        [("1", "4")],
    )

    made = drawing(net.in_neighbourhood(WIJK, with_partners=True))

    assert ["3", "5", "2", "1", "4"] == ids(made)
    assert [False, False, False, False, True] == [mark.outside for mark in made.nodes]


def test_without_anybody_there_is_an_empty_drawing() -> None:
    """An empty network, and one in which nothing is let through, have no marks and no legend."""
    nothing = Filters(kinds=frozenset({"school"}))

    for made in (drawing(network([])), drawing(network(["a"]), filters=nothing)):
        assert ((), (), (), ()) == (made.nodes, made.edges, made.bands, made.legend)


def test_partners_from_elsewhere_go_when_their_ties_do() -> None:
    """An organisation of the area stays without ties; one from elsewhere has no reason to."""
    net = network(["a", organisation("far", **ELSEWHERE)], [("a", "far")])
    part = net.in_neighbourhood(WIJK, with_partners=True)

    shown = drawing(part, filters=Filters(tie_kinds=frozenset({"funding"})))

    assert ["a", "far"] == ids(drawing(part))
    assert ["a"] == ids(shown)
    assert node(shown, "a").ties_hidden


def test_partners_from_elsewhere_are_not_shown_for_each_other() -> None:
    """Once the table through which they were partners is filtered out, both are out of place."""
    net = network(
        [
            "a",
            organisation("far", **ELSEWHERE),
            organisation("further", **ELSEWHERE),
            organisation("t", kind="partnership", **ELSEWHERE),
        ],
        [("a", "t"), ("far", "t"), ("further", "t"), ("far", "further")],
    )
    part = net.in_neighbourhood(WIJK, with_partners=True)

    assert ["a", "far", "further", "t"] == ids(drawing(part))
    assert ["a"] == ids(drawing(part, filters=Filters(kinds=frozenset({"residents_initiative"}))))


def test_hidden_organisations_are_not_drawn() -> None:
    """Who asked not to be shown is not in the drawing at all, and still counts for the others."""
    shy = organisation("b", name="Verlegen", hidden=True)
    net = network(["a", shy, "c"], [("a", "b"), ("a", "c")])

    made = drawing(net)

    assert ["a", "c"] == ids(made)
    assert "Verlegen" not in json.dumps(made.to_dict())
    assert standings(net).loc["a", "standing"] == node(made, "a").standing == "connected"


def test_umbrellas_are_shown_only_when_they_count() -> None:
    """They have a row of their own above the others, and their ties come along."""
    umbrella = organisation("lsa", name="LSA", kind="umbrella", **EVERYWHERE)
    net = network(["a", "b", umbrella], [("a", "b"), ("a", "lsa")])

    without, with_them = drawing(net), drawing(net, umbrellas=True)

    assert (["a", "b"], ()) == (ids(without), without.bands)
    assert ["a", "b", "lsa"] == ids(with_them)
    assert {frozenset("ab"), frozenset(("a", "lsa"))} == ends(with_them)
    assert ["koepels"] == [band.label for band in with_them.bands]
    assert "umbrellas" == band_of(with_them, node(with_them, "lsa"))
    assert node(with_them, "lsa").y < node(with_them, "a").y


@given(data=datasets(), chosen=filters(), umbrellas=st.booleans(), whole=st.booleans())
@settings(max_examples=40)
def test_what_is_let_through_is_shown_and_nothing_else(
    data: Dataset, chosen: Filters, umbrellas: bool, whole: bool
) -> None:
    """Subjects that pass, whom they are seen tied to or at a table with, and every tie between."""
    net = Network(data)
    part = (
        net
        if whole or WIJK not in net.neighbourhoods.index
        else net.in_neighbourhood(WIJK, with_partners=True)
    )
    passing: nx.Graph[str] = nx.Graph(part.partners)
    passing.remove_nodes_from(
        [
            name
            for name, fields in part.partners.nodes(data=True)
            if not slowly_lets_through(chosen, fields)
            or (fields["kind"] == "umbrella" and not umbrellas)
        ]
    )
    passing.remove_edges_from(
        [
            (one, other)
            for one, other, kinds in list(passing.edges(data="kinds"))
            if chosen.tie_kinds and not chosen.tie_kinds & set(kinds)
        ]
    )
    subjects = set(part.subjects) & set(passing)
    expected = set(subjects)
    for subject in subjects:
        for other in passing[subject]:
            expected.add(other)
            if passing.nodes[other]["kind"] == "partnership":
                expected |= set(passing[other])

    made = drawing(part, filters=chosen, umbrellas=umbrellas)

    assert expected == set(ids(made))
    assert {frozenset(pair) for pair in passing.subgraph(expected).edges} == ends(made)
    assert len(made.edges) == len(ends(made))


def slowly_lets_through(chosen: Filters, fields: Mapping[str, object]) -> bool:
    """Tell in other words whether an organisation passes."""
    if chosen.kinds and fields["kind"] not in chosen.kinds:
        return False
    themes = fields["themes"]
    assert isinstance(themes, tuple)
    return not chosen.themes or any(theme in chosen.themes for theme in themes)


# Standings.


@given(data=datasets(), chosen=filters(), umbrellas=st.booleans())
@settings(max_examples=40)
def test_standings_are_those_of_the_whole_network(
    data: Dataset, chosen: Filters, umbrellas: bool
) -> None:
    """Neither a part nor a filter changes what is said of anybody."""
    net = Network(data)
    said = standings(net, umbrellas=umbrellas)["standing"].to_dict()

    for part in (net, *(net.in_neighbourhood(key) for key in net.neighbourhoods.index)):
        for mark in drawing(part, filters=chosen, umbrellas=umbrellas).nodes:
            assert said.get(mark.id, "") == mark.standing
            assert bool(net.asked[mark.id]) is mark.asked


@given(data=datasets(), chosen=filters(), umbrellas=st.booleans())
@settings(max_examples=40)
def test_ties_are_hidden_where_a_filter_hides_them(
    data: Dataset, chosen: Filters, umbrellas: bool
) -> None:
    """Exactly those have hidden ties that have ties which count, and none in the drawing."""
    net = Network(data)
    counted = net if umbrellas else net.without_umbrellas()
    made = drawing(net, filters=chosen, umbrellas=umbrellas)
    tied = frozenset().union(*ends(made))

    for mark in made.nodes:
        has_ties = mark.id in counted and counted.partners.degree(mark.id) > 0
        assert (has_ties and mark.id not in tied) is mark.ties_hidden


def test_only_initiatives_need_a_hand() -> None:
    """A school with one partner hangs on one thread too, but it is not whom this is about."""
    net = network(
        ["a", organisation("s", kind="school"), "p", "q", "r", organisation("n", asked="no")],
        [("p", "q"), ("q", "r"), ("r", "p"), ("a", "p"), ("s", "p"), ("n", "p")],
    )

    made = drawing(net)

    assert {"a": "one_thread", "s": "one_thread", "n": "partial"} == {
        name: node(made, name).standing for name in "asn"
    }
    assert ["a"] == [mark.id for mark in made.nodes if mark.needs_hand]


# Where they stand.


@given(data=datasets(), chosen=filters(), umbrellas=st.booleans())
@settings(max_examples=40)
def test_filters_and_umbrellas_move_nobody(data: Dataset, chosen: Filters, umbrellas: bool) -> None:
    """Whoever stays, stays where it was, and the drawing is still of the same scope."""
    net = Network(data)
    everything = drawing(net, umbrellas=True)

    made = drawing(net, filters=chosen, umbrellas=umbrellas)

    assert places(made).items() <= places(everything).items()
    assert everything.scope == made.scope
    assert set(made.bands) <= set(everything.bands)


@given(data=datasets(), umbrellas=st.booleans(), chosen=filters())
@settings(max_examples=40)
def test_each_stands_in_the_row_it_belongs_in(
    data: Dataset, umbrellas: bool, chosen: Filters
) -> None:
    """Only who was asked stands among the isolated, and no band is empty."""
    net = Network(data)
    without_umbrellas = standings(net)["standing"].to_dict()
    made = drawing(net, umbrellas=umbrellas, filters=chosen)
    rows = {mark.id: band_of(made, mark) for mark in made.nodes}

    assert set(filter(None, rows.values())) == {band.id for band in made.bands}
    for mark in made.nodes:
        row = rows[mark.id]
        assert (row == "umbrellas") == (mark.kind == "umbrella")
        if without_umbrellas.get(mark.id) in ROWS:
            assert without_umbrellas[mark.id] == row
        assert row != "isolated" or (mark.asked and mark.standing == "isolated")
        assert row != "not_asked" or not mark.asked


def test_rows_are_labelled() -> None:
    """The rows say in words why somebody stands in them, in the reader's language."""
    umbrella = organisation("u", kind="umbrella", **EVERYWHERE)
    net = network(
        ["alone", organisation("silent", asked="no"), "national", umbrella, "p", "q"],
        [("national", "u"), ("p", "q")],
    )

    made, english = drawing(net), drawing(net, language="en")

    assert [
        "nog geen bekende relaties",
        "alleen met een koepel verbonden",
        "nog niet bevraagd",
    ] == [band.label for band in made.bands]
    assert ["no known ties yet", "tied to an umbrella only", "not asked yet"] == [
        band.label for band in english.bands
    ]
    assert ["isolated", "umbrella_only", "not_asked"] == [band.id for band in made.bands]


def test_whose_ties_all_leave_the_picture_stand_apart() -> None:
    """In a part without its partners they have a row that claims nothing about their ties."""
    net = network(["a", organisation("far", **ELSEWHERE)], [("a", "far")])

    made = drawing(net.in_neighbourhood(WIJK))

    assert [("elsewhere", "zonder relaties in dit beeld")] == [(b.id, b.label) for b in made.bands]
    assert ("outside_only", False) == (node(made, "a").standing, node(made, "a").ties_hidden)


def test_the_scope_is_of_these_places() -> None:
    """Another tie, another part or another data set is another picture; another title is not."""
    ties = [("a", "b")]
    net = network(["a", "b", "c"], ties)
    scope = drawing(net).scope

    assert scope == drawing(net, title="Anders", language="en").scope
    assert scope == drawing(network(["c", "b", "a"], ties)).scope
    assert scope != drawing(network(["a", "b", "c"], [("a", "c")])).scope
    assert scope != drawing(net.among(["a", "b"])).scope
    assert scope != drawing(network(["a", "b", "c"], ties, about=About(title="Ander"))).scope


def test_organisations_of_one_name_keep_their_places() -> None:
    """Whose row comes first in the file says nothing; their ids do."""
    same = [organisation(name, name="Buurthuis") for name in ("1", "2", "3")]

    assert places(drawing(network(same))) == places(drawing(network(reversed(same))))


@pytest.mark.slow
def test_other_processes_draw_the_same() -> None:
    """Organisations of one name, umbrellas and groups stand the same after every restart."""
    program = """
from graphlib_wijk.drawing import drawing
from tests.networks import network, organisation
same = [organisation(f"s{i}", name="Buurthuis") for i in range(9)]
heads = [organisation(f"u{i}", name="Koepel", kind="umbrella") for i in range(9)]
ties = [("s0", "s1"), ("s1", "s2"), ("s2", "s0"), ("s3", "s4"), ("s5", "u0")]
print(drawing(network([*same, *heads], ties), umbrellas=True).version)
"""
    versions = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    ]

    assert 1 == len(set(versions))


# Ties.


def test_a_tie_says_what_it_is_and_on_whose_word() -> None:
    """Kinds, word and both names, in the reader's language; the title starts with the names."""
    net = network(
        ["a", "b"],
        [
            {"source": "b", "target": "a", "kind": "funding", "reported_by": ("b",)},
            {"source": "a", "target": "b", "kind": "support", "reported_by": ("b",)},
        ],
    )

    (mark,) = drawing(net).edges
    (english,) = drawing(net, language="en").edges

    assert ("a", "b", ("funding", "support"), "one_sided", False) == (
        mark.source,
        mark.target,
        mark.kinds,
        mark.confirmation,
        mark.crossing,
    )
    assert "A – B\nfinanciering, ondersteuning\ndoor één kant genoemd" == mark.title
    assert "A – B\nfunding, support\none-sided" == english.title


@pytest.mark.parametrize(
    ("one", "other", "crossing"),
    [
        ("lifeworld", "system", True),
        ("system", "lifeworld", True),
        ("lifeworld", "lifeworld", False),
        ("system", "system", False),
        ("lifeworld", "bridge", False),
        ("bridge", "system", False),
        ("lifeworld", "", False),
        ("", "", False),
    ],
)
def test_a_tie_crosses_between_both_worlds(one: str, other: str, crossing: bool) -> None:
    """Only between lifeworld and system world; a bridge is in both, and unknown is unknown."""
    net = network([organisation("a", world=one), organisation("b", world=other)], [("a", "b")])

    assert crossing is drawing(net).edges[0].crossing


# Words.


def test_a_title_is_text_with_the_name_first() -> None:
    """The name in full, the kind as the table says it, the standing, the partners."""
    net = network(
        [organisation("a", name="De <b>Tuin</b>", kind_given="stichting"), "b", "c"],
        [("a", "b"), ("b", "c"), ("c", "a")],
    )

    made = drawing(net)

    assert "De <b>Tuin</b>\nbewonersinitiatief (stichting)\nverbonden\npartners: 2" == (
        node(made, "a").title
    )
    assert "De <b>Tuin</b>\nresidents' initiative\nconnected\npartners: 2" == (
        node(drawing(net, language="en"), "a").title
    )


def test_a_partnership_has_a_title_without_standing() -> None:
    """A table cannot stand alone, so nothing is said of that."""
    net = network(["a", organisation("t", kind="partnership")], [("a", "t")])

    mark = node(drawing(net), "t")

    assert ("", "T\nsamenwerkingsverband") == (mark.standing, mark.title)


def test_the_title_of_a_drawing() -> None:
    """Its own, or else the data set's; facts of the data set come along."""
    about = About(title="Wijkgesprekken", reference_date="2026-10-01", origin="LSA", fictional=True)
    net = network(["a"], about=about)

    assert "Heechterp" == drawing(net, title="Heechterp").title
    made = drawing(net)
    assert "Wijkgesprekken" == made.title
    assert {"reference_date": "2026-10-01", "origin": "LSA", "fictional": "yes"} == made.facts


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("IBN", "IBN"),
        ("", ""),
        ("   ", ""),
        ("Repair Café De Poort", "Repair Café De\nPoort"),
        ("Ondernemersvereniging Binnenstad", "Ondernemersvereniging\nBinnenstad"),
        ("Wijkpanel/wijkcomité Heechterp-Schieringen", "Wijkpanel/\nwijkcomité\nHeechterp-…"),
        ("Samen / apart", "Samen / apart"),
        ("één\u2028twee\ndrie", "één twee drie"),
        ("مؤسسة الحي للجميع", "مؤسسة الحي للجميع"),
        ("🌻" * 30, "🌻" * 24 + "\n" + "🌻" * 6),
        ("a" * 200, "\n".join(["a" * 24, "a" * 24, "a" * 17 + "…"])),
    ],
)
def test_names_become_a_few_short_lines(name: str, label: str) -> None:
    """Words stay whole where they can; what does not fit ends in dots."""
    assert label == wrapped(name)


@given(name=st.text(max_size=120))
def test_labels_fit_and_lose_nothing_silently(name: str) -> None:
    """At most three lines, each short or one word, and every cut is marked."""
    lines = wrapped(name).split("\n")
    written, given_ = "".join("".join(lines).split()), "".join(name.split())

    assert len(lines) <= MOST_LINES
    assert all(len(line) <= LINE_WIDTH or " " not in line for line in lines)
    assert all(len(line) <= LONGEST_WORD for line in lines)
    assert written == given_ or (written[-1] == "…" and given_.startswith(written[:-1]))


# As plain values.


@given(data=datasets(), umbrellas=st.booleans())
@settings(max_examples=40)
def test_a_drawing_is_plain_values(data: Dataset, umbrellas: bool) -> None:
    """What goes to a browser as JSON comes out the same."""
    values = drawing(Network(data), umbrellas=umbrellas).to_dict()

    assert values == json.loads(json.dumps(values, allow_nan=False))


@given(data=datasets(), order=st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_same_content_is_the_same_version(data: Dataset, order: object) -> None:
    """Drawn again, from rows in another order, nothing differs."""
    shuffled = list(data.organisations.index)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    again = replace(data, organisations=data.organisations.loc[shuffled])

    assert drawing(Network(data)).version == drawing(Network(again)).version


def test_other_content_is_another_version() -> None:
    """Whatever a reader could see different makes another version."""
    a, b = organisation("a"), organisation("b", themes=("green",))
    ties = [("a", "b")]
    net = network([a, b], ties)
    drawings = [
        drawing(net),
        drawing(net, title="Anders"),
        drawing(net, language="en"),
        drawing(net, filters=Filters(themes=frozenset({"green"}))),
        drawing(net.among(["a"])),
        drawing(network([a, b])),
        drawing(network([a, b], [("a", "b", ("a",))])),
        drawing(network([{**a, "name": "Aa"}, b], ties)),
        drawing(network([{**a, "asked": "no"}, b], ties)),
        drawing(network([{**a, "world": "system"}, b], ties)),
        drawing(network([a, b], ties, about=About(reference_date="2026"))),
        drawing(network([a, b], ties, about=About(fictional=True))),
    ]

    assert len(drawings) == len({made.version for made in drawings})


def test_drawing_changes_nothing_of_the_network() -> None:
    """The graphs that everybody shares are as they were."""
    net = network(["a", TOWN, organisation("u", kind="umbrella")], [("a", "town"), ("a", "u")])
    nodes, edges = dict(net.partners.nodes(data=True)), list(net.partners.edges(data=True))
    before = deepcopy(({name: fields["name"] for name, fields in nodes.items()}, edges))
    fields = {name: set(data) for name, data in nodes.items()}

    drawing(net, umbrellas=True, filters=Filters(kinds=frozenset({"municipality"}))).to_html()

    assert before == (
        {name: data["name"] for name, data in net.partners.nodes(data=True)},
        list(net.partners.edges(data=True)),
    )
    assert fields == {name: set(data) for name, data in net.partners.nodes(data=True)}
