"""Proposals to correct something: deciding about them, and what was decided before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from graphlib_wijk.dashboard import answers, catalogue, state, texts
from graphlib_wijk.dashboard.i18n import _, number
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts.desk import telling
from graphlib_wijk.dashboard.services import desk
from graphlib_wijk.dashboard.table_view import Cell, Column, table_view
from graphlib_wijk.dashboard.texts import desk as words
from graphlib_wijk.dashboard.texts import fields, proposals
from graphlib_wijk.store import ConflictError, Proposal, StoreError

_LONGEST = 1_000


def show(entry: catalogue.Entry) -> None:
    """
    Show what waits, and below it what was decided.

    Parameters
    ----------
    entry
        A data set of the store.
    """
    waiting = desk.waiting(entry)
    st.markdown(proposals.how_many_wait(len(waiting)))
    elsewhere = desk.waiting_elsewhere(entry)
    if elsewhere:
        listed = ", ".join(f"{literal(name)} ({number(n)})" for name, n in elsewhere.items())
        st.info(_("Ook bij andere gegevens wacht iets: %(names)s.") % {"names": listed})
    decided = desk.decided(entry)
    if not waiting and not decided:
        return
    names, people = desk.names(entry), desk.people()
    for proposed in waiting:
        _card(proposed, names, people)
    if decided:
        with st.expander(_("Waarover al is beslist (%(n)s)") % {"n": number(len(decided))}):
            _decided(decided, names, people)


def _card(
    proposed: answers.desk.Proposed, names: Mapping[str, str], people: Mapping[str, str]
) -> None:
    proposal = proposed.proposal
    with st.container(border=True, key=f"proposal-{proposal.id}"):
        title = {"n": number(proposal.id), "what": literal(proposals.in_short(proposal, names))}
        st.subheader(_("Voorstel %(n)s. %(what)s") % title)
        st.markdown(proposals.what_is_proposed(proposed, names))
        _changes(proposed, names)
        other = proposals.other_side(proposal, names)
        if other:
            st.markdown(other)
        st.caption(proposals.made(proposal, people))
        if proposed.decides:
            _decide(proposal)
        else:
            st.caption(_("Een medewerker van de gemeente van deze organisatie beslist hierover."))


def _changes(proposed: answers.desk.Proposed, names: Mapping[str, str]) -> None:
    table = answers.desk.table_of(proposed.proposal)
    if not proposed.changes:
        return
    rows: list[dict[str, str | Cell | None]] = [
        {
            "id": change.column,
            "what": fields.field(table, change.column),
            "before": fields.value(table, change.column, change.before, names),
            "after": fields.value(table, change.column, change.after, names),
        }
        for change in proposed.changes
    ]
    columns = [
        Column(id="what", label=_("Wat")),
        Column(id="before", label=_("Nu")),
        Column(id="after", label=_("Wordt")),
    ]
    table_view(
        rows,
        columns,
        caption=_("Wat er verandert als u dit overneemt."),
        texts=texts.table(),
        key=f"changes-{proposed.proposal.id}",
    )


def _decide(proposal: Proposal) -> None:
    key = f"reason-{proposal.id}"
    st.text_area(
        _("Reden, als u dit niet overneemt"),
        key=key,
        max_chars=_LONGEST,
        height="content",
        help=_("Wie dit voorstelde, leest deze reden."),
    )
    with st.container(horizontal=True):
        st.button(
            _("Neem over"),
            key=f"accept-{proposal.id}",
            type="primary",
            on_click=partial(_accept, proposal),
        )
        st.button(
            _("Neem niet over"), key=f"reject-{proposal.id}", on_click=partial(_reject, proposal)
        )


def _accept(proposal: Proposal) -> None:
    _deal(proposal, lambda: desk.take_over(proposal), "")


def _reject(proposal: Proposal) -> None:
    reason = state.filled_in(f"reason-{proposal.id}", "").strip()
    if not reason:
        gaps = {"n": number(proposal.id)}
        telling.tell(
            "error",
            _(
                "Schrijf bij voorstel %(n)s eerst waarom u het niet overneemt. Wie het voorstelde, "
                "leest die reden."
            )
            % gaps,
        )
        return
    _deal(proposal, lambda: desk.turn_down(proposal, reason), reason)


def _deal(proposal: Proposal, deed: Callable[[], Proposal], reason: str) -> None:
    try:
        decided = deed()
    except ConflictError as error:
        telling.tell("warning", _too_late(proposal, error, reason))
    except StoreError as error:
        telling.tell("error", error.message(state.language()))
    else:
        gaps = {"n": number(proposal.id), "state": literal(proposals.became(decided))}
        telling.tell("success", _("Voorstel %(n)s is %(state)s.") % gaps)


def _too_late(proposal: Proposal, error: ConflictError, reason: str) -> str:
    entry = desk.entry_of(state.View(dataset=proposal.dataset))
    names = desk.names(entry, error.changes) if entry else {}
    said = [proposals.conflict(error, names, desk.people())]
    if reason:
        said.append(_("U schreef als reden: “%(reason)s”.") % {"reason": literal(reason)})
    return " ".join(said)


def _decided(
    decided: Sequence[answers.desk.Proposed], names: Mapping[str, str], people: Mapping[str, str]
) -> None:
    rows: list[dict[str, str | Cell | None]] = [
        {
            "id": str(one.id),
            "what": proposals.in_short(one, names),
            "who": names.get(one.organisation, one.organisation),
            "state": proposals.became(one),
            "reason": one.reason or None,
            "by": words.person(one.decided_by or "", people),
            "at": Cell(text=words.moment(one.decided_at or ""), sort=one.decided_at),
        }
        for one in (proposed.proposal for proposed in decided)
    ]
    table_view(
        rows,
        [
            Column(id="what", label=_("Voorstel")),
            Column(id="who", label=_("Van")),
            Column(id="state", label=_("Besluit")),
            Column(id="reason", label=_("Reden")),
            Column(id="by", label=_("Door")),
            Column(id="at", label=_("Wanneer")),
        ],
        caption=_("Voorstellen waarover is beslist. Het nieuwste staat bovenaan."),
        texts=texts.table(),
        key="decided",
    )
