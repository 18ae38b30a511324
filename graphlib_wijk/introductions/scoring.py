"""How much there is to each reason, for some organisations against some candidates at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from graphlib_wijk.introductions.traits import Lists, Matrix, Traits
from graphlib_wijk.network.pairs import Flags, Positions

Weights = npt.NDArray[np.float64]

#: So many words that one seeks and another offers count in full.
_ENOUGH_WORDS: Final = 2
#: With so many partners, a candidate cannot know the field any better.
_MANY: Final = 100
#: Who knows fewer is no connector.
_FEWEST_KNOWN: Final = 3
#: With so many contacts one needs others half as much to find one's way.
_SETTLED: Final = 2
#: Where a sum that has no end counts for half.
_HALF_CONTACTS: Final = 2.0
_HALF_PATHS: Final = 0.5
_OF_THE_CANDIDATE: Final = 0.5


@dataclass(frozen=True, eq=False)
class Block:
    """
    Some organisations against some candidates.

    Parameters
    ----------
    traits
        What is known of everybody.
    rows
        Positions of the organisations.
    columns
        Positions of the candidates, without repetition.
    """

    traits: Traits
    rows: Positions
    columns: Positions

    @cached_property
    def strengths(self) -> dict[str, Matrix]:
        """For each reason a table from 0 to 1, a row per organisation, a column per candidate."""
        return {
            "shared_themes": self._shared_themes(),
            "you_seek": self._words(seeker_is_row=True),
            "you_offer": self._words(seeker_is_row=False),
            "same_area": self._same_area,
            "same_neighbourhood": self._same_neighbourhood * (1 - self._same_area),
            "same_municipality": self._same_municipality
            * (1 - np.maximum(self._same_area, self._same_neighbourhood)),
            "shared_contact": self.contacts / (self.contacts + np.float32(_HALF_CONTACTS)),
            "contact_of_contact": self._paths(),
            "knows_alike": self._knows_alike() * self._newcomer,
            "knows_many": self._knows_many() * self._newcomer,
            "worlds_meet": self._worlds_meet(),
            "answers_signal": np.maximum(
                self.answers_own.any(axis=0), _OF_THE_CANDIDATE * self.answers_theirs.any(axis=0)
            ).astype(np.float32),
        }

    @cached_property
    def column_of(self) -> Positions:
        """For each organisation of the network its column, -1 for none."""
        column = np.full(len(self.traits), -1)
        column[self.columns] = np.arange(len(self.columns))
        return column

    @cached_property
    def contacts(self) -> Matrix:
        """How many contacts they share, each counting less the more it knows."""
        partners, degree = self.traits.contacts.partners, self.traits.contacts.degree
        row, contact = partners.of_many(self.rows)
        step, other = partners.of_many(contact)
        weight = 1 / np.log(np.maximum(degree, 2))
        return self._summed(row[step], other, weight[contact[step]])

    @cached_property
    def answers_own(self) -> Flags:
        """Which signals of the organisation a tie would answer: no-linking-tie, no-peer-tie."""
        traits = self.traits
        linking = traits.lacks["no-linking-tie"][self.rows, None] & traits.linking[self.columns]
        peer = traits.lacks["no-peer-tie"][self.rows, None] & traits.initiative[self.columns]
        return np.stack([linking & self.within_reach, peer & self._shares(of_rows=True)])

    @cached_property
    def answers_theirs(self) -> Flags:
        """Which signals of the candidate a tie would answer, in the same order."""
        traits = self.traits
        linking = traits.linking[self.rows, None] & traits.lacks["no-linking-tie"][self.columns]
        peer = traits.initiative[self.rows, None] & traits.lacks["no-peer-tie"][self.columns]
        return np.stack([linking & self.within_reach, peer & self._shares(of_rows=False)])

    @cached_property
    def within_reach(self) -> Flags:
        """Whether they are of one municipality, or one of them of none."""
        ours, theirs = self._municipalities
        reach: Flags = (ours == theirs) | (ours < 0) | (theirs < 0)
        return reach

    @property
    def _municipalities(self) -> tuple[Positions, Positions]:
        municipality = self.traits.municipality
        return municipality[self.rows, None], municipality[None, self.columns]

    @cached_property
    def _same_municipality(self) -> Matrix:
        ours, theirs = self._municipalities
        same: Matrix = ((ours == theirs) & (ours >= 0)).astype(np.float32)
        return same

    @cached_property
    def _same_neighbourhood(self) -> Matrix:
        return self._in_common(self.traits.homes)

    @cached_property
    def _same_area(self) -> Matrix:
        return self._in_common(self.traits.areas)

    @cached_property
    def _homeless(self) -> tuple[Flags, Flags]:
        homes = np.diff(self.traits.homes.starts)
        return homes[self.rows, None] == 0, homes[None, self.columns] == 0

    def _shares(self, *, of_rows: bool) -> Flags:
        """Whether the other is of the neighbourhood, or of the municipality of who has none."""
        homeless = self._homeless[0 if of_rows else 1]
        shares: Flags = (self._same_neighbourhood > 0) | (homeless & (self._same_municipality > 0))
        return shares

    def _in_common(self, lists: Lists) -> Matrix:
        """Tell who have a number in common."""
        _, numbers = lists.of_many(self.rows)
        different = np.unique(numbers)
        column = np.full(int(lists.numbers.max(initial=-1)) + 1, -1)
        column[different] = np.arange(len(different))
        ours, theirs = lists.table(self.rows, column), lists.table(self.columns, column)
        common: Matrix = (ours @ theirs.T > 0).astype(np.float32)
        return common

    def _summed(self, row: Positions, other: Positions, weight: Weights) -> Matrix:
        """Add up weights by organisation and candidate."""
        column = self.column_of[other]
        kept = column >= 0
        shape = len(self.rows), len(self.columns)
        flat = np.bincount(
            row[kept] * np.int64(shape[1]) + column[kept],
            weights=weight[kept],
            minlength=shape[0] * shape[1],
        )
        return flat.reshape(shape).astype(np.float32)

    def _shared_themes(self) -> Matrix:
        themes, rarity = self.traits.themes.table, self.traits.rarity
        return np.minimum((themes[self.rows] * rarity) @ themes[self.columns].T, 1)

    def _words(self, *, seeker_is_row: bool) -> Matrix:
        seeks, offers = self.traits.seeks.table, self.traits.offers.table
        ours, theirs = (seeks, offers) if seeker_is_row else (offers, seeks)
        shared = ours[self.rows] @ theirs[self.columns].T
        counted: Matrix = np.minimum(shared / np.float32(_ENOUGH_WORDS), 1)
        return counted

    def _paths(self) -> Matrix:
        """Count the paths of three ties between those who share no contact."""
        size = np.int64(len(self.traits))
        partners, degree = self.traits.contacts.partners, self.traits.contacts.degree
        root = np.sqrt(np.maximum(degree, 1))
        row, first = partners.of_many(self.rows)
        step, second = partners.of_many(first)
        away = second != self.rows[row[step]]
        keys, inverse = np.unique(row[step][away] * size + second[away], return_inverse=True)
        reached = keys % size
        told = np.bincount(inverse, weights=1 / root[first[step][away]], minlength=len(keys))
        step, last = partners.of_many(reached)
        paths = self._summed((keys // size)[step], last, (told / root[reached])[step])
        paths[self.contacts > 0] = 0
        return paths / (paths + np.float32(_HALF_PATHS))

    @cached_property
    def _newcomer(self) -> Matrix:
        """How much an organisation needs somebody who knows the field: less, the more it knows."""
        degree = self.traits.contacts.degree[self.rows, None]
        newcomer: Matrix = (1 / (1 + degree / _SETTLED)).astype(np.float32)
        return newcomer

    def _knows_alike(self) -> Matrix:
        traits = self.traits
        alike = traits.themes.table[self.rows] @ traits.alike_themes[self.columns].T
        return _grown(alike + self._partners_near())

    def _knows_many(self) -> Matrix:
        """Only near by, or where no place is known at all, is a connector worth meeting."""
        degree = self.traits.contacts.degree[self.columns]
        known = np.where(degree >= _FEWEST_KNOWN, degree, 0).astype(np.float32)
        ours, theirs = self._municipalities
        connectors: Matrix = _grown(known) * (ours == theirs)
        return connectors

    def _partners_near(self) -> Matrix:
        """Count the partners of each candidate in the neighbourhoods of each organisation."""
        homes = self.traits.homes
        _, wanted = homes.of_many(self.rows)
        different = np.unique(wanted)
        number = np.full(int(homes.numbers.max(initial=-1)) + 1, -1)
        number[different] = np.arange(len(different))
        row, partner = self.traits.contacts.partners.of_many(self.columns)
        step, home = homes.of_many(partner)
        column = number[home]
        kept = column >= 0
        shape = len(self.columns), len(different)
        counts = np.bincount(
            row[step][kept] * np.int64(shape[1]) + column[kept], minlength=shape[0] * shape[1]
        ).reshape(shape)
        return homes.table(self.rows, number) @ counts.astype(np.float32).T

    def _worlds_meet(self) -> Matrix:
        traits, (ours, theirs) = self.traits, self._homeless
        near = (self._same_neighbourhood > 0) | ((ours | theirs) & (self._same_municipality > 0))
        lonely = traits.lifeworld & (traits.unmet >= 0)
        across = (lonely[self.rows, None] & traits.system[self.columns]) | (
            traits.system[self.rows, None] & lonely[self.columns]
        )
        meet: Matrix = (near & across).astype(np.float32)
        return meet


def _grown(count: npt.NDArray[np.floating]) -> Matrix:
    """Turn a count into a number from 0, for one, to 1, for many."""
    grown: Matrix = (np.log(np.clip(count, 1, _MANY)) / np.log(_MANY)).astype(np.float32)
    return grown
