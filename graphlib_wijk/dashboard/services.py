"""
What pages ask for, each answer computed once.

All caching of the dashboard is here. Keys are the folder of a data set, a fingerprint of its
files and plain values, never a table or a graph: Streamlit compares large tables by a sample.
Nothing that depends on the reader's language is kept, but for drawings, whose labels do.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from graphlib_wijk.dashboard import answers, catalogue, installation, state
from graphlib_wijk.dashboard.network_view import packed
from graphlib_wijk.drawing import Drawing, Filters, drawing
from graphlib_wijk.drawing.pyvis_page import picture
from graphlib_wijk.network import Network, UnknownOrganisationError, UnknownPlaceError
from graphlib_wijk.opening import read
from graphlib_wijk.tables import About, Problem
from graphlib_wijk.vocabulary import Language

#: More than this many organisations in one picture help nobody.
MOST_DRAWN = 300


@dataclass(frozen=True)
class Source:
    """The files a view is about: what every cached answer depends on."""

    folder: str
    fingerprint: str


@dataclass(frozen=True)
class Scene:
    """A drawing with its rows, ready to show; `view` is what the browser gets."""

    drawing: Drawing
    rows: tuple[answers.Row, ...]
    view: dict[str, Any]
    size: int


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


def places(source: Source) -> answers.Map | None:
    """
    Put organisations and neighbourhoods on a map, with the operator's areas if there are any.

    Parameters
    ----------
    source
        The files.

    Returns
    -------
    map
        See `answers.map_of`.
    """
    return _places(source, *installation.map_file())


@st.cache_data(max_entries=16, show_spinner=False)
def _places(source: Source, path: str, changed: int) -> answers.Map | None:
    del changed  # part of the key: another file under the same name is another map
    text = Path(path).read_text("utf-8", errors="replace") if path else ""
    return answers.map_of(_network(source), text)


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


@st.cache_data(max_entries=256, show_spinner=False)
def extent(source: Source, area: answers.Area) -> tuple[int, int]:
    """
    Count what there is to draw of an area, before any filter.

    Parameters
    ----------
    source
        The files.
    area
        A neighbourhood or municipality.

    Returns
    -------
    size, ties
        See `answers.extent_of`.
    """
    return answers.extent_of(answers.part_of(_network(source), area.kind, area.key))


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
    filters = Filters(
        kinds=frozenset(view.kinds),
        themes=frozenset(view.themes),
        tie_kinds=frozenset(view.tie_kinds),
        since=view.since,
        contact_from=view.contact_from,
    )
    return _scene(
        source,
        (area.kind, area.key, area.name),
        filters,
        view.language,
        umbrellas=view.umbrellas,
        worlds_apart=view.worlds_apart,
    )


@st.cache_data(max_entries=256, show_spinner=False)
def _scene(
    source: Source,
    place: tuple[answers.AreaKind, str, str],
    filters: Filters,
    language: Language,
    *,
    umbrellas: bool,
    worlds_apart: bool,
) -> Scene:
    kind, key, name = place
    part = answers.part_of(_network(source), kind, key)
    drawn = drawing(
        part,
        umbrellas=umbrellas,
        filters=filters,
        title=name,
        language=language,
        worlds_apart=worlds_apart,
    )
    return Scene(
        drawing=drawn,
        rows=answers.rows_of(part, drawn, umbrellas=umbrellas),
        view=packed(picture(drawn, whole_names=True)),
        size=len(part),
    )


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
        HTML in UTF-8.
    """
    return scene(source, area, view).drawing.to_html().encode()


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
