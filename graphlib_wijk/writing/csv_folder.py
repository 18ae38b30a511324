"""
A folder of text tables, as Dutch spreadsheets open them.

Semicolons, a byte order mark, every cell between quotation marks and a decimal comma. A text
that a spreadsheet would compute gets an apostrophe, which our reader takes away again.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from graphlib_wijk.reading.characters import guarded
from graphlib_wijk.tables import ABOUT, ABOUT_FILE, About, Column
from graphlib_wijk.writing.extras import STANDING_HEADERS, origin_lines, standing_rows
from graphlib_wijk.writing.material import Material
from graphlib_wijk.writing.words import Word, dutch, safe


def csv_files(material: Material) -> dict[str, bytes]:
    """
    Write a folder.

    Parameters
    ----------
    material
        What is written.

    Returns
    -------
    files
        Contents by file name: the tables, ``over.toml``, ``posities.csv`` with where each
        organisation stands, and ``leesmij.txt``. Optional tables only where they
        have rows.
    """
    files = {
        f"{words.table.dutch}.csv": csv_table(words.headers, words.rows(_cell))
        for words in material.words.values()
        if words.table.required or words.columns[0]
    }
    files["posities.csv"] = csv_table(
        STANDING_HEADERS, (tuple(map(guarded, row)) for row in standing_rows(material))
    )
    files[ABOUT_FILE] = toml_of(material.about).encode()
    lines = (f"{key}: {value}\r\n" for key, value in origin_lines(material))
    files["leesmij.txt"] = "".join(lines).encode("utf-8-sig")
    return files


def csv_zip(material: Material) -> bytes:
    """
    Write a folder as one file.

    Parameters
    ----------
    material
        What is written.

    Returns
    -------
    content
        A zip file, the same bytes for the same tables.
    """
    return zipped(csv_files(material))


def csv_table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """
    Write a table as text.

    Parameters
    ----------
    headers
        Column names.
    rows
        One text per column, already guarded where it has to be.

    Returns
    -------
    content
        UTF-8 with a byte order mark; only the headers when there are no rows.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow(map(guarded, headers))
    table.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(column: Column, word: Word) -> str:
    """Numbers and dates need no guard: a spreadsheet reads them as what they are."""
    text = dutch(column, word)
    return text if isinstance(word, float) else guarded(text)


def toml_of(about: About) -> str:
    """
    Write what a data set says about itself.

    Parameters
    ----------
    about
        What it says.

    Returns
    -------
    toml
        One line per key; what is unknown is left out.
    """
    lines = []
    for fact in ABOUT:
        value = getattr(about, fact.name)
        if isinstance(value, bool):
            lines.append(f"{fact.dutch} = {str(value).lower()}")
        elif fact.type == "date" and value.count("-") == 2:  # noqa: PLR2004 - year, month, day
            lines.append(f"{fact.dutch} = {value}")
        elif value:
            lines.append(f"{fact.dutch} = {json.dumps(safe(value), ensure_ascii=False)}")
    return "\n".join([*lines, ""])


def zipped(files: Mapping[str, bytes]) -> bytes:
    """
    Put files into a zip file.

    Parameters
    ----------
    files
        Contents by name.

    Returns
    -------
    content
        The zip file; nothing in it tells when it was made.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return content.getvalue()
