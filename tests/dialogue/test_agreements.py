"""What was agreed, and how that stands on a day."""

from __future__ import annotations

from dataclasses import replace

import pytest

import graphlib_wijk as gw
from graphlib_wijk.dialogue import AGREEMENT_STATUSES
from graphlib_wijk.network import Network
from graphlib_wijk.tables import AGREEMENTS, About, frame_of
from graphlib_wijk.vocabulary import codes
from tests.networks import OTHER_WIJK, WIJK, dataset, organisation


def agreed(*rows: dict[str, object], **about: str) -> Network:
    """Return a network of three organisations with these agreements; the last one is hidden."""
    people = [
        "a",
        organisation("b", neighbourhood_codes=(OTHER_WIJK,)),
        organisation("ghost", hidden=True),
    ]
    table = frame_of(AGREEMENTS, [{"who": ("a",), "agreement": "Een kraan.", **r} for r in rows])
    return Network(replace(dataset(people, about=About(**about)), agreements=table))


@pytest.mark.parametrize(
    ("row", "on", "status"),
    [
        ({"done": True, "due": "2026-01-01"}, "2026-06-01", "done"),
        ({}, "2026-06-01", "no_date"),
        ({"due": "2026-05-31"}, "2026-06-01", "overdue"),
        ({"due": "2026-06-01"}, "2026-06-01", "open"),
        ({"due": "2026-06"}, "2026-06-30", "open"),
        ({"due": "2026-06"}, "2026-07-01", "overdue"),
        ({"due": "2026"}, "2026-12-31", "open"),
        ({"due": "2026-05-31"}, "2026", "open"),
        ({"due": "2026-05-31"}, "", "open"),
    ],
)
def test_the_status_is_that_of_the_day(row, on, status) -> None:
    """Done, without a date, or overdue when its last day is before the first that `on` means."""
    assert [status] == gw.agreements(agreed(row), on)["status"].tolist()


def test_the_reference_date_is_the_day_unless_another_is_given() -> None:
    """Without either, nothing is overdue: an unknown day is unknown."""
    row = {"due": "2026-05-31"}
    assert ["overdue"] == gw.agreements(agreed(row, reference_date="2026-10-01")).status.tolist()
    assert ["open"] == gw.agreements(agreed(row))["status"].tolist()


def test_a_part_lists_what_touches_it() -> None:
    """An agreement of somebody elsewhere with somebody here is listed, others are not."""
    net = agreed({"who": ("b",)}, {"who": ("b",), "with_whom": ("a",)}, {"who": ("a",)})
    assert [1, 2] == gw.agreements(net.in_neighbourhood(WIJK)).index.tolist()
    assert [0, 1, 2] == gw.agreements(net).index.tolist()


def test_who_is_hidden_is_not_named() -> None:
    """Left out of an agreement with others, and with it the agreement that only it keeps."""
    net = agreed({"with_whom": ("ghost", "b")}, {"who": ("ghost",)})
    table = gw.agreements(net)
    assert [(("a",), ("b",))] == list(zip(table["who"], table["with_whom"], strict=True))


def test_without_agreements_there_are_columns() -> None:
    """No agreement gives an empty table with its status."""
    table = gw.agreements(agreed())
    assert table.empty
    assert [*frame_of(AGREEMENTS, []).columns, "status"] == table.columns.tolist()


def test_a_day_that_is_none_is_refused() -> None:
    """A word is no day."""
    with pytest.raises(ValueError, match="isoformat"):
        gw.agreements(agreed({}), "gisteren")


def test_every_status_occurs() -> None:
    """The statuses are data, and no other is ever given."""
    rows = [{"done": True}, {}, {"due": "2025"}, {"due": "2027"}]
    found = gw.agreements(agreed(*rows), "2026-06-01")["status"]
    assert list(codes(AGREEMENT_STATUSES)) == found.tolist()
