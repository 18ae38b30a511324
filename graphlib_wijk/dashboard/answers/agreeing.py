"""What pages say of agreements: who does what with whom, and how that stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphlib_wijk.dialogue import agreements
from graphlib_wijk.introductions import names_of
from graphlib_wijk.network import Network
from graphlib_wijk.store import Note


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """
    An agreement with names.

    `row` is its place in the table, `status` a code of `dialogue.AGREEMENT_STATUSES`, `note` what
    it is changed with; None where nobody can.
    """

    row: int
    note: Note | None
    who: tuple[str, ...]
    with_whom: tuple[str, ...]
    text: str
    due: str
    done: bool
    status: str


def agreed_of(part: Network, today: str, notes: Sequence[Note | None] = ()) -> tuple[Agreed, ...]:
    """
    List the agreements of an area.

    Parameters
    ----------
    part
        The part of a network that is the area.
    today
        The day to look from, ISO text.
    notes
        By row of the table of agreements: the note that belongs to it.

    Returns
    -------
    agreed
        What is still to do first, the soonest first; empty without agreements.
    """
    names = names_of(part)
    found = [
        Agreed(
            row=int(row["index"]),
            note=notes[row["index"]] if notes else None,
            who=tuple(names.organisation(name) for name in row["who"]),
            with_whom=tuple(names.organisation(name) for name in row["with_whom"]),
            text=row["agreement"],
            due=row["due"],
            done=bool(row["done"]),
            status=row["status"],
        )
        for row in agreements(part, on=today).reset_index(names="index").to_dict("records")
    ]
    return tuple(sorted(found, key=lambda one: (one.done, one.due == "", one.due, one.row)))
