"""The table of neighbourhoods."""

from __future__ import annotations

from pathlib import Path

from tests.reading.folders import only, places, read_tables


def test_the_headers_of_statistics_netherlands_are_known(tmp_path: Path) -> None:
    """A list as CBS writes it is read as it is."""
    neighbourhoods = "gm_code,gm_naam,wk_code,wk_naam,jaar\nGM0080,Leeuwarden,WK008050,Oost,2023\n"

    dataset = read_tables(tmp_path, neighbourhoods=neighbourhoods)

    assert () == dataset.problems
    row = dataset.neighbourhoods.loc[0]
    assert ("WK008050", "Oost", "Leeuwarden", "GM0080", 2023) == (
        row["code"],
        row["name"],
        row["municipality"],
        row["municipality_code"],
        row["year"],
    )


def test_a_neighbourhood_may_stand_in_the_table_once_a_year(tmp_path: Path) -> None:
    """Codes belong to a year; the double row is left out and the other one named."""
    neighbourhoods = (
        "code;naam;jaar\nWK008050;Oost;2022\nWK008050;Oost;2023\nWK008050;Oost II;2023\n"
    )

    dataset = read_tables(tmp_path, neighbourhoods=neighbourhoods)

    assert (
        "wijken.csv, rij 4, kolom naam: De wijk “Oost II” staat ook in rij 3. Haal de dubbele "
        in (only(dataset.problems).message())
    )
    assert [2022, 2023] == dataset.neighbourhoods["year"].tolist()


def test_without_a_code_name_and_municipality_tell_neighbourhoods_apart(tmp_path: Path) -> None:
    """Many municipalities have a Centrum."""
    neighbourhoods = "naam;gemeente\nCentrum;Breda\nCentrum;Dordrecht\ncentrum;breda\n"

    dataset = read_tables(tmp_path, neighbourhoods=neighbourhoods)

    assert [("duplicate-neighbourhood", 4, "naam")] == places(dataset.problems)


def test_codes_of_a_neighbourhood_belong_together(tmp_path: Path) -> None:
    """The code of the municipality stands within that of the neighbourhood; a year is whole."""
    neighbourhoods = "code;naam;gemeentecode;jaar\nWK008050;Oost;GM0363;2023,5\n"

    dataset = read_tables(tmp_path, neighbourhoods=neighbourhoods)

    assert [("code-mismatch", 2, "code"), ("bad-number", 2, "jaar")] == sorted(
        places(dataset.problems), reverse=True
    )
