"""Sentences about data sets, neighbourhoods and municipalities."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from graphlib_wijk.dashboard import answers
from graphlib_wijk.dashboard.i18n import N_, _, date, ngettext
from graphlib_wijk.dashboard.literal import linked, literal
from graphlib_wijk.dashboard.texts.naming import named


def about_lines(overview: answers.Overview) -> list[str]:
    """
    Say what a data set is.

    Parameters
    ----------
    overview
        The data set at a glance.

    Returns
    -------
    lines
        Markdown: reference date, source and licence, as far as they are known.
    """
    about = overview.about
    day = date(about.reference_date) if about.reference_date else _("niet vermeld")
    lines = [
        _("**Peildatum:** %(date)s") % {"date": day},
        _("**Bron:** %(source)s") % {"source": linked(about.origin) or _("niet vermeld")},
    ]
    if about.licence:
        lines.append(_("**Gebruik:** %(licence)s") % {"licence": literal(about.licence)})
    return lines


def asked_sentence(count: answers.Count) -> str:
    """
    Say how many organisations were asked, and what that means.

    Parameters
    ----------
    count
        Of a data set or an area.

    Returns
    -------
    sentence
        One or two sentences; none when there are no organisations.
    """
    if not count.organisations:
        return ""
    if count.closed:
        return _(
            "Wie bevraagd is en hoe initiatieven ervoor staan, zien alleen de initiatieven zelf en "
            "wie hen ondersteunt."
        )
    told = count.organisations - count.withheld
    unseen = ngettext(
        "Van nog %(n)s organisatie ziet u dat niet.",
        "Van nog %(n)s organisaties ziet u dat niet.",
        count.withheld,
    )
    said = _asked_of(count.asked, told)
    return f"{said} {unseen}" if count.withheld else said


def _asked_of(asked: int, told: int) -> str:
    """Say how many were asked of those of whom the reader is told."""
    if not asked:
        return _(
            "Nog niemand is zelf naar zijn relaties gevraagd. Wie hier alleen lijkt te staan, kan "
            "dus best relaties hebben. Vragen is de eerste stap."
        )
    if asked == told:
        return _("Alle organisaties zijn naar hun relaties gevraagd.")
    return (
        ngettext(
            "%(n)s organisatie is naar haar relaties gevraagd.",
            "%(n)s organisaties zijn naar hun relaties gevraagd.",
            asked,
        )
        + " "
        + ngettext(
            "Van %(n)s weten we alleen wat anderen zeggen.",
            "Van %(n)s weten we alleen wat anderen zeggen.",
            told - asked,
        )
    )


def map_misfit(misfit: answers.Misfit) -> str:
    """
    Say why there are no boundaries on the map, and what would help.

    Parameters
    ----------
    misfit
        What is wrong with the operator's areas.

    Returns
    -------
    sentences
        Plain text.
    """
    return " ".join([_(_MISFITS[misfit]), _("Daarom staan er geen wijkgrenzen op de kaart.")])


_MISFITS: Mapping[answers.Misfit, str] = {
    "not_geojson": N_(
        "Het bestand met wijkgrenzen van deze installatie is geen GeoJSON met gebieden. De "
        "beheerder kan een ander bestand kiezen."
    ),
    "no_codes": N_(
        "In het bestand met wijkgrenzen van deze installatie heeft geen enkel gebied een "
        "wijkcode. De beheerder kan die toevoegen, als wijkcode, statcode, code of wk_code."
    ),
    "other_codes": N_(
        "De wijkgrenzen van deze installatie zijn van andere wijken dan deze gegevens: geen "
        "enkele wijkcode komt in beide voor."
    ),
    "no_shapes": N_(
        "In het bestand met wijkgrenzen van deze installatie hebben deze wijken geen vorm die te "
        "tekenen is. De beheerder kan een ander bestand kiezen."
    ),
}


def overview_sentence(overview: answers.Overview) -> str:
    """
    Say how large a data set is.

    Parameters
    ----------
    overview
        The data set at a glance.

    Returns
    -------
    sentence
        One sentence.
    """
    count = overview.count
    return _("We kennen hier %(organisations)s, waarvan %(initiatives)s, met %(ties)s.") % {
        "organisations": ngettext("%(n)s organisatie", "%(n)s organisaties", count.organisations),
        "initiatives": _initiatives(count),
        "ties": ngettext("%(n)s relatie", "%(n)s relaties", overview.ties)
        if overview.ties
        else _("geen relaties"),
    }


def _initiatives(count: answers.Count) -> str:
    if not count.initiatives:
        return _("geen bewonersinitiatieven")
    return ngettext("%(n)s bewonersinitiatief", "%(n)s bewonersinitiatieven", count.initiatives)


def area_sentences(area: answers.Area) -> list[str]:
    """
    Say in a few sentences what is known of the initiatives in an area.

    Parameters
    ----------
    area
        A neighbourhood or municipality.

    Returns
    -------
    sentences
        How many initiatives, how they stand, how many were asked. One sentence when nobody is
        known.
    """
    count = area.count
    place = _("deze wijk") if area.kind == "neighbourhood" else _("deze gemeente")
    if not count.organisations:
        return [_("In %(place)s kennen we nog geen organisaties.") % {"place": place}]
    others = count.organisations - count.initiatives
    first = _("In %(place)s kennen we %(initiatives)s en %(others)s.") % {
        "place": place,
        "initiatives": _initiatives(count),
        "others": ngettext("%(n)s andere organisatie", "%(n)s andere organisaties", others)
        if others
        else _("geen andere organisaties"),
    }
    return [first, *_standing_sentence(count), asked_sentence(count)]


def sparse_sentence(area: answers.Area, size: int, ties: int) -> str:
    """
    Say why there is little to see, and what would help.

    Parameters
    ----------
    area
        A neighbourhood or municipality.
    size
        How many organisations belong to the picture of it, partners from elsewhere too.
    ties
        How many ties they have.

    Returns
    -------
    sentence
        One or two sentences; empty where there is something to see.
    """
    if not size:
        return _(
            "Kent u er een? Zet haar met deze plaats in de tabel met organisaties. Kijk ook bij de "
            "andere wijken van de gemeente: misschien staat zij daar."
        )
    if ties:
        return ""
    if area.count.closed:
        return _("Van deze organisaties kennen we nog geen enkele relatie.")
    if not area.count.asked:
        return _(
            "We kennen hier nog geen enkele relatie. Dat zegt niets over de wijk: er is nog "
            "niemand bevraagd."
        )
    if size == 1:
        return _(
            "We kennen hier maar één organisatie. Daarom is er nog geen relatie te tekenen. Vraag "
            "haar eens wie er nog meer in de buurt bezig is."
        )
    return _(
        "We kennen hier nog geen enkele relatie. Een wijkgesprek kan een begin zijn: iedereen is "
        "nieuw voor elkaar."
    )


def _standing_sentence(count: answers.Count) -> list[str]:
    parts = [
        say(count.standings[code])
        for code, say in _STANDING_PARTS.items()
        if code in count.standings
    ]
    return [_("Van de initiatieven: %(parts)s.") % {"parts": ", ".join(parts)}] if parts else []


#: How many initiatives stand where, in the order in which it matters most to a reader.
_STANDING_PARTS: Mapping[str, Callable[[int], str]] = {
    "isolated": lambda n: ngettext(
        "%(n)s heeft nog geen bekende relaties", "%(n)s hebben nog geen bekende relaties", n
    ),
    "umbrella_only": lambda n: ngettext(
        "%(n)s is alleen met een koepel verbonden", "%(n)s zijn alleen met een koepel verbonden", n
    ),
    "outside_only": lambda n: ngettext(
        "%(n)s heeft alleen relaties buiten de wijk",
        "%(n)s hebben alleen relaties buiten de wijk",
        n,
    ),
    "small_group": lambda n: ngettext(
        "%(n)s zit in een klein groepje", "%(n)s zitten in een klein groepje", n
    ),
    "one_thread": lambda n: ngettext(
        "%(n)s hangt aan één partner", "%(n)s hangen aan één partner", n
    ),
    "one_sided": lambda n: ngettext(
        "%(n)s heeft nog geen bevestigde relatie", "%(n)s hebben nog geen bevestigde relatie", n
    ),
    "connected": lambda n: ngettext("%(n)s is verbonden", "%(n)s zijn verbonden", n),
    "partial": lambda n: ngettext(
        "van %(n)s kennen we alleen wat anderen zeggen",
        "van %(n)s kennen we alleen wat anderen zeggen",
        n,
    ),
    "not_asked": lambda n: ngettext(
        "%(n)s is niet bevraagd en zonder bekende relaties",
        "%(n)s zijn niet bevraagd en zonder bekende relaties",
        n,
    ),
}


def left_out_sentence(comparison: answers.Comparison) -> str:
    """
    Say which neighbourhoods are not compared, and why.

    Parameters
    ----------
    comparison
        Neighbourhoods side by side.

    Returns
    -------
    sentence
        Markdown, one or two sentences; names are literal. Empty when none is left out.
    """
    if not comparison.left_out:
        return ""
    if not comparison.compared:
        return _(
            "We zetten deze wijken niet naast elkaar: in elke wijk is minder dan de helft van de "
            "organisaties bevraagd. Een verschil zegt dan meer over het vragen dan over de wijk."
        )
    return (
        ngettext(
            "%(n)s wijk staat er niet bij, omdat daar minder dan de helft is bevraagd",
            "%(n)s wijken staan er niet bij, omdat daar minder dan de helft is bevraagd",
            len(comparison.left_out),
        )
        + f": {named([area.name for area in comparison.left_out])}."
    )
