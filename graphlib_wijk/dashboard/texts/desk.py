"""Words of the page Beheer: proposals, versions, and who did what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from graphlib_wijk.dashboard import answers
from graphlib_wijk.dashboard.i18n import N_, NOTHING, _, date, ngettext, number
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.state import language
from graphlib_wijk.store import CORRECTIONS, EVERYWHERE, Account, ConflictError, Proposal, RowChange
from graphlib_wijk.store.deeds import LINK
from graphlib_wijk.store.kept import Version
from graphlib_wijk.store.rights import ANYONE, LOCAL, Role
from graphlib_wijk.tables import ORGANISATIONS, TABLES, TIES, Column, Table
from graphlib_wijk.vocabulary import label

_TABLES: Final[Mapping[str, Table]] = {table.name: table for table in TABLES}
#: Columns with ids of organisations, which people know by name.
_WHO: Final = frozenset({"source", "target", "reported_by", "one", "other", "who", "with_whom"})
_SHOWN: Final = frozenset({"kind_given", "id"})
_LONGEST: Final = 300

_ROLES: Final[Mapping[str, str]] = {
    "reader": N_("lezer"),
    "initiative": N_("initiatief"),
    "staff": N_("medewerker"),
    "operator": N_("beheerder"),
}
_STATES: Final = {
    "accepted": N_("overgenomen"),
    "rejected": N_("niet overgenomen"),
    "withdrawn": N_("ingetrokken"),
    "open": N_("wacht nog"),
}
_CHANGES: Final = {
    "added": N_("erbij gekomen"),
    "removed": N_("verdwenen"),
    "changed": N_("veranderd"),
}
#: What is in the record, by code, in the order in which one chooses from them.
DEEDS: Final[Mapping[str, str]] = {
    "import": N_("gegevens bewaard"),
    "restore": N_("versie teruggezet"),
    "correction": N_("verbetering verwerkt"),
    "publish": N_("openbaar deel laten zien"),
    "withdraw": N_("openbaar deel niet meer laten zien"),
    "prune": N_("inhoud van oude versies gewist"),
    "propose": N_("verbetering voorgesteld"),
    "answer-proposal": N_("op een voorstel geantwoord"),
    "accept-proposal": N_("voorstel overgenomen"),
    "reject-proposal": N_("voorstel niet overgenomen"),
    "withdraw-proposal": N_("voorstel ingetrokken"),
    "make-link": N_("persoonlijke link gemaakt"),
    "revoke-link": N_("persoonlijke link ingetrokken"),
    "add-account": N_("account toegevoegd"),
    "remove-account": N_("account gestopt"),
    "forget-account": N_("account vergeten"),
    "export-organisation": N_("alles over een organisatie opgehaald"),
    "refused": N_("geweigerd"),
}


def moment(at: str) -> str:
    """
    Write a moment as the reader does, in the time of the server.

    Parameters
    ----------
    at
        As the store keeps it.

    Returns
    -------
    words
        Day and time; a dash for none.
    """
    if not at:
        return NOTHING
    local = datetime.fromisoformat(at).astimezone()
    gaps = {"date": date(local.date().isoformat()), "time": f"{local:%H:%M}"}
    return _("%(date)s, %(time)s uur") % gaps


def day(at: str) -> str:
    """
    Write the day of a moment as the reader does.

    Parameters
    ----------
    at
        As the store keeps it.

    Returns
    -------
    words
        The day; a dash for none.
    """
    return date(datetime.fromisoformat(at).astimezone().date().isoformat()) if at else NOTHING


def person(pseudonym: str, people: Mapping[str, str]) -> str:
    """
    Say who is behind a pseudonym, as plain text.

    Parameters
    ----------
    pseudonym
        As the store keeps it.
    people
        E-mail addresses by pseudonym, as far as the reader may know.

    Returns
    -------
    words
        An address where it is known.
    """
    if people.get(pseudonym):
        return people[pseudonym]
    if pseudonym == LOCAL.id:
        return _("beheerder zonder account")
    if pseudonym == ANYONE.id:
        return _("iemand zonder account")
    if pseudonym.startswith(LINK):
        return _("iemand met een persoonlijke link")
    return _("een ander account (%(id)s)") % {"id": pseudonym}


def traced(pseudonym: str, people: Mapping[str, str]) -> str:
    """
    Say who is behind a pseudonym, and of a personal link which one, as plain text.

    Parameters
    ----------
    pseudonym
        As the store keeps it.
    people
        See `person`.

    Returns
    -------
    words
        As `person`, with the id of a link.
    """
    said = person(pseudonym, people)
    return f"{said} ({pseudonym})" if pseudonym.startswith(LINK) else said


def record(told: str, people: Mapping[str, str]) -> str:
    """
    Say what something was done to, as plain text.

    Parameters
    ----------
    told
        As the record has it.
    people
        See `person`.

    Returns
    -------
    words
        A version, a proposal or an account; else the id itself.
    """
    kind, _space, n = told.partition(" ")
    if kind in _RECORDS and n:
        return _(_RECORDS[kind]) % {"n": n}
    return people.get(told, told)


_RECORDS: Final = {"proposal": N_("voorstel %(n)s"), "version": N_("versie %(n)s")}


def role(code: Role) -> str:
    """
    Return what a role is called.

    Parameters
    ----------
    code
        A role.

    Returns
    -------
    label
        One word.
    """
    return _(_ROLES[code])


def belongs_to(account: Account, known: Mapping[str, str]) -> str:
    """
    Say for what an account is, as plain text.

    Parameters
    ----------
    account
        An account.
    known
        Names of municipalities by code.

    Returns
    -------
    words
        Municipalities or an organisation; a dash where there are none.
    """
    if EVERYWHERE in account.municipalities:
        return _("alle gemeenten")
    if account.municipalities:
        return ", ".join(sorted(known.get(code, code) for code in account.municipalities))
    return f"{account.organisation} · {account.dataset}" if account.organisation else NOTHING


def deed(code: str) -> str:
    """
    Return what a deed in the record is called.

    Parameters
    ----------
    code
        Its code.

    Returns
    -------
    label
        A few words; the code where there are none.
    """
    return _(DEEDS[code]) if code in DEEDS else code


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
        See `person`.

    Returns
    -------
    sentence
        Markdown.
    """
    gaps = {"who": literal(person(proposal.made_by, people)), "at": moment(proposal.made_at)}
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


def field(table: str, column: str) -> str:
    """
    Return what people call a column.

    Parameters
    ----------
    table, column
        Canonical names.

    Returns
    -------
    label
        One or two words.
    """
    found = _column(table, column)
    word = found.dutch if found and language() == "nl" else column
    return word.replace("_", " ")


def value(table: str, column: str, told: Any, names: Mapping[str, str]) -> str:  # noqa: ANN401
    """
    Write a value of the data as people read it, as plain text.

    Parameters
    ----------
    table, column
        Canonical names of where it stands.
    told
        The value.
    names
        Names of organisations by id.

    Returns
    -------
    words
        A dash for nothing.
    """
    if isinstance(told, bool):
        return _("ja") if told else _("nee")
    if told in (None, "", ()):
        return NOTHING
    words = [told] if not isinstance(told, tuple | list) else list(told)
    return ", ".join(_word(table, column, word, names) for word in words)[:_LONGEST]


def _word(table: str, column: str, told: Any, names: Mapping[str, str]) -> str:  # noqa: ANN401
    found = _column(table, column)
    if column in _WHO:
        return names.get(str(told), str(told))
    if isinstance(told, int | float):
        return number(told)
    if found and found.registry:
        return label(found.registry, str(told), language())
    return date(str(told)) if found and found.type == "date" else str(told)


def _column(table: str, column: str) -> Column | None:
    return next((one for one in _TABLES[table].columns if one.name == column), None)


def table_name(table: str) -> str:
    """
    Return what people call a table.

    Parameters
    ----------
    table
        Its canonical name.

    Returns
    -------
    label
        One word.
    """
    return _TABLES[table].dutch if language() == "nl" else table


def row_name(change: RowChange, names: Mapping[str, str]) -> str:
    """
    Say which row differs, as plain text.

    Parameters
    ----------
    change
        A row that differs.
    names
        Names of organisations by id.

    Returns
    -------
    words
        A name, or the names of both ends.
    """
    if change.table == ORGANISATIONS.name:
        return names.get(change.record[0], change.record[0])
    parts = [str(names.get(str(part), part)) for part in map(_flat, change.record)]
    if change.table == TIES.name:
        source, target, kind = parts
        return f"{source} – {target} ({label('tie_kinds', kind, language())})"
    return " – ".join(filter(None, parts))


def _flat(part: object) -> str:
    return ", ".join(map(str, part)) if isinstance(part, tuple) else str(part)


def what_changed(change: RowChange) -> str:
    """
    Say whether a row came, went or changed.

    Parameters
    ----------
    change
        A row that differs.

    Returns
    -------
    words
        One or two words.
    """
    return _(_CHANGES[change.change])


def before_and_after(change: RowChange, names: Mapping[str, str]) -> str:
    """
    Say what differs in a row, as plain text.

    Parameters
    ----------
    change
        A row that differs.
    names
        Names of organisations by id.

    Returns
    -------
    words
        Each value before and after; empty for a row that came or went.
    """
    if change.before is None or change.after is None:
        return ""
    return "; ".join(
        _("%(field)s: was %(before)s, is %(after)s")
        % {
            "field": field(change.table, name),
            "before": value(change.table, name, change.before.get(name), names),
            "after": value(change.table, name, change.after.get(name), names),
        }
        for name in change.fields
        if name not in _SHOWN
    )


def why(version: Version) -> str:
    """
    Say why there is a version, as plain text.

    Parameters
    ----------
    version
        A version.

    Returns
    -------
    words
        A few words.
    """
    if version.reason == "restore" and version.based_on:
        return _("versie %(n)s teruggezet") % {"n": number(version.based_on)}
    return _("verbetering verwerkt") if version.reason == "correction" else _("bestand bewaard")


def state_of(link: answers.desk.LinkSeen) -> str:
    """
    Say whether a personal link works, as plain text.

    Parameters
    ----------
    link
        A link.

    Returns
    -------
    words
        A few words.
    """
    if link.state == "revoked":
        return _("ingetrokken op %(day)s") % {"day": day(link.link.revoked_at or "")}
    told = {"day": day(link.link.expires_at)}
    return (
        _("verlopen op %(day)s") % told
        if link.state == "expired"
        else _("werkt tot %(day)s") % told
    )


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
        See `person`.

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
        who = literal(person(error.version.made_by, people))
        gaps = {"n": number(error.version.number), "who": who, "at": moment(error.version.made_at)}
        said.append(_("Nu geldt versie %(n)s, van %(who)s op %(at)s.") % gaps)
    told = [before_and_after(change, names) or what_changed(change) for change in error.changes]
    return " ".join([*said, *(f"{literal(words)}." for words in told)])


def overtaken(error: ConflictError, people: Mapping[str, str]) -> str:
    """
    Say that somebody kept another version first.

    Parameters
    ----------
    error
        What the store says.
    people
        See `person`.

    Returns
    -------
    sentences
        Markdown; names are literal.
    """
    if error.version is None:
        return _(
            "Er zijn intussen al gegevens met deze naam, of juist niet meer. Er is niets bewaard. "
            "Kies een andere naam, of probeer het nog eens."
        )
    gaps = {
        "n": number(error.version.number),
        "who": literal(person(error.version.made_by, people)),
        "at": moment(error.version.made_at),
    }
    return (
        _(
            "Er is een nieuwere versie dan die waarvan u uitging: versie %(n)s, van %(who)s op "
            "%(at)s. Er is nog niets bewaard, en er is niets verloren. Bekijk eerst wat er anders "
            "is: wat alleen in die versie staat, staat straks niet meer in de nieuwste."
        )
        % gaps
    )


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
