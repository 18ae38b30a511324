"""Earlier agreements, as they come back on the sheet."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from graphlib_wijk.dialogue.agreements import agreements
from graphlib_wijk.dialogue.audience import View
from graphlib_wijk.tables import agreements_among


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """
    What was agreed.

    Parameters
    ----------
    text
        What somebody would do.
    who, with_whom
        Names of who does it, and with whom.
    due
        By when, ISO text; empty when nobody said.
    done
        Whether it was done.
    """

    text: str
    who: tuple[str, ...] = ()
    with_whom: tuple[str, ...] = ()
    due: str = ""
    done: bool = False


def agreements_of(view: View, agreed: pd.DataFrame | None) -> tuple[Agreement, ...]:
    """
    Gather the earlier agreements that may be on the sheet.

    Parameters
    ----------
    view
        What the reader may know.
    agreed
        Rows as in the table `afspraken`; by default those of the data set that organisations
        of the neighbourhood have part in.

    Returns
    -------
    agreements
        Open ones first, the soonest first. Who is not to be shown is left out of them. What
        was agreed at a table is known to that table, so it is on the sheet of every reader.
    """
    table = agreements(view.network) if agreed is None else agreed
    nodes = view.network.whole.partners.nodes
    table = agreements_among(table, pd.Index([n for n in nodes if view.shows(n)], dtype="str"))
    columns = (table[name].tolist() for name in ("agreement", "who", "with_whom", "due", "done"))
    kept = [
        Agreement(
            text=text,
            who=tuple(map(view.name, who)),
            with_whom=tuple(map(view.name, others)),
            due=due,
            done=bool(done),
        )
        for text, who, others, due, done in zip(*columns, strict=True)
    ]
    return tuple(sorted(kept, key=lambda found: (found.done, found.due == "", found.due)))
