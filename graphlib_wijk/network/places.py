"""
Where organisations belong: neighbourhoods and municipalities, one key for each.

A neighbourhood's key is its code; without a code, its name with the municipality behind it.
A row that names a neighbourhood without its code belongs to the one that bears this name
elsewhere in the data, when exactly one of its municipality does.
An organisation can belong to several neighbourhoods, or to none.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from graphlib_wijk.tables import GraphlibWijkError
from graphlib_wijk.vocabulary import fold

Positions = npt.NDArray[np.int64]


#: The same few names stand in many rows.
_folded = lru_cache(maxsize=10_000)(fold)


class UnknownPlaceError(GraphlibWijkError, KeyError):
    """
    No neighbourhood or municipality, or more than one, goes by this name.

    Parameters
    ----------
    name
        What was asked for.
    candidates
        Keys of the places it could mean; empty when there is none.
    """

    code = "unknown-place"

    def __init__(self, name: str, candidates: Sequence[str] = ()) -> None:
        self.name = name
        self.candidates = tuple(candidates)
        super().__init__(name)

    def __str__(self) -> str:
        """Return the message for logs."""
        if self.candidates:
            return f"{self.name!r} can mean {', '.join(self.candidates)}; use one of these keys."
        return f"No place is called {self.name!r}."


@dataclass(frozen=True)
class Places:
    """
    Neighbourhoods and municipalities, and who belongs to them.

    `neighbourhoods` is indexed by key. `member` and `neighbourhood` are equally long:
    organisation position and neighbourhood position of each membership. `municipality` gives
    each organisation's position in `municipalities` (indexed by key), -1 for none.
    `local_names` maps names that organisations use for their area to its keys.
    """

    neighbourhoods: pd.DataFrame
    member: Positions
    neighbourhood: Positions
    municipalities: pd.DataFrame
    municipality: Positions
    local_names: dict[str, tuple[str, ...]]

    def neighbourhood_keys(self, name: str) -> tuple[str, ...]:
        """
        Return the neighbourhoods that a key, code or name stands for.

        Parameters
        ----------
        name
            A key, a code, a name, or a local name such as "Slotervaart", which may stand
            for several neighbourhoods of one municipality.

        Returns
        -------
        keys
            At least one key.

        Raises
        ------
        UnknownPlaceError
            If nothing goes by this name, or places in several municipalities do.
        """
        if name in self.neighbourhoods.index:
            return (name,)
        wanted = _folded(name)
        named = self.neighbourhoods.index[self.neighbourhoods["name"].map(_folded) == wanted]
        keys = dict.fromkeys([*named, *self.local_names.get(wanted, ())])
        upper = self.neighbourhoods.index[self.neighbourhoods.index.str.upper() == name.upper()]
        keys |= dict.fromkeys(upper)
        rows = self.neighbourhoods.loc[list(keys)]
        owners = zip(rows["municipality_code"], rows["municipality"], strict=True)
        if len({code or _folded(town) for code, town in owners}) != 1:
            raise UnknownPlaceError(name, tuple(keys))
        return tuple(keys)

    def municipality_key(self, name: str) -> str:
        """
        Return the municipality that a key, code or name stands for.

        Parameters
        ----------
        name
            A key, a code or a name.

        Returns
        -------
        key
            Its key.

        Raises
        ------
        UnknownPlaceError
            If no municipality goes by this name, or several do.
        """
        if name in self.municipalities.index:
            return name
        table = self.municipalities
        found = table.index[
            (table["name"].map(_folded) == _folded(name))
            | (table.index.str.upper() == name.upper())
        ]
        if len(found) != 1:
            raise UnknownPlaceError(name, tuple(found))
        return str(found[0])


class _Mention(NamedTuple):
    """
    One place that an address speaks of.

    `address` is its position, -1 for a row of the list of neighbourhoods.
    `exact` tells that the name is of this one neighbourhood, and not of several together.
    """

    address: int
    code: str
    name: str
    owner: str
    exact: bool


def places_of(organisations: pd.DataFrame, neighbourhoods: pd.DataFrame) -> Places:
    """
    Gather the places of organisations and of the table of neighbourhoods.

    Parameters
    ----------
    organisations
        Table of organisations of a `Dataset`.
    neighbourhoods
        Table of neighbourhoods of a `Dataset`; may be empty.

    Returns
    -------
    places
        The places; without rows, empty tables.
    """
    address, addresses = _addresses(organisations)
    owners, towns = _owners(addresses, neighbourhoods)
    mentions = _listed(neighbourhoods, owners[len(addresses) :])
    mentions += _mentions(addresses, owners)
    keys = _keys(mentions, towns)
    table = _neighbourhood_table(neighbourhoods, mentions, keys, towns)
    member, neighbourhood = _memberships(address, mentions, _positions(table.index, keys))
    municipalities = pd.DataFrame(
        {"name": pd.Series([town or key for key, town in towns.items()], dtype="str")}
    )
    municipalities.index = pd.Index(list(towns), dtype="str", name="municipality")
    return Places(
        neighbourhoods=table,
        member=member,
        neighbourhood=neighbourhood,
        municipalities=municipalities,
        municipality=_positions(municipalities.index, owners[: len(addresses)])[address],
        local_names=_local_names(mentions, keys),
    )


def _positions(index: pd.Index, keys: Sequence[str]) -> Positions:
    return index.get_indexer(pd.Index(list(keys), dtype="str")).astype(np.int64)


def _addresses(organisations: pd.DataFrame) -> tuple[Positions, pd.DataFrame]:
    """
    Tell for each organisation which address it has, and list the different ones.

    A country has twenty organisations to an address, and an address takes some thought.
    """
    columns = ["municipality", "municipality_code", "neighbourhood_codes", "neighbourhood"]
    rows = zip(*(organisations[name].tolist() for name in columns), strict=True)
    number: dict[tuple[object, ...], int] = {}
    of_row = [number.setdefault(row, len(number)) for row in rows]
    return np.array(of_row, dtype=np.int64), pd.DataFrame(list(number), columns=columns)


def _owners(
    addresses: pd.DataFrame, neighbourhoods: pd.DataFrame
) -> tuple[list[str], dict[str, str]]:
    """
    Municipality of each address and then of each neighbourhood, as keys.

    A key is a code; where no code is known a name, as it was spelled first; or empty. With
    it the names of all municipalities by key; a name may be empty.
    """
    names = [*addresses["municipality"], *neighbourhoods["municipality"]]
    codes = [*addresses["municipality_code"], *neighbourhoods["municipality_code"]]
    homes = [of_row[0] if of_row else "" for of_row in addresses["neighbourhood_codes"]]
    read = [_municipality_code(home) for home in [*homes, *neighbourhoods["code"]]]
    written, implied = _codes_by_name(names, codes), _codes_by_name(names, read)
    towns: dict[str, str] = {}
    spelled: dict[str, str] = {}
    keys = []
    for name, code, from_home in zip(names, codes, read, strict=True):
        known = written.get(_folded(name)) or implied.get(_folded(name), frozenset())
        key = code or _owner(spelled.setdefault(_folded(name), name), from_home, known)
        keys.append(key)
        if key and not towns.get(key):
            towns[key] = name
    return keys, towns


def _codes_by_name(names: Sequence[str], codes: Sequence[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, code in zip(names, codes, strict=True):
        if name and code:
            found[_folded(name)] = found.get(_folded(name), frozenset()) | {code}
    return found


def _owner(name: str, from_home: str, known: frozenset[str]) -> str:
    """Tell the municipality of a row without its code; two of one name are not guessed at."""
    if len(known) == 1:
        return next(iter(known))
    return from_home if not name or from_home in known else name


def _municipality_code(neighbourhood_code: str) -> str:
    """Read the municipality out of the code of a neighbourhood."""
    return f"GM{neighbourhood_code[2:6]}" if neighbourhood_code else ""


def _listed(neighbourhoods: pd.DataFrame, owners: Sequence[str]) -> list[_Mention]:
    rows = zip(neighbourhoods["code"], neighbourhoods["name"], owners, strict=True)
    return [_Mention(-1, code, name, owner, exact=True) for code, name, owner in rows]


def _mentions(addresses: pd.DataFrame, owners: Sequence[str]) -> list[_Mention]:
    mentions: list[_Mention] = []
    rows = zip(addresses["neighbourhood_codes"], addresses["neighbourhood"], strict=True)
    for address, (codes, names) in enumerate(rows):
        if not codes:
            mentions += [_Mention(address, "", name, owners[address], exact=True) for name in names]
        exact = len(names) == len(codes)
        for i, code in enumerate(codes):
            name = names[i] if exact else (names[0] if names else "")
            mentions.append(_Mention(address, code, name, _municipality_code(code), exact=exact))
    return mentions


def _memberships(
    address: Positions, mentions: Sequence[_Mention], neighbourhood: Positions
) -> tuple[Positions, Positions]:
    """Return who belongs where: positions of an organisation and of a neighbourhood."""
    homes: defaultdict[int, dict[int, None]] = defaultdict(dict)
    for mention, place in zip(mentions, neighbourhood.tolist(), strict=True):
        homes[mention.address][place] = None
    of_member = [homes[at] for at in address.tolist()]
    member = np.repeat(np.arange(len(address)), [len(places) for places in of_member])
    return member, np.fromiter(chain.from_iterable(of_member), dtype=np.int64)


def _keys(mentions: Sequence[_Mention], towns: Mapping[str, str]) -> list[str]:
    """Key of the neighbourhood of each mention."""
    places = [(_folded(mention.name), mention.owner) for mention in mentions]
    coded: dict[tuple[str, str], set[str]] = {}
    for mention, place in zip(mentions, places, strict=True):
        if mention.code and mention.exact:
            coded.setdefault(place, set()).add(mention.code)
    spelled: dict[tuple[str, str], str] = {}
    keys = []
    for mention, place in zip(mentions, places, strict=True):
        same = coded.get(place, set())
        town = towns.get(mention.owner) or mention.owner
        by_name = f"{mention.name} ({town})" if town else mention.name
        key = next(iter(same)) if len(same) == 1 else by_name
        keys.append(mention.code or spelled.setdefault(place, key))
    return keys


def _neighbourhood_table(
    neighbourhoods: pd.DataFrame,
    mentions: Sequence[_Mention],
    keys: Sequence[str],
    towns: Mapping[str, str],
) -> pd.DataFrame:
    """
    Every neighbourhood once, those of the list first.

    A code that is listed for several years is described by the latest; one that is not
    listed by an organisation that has a name for just this one, if there is any.
    """
    ranks = [(1, -1.0 if math.isnan(year) else year) for year in neighbourhoods["year"]]
    ranks += [(0, float(m.exact and m.name != "")) for m in mentions[len(ranks) :]]
    best: dict[str, int] = {}
    for at, key in enumerate(keys):
        if key not in best or ranks[at] > ranks[best[key]]:
            best[key] = at
    chosen = list(best.values())
    coded = {mention.code for mention in mentions}
    told = neighbourhoods.reset_index(drop=True).reindex(chosen)
    owners = [mentions[at].owner for at in chosen]
    own_towns = [towns.get(owner, "") for owner in owners]
    own_codes = ["" if owner == towns.get(owner) else owner for owner in owners]
    text = {
        "code": [key if key in coded else "" for key in best],
        "name": [mentions[at].name or mentions[at].code for at in chosen],
        "municipality": _filled(told["municipality"], own_towns),
        "municipality_code": _filled(told["municipality_code"], own_codes),
    }
    index = pd.Index(list(best), dtype="str", name="neighbourhood")
    table = pd.DataFrame(text, index=index, dtype="str")
    for name in ("year", "lat", "lon"):
        table[name] = told[name].to_numpy(dtype="float64")
    return table


def _filled(given: Iterable[object], instead: Iterable[str]) -> list[str]:
    """Given words, with others in the place of those that are missing or empty."""
    pairs = zip(given, instead, strict=True)
    return [word if isinstance(word, str) and word else other for word, other in pairs]


def _local_names(mentions: Sequence[_Mention], keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for mention, key in zip(mentions, keys, strict=True):
        if mention.address >= 0 and mention.name:
            found.setdefault(_folded(mention.name), {})[key] = None
    return {name: tuple(of_name) for name, of_name in found.items()}
