"""What calls for a question: signals, gaps and what was agreed, of the neighbourhood as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graphlib_wijk.dialogue.audience import View
from graphlib_wijk.dialogue.brief_agreements import Agreement
from graphlib_wijk.dialogue.brief_themes import SharedTheme
from graphlib_wijk.measures.gaps import gap_matrix, missing_kinds
from graphlib_wijk.network import Network
from graphlib_wijk.signals import signals

#: Below this share of the possible ties between the worlds, the gap is worth a question.
LEAST_SHARE: Final = 0.1


def calls_of(
    view: View,
    *,
    themes: Sequence[SharedTheme],
    agreements: Sequence[Agreement],
    host: str,
    umbrellas: bool,
) -> dict[str, str]:
    """
    Gather what calls for a question.

    Parameters
    ----------
    view
        What the reader may know.
    themes
        The shared themes on the sheet.
    agreements
        The agreements on the sheet.
    host
        Name of who invites; empty for nobody.
    umbrellas
        Count ties with national and regional umbrellas.

    Returns
    -------
    calls
        Code of a signal or of `questions.CALLS`, and the word for its gap.
    """
    network = view.network.among(view.network.subjects)
    found = signals(network, umbrellas=umbrellas)
    found = found[found["organisation"].isin(view.voices())]
    calls: dict[str, str] = dict.fromkeys(found["signal"].tolist(), "")
    if any(not agreement.done for agreement in agreements):
        calls["agreements"] = ""
    if themes:
        calls["theme"] = themes[0].label
    if host:
        calls["host"] = host
    if _worlds_apart(network, umbrellas=umbrellas):
        calls["worlds"] = ""
    if len(missing_kinds(network)):
        calls["missing"] = ""
    return calls


def _worlds_apart(network: Network, *, umbrellas: bool) -> bool:
    """Tell whether hardly any tie joins lifeworld and system world, where both are known."""
    gaps = gap_matrix(network, by="world", umbrellas=umbrellas)
    between = gaps[(gaps["first"] == "lifeworld") & (gaps["second"] == "system")]
    if between.empty:
        return False
    row = between.iloc[0]
    return bool(row["observed"] <= LEAST_SHARE * row["possible"])
