"""The table of ties: ends and reporters become ids; no tie with oneself, none told twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from graphlib_wijk.reading.cells import typed
from graphlib_wijk.reading.directory import Directory
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.headers import Cells
from graphlib_wijk.reading.pooled import Codes, Flags, Pooled, frame_of_pooled
from graphlib_wijk.reading.references import References
from graphlib_wijk.reading.said import plainly_said
from graphlib_wijk.reading.values import split_at_commas
from graphlib_wijk.tables import TIES, Problem, columns_of


def ties_of(cells: Cells, directory: Directory, findings: Findings) -> pd.DataFrame:
    """
    Turn the cells of the table of ties into its frame.

    Parameters
    ----------
    cells
        Cells of the table.
    directory
        The organisations that ties may name.
    findings
        Where problems go.

    Returns
    -------
    ties
        The rows both of whose ends are known, equal rows once.
    """
    table = typed(cells, TIES, findings)
    references = References(cells, directory, findings)
    source = references.ends("source", table.columns["source"])
    target = references.ends("target", table.columns["target"])
    known = (source >= 0) & (target >= 0)
    _report_self_ties(cells, known & (source == target), findings)
    kept = np.flatnonzero(known & (source != target))
    columns = {name: column.taken_in_order(kept) for name, column in table.columns.items()}
    source, target = source[kept], target[kept]
    said = plainly_said(columns["reported_by"], columns["source"], columns["target"])
    said = replace(said, words=split_at_commas(said.words, directory.matches))
    for name, ends in (("source", source), ("target", target)):
        if name in references.by_name:
            columns[name] = Pooled(directory.ids, ends)
    columns["reported_by"] = references.reporters(kept, said, source, target)
    if references.unchecked:
        findings.add(Problem(code="ties-unchecked", file=cells.file, sheet=cells.sheet))
    alike = _repeated(source * len(directory.ids) + target)
    repeats = _repeats(cells, kept, columns, alike, findings)
    rows = np.delete(np.arange(len(kept)), repeats)
    return frame_of_pooled(TIES, columns, rows)


def _report_self_ties(cells: Cells, selves: Flags, findings: Findings) -> None:
    for at in np.flatnonzero(selves).tolist():
        written = cells.columns["target"][at].strip()
        findings.add(cells.problem("self-tie", at, "target", found=written))


def _repeated(pairs: Codes) -> Codes:
    """Return the positions of the pairs that come more than once."""
    in_order = np.sort(pairs)
    again = in_order[1:][in_order[1:] == in_order[:-1]]
    return np.flatnonzero(np.isin(pairs, again)) if len(again) else again


def _repeats(
    cells: Cells,
    kept: Codes,
    columns: Mapping[str, Pooled[Any]],
    alike: Codes,
    findings: Findings,
) -> list[int]:
    """Return which of the rows between the same two organisations repeat an earlier one."""
    first: dict[tuple[object, ...], int] = {}
    told = [columns[name] for name in columns_of(TIES)]
    repeats = []
    for at in alike.tolist():
        other = first.setdefault(tuple(column[at] for column in told), at)
        if other != at:
            repeats.append(at)
            findings.add(
                Problem(
                    code="duplicate-tie",
                    file=cells.file,
                    sheet=cells.sheet,
                    row=int(cells.rows[kept[at]]),
                    expected=str(cells.rows[kept[other]]),
                )
            )
    return repeats
