"""An empty workbook to fill in: headers with what they mean, words to choose from, an example."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from graphlib_wijk.tables import ABOUT, ORGANISATIONS, TABLES, TIES, Column, Table
from graphlib_wijk.vocabulary import REGISTRIES, Language
from graphlib_wijk.writing.excel import code_columns
from graphlib_wijk.writing.sheets import Mark, SheetPage, workbook

#: Rows of each table for which choosing from a list is prepared.
FILLED_ROWS: Final = 1_000
_OFFERED: Final = (
    "organisation_kinds",
    "worlds",
    "answers",
    "tie_kinds",
    "themes",
    "decisions",
    "introduction_answers",
)
_SHEETS: Final[Mapping[Language, tuple[str, str, str, str]]] = {
    "nl": ("uitleg", "over", "voorbeeld", "lijsten"),
    "en": ("explanation", "about", "example", "lists"),
}
_STRENGTHS: Final = ("1", "2", "3", "4", "5")
_YES_NO: Final[Mapping[Language, tuple[str, str]]] = {"nl": ("ja", "nee"), "en": ("yes", "no")}
_REQUIRED: Final[Mapping[Language, str]] = {"nl": "Verplicht.", "en": "Required."}
_EXAMPLE: Final[Mapping[Language, str]] = {"nl": "Voorbeeld: {}", "en": "Example: {}"}

#: The second row of the example, which the example of a tie needs.
_TOWN: Final = {
    "id": "le_gem",
    "name": "Gemeente Leeuwarden",
    "kind": "gemeente",
    "municipality": "Leeuwarden",
    "municipality_code": "GM0080",
    "asked": "ja",
    "asked_on": "02-04-2026",
}
_STEPS: Final[Mapping[Language, str]] = {
    "nl": """
Zet elke organisatie op een eigen regel van het blad organisaties. Alleen een naam is verplicht.
Zet elke relatie op een eigen regel van het blad relaties. Schrijf bij van en naar het id van de \
organisatie, of precies haar naam.
Vul bij bevraagd in of u de organisatie naar haar relaties heeft gevraagd. Alleen dan kunnen we \
zeggen dat zij nog geen relaties heeft.
Vul op het blad over de titel en de peildatum in.
Wijs een kolomnaam aan om te lezen wat erin hoort. Het blad voorbeeld laat een paar regels zien. \
Kolommen die u niet gebruikt, mogen leeg blijven.
Zet geen namen, e-mailadressen of telefoonnummers van personen in het bestand.
De bladen uitleg, voorbeeld en lijsten worden niet ingelezen.""",
    "en": """
Put each organisation on a row of its own on the sheet organisations. Only a name is required.
Put each tie on a row of its own on the sheet ties. Under source and target goes the id of the \
organisation, or its exact name.
Under asked, tell whether you asked the organisation about its ties. Only then can we say that \
it has none yet.
Fill in the title and the reference date on the sheet about.
Point at a column name to read what belongs there. The sheet example shows a few rows. Columns \
that you do not use may stay empty.
Put no names, e-mail addresses or phone numbers of persons into the file.
The sheets explanation, example and lists are not read.""",
}


def template(language: Language = "nl") -> bytes:
    """
    Make the workbook.

    Parameters
    ----------
    language
        Language of headers, words and explanation; both are understood when read.

    Returns
    -------
    content
        An .xlsx file: an explanation, a sheet per table without rows, one for what the data
        are about, an example, and the lists to choose from.
    """
    told, about, example, lists = _SHEETS[language]
    columns = {registry: at for at, registry in enumerate([*_OFFERED, "strength", "yes_no"])}
    steps = [(str(at), step) for at, step in enumerate(_STEPS[language].strip().split("\n"), 1)]
    pages = [
        SheetPage(name=told, header=("", _title(language)), rows=steps, wrapped=True),
        *(_table_page(table, language, lists, columns) for table in TABLES),
        _about_page(about, language),
        _example_page(example, language),
        _lists_page(lists, language),
    ]
    return workbook(pages, title=_title(language))


def _title(language: Language) -> str:
    nl = "Gegevens voor Wijkgraaf: zo vult u dit bestand in"
    return nl if language == "nl" else "Data for Wijkgraaf: how to fill in this file"


def _header(column: Column, language: Language) -> str:
    return column.dutch if language == "nl" else column.name


def _table_page(
    table: Table, language: Language, lists: str, list_columns: Mapping[str, int]
) -> SheetPage:
    offers: dict[int, str] = {}
    for at, column in enumerate(table.columns):
        offered = _list_of(column)
        if offered in list_columns:
            letter = chr(ord("A") + list_columns[offered])
            size = len(_words(offered, language))
            offers[at] = f"={lists}!${letter}$2:${letter}${size + 1}"
    dates = {at for at, column in enumerate(table.columns) if column.type == "date"}
    return SheetPage(
        name=table.dutch if language == "nl" else table.name,
        header=[_header(column, language) for column in table.columns],
        marks={(0, at): [_meaning(column, language)] for at, column in enumerate(table.columns)},
        lists=offers,
        # A cell for dates would make a day in 1905 of the year 2016; text stays as typed.
        as_text=code_columns(table.columns) | dates,
        filled_rows=FILLED_ROWS,
    )


def _list_of(column: Column) -> str:
    """Return which list a column offers; themes may be several, which no drop-down can do."""
    if column.type == "term":
        return column.registry
    return column.type if column.type in {"strength", "yes_no"} else ""


def _words(offered: str, language: Language) -> tuple[str, ...]:
    if offered == "strength":
        return _STRENGTHS
    if offered == "yes_no":
        return _YES_NO[language]
    return tuple(term.label(language) for term in REGISTRIES[offered])


def _meaning(column: Column, language: Language) -> Mark:
    told = column.definition_nl if language == "nl" else column.definition_en
    parts = [
        _REQUIRED[language] if column.required else "",
        told,
        _EXAMPLE[language].format(column.example) if column.example else "",
    ]
    return Mark(comment="\n".join(filter(None, parts)))


def _about_page(name: str, language: Language) -> SheetPage:
    rows = [(fact.dutch if language == "nl" else fact.name, "") for fact in ABOUT]
    marks = {
        (at, 0): [Mark(comment=fact.definition_nl if language == "nl" else fact.definition_en)]
        for at, fact in enumerate(ABOUT, 1)
    }
    header = ("sleutel", "waarde") if language == "nl" else ("key", "value")
    return SheetPage(name=name, header=header, rows=rows, marks=marks, as_text=frozenset({1}))


def _example_page(name: str, language: Language) -> SheetPage:
    town = [_TOWN.get(column.name, "") for column in ORGANISATIONS.columns]
    rows: list[Iterable[str]] = [
        [column.example for column in ORGANISATIONS.columns],
        town,
        [],
        [_header(column, language) for column in TIES.columns],
        [column.example for column in TIES.columns],
    ]
    header = [_header(column, language) for column in ORGANISATIONS.columns]
    return SheetPage(name=name, header=header, rows=[list(row) for row in rows])


def _lists_page(name: str, language: Language) -> SheetPage:
    offered = [*_OFFERED, "strength", "yes_no"]
    lists = [_words(each, language) for each in offered]
    longest = max(map(len, lists))
    rows = [[words[at] if at < len(words) else "" for words in lists] for at in range(longest)]
    headers = {
        "nl": ("soorten organisaties", "werelden", "bevraagd", "soorten relaties", "thema's",
               "besluiten", "antwoorden op een kennismaking", "sterkte", "ja of nee"),
        "en": ("kinds of organisation", "worlds", "asked", "kinds of tie", "themes",
               "decisions", "answers to an introduction", "strength", "yes or no"),
    }  # fmt: skip
    return SheetPage(name=name, header=headers[language], rows=rows)
