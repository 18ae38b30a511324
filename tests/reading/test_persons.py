"""What looks as if it is about one person, and what only seems so."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphlib_wijk.reading.persons import kind_of_person_data, names_of_one, personal_parts
from tests.reading.folders import only, places, read_tables


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("mail jan.de.boer@kom.nl of bel", "j…@kom.nl"),
        ("06-12345678", "06…78"),
        ("bel 06 1234 56 78.", "06…78"),
        ("050 123 45 67", "05…67"),
        ("+31 (0)6 12345678", "+3…78"),
        ("0031612345678", "00…78"),
    ],
)
def test_addresses_and_numbers_are_found_and_covered(text: str, covered: str) -> None:
    """A report shows enough to find them, and no more."""
    assert {1: covered} == personal_parts(["De Kom", text])


@pytest.mark.parametrize(
    "text",
    [
        "KVK 01234567",
        "2016-2017 en 2018-2019",
        "https://www.kom.nl/0612345678",
        "IBAN NL91 ABNA 0417 1643 00",
        "@kom",
        "12345678901234567890",
        "0,1234567890",
        "19 maart 2026, 14:00-16:00 uur",
        "",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    """Years, web pages and long numbers are nobody's telephone."""
    assert {} == personal_parts([text])


def test_texts_with_line_ends_are_searched_one_by_one() -> None:
    """The quick way through many texts counts lines, and steps aside when it cannot."""
    assert {1: "06…78"} == personal_parts(["De\nKom", "06-12345678"])


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["a@b.nl", "c@d.nl", "geen"], "e-mail"),
        (["06-12345678", "050 1234567", "0612345678"], "telefoon"),
        (["612345678", "687654321"], "telefoon"),
        (["111222333", "123456782"], "BSN"),
        (["111.222.333", "123 456 782"], "BSN"),
        (["111222334", "123456783"], ""),
        (["12345678", "01234567"], ""),
        (["a@b.nl", "geen", "x"], ""),
        (["a@b.nl"], ""),
        ([], ""),
    ],
)
def test_a_column_is_known_by_most_of_its_cells(texts: list[str], kind: str) -> None:
    """More than half of at least two; nine figures must pass the test for service numbers."""
    assert kind == kind_of_person_data(texts)


def test_a_column_of_addresses_is_not_read(tmp_path: Path) -> None:
    """Whatever it is called; the value is nowhere in the data set or its report."""
    organisations = "id;naam;website\na;A;jan@kom.nl\nb;B;piet@kom.nl\n"

    dataset = read_tables(tmp_path, organisations)

    assert (
        "organisaties.csv, rij 1, kolom website: Deze kolom lijkt over personen te gaan (e-mail) "
        "en is niet gelezen. Wijkgraaf bewaart geen persoonsgegevens."
    ) == only(dataset.problems).message()
    assert "kom.nl" not in dataset.organisations.to_csv() + str(dataset.problems)


def test_a_column_without_a_name_can_hold_persons(tmp_path: Path) -> None:
    """It is named by its letter."""
    dataset = read_tables(tmp_path, "id;naam;\na;A;x@kom.nl\nb;B;y@kom.nl\n")

    assert [("person-contents", 1, "C")] == places(dataset.problems)


def test_an_address_in_a_note_is_told_by_cell(tmp_path: Path) -> None:
    """The text is kept, for the address may be that of the organisation."""
    organisations = "id;naam;toelichting\na;A;mail info@kom.nl\nb;B;niets\n"

    dataset = read_tables(tmp_path, organisations)

    assert (
        "organisaties.csv, rij 2, kolom toelichting: Hier staat een e-mailadres of "
        "telefoonnummer: i…@kom.nl. Is het van een persoon? Haal het dan weg."
    ) == only(dataset.problems).message()
    assert "mail info@kom.nl" == dataset.organisations.loc["a", "note"]


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("(Particulier)", True),
        ("particulier", True),
        ("Jansen (natuurlijk persoon)", True),
        ("V.O.F. Jansen en zoon", True),
        ("Maatschap Tandartsen", True),
        ("Bakkerij ZZP'er Jansen", True),
        ("Maatschappelijk werk", False),
        ("Particuliere school", False),
        ("Stichting De Persoon", False),
    ],
)
def test_names_of_persons_and_their_businesses(name: str, *, person: bool) -> None:
    """Only whole words that say so count."""
    assert ([0] if person else []) == names_of_one([name])


def test_who_may_be_a_person_can_be_hidden(tmp_path: Path) -> None:
    """By name or by kind; who is hidden already is not told."""
    organisations = (
        "id;naam;soort;gemeente;niet_tonen\na;(Particulier);;A;\nb;Jansen;eenmanszaak;;\n"
        "c;(Particulier);;B;ja\n"
    )

    problems = read_tables(tmp_path, organisations).problems

    assert [2, 3] == [problem.row for problem in problems if problem.code == "maybe-person"]
    assert (
        "organisaties.csv, rij 2, kolom naam: “(Particulier)” kan één persoon zijn. Zet niet_tonen "
        "op ja als lezers deze naam niet mogen zien."
    ) == problems[0].message()
