"""Step 6: who does what with whom, by when, and whether it was done."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, widgets
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts.meeting import adding, keeping, settling
from graphlib_wijk.dashboard.services import meeting, noting
from graphlib_wijk.dashboard.texts import agreeing as words
from graphlib_wijk.store import Agreement, Note


def show(source: services.Source, area: answers.Area) -> None:
    """
    Show the agreements of an area, let the reader tick them and add one.

    Parameters
    ----------
    source
        The data set in view.
    area
        The area of the meeting.
    """
    agreed = meeting.agreed(source, area)
    st.subheader(_("Wat is afgesproken"))
    if agreed:
        st.markdown(_("Vink aan wat gedaan is."))
    else:
        st.markdown(_("Er zijn hier nog geen afspraken bekend."))
    for one in agreed:
        note = one.note
        if note and isinstance(note.value, Agreement) and noting.may_note(source, note.value.about):
            _one(source, one, note, note.value)
        else:
            _told(one)
    if noting.may_prepare(source, area.key):
        adding.show(source, area)
    keeping.show(source)


def _one(source: services.Source, agreed: answers.Agreed, note: Note, value: Agreement) -> None:
    # By what it is, not by its row: after one is taken away, others move up.
    name = f"done-{note.key[0]}"
    found = settling.of(source, note)
    wanted = found.wanted if found and isinstance(found.wanted, Agreement) else value
    left, right = st.columns([6, 1], vertical_alignment="center")
    with left:
        st.checkbox(
            f"**{literal(agreed.text)}**",
            **widgets.shown(name, wanted.done),
            on_change=state.on_change(
                name,
                lambda done: settling.keep(source, note, replace(value, done=done), agreed.text),
            ),
        )
        _details(agreed)
    right.button(
        _("Haal weg"),
        key=f"forget-{note.key[0]}",
        help=_("Haal %(name)s weg") % {"name": literal(agreed.text)},
        on_click=settling.keep,
        args=(source, note, None, agreed.text),
    )
    settling.show(source, note)


def _told(agreed: answers.Agreed) -> None:
    mark = ":material/check_box:" if agreed.done else ":material/check_box_outline_blank:"
    st.markdown(f"{mark} **{literal(agreed.text)}**")
    _details(agreed)


def _details(agreed: answers.Agreed) -> None:
    st.markdown(words.agreement_line(agreed))
    if status := words.status_sentence(agreed):
        st.caption(status)
