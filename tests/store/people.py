"""Who and when and how much, for tests of the store."""

import hashlib
from datetime import UTC, datetime, timedelta

from graphlib_wijk.store import LOCAL, Actor, Signature
from graphlib_wijk.tables import Dataset
from tests.networks import dataset, organisation

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def signed(actor: Actor = LOCAL, minutes: float = 0) -> Signature:
    """Somebody, some minutes after noon."""
    return Signature(actor=actor, at=NOON + timedelta(minutes=minutes))


def bulky(size: int) -> Dataset:
    """A data set that packing makes little smaller."""
    notes = [hashlib.sha512(b"%d" % number).hexdigest() for number in range(size)]
    return dataset([organisation(f"o{at}", note=note) for at, note in enumerate(notes)])
