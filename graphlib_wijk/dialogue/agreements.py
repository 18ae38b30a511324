"""What was agreed at dialogues, and what became of it on a given day."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from graphlib_wijk.network import Network
from graphlib_wijk.tables import agreements_among, first_day, last_day
from graphlib_wijk.vocabulary import Term

#: How an agreement stands on a day; the first that fits.
AGREEMENT_STATUSES: Final = (
    Term(
        code="done",
        nl="gedaan",
        en="done",
        definition_nl="Dit is gedaan.",
        definition_en="This is done.",
    ),
    Term(
        code="no_date",
        nl="zonder datum",
        en="no date",
        definition_nl="Nog niet gedaan, voor zover bekend; er is geen datum afgesproken.",
        definition_en="Not done yet, as far as is known; no date was agreed.",
    ),
    Term(
        code="overdue",
        nl="nog te doen, datum voorbij",
        en="to do, date has passed",
        definition_nl="Nog niet gedaan, voor zover bekend, en de datum is voorbij. Vraag hoe het "
        "ermee staat.",
        definition_en="Not done yet, as far as is known, and the date has passed; ask about it.",
    ),
    Term(
        code="open",
        nl="nog te doen",
        en="to do",
        definition_nl="Nog niet gedaan, voor zover bekend; de datum is nog niet voorbij, of we "
        "weten niet welke dag het is.",
        definition_en="Not done yet, as far as is known; the date has not passed, or the day is "
        "not known.",
    ),
)


def agreements(network: Network, on: str | None = None) -> pd.DataFrame:
    """
    List what was agreed, and how that stands.

    Parameters
    ----------
    network
        A network, or a part of one: then only agreements that one of its organisations keeps,
        or that are with one of them.
    on
        The day to look from, ISO text; the reference date of the data set by default.

    Returns
    -------
    agreements
        One row per agreement, index its row in the table `agreements` of the data set:
        ``who`` and ``with_whom`` (tuples of ids), ``agreement`` (text), ``due`` and
        ``agreed_on`` (ISO text of a year, month or day, empty for unknown), ``done`` (bool),
        ``note`` and ``status`` (code of `AGREEMENT_STATUSES`). An agreement is only overdue
        when the last day that its date can mean is before the first that `on` can mean: without
        a date, or without a day to look from, none is. Hidden organisations are left out, and
        agreements that nobody else keeps too.

    Raises
    ------
    ValueError
        If `on` is no date.
    """
    day = first_day(network.about.reference_date if on is None else on)
    if day:
        date.fromisoformat(day)
    whole = network.whole.organisations
    shown = whole.index[~whole["hidden"].to_numpy(dtype=bool)]
    table = agreements_among(network.dataset.agreements, shown)
    here = frozenset(network.subjects)
    touches = [
        not here.isdisjoint((*who, *others))
        for who, others in zip(table["who"], table["with_whom"], strict=True)
    ]
    table = table[np.array(touches, dtype=bool)]
    rows = zip(table["done"].tolist(), table["due"].tolist(), strict=True)
    status = [_status(done=done, due=due, day=day) for done, due in rows]
    return table.assign(status=pd.Series(status, index=table.index, dtype="str"))


def _status(*, done: bool, due: str, day: str) -> str:
    if done:
        return "done"
    if not due:
        return "no_date"
    return "overdue" if last_day(due) < day else "open"
