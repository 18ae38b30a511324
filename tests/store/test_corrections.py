"""Corrections: said by an organisation, answered by the other side, decided, and never lost."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest

from graphlib_wijk.store import (
    EVERYWHERE,
    Actor,
    ConflictError,
    Correction,
    ForbiddenError,
    Proposal,
    Store,
    StoreError,
)
from graphlib_wijk.store.contents import STRETCH
from graphlib_wijk.store.corrections import CORRECTIONS, correction_of
from graphlib_wijk.store.frames import FRAMES
from graphlib_wijk.tables import TABLES
from tests.networks import dataset, organisation
from tests.store.people import signed

TIE = ("akker", "kom", "cooperation")


@pytest.fixture
def filled(store: Store) -> Iterator[Store]:
    """A store with three initiatives of two municipalities and one tie that one side named."""
    rows = ["akker", "kom", organisation("elders", municipality_code="GM9902")]
    store.versions.save("a", dataset(rows, [("akker", "kom", ("kom",))]), signed())
    return store


def person(store: Store, **fields: object) -> Actor:
    """Somebody with an account."""
    number = len(store.people.list(signed()))
    account = store.people.add(f"p{number}@example.org", signed(), **fields)
    return store.people.actor(account.email)


def initiative(store: Store, name: str) -> Actor:
    """Somebody of an initiative."""
    return person(store, role="initiative", dataset="a", organisation=name)


def staff(store: Store, code: str = "GM9901") -> Actor:
    """Somebody of a municipality."""
    return person(store, role="staff", municipalities=(code,))


def ties(store: Store) -> list[tuple[object, ...]]:
    """The ends, kind and reporters of every tie of the current version."""
    frame = store.versions.open("a", signed()).ties
    return list(
        frame[["source", "target", "kind", "reported_by"]].itertuples(index=False, name=None)
    )


def said(kind: str, who: str = "akker", tie: object = TIE, **values: object) -> Correction:
    """What an organisation says."""
    return Correction(kind=kind, organisation=who, tie=tie, fields=values)


def accepted(store: Store, correction: Correction, expected: int = 1) -> Proposal:
    """Propose and accept."""
    return store.proposals.apply("a", correction, signed(), expected=expected)


def test_a_confirmed_tie_has_the_word_of_both(filled: Store) -> None:
    """The one who confirms is added to those who said so."""
    accepted(filled, said("confirm-tie"))

    assert [(*TIE, ("kom", "akker"))] == ties(filled)


def test_a_denied_tie_is_gone(filled: Store) -> None:
    """Once accepted; in the version before it still stands."""
    accepted(filled, said("deny-tie"))

    assert [] == ties(filled)
    assert 1 == len(filled.versions.open("a", signed(), number=1).ties)


def test_an_added_tie_has_the_word_of_the_one_who_added_it(filled: Store) -> None:
    """And of the other side only when that agreed."""
    accepted(filled, said("add-tie", tie=("akker", "elders", "funding"), since="2025", strength=3))

    assert ("akker", "elders", "funding", ("akker",)) == ties(filled)[1]
    row = filled.versions.open("a", signed()).ties.iloc[1]
    assert ("2025", 3.0, "financiering") == (
        row["since"],
        row["strength"],
        row["kind_given"].lower(),
    )


def test_a_changed_tie_keeps_what_was_not_said(filled: Store) -> None:
    """Only the fields that were named are different."""
    accepted(filled, said("change-tie", strength=5))
    accepted(filled, said("change-tie", note="elke week"), expected=2)

    row = filled.versions.open("a", signed()).ties.iloc[0]
    assert (5.0, "elke week", ("kom", "akker")) == (
        row["strength"],
        row["note"],
        row["reported_by"],
    )


def test_own_details_and_being_asked(filled: Store) -> None:
    """An organisation can say what it does, not be shown, and that it was asked."""
    accepted(filled, said("change-details", tie=None, offers=("ruimte",), hidden=True))
    accepted(filled, said("say-asked", tie=None, asked_on="2026-11-01"), expected=2)

    row = filled.versions.open("a", signed()).organisations.loc["akker"]
    assert (("ruimte",), True, "yes", "2026-11-01") == (
        row["offers"],
        row["hidden"],
        row["asked"],
        row["asked_on"],
    )


def test_an_unlawful_correction_is_refused(filled: Store) -> None:
    """Somebody else's tie, what is not there, a value or field that may not be: nothing changes."""
    for correction in (
        said("confirm-tie", who="elders"),
        said("confirm-tie", tie=("akker", "elders", "cooperation")),
        said("confirm-tie", tie=None),
        said("add-tie"),
        said("add-tie", tie=("akker", "akker", "cooperation")),
        said("add-tie", tie=("akker", "niemand", "cooperation")),
        said("add-tie", tie=("akker", "elders", "zomaar")),
        said("change-tie"),
        said("change-tie", strength=6),
        said("change-tie", since="gisteren"),
        said("change-tie", reported_by=("kom",)),
        said("change-details", tie=None, name=" "),
        said("change-details", tie=None, id="kom"),
        said("change-details", tie=None, municipality_code="GM9902"),
        said("change-details", tie=None, themes=("zomaar",)),
        said("change-details", tie=None, offers="ruimte"),
        said("change-details", tie=None, hidden="ja"),
        said("launch", tie=None),
    ):
        with pytest.raises(StoreError):
            accepted(filled, correction)
    assert 1 == len(filled.versions.history("a", signed()))
    assert () == filled.proposals.list("a", signed())


def test_every_kind_of_correction_can_be_kept() -> None:
    """What was said comes back from the database as it was, and every kind has its words."""
    for kind in CORRECTIONS.values():
        correction = said(kind.code, offers=("a", "b"), strength=None)
        assert correction == correction_of(correction.as_data())
        assert kind.nl
        assert kind.en


def test_the_whole_way_of_a_correction_can_be_traced(filled: Store) -> None:
    """Proposed, answered, accepted with a reason: who and when of each, and in which version."""
    akker, kom, official = initiative(filled, "akker"), initiative(filled, "kom"), staff(filled)
    noted = len(filled.audit.list(signed()))

    made = filled.proposals.submit(
        "a", said("change-tie", strength=2), signed(akker, 1), expected=1
    )
    assert ("open", "kom", "") == (made.state, made.other, made.answer)
    answered = filled.proposals.answer(made.id, signed(kom, 2), confirms=True, revision=1)
    done = filled.proposals.accept(
        made.id, signed(official, 3), revision=answered.revision, reason="Gebeld."
    )

    assert (akker.id, kom.id, official.id) == (done.made_by, done.answered_by, done.decided_by)
    assert ["12:01", "12:02", "12:03"] == [
        at[11:16] for at in (done.made_at, done.answered_at, done.decided_at)
    ]
    assert ("accepted", "Gebeld.", 2) == (done.state, done.reason, done.in_version)
    assert [(*TIE, ("kom", "akker"))] == ties(filled)
    version = filled.versions.history("a", signed())[-1]
    assert ("correction", 1, official.id) == (version.reason, version.based_on, version.made_by)
    assert ["propose", "answer-proposal", "correction", "accept-proposal"] == [
        entry.action for entry in filled.audit.list(signed())[noted:]
    ]


def test_who_speaks_for_another_is_refused_and_that_is_noted(filled: Store) -> None:
    """An id that was changed in an address or a form gives no right."""
    akker, kom, elders = (initiative(filled, name) for name in ("akker", "kom", "elders"))
    made = filled.proposals.submit("a", said("change-tie", strength=2), signed(akker), expected=1)
    attempts = [
        lambda: filled.proposals.submit("a", said("deny-tie", "kom"), signed(akker), expected=1),
        lambda: filled.proposals.accept(made.id, signed(akker), revision=1),
        lambda: filled.proposals.reject(made.id, signed(kom), revision=1, reason="x"),
        lambda: filled.proposals.answer(made.id, signed(akker), confirms=True, revision=1),
        lambda: filled.proposals.answer(made.id, signed(elders), confirms=True, revision=1),
        lambda: filled.proposals.withdraw(made.id, signed(kom), revision=1),
        lambda: filled.proposals.accept(made.id, signed(staff(filled, "GM9902")), revision=1),
        lambda: filled.proposals.apply("a", said("deny-tie"), signed(akker), expected=1),
    ]
    for attempt in attempts:
        with pytest.raises(ForbiddenError):
            attempt()

    refused = [e for e in filled.audit.list(signed()) if e.action == "refused"]
    assert len(attempts) == len(refused)
    assert {"a"} == {entry.dataset for entry in refused}
    assert 1 == len(filled.versions.history("a", signed()))


def test_each_sees_the_proposals_that_concern_them(filled: Store) -> None:
    """Its own, those it is invited to answer, and for staff those of their municipality."""
    akker, kom, elders = (initiative(filled, name) for name in ("akker", "kom", "elders"))
    filled.proposals.submit("a", said("change-tie", strength=2), signed(akker), expected=1)
    filled.proposals.submit("a", said("say-asked", "elders", None), signed(elders), expected=1)

    def seen(actor: Actor) -> list[int]:
        return [proposal.id for proposal in filled.proposals.list("a", signed(actor))]

    assert [[1], [1], [2], [1], [2]] == [
        seen(actor) for actor in (akker, kom, elders, staff(filled), staff(filled, "GM9902"))
    ]
    assert [1, 2] == seen(staff(filled, EVERYWHERE))
    assert () == filled.proposals.list("a", signed(), states=("rejected",))


def test_a_rejection_has_a_reason(filled: Store) -> None:
    """Who proposed something may read why it was not done; the data stay as they are."""
    made = filled.proposals.submit("a", said("deny-tie"), signed(), expected=1)
    with pytest.raises(StoreError, match="reden"):
        filled.proposals.reject(made.id, signed(), reason=" ", revision=1)

    done = filled.proposals.reject(made.id, signed(), reason="Zij werken samen.", revision=1)

    assert ("rejected", "Zij werken samen.", None) == (done.state, done.reason, done.in_version)
    assert 1 == len(ties(filled))


def test_a_form_that_is_sent_twice_is_one_proposal(filled: Store) -> None:
    """A double click makes nothing double; another's form is not mine."""
    akker = initiative(filled, "akker")
    first, second = (
        filled.proposals.submit("a", said("deny-tie"), signed(akker), expected=1, token="t1")
        for _ in range(2)
    )
    assert first == second
    assert 1 == len(filled.proposals.list("a", signed()))
    with pytest.raises(StoreError, match="iemand anders"):
        filled.proposals.submit("a", said("deny-tie"), signed(), expected=1, token="t1")


def test_two_people_who_change_the_same_see_each_others_change(filled: Store) -> None:
    """The second is refused with what the first did: old value, new value, who and when."""
    accepted(filled, said("change-tie", strength=2))

    with pytest.raises(ConflictError) as caught:
        filled.proposals.submit("a", said("change-tie", "kom", strength=4), signed(), expected=1)

    (change,) = caught.value.changes
    assert (TIE, None, 2.0) == (
        change.record,
        change.before["strength"],
        change.after["strength"],
    )
    assert (2, "local") == (caught.value.version.number, caught.value.version.made_by)


def test_two_people_who_change_different_fields_both_get_through(filled: Store) -> None:
    """Also when both looked at the same version."""
    accepted(filled, said("change-tie", strength=2))
    accepted(filled, said("change-tie", "kom", since="2020"), expected=1)

    row = filled.versions.open("a", signed()).ties.iloc[0]
    assert (2.0, "2020") == (row["strength"], row["since"])


def test_a_proposal_that_was_overtaken_is_not_carried_out_unseen(filled: Store) -> None:
    """Between proposing and accepting the same field changed: who decides hears it."""
    made = filled.proposals.submit("a", said("change-tie", strength=2), signed(), expected=1)
    accepted(filled, said("change-tie", "kom", strength=4))

    with pytest.raises(ConflictError) as caught:
        filled.proposals.accept(made.id, signed(), revision=1)

    assert [4.0] == [change.after["strength"] for change in caught.value.changes]
    assert "open" == filled.proposals.list("a", signed())[0].state


def test_a_tie_that_was_removed_meanwhile_cannot_be_confirmed(filled: Store) -> None:
    """Confirming and denying at the same moment: one wins, the other is told."""
    accepted(filled, said("deny-tie"))

    with pytest.raises(ConflictError) as caught:
        accepted(filled, said("confirm-tie"), expected=1)
    assert ["removed"] == [change.change for change in caught.value.changes]


@pytest.mark.parametrize("late", ["accept", "reject", "withdraw", "answer"])
def test_a_proposal_is_decided_once(filled: Store, late: str) -> None:
    """Whoever comes second hears what became of it."""
    made = filled.proposals.submit("a", said("deny-tie"), signed(), expected=1)
    filled.proposals.withdraw(made.id, signed(), revision=1)
    more = {"reject": {"reason": "x"}, "answer": {"confirms": True}}.get(late, {})

    for revision in (1, 2):
        with pytest.raises(ConflictError) as caught:
            getattr(filled.proposals, late)(made.id, signed(), revision=revision, **more)
        assert "withdrawn" == caught.value.state


def test_everything_about_one_organisation_can_be_handed_over(filled: Store) -> None:
    """Its rows with the versions that have them, its proposals, links and what was noted."""
    filled.proposals.submit("a", said("deny-tie"), signed(), expected=1)
    accepted(filled, said("change-tie", "kom", strength=4))
    link, token = filled.links.make("a", "akker", signed(), expires_at=signed(minutes=5).at)

    kept = filled.dossier("a", "akker", signed())

    assert [("organisations", 1, 2), ("ties", 1, 1), ("ties", 2, 2)] == [
        (row["table"], row["first"], row["last"]) for row in kept["rows"]
    ]
    assert [link.id] == [row["id"] for row in kept["links"]]
    assert 2 == len(kept["proposals"])
    assert {"propose", "make-link", "export-organisation", "accept-proposal"} == {
        entry["action"] for entry in kept["audit"]
    }
    assert token.partition(".")[2] not in repr(kept)
    elders = filled.dossier("a", "elders", signed())
    assert ([], []) == (elders["proposals"], elders["links"])


def test_proposals_of_long_ago_can_be_taken_away(filled: Store) -> None:
    """Decided and withdrawn ones go, with what was said in them; open ones and versions stay."""
    accepted(filled, said("change-tie", strength=2))
    for expected in (2, 2):
        filled.proposals.submit("a", said("deny-tie"), signed(), expected=expected)
    filled.proposals.withdraw(2, signed(minutes=5), revision=1)

    assert 1 == filled.proposals.prune("a", signed(minutes=9), before=signed(minutes=5).at)
    assert 1 == filled.proposals.prune("a", signed(minutes=9), before=signed(minutes=6).at)

    assert [3] == [proposal.id for proposal in filled.proposals.list("a", signed())]
    assert 2 == len(filled.versions.history("a", signed()))
    last = filled.audit.list(signed())[-1]
    assert ("prune-proposals", {"proposals": 1}) == (last.action, last.detail)


def test_a_table_that_was_corrected_is_the_one_that_is_kept(store: Store) -> None:
    """What is kept ready after a correction equals what the database holds, row by row."""
    rows = [organisation(f"o{at:03}") for at in range(STRETCH + 1)]
    ties_kept = [(f"o{at:03}", f"o{at + 1:03}", (f"o{at:03}",)) for at in range(STRETCH)]
    store.versions.save("a", dataset(rows, ties_kept), signed())
    first, last = (("o000", "o001", "cooperation"), ("o249", "o250", "cooperation"))
    new = ("o000", "o009", "cooperation")
    for number, correction in enumerate(
        [
            said("change-details", "o250", None, name="Laatste", offers=("koffie",), hidden=True),
            said("add-tie", "o000", new, strength=None),
            said("change-tie", "o249", last, strength=3, since="2020"),
            said("deny-tie", "o000", first),
            said("deny-tie", "o000", new),
        ],
        start=1,
    ):
        accepted(store, correction, expected=number)
        ready = store.versions.open("a", signed())
        FRAMES.clear()
        read = store.versions.open("a", signed())
        for table in TABLES:
            pd.testing.assert_frame_equal(getattr(read, table.name), getattr(ready, table.name))
    assert STRETCH - 1 == len(read.ties)
