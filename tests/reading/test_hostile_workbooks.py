"""Workbooks made to do harm: one clear problem, in bounded time, and the parent stays as it was."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from graphlib_wijk.reading import UPLOAD, Limits, read, workbooks
from graphlib_wijk.tables import Problem
from tests.reading.folders import only
from tests.reading.workbooks import MAIN, ORGANISATIONS, SOUND, ods, packed, saved, sheet_xml, xlsx

SHEETS = f'<worksheet xmlns="{MAIN}"><sheetData>'
END = "</sheetData></worksheet>"
NAMES = '<row r="1"><c r="A1" t="inlineStr"><is><t>naam</t></is></c></row>'


def with_cell(place: str, row: int) -> bytes:
    """A list of names with one more cell far away."""
    cell = f'<row r="{row}"><c r="{place}"><v>1</v></c></row>'
    return xlsx({"organisaties": f"{SHEETS}{NAMES}{cell}{END}"})


def claiming(size: int) -> bytes:
    """A workbook with a sheet of a megabyte that says that it unpacks to another size."""
    book = xlsx({"organisaties": SHEETS + "<row><c/></row>" * 70_000 + END})
    with zipfile.ZipFile(io.BytesIO(book)) as file:
        real = file.getinfo("xl/worksheets/s1.xml").file_size
    return book.replace(real.to_bytes(4, "little"), size.to_bytes(4, "little"))


def with_document_type(declared: str, used: str) -> bytes:
    """A sheet whose XML declares something of its own."""
    text = f'<row r="2"><c r="A2" t="inlineStr"><is><t>{used}</t></is></c></row>'
    return xlsx({"organisaties": f"<!DOCTYPE a [{declared}]>{SHEETS}{NAMES}{text}{END}"})


def laughs() -> str:
    """Ten entities of ten entities each, ten levels deep."""
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return '<!ENTITY a0 "lol">' + levels


def encrypted_zip() -> bytes:
    """A workbook in which the parts are marked as encrypted."""
    content = bytearray(xlsx())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(mark, at + 1)
    return bytes(content)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED_ODS = packed(
    {"mimetype": "x", "content.xml": "x", "META-INF/manifest.xml": "encryption-data"}
)

REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty": (lambda: b"", "empty-file", ""),
    "only zero bytes": (lambda: b"\0" * 100_000, "empty-file", ""),
    "a pdf": (lambda: b"%PDF-1.7\n", "renamed-file", "PDF"),
    "a web page": (lambda: b"\xef\xbb\xbf\n<!DOCTYPE HTML><p>", "renamed-file", "HTML"),
    "xml": (lambda: b"<?xml version='1.0'?><a/>", "renamed-file", "XML"),
    "a csv": (lambda: b"id;naam\na;A\n", "renamed-file", "CSV"),
    "an old xls": (lambda: OLE + b"\0" * 600, "renamed-file", "Excel 97-2003 (.xls)"),
    "a letter": (lambda: packed({"word/document.xml": "x"}), "renamed-file", "Word (.docx)"),
    "a zip": (lambda: packed({"a.txt": "x"}), "renamed-file", "ZIP"),
    "noise": (lambda: b"\x01\0\x02\0" * 50, "damaged-file", ""),
    "an xlsx with a password": (
        lambda: OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "encrypted-file",
        "",
    ),
    "an ods with a password": (lambda: LOCKED_ODS, "encrypted-file", ""),
    "encrypted parts": (encrypted_zip, "encrypted-file", ""),
    "macros": (lambda: xlsx(extra={"xl/vbaProject.bin": b"x"}), "macro-file", ""),
    "cut off": (lambda: xlsx()[:-100], "damaged-file", ""),
    "cut off in the middle": (lambda: xlsx()[:700], "damaged-file", ""),
    "half a sheet": (lambda: xlsx({"organisaties": SHEETS + NAMES}), "damaged-file", ""),
    "no sheets": (lambda: packed({"xl/workbook.xml": "<workbook/>"}), "damaged-file", ""),
    "two thousand parts": (
        lambda: xlsx(extra={f"xl/media/{n}": "" for n in range(2_000)}),
        "too-many-parts",
        "2008",
    ),
    "300 MB when unpacked": (
        lambda: claiming(300 * 1024**2),
        "unpacked-too-large",
        "300 MB",
    ),
    "more than it says": (lambda: claiming(100), "damaged-file", ""),
    "a cell in the last corner": (
        lambda: with_cell("XFD1048576", 1_048_576),
        "reading-stopped",
        "",
    ),
    "entities of entities": (lambda: with_document_type(laughs(), "&a9;"), "damaged-file", ""),
    "another file": (
        lambda: with_document_type('<!ENTITY a SYSTEM "file:///etc/hostname">', "&a;"),
        "damaged-file",
        "",
    ),
    "an entity of its own": (
        lambda: with_document_type('<!ENTITY a "lol">', "&a;"),
        "damaged-file",
        "",
    ),
}


def errors(problems: tuple[Problem, ...]) -> list[Problem]:
    """Return the problems that stop the import."""
    return [problem for problem in problems if problem.severity == "error"]


@pytest.mark.slow
@pytest.mark.parametrize(("content", "code", "found"), REFUSED.values(), ids=REFUSED)
def test_a_hostile_workbook_is_one_clear_problem(
    tmp_path: Path, content: Callable[[], bytes], code: str, found: str
) -> None:
    """It is told by its code in a few seconds, and nothing is read."""
    path = saved(tmp_path, content())
    start = time.monotonic()

    dataset, problems = read(path, limits=UPLOAD)

    problem = only(tuple(errors(problems)))
    assert (code, found) == (problem.code, problem.found)
    assert 0 == len(dataset.organisations)
    assert time.monotonic() - start < 10


def test_a_cell_in_the_last_row_is_only_a_row(tmp_path: Path) -> None:
    """Emptiness above it costs nothing that is kept."""
    dataset, _ = read(saved(tmp_path, with_cell("A1048576", 1_048_576)), limits=UPLOAD)

    assert ["1"] == dataset.organisations["name"].tolist()


def test_what_the_sheet_says_of_its_own_size_does_not_count(tmp_path: Path) -> None:
    """A dimension of millions of cells around two names."""
    sheet = sheet_xml(ORGANISATIONS).replace(
        "<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'
    )

    dataset, _ = read(saved(tmp_path, xlsx({**SOUND, "organisaties": sheet})), limits=UPLOAD)

    assert () == dataset.problems
    assert 2 == len(dataset.organisations)


def test_a_cell_far_to_the_right_is_refused(tmp_path: Path) -> None:
    """Sixteen thousand columns are not read."""
    problems = read(saved(tmp_path, with_cell("XFD2", 2)), limits=UPLOAD)[1]

    problem = only(tuple(p for p in errors(problems) if p.code == "too-many-columns"))
    assert ("organisaties", "1000") == (problem.sheet, problem.expected)


def test_a_cell_of_ten_megabytes_is_refused_by_its_place(tmp_path: Path) -> None:
    """Row, column and length are told, not the text."""
    rows = (("id", "naam"), ("a", "x" * 10_000_000))

    problems = read(saved(tmp_path, xlsx({**SOUND, "organisaties": rows})), limits=UPLOAD)[1]

    problem = only(tuple(p for p in errors(problems) if p.code == "cell-too-long"))
    assert (2, "naam", "10000000") == (problem.row, problem.column, problem.found)


def test_a_zero_byte_in_a_cell_is_a_broken_character(tmp_path: Path) -> None:
    """It can be written in a workbook, and does not shift the rows below it."""
    rows = (("id", "naam"), ("a", "A_x0000_B"), ("b", "B"))

    sheets = {"organisaties": rows, "relaties": (("van", "naar"),)}
    dataset, problems = read(saved(tmp_path, xlsx(sheets)))

    assert ["bad-character"] == [problem.code for problem in errors(problems)]
    assert "B" == dataset.organisations["name"].tolist()[-1]


def test_merged_cells_over_millions_of_rows_cost_nothing(tmp_path: Path) -> None:
    """Only rows that are there are filled."""
    merged = '<mergeCells count="1"><mergeCell ref="B2:B1048576"/></mergeCells>'
    sheet = sheet_xml((("naam", "gemeente"), ("A", "Breda"), ("B", None)), merged)

    dataset, _ = read(saved(tmp_path, xlsx({"organisaties": sheet})), limits=UPLOAD)

    assert ["Breda", "Breda"] == dataset.organisations["municipality"].tolist()


def test_repeated_rows_of_opendocument_are_bounded(tmp_path: Path) -> None:
    """Two thousand million rows in sixty characters end the other process, not this one."""
    cell = '<table:table-cell office:value-type="string"><text:p>naam</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="2000000000">{cell}</table:table-row>'
    path = saved(
        tmp_path, ods(f'<table:table table:name="organisaties">{row}</table:table>'), "a.ods"
    )

    problems = read(path, limits=Limits(memory_bytes=300 * 1024**2, seconds=5))[1]

    assert errors(problems)


PROGRAMS = {
    "it ends at once": "raise SystemExit(3)",
    "it hangs": "import time; time.sleep(60)",
    "it is ended by the system": "import os; os.abort()",
}


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_however_the_other_process_ends_this_one_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    """A crash or a hang is one problem of one file."""
    monkeypatch.setattr(workbooks, "_PROGRAM", program)

    problems = read(saved(tmp_path, xlsx()), limits=Limits(seconds=1))[1]

    assert ["reading-stopped"] == [problem.code for problem in errors(problems)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_the_other_process_has_bounds_of_its_own(tmp_path: Path) -> None:
    """It cannot take more memory than it was given, nor write a file."""
    program = (
        "from graphlib_wijk.reading.workbook_process.program import bound\n"
        "bound({'memory': 3_000_000_000, 'seconds': 5})\n"
        "import os, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "try:\n    bytearray(4_000_000_000)\nexcept MemoryError:\n    print('memory')\n"
        f"file = os.open({str(tmp_path / 'file')!r}, os.O_CREAT | os.O_WRONLY)\n"
        "try:\n    os.write(file, b'x')\nexcept OSError:\n    print('file')\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert "memory\nfile\n" == done.stdout


def with_a_million_columns() -> bytes:
    """A row of a million cells, below a sound one."""
    cells = "<c><v>1</v></c>" * 1_000_000
    return xlsx({"organisaties": f'{SHEETS}{NAMES}<row r="2">{cells}</row>{END}'})


def with_one_text_in_every_row() -> bytes:
    """A text of thirty thousand signs, which stands in the file once and in 20,000 rows."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(2, 20_002))
    text = f'<sst xmlns="{MAIN}" count="1" uniqueCount="1"><si><t>{"x" * 30_000}</t></si></sst>'
    sheet = f"{SHEETS}{NAMES}{rows}{END}"
    return xlsx({"organisaties": sheet}, extra={"xl/sharedStrings.xml": text})


#: Bytes by which the process that asks may grow, for files of less than a megabyte.
_MOST_GROWTH = 64 * 1024**2
#: Reads a sound workbook, so that all code is loaded, and then says of each other one by how much
#: it made the peak of the process grow, and what was wrong with it.
_GROWTH = """
import re, sys
from pathlib import Path
from graphlib_wijk.reading import UPLOAD, read

def peak():
    status = Path("/proc/self/status").read_text()
    return 1024 * int(re.search("VmHWM:\\s*([0-9]+)", status)[1])

sound, *others = sys.argv[1:]
read(sound, limits=UPLOAD)
for path in others:
    before = peak()
    problems = read(path, limits=UPLOAD)[1]
    print(peak() - before, *(problem.code for problem in problems if problem.severity == "error"))
"""

GROWING: dict[str, Callable[[], bytes]] = {
    "too-many-columns": with_a_million_columns,
    "reading-stopped": with_one_text_in_every_row,
    "damaged-file": lambda: with_document_type(laughs(), "&a9;"),
}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux tells its peak there")
def test_the_process_that_asks_hardly_grows(tmp_path: Path) -> None:
    """What small files swell to stays in the other process: at most 64 MiB reach this one."""
    paths = [saved(tmp_path, content(), f"{code}.xlsx") for code, content in GROWING.items()]
    assert all(path.stat().st_size < 1024**2 for path in paths)

    done = subprocess.run(
        [sys.executable, "-c", _GROWTH, saved(tmp_path, xlsx()), *paths],
        capture_output=True,
        text=True,
        check=True,
    )

    for code, told in zip(GROWING, done.stdout.splitlines(), strict=True):
        growth, *codes = told.split()
        assert code in codes
        assert int(growth) < _MOST_GROWTH
