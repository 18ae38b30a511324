"""
What pages ask for, each answer computed once.

All caching of answers is here. Keys are the folder of a data set, a fingerprint of its files and
plain values, never a table or a graph: Streamlit compares large tables by a sample. Everybody gets
the same answer, and no answer can be changed. Nothing that depends on the reader's language is
kept, but for drawings, whose labels do; a large table or drawing in words is kept where it is made,
by what goes into it.

Pages of which many click name the arguments: Streamlit looks up the names of others at each call.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from graphlib_wijk.dashboard import answers, installation, state
from graphlib_wijk.dashboard.network_view import packed
from graphlib_wijk.dashboard.services.comparison import Other as Other
from graphlib_wijk.dashboard.services.comparison import SheetOfText as SheetOfText
from graphlib_wijk.dashboard.services.comparison import Views as Views
from graphlib_wijk.dashboard.services.comparison import compared_with as compared_with
from graphlib_wijk.dashboard.services.comparison import differences as differences
from graphlib_wijk.dashboard.services.comparison import others as others
from graphlib_wijk.dashboard.services.comparison import turned_round as turned_round
from graphlib_wijk.dashboard.services.comparison import views as views
from graphlib_wijk.dashboard.services.comparison import workbook_of as workbook_of
from graphlib_wijk.dashboard.services.files import accept as accept
from graphlib_wijk.dashboard.services.files import file_name as file_name
from graphlib_wijk.dashboard.services.files import file_of as file_of
from graphlib_wijk.dashboard.services.files import fits_a_picture as fits_a_picture
from graphlib_wijk.dashboard.services.files import formats_by_shelf as formats_by_shelf
from graphlib_wijk.dashboard.services.files import marked_workbook_of as marked_workbook_of
from graphlib_wijk.dashboard.services.files import pairs as pairs
from graphlib_wijk.dashboard.services.files import reading as reading
from graphlib_wijk.dashboard.services.files import reference_day as reference_day
from graphlib_wijk.dashboard.services.files import template as template
from graphlib_wijk.dashboard.services.files import upload_endings as upload_endings
from graphlib_wijk.dashboard.services.files import upload_limits as upload_limits
from graphlib_wijk.dashboard.services.loading import BY_TEXT, network_of
from graphlib_wijk.dashboard.services.loading import Source as Source
from graphlib_wijk.dashboard.services.loading import about as about
from graphlib_wijk.dashboard.services.loading import entries as entries
from graphlib_wijk.dashboard.services.loading import entry_of as entry_of
from graphlib_wijk.dashboard.services.loading import held as held
from graphlib_wijk.dashboard.services.loading import look_again as look_again
from graphlib_wijk.dashboard.services.loading import problems as problems
from graphlib_wijk.dashboard.services.loading import source as source
from graphlib_wijk.dashboard.services.loading import usable as usable
from graphlib_wijk.drawing import (
    Drawing,
    Filters,
    Group,
    Groups,
    drawing,
    groups_of,
    places_of,
)
from graphlib_wijk.drawing.groups import ELSEWHERE, By, picture_of
from graphlib_wijk.drawing.layout import Layout
from graphlib_wijk.drawing.pyvis_page import picture
from graphlib_wijk.network import Network, UnknownOrganisationError, UnknownPlaceError
from graphlib_wijk.vocabulary import UMBRELLA, Language

__all__ = ["ELSEWHERE", "Drawing", "Group"]

#: More organisations than this in one picture help nobody: groups are drawn first.
MOST_DRAWN = 300
#: Of an area of up to so many everyone has a place that filters leave alone. Laying them out takes
#: about 0.8 seconds, once; with 1,400 it is two.
MOST_PLACED = 1_100
#: Who looks for more than this many by name had better type some more.
MOST_FOUND = 25
#: More than this are not drawn one by one, even for who asks for it.
MOST_AT_ONCE = 3_000


# Two scenes are the same only when they are one: what is made of a scene is kept by it.
@dataclass(frozen=True, eq=False)
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


@st.cache_resource(max_entries=16, show_spinner=False, hash_funcs=BY_TEXT)
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
    return answers.overview_of(network_of(source))


@st.cache_resource(max_entries=16, show_spinner=False, hash_funcs=BY_TEXT)
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
    return answers.comparison_of(network_of(source))


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


def map_misfit(source: Source) -> answers.Misfit | None:
    """
    Tell why the operator's areas are not on the map of a data set.

    Parameters
    ----------
    source
        The files.

    Returns
    -------
    misfit
        See `answers.misfit_of`.
    """
    return _map_misfit(source, *installation.map_file())


@st.cache_resource(max_entries=16, show_spinner=False, hash_funcs=BY_TEXT)
def _places(source: Source, path: str, changed: int) -> answers.Map | None:
    del changed  # part of the key: another file under the same name is another map
    return answers.map_of(network_of(source), _text_of(path))


@st.cache_resource(max_entries=16, show_spinner=False, hash_funcs=BY_TEXT)
def _map_misfit(source: Source, path: str, changed: int) -> answers.Misfit | None:
    del changed
    return answers.misfit_of(network_of(source), _text_of(path))


def _text_of(path: str) -> str:
    return Path(path).read_text("utf-8", errors="replace") if path else ""


@st.cache_resource(max_entries=256, show_spinner=False, hash_funcs=BY_TEXT)
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
        return answers.area_of(network_of(source), kind, key)
    except UnknownPlaceError:
        return None


@st.cache_resource(max_entries=256, show_spinner=False, hash_funcs=BY_TEXT)
def choices(source: Source, kind: answers.AreaKind, key: str) -> Mapping[str, tuple[str, ...]]:
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
    return answers.choices_of(answers.part_of(network_of(source), kind, key))


@st.cache_resource(max_entries=256, show_spinner=False, hash_funcs=BY_TEXT)
def extent(source: Source, kind: answers.AreaKind, key: str) -> tuple[int, int]:
    """
    Count what there is to draw of an area, before any filter.

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
    size, ties
        See `answers.extent_of`.
    """
    return answers.extent_of(answers.part_of(network_of(source), kind, key))


@st.cache_resource(max_entries=512, show_spinner=False, hash_funcs=BY_TEXT)
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
        return answers.profile_of(network_of(source), organisation, umbrellas=umbrellas)
    except UnknownOrganisationError:
        return None


@st.cache_resource(max_entries=256, show_spinner=False, hash_funcs=BY_TEXT)
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
    part = answers.part_of(network_of(source), kind, key, with_partners=False)
    return answers.numbers_of(part, umbrellas=umbrellas)


@st.cache_resource(max_entries=256, show_spinner=False, hash_funcs=BY_TEXT)
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
    part = answers.part_of(network_of(source), kind, key)
    return answers.certainty_of(part, umbrellas=umbrellas)


@st.cache_resource(max_entries=256, show_spinner=False, hash_funcs=BY_TEXT)
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
    network = network_of(source)
    part = answers.part_of(network, *place, with_partners=False) if place else network
    return answers.nudges_of(part, umbrellas=umbrellas)


@st.cache_resource(max_entries=512, show_spinner=False, hash_funcs=BY_TEXT)
def dossier(source: Source, organisation: str, *, umbrellas: bool) -> answers.Dossier | None:
    """
    Gather all that the page of one organisation says.

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
    dossier
        See `answers.Dossier`; None where there is no such organisation.
    """
    known = profile(source, organisation, umbrellas=umbrellas)
    if known is None:
        return None
    network, everyone = network_of(source), nudges(source, None, umbrellas=umbrellas)
    return answers.Dossier(
        profile=known,
        homes=answers.homes_of(network, organisation),
        paths=answers.paths_of(network, organisation, umbrellas=umbrellas),
        dependence=answers.dependence_of(network, organisation, umbrellas=umbrellas),
        nudges=tuple(nudge for nudge in everyone if nudge.organisation == organisation),
    )


@st.cache_resource(max_entries=256, show_spinner=False, hash_funcs=BY_TEXT)
def found(source: Source, query: str) -> tuple[answers.Found, ...]:
    """
    Find organisations by name.

    Parameters
    ----------
    source
        The files.
    query
        What was typed.

    Returns
    -------
    found
        See `answers.found_of`; `MOST_FOUND` at most.
    """
    return answers.found_of(network_of(source), query, limit=MOST_FOUND)


@st.cache_resource(max_entries=256, show_spinner=False, hash_funcs=BY_TEXT)
def surroundings(
    source: Source, organisation: str, steps: int, language: Language, *, umbrellas: bool
) -> Scene:
    """
    Draw an organisation that exists with those around it.

    Parameters
    ----------
    source
        The files.
    organisation
        Its id.
    steps
        How far to go.
    language
        Language of the drawing.
    umbrellas
        Go over umbrellas too.

    Returns
    -------
    scene
        The drawing, its rows and what the browser gets.
    """
    part = network_of(source).around(organisation, steps=steps, umbrellas=umbrellas)
    own = part.organisations.to_dict("index")[organisation]
    # Who looks at an umbrella wants to see it and its members.
    shown = umbrellas or own["kind"] == UMBRELLA
    drawn = drawing(part, umbrellas=shown, title=own["name"], language=language)
    return _shown(part, drawn, len(part), umbrellas=shown)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """
    Which drawing of an area is asked for: everything that makes it another one.

    Parameters
    ----------
    source
        The files.
    kind, key, name
        The area.
    kinds, themes, tie_kinds
        Codes that are let through, each list in its own order; none lets all through.
    since, contact_from
        Years that are let through, or empty.
    most
        So many organisations are drawn one by one.
    language
        Language of the drawing.
    umbrellas, worlds_apart
        Whether umbrellas count, and whether the worlds are drawn apart.
    """

    source: Source
    kind: answers.AreaKind
    key: str
    name: str
    kinds: tuple[str, ...]
    themes: tuple[str, ...]
    tie_kinds: tuple[str, ...]
    since: str
    contact_from: str
    most: int
    language: Language
    umbrellas: bool
    worlds_apart: bool


def asked(source: Source, area: answers.Area, view: state.View) -> Asked:
    """
    Tell which drawing of an area a reader asks for.

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
    asked
        For `scene`.
    """
    return Asked(
        source=source,
        kind=area.kind,
        key=area.key,
        name=area.name,
        kinds=tuple(sorted(view.kinds)),
        themes=tuple(sorted(view.themes)),
        tie_kinds=tuple(sorted(view.tie_kinds)),
        since=view.since,
        contact_from=view.contact_from,
        most=_most_drawn(area, view),
        language=view.language,
        umbrellas=view.umbrellas,
        worlds_apart=view.worlds_apart,
    )


def _most_drawn(area: answers.Area, view: state.View) -> int:
    """How many organisations are drawn one by one; none where the reader wants wijken."""
    if view.by_neighbourhood and area.kind == "municipality":
        return 0
    return MOST_AT_ONCE if view.everything else MOST_DRAWN


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


# One text of all that is asked is a key that costs a tenth of thirteen.
@st.cache_resource(max_entries=256, show_spinner=False, hash_funcs={Asked: repr})
def scene(asked: Asked) -> Scene:
    """
    Draw a neighbourhood or municipality with the partners of its organisations.

    Parameters
    ----------
    asked
        Which drawing.

    Returns
    -------
    scene
        The drawing, its rows and what the browser gets.
    """
    kind, umbrellas, language = asked.kind, asked.umbrellas, asked.language
    filters = Filters(
        kinds=frozenset(asked.kinds),
        themes=frozenset(asked.themes),
        tie_kinds=frozenset(asked.tie_kinds),
        since=asked.since,
        contact_from=asked.contact_from,
    )
    part = answers.part_of(network_of(asked.source), kind, asked.key)
    shown = answers.let_through(part, filters, umbrellas=umbrellas)
    if len(shown) > asked.most and (asked.most or len(part.neighbourhoods) > 1):
        own = part.among(shown.intersection(part.subjects))
        return Scene(
            rows=answers.rows_of_all(own, umbrellas=umbrellas),
            size=len(shown),
            groups=groups_of(own, _grouped_by(kind, own), umbrellas=umbrellas, language=language),
        )
    is_whole = len(part) <= MOST_PLACED
    drawn = drawing(
        part if is_whole else part.among(shown),
        placed=_placed(asked.source, kind, asked.key, worlds_apart=asked.worlds_apart)
        if is_whole
        else None,
        umbrellas=umbrellas,
        filters=filters,
        title=asked.name,
        language=language,
        worlds_apart=asked.worlds_apart,
    )
    return _shown(part, drawn, len(shown), umbrellas=umbrellas)


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=BY_TEXT)
def _placed(source: Source, kind: answers.AreaKind, key: str, *, worlds_apart: bool) -> Layout:
    """Where everyone of an area stands: no filter moves anybody, and no click computes it again."""
    return places_of(answers.part_of(network_of(source), kind, key), worlds_apart=worlds_apart)


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
    return page_of_scene(scene(asked(source, area, view)))


def page_of_scene(scene: Scene) -> bytes:
    """
    Write the drawing of a scene as a page of its own.

    Parameters
    ----------
    scene
        A scene.

    Returns
    -------
    page
        HTML in UTF-8; empty where groups are drawn.
    """
    return scene.drawing.to_html().encode() if scene.drawing else b""


def _shown(part: Network, drawn: Drawing, size: int, *, umbrellas: bool) -> Scene:
    return Scene(
        rows=answers.rows_of(part, drawn, umbrellas=umbrellas),
        size=size,
        drawing=drawn,
        view=packed(picture(drawn, whole_names=True)),
    )
