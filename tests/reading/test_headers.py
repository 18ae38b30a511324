"""Column names: known in two languages, doubled, unknown, about persons, or missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphlib_wijk.tables import TABLES, Table
from graphlib_wijk.tables.contract import PERSON_HEADERS
from tests.reading.folders import only, places, read_tables


@pytest.mark.parametrize(
    "header", ["naam", " Naam ", "NAAM", "name", "Organisatie", '"naam"', "\ufeffnaam\u200b"]
)
def test_a_column_is_known_by_any_of_its_names(tmp_path: Path, header: str) -> None:
    """Case, spaces, quotation marks and invisible signs do not matter."""
    dataset = read_tables(tmp_path, f"id;{header}\na;De Akker\nb;De Kom\n")

    assert () == dataset.problems
    assert ["De Akker", "De Kom"] == dataset.organisations["name"].tolist()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_name_means_two_columns_or_a_person(table: Table) -> None:
    """The contract itself is unambiguous."""
    words = [word for column in table.columns for word in column.headers()]

    assert len(set(words)) == len(words)
    assert set() == set(words).intersection(PERSON_HEADERS)


def test_a_district_is_read_as_neighbourhood(tmp_path: Path) -> None:
    """Amsterdam writes `stadsdeel`, which is a synonym."""
    dataset = read_tables(tmp_path, "id;naam;Stadsdeel\na;A;Noord\nb;B;Nieuw-West | Zuid\n")

    assert [("Noord",), ("Nieuw-West", "Zuid")] == dataset.organisations["neighbourhood"].tolist()


def test_two_columns_of_one_meaning_are_refused(tmp_path: Path) -> None:
    """Neither of two equal names can be preferred."""
    dataset = read_tables(tmp_path, "id;naam;NAAM\na;De Akker;X\nb;De Kom;Y\n")

    assert (
        "organisaties.csv, rij 1, kolom naam: Twee kolommen betekenen naam: naam, NAAM. Laat er "
        "één staan."
    ) == only(dataset.problems).message()


def test_the_proper_name_of_a_column_beats_a_synonym(tmp_path: Path) -> None:
    """With `gemeente` and `plaats` in one file the second is not read, and that is said."""
    dataset = read_tables(tmp_path, "id;naam;plaats;gemeente\na;A;Goutum;Leeuwarden\nb;B;;\n")

    assert [("unknown-column", 1, "plaats")] == places(dataset.problems)
    assert "Leeuwarden" == dataset.organisations.loc["a", "municipality"]


def test_two_synonyms_are_refused(tmp_path: Path) -> None:
    """Without the proper name neither synonym is better."""
    dataset = read_tables(tmp_path, "id;naam;url;site\na;A;x;y\nb;B;;\n")

    assert [("double-column", 1, "url")] == places(dataset.problems)


def test_an_unknown_column_is_noticed(tmp_path: Path) -> None:
    """It is not read, and its contents cannot be wrong."""
    dataset = read_tables(tmp_path, "id;naam;bedrag\na;A;1.234,00\nb;B;\x00\n")

    assert (
        "organisaties.csv, rij 1, kolom bedrag: Deze kolom kennen we niet. We hebben hem niet "
        "gelezen."
    ) == only(dataset.problems).message()


def test_a_column_without_a_name_is_noticed_by_its_letter(tmp_path: Path) -> None:
    """Only when something stands in it."""
    dataset = read_tables(tmp_path, "id;naam;;\na;A;x;\nb;B;;\n")

    assert [("unknown-column", 1, "C")] == places(dataset.problems)


@pytest.mark.parametrize("header", ["Contactpersoon", "E-mail", "telefoon", "BSN"])
def test_columns_about_persons_are_never_read(tmp_path: Path, header: str) -> None:
    """The report says so, and the value is nowhere in the data set."""
    dataset = read_tables(tmp_path, f"id;naam;{header}\na;A;geheim\nb;B;geheim\n")

    assert (
        f"organisaties.csv, rij 1, kolom {header}: Deze kolom gaat over personen en is niet "
        "gelezen. Wijkgraaf bewaart geen persoonsgegevens."
    ) == only(dataset.problems).message()
    assert "geheim" not in dataset.organisations.to_csv()


def test_a_missing_column_is_named_with_those_that_were_found(tmp_path: Path) -> None:
    """Each required column that is missing is a problem of its own."""
    problems = read_tables(tmp_path, ties="wie;met wie\na;b\n").problems

    assert [
        "relaties.csv, rij 1: De kolom van ontbreekt. Gevonden: wie, met wie.",
        "relaties.csv, rij 1: De kolom naar ontbreekt. Gevonden: wie, met wie.",
    ] == [problem.message() for problem in problems if problem.severity == "error"]


def test_titles_above_the_column_names_are_passed_over(tmp_path: Path) -> None:
    """Row numbers stay those of the spreadsheet; a title may hold any separator."""
    ties = "Relaties in Leeuwarden, 2026, versie 3\n\nVan;Naar;Soort\na;b;overleg\na;x;\n"

    dataset = read_tables(tmp_path, ties=ties)

    assert [("unknown-organisation", 5, "Naar")] == places(dataset.problems)
    assert ["consultation"] == dataset.ties["kind"].tolist()


def test_column_names_are_not_looked_for_beyond_the_tenth_row(tmp_path: Path) -> None:
    """Far down, a word such as naam is a value."""
    organisations = "titel\n" * 10 + "naam\nDe Akker\n"

    problem = read_tables(tmp_path, organisations).problems[0]

    assert ("missing-column", 1, "titel") == (problem.code, problem.row, problem.found)


def test_a_title_with_one_known_word_does_not_hide_the_separator(tmp_path: Path) -> None:
    """The first row with two known names decides which separator is meant."""
    dataset = read_tables(tmp_path, "Gemeente\nid,naam,soort\na,A,koepel\nb,B,koepel\n")

    assert () == dataset.problems
    assert 2 == len(dataset.organisations)
