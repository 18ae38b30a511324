"""While tables are read the collector of garbage is off, and afterwards it is as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from graphlib_wijk.reading.collector import paused_collector


@pytest.fixture(autouse=True)
def collector_on() -> Iterator[None]:
    """Leave the collector on, whatever a test did."""
    gc.enable()
    yield
    gc.enable()


def test_the_collector_is_off_until_the_last_reading_ends() -> None:
    """Readings may go on at the same time."""
    with paused_collector():
        with paused_collector():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_error_switches_the_collector_on_again() -> None:
    """Whatever goes wrong while reading."""
    with pytest.raises(ValueError, match="wrong"), paused_collector():
        int("wrong")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    """Somebody else had a reason for that."""
    gc.disable()
    with paused_collector():
        pass
    assert not gc.isenabled()


def test_what_was_read_is_counted_as_old() -> None:
    """The collector does not go through a new table as soon as it is on again."""
    gc.unfreeze()
    with paused_collector():
        kept: list[object] = []
    assert any(one is kept for one in gc.get_objects(generation=2))


def test_what_somebody_froze_stays_frozen() -> None:
    """A server freezes what it keeps, so that it is never looked at again."""
    gc.freeze()
    with paused_collector():
        pass
    assert gc.get_freeze_count()
    gc.unfreeze()
