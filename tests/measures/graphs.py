"""Published graphs as networks, random ones, and every measure once more, the slow way."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations

import networkx as nx
import pandas as pd
from hypothesis import strategies as st

from graphlib_wijk.network import Network
from graphlib_wijk.tables import Dataset
from tests.networks import network, organisation
from tests.strategies import datasets

WORLDS = ("lifeworld", "system", "bridge", "")
NAN = math.nan


def network_of(graph: nx.Graph, **fields: object) -> Network:
    """Return the network of a graph of NetworkX; a node may say its world and kind."""
    rows = [
        organisation(
            str(node), **{**fields, **{k: data[k] for k in data.keys() & {"world", "kind"}}}
        )
        for node, data in graph.nodes(data=True)
    ]
    return network(rows, [(str(a), str(b)) for a, b in graph.edges])


def karate() -> nx.Graph:
    """Zachary's club, the two sides after the split as the two worlds."""
    graph = nx.karate_club_graph()
    worlds = {"Mr. Hi": "lifeworld", "Officer": "system"}
    nx.set_node_attributes(graph, {n: worlds[c] for n, c in graph.nodes(data="club")}, "world")
    return graph


def florentine() -> nx.Graph:
    """Marriages among Florentine families, with Pucci, which married into none of them."""
    graph = nx.florentine_families_graph()
    graph.add_node("Pucci")
    return graph


@st.composite
def mixed_datasets(draw: st.DrawFn) -> Dataset:
    """Draw a data set in which worlds differ, and some are not known."""
    data = draw(datasets(max_organisations=9, max_ties=20))
    size = len(data.organisations)
    worlds = draw(st.lists(st.sampled_from(WORLDS), min_size=size, max_size=size))
    column = pd.Series(worlds, index=data.organisations.index, dtype="str")
    return replace(data, organisations=data.organisations.assign(world=column))


def graph_of(net: Network, *, umbrellas: bool) -> nx.Graph:
    """Return the graph that is measured, to change at will."""
    graph = nx.Graph(net.partners)
    if not umbrellas:
        kinds = dict(graph.nodes(data="kind"))
        graph.remove_nodes_from([node for node in kinds if kinds[node] == "umbrella"])
    return graph


def subjects(graph: nx.Graph) -> list[str]:
    """Return who is counted as an organisation."""
    kinds = graph.nodes(data="kind")
    return [node for node, kind in kinds if kind not in {"partnership", "umbrella"}]


def slow_organisations(graph: nx.Graph) -> pd.DataFrame:
    """Return every measure of organisations that depends on the graph only."""
    if not graph:
        return pd.DataFrame()
    size, cuts = len(graph), set(nx.articulation_points(graph))
    columns = {
        "degree": dict(graph.degree()),
        "betweenness": nx.betweenness_centrality(graph, normalized=True) if size > 2 else {},
        "harmonic-closeness": {
            n: value / (size - 1) for n, value in nx.harmonic_centrality(graph).items() if size > 1
        },
        "constraint": nx.constraint(graph),
        "effective-size": nx.effective_size(graph),
        "core-number": nx.core_number(graph),
        "articulation": {node: node in cuts for node in graph},
        "cuts-off": {node: slow_cuts_off(graph, node) for node in graph},
    }
    table = pd.DataFrame(columns, index=list(graph)).join(slow_roles(graph))
    placed = ["betweenness", "harmonic-closeness", "constraint", "effective-size", "core-number"]
    table.loc[list(nx.isolates(graph)), placed] = NAN
    return table.loc[subjects(graph)]


def slow_partners(graph: nx.Graph, node: str) -> set[str]:
    """Return who is next to a node, and who is at the same tables."""
    kinds = dict(graph.nodes(data="kind"))
    tables = [other for other in graph[node] if kinds[other] == "partnership"]
    return {*graph[node], *(member for table in tables for member in graph[table])} - {node}


def slow_cuts_off(graph: nx.Graph, node: str) -> int:
    """Take the node away and look who is left behind."""
    group = nx.node_connected_component(graph, node) - {node}
    counted = set(subjects(graph))
    parts = [len(part & counted) for part in nx.connected_components(graph.subgraph(group))]
    return sum(parts) - max(parts, default=0)


def slow_roles(graph: nx.Graph) -> pd.DataFrame:
    """Look at every two neighbours of everyone."""
    world = dict(graph.nodes(data="world"))
    roles = ["coordinator", "itinerant", "gatekeeper", "representative", "liaison"]
    table = pd.DataFrame(NAN, index=list(graph), columns=roles)
    for broker in graph:
        known = [other for other in graph[broker] if world[other]]
        if not (world[broker] and known):
            continue
        table.loc[broker] = 0.0
        for one, other in combinations(known, 2):
            if not graph.has_edge(one, other):
                for role in _roles_of(world[one], world[broker], world[other]):
                    table.loc[broker, role] += 1
    return table


def _roles_of(one: str, broker: str, other: str) -> Iterator[str]:
    if one == other:
        yield "coordinator" if one == broker else "itinerant"
    elif broker in {one, other}:
        yield from ("gatekeeper", "representative")
    else:
        yield "liaison"


def slow_area(graph: nx.Graph, asked: Mapping[str, bool]) -> dict[str, float]:
    """Return every measure of an area that depends on the graph and who was asked only."""
    counted, degrees = subjects(graph), [degree for _, degree in graph.degree()]
    size, kinds = len(graph), dict(graph.nodes(data="kind"))
    parts = [len(part & set(counted)) for part in nx.connected_components(graph)]
    across, within = slow_ties_between_worlds(graph)
    return {
        "organisations": len(counted),
        "initiatives": sum(kinds[node] == "residents_initiative" for node in counted),
        "coverage": _mean([asked[node] for node in counted]),
        "ties": graph.number_of_edges(),
        "density": nx.density(graph) if size > 1 else NAN,
        "average-degree": _mean(degrees),
        "degree-centralisation": (
            sum(max(degrees) - d for d in degrees) / ((size - 1) * (size - 2)) if size > 2 else NAN
        ),
        "ei-index": (across - within) / (across + within) if across + within else NAN,
        "components": sum(part > 0 for part in parts),
        "largest-component-share": max(parts) / len(counted) if counted else NAN,
    }


def slow_ties_between_worlds(graph: nx.Graph) -> tuple[int, int]:
    """Count ties between lifeworld and system world, and ties within either."""
    world = dict(graph.nodes(data="world"))
    pairs = [{world[a], world[b]} for a, b in graph.edges]
    return (
        pairs.count({"lifeworld", "system"}),
        pairs.count({"lifeworld"}) + pairs.count({"system"}),
    )


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else NAN
