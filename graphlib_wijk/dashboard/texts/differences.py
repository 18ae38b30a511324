"""Sentences about two dates: what changed, and what is only measured better."""

from __future__ import annotations

from collections.abc import Sequence

from graphlib_wijk.dashboard import answers
from graphlib_wijk.dashboard.i18n import N_, _, date, ngettext, number, percent
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.state import language
from graphlib_wijk.dashboard.texts.naming import listed, named
from graphlib_wijk.dialogue.comparison_rules import CAUSES, CHANGES, RULES, WARNINGS
from graphlib_wijk.measures import measure
from graphlib_wijk.tables import About
from graphlib_wijk.vocabulary import Term, label

_RULES = {rule.code: rule for rule in RULES}
_CAUSES = {cause.code: cause for cause in CAUSES}
_WARNINGS = {warning.code: warning for warning in WARNINGS}


def changes() -> tuple[Term, ...]:
    """
    List the classes of relations, in the order in which to read them.

    Returns
    -------
    changes
        The last one holds what stayed as it was.
    """
    return CHANGES


def edition_label(about: About) -> str:
    """
    Name a data set by its title and its date.

    Parameters
    ----------
    about
        What it says about itself.

    Returns
    -------
    label
        Plain text.
    """
    day = date(about.reference_date) if about.reference_date else _("zonder peildatum")
    return f"{about.title}, {day}"


def difference_sentences(found: answers.Differences, *, everyone: bool) -> list[str]:
    """
    Say in a few sentences what differs between two dates.

    Parameters
    ----------
    found
        What differs.
    everyone
        Whether everybody is compared.

    Returns
    -------
    sentences
        Markdown: who is compared, what changed, what is only measured, what stayed.
    """
    sentences = [_whom(found, everyone=everyone), _changed(found)]
    if n := found.count("only_now_measured"):
        sentences.append(
            ngettext(
                "Van %(n)s andere relatie weten we alleen dat zij nu voor het eerst is gemeten.",
                "Van %(n)s andere relaties weten we alleen dat ze nu voor het eerst zijn gemeten.",
                n,
            )
        )
    if n := found.count("no_longer_measured"):
        sentences.append(
            ngettext(
                "%(n)s relatie is niet meer gemeten. Of zij voorbij is, weten we niet.",
                "%(n)s relaties zijn niet meer gemeten. Of ze voorbij zijn, weten we niet.",
                n,
            )
        )
    if found.left_out:
        sentences.append(
            ngettext(
                "Nog %(n)s relatie ziet er anders uit, maar daarvan is niet iedereen beide keren "
                "bevraagd. U ziet haar bij **Alles wat we weten**.",
                "Nog %(n)s relaties zien er anders uit, maar daarvan is niet iedereen beide keren "
                "bevraagd. U ziet ze bij **Alles wat we weten**.",
                found.left_out,
            )
        )
    if n := found.count("kept"):
        sentences.append(
            ngettext("%(n)s relatie bleef zoals zij was.", "%(n)s relaties bleven.", n)
        )
    return sentences


def _whom(found: answers.Differences, *, everyone: bool) -> str:
    if everyone:
        return _(
            "Dit is alles wat we weten, ook van organisaties die maar één keer zijn bevraagd. Wie "
            "meer vraagt, hoort ook meer."
        )
    gaps = {"twice": number(found.asked_both_times), "all": number(found.organisations)}
    return (
        _(
            "We vergelijken alleen relaties tussen organisaties die beide keren zijn bevraagd. Dat "
            "zijn er %(twice)s van de %(all)s."
        )
        % gaps
    )


def _changed(found: answers.Differences) -> str:
    first, second = found.first.reference_date, found.second.reference_date
    ordered = bool(first and second) and "reversed" not in found.warnings
    gaps = {
        "first": date(first),
        "second": date(second),
        "new": _counted(
            found.count("new"),
            _("geen nieuwe relaties"),
            ngettext("%(n)s nieuwe relatie", "%(n)s nieuwe relaties", found.count("new")),
        ),
        "gone": _counted(
            found.count("gone"),
            _("geen relaties die voorbij zijn"),
            ngettext(
                "%(n)s relatie die voorbij is",
                "%(n)s relaties die voorbij zijn",
                found.count("gone"),
            ),
        ),
        "confirmed": _counted(
            found.count("confirmed_since"),
            _("geen relaties die nu zijn bevestigd"),
            ngettext(
                "%(n)s relatie die nu is bevestigd",
                "%(n)s relaties die nu zijn bevestigd",
                found.count("confirmed_since"),
            ),
        ),
    }
    if not any(found.count(code) for code in ("new", "gone", "confirmed_since")):
        if ordered:
            return _(
                "Tussen %(first)s en %(second)s zagen we geen veranderingen in de relaties die "
                "beide keren zijn gemeten."
            ) % {"first": gaps["first"], "second": gaps["second"]}
        return _("We zagen geen veranderingen in de relaties die beide keren zijn gemeten.")
    if ordered:
        return (
            _(
                "Tussen %(first)s en %(second)s zagen we **%(new)s**, **%(gone)s** en "
                "**%(confirmed)s**."
            )
            % gaps
        )
    return _("We zagen **%(new)s**, **%(gone)s** en **%(confirmed)s**.") % gaps


def _counted(n: int, none: str, some: str) -> str:
    return some if n else none


def difference_warnings(found: answers.Differences) -> list[str]:
    """
    Say what one has to know before reading a comparison.

    Parameters
    ----------
    found
        What differs.

    Returns
    -------
    sentences
        Plain text; empty when there is nothing to say.
    """
    sentences = [_WARNINGS[code].definition(language()) for code in found.warnings]
    if not found.known_then:
        sentences.append(_("In de eerste gegevens kennen we deze plek niet."))
    return sentences


def because(relation: answers.Difference) -> str:
    """
    Say why a relation is in its class.

    Parameters
    ----------
    relation
        Two organisations at two dates.

    Returns
    -------
    sentence
        Plain text; names are as in the data.
    """
    names = {"names": listed(relation.witnesses, 0), "since": date(relation.since)}
    return _RULES[relation.because].sentence(language()).format_map(names)


def word_at(confirmation: str) -> str | None:
    """
    Say on whose word a relation rests at a date.

    Parameters
    ----------
    confirmation
        Code of a confirmation; empty without a relation.

    Returns
    -------
    label
        A few words; None without a relation.
    """
    return label("confirmations", confirmation, language()) if confirmation else None


def moved_why(moved: answers.Moved) -> str:
    """
    Say what may have changed the standing of an organisation.

    Parameters
    ----------
    moved
        The organisation.

    Returns
    -------
    sentence
        Plain text; names are as in the data.
    """
    causes = ", ".join(_CAUSES[code].label(language()) for code in moved.causes)
    if not moved.evidence:
        return causes
    return _("%(causes)s: %(names)s") % {"causes": causes, "names": listed(moved.evidence, 0)}


def measured_at(id_: str, value: float) -> str:
    """
    Write the value of a measure.

    Parameters
    ----------
    id_
        Id of the measure.
    value
        Its value; NaN where it is undefined.

    Returns
    -------
    text
        As the reader writes numbers; ``–`` where it is undefined.
    """
    return percent(value) if measure(id_).unit == "share" else number(round(value, 1))


def measure_label(id_: str) -> str:
    """
    Name a measure.

    Parameters
    ----------
    id_
        Its id.

    Returns
    -------
    label
        A few words, with a capital.
    """
    words = measure(id_).label(language())
    return words[:1].upper() + words[1:]


def presence_sentences(found: answers.Differences) -> list[str]:
    """
    Say who is in one of two data sets only, and whom we could not be sure of.

    Parameters
    ----------
    found
        What differs.

    Returns
    -------
    sentences
        Markdown; empty when everybody was found by an unchanged name.
    """
    lists: Sequence[tuple[str, tuple[str, ...]]] = (
        (_("**Alleen in de nieuwe stand:** %(names)s."), found.came),
        (_("**Alleen in de eerste stand:** %(names)s."), found.went),
        (
            _(
                "**Deze naam past op meer organisaties, dus we konden ze niet aan elkaar "
                "koppelen:** %(names)s."
            ),
            found.doubtful,
        ),
    )
    sentences = [text % {"names": named(names)} for text, names in lists if names]
    renamed = [
        _("%(old)s heet nu %(new)s") % {"old": literal(old), "new": literal(new)}
        for old, new in found.renamed
    ]
    if renamed:
        sentences.append(
            _("**Zelfde code, andere naam:** %(names)s.") % {"names": "; ".join(renamed)}
        )
    return sentences


#: Headers of the tables, in the page and in the workbook.
RELATION_HEADERS = {
    "one": N_("Organisatie"),
    "other": N_("Met"),
    "before": N_("Eerst"),
    "after": N_("Nu"),
    "why": N_("Waarom?"),
}
MOVED_HEADERS = {
    "one": N_("Organisatie"),
    "before": N_("Eerst"),
    "after": N_("Nu"),
    "why": N_("Waarom?"),
}
MEASURE_HEADERS = {"one": N_("Getal"), "before": N_("Eerst"), "after": N_("Nu")}
