"""Where the initiatives of each neighbourhood stand, in bars beside the table with the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from graphlib_wijk.dashboard import answers, components, services, state
from graphlib_wijk.dashboard.bars_view import Bar, Part, bars_of
from graphlib_wijk.dashboard.i18n import N_, _, number
from graphlib_wijk.vocabulary import Language


@dataclass(frozen=True)
class Share:
    """Standings that are one part of a bar: its look, its words, and their codes."""

    id: str
    words: str
    standings: tuple[str, ...]


SHARES: Final = (
    Share("connected", N_("verbonden"), ("connected",)),
    Share(
        "few",
        N_("weinig of nog niet bevestigde relaties"),
        ("umbrella_only", "outside_only", "small_group", "one_thread", "one_sided"),
    ),
    Share("isolated", N_("nog geen bekende relaties"), ("isolated",)),
    Share("unasked", N_("zelf nog niet bevraagd"), ("partial", "not_asked")),
)
TOO_FEW: Final = Share("unknown", N_("in deze wijk is te weinig bevraagd"), ())


def show(source: services.Source) -> None:
    """
    Show a bar for each neighbourhood with initiatives.

    Parameters
    ----------
    source
        The data set in view.
    """
    components.mount(_chart(source, state.language()))


@lru_cache(maxsize=16)
def _chart(source: services.Source, language: Language) -> components.Content:
    """Make the chart once for everybody with this language."""
    del language  # of the words
    return chart_of(services.comparison(source))


def chart_of(comparison: answers.Comparison) -> components.Content:
    """
    Make a bar for each neighbourhood with initiatives.

    Parameters
    ----------
    comparison
        Neighbourhoods that can be compared, and those that cannot: these get a bar that says
        so, and no shares.

    Returns
    -------
    chart
        For `components.mount`.
    """
    bars = [_bar(one.area) for one in comparison.compared if one.area.count.initiatives]
    bars += [_silent(area) for area in comparison.left_out if area.count.initiatives]
    return bars_of(
        bars,
        title=_("Waar de initiatieven staan, per wijk. De tabel met wijken zegt hetzelfde."),
        parts={share.id: _(share.words) for share in (*SHARES, TOO_FEW)},
        key="shares",
    )


def _bar(area: answers.Area) -> Bar:
    counts = [
        (share, sum(area.count.standings.get(code, 0) for code in share.standings))
        for share in SHARES
    ]
    found = [(share, count) for share, count in counts if count]
    said = ", ".join(f"{number(count)} {_(share.words)}" for share, count in found)
    return Bar(
        label=area.name,
        sentence=f"{area.name}: {said}",
        parts=tuple(Part(id=s.id, count=count, text=number(count)) for s, count in found),
    )


def _silent(area: answers.Area) -> Bar:
    count = area.count.initiatives
    part = Part(id=TOO_FEW.id, count=count, text=_("te weinig bevraagd"))
    return Bar(label=area.name, sentence=f"{area.name}: {_(TOO_FEW.words)}", parts=(part,))
