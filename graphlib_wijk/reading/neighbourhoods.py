"""The table of neighbourhoods, each of which may stand in it once a year."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from graphlib_wijk.reading.cells import typed
from graphlib_wijk.reading.codes import report_mismatches
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.headers import Cells
from graphlib_wijk.tables import NEIGHBOURHOODS, frame_of_columns
from graphlib_wijk.vocabulary import fold


def neighbourhoods_of(cells: Cells, findings: Findings) -> pd.DataFrame:
    """
    Turn the cells of the table of neighbourhoods into its frame.

    Parameters
    ----------
    cells
        Cells of the table.
    findings
        Where problems go.

    Returns
    -------
    neighbourhoods
        The rows that could be used.
    """
    table = typed(cells, NEIGHBOURHOODS, findings)
    codes = [(code,) if code else () for code in table.columns["code"]]
    report_mismatches(cells, "code", codes, table.columns["municipality_code"], findings)
    first: dict[tuple[object, ...], int] = {}
    for at in range(len(cells.rows)):
        if at in table.unusable:
            continue
        other = first.setdefault(_key(table.columns, at), at)
        if other != at:
            findings.add(
                cells.problem(
                    "duplicate-neighbourhood",
                    at,
                    "name",
                    found=table.columns["name"][at],
                    expected=str(cells.rows[other]),
                )
            )
    columns = {name: [v[at] for at in first.values()] for name, v in table.columns.items()}
    return frame_of_columns(NEIGHBOURHOODS, columns, len(first))


def _key(columns: Mapping[str, list[Any]], at: int) -> tuple[object, ...]:
    """Return what makes a neighbourhood one of a kind: its code, else its name; and the year."""
    year = columns["year"][at]
    code = columns["code"][at]
    place = (code,) if code else (fold(columns["municipality"][at]), fold(columns["name"][at]))
    return (*place, None if math.isnan(year) else year)
