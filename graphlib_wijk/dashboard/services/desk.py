"""
What the page Beheer asks of the store, and does to it.

Nothing is kept here: each answer is the store's own, with the rights of this moment. Every deed
may raise a `StoreError`, whose message is for people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from graphlib_wijk.dashboard import answers, catalogue, sharing, signing_in
from graphlib_wijk.dashboard.services import loading
from graphlib_wijk.dashboard.state import View
from graphlib_wijk.store import (
    Proposal,
    RowChange,
    Subject,
    may,
)
from graphlib_wijk.store.contents import municipalities_of
from graphlib_wijk.store.dealing import State
from graphlib_wijk.store.rights import Action
from graphlib_wijk.store.sight import organisation_subject
from graphlib_wijk.tables import Dataset

_OPEN: Final[tuple[State, ...]] = ("open",)
_DECIDED: Final[tuple[State, ...]] = ("accepted", "rejected", "withdrawn")


def entry_of(view: View) -> catalogue.Entry | None:
    """
    Find the data set of the store that the reader works on.

    Parameters
    ----------
    view
        What the reader looks at.

    Returns
    -------
    entry
        The one in view, else the first of the store; None where nothing is kept.
    """
    kept = loading.held()
    return next((one for one in kept if one.name == view.dataset), kept[0] if kept else None)


def current(entry: catalogue.Entry) -> int:
    """
    Return the number of the version that counts.

    Parameters
    ----------
    entry
        A data set of the store.

    Returns
    -------
    number
        0 for a data set that is not in the store.
    """
    return entry.latest if isinstance(entry.latest, int) else 0


def numbers(entry: catalogue.Entry) -> list[int]:
    """
    List the versions that the reader can open.

    Parameters
    ----------
    entry
        A data set of the store.

    Returns
    -------
    numbers
        From new to old.
    """
    earlier = [spot for spot in entry.earlier.values() if isinstance(spot, int)]
    return [current(entry), *earlier]


def source_of(entry: catalogue.Entry) -> loading.Source | None:
    """
    Return the current version of a data set as the reader may see it.

    Parameters
    ----------
    entry
        A data set of the store.

    Returns
    -------
    source
        None when it went away meanwhile.
    """
    return loading.source(View(dataset=entry.name))


def may_do(entry: catalogue.Entry, *actions: Action) -> bool:
    """
    Tell whether the reader may do something with a whole data set.

    Parameters
    ----------
    entry
        A data set of the store.
    *actions
        What; all of them.

    Returns
    -------
    allowed
        What the store would say.
    """
    actor = signing_in.actor()
    if actor.role == "operator":
        return True
    there = Subject(dataset=entry.name, municipalities=municipalities_of(whole(entry)))
    return all(may(actor, action, there) for action in actions)


def may_about(entry: catalogue.Entry, organisation: str, action: Action) -> bool:
    """
    Tell whether the reader may do something about one organisation.

    Parameters
    ----------
    entry
        A data set of the store.
    organisation
        Its id.
    action
        What.

    Returns
    -------
    allowed
        What the store would say.
    """
    actor = signing_in.actor()
    if actor.role == "operator":
        return True
    return may(actor, action, organisation_subject(whole(entry), entry.name, organisation))


def administers() -> bool:
    """
    Tell whether the reader looks after the installation.

    Returns
    -------
    administers
        Whether accounts and the record are for the reader.
    """
    return may(signing_in.actor(), "manage-accounts", Subject())


def whole(entry: catalogue.Entry) -> Dataset:
    """
    Return all of the current version, to ask what the reader may do with it.

    Parameters
    ----------
    entry
        A data set of the store.

    Returns
    -------
    dataset
        Not to be shown: part of it may not be for the reader.
    """
    return loading.dataset_of(loading.Source(entry.name, number=current(entry)))


def _seen(entry: catalogue.Entry) -> Dataset:
    source = source_of(entry)
    return loading.dataset_of(source) if source else whole(entry)


def names(entry: catalogue.Entry, changes: Iterable[RowChange] = ()) -> Mapping[str, str]:
    """
    Name the organisations of a data set.

    Parameters
    ----------
    entry
        A data set of the store.
    changes
        What differs from another version.

    Returns
    -------
    names
        See `answers.desk.names_in`.
    """
    return answers.desk.names_in(_seen(entry), changes)


def people() -> Mapping[str, str]:
    """
    Tell who is behind the pseudonyms that the reader may know.

    Returns
    -------
    people
        E-mail addresses by pseudonym; for all but the operator only the reader's own.
    """
    if administers():
        found = sharing.required().people.list(signing_in.signature())
        return {one.id: one.email or one.id for one in found}
    return {signing_in.actor().id: signing_in.address()}


def waiting(entry: catalogue.Entry) -> tuple[answers.desk.Proposed, ...]:
    """
    List the proposals that nobody decided about yet.

    Parameters
    ----------
    entry
        A data set of the store.

    Returns
    -------
    proposed
        From old to new; those that the reader may see.
    """
    return _proposed(entry, _OPEN)


def decided(entry: catalogue.Entry) -> tuple[answers.desk.Proposed, ...]:
    """
    List the proposals that somebody decided about.

    Parameters
    ----------
    entry
        A data set of the store.

    Returns
    -------
    proposed
        From new to old; those that the reader may see.
    """
    return _proposed(entry, _DECIDED)[::-1]


def _proposed(
    entry: catalogue.Entry, states: tuple[State, ...]
) -> tuple[answers.desk.Proposed, ...]:
    found = sharing.required().proposals.list(entry.name, signing_in.signature(), states=states)
    if not found:
        return ()
    seen = _seen(entry)
    return tuple(
        answers.desk.proposed_of(
            seen, one, decides=may_about(entry, one.organisation, "decide") and one.state == "open"
        )
        for one in found
    )


def waiting_elsewhere(entry: catalogue.Entry) -> Mapping[str, int]:
    """
    Count the proposals that wait in other data sets.

    Parameters
    ----------
    entry
        The data set that the reader works on.

    Returns
    -------
    counts
        By id of the data set; none of those where nothing waits.
    """
    others = [one.name for one in loading.held() if one.name != entry.name]
    by, store = signing_in.signature(), sharing.required()
    counts = {name: len(store.proposals.list(name, by, states=_OPEN)) for name in others}
    return {name: count for name, count in counts.items() if count}


def take_over(proposal: Proposal) -> Proposal:
    """
    Carry a proposal out.

    Parameters
    ----------
    proposal
        The proposal as it was shown.

    Returns
    -------
    proposal
        With the version it became part of.
    """
    by = signing_in.signature()
    return sharing.required().proposals.accept(proposal.id, by, revision=proposal.revision)


def turn_down(proposal: Proposal, reason: str) -> Proposal:
    """
    Decide that a proposal is not carried out.

    Parameters
    ----------
    proposal
        The proposal as it was shown.
    reason
        Why.

    Returns
    -------
    proposal
        Rejected.
    """
    return sharing.required().proposals.reject(
        proposal.id, signing_in.signature(), reason=reason, revision=proposal.revision
    )
