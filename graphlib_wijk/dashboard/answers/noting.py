"""Notes of a reader laid over a data set: a new data set, and the old one as it was."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Final

import numpy as np
import pandas as pd

from graphlib_wijk.dashboard.notebook import Agreement, Answer, Notes
from graphlib_wijk.tables import AGREEMENTS, INTRODUCTIONS, Dataset, frame_of

#: Later than any day in the data.
_AFTER_ALL: Final = "9999"


def noted(dataset: Dataset, notes: Notes) -> Dataset:
    """
    Lay notes over a data set.

    Parameters
    ----------
    dataset
        A data set.
    notes
        What a reader wrote down.

    Returns
    -------
    dataset
        With the answers among its introductions, and the agreements in place of its own where
        the reader changed any. An answer takes the place of one about the same two that was
        given on the same day or later: the reader has the last word.
    """
    introductions = _introductions(dataset.introductions, notes.answers)
    if notes.agreements is None:
        return replace(dataset, introductions=introductions)
    rows: list[dict[str, object]] = [asdict(agreement) for agreement in notes.agreements]
    return replace(dataset, introductions=introductions, agreements=frame_of(AGREEMENTS, rows))


def agreements_in(dataset: Dataset) -> tuple[Agreement, ...]:
    """
    Take the agreements of a data set out of their table.

    Parameters
    ----------
    dataset
        A data set.

    Returns
    -------
    agreements
        One per row, in order.
    """
    return tuple(
        Agreement(
            who=tuple(row["who"]),
            with_whom=tuple(row["with_whom"]),
            agreement=row["agreement"],
            due=row["due"],
            agreed_on=row["agreed_on"],
            done=bool(row["done"]),
            note=row["note"],
        )
        for row in dataset.agreements.to_dict("records")
    )


def _introductions(known: pd.DataFrame, answers: tuple[Answer, ...]) -> pd.DataFrame:
    if not answers:
        return known
    last = {answer.pair: answer.answered_on for answer in answers}
    ends = zip(known["source"], known["target"], known["answered_on"], strict=True)
    kept = [day < last.get(frozenset((one, other)), _AFTER_ALL) for one, other, day in ends]
    rows: list[dict[str, object]] = [asdict(answer) for answer in answers]
    added = frame_of(INTRODUCTIONS, rows)
    return pd.concat([known[np.array(kept, dtype=bool)], added], ignore_index=True)
