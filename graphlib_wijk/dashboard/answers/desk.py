"""What the page Beheer shows of a proposal, and of what differs between two versions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graphlib_wijk.store import CORRECTIONS, Link, Proposal, RowChange
from graphlib_wijk.store.corrections import touched
from graphlib_wijk.tables import ORGANISATIONS, Dataset


@dataclass(frozen=True, kw_only=True)
class Change:
    """One value that a proposal would change: its column, what stands there, what it becomes."""

    column: str
    before: Any
    after: Any


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """
    A proposal as one has to see it to decide.

    Parameters
    ----------
    proposal
        The proposal.
    changes
        The values it would change; empty where it is about a tie as a whole.
    decides
        Whether the reader may decide about it.
    """

    proposal: Proposal
    changes: tuple[Change, ...] = ()
    decides: bool = False


@dataclass(frozen=True, kw_only=True)
class LinkSeen:
    """A personal link, the name of whose it is, and whether it works: see `LINK_STATES`."""

    link: Link
    name: str
    state: str


LINK_STATES = ("works", "expired", "revoked")


def proposed_of(dataset: Dataset, proposal: Proposal, *, decides: bool) -> Proposed:
    """
    Set a proposal beside what the data say now.

    Parameters
    ----------
    dataset
        The current version.
    proposal
        A proposal.
    decides
        Whether the reader may decide about it.

    Returns
    -------
    proposed
        With each value before and after. What is not in the data, or no longer, was None.
    """
    correction = proposal.correction
    rows = touched(dataset, correction)["values"]
    # A column more than the correction names may follow: "say-asked" changes two.
    now = dict(zip(correction.fields, rows[0], strict=False)) if rows else {}
    changes = tuple(
        Change(column=name, before=now.get(name), after=value)
        for name, value in correction.fields.items()
    )
    return Proposed(proposal=proposal, changes=changes, decides=decides)


def table_of(proposal: Proposal) -> str:
    """
    Tell which table a proposal is about.

    Parameters
    ----------
    proposal
        A proposal.

    Returns
    -------
    table
        Its canonical name.
    """
    return CORRECTIONS[proposal.correction.kind].table.name


def names_in(dataset: Dataset, changes: Iterable[RowChange] = ()) -> dict[str, str]:
    """
    Name organisations, also those that are no longer there.

    Parameters
    ----------
    dataset
        A version.
    changes
        What differs from another version.

    Returns
    -------
    names
        By id; where both have a name, that of the version.
    """
    gone = {
        change.record[0]: str((change.before or change.after or {})["name"])
        for change in changes
        if change.table == ORGANISATIONS.name
    }
    return {**gone, **_names(dataset)}


def _names(dataset: Dataset) -> Mapping[str, str]:
    frame = dataset.organisations
    return dict(zip(frame.index.tolist(), frame["name"].tolist(), strict=True))


def link_seen(link: Link, names: Mapping[str, str], now: str) -> LinkSeen:
    """
    Tell of a personal link whose it is, and whether it works.

    Parameters
    ----------
    link
        A link.
    names
        Names of organisations by id.
    now
        This moment, as the store writes moments.

    Returns
    -------
    seen
        With the id where there is no name.
    """
    state = "revoked" if link.revoked_at else "expired" if link.expires_at <= now else "works"
    return LinkSeen(link=link, name=names.get(link.organisation, link.organisation), state=state)


def municipalities_in(datasets: Iterable[Dataset]) -> dict[str, str]:
    """
    List the municipalities that data sets are about.

    Parameters
    ----------
    datasets
        Any data sets.

    Returns
    -------
    municipalities
        Names by code, by name; empty where nothing lies in a municipality.
    """
    found: dict[str, str] = {}
    for dataset in datasets:
        frame = dataset.organisations
        found |= dict(zip(frame["municipality_code"], frame["municipality"], strict=True))
    found.pop("", None)
    return dict(sorted(found.items(), key=lambda item: item[1]))
