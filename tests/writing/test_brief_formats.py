"""Sheets on paper: two pages at most, words that stay words, headings, tables and a picture."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from docx import Document

import graphlib_wijk as gw
from graphlib_wijk.dialogue import Brief
from graphlib_wijk.drawing import Drawing
from graphlib_wijk.network import Network
from graphlib_wijk.opening import open_network
from graphlib_wijk.tables import AGREEMENTS, About, frame_of
from graphlib_wijk.writing import (
    BRIEF_FORMATS,
    UnknownBriefFormatError,
    brief_drawing,
    brief_file_name,
    brief_format_called,
    brief_format_for,
    written_brief,
)
from graphlib_wijk.writing.brief_sheet import Grid, Heading, Items, Paragraph, sheet_of
from tests.networks import network, organisation

ROOT = Path(__file__).parents[2]
NAMES = (
    "<script>alert(1)</script>",
    "=1+1",
    "#let x = 1 $y$ *z* _w_ @a",
    "🌳 De Pluktuin",
    "مبادرة الحي",
    "a & b \" ' ]]>",
    "{{ 7*7 }} {x} \\pad",
)


def with_drawing(made: Network, **choices: object) -> tuple[Brief, Drawing]:
    """A sheet with its drawing."""
    sheet = gw.brief(made, **choices)  # type: ignore[arg-type]
    return sheet, brief_drawing(made, sheet)


@pytest.fixture(scope="module")
def strange() -> tuple[Brief, Drawing]:
    """A sheet with names that a format could take for something else."""
    rows = [organisation(f"o{at}", name=name, themes=("green",)) for at, name in enumerate(NAMES)]
    agreed = [{"who": ("o1",), "with_whom": ("o0",), "agreement": NAMES[0], "done": False}]
    made = network(rows, [("o0", "o1")], about=About(title=NAMES[0], origin=NAMES[5]))
    return with_drawing(made, agreements=frame_of(AGREEMENTS, agreed), place=NAMES[2], host="o0")


def longest(audience: str) -> tuple[Brief, Drawing]:
    """Return a sheet with as much of everything as anybody could have, in wide letters."""
    name = "MAATSCHAPPELIJKE WERKGROEP WIJKWINKEL " * 4
    themes = ("green", "care", "work", "housing", "youth")
    rows = [
        organisation(f"o{at}", name=f"{at} {name}", themes=themes, asked="yes" if at % 2 else "no")
        for at in range(24)
    ]
    agreed = [
        {"who": (f"o{at}",), "with_whom": ("o1", "o2"), "agreement": name * 2, "due": "2026-12-31"}
        for at in range(12)
    ]
    about = About(title=name, origin=name * 3, licence=name * 3, fictional=True)
    made = network(rows, [("o1", "o3"), ("o3", "o5"), ("o1", "o7")], about=about)
    return with_drawing(
        made,
        audience=audience,
        for_="o9" if audience == "initiative" else None,
        agreements=frame_of(AGREEMENTS, agreed),
        place=name,
        host="o1",
        theme=name,
        introductions=12,
    )


def words(content: bytes) -> str:
    """What a reader sees of a web page."""
    seen: list[str] = []
    parser = HTMLParser()
    parser.handle_data = seen.append  # type: ignore[method-assign]
    parser.feed(content.decode())
    return " ".join(" ".join(seen).split())


@pytest.mark.parametrize("form", BRIEF_FORMATS, ids=lambda form: form.id)
def test_the_same_sheet_gives_the_same_file(form):
    """No day and no chance is in a file."""
    made = network(["a", "b"], [("a", "b")])

    assert written_brief(*with_drawing(made), form.id) == written_brief(
        *with_drawing(made), form.id
    )


@pytest.mark.parametrize("form", BRIEF_FORMATS, ids=lambda form: form.id)
def test_an_empty_neighbourhood_can_be_printed(form):
    """Nothing known is still a sheet."""
    assert written_brief(*with_drawing(network([])), form.id)


def test_a_page_runs_nothing_and_loads_nothing(strange):
    """Names are text in the page; the only picture is in the page itself."""
    page = written_brief(*strange, "html").decode()

    assert "<script" not in page
    assert ["data"] == re.findall(r'(?:src|href)="([^":]*):', page)
    assert "default-src 'none'" in page
    assert all(name in words(page.encode()) for name in NAMES)


def test_a_page_has_its_language_headings_and_a_described_picture(strange):
    """A screen reader can find its way."""
    page = written_brief(*strange, "html").decode()

    assert '<html lang="nl">' in page
    assert 1 == page.count("<h1")
    assert page.count("<h2") == sum(isinstance(b, Heading) for b in sheet_of(*strange).blocks)
    assert 'scope="col"' in page
    assert 'alt="Tekening van het netwerk: 7 organisaties en 1 relaties.' in page


def test_a_pdf_has_its_words_as_text(strange, pdf_text):
    """Names come out as they were written, also from right to left and with a picture sign."""
    content = written_brief(*strange, "pdf")
    text = " ".join(" ".join(pdf_text(content)).split())

    assert b"/StructTreeRoot" in content or b"ObjStm" in content
    for name in (NAMES[0], NAMES[1], NAMES[3], NAMES[6]):
        assert name in text
    assert "حي" in text or "يح" in text


def test_a_word_document_has_styles_a_table_and_a_described_picture(strange):
    """What Word calls headings, header rows and alternative text is really there."""
    content = written_brief(*strange, "docx")
    document = Document(io.BytesIO(content))
    styles = [line.style.name for line in document.paragraphs]
    drawn = document.inline_shapes[0]._inline.docPr  # noqa: SLF001

    assert "Title" == styles[0]
    assert styles.count("Heading 1") == sum(
        isinstance(block, Heading) for block in sheet_of(*strange).blocks
    )
    assert ["Wie", "Wat", "Met wie", "Wanneer", "Klaar"] == [
        cell.text for cell in document.tables[-1].rows[0].cells
    ]
    assert NAMES[0] == document.tables[-1].rows[1].cells[1].text
    assert drawn.get("descr").startswith("Tekening van het netwerk")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert b'w:lang w:val="nl-NL"' in parts.read("word/styles.xml")
        assert b"w:tblHeader" in parts.read("word/document.xml")
        assert b"<script>" not in parts.read("word/document.xml")


def test_the_longest_sheet_is_two_pages_in_every_program(office, pdf_text, tmp_path):
    """Whatever the data and whoever reads: two pages, and how many were left out is told."""
    sheets = {name: longest(name) for name in ("public", "initiative", "internal")}
    paths = [tmp_path / f"{name}.docx" for name in sheets]
    for path in paths:
        path.write_bytes(written_brief(*sheets[path.stem], "docx"))
    found = {f"{name} pdf": pdf_text(written_brief(*s, "pdf")) for name, s in sheets.items()}
    opened = zip(paths, office(paths), strict=True)
    found |= {f"{path.stem} docx": pdf_text(content) for path, content in opened}

    assert dict.fromkeys(found, 2) == {name: len(pages) for name, pages in found.items()}
    assert all("nog" in pages[1] for pages in found.values())


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_libreoffice_opens_a_real_sheet(office, pdf_text, tmp_path, audience):
    """Headings, table and picture of a wijk survive the way through another program."""
    wijk = open_network(ROOT / "data" / "voorbeeldwijk").in_neighbourhood("Vogelbuurt")
    path = tmp_path / "blad.docx"
    path.write_bytes(written_brief(*with_drawing(wijk, audience=audience), "docx"))
    content = office([path])[0]
    text = "\n".join(pdf_text(content))

    assert 2 == len(pdf_text(content))
    assert "Gespreksblad Vogelbuurt (Oosterlinde)" in text
    for heading in ("Wat we weten, en wat niet", "Vragen voor de tafel", "Wat we afspreken"):
        assert heading in text
    assert "Wie elkaar zou kunnen ontmoeten" in text
    assert "Waarom" in text
    assert b"/Subtype/Image" in content


def test_the_second_page_is_filled_with_lines_to_write_on():
    """The fewer there is to tell, the more room there is to write, within bounds."""
    few = sheet_of(*with_drawing(network(["a"])))
    grid = [block for block in few.blocks if isinstance(block, Grid)][-1]

    assert 8 == grid.empty
    assert 1 == sum(block.new_page for block in few.blocks if isinstance(block, Heading))


def test_more_than_fits_is_told():
    """A long list ends in how many were left out."""
    rows = [organisation(f"o{at}", asked="no") for at in range(12)]
    blocks = sheet_of(*with_drawing(network(rows))).blocks
    told = [block.text for block in blocks if isinstance(block, Paragraph)]

    assert any(text.endswith("O5, O6, O7 en nog 4.") for text in told)


def test_lessons_are_for_who_prepares_the_meeting():
    """At the table a question is a question."""
    made = network(["a", "b"])
    found = {
        audience: [
            second
            for block in sheet_of(*with_drawing(made, audience=audience)).blocks
            if isinstance(block, Items) and block.numbered
            for _, second in block.items
        ]
        for audience in ("public", "internal")
    }

    assert not any(found["public"])
    assert all(found["internal"])


def test_names_of_files_say_what_they_are():
    """An internal sheet is called so, so that nobody hands it out by mistake."""
    sheet = gw.brief(network([]), place="Vogelbuurt (Oost)", audience="internal")

    assert "gespreksblad-vogelbuurt-oost-intern.docx" == brief_file_name(sheet, "docx")
    assert "affiche-vogelbuurt-oost-intern.png" == brief_file_name(sheet, "poster-png")


def test_formats_are_found_by_name_and_ending():
    """The ending chooses among sheets or among posters; an unknown one is refused."""
    assert "poster-pdf" == brief_format_for("Affiche.PDF", "poster").id
    assert "pdf" == brief_format_for("blad.pdf").id
    assert "docx" == brief_format_called("docx").id
    with pytest.raises(UnknownBriefFormatError):
        brief_format_for("blad.png")
    with pytest.raises(UnknownBriefFormatError):
        brief_format_called("odt")
