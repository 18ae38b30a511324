"""Two people who change the same thing: the second hears what the first did."""

from __future__ import annotations

from graphlib_wijk.store.differences import RowChange
from graphlib_wijk.store.errors import StoreError
from graphlib_wijk.store.kept import Version
from graphlib_wijk.store.noted import Note


class ConflictError(StoreError):
    """
    Somebody else changed the same thing meanwhile; nothing of one's own was lost or kept.

    Parameters
    ----------
    changes
        What the other changed of it, with the values before and after.
    version
        The version that is current now: who made it, and when.
    state
        What became of a proposal that somebody else dealt with; empty when it is not about one.
    note
        A note as somebody else left it; None when it is not about one.
    """

    code = "conflict"
    nl = "Iemand anders heeft dit intussen veranderd. Bekijk die verandering eerst."
    en = "Somebody else changed this meanwhile. Look at that change first."

    def __init__(
        self,
        changes: tuple[RowChange, ...],
        *,
        version: Version | None = None,
        state: str = "",
        note: Note | None = None,
    ) -> None:
        self.changes = changes
        self.version = version
        self.state = state
        self.note = note
        super().__init__()
