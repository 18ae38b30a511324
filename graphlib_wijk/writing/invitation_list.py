"""The list of invitations as a workbook: to call, to mail, and to tick who comes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from graphlib_wijk.dialogue import (
    BALANCE_RULE,
    INVITATION_REASONS,
    INVITATION_ROLES,
    RESERVE_REASONS,
    VOICE_REASONS,
    VOICES,
    Invitations,
    invitation_sentence,
)
from graphlib_wijk.introductions import Names, names_of
from graphlib_wijk.network import Network
from graphlib_wijk.vocabulary import Language, Term, label

#: Rows for which ticking is prepared, also for names that are added by hand.
_NO_STANDING: Final = "–"
_ROWS: Final = 100
_TICKED: Final = 2
_ROLES: Final = {role.code: role for role in INVITATION_ROLES}
_WHY: Final = {why.code: why for why in RESERVE_REASONS}
_VOICES: Final = {voice.code: voice for voice in VOICES}
_VOICE_REASONS: Final = {reason.code: reason for reason in VOICE_REASONS}
_VOICE_OF: Final = {
    "kind": "organisation_kinds",
    "group": "organisation_kinds",
    "theme": "themes",
}

_WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "title": "Uitnodigingen voor het wijkgesprek",
        "sheet": "uitnodigingen",
        "voices": "wie ontbreekt",
        "told": "uitleg",
        "lists": "lijsten",
        "ask": "nog vragen",
        "on_list": "genodigd",
        "reserve": "reserve",
        "unknown": "onbekend",
        "kept": "De regel is gehaald.",
        "not_kept": "De regel is niet gehaald.",
        "counts": "Genodigd: {}.",
        "draft": "Dit is een voorzet. Voeg toe, streep weg en verander de volgorde.",
    },
    "en": {
        "title": "Invitations to the neighbourhood dialogue",
        "sheet": "invitations",
        "voices": "who is missing",
        "told": "explanation",
        "lists": "lists",
        "ask": "still to ask",
        "on_list": "invited",
        "reserve": "reserve",
        "unknown": "unknown",
        "kept": "The rule is kept.",
        "not_kept": "The rule is not kept.",
        "counts": "Invited: {}.",
        "draft": "This is a proposal. Add, cross out and change the order.",
    },
}
_HEADERS: Final[Mapping[Language, Sequence[str]]] = {
    "nl": ("naam", "lijst", "antwoord", "rol", "waarom", "positie", "wereld"),
    "en": ("name", "list", "reply", "role", "why", "standing", "world"),
}
_VOICE_HEADERS: Final[Mapping[Language, Sequence[str]]] = {
    "nl": ("wie of wat", "soort stem", "waarom", "vraag rond bij"),
    "en": ("who or what", "kind of voice", "why", "ask around with"),
}
_TOLD_HEADERS: Final[Mapping[Language, Sequence[str]]] = {
    "nl": ("woord", "betekenis", "wat het niet zegt"),
    "en": ("word", "meaning", "what it does not tell"),
}
_REPLIES: Final[Mapping[Language, Sequence[str]]] = {
    "nl": ("uitgenodigd", "komt", "komt niet"),
    "en": ("invited", "comes", "does not come"),
}


def invitation_list(network: Network, invitations: Invitations, language: Language = "nl") -> bytes:
    """
    Write a list of invitations as a workbook.

    Parameters
    ----------
    network
        The network that it was made from.
    invitations
        What `graphlib_wijk.invitations` or `graphlib_wijk.dialogue.edited` gives.
    language
        Language of headers and sentences.

    Returns
    -------
    content
        An .xlsx file: the list, with a column to tick who was invited, comes or does not come;
        the voices that are missing; and what roles and reasons mean. Who was not asked about
        its ties is "nog vragen", whatever is known of it. Without names only headers.
    """
    from graphlib_wijk.writing.sheets import SheetPage, workbook

    words, names = _WORDS[language], names_of(network)
    area = invitations.place
    area = names.neighbourhoods.get(area) or names.municipalities.get(area, area)
    replies = f"='{words['lists']}'!$A$2:$A${len(_REPLIES[language]) + 1}"
    pages = [
        SheetPage(
            name=words["sheet"],
            header=_HEADERS[language],
            rows=list(_invited(invitations, names, language)),
            lists={_TICKED: replies},
            filled_rows=_ROWS,
            wrapped=True,
        ),
        SheetPage(
            name=words["voices"],
            header=_VOICE_HEADERS[language],
            rows=list(_missing(invitations, names, language)),
            wrapped=True,
        ),
        SheetPage(
            name=words["told"],
            header=_TOLD_HEADERS[language],
            rows=list(_told(invitations, language)),
            wrapped=True,
        ),
        SheetPage(
            name=words["lists"],
            header=(_HEADERS[language][_TICKED],),
            rows=[(reply,) for reply in _REPLIES[language]],
        ),
    ]
    return workbook(pages, title=f"{words['title']}: {area}")


def _invited(
    invitations: Invitations, names: Names, language: Language
) -> Iterable[tuple[str, ...]]:
    words = _WORDS[language]
    for row in invitations.invited.to_dict("records"):
        why = f"{words['reserve']}: {_WHY[row['why']].label(language)}" if row["reserve"] else ""
        told = [invitation_sentence(reason, names, language) for reason in row["reasons"]]
        yield (
            names.organisation(row["organisation"], language),
            why or words["on_list"],
            "",
            _ROLES[row["role"]].label(language),
            " ".join(told),
            _standing(row, language),
            label("worlds", row["world"], language) or words["unknown"],
        )


def _standing(row: Mapping[Any, Any], language: Language) -> str:
    """Name a standing, and only of who was asked."""
    if not row["standing"]:
        return _NO_STANDING
    if not row["asked"]:
        return _WORDS[language]["ask"]
    return label("standings", row["standing"], language)


def _missing(
    invitations: Invitations, names: Names, language: Language
) -> Iterable[tuple[str, ...]]:
    for row in invitations.missing_voices.to_dict("records"):
        yield (
            label(_VOICE_OF[row["voice"]], row["code"], language),
            _VOICES[row["voice"]].label(language),
            _VOICE_REASONS[row["reason"]].definition(language),
            ", ".join(names.organisation(one, language) for one in row["organisations"]),
        )


def _told(invitations: Invitations, language: Language) -> Iterable[tuple[str, ...]]:
    words, balance = _WORDS[language], invitations.balance
    counts = ", ".join(
        f"{label('worlds', world, language) or words['unknown']} {number}"
        for world, number in balance.worlds.items()
        if number
    )
    kept = words["kept" if balance.kept else "not_kept"]
    sums = words["counts"].format(counts or "0")
    rule = f"{BALANCE_RULE.definition(language)} {kept} {sums}"
    yield BALANCE_RULE.label(language), rule, words["draft"]
    used = dict.fromkeys(invitations.invited["role"])
    told: list[Term] = [role for role in INVITATION_ROLES if role.code in used]
    yield from ((role.label(language), role.definition(language), "") for role in told)
    codes = {reason[0] for reasons in invitations.invited["reasons"] for reason in reasons}
    for code, reason in INVITATION_REASONS.items():
        if code in codes:
            row = reason.label(language), reason.definition(language), reason.misleads(language)
            yield row
