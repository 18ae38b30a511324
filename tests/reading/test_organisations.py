"""The table of organisations: ids given and made, doubles, and codes that belong together."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.folders import only, places, read_tables

NO_TIES = "van;naar\nDe Akker;De Kom\n"


def ids(tmp_path: Path, organisations: str) -> list[str]:
    """Return the ids of a sound table of organisations."""
    dataset = read_tables(tmp_path, organisations, ties="van;naar\n")
    assert ["no-rows"] == [problem.code for problem in dataset.problems], dataset.problems
    return dataset.organisations.index.tolist()


def test_without_ids_they_are_made_from_name_and_municipality(tmp_path: Path) -> None:
    """Readable, lower case, without accents; the municipality where there is one."""
    organisations = "naam;gemeente\nBuurthuis De Kom;Leeuwarden\nCoöperatie 'Ús' & zo;\n"

    assert ["buurthuis-de-kom--leeuwarden", "cooperatie-us-en-zo"] == ids(tmp_path, organisations)


def test_made_ids_do_not_depend_on_the_order_of_rows(tmp_path: Path) -> None:
    """The same rows upside down get the same ids."""
    rows = ["De Kom;Leeuwarden;Noord", "De Kom;Leeuwarden;Zuid", "De Kom;Breda;Noord", "De Kom;;"]
    header = "naam;gemeente;wijk\n"

    forward = ids(tmp_path, header + "\n".join(rows))

    assert list(reversed(forward)) == ids(tmp_path, header + "\n".join(reversed(rows)))


def test_the_neighbourhood_tells_equal_names_apart(tmp_path: Path) -> None:
    """Only where name and municipality are not enough, and then for all of them."""
    organisations = (
        "naam;gemeente;wijk;wijkcode\nDe Kom;Leeuwarden;Noord;\nDe Kom;Leeuwarden;Oost|Zuid;\n"
        "De Kom;Leeuwarden;;WK008050\nDe Akker;Leeuwarden;Noord;\n"
    )

    assert [
        "de-kom--leeuwarden--noord",
        "de-kom--leeuwarden--oost-zuid",
        "de-kom--leeuwarden--wk008050",
        "de-akker--leeuwarden",
    ] == ids(tmp_path, organisations)


def test_a_name_without_letters_gets_an_id_too(tmp_path: Path) -> None:
    """The numbers of its signs, so that two such names differ."""
    assert ["2b", "2d-2d", "جمعية-الحي"] == ids(tmp_path, "naam\n+\n--\nجمعية الحي\n")


def test_the_same_name_in_the_same_place_is_an_error(tmp_path: Path) -> None:
    """The other row is named; the first stays in the preview."""
    organisations = "naam;gemeente;wijk\nDe Kom;Breda;Noord\nX;;\nde kom;Breda;noord\n"

    dataset = read_tables(tmp_path, organisations, ties="van;naar\nX;De Kom\n")

    assert (
        "organisaties.csv, rij 4, kolom naam: De naam “de kom” staat ook in rij 2, zonder id en "
        "met dezelfde gemeente en wijk. Haal de dubbele regel weg of geef allebei een id."
    ) == only(dataset.problems).message()
    assert ["De Kom", "X"] == dataset.organisations["name"].tolist()


def test_equal_names_with_ids_are_two_organisations(tmp_path: Path) -> None:
    """The id decides who somebody is."""
    assert ["a", "b"] == ids(tmp_path, "id;naam\na;De Kom\nb;De Kom\n")


def test_an_id_may_be_given_only_once(tmp_path: Path) -> None:
    """The other row is named; ids are compared exactly."""
    dataset = read_tables(tmp_path, "id;naam\na;A\nA;B\n\u200ba ;C\nb;D\n")

    assert (
        "organisaties.csv, rij 4, kolom id: Het id “a” komt vaker voor, ook in rij 2. Geef elke "
        "organisatie een eigen id."
    ) == only(dataset.problems).message()
    assert ["A", "B", "D"] == dataset.organisations["name"].tolist()


def test_an_empty_id_is_made_beside_given_ones(tmp_path: Path) -> None:
    """A row without id in a table with ids gets one from its name."""
    assert ["a", "de-kom"] == ids(tmp_path, "id;naam\na;A\n;De Kom\n")


def test_a_made_id_yields_to_a_given_one(tmp_path: Path) -> None:
    """When the two are equal the row without id is the one to correct."""
    dataset = read_tables(tmp_path, "id;naam\n;De Kom\nde-kom;Anders\n", ties="van;naar\n")

    assert ("duplicate-id", 2, "naam") == places(dataset.problems)[0]
    assert ["Anders"] == dataset.organisations["name"].tolist()


def test_a_neighbourhood_code_of_another_municipality_is_doubted(tmp_path: Path) -> None:
    """One of the two codes is wrong; which one only people can say."""
    organisations = "id;naam;gemeentecode;wijkcode\na;A;GM0080;WK008050|WK036301\nb;B;;WK036301\n"

    assert (
        "organisaties.csv, rij 2, kolom wijkcode: Code “WK036301” hoort niet bij gemeentecode "
        "GM0080. Kijk welke van de twee klopt."
    ) == only(read_tables(tmp_path, organisations).problems).message()


def test_a_code_that_its_municipality_does_not_list_is_doubted(tmp_path: Path) -> None:
    """Told once; municipalities without a list are not judged."""
    organisations = "id;naam;wijkcode\na;A;WK008050|WK008099\nb;B;WK008099|WK036301\n"

    dataset = read_tables(tmp_path, organisations, neighbourhoods="code;naam\nWK008050;Noord\n")

    assert (
        "organisaties.csv, rij 2, kolom wijkcode: Wijkcode “WK008099” staat niet in de tabel "
        "wijken. Controleer de code en het jaar."
    ) == only(dataset.problems).message()


@pytest.mark.parametrize("text", ["De Kom", "  De Kom  "])
def test_names_that_look_like_markup_or_formulas_stay_as_they_are(
    tmp_path: Path, text: str
) -> None:
    """Reading neither cleans nor runs anything; showing is another room's task."""
    hostile = ['<img src=x onerror="alert(1)">', "=1+1", "![x](http://x)", "'); DROP TABLE a;--"]
    rows = "".join(
        '{};"{}"\n'.format(at, name.replace('"', '""')) for at, name in enumerate(hostile)
    )

    dataset = read_tables(tmp_path, f"id;naam\n{rows}a;{text}\n", ties="van;naar\na;0\n")

    assert () == dataset.problems
    assert [*hostile, "De Kom"] == dataset.organisations["name"].tolist()
