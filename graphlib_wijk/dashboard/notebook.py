"""
What a reader writes down while preparing a meeting, beside the data and never in them.

One interface, so that a database can take the place of the session. Today it lasts as long as
the window is open.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, Protocol

#: In place of an answer: nothing is noted, or what was noted is taken back.
NO_ANSWER: Final = ""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """
    What came of an introduction.

    Parameters
    ----------
    source, target
        Ids of the two; the order means nothing.
    answer
        Code of `vocabulary.INTRODUCTION_ANSWERS`.
    answered_on
        ISO text of the day.
    """

    source: str
    target: str
    answer: str
    answered_on: str

    @property
    def pair(self) -> frozenset[str]:
        """The two, in no order."""
        return frozenset((self.source, self.target))


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """
    Who does what: a row of the table `afspraken`.

    Parameters
    ----------
    who
        Ids of the organisations that do it.
    agreement
        What was agreed.
    with_whom
        Ids of those they do it with.
    due, agreed_on
        ISO text of a year, month or day; empty for unknown.
    done
        Whether it was done.
    note
        Whatever else is written beside it.
    """

    who: tuple[str, ...]
    agreement: str
    with_whom: tuple[str, ...] = ()
    due: str = ""
    agreed_on: str = ""
    done: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Notes:
    """
    What is laid over a data set.

    Parameters
    ----------
    answers
        One for each pair that was answered here.
    agreements
        Every agreement as the reader left the list; None while nothing was changed in it.
    """

    answers: tuple[Answer, ...] = ()
    agreements: tuple[Agreement, ...] | None = None

    def answered(self, answer: Answer) -> Notes:
        """
        Take down what came of an introduction.

        Parameters
        ----------
        answer
            What came of it; `NO_ANSWER` takes back what was said here.

        Returns
        -------
        notes
            With this answer in place of an earlier one about the same two.
        """
        others = tuple(known for known in self.answers if known.pair != answer.pair)
        added = () if answer.answer == NO_ANSWER else (answer,)
        return replace(self, answers=(*others, *added))


NOTHING_NOTED: Final = Notes()


@dataclass(frozen=True, kw_only=True)
class Guests:
    """
    What a reader changed in a proposed invitation list.

    Parameters
    ----------
    added, removed
        Ids, in the order in which they were put on or taken off.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class Notebook(Protocol):
    """Where notes are kept."""

    def notes(self, dataset: str) -> Notes:
        """
        Return what was noted about a data set.

        Parameters
        ----------
        dataset
            Its folder.

        Returns
        -------
        notes
            Empty when nothing was.
        """

    def keep(self, dataset: str, notes: Notes) -> None:
        """
        Keep notes about a data set.

        Parameters
        ----------
        dataset
            Its folder.
        notes
            They take the place of the earlier ones.
        """

    def guests(self, meeting: str) -> Guests:
        """
        Return what was changed in an invitation list.

        Parameters
        ----------
        meeting
            Which meeting.

        Returns
        -------
        guests
            Empty when nothing was.
        """

    def keep_guests(self, meeting: str, guests: Guests) -> None:
        """
        Keep what was changed in an invitation list.

        Parameters
        ----------
        meeting
            Which meeting.
        guests
            They take the place of the earlier changes.
        """


@dataclass
class SessionNotebook:
    """Notes of one session, gone when the session is."""

    _notes: dict[str, Notes] = field(default_factory=dict)
    _guests: dict[str, Guests] = field(default_factory=dict)

    def notes(self, dataset: str) -> Notes:
        """
        Return what was noted about a data set.

        Parameters
        ----------
        dataset
            Its folder.

        Returns
        -------
        notes
            Empty when nothing was.
        """
        return self._notes.get(dataset, Notes())

    def keep(self, dataset: str, notes: Notes) -> None:
        """
        Keep notes about a data set.

        Parameters
        ----------
        dataset
            Its folder.
        notes
            They take the place of the earlier ones.
        """
        self._notes[dataset] = notes

    def guests(self, meeting: str) -> Guests:
        """
        Return what was changed in an invitation list.

        Parameters
        ----------
        meeting
            Which meeting.

        Returns
        -------
        guests
            Empty when nothing was.
        """
        return self._guests.get(meeting, Guests())

    def keep_guests(self, meeting: str, guests: Guests) -> None:
        """
        Keep what was changed in an invitation list.

        Parameters
        ----------
        meeting
            Which meeting.
        guests
            They take the place of the earlier changes.
        """
        self._guests[meeting] = guests
