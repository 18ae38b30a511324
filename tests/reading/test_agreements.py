"""The table of agreements, as people write it."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphlib_wijk as gw

ORGANISATIONS = "id;naam\na;De Tuin\nb;Gemeente, wijkteam\nc;Dubbel\nd;Dubbel\n"


def read(folder: Path, agreements: str):
    """Write a small folder and read it; return the agreements, and codes with what was found."""
    (folder / "organisaties.csv").write_text(ORGANISATIONS)
    (folder / "relaties.csv").write_text("van;naar\na;b\n")
    (folder / "afspraken.csv").write_text(agreements)
    dataset, problems = gw.read(folder)
    told = [(p.code, p.found) for p in problems if p.file.endswith("afspraken.csv")]
    return dataset.agreements, told


def test_an_agreement_names_organisations_by_id_or_name(tmp_path: Path) -> None:
    """Several with a bar, also with a comma in a name; dates and done as people write them."""
    table, told = read(
        tmp_path,
        "wie;met;afspraak;uiterlijk;afgesproken op;gedaan;toelichting\n"
        "De Tuin;Gemeente, wijkteam|c;Een kraan;1-6-2026;maart 2026;ja;gebeld\n"
        "b|a;;Sleutel;;;;\n",
    )
    assert [] == told
    assert [
        (("a",), ("b", "c"), "Een kraan", "2026-06-01", "2026-03", True, "gebeld"),
        (("b", "a"), (), "Sleutel", "", "", False, ""),
    ] == list(table.itertuples(index=False, name=None))


def test_an_organisation_that_is_gone_is_left_out(tmp_path: Path) -> None:
    """With a warning for the name; and for the agreement when nobody is left to keep it."""
    table, told = read(
        tmp_path, "wie;met;afspraak\na;De Tuim|b;Een kraan\nWeg;a;Een bank\nDubbel;a;Een pad\n"
    )
    assert [(("a",), ("b",))] == list(zip(table["who"], table["with_whom"], strict=True))
    assert {
        ("unknown-in-agreement", "De Tuim"),
        ("unknown-in-agreement", "Weg"),
        ("ambiguous-in-agreement", "Dubbel"),
        ("agreement-of-nobody", "Een bank"),
        ("agreement-of-nobody", "Een pad"),
    } == set(told)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (";a;Een kraan;", "missing-value"),
        ("a;;;", "missing-value"),
        ("a;;Een kraan;volgende week", "bad-date"),
    ],
)
def test_what_an_agreement_needs_is_asked_for(tmp_path: Path, row: str, code: str) -> None:
    """Who and what must be there, and a date must be one."""
    _, told = read(tmp_path, f"wie;met;afspraak;uiterlijk\n{row}\n")
    assert [code] == [found for found, _ in told]


def test_an_agreement_told_twice_is_one(tmp_path: Path) -> None:
    """Equal rows count once; another date makes another agreement."""
    table, _ = read(
        tmp_path, "wie;afspraak;uiterlijk\na;Kraan;2026\nDe Tuin;Kraan;2026\na;Kraan;\n"
    )
    assert ["2026", ""] == table["due"].tolist()


def test_a_phone_number_in_an_agreement_is_noticed(tmp_path: Path) -> None:
    """An agreement is free text, and persons stay out of it."""
    _, told = read(tmp_path, "wie;afspraak\na;Bel Jan op 06-12345678\n")
    assert ["personal-data"] == [code for code, _ in told]
