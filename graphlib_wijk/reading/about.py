"""What a data set says about itself: ``over.toml`` → `About`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from graphlib_wijk.reading.cells import LONGEST_CELL
from graphlib_wijk.reading.characters import is_broken, tidy
from graphlib_wijk.reading.choices import SheetPlace
from graphlib_wijk.reading.contents import Incoming, bytes_of, decoded
from graphlib_wijk.reading.dates import iso_date
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.sheets import Sheet
from graphlib_wijk.tables import ABOUT, About, Fact, Problem
from graphlib_wijk.vocabulary import find, fold

#: What may stand above the keys of a sheet.
_KEY_HEADERS: Final = frozenset({"sleutel", "key", "gegeven", "onderdeel", "veld", "wat"})

#: Rows of the sheet that are looked at.
_MOST_KEYS: Final = 100

_LINE: Final = re.compile(r"at line ([0-9]+)")


def about_of(incoming: Incoming) -> About:
    """
    Read what a data set says about itself.

    Parameters
    ----------
    incoming
        The file.

    Returns
    -------
    about
        What could be understood; the rest is unknown.
    """
    path, findings = incoming.path, incoming.findings
    content = bytes_of(incoming)
    if content is None:
        return About()
    reading = decoded(content)
    if reading is None:
        findings.add(Problem(code="bad-about", file=path.name, found="UTF-16"))
        return About()
    try:
        keys = tomllib.loads(reading.text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        findings.add(_syntax_problem(path.name, reading.text, str(error)))
        return About()
    return About(**_facts(SheetPlace(path.name), keys, findings))


def about_of_sheet(sheet: Sheet, findings: Findings) -> About:
    """
    Read what a workbook says about its data set, in a sheet with keys and values.

    Parameters
    ----------
    sheet
        A sheet; only its first two columns count.
    findings
        Where problems go.

    Returns
    -------
    about
        What could be understood; the rest is unknown.
    """
    keys: dict[str, str] = {}
    for at in range(min(len(sheet.numbers), _MOST_KEYS)):
        key, value = (*sheet.row(at), "", "")[:2]
        if key and value and fold(key) not in _KEY_HEADERS:
            keys.setdefault(key, value)
    return About(**_facts(SheetPlace(sheet.file, sheet.name), keys, findings))


def _syntax_problem(file: str, text: str, message: str) -> Problem:
    line = _LINE.search(message)
    if line is None:
        return Problem(code="bad-about", file=file, found=text[-20:].strip())
    row = int(line[1])
    found = text.split("\n")[row - 1].strip()
    return Problem(code="bad-about", file=file, row=row, found=found)


def _facts(place: SheetPlace, keys: Mapping[str, object], findings: Findings) -> dict[str, Any]:
    fact_of = {fold(word): fact for fact in ABOUT for word in (fact.name, fact.dutch)}
    facts: dict[str, Any] = {}
    for key, written in keys.items():
        fact = fact_of.get(fold(key))
        if fact is None:
            findings.add(Problem(code="unknown-key", **place._asdict(), column=key))
            continue
        value = _value(fact, written)
        if value is None or fact.name in facts:
            found = f"{key} = {tidy(str(written))}"
            findings.add(Problem(code="bad-about", **place._asdict(), column=key, found=found))
            continue
        facts[fact.name] = value
    return facts


def _value(fact: Fact, written: object) -> str | bool | None:
    """Return the value of a key, or None when it is not what the contract wants."""
    if fact.type == "yes_no":
        return _yes_no(written)
    if isinstance(written, datetime):
        written = written.date()
    if isinstance(written, (date, int)) and not isinstance(written, bool):
        written = str(written)
    if not isinstance(written, str) or is_broken(written) or len(written) > LONGEST_CELL:
        return None
    text = tidy(written)
    return iso_date(text) if fact.type == "date" and text else text


def _yes_no(written: object) -> bool | None:
    if isinstance(written, bool):
        return written
    answer = find("answers", written) if isinstance(written, str) else None
    if answer is None or answer.code == "no_answer":
        return None
    return answer.code == "yes"
