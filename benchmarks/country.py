"""
An invented country: who is where, and who is tied to whom, as numbers from a seed.

Shaped like what a national register of organisations would hold: unequal wijken, unequal
numbers of ties, most ties within a wijk, some organisations without any, a few umbrellas that
everybody is tied to. Nothing in it is real.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

INSIDE_SHARE: Final = 0.85
WITHOUT_TIES_SHARE: Final = 0.08
#: Organisations that work in a whole municipality, and in two wijken.
_NO_WIJK_SHARE: Final = 0.05
_TWO_WIJKEN_SHARE: Final = 0.04
_UMBRELLA_SHARE: Final = 0.0004
#: Ties that a second row tells again, from the other side.
_TOLD_TWICE_SHARE: Final = 0.04
#: Where ties that leave a wijk go to; the rest goes anywhere.
_TO_MUNICIPALITY: Final = 0.5
_TO_UMBRELLA: Final = 0.2
#: Without a wijk one is a municipality, a housing association: somebody to whom many are tied.
#: Of the pairs so many are told by the other of the two.
_TURNED_SHARE: Final = 0.5
_HUB_WEIGHT: Final = 10.0


@dataclass(frozen=True, kw_only=True)
class Size:
    """How many of everything there are."""

    organisations: int
    ties: int
    wijken: int
    municipalities: int


SIZES: Final = {
    "country": Size(organisations=100_000, ties=500_000, wijken=3_300, municipalities=340),
    "ten-thousand": Size(organisations=10_000, ties=30_000, wijken=300, municipalities=1),
    "municipality": Size(organisations=2_000, ties=10_000, wijken=60, municipalities=1),
    "wijk": Size(organisations=200, ties=1_000, wijken=1, municipalities=1),
}


@dataclass(frozen=True, kw_only=True)
class Country:
    """
    The invented country.

    Everything is a position: `municipality_of_wijk` per wijk; `wijk`, `second_wijk` and
    `municipality` per organisation, -1 for none; `source` and `target` per row of the table of
    ties. `umbrella` tells which organisations are umbrellas.
    """

    municipality_of_wijk: Numbers
    wijk: Numbers
    second_wijk: Numbers
    municipality: Numbers
    umbrella: Flags
    source: Numbers
    target: Numbers


def country_of(size: Size, rng: np.random.Generator) -> Country:
    """
    Invent a country.

    Parameters
    ----------
    size
        How large; there must be room for the ties within the wijken.
    rng
        Source of chance: the same state gives the same country.

    Returns
    -------
    country
        Its places, organisations and ties.
    """
    municipality_of_wijk = np.sort(_shared_out(size.wijken, size.municipalities, rng))
    wijk = _shared_out(size.organisations, size.wijken, rng)
    wijk[rng.random(size.organisations) < _NO_WIJK_SHARE] = -1
    umbrella = np.zeros(size.organisations, dtype=bool)
    umbrella[: max(1, round(size.organisations * _UMBRELLA_SHARE))] = True
    wijk[umbrella] = -1
    municipality = np.where(
        wijk >= 0,
        municipality_of_wijk[wijk],
        rng.integers(size.municipalities, size=size.organisations),
    )
    municipality[umbrella] = -1
    second_wijk = _second_wijk(wijk, municipality_of_wijk, rng)
    ties = _Ties(wijk, second_wijk, municipality, umbrella, rng)
    source, target = ties.rows(size.ties)
    return Country(
        municipality_of_wijk=municipality_of_wijk,
        wijk=wijk,
        second_wijk=second_wijk,
        municipality=municipality,
        umbrella=umbrella,
        source=source,
        target=target,
    )


def _shared_out(count: int, over: int, rng: np.random.Generator) -> Numbers:
    """Give each of `count` things one of `over` places: each place at least one, some many."""
    weights = rng.lognormal(sigma=0.5, size=over)
    rest = rng.choice(over, size=count - over, p=weights / weights.sum())
    return rng.permutation(np.concatenate([np.arange(over), rest])).astype(np.int64)


def _second_wijk(wijk: Numbers, municipality_of_wijk: Numbers, rng: np.random.Generator) -> Numbers:
    """Let some organisations also work in the next wijk of their municipality."""
    following = np.minimum(wijk + 1, len(municipality_of_wijk) - 1)
    near = municipality_of_wijk[following] == municipality_of_wijk[wijk]
    some = rng.random(len(wijk)) < _TWO_WIJKEN_SHARE
    return np.where(some & near & (wijk >= 0) & (following != wijk), following, -1)


class _Ties:
    """
    Ties between organisations: few have many.

    Partners are drawn by weight, and weights have a heavy tail.
    """

    def __init__(
        self,
        wijk: Numbers,
        second_wijk: Numbers,
        municipality: Numbers,
        umbrella: Flags,
        rng: np.random.Generator,
    ) -> None:
        self._wijk, self._second_wijk, self._umbrella = wijk, second_wijk, umbrella
        self._rng = rng
        weights = 1 + rng.pareto(2.0, size=len(wijk))
        weights[wijk < 0] *= _HUB_WEIGHT
        weights[rng.random(len(wijk)) < WITHOUT_TIES_SHARE] = 0
        self._active = np.flatnonzero((weights > 0) & ~umbrella)
        self._near = _Draw(wijk, weights * ~umbrella, rng)
        self._in_town = _Draw(municipality, weights * ~umbrella, rng)
        self._anywhere = _Draw(np.zeros_like(wijk), weights * ~umbrella, rng)
        self._to_umbrella = _Draw(np.zeros_like(wijk), weights * umbrella, rng)
        self._municipality = municipality

    def rows(self, count: int) -> tuple[Numbers, Numbers]:
        """Return the two ends of each row, in random order; nobody is tied to itself."""
        twice = round(count * _TOLD_TWICE_SHARE)
        pairs = count - twice
        inside = round(pairs * INSIDE_SHARE)
        keys = self._gathered(inside, inside=True)
        keys = np.concatenate([keys, self._gathered(pairs - inside, inside=False)])
        low, high = np.divmod(keys, len(self._wijk))
        turned = self._rng.random(pairs) < _TURNED_SHARE
        source, target = np.where(turned, high, low), np.where(turned, low, high)
        again = self._rng.choice(pairs, size=twice, replace=False)
        order = self._rng.permutation(count)
        return (
            np.concatenate([source, target[again]])[order],
            np.concatenate([target, source[again]])[order],
        )

    def _gathered(self, count: int, *, inside: bool) -> Numbers:
        """Draw different pairs until there are enough; first everybody gets a chance of one."""
        at_home = self._wijk[self._active] >= 0
        first = self._active[at_home if inside else ~at_home]
        keys = self._pairs(self._rng.permutation(first)[:count], inside=inside)
        while len(keys) < count:
            # As many again as are lacking; in a full wijk most draws are repeats.
            source = self._anywhere.draw(np.zeros(2 * (count - len(keys)) + 10, dtype=np.int64))
            found = self._pairs(source, inside=inside)
            fresh = found[~np.isin(found, keys)]
            keys = np.concatenate([keys, fresh[: count - len(keys)]])
        return keys

    def _pairs(self, source: Numbers, *, inside: bool) -> Numbers:
        """Draw a partner for each, and return one key for each different pair that came of it."""
        target = self._near.draw(self._wijk[source]) if inside else self._away(source)
        proper = (target >= 0) & (target != source)
        low, high = np.minimum(source, target)[proper], np.maximum(source, target)[proper]
        keys = np.unique(low * len(self._wijk) + high)
        low, high = np.divmod(keys, len(self._wijk))
        return self._rng.permutation(keys[self._share_wijk(low, high) == inside])

    def _away(self, source: Numbers) -> Numbers:
        chance = self._rng.random(len(source))
        target = self._anywhere.draw(np.zeros_like(source))
        in_town = chance < _TO_MUNICIPALITY
        target[in_town] = self._in_town.draw(self._municipality[source[in_town]])
        to_umbrella = chance > 1 - _TO_UMBRELLA
        target[to_umbrella] = self._to_umbrella.draw(np.zeros(to_umbrella.sum(), dtype=np.int64))
        return target

    def _share_wijk(self, one: Numbers, other: Numbers) -> Flags:
        shares = np.zeros(len(one), dtype=bool)
        for mine in (self._wijk[one], self._second_wijk[one]):
            for theirs in (self._wijk[other], self._second_wijk[other]):
                shares |= (mine >= 0) & (mine == theirs)
        return shares


class _Draw:
    """Draws members of groups by weight."""

    def __init__(
        self, group: Numbers, weights: npt.NDArray[np.float64], rng: np.random.Generator
    ) -> None:
        self._rng = rng
        self._order = np.argsort(group, kind="stable")
        self._reach = np.cumsum(weights[self._order])
        groups = np.arange(max(int(group.max(initial=-1)), 0) + 2)
        edges = np.searchsorted(group[self._order], groups)
        self._edge = np.concatenate([[0.0], self._reach])[edges]

    def draw(self, group: Numbers) -> Numbers:
        """Return one member of each of these groups; -1 where the group is -1 or weighs nothing."""
        low, high = self._edge[group], self._edge[group + 1]
        aim = low + self._rng.random(len(group)) * (high - low)
        at = np.minimum(np.searchsorted(self._reach, aim, side="right"), len(self._order) - 1)
        return np.where((group >= 0) & (high > low), self._order[at], -1)
