"""People who act at the same moment, windows that close halfway, and clocks that jump."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from graphlib_wijk.store import (
    LOCAL,
    ConflictError,
    Correction,
    LinkRefusedError,
    Signature,
    Store,
    StoreError,
    kept,
    versions,
)
from tests.networks import dataset
from tests.store.people import signed

TIE = ("a", "b", "cooperation")


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with two organisations and a tie that one of them named."""
    store.versions.save("x", dataset(["a", "b"], [("a", "b", ["a"])]), signed())
    return store


def together(*deeds: Callable[[], object]) -> list[object]:
    """Do deeds at the same moment; return what each gave, or how it was refused."""
    ready = threading.Barrier(len(deeds))

    def one(deed: Callable[[], object]) -> object:
        ready.wait()
        try:
            return deed()
        except StoreError as refusal:
            return refusal

    with ThreadPoolExecutor(len(deeds)) as pool:
        return [done.result() for done in [pool.submit(one, deed) for deed in deeds]]


def said(kind: str, **fields: object) -> Correction:
    """What an organisation says of its tie."""
    return Correction(kind=kind, organisation="b", tie=TIE, fields=fields)


def apply(store: Store, correction: Correction) -> Callable[[], object]:
    """Return the deed of a correction by who looked at the first version."""
    return lambda: store.proposals.apply("x", correction, signed(), expected=1)


def test_who_confirms_and_who_denies_at_once_do_not_both_get_their_way(filled: Store) -> None:
    """One wins; the other is told, with what the first did."""
    answers = together(apply(filled, said("confirm-tie")), apply(filled, said("deny-tie")))

    (refusal,) = [one for one in answers if isinstance(one, ConflictError)]
    assert refusal.version.number == 2
    assert 2 == len(filled.versions.history("x", signed()))


def test_who_decides_about_one_proposal_at_once_decides_it_once(filled: Store) -> None:
    """Accepting, turning down and a double click: one decision, one version at most."""
    made = filled.proposals.submit("x", said("confirm-tie"), signed(), expected=1)
    accept = lambda: filled.proposals.accept(made.id, signed(), revision=1)  # noqa: E731
    reject = lambda: filled.proposals.reject(made.id, signed(), reason="x", revision=1)  # noqa: E731

    answers = together(accept, accept, reject, accept)

    assert 3 == sum(isinstance(one, ConflictError) for one in answers)
    accepted = filled.proposals.list("x", signed())[0].state == "accepted"
    assert (2 if accepted else 1) == len(filled.versions.history("x", signed()))


def test_people_who_change_different_fields_at_once_both_get_through(filled: Store) -> None:
    """Nothing of either is lost."""
    deeds = [
        apply(filled, Correction(kind="change-details", organisation="a", fields={name: value}))
        for name, value in (("website", "https://a.nl"), ("note", "x"), ("seeks", ("geld",)))
    ]

    answers = together(*deeds)

    assert not any(isinstance(one, StoreError) for one in answers)
    row = filled.versions.open("x", signed()).organisations.loc["a"]
    assert ("https://a.nl", "x", ("geld",)) == (row["website"], row["note"], row["seeks"])


def test_a_form_that_arrives_twice_at_once_is_one_proposal(filled: Store) -> None:
    """A double click over two connections makes nothing double."""
    submit = lambda: filled.proposals.submit(  # noqa: E731
        "x", said("confirm-tie"), signed(), expected=1, token="form"
    )

    answers = together(submit, submit, submit)

    assert 1 == len({one.id for one in answers})
    assert 1 == len(filled.proposals.list("x", signed()))


class _WindowClosedError(BaseException):
    """What a script gets in the middle of whatever it does when its window closes."""


@pytest.mark.parametrize("place", ["append", "note"])
def test_a_window_that_closes_during_an_import_leaves_all_or_nothing(
    filled: Store, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """What was under way is undone, the next import works, and the record tells what is so."""

    def closed(*_given: object, **_named: object) -> None:
        raise _WindowClosedError

    with monkeypatch.context() as patch:
        if place == "append":
            patch.setattr(versions, "append", closed)
        else:
            patch.setattr(kept.Deed, "note", closed)
        with pytest.raises(_WindowClosedError):
            filled.versions.save("x", dataset(["a"]), signed())

    assert [1] == [one.number for one in filled.versions.history("x", signed())]
    assert 2 == filled.versions.save("x", dataset(["a", "b"]), signed()).number
    recorded = [one.record for one in filled.audit.list(signed()) if one.action == "import"]
    assert ["version 1", "version 2"] == recorded


#: The hour that comes twice in the night in which summer time ends.
TWICE = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))


def test_the_hour_that_comes_twice_is_kept_in_its_order(filled: Store) -> None:
    """Before and after the clock goes back are an hour apart, in UTC and in the record."""
    for moment in (TWICE.replace(fold=0), TWICE.replace(fold=1)):
        by = Signature(actor=LOCAL, at=moment)
        filled.versions.save("x", dataset(["a"]), by)

    first, second = [one.made_at for one in filled.versions.history("x", signed())][1:]
    assert ("2026-10-25T00:30", "2026-10-25T01:30") == (first[:16], second[:16])
    assert timedelta(hours=1) == datetime.fromisoformat(second) - datetime.fromisoformat(first)


def test_a_link_ends_at_its_moment_in_whatever_time_zone_one_asks(filled: Store) -> None:
    """Summer time, winter time and the other side of the world agree."""
    end = TWICE.replace(fold=1)
    by = Signature(actor=LOCAL, at=TWICE - timedelta(days=1))
    _, token = filled.links.make("x", "a", by, expires_at=end)
    for zone in (UTC, ZoneInfo("Pacific/Auckland"), ZoneInfo("Europe/Amsterdam")):
        # A minute in one zone and the same in another are only the same in UTC.
        just = (end.astimezone(UTC) - timedelta(minutes=1)).astimezone(zone)
        assert "a" == filled.links.open(token, just).organisation
        with pytest.raises(LinkRefusedError):
            filled.links.open(token, end.astimezone(UTC).astimezone(zone))


def test_a_clock_that_jumps_back_changes_no_order(filled: Store) -> None:
    """Versions and the record go on counting, and what was withdrawn stays so."""
    earlier = replace(signed(), at=signed().at - timedelta(days=400))
    filled.versions.save("x", dataset(["a"]), earlier)

    assert [1, 2] == [one.number for one in filled.versions.history("x", signed())]
    ids = [entry.id for entry in filled.audit.list(signed())]
    assert sorted(ids) == ids
    assert "version 2" == filled.audit.list(signed())[-1].record
