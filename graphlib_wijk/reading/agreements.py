"""The table of agreements: who does what with whom; names become ids."""

from __future__ import annotations

import numpy as np
import pandas as pd

from graphlib_wijk.reading.cells import typed
from graphlib_wijk.reading.directory import Directory
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.headers import Cells
from graphlib_wijk.reading.pooled import frame_of_pooled
from graphlib_wijk.reading.references import References
from graphlib_wijk.reading.values import split_at_commas
from graphlib_wijk.tables import AGREEMENTS, Problem, columns_of


def agreements_of(cells: Cells, directory: Directory, findings: Findings) -> pd.DataFrame:
    """
    Turn the cells of the table of agreements into its frame.

    Parameters
    ----------
    cells
        Cells of the table.
    directory
        The organisations that agreements may name.
    findings
        Where problems go. An organisation that is not there is a warning, and left out: it may
        have left since.

    Returns
    -------
    agreements
        The rows of which it is known who keeps them, equal rows once.
    """
    table = typed(cells, AGREEMENTS, findings)
    references = References(
        cells,
        directory,
        findings,
        ambiguous="ambiguous-in-agreement",
        unknown="unknown-in-agreement",
    )
    columns = {name: table.columns[name] for name in columns_of(AGREEMENTS)}
    for name in ("who", "with_whom"):
        columns[name] = references.each(name, split_at_commas(columns[name], directory.matches))
    if references.unchecked:
        findings.add(Problem(code="ties-unchecked", file=cells.file, sheet=cells.sheet))
    first: dict[tuple[object, ...], int] = {}
    for at, row in enumerate(zip(*columns.values(), strict=True)):
        if columns["who"][at]:
            first.setdefault(row, at)
        elif table.usable[at] and not references.unchecked:
            found = columns["agreement"][at]
            findings.add(cells.problem("agreement-of-nobody", at, "who", found=found))
    return frame_of_pooled(AGREEMENTS, columns, np.fromiter(first.values(), dtype=np.int64))
