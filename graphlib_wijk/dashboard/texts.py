"""
Sentences of the dashboard, put together from answers.

Whole sentences with named gaps, never pieces glued by grammar. Numbers come with what they
count, and a conclusion comes with what is not known.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from graphlib_wijk.certainty import LEVELS, Coverage, Robustness
from graphlib_wijk.dashboard import answers
from graphlib_wijk.dashboard.i18n import N_, _, date, ngettext, number, percent
from graphlib_wijk.dashboard.literal import linked, literal
from graphlib_wijk.dashboard.state import language
from graphlib_wijk.measures import measure
from graphlib_wijk.signals import SIGNALS
from graphlib_wijk.vocabulary import TIE_KINDS, fold, label

_TIE_KINDS = {kind.code: kind for kind in TIE_KINDS}
_LEVELS = {level.code: level for _least, level in LEVELS}
_SIGNALS = {signal.code: signal for signal in SIGNALS}


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
    lines = [
        _("**Peildatum:** %(date)s") % {"date": date(about.reference_date)},
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
    if not count.asked:
        return _(
            "Nog niemand is zelf naar zijn relaties gevraagd. Wie hier alleen lijkt te staan, kan "
            "dus best relaties hebben. Vragen is de eerste stap."
        )
    if count.asked == count.organisations:
        return _("Alle organisaties zijn naar hun relaties gevraagd.")
    return (
        ngettext(
            "%(n)s organisatie is naar haar relaties gevraagd.",
            "%(n)s organisaties zijn naar hun relaties gevraagd.",
            count.asked,
        )
        + " "
        + ngettext(
            "Van %(n)s weten we alleen wat anderen zeggen.",
            "Van %(n)s weten we alleen wat anderen zeggen.",
            count.organisations - count.asked,
        )
    )


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
        "initiatives": ngettext(
            "%(n)s bewonersinitiatief", "%(n)s bewonersinitiatieven", count.initiatives
        ),
        "ties": ngettext("%(n)s relatie", "%(n)s relaties", overview.ties),
    }


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
    known = ngettext("%(n)s bewonersinitiatief", "%(n)s bewonersinitiatieven", count.initiatives)
    others = count.organisations - count.initiatives
    first = _("In %(place)s kennen we %(initiatives)s en %(others)s.") % {
        "place": place,
        "initiatives": known,
        "others": ngettext("%(n)s andere organisatie", "%(n)s andere organisaties", others),
    }
    return [first, *_standing_sentence(count), asked_sentence(count)]


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


def standing_label(code: str) -> str:
    """
    Return a standing as the reader reads it.

    Parameters
    ----------
    code
        Code of a standing; empty for partnerships and umbrellas, which have none.

    Returns
    -------
    label
        The label, or ``–``.
    """
    return label("standings", code, language()) if code else "–"


def kind_label(code: str, given: str) -> str:
    """
    Return the kind of an organisation as its own file names it.

    Parameters
    ----------
    code
        Code of the kind.
    given
        The word as it was written.

    Returns
    -------
    label
        The written word in Dutch, the list's word in English or where none was written.
    """
    known = label("organisation_kinds", code, language())
    return given if given and (language() == "nl" or code == "other") else known


def tie_verb(kind: str, given: str, *, back: bool) -> str:
    """
    Return the verb of a tie, as told from one of its ends.

    Parameters
    ----------
    kind
        Code of the kind of tie.
    given
        The word as it was written; used where the kind is not in the list.
    back
        Told from the second organisation.

    Returns
    -------
    verb
        Markdown that stands before the name of the other end.
    """
    verb = _TIE_KINDS[kind].verb(language(), back=back)
    return f"{verb} ({literal(given)})" if kind == "other" and given else verb


def why(profile: answers.Profile) -> str:
    """
    Answer why an organisation stands where it stands, in words about this organisation.

    Parameters
    ----------
    profile
        What is known of it.

    Returns
    -------
    sentence
        One sentence of Markdown; names are literal.
    """
    names = list(dict.fromkeys(partner.name for partner in profile.partners))
    if not profile.standing:
        return _("Een koepel of samenwerkingsverband verbindt anderen en heeft zelf geen positie.")
    if profile.standing == "connected":
        return ngettext(
            "Werkt met %(n)s partner, ook in de eigen wijk.",
            "Werkt met %(n)s partners, ook in de eigen wijk.",
            len(names),
        )
    gaps = {"names": _named(names), "when": date(profile.asked_on)}
    return _(_WHY[profile.standing]) % gaps


_MOST_NAMED = 6
_WHY = {
    "not_asked": N_("Er staat geen relatie in deze gegevens, en er is niet naar gevraagd."),
    "partial": N_("Bronnen of anderen noemen: %(names)s."),
    "isolated": N_("Op de vraag naar relaties (%(when)s) kwam nog geen naam."),
    "umbrella_only": N_("De enige bekende relatie is die met een koepel."),
    "outside_only": N_("De partners horen bij een andere wijk: %(names)s."),
    "small_group": N_("Het kringetje bestaat verder uit: %(names)s."),
    "one_thread": N_("Alles loopt via: %(names)s."),
    "one_sided": N_("Door maar één kant genoemd: %(names)s."),
}


def _named(names: Sequence[str]) -> str:
    """List names literally, the first few and how many more."""
    if not names:
        return _("een samenwerkingsverband waarvan we geen andere deelnemer kennen")
    shown = ", ".join(literal(name) for name in names[:_MOST_NAMED])
    rest = len(names) - _MOST_NAMED
    if rest <= 0:
        return shown
    return _("%(names)s en nog %(n)s") % {"names": shown, "n": number(rest)}


def signal_label(code: str) -> str:
    """
    Return a signal as the reader reads it.

    Parameters
    ----------
    code
        Code of a signal.

    Returns
    -------
    label
        A few words.
    """
    return _SIGNALS[code].label(language())


def ask_of(code: str) -> str:
    """
    Return what a signal asks somebody to do.

    Parameters
    ----------
    code
        Code of a signal.

    Returns
    -------
    ask
        Code of one of `signals.ASKS`.
    """
    return _SIGNALS[code].asks_for


def evidence(nudge: answers.Nudge) -> str:
    """
    Say what a signal rests on, as plain text.

    Parameters
    ----------
    nudge
        A signal of an initiative.

    Returns
    -------
    sentence
        One sentence; names are as in the data.
    """
    gaps = {
        "names": _listed(nudge.names, nudge.more),
        "kinds": ", ".join(label("organisation_kinds", kind, language()) for kind in nudge.values),
        "dates": ", ".join(date(day) for day in nudge.values),
        "count": number(len(nudge.names) + nudge.more),
    }
    if nudge.signal == "not-heard" and nudge.values == ("no_answer",):
        return _("Wel gevraagd, maar er kwam geen antwoord.")
    if nudge.signal == "hangs-on-one" and not nudge.names:
        return _("Zit aan een tafel waarvan we geen andere deelnemer kennen.")
    return _(_EVIDENCE[nudge.signal]) % gaps


_EVIDENCE = {
    "not-heard": N_("Nog niemand heeft dit initiatief naar zijn relaties gevraagd."),
    "no-linking-tie": N_("Geen bekende relatie met: %(kinds)s."),
    "no-peer-tie": N_("In dezelfde wijk (%(count)s): %(names)s."),
    "hangs-on-one": N_("De enige partner is %(names)s."),
    "falls-away-with": N_("Raakt los van de rest zonder: %(names)s."),
    "fading": N_("Met %(names)s; voor het laatst op %(dates)s."),
    "unanswered": N_("Noemt %(names)s, maar wordt zelf niet genoemd."),
}
_MOST_LISTED = 4


def _listed(names: Sequence[str], more: int) -> str:
    """List names as plain text, the first few and how many more."""
    rest = len(names) - _MOST_LISTED + more
    shown = ", ".join(names[:_MOST_LISTED])
    if rest <= 0:
        return shown
    return _("%(names)s en nog %(n)s") % {"names": shown, "n": number(rest)}


def badge(coverage: Coverage) -> str:
    """
    Return the level of certainty in a few words.

    Parameters
    ----------
    coverage
        How many were asked.

    Returns
    -------
    badge
        The label of the level.
    """
    return _LEVELS[coverage.level].label(language())


def coverage_sentence(coverage: Coverage) -> str:
    """
    Say how many were asked and what that allows.

    Parameters
    ----------
    coverage
        How many were asked.

    Returns
    -------
    sentence
        Two sentences of Markdown.
    """
    counts = {"asked": number(coverage.asked), "all": number(coverage.askable)}
    said = _("Bevraagd: %(asked)s van %(all)s organisaties.") % counts
    return f"**{badge(coverage).capitalize()}.** {said} {_definition(coverage)}"


def _definition(coverage: Coverage) -> str:
    return _LEVELS[coverage.level].definition(language())


def sure_of(one: answers.Compared) -> str:
    """
    Say how many organisations of a neighbourhood were asked, and what that allows.

    Parameters
    ----------
    one
        A neighbourhood among others.

    Returns
    -------
    words
        The label of the level, and the count behind it.
    """
    return _("%(badge)s (%(asked)s van %(all)s bevraagd)") % {
        "badge": _LEVELS[one.level].label(language()),
        "asked": number(one.area.count.asked),
        "all": number(one.area.count.organisations),
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
        + f": {_named([area.name for area in comparison.left_out])}."
    )


def robustness_sentence(outcome: Robustness) -> str:
    """
    Say a conclusion, and in how many cases it holds when answers are missing.

    Parameters
    ----------
    outcome
        A conclusion and how often it held.

    Returns
    -------
    sentence
        Two sentences of Markdown.
    """
    if outcome.conclusion == "broker":
        said = _("%(name)s verbindt hier de meeste anderen.") % {
            "name": literal(str(outcome.value))
        }
    elif outcome.conclusion == "no-linking-tie":
        share = percent(float(outcome.value))
        said = _("%(share)s van de initiatieven heeft geen bekende lijn naar een instelling.") % {
            "share": share
        }
    elif float(outcome.value) > 0:
        said = _("Er zijn meer relaties tussen leefwereld en systeemwereld dan binnen één wereld.")
    elif float(outcome.value) < 0:
        said = _("Er zijn meer relaties binnen één wereld dan tussen leefwereld en systeemwereld.")
    else:
        said = _("Er zijn evenveel relaties tussen de twee werelden als binnen één wereld.")
    holds = _("Dat blijft zo in %(holds)s van %(times)s gevallen.") % {
        "holds": number(outcome.holds),
        "times": number(outcome.times),
    }
    return f"{said} {holds}"


def robustness_method(outcomes: Sequence[Robustness]) -> str:
    """
    Say how the cases were made, or why there are none.

    Parameters
    ----------
    outcomes
        Conclusions with how often they held.

    Returns
    -------
    sentence
        One or two sentences.
    """
    if not outcomes:
        return _(
            "Omdat er niemand is bevraagd, is niet na te gaan of een conclusie overeind blijft."
        )
    return _(
        "Elke keer laten we een vijfde van de antwoorden weg, alsof die nooit waren gegeven. Een "
        "aandeel geldt als hetzelfde tot tien procentpunt verschil."
    )


def measure_sentence(id_: str, values: Mapping[str, float]) -> str | None:
    """
    Say a measure of an area in a sentence, with the count behind it.

    Parameters
    ----------
    id_
        Id of the measure.
    values
        All measures of the area.

    Returns
    -------
    sentence
        Plain text; ``–`` and the reason where the measure is undefined; None for a measure
        that the page says elsewhere.
    """
    if id_ not in _MEASURES:
        return None
    if math.isnan(values[id_]):
        return f"– {measure(id_).undefined(language())}"
    gaps = {
        "ties": ngettext("%(n)s relatie", "%(n)s relaties", int(values["ties"])),
        "parts": ngettext("%(n)s los deel", "%(n)s losse delen", int(values["components"])),
        "value": number(round(values[id_], 2)),
        "share": percent(values[id_]),
    }
    return _(_MEASURES[id_]) % gaps


_MEASURES = {
    "average-degree": N_("Gemiddeld heeft elk %(value)s relaties binnen dit gebied."),
    "density": N_("Er zijn %(ties)s: %(share)s van wat er hooguit kan."),
    "degree-centralisation": N_(
        "Op een schaal van 0 (gelijk verdeeld) tot 1 (alles via één): %(value)s."
    ),
    "ei-index": N_(
        "Op een schaal van –1 (alles binnen de eigen wereld) tot 1 (alles ertussen): %(value)s."
    ),
    "components": N_("Het netwerk bestaat uit %(parts)s."),
    "largest-component-share": N_("In het grootste deel zit %(share)s van de organisaties."),
}


def gap_sentence(gap: answers.Gap) -> str:
    """
    Say how many pairs of two worlds are tied.

    Parameters
    ----------
    gap
        Two worlds, or one with itself.

    Returns
    -------
    sentence
        Plain text: counts, never a bare percentage.
    """
    counts = {
        "observed": number(gap.observed),
        "possible": number(gap.possible),
        "unknown": number(gap.unknown),
    }
    said = _("%(observed)s van de %(possible)s mogelijke paren") % counts
    return said + _("; van %(unknown)s weten we het niet") % counts if gap.unknown else said


def missing_sentence(kinds: Sequence[str]) -> str:
    """
    Name the kinds of organisation that one would expect and does not find.

    Parameters
    ----------
    kinds
        Codes.

    Returns
    -------
    sentence
        One sentence; empty when none is missing.
    """
    if not kinds:
        return ""
    named = ", ".join(label("organisation_kinds", kind, language()) for kind in kinds)
    return _("Deze soorten kennen we hier nog niet: %(kinds)s.") % {"kinds": named}


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
        "zoom_in": _("Inzoomen"),
        "zoom_out": _("Uitzoomen"),
        "fit": _("Alles in beeld"),
        "chosen": _("gekozen"),
        "failed": _("De tekening laadt niet. De tabel hieronder heeft dezelfde inhoud."),
    }


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
