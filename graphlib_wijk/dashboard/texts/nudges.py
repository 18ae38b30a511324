"""Words about signals and what they rest on."""

from __future__ import annotations

from graphlib_wijk.dashboard import answers
from graphlib_wijk.dashboard.i18n import N_, _, date, number
from graphlib_wijk.dashboard.state import language
from graphlib_wijk.dashboard.texts.naming import listed
from graphlib_wijk.signals import SIGNALS
from graphlib_wijk.vocabulary import label

_SIGNALS = {signal.code: signal for signal in SIGNALS}


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
        "names": listed(nudge.names, nudge.more),
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
