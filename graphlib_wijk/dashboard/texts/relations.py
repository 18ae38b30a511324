"""Words about the relations of one organisation: who said so, what to do, where they lead."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from graphlib_wijk.dashboard import answers
from graphlib_wijk.dashboard.i18n import N_, _, date, ngettext
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.state import language
from graphlib_wijk.dashboard.texts.naming import named
from graphlib_wijk.tables import About
from graphlib_wijk.vocabulary import TIE_KINDS

_TIE_KINDS = {kind.code: kind for kind in TIE_KINDS}
_LONGEST_ORIGIN = 60


def asked_of_one(profile: answers.Profile) -> str:
    """
    Say whether an organisation told of its relations itself.

    Parameters
    ----------
    profile
        What is known of it.

    Returns
    -------
    sentence
        One or two sentences; empty for umbrellas and partnerships, which are not asked.
    """
    if not profile.standing:
        return ""
    if profile.asked and profile.asked_on:
        day = {"date": date(profile.asked_on)}
        return _("Deze organisatie is zelf gevraagd met wie zij werkt (%(date)s).") % day
    if profile.asked:
        return _("Deze organisatie is zelf gevraagd met wie zij werkt.")
    if profile.answer == "no_answer":
        return _("Deze organisatie is wel gevraagd met wie zij werkt, maar er kwam geen antwoord.")
    return _(
        "Niemand heeft deze organisatie nog gevraagd met wie zij werkt. Er kunnen dus meer "
        "relaties zijn dan hier staan."
    )


def path_sentence(path: answers.Path) -> str:
    """
    Say over whom one comes to an institution.

    Parameters
    ----------
    path
        The way to an institution of one kind that the organisation is not itself.

    Returns
    -------
    sentence
        Markdown; names are literal. Without a way it says why.
    """
    if not path.steps:
        return _(_NO_PATH[path.reason])
    *between, goal = (_step(step) for step in path.steps)
    if not between:
        sentence = _("Er is al een directe lijn met %(goal)s.") % {"goal": goal}
    else:
        steps = ngettext("%(n)s stap", "%(n)s stappen", len(path.steps))
        gaps = {"names": _in_turn(between), "goal": goal, "steps": steps}
        sentence = _("Via %(names)s komt u bij %(goal)s (%(steps)s).") % gaps
    words = {step.confirmation for step in path.steps if not step.table}
    if words <= {"confirmed"}:
        return sentence
    return " ".join([sentence, _("Nog niet elke stap is bevestigd.")])


_NO_PATH = {
    "no-institution": N_("Nog geen lijn bekend. We kennen er hier nog geen."),
    "no-partners": N_("Nog geen lijn bekend, want we kennen nog geen partners."),
    "not-connected": N_("Nog geen lijn bekend, ook niet via partners van partners."),
}


def _step(step: answers.PathStep) -> str:
    name = f"**{literal(step.name)}**"
    if not step.table:
        return name
    gaps = {"name": name, "table": literal(step.table)}
    return _("%(name)s (samen in %(table)s)") % gaps


def _in_turn(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return _("%(names)s en %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def what_they_do(relation: answers.Relation) -> str:
    """
    Tell a relation from the other end, as plain text.

    Parameters
    ----------
    relation
        A relation of an organisation.

    Returns
    -------
    words
        What stands after the name of the other: "geeft geld aan deze organisatie".
    """
    deeds = dict.fromkeys(map(_deed, relation.statements))
    words = ", ".join(_("%(verb)s deze organisatie") % {"verb": deed} for deed in deeds)
    if relation.counted:
        return words
    return _("%(words)s (koepel, telt nu niet mee)") % {"words": words}


def _deed(statement: answers.Statement) -> str:
    verb = _TIE_KINDS[statement.kind].verb(language(), back=statement.outgoing)
    given = statement.kind_given
    return f"{verb} ({given})" if statement.kind == "other" and given else verb


def who_said_so(relation: answers.Relation) -> str:
    """
    Say on whose word a relation rests, as plain text.

    Parameters
    ----------
    relation
        A relation of an organisation.

    Returns
    -------
    words
        Names; empty where both ends said so, or nobody's word is recorded.
    """
    if relation.confirmation == "confirmed":
        return ""
    names = dict.fromkeys(name for one in relation.statements for name in one.reported_by)
    return ", ".join(names)


def what_to_do(confirmation: str) -> str:
    """
    Say what one can do about relations that rest on the same kind of word.

    Parameters
    ----------
    confirmation
        Code of a confirmation.

    Returns
    -------
    sentence
        One or two sentences.
    """
    return _(_TO_DO[confirmation])


_TO_DO = {
    "confirmed": N_("Hier hoeft niets te gebeuren, als het nog klopt."),
    "one_sided": N_(
        "Vraag het elkaar na. Misschien is de ander het vergeten, of is de samenwerking voorbij."
    ),
    "not_confirmable": N_("Vraag ook de andere kant. Dan weten we het zeker."),
    "unknown": N_("Vraag aan een van beide of het klopt."),
}


def origin_in_short(origin: str) -> str:
    """
    Shorten a source to what fits in a table.

    Parameters
    ----------
    origin
        A source as it was written.

    Returns
    -------
    text
        The name of the site for a web address, else the first words.

    Examples
    --------
    >>> origin_in_short("https://www.lsabewoners.nl/energie/")
    'lsabewoners.nl'
    """
    if origin.startswith(("http://", "https://")) and len(origin.split()) == 1:
        return (urlsplit(origin).hostname or origin).removeprefix("www.")
    return origin if len(origin) <= _LONGEST_ORIGIN else f"{origin[:_LONGEST_ORIGIN].rstrip()}…"


def hangs_on_sentence(dependence: answers.Dependence) -> str:
    """
    Say without whom an organisation is cut off.

    Parameters
    ----------
    dependence
        Who hangs on whom.

    Returns
    -------
    sentence
        Markdown; names are literal.
    """
    if not dependence.hangs_on:
        return _("Voor zover bekend raakt deze organisatie niet los als één ander wegvalt.")
    names = named([one.name for one in dependence.hangs_on])
    return _("Deze organisatie raakt los van de rest zonder: %(names)s.") % {"names": names}


def holds_sentence(dependence: answers.Dependence) -> str:
    """
    Say who is cut off without an organisation.

    Parameters
    ----------
    dependence
        Who hangs on whom.

    Returns
    -------
    sentence
        Markdown; names are literal.
    """
    if not dependence.holds:
        return _("Voor zover bekend raakt niemand los als deze organisatie wegvalt.")
    names = named([one.name for one in dependence.holds])
    return _("Zonder deze organisatie raken los van de rest: %(names)s.") % {"names": names}


def correction(about: About) -> str:
    """
    Say how to have a mistake put right.

    Parameters
    ----------
    about
        What the data set says about itself.

    Returns
    -------
    sentence
        Markdown; the source of the data is literal.
    """
    if not about.origin:
        return _(
            "Klopt hier iets niet? Geef het door aan wie deze gegevens beheert: degene van wie u "
            "dit overzicht kreeg."
        )
    return _(
        "Klopt hier iets niet? Geef het door aan wie deze gegevens beheert: degene van wie u dit "
        "overzicht kreeg. De gegevens komen uit: %(origin)s"
    ) % {"origin": literal(about.origin)}
