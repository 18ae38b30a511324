"""An area in numbers: each as a sentence, with what it means and what it cannot tell."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import streamlit as st

from graphlib_wijk.dashboard import answers, services, state, texts
from graphlib_wijk.dashboard.components import Content
from graphlib_wijk.dashboard.i18n import _
from graphlib_wijk.dashboard.table_view import Cell, Column, show_table, table_of
from graphlib_wijk.measures import MEASURES
from graphlib_wijk.vocabulary import Language, label


def show(source: services.Source, area: answers.Area) -> None:
    """
    Show the measures of an area, the gaps between the worlds, and what is missing.

    Parameters
    ----------
    source
        The data set in view.
    area
        The area in view.
    """
    umbrellas = state.view().umbrellas
    numbers = services.numbers(source=source, kind=area.kind, key=area.key, umbrellas=umbrellas)
    certainty = services.certainty(source=source, kind=area.kind, key=area.key, umbrellas=umbrellas)
    # What stands together is one message: each costs as much as what is in it.
    st.markdown("## " + _("In getallen") + "\n\n" + texts.coverage_sentence(certainty.coverage))
    _measures(numbers)
    st.subheader(_("Wie met wie, en waar niet"))
    _gaps(
        numbers.gaps,
        "worlds",
        _("Wie met wie, per wereld. Wie aan dezelfde tafel zit, telt ook."),
        "gaps",
    )
    if numbers.kind_gaps:
        named = _("Wie met wie, per soort organisatie")
        with st.expander(named, key="kind-gaps-box", on_change="rerun") as box:
            # Some two hundred pairs, made for who asks to see them.
            if box.open:
                _gaps(
                    numbers.kind_gaps,
                    "organisation_kinds",
                    _("Bovenaan staat waar de meeste relaties ontbreken."),
                    "kind-gaps",
                )
    if missing := texts.missing_sentence(numbers.missing):
        st.markdown(missing)


def _measures(numbers: answers.Numbers) -> None:
    show_table(_table_of_measures(tuple(numbers.values.items()), state.language()))


@lru_cache(maxsize=256)
def _table_of_measures(values: tuple[tuple[str, float], ...], language: Language) -> Content:
    """Make the table once for everybody with this language."""
    rows = [
        {
            "id": measure.id,
            "name": measure.label(language).capitalize(),
            "value": sentence,
            "means": measure.definition(language),
            "misleads": measure.misleads(language),
        }
        for measure in MEASURES
        if (sentence := texts.measure_sentence(measure.id, dict(values)))
    ]
    return table_of(
        rows,
        [
            Column(id="name", label=_("Maat")),
            Column(id="value", label=_("Wat we zien")),
            Column(id="means", label=_("Wat betekent dit?")),
            Column(id="misleads", label=_("Wat zegt het niet?")),
        ],
        caption=_("Alleen van organisaties en relaties binnen dit gebied."),
        texts=texts.table(),
        key="measures",
    )


def _gaps(gaps: Sequence[answers.Gap], registry: str, caption: str, key: str) -> None:
    if gaps:
        show_table(_table_of_gaps(tuple(gaps), registry, caption, key, state.language()))


@lru_cache(maxsize=64)
def _table_of_gaps(
    gaps: tuple[answers.Gap, ...], registry: str, caption: str, key: str, language: Language
) -> Content:
    """Make the table once for everybody with this language; of kinds there are 200 pairs."""
    rows: list[dict[str, str | Cell | None]] = [
        {
            "id": f"{gap.first} {gap.second}",
            "first": label(registry, gap.first, language).capitalize(),
            "second": label(registry, gap.second, language).capitalize(),
            "value": Cell(text=texts.gap_sentence(gap), sort=_known(gap.share)),
        }
        for gap in gaps
    ]
    return table_of(
        rows,
        [
            Column(id="first", label=_("Tussen")),
            Column(id="second", label=_("En")),
            Column(id="value", label=_("Met een relatie")),
        ],
        caption=caption,
        texts=texts.table(),
        key=key,
    )


def _known(share: float) -> float | None:
    return None if math.isnan(share) else share
