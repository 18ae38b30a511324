"""Two data sets side by side: which ones, what differs, and how both look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from graphlib_wijk.dashboard import answers, state
from graphlib_wijk.dashboard.network_view import packed
from graphlib_wijk.dashboard.services.loading import (
    Source,
    about,
    dataset_of,
    entries,
    entry_of,
    network_of,
    source,
)
from graphlib_wijk.drawing import Drawing, among, two_dates
from graphlib_wijk.drawing.pyvis_page import picture
from graphlib_wijk.tables import About
from graphlib_wijk.vocabulary import Language
from graphlib_wijk.writing.sheets import SheetPage, workbook

#: Stands between the name of a data set and the date of an edition in the address.
_BETWEEN = "/"

Place = tuple[answers.AreaKind, str]
#: Name of a sheet, its headers and its rows.
SheetOfText = tuple[str, Sequence[str], Sequence[Sequence[str]]]


@dataclass(frozen=True)
class Other:
    """A data set or edition to compare with: what it is called in the address, and its files."""

    name: str
    source: Source

    @property
    def about(self) -> About:
        """What it says about itself."""
        return about(self.source)


@dataclass(frozen=True)
class Views:
    """Two drawings as the browser gets them."""

    before: tuple[Drawing, dict[str, object]]
    after: tuple[Drawing, dict[str, object]]


def others(view: state.View) -> tuple[Other, ...]:
    """
    List what the data in view can be compared with.

    Parameters
    ----------
    view
        What the reader looks at.

    Returns
    -------
    others
        Every edition of every data set but the one in view: its own first. Empty when there is
        one data set with one edition.
    """
    own = entry_of(view)
    found = []
    for entry in sorted(entries(), key=lambda entry: entry != own):
        for edition in ("", *entry.earlier):
            if entry == own and edition == view.edition:
                continue
            files = source(replace(view, dataset=entry.name, edition=edition))
            if files is not None:
                name = f"{entry.name}{_BETWEEN}{edition}" if edition else entry.name
                found.append(Other(name, files))
    return tuple(found)


def compared_with(view: state.View) -> Other | None:
    """
    Tell what the data in view are compared with.

    Parameters
    ----------
    view
        What the reader looks at.

    Returns
    -------
    other
        What the address names; else the nearest earlier edition of the same data set. None
        where it names something unknown, or there is no earlier edition.
    """
    if view.compared_with:
        return next((one for one in others(view) if one.name == view.compared_with), None)
    own = entry_of(view)
    if own is None:
        return None
    editions = list(own.earlier)
    earlier = editions[editions.index(view.edition) + 1 :] if view.edition in editions else editions
    name = f"{own.name}{_BETWEEN}{earlier[0]}" if earlier else ""
    return next((one for one in others(view) if one.name == name), None)


def turned_round(view: state.View, other: Other) -> dict[str, str]:
    """
    Tell how to look at the same two data sets the other way round.

    Parameters
    ----------
    view
        What the reader looks at.
    other
        What it is compared with.

    Returns
    -------
    changes
        Fields of the view.
    """
    name, _, edition = other.name.partition(_BETWEEN)
    own = entry_of(view)
    now = view.dataset or (own.name if own else "")
    back = f"{now}{_BETWEEN}{view.edition}" if view.edition else now
    return {"dataset": name, "edition": edition, "compared_with": back}


@st.cache_resource(max_entries=16, show_spinner=False)
def _two(now: Source, then: Source, place: Place | None, *, umbrellas: bool) -> answers.TwoDates:
    same = pd.concat([dataset_of(then).same, dataset_of(now).same], ignore_index=True)
    return answers.two_dates_of(
        network_of(then), network_of(now), place, same=same, umbrellas=umbrellas
    )


def differences(
    now: Source, then: Source, place: Place | None, view: state.View
) -> answers.Differences:
    """
    Tell what differs between two data sets.

    Parameters
    ----------
    now, then
        The files; those of then come first.
    place
        Kind and key of an area; None for everything.
    view
        Umbrellas, and whether everybody is compared.

    Returns
    -------
    differences
        See `answers.differences_of`.
    """
    two = _two(now, then, place, umbrellas=view.umbrellas)
    return answers.differences_of(two, everyone=view.everyone)


def views(
    now: Source, then: Source, place: Place | None, view: state.View, *, most: int
) -> Views | None:
    """
    Draw two data sets side by side, everybody in one place.

    Parameters
    ----------
    now, then
        The files.
    place
        Kind and key of an area; None for everything.
    view
        Umbrellas, language, and whether everybody is compared.
    most
        More organisations than this are not drawn.

    Returns
    -------
    views
        Both drawings; None for too many, or for none at all.
    """
    two = _two(now, then, place, umbrellas=view.umbrellas)
    if not 0 < max(len(two.before), len(two.after)) <= most:
        return None
    drawn = _drawn(now, then, place, view.language, umbrellas=view.umbrellas)
    if not view.everyone:
        ties = two.comparison.ties
        twice = ties[ties["asked_both_times"]]
        drawn = among(drawn, zip(twice["one"], twice["other"], strict=True))
    frame = _frame(drawn)
    before, after = (
        (one, packed({**picture(one, whole_names=True), "frame": frame})) for one in drawn
    )
    return Views(before, after)


def _frame(drawn: tuple[Drawing, Drawing]) -> dict[str, float]:
    """Take what both drawings need, so that they are of one scale."""
    nodes = [node for one in drawn for node in one.nodes]
    left = min((node.x for node in nodes), default=0.0)
    top = min((node.y for node in nodes), default=0.0)
    right = max((node.x for node in nodes), default=0.0)
    bottom = max((node.y for node in nodes), default=0.0)
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


@st.cache_resource(max_entries=16, show_spinner=False)
def _drawn(
    now: Source, then: Source, place: Place | None, language: Language, *, umbrellas: bool
) -> tuple[Drawing, Drawing]:
    two = _two(now, then, place, umbrellas=umbrellas)
    return two_dates(two.before, two.after, two.comparison, umbrellas=umbrellas, language=language)


def workbook_of(title: str, pages: Sequence[SheetOfText]) -> bytes:
    """
    Write tables as a workbook.

    Parameters
    ----------
    title
        What it is of.
    pages
        Of each table the name of its sheet, its headers and its rows of text.

    Returns
    -------
    workbook
        An Excel file in which no text is a formula.
    """
    return workbook(
        [SheetPage(name=name, header=header, rows=rows) for name, header, rows in pages],
        title=title,
    )
