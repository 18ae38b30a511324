"""Reading a data set as a whole: which files, in which order told, what is left of bad ones."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from graphlib_wijk.reading import Limits, read
from graphlib_wijk.tables import NEIGHBOURHOODS, ORGANISATIONS, TIES, About, columns_of
from tests.reading.folders import (
    ABOUT,
    only,
    places,
    read_tables,
    written,
)
from tests.reading.folders import (
    ORGANISATIONS as SOUND_ORGANISATIONS,
)
from tests.reading.folders import (
    TIES as SOUND_TIES,
)

SOUND = {
    "organisaties.csv": SOUND_ORGANISATIONS,
    "relaties.csv": SOUND_TIES,
    "over.toml": ABOUT,
}


def test_a_sound_folder_gives_its_tables_and_no_problem(tmp_path: Path) -> None:
    """A folder that keeps the contract is read without a word."""
    dataset = read_tables(tmp_path)

    assert () == dataset.problems
    assert dataset.sound
    assert ["De Akker", "Buurthuis De Kom"] == dataset.organisations["name"].tolist()
    assert ["a", "b"] == dataset.organisations.index.tolist()
    assert [("a", "b")] == list(
        dataset.ties[["source", "target"]].itertuples(index=False, name=None)
    )


def test_frames_have_exactly_the_columns_of_the_contract(tmp_path: Path) -> None:
    """Columns that a file lacks are there all the same, as unknown."""
    dataset = read_tables(tmp_path)

    assert list(columns_of(ORGANISATIONS)) == dataset.organisations.columns.tolist()
    assert list(columns_of(TIES)) == dataset.ties.columns.tolist()
    assert list(columns_of(NEIGHBOURHOODS)) == dataset.neighbourhoods.columns.tolist()
    first = dataset.organisations.loc["a"]
    assert ("unknown", "", (), "", False) == (
        first["kind"],
        first["world"],
        first["themes"],
        first["asked"],
        first["hidden"],
    )
    assert pd.isna(first["lat"])


@pytest.mark.parametrize(
    ("organisations", "ties"),
    [
        ("organisations.csv", "ties.csv"),
        ("Organisaties.CSV", "RELATIES.csv"),
        ("organisaties 2025.csv", "relaties_wijk_noord.txt"),
        ("nodes.tsv", "edges.tsv"),
    ],
)
def test_tables_are_known_by_their_file_names(
    tmp_path: Path, organisations: str, ties: str
) -> None:
    """Dutch or English, any case, and longer names that begin with that of a table."""
    files = {organisations: SOUND_ORGANISATIONS, ties: SOUND_TIES, "over.toml": ABOUT}

    dataset, problems = read(written(tmp_path, files))

    assert () == problems
    assert (2, 1) == (len(dataset.organisations), len(dataset.ties))


def test_where_a_name_may_mean_two_tables_the_column_names_decide(tmp_path: Path) -> None:
    """`wijk_organisaties` may be neighbourhoods or organisations; a look inside tells."""
    files = {"wijk_organisaties.csv": SOUND_ORGANISATIONS, "relaties.csv": "van;naar\n"}

    dataset, problems = read(written(tmp_path, {**files, "over.toml": ABOUT}))

    assert {"no-rows"} == {problem.code for problem in problems}
    assert 2 == len(dataset.organisations)


def test_the_very_name_wins_from_a_longer_one(tmp_path: Path) -> None:
    """An older copy beside a table is not read, and that is said."""
    files = {**SOUND, "organisaties_oud.csv": "naam\nWeg\n"}

    dataset, problems = read(written(tmp_path, files))

    assert ("unknown-file", "organisaties_oud.csv") == (only(problems).code, only(problems).file)
    assert 2 == len(dataset.organisations)


def test_two_files_for_one_table_are_refused(tmp_path: Path) -> None:
    """Which of the two is meant cannot be known, so neither is read."""
    files = {"organisations.csv": SOUND_ORGANISATIONS, **SOUND}

    dataset, problems = read(written(tmp_path, files))

    problem = problems[-1]
    assert "double-table" == problem.code
    assert (
        "organisaties.csv: De tabel organisaties is er meer dan één keer: organisaties.csv, "
        "organisations.csv. Laat er één staan."
    ) == problem.message()
    assert 0 == len(dataset.organisations)


def test_other_files_in_a_folder_are_left_alone(tmp_path: Path) -> None:
    """Explanations, scripts, hidden files and folders within are ignored; the rest is named."""
    companions = ["README", "README.md", "maak.py", "bronnen.txt", ".DS_Store", "~$relaties.csv"]
    folder = written(tmp_path, {**SOUND, **dict.fromkeys(companions, "x"), "kaart.png": "x"})
    written(folder / "2025-10-01", SOUND)

    _, problems = read(folder)

    assert "kaart.png: Dit bestand hoort bij geen tabel en is niet gelezen." == (
        only(problems).message()
    )


def test_the_paths_of_the_tables_may_be_given(tmp_path: Path) -> None:
    """Reading a list of paths gives what reading their folder gives."""
    folder = written(tmp_path, SOUND)

    dataset, problems = read([str(path) for path in folder.iterdir()])

    assert () == problems
    assert "Proef" == dataset.about.title
    assert 1 == len(dataset.ties)


def test_a_path_that_does_not_exist_is_a_problem(tmp_path: Path) -> None:
    """Nothing is raised; the data set is empty and not sound."""
    dataset, problems = read(tmp_path / "weg")

    assert "weg: Dit bestand of deze map bestaat niet. Controleer de naam." == (
        only(problems).message()
    )
    assert not dataset.sound
    assert 0 == len(dataset.organisations)


@pytest.mark.parametrize("name", ["x" * 5000, "nul\0teken"])
def test_a_path_that_cannot_exist_is_a_problem(name: str) -> None:
    """Names that the system refuses are missing like any other."""
    assert "missing-path" == only(read(name)[1]).code


def test_a_missing_table_is_named_with_what_was_found(tmp_path: Path) -> None:
    """Ties are required; their absence is told once."""
    dataset = read_tables(tmp_path, ties=None)

    assert (
        "relaties.csv: De tabel relaties ontbreekt. Gevonden: organisaties.csv, over.toml. Zet het "
        "bestand erbij."
    ) == only(dataset.problems).message()
    assert 2 == len(dataset.organisations)


def test_one_file_alone_misses_the_other_table(tmp_path: Path) -> None:
    """A single path is read as a data set of one file."""
    written(tmp_path, SOUND)

    _, problems = read(tmp_path / "organisaties.csv")

    assert [
        ("missing-about", None, ""),
        ("asked-unknown", None, ""),
        ("missing-table", None, ""),
    ] == (places(problems))


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    """What cannot be read is refused with the formats to save it as."""
    path = written(tmp_path, {"netwerk.xls": b"x"}) / "netwerk.xls"

    problem = next(p for p in read(path)[1] if p.code == "unsupported-file")

    assert (
        "netwerk.xls: Dit soort bestand kunnen we niet lezen: .xls. Bewaar het als Excel (.xlsx) "
        "/ OpenDocument (.ods) / CSV." == problem.message()
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [("organisaties.xls", "unsupported-file"), ("organisaties.XLSM", "macro-file")],
)
def test_a_file_for_a_table_is_refused_only_without_that_table(
    tmp_path: Path, name: str, code: str
) -> None:
    """A workbook beside the CSV that was made from it is only noticed."""
    beside = written(tmp_path / "beside", {**SOUND, name: b"PK"})
    instead = written(tmp_path / "instead", {**SOUND, "organisaties.csv": None, name: b"PK"})

    assert ["unknown-file"] == [problem.code for problem in read(beside)[1]]
    assert code in [problem.code for problem in read(instead)[1]]


def test_a_workbook_that_is_called_csv_is_recognised(tmp_path: Path) -> None:
    """The first bytes tell it, not the name."""
    problems = read_tables(tmp_path, organisations=b"PK\x03\x04rest").problems

    assert "unsupported-file" == problems[0].code
    assert "Excel" == problems[0].found


def test_what_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    """A folder that is named as a table is no file."""
    (tmp_path / "organisaties.csv").mkdir()

    _, problems = read([tmp_path / "organisaties.csv"])

    assert (
        "organisaties.csv: Dit bestand is niet te openen. Is het nog open in een ander programma?"
    ) in [problem.message() for problem in problems]


@pytest.mark.parametrize("name", ["<img src=x onerror=alert(1)>.png", "a\nb.png", "\u202egnp.x"])
def test_a_hostile_file_name_is_only_shown(tmp_path: Path, name: str) -> None:
    """Its message stays one line of signs that can be printed."""
    try:
        folder = written(tmp_path, {**SOUND, name: "x"})
    except OSError:
        pytest.skip("this system has no such file names")

    problem = only(read(folder)[1])

    assert "unknown-file" == problem.code
    assert problem.message().isprintable()


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    """The limit and the size are both said."""
    folder = written(tmp_path, {**SOUND, "relaties.csv": "van;naar\n" + "a;b\n" * 300_000})

    _, problems = read(folder, limits=Limits(file_bytes=1024 * 1024))

    assert "relaties.csv: Het bestand is te groot: 1,1 MB. De grens is 1 MB." == (
        only(problems).message()
    )


@pytest.mark.parametrize("content", [b"", b"  \r\n\n", b";;;\n;;;\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_an_error(tmp_path: Path, content: bytes) -> None:
    """No bytes, only blanks, or only separators: all the same to a reader."""
    problem = only(read_tables(tmp_path, ties=content).problems)

    assert ("empty-file", None) == (problem.code, problem.row)


def test_a_file_with_only_column_names_has_no_rows(tmp_path: Path) -> None:
    """That is a notice, for an empty table may be meant."""
    dataset = read_tables(tmp_path, ties="van;naar\n")

    assert "relaties.csv: Er staan kolomnamen in, maar geen regels." == (
        only(dataset.problems).message()
    )
    assert dataset.sound


def test_an_error_leaves_a_preview_of_the_rest(tmp_path: Path) -> None:
    """The data set is not sound, yet shows every row that could be used."""
    dataset = read_tables(tmp_path, ties="van;naar\na;b\na;onbekend\n")

    assert not dataset.sound
    assert 1 == len(dataset.ties)
    assert [("unknown-organisation", 3, "naar")] == places(dataset.problems)


def test_all_problems_are_told_at_once_by_file_and_row(tmp_path: Path) -> None:
    """What is known about the data comes first, then the tables, each from top to bottom."""
    dataset = read_tables(
        tmp_path,
        organisations="id;naam;bevraagd_op\na;De Akker;gisteren\nb;;2026\n",
        ties="van;naar;sterkte\na;x;9\ny;a;1\n",
        neighbourhoods="code;naam\nWK01;Noord\n",
        about="titel = 3.5\n",
    )

    assert [
        ("over.toml", None, "titel"),
        ("organisaties.csv", None, ""),
        ("organisaties.csv", 2, "bevraagd_op"),
        ("organisaties.csv", 3, "naam"),
        ("relaties.csv", 2, "sterkte"),
        ("relaties.csv", 2, "naar"),
        ("relaties.csv", 3, "van"),
        ("wijken.csv", 2, "code"),
    ] == [(p.file, p.row, p.column) for p in dataset.problems]


def test_at_most_two_hundred_problems_of_a_severity_are_told(tmp_path: Path) -> None:
    """A last problem says how many more there are; the rest is counted, not kept."""
    ties = "van;naar;soort\n" + "".join(f"a;x{n};woord{n}\n" for n in range(450))

    dataset = read_tables(tmp_path, ties=ties)

    told = [problem.code for problem in dataset.problems]
    assert (200, 200) == (told.count("unknown-organisation"), told.count("unknown-term"))
    assert [
        "Er zijn nog meer fouten: 250. Verbeter eerst de fouten hierboven.",
        "Er zijn nog meer waarschuwingen: 250.",
    ] == [problem.message() for problem in dataset.problems[-2:]]


def test_ties_are_not_blamed_for_a_broken_table_of_organisations(tmp_path: Path) -> None:
    """One notice replaces an error for every tie."""
    dataset = read_tables(tmp_path, organisations="nummertje;titel\n1;x\n")

    errors = [problem.code for problem in dataset.problems if problem.severity == "error"]
    assert ["missing-column"] == errors
    assert "ties-unchecked" == dataset.problems[-1].code
    assert 0 == len(dataset.ties)


def test_nothing_says_who_was_asked(tmp_path: Path) -> None:
    """Without answers, and without the word that everyone was asked, that is said once."""
    problems = read_tables(tmp_path, about="titel = 'Proef'\n").problems

    assert (
        "organisaties.csv: Nergens staat of een organisatie is bevraagd. Daarom zeggen we van "
        "geen enkele organisatie dat zij alleen staat. Voeg de kolom bevraagd toe."
    ) == only(problems).message()


def test_one_answer_is_enough_to_know_that_somebody_was_asked(tmp_path: Path) -> None:
    """The notice is about data without any answer."""
    organisations = "id;naam;bevraagd\na;De Akker;nee\nb;Buurthuis De Kom;\n"

    assert () == read_tables(tmp_path, organisations, about="titel = 'Proef'\n").problems


def test_without_a_word_about_itself_a_data_set_is_still_read(tmp_path: Path) -> None:
    """A missing over.toml is a notice."""
    dataset = read_tables(tmp_path, about=None)

    assert ["missing-about", "asked-unknown"] == [problem.code for problem in dataset.problems]
    assert About() == dataset.about
    assert dataset.sound
