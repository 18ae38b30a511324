"""What a data set says about itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphlib_wijk.tables import About
from tests.reading.folders import only, places, read_tables


def test_every_key_may_be_dutch_or_english(tmp_path: Path) -> None:
    """Both languages give the same facts; text may run over several lines."""
    dutch = """
titel = "Wijkgesprekken"
omschrijving = '''twee
regels'''
peildatum = 2026-10-01
bron = "LSA"
licentie = "CC BY 4.0"
fictief = false
iedereen_bevraagd = "ja"
"""
    english = """
title = "Wijkgesprekken"
Description = "twee regels"
reference-date = "1-10-2026"
origin = "LSA"
licence = "CC BY 4.0"
fictional = "nee"
everyone_asked = true
"""
    expected = About(
        title="Wijkgesprekken",
        description="twee regels",
        reference_date="2026-10-01",
        origin="LSA",
        licence="CC BY 4.0",
        fictional=False,
        everyone_asked=True,
    )

    assert expected == read_tables(tmp_path, about=dutch).about
    assert expected == read_tables(tmp_path, about=english).about


def test_a_reference_date_may_be_a_month_or_a_year(tmp_path: Path) -> None:
    """Less precision is kept as such."""
    about = "iedereen_bevraagd = true\npeildatum = {}\n"

    assert "2026" == read_tables(tmp_path, about=about.format("2026")).about.reference_date
    assert "2026-10" == read_tables(tmp_path, about=about.format("'10-2026'")).about.reference_date


def test_broken_toml_is_shown_with_its_line(tmp_path: Path) -> None:
    """The line that cannot be read is the row of the problem."""
    dataset = read_tables(tmp_path, about="fictief = true\npeildatum = 1 oktober\n")

    assert "over.toml, rij 2: Het bestand is niet goed geschreven: peildatum = 1 oktober." == (
        dataset.problems[0].message()
    )
    assert not dataset.sound


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("peildatum = '31-02-2026'", "peildatum"),
        ("fictief = 'misschien'", "fictief"),
        ("titel = ['a']", "titel"),
        ('titel = "a\\u0000b"', "titel"),
        ("titel = 'a'\ntitle = 'b'", "title"),
    ],
)
def test_a_value_that_does_not_fit_is_an_error(tmp_path: Path, line: str, column: str) -> None:
    """The key is named, and what stands there."""
    problem = only(read_tables(tmp_path, about=f"iedereen_bevraagd = true\n{line}\n").problems)

    assert ("bad-about", column) == (problem.code, problem.column)


def test_an_unknown_key_is_a_notice(tmp_path: Path) -> None:
    """What the contract does not know is not read, and that is said."""
    dataset = read_tables(tmp_path, about="iedereen_bevraagd = true\nkleur = 'rood'\n")

    assert [("unknown-key", None, "kleur")] == places(dataset.problems)
    assert dataset.sound


@pytest.mark.parametrize("about", ["a = " + "[" * 5000, "a = " + "9" * 5000, b"\xff\xfe\x00"])
def test_hostile_toml_is_an_error(tmp_path: Path, about: str | bytes) -> None:
    """Deep nesting, endless numbers and broken UTF-16 do not get further than a problem."""
    assert "bad-about" == read_tables(tmp_path, about=about).problems[0].code
