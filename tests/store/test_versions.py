"""Versions: they come back as they were kept, in order, and say where they came from."""

from __future__ import annotations

import json
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event, func, select, text

from graphlib_wijk.scenario import Scenario
from graphlib_wijk.store import ANYONE, ConflictError, Source, Store, StoreError, open_store
from graphlib_wijk.store.contents import (
    about_of,
    contents_of,
    dataset_of,
    frame_of_contents,
    problems_of,
)
from graphlib_wijk.store.differences import differences
from graphlib_wijk.store.frames import Frames
from graphlib_wijk.store.rows import rows_of
from graphlib_wijk.store.schema import CONTENTS
from graphlib_wijk.tables import (
    INTRODUCTIONS,
    ORGANISATIONS,
    SAME,
    TABLES,
    ContractError,
    Dataset,
    Problem,
    frame_of,
)
from tests.networks import dataset, network, organisation
from tests.store.people import NOON, bulky, signed
from tests.writing.rich import TEXTS, rich_datasets

_PROBLEMS = st.builds(
    Problem,
    code=st.just("unknown-term"),
    file=TEXTS,
    row=st.none() | st.integers(1, 9),
    found=TEXTS,
)


@st.composite
def whole_datasets(draw: st.DrawFn) -> Dataset:
    """Data sets with something in every table, and a report."""
    data = draw(rich_datasets())
    ids = data.organisations.index.tolist()
    pairs = st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids))) if ids else st.just([])
    decisions = [
        {"one": one, "other": other, "decision": "together", "note": draw(TEXTS)}
        for one, other in draw(pairs)
    ]
    answers = [
        {"source": one, "target": other, "answer": "declined", "note": draw(TEXTS)}
        for one, other in draw(pairs)
    ]
    return replace(
        data,
        same=frame_of(SAME, decisions),
        introductions=frame_of(INTRODUCTIONS, answers),
        problems=tuple(draw(st.lists(_PROBLEMS, max_size=2))),
    )


def assert_same(one: Dataset, other: Dataset) -> None:
    """Compare every cell of every table, its type, and what is said about them."""
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(one, table.name), getattr(other, table.name))
    assert one.about == other.about
    assert one.problems == other.problems


@settings(max_examples=20)
@given(data=whole_datasets())
def test_any_data_set_comes_back_from_its_contents(data: Dataset) -> None:
    """Whatever stands in the cells, packing and unpacking changes nothing."""
    packed: dict[str, list[bytes]] = {}
    for content in contents_of(data):
        packed.setdefault(content.table, []).append(content.packed)
    frames = {table.name: frame_of_contents(table, packed[table.name]) for table in TABLES}

    assert_same(data, dataset_of(frames, about_of(data), problems_of(data)))


def test_what_a_version_holds_comes_back_from_the_database(store: Store) -> None:
    """On both databases, with signs that one of them refuses as text."""
    strange = ["\x00", "é\u0301", "'; DROP TABLE audit; --", "𝔚", "{}", "%s"]
    data = dataset(
        [organisation(f"o{at}", name=name, note=name) for at, name in enumerate(strange)]
    )
    data = replace(data, problems=(Problem(code="unknown-term", file="\x00", found="\ud800"),))

    store.versions.save("a", data, signed(), source=Source(file="a\x00b.xlsx", sha256="00"))

    assert_same(data, store.versions.open("a", signed()))
    assert "a\x00b.xlsx" == store.versions.history("a", signed())[0].source.file


@settings(max_examples=5)
@given(data=whole_datasets())
def test_any_data_set_comes_back_from_a_file(
    tmp_path_factory: pytest.TempPathFactory, data: Dataset
) -> None:
    """The whole way to the disk and back changes nothing."""
    path = tmp_path_factory.mktemp("kept") / "w.db"
    with open_store(f"sqlite:///{path}") as store:
        store.versions.save("a", data, signed())
    with open_store(f"sqlite:///{path}") as store:
        assert_same(data, store.versions.open("a", signed()))


def test_a_version_says_where_it_came_from(store: Store) -> None:
    """Who, when, from which file with which hash, why, and how many problems were reported."""
    problems = (Problem(code="unknown-term", file="a.csv", row=2, found="x"),)
    source = Source(file="a.csv", sha256="ab" * 32)

    saved = store.versions.save(
        "a", replace(dataset(["a"]), problems=problems), signed(), source=source
    )

    assert [saved] == list(store.versions.history("a", signed()))
    assert ("local", "2026-11-22T12:00:00.000000Z", "import", source, 1) == (
        saved.made_by,
        saved.made_at,
        saved.reason,
        saved.source,
        saved.problems,
    )
    assert problems == store.versions.open("a", signed()).problems


def test_versions_count_up_when_the_clock_goes_back(store: Store) -> None:
    """Order is that of the numbers: an hour that comes twice changes nothing."""
    for minutes in (0, -60, 60, -600):
        store.versions.save("a", dataset([f"o{minutes}"]), signed(minutes=minutes))

    assert [1, 2, 3, 4] == [version.number for version in store.versions.history("a", signed())]
    assert ["o-600"] == store.versions.open("a", signed()).organisations.index.tolist()
    assert [1, 2, 3, 4] == [int(e.record.split()[1]) for e in store.audit.list(signed())]


def test_a_moment_without_a_time_zone_is_refused(store: Store) -> None:
    """Nobody has to guess whether it was summer time."""
    with pytest.raises(StoreError, match="tijdzone"):
        store.versions.save(
            "a",
            dataset(["a"]),
            replace(signed(), at=datetime(2026, 11, 22)),  # noqa: DTZ001
        )
    assert () == store.versions.datasets(signed())


def test_an_earlier_version_comes_back_as_a_new_one(store: Store) -> None:
    """Restoring changes nothing that was: it adds a version with the same content."""
    first, second = dataset(["a"]), dataset(["a", "b"])
    store.versions.save("a", first, signed(), source=Source(file="eerste.csv"))
    store.versions.save("a", second, signed())

    restored = store.versions.restore("a", 1, signed())

    assert (3, "restore", 1, "eerste.csv") == (
        restored.number,
        restored.reason,
        restored.based_on,
        restored.source.file,
    )
    assert_same(first, store.versions.open("a", signed()))
    assert_same(second, store.versions.open("a", signed(), number=2))


def test_the_difference_between_two_versions_names_rows_and_fields(store: Store) -> None:
    """What came, went and changed, per table."""
    store.versions.save("a", dataset(["a", "b"], [("a", "b")]), signed())
    store.versions.save("a", dataset([organisation("a", website="x.nl"), "c"]), signed())

    changes = store.versions.difference("a", 1, 2, signed())

    assert [
        ("organisations", ("a",), "changed", ("website",)),
        ("organisations", ("b",), "removed", ()),
        ("organisations", ("c",), "added", ()),
        ("ties", ("a", "b", "cooperation"), "removed", ()),
    ] == [(c.table, c.record, c.change, c.fields if c.change == "changed" else ()) for c in changes]
    assert () == store.versions.difference("a", 2, 2, signed())


@settings(max_examples=10)
@given(old=whole_datasets(), new=whole_datasets())
def test_a_difference_is_exactly_what_differs(old: Dataset, new: Dataset) -> None:
    """Taking away what went and adding what came turns the old rows into the new ones."""
    for table in TABLES:
        changes = [c for c in differences(old, new) if c.table == table.name]
        rows = rows_of(table, old)
        for change in changes:
            if change.before is not None:
                rows.remove(tuple(change.before.values()))
            if change.after is not None:
                rows.append(tuple(change.after.values()))
            assert change.fields

        assert sorted(map(repr, rows)) == sorted(map(repr, rows_of(table, new)))


def test_a_small_change_of_much_data_costs_little(store: Store) -> None:
    """Versions share what they have in common."""
    data = bulky(1000)
    store.versions.save("a", data, signed())
    frame = data.organisations.copy()
    frame.loc["o7", "name"] = "Anders"
    store.versions.save("a", replace(data, organisations=frame), signed())

    with store.database.reading() as connection:
        count = connection.execute(select(func.count()).select_from(CONTENTS)).scalar_one()
    assert len(contents_of(data)) + 1 == count


def test_old_content_can_be_taken_away(store: Store) -> None:
    """That a version was there stays known; what it held is gone, also from the database."""
    store.versions.save("a", dataset([organisation("a", note="geheim")]), signed())
    store.versions.save("a", dataset(["a"]), signed())

    assert 1 == store.versions.prune("a", signed())

    assert 2 == len(store.versions.history("a", signed()))
    with pytest.raises(StoreError, match="Versie 1 van a"):
        store.versions.open("a", signed(), number=1)
    with store.database.reading() as connection:
        count = connection.execute(select(func.count()).select_from(CONTENTS)).scalar_one()
    assert len({content.sha256 for content in contents_of(dataset(["a"]))}) == count
    assert 0 == store.versions.prune("a", signed())


@pytest.mark.parametrize("name", ["", "a b", "../a", "é", "a" * 65])
def test_a_data_set_has_a_plain_name(store: Store, name: str) -> None:
    """Its id goes into addresses and file names."""
    with pytest.raises(StoreError, match="letters, cijfers"):
        store.versions.save(name, dataset(["a"]), signed())


def test_errors_and_scenarios_are_not_kept(store: Store) -> None:
    """Only what can be used and what is the case becomes a version."""
    broken = replace(dataset(["a"]), problems=(Problem(code="self-tie", file="x"),))
    imagined = Scenario(add_ties=(("a", "b"),)).applied(network(["a", "b"])).dataset

    with pytest.raises(ContractError):
        store.versions.save("a", broken, signed())
    with pytest.raises(StoreError, match="scenario"):
        store.versions.save("a", imagined, signed())
    assert () == store.versions.datasets(signed())


def test_who_started_from_an_older_version_hears_what_changed(store: Store) -> None:
    """Nothing is overwritten unseen: the refusal carries the other's change."""
    store.versions.save("a", dataset(["a"]), signed(), expected=0)
    store.versions.save("a", dataset(["a", "b"]), signed(), expected=1)

    with pytest.raises(ConflictError) as caught:
        store.versions.save("a", dataset(["a", "c"]), signed(), expected=1)

    assert 2 == caught.value.version.number
    assert [("added", ("b",))] == [(c.change, c.record) for c in caught.value.changes]
    assert 2 == len(store.versions.history("a", signed()))


def test_imports_at_once_come_one_after_another(store: Store) -> None:
    """Both are kept, each whole, and the record tells the same order."""
    many = [dataset([f"{at}-{i}" for i in range(300)]) for at in range(6)]
    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(lambda data: store.versions.save("a", data, signed()), many))

    assert [1, 2, 3, 4, 5, 6] == sorted(version.number for version in made)
    for version, data in zip(made, many, strict=True):
        assert_same(data, store.versions.open("a", signed(), number=version.number))
    assert [f"version {n}" for n in range(1, 7)] == [e.record for e in store.audit.list(signed())]


def test_readers_see_one_version_while_others_write(store: Store) -> None:
    """Every look shows one whole version, never a mixture."""
    store.versions.save("a", dataset(["v0"] + [f"x{i}-0" for i in range(600)]), signed())

    def look(_: int) -> set[str]:
        ids = store.versions.open("a", signed()).organisations.index
        return {name.rpartition("-")[2] for name in ids if "-" in name}

    def write(at: int) -> None:
        store.versions.save("a", dataset([f"x{i}-{at}" for i in range(600)]), signed())

    with ThreadPoolExecutor(6) as pool:
        writing = [pool.submit(write, at) for at in range(1, 5)]
        seen = list(pool.map(look, range(16)))
        assert [None] * 4 == [w.result() for w in writing]

    assert {1} == {len(one) for one in seen}


@pytest.mark.slow
def test_ten_thousand_organisations_are_kept_in_few_questions(store: Store) -> None:
    """Keeping and reading 10,000 organisations and 30,000 ties asks a database little."""
    ids = [f"o{i}" for i in range(10_000)]
    ties = [(ids[i % 10_000], ids[(i * 7 + 1) % 10_000]) for i in range(30_000)]
    data = dataset(ids, ties)
    asked: list[str] = []

    @event.listens_for(store.database.engine, "before_cursor_execute")
    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    store.versions.save("a", data, signed())
    saving = len(asked)
    found = store.versions.open("a", signed())

    assert_same(data, found)
    assert (True, True) == (saving < 100, len(asked) - saving < 100), (saving, len(asked))


def test_only_published_data_are_for_everyone(store: Store) -> None:
    """A new data set is a draft; publishing and withdrawing are noted."""
    store.versions.save("a", dataset(["a"]), signed())
    assert () == store.versions.datasets(signed(ANYONE))
    with pytest.raises(StoreError, match="geen recht"):
        store.versions.open("a", signed(ANYONE))

    store.versions.publish("a", signed())
    assert ["a"] == [held.id for held in store.versions.datasets(signed(ANYONE))]
    assert ["a"] == store.versions.open("a", signed(ANYONE)).organisations.index.tolist()

    store.versions.publish("a", signed(), published=False)
    assert () == store.versions.datasets(signed(ANYONE))
    assert ["import", "publish", "withdraw"] == [e.action for e in store.audit.list(signed())]


def test_a_column_that_came_later_is_unknown_in_older_versions() -> None:
    """A version from before a column of the contract can still be read."""
    old = {"columns": ["id", "name", "gone"], "rows": [["a", "De Akker", "x"]]}
    packed = [zlib.compress(json.dumps(old).encode())]
    frames = {table.name: frame_of_contents(table, []) for table in TABLES}
    frames["organisations"] = frame_of_contents(ORGANISATIONS, packed)

    found = dataset_of(frames, {}, [{"code": "no-longer", "file": "x"}])

    assert "De Akker" == found.organisations.loc["a", "name"]
    assert "" == found.organisations.loc["a", "website"]
    assert () == found.problems
    assert 0 == len(found.ties)


def test_moments_are_kept_in_utc(store: Store) -> None:
    """Whatever the time zone of the one who acts, the record has one."""
    there = NOON.astimezone(timezone(timedelta(hours=5)))
    made = store.versions.save("a", dataset(["a"]), replace(signed(), at=there))

    assert "2026-11-22T12:00:00.000000Z" == made.made_at
    with store.database.reading() as connection:
        kept = connection.execute(text("SELECT made_at FROM versions")).scalar_one()
    assert made.made_at == kept


def test_what_one_does_to_a_version_changes_nothing_for_others(store: Store) -> None:
    """Tables are kept ready, and each who asks gets their own."""
    store.versions.save("a", dataset(["a"]), signed())
    mine = store.versions.open("a", signed())
    mine.organisations.loc["a", "name"] = "Anders"
    mine.organisations["website"] = "x.nl"

    found = store.versions.open("a", signed()).organisations.loc["a", ["name", "website"]]
    assert ["A", ""] == found.tolist()


def test_tables_that_are_kept_ready_do_not_fill_the_memory() -> None:
    """What was used longest ago goes first, and a table that is too large is not kept at all."""
    frames = Frames(room=5)
    made: list[str] = []

    def table(name: str, size: int) -> pd.DataFrame:
        def make() -> pd.DataFrame:
            made.append(name)
            return pd.DataFrame({"x": range(size)})

        return frames.get((name,), make)

    for name, size in (("a", 2), ("b", 2), ("a", 2), ("c", 2), ("a", 2), ("b", 2), ("d", 9)):
        assert size == len(table(name, size))
    table("d", 9)

    assert ["a", "b", "c", "b", "d", "d"] == made
