"""What happens to a proposal within one deed, without asking who may: that is for `proposals`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from sqlalchemy import Row, insert, select, update

from graphlib_wijk.store.conflicts import ConflictError
from graphlib_wijk.store.contents import contents_at
from graphlib_wijk.store.correcting import corrected
from graphlib_wijk.store.corrections import (
    CORRECTIONS,
    Correction,
    concerned,
    correction_of,
    require_lawful,
    require_sensible,
    touched,
)
from graphlib_wijk.store.deeds import Deed
from graphlib_wijk.store.differences import RowChange, differences
from graphlib_wijk.store.errors import UnknownRecordError
from graphlib_wijk.store.kept import (
    Held,
    Source,
    Version,
    append,
    load,
    require_held,
    version_of,
    version_row,
)
from graphlib_wijk.store.schema import PROPOSALS
from graphlib_wijk.tables import Dataset

State = Literal["open", "accepted", "rejected", "withdrawn"]
Answer = Literal["", "confirmed", "denied"]

STATES: Final[tuple[State, ...]] = ("open", "accepted", "rejected", "withdrawn")


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """
    A correction on its way, and everything that became of it.

    Whoever deals with a proposal hands back its `revision`: somebody else may have been first.
    `other` is the organisation that is invited to answer; empty when nobody is. `in_version` is
    the version that it became part of. Who did what are pseudonyms.
    """

    id: int
    dataset: str
    organisation: str
    other: str
    correction: Correction
    made_by: str
    made_at: str
    state: State
    revision: int
    answer: Answer
    answered_by: str | None
    answered_at: str | None
    decided_by: str | None
    decided_at: str | None
    reason: str
    in_version: int | None


def looked_at(deed: Deed, dataset: str) -> tuple[Held, Dataset]:
    """
    Return a data set and its current version.

    Parameters
    ----------
    deed
        The deed it is part of.
    dataset
        Id of the data set.

    Returns
    -------
    held, data
        The data set, and all that it holds.

    Raises
    ------
    UnknownRecordError
        If it is not there.
    """
    held = require_held(deed.connection, dataset)
    return held, load(deed.connection, dataset, held.current)


def found(deed: Deed, proposal: int) -> tuple[Row[Any], Held, Dataset]:
    """
    Return a proposal, with the data set it is about.

    Parameters
    ----------
    deed
        The deed it is part of.
    proposal
        Id of the proposal.

    Returns
    -------
    row, held, data
        Its row, the data set, and all that this holds.

    Raises
    ------
    UnknownRecordError
        If there is no such proposal.
    """
    query = select(PROPOSALS).where(PROPOSALS.c.id == proposal)
    row = deed.connection.execute(query).one_or_none()
    if row is None:
        raise UnknownRecordError(kind="Voorstel", id=proposal)
    return row, *looked_at(deed, row.dataset)


def submitted(
    deed: Deed, held: Held, data: Dataset, correction: Correction, expected: int, token: str
) -> Row[Any]:
    """
    Keep a new proposal, without asking whether its maker may.

    Parameters
    ----------
    deed
        The deed it is part of.
    held
        The data set.
    data
        Its current version.
    correction
        What is to be different.
    expected
        The version that its maker looked at.
    token
        Made once per form; empty when there is none.

    Returns
    -------
    row
        Of the table of proposals.

    Raises
    ------
    ConflictError
        If somebody changed the same fields since that version.
    RefusedError
        If the correction is not lawful.
    """
    require_sensible(correction)
    then = data if expected == held.current else load(deed.connection, held.id, expected)
    seen = touched(then, correction)
    if seen != touched(data, correction):
        raise _conflict(deed, held, data, correction, expected)
    require_lawful(data, correction)
    values = {
        "dataset": held.id,
        "organisation": correction.organisation,
        "other": correction.other if CORRECTIONS[correction.kind].invites else "",
        "correction": correction.as_data(),
        "seen": {**seen, "version": held.current},
        "made_by": deed.actor.id,
        "made_at": deed.at,
        "token": token or None,
        "state": "open",
        "revision": 1,
        "answer": "",
        "reason": "",
    }
    row = deed.connection.execute(insert(PROPOSALS).values(**values).returning(PROPOSALS)).one()
    deed.note("propose", held.id, f"proposal {row.id}", kind=correction.kind)
    return row


def accepted(deed: Deed, row: Row[Any], held: Held, data: Dataset, reason: str) -> Proposal:
    """
    Carry a proposal out, without asking whether one may.

    Parameters
    ----------
    deed
        The deed it is part of.
    row
        A row of the table of proposals.
    held
        The data set.
    data
        Its current version.
    reason
        Why.

    Returns
    -------
    proposal
        Accepted, with the version it became part of.

    Raises
    ------
    ConflictError
        If somebody changed the same fields since it was made.
    """
    correction = correction_of(row.correction)
    seen = {name: value for name, value in row.seen.items() if name != "version"}
    if seen != touched(data, correction):
        raise _conflict(deed, held, data, correction, row.seen["version"])
    require_lawful(data, correction)
    new = corrected(data, correction, agreed=row.answer == "confirmed")
    version = append(
        deed,
        held.id,
        new.data,
        contents_at(new.data, new.table, new.stretches),
        reason="correction",
        source=Source(),
        held=held,
        based_on=held.current,
        changed=new,
    )
    decision = {"state": "accepted", "reason": reason, "in_version": version.number}
    values = {**decision, "decided_by": deed.actor.id, "decided_at": deed.at}
    return moved(deed, row, row.revision, "accept-proposal", values)


def moved(
    deed: Deed, row: Row[Any], revision: int, action: str, values: dict[str, Any]
) -> Proposal:
    """
    Change the state of a proposal.

    Parameters
    ----------
    deed
        The deed it is part of.
    row
        A row of the table of proposals.
    revision
        Of the proposal as it was shown.
    action
        What is noted.
    values
        The new values.

    Returns
    -------
    proposal
        As it is now.

    Raises
    ------
    ConflictError
        If somebody dealt with it meanwhile.
    """
    require_revision(row, revision)
    change = update(PROPOSALS).where(PROPOSALS.c.id == row.id, PROPOSALS.c.revision == revision)
    new = change.values(**values, revision=revision + 1).returning(PROPOSALS)
    moved = deed.connection.execute(new).one()
    deed.note(action, row.dataset, f"proposal {row.id}")
    return proposal_of(moved)


def require_revision(row: Row[Any], revision: int) -> None:
    """
    Stop here unless a proposal is open and as it was shown.

    Parameters
    ----------
    row
        A row of the table of proposals.
    revision
        Of the proposal as it was shown.

    Raises
    ------
    ConflictError
        If somebody dealt with it meanwhile.
    """
    if row.state != "open" or row.revision != revision:
        raise ConflictError((), state=row.state)


def _conflict(
    deed: Deed, held: Held, data: Dataset, correction: Correction, expected: int
) -> ConflictError:
    row = version_row(deed.connection, held.id, held.current)
    version: Version | None = version_of(row) if row else None
    return ConflictError(_since(deed, held, data, correction, expected), version=version)


def _since(
    deed: Deed, held: Held, data: Dataset, correction: Correction, expected: int
) -> tuple[RowChange, ...]:
    try:
        then = load(deed.connection, held.id, expected)
    except UnknownRecordError:
        # What that version held was taken away meanwhile.
        return ()
    table = CORRECTIONS[correction.kind].table
    sides: list[dict[str, Any]] = [
        {table.name: concerned(side, correction)} for side in (then, data)
    ]
    return differences(replace(then, **sides[0]), replace(data, **sides[1]), tables=[table])


def proposal_of(row: Row[Any]) -> Proposal:
    """
    Return a row of the table of proposals as a proposal.

    Parameters
    ----------
    row
        The row.

    Returns
    -------
    proposal
        Without what only the store needs.
    """
    kept = {name: value for name, value in row._asdict().items() if name not in {"seen", "token"}}
    return Proposal(**{**kept, "correction": correction_of(row.correction)})
