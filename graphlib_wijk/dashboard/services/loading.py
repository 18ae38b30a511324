"""
Which files a view is about, and the network in them, read once for everybody.

Keys are the folder of a data set and a fingerprint of its files.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from graphlib_wijk.dashboard import answers, catalogue, state
from graphlib_wijk.dashboard.notebook import NOTHING_NOTED, Notes
from graphlib_wijk.dashboard.workspace import OWN
from graphlib_wijk.network import Network
from graphlib_wijk.opening import read
from graphlib_wijk.sameness import merged
from graphlib_wijk.tables import About, Dataset, Problem


@dataclass(frozen=True)
class Source:
    """
    The files a view is about: what every cached answer depends on.

    `notes` are laid over them, where an answer depends on those too; see `noted`.
    """

    folder: str
    fingerprint: str
    notes: Notes = NOTHING_NOTED


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


def noted(source: Source) -> Source:
    """
    Lay over a data set what this reader noted.

    Parameters
    ----------
    source
        The files. On disk nothing changes, and who wrote nothing down shares what is cached.

    Returns
    -------
    source
        The same files with the notes.
    """
    return replace(source, notes=state.workspace().notebook.notes(source.folder))


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
    found = entries()
    if not view.dataset:
        return found[0] if found else None
    return next((entry for entry in found if entry.name == view.dataset), None)


def entries() -> tuple[catalogue.Entry, ...]:
    """
    List the data sets that this reader can choose from.

    Returns
    -------
    entries
        Those of the operator, and at the end the reader's own, if there are any.
    """
    accepted = state.workspace().accepted
    own = (catalogue.Entry(OWN, accepted, {}),) if accepted else ()
    return (*catalogue.entries(), *own)


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


def network_of(source: Source) -> Network:
    """
    Return the network of a data set.

    Parameters
    ----------
    source
        Its files.

    Returns
    -------
    network
        The same network for everybody; nobody changes it.

    Raises
    ------
    ValueError
        If the data set has errors.
    """
    network = _load(source)[0]
    if network is None:
        message = f"{source.folder} has errors; ask `usable` first."
        raise ValueError(message)
    return network


def dataset_of(source: Source) -> Dataset:
    """
    Return a data set as it was read, with decisions that are still to be carried out.

    Parameters
    ----------
    source
        Its files.

    Returns
    -------
    dataset
        The same for everybody; nobody changes it.
    """
    return _load(source)[3]


_Loaded = tuple[Network | None, About, tuple[Problem, ...], Dataset]


def _load(source: Source) -> _Loaded:
    if source.notes == NOTHING_NOTED:
        return _as_read(source.folder, source.fingerprint)
    return _with_notes(source)


@st.cache_resource(max_entries=8, show_spinner=False)
def _as_read(folder: str, fingerprint: str) -> _Loaded:
    del fingerprint  # part of the key: other files in the same folder are other data
    return _ready(read(folder)[0])


# Apart from the others, so that the notes of one reader push nobody else's data out.
@st.cache_resource(max_entries=8, ttl="1h", show_spinner=False)
def _with_notes(source: Source) -> _Loaded:
    as_read = _as_read(source.folder, source.fingerprint)[3]
    return _ready(answers.noted(as_read, source.notes))


def _ready(as_read: Dataset) -> _Loaded:
    dataset = merged(as_read)
    network = Network(dataset) if dataset.sound else None
    # Streamlit collects garbage after every run; what lives on need not be looked at each time.
    gc.collect()
    gc.freeze()
    return network, dataset.about, dataset.problems, as_read


def _fingerprint(folder: Path) -> str:
    files = sorted(path for path in folder.iterdir() if path.is_file())
    stats = ((path.name, path.stat()) for path in files)
    return "|".join(f"{name}:{stat.st_mtime_ns}:{stat.st_size}" for name, stat in stats)
