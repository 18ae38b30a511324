"""What people write beside the data: shared, never lost, for those whom it concerns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlib_wijk.store import (
    ANYONE,
    NOTE_KINDS,
    Actor,
    Agreement,
    Answer,
    ConflictError,
    ForbiddenError,
    Guests,
    Positions,
    Store,
    Supposition,
    UnknownRecordError,
    agreements_of,
)
from graphlib_wijk.store.errors import RefusedError
from graphlib_wijk.store.noted import value_of
from graphlib_wijk.store.schema import Json
from graphlib_wijk.tables import AGREEMENTS, frame_of
from tests.networks import dataset, organisation
from tests.store.people import signed

#: One of each kind: its key and what is written.
EXAMPLES = {
    "introduction": (
        ("akker", "kom"),
        Answer(source="kom", target="akker", answer="discussed", answered_on="2026-11-23"),
    ),
    "agreement": (("t1",), Agreement(who=("akker",), agreement="Koffie", with_whom=("kom",))),
    "guests": (("WK990101",), Guests(added=("akker",), removed=("kom",))),
    "scenario": (("GM9901", "Zonder"), Supposition(ties=(("akker", "kom"),), without=("kom",))),
    "positions": (("WK990101", "wereld"), Positions(places={"akker": (1.5, -2), "kom": (0, 0)})),
}


@pytest.fixture
def filled(store: Store) -> Iterator[Store]:
    """A store with two organisations here, one elsewhere and one that is not to be shown."""
    rows = [
        "akker",
        "kom",
        organisation("elders", municipality="Elders", municipality_code="GM9902"),
        organisation("schuw", hidden=True),
    ]
    store.versions.save("a", dataset(rows, [("akker", "kom")]), signed())
    return store


def staff(store: Store, code: str) -> Actor:
    """Somebody of a municipality."""
    account = store.people.add(
        f"{code}@example.org", signed(), role="staff", municipalities=(code,)
    )
    return store.people.actor(account.email)


def test_every_kind_has_an_example_and_its_words():
    """No kind was added without a test of it."""
    assert set(NOTE_KINDS) == set(EXAMPLES)
    for code, (key, value) in EXAMPLES.items():
        assert type(value) is NOTE_KINDS[code].form
        assert len(key) == len(NOTE_KINDS[code].key)
        assert NOTE_KINDS[code].nl
        assert NOTE_KINDS[code].en


@pytest.mark.parametrize("kind", EXAMPLES)
def test_what_was_written_comes_back_for_everybody_who_prepares(filled: Store, kind: str) -> None:
    """One writes it, another reads the same, with who and when."""
    key, value = EXAMPLES[kind]
    assert (None, 0) == _what(filled.notes.get("a", kind, key, signed()))

    written = filled.notes.keep("a", kind, key, value, signed(minutes=5), expected=0)

    official = staff(filled, "GM9901")
    assert written == filled.notes.get("a", kind, key, signed(official))
    assert (written,) == filled.notes.list("a", signed(official))
    assert (value, 1, "local") == (*_what(written), written.changed_by)
    assert "12:05" == written.changed_at[11:16]


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_note_is_taken_back_and_written_again(filled: Store, kind: str) -> None:
    """What was there is gone from the database; its revision goes on counting."""
    key, value = EXAMPLES[kind]
    filled.notes.keep("a", kind, key, value, signed(), expected=0)
    assert (None, 2) == _what(filled.notes.keep("a", kind, key, None, signed(), expected=1))
    assert (None, 2) == _what(filled.notes.keep("a", kind, key, None, signed(), expected=1))
    assert (value, 3) == _what(filled.notes.keep("a", kind, key, value, signed(), expected=2))

    noted = [entry for entry in filled.audit.list(signed()) if entry.record == "note 1"]
    assert ["keep-note", "take-back-note", "keep-note"] == [entry.action for entry in noted]
    assert [{"kind": kind}] * 3 == [entry.detail for entry in noted]


def test_two_who_write_the_same_note_see_each_others_words(filled: Store) -> None:
    """The second is refused with what the first wrote; nothing of either is lost."""
    first, second = Guests(added=("akker",)), Guests(added=("kom",))
    filled.notes.keep("a", "guests", ("WK990101",), first, signed(), expected=0)

    with pytest.raises(ConflictError) as caught:
        filled.notes.keep("a", "guests", ("WK990101",), second, signed(), expected=0)

    assert (first, 1) == _what(caught.value.note)
    assert first == filled.notes.get("a", "guests", ("WK990101",), signed()).value


def test_what_is_handed_over_twice_is_kept_once(filled: Store) -> None:
    """A double click is no conflict with oneself, and nothing new."""
    value = Guests(added=("akker",))
    once, twice = (
        filled.notes.keep("a", "guests", ("",), value, signed(), expected=0) for _ in range(2)
    )

    assert once == twice
    assert 1 == once.revision


def test_an_introduction_has_no_order(filled: Store) -> None:
    """Whoever is named first, it is the same answer."""
    _, answer = EXAMPLES["introduction"]
    filled.notes.keep("a", "introduction", ("kom", "akker"), answer, signed(), expected=0)

    assert answer == filled.notes.get("a", "introduction", ("akker", "kom"), signed()).value


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        ("secret", ("x",), Guests()),
        ("guests", ("a", "b"), Guests()),
        ("guests", "a", Guests()),
        ("guests", ("x" * 3000,), Guests()),
        ("guests", ("",), Positions()),
        ("guests", ("",), Guests(added=["akker"])),
        ("guests", ("",), Guests(added=("nobody",))),
        ("guests", ("",), Guests(removed=("x" * 2_000_001,))),
        ("introduction", ("akker", "kom"), Answer(source="akker", target="kom", answer="maybe")),
        ("introduction", ("akker", "akker"), Answer(source="akker", target="akker", answer="met")),
        ("introduction", ("akker", "elders"), EXAMPLES["introduction"][1]),
        ("agreement", ("t",), Agreement(who=(), agreement="Koffie")),
        ("agreement", ("t",), Agreement(who=("akker",), agreement=" ")),
        ("agreement", ("t",), Agreement(who=("akker",), agreement="Koffie", due="morgen")),
        ("agreement", ("t",), Agreement(who=("akker",), agreement="Koffie", done="ja")),
        ("scenario", ("", "x"), Supposition(ties=(("akker",),))),
        ("scenario", ("", "x"), Supposition(ties=(("akker", "akker"),))),
        ("positions", ("", "x"), Positions(places={"akker": (float("nan"), 0)})),
        ("positions", ("", "x"), Positions(places={"akker": (1, 2, 3)})),
        ("positions", ("", "x"), Positions(places=[("akker", (1, 2))])),
    ],
)
def test_what_cannot_be_a_note_is_refused(filled: Store, kind, key, value) -> None:
    """A wrong kind, key or value, or an organisation that is not there: nothing is kept."""
    with pytest.raises(RefusedError):
        filled.notes.keep("a", kind, key, value, signed(), expected=0)

    assert () == filled.notes.list("a", signed())


def test_who_left_the_data_stays_in_a_note(filled: Store) -> None:
    """After an import without an organisation, a list that names it can still be changed."""
    before = Guests(added=("akker", "kom"))
    filled.notes.keep("a", "guests", ("",), before, signed(), expected=0)
    filled.versions.save("a", dataset(["kom"]), signed())

    after = Guests(added=("akker", "kom"), removed=("kom",))
    assert 2 == filled.notes.keep("a", "guests", ("",), after, signed(), expected=1).revision


@pytest.mark.parametrize("kind", EXAMPLES)
def test_meetings_are_prepared_by_staff_of_the_place(filled: Store, kind: str) -> None:
    """Staff of elsewhere, an initiative and a reader neither write a note nor take it back."""
    key, value = EXAMPLES[kind]
    filled.notes.keep("a", kind, key, value, signed(), expected=0)
    account = filled.people.add(
        "i@example.org", signed(), role="initiative", dataset="a", organisation="akker"
    )
    others = [ANYONE, filled.people.actor(account.email), staff(filled, "GM9902")]

    for actor in others:
        for new in (None, value):
            with pytest.raises(ForbiddenError):
                filled.notes.keep("a", kind, key, new, signed(actor), expected=1)
        if kind != "positions":
            assert () == filled.notes.list("a", signed(actor))
            with pytest.raises(ForbiddenError):
                filled.notes.get("a", kind, key, signed(actor))
    official = staff(filled, "GM9901")
    assert 2 == filled.notes.keep("a", kind, key, None, signed(official), expected=1).revision


def test_a_note_of_others_cannot_be_made_ones_own(filled: Store) -> None:
    """Nor can one's own be handed to somebody who is not."""
    here, there = staff(filled, "GM9901"), staff(filled, "GM9902")
    mine = Agreement(who=("akker",), agreement="Koffie")
    theirs = replace(mine, who=("elders",))
    filled.notes.keep("a", "agreement", ("t",), mine, signed(here), expected=0)

    for actor in (here, there):
        with pytest.raises(ForbiddenError):
            filled.notes.keep("a", "agreement", ("t",), theirs, signed(actor), expected=1)


def test_an_area_is_of_its_municipality(filled: Store) -> None:
    """By its code, by its place in the data where it has none; the whole is of all of them."""
    rows = [
        organisation(
            "akker",
            municipality="Hier",
            municipality_code="GM9901",
            neighbourhood_codes=(),
            neighbourhood=("Oost",),
        )
    ]
    filled.versions.save("b", dataset(rows), signed())
    here, there = staff(filled, "GM9901"), staff(filled, "GM9902")

    def may_write(actor: Actor, area: str, held: str = "b") -> bool:
        try:
            filled.notes.get(held, "guests", (area,), signed(actor))
        except ForbiddenError:
            return False
        return True

    areas = ["WK990105", "GM9901", "Oost (Hier)", "", "WK990205", "Nergens"]
    assert [True, True, True, True, False, False] == [may_write(here, area) for area in areas]
    assert [False, False, False, False, True, False] == [may_write(there, area) for area in areas]
    assert not may_write(here, "", held="a")


def test_positions_are_for_who_may_see_the_drawing(filled: Store) -> None:
    """A reader gets the places of those who are shown, and of a draft nothing at all."""
    key = ("WK990101", "wereld")
    places = {"akker": (1, 2), "schuw": (3, 4), "elders": (5, 6)}
    filled.notes.keep("a", "positions", key, Positions(places=places), signed(), expected=0)
    with pytest.raises(ForbiddenError):
        filled.notes.get("a", "positions", key, signed(ANYONE))
    assert () == filled.notes.list("a", signed(ANYONE))

    filled.versions.publish("a", signed())

    seen = filled.notes.get("a", "positions", key, signed(ANYONE))
    assert {"akker": (1, 2), "elders": (5, 6)} == seen.value.places
    assert (seen,) == filled.notes.list("a", signed(ANYONE), kind="positions")


def test_moving_a_sign_leaves_those_one_does_not_see_where_they_are(filled: Store) -> None:
    """Who arranges a drawing hands back only what was seen; the rest stays."""
    rows = ["akker", organisation("schuw", hidden=True, municipality_code="GM9902")]
    filled.versions.save("a", dataset(rows), signed())
    key, here = ("WK990101", "wereld"), staff(filled, "GM9901")
    both = Positions(places={"akker": (1, 2), "schuw": (3, 4)})
    filled.notes.keep("a", "positions", key, both, signed(), expected=0)

    moved = Positions(places={"akker": (9, 9)})
    assert moved == filled.notes.keep("a", "positions", key, moved, signed(here), expected=1).value

    whole = filled.notes.get("a", "positions", key, signed()).value
    assert {"akker": (9, 9), "schuw": (3, 4)} == whole.places


def test_agreements_of_the_data_and_of_a_meeting_are_one_list(filled: Store) -> None:
    """A row that was changed or crossed out keeps its place or goes; a new one comes last."""
    rows = [{"who": ("akker",), "agreement": word} for word in ("Een", "Twee", "Twee", "Drie")]
    data = replace(dataset(["akker"]), agreements=frame_of(AGREEMENTS, rows))
    filled.versions.save("c", data, signed())
    listed = agreements_of(data, [])
    assert ["Een", "Twee", "Twee", "Drie"] == [note.value.agreement for note in listed]
    assert 4 == len({note.key for note in listed})

    done = replace(listed[1].value, done=True)
    filled.notes.keep("c", "agreement", listed[1].key, done, signed(), expected=0)
    filled.notes.keep("c", "agreement", listed[3].key, None, signed(), expected=0)
    new = Agreement(who=("akker",), agreement="Nieuw")
    filled.notes.keep("c", "agreement", ("t",), new, signed(), expected=0)

    after = agreements_of(data, filled.notes.list("c", signed()))
    assert [("Een", False), ("Twee", True), ("Twee", False), ("Nieuw", False)] == [
        (note.value.agreement, note.value.done) for note in after
    ]
    assert [0, 1, 0, 1] == [note.revision for note in after]


def test_agreements_that_come_back_in_the_data_are_not_there_twice(filled: Store) -> None:
    """What was taken along with the notes in it and read again says the same, once."""
    rows = [{"who": ("akker",), "agreement": word} for word in ("Een", "Een", "Twee", "Drie")]
    data = replace(dataset(["akker"]), agreements=frame_of(AGREEMENTS, rows))
    filled.versions.save("c", data, signed())
    listed = agreements_of(data, [])
    for done in (True, False):
        value = replace(listed[0].value, done=done)
        filled.notes.keep("c", "agreement", listed[0].key, value, signed(), expected=1 - done)
    done = replace(listed[2].value, done=True)
    filled.notes.keep("c", "agreement", listed[2].key, done, signed(), expected=0)
    filled.notes.keep("c", "agreement", listed[3].key, None, signed(), expected=0)
    new = Agreement(who=("akker",), agreement="Nieuw")
    filled.notes.keep("c", "agreement", ("t",), new, signed(), expected=0)
    before = [note.value for note in agreements_of(data, filled.notes.list("c", signed()))]
    assert ["Een", "Een", "Twee", "Nieuw"] == [value.agreement for value in before]

    taken = frame_of(AGREEMENTS, [asdict(value) for value in before])
    again = replace(data, agreements=taken)
    filled.versions.save("c", again, signed(), expected=1)

    after = agreements_of(again, filled.notes.list("c", signed()))
    assert before == [note.value for note in after]


def test_what_is_noted_about_an_organisation_is_in_its_dossier(filled: Store) -> None:
    """Also what was taken back, and what others noted about it; nothing of other notes."""
    for kind, (key, value) in EXAMPLES.items():
        filled.notes.keep("a", kind, key, value, signed(), expected=0)
    filled.notes.keep("a", "agreement", ("t1",), None, signed(), expected=1)
    filled.notes.keep("a", "guests", ("GM9902",), Guests(added=("elders",)), signed(), expected=0)

    kept = filled.dossier("a", "kom", signed())

    assert set(EXAMPLES) == {row["kind"] for row in kept["notes"]}
    assert 5 == len(kept["notes"])
    assert "take-back-note" in {entry["action"] for entry in kept["audit"]}
    assert ["guests"] == [row["kind"] for row in filled.dossier("a", "elders", signed())["notes"]]


def test_old_notes_can_be_taken_away(filled: Store) -> None:
    """What nobody changed since a moment goes, of one data set, and that is noted."""
    for minutes, kind in enumerate(EXAMPLES):
        key, value = EXAMPLES[kind]
        filled.notes.keep("a", kind, key, value, signed(minutes=minutes), expected=0)

    assert 3 == filled.notes.prune("a", signed(), before=signed(minutes=3).at)

    assert 2 == len(filled.notes.list("a", signed()))
    last = filled.audit.list(signed())[-1]
    assert ("prune-notes", {"notes": 3}) == (last.action, last.detail)
    with pytest.raises(UnknownRecordError):
        filled.notes.prune("nobody", signed(), before=signed().at)


ids = st.text(max_size=5)
numbers = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**53), 2**53)


@settings(max_examples=50)
@given(
    value=st.one_of(
        st.builds(Guests, added=st.lists(ids).map(tuple), removed=st.lists(ids).map(tuple)),
        st.builds(
            Supposition,
            ties=st.lists(st.tuples(ids, ids).filter(lambda two: two[0] != two[1])).map(tuple),
            without=st.lists(ids).map(tuple),
        ),
        st.builds(Positions, places=st.dictionaries(ids, st.tuples(numbers, numbers))),
    )
)
def test_every_sign_and_number_comes_back_as_it_was(value) -> None:
    """Through the text that the database keeps, whatever signs a name has."""
    assert value.is_lawful()
    (kind,) = (kind for kind in NOTE_KINDS.values() if kind.form is type(value))
    text = Json().process_bind_param(asdict(value), None)
    assert value == value_of(kind, Json().process_result_value(text, None))


def _what(note):
    """What a note says and its revision."""
    return note.value, note.revision
