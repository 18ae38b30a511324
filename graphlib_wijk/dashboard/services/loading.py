"""
Which data a view is about, and the network in them, read once for everybody.

Keys are the folder of a data set and a fingerprint of its files, or its id and version in the
store, with what the reader may see. Whatever they may not is taken out here, before anything is
computed: no page can show what it never gets.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import streamlit as st

from graphlib_wijk.dashboard import answers, catalogue, sharing, signing_in, state
from graphlib_wijk.dashboard.workspace import OWN
from graphlib_wijk.network import Network
from graphlib_wijk.opening import read
from graphlib_wijk.sameness import merged
from graphlib_wijk.store import (
    LOCAL,
    Actor,
    Held,
    Note,
    Signature,
    Store,
    network_for,
    visible,
)
from graphlib_wijk.tables import About, Dataset, Problem, empty_dataset

_HELD = "held"
_FOLDERS = "folders"
_FINGERPRINTS = "fingerprints"
#: Under which name the notes of this run are remembered; see `noting`.
NOTES = "notes"
#: Under which name the proposals of this run are remembered; see `correcting`.
PROPOSALS = "proposals"


@dataclass(frozen=True)
class Sight:
    """Through whose eyes data are seen; see `graphlib_wijk.store.visible`."""

    actor: Actor
    dataset: str
    published: bool


@dataclass(frozen=True)
class Source:
    """
    The data a view is about: what every cached answer depends on.

    Parameters
    ----------
    place
        A folder; or the id of a data set in the store, if there is a `number`.
    fingerprint
        What is in the folder.
    number
        Which version it is in the store; 0 for files.
    notes
        What was noted, as far as this reader may see it, where an answer depends on that too;
        see `noting.noted`.
    sight
        Who looks, where that makes a difference; None for who may see everything.
    """

    place: str
    fingerprint: str = ""
    number: int = 0
    notes: tuple[Note, ...] = ()
    sight: Sight | None = None


#: How a source is told from another in a key: its text has all of it, and is made in no time.
BY_TEXT: Final[dict[str | type[Any], Callable[[Any], Any]]] = {Source: repr}


def source(view: state.View) -> Source | None:
    """
    Find the data set in view.

    Parameters
    ----------
    view
        What the reader looks at.

    Returns
    -------
    source
        The data as this reader may see them, or None when there is no such data set or edition.
    """
    entry = entry_of(view)
    spot = entry.spot_of(view.edition) if entry else None
    if entry is None or spot is None:
        return None
    if isinstance(spot, int):
        return Source(entry.name, number=spot, sight=_sight(entry))
    return Source(str(spot), _fingerprint(spot), sight=_sight(entry))


def _sight(entry: catalogue.Entry) -> Sight | None:
    actor = signing_in.actor()
    if actor.role == "operator" or entry.name == OWN:
        return None
    # Who it is makes no difference to what is seen, and people with one view share its answers.
    return Sight(replace(actor, id=""), entry.name, entry.published)


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
        Those of the store, then the folders of the operator that have another name, and at the
        end the reader's own, if there are any.
    """
    kept = held()
    names = {entry.name for entry in kept}
    folders = [entry for entry in _folders() if entry.name not in names]
    accepted = state.workspace().accepted
    own = (catalogue.Entry(OWN, accepted, {}),) if accepted else ()
    return (*kept, *folders, *own)


def held() -> tuple[catalogue.Entry, ...]:
    """
    List the data sets of the store that this reader may open.

    Returns
    -------
    entries
        By name; empty where there is no store.
    """
    known: tuple[catalogue.Entry, ...] | None = state.remembered(_HELD, None)
    return _held() if known is None else known


def look_again() -> None:
    """
    Find out which data there are; call once in every run, so that its pages need not ask each.

    Raises
    ------
    StoreError
        If the database cannot be used.
    """
    state.remember(_HELD, None)
    state.remember(_FOLDERS, catalogue.entries())
    state.remember(_FINGERPRINTS, {})
    state.remember(NOTES, {})
    state.remember(PROPOSALS, {})
    state.remember(_HELD, _held())


def _folders() -> tuple[catalogue.Entry, ...]:
    known: tuple[catalogue.Entry, ...] | None = state.remembered(_FOLDERS, None)
    return catalogue.entries() if known is None else known


def _held() -> tuple[catalogue.Entry, ...]:
    store = sharing.store()
    if store is None:
        return ()
    by = signing_in.signature()
    return tuple(
        catalogue.Entry(one.id, one.current, _earlier(store, one, by), one.published)
        for one in store.versions.datasets(by)
    )


def _earlier(store: Store, held: Held, by: Signature) -> dict[str, catalogue.Spot]:
    numbers = store.versions.numbers(held.id, by)
    return {catalogue.version_name(n): n for n in reversed(numbers) if n != held.current}


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
        message = f"{source.place} has errors; ask `usable` first."
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


def whole_of(source: Source) -> Dataset:
    """
    Return a data set without anything taken out, for what the program itself has to know.

    Parameters
    ----------
    source
        Its files.

    Returns
    -------
    dataset
        Not to be shown: part of it may not be for the reader.
    """
    return dataset_of(replace(source, sight=None, notes=()))


_Loaded = tuple[Network | None, About, tuple[Problem, ...], Dataset]


def _load(source: Source) -> _Loaded:
    if source.notes:
        return _with_notes(source=source)
    return _as_read(source=source) if source.sight is None else _as_seen(source=source)


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs=BY_TEXT)
def _as_read(source: Source) -> _Loaded:
    if not source.number:
        return _ready(read(source.place)[0])
    # Whole, on behalf of the program itself: whoever looks sees of it what `_as_seen` leaves.
    by = sharing.signed(LOCAL)
    return _ready(sharing.required().versions.open(source.place, by, number=source.number))


@st.cache_resource(max_entries=32, show_spinner=False, hash_funcs=BY_TEXT)
def _as_seen(source: Source) -> _Loaded:
    """What `sight` leaves of the whole."""
    network, about, problems, as_read = _as_read(source=replace(source, sight=None))
    sight = source.sight
    if network is None:
        return None, about, (), empty_dataset()
    if sight is None:
        return network, about, problems, as_read
    seen = network_for(network, sight.actor, id=sight.dataset, published=sight.published)
    if seen is network:
        return network, about, problems, as_read
    left = visible(as_read, sight.actor, id=sight.dataset, published=sight.published)
    left = replace(left, withheld=left.withheld | seen.dataset.withheld)
    return seen, seen.about, (), left


# Apart from the others, so that notes push nobody else's data out.
@st.cache_resource(max_entries=8, ttl="1h", show_spinner=False, hash_funcs=BY_TEXT)
def _with_notes(source: Source) -> _Loaded:
    as_read = dataset_of(replace(source, notes=()))
    agreed = answers.agreed_upon(whole_of(source), source.notes)
    if source.sight is not None:
        sight = source.sight
        agreed = visible(agreed, sight.actor, id=sight.dataset, published=sight.published)
    laid = replace(as_read, agreements=agreed.agreements)
    return _ready(answers.noted(laid, source.notes))


def _ready(as_read: Dataset) -> _Loaded:
    dataset = merged(as_read)
    network = Network(dataset) if dataset.sound else None
    # Streamlit collects garbage after every run; what lives on need not be looked at each time.
    gc.collect()
    gc.freeze()
    return network, dataset.about, dataset.problems, as_read


def _fingerprint(folder: Path) -> str:
    """What the files of a folder are in this run, looked at once."""
    known: dict[Path, str] = state.remembered(_FINGERPRINTS, {})
    if folder not in known:
        known[folder] = _looked_at(folder)
    return known[folder]


def _looked_at(folder: Path) -> str:
    files = sorted(path for path in folder.iterdir() if path.is_file())
    stats = ((path.name, path.stat()) for path in files)
    return "|".join(f"{name}:{stat.st_mtime_ns}:{stat.st_size}" for name, stat in stats)
