"""Notes of a reader laid over a data set: a new data set, and the old one as it was."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from graphlib_wijk.dashboard.notebook import Answer, Notes
from graphlib_wijk.tables import INTRODUCTIONS, Dataset, frame_of


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
        With the answers among its introductions. An answer takes the place of one about the
        same two that was given on the same day or has no day: the reader has the last word.
    """
    return replace(dataset, introductions=_introductions(dataset.introductions, notes.answers))


def _introductions(known: pd.DataFrame, answers: tuple[Answer, ...]) -> pd.DataFrame:
    if not answers:
        return known
    last = {answer.pair: answer.answered_on for answer in answers}
    ends = zip(known["source"], known["target"], known["answered_on"], strict=True)
    kept = [day < last.get(frozenset((one, other)), "9999") for one, other, day in ends]
    rows = [
        {
            "source": answer.source,
            "target": answer.target,
            "answer": answer.answer,
            "answered_on": answer.answered_on,
        }
        for answer in answers
    ]
    return pd.concat([known[kept], frame_of(INTRODUCTIONS, rows)], ignore_index=True)
