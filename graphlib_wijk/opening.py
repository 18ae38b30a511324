"""From files to a network, in one call: what notebooks and the dashboard start with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graphlib_wijk.network import Network
from graphlib_wijk.reading import COUNTRY, NO_CHOICES, Choices, Limits
from graphlib_wijk.reading import read as read_source
from graphlib_wijk.sameness import merged
from graphlib_wijk.tables import Dataset, Problem

Source = str | Path | Sequence[str | Path]


def read(
    source: Source, *, limits: Limits = COUNTRY, choices: Choices = NO_CHOICES
) -> tuple[Dataset, tuple[Problem, ...]]:
    """
    Read and check a data set without stopping at what is wrong.

    Parameters
    ----------
    source
        A folder, a workbook, or the paths of the tables.
    limits
        How much is read at most; see `graphlib_wijk.reading.Limits`.
    choices
        What a person decided while looking at an earlier reading.

    Returns
    -------
    dataset
        What could be read. With an error among the problems it is only good for looking at:
        `open_network` and `Network` refuse it.
    problems
        Every problem, also kept in the data set.

    Examples
    --------
    >>> dataset, problems = read("data/wijkgesprekken")
    >>> len(dataset.organisations), [p.code for p in problems if p.severity == "error"]
    (56, [])
    """
    return read_source(source, limits=limits, choices=choices)


def open_network(source: Source) -> Network:
    """
    Read and check a data set, carry out what it decided, and make a network of it.

    Organisations that the table ``dezelfde`` puts together are one organisation in the network.

    Parameters
    ----------
    source
        A folder, a workbook, or the paths of the tables.

    Returns
    -------
    network
        The network of all its organisations.

    Raises
    ------
    ContractError
        If anything in the data is an error; it carries every problem.

    Examples
    --------
    >>> len(open_network("data/wijkgesprekken"))
    56
    """
    dataset, _ = read_source(source)
    return Network(merged(dataset))
