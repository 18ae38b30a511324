"""The reasons of one pair, as codes with ids and words; no sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from graphlib_wijk.introductions.scoring import Block
from graphlib_wijk.introductions.traits import Traits, Words

#: A code of `REASONS`, and what stands in its gaps.
Reason = tuple[str | int | tuple[str, ...], ...]

#: So many contacts are looked at to find the two who can bring one further.
_MOST_TRIED: Final = 50


@dataclass(frozen=True, eq=False)
class Pair:
    """
    An organisation and a candidate in a block.

    Parameters
    ----------
    block
        The block that they are in.
    row, column
        Which of its organisations, and which of its candidates.
    """

    block: Block
    row: int
    column: int

    @property
    def traits(self) -> Traits:
        """What is known of everybody."""
        return self.block.traits

    @cached_property
    def one(self) -> int:
        """Position of the organisation."""
        return int(self.block.rows[self.row])

    @cached_property
    def other(self) -> int:
        """Position of the candidate."""
        return int(self.block.columns[self.column])

    def name(self, position: int) -> str:
        """
        Return the id of an organisation.

        Parameters
        ----------
        position
            Its position.

        Returns
        -------
        name
            Its id.
        """
        return self.traits.ids[position]

    def reasons(self, contributions: Mapping[str, float]) -> tuple[Reason, ...]:
        """
        Put the reasons that count into words for code.

        Parameters
        ----------
        contributions
            What each reason adds to the score, in the order of `REASONS`.

        Returns
        -------
        reasons
            The one that adds most first; of equal ones in the order of `REASONS`.
        """
        kept = [code for code, added in contributions.items() if added > 0]
        kept.sort(key=lambda code: -contributions[code])
        return tuple(reason for code in kept for reason in _TOLD[code](self))


def _shared(words: Words, other: Words, pair: Pair) -> tuple[str, ...]:
    both = words.lists.set_of(pair.one) & other.lists.set_of(pair.other)
    return tuple(words.names[at] for at in sorted(both))


def _shared_themes(pair: Pair) -> list[Reason]:
    """The rarest first."""
    traits = pair.traits
    lists = traits.themes.lists
    both = lists.set_of(pair.one) & lists.set_of(pair.other)
    order = sorted(both, key=lambda at: (-traits.rarity[at], at))
    return [("shared_themes", tuple(traits.themes.names[at] for at in order))]


def _you_seek(pair: Pair) -> list[Reason]:
    return [("you_seek", _shared(pair.traits.seeks, pair.traits.offers, pair))]


def _you_offer(pair: Pair) -> list[Reason]:
    return [("you_offer", _shared(pair.traits.offers, pair.traits.seeks, pair))]


def _same_area(pair: Pair) -> list[Reason]:
    traits = pair.traits
    both = traits.areas.set_of(pair.one) & traits.areas.set_of(pair.other)
    return [("same_area", tuple(traits.area_names[at] for at in sorted(both)))]


def _same_neighbourhood(pair: Pair) -> list[Reason]:
    homes = pair.traits.homes
    both = homes.set_of(pair.one) & homes.set_of(pair.other)
    return [("same_neighbourhood", pair.traits.neighbourhoods[min(both)])]


def _same_municipality(pair: Pair) -> list[Reason]:
    traits = pair.traits
    key = traits.places.municipalities.index[traits.municipality[pair.one]]
    return [("same_municipality", str(key))]


def _shared_contact(pair: Pair) -> list[Reason]:
    partners = pair.traits.contacts.partners
    both = partners.set_of(pair.one) & partners.set_of(pair.other)
    best = min(both, key=lambda contact: _doubt(pair, contact, contact))
    return [("shared_contact", pair.name(best), len(both))]


def _doubt(pair: Pair, first: int, last: int) -> tuple[int, int, int]:
    """How good an introducer is, the best smallest: confirmed ties, then the least busy."""
    contacts = pair.traits.contacts
    near, far = contacts.confirmed.set_of(pair.one), contacts.confirmed.set_of(pair.other)
    sure = (first in near) + (last in far)
    return -sure, int(contacts.degree[first] + contacts.degree[last]), first


def _contact_of_contact(pair: Pair) -> list[Reason]:
    partners = pair.traits.contacts.partners
    far = partners.set_of(pair.other)
    best: tuple[tuple[int, int, int], int, int] | None = None
    for first in _least_busy(pair, partners.set_of(pair.one)):
        for last in _least_busy(pair, partners.set_of(first) & far):
            found = (_doubt(pair, first, last), first, last)
            best = found if best is None else min(best, found)
    if best is None:
        return []
    return [("contact_of_contact", pair.name(best[1]), pair.name(best[2]))]


def _least_busy(pair: Pair, positions: frozenset[int]) -> list[int]:
    degree = pair.traits.contacts.degree
    if len(positions) <= _MOST_TRIED:
        return list(positions)
    return sorted(positions, key=lambda at: (degree[at], at))[:_MOST_TRIED]


def _knows_alike(pair: Pair) -> list[Reason]:
    """How many partners of the candidate share a theme or a neighbourhood with the organisation."""
    traits = pair.traits
    themes, homes = traits.themes.lists, traits.homes
    ours, near = themes.set_of(pair.one), homes.set_of(pair.one)
    alike = [
        partner
        for partner in traits.contacts.partners.set_of(pair.other)
        if not (ours.isdisjoint(themes.set_of(partner)) and near.isdisjoint(homes.set_of(partner)))
    ]
    return [("knows_alike", len(alike))]


def _knows_many(pair: Pair) -> list[Reason]:
    return [("knows_many", int(pair.traits.contacts.degree[pair.other]))]


def _worlds_meet(pair: Pair) -> list[Reason]:
    traits = pair.traits
    resident = pair.one if traits.lifeworld[pair.one] else pair.other
    return [("worlds_meet", traits.neighbourhoods[int(traits.unmet[resident])])]


def _answers_signal(pair: Pair) -> list[Reason]:
    codes = ("no-linking-tie", "no-peer-tie")
    block, at = pair.block, (pair.row, pair.column)
    own = [code for code, one in zip(codes, block.answers_own, strict=True) if one[at]]
    theirs = [code for code, one in zip(codes, block.answers_theirs, strict=True) if one[at]]
    return [
        *(("answers_signal", pair.name(pair.one), code) for code in own),
        *(("answers_signal", pair.name(pair.other), code) for code in theirs),
    ]


_TOLD: Final[Mapping[str, Callable[[Pair], list[Reason]]]] = {
    "shared_themes": _shared_themes,
    "you_seek": _you_seek,
    "you_offer": _you_offer,
    "same_area": _same_area,
    "same_neighbourhood": _same_neighbourhood,
    "same_municipality": _same_municipality,
    "shared_contact": _shared_contact,
    "contact_of_contact": _contact_of_contact,
    "knows_alike": _knows_alike,
    "knows_many": _knows_many,
    "worlds_meet": _worlds_meet,
    "answers_signal": _answers_signal,
}
