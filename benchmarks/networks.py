"""Networks to hide ties in: a data set of this project, two plain CSV files, or a classic."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import networkx as nx

import graphlib_wijk as gw
from graphlib_wijk.tables import (
    NEIGHBOURHOODS,
    ORGANISATIONS,
    TIES,
    About,
    Dataset,
    frame_of,
)
from graphlib_wijk.vocabulary import OTHER, OrganisationKind, find

#: What a list of organisations calls those that work everywhere.
_EVERYWHERE: Final = "stedelijk"


def network_at(path: Path) -> gw.Network:
    """
    Read a network.

    Parameters
    ----------
    path
        A folder of this project, or one with ``organisations.csv`` and ``ties.csv`` with the
        columns ``id``, ``name``, ``type``, and perhaps ``neighbourhood`` and ``themes`` or
        ``tags``; ``source`` and ``target``.

    Returns
    -------
    network
        The whole network.
    """
    if not (path / "organisations.csv").exists():
        return gw.open_network(path)
    rows = list(_rows(path / "organisations.csv"))
    known = {row["id"] for row in rows}
    ties = [
        {"source": row["source"], "target": row["target"], "kind": "cooperation"}
        for row in _rows(path / "ties.csv")
        if row["source"] != row["target"] and {row["source"], row["target"]} <= known
    ]
    return _network(path.name, map(_organisation, rows), ties)


def _rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _organisation(row: Mapping[str, str]) -> dict[str, Any]:
    kind = find("organisation_kinds", row["type"] or "")
    place = row.get("neighbourhood") or ""
    themes = (row.get("themes") or "").split("|") + (row.get("tags") or "").split(",")
    return {
        "id": row["id"],
        "name": row["name"],
        "kind": kind.code if kind else OTHER,
        "world": kind.world if isinstance(kind, OrganisationKind) else "",
        # Only so that who works everywhere is of the same municipality as who does not.
        "municipality": "Amsterdam" if place else "",
        "neighbourhood": () if place in {"", _EVERYWHERE} else (place,),
        "themes": tuple(dict.fromkeys(word.strip() for word in themes if word.strip())),
    }


def _network(
    title: str, organisations: Iterable[dict[str, Any]], ties: Iterable[dict[str, Any]]
) -> gw.Network:
    return gw.Network(
        Dataset(
            organisations=frame_of(ORGANISATIONS, organisations),
            ties=frame_of(TIES, ties),
            neighbourhoods=frame_of(NEIGHBOURHOODS, []),
            about=About(title=title),
        )
    )


def classic(title: str) -> gw.Network:
    """
    Return a network of the literature, of which only the ties are known.

    Parameters
    ----------
    title
        Key of `CLASSICS`.

    Returns
    -------
    network
        Its nodes as organisations of an unknown kind.
    """
    graph = CLASSICS[title]()
    organisations = [{"id": str(node), "name": str(node), "kind": OTHER} for node in graph]
    ties = [
        {"source": str(one), "target": str(other), "kind": "cooperation"}
        for one, other in graph.edges
    ]
    return _network(title, organisations, ties)


CLASSICS: Final[Mapping[str, Callable[[], Any]]] = {
    "karate club": nx.karate_club_graph,
    "southern women": nx.davis_southern_women_graph,
}
