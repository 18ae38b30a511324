"""Standings: each of the nine, every boundary between two of them, and what never changes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk.network import Network, UnknownOrganisationError
from graphlib_wijk.standing import partners_of, standings
from graphlib_wijk.tables import About, ContractError, Dataset
from graphlib_wijk.vocabulary import INITIATIVE_KINDS, STANDINGS, codes
from tests.networks import OTHER_WIJK, WIJK, dataset, network, organisation
from tests.strategies import datasets


def standing_of(net: Network, name: str, *, umbrellas: bool = False) -> str:
    """Return one standing as a plain word."""
    return str(standings(net, umbrellas=umbrellas).loc[name, "standing"])


#: Four organisations in a ring: the large component that the others are seen against.
CIRCLE = ("p", "q", "r", "s")
CIRCLE_TIES = (("p", "q"), ("q", "r"), ("r", "s"), ("s", "p"))


def beside_circle(*organisations: object, ties: tuple[object, ...] = ()) -> Network:
    """Return a network with the circle and whatever stands beside it or joins it."""
    return network([*CIRCLE, *organisations], [*CIRCLE_TIES, *ties])  # type: ignore[list-item]


@pytest.mark.parametrize("answer", ["no", "no_answer", ""])
def test_without_ties_and_not_asked_is_unknown(answer: str) -> None:
    """Nobody asked it, so the absence of ties says nothing."""
    net = beside_circle(organisation("x", asked=answer))

    assert standing_of(net, "x") == "not_asked"


def test_asked_without_ties_is_isolated() -> None:
    """The one case that may be called isolated: it was asked and there is no tie at all."""
    net = beside_circle("x")

    assert standing_of(net, "x") == "isolated"


def test_everyone_asked_turns_an_empty_answer_into_asked() -> None:
    """The data set says that everyone was asked; an explicit no still means no."""
    everyone = About(everyone_asked=True)
    net = network([organisation("x", asked=""), organisation("y", asked="no")], about=everyone)

    assert standings(net)["standing"].to_dict() == {"x": "isolated", "y": "not_asked"}


@pytest.mark.parametrize("said", [("p",), ("x",), ("x", "p"), ()])
def test_ties_but_not_asked_is_partial(said: tuple[str, ...]) -> None:
    """Whoever said so: without its own answer the picture is a lower bound."""
    net = beside_circle(organisation("x", asked="no"), ties=(("x", "p", said), ("x", "q", said)))

    assert standing_of(net, "x") == "partial"


def test_umbrella_tie_only() -> None:
    """Out of the count it is linked nationally only; in the count it has a partner elsewhere."""
    umbrella = organisation("lsa", kind="umbrella", neighbourhood_codes=())
    net = beside_circle("x", umbrella, ties=(("x", "lsa"),))

    assert standing_of(net, "x") == "umbrella_only"
    assert standing_of(net, "x", umbrellas=True) == "outside_only"


def test_umbrella_tie_of_one_not_asked() -> None:
    """The real case of De Leest: unknown without the umbrella, partly known with it."""
    umbrella = organisation("lsa", kind="umbrella", neighbourhood_codes=())
    net = beside_circle(organisation("x", asked="no"), umbrella, ties=(("x", "lsa"),))

    assert standing_of(net, "x") == "not_asked"
    assert standing_of(net, "x", umbrellas=True) == "partial"


def test_partners_elsewhere_only() -> None:
    """Two partners of another neighbourhood are a local gap, even though it has two partners."""
    net = network(
        [*CIRCLE, organisation("x", neighbourhood_codes=(OTHER_WIJK,))],
        [*CIRCLE_TIES, ("x", "p"), ("x", "q")],
    )

    assert standing_of(net, "x") == "outside_only"


def test_one_partner_at_home_is_enough_not_to_be_outside_only() -> None:
    """Sharing one of several neighbourhoods is sharing a neighbourhood."""
    net = network(
        [*CIRCLE, organisation("x", neighbourhood_codes=(OTHER_WIJK, WIJK))],
        [*CIRCLE_TIES, ("x", "p"), ("x", "q")],
    )

    assert standing_of(net, "x") == "connected"


def test_a_partner_without_neighbourhood_is_not_in_it() -> None:
    """The municipality works everywhere and is therefore no partner from the neighbourhood."""
    town = organisation("town", kind="municipality", neighbourhood_codes=())
    net = beside_circle("x", town, ties=(("x", "town"), ("town", "p"), ("town", "q")))

    assert standing_of(net, "x") == "outside_only"


def test_without_neighbourhood_the_municipality_is_the_scope() -> None:
    """An organisation for the whole town is outside only when no partner is in the town."""
    townwide = {"neighbourhood_codes": ()}
    elsewhere = organisation("far", municipality="Verweg", municipality_code="GM9902", **townwide)
    home = beside_circle(organisation("x", **townwide), ties=(("x", "p"), ("x", "q")))
    away = network(
        [*CIRCLE, organisation("x", **townwide), elsewhere, organisation("y")],
        [*CIRCLE_TIES, ("x", "far"), ("far", "p"), ("far", "q")],
    )

    assert standing_of(home, "x") == "connected"
    assert standing_of(away, "x") == "outside_only"


def test_without_neighbourhood_and_municipality_nothing_is_outside() -> None:
    """Where it belongs is unknown, so nobody can say that its partners are elsewhere."""
    nowhere = organisation("x", municipality="", municipality_code="", neighbourhood_codes=())
    net = beside_circle(nowhere, ties=(("x", "p"), ("x", "q")))

    assert standing_of(net, "x") == "connected"
    assert pd.isna(standings(net).loc["x", "partners_in_neighbourhood"])


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        (("x", "y"), "small_group"),
        (("x", "y", "z"), "small_group"),
        (("x", "y", "z", "w"), "one_thread"),
    ],
)
def test_a_group_of_two_or_three_beside_a_larger_one(
    members: tuple[str, ...], expected: str
) -> None:
    """A chain of two or three is an islet, a chain of four is not."""
    chain = tuple(pairwise(members))
    larger = tuple(f"t{i}" for i in range(5))
    net = network([*larger, *members], [*chain, *pairwise(larger)])

    assert standing_of(net, "x") == expected


def test_the_largest_group_is_no_islet() -> None:
    """Two that only know each other are no islet when nobody else has more."""
    net = network(["x", "y", "z"], [("x", "y")])

    assert standing_of(net, "x") == "one_thread"


def test_a_group_of_three_makes_a_pair_an_islet() -> None:
    """Larger means larger than its own group, not larger than three."""
    net = network(["x", "y", "p", "q", "r"], [("x", "y"), ("p", "q"), ("q", "r"), ("r", "p")])

    assert standing_of(net, "x") == "small_group"
    assert standing_of(net, "p") == "connected"


def test_a_partnership_does_not_count_in_the_size_of_a_group() -> None:
    """Three members of a table are three organisations, not four."""
    table = organisation("table", kind="partnership")
    net = beside_circle("x", "y", "z", table, ties=(("x", "table"), ("y", "table"), ("z", "table")))

    assert standing_of(net, "x") == "small_group"


def test_the_umbrella_does_not_tie_groups_together() -> None:
    """Two pairs that share an umbrella are two islets until the umbrella is counted."""
    umbrella = organisation("lsa", kind="umbrella", neighbourhood_codes=())
    net = beside_circle("x", "y", umbrella, ties=(("x", "y"), ("y", "lsa"), ("p", "lsa")))

    assert standing_of(net, "x") == "small_group"
    assert standing_of(net, "x", umbrellas=True) == "one_thread"


def test_exactly_one_partner_is_one_thread() -> None:
    """One partner in the large group: vulnerable, however many kinds of tie they have."""
    funding = {"source": "p", "target": "x", "kind": "funding", "reported_by": ("x", "p")}
    net = beside_circle("x", ties=(("x", "p"), funding))

    assert standing_of(net, "x") == "one_thread"
    assert standings(net).loc["x", "partners"] == 1


def test_members_of_one_partnership_are_partners() -> None:
    """A table of four gives each member three partners, and no pair is invented in the graph."""
    table = organisation("table", kind="partnership")
    members = ("a", "b", "c", "d")
    net = network([*members, table], [(m, "table") for m in members])

    assert standing_of(net, "a") == "connected"
    assert standings(net).loc["a", "partners"] == 3
    assert net.partners.number_of_edges() == 4
    assert set(partners_of(net, "a")["through"]) == {"table"}


def test_a_partner_met_at_a_table_too_counts_once() -> None:
    """A tie of their own and a shared partnership make one partner with two ways."""
    table = organisation("table", kind="partnership")
    net = network(["a", "b", table], [("a", "b"), ("a", "table"), ("b", "table")])

    assert standings(net).loc["a", "partners"] == 1
    assert sorted(partners_of(net, "a")["through"]) == ["", "table"]


def test_a_table_with_no_other_known_member_is_a_thread() -> None:
    """It has a tie, so it is not isolated; it has no known partner, so it is not connected."""
    table = organisation("table", kind="partnership")
    net = beside_circle("x", table, ties=(("x", "table"),))

    assert standing_of(net, "x") == "one_thread"
    assert standings(net).loc["x", "partners"] == 0


def test_an_umbrella_at_the_table_counts_only_when_umbrellas_do() -> None:
    """Leaving umbrellas out leaves them out of partnerships too."""
    table = organisation("table", kind="partnership")
    umbrella = organisation("lsa", kind="umbrella")
    net = beside_circle("x", table, umbrella, ties=(("x", "table"), ("lsa", "table")))

    assert standings(net).loc["x", "partners"] == 0
    assert standings(net, umbrellas=True).loc["x", "partners"] == 1


def test_only_one_sided_ties() -> None:
    """It named two that were asked and did not name it back: caution before conclusions."""
    net = beside_circle("x", ties=(("x", "p", ("x",)), ("x", "q", ("x",))))

    assert standing_of(net, "x") == "one_sided"


@pytest.mark.parametrize(
    ("said", "answer"),
    [(("x", "q"), "yes"), (("x",), "no"), ((), "yes")],
    ids=["confirmed", "not confirmable", "unknown"],
)
def test_one_better_or_open_tie_lifts_the_caution(said: tuple[str, ...], answer: str) -> None:
    """A confirmed, a not confirmable or a sourced tie beside a one-sided one: connected."""
    net = network(
        ["p", "r", "s", organisation("q", asked=answer), "x"],
        [*CIRCLE_TIES, ("x", "p", ("x",)), ("x", "q", said)],
    )

    assert standing_of(net, "x") == "connected"


def test_a_third_party_confirms_nothing() -> None:
    """What somebody else says of a tie is not the word of one of its ends."""
    net = beside_circle("x", ties=(("x", "p", ("r",)), ("x", "q", ("x",))))

    assert net.partners.edges["x", "p"]["confirmation"] == "unknown"


def test_both_ends_in_two_statements_confirm() -> None:
    """Each end named the tie in a row of its own, even under another kind."""
    rows = (
        {"source": "x", "target": "y", "kind": "support", "reported_by": ("x",)},
        {"source": "y", "target": "x", "kind": "cooperation", "reported_by": ("y",)},
    )
    net = network(["x", "y"], rows)

    assert net.partners.edges["x", "y"]["confirmation"] == "confirmed"


def test_partnerships_and_umbrellas_have_no_row() -> None:
    """A table cannot be lonely and an umbrella is not local."""
    others = [organisation("t", kind="partnership"), organisation("u", kind="umbrella")]
    net = network(["x", *others])

    assert list(standings(net).index) == ["x"]


def test_columns_and_types() -> None:
    """The frame is what the documentation says, for an empty network too."""
    expected = ["standing", "asked", "partners", "partners_in_neighbourhood", "confirmed"]

    for net in (network([]), beside_circle("x")):
        table = standings(net)
        assert list(table.columns) == expected
        assert table.index.name == "organisation"
        assert table["asked"].dtype == bool
        assert table["standing"].dtype == "str"


def test_partners_of_an_unknown_organisation() -> None:
    """A wrong id is an error, not an organisation without partners."""
    with pytest.raises(UnknownOrganisationError):
        partners_of(network(["x"]), "y")


def test_a_tie_with_itself_is_refused() -> None:
    """A tie with itself never reaches a network, where it would hide an isolate."""
    with pytest.raises(ContractError) as caught:
        network(["x"], [("x", "x")])

    assert [problem.code for problem in caught.value.problems] == ["self-tie"]


# The rules once more, the slow and obvious way, on NetworkX: what the fast way must agree with.


def slow_standings(net: Network, *, umbrellas: bool) -> dict[str, str]:
    """Return standings by walking the graph, node by node, in the words of the rules."""
    everything = net.partners
    kind = dict(everything.nodes(data="kind"))
    graph = nx.Graph(everything)
    if not umbrellas:
        graph.remove_nodes_from([n for n in kind if kind[n] == "umbrella"])
    answers = dict(everything.nodes(data="asked"))
    found = {}
    for node in everything:
        if kind[node] in {"umbrella", "partnership"}:
            continue
        found[node] = _slow_standing(node, everything, graph, answers[node] == "yes")
    return found


def _slow_standing(node: str, everything: nx.Graph, graph: nx.Graph, asked: bool) -> str:
    kind = dict(everything.nodes(data="kind"))
    partners = slow_partners(node, graph, kind)
    words = {graph.edges[node, other]["confirmation"] for other in graph[node]}
    sizes = {
        member: sum(kind[m] != "partnership" for m in part)
        for part in nx.connected_components(graph)
        for member in part
    }
    away = partners and not _slow_local(node, partners, everything)
    rules = (
        ("not_asked", not asked and not graph[node]),
        ("partial", not asked),
        ("isolated", not everything[node]),
        ("umbrella_only", not graph[node]),
        ("outside_only", away and _slow_scope(node, everything)),
        ("small_group", sizes.get(node) in {2, 3} and max(sizes.values()) > sizes[node]),
        ("one_thread", len(partners) <= 1),
        ("one_sided", words == {"one_sided"}),
        ("connected", True),
    )
    return next(standing for standing, fits in rules if fits)


def slow_partners(node: str, graph: nx.Graph, kind: dict[str, str]) -> set[str]:
    """Return neighbours that are organisations, and the other members of shared tables."""
    partners = {other for other in graph[node] if kind[other] != "partnership"}
    for table in set(graph[node]) - partners:
        partners |= {m for m in graph[table] if kind[m] != "partnership"}
    return partners - {node}


def _slow_scope(node: str, graph: nx.Graph) -> bool:
    data = graph.nodes[node]
    return bool(data["neighbourhood_codes"] or data["municipality_code"])


def _slow_local(node: str, partners: set[str], graph: nx.Graph) -> bool:
    mine = graph.nodes[node]
    if mine["neighbourhood_codes"]:
        return any(
            set(mine["neighbourhood_codes"]) & set(graph.nodes[p]["neighbourhood_codes"])
            for p in partners
        )
    return any(mine["municipality_code"] == _slow_town(graph.nodes[p]) for p in partners)


def _slow_town(data: dict[str, object]) -> object:
    codes_ = data["neighbourhood_codes"]
    return data["municipality_code"] or (f"GM{codes_[0][2:6]}" if codes_ else None)


@given(data=datasets(), umbrellas=st.booleans())
def test_the_fast_way_agrees_with_the_slow_way(data: Dataset, umbrellas: bool) -> None:
    """Column arithmetic and walking the graph give the same standings."""
    net = Network(data)

    found = standings(net, umbrellas=umbrellas)["standing"].to_dict()

    assert found == slow_standings(net, umbrellas=umbrellas)


@given(data=datasets(), umbrellas=st.booleans(), chosen=st.data())
def test_never_isolated_unless_asked_under_any_filter(
    data: Dataset, umbrellas: bool, chosen: st.DataObject
) -> None:
    """However the network is cut, nobody that was not asked is called anything but unknown."""
    net = Network(data)
    part = net.among(
        chosen.draw(st.lists(st.sampled_from(list(net.organisations.index)), unique=True))
        if len(net)
        else []
    )

    table = standings(part, umbrellas=umbrellas)

    asked = table.index.map(net.asked)
    assert set(table.loc[~np.asarray(asked, dtype=bool), "standing"]) <= {"not_asked", "partial"}
    assert not set(table.loc[np.asarray(asked, dtype=bool), "standing"]) & {"not_asked", "partial"}


@given(data=datasets(), umbrellas=st.booleans(), chosen=st.data())
def test_a_filter_never_changes_a_standing(
    data: Dataset, umbrellas: bool, chosen: st.DataObject
) -> None:
    """A part of the network gives the rows of the whole, unchanged."""
    net = Network(data)
    ids = list(net.organisations.index)
    part = net.among(chosen.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else [])

    whole = standings(net, umbrellas=umbrellas)
    expected = whole[whole.index.isin(part.organisations.index)]

    pd.testing.assert_frame_equal(standings(part, umbrellas=umbrellas), expected)


@given(data=datasets(), umbrellas=st.booleans(), seed=st.randoms(use_true_random=False))
def test_order_and_repetition_of_rows_do_not_matter(
    data: Dataset, umbrellas: bool, seed: object
) -> None:
    """Shuffled organisations and shuffled, doubled statements give the same standings."""
    organisations, ties = list(data.organisations.index), list(range(len(data.ties))) * 2
    seed.shuffle(organisations)  # type: ignore[attr-defined]
    seed.shuffle(ties)  # type: ignore[attr-defined]
    shuffled = replace(
        data,
        organisations=data.organisations.loc[organisations],
        ties=data.ties.iloc[ties].reset_index(drop=True),
    )

    found = standings(Network(shuffled), umbrellas=umbrellas).sort_index()

    pd.testing.assert_frame_equal(found, standings(Network(data), umbrellas=umbrellas).sort_index())


@given(data=datasets(), umbrellas=st.booleans(), chosen=st.data())
def test_adding_a_tie_never_makes_anyone_isolated(
    data: Dataset, umbrellas: bool, chosen: st.DataObject
) -> None:
    """Whoever is isolated after a tie was added was isolated before."""
    ids = list(data.organisations.index)
    if len(ids) < 2:
        return
    ends = chosen.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
    extra = dataset([], [tuple(ends)]).ties
    larger = replace(data, ties=pd.concat([data.ties, extra], ignore_index=True))

    before = standings(Network(data), umbrellas=umbrellas)["standing"]
    after = standings(Network(larger), umbrellas=umbrellas)["standing"]

    assert set(after.index[after == "isolated"]) <= set(before.index[before == "isolated"])


@given(data=datasets(), umbrellas=st.booleans())
def test_standings_are_known_words_and_counts_fit(data: Dataset, umbrellas: bool) -> None:
    """Every standing is in the vocabulary, and no count exceeds the one it is part of."""
    table = standings(Network(data), umbrellas=umbrellas)

    assert set(table["standing"]) <= set(codes(STANDINGS))
    assert (table["confirmed"] <= table["partners"]).all()
    assert (table["partners_in_neighbourhood"].fillna(0) <= table["partners"]).all()


@given(data=datasets())
def test_nothing_given_is_changed(data: Dataset) -> None:
    """Computing standings, partners and graphs leaves the tables as they were."""
    before = (data.organisations.copy(deep=True), data.ties.copy(deep=True))
    net = Network(data)

    standings(net)
    _ = (net.graph, net.partners, net.neighbourhoods)

    pd.testing.assert_frame_equal(data.organisations, before[0])
    pd.testing.assert_frame_equal(data.ties, before[1])


def test_initiative_kinds_are_of_the_lifeworld() -> None:
    """What counts as an initiative is the residents' own."""
    assert "residents_initiative" in INITIATIVE_KINDS
    assert "municipality" not in INITIATIVE_KINDS
