"""Step 3: who could meet whom, why, who introduces them, and what came of it."""

from __future__ import annotations

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, widgets
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.notebook import NO_ANSWER
from graphlib_wijk.dashboard.parts.meeting import keeping, settling
from graphlib_wijk.dashboard.services import meeting, noting
from graphlib_wijk.dashboard.texts import meeting as words
from graphlib_wijk.store import Answer
from graphlib_wijk.vocabulary import INTRODUCTION_ANSWERS, codes


def show(source: services.Source, area: answers.Area) -> None:
    """
    Show the fewest introductions of the area, those of one initiative, and what came of them.

    Parameters
    ----------
    source
        The data set in view.
    area
        The area of the meeting.
    """
    _plan(source, area)
    _of_one(source, area)
    _answered(source, area)
    keeping.show(source)


def _plan(source: services.Source, area: answers.Area) -> None:
    st.subheader(_("Zo min mogelijk kennismakingen"))
    with st.spinner(_("We zoeken zo min mogelijk kennismakingen …")):
        plan = meeting.plan(source, area, state.view())
    if plan is None:
        st.markdown(_("Kies één wijk. Voor een hele gemeente rekenen we dit niet uit."))
        return
    for sentence in words.plan_sentences(plan):
        st.markdown(sentence)
    for introduction in plan.introductions:
        with st.container(border=True):
            card(introduction, level=4)
            _answer(source, introduction, place="plan")


def _of_one(source: services.Source, area: answers.Area) -> None:
    st.subheader(_("Per initiatief"))
    names = meeting.initiatives(source, area, state.view().organisation)
    chosen = state.view().organisation if state.view().organisation in names else None
    st.selectbox(
        _("Wie wil kennismaken?"),
        list(names),
        format_func=names.__getitem__,
        placeholder=_("Kies een initiatief, of typ een naam"),
        **widgets.one_of("introduced", chosen, list(names)),
        on_change=state.on_change("introduced", lambda one: state.change(organisation=one or "")),
    )
    if chosen:
        of_organisation(source, chosen)


def of_organisation(source: services.Source, organisation: str) -> None:
    """
    Show whom one organisation might want to meet, and what is not known of it.

    Parameters
    ----------
    source
        The data set in view.
    organisation
        Id of one that exists.
    """
    introduced = meeting.introduced(source, organisation, umbrellas=state.view().umbrellas)
    if introduced is None:
        return
    told(introduced)
    for introduction in introduced.introductions:
        with st.container(border=True):
            card(introduction, level=4)
            _answer(source, introduction, place="one")


def told(introduced: answers.Introduced) -> None:
    """
    Say how many candidates there are, and what is not known of the organisation itself.

    Parameters
    ----------
    introduced
        What was found for it.
    """
    st.markdown(words.introduced_sentence(introduced))
    if unknown := words.unknown_sentence(introduced):
        st.caption(unknown)


def card(introduction: answers.Introduction, *, level: int) -> None:
    """
    Show one introduction with its reasons and who can make it.

    Parameters
    ----------
    introduction
        Who could meet whom.
    level
        Level of its heading.
    """
    one, other = introduction.organisation, introduction.candidate
    st.markdown(f"{'#' * level} {literal(words.pair_name(one.name, other.name))}")
    if reasons := words.reasons(introduction):
        st.markdown(_("Dit kunt u zeggen tegen **%(name)s**:") % {"name": literal(one.name)})
        st.markdown("\n".join(f"- {reason}" for reason in reasons))
    if solves := words.solves_sentence(introduction):
        st.markdown(solves)
    st.markdown(words.broker_sentence(introduction))
    if said := words.not_asked_sentence(introduction):
        st.caption(said)


def _answer(source: services.Source, introduction: answers.Introduction, *, place: str) -> None:
    """Ask what came of it; one introduction may stand in two places of the page."""
    one, other = introduction.organisation, introduction.candidate
    if not noting.may_note(source, (one.id, other.id)):
        return
    name = f"answer-{place}-{one.id}-{other.id}"
    note = noting.note(source, "introduction", one.id, other.id)
    found = settling.of(source, note)
    shown = _code(found.wanted) if found else introduction.answer
    what = words.pair_name(one.name, other.name)
    st.radio(
        _("Wat kwam ervan?"),
        [NO_ANSWER, *codes(INTRODUCTION_ANSWERS)],
        format_func=words.answer_label,
        **widgets.one_of(name, shown, [NO_ANSWER, *codes(INTRODUCTION_ANSWERS)]),
        on_change=state.on_change(
            name,
            lambda code: settling.keep(source, note, meeting.answer(one.id, other.id, code), what),
        ),
        horizontal=True,
    )
    settling.show(source, note)


def _code(value: object) -> str:
    return value.answer if isinstance(value, Answer) else NO_ANSWER


def _answered(source: services.Source, area: answers.Area) -> None:
    answered = meeting.answered(source, area)
    if not answered:
        return
    st.subheader(_("Wat er al van kwam"))
    st.markdown(_("Wie liever niet wil of al heeft kennisgemaakt, stellen we niet meer voor."))
    for one in answered:
        left, right = st.columns([4, 1], vertical_alignment="center")
        pair = (one.one.id, one.other.id)
        left.markdown(words.answered_line(one))
        note = noting.note(source, "introduction", *pair)
        if note.value and noting.may_note(source, pair):
            what = words.pair_name(one.one.name, one.other.name)
            right.button(
                _("Haal weg"),
                key=f"undo-{pair}",
                help=what,
                on_click=settling.keep,
                args=(source, note, None, what),
            )
