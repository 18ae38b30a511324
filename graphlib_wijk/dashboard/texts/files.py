"""Words about files on their way in and out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graphlib_wijk.dashboard import answers
from graphlib_wijk.dashboard.i18n import N_, _, ngettext, number
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.state import language
from graphlib_wijk.dashboard.table_view import Mark
from graphlib_wijk.dashboard.texts.organisations import kind_label
from graphlib_wijk.sameness import PLACES, REASONS
from graphlib_wijk.tables import TABLES

#: Signs before what is wrong: the shape tells as much as the colour.
SEVERITY_MARKS: Final[Mapping[str, Mark]] = {
    "error": Mark(shape="diamond", fill="error", border="error"),
    "warning": Mark(shape="triangle", fill="warning", border="warning"),
    "notice": Mark(shape="dot", fill="notice", border="notice"),
}
SEVERITY_PALETTE: Final[Mapping[str, Mapping[str, str]]] = {
    "light": {"error": "#b3261e", "warning": "#8a5a00", "notice": "#2f5f98"},
    "dark": {"error": "#ff8a80", "warning": "#ffc45c", "notice": "#8fbdf0"},
}
_SEVERITIES: Final = {
    "error": N_("fout"),
    "warning": N_("let op"),
    "notice": N_("ter informatie"),
}
_SHELVES: Final = {
    "data": N_("De gegevens"),
    "network": N_("Voor netwerkprogramma's"),
    "picture": N_("De tekening"),
}
_ENCODINGS: Final = {
    "": N_("Vanzelf"),
    "utf-8": N_("UTF-8 (de meeste nieuwe bestanden)"),
    "windows-1252": N_("Windows (oudere Excel-bestanden)"),
    "utf-16": N_("UTF-16 (“Unicode-tekst” uit Excel)"),
    "mac-roman": N_("Oude Mac"),
    "cp437": N_("DOS"),
}
_TABLES: Final = {table.name: table for table in TABLES}


def report_sentence(reading: answers.Reading) -> str:
    """
    Say how reading went.

    Parameters
    ----------
    reading
        What files came to.

    Returns
    -------
    sentence
        Two or three sentences of Markdown.
    """
    organisations = ngettext(
        "%(n)s organisatie", "%(n)s organisaties", len(reading.dataset.organisations)
    )
    ties = ngettext("%(n)s relatie", "%(n)s relaties", len(reading.dataset.ties))
    understood = _("We lazen %(organisations)s en %(ties)s.") % {
        "organisations": organisations,
        "ties": ties,
    }
    counts = reading.counts
    if not reading.usable:
        errors = ngettext(
            "Er is **%(n)s fout**. Er is nog niets overgenomen.",
            "Er zijn **%(n)s fouten**. Er is nog niets overgenomen.",
            counts["error"],
        )
        return f"{errors} {understood}"
    if counts["warning"]:
        warnings = ngettext(
            "Er zijn geen fouten, wel **%(n)s ding om na te kijken**.",
            "Er zijn geen fouten, wel **%(n)s dingen om na te kijken**.",
            counts["warning"],
        )
        return f"{understood} {warnings}"
    return understood + " " + _("Er zijn geen fouten.")


def severity_label(code: str) -> str:
    """
    Return how bad a problem is.

    Parameters
    ----------
    code
        ``error``, ``warning`` or ``notice``.

    Returns
    -------
    label
        One or two words.
    """
    return _(_SEVERITIES[code])


def sheet_sentence(sheet: answers.SheetView) -> str:
    """
    Say what a sheet was taken for.

    Parameters
    ----------
    sheet
        The beginning of a sheet.

    Returns
    -------
    sentence
        One or two sentences of Markdown.
    """
    if not sheet.table:
        hidden = _("Dit blad is verborgen.") + " " if sheet.hidden else ""
        return hidden + _("Dit blad is niet gelezen: we herkennen er geen tabel in.")
    table = _TABLES[sheet.table]
    header, _rows = answers.split(sheet)
    skipped = [text for text, name in header if not name]
    said = _("Gelezen als **%(table)s**, met %(n)s van de %(all)s kolommen.") % {
        "table": table.dutch if language() == "nl" else table.name,
        "n": number(len(header) - len(skipped)),
        "all": number(len(header)),
    }
    if not skipped:
        return said
    names = ", ".join(literal(text) for text in skipped)
    return f"{said} " + _("Niet gelezen: %(names)s.") % {"names": names}


def column_words(name: str) -> str:
    """
    Say what a column was taken for.

    Parameters
    ----------
    name
        Canonical name of a column; empty when it was not read.

    Returns
    -------
    words
        The name that the contract gives it.
    """
    if not name:
        return _("Deze kolom is niet gelezen.")
    dutch = next(
        column.dutch for table in TABLES for column in table.columns if column.name == name
    )
    return _("Gelezen als: %(column)s") % {"column": dutch if language() == "nl" else name}


def preview_caption(sheet: answers.SheetView, shown: int) -> str:
    """
    Say how much of a sheet is shown.

    Parameters
    ----------
    sheet
        The beginning of a sheet.
    shown
        How many rows of it are shown.

    Returns
    -------
    caption
        One sentence.
    """
    above = len(sheet.rows) - shown
    return _("U ziet %(n)s van de %(all)s rijen. Bij een cel met een melding staat een teken.") % {
        "n": number(shown),
        "all": number(sheet.total - above),
    }


def encoding_label(code: str) -> str:
    """
    Return what people call a way to write characters down.

    Parameters
    ----------
    code
        One of `answers.ENCODINGS`; empty for what the file itself says.

    Returns
    -------
    label
        A few words.
    """
    return _(_ENCODINGS[code])


def which_column(name: str) -> str:
    """
    Ask which of several columns is meant.

    Parameters
    ----------
    name
        Canonical name of a column of the contract.

    Returns
    -------
    question
        One sentence.
    """
    dutch = next(
        column.dutch for table in TABLES for column in table.columns if column.name == name
    )
    word = dutch if language() == "nl" else name
    return _("Welke kolom is “%(column)s”?") % {"column": word}


def facts_line(facts: Mapping[str, str]) -> str:
    """
    Describe an organisation in one line.

    Parameters
    ----------
    facts
        Its facts, as in `answers.Pair`.

    Returns
    -------
    line
        Markdown; words from data are literal.
    """
    known = [
        kind_label(facts["kind"], facts["kind_given"]),
        facts["neighbourhood"],
        facts["municipality"],
        facts["website"],
        facts["id"],
    ]
    return " · ".join(literal(text) for text in known if text)


def likeness(pair: answers.Pair) -> str:
    """
    Say why two organisations may be the same.

    Parameters
    ----------
    pair
        Two organisations.

    Returns
    -------
    sentence
        What differs, and whether they are in the same place.
    """
    reasons = ", ".join(REASONS[code].label(language()) for code in pair.reasons)
    return _("Verschil: %(reasons)s. Plaats: %(place)s.") % {
        "reasons": reasons,
        "place": PLACES[pair.place].label(language()),
    }


def day_to_edit(iso: str) -> str:
    """
    Write a day as a reader types it.

    Parameters
    ----------
    iso
        ISO text of reduced precision; may be empty.

    Returns
    -------
    day
        ``1-10-2026``, ``10-2026`` or ``2026``; empty for an empty text.
    """
    return "-".join(part.lstrip("0") for part in reversed(iso.split("-")))


def shelf_label(code: str) -> str:
    """
    Return what a group of formats is for.

    Parameters
    ----------
    code
        A shelf of `writing.Format`.

    Returns
    -------
    label
        A few words.
    """
    return _(_SHELVES[code])
