"""Text files with separators: encodings, separators, quotation marks and row numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphlib_wijk.reading import Limits
from tests.reading.folders import only, places, read_tables

ACCENTED = "id;naam;toelichting\na;Coöperatie Café;kost € 5\nb;Buurthuis De Kom;\n"


def names(tmp_path: Path, organisations: str | bytes) -> list[str]:
    """Return the names that are read from a table of organisations without ties."""
    dataset = read_tables(tmp_path, organisations, ties="van;naar\n")
    assert {"no-rows"} == {problem.code for problem in dataset.problems}, dataset.problems
    return dataset.organisations["name"].tolist()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_and_without_a_mark(tmp_path: Path, encoding: str) -> None:
    """Every common form of Unicode gives the same names without a word about it."""
    assert ["Coöperatie Café", "Buurthuis De Kom"] == names(tmp_path, ACCENTED.encode(encoding))


def test_a_big_endian_mark_is_understood(tmp_path: Path) -> None:
    """The mark of the other byte order is stripped as well."""
    assert 2 == len(names(tmp_path, b"\xfe\xff" + ACCENTED.encode("utf-16-be")))


def test_windows_text_is_read_and_an_example_shown(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are read as Windows-1252; a name with an accent lets people check."""
    dataset = read_tables(tmp_path, ACCENTED.encode("cp1252"))

    assert (
        "organisaties.csv: Gelezen als Windows-tekst (Windows-1252). Kijk of namen met accenten "
        "kloppen, zoals “Coöperatie Café”."
    ) == only(dataset.problems).message()
    assert "kost € 5" == dataset.organisations.loc["a", "note"]


def test_bytes_that_mean_nothing_in_windows_text_are_an_error(tmp_path: Path) -> None:
    """The cell that holds them is named."""
    dataset = read_tables(tmp_path, b"id;naam\na;De Akker\xe9\nb;Kom\x81\n", ties="van;naar\n")

    assert ("bad-character", 3, "naam") in places(dataset.problems)
    assert ["De Akkeré"] == dataset.organisations["name"].tolist()


def test_broken_utf_16_is_an_error(tmp_path: Path) -> None:
    """Half a character at the end makes the whole file doubtful."""
    problems = read_tables(tmp_path, b"\xff\xfea").problems

    assert (
        "organisaties.csv: De tekens zijn niet te lezen: UTF-16. Bewaar het bestand als CSV UTF-8."
    ) == problems[0].message()


@pytest.mark.parametrize("sign", ["\0", "\x0b", "\x1b", "\x7f", "\x85", "\ufffd", "\uffff"])
def test_signs_that_are_no_text_are_refused(tmp_path: Path, sign: str) -> None:
    """Controls and replacement characters are named with row and column."""
    organisations = f"id;naam\na;De Akker\nb;Buurt{sign}huis\n"

    dataset = read_tables(tmp_path, organisations, ties="van;naar\n")

    assert ("bad-character", 3, "naam") in places(dataset.problems)
    assert ["a"] == dataset.organisations.index.tolist()


def test_an_unreadable_sign_is_shown_as_a_dot(tmp_path: Path) -> None:
    """The message stays one readable line."""
    dataset = read_tables(tmp_path, "id;naam;bron\na;De Akker;x\x00y\nb;De Kom;\n")

    assert (
        "organisaties.csv, rij 2, kolom bron: Er staat een onzichtbaar of kapot teken in “x·y”. "
        "Haal het weg."
    ) == only(dataset.problems).message()
    assert "" == dataset.organisations.loc["a", "origin"]


@pytest.mark.parametrize("garbled", ["CoÃ¶peratie CafÃ©", "Kost â‚¬ 5", "â€œDe Kom"])
def test_garbled_accents_are_doubted(tmp_path: Path, garbled: str) -> None:
    """UTF-8 that was saved as Windows text is a warning, once for a column."""
    organisations = f"id;naam\na;{garbled}\nb;{garbled}\n"

    dataset = read_tables(tmp_path, organisations)

    assert [("doubtful-encoding", 2, "naam")] == places(dataset.problems)
    assert dataset.sound


def test_frisian_and_french_letters_are_not_doubted(tmp_path: Path) -> None:
    """Letters that also occur in garbled text are fine in words."""
    assert ["Âld Skûtsje", "Rûnom â la carte", "SÃO"] == names(
        tmp_path, "naam\nÂld Skûtsje\nRûnom â la carte\nSÃO\n"
    )


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_separator_is_found(tmp_path: Path, separator: str) -> None:
    """Semicolon, comma and tab are told apart by the column names."""
    organisations = "id;naam;soort\na;De Akker;wijkraad\nb;De Kom;koepel\n"

    dataset = read_tables(tmp_path, organisations.replace(";", separator))

    assert () == dataset.problems
    assert ["neighbourhood_council", "umbrella"] == dataset.organisations["kind"].tolist()


def test_other_separators_within_cells_do_not_count(tmp_path: Path) -> None:
    """The row of column names decides, not the commas of addresses."""
    organisations = "id;naam\na;Akker, weide, tuin, bos\nb;Kom, dal\n"

    assert ["Akker, weide, tuin, bos", "Kom, dal"] == names(tmp_path, organisations)


def test_a_column_name_between_quotation_marks_may_hold_a_separator(tmp_path: Path) -> None:
    """Quotation marks are respected when the separator is chosen."""
    dataset = read_tables(tmp_path, '"a;b;c;d;e",naam\nx,De Akker\n', ties="van;naar\n")

    assert ["De Akker"] == dataset.organisations["name"].tolist()
    assert ("unknown-column", 1, "a;b;c;d;e") in places(dataset.problems)


def test_a_file_of_one_column_is_not_split(tmp_path: Path) -> None:
    """Without a separator in the column names every row is one cell, commas and all."""
    assert ["Buurthuis, het", "Unie van Ubbergen"] == names(
        tmp_path, "naam\nBuurthuis, het\nUnie van Ubbergen\n"
    )


@pytest.mark.parametrize("first", ["sep=,", '"sep=,"', "SEP=,"])
def test_a_stated_separator_is_honoured_and_not_counted(tmp_path: Path, first: str) -> None:
    """Excel's own line is no row: it hides it, so the column names are row 1."""
    dataset = read_tables(tmp_path, f"{first}\r\nid,naam\r\na,\r\nb,De Kom\r\n", ties="van;naar\n")

    assert ("missing-value", 2, "naam") in places(dataset.problems)
    assert ["b"] == dataset.organisations.index.tolist()


def test_a_bar_may_only_separate_when_it_is_stated(tmp_path: Path) -> None:
    """The bar stands between the words of a list, so it is never guessed."""
    assert ["De Akker"] == names(tmp_path, "sep=|\nid|naam\na|De Akker\n")
    assert "missing-column" == read_tables(tmp_path, "id|naam\na|De Akker\n").problems[0].code


def test_line_ends_do_not_matter(tmp_path: Path) -> None:
    """LF, CRLF, bare CR and a mixture give the same rows and row numbers."""
    lines = ["id;naam", "a;De Akker", "b;", ""]
    found = [
        places(read_tables(tmp_path, end.join(lines), ties="van;naar\n").problems)
        for end in ("\n", "\r\n", "\r")
    ]
    mixed = read_tables(tmp_path, "id;naam\r\na;De Akker\rb;\n", ties="van;naar\n").problems

    expected = [("missing-value", 3, "naam"), ("no-rows", None, "")]
    assert [expected] * 4 == [*found, places(mixed)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_end_within_a_cell_becomes_a_space(tmp_path: Path, end: str) -> None:
    """A cell of two lines is one name, and never two rows."""
    assert ["Buurthuis De Kom", "Akker"] == names(
        tmp_path, f'naam;soort\n"Buurthuis{end}De Kom";\nAkker;\n'
    )


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    """Blank rows count, and a cell of two lines does not make two rows."""
    organisations = '\nid;naam\n\n"a";"De\nAkker"\n;\n;\nb;\n'

    dataset = read_tables(tmp_path, organisations, ties="van;naar\n")

    assert ("missing-value", 7, "naam") in places(dataset.problems)
    assert ["De Akker"] == dataset.organisations["name"].tolist()


def test_blank_rows_are_skipped(tmp_path: Path) -> None:
    """Rows without text are nobody, whatever their width; those between the data are counted."""
    organisations = "id;naam\n\na;De Akker\n;\n;;;;;\n  ;\u00a0\n\t\nb;De Kom\n\n\n"

    dataset = read_tables(tmp_path, organisations)

    assert ["De Akker", "De Kom"] == dataset.organisations["name"].tolist()
    problem = only(dataset.problems)
    assert ("blank-rows", 2, 5) == (problem.code, problem.row, problem.count)


def test_a_field_too_many_or_too_few_is_an_error_of_that_row(tmp_path: Path) -> None:
    """The other rows are read, and nothing shifts."""
    organisations = "id;naam;soort\na;De Akker;koepel\nb;Tuin; Huis;koepel\nc;Kort\n"

    dataset = read_tables(tmp_path, organisations, ties="van;naar\n")

    assert (
        "organisaties.csv, rij 3: Het aantal velden in deze rij klopt niet: 4, bij 3 kolomnamen. "
        "Staat er een scheidingsteken in een naam? Zet die naam dan tussen aanhalingstekens."
    ) == dataset.problems[0].message()
    assert ("wrong-field-count", 4, "") == places(dataset.problems)[1]
    assert ["a"] == dataset.organisations.index.tolist()


def test_a_field_too_many_on_every_row_is_never_a_shift(tmp_path: Path) -> None:
    """What pandas reads one column aside is an error for each row."""
    dataset = read_tables(tmp_path, "id;naam\n1;a;De Akker\n2;b;De Kom\n", ties="van;naar\n")

    assert [("wrong-field-count", 2, ""), ("wrong-field-count", 3, "")] == (
        places(dataset.problems)[:2]
    )
    assert 0 == len(dataset.organisations)


def test_empty_fields_after_every_row_are_tolerated(tmp_path: Path) -> None:
    """A habit of Excel: all rows go on for the same number of empty fields."""
    assert ["De Akker", "De Kom"] == names(tmp_path, "id;naam\na;De Akker;;\nb;De Kom;; \n")
    assert ["De Akker", "De Kom"] == names(tmp_path, "id;naam;;\na;De Akker\nb;De Kom\n")


def test_empty_fields_after_some_rows_are_an_error(tmp_path: Path) -> None:
    """When rows differ, a separator may stand where it should not."""
    dataset = read_tables(tmp_path, "id;naam\na;De Akker;\nb;De Kom\n")

    assert ("wrong-field-count", 2, "") in places(dataset.problems)


def test_text_beyond_the_column_names_is_an_error(tmp_path: Path) -> None:
    """The fields after the last column name must be empty in every row."""
    dataset = read_tables(tmp_path, "id;naam\na;De Akker;\nb;De Kom;x\n", ties="van;naar\n")

    assert 2 == [problem.code for problem in dataset.problems].count("wrong-field-count")


def test_an_unclosed_quotation_mark_is_shown_where_it_opened(tmp_path: Path) -> None:
    """The row of the opening is named, however far the text runs on."""
    organisations = 'id;naam\na;De Akker\nb;"De Kom\n' + "c;Rest\n" * 50_000

    dataset = read_tables(tmp_path, organisations, ties="van;naar\na;c\n")

    assert (
        "organisaties.csv, rij 3: Er is een aanhalingsteken te veel of te weinig vanaf deze rij: "
        '“b;"De Kom”.'
    ) == dataset.problems[0].message()
    assert ["a"] == dataset.organisations.index.tolist()
    assert "ties-unchecked" == dataset.problems[-1].code


def test_a_quotation_mark_within_a_quoted_cell_is_an_error(tmp_path: Path) -> None:
    """It must be doubled; nothing is repaired in silence."""
    organisations = 'id;naam\na;"Buurthuis "De Kom""\nb;x\n'

    assert ("broken-quotes", 2, "") == places(read_tables(tmp_path, organisations).problems)[0]


def test_quotation_marks_are_read_as_csv_wants_them(tmp_path: Path) -> None:
    """Doubled within quotes, plain within an unquoted cell, separators kept."""
    assert ['Buurthuis "De Kom"', 'Het "Anker"', "Tuin; Huis"] == names(
        tmp_path, 'naam;soort\n"Buurthuis ""De Kom""";\nHet "Anker";\n"Tuin; Huis";\n'
    )


def test_a_sign_for_comments_is_a_name(tmp_path: Path) -> None:
    """Nothing is a comment."""
    assert ["#1 Wijkteam", "// Tuin"] == names(tmp_path, "naam\n#1 Wijkteam\n// Tuin\n")


def test_too_many_columns_are_refused(tmp_path: Path) -> None:
    """A thousand columns are the most, whether they are named or not."""
    wide = "naam" + ";" * 1000 + "\nDe Akker" + ";" * 1000 + "\n"
    absurd = "naam\nDe Akker\n" + "," * 150_000 + "x" + ";" * 150_000

    assert ("too-many-columns", 1, "") == places(read_tables(tmp_path, wide).problems)[0]
    problem = read_tables(tmp_path, absurd).problems[0]
    assert "organisaties.csv, rij 3: Deze rij heeft meer dan 1000 velden." in problem.message()


def test_too_many_rows_are_refused(tmp_path: Path) -> None:
    """Reading stops at the limit, and ties are not blamed for the rest."""
    organisations = "id;naam\na;A\nb;B\nc;C\n"

    dataset = read_tables(tmp_path, organisations, ties="van;naar\na;c\n", limits=Limits(rows=2))

    assert ["too-many-rows", "ties-unchecked"] == [problem.code for problem in dataset.problems]
    assert ["a", "b"] == dataset.organisations.index.tolist()


def test_text_is_never_taken_for_a_number_or_nothing(tmp_path: Path) -> None:
    """Names and ids that pandas would change come through as they are."""
    tricky = ["NA", "None", "null", "NaN", "n/a", "#N/A", "-", "TRUE", "1E5", "0034", "1.0", "inf"]
    rows = "".join(f"{name};{name}\n" for name in tricky)

    dataset = read_tables(tmp_path, "id;naam\n" + rows, ties="van;naar\n0034;1.0\nNA;None\n")

    assert () == dataset.problems
    assert tricky == dataset.organisations["name"].tolist()
    assert tricky == dataset.organisations.index.tolist()
    assert ["0034", "NA"] == dataset.ties["source"].tolist()


def test_ids_differ_by_every_sign(tmp_path: Path) -> None:
    """1, 01, 007 and 1.0 are four ids."""
    organisations = "id;naam\n1;A\n01;B\n007;C\n1.0;D\n"

    dataset = read_tables(tmp_path, organisations, ties="van;naar\n01;007\n")

    assert ["1", "01", "007", "1.0"] == dataset.organisations.index.tolist()
    assert () == dataset.problems
