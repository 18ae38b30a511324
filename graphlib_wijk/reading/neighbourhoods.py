"""The table of neighbourhoods, each of which may stand in it once a year."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pandas as pd

from graphlib_wijk.reading.cells import typed
from graphlib_wijk.reading.codes import report_mismatches
from graphlib_wijk.reading.coordinates import located
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.headers import Cells
from graphlib_wijk.reading.pooled import Pooled, frame_of_pooled
from graphlib_wijk.tables import NEIGHBOURHOODS
from graphlib_wijk.vocabulary import fold

_IDENTIFYING: Final = ("code", "year", "municipality", "name")


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
    columns = dict(table.columns)
    codes = columns["code"].mapped(_as_list)
    report_mismatches(cells, "code", codes, columns["municipality_code"], findings)
    columns |= located(cells, columns, findings)
    first: dict[tuple[object, ...], int] = {}
    keys = _keys(columns)
    for at in np.flatnonzero(table.usable).tolist():
        other = first.setdefault(keys[at], at)
        if other != at:
            findings.add(
                cells.problem(
                    "duplicate-neighbourhood",
                    at,
                    "name",
                    found=columns["name"][at],
                    expected=str(cells.rows[other]),
                )
            )
    rows = np.fromiter(first.values(), dtype=np.int64)
    return frame_of_pooled(NEIGHBOURHOODS, columns, rows)


def _as_list(code: str) -> tuple[str, ...]:
    return (code,) if code else ()


def _keys(columns: Mapping[str, Pooled[Any]]) -> list[tuple[object, ...]]:
    """Return what makes each neighbourhood one of a kind: its code, else its name; and the year."""
    of_row = zip(*(columns[name] for name in _IDENTIFYING), strict=True)
    return [
        (
            *((code,) if code else (fold(municipality), fold(name))),
            None if math.isnan(year) else year,
        )
        for code, year, municipality, name in of_row
    ]
