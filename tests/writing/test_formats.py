"""Formats by name, hostile words in every cell, and what other programs make of our files."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import networkx as nx
import openpyxl
import pytest

from graphlib_wijk.network import Network
from graphlib_wijk.tables import COMPANIONS, TABLES, ContractError, Problem, empty_dataset
from graphlib_wijk.vocabulary import LANGUAGES, fold
from graphlib_wijk.writing import (
    FORMATS,
    Choices,
    UnknownFormatError,
    file_name,
    format_called,
    format_for,
    write,
    written,
)
from graphlib_wijk.writing.csv_folder import toml_of
from tests.networks import WIJK, network, organisation
from tests.writing.rich import HOSTILE, STARTS

ROOT = Path(__file__).parents[2]
TEXT_FORMATS = [f for f in FORMATS if f.shelf != "picture"]
MADE = date(2026, 11, 22)


def hostile_network() -> Network:
    """Return a network with a hostile word in every text of every table."""
    organisations = [
        organisation(
            f"o{at}",
            name=word,
            kind="other",
            kind_given=word,
            world="",
            municipality=word,
            neighbourhood=(word,),
            themes=(word,),
            seeks=(word,),
            offers=(word,),
            website=word,
            origin=word,
            note=word,
            asked="yes" if at else "",
        )
        for at, word in enumerate(HOSTILE)
    ]
    ties = [
        {
            "source": "o0",
            "target": f"o{at}",
            "kind": "other",
            "kind_given": word,
            "origin": word,
            "note": word,
        }
        for at, word in enumerate(HOSTILE)
        if at > 1
    ]
    places = [{"code": WIJK, "name": word, "municipality": word} for word in HOSTILE]
    return network(organisations, ties, neighbourhoods=places)


@pytest.fixture(scope="module")
def hostile() -> Network:
    """Return the hostile network, made once."""
    return hostile_network()


def csv_cells(content: bytes) -> list[str]:
    """Return every cell of every table in a zip file, headers too."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    tables = [archive.read(name) for name in archive.namelist() if name.endswith(".csv")]
    rows = (
        row
        for table in tables
        for row in csv.reader(io.StringIO(table.decode("utf-8-sig"), newline=""), delimiter=";")
    )
    return [cell for row in rows for cell in row]


def test_formats_have_names_of_their_own():
    """No two formats share a name or an ending, and each is told in both languages."""
    assert len(FORMATS) == len({f.id for f in FORMATS}) == len({f.suffix for f in FORMATS})
    assert all(f.label(language) and f.use(language) for f in FORMATS for language in LANGUAGES)


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda f: f.id)
def test_the_ending_chooses_the_format(chosen):
    """A file gets the format of its ending, in any case, and the longest ending counts."""
    assert chosen == format_for(f"Mijn.Wijk{chosen.suffix.upper()}")
    assert chosen == format_called(chosen.id)


@pytest.mark.parametrize("name", ["wijk.doc", "wijk.csv", "wijk.exe"])
def test_an_unknown_ending_writes_nothing(tmp_path, name):
    """Whoever asks for something we cannot write reads what we can, and gets no file."""
    with pytest.raises(UnknownFormatError, match=r"folder or \.zip"):
        write(network(["a"]), tmp_path / name)
    with pytest.raises(UnknownFormatError):
        written(network(["a"]), name)

    assert [] == list(tmp_path.iterdir())


def test_data_with_errors_are_not_written(tmp_path):
    """What is half wrong is not handed on."""
    broken = empty_dataset([Problem(code="self-tie", file="relaties.csv")])

    with pytest.raises(ContractError):
        write(broken, tmp_path / "uit.xlsx")

    assert [] == list(tmp_path.iterdir())


def test_a_file_is_replaced_as_a_whole_or_not_at_all(tmp_path, monkeypatch):
    """When the disk fails in the middle, the old file is there and no rubbish beside it."""
    path = tmp_path / "uit.json"
    path.write_text("old", encoding="utf-8")

    def fail(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        write(network(["a"]), path)

    assert "old" == path.read_text(encoding="utf-8")
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.parametrize("chosen", TEXT_FORMATS, ids=lambda f: f.id)
def test_the_same_network_gives_the_same_bytes(chosen, hostile):
    """Nothing in a file depends on when it was made, or on chance."""
    assert written(hostile, chosen.id) == written(hostile_network(), chosen.id)


@pytest.mark.parametrize("chosen", TEXT_FORMATS, ids=lambda f: f.id)
def test_a_network_without_organisations_can_be_written(chosen):
    """An empty data set has a file in every format, and a network program opens it."""
    content = written(empty_dataset(), chosen.id)

    assert content


def test_no_cell_of_a_text_table_begins_as_a_formula(hostile):
    """In every column and every header of the CSV files, the guard stands first."""
    cells = csv_cells(written(hostile, "csv"))

    starts = tuple("=+-@\t\r＝＋－＠−")
    assert [] == [cell for cell in cells if cell.startswith(starts)]
    assert "'=1+1" in cells


def test_text_tables_are_dutch_files():
    """Semicolons, a byte order mark, Windows line ends, quotes around all, a decimal comma."""
    made = network([organisation("a", lat=53.2012, lon=5.5, asked_on="2026-03-14")])

    archive = zipfile.ZipFile(io.BytesIO(written(made, "csv")))
    table = archive.read("organisaties.csv")

    assert table.startswith(b'\xef\xbb\xbf"id";"naam";')
    assert table.endswith(b'"\r\n')
    assert b'"53,2012";"5,5"' in table
    assert b'"14-03-2026"' in table


@pytest.mark.parametrize("format_id", ["excel", "kumu-excel"])
def test_no_cell_of_a_workbook_is_ever_computed(hostile, format_id):
    """Every text of every column and header is a string to another reader, and none a link."""
    book = openpyxl.load_workbook(io.BytesIO(written(hostile, format_id)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]

    assert {"s", "n"} >= {cell.data_type for cell in cells}
    assert {"s"} == {cell.data_type for cell in cells if isinstance(cell.value, str)}
    assert [] == [cell.coordinate for cell in cells if cell.hyperlink]
    assert "=1+1" in {cell.value for cell in cells}


def test_a_workbook_is_made_for_people():
    """Headers stay in view, rows can be filtered, codes are text and days are days."""
    made = network([organisation("a", asked_on="2026-03-14", lat=53.2)], about=None)
    book = openpyxl.load_workbook(io.BytesIO(written(made, "excel")))
    sheet = book["organisaties"]
    row = dict(zip((c.value for c in sheet[1]), sheet[2], strict=True))

    assert ["organisaties", "relaties", "over", "posities", "uitleg"] == book.sheetnames
    assert ("A2", "A1:V2") == (sheet.freeze_panes, sheet.auto_filter.ref)
    assert ("@", "dd-mm-yyyy", 53.2) == (
        row["gemeentecode"].number_format,
        row["bevraagd_op"].number_format,
        row["lat"].value,
    )


def test_our_own_sheets_are_known_not_to_be_tables():
    """A reader can tell what we add for people from what holds data."""
    names = {fold(word) for table in TABLES for word in table.names()}

    assert {"posities", "uitleg", "voorbeeld", "lijsten", "meldingen"} <= set(COMPANIONS)
    assert names.isdisjoint(COMPANIONS)


def test_isolates_and_standings_are_in_every_data_file():
    """Who has no ties is written, and so is what that means for one that was asked."""
    made = network(["a", "b", "alone"], [("a", "b")])

    graph = nx.parse_graphml(written(made, "graphml").decode())
    gexf = nx.read_gexf(io.BytesIO(written(made, "gexf")), version="1.3")
    kumu = {e["id"]: e for e in json.loads(written(made, "kumu"))["elements"]}
    book = openpyxl.load_workbook(io.BytesIO(written(made, "excel")))
    positions = {row[0].value: row[2].value for row in book["posities"].iter_rows(min_row=2)}

    assert "isolated" == graph.nodes["alone"]["positie"] == gexf.nodes["alone"]["positie"]
    assert "nog geen bekende relaties" == kumu["alone"]["positie_label"] == positions["alone"]
    assert "alone;Alone;nog geen bekende relaties;isolated" in ";".join(
        csv_cells(written(made, "csv"))
    )


def test_umbrellas_count_when_asked_for():
    """The standing in a file is the one that was on screen."""
    made = network(["a", organisation("u", kind="umbrella", world="bridge")], [("a", "u")])

    for umbrellas, expected in ((False, "umbrella_only"), (True, "one_thread")):
        content = written(made, "graphml", Choices(umbrellas=umbrellas))
        assert expected == nx.parse_graphml(content.decode()).nodes["a"]["positie"]


def test_gephi_gets_our_colours_sizes_and_places():
    """An initiative is green and left of what the drawing has to its right; y counts upwards."""
    made = network(["a", organisation("t", kind="municipality", world="system")], [("a", "t")])
    graph = nx.read_gexf(io.BytesIO(written(made, "gexf")), version="1.3")
    look = graph.nodes["a"]["viz"]

    assert {"r": 27, "g": 138, "b": 90, "a": 1.0} == look["color"]
    assert 16.0 == look["size"]
    assert look["position"]["y"] <= 0
    assert look["position"]["x"] != graph.nodes["t"]["viz"]["position"]["x"]


def test_network_programs_read_hostile_names(hostile):
    """Markup, quotes and other scripts are names in GraphML, GEXF and JSON, each as it was."""
    names = hostile.organisations["name"].str.replace(r"[\t\r\n]", " ", regex=True).tolist()
    graph = nx.parse_graphml(written(hostile, "graphml").decode())
    gexf = nx.read_gexf(io.BytesIO(written(hostile, "gexf")), version="1.3")
    kumu = json.loads(written(hostile, "kumu"))

    assert names == [data["label"] for _, data in graph.nodes(data=True)]
    assert names == [data["label"] for _, data in gexf.nodes(data=True)]
    assert names == [element["label"] for element in kumu["elements"]]


@pytest.mark.parametrize("chosen", TEXT_FORMATS, ids=lambda f: f.id)
def test_signs_that_no_file_can_hold_do_no_harm(chosen):
    """A table that was made by hand with controls and broken characters is written all the same."""
    made = network([organisation("a", name="x\x00\x01\x1b\uffff\x85y")])

    assert written(made, chosen.id)


def test_hidden_organisations_stay_out_when_asked():
    """Without those that are not to be shown, no tie and nobody's word about them is left."""
    made = network(["a", "b", organisation("h", hidden=True)], [("a", "b", ("a", "h")), ("a", "h")])

    told = json.loads(written(made, "kumu", Choices(hidden=False)))

    assert ["a", "b"] == [element["id"] for element in told["elements"]]
    assert [("a", "b", "a")] == [
        (tie["from"], tie["to"], tie["gemeld_door"]) for tie in told["connections"]
    ]
    assert 3 == len(json.loads(written(made, "kumu"))["elements"])


def test_a_file_tells_what_it_is():
    """Day, version and selection stand in the data files."""
    choices = Choices(made_on=MADE, version="7", selection="alleen groen")
    made = network(["a"])
    archive = zipfile.ZipFile(io.BytesIO(written(made, "csv", choices)))
    book = openpyxl.load_workbook(io.BytesIO(written(made, "excel", choices)))
    told = dict(book["uitleg"].iter_rows(min_row=2, max_row=6, values_only=True))
    readme = archive.read("leesmij.txt").decode("utf-8-sig")

    for text in (readme, json.loads(written(made, "kumu", choices))["herkomst"], told):
        for key, value in (
            ("gemaakt op", "22-11-2026"),
            ("versie", "7"),
            ("selectie", "alleen groen"),
        ):
            assert (f"{key}: {value}" in text) if isinstance(text, str) else text[key] == value


@pytest.mark.parametrize(
    "title", [*STARTS, "../../etc/passwd", 'a"b\r\nc: d', "CON", "", "é" * 300]
)
def test_names_of_files_are_safe(title):
    """No quote, slash, line end or foreign sign of a title gets into the name of a file."""
    name = file_name(title, "excel", MADE)
    stem = name.removesuffix("-2026-11-22.xlsx")

    assert name.endswith("-2026-11-22.xlsx")
    assert stem
    assert len(stem) <= 60
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_about_is_written_as_toml_that_says_the_same():
    """Quotes and backslashes in a title are text; an unknown date is left out."""
    about = network(["a"]).about

    assert "fictief = false\niedereen_bevraagd = false\n" == toml_of(about)


@pytest.mark.slow
def test_writing_loads_a_format_when_it_is_asked_for():
    """A program that only reads gets no workbook writer."""
    script = "import sys, graphlib_wijk\nprint('xlsxwriter' in sys.modules)"
    outcome = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert "False" == outcome.stdout.strip()
