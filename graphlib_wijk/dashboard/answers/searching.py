"""Finding organisations by name, also when somebody types it slightly wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from graphlib_wijk.network import Network
from graphlib_wijk.vocabulary import fold

#: Words of up to so many letters say too little to guess from.
_SHORT = 3
#: A word of up to so many letters may hold one slip of the pen, a longer one two.
_MIDDLING = 5
#: Inside a longer word, only a piece of more than so many letters is recognised with a slip.
_PIECE = 5
#: What is like a piece inside a word comes after every word that is like it from its start.
_INSIDE = 3


@dataclass(frozen=True, kw_only=True)
class Hit:
    """An organisation that was found; `alike` tells that its name is only like what was typed."""

    id: str
    alike: bool


@dataclass(frozen=True, kw_only=True)
class Found:
    """An organisation that was found, with what tells it from one of the same name."""

    id: str
    name: str
    kind: str
    kind_given: str
    place: str
    alike: bool


def search(names: Mapping[str, str], query: str, *, limit: int) -> tuple[Hit, ...]:
    """
    Find the names that somebody may have meant.

    Parameters
    ----------
    names
        Names by id.
    query
        What was typed. Case, accents and signs do not count.
    limit
        So many at most.

    Returns
    -------
    hits
        First the name itself, then names that start with it, names in which every word starts
        a word, and names that hold it somewhere; each by name. Only where there are none,
        names that are like it, the likest first: one slip of the pen in a word of four or
        five letters, two in a longer one; last come names that hold it inside a longer word,
        with one slip. Nothing typed: none.

    Examples
    --------
    >>> names = {"a": "Het Anker", "k": "De Kom"}
    >>> search(names, "ankre", limit=5)
    (Hit(id='a', alike=True),)
    """
    sought = fold(query)
    if not sought:
        return ()
    folded = {id_: fold(name) for id_, name in names.items()}
    ranks = {id_: _rank(name, sought) for id_, name in folded.items()}
    found = [id_ for id_, rank in ranks.items() if rank is not None]
    if found:
        found.sort(key=lambda id_: (ranks[id_], folded[id_], id_))
        return tuple(Hit(id=id_, alike=False) for id_ in found[:limit])
    slips = dict(_alike(folded, sought))
    likest = sorted(slips, key=lambda id_: (slips[id_], folded[id_], id_))
    return tuple(Hit(id=id_, alike=True) for id_ in likest[:limit])


def found_of(network: Network, query: str, *, limit: int) -> tuple[Found, ...]:
    """
    Find organisations by name.

    Parameters
    ----------
    network
        The network to search.
    query
        What was typed.
    limit
        So many at most.

    Returns
    -------
    found
        As `search` orders them; empty when nothing is like it.
    """
    table = network.organisations
    names = dict(zip(table.index, table["name"], strict=True))
    hits = search(names, query, limit=limit)
    rows = table.loc[[hit.id for hit in hits]].to_dict("records")
    return tuple(
        Found(
            id=hit.id,
            name=row["name"],
            kind=row["kind"],
            kind_given=row["kind_given"],
            place=", ".join(row["neighbourhood"]) or row["municipality"],
            alike=hit.alike,
        )
        for hit, row in zip(hits, rows, strict=True)
    )


def _rank(name: str, sought: str) -> int | None:
    """Tell how well a name fits without any slip: 0 is best, None is not at all."""
    words = name.split()
    tests = (
        name == sought,
        name.startswith(sought),
        all(any(word.startswith(part) for word in words) for part in sought.split()),
        sought in name or sought.replace(" ", "") in name.replace(" ", ""),
    )
    return next((rank for rank, fits in enumerate(tests) if fits), None)


def _alike(names: Mapping[str, str], sought: str) -> Iterator[tuple[str, int]]:
    """Give the names in which each word that was typed has its like, with the slips it took."""
    parts = [part for part in sought.split() if len(part) > _SHORT]
    if not parts:
        return
    every = {word for name in names.values() for word in name.split()}
    slips = [{word: n for word in every if (n := _slips(word, part)) is not None} for part in parts]
    for id_, name in names.items():
        words = name.split()
        best = [min((near[w] for w in words if w in near), default=None) for near in slips]
        if None not in best:
            yield id_, sum(n for n in best if n is not None)


def _slips(word: str, part: str) -> int | None:
    """
    Count the slips between a word, or a piece of it, and what was typed; None when too many.

    Examples
    --------
    >>> _slips("anker", "ankre"), _slips("waterkwartier", "watrekwart"), _slips("kerk", "kade")
    (1, 1, None)
    >>> _slips("buurtmoestuin", "moestun")
    4
    """
    most = 1 if len(part) <= _MIDDLING else 2
    least = _distance(word, part, most)
    if least is None and len(part) > _PIECE:
        # Nearly nobody mistypes a first letter, and guessing that too finds every other word.
        starts = (i for i in range(1, len(word)) if word[i] == part[0])
        inside = (_distance(word[i:], part, 1) for i in starts)
        least = min((_INSIDE + n for n in inside if n is not None), default=None)
    return least


def _distance(word: str, part: str, most: int) -> int | None:
    """Count the slips between the start of a word, or all of it, and what was typed."""
    if len(word) < len(part) - most:
        return None
    lengths = {min(len(word), len(part) + more) for more in (-1, 0, 1)} | {len(word)}
    least = min(OSA.distance(word[:length], part, score_cutoff=most) for length in lengths)
    return least if least <= most else None
