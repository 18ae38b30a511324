"""The table of organisations: ids given or made, worlds from kinds, codes that belong together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from operator import not_
from typing import Any, Final

import numpy as np
import pandas as pd

from graphlib_wijk.reading.cells import Typed, typed
from graphlib_wijk.reading.characters import tidy
from graphlib_wijk.reading.codes import (
    neighbourhood_code,
    report_mismatches,
    report_misplaced,
    report_unlisted,
    subneighbourhood_code,
)
from graphlib_wijk.reading.coordinates import located
from graphlib_wijk.reading.directory import Directory
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.headers import Cells
from graphlib_wijk.reading.persons import names_of_one
from graphlib_wijk.reading.pooled import Codes, Flags, Pooled, frame_of_pooled, together
from graphlib_wijk.reading.text_pool import TextPool
from graphlib_wijk.reading.values import parts_of, split_at_commas
from graphlib_wijk.tables import ORGANISATIONS, Problem
from graphlib_wijk.vocabulary import (
    INITIATIVE_KINDS,
    ORGANISATION_KINDS,
    OTHER,
    RESIDENTS_INITIATIVE,
    UNKNOWN,
    fold,
    label,
)

_WORLD_OF: Final = {kind.code: kind.world for kind in ORGANISATION_KINDS}
#: What people write under wijk for who works in the whole municipality, folded.
_TOWNWIDE: Final = frozenset(
    fold(word)
    for word in (
        "stedelijk",
        "stadsbreed",
        "hele stad",
        "gemeentebreed",
        "hele gemeente",
        "alle wijken",
        "alle stadsdelen",
        "wijkoverstijgend",
        "stadsdeeloverstijgend",
    )
)
#: Smaller areas have two signs more than a neighbourhood.
_MAY_BE_BUURT: Final = re.compile(r"[Bb]\s*[Uu]|[0-9][0-9A-Za-z ]{6}")
_BETWEEN_PARTS: Final = "--"
_NO_WORD: Final = re.compile(r"[\W_]+")


def organisations_of(
    cells: Cells, listed: pd.DataFrame, findings: Findings
) -> tuple[pd.DataFrame, Directory]:
    """
    Turn the cells of the table of organisations into its frame.

    Parameters
    ----------
    cells
        Cells of the table.
    listed
        The neighbourhoods that the data set lists; may be empty.
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
    columns["kind"] = _kinds(cells, columns, findings)
    columns["world"] = together(columns["world"], columns["kind"]).mapped(_world)
    columns |= _codes(cells, columns, listed, findings)
    columns |= located(cells, columns, findings)
    columns["neighbourhood"] = _neighbourhoods(cells, columns["neighbourhood"], listed, findings)
    _report_persons(cells, columns, findings)
    columns["id"], kept = _ids(cells, table, findings)
    frame = frame_of_pooled(ORGANISATIONS, columns, kept)
    names = columns["name"].taken(kept)
    ids_kept = TextPool.of_array(frame.index.array)
    directory = Directory(ids_kept, names, complete=cells.complete)
    return frame, directory


def _kinds(cells: Cells, columns: Mapping[str, Pooled[Any]], findings: Findings) -> Pooled[str]:
    """Read who is said to be a residents' initiative as one, where the kind leaves room for it."""
    kinds, said = columns["kind"], columns["residents_initiative"]
    rows = said.which(bool)
    if not rows.any():
        return kinds
    roomy = kinds.which({OTHER, UNKNOWN}.__contains__)
    _report_initiatives(cells, "initiative-by-column", rows & roomy, "", findings)
    others = rows & ~roomy & ~kinds.which(INITIATIVE_KINDS.__contains__)
    for at in dict.fromkeys(kinds.codes[others].tolist()):
        alike = others & (kinds.codes == at)
        found = label("organisation_kinds", kinds.pool[at])
        _report_initiatives(cells, "initiative-of-other-kind", alike, found, findings)
    codes = np.where(rows & roomy, len(kinds.pool), kinds.codes)
    return Pooled([*kinds.pool, RESIDENTS_INITIATIVE], codes)


def _report_initiatives(
    cells: Cells, code: str, rows: Flags, found: str, findings: Findings
) -> None:
    positions = np.flatnonzero(rows)
    if len(positions):
        problem = cells.problem(code, int(positions[0]), "residents_initiative", found=found)
        findings.add(replace(problem, count=len(positions)))


def _world(world_and_kind: tuple[str, str]) -> str:
    world, kind = world_and_kind
    return world or _WORLD_OF[kind]


def _codes(
    cells: Cells, columns: Mapping[str, Pooled[Any]], listed: pd.DataFrame, findings: Findings
) -> dict[str, Pooled[Any]]:
    """Check the codes of places; a smaller area tells its neighbourhood where none is given."""
    wijken, buurten = columns["neighbourhood_codes"], columns["subneighbourhood_codes"]
    municipalities = columns["municipality_code"]
    report_mismatches(cells, "neighbourhood_codes", wijken, municipalities, findings)
    report_mismatches(cells, "subneighbourhood_codes", buurten, municipalities, findings)
    report_misplaced(cells, buurten, wijken, findings)
    around = _around(wijken, buurten)
    report_unlisted(cells, "neighbourhood_codes", wijken, listed, findings)
    report_unlisted(cells, "subneighbourhood_codes", around, listed, findings)
    if "neighbourhood_codes" in cells.columns:
        written = cells.columns["neighbourhood_codes"]
        if any(map(_MAY_BE_BUURT.search, written.pool)):
            buurten = together(buurten, written.mapped(_buurten_in)).mapped(_both)
    return {
        "neighbourhood_codes": _instead(wijken, around),
        "subneighbourhood_codes": buurten,
    }


def _around(
    wijken: Pooled[tuple[str, ...]], buurten: Pooled[tuple[str, ...]]
) -> Pooled[tuple[str, ...]]:
    """Return the neighbourhoods around the smaller areas of the rows that name none themselves."""
    nameless = np.flatnonzero(wijken.which(not_))
    each, codes = np.unique(buurten.codes[nameless], return_inverse=True)
    around = [
        tuple(dict.fromkeys(f"WK{code[2:8]}" for code in buurten.pool[at])) for at in each.tolist()
    ]
    of_row = np.zeros(len(wijken), dtype=np.int64)
    of_row[nameless] = codes + 1
    return Pooled([(), *around], of_row)


def _instead(
    wijken: Pooled[tuple[str, ...]], around: Pooled[tuple[str, ...]]
) -> Pooled[tuple[str, ...]]:
    """Put the neighbourhoods around smaller areas where no others are named."""
    found = around.which(bool)
    codes = np.where(found, around.codes + len(wijken.pool), wijken.codes)
    return Pooled([*wijken.pool, *around.pool], codes)


def _buurten_in(text: str) -> tuple[str, ...]:
    """Return the codes of smaller areas that stand where neighbourhoods were asked."""
    codes = (subneighbourhood_code(p) for p in parts_of(tidy(text)) if not neighbourhood_code(p))
    return tuple(filter(None, codes))


def _both(parts: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*parts[0], *parts[1]))) if parts[1] else parts[0]


def _neighbourhoods(
    cells: Cells, words: Pooled[tuple[str, ...]], listed: pd.DataFrame, findings: Findings
) -> Pooled[tuple[str, ...]]:
    """Split names at commas that stand between known ones; doubt the name of a whole town."""
    alone = {fold(of_row[0]) for of_row in words.pool if len(of_row) == 1}
    known = {word for word in alone if "," not in word} | set(map(fold, listed["name"].tolist()))
    split = split_at_commas(words, lambda name: fold(name) in known)
    townwide = split.mapped(lambda of_row: next(filter(_is_townwide, of_row), ""))
    for word in dict.fromkeys(filter(None, townwide.pool)):
        rows = np.flatnonzero(townwide.which(word.__eq__))
        if len(rows):
            problem = cells.problem("whole-municipality", int(rows[0]), "neighbourhood", found=word)
            findings.add(replace(problem, count=len(rows)))
    return split


def _is_townwide(name: str) -> bool:
    return fold(name) in _TOWNWIDE


def _report_persons(cells: Cells, columns: Mapping[str, Pooled[Any]], findings: Findings) -> None:
    """Tell of each organisation that may be one person and is shown to readers."""
    names, shown = columns["name"].to_check(), columns["hidden"].which(not_)
    persons = np.zeros(len(names.pool), dtype=bool)
    persons[names_of_one(names.pool)] = True
    forms = columns["kind_given"].which(lambda kind: bool(names_of_one([kind])))
    for at in np.flatnonzero((persons[names.codes] | forms) & shown).tolist():
        expected = ORGANISATIONS.column("hidden").dutch
        findings.add(cells.problem("maybe-person", at, "name", found=names[at], expected=expected))


def _ids(cells: Cells, table: Typed, findings: Findings) -> tuple[Pooled[str], Codes]:
    """Return the id of every row, and the positions of the rows that may keep theirs."""
    column = table.columns["id"]
    if table.usable.all() and column.is_distinct() and not column.which_text(not_, b"").any():
        return column, np.arange(len(column))
    given = list(column)
    usable = np.flatnonzero(table.usable).tolist()
    made = _made_ids(table.columns, [at for at in usable if not given[at]])
    ids = [text or made.get(at, "") for at, text in enumerate(given)]
    owner: dict[str, int] = {}
    # Given ids first: a made one yields to them, wherever it stands.
    again: defaultdict[tuple[bool, bool], dict[int, int]] = defaultdict(dict)
    for at in sorted(usable, key=made.__contains__):
        first = owner.setdefault(ids[at], at)
        if first != at:
            again[bool(given[at]), bool(given[first])][at] = first
    for alike in again.values():
        problem_at = partial(_duplicate, cells, table, ids, alike)
        findings.add_each(list(alike), problem_at)
    kept = np.sort(np.fromiter(owner.values(), dtype=np.int64))
    return Pooled(ids, np.arange(len(ids))), kept


def _duplicate(
    cells: Cells, table: Typed, ids: Sequence[str], first_of: Mapping[int, int], at: int
) -> Problem:
    first, shared = first_of[at], ids[at]
    other = str(cells.rows[first])
    given = table.columns["id"]
    if not given[at] and not given[first]:
        name = table.columns["name"][at]
        return cells.problem("duplicate-name", at, "name", found=name, expected=other)
    column = "id" if given[at] else "name"
    return cells.problem("duplicate-id", at, column, found=shared, expected=other)


def _made_ids(columns: Mapping[str, Pooled[Any]], positions: Sequence[int]) -> dict[int, str]:
    """Make ids from name and municipality, with the neighbourhood where that is not enough."""
    if not positions:
        return {}
    names, towns = (columns[name].mapped(_slug) for name in ("name", "municipality"))
    bases = together(names, towns).mapped(_joined)
    places = together(columns["neighbourhood"], columns["neighbourhood_codes"]).mapped(_slug_of)
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for at in positions:
        alike[bases[at]].append(at)
    return {
        at: _joined((base, places[at])) if len(sharing) > 1 else base
        for base, sharing in alike.items()
        for at in sharing
    }


def _joined(parts: Iterable[str]) -> str:
    return _BETWEEN_PARTS.join(filter(None, parts))


def _slug_of(place: tuple[tuple[str, ...], tuple[str, ...]]) -> str:
    names, codes = place
    return "-".join(map(_slug, names or codes))


def _slug(text: str) -> str:
    """Return a readable code for a text; for a text without letters the codes of its signs."""
    words = _NO_WORD.sub("-", fold(text)).strip("-")
    return words or "-".join(f"{ord(sign):x}" for sign in text)
