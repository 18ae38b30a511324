"""Text of a cell of a form → the value that a correction wants, or what is wrong with it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any, Final

from graphlib_wijk.reading.form import FormCell, ReturnedForm
from graphlib_wijk.reading.persons import personal_parts
from graphlib_wijk.reading.values import CONVERTERS
from graphlib_wijk.store.fitting import fits
from graphlib_wijk.tables import Column, Problem
from graphlib_wijk.vocabulary import REGISTRIES

#: What a conversion says that a person may just as well have meant.
_FINE: Final = frozenset({"serial-date"})


class Findings:
    """
    What is wrong with a form, told with the cell.

    Parameters
    ----------
    form
        The form that came back.
    """

    def __init__(self, form: ReturnedForm) -> None:
        self._file = form.file
        self.problems: list[Problem] = []

    def add(self, code: str, cell: FormCell, *, found: str = "", expected: str = "") -> None:
        """
        Write a problem down.

        Parameters
        ----------
        code
            Code of the problem.
        cell
            Where it is.
        found, expected
            What stands there, and what should.
        """
        self.problems.append(
            Problem(
                code=code,
                file=self._file,
                sheet=cell.sheet,
                row=cell.row,
                column=cell.heading,
                found=found or cell.text,
                expected=expected,
            )
        )


def value_of(column: Column, cell: FormCell, findings: Findings) -> Any:  # noqa: ANN401 - any column
    """
    Read a cell as the value of a column.

    Parameters
    ----------
    column
        A column of the contract.
    cell
        The cell.
    findings
        Where problems go.

    Returns
    -------
    value
        As a correction wants it: lists are tuples, an unknown number is None. What is wrong is
        told, and then nothing may be made of it.
    """
    for part in personal_parts([cell.text]).values():
        findings.add("personal-data", cell, found=part)
    if column.required and not cell.text:
        findings.add("missing-value", cell, expected=cell.heading)
        return ""
    value, refusals = CONVERTERS[column.type](column, cell.text)
    for refusal in refusals:
        if refusal.code == "unknown-term":
            findings.add("form-unknown-word", cell, found=refusal.found, expected=_words(column))
        elif refusal.code not in _FINE:
            findings.add(refusal.code, cell, found=refusal.found, expected=refusal.expected)
    if column.type == "strength":
        return int(value) if isinstance(value, float) and not math.isnan(value) else None
    if not refusals and not fits(column, value):
        findings.add("bad-character", cell)
    return value


def _words(column: Column) -> str:
    return some(term.nl for term in REGISTRIES[column.registry])


def some(words: Iterable[str], form: Callable[[str], str] = str) -> str:
    """
    Put words to choose from in a row.

    Parameters
    ----------
    words
        The words.
    form
        Gives each the form it is told in.

    Returns
    -------
    row
        With bars between them.
    """
    return " / ".join(map(form, words))
