"""Words about proposals to correct something, and about two who decide at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graphlib_wijk.dashboard import answers
from graphlib_wijk.dashboard.i18n import N_, _, ngettext, number
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.state import language
from graphlib_wijk.dashboard.texts import desk, fields
from graphlib_wijk.store import CORRECTIONS, ConflictError, Proposal
from graphlib_wijk.vocabulary import label

_STATES: Final = {
    "accepted": N_("overgenomen"),
    "rejected": N_("niet overgenomen"),
    "withdrawn": N_("ingetrokken"),
    "open": N_("wacht nog"),
}


def what_is_proposed(proposed: answers.desk.Proposed, names: Mapping[str, str]) -> str:
    """
    Say what somebody proposes and what would become of it.

    Parameters
    ----------
    proposed
        A proposal.
    names
        Names of organisations by id.

    Returns
    -------
    sentences
        Markdown; names are literal.
    """
    correction = proposed.proposal.correction
    gaps = {"who": f"**{literal(names.get(correction.organisation, correction.organisation))}**"}
    if correction.tie:
        gaps["other"] = f"**{literal(names.get(correction.other, correction.other))}**"
        kind = label("tie_kinds", correction.tie[2], language())
        gaps["kind"] = literal(kind[:1].lower() + kind[1:])
    return _(_PROPOSES[correction.kind]) % gaps


_PROPOSES: Final = {
    "confirm-tie": N_(
        "%(who)s zegt dat de relatie met %(other)s (%(kind)s) klopt. Neemt u dit over, dan staat "
        "er bij die relatie dat %(who)s haar zelf noemt."
    ),
    "deny-tie": N_(
        "%(who)s zegt dat de relatie met %(other)s (%(kind)s) niet klopt. Neemt u dit over, dan "
        "verdwijnt die relatie uit de gegevens."
    ),
    "add-tie": N_(
        "%(who)s zegt dat er een relatie ontbreekt: met %(other)s (%(kind)s). Neemt u dit over, "
        "dan komt die relatie erbij."
    ),
    "change-tie": N_("%(who)s wil iets veranderen aan de relatie met %(other)s (%(kind)s)."),
    "change-details": N_("%(who)s wil iets veranderen aan de eigen gegevens."),
    "say-asked": N_("%(who)s zegt dat hun is gevraagd met wie zij samenwerken."),
}


def other_side(proposal: Proposal, names: Mapping[str, str]) -> str:
    """
    Say whether the other side agrees with a proposal.

    Parameters
    ----------
    proposal
        A proposal.
    names
        Names of organisations by id.

    Returns
    -------
    sentence
        Markdown; names are literal. Empty where no other side was invited.
    """
    if not proposal.other:
        return ""
    gaps = {"other": literal(names.get(proposal.other, proposal.other))}
    return _(_ANSWERS[proposal.answer]) % gaps


_ANSWERS: Final = {
    "": N_("%(other)s heeft hier nog niet op geantwoord."),
    "confirmed": N_("%(other)s is het ermee eens."),
    "denied": N_("%(other)s is het er niet mee eens."),
}


def made(proposal: Proposal, people: Mapping[str, str]) -> str:
    """
    Say who made a proposal, and when.

    Parameters
    ----------
    proposal
        A proposal.
    people
        See `desk.person`.

    Returns
    -------
    sentence
        Markdown.
    """
    gaps = {
        "who": literal(desk.person(proposal.made_by, people)),
        "at": desk.moment(proposal.made_at),
    }
    return _("Voorgesteld door %(who)s op %(at)s.") % gaps


def in_short(proposal: Proposal, names: Mapping[str, str]) -> str:
    """
    Say in a few words what was proposed, as plain text.

    Parameters
    ----------
    proposal
        A proposal.
    names
        Names of organisations by id.

    Returns
    -------
    words
        The kind of correction, and the other side where there is one.
    """
    kind = CORRECTIONS[proposal.correction.kind]
    said = kind.nl if language() == "nl" else kind.en
    other = proposal.correction.other
    return f"{said}: {names.get(other, other)}" if other else said


def became(proposal: Proposal) -> str:
    """
    Say what became of a proposal, as plain text.

    Parameters
    ----------
    proposal
        A proposal.

    Returns
    -------
    words
        With the version it became part of.
    """
    state = _(_STATES[proposal.state])
    if proposal.in_version is None:
        return state
    gaps = {"state": state, "n": number(proposal.in_version)}
    return _("%(state)s in versie %(n)s") % gaps


def conflict(error: ConflictError, names: Mapping[str, str], people: Mapping[str, str]) -> str:
    """
    Say that somebody else was first, and what they did.

    Parameters
    ----------
    error
        What the store says.
    names
        Names of organisations by id.
    people
        See `desk.person`.

    Returns
    -------
    sentences
        Markdown; names are literal.
    """
    if error.state in {"accepted", "rejected", "withdrawn"}:
        gaps = {"state": _(_STATES[error.state])}
        return (
            _(
                "Iemand anders was u voor: dit voorstel is intussen %(state)s. De lijst hieronder "
                "is bijgewerkt."
            )
            % gaps
        )
    if error.state:
        return _(
            "De andere kant heeft intussen geantwoord. Lees het antwoord, en beslis dan opnieuw."
        )
    said = [_("Iemand anders heeft hier intussen iets aan veranderd. Er is niets overgenomen.")]
    if error.version:
        who = literal(desk.person(error.version.made_by, people))
        gaps = {
            "n": number(error.version.number),
            "who": who,
            "at": desk.moment(error.version.made_at),
        }
        said.append(_("Nu geldt versie %(n)s, van %(who)s op %(at)s.") % gaps)
    told = [
        fields.before_and_after(change, names) or fields.what_changed(change)
        for change in error.changes
    ]
    return " ".join([*said, *(f"{literal(words)}." for words in told)])


def how_many_wait(count: int) -> str:
    """
    Say how many proposals wait.

    Parameters
    ----------
    count
        How many.

    Returns
    -------
    sentence
        One sentence.
    """
    if not count:
        return _("Er wacht nu niets. Komt er een voorstel, dan staat het hier.")
    return ngettext(
        "Er wacht **%(n)s voorstel** op een beslissing.",
        "Er wachten **%(n)s voorstellen** op een beslissing.",
        count,
    )
