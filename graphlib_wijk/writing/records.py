"""The tables as records: one per organisation and one per tie, for formats that hold a graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from graphlib_wijk.tables import AGREEMENTS, INTRODUCTIONS, NEIGHBOURHOODS, SAME, Column
from graphlib_wijk.vocabulary import STANDINGS, label
from graphlib_wijk.writing.material import Material
from graphlib_wijk.writing.words import Word, safe

Record = dict[str, Word]

_LABELS: Final = {standing.code: standing.nl for standing in STANDINGS}

#: What a record of an organisation tells beside its cells, with the type of value.
STANDING_FIELDS: Final[Mapping[str, type]] = {
    "positie": str,
    "positie_label": str,
    "partners": float,
}
#: What a record of a tie tells beside its cells.
TIE_FIELDS: Final[Mapping[str, type]] = {"bevestiging": str}


def organisation_records(material: Material) -> Iterator[Record]:
    """
    Go through the organisations.

    Parameters
    ----------
    material
        What is written.

    Yields
    ------
    record
        Every cell by its Dutch header, then its standing: ``positie`` (code),
        ``positie_label`` and ``partners``, empty for those without a standing.
    """
    words = material.words["organisations"]
    standings = material.standings
    told = dict(
        zip(
            map(safe, standings.index),
            zip(standings["standing"], standings["partners"], strict=True),
            strict=True,
        )
    )
    worlds = material.worlds
    for row, world in zip(words.rows(_as_it_is), worlds, strict=True):
        record = dict(zip(words.headers, row, strict=True))
        record["wereld"] = label("worlds", world)
        code, partners = told.get(str(record["id"]), ("", ""))
        record["positie"] = code
        record["positie_label"] = _LABELS.get(code, "")
        record["partners"] = partners if partners == "" else float(partners)
        yield record


def tie_records(material: Material) -> Iterator[Record]:
    """
    Go through the ties.

    Parameters
    ----------
    material
        What is written.

    Yields
    ------
    record
        Every cell by its Dutch header, then ``bevestiging``, the label of its confirmation.
    """
    words = material.words["ties"]
    for row, code in zip(words.rows(_as_it_is), material.confirmations, strict=True):
        record = dict(zip(words.headers, row, strict=True))
        record["bevestiging"] = label("confirmations", code)
        yield record


def listed_records(material: Material) -> dict[str, list[Record]]:
    """
    List the tables that are no part of a graph: neighbourhoods, what was decided and agreed.

    Parameters
    ----------
    material
        What is written.

    Returns
    -------
    records
        By the Dutch name of the table, what is known in each row by Dutch header; without
        tables that are empty.
    """
    listed: dict[str, list[Record]] = {}
    for table in (NEIGHBOURHOODS, SAME, INTRODUCTIONS, AGREEMENTS):
        words = material.words[table.name]
        rows = (dict(zip(words.headers, row, strict=True)) for row in words.rows(_as_it_is))
        records = [{key: word for key, word in row.items() if word != ""} for row in rows]
        if records:
            listed[table.dutch] = records
    return listed


def _as_it_is(_column: Column, word: Word) -> Word:
    return word
