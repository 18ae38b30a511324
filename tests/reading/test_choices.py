"""What a person decides while reading, and the preview in which it is decided."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphlib_wijk.reading import (
    CellPlace,
    Choices,
    ColumnPlace,
    SheetPlace,
    preview,
    read,
)
from tests.reading.folders import ABOUT, ORGANISATIONS, TIES, only, written
from tests.reading.workbooks import NOT_AVAILABLE, SOUND, saved, xlsx


def folder_of(path: Path, organisations: str | bytes, ties: str | bytes = TIES) -> Path:
    """Write a folder with these tables."""
    files = {"organisaties.csv": organisations, "relaties.csv": ties, "over.toml": ABOUT}
    return written(path, files)


def test_a_correction_replaces_the_text_of_one_cell(tmp_path: Path) -> None:
    """The row below with the same text stays as it was, and so does the file."""
    ties = "van;naar\na;c\na;b\na;c\n"
    folder = folder_of(tmp_path, "id;naam\na;A\nb;B\n", ties)
    choices = Choices(
        corrections={
            CellPlace("relaties.csv", "", 2, "naar"): "b",
            CellPlace("relaties.csv", "", 4, "naar"): " b ",
        }
    )

    dataset, problems = read(folder, choices=choices)

    assert {"duplicate-tie"} == {problem.code for problem in problems}
    assert ["b"] == dataset.ties["target"].unique().tolist()
    assert ties.encode() == (folder / "relaties.csv").read_bytes()


def test_a_corrected_text_is_checked_like_any_other(tmp_path: Path) -> None:
    """A wrong correction is a problem in the same cell."""
    folder = folder_of(tmp_path, "id;naam;bevraagd\na;A;misschien\nb;B;ja\n")
    choices = Choices(corrections={CellPlace("organisaties.csv", "", 2, "bevraagd"): "wellicht"})

    problem = only(read(folder, choices=choices)[1])

    assert ("unknown-answer", 2, "wellicht") == (problem.code, problem.row, problem.found)


def test_a_cell_with_an_error_can_be_corrected(tmp_path: Path) -> None:
    """The text of a person takes the place of what Excel could not work out."""
    rows = (("id", "naam"), ("a", NOT_AVAILABLE), ("b", "B"))
    path = saved(tmp_path, xlsx({**SOUND, "organisaties": rows}))
    choices = Choices(corrections={CellPlace("netwerk.xlsx", "organisaties", 2, "naam"): "A"})

    dataset, problems = read(path, choices=choices)

    assert () == problems
    assert ["A", "B"] == dataset.organisations["name"].tolist()


@pytest.mark.parametrize(
    "place",
    [
        CellPlace("organisaties.csv", "", 9, "naam"),
        CellPlace("organisaties.csv", "", 2, "wijk"),
        CellPlace("organisaties.csv", "Blad1", 2, "naam"),
        CellPlace("weg.csv", "", 2, "naam"),
    ],
)
def test_a_correction_without_a_cell_is_told(tmp_path: Path, place: CellPlace) -> None:
    """A file that changed since may have no such row, column, sheet or name."""
    folder = folder_of(tmp_path, ORGANISATIONS)

    problem = only(read(folder, choices=Choices(corrections={place: "X"}))[1])

    assert ("unused-correction", place.row, "X") == (problem.code, problem.row, problem.found)


@pytest.mark.parametrize(
    ("encoding", "codec"),
    [
        ("utf-8", "utf-8"),
        ("windows-1252", "cp1252"),
        ("utf-16", "utf-16"),
        ("mac-roman", "mac_roman"),
        ("cp437", "cp437"),
    ],
)
def test_a_person_can_say_what_the_characters_are(
    tmp_path: Path, encoding: str, codec: str
) -> None:
    """Bytes of an old program are read as somebody who sees the names says."""
    folder = folder_of(tmp_path, "id;naam\na;Café Ömer\nb;B\n".encode(codec))

    dataset, problems = read(folder, choices=Choices(encodings={"organisaties.csv": encoding}))

    assert () == problems
    assert "Café Ömer" == dataset.organisations.loc["a", "name"]


def test_an_encoding_that_does_not_exist_is_refused() -> None:
    """A misspelt name is a fault of the program that calls."""
    with pytest.raises(ValueError, match="latin"):
        Choices(encodings={"a.csv": "latin"})


def test_a_person_chooses_between_two_columns(tmp_path: Path) -> None:
    """That ends the error; the other column is not read, and that is said."""
    folder = folder_of(tmp_path, "id;naam;naam\na;A;Akker\nb;B;Kom\n")
    place = ColumnPlace("organisaties.csv", "", "name")

    before = read(folder)[1]
    dataset, after = read(folder, choices=Choices(headers={place: "C"}))

    assert "double-column" in {problem.code for problem in before}
    assert {"unknown-column"} == {problem.code for problem in after}
    assert ["Akker", "Kom"] == dataset.organisations["name"].tolist()


def test_a_person_gives_a_meaning_to_an_unknown_header(tmp_path: Path) -> None:
    """A required column under a name that we do not know is found."""
    folder = folder_of(tmp_path, "id;clubje\na;A\nb;B\n")
    choices = Choices(headers={ColumnPlace("organisaties.csv", "", "name"): "b"})

    dataset, problems = read(folder, choices=choices)

    assert () == problems
    assert ["A", "B"] == dataset.organisations["name"].tolist()


@pytest.mark.parametrize("letters", ["C", "Z", "D"])
def test_a_choice_that_cannot_be_is_no_choice(tmp_path: Path, letters: str) -> None:
    """A column about persons, one that is not there and one without a header stay unread."""
    folder = folder_of(tmp_path, "id;naam;telefoon;\na;A;06;x\nb;B;06;y\n")
    choices = Choices(headers={ColumnPlace("organisaties.csv", "", "name"): letters})

    dataset, _ = read(folder, choices=choices)

    assert ["A", "B"] == dataset.organisations["name"].tolist()


def test_a_person_chooses_between_two_sheets(tmp_path: Path) -> None:
    """That ends the error; a sheet can also be left out."""
    organisations, ties = SOUND["organisaties"], SOUND["relaties"]
    sheets = {"Blad1": organisations, "Blad2": (("naam",), ("X",)), "relaties": ties}
    path = saved(tmp_path, xlsx(sheets))
    chosen = Choices(tables={SheetPlace("netwerk.xlsx", "Blad1"): "organisations"})
    left_out = Choices(tables={SheetPlace("netwerk.xlsx", "Blad2"): ""})

    for choices in (chosen, left_out):
        dataset, problems = read(path, choices=choices)
        assert "double-table" not in {problem.code for problem in problems}
        assert ["a", "b"] == dataset.organisations.index.tolist()


def test_a_preview_shows_what_was_understood(tmp_path: Path) -> None:
    """The first rows as they are, the row of column names, and what each column was taken for."""
    rows = (("Overzicht",), ("id", "Naam", "kleur"), ("a", "A", "rood"), ("b", "B", "blauw"))
    sheets = {"organisaties": rows, "Lijst": (("x",),), "leeg": (), "relaties": SOUND["relaties"]}
    path = saved(tmp_path, xlsx(sheets, hidden=["Lijst"]))

    first, other, ties = preview(path, rows=3)

    assert ("netwerk.xlsx", "organisaties", "organisations") == (
        first.file,
        first.sheet,
        first.table,
    )
    assert (2, ("id", "name", ""), 4) == (first.header_row, first.columns, first.total)
    assert (
        (1, ("Overzicht", "", "")),
        (2, ("id", "Naam", "kleur")),
        (3, ("a", "A", "rood")),
    ) == first.rows
    assert ("", None, True) == (other.table, other.header_row, other.hidden)
    assert ("ties", ("source", "target")) == (ties.table, ties.columns)


def test_a_preview_follows_choices(tmp_path: Path) -> None:
    """The encoding and the column that somebody chose are what is shown."""
    folder = folder_of(tmp_path, "id;naam;naam\na;A;Café\nb;B;B\n".encode("mac_roman"))
    place = ColumnPlace("organisaties.csv", "", "name")
    choices = Choices(encodings={"organisaties.csv": "mac-roman"}, headers={place: "C"})

    view = preview(folder, choices=choices)[0]

    assert ("id", "", "name") == view.columns
    assert "Café" == view.rows[1][1][2]


def test_a_preview_shows_no_persons(tmp_path: Path) -> None:
    """The header is shown, so that people see why; what stands below it is not."""
    folder = folder_of(tmp_path, "id;naam;contactpersoon\na;A;J. Jansen\nb;B;P. Pieters\n")

    view = preview(folder)[0]

    assert ["contactpersoon", "", ""] == [texts[2] for _, texts in view.rows]


def test_a_preview_shows_rows_of_any_width(tmp_path: Path) -> None:
    """A row with a field too many stands there as it is."""
    folder = folder_of(tmp_path, "id;naam\na;A;x\nb;B\n")

    view = preview(folder)[0]

    assert ((1, ("id", "naam")), (2, ("a", "A", "x")), (3, ("b", "B"))) == view.rows


def test_there_is_no_preview_of_nothing(tmp_path: Path) -> None:
    """A path that is not there gives no sheets."""
    assert () == preview(tmp_path / "weg")
