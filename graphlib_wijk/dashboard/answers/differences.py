"""What pages say of two dates: relations that came and went, and standings that changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from graphlib_wijk.dashboard.answers.areas import AreaKind, part_of
from graphlib_wijk.dashboard.answers.relations import Named
from graphlib_wijk.dialogue.comparison import Comparison, compared
from graphlib_wijk.network import Network, UnknownPlaceError
from graphlib_wijk.tables import About


@dataclass(frozen=True, kw_only=True)
class Difference:
    """
    A pair of organisations at two dates, as in `Comparison.ties`.

    `here` tells whether the first of them is in the data of now, and so has a page.
    """

    one: Named
    other: Named
    here: bool
    change: str
    because: str
    witnesses: tuple[str, ...]
    since: str
    before: str
    after: str
    asked_both_times: bool


@dataclass(frozen=True, kw_only=True)
class Moved:
    """An organisation whose standing differs, as in `Comparison.standings`; others by name."""

    organisation: Named
    before: str
    after: str
    causes: tuple[str, ...]
    evidence: tuple[str, ...]
    asked_both_times: bool


@dataclass(frozen=True, kw_only=True)
class Measured:
    """A measure of a place at two dates; NaN where it is undefined."""

    measure: str
    before: float
    after: float


@dataclass(frozen=True, kw_only=True)
class Differences:
    """
    Two data sets side by side.

    `first` and `second` are what they say about themselves. `known_then` tells whether the
    place is known in the first. `organisations` and `asked_both_times` count those that could
    be asked, `left_out` the relations that differ but are not of those who are compared.
    `renamed` are pairs of an old and a new name, `doubtful` names that fit several.
    """

    first: About
    second: About
    known_then: bool
    organisations: int
    asked_both_times: int
    relations: tuple[Difference, ...]
    left_out: int
    moved: tuple[Moved, ...]
    measures: tuple[Measured, ...]
    came: tuple[str, ...]
    went: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    doubtful: tuple[str, ...]
    warnings: tuple[str, ...]

    def count(self, change: str) -> int:
        """
        Count the relations of a class.

        Parameters
        ----------
        change
            Its code.

        Returns
        -------
        count
            Their number.
        """
        return Counter(one.change for one in self.relations)[change]


@dataclass(frozen=True, kw_only=True)
class TwoDates:
    """Two networks, or the parts of them that a page is about, and what differs."""

    before: Network
    after: Network
    known_then: bool
    comparison: Comparison


def two_dates_of(
    before: Network,
    after: Network,
    place: tuple[AreaKind, str] | None,
    *,
    same: pd.DataFrame,
    umbrellas: bool,
) -> TwoDates:
    """
    Compare a place at two dates.

    Parameters
    ----------
    before, after
        Whole networks.
    place
        Kind and key of an area that is known in the second; None for everything.
    same
        Decisions of both data sets whether two ids are the same organisation.
    umbrellas
        Count ties with umbrellas.

    Returns
    -------
    two
        The parts and the comparison. Where the first does not know the place, its part is
        empty, and organisations are those of the second.
    """
    known = True
    if place:
        after = part_of(after, *place)
        try:
            before = part_of(before, *place)
        except UnknownPlaceError:
            before, known = before.among([]), False
    found = compared(before, after, umbrellas=umbrellas, same=same)
    return TwoDates(before=before, after=after, known_then=known, comparison=found)


def differences_of(two: TwoDates, *, everyone: bool) -> Differences:
    """
    Describe what differs between two dates.

    Parameters
    ----------
    two
        The comparison.
    everyone
        Of everybody, or only of organisations that were asked both times.

    Returns
    -------
    differences
        Without relations of who is not shown to readers; they do count in standings and
        measures.
    """
    found, told = two.comparison, two.comparison.organisations
    names, hidden = _names(two), _hidden(two)
    relations = [
        one for one in _relations(two, names) if hidden.isdisjoint((one.one.id, one.other.id))
    ]
    shown = told[~told.index.isin(hidden)]
    counts = found.measures["after"].xs("organisations", level="measure")
    measured = found.measures.loc["all" if everyone else "asked_both_times"]
    return Differences(
        first=two.before.about,
        second=two.after.about,
        known_then=two.known_then,
        organisations=int(counts["all"]),
        asked_both_times=int(counts["asked_both_times"]),
        relations=tuple(one for one in relations if everyone or one.asked_both_times),
        left_out=sum(
            one.change != "kept" and not (everyone or one.asked_both_times) for one in relations
        ),
        moved=tuple(
            one
            for one in _moved(found.standings, names, hidden)
            if (everyone or one.asked_both_times) and one.organisation.id not in hidden
        ),
        measures=tuple(
            Measured(measure=str(name), before=float(row["before"]), after=float(row["after"]))
            for name, row in measured.iterrows()
        ),
        came=_sorted(shown.loc[shown["before"] == "", "name"]),
        went=_sorted(shown.loc[shown["after"] == "", "name"]),
        renamed=_renamed(shown),
        doubtful=_sorted(shown.loc[shown["doubtful"], "name"]),
        warnings=found.warnings,
    )


def _relations(two: TwoDates, names: dict[str, str]) -> list[Difference]:
    here = set(two.after.whole.organisations.index)
    own = set(two.comparison.organisations.index)
    rows = []
    for row in two.comparison.ties.to_dict("records"):
        # Who belongs to the place is named first, and then by name.
        ends = sorted((row["one"], row["other"]), key=lambda key: (key not in own, names[key]))
        one, other = (Named(id=key, name=names[key]) for key in ends)
        rows.append(
            Difference(
                one=one,
                other=other,
                here=one.id in here,
                change=row["change"],
                because=row["because"],
                witnesses=tuple(names[key] for key in row["witnesses"]),
                since=row["since"],
                before=row["before"],
                after=row["after"],
                asked_both_times=bool(row["asked_both_times"]),
            )
        )
    return sorted(rows, key=lambda one: (one.one.name, one.other.name))


def _moved(standings: pd.DataFrame, names: dict[str, str], hidden: set[str]) -> list[Moved]:
    rows = [
        Moved(
            organisation=Named(id=str(key), name=names[str(key)]),
            before=row["before"],
            after=row["after"],
            causes=row["causes"],
            evidence=tuple(names[end] for end in _others(row["evidence"], {str(key), *hidden})),
            asked_both_times=bool(row["asked_both_times"]),
        )
        for key, row in standings.to_dict("index").items()
    ]
    return sorted(rows, key=lambda one: one.organisation.name)


def _others(evidence: Iterable[tuple[str, str]], left_out: set[str]) -> list[str]:
    ends = (end for pair in evidence for end in pair if end not in left_out)
    return list(dict.fromkeys(ends))


def _names(two: TwoDates) -> dict[str, str]:
    before, after = (one.whole.organisations["name"].to_dict() for one in (two.before, two.after))
    old = {two.comparison.key_of[str(id_)]: str(name) for id_, name in before.items()}
    return old | {str(id_): str(name) for id_, name in after.items()}


def _hidden(two: TwoDates) -> set[str]:
    """Tell who may not be shown, by what either data set says."""
    before, after = (one.whole.organisations["hidden"] for one in (two.before, two.after))
    old = {two.comparison.key_of[str(id_)] for id_ in before.index[before]}
    return old | {str(id_) for id_ in after.index[after]}


def _renamed(told: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """List who bears another name under the same id; a person may look whether that is right."""
    other = told[(told["matched_by"] == "id") & (told["name"] != told["name_before"])]
    return tuple(zip(other["name_before"], other["name"], strict=True))


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(str(name) for name in names))
