"""What pages say of forms on paper: places, and what stands in a form that came back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graphlib_wijk.forms import Checked, Line
from graphlib_wijk.tables import Dataset
from graphlib_wijk.vocabulary import INITIATIVE_KINDS

__all__ = ["Checked", "Line", "Place", "doubtful", "places_in", "wanted"]


@dataclass(frozen=True, kw_only=True)
class Place:
    """A neighbourhood: its name, and the ids of its initiatives by code of their municipality."""

    name: str
    initiatives: Mapping[str, tuple[str, ...]]


def places_in(dataset: Dataset) -> dict[str, Place]:
    """
    List the neighbourhoods of a data set in which there are initiatives.

    Parameters
    ----------
    dataset
        A data set, of what the reader may see.

    Returns
    -------
    places
        By code, in the order of their names; the code is the name where nobody wrote one.
    """
    frame, listed = dataset.organisations, dataset.neighbourhoods
    named = dict(zip(listed["code"], listed["name"], strict=True))
    columns = (frame["kind"], frame["neighbourhood_codes"], frame["municipality_code"])
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for id_, kind, codes, municipality in zip(frame.index, *columns, strict=True):
        for code in codes if kind in INITIATIVE_KINDS else ():
            there = found.setdefault(code, {})
            there[municipality] = (*there.get(municipality, ()), str(id_))
    places = {
        code: Place(name=str(named.get(code) or code), initiatives=there)
        for code, there in found.items()
    }
    return dict(sorted(places.items(), key=lambda item: (item[1].name.casefold(), item[0])))


def wanted(checked: Checked) -> tuple[int, ...]:
    """
    List the lines of a form that are handed in without further ado.

    Parameters
    ----------
    checked
        A form that came back.

    Returns
    -------
    positions
        Of the lines that are new.
    """
    return tuple(at for at, line in enumerate(checked.lines) if line.state == "new")


def doubtful(checked: Checked) -> tuple[int, ...]:
    """
    List the lines of a form of which somebody else changed the same since.

    Parameters
    ----------
    checked
        A form that came back.

    Returns
    -------
    positions
        Of the lines that are only handed in when somebody says so.
    """
    return tuple(at for at, line in enumerate(checked.lines) if line.state == "changed")
