"""Words about corrections: what was said, what became of it, and what somebody else changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from graphlib_wijk.dashboard import answers
from graphlib_wijk.dashboard.i18n import N_, NOTHING, _, date, number
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.state import language
from graphlib_wijk.dashboard.texts.files import day_to_edit
from graphlib_wijk.dashboard.texts.organisations import tie_verb
from graphlib_wijk.store import (
    CORRECTIONS,
    ConflictError,
    Correction,
    ForbiddenError,
    StoreError,
)
from graphlib_wijk.vocabulary import TIE_KINDS, UNKNOWN, label

_FIELDS: Final = {
    "name": N_("Naam"),
    "themes": N_("Thema's"),
    "seeks": N_("Zoekt"),
    "offers": N_("Biedt"),
    "website": N_("Website"),
    "note": N_("Toelichting"),
    "hidden": N_("Niet tonen aan anderen"),
    "since": N_("Sinds"),
    "last_contact": N_("Laatste contact"),
    "asked_on": N_("Gevraagd op"),
    "strength": N_("Hoe sterk"),
    "agreement": N_("Afspraak"),
}
#: Columns that hold a day.
DAYS: Final = frozenset({"since", "last_contact", "asked_on"})
#: Columns that hold a list, of which a reader types one on a line.
LINES: Final = frozenset({"seeks", "offers"})


def field_label(field: str) -> str:
    """
    Name a column as a form does.

    Parameters
    ----------
    field
        A column that a correction may change.

    Returns
    -------
    label
        Plain text, as it stands before a colon.
    """
    return _(_FIELDS[field])


def as_typed(field: str, value: Any) -> Any:  # noqa: ANN401 (a value of any column)
    """
    Write a value as it stands in a form.

    Parameters
    ----------
    field
        Its column.
    value
        A value from data.

    Returns
    -------
    typed
        Days as one types them, what is sought and offered one on a line, themes as a list of
        codes.
    """
    if field in DAYS:
        return day_to_edit(value)
    if field in LINES:
        return "\n".join(value)
    return list(value) if field == "themes" else value


def as_read(field: str, value: Any) -> str:  # noqa: ANN401 (a value of any column)
    """
    Write a value in running text.

    Parameters
    ----------
    field
        Its column.
    value
        A value from data.

    Returns
    -------
    text
        Markdown, words from data literally; a dash for nothing.
    """
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if field in DAYS:
        return date(value) if value else NOTHING
    if field == "themes":
        words = [label("themes", word, language()) for word in value]
    else:
        words = list(value) if isinstance(value, (tuple, list)) else [str(value or "")]
    return ", ".join(literal(word) for word in words if word) or NOTHING


def facts(fields: Mapping[str, Any], *, all_of_them: bool = False) -> str:
    """
    Write the values of some columns in a row.

    Parameters
    ----------
    fields
        Values by column.
    all_of_them
        Whether to name what is empty as well.

    Returns
    -------
    facts
        Markdown; empty without values.
    """
    return " · ".join(
        f"{field_label(field)}: {as_read(field, value)}"
        for field, value in fields.items()
        if all_of_them or value not in ("", (), None)
    )


def relation(own: str, kind: str, given: str, other: str, *, outgoing: bool) -> str:
    """
    Tell a relation in a sentence that begins with one's own organisation.

    Parameters
    ----------
    own
        Name of the organisation that looks.
    kind
        Code of the kind of tie.
    given
        The word for it as it was written.
    other
        Name of the other side; empty for who is not shown.
    outgoing
        Whether the tie reads from one's own organisation.

    Returns
    -------
    sentence
        Markdown without a full stop.
    """
    return _("%(own)s %(verb)s **%(other)s**") % {
        "own": literal(own),
        "verb": tie_verb(kind, given, back=not outgoing),
        "other": literal(other) if other else _("een organisatie die u hier niet meer ziet"),
    }


def kinds(
    own: str, other: str, *, now: tuple[str, bool] | None = None
) -> dict[tuple[str, bool], str]:
    """
    List the relations that can be between one's own organisation and another.

    Parameters
    ----------
    own
        Name of the organisation that looks.
    other
        Name of the other.
    now
        What it is now: a code, and whether it reads from one's own side; None for a new one.

    Returns
    -------
    kinds
        Sentence as plain text, by the code of the kind and whether it reads from one's own side;
        what it is now first. No sentence is there twice, for a list tells its options apart by
        their words: a kind without a direction is there once.
    """
    every = [
        (kind.code, outgoing)
        for kind in TIE_KINDS
        if kind.code != UNKNOWN
        for outgoing in (True, False)
    ]
    by_words: dict[str, tuple[str, bool]] = {}
    for code, outgoing in [*([now] if now else []), *every]:
        verb = tie_verb(code, "", back=not outgoing)
        gaps = {"own": own, "verb": verb, "other": other}
        by_words.setdefault(_("%(own)s %(verb)s %(other)s") % gaps, (code, outgoing))
    return {found: said for said, found in by_words.items()}


def deed(told: answers.Told, own: str) -> str:
    """
    Say what was proposed on behalf of the organisation that looks.

    Parameters
    ----------
    told
        A proposal.
    own
        Name of that organisation.

    Returns
    -------
    sentence
        Markdown: what kind of correction, about which relation, with which values.
    """
    name = {"name": _kind_of(told)}
    return " ".join([_("**%(name)s.**") % name, _about(told, own)]).strip()


def under_way(told: answers.Told) -> str:
    """
    Say, beside a relation, what was proposed about it and how that stands.

    Parameters
    ----------
    told
        A proposal that is still open.

    Returns
    -------
    sentences
        Markdown, without the relation itself.
    """
    parts = [_("U gaf door: **%(name)s.**") % {"name": _kind_of(told)}]
    if said := _values(told):
        parts.append(_("%(sentence)s.") % {"sentence": said})
    return " ".join([*parts, outcome(told)])


def _kind_of(told: answers.Told) -> str:
    kind = CORRECTIONS[told.correction.kind]
    return kind.nl if language() == "nl" else kind.en


def _values(told: answers.Told) -> str:
    correction = told.correction
    return facts(correction.fields, all_of_them=correction.kind.startswith("change"))


def question(told: answers.Told, own: str) -> str:
    """
    Ask what another organisation proposed about a relation with the one that looks.

    Parameters
    ----------
    told
        A proposal of the other side.
    own
        Name of the organisation that looks.

    Returns
    -------
    question
        Markdown.
    """
    gaps = {"name": literal(told.other_name), "what": _about(told, own)}
    return _(_QUESTIONS[told.correction.kind]) % gaps


_QUESTIONS: Final[dict[str, str]] = {
    "add-tie": N_("**%(name)s** zegt dat deze relatie met u ontbreekt: %(what)s Klopt dat?"),
    "deny-tie": N_(
        "**%(name)s** zegt dat deze relatie met u niet (meer) bestaat: %(what)s Klopt het dat zij "
        "niet bestaat?"
    ),
    "change-tie": N_(
        "**%(name)s** zegt dat iets aan deze relatie met u anders is: %(what)s Klopt dat?"
    ),
}


def _about(told: answers.Told, own: str) -> str:
    correction = told.correction
    parts = []
    if correction.tie:
        kind = correction.tie[2]
        said = relation(own, kind, "", told.other_name, outgoing=told.outgoing)
        parts.append(_("%(sentence)s.") % {"sentence": said})
    if said := _values(told):
        parts.append(_("%(sentence)s.") % {"sentence": said})
    return " ".join(parts)


def outcome(told: answers.Told) -> str:
    """
    Say what became of a proposal.

    Parameters
    ----------
    told
        A proposal.

    Returns
    -------
    sentence
        Markdown; what was answered and decided is literal.
    """
    one = told.proposal
    if one.state == "accepted":
        said = _("Overgenomen in versie %(n)s.") % {"n": number(one.in_version or 0)}
        return " ".join([said, literal(one.reason)]).strip()
    if one.state == "rejected":
        return _("Niet overgenomen. De reden: %(reason)s") % {"reason": literal(one.reason)}
    if one.state == "withdrawn":
        return _("Ingetrokken.")
    return _waiting(told)


def _waiting(told: answers.Told) -> str:
    one = told.proposal
    if not one.other:
        return _("Wacht op een besluit van de beheerder van deze gegevens.")
    other = told.other_name or _("een organisatie die u hier niet meer ziet")
    name = {"name": literal(other)}
    if one.answer == "confirmed":
        return _("%(name)s is het ermee eens. Nu wacht het op een besluit.") % name
    if one.answer == "denied":
        return _("%(name)s is het er niet mee eens. Nu wacht het op een besluit.") % name
    return _("Wacht op antwoord van %(name)s, en op een besluit.") % name


def clash(found: answers.Clash) -> str:
    """
    Say what somebody else made of a value, and what one wrote oneself.

    Parameters
    ----------
    found
        A value that somebody else changed.

    Returns
    -------
    line
        Markdown.
    """
    gaps = {
        "field": field_label(found.field),
        "before": as_read(found.field, found.before),
        "now": as_read(found.field, found.now),
    }
    if found.typed is None:
        return _("%(field)s: eerst %(before)s, nu %(now)s.") % gaps
    # What was typed is no value yet: a day may be a word.
    gaps["typed"] = _typed(found.typed)
    return _("%(field)s: eerst %(before)s, nu %(now)s. U vulde in: %(typed)s") % gaps


def conflict(clashes: Sequence[answers.Clash]) -> str:
    """
    Say what somebody else changed while one was writing, and what to do.

    Parameters
    ----------
    clashes
        What changed, beside what was typed; none where a relation was added meanwhile.

    Returns
    -------
    text
        Markdown.
    """
    if not clashes:
        return _(
            "Iemand anders heeft deze relatie intussen toegevoegd. Kijk hierboven of zij zo klopt."
        )
    head = _("Iemand anders heeft dit intussen ook veranderd. Wat u invulde staat er nog.")
    foot = _("Kijk of het nu klopt. Wilt u het toch anders? Verstuur het dan opnieuw.")
    lines = "\n".join(f"- {clash(one)}" for one in clashes)
    return f"{head}\n\n{lines}\n\n{foot}"


def gone(typed: Mapping[str, Any]) -> str:
    """
    Say that somebody else took away the relation that one was writing about.

    Parameters
    ----------
    typed
        What stood in the form.

    Returns
    -------
    text
        Markdown.
    """
    said = _(
        "Iemand anders heeft deze relatie intussen weggehaald. Hoort zij er wel te zijn? Voeg haar "
        "dan hieronder weer toe."
    )
    line = typed_line(typed)
    if not line:
        return said
    return " ".join([said, _("U vulde in: %(typed)s") % {"typed": line}])


def failed(error: StoreError) -> str:
    """
    Say why something did not arrive.

    Parameters
    ----------
    error
        What the store said.

    Returns
    -------
    text
        Plain text: what is the matter, and that nothing was lost.
    """
    if isinstance(error, ForbiddenError):
        return _(
            "U kunt dit niet (meer) doorgeven voor deze organisatie. Misschien is uw link "
            "ingetrokken. Vraag een nieuwe aan wie hem gaf."
        )
    said = {"why": literal(error.message(language()))}
    return _("Dit is nog niet doorgegeven. %(why)s Wat u invulde staat er nog.") % said


def wrong(sentence: str) -> str:
    """
    Say what is not clear in a form.

    Parameters
    ----------
    sentence
        One of the Dutch sentences below.

    Returns
    -------
    text
        Plain text.
    """
    return _(sentence)


#: What can be wrong with what somebody typed.
NOTHING_CHANGED: Final = N_("U hebt nog niets veranderd.")
NO_DAY: Final = N_(
    "Een van de datums begrijpen we niet. Schrijf bijvoorbeeld 1-6-2026, 6-2026, of alleen 2026."
)
NO_NAME: Final = N_("Vul een naam in.")


def _typed(value: Any) -> str:  # noqa: ANN401 (whatever a widget holds)
    if isinstance(value, str):
        return literal(", ".join(value.split("\n"))) or NOTHING
    return as_read("themes" if isinstance(value, list) else "", value)


def typed_line(typed: Mapping[str, Any]) -> str:
    """
    Repeat what somebody typed, so that nobody has to remember it.

    Parameters
    ----------
    typed
        What stands in a form, by column.

    Returns
    -------
    line
        Markdown; empty when nothing was typed.
    """
    return " · ".join(
        f"{field_label(field)}: {_typed(value)}"
        for field, value in typed.items()
        if field in _FIELDS and value
    )


def settled(error: ConflictError) -> str:
    """
    Say that somebody else dealt with a proposal already.

    Parameters
    ----------
    error
        What the store said.

    Returns
    -------
    sentence
        What became of the proposal.
    """
    return _(_SETTLED.get(error.state, _SETTLED["open"]))


_SETTLED: Final = {
    "open": N_("Iemand was u net voor. Hieronder ziet u hoe het nu is."),
    "accepted": N_("Iemand was u net voor: dit is al overgenomen."),
    "rejected": N_("Iemand was u net voor: hierover is al besloten. Het is niet overgenomen."),
    "withdrawn": N_("Iemand was u net voor: dit is al ingetrokken."),
}


def thanks(corrections: tuple[Correction, ...]) -> str:
    """
    Say that what was sent arrived, and what happens next.

    Parameters
    ----------
    corrections
        What was sent.

    Returns
    -------
    sentence
        One or two sentences.
    """
    if any(CORRECTIONS[one.kind].invites for one in corrections):
        return _(
            "Dank u wel. Het is doorgegeven. We vragen ook de andere organisatie of het klopt. "
            "Onder “Wat u doorgaf” ziet u wat ermee gebeurt."
        )
    return _("Dank u wel. Het is doorgegeven. Onder “Wat u doorgaf” ziet u wat ermee gebeurt.")
