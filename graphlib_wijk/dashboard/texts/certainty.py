"""Sentences about how sure one can be."""

from __future__ import annotations

from collections.abc import Sequence

from graphlib_wijk.certainty import LEVELS, MOST_FOR_BROKER, Coverage, Robustness
from graphlib_wijk.dashboard import answers
from graphlib_wijk.dashboard.i18n import _, number, percent
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.state import language

_LEVELS = {level.code: level for _least, level in LEVELS}


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
        "aandeel geldt als hetzelfde tot tien procentpunt verschil. Wie de meeste anderen "
        "verbindt, gaan we na tot %(most)s organisaties."
    ) % {"most": number(MOST_FOR_BROKER)}
