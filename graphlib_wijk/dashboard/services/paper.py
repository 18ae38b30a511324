"""
Forms for organisations that do not sign in: made, read back and handed in.

Every deed may raise a `StoreError`, whose message is for people.
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

import streamlit as st

from graphlib_wijk import forms
from graphlib_wijk.dashboard import answers, catalogue, sharing, signing_in
from graphlib_wijk.dashboard.services import desk, loading
from graphlib_wijk.dashboard.workspace import safe_name
from graphlib_wijk.reading import UPLOAD
from graphlib_wijk.reading.form import ReturnedForm, read_form
from graphlib_wijk.tables import Problem
from graphlib_wijk.vocabulary import Language

#: The kinds of files a form comes in, by ending.
MEDIA_TYPES: Final[Mapping[str, str]] = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
#: A form is small; a larger file is something else.
MOST_BYTES: Final = 5 * 1024 * 1024


def file_of(dataset: str, organisation: str, suffix: str, language: Language, number: int) -> bytes:
    """
    Make the form of an organisation.

    Parameters
    ----------
    dataset
        Id of the data set.
    organisation
        Id of the organisation.
    suffix
        One of `MEDIA_TYPES`.
    language
        Language of the form.
    number
        Of which version.

    Returns
    -------
    content
        Of the file: what that organisation itself may see, whoever asks.
    """
    store, by = sharing.required(), signing_in.signature()
    form = forms.form_for(store, dataset, organisation, by, language=language, number=number)
    return forms.WRITERS[suffix](form)


def name_of(name: str, organisation: str, suffix: str, language: Language, number: int) -> str:
    """
    Make a name for the file of a form.

    Parameters
    ----------
    name, organisation
        Of whom it is: name and id.
    suffix
        One of `MEDIA_TYPES`.
    language
        Language of the form.
    number
        Of which version.

    Returns
    -------
    name
        Safe on every computer.
    """
    return forms.file_name(name, organisation, number, suffix, language)


def neighbourhoods(entry: catalogue.Entry) -> Mapping[str, str]:
    """
    List the neighbourhoods with initiatives for which the reader may speak.

    Parameters
    ----------
    entry
        A data set of the store.

    Returns
    -------
    neighbourhoods
        Names by code, by name; empty where there is none.
    """
    return {code: place.name for code, place in _places_of(entry).items() if _ours(entry, place)}


def initiatives(entry: catalogue.Entry, neighbourhood: str) -> tuple[str, ...]:
    """
    List the initiatives of a neighbourhood for which the reader may speak.

    Parameters
    ----------
    entry
        A data set of the store.
    neighbourhood
        Its code.

    Returns
    -------
    ids
        Empty for a neighbourhood without any.
    """
    place = _places_of(entry).get(neighbourhood)
    return _ours(entry, place) if place else ()


def _ours(entry: catalogue.Entry, place: answers.paper.Place) -> tuple[str, ...]:
    """Who works in a municipality speaks for all of it: one of them is asked about."""
    return tuple(
        one
        for ids in place.initiatives.values()
        if desk.may_about(entry, ids[0], "propose")
        for one in ids
    )


def _places_of(entry: catalogue.Entry) -> Mapping[str, answers.paper.Place]:
    source = desk.source_of(entry)
    return _places(source) if source else {}


@st.cache_data(max_entries=16, show_spinner=False)
def _places(source: loading.Source) -> Mapping[str, answers.paper.Place]:
    return answers.paper.places_in(loading.dataset_of(source))


def bundle_of(entry: catalogue.Entry, neighbourhood: str, language: Language) -> bytes:
    """
    Make the forms of all initiatives of a neighbourhood.

    Parameters
    ----------
    entry
        A data set of the store.
    neighbourhood
        Its code.
    language
        Language of the forms.

    Returns
    -------
    content
        A zip file with a workbook for each.
    """
    store, by = sharing.required(), signing_in.signature()
    return forms.bundle(
        forms.form_for(store, entry.name, one, by, language=language)
        for one in initiatives(entry, neighbourhood)
    )


def checked(entry: catalogue.Entry, name: str, content: bytes) -> forms.Checked:
    """
    Read a form that came back and set it beside what the data say now.

    Parameters
    ----------
    entry
        The data set it has to be of.
    name
        Name of the file, as the reader's computer gives it.
    content
        What is in it.

    Returns
    -------
    checked
        What it wants to be different, and what is wrong with it; nothing was changed.
    """
    returned, problems = _read(safe_name(name), content)
    return forms.compared(
        sharing.required(), returned, problems, signing_in.signature(), dataset=entry.name
    )


@st.cache_data(max_entries=16, ttl="1h", show_spinner=False)
def _read(name: str, content: bytes) -> tuple[ReturnedForm | None, tuple[Problem, ...]]:
    with tempfile.TemporaryDirectory(prefix="wijkgraaf-") as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return read_form(path, limits=UPLOAD)


def hand_in(seen: forms.Checked, anyway: Collection[int]) -> int:
    """
    Propose what a form says: all of it, or nothing.

    Parameters
    ----------
    seen
        The form as the reader saw it.
    anyway
        Positions of the lines that somebody changed since, and that are wanted all the same.

    Returns
    -------
    count
        How many proposals there are.

    Raises
    ------
    ConflictError
        If somebody changed the same meanwhile; then nothing was proposed.
    """
    return len(forms.hand_in(sharing.required(), seen, signing_in.signature(), anyway=anyway))
