"""A data set of the store: who may see it, its versions, and going back to one of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import streamlit as st

from graphlib_wijk.dashboard import catalogue, state, texts, widgets
from graphlib_wijk.dashboard.i18n import _, ngettext, number
from graphlib_wijk.dashboard.literal import literal
from graphlib_wijk.dashboard.parts.desk import asking, changes, telling
from graphlib_wijk.dashboard.services import desk, keeping
from graphlib_wijk.dashboard.table_view import Cell, Column, table_view
from graphlib_wijk.dashboard.texts import desk as words
from graphlib_wijk.store import Version

_KEPT = 5
_KEEP = "keep-versions"


@dataclass(frozen=True)
class _Two:
    """The two versions that are compared."""

    old: int
    new: int


def show(entry: catalogue.Entry) -> None:
    """
    Show a data set and its versions.

    Parameters
    ----------
    entry
        A data set of the store.
    """
    seen = (
        _("Iedereen ziet het openbare deel van deze gegevens.")
        if entry.published
        else _("Alleen wie een rol heeft, ziet deze gegevens.")
    )
    now = _("Nu geldt **versie %(n)s**.") % {"n": number(desk.current(entry))}
    st.markdown(f"{now} {seen}")
    if not desk.may_do(entry, "see-history"):
        st.info(
            _(
                "Deze gegevens gaan ook over andere gemeenten dan die van u. De versies ervan ziet "
                "alleen wie bij al die gemeenten hoort, of de beheerder."
            )
        )
        return
    _publish(entry)
    found = keeping.history(entry)
    _table(entry, found)
    if len(desk.numbers(entry)) > 1:
        _compare(entry)
    if desk.administers() and len(found) > 1:
        _prune(entry)


def _publish(entry: catalogue.Entry) -> None:
    if not desk.may_do(entry, "publish"):
        return
    name = literal(entry.name)
    if entry.published:
        said = _("Niemand zonder rol ziet **%(name)s** nu nog.") % {"name": name}
        label = _("Laat het openbare deel niet meer zien")
    else:
        said = _("Iedereen ziet nu het openbare deel van **%(name)s**.") % {"name": name}
        label = _("Laat iedereen het openbare deel zien")

    def deed() -> str:
        keeping.publish(entry, published=not entry.published)
        return said

    st.button(label, key="publish", on_click=partial(telling.do, deed))
    st.caption(
        _(
            "Bij het openbare deel horen geen posities, geen interne toelichting, en niemand die "
            "niet getoond wil worden."
        )
    )


def _table(entry: catalogue.Entry, found: tuple[Version, ...]) -> None:
    people, whole = desk.people(), set(desk.numbers(entry))
    rows: list[dict[str, str | Cell | None]] = [
        {
            "id": str(one.number),
            "number": Cell(text=_name(one, whole), sort=float(one.number)),
            "at": Cell(text=words.moment(one.made_at), sort=one.made_at),
            "by": words.person(one.made_by, people),
            "why": words.why(one),
            "file": one.source.file or None,
            "remarks": Cell(text=number(one.problems), sort=float(one.problems)),
        }
        for one in found
    ]
    table_view(
        rows,
        [
            Column(id="number", label=_("Versie")),
            Column(id="at", label=_("Wanneer")),
            Column(id="by", label=_("Door")),
            Column(id="why", label=_("Waardoor")),
            Column(id="file", label=_("Bestand")),
            Column(id="remarks", label=_("Opmerkingen"), kind="number"),
        ],
        caption=_("De versies van deze gegevens. De nieuwste staat bovenaan."),
        texts=texts.table(),
        key="versions",
    )


def _name(version: Version, whole: set[int]) -> str:
    gaps = {"n": number(version.number)}
    if version.number in whole:
        return _("Versie %(n)s") % gaps
    return _("Versie %(n)s (inhoud gewist)") % gaps


def _compare(entry: catalogue.Entry) -> None:
    st.subheader(_("Wat is er anders?"))
    two = _chosen(entry)
    numbers = desk.numbers(entry)
    left, right = st.columns(2)
    with left:
        st.selectbox(
            _("Eerste versie"),
            numbers,
            format_func=lambda n: _("Versie %(n)s") % {"n": number(n)},
            **widgets.one_of("old-version", two.old, numbers),
            on_change=state.on_change("old-version", partial(_take_old, entry)),
        )
    with right:
        st.selectbox(
            _("Tweede versie"),
            numbers,
            format_func=lambda n: _("Versie %(n)s") % {"n": number(n)},
            **widgets.one_of("new-version", two.new, numbers),
            on_change=state.on_change("new-version", partial(_take_new, entry)),
        )
    found = keeping.difference(entry, two.old, two.new)
    gaps = {"old": number(two.old), "new": number(two.new)}
    changes.show(
        found,
        desk.names(entry, found),
        caption=_("Wat er anders is in versie %(new)s dan in versie %(old)s.") % gaps,
        key="version-changes",
    )
    if two.old != desk.current(entry) and desk.may_do(entry, "restore-version"):
        _offer_to_put_back(entry, two.old)


def _chosen(entry: catalogue.Entry) -> _Two:
    """From the address, in the words that the page Vergelijken has for the same."""
    view, numbers = state.view(), desk.numbers(entry)
    dataset, _slash, edition = view.compared_with.partition("/")
    old = catalogue.number_of(edition) if dataset == entry.name else None
    new = catalogue.number_of(view.edition)
    return _Two(
        old=old if old in numbers and old is not None else numbers[1],
        new=new if new in numbers and new is not None else numbers[0],
    )


def _take_old(entry: catalogue.Entry, chosen: int) -> None:
    edition = catalogue.version_name(chosen)
    state.change(dataset=entry.name, compared_with=f"{entry.name}/{edition}")


def _take_new(entry: catalogue.Entry, chosen: int) -> None:
    latest = chosen == desk.current(entry)
    state.change(dataset=entry.name, edition="" if latest else catalogue.version_name(chosen))


def _offer_to_put_back(entry: catalogue.Entry, chosen: int) -> None:
    gaps = {"n": number(chosen)}

    def deed() -> str:
        made = keeping.put_back(entry, chosen)
        return _("Versie %(n)s is teruggezet. Dat is nu versie %(new)s.") % {
            "n": number(chosen),
            "new": number(made.number),
        }

    asking.button(
        _("Zet versie %(n)s terug") % gaps,
        _(
            "Er komt een nieuwe versie met dezelfde inhoud als versie %(n)s. Wat er nu staat "
            "blijft bewaard als eerdere versie. Ook verbeteringen van daarna gelden dan niet meer."
        )
        % gaps,
        _("Ja, zet versie %(n)s terug") % gaps,
        deed,
        key=f"put-back-{chosen}",
    )


def _prune(entry: catalogue.Entry) -> None:
    st.subheader(_("Oude inhoud wissen"))
    st.markdown(
        _(
            "Moet een gegeven echt weg (AVG)? Bewaar eerst een versie waarin het niet meer staat. "
            "Wis daarna de inhoud van oude versies. Dat zij er waren, van wie en wanneer, blijft "
            "in de lijst staan."
        )
    )
    st.number_input(
        _("Hoeveel van de nieuwste versies blijven heel?"),
        min_value=1,
        value=_KEPT,
        step=1,
        key=_KEEP,
        width=320,
    )

    def deed() -> str:
        return ngettext(
            "Van %(n)s versie is de inhoud gewist.",
            "Van %(n)s versies is de inhoud gewist.",
            keeping.prune(entry, state.filled_in(_KEEP, _KEPT)),
        )

    asking.button(
        _("Wis de inhoud van oudere versies"),
        _("Dit kan niet ongedaan worden gemaakt. Alleen in een reservekopie staat het dan nog."),
        _("Ja, wis de oude inhoud"),
        deed,
        key="prune",
    )
