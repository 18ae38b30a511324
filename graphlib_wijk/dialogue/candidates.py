"""Who could be invited to a dialogue in an area: each with a role and every reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np

from graphlib_wijk.dialogue.groups import connectors
from graphlib_wijk.network import Network
from graphlib_wijk.network.pairs import Flags, Positions
from graphlib_wijk.signals import signals
from graphlib_wijk.standing import PartnerLinks, partner_links, standings
from graphlib_wijk.vocabulary import (
    INITIATIVE_KINDS,
    ORGANISATION_KINDS,
    PARTNERSHIP,
    STANDINGS,
    UMBRELLA,
    find,
    fold,
)

#: A code of `INVITATION_REASONS`, and what stands in its gaps.
Reason = tuple[Any, ...]

#: Standings of initiatives that may need a hand.
_NEEDS_HAND: Final = frozenset(standing.code for standing in STANDINGS if standing.needs_hand)
_LINKING: Final = tuple(kind.code for kind in ORGANISATION_KINDS if kind.linking)
#: Signals that a standing says already.
_SAID_BY: Final = {"one_thread": "hangs-on-one"}
#: A signal that is no news of who was not asked: `not_asked` says it.
_NOT_HEARD: Final = "not-heard"


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Who could be invited; of one role the smallest `rank` comes first."""

    organisation: str
    role: str
    world: str
    reasons: tuple[Reason, ...]
    rank: tuple[int, ...]


@dataclass(frozen=True)
class Search:
    """
    What is known of who could be invited.

    Parameters
    ----------
    part
        The area.
    umbrellas
        Count ties with national and regional umbrellas.
    theme
        Theme of the dialogue, as organisations have it; empty for none.
    host
        Id of the inviting party; empty for none.
    """

    part: Network
    umbrellas: bool
    theme: str
    host: str

    @cached_property
    def whole(self) -> Network:
        """The network that the area is a part of."""
        return self.part.whole

    @cached_property
    def may_be_met(self) -> Flags:
        """Whether each organisation may be shown, and is neither an umbrella nor a partnership."""
        whole = self.whole
        hidden = whole.organisations["hidden"].to_numpy(dtype=bool)
        return ~(hidden | whole.kind_is(PARTNERSHIP) | whole.kind_is(UMBRELLA))

    @cached_property
    def here(self) -> Flags:
        """Whether each organisation is of the area and may be met."""
        here = np.zeros(len(self.whole), dtype=bool)
        here[self.whole.organisations.index.get_indexer(self.part.subjects)] = True
        return here & self.may_be_met

    @cached_property
    def links(self) -> PartnerLinks:
        """Who is a partner of whom."""
        return partner_links(self.whole, umbrellas=self.umbrellas)

    @cached_property
    def ids(self) -> list[str]:
        """Ids by position."""
        names: list[str] = self.whole.organisations.index.tolist()
        return names

    @cached_property
    def kinds(self) -> list[str]:
        """Kinds by position."""
        kinds: list[str] = self.whole.organisations["kind"].tolist()
        return kinds

    @cached_property
    def standing(self) -> dict[str, str]:
        """Standing by id."""
        table = standings(self.whole, umbrellas=self.umbrellas)["standing"]
        return dict(zip(table.index, table, strict=True))

    @cached_property
    def asked(self) -> dict[str, bool]:
        """Whether each was asked, by id."""
        return dict(zip(self.ids, self.whole.asked.tolist(), strict=True))

    @cached_property
    def world(self) -> dict[str, str]:
        """World of each, by id."""
        return dict(zip(self.ids, self.whole.organisations["world"].tolist(), strict=True))

    def candidates(self) -> list[Candidate]:
        """
        List who could be invited.

        Returns
        -------
        candidates
            In the order of the network; without the host.
        """
        found: dict[int, Candidate] = {}
        for at in np.flatnonzero(self.here | self._institutions_near).tolist():
            if self.ids[at] != self.host:
                found[at] = self._candidate(at)
        return [one for one in found.values() if one.role]

    def _candidate(self, at: int) -> Candidate:
        asked, initiative = self.asked[self.ids[at]], self.kinds[at] in INITIATIVE_KINDS
        hand = self._hand(at) if initiative and self.here[at] else []
        told = self.here[at] and not self.whole.withheld[at]
        ask = [self._still_to_ask(at)] if told and not asked else []
        own: dict[str, list[Reason]] = {
            "hand": hand,
            "ask": ask,
            "connector": self._connects(at),
            "institution": self._lines.get(at, []),
            "theme": self._works_on(at),
        }
        tests = (
            ("hand", asked and hand),
            ("ask", ask and initiative),
            *((role, own[role]) for role in ("connector", "institution", "ask", "theme")),
            ("resident_voice", self.world[self.ids[at]] == "lifeworld"),
        )
        role = next((role for role, fits in tests if fits), "")
        first = own.pop(role, [(role,)])
        others = [reason for reasons in own.values() for reason in reasons]
        return Candidate(
            organisation=self.ids[at],
            role=role,
            world=self.world[self.ids[at]],
            reasons=(*first, *others, *self._acquainted(at)),
            rank=(not self._works_on(at), not initiative, *self._urgency(at, first), at),
        )

    def _urgency(self, at: int, reasons: Sequence[Reason]) -> tuple[int, int]:
        """Who stands alone, or of whom nothing is known, first; then who has most reasons."""
        standing = self.standing[self.ids[at]]
        alone = self.kinds[at] in INITIATIVE_KINDS and standing in _NEEDS_HAND
        first = alone or standing == "not_asked" or ("no_tie_here",) in reasons
        return not first, -len(reasons)

    def _hand(self, at: int) -> list[Reason]:
        name = self.ids[at]
        if not self.asked[name]:
            return [("signal_so_far", code) for code in self._signals.get(name, ())]
        standing = self.standing[name]
        stands: list[Reason] = [("needs_hand", standing)] if standing in _NEEDS_HAND else []
        said = _SAID_BY.get(standing)
        return stands + [("signal", code) for code in self._signals.get(name, ()) if code != said]

    @cached_property
    def _signals(self) -> dict[str, list[str]]:
        table = signals(self.part, umbrellas=self.umbrellas)
        found: dict[str, list[str]] = {}
        for name, code in zip(table["organisation"], table["signal"], strict=True):
            if code != _NOT_HEARD:
                found.setdefault(name, []).append(code)
        return found

    def _still_to_ask(self, at: int) -> Reason:
        return ("no_answer",) if self._answers[at] == "no_answer" else ("not_asked",)

    @cached_property
    def _answers(self) -> list[str]:
        answers: list[str] = self.whole.organisations["asked"].tolist()
        return answers

    def _connects(self, at: int) -> list[Reason]:
        return [self._connectors[at]] if at in self._connectors else []

    @cached_property
    def _connectors(self) -> dict[int, Reason]:
        return {
            found.position: ("connects", found.size, found.inside, found.across)
            for found in connectors(self.links, self.here)
        }

    def _works_on(self, at: int) -> list[Reason]:
        return [("works_on", (self.theme,))] if self.theme in self._themes[at] else []

    @cached_property
    def _themes(self) -> list[tuple[str, ...]]:
        themes: list[tuple[str, ...]] = self.whole.organisations["themes"].tolist()
        return themes

    def _acquainted(self, at: int) -> list[Reason]:
        return [("knows_host", self.host)] if at in self._partners_of_host else []

    @cached_property
    def _partners_of_host(self) -> frozenset[int]:
        if not self.host:
            return frozenset()
        mine = self.links.organisation == self.ids.index(self.host)
        return frozenset(self.links.partner[mine].tolist())

    @cached_property
    def _lines(self) -> dict[int, list[Reason]]:
        """Institutions at the table: of each kind who has no line here, and who has most."""
        near, lines = self._institutions_near, self._initiatives_known
        found: dict[int, list[Reason]] = {}
        for kind in _LINKING:
            those = np.flatnonzero(near & self.whole.kind_is(kind)).tolist()
            linked = [at for at in those if lines[at]]
            without = [at for at in those if not lines[at] and self.here[at]]
            if linked:
                best = max(linked, key=lambda at: (lines[at], -at))
                found[best] = [("linked_here", int(lines[best]))]
            elif not without:
                without = sorted(those, key=lambda at: (-self._partners[at], at))[:1]
            found |= {at: [("no_tie_here",)] for at in without}
        return found

    @cached_property
    def _institutions_near(self) -> Flags:
        """
        Institutions of the area, with a tie to an initiative of it, or of no neighbourhood.

        The last of its municipalities, or of none.
        """
        places, whole = self.whole.places, self.whole
        towns = np.unique(places.municipality[self.here])
        near = np.isin(places.municipality, towns) | (places.municipality < 0)
        near[places.member] = False
        near |= self.here | (self._initiatives_known > 0)
        linking = whole.organisations["kind"].isin(_LINKING).to_numpy(dtype=bool)
        chosen: Flags = linking & self.may_be_met & near
        return chosen if self.here.any() else np.zeros_like(chosen)

    @cached_property
    def _initiatives_known(self) -> Positions:
        """With how many initiatives of the area each organisation has a tie."""
        kinds = self.whole.organisations["kind"].isin(INITIATIVE_KINDS).to_numpy(dtype=bool)
        return self._counted((kinds & self.here)[self.links.partner])

    @cached_property
    def _partners(self) -> Positions:
        return self._counted(self.may_be_met[self.links.partner])

    def _counted(self, chosen: Flags) -> Positions:
        size = np.int64(max(len(self.whole), 1))
        keys = np.unique((self.links.organisation * size + self.links.partner)[chosen])
        return np.bincount(keys // size, minlength=len(self.whole))


def theme_as_written(network: Network, theme: str) -> str:
    """
    Return a theme as organisations have it.

    Parameters
    ----------
    network
        A network, or a part of one.
    theme
        A code, a label, a synonym, or an own word.

    Returns
    -------
    theme
        A code where the vocabulary knows it; else the word as the first organisation writes
        it, or as it was given when none does.
    """
    known = find("themes", theme)
    if known:
        return known.code
    words = (word for themes in network.whole.organisations["themes"] for word in themes)
    return next((word for word in words if fold(word) == fold(theme)), theme)
