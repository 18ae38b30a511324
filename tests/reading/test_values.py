"""Cells: text that is tidied, and text that must become a term, a date, a number or a code."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from graphlib_wijk.reading.dates import iso_date
from tests.reading.folders import only, places, read_tables


def one_value(tmp_path: Path, header: str, text: str, field: str) -> object:
    """Return what one cell of an organisation becomes; nothing may be wrong with it."""
    dataset = read_tables(tmp_path, f'id;naam;{header}\na;A;"{text}"\nb;B;\n')
    assert () == dataset.problems
    return dataset.organisations.loc["a", field]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  De Akker ", "De Akker"),
        ("\u00a0De\u00a0Akker\u202f", "De Akker"),
        ("De\tAkker", "De Akker"),
        ("De Akker\u200b\ufeff", "De Akker"),
        ("Buurt\u00adhuis", "Buurthuis"),
        ("Buurt\u200dhuis", "Buurthuis"),
        ("Cafe\u0301", "Café"),
        ("\u202eAkker\u202c", "Akker"),
        ("De  Akker", "De  Akker"),
        ("جمعية الحي", "جمعية الحي"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("Gezin 👨\u200d👩\u200d👧", "Gezin 👨\u200d👩\u200d👧"),
        ("İstanbul ığdır", "İstanbul ığdır"),
    ],
)
def test_names_are_tidied_and_nothing_more(tmp_path: Path, written: str, kept: str) -> None:
    """What readers cannot see goes; what they can see stays, in every script."""
    assert kept == one_value(tmp_path, "toelichting", written, "note")
    dataset = read_tables(tmp_path, f'id;naam\na;"{written}"\n', ties="van;naar\n")
    assert kept == dataset.organisations.loc["a", "name"]


def test_composed_and_decomposed_names_are_the_same(tmp_path: Path) -> None:
    """A tie finds its organisation whichever form, and however spaced, it was written in."""
    ties = "van;naar\nCafe\u0301 De\u00a0Kom\u200b;a\n"

    dataset = read_tables(tmp_path, "id;naam\na;A\nb;Café De Kom\n", ties)

    assert () == dataset.problems
    assert ["b"] == dataset.ties["source"].tolist()


def test_a_name_of_more_than_two_hundred_signs_is_refused(tmp_path: Path) -> None:
    """Two hundred is the most; the row is left out."""
    dataset = read_tables(tmp_path, f"id;naam\na;{'x' * 200}\nb;{'x' * 201}\n", "van;naar\n")

    assert (
        "organisaties.csv, rij 3, kolom naam: Deze cel heeft 201 tekens. Meer dan 200 kan niet. "
        "Kort de tekst in."
    ) == dataset.problems[0].message()
    assert ["a"] == dataset.organisations.index.tolist()


def test_a_cell_of_more_than_ten_thousand_signs_is_refused(tmp_path: Path) -> None:
    """The row stays in the preview, without the text."""
    organisations = f"id;naam;toelichting\na;A;{'x' * 10_001}\nb;B;{'x' * 10_000}\n"

    dataset = read_tables(tmp_path, organisations)

    assert [("cell-too-long", 2, "toelichting")] == places(dataset.problems)
    assert [0, 10_000] == dataset.organisations["note"].str.len().tolist()


def test_an_empty_required_cell_is_an_error(tmp_path: Path) -> None:
    """The row is left out, and the column is named."""
    dataset = read_tables(tmp_path, 'id;Naam\na;A\nb;B\nc;" \u200b"\n')

    assert (
        "organisaties.csv, rij 4, kolom Naam: Hier hoort iets te staan (naam), maar de cel is leeg."
    ) == only(dataset.problems).message()
    assert ["a", "b"] == dataset.organisations.index.tolist()


def test_lists_are_split_on_the_bar(tmp_path: Path) -> None:
    """Each word once, without spaces around it; commas then belong to the words."""
    assert ("ruimte", "geld, en goed") == one_value(
        tmp_path, "zoekt", "ruimte | geld, en goed||ruimte", "seeks"
    )


@pytest.mark.parametrize("text", ["ruimte|geld", "ruimte; geld", "ruimte, geld", "ruimte;;geld"])
def test_lists_may_be_separated_in_three_ways(tmp_path: Path, text: str) -> None:
    """Without bars semicolons separate, and without those commas."""
    assert ("ruimte", "geld") == one_value(tmp_path, "zoekt", text, "seeks")


def test_a_serial_day_is_read_and_said_so(tmp_path: Path) -> None:
    """A number of five figures is what Excel stores for a day."""
    dataset = read_tables(tmp_path, ties="van;naar;sinds\na;b;45385\na;b;45386,75\n")

    assert ["2024-04-03", "2024-04-04"] == dataset.ties["since"].tolist()
    problem = only(dataset.problems)
    assert (
        "relaties.csv, rij 2, kolom sinds: Hier staan datums zoals Excel ze bewaart. Zo lezen we "
        "ze: 45385 = 03-04-2024, 45386,75 = 04-04-2024. Dit komt 2 keer voor."
    ) == problem.message()


def test_themes_become_codes(tmp_path: Path) -> None:
    """Synonyms and case do not matter; commas separate when every part is known."""
    assert ("green", "work") == one_value(tmp_path, "thema's", "Groen|werk|natuur", "themes")
    assert ("green", "care", "youth") == one_value(
        tmp_path, "themas", "groen, zorg|jongeren", "themes"
    )


def test_unknown_themes_are_kept_and_told_once(tmp_path: Path) -> None:
    """The word stays as it was written; the first row that has it is named."""
    organisations = "id;naam;themas\na;A;groen|Bijen\nb;B;Bijen\nc;C;groen, bijen\n"

    dataset = read_tables(tmp_path, organisations)

    assert [("green", "Bijen"), ("Bijen",), ("groen, bijen",)] == (
        dataset.organisations["themes"].tolist()
    )
    assert [
        (2, "Bijen", "thema's"),
        (4, "groen, bijen", "thema's"),
    ] == [(problem.row, problem.found, problem.expected) for problem in dataset.problems]
    assert {"unknown-term"} == {problem.code for problem in dataset.problems}


def test_kinds_keep_the_word_beside_the_code(tmp_path: Path) -> None:
    """Known, unknown and empty kinds; only the unknown one is told, once."""
    organisations = "id;naam;soort\na;A;Wijkraad\nb;B;ruimteschip\nc;C;\nd;D;ruimteschip\n"

    dataset = read_tables(tmp_path, organisations)

    frame = dataset.organisations
    assert ["neighbourhood_council", "other", "unknown", "other"] == frame["kind"].tolist()
    assert ["Wijkraad", "ruimteschip", "", "ruimteschip"] == frame["kind_given"].tolist()
    assert (
        "organisaties.csv, rij 3, kolom soort: “ruimteschip” staat niet in de lijst van soorten "
        "organisaties. We bewaren het woord zoals het er staat, en raden niet wat het betekent. "
        "Dit komt 2 keer voor."
    ) == only(dataset.problems).message()


def test_kinds_of_ties_have_a_list_of_their_own(tmp_path: Path) -> None:
    """`koepel` is membership among ties; an unknown kind names the other list."""
    dataset = read_tables(tmp_path, ties="van;naar;soort\na;b;Koepel\nb;a;vete\na;b;\n")

    assert ["membership", "other", "unknown"] == dataset.ties["kind"].tolist()
    assert ["Koepel", "vete", ""] == dataset.ties["kind_given"].tolist()
    problem = only(dataset.problems)
    assert ("unknown-term", 3, "soorten relaties") == (problem.code, problem.row, problem.expected)


def test_the_world_follows_from_the_kind_unless_it_is_given(tmp_path: Path) -> None:
    """A known word overrides, an empty cell and an unknown word leave it to the kind."""
    organisations = (
        "id;naam;soort;wereld\na;A;wijkraad;\nb;B;wijkraad;Systeemwereld\nc;C;gemeente;tussen\n"
        "d;D;ruimte;\ne;E;;brug\n"
    )

    dataset = read_tables(tmp_path, organisations)

    assert ["lifeworld", "system", "system", "", "bridge"] == (
        dataset.organisations["world"].tolist()
    )
    assert (
        "organisaties.csv, rij 4, kolom wereld: “tussen” is geen wereld die we kennen, dus volgt "
        "de wereld uit de soort. Kies uit: leefwereld / systeemwereld / brug."
    ) == dataset.problems[0].message()


@pytest.mark.parametrize(
    ("text", "code"),
    [("ja", "yes"), ("X", "yes"), ("nee", "no"), ("geen antwoord", "no_answer"), ("", "")],
)
def test_answers_become_codes(tmp_path: Path, text: str, code: str) -> None:
    """Whether an organisation was asked has three answers, and none."""
    assert code == one_value(tmp_path, "bevraagd", text, "asked")


def test_an_unknown_answer_is_an_error_in_each_cell(tmp_path: Path) -> None:
    """Whether somebody was asked decides what may be said, so it is never guessed."""
    dataset = read_tables(tmp_path, "id;naam;bevraagd\na;A;misschien\nb;B;misschien\n")

    assert [("unknown-answer", 2, "bevraagd"), ("unknown-answer", 3, "bevraagd")] == (
        places(dataset.problems)
    )
    assert (
        "organisaties.csv, rij 2, kolom bevraagd: “misschien” is geen antwoord dat we kennen. "
        "Schrijf ja / nee / geen antwoord."
    ) == dataset.problems[0].message()


@pytest.mark.parametrize("text", ["ja", "J", "x", "1", "true", "WAAR"])
def test_yes_is_said_in_many_ways(tmp_path: Path, text: str) -> None:
    """A hidden organisation stays hidden however it was marked."""
    assert one_value(tmp_path, "niet_tonen", text, "hidden")


@pytest.mark.parametrize("text", ["nee", "N", "0", "false", ""])
def test_no_is_said_in_many_ways(tmp_path: Path, text: str) -> None:
    """An empty cell means no."""
    assert not one_value(tmp_path, "niet_tonen", text, "hidden")


def test_a_third_answer_to_a_question_of_two_is_an_error(tmp_path: Path) -> None:
    """`geen antwoord` is none to the question whether to hide."""
    dataset = read_tables(tmp_path, "id;naam;niet_tonen\na;A;geen antwoord\nb;B;\n")

    problem = only(dataset.problems)
    assert ("unknown-answer", 2, "ja / nee") == (problem.code, problem.row, problem.expected)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("05-03-2016", "2016-03-05"),
        ("5-3-2016", "2016-03-05"),
        ("05/03/2016", "2016-03-05"),
        ("5.3.2016", "2016-03-05"),
        ("2016-03-05", "2016-03-05"),
        ("3 maart 2016", "2016-03-03"),
        ("3 mrt. 2016", "2016-03-03"),
        ("29-02-2024", "2024-02-29"),
        ("03-2016", "2016-03"),
        ("3/2016", "2016-03"),
        ("2016-03", "2016-03"),
        ("Maart 2016", "2016-03"),
        ("2016", "2016"),
        ("1900", "1900"),
        ("31-12-2100", "2100-12-31"),
    ],
)
def test_dates_are_read_with_the_day_first(text: str, iso: str) -> None:
    """The precision that was given is kept."""
    assert iso == iso_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "31-02-2024",
        "29-02-2023",
        "5-3-16",
        "13-2016",
        "1899",
        "2101",
        "0024",
        "45385",
        "gisteren",
        "2016-13-01",
        "0-1-2016",
        "5-3/2016",
        "32 maart 2016",
        "3 maand 2016",
        "٢٠١٦",
        "2016-3-5-1",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """Days that do not exist, years of two digits, and years that cannot be meant."""
    assert iso_date(text) is None


def test_a_bad_date_says_what_to_write(tmp_path: Path) -> None:
    """Three forms of reduced precision are offered."""
    dataset = read_tables(tmp_path, ties="van;naar;sinds\na;b;31-02-2016\n")

    assert (
        "relaties.csv, rij 2, kolom sinds: “31-02-2016” is geen datum die we begrijpen. Schrijf "
        "31-12-2026 / 12-2026 / 2026."
    ) == only(dataset.problems).message()
    assert "" == dataset.ties.loc[0, "since"]


@pytest.mark.parametrize("text", ["1", "5", "4,0", "4.0"])
def test_strength_is_a_whole_number_from_one_to_five(tmp_path: Path, text: str) -> None:
    """A comma or point with nothing behind it does no harm."""
    dataset = read_tables(tmp_path, ties=f"van;naar;sterkte\na;b;{text}\n")

    assert () == dataset.problems
    assert float(text.replace(",", ".")) == dataset.ties.loc[0, "strength"]


@pytest.mark.parametrize("text", ["0", "6", "2,5", "€ 5.000", "sterk"])
def test_another_strength_is_refused(tmp_path: Path, text: str) -> None:
    """The tie stays in the preview with an unknown strength."""
    dataset = read_tables(tmp_path, ties=f"van;naar;sterkte\na;b;{text}\n")

    assert (
        f"relaties.csv, rij 2, kolom sterkte: “{text}” is geen getal dat hier past. Verwacht: "
        "1 … 5."
    ) == only(dataset.problems).message()
    assert math.isnan(dataset.ties.loc[0, "strength"])


@pytest.mark.parametrize("text", ["80", "0080", "gm 80", "gm0080"])
def test_municipality_codes_get_their_zeros_and_letters_back(tmp_path: Path, text: str) -> None:
    """What Excel took away is known: the code has four digits. That is said."""
    dataset = read_tables(tmp_path, f"id;naam;gemeentecode\na;A;{text}\nb;B; GM0080 \n")

    assert (
        "organisaties.csv, rij 2, kolom gemeentecode: Codes zijn aangevuld of netjes geschreven: "
        f"{text} → GM0080. Kijk of dat klopt."
    ) == only(dataset.problems).message()
    assert ["GM0080", "GM0080"] == dataset.organisations["municipality_code"].tolist()


@pytest.mark.parametrize("text", ["GM", "GM00080", "Leeuwarden", "80.0", "WK0080"])
def test_other_municipality_codes_are_refused(tmp_path: Path, text: str) -> None:
    """What is expected is shown as an example."""
    dataset = read_tables(tmp_path, f"id;naam;gemeentecode\na;A;{text}\nb;B;\n")

    assert (
        f"organisaties.csv, rij 2, kolom gemeentecode: “{text}” is geen geldige code. Verwacht: "
        "GM0080."
    ) == only(dataset.problems).message()


@pytest.mark.parametrize("text", ["wk008050", "008050", "WK0080 50", "8050"])
def test_neighbourhood_codes_get_their_letters_and_zeros_back(tmp_path: Path, text: str) -> None:
    """Case and spaces do not matter, nor do zeros that a spreadsheet took away."""
    dataset = read_tables(tmp_path, f"id;naam;wijkcode\na;A;{text}\nb;B;WK008050\n")

    assert [("code-completed", 2, "wijkcode")] == places(dataset.problems)
    assert [("WK008050",)] * 2 == dataset.organisations["neighbourhood_codes"].tolist()


def test_codes_that_were_completed_are_told_together(tmp_path: Path) -> None:
    """One notice for a column, with some examples and how many cells there are."""
    rows = "".join(f"o{n};O{n};{n}\n" for n in [14, 34, 37, 47, 50, 59, 80, 80])

    dataset = read_tables(tmp_path, f"id;naam;gemeentecode\n{rows}", ties="van;naar\no0;o1\n")

    problem = next(p for p in dataset.problems if p.code == "code-completed")
    assert (2, 8) == (problem.row, problem.count)
    assert problem.found.startswith("14 → GM0014, 34 → GM0034, ")
    assert problem.found.endswith("50 → GM0050, …")


def test_a_neighbourhood_code_may_hold_letters_and_have_company(tmp_path: Path) -> None:
    """Amsterdam's codes since 2022 end in letters; codes may be separated by any sign."""
    for text in ("WK0363FL|WK036307|WK0363FL", "WK0363FL; WK036307", "WK0363FL, WK036307"):
        assert ("WK0363FL", "WK036307") == one_value(
            tmp_path, "wijkcode_2023", text, "neighbourhood_codes"
        )


@pytest.mark.parametrize("text", ["WK00805", "WKABCD01", "GM0080", "805", "Noord"])
def test_other_neighbourhood_codes_are_refused(tmp_path: Path, text: str) -> None:
    """What is expected is shown as an example; the other codes of the cell are kept."""
    dataset = read_tables(tmp_path, f"id;naam;wijkcode\na;A;{text}|WK008001\nb;B;\n")

    assert (
        f"organisaties.csv, rij 2, kolom wijkcode: “{text}” is geen geldige code. Verwacht: "
        "WK008050."
    ) == only(dataset.problems).message()
    assert ("WK008001",) == dataset.organisations.loc["a", "neighbourhood_codes"]
