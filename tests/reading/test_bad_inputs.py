"""
Files as they come: for each a name, what stands in it, and what must be said about it.

One assertion holds for all: every problem is told at once, in both languages, with its file, row
and column; an error stops the import as a whole; nothing raises. What needs a screen, roles or a
stored data set is tested where those are; workbooks are tested beside their reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

import graphlib_wijk as gw
from graphlib_wijk.reading import read
from graphlib_wijk.tables import ContractError
from graphlib_wijk.vocabulary import LANGUAGES
from tests.reading.folders import ABOUT, ORGANISATIONS, TIES, places, written

ORGANISATIONS_FILE, TIES_FILE, WIJKEN_FILE = "organisaties.csv", "relaties.csv", "wijken.csv"
WORDS = {"nl": ("rij", "kolom"), "en": ("row", "column")}

#: Code, row and column of a problem.
Place = tuple[str, int | None, str]


@dataclass(frozen=True, kw_only=True)
class Case:
    """A file that somebody may hand in; the tables that are not given are small and sound."""

    organisations: str | bytes = ORGANISATIONS
    ties: str | bytes = TIES
    neighbourhoods: str | bytes | None = None
    told: tuple[Place, ...] = ()
    names: tuple[str, ...] | None = None


def row(text: str, header: str, *, told: tuple[str, ...] = ()) -> Case:
    """Return a case with one doubtful cell, in row 2 of the organisations."""
    cell = '"' + text.replace('"', '""') + '"'
    return Case(
        organisations=f"id;naam;{header}\na;De Akker;{cell}\nb;Buurthuis De Kom;\n",
        told=tuple((code, 2, header) for code in told),
    )


def named(text: str, *told: str) -> Case:
    """Return a case with one doubtful name, in row 4 of the organisations."""
    return Case(
        organisations=ORGANISATIONS + f'c;"{text}"\n',
        told=tuple((code, 4, "naam") for code in told),
    )


def tied(text: str, *told: Place, header: str = "van;naar") -> Case:
    """Return a case with one doubtful row of ties, which is row 2."""
    return Case(ties=f"{header}\n{text}\n", told=told)


ACCENTS = "id;naam\na;Coöperatie Café, € 5\nb;Buurthuis De Kom\n"

TEXT_AND_ENCODING = {
    "windows text": Case(
        organisations=ACCENTS.encode("cp1252"),
        told=(("read-as-windows", None, ""),),
        names=("Coöperatie Café, € 5", "Buurthuis De Kom"),
    ),
    "utf-8 with a mark": Case(organisations=ACCENTS.encode("utf-8-sig")),
    "utf-16 with a mark": Case(organisations=ACCENTS.encode("utf-16")),
    "utf-16 little endian": Case(organisations=ACCENTS.encode("utf-16-le")),
    "utf-16 big endian": Case(organisations=ACCENTS.encode("utf-16-be")),
    "utf-8 saved as windows text": named("CafÃ©", "doubtful-encoding"),
    "replacement character": named("Caf\ufffd", "bad-character"),
    "dos text": Case(
        organisations=(ORGANISATIONS + "c;Café\n").encode("cp437"),
        told=(("read-as-windows", None, ""), ("doubtful-encoding", 4, "naam")),
    ),
    "mac text": Case(
        organisations=(ORGANISATIONS + "c;Café\n").encode("mac_roman"),
        told=(("read-as-windows", None, ""), ("doubtful-encoding", 4, "naam")),
    ),
    "zero byte": named("De\0Kom", "bad-character"),
    "vertical tab": named("De\x0bKom", "bad-character"),
    "control of the second set": named("De\x9fKom", "bad-character"),
    "composed and decomposed": Case(
        organisations="id;naam\na;A\nb;Café\n", ties="van;naar\nCafe\u0301;a\n"
    ),
    "invisible signs": Case(
        organisations="id;naam\na;A\nb;\u00a0Buurt\u00adhuis\u200b \n",
        ties="van;naar\nBuurthuis;a\n",
    ),
    "look-alike of another alphabet": named("\u0421afé", "mixed-alphabets"),
    "reading direction": Case(
        organisations="id;naam\na;\u202eAkker\u202c\nb;B\n", names=("Akker", "B")
    ),
    "other scripts": Case(
        organisations="id;naam\na;جمعية الحي\nb;İğdır 👩‍👧\n", names=("جمعية الحي", "İğdır 👩‍👧")
    ),
    "line ends within a name": Case(
        organisations='id;naam\na;"De\rAkker"\nb;"De\r\nKom"\n', names=("De Akker", "De Kom")
    ),
    "name of ten thousand signs": Case(
        organisations=ORGANISATIONS + f"c;{'x' * 10_000}\n", told=(("cell-too-long", 4, "naam"),)
    ),
}

DIALECT = {
    "semicolons with commas inside": Case(
        organisations="id;naam\na;Akker, tuin, bos\nb;Kom, dal\n"
    ),
    "commas": Case(organisations="id,naam\na,De Akker\nb,De Kom\n"),
    "tabs": Case(organisations="id\tnaam\na\tDe Akker\nb\tDe Kom\n"),
    "stated separator": Case(organisations="sep=;\nid;naam\na;De Akker\nb;De Kom\n"),
    "one column": Case(
        organisations="naam\nBuurthuis\nUnie\n",
        ties="van;naar\nBuurthuis;Unie\n",
        names=("Buurthuis", "Unie"),
    ),
    "a field too many on every row": Case(
        organisations="id;naam\n1;a;De Akker\n2;b;De Kom\n",
        told=(
            ("wrong-field-count", 2, ""),
            ("wrong-field-count", 3, ""),
            ("unknown-organisation", 2, "van"),
            ("unknown-organisation", 2, "naar"),
        ),
    ),
    "one row too long and one too short": Case(
        organisations=ORGANISATIONS + "c;Tuin;Huis\nd\n",
        told=(("wrong-field-count", 4, ""), ("wrong-field-count", 5, "")),
    ),
    "broken inner quotes": Case(
        organisations='id;naam\na;De Akker\nb;"Buurthuis "De Kom""\n',
        told=(("broken-quotes", 3, ""), ("ties-unchecked", None, "")),
    ),
    "unclosed quote": Case(
        organisations='id;naam\na;De Akker\nb;"De Kom\nc;Rest\n',
        told=(("broken-quotes", 3, ""), ("ties-unchecked", None, "")),
    ),
    "bare carriage returns": Case(organisations=ORGANISATIONS.replace("\n", "\r")),
    "mixed line ends": Case(organisations="id;naam\r\na;De Akker\rb;De Kom\n"),
    "blank rows": Case(
        organisations="id;naam\n\na;De Akker\n;\n  ; \nb;De Kom\n\n\n",
        told=(("blank-rows", 2, ""),),
        names=("De Akker", "De Kom"),
    ),
    "title above the header": Case(organisations="Sociale kaart 2026\n\n" + ORGANISATIONS),
    "no header": Case(
        organisations="a;De Akker\nb;De Kom\n",
        told=(
            ("ties-unchecked", None, ""),
            ("missing-column", 1, ""),
            ("unknown-columns", 1, ""),
        ),
    ),
    "line of dashes below the header": Case(
        organisations="id;naam\n---;--------\na;De Akker\nb;De Kom\n",
        told=(("ruled-row", 2, ""),),
        names=("De Akker", "De Kom"),
    ),
    "line of dashes in one field": Case(
        organisations="id;naam\n--------------\na;De Akker\nb;De Kom\n",
        told=(("ruled-row", 2, ""),),
    ),
    "totals": Case(
        organisations=(
            "id;naam;soort;bedrag\na;De Akker;;€ 5.000\nSubtotaal;;;5.000,00\nb;Kom;;1\n"
            "Eindtotaal;;;EUR 5.001\n;Som:;;100%\n"
        ),
        told=(
            ("unknown-column", 1, "bedrag"),
            ("total-row", 3, ""),
            ("total-row", 5, ""),
            ("total-row", 6, ""),
        ),
        names=("De Akker", "Kom"),
    ),
    "total of another width": Case(
        organisations=ORGANISATIONS + "Totaal;2;\n", told=(("total-row", 4, ""),)
    ),
    "organisation that is called a total": Case(
        organisations="id;naam;soort\na;Som;wijkraad\nsom;Totaal;\n",
        ties="van;naar\na;som\n",
        told=(),
        names=("Som", "Totaal"),
    ),
    "doubled header": Case(
        organisations="id;naam;NAAM\na;A;B\nb;C;D\n", told=(("double-column", 1, "naam"),)
    ),
    "empty header": Case(organisations="id;naam;\na;A;\nb;C;\n"),
    "headers in capitals, spaced, and in English": Case(
        organisations=" ID ; NAME \na;A\nb;C\n", ties="From;TO\na;b\n"
    ),
    "unknown columns": Case(
        organisations="id;naam;regeling;bedrag\na;A;x;1\nb;C;y;2\n",
        told=(("unknown-columns", 1, ""),),
    ),
    "missing column": Case(
        ties="van;met\na;b\n", told=(("missing-column", 1, ""), ("unknown-column", 1, "met"))
    ),
    "hash in front": Case(
        organisations="id;naam\n#a;#1 Wijkteam\nb;B\n",
        ties="van;naar\n#a;b\n",
        names=("#1 Wijkteam", "B"),
    ),
}

#: The words that pandas takes for nothing, and others that mean something to a machine.
TRICKY = (
    *("#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN"),
    *("<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null", "-"),
    *("TRUE", "WAAR", "1E5", "inf", "0034", "1-2", "123456789012345678901234"),
)

VALUES = {
    "names that look like nothing": Case(
        organisations="id;naam\n" + "".join(f"{n};{n}\n" for n in TRICKY),
        ties="van;naar\nNA;None\n",
        names=TRICKY,
    ),
    "ids that look alike": Case(
        organisations='id;naam\n1;A\n01;B\n1.0;C\n"1";D\n',
        ties="van;naar\n1;01\n",
        told=(("duplicate-id", 5, "id"),),
    ),
    "kvk of eight digits": row("01234567", "kvk"),
    "kvk that lost its zero": row("1234567", "kvk", told=("kvk-completed",)),
    "kvk of nine digits": row("123456789", "kvk", told=("bad-kvk",)),
    "kvk of six digits": row("123456", "kvk", told=("bad-kvk",)),
    "kvk of seven digits with a zero": row("0123456", "kvk", told=("bad-kvk",)),
    "kvk with letters": row("1234567A", "kvk", told=("bad-kvk",)),
    "gm code without letters": row("0363", "gemeentecode", told=("code-completed",)),
    "gm code that lost its zeros": row("80", "gemeentecode", told=("code-completed",)),
    "gm code of five digits": row("GM00803", "gemeentecode", told=("bad-code",)),
    "wk code without letters": row("036307", "wijkcode", told=("code-completed",)),
    "wk code that lost its zeros": row("8050", "wijkcode", told=("code-completed",)),
    "wk code of Amsterdam": row("WK0363FL", "wijkcode"),
    "wk code that is too long": row("WK0080500", "wijkcode", told=("bad-code",)),
    "bu code": row("BU0363FL01", "buurtcode"),
    "bu code that lost its zeros": row("805001", "buurtcode", told=("code-completed",)),
    "wk code for a bu code": row("WK008050", "buurtcode", told=("bad-code",)),
    "bu code for a wk code": row("BU00805001", "wijkcode", told=("buurt-as-wijk",)),
    "bu code outside its wijk": Case(
        organisations="id;naam;wijkcode;buurtcode\na;A;WK008050;BU00805101\nb;B;;\n",
        told=(("buurt-mismatch", 2, "buurtcode"),),
    ),
    "bu and wk code outside their gemeente": Case(
        organisations=(
            "id;naam;gemeentecode;wijkcode;buurtcode\n"
            "a;A;GM0363;WK008050;BU00805001\nb;B;GM0080;WK008050;\n"
        ),
        told=(("code-mismatch", 2, "wijkcode"), ("code-mismatch", 2, "buurtcode")),
    ),
    "codes of another year": Case(
        organisations="id;naam;wijkcode\na;A;WK008020\nb;B;WK008099\n",
        neighbourhoods="code;naam;jaar\nWK008020;Oost;2009\nWK008021;Oud-Oost;2023\n",
        told=(("older-code", 2, "wijkcode"), ("unlisted-code", 3, "wijkcode")),
    ),
    "day before month": row("03-04-2024", "bevraagd_op"),
    "iso day": row("2024-04-03", "bevraagd_op"),
    "day with a time": row("3-4-2024 00:00:00", "bevraagd_op"),
    "serial day": row("45385", "bevraagd_op", told=("serial-date",)),
    "first day of 1900": row("1900-01-01", "bevraagd_op"),
    "day that does not exist": row("31-02-2024", "bevraagd_op", told=("bad-date",)),
    "year of two digits": row("03-04-24", "bevraagd_op", told=("bad-date",)),
    "year 24": row("03-04-0024", "bevraagd_op", told=("bad-date",)),
    "year far ahead": row("01-01-2101", "bevraagd_op", told=("bad-date",)),
    "serial day far ahead": row("99999", "bevraagd_op", told=("bad-date",)),
    "neither yes nor no": row("misschien", "niet_tonen", told=("unknown-answer",)),
    "amount of nothing": tied(
        "a;b;EUR NaN", ("bad-number", 2, "sterkte"), header="van;naar;sterkte"
    ),
    "amount for a strength": tied(
        "a;b;€ 5.000", ("bad-number", 2, "sterkte"), header="van;naar;sterkte"
    ),
    "lat and lon swapped": Case(
        organisations="id;naam;lat;lon\na;A;5,7999;53,2012\nb;B;;\n",
        told=(("swapped-location", 2, "lat"),),
    ),
    "decimal comma": Case(organisations="id;naam;lat;lon\na;A;53,2012;5,7999\nb;B;53.2;5.8\n"),
    "Paris": Case(
        organisations="id;naam;lat;lon\na;A;48,85;2,35\nb;B;;\n",
        told=(("bad-location", 2, "lat"),),
    ),
    "the gulf of Guinea": Case(
        organisations="id;naam;lat;lon\na;A;0;0\nb;B;;\n", told=(("bad-location", 2, "lat"),)
    ),
    "Bonaire": Case(organisations="id;naam;lat;lon\na;A;12,15;-68,27\nb;B;;\n"),
    "half a place": Case(
        organisations="id;naam;lat;lon\na;A;53,2;\nb;B;53,2;5,8\n",
        told=(("half-location", 2, "lat"),),
    ),
    "metres": Case(
        organisations="id;naam;x;y\na;A;182.000,5;579000\nb;B;;\n",
        told=(("location-converted", 2, "y"),),
    ),
    "metres under lat and lon": Case(
        organisations="id;naam;lat;lon\na;A;579000;182000\nb;B;579000;182000\n",
        told=(("location-converted", 2, "lat"),),
    ),
    "metres swapped": Case(
        organisations="id;naam;lat;lon\na;A;182000;579000\nb;B;;\n",
        told=(("swapped-location", 2, "lat"),),
    ),
    "positions in a drawing": Case(
        organisations="id;naam;x;y\na;A;-120,5;33\nb;B;14;9\n",
        told=(("unknown-column", 1, "y"), ("unknown-column", 1, "x")),
    ),
    "words for a place": Case(
        organisations="id;naam;lat;lon\na;A;noord;5,8\nb;B;;\n", told=(("bad-number", 2, "lat"),)
    ),
    "e-mail address in a note": row("mail jan@kom.nl", "toelichting", told=("personal-data",)),
    "telephone in a name": named("De Kom 06-12345678", "personal-data"),
    "person with a subsidy": named("(Particulier)", "maybe-person"),
    "sole trader": named("Jansen Tuinen (eenmanszaak)", "maybe-person"),
    "sole trader that is hidden": Case(
        organisations="id;naam;niet_tonen\na;(Particulier);ja\nb;B;\n"
    ),
    "column of e-mail addresses": Case(
        organisations="id;naam;info\na;A;a@kom.nl\nb;B;b@kom.nl\n",
        told=(("person-contents", 1, "info"),),
    ),
    "notes that are telephone numbers": Case(
        organisations="id;naam;toelichting\na;A;0612345678\nb;B;+31 6 12345679\n",
        told=(("person-contents", 1, "toelichting"),),
    ),
    "ids that are citizen service numbers": Case(
        organisations="id;naam\n111222333;A\n123456782;B\n",
        ties="van;naar\nA;B\n",
        told=(("person-contents", 1, "id"),),
    ),
    "column of persons by its header": Case(
        organisations="id;naam;E-mailadres\na;A;x\nb;B;y\n",
        told=(("person-column", 1, "E-mailadres"),),
    ),
    "legal forms for kinds": Case(
        organisations="id;naam;soort\na;A;Stichting\nb;B;vereniging\n",
        told=(("legal-form", 2, "soort"),),
    ),
    "whole town for a wijk": row("Stedelijk", "wijk", told=("whole-municipality",)),
}

TIES_AND_PLACES = {
    "tie with oneself": tied("a;De Akker", ("self-tie", 2, "naar")),
    "tie told twice": Case(ties="van;naar\na;b\na;b\n", told=(("duplicate-tie", 3, ""),)),
    "tie of two years": Case(ties="van;naar;sinds\na;b;2016\na;b;2017\n"),
    "tie told from both ends": Case(ties="van;naar;soort\na;b;subsidie\nb;a;subsidie\n"),
    "tie with a stranger": tied("a;Buurthuis De Com", ("unknown-organisation", 2, "naar")),
    "tie with nobody": tied("a; ", ("missing-value", 2, "naar")),
    "tie with a missing number": tied("nan;b", ("unknown-organisation", 2, "van")),
    "tie of an unknown kind": tied(
        "a;b;vete", ("unknown-term", 2, "soort"), header="van;naar;soort"
    ),
    "one id for two": Case(
        organisations=ORGANISATIONS + "a;Iemand anders\n", told=(("duplicate-id", 4, "id"),)
    ),
    "one name in two wijken": Case(
        organisations="naam;gemeente;wijk\nKom;Breda;Noord\nKom;Breda;Zuid\nA;Breda;Zuid\n",
        ties="van;naar\nkom--breda--noord;A\n",
    ),
    "only organisations without ties": Case(ties="van;naar\n", told=(("no-rows", None, ""),)),
    "one organisation": Case(
        organisations="naam\nDe Akker\n", ties="van;naar\n", told=(("no-rows", None, ""),)
    ),
    "nobody": Case(
        organisations="naam\n",
        ties="van;naar\n",
        told=(("no-rows", None, ""), ("no-rows", None, "")),
    ),
    "nobody but ties": Case(
        organisations="naam\n",
        told=(
            ("no-rows", None, ""),
            ("unknown-organisation", 2, "van"),
            ("unknown-organisation", 2, "naar"),
        ),
    ),
}

CASES = {**TEXT_AND_ENCODING, **DIALECT, **VALUES, **TIES_AND_PLACES}


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_a_file_is_read_or_told_what_is_wrong(tmp_path: Path, case: Case) -> None:
    """Exactly these problems, each with its place in both languages; an error stops it all."""
    files = {
        ORGANISATIONS_FILE: case.organisations,
        TIES_FILE: case.ties,
        WIJKEN_FILE: case.neighbourhoods,
        "over.toml": ABOUT,
    }
    folder = written(tmp_path, files)

    dataset, problems = read(folder)

    assert sorted(map(str, case.told)) == sorted(map(str, places(problems)))
    if case.names is not None:
        assert list(case.names) == dataset.organisations["name"].tolist()
    for problem in problems:
        assert problem.file in files
        for language in LANGUAGES:
            in_row, in_column = WORDS[language]
            message = problem.message(language)
            assert message.startswith(problem.file)
            assert message.isprintable()
            assert problem.row is None or f", {in_row} {problem.row}" in message
            assert not problem.column or f", {in_column} {problem.column}: " in message
    errors = [problem for problem in problems if problem.severity == "error"]
    assert dataset.sound == (not errors)
    if not errors:
        assert len(dataset.organisations) == len(gw.open_network(folder).organisations)
        return
    with pytest.raises(ContractError) as refusal:
        gw.open_network(folder)
    assert problems == refusal.value.problems


def test_one_bad_file_is_told_everything_at_once(tmp_path: Path) -> None:
    """Problems of every sort in one file hide none of the others."""
    organisations = (
        "Overzicht\nid;naam;soort;gemeentecode;kvk;lat;lon;niet_tonen;telefoon;bedrag\n"
        "---;---;---;---;---;---;---;---;---;---\n"
        "a;De Akker;stichting;80;1234567;5,8;53,2;misschien;1;2\n"
        "\n"
        "b;;wijkraad;GM0080;12;0;0;nee;1;2\n"
        "Totaal;;;;;;;;;€ 4,00\n"
    )
    folder = written(
        tmp_path, {ORGANISATIONS_FILE: organisations, TIES_FILE: TIES, "over.toml": ABOUT}
    )

    _, problems = read(folder)

    assert sorted(
        [
            ("person-column", 2, "telefoon"),
            ("unknown-column", 2, "bedrag"),
            ("ruled-row", 3, ""),
            ("legal-form", 4, "soort"),
            ("code-completed", 4, "gemeentecode"),
            ("kvk-completed", 4, "kvk"),
            ("swapped-location", 4, "lat"),
            ("unknown-answer", 4, "niet_tonen"),
            ("blank-rows", 5, ""),
            ("missing-value", 6, "naam"),
            ("bad-kvk", 6, "kvk"),
            ("bad-location", 6, "lat"),
            ("total-row", 7, ""),
            ("unknown-organisation", 2, "naar"),
        ]
    ) == sorted(places(problems))


def test_a_register_of_subsidies_is_read_as_it_is(tmp_path: Path) -> None:
    """The export of a large town: a report of one screen, however often something occurs."""
    header = "id;naam;soort;stadsdeel;thema's;aantal aanvragen;bewonersinitiatief\r\n"
    rows = "".join(
        f"O{n};Coöperatie {n};{form};{place};Algemeen;{n};nee\r\n"
        for n, (form, place) in enumerate([("stichting", "stedelijk"), ("bv", "Noord")] * 50)
    )
    ties = "van;naar;soort relatie;bedrag;regeling\r\n" + "".join(
        f"O{n};O{n + 1};subsidie;167.632,00;Groene daken\r\n" for n in range(99)
    )
    folder = written(
        tmp_path,
        {
            ORGANISATIONS_FILE: (header + rows).encode("cp1252"),
            TIES_FILE: ties,
            "over.toml": ABOUT,
        },
    )

    dataset, problems = read(folder)

    assert dataset.sound
    assert (100, 99) == (len(dataset.organisations), len(dataset.ties))
    assert [("stedelijk",), ("Noord",)] == dataset.organisations["neighbourhood"][:2].tolist()
    assert {
        "read-as-windows": 1,
        "unknown-column": 1,
        "unknown-columns": 1,
        "legal-form": 100,
        "unknown-term": 100,
        "whole-municipality": 50,
    } == {problem.code: problem.count for problem in problems}
    assert (
        "organisaties.csv, rij 2, kolom soort: Dit zegt hoe een organisatie is opgericht, niet wat "
        "zij is: stichting, bv. Zulke organisaties staan nu bij overig, tenzij een kolom "
        "bewonersinitiatief ja zegt. Kies een soort uit de woordenlijst. Dit komt 100 keer voor."
    ) in [problem.message() for problem in problems]
