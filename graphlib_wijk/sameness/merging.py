"""Carrying out what was decided: several rows become one organisation, its ties with it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import pandas as pd

from graphlib_wijk.sameness.decisions import Decisions
from graphlib_wijk.tables import (
    AGREEMENTS,
    INTRODUCTIONS,
    ORGANISATIONS,
    SAME,
    TIES,
    Dataset,
    Problem,
    columns_of,
    frame_of,
    frame_of_columns,
)
from graphlib_wijk.vocabulary import UNKNOWN

#: One row of a table, by canonical name of the column.
Row = dict[str, Any]

#: Columns that only mean something together: they are taken from one row or from the other.
_TOGETHER: Final = (
    ("kind", "kind_given", "world"),
    ("municipality", "municipality_code"),
    ("lat", "lon"),
)
#: The fullest answer first; what one spelling was asked, the organisation was asked.
_ANSWERS: Final = ("yes", "no_answer", "no", "")
_ANSWERS_IF_ALL_WERE_ASKED: Final = ("yes", "", "no_answer", "no")


def merged(dataset: Dataset) -> Dataset:
    """
    Carry out what the table of decisions says, and nothing else.

    The organisation under ``one`` stays. It keeps its fields, gets what it lacks from the
    other, and takes over its ties and its lists of themes, needs and offers. A neighbourhood
    without a code is only taken over where neither has a code, and hidden stays hidden.

    Parameters
    ----------
    dataset
        A data set; one with errors is returned as it is.

    Returns
    -------
    merged
        A data set in which nothing is left to merge; doing it twice changes nothing more. It
        tells what was merged, which ties fell away, and which decisions contradict each
        other: those are not carried out. Without decisions the data set itself.
    """
    if not dataset.sound or dataset.same.empty:
        return dataset
    decisions = Decisions(dataset.same, dataset.organisations.index)
    problems = [
        Problem(code="contradicting-decisions", file=SAME.dutch, found=one, expected=other)
        for one, other in decisions.contradicting
    ]
    if not decisions.survivor_of:
        return replace(dataset, problems=tuple(dict.fromkeys((*dataset.problems, *problems))))
    ties, fallen = _ties(dataset.ties, decisions)
    names = dataset.organisations["name"]
    for gone, stays in decisions.survivor_of.items():
        problems.append(_told("merged-organisation", names[gone], names[stays]))
    problems += [_told("tie-within-merged", names[one], names[other]) for one, other in fallen]
    return replace(
        dataset,
        organisations=_organisations(dataset, decisions),
        ties=ties,
        same=_left(dataset.same, decisions),
        introductions=_introductions(dataset.introductions, decisions),
        agreements=_agreements(dataset.agreements, decisions),
        problems=tuple(dict.fromkeys((*dataset.problems, *problems))),
    )


def _told(code: str, found: str, expected: str) -> Problem:
    return Problem(code=code, file=SAME.dutch, found=found, expected=expected)


def _organisations(dataset: Dataset, decisions: Decisions) -> pd.DataFrame:
    table = dataset.organisations
    position = {organisation: at for at, organisation in enumerate(table.index)}
    parts: defaultdict[str, list[str]] = defaultdict(list)
    # In the order of the table, so that equal decisions in another order give the same.
    for gone in sorted(decisions.survivor_of, key=position.__getitem__):
        parts[decisions.survivor_of[gone]].append(gone)
    involved = _rows(table.loc[[*parts, *decisions.survivor_of]])
    answers = _ANSWERS_IF_ALL_WERE_ASKED if dataset.about.everyone_asked else _ANSWERS
    made = {
        stays: _united(involved[stays], [involved[gone] for gone in gones], answers)
        for stays, gones in parts.items()
    }
    kept = [at for at, one in enumerate(table.index) if one not in decisions.survivor_of]
    rest = table.iloc[kept]
    columns = {
        name: [
            made[organisation][name] if organisation in made else value
            for organisation, value in zip(rest.index, rest[name].tolist(), strict=True)
        ]
        for name in columns_of(ORGANISATIONS)
    }
    return frame_of_columns(ORGANISATIONS, {**columns, "id": rest.index.tolist()}, len(rest))


def _rows(table: pd.DataFrame) -> dict[str, Row]:
    """Return the rows of a table of organisations by id."""
    names = columns_of(ORGANISATIONS)
    values = zip(*(table[name].tolist() for name in names), strict=True)
    return {
        organisation: dict(zip(names, row, strict=True))
        for organisation, row in zip(table.index, values, strict=True)
    }


def _united(stays: Row, others: Sequence[Row], answers: Sequence[str]) -> Row:
    """Return the row that stays, with what it lacks from the others, the first of them first."""
    row = dict(stays)
    for other in others:
        homes = _homes(row, other)
        asked = min(row, other, key=lambda one: answers.index(one["asked"]))
        answer = {"asked": asked["asked"], "asked_on": asked["asked_on"]}
        filled = _filled(row, other)
        row = {**filled, **homes, **answer, "hidden": row["hidden"] or other["hidden"]}
    return row


def _filled(row: Row, other: Row) -> Row:
    """Fill what is unknown from another row and unite the lists."""
    filled = dict(row)
    for name, value in row.items():
        if isinstance(value, tuple):
            filled[name] = tuple(dict.fromkeys((*value, *other[name])))
        elif _is_unknown(value):
            filled[name] = other[name]
    for names in _TOGETHER:
        known = any(not _is_unknown(row[name]) for name in names)
        filled |= {name: row[name] if known else other[name] for name in names}
    return filled


def _homes(row: Row, other: Row) -> Row:
    """
    Unite the neighbourhoods of two rows.

    Names and codes that are equally many belong to each other one by one, and must stay so.
    """
    (names, codes), (more_names, more_codes) = (
        (one["neighbourhood"], one["neighbourhood_codes"]) for one in (row, other)
    )
    if not codes and not more_codes:
        united = tuple(dict.fromkeys((*names, *more_names)))
        return {"neighbourhood": united, "neighbourhood_codes": ()}
    if not codes or not more_codes:
        fullest = row if codes else other
        return {name: fullest[name] for name in ("neighbourhood", "neighbourhood_codes")}
    if len(names) != len(codes) or len(more_names) != len(more_codes):
        united = tuple(dict.fromkeys((*codes, *more_codes)))
        return {"neighbourhood": names[:1], "neighbourhood_codes": united}
    name_of = dict(zip((*more_codes, *codes), (*more_names, *names), strict=True))
    united = tuple(dict.fromkeys((*codes, *more_codes)))
    return {
        "neighbourhood": tuple(name_of[code] for code in united),
        "neighbourhood_codes": united,
    }


def _is_unknown(value: object) -> bool:
    if isinstance(value, float):
        return math.isnan(value)
    return value in ("", UNKNOWN, ())


def _ties(ties: pd.DataFrame, decisions: Decisions) -> tuple[pd.DataFrame, list[tuple[str, str]]]:
    """Return the ties between those who stay, equal ones once; and the pairs that fell away."""
    columns: Mapping[str, list[Any]] = {name: ties[name].tolist() for name in columns_of(TIES)}
    written = list(zip(columns["source"], columns["target"], strict=True))
    columns = {
        **columns,
        "source": [decisions.stays(one) for one, _ in written],
        "target": [decisions.stays(other) for _, other in written],
        "reported_by": [
            tuple(dict.fromkeys(map(decisions.stays, said))) for said in columns["reported_by"]
        ],
    }
    fallen: dict[tuple[str, str], None] = {}
    first: dict[tuple[object, ...], int] = {}
    for at, row in enumerate(zip(*columns.values(), strict=True)):
        if columns["source"][at] == columns["target"][at]:
            fallen[written[at]] = None
        else:
            first.setdefault(_compared(row), at)
    kept = {name: [values[at] for at in first.values()] for name, values in columns.items()}
    return frame_of_columns(TIES, kept, len(first)), list(fallen)


def _compared(row: Sequence[object]) -> tuple[object, ...]:
    """Return a row as what it is compared by: an unknown number equals another."""
    return tuple(None if isinstance(value, float) and math.isnan(value) else value for value in row)


def _left(same: pd.DataFrame, decisions: Decisions) -> pd.DataFrame:
    """Return the decisions that still say something, about those who stay."""
    rows: dict[tuple[object, ...], Row] = {}
    for row in same.to_dict("records"):
        told = {str(name): value for name, value in row.items()}
        told["one"], told["other"] = decisions.stays(told["one"]), decisions.stays(told["other"])
        if told["one"] != told["other"]:
            rows.setdefault(tuple(told.values()), told)
    return frame_of(SAME, rows.values())


def _introductions(table: pd.DataFrame, decisions: Decisions) -> pd.DataFrame:
    """Return the answers about those who stay; with oneself there is nothing to answer."""
    rows: dict[tuple[object, ...], Row] = {}
    for row in table.to_dict("records"):
        told = {str(name): value for name, value in row.items()}
        for end in ("source", "target"):
            told[end] = decisions.stays(told[end])
        if told["source"] != told["target"]:
            rows.setdefault(tuple(told.values()), told)
    return frame_of(INTRODUCTIONS, rows.values())


def _agreements(table: pd.DataFrame, decisions: Decisions) -> pd.DataFrame:
    """Return the agreements of those who stay; with oneself nothing is agreed."""
    rows: dict[tuple[object, ...], Row] = {}
    for row in table.to_dict("records"):
        told = {str(name): value for name, value in row.items()}
        who = tuple(dict.fromkeys(map(decisions.stays, told["who"])))
        others = dict.fromkeys(map(decisions.stays, told["with_whom"]))
        told |= {"who": who, "with_whom": tuple(one for one in others if one not in who)}
        rows.setdefault(tuple(told.values()), told)
    return frame_of(AGREEMENTS, rows.values())
