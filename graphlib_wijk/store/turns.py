"""Waiting for one's turn: who came first goes first, and nobody waits for ever."""

from __future__ import annotations

import threading
from collections import deque


class Turns:
    """
    A queue of threads, one of which has the turn.

    A plain lock lets in whoever happens to be awake: the thread that just had it, mostly.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._taken = False

    def take(self, patience: float) -> bool:
        """
        Wait for the turn.

        Parameters
        ----------
        patience
            How long, in seconds.

        Returns
        -------
        taken
            False when others took too long; then there is nothing to give back.
        """
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            called = threading.Event()
            self._waiting.append(called)
        if called.wait(patience):
            return True
        with self._guard:
            # It may just have been called.
            if called.is_set():
                return True
            self._waiting.remove(called)
            return False

    def give_back(self) -> None:
        """Let the one who waits longest have the turn."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False
