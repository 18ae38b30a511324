"""Words about one organisation and its ties."""

from __future__ import annotations

from graphlib_wijk.dashboard import answers
from graphlib_wijk.dashboard.i18n import N_, _, date, ngettext
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.state import language
from graphlib_wijk.dashboard.texts.naming import named
from graphlib_wijk.vocabulary import TIE_KINDS, kind_as_written, label

_TIE_KINDS = {kind.code: kind for kind in TIE_KINDS}


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
    return kind_as_written(code, given, language())


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
    if profile.withheld:
        return _("Hoe deze organisatie ervoor staat, zien alleen zijzelf en wie haar ondersteunt.")
    if not profile.standing:
        return _("Een koepel of samenwerkingsverband verbindt anderen en heeft zelf geen positie.")
    if profile.standing == "connected":
        return ngettext(
            "Werkt met %(n)s partner, ook in de eigen wijk.",
            "Werkt met %(n)s partners, ook in de eigen wijk.",
            len(names),
        )
    gaps = {"names": named(names), "when": date(profile.asked_on)}
    return _(_WHY[profile.standing]) % gaps


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
