"""Words about notes: what stands there, what one wanted, and why it is not kept yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.state import language
from graphlib_wijk.dashboard.texts.desk import moment, person
from graphlib_wijk.dashboard.texts.meeting import answer_label, pair_name
from graphlib_wijk.introductions import Names
from graphlib_wijk.store import (
    Agreement,
    Answer,
    ForbiddenError,
    Guests,
    Note,
    StoreError,
    Supposition,
)
from graphlib_wijk.store.forms import Value


def value(found: Value | None, names: Names) -> str:
    """
    Write what a note says.

    Parameters
    ----------
    found
        Its value; None for nothing, or no longer anything.
    names
        What organisations are called.

    Returns
    -------
    words
        Markdown without a full stop.
    """
    return _WORDS[type(found)](found, names) if found else _("niets")


def _answer(said: Answer, _names: Names) -> str:
    return answer_label(said.answer)


def _agreement(said: Agreement, _names: Names) -> str:
    text = {"text": literal(said.agreement)}
    return _("%(text)s (gedaan)") % text if said.done else _("%(text)s (nog te doen)") % text


def _guests(said: Guests, names: Names) -> str:
    parts = []
    if said.added:
        parts.append(_("erbij: %(names)s") % {"names": _all(said.added, names)})
    if said.removed:
        parts.append(_("eraf: %(names)s") % {"names": _all(said.removed, names)})
    return "; ".join(parts) or _("niemand erbij of eraf")


def _supposition(said: Supposition, names: Names) -> str:
    parts = []
    if said.ties:
        pairs = [pair_name(*map(_named(names), pair)) for pair in said.ties]
        parts.append(_("samen: %(names)s") % {"names": ", ".join(map(literal, pairs))})
    if said.without:
        parts.append(_("zonder: %(names)s") % {"names": _all(said.without, names)})
    return "; ".join(parts)


_WORDS: Final[Mapping[type, Callable[[Any, Names], str]]] = {
    Answer: _answer,
    Agreement: _agreement,
    Guests: _guests,
    Supposition: _supposition,
}


def _all(ids: Iterable[str], names: Names) -> str:
    return ", ".join(literal(name) for name in map(_named(names), ids))


def _named(names: Names) -> Callable[[str], str]:
    return lambda one: names.organisation(one, language())


def conflict(
    what: str, theirs: Note, mine: Value | None, names: Names, people: Mapping[str, str]
) -> str:
    """
    Say that somebody else wrote the same note meanwhile, and what both wanted.

    Parameters
    ----------
    what
        What the note is about.
    theirs
        The note as it is now.
    mine
        What one wanted to write.
    names
        What organisations are called.
    people
        See `texts.desk.person`.

    Returns
    -------
    text
        Markdown.
    """
    gaps = {"what": literal(what)}
    if isinstance(mine, Supposition):
        head = (
            _("**%(what)s**: onder deze naam is al een ander gedachte-experiment bewaard.") % gaps
        )
    else:
        head = _("**%(what)s**: iemand anders heeft dit intussen veranderd.") % gaps
    lines = f"- {_theirs(theirs, names, people)}\n- {_mine(mine, names)}"
    foot = _("Er is niets verloren. Kies wat er moet staan.")
    return f"{head}\n\n{lines}\n\n{foot}"


def _theirs(note: Note, names: Names, people: Mapping[str, str]) -> str:
    gaps = {"now": value(note.value, names)}
    if not note.changed_by:
        return _("Nu staat er: %(now)s.") % gaps
    gaps["who"] = literal(person(note.changed_by, people))
    gaps["at"] = moment(note.changed_at)
    if note.value is None:
        return _("Het is weggehaald door %(who)s, %(at)s.") % gaps
    return _("Nu staat er: %(now)s. Dat is van %(who)s, %(at)s.") % gaps


def _mine(wanted: Value | None, names: Names) -> str:
    if wanted is None:
        return _("U wilde het weghalen.")
    return _("U wilde: %(mine)s.") % {"mine": value(wanted, names)}


def failed(what: str, error: StoreError, mine: Value | None, names: Names) -> str:
    """
    Say why a note was not kept.

    Parameters
    ----------
    what
        What the note is about.
    error
        What the store said.
    mine
        What one wanted to write.
    names
        What organisations are called.

    Returns
    -------
    text
        Markdown.
    """
    said = _("**%(what)s** is niet veranderd. %(why)s") % {
        "what": literal(what),
        "why": why(error),
    }
    return f"{said} {_mine(mine, names)}"


def why(error: StoreError) -> str:
    """
    Say why something could not be kept.

    Parameters
    ----------
    error
        What the store said.

    Returns
    -------
    text
        Markdown: one or more sentences.
    """
    if isinstance(error, ForbiddenError):
        return _(
            "U mag dit niet (meer) opschrijven. Misschien zijn uw rechten veranderd. Vraag het aan "
            "de beheerder."
        )
    return literal(error.message(language()))


def written_by(note: Note, people: Mapping[str, str]) -> str:
    """
    Say who wrote a note last, and when.

    Parameters
    ----------
    note
        A note.
    people
        See `texts.desk.person`.

    Returns
    -------
    line
        Markdown; empty for what is one's own.
    """
    if not note.changed_by:
        return ""
    who = literal(person(note.changed_by, people))
    return _("Van %(who)s, %(at)s.") % {"who": who, "at": moment(note.changed_at)}
