"""The table of ties: who is meant, who said so, and what is told twice."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.reading.folders import only, places, read_tables

ORGANISATIONS = "id;naam\na;De Akker\nb;Buurthuis De Kom\nc;Kom\nd;Kom\ne;a\n"


def pairs(tmp_path: Path, ties: str) -> list[tuple[str, str]]:
    """Return the ends of ties that are sound."""
    dataset = read_tables(tmp_path, ORGANISATIONS, ties)
    assert () == dataset.problems
    return list(zip(dataset.ties["source"], dataset.ties["target"], strict=True))


def test_ends_are_ids_or_exact_names(tmp_path: Path) -> None:
    """An id goes before a name: `a` is the id of one and the name of another."""
    assert [("a", "b"), ("a", "b"), ("a", "c")] == pairs(
        tmp_path, "van;naar;bron\na;b;x\nDe Akker;Buurthuis De Kom;y\na; c ;\n"
    )


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("Buurthuis De Komm", " Bedoelt u “Buurthuis De Kom”?"),
        ("buurthuis de kom", " Bedoelt u “Buurthuis De Kom”?"),
        ("De Akkers", " Bedoelt u “De Akker”?"),
        ("Ruimteschip", ""),
    ],
)
def test_an_unknown_end_is_an_error_with_near_names(
    tmp_path: Path, written: str, near: str
) -> None:
    """Nothing is guessed: the near name is asked, and nothing is asked when none comes near."""
    dataset = read_tables(tmp_path, ORGANISATIONS, f"van;naar\na;{written}\n")

    assert (
        f"relaties.csv, rij 2, kolom naar: Organisatie “{written}” staat niet in de lijst.{near}"
    ) == only(dataset.problems).message()
    assert 0 == len(dataset.ties)


def test_at_most_three_near_names_are_asked(tmp_path: Path) -> None:
    """The nearest comes first; a misspelt id finds ids."""
    rows = "".join(f"le_wijk{n};Wijkraad {n}\n" for n in range(1, 6))

    problems = read_tables(
        tmp_path, f"id;naam\n{rows}", "van;naar\nWijkraad 2x;le_wijk1\nle_wijk9;Wijkraad 1\n"
    ).problems

    assert 3 == problems[0].expected.count("“")
    assert problems[0].expected.startswith("“Wijkraad 2”")
    assert "Do you mean “Wijkraad 2” / “Wijkraad " in problems[0].message("en")
    assert "“le_wijk" in problems[1].expected


def test_both_ends_are_judged(tmp_path: Path) -> None:
    """An empty end does not hide that the other one is unknown."""
    dataset = read_tables(tmp_path, ORGANISATIONS, "van;naar\n;xyz\nq;w\n")

    assert [
        ("missing-value", 2, "van"),
        ("unknown-organisation", 2, "naar"),
        ("unknown-organisation", 3, "van"),
        ("unknown-organisation", 3, "naar"),
    ] == places(dataset.problems)


def test_a_name_that_several_bear_is_ambiguous(tmp_path: Path) -> None:
    """Their ids are shown, so that one can be chosen."""
    dataset = read_tables(tmp_path, ORGANISATIONS, "van;naar\na;Kom\n")

    assert (
        "relaties.csv, rij 2, kolom naar: “Kom” is de naam van meer organisaties: c / d. Schrijf "
        "het id."
    ) == only(dataset.problems).message()


def test_of_many_bearers_only_some_are_shown(tmp_path: Path) -> None:
    """The message stays readable however common the name."""
    organisations = "id;naam\n" + "".join(f"k{n};Kom\n" for n in range(9)) + "a;A\n"

    problem = only(read_tables(tmp_path, organisations, "van;naar\na;Kom\n").problems)

    assert "k0 / k1 / k2 / k3 / k4 / …" == problem.expected


@pytest.mark.parametrize("row", ["a;a", "De Akker;a", "a;De Akker"])
def test_a_tie_with_oneself_is_refused(tmp_path: Path, row: str) -> None:
    """It would hide that somebody stands alone; an id and a name may be the same one."""
    dataset = read_tables(tmp_path, ORGANISATIONS, f"van;naar\n{row}\n")

    problem = only(dataset.problems)
    assert ("self-tie", 2, "naar") == (problem.code, problem.row, problem.column)
    assert (
        f"relaties.csv, rij 2, kolom naar: “{row.split(';')[1]}” heeft hier een relatie met "
        "zichzelf. Haal de regel weg of verbeter een van beide kanten."
    ) == problem.message()
    assert 0 == len(dataset.ties)


def test_reporters_are_the_ends_that_said_so(tmp_path: Path) -> None:
    """By id or name, in the order of the ends, each once."""
    ties = "van;naar;gemeld_door\na;b;Buurthuis De Kom|De Akker|b\na;c;Kom\na;c;\n"

    dataset = read_tables(tmp_path, ORGANISATIONS, ties)

    assert () == dataset.problems
    assert [("a", "b"), ("c",), ()] == dataset.ties["reported_by"].tolist()


def test_reporters_may_stand_between_commas(tmp_path: Path) -> None:
    """Only when every part is known; a name with a comma in it is looked up whole first."""
    organisations = 'id;naam\na;De Akker\nb;"Zorg, welzijn en meer"\nc;Zorg\n'
    ties = 'van;naar;gemeld_door\na;b;"De Akker, b"\na;b;"Zorg, welzijn en meer"\na;b;"a; b"\n'

    dataset = read_tables(tmp_path, organisations, ties)

    assert [("duplicate-tie", 4, "")] == places(dataset.problems)
    assert [("a", "b"), ("b",)] == dataset.ties["reported_by"].tolist()


def test_a_third_party_does_not_confirm(tmp_path: Path) -> None:
    """What somebody else says is a warning and is left out."""
    dataset = read_tables(tmp_path, ORGANISATIONS, "van;naar;gemeld_door\na;b;c|b\n")

    assert (
        "relaties.csv, rij 2, kolom gemeld_door: “c” is geen van beide kanten van deze relatie. "
        "Wat een derde zegt, telt niet als bevestiging."
    ) == only(dataset.problems).message()
    assert [("b",)] == dataset.ties["reported_by"].tolist()


def test_an_unknown_reporter_is_an_error(tmp_path: Path) -> None:
    """The tie stays in the preview without that reporter; a shared name stays ambiguous."""
    dataset = read_tables(tmp_path, ORGANISATIONS, "van;naar;gemeld_door\na;b;zzz|b\na;b;Kom\n")

    assert [
        ("unknown-organisation", 2, "gemeld_door"),
        ("ambiguous-organisation", 3, "gemeld_door"),
    ] == places(dataset.problems)
    assert [("b",), ()] == dataset.ties["reported_by"].tolist()


def test_equal_rows_count_once(tmp_path: Path) -> None:
    """Also when one names by id and the other by name; the first row is kept."""
    ties = "van;naar;soort\na;b;overleg\nb;a;overleg\nDe Akker;b;overleg\na;b;overleg\n"

    dataset = read_tables(tmp_path, ORGANISATIONS, ties)

    assert [("duplicate-tie", 4, ""), ("duplicate-tie", 5, "")] == places(dataset.problems)
    assert "relaties.csv, rij 4: Deze regel is gelijk aan rij 2 en telt één keer mee." == (
        dataset.problems[0].message()
    )
    assert dataset.sound
    assert 2 == len(dataset.ties)


def test_rows_that_differ_in_anything_are_all_kept(tmp_path: Path) -> None:
    """Another year, source or strength is another statement, never overwritten."""
    ties = "van;naar;sinds;bron;sterkte\na;b;2016;x;1\na;b;2017;x;1\na;b;2016;y;1\na;b;2016;x;2\n"

    assert [("a", "b")] * 4 == pairs(tmp_path, ties)


def test_the_order_of_rows_does_not_change_the_ties(tmp_path: Path) -> None:
    """Shuffled rows, with doubles among them, give the same set of statements."""
    ends = ["a", "b", "c", "d", "e"]
    rows = [
        f"{x};{y};{kind};{x}" for x in ends for y in ends if x != y for kind in ("overleg", "geld")
    ]
    rows += rows[:7]
    shuffled = random.Random(7).sample(rows, len(rows))

    tables = [
        read_tables(tmp_path, ORGANISATIONS, "van;naar;soort;gemeld_door\n" + "\n".join(order))
        for order in (rows, shuffled)
    ]

    told = [set(map(tuple, t.ties.astype(str).to_numpy())) for t in tables]
    assert told[0] == told[1]
    assert [40, 40] == [len(t.ties) for t in tables]
