"""What the page about data says of files on their way in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graphlib_wijk.dashboard import answers
from graphlib_wijk.dashboard.services.files import reference_day
from graphlib_wijk.reading import CellPlace, Choices, preview, read
from graphlib_wijk.sameness import merged
from graphlib_wijk.tables import About
from tests.networks import dataset, organisation

ORGANISATIONS = """\
naam;naam initiatief;gemeente;bevraagd;e-mail
De Kom;;Breda;ja;kom@example.org
De Brug;;Breda;misschien;
"""
TIES = "van;naar\nDe Kom;De Burg\n"


def reading_of(folder: Path, choices: Choices | None = None) -> answers.Reading:
    """Read the two files as the page does."""
    (folder / "organisaties.csv").write_text(ORGANISATIONS, "utf-8")
    (folder / "relaties.csv").write_text(TIES, "utf-8")
    paths = [str(folder / "organisaties.csv"), str(folder / "relaties.csv")]
    chosen = choices or Choices()
    found, _ = read(paths, choices=chosen)
    return answers.Reading(dataset=found, sheets=preview(paths, choices=chosen))


def test_errors_come_first_and_are_counted(tmp_path: Path) -> None:
    """The worst stands on top, and the counts add up to the report."""
    reading = reading_of(tmp_path)
    severities = [problem.severity for problem in reading.problems]

    assert severities == sorted(severities, key=["error", "warning", "notice"].index)
    assert sum(reading.counts.values()) == len(reading.problems)
    assert not reading.usable


def test_cells_to_correct_are_cells_of_rows(tmp_path: Path) -> None:
    """What is wrong with a column as a whole cannot be corrected in its header."""
    cells = reading_of(tmp_path).cells

    assert CellPlace("organisaties.csv", "", 3, "bevraagd") in cells
    assert CellPlace("relaties.csv", "", 2, "naar") in cells
    assert all(place.row > 1 for place in cells)


def test_marks_stand_at_the_cells(tmp_path: Path) -> None:
    """The cell with an error has a mark where its column stands; others have none."""
    marks = answers.marks_of(reading_of(tmp_path))

    assert "error" == marks["relaties.csv", "", 2, 1]
    assert ("relaties.csv", "", 2, 0) not in marks


def test_a_corrected_sheet_shows_the_corrected_text(tmp_path: Path) -> None:
    """What the reader wrote stands in its cell, and nothing else changes."""
    sheet = reading_of(tmp_path).sheets[1]
    place = CellPlace("relaties.csv", "", 2, "naar")

    header, rows = answers.corrected(sheet, {place: "De Brug"})

    assert (("van", "source"), ("naar", "target")) == header
    assert ((2, ("De Kom", "De Brug")),) == rows


def test_corrections_make_files_usable(tmp_path: Path) -> None:
    """With both cells put right nothing is an error any more."""
    corrections = {
        CellPlace("organisaties.csv", "", 3, "bevraagd"): "nee",
        CellPlace("relaties.csv", "", 2, "naar"): "De Brug",
    }

    assert reading_of(tmp_path, Choices(corrections=corrections)).usable


def test_decisions_travel_with_the_data() -> None:
    """What was decided is in the table, is carried out, and is not asked again."""
    before = dataset(
        [organisation("a", name="St. De Kom"), organisation("b", name="Stichting De Kom")]
    )
    pair = answers.pairs_of(before)[0]
    ids = (pair.one["id"], pair.other["id"])

    together = answers.decided(before, [(*ids, "together")], None, "2026-11-22")
    never = answers.decided(before, [(*ids, "never")], None, "2026-11-22")

    assert {"a", "b"} == set(ids)
    assert 1 == len(merged(together).organisations)
    assert 2 == len(merged(never).organisations)
    assert () == answers.pairs_of(together) == answers.pairs_of(never)
    assert 0 == len(before.same)


def test_what_the_reader_says_of_the_data_is_kept() -> None:
    """A title, a day and who was asked replace what the files said."""
    told = About(title="Mijn wijk", reference_date="2026-10", everyone_asked=True)

    assert told == answers.decided(dataset(["a"]), [], told, "2026-11-22").about
    assert (
        replace(told, title="")
        == answers.decided(dataset(["a"]), [], replace(told, title=""), "2026-11-22").about
    )


@pytest.mark.parametrize(
    ("typed", "iso"), [("1-10-2026", "2026-10-01"), ("2026", "2026"), (" ", ""), ("gisteren", None)]
)
def test_days_are_read_as_they_are_typed(typed: str, iso: str | None) -> None:
    """A day, a year, nothing; and what is no day is refused."""
    assert iso == reference_day(typed)
