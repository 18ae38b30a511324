"""What a file says beside the tables: standings, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from graphlib_wijk.vocabulary import STANDINGS, Language, term
from graphlib_wijk.writing.material import Material
from graphlib_wijk.writing.words import dutch_date, safe

#: Columns of the list of standings.
STANDING_HEADERS: Final = (
    "id",
    "naam",
    "positie",
    "positie_code",
    "bevraagd",
    "partners",
    "partners_in_wijk",
    "bevestigd",
)

_MONTHS: Final[dict[Language, tuple[str, ...]]] = {
    "nl": (
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


def standing_rows(material: Material) -> Iterator[tuple[str, ...]]:
    """
    List where each organisation stands.

    Parameters
    ----------
    material
        What is written.

    Yields
    ------
    row
        One text per column of `STANDING_HEADERS`. Partnerships and umbrellas have no row.
    """
    table = material.standings
    names = material.network.organisations["name"].reindex(table.index)
    local = table["partners_in_neighbourhood"].astype("object").where(lambda c: c.notna(), "")
    columns = (table.index, names, table["standing"], table["asked"], table["partners"])
    for name, label, code, asked, partners, near, confirmed in zip(
        *columns, local, table["confirmed"], strict=True
    ):
        answer = "ja" if asked else "nee"
        counts = (str(partners), str(near), str(confirmed))
        yield (safe(name), safe(label), term("standings", code).nl, code, answer, *counts)


def origin_lines(material: Material) -> list[tuple[str, str]]:
    """
    Tell what a file is: of what, which part, which version, when and by what it was made.

    Parameters
    ----------
    material
        What is written.

    Returns
    -------
    lines
        Pairs of a word and what there is to say; only what is known.
    """
    about, choices = material.about, material.choices
    made = choices.made_on.isoformat() if choices.made_on else ""
    umbrellas = "tellen mee" if choices.umbrellas else "tellen niet mee"
    lines = [
        ("gegevens", about.title),
        ("peildatum", dutch_date(about.reference_date)),
        ("selectie", choices.selection or _selection(material)),
        ("versie", choices.version),
        ("gemaakt op", dutch_date(made)),
        ("gemaakt met", "Wijkgraaf"),
        ("bron", about.origin),
        ("licentie", about.licence),
        ("let op", "verzonnen gegevens" if about.fictional else ""),
        ("koepels", f"{umbrellas} bij de posities"),
    ]
    return [(key, safe(value)) for key, value in lines if value]


def _selection(material: Material) -> str:
    whole, part = len(material.network.whole), len(material.words["organisations"].columns[0])
    return "" if whole == part else f"een deel: {part} van de {whole} organisaties"


def standing_lines() -> list[tuple[str, str]]:
    """
    Explain the standings.

    Returns
    -------
    lines
        Pairs of a Dutch label and what it means.
    """
    return [(standing.nl, standing.definition_nl) for standing in STANDINGS]


def day_in_words(iso: str, language: Language) -> str:
    """
    Write a date for people.

    Parameters
    ----------
    iso
        ``2026-03-14``, ``2026-03`` or ``2026``.
    language
        Language of the reader.

    Returns
    -------
    day
        ``14 maart 2026``, ``maart 2026`` or ``2026``; empty for an empty text.
    """
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    words = [str(int(day))] if day else []
    words += [_MONTHS[language][int(month) - 1]] if month else []
    return " ".join([*words, year])


def day_of(day: date | None, language: Language) -> str:
    """
    Write a day for people.

    Parameters
    ----------
    day
        A day, or None.
    language
        Language of the reader.

    Returns
    -------
    words
        ``14 maart 2026``; empty for None.
    """
    return day_in_words(day.isoformat(), language) if day else ""
