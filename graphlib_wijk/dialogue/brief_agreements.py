"""Earlier agreements, as they come back on the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from graphlib_wijk.dialogue.audience import View

Agreed = pd.DataFrame | Iterable[Mapping[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """
    What was agreed.

    Parameters
    ----------
    text
        What somebody would do.
    who, with_
        Names of who does it, and with whom.
    due
        By when, ISO text; empty when nobody said.
    done
        Whether it was done.
    """

    text: str
    who: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    due: str = ""
    done: bool = False


def agreements_of(view: View, agreed: Agreed | None) -> tuple[Agreement, ...]:
    """
    Gather the earlier agreements that may be on the sheet.

    Parameters
    ----------
    view
        What the reader may know.
    agreed
        Rows with ``text``, ``who``, ``with_``, ``due`` and ``done``; those of the data set by
        default.

    Returns
    -------
    agreements
        Open ones first, the soonest first. Of the neighbourhood only: an agreement in which
        none of its organisations takes part is left out, and one in which somebody takes part
        who is not to be shown as well. What was agreed at a table is known to that table, so
        it is on the sheet of every reader.
    """
    if agreed is None:
        agreed = getattr(view.network.whole.dataset, "agreements", None)
    if agreed is None:
        return ()
    rows = agreed.to_dict("records") if isinstance(agreed, pd.DataFrame) else agreed
    own = {str(name) for name in view.network.subjects}
    kept = [_agreement(view, row) for row in rows if _belongs(view, row, own)]
    return tuple(sorted(kept, key=lambda found: (found.done, found.due == "", found.due)))


def _belongs(view: View, row: Mapping[Any, Any], own: set[str]) -> bool:
    ids = (*_ids(row, "who"), *_ids(row, "with_"))
    known = [name for name in ids if name in view.network.whole]
    here = not own.isdisjoint(known) or not known
    return here and all(view.shows(name) for name in known)


def _agreement(view: View, row: Mapping[Any, Any]) -> Agreement:
    return Agreement(
        text=str(row["text"]),
        who=_names(view, _ids(row, "who")),
        with_=_names(view, _ids(row, "with_")),
        due=str(row.get("due") or ""),
        done=bool(row.get("done")),
    )


def _ids(row: Mapping[Any, Any], column: str) -> Sequence[str]:
    found = row.get(column) or ()
    return (found,) if isinstance(found, str) else tuple(found)


def _names(view: View, ids: Sequence[str]) -> tuple[str, ...]:
    """What they are called; who is not in the network is called as it was written."""
    whole = view.network.whole
    nodes = whole.partners.nodes
    return tuple(str(nodes[name]["name"]) if name in whole else name for name in ids)
