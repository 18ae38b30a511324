"""What was decided and agreed goes with the data, in every format that keeps everything."""

from __future__ import annotations

from dataclasses import replace

import pytest

import graphlib_wijk as gw
from graphlib_wijk.network import Network
from graphlib_wijk.reading.formats import READERS
from graphlib_wijk.tables import AGREEMENTS, INTRODUCTIONS, SAME, Dataset, frame_of
from graphlib_wijk.writing import FORMATS, write
from tests.networks import OTHER_WIJK, dataset, organisation

SUFFIXES = ["", *(f.suffix for f in FORMATS if f.lossless and f.suffix in READERS)]
by_suffix = pytest.mark.parametrize("suffix", SUFFIXES, ids=lambda suffix: suffix or "folder")


def decided() -> Dataset:
    """Three organisations, two of which are one, and one question that is answered with never."""
    rows = [
        {"one": "a", "other": "b", "decision": "together", "decided_on": "2026-03-14"},
        {"one": "c", "other": "a", "decision": "never", "note": "gebeld; zij | zijn twee"},
        {"one": "b", "other": "c"},
    ]
    far = organisation("c", lat=52.123, lon=5.00001, neighbourhood_codes=(OTHER_WIJK,))
    return replace(dataset(["a", "b", far], [("a", "c")]), same=frame_of(SAME, rows))


@by_suffix
def test_decisions_come_back_as_they_were(tmp_path, suffix):
    """Each decision, its date and note; and three decimals, which look like thousands."""
    data = decided()

    found, _ = gw.read(write(data, tmp_path / f"gegevens{suffix}"))

    assert data.same.equals(found.same)
    assert [52.123, 5.00001] == found.organisations.loc["c", ["lat", "lon"]].tolist()


@by_suffix
def test_a_part_takes_its_own_decisions_along(tmp_path, suffix):
    """A decision about an organisation that is not written would be about a stranger."""
    part = Network(decided()).in_neighbourhood("WK990101")

    found, problems = gw.read(write(part, tmp_path / f"deel{suffix}"))

    assert [("a", "b")] == list(zip(found.same["one"], found.same["other"], strict=True))
    assert not [problem for problem in problems if problem.code == "unknown-in-decision"]


def test_a_folder_leaves_no_decisions_of_others_behind(tmp_path):
    """Writing data without decisions over data with them removes the table."""
    write(decided(), tmp_path / "map")
    write(replace(decided(), same=frame_of(SAME, [])), tmp_path / "map")

    assert not (tmp_path / "map" / "dezelfde.csv").exists()


@by_suffix
def test_answers_to_introductions_come_back_as_they_were(tmp_path, suffix):
    """Each answer with its day and note; a part takes only those about its own along."""
    rows = [
        {"source": "a", "target": "b", "answer": "declined", "answered_on": "2026-03-14"},
        {"source": "c", "target": "a", "answer": "discussed", "note": "gebeld; later"},
        {"source": "b", "target": "c"},
    ]
    data = replace(decided(), introductions=frame_of(INTRODUCTIONS, rows))
    part = Network(data).in_neighbourhood("WK990101")

    found, _ = gw.read(write(data, tmp_path / f"gegevens{suffix}"))
    of_part, _ = gw.read(write(part, tmp_path / f"deel{suffix}"))

    assert data.introductions.equals(found.introductions)
    assert data.introductions.iloc[:1].equals(of_part.introductions)


def test_answers_follow_who_was_merged():
    """The one that stays keeps the answers of the other, and none about itself."""
    rows = [{"source": "b", "target": "c", "answer": "made"}, {"source": "a", "target": "b"}]
    data = replace(decided(), introductions=frame_of(INTRODUCTIONS, rows))

    told = gw.merged(data).introductions

    assert [("a", "c", "made")] == list(
        told[["source", "target", "answer"]].itertuples(index=False, name=None)
    )


AGREED = (
    {
        "who": ("a",),
        "with_whom": ("b", "c"),
        "agreement": '=Een kraan; "op tijd" | 1.234',
        "due": "2026-06",
        "agreed_on": "2026-03-14",
        "done": True,
        "note": "gebeld",
    },
    {"who": ("c", "b"), "agreement": "Sleutel"},
    {"who": ("c",), "agreement": "Bank", "due": "2027"},
)


@by_suffix
def test_agreements_come_back_as_they_were(tmp_path, suffix):
    """Each with its organisations, dates and note; a part names only its own in them."""
    data = replace(decided(), agreements=frame_of(AGREEMENTS, AGREED))
    part = Network(data).in_neighbourhood("WK990101")

    found, _ = gw.read(write(data, tmp_path / f"gegevens{suffix}"))
    of_part, problems = gw.read(write(part, tmp_path / f"deel{suffix}"))

    assert data.agreements.equals(found.agreements)
    assert [(("a",), ("b",)), (("b",), ())] == list(
        zip(of_part.agreements["who"], of_part.agreements["with_whom"], strict=True)
    )
    assert not [problem for problem in problems if problem.code.endswith("-in-agreement")]


def test_agreements_follow_who_was_merged():
    """The one that stays keeps them; what two agreed who turn out to be one is its own."""
    data = replace(decided(), agreements=frame_of(AGREEMENTS, AGREED))

    told = gw.merged(data).agreements

    assert [(("a",), ("c",)), (("c", "a"), ()), (("c",), ())] == list(
        zip(told["who"], told["with_whom"], strict=True)
    )


def test_a_scenario_leaves_agreements_of_who_is_gone_out():
    """Without an organisation the others keep what they agreed."""
    data = replace(decided(), agreements=frame_of(AGREEMENTS, AGREED))

    told = gw.Scenario(remove_organisations=("c",)).applied(Network(data)).dataset.agreements

    assert [(("a",), ("b",)), (("b",), ())] == list(
        zip(told["who"], told["with_whom"], strict=True)
    )
