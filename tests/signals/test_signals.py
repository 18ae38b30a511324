"""Signals: each by hand, each against a slow version, and never more certain than the asking."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk.network import Network
from graphlib_wijk.signals import MONTHS, SIGNALS, signals
from graphlib_wijk.signals.dependence import cut_off_by
from graphlib_wijk.standing import partners_of, standings
from graphlib_wijk.tables import About, Dataset
from graphlib_wijk.vocabulary import INITIATIVE_KINDS, LINKING_KINDS, codes
from tests.networks import OTHER_WIJK, network, organisation
from tests.strategies import datasets

TOWN = organisation("town", kind="municipality", neighbourhood_codes=())
LSA = organisation("lsa", kind="umbrella", neighbourhood_codes=())
TABLE = organisation("table", kind="partnership")
DAY = About(reference_date="2026-10-01")


def found(net: Network, name: str, **options: Any) -> dict[str, dict[str, Any]]:
    """Return the signals of one initiative with their evidence."""
    table = signals(net, **options)
    own = table[table["organisation"] == name]
    return dict(zip(own["signal"], own["evidence"], strict=True))


def touch(source: str, target: str, last_contact: str) -> dict[str, object]:
    """Return a tie with the date of the last contact."""
    return {
        "source": source,
        "target": target,
        "reported_by": (source, target),
        "last_contact": last_contact,
    }


def test_a_partnership_with_the_municipality_is_a_linking_tie() -> None:
    """An initiative whose only tie is a table that the municipality joined has a line to it."""
    net = network(["x", TABLE, TOWN], [("x", "table"), ("town", "table")])

    assert "no-linking-tie" not in found(net, "x")


def test_an_umbrella_is_no_linking_tie() -> None:
    """An initiative whose only tie is LSA has no line to an institution, counted in or out."""
    net = network(["x", LSA], [("x", "lsa")])

    for umbrellas in (False, True):
        assert set(found(net, "x", umbrellas=umbrellas)["no-linking-tie"]["kinds"]) == LINKING_KINDS


def test_any_linking_institution_will_do() -> None:
    """A fund, a housing association or a welfare organisation counts like a municipality."""
    for kind in sorted(LINKING_KINDS):
        net = network(["x", organisation("f", kind=kind)], [("x", "f")])

        assert "no-linking-tie" not in found(net, "x")


def test_no_peer_tie_only_where_there_is_a_peer() -> None:
    """Alone in the neighbourhood nobody can be missed; with another, that one is named."""
    alone = network(["x", organisation("far", neighbourhood_codes=(OTHER_WIJK,))])
    together = network(["x", "y", "z"], [("y", "z")])

    assert "no-peer-tie" not in found(alone, "x")
    assert found(together, "x")["no-peer-tie"] == {"peers": ("y", "z"), "count": 2}
    assert "no-peer-tie" not in found(together, "y")


def test_a_peer_elsewhere_is_no_peer_in_the_neighbourhood() -> None:
    """A tie with an initiative of another neighbourhood does not answer the signal."""
    far = organisation("far", neighbourhood_codes=(OTHER_WIJK,))
    net = network(["x", "y", far], [("x", "far")])

    assert found(net, "x")["no-peer-tie"]["peers"] == ("y",)


def test_a_peer_at_the_same_table_is_a_peer() -> None:
    """Members of one partnership know each other."""
    net = network(["x", "y", TABLE], [("x", "table"), ("y", "table")])

    assert "no-peer-tie" not in found(net, "x")


def test_without_neighbourhood_the_municipality_has_the_peers() -> None:
    """An initiative for the whole town looks for others in the whole town."""
    townwide = organisation("x", neighbourhood_codes=())
    net = network([townwide, "y"])

    assert found(net, "x")["no-peer-tie"]["peers"] == ("y",)


def test_hangs_on_one_names_the_one() -> None:
    """Exactly one partner, whatever the standing; none or two give no signal."""
    net = network(["a", "b", "c", "alone"], [("a", "b"), ("b", "c")])

    assert found(net, "a")["hangs-on-one"] == {"partners": ("b",)}
    assert "hangs-on-one" not in found(net, "b")
    assert "hangs-on-one" not in found(net, "alone")


def test_falls_away_with_everyone_on_the_only_way_out() -> None:
    """A chain to a ring: losing either link cuts the end off, losing one of the ring does not."""
    ring = [("p", "q"), ("q", "r"), ("r", "s"), ("s", "p")]
    net = network(["x", "y", "p", "q", "r", "s"], [("x", "y"), ("y", "p"), *ring])

    assert found(net, "x")["falls-away-with"] == {"organisations": ("y", "p")}
    assert found(net, "y")["falls-away-with"] == {"organisations": ("p",)}
    assert "falls-away-with" not in found(net, "r")


def test_fading_counts_back_from_the_reference_date() -> None:
    """A contact on the very day is not fading; one day earlier is."""
    ties = [touch("x", "y", "2025-10-01"), touch("x", "z", "2025-09-30")]
    net = network(["x", "y", "z"], ties, about=DAY)

    assert found(net, "x")["fading"] == {"partners": ("z",), "last_contact": ("2025-09-30",)}


def test_fading_gives_a_coarse_date_the_benefit_of_the_doubt() -> None:
    """A contact in 2025 can have been in December; one in 2024 cannot."""
    net = network(["x", "y", "z"], [touch("x", "y", "2025"), touch("x", "z", "2024")], about=DAY)

    assert found(net, "x")["fading"]["partners"] == ("z",)


def test_the_latest_contact_of_a_pair_counts() -> None:
    """Two statements about one pair: the tie is as fresh as its freshest statement."""
    net = network(["x", "y"], [touch("x", "y", "2020"), touch("y", "x", "2026-09")], about=DAY)

    assert "fading" not in found(net, "x")


@pytest.mark.parametrize("said", [("2024-12", "2024-12-31"), ("2024-12-31", "2024-12")])
def test_of_two_contacts_on_one_day_the_more_precise_is_shown(said: tuple[str, str]) -> None:
    """The end of December told twice reads as its last day, in whatever order it was told."""
    net = network(["x", "y"], [touch("x", "y", said[0]), touch("y", "x", said[1])], about=DAY)

    assert ("2024-12-31",) == found(net, "x")["fading"]["last_contact"]


def test_without_dates_nothing_fades() -> None:
    """No reference date or no last contact: not known, so not said."""
    assert "fading" not in found(network(["x", "y"], [touch("x", "y", "2001")]), "x")
    assert "fading" not in found(network(["x", "y"], [("x", "y")], about=DAY), "x")


def test_the_number_of_months_is_adjustable_within_bounds() -> None:
    """Sixty months make an old contact fresh; sixty-one is refused."""
    net = network(["x", "y"], [touch("x", "y", "2024")], about=DAY)

    assert "fading" in found(net, "x")
    assert "fading" not in found(net, "x", months=MONTHS.most)
    with pytest.raises(ValueError, match="months"):
        signals(net, months=MONTHS.most + 1)


def test_unanswered_is_said_of_the_one_that_named() -> None:
    """X named Y, which was asked and did not: X has the signal, Y has not."""
    net = network(["x", "y"], [("x", "y", ("x",))])

    assert found(net, "x")["unanswered"] == {"partners": ("y",)}
    assert "unanswered" not in found(net, "y")


def test_a_partner_that_was_not_asked_leaves_nothing_unanswered() -> None:
    """Silence of somebody nobody asked is no silence."""
    net = network(["x", organisation("y", asked="no")], [("x", "y", ("x",))])

    assert "unanswered" not in found(net, "x")


@pytest.mark.parametrize("answer", ["no", "no_answer", ""])
def test_not_heard_and_uncertain(answer: str) -> None:
    """Who did not tell is not heard, and everything else said of it is only as far as known."""
    net = network([organisation("x", asked=answer), "y"])
    table = signals(net)

    assert found(net, "x")["not-heard"] == {"answer": answer}
    assert not table.loc[table["organisation"] == "x", "certain"].any()
    assert table.loc[table["organisation"] == "y", "certain"].all()


def test_only_initiatives_have_signals() -> None:
    """A municipality without ties needs no nudge from us."""
    net = network([TOWN, TABLE, LSA, organisation("s", kind="school")])

    assert signals(net).empty
    assert list(signals(net).columns) == ["organisation", "signal", "certain", "evidence"]


def test_the_invented_municipality_shows_every_signal() -> None:
    """The data to learn with hold each signal at least once."""
    from graphlib_wijk.opening import open_network

    assert set(signals(open_network("data/voorbeeldwijk"))["signal"]) == set(codes(SIGNALS))


# The slow way: on NetworkX, in the words of the definitions.


def slow(net: Network, *, umbrellas: bool) -> set[tuple[str, str]]:
    """Return (initiative, signal) for every signal but fading."""
    kind = net.organisations["kind"]
    graph = nx.Graph(net.partners)
    if not umbrellas:
        graph.remove_nodes_from(kind.index[kind == "umbrella"])
    pairs = set()
    for name in kind.index[kind.isin(INITIATIVE_KINDS)]:
        pairs |= {(name, signal) for signal in _slow_signals(net, graph, name, umbrellas=umbrellas)}
    return pairs


def _slow_signals(net: Network, graph: nx.Graph, name: str, *, umbrellas: bool) -> set[str]:
    kind = net.organisations["kind"]
    partners = partners_of(net, name, umbrellas=umbrellas)
    peers = {p for p in _near(net, name) if kind[p] in INITIATIVE_KINDS} - {name}
    near = partners.loc[partners["in_neighbourhood"], "partner"]
    tests = {
        "not-heard": not net.asked[name],
        "no-linking-tie": not set(kind[partners["partner"]]) & LINKING_KINDS,
        "no-peer-tie": bool(peers) and not set(kind[near]) & INITIATIVE_KINDS,
        "hangs-on-one": bool(graph[name]) and len(set(partners["partner"])) <= 1,
        "falls-away-with": bool(_slow_losses(graph, kind, name)),
        "unanswered": any(
            data["confirmation"] == "one_sided" and name in data["reported_by"]
            for data in graph.adj[name].values()
        ),
    }
    return {signal for signal, present in tests.items() if present}


def _near(net: Network, name: str) -> set[str]:
    homes = set(net.organisations.loc[name, "neighbourhood_codes"])
    if homes:
        return {
            other
            for other, own in net.organisations["neighbourhood_codes"].items()
            if homes & set(own)
        }
    town = net.organisations.loc[name, "municipality_code"]
    towns = {
        other: row["municipality_code"]
        or (f"GM{row['neighbourhood_codes'][0][2:6]}" if row["neighbourhood_codes"] else "")
        for other, row in net.organisations.iterrows()
    }
    return {other for other, own in towns.items() if town and own == town}


def _slow_losses(graph: nx.Graph, kind: pd.Series, name: str) -> set[str]:
    group = nx.node_connected_component(graph, name)

    def size(part: set[str]) -> int:
        return sum(kind[n] != "partnership" for n in part)

    losses = set()
    for other in group - {name}:
        rest = graph.subgraph(group - {other})
        own = nx.node_connected_component(rest, name)
        if own != set(rest) and 2 * size(own) <= size(set(rest)):
            losses.add(other)
    return losses


@given(data=datasets(), umbrellas=st.booleans())
def test_the_fast_way_agrees_with_the_slow_way(data: Dataset, umbrellas: bool) -> None:
    """Columns and graphs give the same signals, whoever is counted."""
    net = Network(data)
    table = signals(net, umbrellas=umbrellas)

    assert set(zip(table["organisation"], table["signal"], strict=True)) == slow(
        net, umbrellas=umbrellas
    )


@given(data=datasets(), umbrellas=st.booleans())
def test_signals_are_no_more_certain_than_the_asking(data: Dataset, umbrellas: bool) -> None:
    """Certain exactly where the initiative was asked; one row per initiative and signal."""
    net = Network(data)
    table = signals(net, umbrellas=umbrellas)

    assert (table["certain"] == table["organisation"].map(net.asked)).all()
    assert not table.duplicated(["organisation", "signal"]).any()
    assert set(table["signal"]) <= set(codes(SIGNALS))


@given(data=datasets(), chosen=st.data())
def test_a_part_has_the_signals_of_the_whole(data: Dataset, chosen: st.DataObject) -> None:
    """A filter takes rows away and changes none."""
    net = Network(data)
    ids = list(net.organisations.index)
    part = net.among(chosen.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else [])
    whole = signals(net)
    expected = whole[whole["organisation"].isin(part.organisations.index)].reset_index(drop=True)

    pd.testing.assert_frame_equal(signals(part), expected)


@given(data=datasets(), umbrellas=st.booleans())
def test_standing_and_signal_agree_on_one_thread(data: Dataset, umbrellas: bool) -> None:
    """An initiative that stands on one thread hangs on one."""
    net = Network(data)
    table = standings(net, umbrellas=umbrellas)
    threads = set(table.index[table["standing"] == "one_thread"])
    initiatives = set(net.organisations.index[net.organisations["kind"].isin(INITIATIVE_KINDS)])
    hanging = signals(net, umbrellas=umbrellas).query("signal == 'hangs-on-one'")["organisation"]

    assert threads & initiatives <= set(hanging)


@st.composite
def graphs(draw: st.DrawFn) -> nx.Graph:
    """Draw a graph with a few cut points."""
    size = draw(st.integers(1, 12))
    graph = nx.empty_graph(size)
    ends = st.integers(0, size - 1)
    graph.add_edges_from(
        (a, b) for a, b in draw(st.lists(st.tuples(ends, ends), max_size=16)) if a != b
    )
    return graph


@given(graph=graphs())
def test_losses_agree_with_taking_each_away(graph: nx.Graph) -> None:
    """The tree of blocks finds what removing everyone in turn finds."""
    edges = np.array(sorted(tuple(sorted(e)) for e in graph.edges), dtype=np.int64).reshape(-1, 2)
    kind = pd.Series("school", index=list(graph))

    fast = cut_off_by(len(graph), edges[:, 0], edges[:, 1], np.ones(len(graph)))

    for node in graph:
        assert set(fast.get(node, [])) == _slow_losses(graph, kind, node)


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_a_table_exactly_in_between_holds_both_halves(order: tuple[str, str]) -> None:
    """Two initiatives that only meet at one table both fall away with it, whichever comes first."""
    table = organisation("t", kind="partnership")
    net = network([*order, table], [("a", "t"), ("b", "t")])

    assert {"organisations": ("t",)} == found(net, "a")["falls-away-with"]
    assert {"organisations": ("t",)} == found(net, "b")["falls-away-with"]
