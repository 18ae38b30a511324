"""What may be said to a reader about organisations: only about itself, or all in preparation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from graphlib_wijk.dialogue.audience import View
from graphlib_wijk.signals import SIGNALS, signals
from graphlib_wijk.standing import standings
from graphlib_wijk.vocabulary import (
    INITIATIVE_KINDS,
    PARTNERSHIP,
    STANDINGS,
    UMBRELLA,
    Language,
    label,
)

#: What is said of who was not asked; nothing else may be concluded of it.
TO_ASK: Final[dict[Language, str]] = {"nl": "nog vragen", "en": "still to ask"}
_LABELS: Final = {signal.code: signal for signal in SIGNALS}
_TOLD: Final = frozenset(standing.code for standing in STANDINGS if standing.needs_hand)


@dataclass(frozen=True, kw_only=True)
class Remark:
    """
    What stands out of one organisation.

    Parameters
    ----------
    organisation
        Its id.
    name
        Its name.
    asked
        Whether it spoke for itself.
    words
        Labels of its standing and its signals; only "still to ask" for who was not asked.
    """

    organisation: str
    name: str
    asked: bool
    words: tuple[str, ...]


def remarks_of(view: View, *, umbrellas: bool, language: Language) -> tuple[Remark, ...]:
    """
    Gather what stands out, of those about whom this reader may know.

    Parameters
    ----------
    view
        What the reader may know.
    umbrellas
        Count ties with national and regional umbrellas.
    language
        Language of the reader.

    Returns
    -------
    remarks
        For who prepares the meeting: each initiative of the neighbourhood of which something
        stands out. For an initiative: itself alone. For the public: none.
    """
    nodes = view.network.whole.partners.nodes
    about = [
        name
        for name in ([view.reader] if view.reader else view.voices())
        if view.tells_about(name)
        and nodes[name]["kind"] not in {PARTNERSHIP, UMBRELLA}
        and (name == view.reader or nodes[name]["kind"] in INITIATIVE_KINDS)
    ]
    if not about:
        return ()
    part = view.network.whole.among(about)
    standing = standings(part, umbrellas=umbrellas)["standing"].to_dict()
    found: dict[str, list[str]] = {}
    for name, code in signals(part, umbrellas=umbrellas)[["organisation", "signal"]].to_numpy():
        found.setdefault(name, []).append(_LABELS[code].label(language))
    remarks = []
    for name in about:
        asked = view.asked(name)
        told = [label("standings", standing[name], language)] if standing[name] in _TOLD else []
        known = asked or name in view.network.dataset.withheld
        words = [*told, *found.get(name, [])] if known else [TO_ASK[language]]
        remarks.append(
            Remark(
                organisation=name,
                name=str(nodes[name]["name"]),
                asked=asked,
                words=tuple(dict.fromkeys(words)),
            )
        )
    return tuple(remark for remark in remarks if remark.words)
