"""What "Mijn initiatief" asks of the store, and hands to it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from graphlib_wijk.dashboard import answers, sharing, signing_in, state
from graphlib_wijk.dashboard.services.loading import PROPOSALS, Source, dataset_of
from graphlib_wijk.store import Correction
from graphlib_wijk.store.dealing import Proposal


@st.cache_data(max_entries=256, show_spinner=False)
def own_ties(source: Source, organisation: str) -> tuple[answers.OwnTie, ...]:
    """
    List the ties of an organisation as its rows have them.

    Parameters
    ----------
    source
        The data as this reader may see them.
    organisation
        Its id.

    Returns
    -------
    ties
        See `answers.own_ties_of`.
    """
    return answers.own_ties_of(dataset_of(source), organisation)


def details(source: Source, organisation: str) -> dict[str, Any]:
    """
    Return what an organisation may change about itself.

    Parameters
    ----------
    source
        The data as this reader may see them.
    organisation
        Id of an organisation in it.

    Returns
    -------
    details
        See `answers.details_of`.
    """
    return answers.details_of(dataset_of(source), organisation)


def proposals(source: Source) -> tuple[Proposal, ...]:
    """
    List the proposals that this reader may see.

    Parameters
    ----------
    source
        Data of the store.

    Returns
    -------
    proposals
        In the order in which they were made, as they were at the beginning of this run; empty for
        data that are not in the store.

    Raises
    ------
    StoreError
        If the database cannot be used, or this reader has no right any more.
    """
    if not source.number:
        return ()
    # Each form of a page asks for them; see `parts.own.drafts`.
    of_this_run: Mapping[str, tuple[Proposal, ...]] = state.remembered(PROPOSALS, {})
    if source.place not in of_this_run:
        found = tuple(sharing.required().proposals.list(source.place, signing_in.signature()))
        of_this_run = {**of_this_run, source.place: found}
        state.remember(PROPOSALS, of_this_run)
    return of_this_run[source.place]


def told(source: Source, found: Sequence[Proposal], organisation: str) -> tuple[answers.Told, ...]:
    """
    List what was proposed on behalf of an organisation.

    Parameters
    ----------
    source
        The data as this reader may see them.
    found
        What `proposals` gave.
    organisation
        Its id.

    Returns
    -------
    told
        See `answers.told_of`.
    """
    return answers.told_of(dataset_of(source), found, organisation)


def questions(
    source: Source, found: Sequence[Proposal], organisation: str
) -> tuple[answers.Told, ...]:
    """
    List what others ask an organisation.

    Parameters
    ----------
    source
        The data as this reader may see them.
    found
        What `proposals` gave.
    organisation
        Its id.

    Returns
    -------
    questions
        See `answers.questions_of`.
    """
    return answers.questions_of(dataset_of(source), found, organisation)


def send(dataset: str, corrections: Sequence[Correction], *, expected: int, form: str) -> None:
    """
    Propose corrections.

    Parameters
    ----------
    dataset
        Id of the data set.
    corrections
        What is to be different.
    expected
        The version that the form showed.
    form
        Made once per form. The same form with the same content, sent twice, is sent once.

    Raises
    ------
    ConflictError
        If somebody changed the same fields since that version.
    StoreError
        If it cannot be kept, or not now. What was kept before is not kept twice at a next try.
    """
    store, by = sharing.required(), signing_in.signature()
    for correction in corrections:
        content = json.dumps([form, correction.as_data()], sort_keys=True)
        token = hashlib.sha256(content.encode()).hexdigest()
        store.proposals.submit(dataset, correction, by, expected=expected, token=token)


def answer(told: answers.Told, *, confirms: bool) -> None:
    """
    Answer a question of another organisation.

    Parameters
    ----------
    told
        The question as it was shown.
    confirms
        Whether it is so.

    Raises
    ------
    ConflictError
        If somebody dealt with it meanwhile.
    StoreError
        If it cannot be kept, or not now.
    """
    one, by = told.proposal, signing_in.signature()
    sharing.required().proposals.answer(one.id, by, confirms=confirms, revision=one.revision)


def withdraw(told: answers.Told) -> None:
    """
    Take back what one proposed.

    Parameters
    ----------
    told
        The proposal as it was shown.

    Raises
    ------
    ConflictError
        If somebody dealt with it meanwhile.
    StoreError
        If it cannot be kept, or not now.
    """
    one, by = told.proposal, signing_in.signature()
    sharing.required().proposals.withdraw(one.id, by, revision=one.revision)
