"""The table of decisions as it is read: who is meant, and what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphlib_wijk as gw
from graphlib_wijk.tables import Dataset
from tests.reading.folders import ABOUT, ORGANISATIONS, TIES, only, places, read_tables, written


def read_decisions(folder: Path, decisions: str) -> Dataset:
    """Read a sound folder with a table of decisions."""
    written(folder, {"dezelfde.csv": decisions})
    return read_tables(folder)


def told(dataset: Dataset) -> list[tuple[str, ...]]:
    """The decisions that were read."""
    return list(dataset.same[["one", "other", "decision"]].itertuples(index=False, name=None))


def test_decisions_name_organisations_by_id_or_name(tmp_path: Path) -> None:
    """Each side is an id or an exact name; the words for a decision are those of the list."""
    dataset = read_decisions(
        tmp_path,
        "een;ander;besluit;besloten_op;toelichting\n"
        "a;Buurthuis De Kom;nooit samenvoegen;14-03-2026;gebeld\n",
    )

    assert () == dataset.problems
    assert [("a", "b", "never")] == told(dataset)
    assert ("2026-03-14", "gebeld") == tuple(dataset.same.loc[0, ["decided_on", "note"]])


def test_a_decision_about_a_stranger_is_a_warning(tmp_path: Path) -> None:
    """An organisation may have left since; the row is left out and the rest is read."""
    dataset = read_decisions(tmp_path, "een;ander;besluit\na;weg;samen\na;b;samen\na;b;samen\n")

    assert [("unknown-in-decision", 2, "ander")] == places(dataset.problems)
    assert dataset.sound
    assert [("a", "b", "together")] == told(dataset)


def test_a_name_of_several_is_a_warning(tmp_path: Path) -> None:
    """Who is meant is not guessed."""
    written(tmp_path, {"dezelfde.csv": "een;ander;besluit\nKom;c;samen\n"})
    dataset = read_tables(tmp_path, organisations="id;naam\na;Kom\nb;Kom\nc;De Akker\n")

    assert "a / b" == only(dataset.problems).expected
    assert "ambiguous-in-decision" == only(dataset.problems).code


def test_a_decision_about_one_organisation_is_a_warning(tmp_path: Path) -> None:
    """One organisation is the same as itself without a decision."""
    dataset = read_decisions(tmp_path, "een;ander;besluit\na;De Akker;samen\n")

    assert [("decision-about-itself", 2, "ander")] == places(dataset.problems)
    assert [] == told(dataset)


@pytest.mark.parametrize(("written_as", "kept"), [("", ""), ("misschien", None)])
def test_a_decision_is_known_or_still_open(tmp_path: Path, written_as: str, kept: str) -> None:
    """An empty cell waits for a decision; a word that is not known is an error."""
    dataset = read_decisions(tmp_path, f"een;ander;besluit\na;b;{written_as}\n")

    assert (kept is not None) == dataset.sound


def test_a_network_carries_the_decisions_out(tmp_path: Path) -> None:
    """`read` gives the data as they were written, `open_network` as was decided."""
    files = {"organisaties.csv": ORGANISATIONS + "c;De Akkér\n", "relaties.csv": TIES}
    files |= {"dezelfde.csv": "een;ander;besluit\na;c;samen\n", "over.toml": ABOUT}
    folder = written(tmp_path, files)

    assert 3 == len(gw.read(folder)[0].organisations)
    assert ["a", "b"] == gw.open_network(folder).organisations.index.tolist()


def test_answers_to_introductions_name_organisations_by_id_or_name(tmp_path: Path) -> None:
    """The words for an answer are those of the list; a stranger is a warning, and left out."""
    written(
        tmp_path,
        {
            "kennismakingen.csv": "van;naar;antwoord;op;toelichting\n"
            "a;Buurthuis De Kom;liever niet;14-03-2026;gebeld\n"
            "a;weg;besproken;;\n"
            "b;a;gelukt;2026;\n"
        },
    )
    dataset = read_tables(tmp_path)

    assert [("unknown-in-decision", 3, "naar")] == places(dataset.problems)
    assert [("a", "b", "declined", "2026-03-14"), ("b", "a", "made", "2026")] == list(
        dataset.introductions[["source", "target", "answer", "answered_on"]].itertuples(
            index=False, name=None
        )
    )
