"""The words that tables, drawings and downloads need."""

from __future__ import annotations

from collections.abc import Mapping

from graphlib_wijk.dashboard.i18n import _, date
from graphlib_wijk.dashboard.state import language
from graphlib_wijk.tables import About
from graphlib_wijk.vocabulary import fold


def table() -> dict[str, str]:
    """
    Return the words that every table needs.

    Returns
    -------
    words
        As `table_view` wants them.
    """
    return {
        "language": language(),
        "search": _("Zoek in deze tabel"),
        "found": _("{shown} van {total} rijen"),
        "previous": _("Vorige"),
        "next": _("Volgende"),
        "range": _("rij {first}–{last} van {total}"),
    }


def page() -> dict[str, str]:
    """
    Return the words that every page needs.

    Returns
    -------
    words
        As `page_view` wants them.
    """
    return {
        "copy": _("Kopieer de link naar dit beeld"),
        "copied": _("Gekopieerd"),
        "not_copied": _("Kopiëren lukt hier niet. De link staat in de adresbalk."),
        "skip": _("Naar de inhoud"),
        "lost": _(
            "De verbinding is weg. Wat u ziet blijft staan. Zodra de verbinding er weer is, gaat "
            "alles vanzelf verder."
        ),
    }


def streamlit() -> dict[str, dict[str, str]]:
    """
    Return what to say instead of Streamlit's own words.

    Returns
    -------
    words
        Whole texts under ``exact``, beginnings of labels under ``start``: English as Streamlit
        writes it → the reader's language.
    """
    return {
        "exact": {
            "Sidebar": _("Menu"),
            "Collapse sidebar": _("Menu inklappen"),
            "Expand sidebar": _("Menu uitklappen"),
            "Main menu": _("Instellingen"),
            "Link to heading": _("Link naar deze kop"),
            "Open": _("Openen"),
            "Close": _("Sluiten"),
            "Dismiss": _("Sluiten"),
            "Clear value": _("Keuze wissen"),
            "Clear all": _("Alles wissen"),
            "Select all": _("Alles kiezen"),
            "No results": _("Niets gevonden"),
            "Upload": _("Bestanden kiezen"),
            "file upload": _("Bestanden kiezen"),
            "Add files": _("Bestanden toevoegen"),
            "Stop": _("Stoppen"),
            "Theme": _("Kleuren"),
            "System": _("Zoals dit apparaat"),
            "Light": _("Licht"),
            "Dark": _("Donker"),
            "Print": _("Afdrukken"),
            "Record screen": _("Scherm opnemen"),
            "Copy version to clipboard": _("Versie kopiëren"),
        },
        "start": {"Help for": _("Uitleg bij"), "Remove": _("Verwijder")},
    }


def paper_line(about: About) -> str:
    """
    Say which data a printed page is of.

    Parameters
    ----------
    about
        What the data set says about itself.

    Returns
    -------
    line
        Plain text: title, date, and that the data are invented where they are.
    """
    parts = [about.title, _("peildatum %(date)s") % {"date": date(about.reference_date)}]
    if about.fictional:
        parts.append(_("verzonnen gegevens"))
    return " · ".join(part for part in ("Wijkgraaf", *parts) if part)


def picture(name: str) -> dict[str, str]:
    """
    Return the words that a drawing needs.

    Parameters
    ----------
    name
        Name of the area that is drawn.

    Returns
    -------
    words
        As `network_view` wants them.
    """
    return {
        "label": _("Tekening van wie met wie samenwerkt in %(name)s") % {"name": name},
        "hint": _(
            "Loop met de pijltjes langs de organisaties. Kies met Enter, laat los met Escape, zoom "
            "met plus en min. De tabel onder de tekening heeft dezelfde inhoud."
        ),
        "search": _("Zoek in de tekening"),
        "matches": _("{number} gevonden"),
        "zoom_in": _("Inzoomen"),
        "zoom_out": _("Uitzoomen"),
        "fit": _("Alles in beeld"),
        "full_screen": _("Volledig scherm"),
        "leave_full_screen": _("Volledig scherm verlaten"),
        "save": _("Plaatje bewaren"),
        "chosen": _("gekozen"),
        "failed": _("De tekening laadt niet. De tabel hieronder heeft dezelfde inhoud."),
    }


def picture_lines(facts: Mapping[str, str]) -> tuple[str, ...]:
    """
    Say of a picture what one must know where it is seen without its page.

    Parameters
    ----------
    facts
        As `Drawing.facts`.

    Returns
    -------
    lines
        Reference date, source and whether it is fictional; what is unknown is left out.
    """
    lines = [
        facts["reference_date"]
        and _("Peildatum: %(date)s") % {"date": date(facts["reference_date"])},
        facts["origin"] and _("Bron: %(origin)s") % {"origin": facts["origin"]},
        facts["fictional"] and _("Verzonnen gegevens: deze organisaties bestaan niet."),
    ]
    return tuple(line for line in lines if line)


def file_name(name: str) -> str:
    """
    Make a name that is safe for a file.

    Parameters
    ----------
    name
        Name of an area.

    Returns
    -------
    file_name
        Lower-case letters, digits and hyphens only; ``wijk`` when nothing is left.

    Examples
    --------
    >>> file_name("Heechterp & Schieringen")
    'heechterp-en-schieringen'
    """
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in fold(name))
    return "-".join(part for part in kept.split("-") if part) or "wijk"
