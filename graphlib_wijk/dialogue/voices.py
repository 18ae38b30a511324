"""
Voices that no organisation of an area brings to the table: kinds, groups of residents, themes.

Missing means missing from the data. Who elsewhere in the municipality could know somebody is
named by id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd

from graphlib_wijk.measures import EXPECTED_KINDS, missing_kinds
from graphlib_wijk.network import Network
from graphlib_wijk.network.pairs import Flags
from graphlib_wijk.vocabulary import (
    ORGANISATION_KINDS,
    PARTNERSHIP,
    THEMES,
    UMBRELLA,
    Term,
    codes,
)

#: What a voice is that no organisation brings.
VOICES: Final = (
    Term(
        code="kind",
        nl="soort organisatie",
        en="kind of organisation",
        definition_nl="Een partij die men rond een wijk verwacht.",
        definition_en="A party that one expects around a neighbourhood.",
    ),
    Term(
        code="group",
        nl="groep bewoners",
        en="group of residents",
        definition_nl="Een soort organisatie van bewoners die hier niet bekend is.",
        definition_en="A kind of residents' organisation of which none is known here.",
    ),
    Term(
        code="theme",
        nl="thema",
        en="theme",
        definition_nl="Een thema dat hier niemand noemt.",
        definition_en="A theme that nobody here names.",
    ),
)

#: Why a voice is called missing.
VOICE_REASONS: Final = (
    Term(
        code="theme_of_dialogue",
        nl="thema van het gesprek",
        en="theme of the dialogue",
        definition_nl="Dit is het thema van het gesprek, en niemand van de organisaties hier noemt "
        "het.",
        definition_en="This is the theme of the dialogue, and no organisation here names it.",
    ),
    Term(
        code="known_elsewhere",
        nl="elders in de gemeente bekend",
        en="known elsewhere in the municipality",
        definition_nl="Hier niet bekend, wel elders in de gemeente. Die kan misschien iemand "
        "noemen.",
        definition_en="Not known here, but elsewhere in the municipality; they may know somebody.",
    ),
    Term(
        code="nobody_known",
        nl="niemand bekend",
        en="nobody known",
        definition_nl="Niemand in deze gegevens. Misschien heeft niemand het opgeschreven.",
        definition_en="Nobody in these data; maybe nobody wrote it down.",
    ),
)

#: Kinds of residents' organisations; any of them can be a voice that is missing.
_RESIDENTS: Final = tuple(kind.code for kind in ORGANISATION_KINDS if kind.world == "lifeworld")
_ALSO: Final[Mapping[str, frozenset[str]]] = {one.kind: one.also for one in EXPECTED_KINDS}


def missing_voices(part: Network, theme: str = "") -> pd.DataFrame:
    """
    List the voices that no organisation of an area brings.

    Parameters
    ----------
    part
        A part of a network: a neighbourhood or a municipality.
    theme
        Theme of the dialogue: a code, or a word as organisations write it; empty for none.

    Returns
    -------
    voices
        One row per voice: ``voice`` (code of `VOICES`), ``code`` (of a kind or a theme),
        ``reason`` (code of `VOICE_REASONS`) and ``organisations`` (ids of those elsewhere in
        the municipality that bring it, in the order of the network). Kinds first, then groups,
        then themes, each in the order of the vocabulary; the theme of the dialogue before
        others. Other themes are only listed where somebody in the area names a theme at all:
        where nobody does, themes are unknown and not missing. Hidden organisations count as
        being there, and are not named.
    """
    whole = part.whole
    here = np.zeros(len(whole), dtype=bool)
    here[whole.organisations.index.get_indexer(part.subjects)] = True
    rows = [
        (voice, code, "known_elsewhere" if ids else "nobody_known", ids)
        for voice, code, ids in _missing(part, here, theme)
    ]
    names = ("voice", "code", "reason", "organisations")
    columns = dict(zip(names, zip(*rows, strict=True) if rows else ((),) * 4, strict=True))
    texts = {name: pd.array(list(columns[name]), dtype="str") for name in names[:3]}
    ids = pd.Series(list(columns["organisations"]), dtype=object)
    voices = pd.DataFrame({**texts, "organisations": ids})
    asked_for = (voices["voice"] == "theme") & (voices["code"] == theme)
    return voices.assign(reason=voices["reason"].mask(asked_for, "theme_of_dialogue"))


def _missing(part: Network, here: Flags, theme: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    elsewhere = _elsewhere(part, here)
    kinds, themes = (part.whole.organisations[name].tolist() for name in ("kind", "themes"))
    ids = part.whole.organisations.index.tolist()

    def those(wanted: frozenset[str], words: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
        return tuple(ids[at] for at in elsewhere if not wanted.isdisjoint(words[at]))

    of_kind: list[tuple[str, ...]] = [(kind,) for kind in kinds]
    expected = missing_kinds(part)
    for kind in expected:
        yield "kind", kind, those(_ALSO[kind] | {kind}, of_kind)
    present = {kinds[at] for at in np.flatnonzero(here)}
    for kind in _RESIDENTS:
        if kind not in present and kind not in expected:
            yield "group", kind, those(frozenset({kind}), of_kind)
    named = {word for at in np.flatnonzero(here) for word in themes[at]}
    others = [code for code in codes(THEMES) if code != theme] if named else []
    for code in ([theme] if theme else []) + others:
        if code not in named:
            yield "theme", code, those(frozenset({code}), themes)


def _elsewhere(part: Network, here: Flags) -> list[int]:
    """Positions of who may be named in the municipalities of an area, and is not in it."""
    whole = part.whole
    towns = np.unique(whole.places.municipality[here])
    hidden = whole.organisations["hidden"].to_numpy(dtype=bool)
    nearby = np.isin(whole.places.municipality, towns[towns >= 0])
    nearby &= ~(here | hidden | whole.kind_is(PARTNERSHIP) | whole.kind_is(UMBRELLA))
    return np.flatnonzero(nearby).tolist()
