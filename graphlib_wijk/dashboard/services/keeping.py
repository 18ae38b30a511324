"""What the page Beheer asks of the versions of a data set, and does to them; see `desk`."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from graphlib_wijk.dashboard import catalogue, sharing, signing_in
from graphlib_wijk.dashboard.services import files
from graphlib_wijk.dashboard.workspace import Draft
from graphlib_wijk.store import (
    RowChange,
    Source,
    Version,
)
from graphlib_wijk.vocabulary import fold

_LONGEST_NAME: Final = 64


def history(entry: catalogue.Entry) -> tuple[Version, ...]:
    """
    List the versions of a data set.

    Parameters
    ----------
    entry
        A data set of the store.

    Returns
    -------
    versions
        From new to old.
    """
    return sharing.required().versions.history(entry.name, signing_in.signature())[::-1]


def difference(entry: catalogue.Entry, old: int, new: int) -> tuple[RowChange, ...]:
    """
    Tell what differs between two versions.

    Parameters
    ----------
    entry
        A data set of the store.
    old, new
        Two versions.

    Returns
    -------
    changes
        Row by row.
    """
    return sharing.required().versions.difference(entry.name, old, new, signing_in.signature())


def put_back(entry: catalogue.Entry, number: int) -> Version:
    """
    Make an earlier version current again.

    Parameters
    ----------
    entry
        A data set of the store.
    number
        The earlier version.

    Returns
    -------
    version
        The new version with the same content.
    """
    return sharing.required().versions.restore(entry.name, number, signing_in.signature())


def publish(entry: catalogue.Entry, *, published: bool) -> None:
    """
    Let everyone see the public part of a data set, or no longer.

    Parameters
    ----------
    entry
        A data set of the store.
    published
        Whether everyone may.
    """
    by = signing_in.signature()
    sharing.required().versions.publish(entry.name, by, published=published)


def prune(entry: catalogue.Entry, keep: int) -> int:
    """
    Take away what old versions held.

    Parameters
    ----------
    entry
        A data set of the store.
    keep
        How many of the latest versions stay whole.

    Returns
    -------
    pruned
        How many versions lost their content.
    """
    return sharing.required().versions.prune(entry.name, signing_in.signature(), keep=keep)


def name_for(title: str) -> str:
    """
    Make a name for a data set of the store.

    Parameters
    ----------
    title
        What the data are called.

    Returns
    -------
    name
        Letters, digits and hyphens only; ``gegevens`` when nothing is left.
    """
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in fold(title))
    return "-".join(filter(None, kept.split("-")))[:_LONGEST_NAME].strip("-") or "gegevens"


def save(draft: Draft, name: str, expected: int) -> Version:
    """
    Keep new files for everyone who may look.

    Parameters
    ----------
    draft
        Files without errors, and what the reader decided about them.
    name
        Id of the data set.
    expected
        The version that the reader started from; 0 for a new data set.

    Returns
    -------
    version
        The new version, with the names of the files and the SHA-256 of what was in them.
    """
    return sharing.required().versions.save(
        name,
        files.decided(draft),
        signing_in.signature(),
        source=_origin(draft),
        expected=expected,
    )


def _origin(draft: Draft) -> Source:
    paths = [Path(path) for path in draft.paths]
    alone = len(paths) == 1
    # Of several files together there is one fingerprint already.
    sha256 = hashlib.sha256(paths[0].read_bytes()).hexdigest() if alone else draft.fingerprint
    return Source(file=", ".join(path.name for path in paths), sha256=sha256)
