"""The table of decisions whether two organisations are the same; names become ids."""

from __future__ import annotations

import numpy as np
import pandas as pd

from graphlib_wijk.reading.cells import typed
from graphlib_wijk.reading.directory import Directory
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.headers import Cells
from graphlib_wijk.reading.pooled import Pooled, frame_of_pooled
from graphlib_wijk.reading.references import References
from graphlib_wijk.tables import SAME, Problem, columns_of


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
    table = typed(cells, SAME, findings)
    references = References(
        cells,
        directory,
        findings,
        ambiguous="ambiguous-in-decision",
        unknown="unknown-in-decision",
    )
    one = references.ends("one", table.columns["one"])
    other = references.ends("other", table.columns["other"])
    if references.unchecked:
        findings.add(Problem(code="ties-unchecked", file=cells.file, sheet=cells.sheet))
    known = (one >= 0) & (other >= 0)
    for at in np.flatnonzero(known & (one == other)).tolist():
        found = directory.ids[one[at]]
        findings.add(cells.problem("decision-about-itself", at, "other", found=found))
    kept = np.flatnonzero(known & (one != other))
    columns = {name: table.columns[name].taken(kept) for name in columns_of(SAME)}
    columns["one"] = Pooled(directory.ids, one[kept])
    columns["other"] = Pooled(directory.ids, other[kept])
    rows = zip(*(columns[name] for name in columns_of(SAME)), strict=True)
    first: dict[tuple[object, ...], int] = {}
    for at, row in enumerate(rows):
        first.setdefault(row, at)
    return frame_of_pooled(SAME, columns, np.fromiter(first.values(), dtype=np.int64))
