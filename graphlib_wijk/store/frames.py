"""Tables that were put together before, kept ready under the hashes of what they hold."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

import pandas as pd

#: The name of a table, and the hashes of its stretches.
FrameKey = tuple[str, ...]


class Frames:
    """
    Tables by what they hold; those used longest ago go first.

    A hash belongs to one content for ever, so that nothing kept here can be out of date.

    Parameters
    ----------
    room
        How many rows are kept together at most.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._kept: OrderedDict[FrameKey, pd.DataFrame] = OrderedDict()
        self._turn = threading.Lock()

    def get(self, key: FrameKey, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        """
        Return a table.

        Parameters
        ----------
        key
            What it holds.
        make
            Makes it when it is not there.

        Returns
        -------
        frame
            One's own: what is done to it changes nothing for others.
        """
        with self._turn:
            frame = self._kept.get(key)
            if frame is not None:
                self._kept.move_to_end(key)
        if frame is None:
            frame = make()
            self.put(key, frame)
        # Not one cell is copied until somebody writes to it.
        return frame.copy(deep=False)

    def put(self, key: FrameKey, frame: pd.DataFrame) -> None:
        """
        Keep a table ready.

        Parameters
        ----------
        key
            What it holds.
        frame
            The table, which nobody changes any more.
        """
        with self._turn:
            self._kept[key] = frame
            while sum(map(len, self._kept.values())) > self._room:
                self._kept.popitem(last=False)


#: Room for the tables of a whole country, or for many of a municipality.
FRAMES: Final = Frames(room=1_000_000)
