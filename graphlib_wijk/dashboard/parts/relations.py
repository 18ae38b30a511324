"""The relations of one organisation, by whose word they rest on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, texts
from graphlib_wijk.dashboard.i18n import _, date, number
from graphlib_wijk.dashboard.legend_view import line_view
from graphlib_wijk.dashboard.literal import linked
from graphlib_wijk.dashboard.parts import organisation
from graphlib_wijk.dashboard.table_view import Cell, Column, table_view
from graphlib_wijk.vocabulary import label

_Row = dict[str, str | Cell | None]


def show(source: services.Source, dossier: answers.Dossier) -> None:
    """
    Show relations in groups, each with what one can do about it, and how to correct them.

    Parameters
    ----------
    source
        The data set in view.
    dossier
        All that is known of the organisation.
    """
    st.header(_("Kloppen deze relaties?"))
    groups = answers.relations_of(dossier.profile)
    if not groups:
        st.markdown(_("Er zijn geen relaties bekend."))
    for code, relations in groups.items():
        _group(code, relations)
    partnerships(dossier.profile)
    st.info(texts.correction(services.about(source)))
    _origins(dossier.profile)


def _group(code: str, relations: Sequence[answers.Relation]) -> None:
    name = label("confirmations", code, state.language()).capitalize()
    st.subheader(_("%(name)s: %(n)s") % {"name": name, "n": number(len(relations))})
    line_view(
        code, title=_("Zo staat het in de tekening"), language=state.language(), key=f"line-{code}"
    )
    rows = [_row(relation) for relation in relations]
    columns = [
        Column(id="name", label=_("Organisatie"), kind="link"),
        Column(id="what", label=_("Wat zij doet")),
        Column(id="who", label=_("Wie zegt dat?")),
        Column(id="since", label=_("Sinds")),
        Column(id="last", label=_("Laatste contact")),
        Column(id="note", label=_("Toelichting")),
        Column(id="origin", label=_("Bron")),
    ]
    table_view(
        rows,
        [column for column in columns if _used(rows, column.id)],
        caption=texts.what_to_do(code),
        texts=texts.table(),
        key=f"relations-{code}",
        on_open=organisation.choose,
    )


def _used(rows: Sequence[_Row], column: str) -> bool:
    return any(row[column] is not None for row in rows)


def _row(relation: answers.Relation) -> _Row:
    said = relation.statements
    since = min((one.since for one in said if one.since), default="")
    last = max((one.last_contact for one in said), default="")
    return {
        "id": relation.other,
        "name": Cell(text=relation.name, href=organisation.address(relation.other)),
        "what": texts.what_they_do(relation),
        "who": texts.who_said_so(relation) or None,
        "since": Cell(text=date(since), sort=since) if since else None,
        "last": Cell(text=date(last), sort=last) if last else None,
        "note": _different([one.note for one in said]),
        "origin": _different([texts.origin_in_short(one.origin) for one in said]),
    }


def _different(words: Sequence[str]) -> str | None:
    return ", ".join(dict.fromkeys(word for word in words if word)) or None


def partnerships(profile: answers.Profile) -> None:
    """
    Show with whom an organisation sits at one table.

    Parameters
    ----------
    profile
        What is known of it; nothing is shown for one that sits at none.
    """
    tables: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for partner in profile.partners:
        if partner.through:
            names[partner.id] = partner.name
            tables.setdefault(partner.id, []).append(partner.through)
    if not tables:
        return
    st.subheader(_("Via een samenwerkingsverband: %(n)s") % {"n": number(len(tables))})
    table_view(
        [_seat(id_, names, tables[id_]) for id_ in tables],
        [
            Column(id="name", label=_("Organisatie"), kind="link"),
            Column(id="through", label=_("Samen in")),
        ],
        caption=_("Deze organisaties zitten samen in een verband. Dat telt als één stap."),
        texts=texts.table(),
        key="partnerships",
        on_open=organisation.choose,
    )


def _seat(partner: str, names: Mapping[str, str], through: Sequence[str]) -> _Row:
    return {
        "id": partner,
        "name": Cell(text=names[partner], href=organisation.address(partner)),
        "through": ", ".join(through),
    }


def _origins(profile: answers.Profile) -> None:
    """List the sources in full, as links where they are."""
    origins = dict.fromkeys(one.origin for one in profile.statements if one.origin)
    if origins:
        with st.expander(_("Bronnen van deze relaties")):
            st.markdown("\n".join(f"- {linked(origin)}" for origin in origins))
