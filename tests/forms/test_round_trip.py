"""A form that goes out and comes back means what was written on it, and nothing more."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from graphlib_wijk.reading.characters import is_broken, tidy
from graphlib_wijk.reading.form import read_form
from graphlib_wijk.store import CORRECTIONS, Correction
from graphlib_wijk.tables import Dataset
from graphlib_wijk.tables.form import DETAILS as DETAIL_FIELDS
from graphlib_wijk.tables.form import FACTS, verb_meant, verbs
from graphlib_wijk.vocabulary import LANGUAGES, TIE_KINDS, Language
from graphlib_wijk.writing import written
from graphlib_wijk.writing.form_paper import form_paper, paper_of
from graphlib_wijk.writing.form_workbook import form_workbook
from tests.forms import filling as f
from tests.networks import network
from tests.strategies import datasets

#: Each example starts a process that reads the workbook.
few = settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
HOSTILE = (
    "=1+1",
    "+31",
    "-1",
    "@SUM(A1)",
    "'s Buurt",
    "_x0041_",
    "<b>",
    "a|b",
    "1;2",
    "007",
    "é\u200b",
)
words = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=30)).filter(
    lambda text: bool(tidy(text)) and not is_broken(text)
)
TIE = ("kom", "akker", "funding")


def said(kind: Any, tie: Any = None, **fields: Any) -> Correction:
    """What the initiative says."""
    return Correction(kind=kind, organisation="akker", tie=tie, fields=fields)


@st.composite
def rich(draw: st.DrawFn) -> Dataset:
    """Draw a data set of which the texts hold anything at all."""
    data = draw(datasets(max_organisations=5, max_ties=6).filter(lambda d: len(d.organisations)))
    some = st.lists(words, min_size=len(data.organisations), max_size=len(data.organisations))
    frame = data.organisations.assign(
        name=[tidy(text) for text in draw(some)], note=[tidy(text) for text in draw(some)]
    )
    lists = [tuple(dict.fromkeys(draw(st.lists(words, max_size=3)))) for _ in frame.index]
    frame["seeks"] = type(frame["seeks"])(lists, index=frame.index, dtype="object")
    return replace(data, organisations=frame)


@few
@given(data=rich(), language=st.sampled_from(LANGUAGES))
def test_a_form_that_nobody_touched_says_nothing(data: Dataset, language: Language) -> None:
    """Whatever stands in the data, an untouched form has no corrections and no problems."""
    with tempfile.TemporaryDirectory() as folder:
        form = f.form_in(data, language, who=data.organisations.index[0])

        assert ((), ()) == f.returned(Path(folder), {}, data, form)


@few
@given(name=words, note=words, tie_note=words)
def test_hostile_text_comes_back_as_text(name: str, note: str, tie_note: str) -> None:
    """What looks like a formula, a number or a mark is what was typed."""
    assume(tidy(name) != "Akker" and "@" not in name + note + tie_note)
    cells = {f.NAME: name, f.NOTE: note, f.TIE_NOTE: tie_note}
    with tempfile.TemporaryDirectory() as folder:
        found, _problems = f.returned(Path(folder), cells)

    values = {key: value for one in found for key, value in one.fields.items() if key != "note"}
    notes = [one.fields["note"] for one in found if "note" in one.fields]
    assert {"name": tidy(name)} == values
    assert [tidy(note), tidy(tie_note)] == notes


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({f.NAME: "De Akker"}, said("change-details", name="De Akker")),
        ({f.THEMES: "Groen | zorg"}, said("change-details", themes=("green", "care"))),
        ({f.SEEKS: "ruimte"}, said("change-details", seeks=("ruimte",))),
        ({f.SEEKS: None}, said("change-details", seeks=())),
        ({f.OFFERS: "soep | brood"}, said("change-details", offers=("soep", "brood"))),
        ({f.WEBSITE: "https://a.nl"}, said("change-details", website="https://a.nl")),
        ({f.NOTE: None}, said("change-details", note="")),
        ({f.HIDDEN: "ja"}, said("change-details", hidden=True)),
        ({f.ASKED: "1-11-2026"}, said("say-asked", asked_on="2026-11-01")),
        ({f.VERDICT: "klopt"}, said("confirm-tie", TIE)),
        ({f.VERDICT: "Klopt niet"}, said("deny-tie", TIE)),
        ({f.SINCE: "2024"}, said("change-tie", TIE, since="2024")),
        ({f.CONTACT: "mei 2026"}, said("change-tie", TIE, last_contact="2026-05")),
        ({f.STRENGTH: "5"}, said("change-tie", TIE, strength=5)),
        ({f.STRENGTH: None, f.VERDICT: "klopt"}, said("change-tie", TIE, strength=None)),
        ({f.TIE_NOTE: "Brood"}, said("change-tie", TIE, note="Brood")),
        (
            {f.NEW_VERB: "werkt samen met", f.NEW_OTHER: "Geld", f.NEW_STRENGTH: "2"},
            said("add-tie", ("akker", "geld", "cooperation"), strength=2),
        ),
        (
            {f.NEW_VERB: "krijgt geld van", f.NEW_OTHER: "geld", f.NEW_SINCE: "2024"},
            said("add-tie", ("geld", "akker", "funding"), since="2024"),
        ),
        (
            {f.NEW_VERB: "consults with", f.NEW_OTHER: "Dubbel (dubbel2)", f.NEW_NOTE: "Soms"},
            said("add-tie", ("akker", "dubbel2", "consultation"), note="Soms"),
        ),
    ],
)
def test_each_change_is_that_correction(
    tmp_path: Path, cells: f.Cells, expected: Correction
) -> None:
    """One change on the form is exactly one correction, and nothing is unclear."""
    found, problems = f.returned(tmp_path, cells)

    assert () == problems
    assert (expected,) == found


@pytest.mark.parametrize(
    "cells",
    [
        {f.VERDICT: "weet ik niet"},
        {f.SINCE: "maart 2025"},
        {f.SEEKS: "ruimte|geld"},
        {f.HIDDEN: None},
        {f.NAME: "  Akker "},
        {f.STRENGTH: "3,0"},
        {f.ASKED: "2 april 2026"},
    ],
)
def test_the_same_in_other_signs_is_no_change(tmp_path: Path, cells: f.Cells) -> None:
    """Who writes what stood there in another way changes nothing."""
    assert ((), ()) == f.returned(tmp_path, cells)


@pytest.mark.parametrize(
    ("cells", "code", "place"),
    [
        ({f.NAME: None}, "missing-value", f.NAME),
        ({f.THEMES: "raketten"}, "form-unknown-word", f.THEMES),
        ({f.HIDDEN: "misschien"}, "unknown-answer", f.HIDDEN),
        ({f.ASKED: "gisteren"}, "bad-date", f.ASKED),
        ({f.ASKED: None}, "form-day-kept", f.ASKED),
        ({f.NOTE: "mail jan@kom.nl"}, "personal-data", f.NOTE),
        ({f.SINCE: "31-2-2025"}, "bad-date", f.SINCE),
        ({f.STRENGTH: "9"}, "bad-number", f.STRENGTH),
        ({f.VERDICT: "ja hoor"}, "form-unknown-word", f.VERDICT),
        ({f.VERDICT: "klopt niet", f.SINCE: "2024"}, "form-answer-contradicts", f.VERDICT),
        ({f.VERDICT: "weet ik niet", f.SINCE: "2024"}, "form-answer-contradicts", f.VERDICT),
        ({f.OTHER: "Iemand anders"}, "form-other-tie", f.OTHER),
        ({f.VERB: "werkt samen met"}, "form-other-tie", f.VERB),
        ({f.CODE: "ABCDEFGH"}, "form-unknown-tie", f.CODE),
        ({f.NEW_VERB: "werkt samen met"}, "missing-value", f.NEW_OTHER),
        ({f.NEW_OTHER: "Kom"}, "missing-value", f.NEW_VERB),
        ({f.NEW_SINCE: "2024"}, "missing-value", f.NEW_OTHER),
        ({f.NEW_VERB: "danst met", f.NEW_OTHER: "Kom"}, "form-unknown-word", f.NEW_VERB),
        (
            {f.NEW_VERB: "werkt samen met", f.NEW_OTHER: "Kon"},
            "unknown-organisation",
            f.NEW_OTHER,
        ),
        (
            {f.NEW_VERB: "werkt samen met", f.NEW_OTHER: "Dubbel"},
            "ambiguous-organisation",
            f.NEW_OTHER,
        ),
        ({f.NEW_VERB: "werkt samen met", f.NEW_OTHER: "akker"}, "self-tie", f.NEW_OTHER),
        ({f.NEW_VERB: "krijgt geld van", f.NEW_OTHER: "kom"}, "form-tie-known", f.NEW_OTHER),
    ],
)
def test_what_is_not_clear_is_told_with_its_place(
    tmp_path: Path, cells: f.Cells, code: str, place: tuple[str, str]
) -> None:
    """The problem names the sheet and the row of the cell that it is about."""
    _found, problems = f.returned(tmp_path, cells)

    sheet, cell = place
    assert (code, sheet, int(cell[1:])) in {(p.code, p.sheet, p.row) for p in problems}
    assert all(problem.column for problem in problems)


def test_the_same_missing_tie_twice_is_told_also_when_it_is_told_from_the_other_side(
    tmp_path: Path,
) -> None:
    """Two rows about one tie are a slip, and nobody guesses which of them counts."""
    cells = {(f.ADDED, f"A{row}"): "werkt samen met" for row in (4, 5)}
    cells |= {(f.ADDED, "B4"): "Geld", (f.ADDED, "B5"): "geld"}

    assert ["form-tie-twice"] == [p.code for p in f.returned(tmp_path, cells)[1]]


@pytest.mark.parametrize("mark", range(4))
def test_a_form_of_which_a_mark_was_changed_is_refused(tmp_path: Path, mark: int) -> None:
    """Another data set, version, organisation or check than was printed on it."""
    form = f.form_in(f.small())
    content = form_workbook(form)
    sheet = f.load_workbook(f.io.BytesIO(content))[f.TOLD]
    last = sheet.max_row
    found, problems = f.returned(tmp_path, {(f.TOLD, f"B{last - mark}"): "9"})

    assert ((), ["form-marks-changed"]) == (found, [p.code for p in problems])


@pytest.mark.parametrize("role", [f.DETAILS, f.TIES, f.ADDED])
def test_an_emptied_sheet_is_refused(tmp_path: Path, role: str) -> None:
    """Nothing on a sheet is not the wish that everything goes."""
    book = f.load_workbook(f.io.BytesIO(form_workbook(f.form_in(f.small()))))
    empty = {(role, cell.coordinate): None for row in book[role].iter_rows() for cell in row}
    found, problems = f.returned(tmp_path, empty)

    assert ((), ["form-sheet-empty"]) == (found, [p.code for p in problems])


def test_a_form_without_its_ties_or_without_a_sheet_is_refused(tmp_path: Path) -> None:
    """Rows that are gone say nothing, and are not taken for an answer."""
    rows = {(f.TIES, f"{letter}4"): None for letter in "ABCDEFGHI"}
    _, problems = f.returned(tmp_path, rows)
    assert ["form-unknown-tie"] == [p.code for p in problems]

    book = f.load_workbook(f.io.BytesIO(form_workbook(f.form_in(f.small()))))
    del book[f.ADDED]
    book.save(tmp_path / "less.xlsx")
    found, problems = read_form(tmp_path / "less.xlsx")
    assert (None, ["form-sheet-missing"]) == (found, [p.code for p in problems])


def test_what_is_no_form_is_refused_in_words(tmp_path: Path) -> None:
    """A renamed PDF, a Word file, a workbook of ours that is something else, and nothing at all."""
    form = f.form_in(f.small())
    files = {
        "renamed-file": [form_paper(form, ".pdf"), form_paper(form, ".docx")],
        "form-without-marks": [written(network(["a", "b"], [("a", "b")]), "excel")],
        "empty-file": [b""],
        "damaged-file": [b"PK\x03\x04 nothing"],
    }
    for code, contents in files.items():
        for content in contents:
            came, problems = read_form(f.put(tmp_path, content))
            assert (None, [code]) == (came, [problem.code for problem in problems])


def test_a_formula_without_a_value_is_no_answer(tmp_path: Path) -> None:
    """A cell in which somebody made the computer compute something is told, not guessed."""
    book = f.load_workbook(f.io.BytesIO(form_workbook(f.form_in(f.small()))))
    book[f.DETAILS]["B9"] = "=1+1"
    book.save(tmp_path / "f.xlsx")
    _, problems = read_form(tmp_path / "f.xlsx")

    assert ["formula-without-value"] == [problem.code for problem in problems]


def test_a_form_in_english_is_english_and_reads_back(tmp_path: Path) -> None:
    """Sheets, headings, verbs and answers; and its reader says what changed."""
    form = f.form_in(f.small(), "en")
    cells = {
        ("our details", "B9"): "New note",
        ("our ties", "D4"): "not right",
        ("new ties", "A4"): "works with",
        ("new ties", "B4"): "Geld",
    }
    found, problems = f.returned(tmp_path, cells, form=form)

    assert () == problems
    assert ["change-details", "deny-tie", "add-tie"] == [one.kind for one in found]


def test_only_what_is_to_be_filled_in_can_be() -> None:
    """Marks, names and kinds are locked; the cells to fill in, and the free rows, are not."""
    book = f.load_workbook(f.io.BytesIO(form_workbook(f.form_in(f.small()))))

    locked = {
        (sheet, cell): book[sheet][cell].protection.locked
        for sheet, cell in (f.NAME, f.VERDICT, f.NEW_OTHER, f.OTHER, f.CODE, (f.DETAILS, "A4"))
    }
    assert [False, False, False, True, True, True] == list(locked.values())
    assert all(book[sheet].protection.sheet for sheet in (f.TOLD, f.DETAILS, f.TIES, f.ADDED))


def test_the_form_asks_what_a_correction_may_change() -> None:
    """Every field of a correction is on the form, and no other."""
    assert set(CORRECTIONS["change-details"].fields) == set(DETAIL_FIELDS)
    assert set(CORRECTIONS["change-tie"].fields) == set(FACTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_tie_can_be_chosen_from_both_sides(language: Language) -> None:
    """Each verb means one kind, and each kind with a direction is there twice."""
    listed = verbs(language)

    assert all(verb_meant(verb) == kind for verb, kind in listed.items())
    assert {kind.code for kind in TIE_KINDS} - {code for code, _ in listed.values()} == {"unknown"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_has_boxes_lines_and_which_form_it_is(language: Language, pdf_text: Any) -> None:
    """On each page of the PDF stands which form it is; each tie has three boxes."""
    form = f.form_in(f.small(), language)
    pages = pdf_text(form_paper(form, ".pdf"))
    whole = "\n".join(pages)
    mark = "version 1" if language == "en" else "versie 1"

    assert all(mark in page for page in pages)
    assert 3 + 1 == whole.count("☐")
    assert form_paper(form, ".docx") == form_paper(form, ".docx")
    assert paper_of(form).footer in whole.replace("\n", " ")
