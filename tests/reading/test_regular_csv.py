"""The fast way through a text table finds what the strict way finds, or steps aside."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlib_wijk.reading import COUNTRY, csv_files, regular_csv
from graphlib_wijk.reading.contents import Incoming
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.regular_csv import regular_table
from graphlib_wijk.reading.sheets import Sheet

#: Pieces that tables are made of, the troublesome ones included.
CELLS = (
    "a",
    "bc",
    "",
    " ",
    "1",
    "007",
    "NA",
    "True",
    "é",
    'a"b',
    '"',
    "x;y",
    "x\ny",
    "|",
    "#",
    "\t",
)
WRITTEN = st.lists(st.sampled_from(CELLS), min_size=2, max_size=4)
PIECES = st.sampled_from(
    ["a", "b", ";", ";", "\n", "\n", '"', '""', "é", " ", ",", "\t", "\x1b", "1"]
)

REGULAR = "naam;soort\na;x\nb;y\na;\n"


def rows_of(body: str, *, most_rows: int = 100, most_columns: int = 100) -> list[list[str]] | None:
    """Return the rows of a table that the fast way takes, None for one it does not take."""
    columns = regular_table(body.encode(), ";", most_rows=most_rows, most_columns=most_columns)
    return None if columns is None else [list(row) for row in zip(*columns, strict=True)]


def strict_rows(body: str) -> list[list[str]]:
    """Return the rows as the reader of the standard library finds them."""
    return list(csv.reader(io.StringIO(body), delimiter=";", strict=True))


def told(sheet: Sheet) -> tuple[object, ...]:
    """Return everything that a sheet says, row by row."""
    rows: dict[int, list[str]] = {}
    for width, columns in sheet.columns.items():
        numbers = sheet.numbers[sheet.widths == width].tolist()
        cells = [list(row) for row in zip(*columns, strict=True)]
        rows |= dict(zip(numbers, cells, strict=True))
    head = [list(cells) for cells in sheet.head]
    return dict(sorted(rows.items())), sheet.numbers.tolist(), sheet.widths.tolist(), head


def test_a_regular_table_is_read() -> None:
    """Equal rows, equal columns: the fast way takes it, with or without a last line end."""
    assert strict_rows(REGULAR) == rows_of(REGULAR)
    assert strict_rows(REGULAR) == rows_of(REGULAR.rstrip("\n"))
    assert strict_rows(REGULAR) == rows_of(REGULAR + "\n\n")


def test_repeated_cells_are_kept_once() -> None:
    """A column knows which rows hold the same text."""
    first, second = regular_table(REGULAR.encode(), ";", most_rows=100, most_columns=100)

    assert (["naam", "a", "b"], [0, 1, 2, 1]) == (list(first.pool), first.codes.tolist())
    assert ["soort", "x", "y", ""] == list(second.pool)


@pytest.mark.parametrize(
    "cell", ["NA", "null", "007", "1e5", "True", "-", "#x", "", " a ", "a'b", 'a""b"', '"a""b"']
)
def test_no_cell_is_taken_for_something_else(cell: str) -> None:
    """Words for missing, numbers, truth values and comments stay the text they are."""
    body = f"naam;soort\n{cell};x\n{cell};x\n"
    rows = rows_of(body)

    assert rows is None or strict_rows(body) == rows
    assert (rows is None) == (cell == 'a""b"')


def test_separators_and_line_ends_between_quotation_marks_are_text() -> None:
    """They neither end a field nor a row, also where a block of the text ends."""
    body = 'naam;soort\n"a;b";"c\nd"\n"e""f";""\n'

    assert [["naam", "soort"], ["a;b", "c\nd"], ['e"f', ""]] == rows_of(body)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8])
@given(rows=st.lists(WRITTEN, min_size=1, max_size=6))
def test_blocks_do_not_show(size: int, rows: list[list[str]]) -> None:
    """Whether a text is looked at whole or in pieces, its quotation marks are where they belong."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows(rows)
    content = text.getvalue().encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(regular_csv, "_BLOCK", size)
        assert regular_csv.is_well_quoted(content, b";")
        assert not regular_csv.is_well_quoted(content + b'a"b\n', b";")
        assert not regular_csv.is_well_quoted(content + b'"a"b\n', b";")
        assert not regular_csv.is_well_quoted(content + b'"a\n', b";")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "\n",
        "naam\na\n",
        "naam;soort\na;x;y\nb\n",
        "naam;soort\na\n",
        "naam;soort\n\na;x\n",
        'naam;soort\n"a"b;x\n',
        'naam;soort\na"b;x\n',
        'naam;soort\n"a;x\n',
        "naam;soort\na\0;x\n",
        "\ufeffnaam;soort\na;x\n",
        "\n\nnaam;soort\na;x\n",
        "naam;soort\ra;x\r",
    ],
)
def test_anything_irregular_is_left_to_the_strict_way(body: str) -> None:
    """Uneven rows, blank lines, doubtful quotation marks and other line ends."""
    assert rows_of(body) is None


def test_a_long_line_is_left_to_the_strict_way() -> None:
    """Counting its fields could fill the memory, and the strict way looks at that first."""
    long = "x" * 150_000

    assert rows_of(f"naam;soort\na;{long}\n") is None
    assert rows_of("naam;soort\n" * 20_000, most_rows=20_000) is not None


def test_more_rows_or_columns_than_allowed_are_left_to_the_strict_way() -> None:
    """The strict way says which row is one too many."""
    assert rows_of(REGULAR, most_rows=3) is None
    assert rows_of(REGULAR, most_rows=4) is not None
    assert rows_of(REGULAR, most_columns=1) is None
    assert rows_of(REGULAR, most_columns=2) is not None


@pytest.mark.slow
@given(st.lists(PIECES, max_size=40).map("".join))
def test_the_fast_way_never_disagrees(body: str) -> None:
    """Whatever the text, its rows are those of the strict reader, or it is not taken."""
    rows = rows_of(body)

    if rows is not None:
        assert [row for row in strict_rows(body) if row] == rows


@pytest.mark.slow
@given(rows=st.lists(WRITTEN, min_size=2, max_size=8), quoting=st.sampled_from([0, 1]))
def test_both_ways_give_the_same_sheet(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], quoting: int
) -> None:
    """Rows, numbers, widths and head are the same, blank rows left out, and no problem is lost."""
    path = tmp_path_factory.mktemp("both") / "organisaties.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";", quoting=quoting, lineterminator="\n").writerows(rows)

    fast, strict = Findings(), Findings()
    (one,) = csv_files.read_csv(Incoming(path=path, findings=fast, limits=COUNTRY))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_files, "regular_table", lambda *_, **__: None)
        (other,) = csv_files.read_csv(Incoming(path=path, findings=strict, limits=COUNTRY))

    assert told(other) == told(one)
    assert strict.problems([]) == fast.problems([])


def test_the_fast_way_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An ordinary file, with quotation marks where they belong, never meets the strict reader."""
    path = tmp_path / "organisaties.csv"
    path.write_text('naam;soort\r\n"De ""Kom""; Breda";x\r\n;\r\nb;y\r\n', encoding="utf-8-sig")
    monkeypatch.setattr(csv_files, "_read_rows", None)

    (sheet,) = csv_files.read_csv(Incoming(path=path, findings=Findings(), limits=COUNTRY))

    assert [1, 2, 4] == sheet.numbers.tolist()
    assert 'De "Kom"; Breda' == sheet.columns[2][0][1]
    assert np.array_equal([2, 2, 2], sheet.widths)
