"""Tables of decisions about two organisations: the same or not, to meet or not."""

from __future__ import annotations

import numpy as np
import pandas as pd

from graphlib_wijk.reading.cells import typed
from graphlib_wijk.reading.directory import Directory
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.headers import Cells
from graphlib_wijk.reading.pooled import Pooled, frame_of_pooled
from graphlib_wijk.reading.references import References
from graphlib_wijk.tables import INTRODUCTIONS, SAME, Problem, Table, columns_of


def same_of(cells: Cells, directory: Directory, findings: Findings) -> pd.DataFrame:
    """
    Turn the cells of the table of decisions into its frame.

    Parameters
    ----------
    cells
        Cells of the table.
    directory
        The organisations that decisions may name.
    findings
        Where problems go. A decision about an organisation that is not there is a warning: it
        may have left since.

    Returns
    -------
    same
        The rows both of whose organisations are known, equal rows once.
    """
    return _decisions_of(SAME, ("one", "other"), cells, directory, findings)


def introductions_of(cells: Cells, directory: Directory, findings: Findings) -> pd.DataFrame:
    """
    Turn the cells of the table of introductions into its frame.

    Parameters
    ----------
    cells
        Cells of the table.
    directory
        The organisations that introductions may name.
    findings
        Where problems go. An answer about an organisation that is not there is a warning: it
        may have left since.

    Returns
    -------
    introductions
        The rows both of whose organisations are known, equal rows once.
    """
    return _decisions_of(INTRODUCTIONS, ("source", "target"), cells, directory, findings)


def _decisions_of(
    table: Table, ends: tuple[str, str], cells: Cells, directory: Directory, findings: Findings
) -> pd.DataFrame:
    values = typed(cells, table, findings)
    references = References(
        cells,
        directory,
        findings,
        ambiguous="ambiguous-in-decision",
        unknown="unknown-in-decision",
    )
    one = references.ends(ends[0], values.columns[ends[0]])
    other = references.ends(ends[1], values.columns[ends[1]])
    if references.unchecked:
        findings.add(Problem(code="ties-unchecked", file=cells.file, sheet=cells.sheet))
    known = (one >= 0) & (other >= 0)
    for at in np.flatnonzero(known & (one == other)).tolist():
        found = directory.ids[one[at]]
        findings.add(cells.problem("decision-about-itself", at, ends[1], found=found))
    kept = np.flatnonzero(known & (one != other))
    columns = {name: values.columns[name].taken(kept) for name in columns_of(table)}
    columns[ends[0]] = Pooled(directory.ids, one[kept])
    columns[ends[1]] = Pooled(directory.ids, other[kept])
    rows = zip(*(columns[name] for name in columns_of(table)), strict=True)
    first: dict[tuple[object, ...], int] = {}
    for at, row in enumerate(rows):
        first.setdefault(row, at)
    return frame_of_pooled(table, columns, np.fromiter(first.values(), dtype=np.int64))
