"""Who gets a seat: in turns, so that the lifeworld is at least half of the table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Seating:
    """Ids of who has a seat, in the order of the turns, and of who has none with why not."""

    seated: tuple[str, ...]
    reserve: tuple[tuple[str, str], ...]


def seating(
    residents: Sequence[str], others: Sequence[str], spare: Sequence[str], seats: int | None
) -> Seating:
    """
    Give the seats in turns: one of the lifeworld, then another.

    Parameters
    ----------
    residents
        Ids of the lifeworld, the first to be seated first.
    others
        Ids of everybody else, the first to be seated first.
    spare
        Ids of the lifeworld without another reason; seated where `residents` are too few.
    seats
        How many there are; as many as the names by default.

    Returns
    -------
    seating
        Never more others than of the lifeworld. Who of the spare ones has no seat is not in
        the reserve.
    """
    queue, waiting, extra = list(residents), list(others), list(spare)
    seated: list[str] = []
    own = 0
    while seats is None or len(seated) < seats:
        if waiting and own > len(seated) - own:
            seated.append(waiting.pop(0))
        elif queue:
            seated.append(queue.pop(0))
            own += 1
        elif waiting and extra:
            seated.append(extra.pop(0))
            own += 1
        else:
            break
    full = seats is not None and len(seated) >= seats
    reserve = [(one, "no_seat") for one in queue]
    reserve += [(one, "no_seat" if full else "balance") for one in waiting]
    return Seating(seated=tuple(seated), reserve=tuple(reserve))


def in_turns(queues: Iterable[Sequence[str]]) -> list[str]:
    """
    Merge queues: the first of each, then the second of each.

    Parameters
    ----------
    queues
        Any number of them, of any length.

    Returns
    -------
    merged
        Everybody once more in order.

    Examples
    --------
    >>> in_turns([["a", "b", "c"], ["x"]])
    ['a', 'x', 'b', 'c']
    """
    numbered = [(at, row, one) for row, queue in enumerate(queues) for at, one in enumerate(queue)]
    return [one for _, _, one in sorted(numbered, key=lambda entry: entry[:2])]
