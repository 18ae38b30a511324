"""What a person decided while looking at what was read: a value, and how it is looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

#: What a person can say that the characters of a text file are, and what Python calls it.
ENCODINGS: Final[Mapping[str, str]] = {
    "utf-8": "utf-8-sig",
    "windows-1252": "cp1252",
    "utf-16": "utf-16",
    "mac-roman": "mac_roman",
    "cp437": "cp437",
}


class SheetPlace(NamedTuple):
    """A sheet of a workbook, or a file with one table; then `sheet` is empty."""

    file: str
    sheet: str = ""


class CellPlace(NamedTuple):
    """A cell as a problem names it: row as a spreadsheet shows it, column by its header."""

    file: str
    sheet: str
    row: int
    column: str


class ColumnPlace(NamedTuple):
    """A column of the contract, by its canonical name, in a sheet."""

    file: str
    sheet: str
    column: str


@dataclass(frozen=True, kw_only=True)
class Choices:
    """
    What a person decided; the files themselves stay as they are.

    Parameters
    ----------
    corrections
        A cell → the text that should stand there.
    encodings
        The name of a text file → what its characters are, one of `ENCODINGS`.
    headers
        A column of the contract → which column of the sheet it is, by its letters (``"C"``).
        Ends a `double-column`, and gives a meaning to a header that is not known.
    tables
        A sheet → the canonical name of the table that it holds; empty when it holds none.
        Ends a `double-table`.

    Raises
    ------
    ValueError
        If an encoding does not exist.
    """

    corrections: Mapping[CellPlace, str] = field(default_factory=dict)
    encodings: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[ColumnPlace, str] = field(default_factory=dict)
    tables: Mapping[SheetPlace, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse an encoding that does not exist."""
        unknown = set(self.encodings.values()) - set(ENCODINGS)
        if unknown:
            message = f"Unknown encodings: {sorted(unknown)}; known are {sorted(ENCODINGS)}."
            raise ValueError(message)

    def positions(self, file: str, sheet: str) -> dict[str, int]:
        """
        Return at which position of a sheet a person says that columns stand.

        Parameters
        ----------
        file, sheet
            The sheet.

        Returns
        -------
        positions
            Canonical name → position from 0; empty when nobody said anything.

        Examples
        --------
        >>> chosen = Choices(headers={ColumnPlace("a.csv", "", "name"): "AB"})
        >>> chosen.positions("a.csv", ""), chosen.positions("b.csv", "")
        ({'name': 27}, {})
        """
        return {
            place.column: _position(letters)
            for place, letters in self.headers.items()
            if (place.file, place.sheet) == (file, sheet)
        }


NO_CHOICES: Final = Choices()


def letters_of(position: int) -> str:
    """
    Return what a spreadsheet calls a column.

    Parameters
    ----------
    position
        Position from 0.

    Returns
    -------
    letters
        A, B, … Z, AA, AB.

    Examples
    --------
    >>> letters_of(0), letters_of(27)
    ('A', 'AB')
    """
    letters = ""
    while position >= 0:
        position, digit = divmod(position, 26)
        letters = chr(ord("A") + digit) + letters
        position -= 1
    return letters


def _position(letters: str) -> int:
    position = 0
    for letter in letters.upper():
        position = position * 26 + ord(letter) - ord("A") + 1
    return position - 1
