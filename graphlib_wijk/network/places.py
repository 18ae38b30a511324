"""
Where organisations belong: neighbourhoods and municipalities, one key for each.

A neighbourhood's key is its code; without a code, its name with the municipality behind it.
A row that names a neighbourhood without its code belongs to the one that bears this name
elsewhere in the data, when exactly one of its municipality does.
An organisation can belong to several neighbourhoods, or to none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from graphlib_wijk.tables import GraphlibWijkError
from graphlib_wijk.vocabulary import fold

Positions = npt.NDArray[np.int64]


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
        wanted = fold(name)
        named = self.neighbourhoods.index[self.neighbourhoods["name"].map(fold) == wanted]
        keys = dict.fromkeys([*named, *self.local_names.get(wanted, ())])
        upper = self.neighbourhoods.index[self.neighbourhoods.index.str.upper() == name.upper()]
        keys |= dict.fromkeys(upper)
        rows = self.neighbourhoods.loc[list(keys)]
        owners = zip(rows["municipality_code"], rows["municipality"], strict=True)
        if len({code or fold(town) for code, town in owners}) != 1:
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
            (table["name"].map(fold) == fold(name)) | (table.index.str.upper() == name.upper())
        ]
        if len(found) != 1:
            raise UnknownPlaceError(name, tuple(found))
        return str(found[0])


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
    owners, towns = _owners(organisations, neighbourhoods)
    listed = neighbourhoods.assign(owner=owners[len(organisations) :], exact=True)
    memberships = _memberships(organisations, owners)
    listed["key"], memberships["key"] = _keys(listed, memberships, towns)
    memberships = memberships.drop_duplicates(["member", "key"])
    table = _neighbourhood_table(listed, memberships, towns)
    municipalities = pd.DataFrame(
        {"name": pd.Series([town or key for key, town in towns.items()], dtype="str")}
    )
    municipalities.index = pd.Index(list(towns), dtype="str", name="municipality")
    own = municipalities.index.get_indexer(pd.Index(owners[: len(organisations)], dtype="str"))
    return Places(
        neighbourhoods=table,
        member=memberships["member"].to_numpy(dtype=np.int64),
        neighbourhood=table.index.get_indexer(pd.Index(memberships["key"])).astype(np.int64),
        municipalities=municipalities,
        municipality=own.astype(np.int64),
        local_names=_local_names(memberships),
    )


def _owners(
    organisations: pd.DataFrame, neighbourhoods: pd.DataFrame
) -> tuple[list[str], dict[str, str]]:
    """
    Municipality of each organisation and then of each neighbourhood, as keys.

    A key is a code; where no code is known a name, as it was spelled first; or empty. With
    it the names of all municipalities by key; a name may be empty.
    """
    names = [*organisations["municipality"], *neighbourhoods["municipality"]]
    codes = [*organisations["municipality_code"], *neighbourhoods["municipality_code"]]
    homes = [of_row[0] if of_row else "" for of_row in organisations["neighbourhood_codes"]]
    read = [_municipality_code(home) for home in [*homes, *neighbourhoods["code"]]]
    written, implied = _codes_by_name(names, codes), _codes_by_name(names, read)
    towns: dict[str, str] = {}
    spelled: dict[str, str] = {}
    keys = []
    for name, code, from_home in zip(names, codes, read, strict=True):
        known = written.get(fold(name)) or implied.get(fold(name), frozenset())
        key = code or _owner(spelled.setdefault(fold(name), name), from_home, known)
        keys.append(key)
        if key and not towns.get(key):
            towns[key] = name
    return keys, towns


def _codes_by_name(names: Sequence[str], codes: Sequence[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, code in zip(names, codes, strict=True):
        if name and code:
            found[fold(name)] = found.get(fold(name), frozenset()) | {code}
    return found


def _owner(name: str, from_home: str, known: frozenset[str]) -> str:
    """Tell the municipality of a row without its code; two of one name are not guessed at."""
    if len(known) == 1:
        return next(iter(known))
    return from_home if not name or from_home in known else name


def _municipality_code(neighbourhood_code: str) -> str:
    """Read the municipality out of the code of a neighbourhood."""
    return f"GM{neighbourhood_code[2:6]}" if neighbourhood_code else ""


def _memberships(organisations: pd.DataFrame, owners: Sequence[str]) -> pd.DataFrame:
    """
    One row per organisation and neighbourhood, with what the row says of the place.

    `exact` tells that the name is of this one neighbourhood, and not of several together.
    """
    rows: list[tuple[int, str, str, str, bool]] = []
    columns = ["neighbourhood_codes", "neighbourhood"]
    values = organisations[columns].itertuples(index=False, name=None)
    for position, (codes, names) in enumerate(values):
        if not codes:
            rows += [(position, "", name, owners[position], True) for name in names]
        exact = len(names) == len(codes)
        for i, code in enumerate(codes):
            name = names[i] if exact else (names[0] if names else "")
            rows.append((position, code, name, _municipality_code(code), exact))
    frame = pd.DataFrame(rows, columns=["member", "code", "name", "owner", "exact"])
    return frame.astype({"member": "int64", "exact": "bool"})


def _keys(
    listed: pd.DataFrame, memberships: pd.DataFrame, towns: Mapping[str, str]
) -> tuple[list[str], list[str]]:
    """Key of each neighbourhood in the list, and of each membership."""
    rows = [
        row
        for part in (listed, memberships)
        for row in zip(part["code"], part["name"], part["owner"], part["exact"], strict=True)
    ]
    coded: dict[tuple[str, str], set[str]] = {}
    for code, name, owner, exact in rows:
        if code and exact:
            coded.setdefault((fold(name), owner), set()).add(code)
    spelled: dict[tuple[str, str], str] = {}
    keys = []
    for code, name, owner, _ in rows:
        same = coded.get((fold(name), owner), set())
        town = towns.get(owner) or owner
        by_name = next(iter(same)) if len(same) == 1 else f"{name} ({town})" if town else name
        keys.append(code or spelled.setdefault((fold(name), owner), by_name))
    return keys[: len(listed)], keys[len(listed) :]


def _neighbourhood_table(
    listed: pd.DataFrame, memberships: pd.DataFrame, towns: Mapping[str, str]
) -> pd.DataFrame:
    """
    Every neighbourhood once, those of the list first.

    A code that is listed for several years is described by the latest; one that is not
    listed by the organisations that name it most precisely.
    """
    latest = listed.sort_values("year", ascending=False, kind="stable").drop_duplicates("key")
    used = memberships[~memberships["key"].isin(listed["key"])]
    precise = used.assign(vague=~used["exact"] | (used["name"] == ""))
    extra = precise.sort_values("vague", kind="stable").drop_duplicates("key").sort_index()
    extra = extra.assign(name=extra["name"].where(extra["name"] != "", extra["code"]))
    columns = ["code", "name", "municipality", "municipality_code", "year", "lat", "lon"]
    table = pd.concat([latest.sort_index(), extra], ignore_index=True).reindex(
        columns=["key", "owner", *columns]
    )
    code = table["owner"].where(table["owner"].map(towns.get) != table["owner"], "")
    town = table["owner"].map(lambda owner: towns.get(owner, ""))
    table["municipality"] = table["municipality"].replace("", None).fillna(town)
    table["municipality_code"] = table["municipality_code"].replace("", None).fillna(code)
    numbers = {"year", "lat", "lon"}
    table = table.astype({name: "float64" if name in numbers else "str" for name in table})
    return table.set_index("key")[columns].rename_axis("neighbourhood")


def _local_names(memberships: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    keys: dict[str, dict[str, None]] = {}
    for name, key in zip(memberships["name"], memberships["key"], strict=True):
        if name:
            keys.setdefault(fold(name), {})[key] = None
    return {name: tuple(found) for name, found in keys.items()}
