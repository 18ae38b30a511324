"""
A large network drawn by group: one sign per neighbourhood or per kind of organisation.

Works on the tables and pairs of a network; the NetworkX graph of the whole is never built.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Literal, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from graphlib_wijk.drawing.layout import layout
from graphlib_wijk.drawing.palette import PALETTE
from graphlib_wijk.network import Network
from graphlib_wijk.standing import standings
from graphlib_wijk.vocabulary import INITIATIVE_KINDS, UMBRELLA, Language, fold, label

T = TypeVar("T")
By = Literal["neighbourhood", "kind"]
Positions = npt.NDArray[np.int64]

#: The group of who belongs to no neighbourhood; no key of a neighbourhood looks like this.
ELSEWHERE: Final = "-"
_ELSEWHERE: Final[Mapping[Language, str]] = {
    "nl": "zonder eigen wijk",
    "en": "no neighbourhood of its own",
}
#: How many lines a group has at most of its own; more would be one dark stain.
STRONGEST: Final = 4
_RADII: Final = (12.0, 44.0)
_WIDTHS: Final = (1.0, 9.0)
_LETTER: Final = 7.4
_LABEL: Final = 40.0
_OPTIONS: Final[Mapping[str, Any]] = {"physics": {"enabled": False}, "edges": {"smooth": False}}


@dataclass(frozen=True, kw_only=True)
class Group:
    """
    The organisations of one neighbourhood, or of one kind.

    `id` is the key of the neighbourhood or the code of the kind. `standings` counts
    initiatives by standing; `inside` and `outward` count ties within the group and with
    other groups. `x`, `y` and `radius` are in pixels, y downwards.
    """

    id: str
    name: str
    organisations: int
    initiatives: int
    asked: int
    inside: int
    outward: int
    x: float
    y: float
    radius: float
    standings: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class GroupTie:
    """How many ties there are between two groups; `drawn` when it is one of the strongest."""

    source: str
    target: str
    ties: int
    drawn: bool


@dataclass(frozen=True, kw_only=True)
class Groups:
    """A network by group: the groups by name, and what ties them, the strongest first."""

    by: By
    scope: str
    groups: tuple[Group, ...] = ()
    ties: tuple[GroupTie, ...] = ()


def groups_of(
    network: Network, by: By, *, umbrellas: bool = False, language: Language = "nl"
) -> Groups:
    """
    Put a network into groups.

    Parameters
    ----------
    network
        The whole network or a part; partners from elsewhere are left out.
    by
        What makes a group. Who belongs to two neighbourhoods counts in both; who belongs to
        none stands in the group `ELSEWHERE`.
    umbrellas
        Count umbrella organisations and their ties.
    language
        Language of the names of kinds.

    Returns
    -------
    groups
        Only groups with somebody in them; none for an empty network.
    """
    member, group, names = _membership(network, by, umbrellas=umbrellas, language=language)
    if not len(member):
        return Groups(by=by, scope=_scope(network, by))
    pairs = _pairs(network, member, group, len(names))
    counts = _counts(network, member, [list(names)[at] for at in group], umbrellas=umbrellas)
    ids = sorted(names, key=lambda id_: (id_ == ELSEWHERE, fold(names[id_]), id_))
    order = list(names)
    rank = {id_: at for at, id_ in enumerate(ids)}
    between = [
        (min(a, b, key=rank.__getitem__), max(a, b, key=rank.__getitem__), n)
        for a, b, n in ((order[a], order[b], n) for (a, b), n in pairs.items() if a != b)
    ]
    between.sort(key=lambda tie: (-tie[2], tie[0], tie[1]))
    strong = _strongest(between)
    radii = _between(_RADII, {id_: math.sqrt(counts[id_]["organisations"]) for id_ in ids})
    places = _places(ids, names, radii, strong)
    return Groups(
        by=by,
        scope=_scope(network, by),
        groups=tuple(
            Group(
                id=id_,
                name=names[id_],
                inside=pairs.get((order.index(id_), order.index(id_)), 0),
                outward=sum(n for a, b, n in between if id_ in {a, b}),
                x=places[id_][0],
                y=places[id_][1],
                radius=radii[id_],
                **counts[id_],
            )
            for id_ in ids
        ),
        ties=tuple(
            GroupTie(source=a, target=b, ties=n, drawn=(a, b) in strong) for a, b, n in between
        ),
    )


def picture_of(groups: Groups, titles: Mapping[str, str]) -> dict[str, Any]:
    r"""
    Return what a live view needs to draw groups.

    Parameters
    ----------
    groups
        The groups.
    titles
        What is told about each group, by id, and about each tie, under ``source\ntarget``.

    Returns
    -------
    picture
        As `graphlib_wijk.drawing.pyvis_page.picture` returns it. The number of
        organisations stands after the name; size and width tell how many.
    """
    drawn = [tie for tie in groups.ties if tie.drawn]
    widths = _between(_WIDTHS, {(tie.source, tie.target): float(tie.ties) for tie in drawn})
    text = repr((asdict(groups), sorted(titles.items())))
    return {
        "version": hashlib.sha256(text.encode()).hexdigest()[:16],
        "scope": groups.scope,
        "nodes": [_node(group, titles.get(group.id, "")) for group in groups.groups],
        "edges": [
            {
                "id": f"{tie.source}\n{tie.target}",
                "from": tie.source,
                "to": tie.target,
                "title": titles.get(f"{tie.source}\n{tie.target}", ""),
                "width": round(widths[tie.source, tie.target], 1),
                "color": "edge",
                "dashes": False,
            }
            for tie in drawn
        ],
        "bands": [],
        "palette": {theme: dict(colours) for theme, colours in PALETTE.items()},
        "options": dict(_OPTIONS),
    }


def _node(group: Group, title: str) -> dict[str, Any]:
    return {
        "id": group.id,
        "label": f"{group.name} ({group.organisations})",
        "title": title,
        "x": group.x,
        "y": group.y,
        "shape": "dot",
        "size": group.radius,
        "color": {"background": "none", "border": "text"},
        "borderWidth": 1.5,
    }


def _scope(network: Network, by: By) -> str:
    about = network.about
    named = (by, about.title, about.reference_date, list(network.subjects))
    return hashlib.sha256(repr(named).encode()).hexdigest()[:16]


def _membership(
    network: Network, by: By, *, umbrellas: bool, language: Language
) -> tuple[Positions, Positions, dict[str, str]]:
    """Who (position in the network) is in which group (position in the names), and the names."""
    counted = network.organisations.index.isin(network.subjects)
    if not umbrellas:
        counted &= ~network.kind_is(UMBRELLA)
    if by == "kind":
        kinds = network.organisations["kind"]
        found = sorted(set(kinds[counted]))
        names = {code: label("organisation_kinds", code, language) for code in found}
        member = np.flatnonzero(counted)
        return member, pd.Index(found).get_indexer(kinds.iloc[member]), names
    return _in_neighbourhoods(network, counted, language)


def _in_neighbourhoods(
    network: Network, counted: npt.NDArray[np.bool_], language: Language
) -> tuple[Positions, Positions, dict[str, str]]:
    places = network.whole.places
    place = np.full(len(network.whole), -1)
    place[network.positions[counted]] = np.flatnonzero(counted)
    here = place[places.member] >= 0
    member = place[places.member[here]]
    without = np.setdiff1d(np.flatnonzero(counted), member)
    used, group = np.unique(places.neighbourhood[here], return_inverse=True)
    table = places.neighbourhoods.iloc[used]
    names = {str(key): str(name) for key, name in table["name"].items()}
    if len(without):
        member = np.concatenate([member, without])
        group = np.concatenate([group, np.full(len(without), len(names))])
        names[ELSEWHERE] = _ELSEWHERE[language]
    return member, group, names


def _pairs(
    network: Network, member: Positions, group: Positions, number: int
) -> dict[tuple[int, int], int]:
    """How many pairs of organisations join two groups, or one with itself; each pair once."""
    pairs = network.pairs
    groups = pd.DataFrame({"organisation": member, "group": group})
    ends = pd.DataFrame({"pair": np.arange(len(pairs)), "one": pairs.first, "two": pairs.second})
    joined = ends.merge(groups, left_on="one", right_on="organisation").merge(
        groups, left_on="two", right_on="organisation", suffixes=("", "_two")
    )
    low = np.minimum(joined["group"], joined["group_two"])
    high = np.maximum(joined["group"], joined["group_two"])
    keys = (joined["pair"].to_numpy() * number + low) * number + high
    found, times = np.unique(np.unique(keys) % (number * number), return_counts=True)
    return {
        (int(key) // number, int(key) % number): int(n) for key, n in zip(found, times, strict=True)
    }


def _counts(
    network: Network, member: Positions, group: Sequence[str], *, umbrellas: bool
) -> dict[str, dict[str, Any]]:
    organisations = network.organisations
    standing = standings(network, umbrellas=umbrellas)["standing"]
    table = pd.DataFrame(
        {
            "asked": network.asked.to_numpy(),
            "initiative": organisations["kind"].isin(INITIATIVE_KINDS).to_numpy(),
            "standing": standing.reindex(organisations.index, fill_value="").to_numpy(),
        }
    ).iloc[member]
    return {
        str(id_): {
            "organisations": len(rows),
            "initiatives": int(rows["initiative"].sum()),
            "asked": int(rows["asked"].sum()),
            "standings": rows.loc[rows["initiative"], "standing"].value_counts().to_dict(),
        }
        for id_, rows in table.groupby(np.asarray(group, dtype=object), sort=False)
    }


def _strongest(between: Sequence[tuple[str, str, int]]) -> set[tuple[str, str]]:
    """Each group's strongest ties; `between` has the strongest first."""
    lines: dict[str, int] = {}
    strong = set()
    for a, b, _ in between:
        if min(lines.get(a, 0), lines.get(b, 0)) < STRONGEST:
            strong.add((a, b))
            for end in (a, b):
                lines[end] = lines.get(end, 0) + 1
    return strong


def _places(
    ids: Sequence[str],
    names: Mapping[str, str],
    radii: Mapping[str, float],
    strong: Iterable[tuple[str, str]],
) -> Mapping[str, tuple[float, float]]:
    boxes = {
        id_: (max(2 * radii[id_], (len(names[id_]) + 6) * _LETTER), 2 * radii[id_] + _LABEL)
        for id_ in ids
    }
    return layout(boxes, sorted(strong), {}).positions


def _between(limits: tuple[float, float], values: Mapping[T, float]) -> dict[T, float]:
    """Values in proportion between two limits, the largest at the upper one."""
    low, high = limits
    most = max(values.values(), default=1.0)
    return {key: round(low + (high - low) * value / most, 1) for key, value in values.items()}
