"""What pages say of corrections: an organisation's own rows, its proposals, and others' edits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from graphlib_wijk.store import CORRECTIONS, ConflictError, Correction
from graphlib_wijk.store.corrections import TieKey
from graphlib_wijk.store.dealing import Proposal
from graphlib_wijk.tables import Dataset

#: What an organisation may say about itself, in the order of the form.
DETAILS: Final = CORRECTIONS["change-details"].fields
#: What it may say about a tie; how strong one is nobody fills in well without an explanation.
TIE_FACTS: Final = ("since", "last_contact", "note")


@dataclass(frozen=True, kw_only=True)
class OwnTie:
    """
    A tie of an organisation as its row has it, so that a correction can name that row.

    `outgoing` tells that the row reads from the organisation to the other. `facts` has the
    columns of `TIE_FACTS`.
    """

    key: TieKey
    other: str
    other_name: str
    outgoing: bool
    kind_given: str
    reported_by: tuple[str, ...]
    facts: Mapping[str, str]

    @property
    def kind(self) -> str:
        """Code of the kind of tie."""
        return self.key[2]


@dataclass(frozen=True, kw_only=True)
class Told:
    """
    A proposal as the organisation that looks sees it.

    `other_name` is the name of the other side of a tie; empty for details, and for who is not
    shown here. `outgoing` tells that the tie reads from the organisation that looks.
    """

    proposal: Proposal
    other_name: str
    outgoing: bool

    @property
    def correction(self) -> Correction:
        """What is to be different."""
        return self.proposal.correction


@dataclass(frozen=True, kw_only=True)
class Clash:
    """A field that somebody else changed meanwhile, and what one wrote there oneself."""

    field: str
    before: Any
    now: Any
    typed: Any


def own_ties_of(dataset: Dataset, organisation: str) -> tuple[OwnTie, ...]:
    """
    List the ties of an organisation, one for each row that a correction can be about.

    Parameters
    ----------
    dataset
        A data set as it was read, of what the reader may see.
    organisation
        Id of the organisation.

    Returns
    -------
    ties
        By name of the other side; empty without ties.
    """
    frame = dataset.ties
    ours = frame[(frame["source"] == organisation) | (frame["target"] == organisation)]
    name = name_of(dataset)
    ties: dict[TieKey, OwnTie] = {}
    for row in ours.to_dict("records"):
        outgoing = row["source"] == organisation
        other = row["target" if outgoing else "source"]
        key = (row["source"], row["target"], row["kind"])
        ties.setdefault(
            key,
            OwnTie(
                key=key,
                other=other,
                other_name=name(other),
                outgoing=outgoing,
                kind_given=row["kind_given"],
                reported_by=tuple(name(who) for who in row["reported_by"]),
                facts={field: row[field] for field in TIE_FACTS},
            ),
        )
    return tuple(sorted(ties.values(), key=lambda tie: (tie.other_name.casefold(), tie.key)))


def details_of(dataset: Dataset, organisation: str) -> dict[str, Any]:
    """
    Return what an organisation may change about itself, as it is now.

    Parameters
    ----------
    dataset
        A data set as it was read.
    organisation
        Id of an organisation in it.

    Returns
    -------
    details
        Value by column of `DETAILS`.
    """
    frame = dataset.organisations
    return {field: frame.at[organisation, field] for field in DETAILS}


def told_of(dataset: Dataset, proposals: Iterable[Proposal], organisation: str) -> tuple[Told, ...]:
    """
    List what was proposed on behalf of an organisation.

    Parameters
    ----------
    dataset
        A data set as it was read, of what the reader may see.
    proposals
        Proposals of that data set.
    organisation
        Id of the organisation.

    Returns
    -------
    told
        The newest first; empty when nothing was.
    """
    mine = [one for one in proposals if one.organisation == organisation]
    return tuple(_told(dataset, one, organisation) for one in reversed(mine))


def questions_of(
    dataset: Dataset, proposals: Iterable[Proposal], organisation: str
) -> tuple[Told, ...]:
    """
    List what others proposed about a tie with an organisation and which it can answer.

    Parameters
    ----------
    dataset
        A data set as it was read, of what the reader may see.
    proposals
        Proposals of that data set.
    organisation
        Id of the organisation.

    Returns
    -------
    questions
        In the order in which they were asked, without those of who is not to be shown.
    """
    known = dataset.organisations.index
    return tuple(
        _told(dataset, one, organisation)
        for one in proposals
        if (one.other, one.state, one.answer) == (organisation, "open", "")
        and one.organisation in known
    )


def clashes_of(
    error: ConflictError, fields: Iterable[str], typed: Mapping[str, Any]
) -> tuple[Clash, ...]:
    """
    Set what somebody else changed beside what one wrote oneself.

    Parameters
    ----------
    error
        What the store said.
    fields
        The columns that the form is about; others are nobody's business here.
    typed
        What stands in the form.

    Returns
    -------
    clashes
        In the order of the columns; empty where the whole row came or went.
    """
    return tuple(
        Clash(
            field=field,
            before=change.before[field],
            now=change.after[field],
            typed=typed.get(field),
        )
        for change in error.changes
        if change.before is not None and change.after is not None
        for field in fields
        if field in change.fields
    )


def is_gone(error: ConflictError) -> bool:
    """
    Tell whether somebody else took away what a correction is about.

    Parameters
    ----------
    error
        What the store said.

    Returns
    -------
    gone
        False where values changed, or nothing is known of what changed.
    """
    return any(change.after is None for change in error.changes)


def name_of(dataset: Dataset) -> Callable[[str], str]:
    """
    Return what gives the name of an organisation.

    Parameters
    ----------
    dataset
        A data set, of what the reader may see.

    Returns
    -------
    name
        A function of an id; empty text for who is not there.
    """
    names = dataset.organisations["name"]
    return lambda organisation: str(names.get(organisation, ""))


def _told(dataset: Dataset, proposal: Proposal, organisation: str) -> Told:
    tie = proposal.correction.tie
    if tie is None:
        return Told(proposal=proposal, other_name="", outgoing=True)
    other = tie[1] if tie[0] == organisation else tie[0]
    return Told(
        proposal=proposal, other_name=name_of(dataset)(other), outgoing=tie[0] == organisation
    )
