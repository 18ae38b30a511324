"""Forms as somebody fills them in: cells of a workbook changed with another program."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook

from graphlib_wijk.forms import corrections_in
from graphlib_wijk.reading.form import read_form
from graphlib_wijk.store import Correction
from graphlib_wijk.tables import Dataset, Problem
from graphlib_wijk.vocabulary import Language
from graphlib_wijk.writing.form import Form, form_of
from graphlib_wijk.writing.form_workbook import form_workbook
from tests.networks import dataset, organisation

TOLD, DETAILS, TIES, ADDED = "uitleg", "onze gegevens", "onze relaties", "nieuwe relaties"
#: Where things stand on a form in Dutch.
NAME, THEMES, SEEKS, OFFERS, WEBSITE, NOTE, HIDDEN, ASKED = (
    (DETAILS, f"B{row}") for row in range(4, 12)
)
#: The cells of the first known tie, and those of the first row for ties that are missing.
VERB, OTHER, VERDICT, SINCE, CONTACT, STRENGTH, TIE_NOTE, CODE = (
    (TIES, f"{letter}4") for letter in "BCDEFGHI"
)
NEW_VERB, NEW_OTHER, NEW_SINCE, NEW_CONTACT, NEW_STRENGTH, NEW_NOTE = (
    (ADDED, f"{letter}4") for letter in "ABCDEF"
)
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
Cells = Mapping[tuple[str, str], str | None]


def small() -> Dataset:
    """Return an initiative with one tie, two others, and two that share a name."""
    rows = [
        organisation(
            "akker",
            themes=("green",),
            seeks=("ruimte", "geld"),
            note="Elke dinsdag",
            asked_on="2026-04-02",
        ),
        "kom",
        organisation("geld", kind="fund", world="system"),
        organisation("dubbel1", name="Dubbel"),
        organisation("dubbel2", name="Dubbel"),
    ]
    tie = {"source": "kom", "target": "akker", "kind": "funding", "reported_by": ("kom",)}
    return dataset(rows, [{**tie, "since": "2025-03", "strength": 3.0, "note": "Soep"}])


def form_in(data: Dataset, language: Language = "nl", who: str = "akker") -> Form:
    """Return the form of an organisation."""
    return form_of(data, dataset="a", version=1, organisation=who, language=language)


def filled(content: bytes, cells: Cells) -> bytes:
    """Fill cells of a workbook in; what looks like a formula is text."""
    book = load_workbook(io.BytesIO(content))
    for (sheet, place), text in cells.items():
        cell = book[sheet][place]
        # Excel writes so what would otherwise be read as the sign with this number.
        cell.value = _ESCAPE.sub("_x005F_", text) if text else text
        if text is not None:
            cell.data_type = "s"
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def put(folder: Path, content: bytes, name: str = "f.xlsx") -> Path:
    """Put a form where it can be read."""
    path = folder / name
    path.write_bytes(content)
    return path


def returned(
    folder: Path, cells: Cells, data: Dataset | None = None, form: Form | None = None
) -> tuple[tuple[Correction, ...], tuple[Problem, ...]]:
    """Fill a form in, read it, and tell what it means."""
    data = data or small()
    form = form or form_in(data)
    content = form_workbook(form)
    came, problems = read_form(put(folder, filled(content, cells) if cells else content))
    if came is None:
        return (), problems
    said, unclear = corrections_in(came, form, data, lambda: data)
    return tuple(one.correction for one in said), (*problems, *unclear)
