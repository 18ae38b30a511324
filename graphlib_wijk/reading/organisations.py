"""The table of organisations: ids given or made, worlds from kinds, codes that belong together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from graphlib_wijk.reading.cells import Typed, typed
from graphlib_wijk.reading.codes import report_mismatches, report_unlisted
from graphlib_wijk.reading.directory import Directory
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.headers import Cells
from graphlib_wijk.reading.pooled import Codes, Pooled, frame_of_pooled, together
from graphlib_wijk.tables import ORGANISATIONS, Problem
from graphlib_wijk.vocabulary import ORGANISATION_KINDS, fold

_WORLD_OF: Final = {kind.code: kind.world for kind in ORGANISATION_KINDS}
_BETWEEN_PARTS: Final = "--"
_NO_WORD: Final = re.compile(r"[\W_]+")


def organisations_of(
    cells: Cells, listed: Collection[str], findings: Findings
) -> tuple[pd.DataFrame, Directory]:
    """
    Turn the cells of the table of organisations into its frame.

    Parameters
    ----------
    cells
        Cells of the table.
    listed
        Codes of the neighbourhoods that the data set lists; may be empty.
    findings
        Where problems go.

    Returns
    -------
    organisations
        The rows that could be used, indexed by id.
    directory
        The same organisations, to look up who is meant in a tie.
    """
    table = typed(cells, ORGANISATIONS, findings)
    columns = dict(table.columns)
    columns["world"] = together(columns["world"], columns["kind"]).mapped(_world)
    codes = columns["neighbourhood_codes"]
    report_mismatches(cells, "neighbourhood_codes", codes, columns["municipality_code"], findings)
    report_unlisted(cells, "neighbourhood_codes", codes, listed, findings)
    ids, kept = _ids(cells, table, findings)
    columns["id"] = Pooled(ids, np.arange(len(ids)))
    frame = frame_of_pooled(ORGANISATIONS, columns, kept)
    names = columns["name"].taken(kept)
    directory = Directory(frame.index.tolist(), list(names), complete=cells.complete)
    return frame, directory


def _world(world_and_kind: tuple[str, str]) -> str:
    world, kind = world_and_kind
    return world or _WORLD_OF[kind]


def _ids(cells: Cells, table: Typed, findings: Findings) -> tuple[list[str], Codes]:
    """Return the id of every row, and the positions of the rows that may keep theirs."""
    given = list(table.columns["id"])
    usable = np.flatnonzero(table.usable).tolist()
    made = _made_ids(table.columns, [at for at in usable if not given[at]])
    ids = [text or made.get(at, "") for at, text in enumerate(given)]
    owner: dict[str, int] = {}
    # Given ids first: a made one yields to them, wherever it stands.
    for at in sorted(usable, key=made.__contains__):
        first = owner.setdefault(ids[at], at)
        if first != at:
            findings.add(_duplicate(cells, table, ids[at], at, first))
    return ids, np.sort(np.fromiter(owner.values(), dtype=np.int64))


def _duplicate(cells: Cells, table: Typed, shared: str, at: int, first: int) -> Problem:
    other = str(cells.rows[first])
    given = table.columns["id"]
    if not given[at] and not given[first]:
        name = table.columns["name"][at]
        return cells.problem("duplicate-name", at, "name", found=name, expected=other)
    column = "id" if given[at] else "name"
    return cells.problem("duplicate-id", at, column, found=shared, expected=other)


def _made_ids(columns: Mapping[str, Pooled[Any]], positions: Sequence[int]) -> dict[int, str]:
    """Make ids from name and municipality, with the neighbourhood where that is not enough."""
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for at in positions:
        parts = (_slug(columns["name"][at]), _slug(columns["municipality"][at]))
        alike[_BETWEEN_PARTS.join(filter(None, parts))].append(at)
    ids: dict[int, str] = {}
    for base, sharing in alike.items():
        for at in sharing:
            place = columns["neighbourhood"][at] or columns["neighbourhood_codes"][at]
            wijk = "-".join(map(_slug, place)) if len(sharing) > 1 else ""
            ids[at] = _BETWEEN_PARTS.join(filter(None, (base, wijk)))
    return ids


def _slug(text: str) -> str:
    """Return a readable code for a text; for a text without letters the codes of its signs."""
    words = _NO_WORD.sub("-", fold(text)).strip("-")
    return words or "-".join(f"{ord(sign):x}" for sign in text)
