"""The command for forms: making them, reading one back, and handing it in."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphlib_wijk.__main__ import ERRORS, USABLE, main
from graphlib_wijk.store import Store, open_store
from tests.forms import filling as f
from tests.networks import WIJK
from tests.store.people import signed


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The database that the command line finds, with the small data set."""
    url = f"sqlite:///{tmp_path / 'w.db'}"
    monkeypatch.setenv("WIJKGRAAF_DATABASE_URL", url)
    with open_store(url) as made:
        made.versions.save("a", f.small(), signed())
        yield made


def asked(folder: Path, cells: f.Cells) -> str:
    """Make a form by the command, fill it in, and return where it is."""
    path = folder / "form.xlsx"
    assert USABLE == main(["form", "make", "a", "akker", "-o", str(path), "--force"])
    path.write_bytes(f.filled(path.read_bytes(), cells))
    return str(path)


def kinds(store: Store) -> list[str]:
    """The kinds of all proposals."""
    return [one.correction.kind for one in store.proposals.list("a", signed())]


def test_a_form_is_read_and_only_handed_in_when_one_says_so(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """First what would change, with old and new values; then the proposals, once."""
    path = asked(tmp_path, {f.NOTE: "Woensdag", f.VERDICT: "klopt"})
    capsys.readouterr()

    assert USABLE == main(["form", "read", path])
    said = capsys.readouterr().out
    assert "toelichting: Elke dinsdag → Woensdag [nieuw]" in said
    assert "Deze relatie klopt: krijgt geld van Kom [nieuw]" in said
    assert [] == kinds(store)

    assert USABLE == main(["form", "read", path, "--hand-in"])
    assert "Doorgegeven als voorstel: 2." in capsys.readouterr().out
    assert USABLE == main(["form", "read", path, "--hand-in", "--language", "en"])
    assert "[handed in before]" in capsys.readouterr().out
    assert ["change-details", "confirm-tie"] == kinds(store)


def test_what_changed_since_goes_along_only_when_asked(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without --anyway it is told and left; with it, it is a proposal."""
    path = asked(tmp_path, {f.NOTE: "Woensdag"})
    said = f.Correction(kind="change-details", organisation="akker", fields={"note": "Nooit"})
    store.proposals.apply("a", said, signed(), expected=1)

    main(["form", "read", path, "--hand-in"])
    assert "Niet doorgegeven, want intussen veranderd: 1." in capsys.readouterr().out
    main(["form", "read", path, "--hand-in", "--anyway"])
    assert "Doorgegeven als voorstel: 1." in capsys.readouterr().out
    assert ["change-details"] * 2 == kinds(store)


def test_a_form_with_errors_ends_with_a_code_and_hands_nothing_in(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each problem with its place; also for what is no form at all."""
    path = asked(tmp_path, {f.SINCE: "ooit", f.VERDICT: "klopt"})

    assert ERRORS == main(["form", "read", path, "--hand-in"])
    assert "blad onze relaties, rij 4, kolom Sinds" in capsys.readouterr().err
    assert ERRORS == main(["form", "read", str(tmp_path / "nergens.xlsx")])
    assert ERRORS == main(["form", "read", str(f.put(tmp_path, b"%PDF-1.7", "b.xlsx"))])
    assert [] == kinds(store)


@pytest.mark.usefixtures("store")
def test_forms_are_made_in_each_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A workbook, a PDF, a Word file, and those of a whole wijk as a zip file."""
    for name, start in (("a.xlsx", b"PK"), ("a.pdf", b"%PDF"), ("a.docx", b"PK")):
        assert USABLE == main(["form", "make", "a", "akker", "-o", str(tmp_path / name)])
        assert (tmp_path / name).read_bytes().startswith(start)
    target = tmp_path / "wijk.zip"
    assert USABLE == main(["form", "make", "a", "--wijk", WIJK, "-o", str(target)])
    with zipfile.ZipFile(target) as packed:
        assert 4 == len(packed.namelist())
    assert f"Geschreven: {target}" in capsys.readouterr().out


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["a", "akker"], "Hierbij hoort ook: NAAR"),
        (["a", "-o", "x.xlsx"], "Hierbij hoort ook: ID"),
        (["a", "akker", "-o", "x.txt"], "eindigt op .xlsx, .pdf, .docx"),
        (["a", "--wijk", "WK999999", "-o", "x.zip"], "geen bewonersinitiatieven"),
        (["a", "niemand", "-o", "x.xlsx"], "Organisatie niemand is er niet"),
        (["b", "akker", "-o", "x.xlsx"], "Gegevensset b is er niet"),
        (["a", "akker", "-o", "er/niet.xlsx"], "is niet te schrijven"),
        (["a", "akker", "-o", "w.db.xlsx"], "bestaat al"),
    ],
)
def test_what_cannot_be_made_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    words: str,
) -> None:
    """In words, with a code, and without a file."""
    monkeypatch.chdir(tmp_path)
    Path("w.db.xlsx").touch()

    assert ERRORS == main(["form", "make", *command])
    assert words in capsys.readouterr().err
    assert not Path("x.xlsx").exists()
