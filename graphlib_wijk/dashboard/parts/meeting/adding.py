"""A new agreement: what was typed stays in the form until it is kept."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from graphlib_wijk.dashboard import answers, services, state, texts
from graphlib_wijk.dashboard.i18n import N_, _
from graphlib_wijk.dashboard.parts.own import notes
from graphlib_wijk.dashboard.services import meeting, noting
from graphlib_wijk.store import Agreement, Note, StoreError

_LONGEST: Final = 200
_FORM: Final = "agreement-form-{}"
#: Whether this session showed a form before.
_BEGUN: Final = "agreement-begun-{}"
_EMPTY: Final[Mapping[str, Any]] = {"what": "", "who": [], "with_whom": [], "due": ""}
_NO_TEXT: Final = N_("Schrijf eerst op wat er is afgesproken.")
_NOBODY: Final = N_("Kies wie het doet.")
_NO_DAY: Final = N_("Deze datum begrijpen we niet. Schrijf bijvoorbeeld 1-6-2027, of alleen 2027.")


@dataclass(frozen=True, kw_only=True)
class _Form:
    """
    A form on its way.

    `nonce` is made once for each agreement and becomes its key: sent twice, it is kept once.
    `known` is how many agreements there were, which names the widgets: whoever lost a session
    finds in another what the browser kept, see `parts.own.drafts`.
    """

    nonce: str
    known: int
    typed: Mapping[str, Any] = field(default_factory=lambda: _EMPTY)
    wrong: str = ""
    trouble: StoreError | None = None

    def key(self, name: str) -> str:
        """Return the key of a widget; another one for each agreement, so that it begins empty."""
        return f"agreement-{name}-{self.known}"


def show(source: services.Source, area: answers.Area) -> None:
    """
    Ask for a new agreement.

    Parameters
    ----------
    source
        The data set in view.
    area
        The area of the meeting.
    """
    names = meeting.everyone(source, area)
    form, is_opening = _form(source)
    if not is_opening:
        _fill(form, names)
    st.subheader(_("Nieuwe afspraak"))
    with st.form(form.key("form")):
        what = {"key": form.key("what"), "value": form.typed["what"]}
        st.text_input(_("Wat is afgesproken?"), max_chars=_LONGEST, **what)
        left, middle, right = st.columns([2, 2, 1])
        _organisations(left, _("Wie doet het?"), names, form, "who")
        _organisations(middle, _("Met wie?"), names, form, "with_whom")
        right.text_input(_("Uiterlijk"), key=form.key("due"), value=form.typed["due"])
        st.caption(
            _("Noem organisaties, geen personen. Schrijf een datum als 1-6-2027, of alleen 2027.")
        )
        send = partial(_send, source, form)
        pressed = st.form_submit_button(_("Leg vast"), type="primary", on_click=send)
    if pressed and is_opening:
        # Pressed in a session that is lost, so that nobody was called.
        send()
        st.rerun()
    if form.wrong:
        st.error(_(form.wrong))
    elif form.trouble:
        said = {"why": texts.noting.why(form.trouble)}
        st.error(_("Dit is nog niet bewaard. %(why)s Wat u invulde staat er nog.") % said)


def _organisations(
    place: DeltaGenerator, label: str, names: Mapping[str, str], form: _Form, name: str
) -> None:
    place.multiselect(
        label,
        list(names),
        format_func=names.__getitem__,
        placeholder=_("Typ een naam"),
        key=form.key(name),
        default=[one for one in form.typed[name] if one in names],
    )


def _form(source: services.Source) -> tuple[_Form, bool]:
    """Return the form on its way, and whether this session shows one for the first time."""
    known: _Form | None = state.remembered(_FORM.format(source.place), None)
    if known is not None:
        return known, False
    is_opening = not state.remembered(_BEGUN.format(source.place), default=False)
    state.remember(_BEGUN.format(source.place), value=True)
    agreements = sum(note.kind == "agreement" for note in noting.notes(source))
    known = _Form(nonce=uuid.uuid4().hex, known=agreements)
    _remember(source, known)
    return known, is_opening


def _remember(source: services.Source, form: _Form | None) -> None:
    state.remember(_FORM.format(source.place), form)


def _fill(form: _Form, names: Mapping[str, str]) -> None:
    """Put back what was typed where the page was away for a while."""
    for name, value in form.typed.items():
        if not state.filled(form.key(name)):
            known = [one for one in value if one in names] if isinstance(value, list) else value
            state.fill(form.key(name), known)


def _send(source: services.Source, form: _Form) -> None:
    typed = {name: state.typed(form.key(name), value) for name, value in form.typed.items()}
    day = services.reference_day(typed["due"])
    if wrong := _wrong(typed, day):
        _remember(source, replace(form, typed=typed, wrong=wrong, trouble=None))
        return
    made = Agreement(
        who=tuple(typed["who"]),
        with_whom=tuple(one for one in typed["with_whom"] if one not in typed["who"]),
        agreement=" ".join(typed["what"].split()),
        due=day or "",
        agreed_on=meeting.today().isoformat(),
    )
    note = Note(dataset=source.place, kind="agreement", key=(form.nonce,))
    try:
        noting.keep(source, note, made)
    except StoreError as error:
        _remember(source, replace(form, typed=typed, wrong="", trouble=error))
        notes.keep_unsent({"agreement": made.agreement})
    else:
        _remember(source, None)
        notes.keep_unsent({})


def _wrong(typed: Mapping[str, Any], day: str | None) -> str:
    if not typed["what"].strip():
        return _NO_TEXT
    if not typed["who"]:
        return _NOBODY
    return _NO_DAY if day is None else ""
