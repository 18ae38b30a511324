"""Notes laid over a data set: a new data set, and the old one as it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any, Final

import numpy as np
import pandas as pd

from graphlib_wijk.sameness.decisions import Decisions
from graphlib_wijk.store import Agreement, Answer, Note, agreements_of
from graphlib_wijk.tables import AGREEMENTS, INTRODUCTIONS, Dataset, agreements_among, frame_of

#: Later than any day in the data.
_AFTER_ALL: Final = "9999"


def noted(dataset: Dataset, notes: Iterable[Note]) -> Dataset:
    """
    Lay answers to introductions over a data set.

    Parameters
    ----------
    dataset
        A data set.
    notes
        What was written down, of any kind.

    Returns
    -------
    dataset
        With the answers among its introductions. One takes the place of an answer about the
        same two that was given on the same day or later: who prepares has the last word.
        Answers about who is not in the data are left out.
    """
    known = frozenset(dataset.organisations.index)
    said = [note.value for note in notes if isinstance(note.value, Answer)]
    answers = [answer for answer in said if answer.pair <= known]
    return replace(dataset, introductions=_introductions(dataset.introductions, answers))


def agreed_upon(dataset: Dataset, notes: Iterable[Note]) -> Dataset:
    """
    Lay agreements over a data set.

    Parameters
    ----------
    dataset
        A whole data set, by whose rows notes are found again.
    notes
        What was written down, of any kind.

    Returns
    -------
    dataset
        With every agreement as it is now, in the order of `agreements_of`; the data set itself
        when nothing was written about any. Who is not in the data is left out of them.
    """
    written = [note for note in notes if note.kind == "agreement"]
    if not written:
        return dataset
    rows = [asdict(note.value) for note in agreements_of(dataset, written) if note.value]
    table = agreements_among(frame_of(AGREEMENTS, rows), dataset.organisations.index)
    return replace(dataset, agreements=table.reset_index(drop=True))


def notes_of_rows(
    table: pd.DataFrame, seen: Dataset, whole: Dataset, notes: Iterable[Note]
) -> tuple[Note | None, ...]:
    """
    Find out which note belongs to each agreement that a page shows.

    Parameters
    ----------
    table
        The agreements with the notes laid over them, seen by somebody, and merged.
    seen
        The data set as they see it, before it was merged.
    whole
        The whole data set.
    notes
        What was written down about it, as far as they may see that.

    Returns
    -------
    notes
        By row: the note to change it with, whose value may tell more than they see. None where
        a row cannot be told.
    """
    decisions = Decisions(seen.same, seen.organisations.index)
    there = frozenset(seen.organisations.index)

    def told(row: Any) -> tuple[object, ...]:  # noqa: ANN401 (a row or a note)
        who = dict.fromkeys(decisions.stays(one) for one in row.who if one in there)
        met = dict.fromkeys(decisions.stays(one) for one in row.with_whom if one in there)
        others = tuple(one for one in met if one not in who)
        # Not by its remark: others' remarks are not seen.
        return tuple(who), others, row.agreement, row.due, row.agreed_on, bool(row.done)

    waiting: dict[tuple[object, ...], list[Note]] = defaultdict(list)
    for note in agreements_of(whole, notes):
        if isinstance(note.value, Agreement):
            waiting[told(note.value)].append(note)
    found = [waiting.get(told(row), []) for row in table.itertuples()]
    return tuple(mine.pop(0) if mine else None for mine in found)


def _introductions(known: pd.DataFrame, answers: Sequence[Answer]) -> pd.DataFrame:
    if not answers:
        return known
    last = {answer.pair: answer.answered_on for answer in answers}
    ends = zip(known["source"], known["target"], known["answered_on"], strict=True)
    kept = [day < last.get(frozenset((one, other)), _AFTER_ALL) for one, other, day in ends]
    rows: list[dict[str, object]] = [asdict(answer) for answer in answers]
    added = frame_of(INTRODUCTIONS, rows)
    return pd.concat([known[np.array(kept, dtype=bool)], added], ignore_index=True)
