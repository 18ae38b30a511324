"""Tables into NetworkX: the graph of statements and the graph of partners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
import pandas as pd

from graphlib_wijk.network.pairs import CONFIRMATION_CODES, Pairs

if TYPE_CHECKING:
    from collections.abc import Iterable


def statement_graph(organisations: pd.DataFrame, ties: pd.DataFrame) -> nx.MultiDiGraph[str]:
    """
    Build the directed multigraph of statements.

    Parameters
    ----------
    organisations
        Table of organisations, indexed by id.
    ties
        Statements; both ends must be organisations of the table.

    Returns
    -------
    graph
        Frozen. Node: organisation id with its row as attributes. Edge key: kind of tie, with
        ``reported_by``, ``strength`` (the strongest), ``since`` (the earliest),
        ``last_contact`` (the latest), ``origins``, ``notes`` and ``rows`` (index labels of the
        statements). Statements of the same kind between the same two are one edge. An
        organisation tied to itself gets no edge.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    _add_organisations(graph, organisations)
    proper = ties[ties["source"] != ties["target"]]
    for ends, statements in proper.groupby(["source", "target", "kind"], sort=False):
        source, target, kind = map(str, ends)
        graph.add_edge(source, target, key=kind, **_merged(statements))
    nx.freeze(graph)
    return graph


def partner_graph(organisations: pd.DataFrame, ties: pd.DataFrame, pairs: Pairs) -> nx.Graph[str]:
    """
    Build the simple graph of who is tied to whom.

    Parameters
    ----------
    organisations
        Table of organisations, indexed by id.
    ties
        Statements between them.
    pairs
        The same statements folded into pairs.

    Returns
    -------
    graph
        Frozen. Node: organisation id with its row as attributes. One edge per pair of
        different organisations with ``kinds`` (tuple of codes, in order of appearance),
        ``reported_by`` (tuple of ids), ``confirmation`` (code) and ``last_contact`` (ISO text,
        the latest known, empty when unknown).
    """
    graph: nx.Graph[str] = nx.Graph()
    _add_organisations(graph, organisations)
    ids = organisations.index
    columns = [ties[name].tolist() for name in ("kind", "reported_by", "last_contact")]
    statements: dict[int, list[tuple[str, tuple[str, ...], str]]] = {}
    for pair, *statement in zip(pairs.of_tie.tolist(), *columns, strict=True):
        if pair >= 0:
            statements.setdefault(pair, []).append(tuple(statement))
    for pair, said in statements.items():
        first, second = ids[pairs.first[pair]], ids[pairs.second[pair]]
        graph.add_edge(
            first,
            second,
            kinds=_distinct(kind for kind, _, _ in said),
            reported_by=_distinct(who for _, reporters, _ in said for who in reporters),
            confirmation=CONFIRMATION_CODES[pairs.confirmation[pair]],
            last_contact=max(contact for _, _, contact in said),
        )
    nx.freeze(graph)
    return graph


def _add_organisations(graph: nx.Graph[str], organisations: pd.DataFrame) -> None:
    columns = [organisations[name].tolist() for name in organisations]
    for node, *values in zip(organisations.index, *columns, strict=True):
        graph.add_node(node, **dict(zip(organisations.columns, values, strict=True)))


def _merged(statements: pd.DataFrame) -> dict[str, Any]:
    since = [text for text in statements["since"] if text]
    return {
        "reported_by": _distinct(who for said in statements["reported_by"] for who in said),
        "strength": float(statements["strength"].max()),
        "since": min(since, default=""),
        "last_contact": max(statements["last_contact"]),
        "origins": _distinct(text for text in statements["origin"] if text),
        "notes": _distinct(text for text in statements["note"] if text),
        "rows": tuple(int(row) for row in statements.index),
    }


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
