"""The command line: what it says, with which code it ends, and what it leaves alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import graphlib_wijk as gw
from graphlib_wijk.__main__ import ERRORS, MISUSED, USABLE, main
from tests.reading.folders import ABOUT, ORGANISATIONS, TIES, written

ROOT = Path(__file__).parents[1]
SOUND = {"organisaties.csv": ORGANISATIONS, "relaties.csv": TIES, "over.toml": ABOUT}


def folder(path: Path, **changed: str) -> str:
    """A sound folder, with tables that are changed by their name."""
    return str(written(path, SOUND | {f"{name}.csv": text for name, text in changed.items()}))


def test_sound_data_are_usable(tmp_path, capsys):
    """Without problems there is one line, and the code says that all is well."""
    assert USABLE == main(["check", folder(tmp_path)])
    assert (
        "2 organisaties, 1 relaties, 0 wijken. Deze gegevens zijn te gebruiken.\n"
        == capsys.readouterr().out
    )


def test_every_problem_is_told_the_worst_first(tmp_path, capsys):
    """Errors, warnings and notices come in groups, each with its place and what to do."""
    path = folder(tmp_path, organisaties="id;naam;soort;zomaar\na;De Akker;raar;1\nb;;school;\n")

    assert ERRORS == main(["check", path])
    lines = capsys.readouterr().out.splitlines()
    assert ["Fouten (2)", "Waarschuwingen (1)", "Mededelingen (1)"] == [
        line for line in lines if line.endswith(")") and not line.startswith(" ")
    ]
    assert "  organisaties.csv, rij 3, kolom naam: Hier hoort iets te staan" in lines[1]
    assert "Verbeter eerst de fouten." in lines[-1]


def test_warnings_alone_leave_the_data_usable(tmp_path):
    """Only errors stop the data."""
    path = folder(tmp_path, organisaties="id;naam;soort\na;De Akker;raar\nb;De Kom;school\n")

    assert USABLE == main(["check", path])


def test_the_report_comes_in_english(tmp_path, capsys):
    """Language is a choice of the reader."""
    path = folder(tmp_path, organisaties="id;naam\na;\nb;De Kom\n")

    main(["check", path, "--language", "en"])

    assert "Errors (" in capsys.readouterr().out


def test_the_report_comes_as_json(tmp_path, capsys):
    """A script gets codes, places and messages, and what is alike."""
    path = folder(
        tmp_path, organisaties="id;naam\na;De Akker\nb;De Akkér\n", dezelfde="een;ander\n"
    )

    assert USABLE == main(["check", path, "--json"])
    report = json.loads(capsys.readouterr().out)
    assert (True, 1) == (report["usable"], report["alike"])
    assert {"organisations": 2, "ties": 1, "neighbourhoods": 0} == report["counts"]
    assert ["no-rows"] == [problem["code"] for problem in report["problems"]]
    assert {"severity", "file", "sheet", "row", "column", "found", "expected", "message"} < set(
        report["problems"][0]
    )


def test_names_that_look_alike_are_counted(tmp_path, capsys):
    """Whoever checks data hears that there may be double organisations, until it is decided."""
    names = "id;naam\na;De Akker\nb;De Akkér\n"
    main(["check", folder(tmp_path / "one", organisaties=names)])
    decided = "een;ander;besluit\na;b;nooit samen\n"
    main(["check", folder(tmp_path / "two", organisaties=names, dezelfde=decided)])

    assert 1 == capsys.readouterr().out.count("Namen die op elkaar lijken: 1.")


def test_single_tables_can_be_checked(tmp_path):
    """The paths of the tables are as good as their folder."""
    folder(tmp_path)

    assert USABLE == main(["check", *(str(tmp_path / name) for name in SOUND)])


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["check"],
        ["onzin"],
        ["check", "x", "--language", "fr"],
        ["check", "there is no such file"],
        ["check", "a\0b"],
        ["convert", "there is no such file", "x.gexf"],
        ["convert", "x"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_ends_with_its_own_code(arguments, capsys):
    """A command that cannot be carried out says so in words, without a trace."""
    assert MISUSED == main(arguments)
    told = capsys.readouterr()
    assert told.out + told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize("arguments", [["-h"], ["check", "--help"], ["convert", "-h"]])
def test_help_is_dutch(arguments, capsys):
    """The explanation is in the language of its readers."""
    assert USABLE == main(arguments)
    told = capsys.readouterr().out
    assert told.startswith("Gebruik: python -m graphlib_wijk")
    assert not {"usage:", "options:", "positional arguments:", "show this help"} & set(
        told.splitlines()
    )


@pytest.mark.parametrize("suffix", ["graphml", "gexf", "json"])
def test_what_is_converted_holds_the_same(tmp_path, suffix, capsys):
    """The tables come back from another kind of file as they went in."""
    source, target = folder(tmp_path / "in"), tmp_path / f"uit.{suffix}"

    assert USABLE == main(["convert", source, str(target)])
    assert str(target) in capsys.readouterr().out
    before, _ = gw.read(source)
    after, problems = gw.read(target)
    assert [] == [problem.code for problem in problems if problem.severity == "error"]
    assert before.organisations.equals(after.organisations)
    assert before.ties.equals(after.ties)
    assert before.about == after.about


def test_nothing_is_replaced_unasked(tmp_path, capsys):
    """A file that is there stays as it is, unless that is asked for; the source always does."""
    source, target = folder(tmp_path / "in"), tmp_path / "uit.graphml"
    target.write_text("oud")

    assert MISUSED == main(["convert", source, str(target)])
    assert "oud" == target.read_text()
    assert "--force" in capsys.readouterr().err
    assert USABLE == main(["convert", source, str(target), "--force"])
    assert "oud" != target.read_text()
    assert MISUSED == main(["convert", source, source, "--force"])


def test_data_with_errors_are_not_converted(tmp_path, capsys):
    """Nothing is written, and the errors are told."""
    source = folder(tmp_path / "in", organisaties="id;naam\na;\n")
    target = tmp_path / "uit.gexf"

    assert ERRORS == main(["convert", source, str(target)])
    assert not target.exists()
    assert "Fouten (" in capsys.readouterr().err


@pytest.mark.parametrize("target", ["uit.docx1", "geen/map/uit.gexf"])
def test_what_cannot_be_written_is_told(tmp_path, target):
    """An unknown ending or a folder that is not there is a wrong command."""
    assert MISUSED == main(["convert", folder(tmp_path / "in"), str(tmp_path / target)])


@pytest.mark.slow
def test_it_runs_as_a_module():
    """`python -m graphlib_wijk` is the command, and its code that of the process."""
    outcome = subprocess.run(
        [sys.executable, "-m", "graphlib_wijk", "check", "data/wijkgesprekken"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (USABLE, "") == (outcome.returncode, outcome.stderr)
    assert "56 organisaties" in outcome.stdout


@pytest.mark.parametrize(
    ("command", "name", "start"),
    [
        ("brief", "blad.pdf", b"%PDF"),
        ("brief", "blad.docx", b"PK"),
        ("brief", "blad.html", b"<!DOCTYPE html>"),
        ("poster", "affiche.png", b"\x89PNG"),
    ],
)
def test_a_sheet_for_a_dialogue_is_written(tmp_path, capsys, command, name, start):
    """The ending says what it becomes."""
    target = tmp_path / name
    source = str(ROOT / "data" / "wijkgesprekken")

    assert USABLE == main([command, source, "--wijk", "WK008050", "-o", str(target)])
    assert target.read_bytes().startswith(start)
    assert f"Geschreven: {target}\n" == capsys.readouterr().out


def test_a_sheet_is_for_whom_it_is_asked(tmp_path):
    """An initiative by its name, whoever prepares the meeting, or everybody."""
    source, pages = str(ROOT / "data" / "wijkgesprekken"), {}
    for reader in ("publiek", "intern", "Bewonersbedrijf Heechterp-Schieringen"):
        target = tmp_path / f"{len(pages)}.html"
        options = ["--wijk", "WK008050", "--voor", reader, "--taal", "nl", "-o", str(target)]
        assert USABLE == main(["brief", source, *options])
        pages[reader] = target.read_text(encoding="utf-8")

    assert ["Niet uitdelen" in page for page in pages.values()] == [False, True, False]
    assert ["Wat opvalt bij jullie" in page for page in pages.values()] == [False, False, True]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--wijk", "Nergens", "-o", "blad.pdf"], "Geen wijk heet Nergens"),
        (["--wijk", "WK008050", "--voor", "niemand", "-o", "blad.pdf"], "heet niemand"),
        (["--wijk", "WK008050", "-o", "blad.odt"], "is no form of a sheet"),
    ],
)
def test_a_sheet_that_cannot_be_made_is_explained(tmp_path, capsys, monkeypatch, options, told):
    """A mistake is told in a sentence, and no file is left behind."""
    monkeypatch.chdir(tmp_path)

    assert MISUSED == main(["brief", str(ROOT / "data" / "wijkgesprekken"), *options])
    assert told in capsys.readouterr().err
    assert [] == list(tmp_path.iterdir())
