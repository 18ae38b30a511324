"""
Before and after: what changed between two dates, apart from what is only measured better.

A tie that appears need not be new: perhaps nobody asked before. A pair of organisations is in
exactly one of `CHANGES`, and the rule that put it there says why. A seat at a partnership is one
pair, of the organisation and the partnership; the partners that it brings count in standings,
as they always do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from graphlib_wijk import measures
from graphlib_wijk.dialogue.comparison_matching import Matches, matches_of
from graphlib_wijk.dialogue.comparison_rules import Pair, Timing, rule_of
from graphlib_wijk.dialogue.comparison_standings import changed_standings
from graphlib_wijk.network import CONFIRMATION_CODES, Network
from graphlib_wijk.tables import About
from graphlib_wijk.vocabulary import PARTNERSHIP, UMBRELLA

#: What is measured of a place at both dates.
COMPARED_MEASURES = ("organisations", "coverage", "ties", "density", "average-degree")
SCOPES = ("asked_both_times", "all")
_DAY = len("2026-10-01")
_Ends = tuple[str, str]
_TIE_COLUMNS = (
    *("one", "other", "change", "because", "witnesses", "asked_both_times", "before", "after"),
    *("named_before", "named_after", "since", "kinds"),
)


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """
    Two data sets side by side. Organisations go by their id in the second, or else the first.

    Parameters
    ----------
    organisations
        Index ``organisation``: ``before`` and ``after`` (ids, empty where it is not in that data
        set), ``name`` and ``name_before``, ``matched_by`` (``id``, ``decision``, ``name`` or
        empty), ``doubtful`` (its name fits several, so it could not be matched),
        ``asked_before``, ``asked_after`` and ``asked_both_times``.
    ties
        One row per pair of which a tie is known at either date: ``one`` and ``other``,
        ``change`` (a code of `CHANGES`), ``because`` (a code of `RULES`), ``witnesses`` (whom
        the rule names), ``asked_both_times`` (both ends were; of a seat at a partnership its
        one end that can be asked), ``before`` and ``after`` (confirmations, empty without a
        tie), ``named_before`` and ``named_after`` (ends that named the other), ``since`` and
        ``kinds``.
    standings
        Index ``organisation``, of those in both data sets whose standing differs: ``before`` and
        ``after``, ``partners_before`` and ``partners_after``, ``asked_both_times``, ``causes``
        (codes of `CAUSES`) and ``evidence`` (pairs of ids, rows of ``ties``).
    measures
        Index ``scope`` (of `SCOPES`) and ``measure``: ``before`` and ``after``; NaN where it is
        undefined.
    key_of
        For each id of the first data set what it goes by here.
    warnings
        Codes of `WARNINGS`.
    """

    organisations: pd.DataFrame
    ties: pd.DataFrame
    standings: pd.DataFrame
    measures: pd.DataFrame
    key_of: Mapping[str, str]
    warnings: tuple[str, ...]


def compared(
    before: Network, after: Network, *, umbrellas: bool = False, same: pd.DataFrame | None = None
) -> Comparison:
    """
    Compare two data sets of different dates.

    Parameters
    ----------
    before, after
        Networks, or parts of them: then of organisations that either part is about. They are
        never swapped: an order that is reversed is a warning.
    umbrellas
        Count ties with national and regional umbrellas.
    same
        Decisions beside those of the data sets, as in `Dataset.same`: ``one``, ``other`` and
        ``decision``, one id of each data set.

    Returns
    -------
    comparison
        What changed, and what only seems to. Two equal data sets give no changes; where nobody
        was asked nothing is new or gone, unless a date says so.

    Notes
    -----
    An organisation is found in the other data set by its id, else by a decision, else by its
    exact name and municipality. Only a tie that all who name it were asked about at both dates
    is new or gone. When a tie began counts for more: before the first reference date it is not
    new, after it it is.
    """
    tables = [before.whole.dataset.same, after.whole.dataset.same]
    first, second = before.whole.dataset.organisations, after.whole.dataset.organisations
    matches = matches_of(first, second, tables if same is None else [same, *tables])
    warnings = _warnings(before, after, matches)
    everyone = _organisations(before, after, matches)
    sides = _Side(before, everyone["before"]), _Side(after, everyone["after"])
    dated = not {"reversed", "no_date_before"} & set(warnings)
    ties = _ties(sides, everyone, before.about.reference_date if dated else "", umbrellas=umbrellas)
    subjects = _subjects(*sides)
    told = everyone[everyone.index.isin(subjects)]
    if told["asked_both_times"].sum() == 0 and len(told):
        warnings = (*warnings, "nobody_asked_twice")
    return Comparison(
        organisations=told,
        ties=ties[ties["one"].isin(subjects) | ties["other"].isin(subjects)].reset_index(drop=True),
        standings=changed_standings(before, after, told, ties, umbrellas=umbrellas),
        measures=_measures(sides, told, umbrellas=umbrellas),
        key_of=matches.key_of,
        warnings=warnings,
    )


@dataclass(frozen=True)
class _Tie:
    """What one data set tells of a pair; no word where it has no tie between the two."""

    word: str = ""
    named: tuple[str, ...] = ()
    since: str = ""
    kinds: tuple[str, ...] = ()


class _Side:
    """One of two networks, with its organisations under the ids of the comparison."""

    def __init__(self, network: Network, ids: pd.Series) -> None:
        self.network, whole = network, network.whole
        self.key_of = {str(id_): str(key) for key, id_ in ids.to_dict().items() if id_}
        self.keys = np.array(
            [self.key_of[id_] for id_ in whole.organisations.index.tolist()], dtype=object
        )
        self.partnerships = set(self.keys[whole.kind_is(PARTNERSHIP)])
        self.umbrellas = set(self.keys[whole.kind_is(UMBRELLA)])

    def ties(self) -> dict[_Ends, _Tie]:
        """Tell of each pair that has a tie: on whose word, since when, and of what kinds."""
        pairs, told = self.network.whole.pairs, _told(self.network.whole)
        ends = zip(self.keys[pairs.first], self.keys[pairs.second], strict=True)
        words = (pairs.first_said, pairs.second_said, pairs.confirmation)
        said = zip(*(word.tolist() for word in words), strict=True)
        found: dict[_Ends, _Tie] = {}
        for at, ((one, other), (by_one, by_other, word)) in enumerate(zip(ends, said, strict=True)):
            named = [name for name, spoke in ((one, by_one), (other, by_other)) if spoke]
            since, kinds = told[at]
            found[min(one, other), max(one, other)] = _Tie(
                CONFIRMATION_CODES[word], tuple(sorted(named)), since, kinds
            )
        return found


def _told(whole: Network) -> dict[int, tuple[str, tuple[str, ...]]]:
    """For each pair the earliest day on which a statement lets it begin, and its kinds."""
    ties = whole.ties
    since: dict[int, str] = {}
    kinds: dict[int, set[str]] = {}
    columns = (whole.pairs.of_tie, ties["since"], ties["kind"])
    rows = zip(*(column.tolist() for column in columns), strict=True)
    for at, day, kind in rows:
        kinds.setdefault(at, set()).add(kind)
        if day:
            since[at] = min(day, since.get(at, day))
    return {at: (since.get(at, ""), tuple(sorted(names))) for at, names in kinds.items()}


def _ties(
    sides: tuple[_Side, _Side], everyone: pd.DataFrame, first_day: str, *, umbrellas: bool
) -> pd.DataFrame:
    before, after = sides
    old, new = before.ties(), after.ties()
    left_out = set() if umbrellas else before.umbrellas | after.umbrellas
    askable = set(everyone.index) - before.partnerships - after.partnerships
    twice = frozenset(everyone.index[everyone["asked_both_times"]])
    strangers = set(everyone.index[(everyone["before"] == "") | (everyone["after"] == "")])
    rows = []
    for ends in sorted(old.keys() | new.keys()):
        if left_out.intersection(ends):
            continue
        was, now = old.get(ends, _Tie()), new.get(ends, _Tie())
        pair = Pair(
            word_before=was.word,
            word_after=now.word,
            named_before=was.named,
            named_after=now.named,
            asked_twice=twice.intersection(ends),
            strangers=tuple(name for name in ends if name in strangers),
            began=_timing(now.since, first_day),
        )
        fair = bool(askable.intersection(ends)) and askable.intersection(ends) <= twice
        rows.append(_row(ends, pair, now if now.word else was, asked_both_times=fair))
    table = pd.DataFrame(rows, columns=list(_TIE_COLUMNS))
    return table.astype({"asked_both_times": bool})


def _row(ends: _Ends, pair: Pair, told: _Tie, *, asked_both_times: bool) -> dict[str, object]:
    rule = rule_of(pair)
    return {
        "one": ends[0],
        "other": ends[1],
        "change": rule.change,
        "because": rule.code,
        "witnesses": rule.witnesses(pair),
        "asked_both_times": asked_both_times,
        "before": pair.word_before,
        "after": pair.word_after,
        "named_before": pair.named_before,
        "named_after": pair.named_after,
        "since": told.since,
        "kinds": told.kinds,
    }


def _timing(since: str, first_day: str) -> Timing:
    """Tell whether a tie began by the first reference date, as far as both are known."""
    precision = min(len(since), len(first_day))
    began, day = since[:precision], first_day[:precision]
    if not precision or (began == day and precision < _DAY):
        return ""
    return "earlier" if began <= day else "later"


def _organisations(before: Network, after: Network, matches: Matches) -> pd.DataFrame:
    first, second = before.whole.organisations, after.whole.organisations
    id_of = {key: id_ for id_, key in matches.key_of.items()}
    keys = [*second.index, *(key for key in id_of if key not in second.index)]
    index = pd.Index(keys, dtype="str", name="organisation")
    there = index.isin(second.index)
    old = pd.Series([id_of.get(key, "") for key in keys], index=index, dtype="str")
    names = first["name"].reindex(old).fillna("").to_numpy()
    asked = before.whole.asked.reindex(old, fill_value=False).to_numpy(dtype=bool)
    asked_now = after.whole.asked.reindex(index, fill_value=False).to_numpy(dtype=bool)
    found = [matches.matched_by.get(key, "") for key in keys]
    return pd.DataFrame(
        {
            "before": old,
            "after": np.where(there, index, ""),
            "name": np.where(there, second["name"].reindex(index).fillna(""), names),
            "name_before": names,
            "matched_by": pd.array(found, dtype="str"),
            "doubtful": index.isin(matches.doubtful),
            "asked_before": asked,
            "asked_after": asked_now & there,
            "asked_both_times": asked & asked_now & there,
        },
        index=index,
    )


def _subjects(*sides: _Side) -> set[str]:
    return {side.key_of[name] for side in sides for name in side.network.subjects.tolist()}


def _measures(sides: tuple[_Side, _Side], told: pd.DataFrame, *, umbrellas: bool) -> pd.DataFrame:
    """Measure a place at both dates, with everybody and with those who were asked twice."""
    tables = sides[0].partnerships & sides[1].partnerships
    twice = set(told.index[told["asked_both_times"]]) | tables.intersection(told.index)
    columns = {}
    for name, side in zip(("before", "after"), sides, strict=True):
        everyone = set(told.index[told[name] != ""])
        columns[name] = pd.concat(
            {
                scope: measures.of_network(
                    side.network.whole.among(told.loc[sorted(keys & everyone), name]),
                    COMPARED_MEASURES,
                    umbrellas=umbrellas,
                )
                for scope, keys in zip(SCOPES, (twice, everyone), strict=True)
            },
            names=["scope"],
        )
    return pd.DataFrame(columns)


def _warnings(before: Network, after: Network, matches: Matches) -> tuple[str, ...]:
    found = {
        **_about_dates(before.about, after.about),
        "nothing_in_common": not matches.matched_by and bool(len(before.whole) + len(after.whole)),
        "scenario": before.dataset.scenario or after.dataset.scenario,
    }
    return tuple(code for code, is_so in found.items() if is_so)


def _about_dates(before: About, after: About) -> dict[str, bool]:
    first, second = before.reference_date, after.reference_date
    precision = min(len(first), len(second))
    return {
        "reversed": bool(precision) and first[:precision] > second[:precision],
        "same_date": bool(first) and first == second,
        "no_date_before": not first,
        "no_date_after": not second,
    }
