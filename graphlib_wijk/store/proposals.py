"""Proposals to correct something: made by an organisation, answered by the other side, decided."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select

from graphlib_wijk.store.corrections import Correction
from graphlib_wijk.store.dealing import (
    STATES,
    Answer,
    Proposal,
    State,
    accepted,
    found,
    looked_at,
    moved,
    proposal_of,
    require_revision,
    submitted,
)
from graphlib_wijk.store.deeds import Deed, Deeds
from graphlib_wijk.store.errors import ForbiddenError, RefusedError
from graphlib_wijk.store.kept import require_held
from graphlib_wijk.store.moments import moment
from graphlib_wijk.store.rights import Signature, Subject, may
from graphlib_wijk.store.schema import PROPOSALS
from graphlib_wijk.store.sight import organisation_subject
from graphlib_wijk.tables import Dataset


class Proposals:
    """
    Proposals to correct something.

    Parameters
    ----------
    deeds
        The way to the database.
    """

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def submit(
        self, dataset: str, correction: Correction, by: Signature, *, expected: int, token: str = ""
    ) -> Proposal:
        """
        Propose a correction.

        Parameters
        ----------
        dataset
            Id of the data set.
        correction
            What is to be different.
        by
            Who does it, and when.
        expected
            The version that its maker looked at.
        token
            Made once per form: sent twice, it is one proposal.

        Returns
        -------
        proposal
            Open, until somebody decides.

        Raises
        ------
        ConflictError
            If somebody changed the same fields since that version.
        RefusedError
            If the correction is not lawful.
        ForbiddenError
            If the actor may not speak for this organisation.
        """
        with self._deeds.writing(by) as deed:
            held, data = looked_at(deed, dataset)
            subject = organisation_subject(data, dataset, correction.organisation)
            deed.require("propose", subject)
            known = select(PROPOSALS).where(PROPOSALS.c.token == token)
            row = deed.connection.execute(known).one_or_none() if token else None
            if row is None:
                row = submitted(deed, held, data, correction, expected, token)
            elif row.made_by != deed.actor.id:
                raise RefusedError(why="dit formulier is van iemand anders")
            return proposal_of(row)

    def list(
        self, dataset: str, by: Signature, *, states: tuple[State, ...] = STATES
    ) -> tuple[Proposal, ...]:
        """
        Return the proposals that somebody may see: on their behalf, or which they may answer.

        Parameters
        ----------
        dataset
            Id of the data set.
        by
            Who asks.
        states
            Only proposals in one of these states.

        Returns
        -------
        proposals
            In the order in which they were made.

        Raises
        ------
        UnknownRecordError
            If there is no such data set.
        """
        query = select(PROPOSALS).where(
            PROPOSALS.c.dataset == dataset, PROPOSALS.c.state.in_(states)
        )
        with self._deeds.reading(by) as deed:
            _, data = looked_at(deed, dataset)
            rows = deed.connection.execute(query.order_by(PROPOSALS.c.id)).all()
            return tuple(proposal_of(row) for row in rows if _may_see(deed, data, row))

    def answer(self, proposal: int, by: Signature, *, confirms: bool, revision: int) -> Proposal:
        """
        Say, as the other side, whether it is so.

        Parameters
        ----------
        proposal
            Id of the proposal.
        by
            Who does it, and when.
        confirms
            Whether it is so.
        revision
            Of the proposal as it was shown.

        Returns
        -------
        proposal
            With the answer; it is still to be decided.

        Raises
        ------
        ConflictError
            If somebody dealt with it meanwhile.
        ForbiddenError
            If the actor is not the other side.
        """
        with self._deeds.writing(by) as deed:
            row, _, data = found(deed, proposal)
            if not row.other:
                raise ForbiddenError(action="answer", dataset=row.dataset)
            deed.require("answer", organisation_subject(data, row.dataset, row.other))
            answer: Answer = "confirmed" if confirms else "denied"
            values = {"answer": answer, "answered_by": deed.actor.id, "answered_at": deed.at}
            return moved(deed, row, revision, "answer-proposal", values)

    def withdraw(self, proposal: int, by: Signature, *, revision: int) -> Proposal:
        """
        Take a proposal of one's own back.

        Parameters
        ----------
        proposal
            Id of the proposal.
        by
            Who does it, and when.
        revision
            Of the proposal as it was shown.

        Returns
        -------
        proposal
            Withdrawn.

        Raises
        ------
        ConflictError
            If somebody dealt with it meanwhile.
        ForbiddenError
            If the actor may not speak for the organisation that made it.
        """
        with self._deeds.writing(by) as deed:
            row, _, data = found(deed, proposal)
            deed.require("propose", organisation_subject(data, row.dataset, row.organisation))
            values = {"state": "withdrawn", "decided_by": deed.actor.id, "decided_at": deed.at}
            return moved(deed, row, revision, "withdraw-proposal", values)

    def reject(self, proposal: int, by: Signature, *, reason: str, revision: int) -> Proposal:
        """
        Decide that a proposal is not carried out.

        Parameters
        ----------
        proposal
            Id of the proposal.
        by
            Who does it, and when.
        reason
            Why, in words for the one who proposed it.
        revision
            Of the proposal as it was shown.

        Returns
        -------
        proposal
            Rejected.

        Raises
        ------
        ConflictError
            If somebody dealt with it meanwhile.
        RefusedError
            If there is no reason.
        ForbiddenError
            If the actor may not decide about this organisation.
        """
        with self._deeds.writing(by) as deed:
            row, _, data = found(deed, proposal)
            deed.require("decide", organisation_subject(data, row.dataset, row.organisation))
            if not reason.strip():
                raise RefusedError(why="bij een afwijzing hoort een reden")
            decision = {"state": "rejected", "reason": reason}
            values = {**decision, "decided_by": deed.actor.id, "decided_at": deed.at}
            return moved(deed, row, revision, "reject-proposal", values)

    def accept(self, proposal: int, by: Signature, *, revision: int, reason: str = "") -> Proposal:
        """
        Decide that a proposal is carried out: it becomes a new version.

        Parameters
        ----------
        proposal
            Id of the proposal.
        by
            Who does it, and when.
        revision
            Of the proposal as it was shown.
        reason
            Why.

        Returns
        -------
        proposal
            Accepted, with the version it became part of.

        Raises
        ------
        ConflictError
            If somebody dealt with it, or changed the same fields, meanwhile.
        ForbiddenError
            If the actor may not decide about this organisation.
        """
        with self._deeds.writing(by) as deed:
            row, held, data = found(deed, proposal)
            deed.require("decide", organisation_subject(data, row.dataset, row.organisation))
            require_revision(row, revision)
            return accepted(deed, row, held, data, reason)

    def apply(
        self,
        dataset: str,
        correction: Correction,
        by: Signature,
        *,
        expected: int,
        reason: str = "",
    ) -> Proposal:
        """
        Propose and accept in one go, for those who may decide.

        Parameters
        ----------
        dataset
            Id of the data set.
        correction
            What is to be different.
        by
            Who does it, and when.
        expected
            The version that its maker looked at.
        reason
            Why.

        Returns
        -------
        proposal
            Accepted, with the version it became part of.

        Raises
        ------
        ConflictError
            If somebody changed the same fields since that version.
        RefusedError
            If the correction is not lawful.
        ForbiddenError
            If the actor may not decide about this organisation.
        """
        with self._deeds.writing(by) as deed:
            held, data = looked_at(deed, dataset)
            subject = organisation_subject(data, dataset, correction.organisation)
            deed.require("propose", subject)
            deed.require("decide", subject)
            row = submitted(deed, held, data, correction, expected, "")
            return accepted(deed, row, held, data, reason)

    def prune(self, dataset: str, by: Signature, *, before: datetime) -> int:
        """
        Take away proposals that were decided or withdrawn long ago; what came of them stays.

        Parameters
        ----------
        dataset
            Id of the data set.
        by
            Who does it, and when.
        before
            Proposals that were dealt with before this moment go; open ones never do.

        Returns
        -------
        pruned
            How many proposals are gone.

        Raises
        ------
        UnknownRecordError
            If there is no such data set.
        ForbiddenError
            If the actor may not.
        """
        with self._deeds.writing(by) as deed:
            require_held(deed.connection, dataset)
            deed.require("prune", Subject(dataset=dataset))
            old = (PROPOSALS.c.dataset == dataset) & (PROPOSALS.c.decided_at < moment(before))
            pruned = deed.connection.execute(delete(PROPOSALS).where(old)).rowcount
            deed.note("prune-proposals", dataset, "", proposals=pruned)
            return pruned


def _may_see(deed: Deed, data: Dataset, row: Row[Any]) -> bool:
    sides = [row.organisation, *([row.other] if row.other else [])]
    subjects = [organisation_subject(data, row.dataset, side) for side in sides]
    return any(may(deed.actor, "see-proposal", subject) for subject in subjects)
