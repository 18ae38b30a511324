"""Workbooks: what their cells show, which sheet is which table, what is hidden or merged."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from graphlib_wijk.reading import Limits, read
from graphlib_wijk.tables import Dataset
from tests.reading.folders import ABOUT as ABOUT_TOML
from tests.reading.folders import only, written
from tests.reading.workbooks import (
    ABOUT,
    DAY,
    EIGHT_DIGITS,
    FORMULA,
    MUNICIPALITY,
    NOT_AVAILABLE,
    ORGANISATIONS,
    SOUND,
    TIES,
    YES,
    Raw,
    ods,
    saved,
    sheet_xml,
    xlsx,
)


def read_sheets(folder: Path, sheets: Mapping[str, object], **more: object) -> Dataset:
    """Read a workbook with these sheets beside the sound ones."""
    return read(saved(folder, xlsx({**SOUND, **sheets}, **more)))[0]


def column(dataset: Dataset, name: str) -> list[object]:
    """Return a column of the organisations."""
    return dataset.organisations[name].tolist()


def test_a_sound_workbook_gives_its_tables_and_no_problem(tmp_path: Path) -> None:
    """Organisations, ties and what the data say about themselves stand in one file."""
    dataset = read_sheets(tmp_path, {})

    assert () == dataset.problems
    assert ["a", "b"] == dataset.organisations.index.tolist()
    assert [("a", "b")] == list(
        dataset.ties[["source", "target"]].itertuples(index=False, name=None)
    )
    assert ("Proef", True) == (dataset.about.title, dataset.about.everyone_asked)


def test_cells_are_read_as_they_show(tmp_path: Path) -> None:
    """Whole numbers have no point, decimals a comma, dates are dates, yes and no are words."""
    header = ("id", "naam", "bevraagd", "bevraagd_op", "lat", "lon", "toelichting", "niet_tonen")
    first = (1, 2024, YES, DAY, 52.25, 5.5, 0.1 + 0.2, Raw('t="b"|<v>0</v>'))
    second = (2, "WAAR", None, 45413, None, None, " 1.0 ")

    dataset = read_sheets(
        tmp_path,
        {"organisaties": (header, first, second[:7]), "relaties": (("van", "naar"), (1, 2))},
    )

    assert () == dataset.problems
    assert ["1", "2"] == dataset.organisations.index.tolist()
    assert ["2024", "WAAR"] == column(dataset, "name")
    assert ["yes", ""] == column(dataset, "asked")
    assert ["2024-05-01", "2024-05-01"] == column(dataset, "asked_on")
    assert 52.25 == column(dataset, "lat")[0]
    assert ["0,3", "1.0"] == column(dataset, "note")
    assert [False, False] == column(dataset, "hidden")


def test_yes_and_one_in_one_column_stay_apart(tmp_path: Path) -> None:
    """Python takes True for 1; a workbook does not."""
    rows = (("naam", "toelichting"), ("A", 1), ("B", YES), ("C", 1.0))

    dataset = read_sheets(tmp_path, {"organisaties": rows, "relaties": TIES[:1]})

    assert ["1", "ja", "1"] == column(dataset, "note")


@pytest.mark.parametrize(("first_day", "date"), [(1900, "2024-05-01"), (1904, "2028-05-02")])
def test_a_number_in_a_column_of_dates_counts_days(
    tmp_path: Path, first_day: int, date: str
) -> None:
    """Excel counts from 1900, or from 1904 in files of older Macs."""
    rows = (("id", "naam", "bevraagd_op"), ("a", "A", 45413), ("b", "B", "2016"))

    dataset = read_sheets(tmp_path, {"organisaties": rows}, first_day=first_day)

    assert [date, "2016"] == column(dataset, "asked_on")


def test_zeros_that_a_format_shows_are_read(tmp_path: Path) -> None:
    """A number that was a code keeps the zeros and letters that people see."""
    rows = (("id", "naam", "gemeentecode"), (EIGHT_DIGITS, "A", MUNICIPALITY))

    dataset = read_sheets(tmp_path, {"organisaties": rows, "relaties": TIES[:1]})

    assert ["01234567"] == dataset.organisations.index.tolist()
    assert ["GM0080"] == column(dataset, "municipality_code")


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        (NOT_AVAILABLE, "In deze cel staat een fout van Excel: #N/A."),
        (FORMULA, "In cel B3 staat een formule zonder uitkomst."),
        (Raw("t='e'|<v>#REF!</v>"), "In deze cel staat een fout van Excel: #REF!."),
        (Raw("|<f>1+1</f>"), "In cel B3 staat een formule zonder uitkomst."),
    ],
)
def test_a_cell_without_a_value_is_named(tmp_path: Path, cell: Raw, message: str) -> None:
    """An organisation that a broken formula names does not vanish without a word."""
    rows = (("id", "naam"), ("a", "A"), (None, cell), ("b", "B"))

    dataset = read_sheets(tmp_path, {"organisaties": rows})

    problem = next(p for p in dataset.problems if p.severity == "error")
    assert problem.message().startswith(
        f"netwerk.xlsx, blad organisaties, rij 3, kolom naam: {message}"
    )
    assert 1 == sum(p.severity == "error" for p in dataset.problems)
    assert ["A", "B"] == column(dataset, "name")


def test_an_error_where_nothing_has_to_stand_leaves_the_cell_empty(tmp_path: Path) -> None:
    """The organisation stays; an error in a column that is not read is no problem."""
    rows = (("id", "naam", "website", "kleur"), ("a", "A", NOT_AVAILABLE, NOT_AVAILABLE))

    dataset = read_sheets(tmp_path, {"organisaties": rows, "relaties": TIES[:1]})

    errors = [(p.code, p.column) for p in dataset.problems if p.severity == "error"]
    assert [("cell-error", "website")] == errors
    assert [""] == column(dataset, "website")


def test_a_formula_with_its_result_is_a_value(tmp_path: Path) -> None:
    """What Excel worked out counts, an empty text included."""
    cells = (Raw('t="str"|<f>B1</f><v>Uitkomst</v>'), Raw('t="str"|<f>""</f><v></v>'))
    rows = (("naam", "website"), cells)

    dataset = read_sheets(tmp_path, {"organisaties": rows, "relaties": TIES[:1]})

    assert not [p for p in dataset.problems if p.severity == "error"]
    assert ["Uitkomst"] == column(dataset, "name")


def test_a_table_may_begin_anywhere(tmp_path: Path) -> None:
    """Empty rows and columns before a table are passed over; row numbers stay those of Excel."""
    rows = (
        (),
        (),
        (None, None, "Overzicht 2026"),
        (None, None, "id", "naam"),
        (None, None, "a", ""),
    )

    dataset = read_sheets(tmp_path, {"organisaties": rows, "relaties": TIES[:1]})

    problem = next(p for p in dataset.problems if p.severity == "error")
    assert ("missing-value", 5, "naam") == (problem.code, problem.row, problem.column)


def test_merged_cells_hold_for_every_row(tmp_path: Path) -> None:
    """What stands in the topmost cell goes for the rows below it, and that is said."""
    rows = (("naam", "gemeente"), ("A", "Breda"), ("B", None), ("C", None), ("D", None))
    after = '<mergeCells count="2"><mergeCell ref="B2:B4"/><mergeCell ref="A1:B1"/></mergeCells>'

    dataset = read_sheets(tmp_path, {"organisaties": sheet_xml(rows, after), "relaties": TIES[:1]})

    assert ["Breda", "Breda", "Breda", ""] == column(dataset, "municipality")
    told = [p.message() for p in dataset.problems if p.code == "merged-cells"]
    assert ["netwerk.xlsx, blad organisaties: Hier zijn cellen samengevoegd: B2:B4."] == [
        message.partition(" Wat in")[0] for message in told
    ]


def test_hidden_sheets_are_only_read_when_there_is_no_other(tmp_path: Path) -> None:
    """A hidden old copy is no second table; a hidden only table is used and named."""
    old = (("naam",), ("Weg",))
    beside = read_sheets(tmp_path, {"organisaties oud": old}, hidden=["organisaties oud"])
    alone = read_sheets(tmp_path, {}, hidden=["relaties"])

    assert ("hidden-sheet", "organisaties oud") == (
        only(beside.problems).code,
        only(beside.problems).sheet,
    )
    assert ("hidden-sheet-read", "relaties") == (
        only(alone.problems).code,
        only(alone.problems).sheet,
    )
    assert 1 == len(alone.ties)


def test_hidden_rows_are_read_and_counted(tmp_path: Path) -> None:
    """A filter that somebody left on does not drop organisations."""
    sheet = sheet_xml(ORGANISATIONS).replace('<row r="3">', '<row r="3" hidden="1">')

    dataset = read_sheets(tmp_path, {"organisaties": sheet})

    problem = only(dataset.problems)
    assert ("hidden-rows", "organisaties", "1") == (problem.code, problem.sheet, problem.found)
    assert 2 == len(dataset.organisations)


def test_sheets_are_known_by_their_column_names(tmp_path: Path) -> None:
    """Blad1 with two ends holds ties; other sheets are named, empty ones are not."""
    sheets = {"Blad1": TIES, "Blad2": ORGANISATIONS, "Blad3": (), "Lijst": (("a",), ("b",))}

    dataset, problems = read(saved(tmp_path, xlsx({**sheets, "Over": ABOUT})))

    assert ("unknown-sheet", "Lijst") == (only(problems).code, only(problems).sheet)
    assert (2, 1) == (len(dataset.organisations), len(dataset.ties))


def test_neighbourhoods_are_told_from_organisations(tmp_path: Path) -> None:
    """Both have a name; the year and the code make it a list of neighbourhoods."""
    places = (("code", "naam", "jaar"), ("WK008050", "Heechterp", 2025))

    dataset = read_sheets(tmp_path, {"Blad4": places})

    assert () == dataset.problems
    assert ["WK008050"] == dataset.neighbourhoods["code"].tolist()


def test_a_name_goes_before_column_names(tmp_path: Path) -> None:
    """A second list with names is not read when a sheet is called organisaties."""
    problems = read_sheets(tmp_path, {"Contacten": (("naam",), ("X",))}).problems

    assert ("unknown-sheet", "Contacten") == (only(problems).code, only(problems).sheet)


def test_two_sheets_that_fit_are_refused(tmp_path: Path) -> None:
    """Which of them is meant cannot be known."""
    sheets = {"Blad1": ORGANISATIONS, "Blad2": ORGANISATIONS, "relaties": TIES}

    problems = read(saved(tmp_path, xlsx(sheets)))[1]

    problem = next(p for p in problems if p.code == "double-table")
    assert (
        "netwerk.xlsx: De tabel organisaties is er meer dan één keer: netwerk.xlsx (Blad1), "
        "netwerk.xlsx (Blad2). Laat er één staan." == problem.message()
    )


@pytest.mark.parametrize("turned", [False, True])
def test_files_may_be_mixed_and_in_any_order(tmp_path: Path, turned: bool) -> None:
    """A workbook with one table and a text file whose name says nothing, in either order."""
    book = saved(tmp_path, xlsx({"Blad1": ORGANISATIONS}), "lijst.xlsx")
    text = tmp_path / "export (3).csv"
    text.write_text("naar;van\nb;a\n")
    about = tmp_path / "over.toml"
    about.write_text(ABOUT_TOML)
    paths = [book, text, about]

    dataset, problems = read(paths[::-1] if turned else paths)

    assert () == problems
    assert (2, 1) == (len(dataset.organisations), len(dataset.ties))


def test_a_folder_may_hold_a_workbook(tmp_path: Path) -> None:
    """A folder with one table as text and the other in a workbook named after it."""
    folder = written(
        tmp_path / "set",
        {"organisaties.csv": "id;naam\na;A\nb;B\n", "relaties 2026.xlsx": xlsx({"Blad1": TIES})},
    )

    dataset, problems = read(folder)

    assert {"missing-about", "asked-unknown"} == {problem.code for problem in problems}
    assert 1 == len(dataset.ties)


def test_an_empty_workbook_is_empty(tmp_path: Path) -> None:
    """It is not said that tables are missing from it as well."""
    problems = read(saved(tmp_path, xlsx({"Blad1": ()})))[1]

    assert {"empty-file", "missing-about"} == {problem.code for problem in problems}


def test_a_workbook_without_tables_misses_them(tmp_path: Path) -> None:
    """Sheets that fit no table are named, and so are the tables."""
    problems = read(saved(tmp_path, xlsx({"Lijst": (("kleur",), ("rood",))})))[1]

    assert ["missing-table", "missing-table"] == [
        problem.code for problem in problems if problem.severity == "error"
    ]
    assert "unknown-sheet" in {problem.code for problem in problems}


def test_about_in_a_sheet_and_in_a_file_is_one_too_many(tmp_path: Path) -> None:
    """Two answers to what the data are cannot both be shown."""
    book = saved(tmp_path, xlsx())
    (tmp_path / "over.toml").write_text(ABOUT_TOML)

    problems = read([book, tmp_path / "over.toml"])[1]

    assert ("double-table", "over") == (only(problems).code, only(problems).expected)


def test_a_wrong_word_in_the_sheet_about_is_named(tmp_path: Path) -> None:
    """A date and a yes or no are checked as in the file."""
    about = (("sleutel", "waarde"), ("peildatum", DAY), ("fictief", "misschien"), ("maker", "x"))

    dataset = read_sheets(tmp_path, {"over": about})

    assert "2024-05-01" == dataset.about.reference_date
    assert [("bad-about", "over", "fictief"), ("unknown-key", "over", "maker")] == [
        (p.code, p.sheet, p.column) for p in dataset.problems if p.sheet == "over"
    ]


def test_problems_are_told_sheet_by_sheet(tmp_path: Path) -> None:
    """Rows of two sheets are not mixed."""
    organisations = (("id", "naam"), ("a", "A"), ("b", None), ("c", None))
    ties = (("van", "naar"), ("a", None), (None, "a"))

    problems = read_sheets(tmp_path, {"organisaties": organisations, "relaties": ties}).problems

    told = [(p.sheet, p.row) for p in problems if p.code == "missing-value"]
    assert [("organisaties", 3), ("organisaties", 4), ("relaties", 2), ("relaties", 3)] == told


ODS_TABLE = """
<table:table table:name="organisaties"><table:table-row>
<table:table-cell office:value-type="string"><text:p>id</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>naam</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>bevraagd_op</text:p></table:table-cell>
</table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell/>
</table:table-row><table:table-row>
<table:table-cell office:value-type="float" office:value="7"><text:p>007</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>Wijk-<text:s text:c="1"/>tafel</text:p>
</table:table-cell><table:table-cell office:value-type="date" office:date-value="2024-05-01">
<text:p>1 mei 2024</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell table:number-columns-repeated="1"/>
<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error">
<text:p>#N/B</text:p></table:table-cell></table:table-row></table:table>
<table:table table:name="relaties"><table:table-row>
<table:table-cell office:value-type="string"><text:p>van</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>naar</text:p></table:table-cell>
</table:table-row></table:table>"""


def test_an_opendocument_workbook_is_read(tmp_path: Path) -> None:
    """LibreOffice's own format, with repeated rows, shown zeros, a date and an error."""
    path = saved(tmp_path, ods(ODS_TABLE.replace("\n", "")), "netwerk.ods")

    dataset, problems = read(path)

    assert ["007"] == dataset.organisations.index.tolist()
    assert ["Wijk- tafel"] == column(dataset, "name")
    assert ["2024-05-01"] == column(dataset, "asked_on")
    error = next(p for p in problems if p.severity == "error")
    assert ("cell-error", 5, "naam", "#N/B") == (error.code, error.row, error.column, error.found)


def test_too_many_rows_of_a_sheet_are_refused(tmp_path: Path) -> None:
    """The limit of a table holds for a sheet as well."""
    path = saved(tmp_path, xlsx())

    problems = read(path, limits=Limits(rows=1))[1]

    assert "too-many-rows" in [problem.code for problem in problems]
