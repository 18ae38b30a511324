"""Forms that travel outside the store: what they are made of, and what comes back from them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, select

from graphlib_wijk.store.corrections import Correction, correction_of
from graphlib_wijk.store.dealing import Proposal, proposal_of, submitted
from graphlib_wijk.store.deeds import Deed, Deeds
from graphlib_wijk.store.errors import RefusedError, UnknownRecordError
from graphlib_wijk.store.kept import Held, load, require_held
from graphlib_wijk.store.rights import Actor, Signature
from graphlib_wijk.store.schema import PROPOSALS
from graphlib_wijk.store.sight import organisation_subject, visible
from graphlib_wijk.tables import Dataset, empty_dataset


@dataclass(frozen=True, kw_only=True)
class FormKey:
    """Which form: the data set, the version that it was made of, and whose it is."""

    dataset: str
    version: int
    organisation: str


@dataclass(frozen=True, kw_only=True)
class Basis:
    """
    What a form is made of.

    Parameters
    ----------
    key
        Which form.
    current
        Number of the current version.
    data
        What the organisation itself sees of the version: whoever gets the form reads no more.
    """

    key: FormKey
    current: int
    data: Dataset


class PaperForms:
    """
    Forms of organisations, for who does not sign in.

    Parameters
    ----------
    deeds
        The way to the database.
    """

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def basis(
        self, dataset: str, organisation: str, by: Signature, *, number: int | None = None
    ) -> Basis:
        """
        Return what a form is made of.

        Parameters
        ----------
        dataset
            Id of the data set.
        organisation
            Id of the organisation.
        by
            Who asks: somebody who may speak for that organisation.
        number
            Which version; the current one by default.

        Returns
        -------
        basis
            What that organisation sees.

        Raises
        ------
        UnknownRecordError
            If there is no such data set or version, or the organisation is not in it, or not in
            the current version.
        ForbiddenError
            If the actor may not speak for this organisation.
        """
        with self._deeds.reading(by) as deed:
            held = require_held(deed.connection, dataset)
            now = load(deed.connection, dataset, held.current)
            deed.require("propose", organisation_subject(now, dataset, organisation))
            number = number or held.current
            then = now if number == held.current else load(deed.connection, dataset, number)
        for data in (now, then):
            if organisation not in data.organisations.index:
                raise UnknownRecordError(kind="Organisatie", id=organisation)
        return Basis(
            key=FormKey(dataset=dataset, version=number, organisation=organisation),
            current=held.current,
            data=_seen(then, now, held, organisation),
        )

    def handed_in(
        self, key: FormKey, corrections: Sequence[Correction], by: Signature
    ) -> tuple[Proposal | None, ...]:
        """
        Tell which corrections of a form were proposed before.

        Parameters
        ----------
        key
            Which form.
        corrections
            What it says.
        by
            Who asks: somebody who may speak for that organisation.

        Returns
        -------
        proposals
            For each correction the proposal, None when there is none.

        Raises
        ------
        ForbiddenError
            If the actor may not speak for this organisation.
        """
        with self._deeds.reading(by) as deed:
            self._require(deed, key)
            rows = [_known(deed, key, one) for one in corrections]
        return tuple(proposal_of(row) if row is not None else None for row in rows)

    def hand_in(
        self, key: FormKey, said: Sequence[tuple[Correction, int]], by: Signature
    ) -> tuple[Proposal, ...]:
        """
        Propose what a form says: all of it, or nothing.

        Parameters
        ----------
        key
            Which form.
        said
            Each correction with the version that it was looked at in: that of the form, or a
            later one when somebody saw what changed since and wants it all the same.
        by
            Who does it, and when.

        Returns
        -------
        proposals
            For each correction. The same form twice, by whomever, gives the same proposals.

        Raises
        ------
        ConflictError
            If somebody changed the same fields since that version; then nothing was proposed.
        RefusedError
            If a correction is not lawful, or is of another organisation.
        ForbiddenError
            If the actor may not speak for this organisation.
        """
        with self._deeds.writing(by) as deed:
            data = self._require(deed, key)
            held = require_held(deed.connection, key.dataset)
            made = []
            rows = []
            for correction, expected in said:
                if correction.organisation != key.organisation:
                    raise RefusedError(why="dit formulier is van een andere organisatie")
                row = _known(deed, key, correction)
                if row is None:
                    token = _token(key, correction)
                    row = submitted(deed, held, data, correction, expected, token)
                    made.append(row.id)
                rows.append(row)
            if made:
                form = {"version": key.version, "proposals": made}
                deed.note("hand-in-form", key.dataset, key.organisation, **form)
            return tuple(proposal_of(row) for row in rows)

    @staticmethod
    def _require(deed: Deed, key: FormKey) -> Dataset:
        held = require_held(deed.connection, key.dataset)
        data = load(deed.connection, key.dataset, held.current)
        deed.require("propose", organisation_subject(data, key.dataset, key.organisation))
        return data


def _seen(then: Dataset, now: Dataset, held: Held, organisation: str) -> Dataset:
    """
    Return what an organisation sees of a version: itself, its ties, and whom it can choose from.

    Whoever is hidden by now is not among these, but for its own partners of then.
    """
    holder = Actor(id="", role="initiative", dataset=held.id, organisation=organisation)
    seen = visible(_own(then, organisation), holder, id=held.id, published=held.published)
    if then is now:
        return seen
    still = visible(_own(now, organisation), holder, id=held.id, published=held.published)
    ends = {organisation, *seen.ties["source"], *seen.ties["target"]}
    kept = seen.organisations.index.isin(ends | set(still.organisations.index))
    return replace(seen, organisations=seen.organisations[kept])


def _own(data: Dataset, organisation: str) -> Dataset:
    """Return all organisations with the ties of one: no more is on its form."""
    ends = (data.ties["source"] == organisation) | (data.ties["target"] == organisation)
    ties = data.ties[ends].reset_index(drop=True)
    about, organisations = data.about, data.organisations
    return replace(empty_dataset(), about=about, organisations=organisations, ties=ties)


def _token(key: FormKey, correction: Correction) -> str:
    """One for what a form says, whoever hands it in and however often."""
    content = ["form", key.dataset, key.version, key.organisation, correction.as_data()]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _known(deed: Deed, key: FormKey, correction: Correction) -> Row[Any] | None:
    """Find what this form proposed before, or what somebody proposed just so and still waits."""
    query = select(PROPOSALS).where(PROPOSALS.c.token == _token(key, correction))
    row = deed.connection.execute(query).one_or_none()
    if row is not None:
        return row
    waiting = select(PROPOSALS).where(
        PROPOSALS.c.dataset == key.dataset,
        PROPOSALS.c.organisation == key.organisation,
        PROPOSALS.c.state == "open",
    )
    rows = deed.connection.execute(waiting.order_by(PROPOSALS.c.id))
    return next((one for one in rows if correction_of(one.correction) == correction), None)
