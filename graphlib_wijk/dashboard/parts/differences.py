"""What differs between two dates, in tables, and as a workbook to take along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Literal

import streamlit as st

from graphlib_wijk.dashboard import answers, navigation, services, state, texts
from graphlib_wijk.dashboard.i18n import _, ngettext, number
from graphlib_wijk.dashboard.parts import organisation
from graphlib_wijk.dashboard.table_view import Cell, Column, table_view

#: A longer table helps nobody on a page; it makes the page slow.
_MOST_LISTED = 1_000


def relations(found: answers.Differences) -> None:
    """
    Show relations, a table for each class.

    Parameters
    ----------
    found
        What differs; what stayed is folded up.
    """
    st.header(_("Welke relaties"))
    if not found.relations:
        st.markdown(_("Hier zijn geen relaties om te vergelijken."))
    *changed, stayed = texts.changes()
    for change in changed:
        rows = [one for one in found.relations if one.change == change.code]
        if rows:
            st.subheader(change.label(state.language()).capitalize())
            _relations(rows, change.code, change.definition(state.language()))
    rows = [one for one in found.relations if one.change == stayed.code]
    if rows:
        with st.expander(
            ngettext("Gebleven: %(n)s relatie", "Gebleven: %(n)s relaties", len(rows))
        ):
            _relations(rows, stayed.code, stayed.definition(state.language()))


def _relations(every: Sequence[answers.Difference], code: str, caption: str) -> None:
    rows = every[:_MOST_LISTED]
    if len(every) > len(rows):
        more = _("Hier staan de eerste %(n)s. Het Excel-bestand onderaan heeft ze allemaal.")
        caption = f"{caption} {more % {'n': number(len(rows))}}"
    table_view(
        [_linked(one.one.id, _relation(one), linked=one.here) | {"id": _id(one)} for one in rows],
        _columns(texts.RELATION_HEADERS),
        caption=caption,
        texts=texts.table(),
        key=f"differences-{code}",
        on_open=lambda row: _open(next(one.one.id for one in rows if _id(one) == row)),
    )


def standings(found: answers.Differences) -> None:
    """
    Show whose standing differs, and why.

    Parameters
    ----------
    found
        What differs.
    """
    st.header(_("Welke posities"))
    if not found.moved:
        st.markdown(_("Van niemand is de positie veranderd."))
        return
    table_view(
        [
            _linked(one.organisation.id, _moved(one)) | {"id": one.organisation.id}
            for one in found.moved
        ],
        _columns(texts.MOVED_HEADERS),
        caption=_("Een positie kan ook veranderen doordat er beter is gevraagd."),
        texts=texts.table(),
        key="differences-standings",
        on_open=_open,
    )


def measures(found: answers.Differences) -> None:
    """
    Show a few numbers at both dates, and who came and went.

    Parameters
    ----------
    found
        What differs.
    """
    st.header(_("In getallen"))
    table_view(
        [{"id": one.measure, **_measure(one)} for one in found.measures],
        _columns(texts.MEASURE_HEADERS, "number"),
        caption=_("Van dezelfde organisaties als hierboven. Een streepje: niet te berekenen."),
        texts=texts.table(),
        key="differences-measures",
    )
    for sentence in texts.presence_sentences(found):
        st.markdown(sentence)


def take_along(found: answers.Differences, name: str) -> None:
    """
    Offer all tables as a workbook.

    Parameters
    ----------
    found
        What differs.
    name
        Name of the place.
    """
    compare = _("Vergelijken")
    st.download_button(
        _("Deze tabellen bewaren als Excel"),
        data=partial(services.workbook_of, name, _sheets(found)),
        file_name=f"wijkgraaf-{texts.file_name(name)}-{texts.file_name(compare)}.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        on_click="ignore",
    )


def _sheets(found: answers.Differences) -> list[services.SheetOfText]:
    language = state.language()
    told = [
        [change.label(language), *(text or "" for text in _relation(one).values())]
        for change in texts.changes()
        for one in found.relations
        if one.change == change.code
    ]
    moved = [[text or "" for text in _moved(one).values()] for one in found.moved]
    numbers = [[text or "" for text in _measure(one).values()] for one in found.measures]
    about = [
        [_("Eerst"), texts.edition_label(found.first)],
        [_("Nu"), texts.edition_label(found.second)],
        *([_("Let op"), text] for text in texts.difference_warnings(found)),
        *([change.label(language), change.definition(language)] for change in texts.changes()),
    ]
    return [
        (_("relaties"), [_("Wat"), *map(_, texts.RELATION_HEADERS.values())], told),
        (_("posities"), [*map(_, texts.MOVED_HEADERS.values())], moved),
        (_("cijfers"), [*map(_, texts.MEASURE_HEADERS.values())], numbers),
        (_("uitleg"), [_("Wat"), _("Uitleg")], about),
    ]


def _relation(one: answers.Difference) -> dict[str, str | None]:
    return {
        "one": one.one.name,
        "other": one.other.name,
        "before": texts.word_at(one.before),
        "after": texts.word_at(one.after),
        "why": texts.because(one),
    }


def _moved(one: answers.Moved) -> dict[str, str | None]:
    return {
        "one": one.organisation.name,
        "before": texts.standing_label(one.before),
        "after": texts.standing_label(one.after),
        "why": texts.moved_why(one),
    }


def _measure(one: answers.Measured) -> dict[str, str | None]:
    return {
        "one": texts.measure_label(one.measure),
        "before": texts.measured_at(one.measure, one.before),
        "after": texts.measured_at(one.measure, one.after),
    }


def _columns(headers: Mapping[str, str], kind: Literal["text", "number"] = "text") -> list[Column]:
    first, *rest = headers
    return [
        Column(id=first, label=_(headers[first]), kind="link"),
        *(Column(id=name, label=_(headers[name]), kind=kind) for name in rest),
    ]


def _linked(
    key: str, cells: Mapping[str, str | None], *, linked: bool = True
) -> dict[str, str | Cell | None]:
    """Make the first cell lead to the page of an organisation, if it has one."""
    name = cells["one"] or ""
    address = organisation.address(key) if linked else ""
    return {**cells, "one": Cell(text=name, href=address)}


def _id(one: answers.Difference) -> str:
    return f"{one.one.id}\n{one.other.id}"


def _open(key: str) -> None:
    state.go_to(navigation.ORGANISATION.script, organisation=key, search="")
