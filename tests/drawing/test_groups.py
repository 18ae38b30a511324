"""A large network by group: everybody counted once per group, every tie once per pair of groups."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from graphlib_wijk.drawing import Groups, groups_of
from graphlib_wijk.drawing.groups import ELSEWHERE, STRONGEST, picture_of
from graphlib_wijk.network import Network
from graphlib_wijk.standing import standings
from graphlib_wijk.vocabulary import INITIATIVE_KINDS, UMBRELLA
from tests.networks import OTHER_WIJK, WIJK, network, organisation
from tests.strategies import datasets

TWO = [
    organisation("garden"),
    organisation("choir", asked="yes"),
    organisation("cafe", neighbourhood_codes=(OTHER_WIJK,)),
    organisation("both", neighbourhood_codes=(WIJK, OTHER_WIJK)),
    organisation("town", kind="municipality", world="system", neighbourhood_codes=()),
]
TIES = [("garden", "cafe"), ("garden", "both"), ("town", "cafe"), ("town", "garden")]


def counted(found: Groups) -> dict[str, tuple[int, int, int]]:
    """Organisations, ties inside and ties outward, by group."""
    return {g.id: (g.organisations, g.inside, g.outward) for g in found.groups}


def test_who_belongs_to_two_wijken_counts_in_both_and_who_to_none_stands_apart():
    """Organisations and pairs of ties are counted per wijk; the last group is without one."""
    found = groups_of(network(TWO, TIES), "neighbourhood")

    assert {WIJK: (3, 1, 3), OTHER_WIJK: (2, 0, 3), ELSEWHERE: (1, 0, 2)} == counted(found)
    assert ELSEWHERE == found.groups[-1].id
    assert {(WIJK, OTHER_WIJK): 2, (WIJK, ELSEWHERE): 1, (OTHER_WIJK, ELSEWHERE): 1} == {
        tuple(sorted((tie.source, tie.target), key=[WIJK, OTHER_WIJK, ELSEWHERE].index)): tie.ties
        for tie in found.ties
    }


def test_groups_of_a_part_leave_partners_from_elsewhere_out():
    """A wijk by kind holds its own organisations only."""
    part = network(TWO, TIES).in_neighbourhood(WIJK, with_partners=True)

    found = groups_of(part, "kind")

    assert 3 == sum(group.organisations for group in found.groups)


@settings(max_examples=40)
@given(datasets())
def test_counts_are_those_of_the_slow_and_simple_way(made):
    """By kind: organisations, initiatives by standing, and ties, for any network."""
    net = Network(made)

    found = groups_of(net, "kind")

    kinds = net.organisations["kind"]
    counting = [id_ for id_ in net.organisations.index if kinds[id_] != UMBRELLA]
    standing = standings(net)["standing"]
    for group in found.groups:
        own = [id_ for id_ in counting if kinds[id_] == group.id]
        assert len(own) == group.organisations
        assert sum(net.asked[id_] for id_ in own) == group.asked
        initiatives = [id_ for id_ in own if group.id in INITIATIVE_KINDS]
        assert {
            code: sum(standing.get(id_) == code for id_ in initiatives) for code in group.standings
        } == group.standings
        ends = [{kinds[a], kinds[b]} for a, b in net.partners.subgraph(counting).edges]
        assert ends.count({group.id}) == group.inside
        assert sum(group.id in pair and len(pair) > 1 for pair in ends) == group.outward
    assert {kinds[id_] for id_ in counting} == {group.id for group in found.groups}


def test_an_empty_network_has_no_groups():
    """Nothing to group is not an error, and its picture is empty."""
    found = groups_of(network([]), "neighbourhood")

    assert ((), ()) == (found.groups, found.ties)
    assert [] == picture_of(found, {})["nodes"]


@given(st.integers(min_value=0, max_value=10))
@settings(max_examples=8)
def test_positions_and_the_strongest_lines_do_not_depend_on_order(seed):
    """The same groups stand in the same place whatever the order of the rows."""
    shift = seed % len(TWO)
    turned = groups_of(network(TWO[shift:] + TWO[:shift], TIES[::-1]), "neighbourhood")
    given_ = groups_of(network(TWO, TIES), "neighbourhood")

    assert [(g.id, g.x, g.y) for g in given_.groups] == [(g.id, g.x, g.y) for g in turned.groups]
    assert given_.ties == turned.ties


def test_lines_are_few_and_circles_do_not_touch():
    """With forty groups all tied together each keeps its strongest lines, and has its own place."""
    wijken = [f"WK9901{n:02}" for n in range(40)]
    everyone = [organisation(f"o{n}", neighbourhood_codes=(w,)) for n, w in enumerate(wijken)]
    ties = [(f"o{a}", f"o{b}") for a, b in combinations(range(40), 2)]

    found = groups_of(network(everyone, ties), "neighbourhood")

    drawn = sum(tie.drawn for tie in found.ties)
    assert 40 * STRONGEST / 2 <= drawn <= 40 * STRONGEST
    assert len(ties) == len(found.ties)
    for one, two in combinations(found.groups, 2):
        apart = (one.x - two.x) ** 2 + (one.y - two.y) ** 2
        assert apart > (one.radius + two.radius) ** 2


def test_the_graph_of_the_whole_is_never_built():
    """Groups come from tables and pairs, so that a large area costs little."""
    net = network(TWO, TIES)

    groups_of(net, "neighbourhood")
    groups_of(net, "kind")

    assert not {"graph", "partners"} & vars(net).keys()


def test_a_picture_of_groups_tells_their_number_and_keeps_words_as_text():
    """The number stands after the name; size and width grow with what they count."""
    found = groups_of(network(TWO, TIES), "neighbourhood")

    picture = picture_of(found, {WIJK: "<b>wijk</b>"})

    labels = {node["id"]: node["label"] for node in picture["nodes"]}
    sizes = {node["id"]: node["size"] for node in picture["nodes"]}
    titles = {node["id"]: node["title"] for node in picture["nodes"]}
    assert labels[WIJK].endswith("(3)")
    assert sizes[WIJK] > sizes[OTHER_WIJK] > sizes[ELSEWHERE]
    assert "<b>wijk</b>" == titles[WIJK]
