"""Words about forms for organisations that do not sign in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from graphlib_wijk.dashboard import answers
from graphlib_wijk.dashboard.i18n import N_, NOTHING, _, date, ngettext, number
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.state import language
from graphlib_wijk.dashboard.texts import fields, proposals
from graphlib_wijk.dashboard.texts.organisations import tie_verb
from graphlib_wijk.store import CORRECTIONS

_STATES: Final = {
    "new": N_("Nieuw"),
    "changed": N_("Iemand anders veranderde dit intussen"),
    "known": N_("Al eerder doorgegeven"),
    "done": N_("Staat al zo in de gegevens"),
    "impossible": N_("Kan niet meer: deze relatie is er niet meer"),
}
_KINDS: Final = {
    ".xlsx": N_("Excel, om op de computer in te vullen"),
    ".pdf": N_("PDF, om af te drukken"),
    ".docx": N_("Word, om eerst zelf aan te passen"),
}
_LANGUAGES: Final = {"nl": N_("Nederlands"), "en": N_("Engels")}


def kind(suffix: str) -> str:
    """
    Say what a file of a form is for.

    Parameters
    ----------
    suffix
        Its ending.

    Returns
    -------
    words
        As they stand on a button.
    """
    return _(_KINDS[suffix])


def language_name(code: str) -> str:
    """
    Name a language in which a form can be.

    Parameters
    ----------
    code
        ``nl`` or ``en``.

    Returns
    -------
    name
        One word.
    """
    return _(_LANGUAGES[code])


def what(line: answers.paper.Line, names: Mapping[str, str]) -> str:
    """
    Say what a form wants to be different, as plain text.

    Parameters
    ----------
    line
        A line of a form.
    names
        Names of organisations by id.

    Returns
    -------
    words
        The kind of correction, and what the organisation does with the other side.
    """
    correction = line.correction
    found = CORRECTIONS[correction.kind]
    said = found.nl if language() == "nl" else found.en
    if correction.tie is None:
        return said
    gaps = {
        "what": said,
        "other": names.get(correction.other, correction.other),
        "verb": tie_verb(correction.tie[2], "", back=correction.tie[0] != correction.organisation),
    }
    return _("%(what)s: %(verb)s %(other)s") % gaps


def values(line: answers.paper.Line, names: Mapping[str, str]) -> tuple[str, str, str]:
    """
    Say which values a line of a form changes, as plain text.

    Parameters
    ----------
    line
        A line of a form.
    names
        Names of organisations by id.

    Returns
    -------
    before, now, wanted
        What stood on the form, what stands in the data, and what it is to be; each a dash where it
        is about a tie as a whole.
    """
    table = CORRECTIONS[line.correction.kind].table.name
    sides = (line.before, line.now, line.correction.fields)
    before, now, wanted = (
        "; ".join(
            _("%(field)s: %(value)s")
            % {
                "field": fields.field(table, name),
                "value": fields.value(table, name, side.get(name), names),
            }
            for name in line.correction.fields
        )
        or NOTHING
        for side in sides
    )
    return before, now, wanted


def state_of(line: answers.paper.Line) -> str:
    """
    Say how a line of a form stands, as plain text.

    Parameters
    ----------
    line
        A line of a form.

    Returns
    -------
    words
        What became of it too, where it was proposed before.
    """
    said = _(_STATES[line.state])
    if line.proposal is None:
        return said
    gaps = {
        "said": said,
        "date": date(line.proposal.made_at[:10]),
        "n": number(line.proposal.id),
        "state": proposals.became(line.proposal),
    }
    return _("%(said)s op %(date)s, voorstel %(n)s: %(state)s") % gaps


def found(checked: answers.paper.Checked) -> str:
    """
    Say which form came back, and how much it says.

    Parameters
    ----------
    checked
        A form without errors.

    Returns
    -------
    sentences
        Markdown.
    """
    gaps = {"name": literal(checked.name), "n": number(checked.key.version if checked.key else 0)}
    head = _("Dit is het formulier van **%(name)s**, gemaakt van versie %(n)s.") % gaps
    if not checked.lines:
        return " ".join([head, _("Er is niets op veranderd. Er is dus niets door te geven.")])
    said = ngettext(
        "Er staat **%(n)s verandering** op.",
        "Er staan **%(n)s veranderingen** op.",
        len(checked.lines),
    )
    return f"{head} {said}"


def handed_in(name: str, count: int) -> str:
    """
    Say that what a form says was handed in.

    Parameters
    ----------
    name
        Name of the organisation.
    count
        How many proposals there are.

    Returns
    -------
    sentences
        Markdown.
    """
    said = ngettext(
        "Doorgegeven: **%(n)s voorstel**.", "Doorgegeven: **%(n)s voorstellen**.", count
    )
    whose = _("Het formulier van %(name)s is verwerkt.") % {"name": literal(name)}
    return " ".join([whose, said, _("U beslist erover bij Verbeteringen.")])


def problems(messages: Sequence[str]) -> str:
    """
    List what is wrong with a form.

    Parameters
    ----------
    messages
        What is wrong, in the reader's language.

    Returns
    -------
    list
        Markdown; every word literal.
    """
    return "\n".join(f"- {literal(message)}" for message in messages)
