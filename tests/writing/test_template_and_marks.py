"""The workbook to fill in, and the workbook with its problems marked."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from graphlib_wijk.tables import ABOUT, COMPANIONS, TABLES, Problem
from graphlib_wijk.vocabulary import LANGUAGES, REGISTRIES, find
from graphlib_wijk.writing.marked import COLOURS, RawSheet, marked_workbook, sentence_of
from graphlib_wijk.writing.template import template
from tests.writing.rich import STARTS

#: Columns that take yes or no.
YES_NO = {("organisations", "hidden"), ("agreements", "done")}
UNKNOWN = Problem(
    code="unknown-organisation",
    file="partners.xlsx",
    sheet="Relaties",
    row=8,
    column="naar",
    found="d",
)


def opened(content: bytes) -> Any:
    """Open a workbook with another reader than the writer's."""
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_has_every_column_with_its_meaning(language):
    """Each table is a sheet whose headers a reader knows, each with a comment, and no rows."""
    book = opened(template(language))
    for table in TABLES:
        sheet = book[table.dutch if language == "nl" else table.name]
        told = [
            column.definition_nl if language == "nl" else column.definition_en
            for column in table.columns
        ]

        assert len(told) == sheet.max_column
        assert 1 == sheet.max_row
        for cell, column, definition in zip(sheet[1], table.columns, told, strict=True):
            assert cell.value in {column.dutch, column.name}
            assert definition in cell.comment.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_offers_words_that_a_reader_knows(language):
    """Every list to choose from holds all words of the vocabulary, and each is understood."""
    book = opened(template(language))
    offered = {}
    for table in TABLES:
        sheet = book[table.dutch if language == "nl" else table.name]
        for rule in sheet.data_validations.dataValidation:
            at = next(iter(rule.sqref.ranges)).min_col - 1
            name, _, cells = rule.formula1.partition("!")
            words = [row[0].value for row in book[name][cells.replace("$", "")]]
            offered[table.name, table.columns[at].name] = words

    for table in TABLES:
        for column in table.columns:
            if column.type == "term":
                words = offered.pop((table.name, column.name))
                codes = [find(column.registry, word).code for word in words]
                assert [term.code for term in REGISTRIES[column.registry]] == codes
    assert {("ties", "strength"), *YES_NO} == set(offered)


def test_codes_and_days_stay_as_they_are_typed():
    """Columns for codes and dates are text, so that 00123 keeps its zeros and 2016 is a year."""
    sheet = opened(template())["organisaties"]
    formats = {
        cell.value: sheet.column_dimensions[cell.column_letter].number_format for cell in sheet[1]
    }

    assert {"@"} == {formats[name] for name in ("id", "gemeentecode", "wijkcode", "bevraagd_op")}


def test_what_is_no_table_is_known_not_to_be_one():
    """Explanation, example and lists are sheets that a reader leaves alone."""
    tables = {word for table in TABLES for word in (table.dutch, table.name)}
    for language in LANGUAGES:
        names = set(opened(template(language)).sheetnames)

        assert {"over"} == names - tables - set(COMPANIONS) or {"about"} == names - tables - set(
            COMPANIONS
        )


def test_the_template_asks_what_the_data_are():
    """Each fact about a data set has a row to fill in."""
    sheet = opened(template())["over"]

    assert [fact.dutch for fact in ABOUT] == [cell.value for cell in sheet["A"]][1:]


def test_a_problem_is_marked_in_its_own_cell():
    """The cell keeps its row, has the colour of its severity, and says what to do."""
    raw = RawSheet(
        file="partners.xlsx",
        name="Relaties",
        header=["van", " naar "],
        rows=[["a", "b"], ["c", "d"]],
        header_row=3,
        numbers=[5, 8],
    )
    sheet = opened(marked_workbook([raw], [UNKNOWN]))["Relaties"]
    marked = [cell for row in sheet.iter_rows() for cell in row if cell.comment]

    assert ["B8"] == [cell.coordinate for cell in marked]
    assert "d" == marked[0].value
    assert f"FF{COLOURS['error'][1:].upper()}" == marked[0].fill.fgColor.rgb
    assert f"Fout. {sentence_of(UNKNOWN)}" == marked[0].comment.text
    assert ("van", "a") == (sheet["A3"].value, sheet["A5"].value)


def test_every_problem_is_listed_first_the_worst_before_all():
    """The first sheet tells all, also of files that have no sheet here."""
    problems = [
        Problem(code="missing-about", file="over.toml"),
        Problem(code="person-column", file="a.csv", column="e-mail"),
        UNKNOWN,
    ]
    book = opened(marked_workbook([], problems))
    rows = list(book["meldingen"].iter_rows(min_row=2, values_only=True))

    assert "meldingen" == book.sheetnames[0]
    assert ["fout", "waarschuwing", "mededeling"] == [row[0] for row in rows]
    assert ("partners.xlsx", "Relaties", 8, "naar", "d") == rows[0][1:6]
    assert [sentence_of(p) for p in reversed(problems)] == [row[6] for row in rows]


def test_problems_of_one_cell_share_its_comment():
    """Two problems in one cell are both told, and the worse one gives the colour."""
    raw = RawSheet(file="a.csv", header=["naam"], rows=[["x"]])
    problems = [
        Problem(code="doubtful-encoding", file="a.csv", row=2, column="naam", found="x"),
        Problem(code="missing-value", file="a.csv", row=2, column="naam", expected="naam"),
    ]
    cell = opened(marked_workbook([raw], problems, language="en"))["a"]["A2"]

    assert f"FF{COLOURS['error'][1:].upper()}" == cell.fill.fgColor.rgb
    assert ["Error.", "Warning."] == [
        line.split(" ")[0] for line in cell.comment.text.split("\n") if line
    ]


def test_a_problem_without_its_own_cell_has_a_place():
    """A column without a name goes by its letter, a row without a column by its first cell."""
    raw = RawSheet(file="a.csv", header=["naam", ""], rows=[["x", "y"]])
    problems = [
        Problem(code="unknown-column", file="a.csv", row=1, column="B"),
        Problem(code="wrong-field-count", file="a.csv", row=4, found="1", expected="2"),
    ]
    sheet = opened(marked_workbook([raw], problems))["a"]
    marked = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment}

    assert {"B1", "A4"} == marked


@pytest.mark.parametrize("start", STARTS)
def test_nothing_that_was_read_is_computed(start):
    """Whatever stood in a header or a cell of a hostile file is text in the corrected one."""
    raw = RawSheet(file="=a.csv", name=start, header=[start, "b"], rows=[[start, start]])
    problem = Problem(code="unknown-column", file="=a.csv", sheet=start, row=1, column=start)
    book = opened(marked_workbook([raw], [problem]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]

    assert {"s"} == {cell.data_type for cell in cells if isinstance(cell.value, str)}


def test_sheets_get_names_that_a_workbook_accepts():
    """Long names, forbidden signs and names that only differ in case are told apart."""
    names = ["a" * 40, "A" * 40, "x[1]:y/z", "meldingen", ""]
    raws = [
        RawSheet(file=f"f{at}.csv", name=name, header=["a"], rows=[])
        for at, name in enumerate(names)
    ]

    found = opened(marked_workbook(raws, [])).sheetnames[1:]

    assert ["a" * 31, "A" * 27 + " 2", "x 1 y z", "meldingen 2", "f4"] == found


def test_a_text_too_long_for_a_workbook_is_cut():
    """A cell of a hundred thousand signs stops nobody from correcting the rest."""
    raw = RawSheet(file="a.csv", header=["a"], rows=[["x" * 100_000]])

    assert 32_767 == len(opened(marked_workbook([raw], []))["a"]["A2"].value)
