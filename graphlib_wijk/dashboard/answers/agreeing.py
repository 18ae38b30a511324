"""What pages say of agreements: who does what with whom, and how that stands."""

from __future__ import annotations

from dataclasses import dataclass

from graphlib_wijk.dialogue import agreements
from graphlib_wijk.introductions import names_of
from graphlib_wijk.network import Network


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """
    An agreement with names.

    `row` is its place in the table, `status` a code of `dialogue.AGREEMENT_STATUSES`.
    """

    row: int
    who: tuple[str, ...]
    with_whom: tuple[str, ...]
    text: str
    due: str
    done: bool
    status: str


def agreed_of(part: Network, today: str) -> tuple[Agreed, ...]:
    """
    List the agreements of an area.

    Parameters
    ----------
    part
        The part of a network that is the area.
    today
        The day to look from, ISO text.

    Returns
    -------
    agreed
        What is still to do first, the soonest first; empty without agreements.
    """
    names = names_of(part)
    found = [
        Agreed(
            row=int(row["index"]),
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
