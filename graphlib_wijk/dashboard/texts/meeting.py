"""Words about preparing a meeting: introductions, thought experiments, what is remembered."""

from __future__ import annotations

from collections.abc import Sequence

from graphlib_wijk.dashboard import answers
from graphlib_wijk.dashboard.i18n import _, date, ngettext, number
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.state import language
from graphlib_wijk.dashboard.texts.naming import named
from graphlib_wijk.dashboard.texts.nudges import signal_label
from graphlib_wijk.introductions import UNKNOWNS, UNSOLVED, sentence
from graphlib_wijk.vocabulary import label

#: More reasons than this are no help in a conversation.
_MOST_REASONS = 4
#: The reason that is about us and not about the two.
_SOLVES = "answers_signal"
_UNKNOWNS = {term.code: term for term in UNKNOWNS}
_UNSOLVED = {term.code: term for term in UNSOLVED}


def host_sentence(name: str) -> str:
    """
    Say what it means who invites.

    Parameters
    ----------
    name
        Name of the inviting party; empty for none.

    Returns
    -------
    sentence
        Markdown.
    """
    if not name:
        return _(
            "Laat een bewonersinitiatief uitnodigen als dat kan. Dan begint het gesprek bij "
            "bewoners, en dat verandert hoe mensen met elkaar omgaan."
        )
    return _("**%(name)s** nodigt uit. Vraag eerst of dat goed is, en spreek af wie helpt.") % {
        "name": literal(name)
    }


def pair_name(one: str, other: str) -> str:
    """
    Name two organisations together.

    Parameters
    ----------
    one, other
        Their names.

    Returns
    -------
    text
        Plain text.
    """
    return _("%(one)s en %(other)s") % {"one": one, "other": other}


def reasons(introduction: answers.Introduction) -> list[str]:
    """
    Tell why two might want to meet, as one says it to the organisation.

    Parameters
    ----------
    introduction
        An introduction.

    Returns
    -------
    sentences
        Markdown, the heaviest reason first; only the first few.
    """
    told = [reason for reason in introduction.reasons if reason[0] != _SOLVES][:_MOST_REASONS]
    candidate = introduction.candidate.id
    return [
        literal(sentence(reason, introduction.names, language(), candidate=candidate))
        for reason in told
    ]


def solves_sentence(introduction: answers.Introduction) -> str:
    """
    Say which signals an introduction would answer.

    Parameters
    ----------
    introduction
        An introduction.

    Returns
    -------
    sentence
        Markdown; empty where it answers none.
    """
    by_signal: dict[str, list[str]] = {}
    for code, *values in introduction.reasons:
        if code == _SOLVES:
            organisation, signal = values
            name = introduction.names.organisation(organisation, language())
            by_signal.setdefault(signal, []).append(name)
    told = [f"“{signal_label(code)}” ({named(who)})" for code, who in by_signal.items()]
    return _("Wat dit kan oplossen: %(signals)s.") % {"signals": ", ".join(told)} if told else ""


def broker_sentence(introduction: answers.Introduction) -> str:
    """
    Say who can introduce two to each other.

    Parameters
    ----------
    introduction
        An introduction.

    Returns
    -------
    sentence
        Markdown.
    """
    if introduction.broker is None:
        return _("We weten nog niet wie hen aan elkaar kan voorstellen.")
    return _("Kan hen aan elkaar voorstellen: **%(name)s**.") % {
        "name": literal(introduction.broker.name)
    }


def not_asked_sentence(introduction: answers.Introduction) -> str:
    """
    Say that a candidate was not asked.

    Parameters
    ----------
    introduction
        An introduction.

    Returns
    -------
    sentence
        Markdown; empty for who was asked.
    """
    if introduction.asked:
        return ""
    return _("%(name)s is zelf nog niet gevraagd. Begin met bellen.") % {
        "name": literal(introduction.candidate.name)
    }


def unknown_sentence(introduced: answers.Introduced) -> str:
    """
    Say what is not known of an organisation that introductions are sought for.

    Parameters
    ----------
    introduced
        What was found for it.

    Returns
    -------
    sentence
        Markdown; empty when all is known.
    """
    if not introduced.unknown:
        return ""
    known = ", ".join(_UNKNOWNS[code].label(language()) for code in introduced.unknown)
    return _("Bij %(name)s: %(unknown)s. Weten we dat, dan worden de voorstellen beter.") % {
        "name": literal(introduced.organisation.name),
        "unknown": known,
    }


def introduced_sentence(introduced: answers.Introduced) -> str:
    """
    Say how many candidates an organisation has.

    Parameters
    ----------
    introduced
        What was found for it.

    Returns
    -------
    sentence
        Markdown.
    """
    if not introduced.introductions:
        return _(
            "We weten nog te weinig om iemand voor te stellen. Vraag waar %(name)s aan werkt, wat "
            "het zoekt en wat het biedt."
        ) % {"name": literal(introduced.organisation.name)}
    return ngettext(
        "%(n)s voorstel. Het is een vraag om te bespreken: wilt u kennismaken?",
        "%(n)s voorstellen. Het zijn vragen om te bespreken: wilt u kennismaken?",
        len(introduced.introductions),
    )


def plan_sentences(plan: answers.Plan) -> list[str]:
    """
    Say what the fewest introductions of a neighbourhood come to.

    Parameters
    ----------
    plan
        The plan.

    Returns
    -------
    sentences
        Markdown: what it answers, how good it is, and what stays with why.
    """
    if not plan.needs:
        return [
            _(
                "Voor zover bekend kent elk initiatief hier een ander initiatief en een gemeente, "
                "woningcorporatie, welzijnsorganisatie of fonds."
            )
        ]
    said = []
    if plan.introductions:
        said.append(_solved_sentence(plan))
        said.append(_guarantee(plan))
    return said + _left_over(plan)


def _solved_sentence(plan: answers.Plan) -> str:
    count = ngettext("%(n)s kennismaking", "%(n)s kennismakingen", len(plan.introductions))
    if plan.solved == plan.needs:
        return _(
            "Met %(introductions)s kent elk initiatief in deze wijk een ander initiatief en een "
            "instelling (gemeente, woningcorporatie, welzijn of fonds), voor zover bekend."
        ) % {"introductions": f"**{count}**"}
    return _(
        "Met %(introductions)s zijn %(solved)s van de %(needs)s gemiste relaties geregeld: een "
        "ander initiatief, of een instelling (gemeente, woningcorporatie, welzijn of fonds)."
    ) % {
        "introductions": f"**{count}**",
        "solved": number(plan.solved),
        "needs": number(plan.needs),
    }


def _guarantee(plan: answers.Plan) -> str:
    if plan.exact:
        return _("Minder kan niet: met een kennismaking minder lukt het zeker niet.")
    return _(
        "Misschien kan het met minder: we hebben niet alle tafels kunnen proberen. Meer dan "
        "%(n)s gemiste relaties zijn hoe dan ook niet te regelen."
    ) % {"n": number(plan.bound)}


def _left_over(plan: answers.Plan) -> list[str]:
    by_reason: dict[tuple[str, str], list[str]] = {}
    for one in plan.unsolved:
        by_reason.setdefault((one.signal, one.why), []).append(one.organisation.name)
    return [
        _("Nog niet geregeld (%(signal)s): %(names)s. Waarom: %(why)s.")
        % {
            "signal": signal_label(signal),
            "names": named(names),
            "why": _UNSOLVED[why].label(language()),
        }
        for (signal, why), names in by_reason.items()
    ]


def answer_label(code: str) -> str:
    """
    Return what came of an introduction as the reader reads it.

    Parameters
    ----------
    code
        Code of an answer; empty for nothing yet.

    Returns
    -------
    label
        A word or two.
    """
    return label("introduction_answers", code, language()) if code else _("nog niets")


def answered_line(answered: answers.Answered) -> str:
    """
    Tell what came of an introduction.

    Parameters
    ----------
    answered
        What came of it.

    Returns
    -------
    line
        Markdown.
    """
    who = literal(pair_name(answered.one.name, answered.other.name))
    what = answer_label(answered.answer)
    if not answered.answered_on:
        return f"**{who}**: {what}"
    return f"**{who}**: {what} ({date(answered.answered_on)})"


def imagined_sentences(imagined: answers.Imagined) -> list[str]:
    """
    Say what would be different, in groups and in who is cut off.

    Parameters
    ----------
    imagined
        A thought experiment.

    Returns
    -------
    sentences
        Markdown.
    """
    before, after = imagined.before, imagined.after
    said = [
        _("Groepen die met elkaar verbonden zijn: nu %(before)s, dan %(after)s.")
        % {"before": number(before.groups), "after": number(after.groups)},
        _("Organisaties in de grootste groep: nu %(before)s, dan %(after)s.")
        % {"before": number(before.largest), "after": number(after.largest)},
        _("Organisaties zonder bekende relaties: nu %(before)s, dan %(after)s.")
        % {"before": number(before.without_ties), "after": number(after.without_ties)},
    ]
    if imagined.gone:
        said.append(_cut_off(imagined.cut_off))
    return said


def _cut_off(cut_off: Sequence[answers.Named]) -> str:
    if not cut_off:
        return _("Niemand raakt los van de groep.")
    names = named([one.name for one in cut_off])
    return _("Raakt los van de rest van de groep: %(names)s.") % {"names": names}


def turn_sentence(turn: answers.Turn) -> str:
    """
    Tell that a signal would appear or vanish.

    Parameters
    ----------
    turn
        The change.

    Returns
    -------
    sentence
        Markdown.
    """
    gaps = {"name": literal(turn.organisation.name), "signal": signal_label(turn.signal)}
    if turn.vanishes:
        return _("**%(name)s**: het signaal “%(signal)s” is dan weg.") % gaps
    return _("**%(name)s**: het signaal “%(signal)s” komt erbij.") % gaps
