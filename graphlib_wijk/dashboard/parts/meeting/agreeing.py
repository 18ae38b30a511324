"""Step 6: who does what with whom, by when, and whether it was done."""

from __future__ import annotations

import streamlit as st

from graphlib_wijk.dashboard import answers, services
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.notebook import Agreement
from graphlib_wijk.dashboard.parts.meeting import keeping
from graphlib_wijk.dashboard.services import meeting
from graphlib_wijk.dashboard.texts import agreeing as words

_LONGEST = 200


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
        _one(source, one)
    _add(source, area, len(agreed))
    keeping.show(source)


def _one(source: services.Source, agreed: answers.Agreed) -> None:
    left, right = st.columns([6, 1], vertical_alignment="center")
    # The row alone would not do as a key: after one is taken away, others move up.
    key = f"{agreed.row}-{agreed.text}-{agreed.done}"
    with left:
        st.checkbox(
            f"**{literal(agreed.text)}**",
            value=agreed.done,
            key=f"done-{key}",
            on_change=lambda: meeting.tick(source, agreed.row, done=not agreed.done),
        )
        st.markdown(words.agreement_line(agreed))
        if status := words.status_sentence(agreed):
            st.caption(status)
    right.button(
        _("Haal weg"), key=f"forget-{key}", on_click=lambda: meeting.forget(source, agreed.row)
    )


def _add(source: services.Source, area: answers.Area, number: int) -> None:
    """Ask for an agreement; the number makes an empty form after each one that was noted."""
    names = meeting.everyone(source, area)
    st.subheader(_("Nieuwe afspraak"))
    with st.form(f"agreement-{number}"):
        text = st.text_input(_("Wat is afgesproken?"), max_chars=_LONGEST, key=f"what-{number}")
        left, middle, right = st.columns([2, 2, 1])
        who = left.multiselect(
            _("Wie doet het?"),
            list(names),
            format_func=names.__getitem__,
            placeholder=_("Typ een naam"),
            key=f"who-{number}",
        )
        with_whom = middle.multiselect(
            _("Met wie?"),
            list(names),
            format_func=names.__getitem__,
            placeholder=_("Typ een naam"),
        )
        due = right.text_input(_("Uiterlijk"))
        st.caption(
            _("Noem organisaties, geen personen. Schrijf een datum als 1-6-2027, of alleen 2027.")
        )
        if not st.form_submit_button(_("Leg vast"), type="primary"):
            return
    day = services.reference_day(due)
    if not text.strip() or not who or day is None:
        st.error(_wrong(text, day, named=bool(who)))
        return
    meeting.agree(
        source,
        Agreement(
            who=tuple(who),
            with_whom=tuple(one for one in with_whom if one not in who),
            agreement=" ".join(text.split()),
            due=day,
        ),
    )
    st.rerun()


def _wrong(text: str, day: str | None, *, named: bool) -> str:
    if not text.strip():
        return _("Schrijf eerst op wat er is afgesproken.")
    if not named:
        return _("Kies wie het doet.")
    if day is None:
        return _("Deze datum begrijpen we niet. Schrijf bijvoorbeeld 1-6-2027, of alleen 2027.")
    return ""
