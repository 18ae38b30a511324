"""
What is known of every organisation that could make two of them want to meet.

Everything is a position or a column, so that a municipality costs a few multiplications of
matrices. Who must not be shown is nobody's contact here either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from graphlib_wijk.network import Network, Places
from graphlib_wijk.network.pairs import CONFIRMED, Flags, Positions
from graphlib_wijk.signals import signals
from graphlib_wijk.standing import PartnerLinks, partner_links
from graphlib_wijk.vocabulary import (
    INITIATIVE_KINDS,
    LINKING_KINDS,
    PARTNERSHIP,
    UMBRELLA,
    fold,
)

Matrix = npt.NDArray[np.float32]

#: A word that only one organisation has cannot be shared.
_SHARED: Final = 2


@dataclass(frozen=True)
class Lists:
    """
    A list of numbers for each organisation, one after the other.

    Those of organisation ``i`` are ``numbers[starts[i]:starts[i + 1]]``, ascending and without
    repetition.
    """

    starts: Positions
    numbers: Positions
    _sets: dict[int, frozenset[int]] = field(default_factory=dict, repr=False, compare=False)

    def set_of(self, position: int) -> frozenset[int]:
        """
        Return the list of one organisation as a set, made once.

        Parameters
        ----------
        position
            Its position.

        Returns
        -------
        numbers
            May be empty.
        """
        if position not in self._sets:
            self._sets[position] = frozenset(self.of(position).tolist())
        return self._sets[position]

    def of(self, position: int) -> Positions:
        """
        Return the list of one organisation.

        Parameters
        ----------
        position
            Its position.

        Returns
        -------
        values
            Ascending; may be empty.
        """
        return self.numbers[self.starts[position] : self.starts[position + 1]]

    def of_many(self, positions: Positions) -> tuple[Positions, Positions]:
        """
        Return the lists of several organisations, end to end.

        Parameters
        ----------
        positions
            Their positions; the same one may come several times.

        Returns
        -------
        row
            For each value, which of `positions` it is of.
        value
            The values.
        """
        first = self.starts[positions]
        sizes = self.starts[positions + 1] - first
        row = np.repeat(np.arange(len(positions)), sizes)
        offset = np.arange(len(row)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return row, self.numbers[first[row] + offset]

    def table(self, positions: Positions, columns: Positions) -> Matrix:
        """
        Put the lists of some organisations into a table of zeros and ones.

        Parameters
        ----------
        positions
            Positions of the organisations, one row each.
        columns
            For each number its column, -1 for none.

        Returns
        -------
        table
            One where the number is in the list.
        """
        row, value = self.of_many(positions)
        column = columns[value]
        table = np.zeros((len(positions), int(columns.max(initial=-1)) + 1), dtype=np.float32)
        table[row[column >= 0], column[column >= 0]] = 1
        return table


def lists_of(size: int, owner: Positions, value: Positions) -> Lists:
    """
    Gather a list for each organisation.

    Parameters
    ----------
    size
        Number of organisations.
    owner, value
        Equally long; who has what, in any order and with repetition.

    Returns
    -------
    lists
        Without repetition.
    """
    width = np.int64(value.max(initial=0) + 1)
    keys = np.unique(owner * width + value)
    starts = np.searchsorted(keys, np.arange(size + 1) * width)
    return Lists(starts=starts.astype(np.int64), numbers=keys % width)


@dataclass(frozen=True)
class Contacts:
    """Who is a partner of whom, and with which of them a tie of its own is confirmed."""

    partners: Lists
    confirmed: Lists

    @cached_property
    def degree(self) -> Positions:
        """Number of partners of each organisation."""
        return np.diff(self.partners.starts)


@dataclass(frozen=True)
class Words:
    """Words of organisations that more than one of them has: a table and the words themselves."""

    names: tuple[str, ...]
    table: Matrix

    @cached_property
    def lists(self) -> Lists:
        """Which words each organisation has."""
        owner, word = np.nonzero(self.table)
        return lists_of(len(self.table), owner, word)


@dataclass(frozen=True)
class Traits:
    """
    What is known of every organisation of a whole network.

    `unknown` tells by code of `UNKNOWNS` of whom that is not known.
    `may_be_met` are those who can be a candidate; `contacts` leaves out who is hidden, and
    `partners` does not. `rarity` is that of each theme, from 0 to 1. `seeks` and `offers` have
    the same words. `alike_themes` counts the partners of each organisation by theme.
    `unmet` is a neighbourhood of each organisation in which nobody of the lifeworld has a
    known tie with the system world, -1 for none. `lacks` tells by signal who has it.
    """

    ids: list[str]
    places: Places
    neighbourhoods: list[str]
    unknown: dict[str, Flags]
    may_be_met: Flags
    initiative: Flags
    linking: Flags
    lifeworld: Flags
    system: Flags
    municipality: Positions
    homes: Lists
    areas: Lists
    area_names: tuple[str, ...]
    themes: Words
    rarity: Matrix
    seeks: Words
    offers: Words
    partners: Lists
    contacts: Contacts
    alike_themes: Matrix
    unmet: Positions
    lacks: dict[str, Flags]

    def __len__(self) -> int:
        """Return the number of organisations."""
        return len(self.ids)


def traits_of(network: Network, *, umbrellas: bool) -> Traits:
    """
    Gather what is known.

    Parameters
    ----------
    network
        A whole network.
    umbrellas
        Count ties with national and regional umbrellas.

    Returns
    -------
    traits
        Of every organisation, in the order of the network.
    """
    table, size = network.organisations, len(network)
    links, places = partner_links(network, umbrellas=umbrellas), network.places
    hidden = table["hidden"].to_numpy(dtype=bool)
    homes = lists_of(size, places.member, places.neighbourhood)
    area_names, area_owner, area = _numbered(table["subneighbourhood_codes"])
    lifeworld = (table["world"] == "lifeworld").to_numpy(dtype=bool)
    system = (table["world"] == "system").to_numpy(dtype=bool)
    themes, rarity = _themes(table["themes"])
    seeks, offers = _needs(table["seeks"], table["offers"])
    seen = ~hidden[links.partner]
    kind = table["kind"]
    return Traits(
        ids=table.index.tolist(),
        places=places,
        neighbourhoods=places.neighbourhoods.index.tolist(),
        unknown=_unknown(network, homes),
        may_be_met=~(hidden | network.kind_is(PARTNERSHIP) | network.kind_is(UMBRELLA)),
        initiative=kind.isin(INITIATIVE_KINDS).to_numpy(dtype=bool),
        linking=kind.isin(LINKING_KINDS).to_numpy(dtype=bool),
        lifeworld=lifeworld,
        system=system,
        municipality=places.municipality,
        homes=homes,
        areas=lists_of(size, area_owner, area),
        area_names=area_names,
        themes=themes,
        rarity=rarity,
        seeks=seeks,
        offers=offers,
        partners=lists_of(size, links.organisation, links.partner),
        contacts=_contacts(size, links, seen),
        alike_themes=_alike(themes.table, links, seen),
        unmet=_unmet(homes, links, lifeworld, system, len(places.neighbourhoods)),
        lacks=_lacks(network, umbrellas=umbrellas),
    )


def _unknown(network: Network, homes: Lists) -> dict[str, Flags]:
    table = network.organisations
    themes, seeks, offers = (
        table[name].astype(bool).to_numpy(dtype=bool) for name in ("themes", "seeks", "offers")
    )
    return {
        "themes": ~themes,
        "needs": ~(seeks | offers),
        "place": (np.diff(homes.starts) == 0) & (network.places.municipality < 0),
        "own_view": ~network.asked.to_numpy(dtype=bool),
    }


def _contacts(size: int, links: PartnerLinks, seen: Flags) -> Contacts:
    sure = seen & (links.confirmation == CONFIRMED)
    return Contacts(
        partners=lists_of(size, links.organisation[seen], links.partner[seen]),
        confirmed=lists_of(size, links.organisation[sure], links.partner[sure]),
    )


def _numbered(column: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], Positions, Positions]:
    """Number the words of lists; return the words, and who has which."""
    numbers: dict[str, int] = {}
    owner, value = [], []
    for at, words in enumerate(column):
        for word in words:
            owner.append(at)
            value.append(numbers.setdefault(word, len(numbers)))
    return tuple(numbers), np.array(owner, dtype=np.int64), np.array(value, dtype=np.int64)


def _table(size: int, names: Sequence[str], owner: Positions, value: Positions) -> Matrix:
    table = np.zeros((size, len(names)), dtype=np.float32)
    table[owner, value] = 1
    return table


def _themes(column: pd.Series) -> tuple[Words, Matrix]:
    """Return the themes that somebody shares, and how rare each is among who has any."""
    names, owner, value = _numbered([tuple(dict.fromkeys(words)) for words in column])
    known = int(np.unique(owner).size)
    counts = np.bincount(value, minlength=len(names))
    kept = np.flatnonzero(counts >= _SHARED)
    column_of = np.full(len(names), -1)
    column_of[kept] = np.arange(len(kept))
    shared = column_of[value] >= 0
    words = tuple(names[at] for at in kept)
    table = _table(len(column), words, owner[shared], column_of[value[shared]])
    rarity = np.log((1 + known) / counts[kept]) / np.log(1 + known) if len(kept) else counts[kept]
    return Words(names=words, table=table), rarity.astype(np.float32)


def _needs(seeks: pd.Series, offers: pd.Series) -> tuple[Words, Words]:
    """Return what is sought by one and offered by another, in words that are folded."""
    sought, offered = (
        [tuple(filter(None, map(fold, words))) for words in column] for column in (seeks, offers)
    )
    both = {w for words in sought for w in words} & {w for words in offered for w in words}
    number = {word: at for at, word in enumerate(sorted(both))}
    return _only(sought, number), _only(offered, number)


def _only(column: Sequence[tuple[str, ...]], number: dict[str, int]) -> Words:
    found = [
        (at, number[word]) for at, words in enumerate(column) for word in words if word in number
    ]
    owner, value = np.array(found, dtype=np.int64).reshape(-1, 2).T
    return Words(names=tuple(number), table=_table(len(column), tuple(number), owner, value))


def _alike(themes: Matrix, links: PartnerLinks, seen: Flags) -> Matrix:
    """Count the partners of each organisation by theme."""
    size, width = themes.shape
    once = lists_of(size, links.organisation[seen], links.partner[seen])
    owner = np.repeat(np.arange(size), np.diff(once.starts))
    columns = [
        np.bincount(owner, weights=themes[once.numbers, at], minlength=size) for at in range(width)
    ]
    return np.array(columns, dtype=np.float32).reshape(width, size).T


def _unmet(
    homes: Lists, links: PartnerLinks, lifeworld: Flags, system: Flags, neighbourhoods: int
) -> Positions:
    """Find for each organisation a neighbourhood in which the worlds do not meet yet."""
    meets = links.organisation[lifeworld[links.organisation] & system[links.partner]]
    met = np.zeros(neighbourhoods, dtype=bool)
    met[homes.of_many(np.unique(meets))[1]] = True
    unmet = np.full(len(lifeworld), -1)
    owner = np.repeat(np.arange(len(lifeworld)), np.diff(homes.starts))
    lonely = np.flatnonzero(~met[homes.numbers])[::-1]
    # Backwards, so that the first neighbourhood of each is what stays.
    unmet[owner[lonely]] = homes.numbers[lonely]
    return unmet


def _lacks(network: Network, *, umbrellas: bool) -> dict[str, Flags]:
    table: Any = signals(network, umbrellas=umbrellas)
    at = network.organisations.index.get_indexer(table["organisation"])
    lacks = {}
    for code in ("no-linking-tie", "no-peer-tie"):
        flags = np.zeros(len(network), dtype=bool)
        flags[at[(table["signal"] == code).to_numpy()]] = True
        lacks[code] = flags
    return lacks
