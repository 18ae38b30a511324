"""
The fewest pairs that leave nobody without what it lacks, within a number of seats.

Pure counting, on numbers. Who lacks a peer needs a pair with another initiative, who lacks a
linking tie a pair with an institution. Without a limit of seats the fewest pairs follow from a
largest matching (Gallai 1959; Edmonds 1965). With one, whom to seat is searched for: every
choice in small cases; in larger ones the search stops and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import networkx as nx

#: So many choices are looked at before the search stops.
MOST_CHOICES: Final = 2_000

Need = tuple[int, str]
PEER: Final = "no-peer-tie"
LINKING: Final = "no-linking-tie"


@dataclass(frozen=True)
class Lacking:
    """
    Who lacks what, and who could give it.

    Parameters
    ----------
    givers
        For each need, an organisation and a signal, those who could answer it; perhaps nobody.
    scores
        How much two have to talk about, by pair; 0 for a pair that is not in it. Between equal
        plans the higher scores win.
    """

    givers: Mapping[Need, frozenset[int]]
    scores: Mapping[tuple[int, int], float]

    def score(self, one: int, other: int) -> float:
        """
        Return how much two have to talk about.

        Parameters
        ----------
        one, other
            The two.

        Returns
        -------
        score
            At least 0.
        """
        return self.scores.get((one, other), 0.0)

    def solved(self, seated: Iterable[int]) -> list[Need]:
        """
        List the needs that can be answered at a table.

        Parameters
        ----------
        seated
            Who is at the table.

        Returns
        -------
        needs
            In the order of `givers`.
        """
        table = frozenset(seated)
        return [
            need
            for need, givers in self.givers.items()
            if need[0] in table and not givers.isdisjoint(table)
        ]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """
    Which pairs to introduce.

    `exact` tells that no plan answers more needs, and none that answers as many has fewer
    pairs; otherwise no plan answers more than `bound` needs.
    """

    pairs: tuple[tuple[int, int], ...]
    solved: tuple[Need, ...]
    exact: bool
    bound: int


def best_plan(lacking: Lacking, seats: int | None, choices: int = MOST_CHOICES) -> Plan:
    """
    Choose the pairs.

    Parameters
    ----------
    lacking
        Who lacks what.
    seats
        How many organisations fit at the table; None for as many as needed.
    choices
        How many choices of whom to seat are looked at before the search stops.

    Returns
    -------
    plan
        As many needs answered as can be, in as few pairs as can be; see `Plan.exact`.

    Notes
    -----
    When the search stops, what it found is at least as good as seating greedily: first the
    givers, each the one that answers most of what is left. That takes at most H(n) = 1 + 1/2 +
    … + 1/n times the fewest givers that answer n needs (Chvátal 1979, Mathematics of
    Operations Research 4(3)). How many needs fit the seats is then bounded by `Plan.bound`.
    """
    everyone = _everyone(lacking)
    free = _pairs(lacking, everyone)
    if seats is None or len({end for pair in free for end in pair}) <= seats:
        solved = lacking.solved(everyone)
        return Plan(pairs=free, solved=tuple(solved), exact=True, bound=len(solved))
    search = _Search(lacking, seats, choices)
    table, exact = search.best()
    solved = lacking.solved(table)
    bound = len(solved) if exact else search.most(frozenset(), everyone)
    return Plan(pairs=_pairs(lacking, table), solved=tuple(solved), exact=exact, bound=bound)


def _everyone(lacking: Lacking) -> list[int]:
    """Return who plays a part: those with a need and those who could answer one, in order."""
    needy = {one for one, _ in lacking.givers}
    return sorted(needy.union(*lacking.givers.values()))


def _matching(lacking: Lacking, lonely: Iterable[int]) -> list[tuple[int, int]]:
    """Return as many pairs as can be of two who lack a peer, of those with the highest scores."""
    graph: nx.Graph[int] = nx.Graph()
    members = sorted(lonely)
    for at, one in enumerate(members):
        for other in members[at + 1 :]:
            if other in lacking.givers[one, PEER]:
                graph.add_edge(one, other, weight=lacking.score(one, other))
    found = nx.max_weight_matching(graph, maxcardinality=True)
    return sorted((min(pair), max(pair)) for pair in found)


def _pairs(lacking: Lacking, seated: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return the fewest pairs that answer every need that can be answered at this table."""
    table = frozenset(seated)
    needs = lacking.solved(table)
    pairs = _matching(lacking, [one for one, code in needs if code == PEER])
    paired = {end for pair in pairs for end in pair}
    used = set(paired)
    for one, code in needs:
        if code == PEER and one in paired:
            continue
        givers = sorted(lacking.givers[one, code] & table)
        # Who is at the table anyway takes no seat more.
        best = max(givers, key=lambda giver: (lacking.score(one, giver), giver in used, -giver))
        used |= {one, best}
        pairs.append((one, best))
    return tuple(pairs)


class _Search:
    """Whom to seat: depth first, the most needy first, cut short by what is still possible."""

    def __init__(self, lacking: Lacking, seats: int, choices: int) -> None:
        self._lacking = lacking
        self._seats = seats
        self._left = choices
        self._actors = _without_the_dominated(lacking)
        self._table = frozenset(self._greedy())
        self._worth = self._worth_of(self._table)

    def best(self) -> tuple[frozenset[int], bool]:
        """Return the best table found, and whether every choice was looked at."""
        stack = [(frozenset[int](), 0)]
        while stack and self._left > 0:
            self._left -= 1
            table, at = stack.pop()
            if len(self._lacking.solved(table)) >= self._worth[0]:
                worth = self._worth_of(table)
                if worth > self._worth:
                    self._table, self._worth = table, worth
            if at == len(self._actors) or len(table) == self._seats:
                continue
            if not self._can_be_better(table, self._actors[at:]):
                continue
            stack.append((table, at + 1))
            stack.append((table | {self._actors[at]}, at + 1))
        return self._table, not stack

    def most(self, table: frozenset[int], others: Iterable[int]) -> int:
        """Return how many needs can be answered at most when these take the seats left."""
        rest = list(others)
        within = table.union(rest)
        counts = dict.fromkeys(within, 0)
        for one, _ in self._lacking.solved(within):
            counts[one] += 1
        free = self._seats - len(table)
        own = sum(counts[one] for one in table)
        return own + sum(sorted((counts[one] for one in rest), reverse=True)[:free])

    def _can_be_better(self, table: frozenset[int], others: list[int]) -> bool:
        most = self.most(table, others)
        solved, pairs = self._worth
        # Even in pairs that answer two needs each, so many take half as many pairs.
        return most > solved or (most == solved and -pairs > (most + 1) // 2)

    def _worth_of(self, table: frozenset[int]) -> tuple[int, int]:
        """Return needs answered and pairs taken; fewer pairs are worth more."""
        needs = self._lacking.solved(table)
        lonely = [one for one, code in needs if code == PEER]
        return len(needs), len(_matching(self._lacking, lonely)) - len(needs)

    def _greedy(self) -> list[int]:
        """Seat after each number of givers whoever answers most; return the best table."""
        best: list[int] = []
        givers = _cover(self._lacking)
        for number in range(min(len(givers), self._seats) + 1):
            table = self._filled(givers[:number])
            if self._worth_of(frozenset(table)) > self._worth_of(frozenset(best)):
                best = table
        return best

    def _filled(self, givers: list[int]) -> list[int]:
        table = list(givers)
        needs = self._lacking.givers
        owners = dict.fromkeys(one for one, _ in needs)
        wants = {one: sum((one, code) in needs for code in (PEER, LINKING)) for one in owners}
        left = [one for one in owners if one not in table]
        while left and len(table) < self._seats:
            gains = {one: len(self._lacking.solved([*table, one])) for one in left}
            table.append(max(left, key=lambda one: (gains[one], wants[one], -one)))
            left.remove(table[-1])
        return table


def _cover(lacking: Lacking) -> list[int]:
    """Return givers that answer every need, each the one that answers most of what is left."""
    left = {need: givers for need, givers in lacking.givers.items() if givers}
    chosen = []
    while left:
        counts: dict[int, int] = {}
        for givers in left.values():
            for giver in givers:
                counts[giver] = counts.get(giver, 0) + 1
        best = max(counts, key=lambda giver: (counts[giver], -giver))
        chosen.append(best)
        left = {need: givers for need, givers in left.items() if best not in givers}
    return chosen


def _without_the_dominated(lacking: Lacking) -> list[int]:
    """Return who may have to be seated: of givers without a need, only the most giving."""
    owners = {one for one, _ in lacking.givers}
    answers: dict[int, set[Need]] = {}
    for need, givers in lacking.givers.items():
        for giver in givers:
            answers.setdefault(giver, set()).add(need)
    pure = sorted(answers.keys() - owners, key=lambda giver: (-len(answers[giver]), giver))
    kept: list[int] = []
    for giver in pure:
        if not any(answers[giver] <= answers[other] for other in kept):
            kept.append(giver)
    wants = {one: sum((one, code) in lacking.givers for code in (PEER, LINKING)) for one in owners}
    return [*kept, *sorted(owners, key=lambda one: (-wants[one], one))]
