"""
What pages ask for, each answer computed once.

All caching of the dashboard is here. Keys are the folder of a data set, a fingerprint of its
files and plain values, never a table or a graph: Streamlit compares large tables by a sample.
Nothing that depends on the reader's language is kept, but for drawings, whose labels do.
"""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from graphlib_wijk.dashboard import answers, catalogue, state
from graphlib_wijk.dashboard.network_view import packed
from graphlib_wijk.drawing import Drawing, Filters, Group, Groups, drawing, groups_of
from graphlib_wijk.drawing.groups import ELSEWHERE, By, picture_of
from graphlib_wijk.drawing.pyvis_page import picture
from graphlib_wijk.network import Network, UnknownOrganisationError, UnknownPlaceError
from graphlib_wijk.opening import read
from graphlib_wijk.tables import About, Problem
from graphlib_wijk.vocabulary import Language

__all__ = ["ELSEWHERE", "Drawing", "Group"]

#: More organisations than this in one picture help nobody: groups are drawn first.
MOST_DRAWN = 300
#: More than this are not drawn one by one, even for who asks for it.
MOST_AT_ONCE = 3_000


@dataclass(frozen=True)
class Source:
    """The files a view is about: what every cached answer depends on."""

    folder: str
    fingerprint: str


@dataclass(frozen=True)
class Scene:
    """
    A drawing with its rows, ready to show; `view` is what the browser gets.

    With too many organisations there are `groups` instead of a drawing; `rows` has everyone.
    `size` counts the organisations that the filters let through.
    """

    rows: tuple[answers.Row, ...]
    size: int
    drawing: Drawing | None = None
    view: dict[str, Any] | None = None
    groups: Groups | None = None


def source(view: state.View) -> Source | None:
    """
    Find the files of the data set in view.

    Parameters
    ----------
    view
        What the reader looks at.

    Returns
    -------
    source
        The files, or None when there is no such data set or edition.
    """
    entry = entry_of(view)
    folder = entry.folder_of(view.edition) if entry else None
    if folder is None:
        return None
    return Source(str(folder), _fingerprint(folder))


def entry_of(view: state.View) -> catalogue.Entry | None:
    """
    Find the data set in view.

    Parameters
    ----------
    view
        What the reader looks at.

    Returns
    -------
    entry
        The data set of that name, the first one when none is named, None when it is unknown.
    """
    entries = catalogue.entries()
    if not view.dataset:
        return entries[0] if entries else None
    return next((entry for entry in entries if entry.name == view.dataset), None)


def about(source: Source) -> About:
    """
    Tell what a data set says about itself.

    Parameters
    ----------
    source
        Its files.

    Returns
    -------
    about
        Its title and other facts, also when its tables have errors.
    """
    return _load(source)[1]


def problems(source: Source) -> tuple[Problem, ...]:
    """
    List what is wrong with a data set.

    Parameters
    ----------
    source
        Its files.

    Returns
    -------
    problems
        Every problem; empty when nothing is.
    """
    return _load(source)[2]


def usable(source: Source) -> bool:
    """
    Tell whether a data set has no errors.

    Parameters
    ----------
    source
        Its files.

    Returns
    -------
    usable
        Whether the other answers can be given.
    """
    return _load(source)[0] is not None


@st.cache_data(max_entries=16, show_spinner=False)
def overview(source: Source) -> answers.Overview:
    """
    Describe a data set at a glance.

    Parameters
    ----------
    source
        The files.

    Returns
    -------
    overview
        See `answers.overview_of`.
    """
    return answers.overview_of(_network(source))


@st.cache_data(max_entries=16, show_spinner=False)
def comparison(source: Source) -> answers.Comparison:
    """
    Set the neighbourhoods of a data set side by side.

    Parameters
    ----------
    source
        The files.

    Returns
    -------
    comparison
        See `answers.comparison_of`.
    """
    return answers.comparison_of(_network(source))


@st.cache_data(max_entries=256, show_spinner=False)
def area(source: Source, kind: answers.AreaKind, key: str) -> answers.Area | None:
    """
    Describe one neighbourhood or municipality.

    Parameters
    ----------
    source
        The files.
    kind
        Which of the two.
    key
        Its key, code or name.

    Returns
    -------
    area
        See `answers.area_of`; None where there is no such place.
    """
    try:
        return answers.area_of(_network(source), kind, key)
    except UnknownPlaceError:
        return None


@st.cache_data(max_entries=256, show_spinner=False)
def choices(source: Source, kind: answers.AreaKind, key: str) -> dict[str, tuple[str, ...]]:
    """
    List what one can filter an area by.

    Parameters
    ----------
    source
        The files.
    kind
        Neighbourhood or municipality.
    key
        Its key, code or name.

    Returns
    -------
    choices
        See `answers.choices_of`.
    """
    return answers.choices_of(answers.part_of(_network(source), kind, key))


@st.cache_data(max_entries=512, show_spinner=False)
def profile(source: Source, organisation: str, *, umbrellas: bool) -> answers.Profile | None:
    """
    Describe one organisation with the evidence for its standing.

    Parameters
    ----------
    source
        The files.
    organisation
        Its id.
    umbrellas
        Count ties with umbrellas.

    Returns
    -------
    profile
        See `answers.profile_of`; None where there is no such organisation.
    """
    try:
        return answers.profile_of(_network(source), organisation, umbrellas=umbrellas)
    except UnknownOrganisationError:
        return None


@st.cache_data(max_entries=256, show_spinner=False)
def numbers(
    source: Source, kind: answers.AreaKind, key: str, *, umbrellas: bool
) -> answers.Numbers:
    """
    Measure an area.

    Parameters
    ----------
    source
        The files.
    kind
        Neighbourhood or municipality.
    key
        Its key, code or name.
    umbrellas
        Count ties with umbrellas.

    Returns
    -------
    numbers
        See `answers.numbers_of`.
    """
    part = answers.part_of(_network(source), kind, key, with_partners=False)
    return answers.numbers_of(part, umbrellas=umbrellas)


@st.cache_data(max_entries=256, show_spinner=False)
def certainty(
    source: Source, kind: answers.AreaKind, key: str, *, umbrellas: bool
) -> answers.Certainty:
    """
    Say how sure one can be of what is said about an area.

    Parameters
    ----------
    source
        The files.
    kind
        Neighbourhood or municipality.
    key
        Its key, code or name.
    umbrellas
        Count ties with umbrellas.

    Returns
    -------
    certainty
        See `answers.certainty_of`.
    """
    part = answers.part_of(_network(source), kind, key)
    return answers.certainty_of(part, umbrellas=umbrellas)


@st.cache_data(max_entries=256, show_spinner=False)
def nudges(
    source: Source, place: tuple[answers.AreaKind, str] | None, *, umbrellas: bool
) -> tuple[answers.Nudge, ...]:
    """
    List the signals of the initiatives of an area.

    Parameters
    ----------
    source
        The files.
    place
        Kind and key of the area; None for all of the data.
    umbrellas
        Count ties with umbrellas.

    Returns
    -------
    nudges
        See `answers.nudges_of`.
    """
    network = _network(source)
    part = answers.part_of(network, *place, with_partners=False) if place else network
    return answers.nudges_of(part, umbrellas=umbrellas)


def scene(source: Source, area: answers.Area, view: state.View) -> Scene:
    """
    Draw a neighbourhood or municipality with the partners of its organisations.

    Parameters
    ----------
    source
        The files.
    area
        What to draw.
    view
        Filters, umbrellas and language.

    Returns
    -------
    scene
        The drawing, its rows and what the browser gets.
    """
    wanted = (view.kinds, view.themes, view.tie_kinds)
    most = MOST_AT_ONCE if view.everything else MOST_DRAWN
    place = (area.kind, area.key, area.name)
    return _scene(source, place, wanted, most, language=view.language, umbrellas=view.umbrellas)


def group_view(groups: Groups, titles: Mapping[str, str]) -> dict[str, Any]:
    """
    Write groups as the browser gets them.

    Parameters
    ----------
    groups
        The groups of a scene.
    titles
        What is told about each, see `picture_of`.

    Returns
    -------
    view
        A packed picture.
    """
    return packed(picture_of(groups, titles))


@st.cache_data(max_entries=256, show_spinner=False)
def _scene(
    source: Source,
    place: tuple[answers.AreaKind, str, str],
    wanted: tuple[tuple[str, ...], ...],
    most: int,
    *,
    language: Language,
    umbrellas: bool,
) -> Scene:
    kind, key, name = place
    kinds, themes, tie_kinds = map(frozenset, wanted)
    filters = Filters(kinds=kinds, themes=themes, tie_kinds=tie_kinds)
    part = answers.part_of(_network(source), kind, key)
    shown = answers.let_through(part, filters, umbrellas=umbrellas)
    if len(shown) > most:
        own = part.among(shown.intersection(part.subjects))
        return Scene(
            rows=answers.rows_of_all(own, umbrellas=umbrellas),
            size=len(shown),
            groups=groups_of(own, _grouped_by(kind, own), umbrellas=umbrellas, language=language),
        )
    # Who is left out of a large area keeps no place open: laying out everyone takes seconds.
    drawn = drawing(
        part if len(part) <= MOST_DRAWN else part.among(shown),
        umbrellas=umbrellas,
        filters=filters,
        title=name,
        language=language,
    )
    return Scene(
        rows=answers.rows_of(part, drawn, umbrellas=umbrellas),
        size=len(shown),
        drawing=drawn,
        view=packed(picture(drawn, whole_names=True)),
    )


def _grouped_by(kind: answers.AreaKind, part: Network) -> By:
    """By neighbourhood where there are several to go to, by kind elsewhere."""
    several = kind == "municipality" and len(part.neighbourhoods) > 1
    return "neighbourhood" if several else "kind"


def page_of(source: Source, area: answers.Area, view: state.View) -> bytes:
    """
    Write a drawing as a page of its own.

    Parameters
    ----------
    source
        The files.
    area
        What is drawn.
    view
        Filters, umbrellas and language.

    Returns
    -------
    page
        HTML in UTF-8; empty where groups are drawn.
    """
    drawn = scene(source, area, view).drawing
    return drawn.to_html().encode() if drawn else b""


def _network(source: Source) -> Network:
    network, _, _ = _load(source)
    if network is None:
        message = f"{source.folder} has errors; ask `usable` first."
        raise ValueError(message)
    return network


@st.cache_resource(max_entries=8, show_spinner=False)
def _load(source: Source) -> tuple[Network | None, About, tuple[Problem, ...]]:
    dataset, found = read(source.folder)
    network = Network(dataset) if dataset.sound else None
    # Streamlit collects garbage after every run; what lives on need not be looked at each time.
    gc.collect()
    gc.freeze()
    return network, dataset.about, found


def _fingerprint(folder: Path) -> str:
    files = sorted(path for path in folder.iterdir() if path.is_file())
    stats = ((path.name, path.stat()) for path in files)
    return "|".join(f"{name}:{stat.st_mtime_ns}:{stat.st_size}" for name, stat in stats)
