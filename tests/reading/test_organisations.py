"""The table of organisations: ids given and made, doubles, and codes that belong together."""

from __future__ import annotations

from pathlib import Path

import pytest
from pandas.testing import assert_frame_equal

from graphlib_wijk.network import Network
from graphlib_wijk.opening import read
from graphlib_wijk.writing import write
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


def homes(tmp_path: Path, organisations: str, neighbourhoods: str | None = None) -> list[object]:
    """Return the names of the wijken of each organisation; nothing may be wrong with them."""
    dataset = read_tables(tmp_path, organisations, neighbourhoods=neighbourhoods)
    assert () == dataset.problems
    return dataset.organisations["neighbourhood"].tolist()


def test_a_comma_separates_wijken_that_are_known(tmp_path: Path) -> None:
    """Each part must be the wijk of somebody else, or stand in the table of wijken."""
    organisations = 'id;naam;wijk\na;A;"Noord, oost"\nb;B;Oost\n'

    assert [("Noord, oost",), ("Oost",)] == homes(tmp_path, organisations)
    assert [("Noord", "oost"), ("Oost",)] == homes(tmp_path, organisations, "naam\nNoord\n")


def test_the_name_of_a_wijk_may_hold_a_comma(tmp_path: Path) -> None:
    """It is looked up whole first; a bar or semicolon always separates."""
    organisations = 'id;naam;wijk\na;A;"Bos, Dal en Duin"\nb;B;"Bos; Dal en Duin"\nc;C;Bos|Zee\n'
    whole = 'naam;code\n"Bos, Dal en Duin";\nBos;\nDal en Duin;\n'

    assert [("Bos, Dal en Duin",), ("Bos", "Dal en Duin"), ("Bos", "Zee")] == (
        homes(tmp_path, organisations, whole)
    )


def test_a_smaller_area_tells_its_wijk(tmp_path: Path) -> None:
    """Where no wijk is given it follows; where one is given, both are kept as they are."""
    organisations = (
        "id;naam;wijkcode;buurtcode\na;A;;BU00805001|BU00805002\nb;B;WK008050;BU00805003\n"
    )

    frame = read_tables(tmp_path, organisations).organisations

    assert [("WK008050",), ("WK008050",)] == frame["neighbourhood_codes"].tolist()
    assert [("BU00805001", "BU00805002"), ("BU00805003",)] == (
        frame["subneighbourhood_codes"].tolist()
    )


def test_a_smaller_area_under_wijkcode_is_kept_as_what_it_is(tmp_path: Path) -> None:
    """The wijk around it is taken, and the area itself moves to its own column."""
    dataset = read_tables(tmp_path, "id;naam;wijkcode\na;A;BU00805001\nb;B;WK008051\n")

    assert (
        "organisaties.csv, rij 2, kolom wijkcode: Hier staat de code van een buurt. We nemen de "
        "wijk waar die in ligt: BU00805001 → WK008050."
    ) == only(dataset.problems).message()
    frame = dataset.organisations
    assert [("WK008050",), ("WK008051",)] == frame["neighbourhood_codes"].tolist()
    assert [("BU00805001",), ()] == frame["subneighbourhood_codes"].tolist()


def test_a_wijk_that_follows_from_its_smaller_area_is_looked_up_too(tmp_path: Path) -> None:
    """The table of wijken is said to be of its year."""
    dataset = read_tables(
        tmp_path,
        "id;naam;buurtcode\na;A;BU00809901\nb;B;\n",
        neighbourhoods="code;naam;jaar\nWK008050;Noord;2023\n",
    )

    assert (
        "organisaties.csv, rij 2, kolom buurtcode: Wijkcode “WK008099” staat niet in de tabel "
        "wijken (indeling van 2023). Controleer de code en het jaar."
    ) == only(dataset.problems).message()


def test_zeros_that_a_kvk_number_lost_are_restored(tmp_path: Path) -> None:
    """Numbers stay text; spaces, points and the letters KVK do not matter."""
    organisations = "id;naam;KvK-nummer\na;A;1234567\nb;B;KVK 12.34.56.78\nc;C;\n"

    dataset = read_tables(tmp_path, organisations)

    assert ["01234567", "12345678", ""] == dataset.organisations["kvk"].tolist()
    assert (
        "organisaties.csv, rij 2, kolom KvK-nummer: KVK-nummers van zeven cijfers kregen hun "
        "eerste nul terug: 1234567 → 01234567."
    ) == only(dataset.problems).message()


def test_a_word_for_the_whole_town_is_doubted_and_kept(tmp_path: Path) -> None:
    """Said once for each spelling; what was meant is not guessed."""
    organisations = "id;naam;stadsdeel\na;A;stedelijk\nb;B;stedelijk\nc;C;Oost\n"

    dataset = read_tables(tmp_path, organisations)

    problem = only(dataset.problems)
    assert ("whole-municipality", 2, 2) == (problem.code, problem.row, problem.count)
    assert [("stedelijk",), ("stedelijk",), ("Oost",)] == (
        dataset.organisations["neighbourhood"].tolist()
    )


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


def test_a_column_tells_who_is_a_residents_initiative(tmp_path: Path) -> None:
    """Yes fills in a kind that is empty, a legal form or unknown; a kind that is known stays."""
    dataset = read_tables(
        tmp_path,
        "naam;soort;bewonersinitiatief\nA;stichting;ja\nB;;ja\nC;ruimteschip;ja\nD;school;ja\n"
        "E;wijkraad;ja\nF;stichting;nee\nG;;\n",
        ties="van;naar\nA;B\n",
    )
    initiative = "residents_initiative"

    assert [
        initiative,
        initiative,
        initiative,
        "school",
        "neighbourhood_council",
        "other",
        "unknown",
    ] == (dataset.organisations["kind"].tolist())
    assert ["lifeworld"] * 3 == dataset.organisations["world"][:3].tolist()
    assert "stichting" == dataset.organisations["kind_given"].iloc[0]
    assert [("initiative-by-column", 2, 3), ("initiative-of-other-kind", 5, 1)] == [
        (problem.code, problem.row, problem.count)
        for problem in dataset.problems
        if problem.code.startswith("initiative")
    ]


def test_who_is_a_residents_initiative_by_a_column_travels(tmp_path: Path) -> None:
    """Written and read again, the word under kind and what follows from the column are the same."""
    dataset = read_tables(
        tmp_path,
        "naam;soort;bewonersinitiatief\nA;stichting;ja\nB;;ja\nC;school;ja\n",
        ties="van;naar\nA;B\n",
    )
    write(Network(dataset), tmp_path / "out.xlsx")
    again, _ = read(tmp_path / "out.xlsx")

    assert_frame_equal(dataset.organisations, again.organisations)
