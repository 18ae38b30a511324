"""Words about an invitation list: roles, reasons, balance, and who is missing."""

from __future__ import annotations

from collections.abc import Sequence

from graphlib_wijk.dashboard import answers
from graphlib_wijk.dashboard.i18n import _, ngettext, number
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.state import language
from graphlib_wijk.dashboard.texts.naming import named
from graphlib_wijk.dashboard.texts.organisations import standing_label
from graphlib_wijk.dialogue import (
    BALANCE_RULE,
    INVITATION_ROLES,
    RESERVE_REASONS,
    VOICE_REASONS,
    VOICES,
    invitation_sentence,
)
from graphlib_wijk.vocabulary import label

_ROLES = {role.code: role for role in INVITATION_ROLES}
_RESERVE = {reason.code: reason for reason in RESERVE_REASONS}
_VOICES = {voice.code: voice for voice in VOICES}
_VOICE_REASONS = {reason.code: reason for reason in VOICE_REASONS}
#: More reasons than this do not fit in a cell.
_MOST_REASONS = 2


def role_label(guest: answers.Guest) -> str:
    """
    Return in what role somebody is invited.

    Parameters
    ----------
    guest
        Somebody on the list.

    Returns
    -------
    label
        A few words.
    """
    return _ROLES[guest.role].label(language())


def why_invited(guest: answers.Guest) -> str:
    """
    Tell why somebody is invited.

    Parameters
    ----------
    guest
        Somebody on the list.

    Returns
    -------
    sentences
        Plain text, the reason of the role first.
    """
    told = guest.reasons[:_MOST_REASONS]
    return " ".join(invitation_sentence(reason, guest.names, language()) for reason in told)


def standing_of(guest: answers.Guest) -> str:
    """
    Say where somebody stands, of who was asked only.

    Parameters
    ----------
    guest
        Somebody on the list.

    Returns
    -------
    label
        Still to ask, for who was not asked; nothing is concluded of them. A dash for who has no
        standing, or none that this reader is told.
    """
    if not guest.standing:
        return standing_label(guest.standing)
    return standing_label(guest.standing) if guest.asked else _("nog vragen")


def why_waiting(guest: answers.Guest) -> str:
    """
    Tell why somebody waits in the reserve.

    Parameters
    ----------
    guest
        Somebody in the reserve.

    Returns
    -------
    sentence
        Plain text.
    """
    return _RESERVE[guest.why].definition(language())


def balance_sentence(invited: answers.Invited) -> str:
    """
    Say how the worlds are balanced, with the rule.

    Parameters
    ----------
    invited
        The list.

    Returns
    -------
    sentence
        Markdown.
    """
    unknown = _("onbekend")
    counts = ", ".join(
        f"{label('worlds', world, language()) if world else unknown} {number(count)}"
        for world, count in invited.worlds.items()
        if count
    )
    rule = BALANCE_RULE.label(language())
    if not invited.guests:
        return _("Er staat nog niemand op de lijst. De regel: %(rule)s.") % {"rule": rule}
    if invited.kept:
        return _("Genodigd: %(counts)s. De regel is gehaald: %(rule)s.") % {
            "counts": counts,
            "rule": rule,
        }
    return _("Genodigd: %(counts)s. De regel is **niet** gehaald: %(rule)s.") % {
        "counts": counts,
        "rule": rule,
    }


def balance_help() -> str:
    """
    Explain the rule of balance.

    Returns
    -------
    sentences
        Plain text.
    """
    return BALANCE_RULE.definition(language())


def list_title(invited: answers.Invited) -> str:
    """
    Say how many are invited.

    Parameters
    ----------
    invited
        The list.

    Returns
    -------
    title
        A heading.
    """
    return ngettext("%(n)s genodigde", "%(n)s genodigden", len(invited.guests))


def voice_lines(voices: Sequence[answers.Voice]) -> list[str]:
    """
    Say which voices are missing, and who may know somebody.

    Parameters
    ----------
    voices
        Voices that nobody of the area brings.

    Returns
    -------
    lines
        Markdown; those of one kind and reason of whom nobody knows anybody together.
    """
    together: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for voice in voices:
        key = (voice.voice, voice.reason, voice.elsewhere)
        together.setdefault(key, []).append(_voice_name(voice))
    return [_voice_line(*key, names) for key, names in together.items()]


def _voice_name(voice: answers.Voice) -> str:
    registry = "themes" if voice.voice == "theme" else "organisation_kinds"
    return literal(label(registry, voice.code, language()))


def _voice_line(kind: str, reason: str, elsewhere: tuple[str, ...], names: Sequence[str]) -> str:
    gaps = {
        "kind": _VOICES[kind].label(language()).capitalize(),
        "voices": ", ".join(names),
        "why": _VOICE_REASONS[reason].definition(language()),
    }
    if not elsewhere:
        return _("%(kind)s: **%(voices)s**. %(why)s") % gaps
    return _("%(kind)s: **%(voices)s**. %(why)s Vraag rond bij %(names)s.") % {
        **gaps,
        "names": named(elsewhere),
    }
