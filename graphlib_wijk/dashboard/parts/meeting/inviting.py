"""Step 2: whom to invite, in what role and why, and who is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from graphlib_wijk.dashboard import answers, navigation, services, state, texts, widgets
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts import organisation
from graphlib_wijk.dashboard.parts.meeting import settling
from graphlib_wijk.dashboard.services import meeting, noting
from graphlib_wijk.dashboard.table_view import Cell, Column, table_view
from graphlib_wijk.dashboard.texts import inviting as words
from graphlib_wijk.store import Guests, Note


def show(source: services.Source, area: answers.Area) -> None:
    """
    Show the invitation list, let the reader change it, and say who is missing.

    Parameters
    ----------
    source
        The data set in view.
    area
        The area of the meeting.
    """
    invited = meeting.invited(source, area, state.view())
    st.subheader(words.list_title(invited))
    if invited.host:
        host = literal(invited.host.organisation.name)
        st.markdown(_("**%(name)s** nodigt uit.") % {"name": host})
    st.markdown(words.balance_sentence(invited))
    st.caption(words.balance_help())
    _table(invited.guests, _("Wie u uitnodigt, en waarom."), key="guests")
    if noting.may_prepare(source, area.key):
        _change(source, area, invited)
    _take(source, area)
    if invited.reserve:
        st.subheader(_("Reserve"))
        _table(invited.reserve, _("Wie u kunt uitnodigen als er plaats is."), key="reserve")
    if invited.voices:
        st.subheader(_("Welke stemmen ontbreken nog?"))
        st.markdown("\n".join(f"- {line}" for line in words.voice_lines(invited.voices)))


def _table(guests: Sequence[answers.Guest], caption: str, *, key: str) -> None:
    waiting = any(guest.why for guest in guests)
    columns = [
        Column(id="name", label=_("Organisatie"), kind="link"),
        Column(id="kind", label=_("Soort")),
        Column(id="role", label=_("Rol")),
        Column(id="why", label=_("Waarom?")),
        Column(id="standing", label=_("Positie")),
    ]
    if waiting:
        columns.append(Column(id="waits", label=_("Waarom op reserve?")))
    table_view(
        [_row(guest) for guest in guests],
        columns,
        caption=caption,
        texts=texts.table(),
        key=f"invited-{key}",
        on_open=_open,
    )


def _row(guest: answers.Guest) -> dict[str, str | Cell | None]:
    one = guest.organisation
    return {
        "id": one.id,
        "name": Cell(text=one.name, href=organisation.address(one.id)),
        "kind": texts.kind_label(guest.kind, guest.kind_given),
        "role": words.role_label(guest),
        "why": words.why_invited(guest),
        "standing": words.standing_of(guest),
        "waits": words.why_waiting(guest) if guest.why else None,
    }


def _open(row: str) -> None:
    state.go_to(navigation.ORGANISATION.script, organisation=row, search="")


def _change(source: services.Source, area: answers.Area, invited: answers.Invited) -> None:
    note, names = noting.note(source, "guests", area.key), meeting.everyone(source, area)
    found = settling.of(source, note)
    known = meeting.guests(source, area)
    if found and isinstance(found.wanted, Guests):
        known = found.wanted
    keep = partial(_keep, source, note, known, _("Gastenlijst %(place)s") % {"place": area.name})
    for guest in (*invited.guests, *invited.reserve):
        names[guest.organisation.id] = guest.organisation.name
    waiting = [guest.organisation.id for guest in invited.reserve]
    on_it = {guest.organisation.id for guest in invited.guests}
    others = [one for one in names if one not in on_it]
    left, right = st.columns(2)
    with left:
        _choose(
            "added",
            _("Zet iemand op de lijst"),
            [*known.added, *waiting, *others],
            known.added,
            names,
            lambda ids: keep(added=ids),
        )
    with right:
        _choose(
            "removed",
            _("Haal iemand van de lijst"),
            [*known.removed, *on_it],
            known.removed,
            names,
            lambda ids: keep(removed=ids),
        )
    settling.show(source, note)


def _choose(
    name: str,
    label: str,
    options: Sequence[str],
    chosen: Sequence[str],
    names: Mapping[str, str],
    keep: Callable[[tuple[str, ...]], None],
) -> None:
    known = [one for one in dict.fromkeys(options) if one in names]
    st.multiselect(
        label,
        known,
        format_func=names.__getitem__,
        placeholder=_("Typ een naam"),
        **widgets.some_of(name, [one for one in chosen if one in names]),
        on_change=state.on_change(name, lambda ids: keep(tuple(ids))),
    )


def _keep(
    source: services.Source,
    note: Note,
    known: Guests,
    what: str,
    *,
    added: tuple[str, ...] | None = None,
    removed: tuple[str, ...] | None = None,
) -> None:
    """Keep what was chosen last: nobody is put on the list and taken off it."""
    on = known.added if added is None else added
    off = known.removed if removed is None else removed
    if added is None:
        on = tuple(one for one in on if one not in off)
    else:
        off = tuple(one for one in off if one not in on)
    settling.keep(source, note, Guests(added=on, removed=off), what)


def _take(source: services.Source, area: answers.Area) -> None:
    title = _("Uitnodigingen %(place)s") % {"place": area.name}
    st.download_button(
        _("Download de lijst (Excel)"),
        data=partial(meeting.invitations_file, source, area, state.view()),
        file_name=meeting.invitations_name(title),
        on_click="ignore",
        key="take-invitations",
    )
    st.caption(_("Afdrukken kan met uw browser (Ctrl+P).") + " " + _how_long(source))


def _how_long(source: services.Source) -> str:
    if noting.shared(source):
        return _("Wie dit gesprek ook voorbereidt, ziet de lijst zoals u haar verandert.")
    return _(
        "Wat u verandert, wordt bewaard zolang dit venster open is; download de lijst om haar te "
        "bewaren."
    )
