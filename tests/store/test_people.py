"""Accounts and personal links: who comes in, for how long, and how one is forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest

from graphlib_wijk.store import (
    ForbiddenError,
    Grant,
    LinkRefusedError,
    Store,
    StoreError,
    open_store,
)
from graphlib_wijk.store.links import _hashed
from graphlib_wijk.store.schema import METADATA
from tests.networks import dataset
from tests.store.people import NOON, signed

TOMORROW = NOON + timedelta(days=1)


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with two organisations."""
    store.versions.save("a", dataset(["akker", "kom"]), signed())
    return store


def test_somebody_signs_in_with_the_rights_of_their_account(store: Store) -> None:
    """Whatever the case or form in which the provider writes the address."""
    account = store.people.add(
        "Ré.Jansen@Gemeente.nl", signed(), role="staff", municipalities=("GM9901",)
    )

    actor = store.people.actor(" RE\u0301.JANSEN@gemeente.NL ")

    assert (account.id, "staff", {"GM9901"}) == (actor.id, actor.role, actor.municipalities)
    assert store.people.actor("ander@gemeente.nl") is None
    assert [account] == list(store.people.list(signed()))


@pytest.mark.parametrize(
    ("email", "fields"),
    [
        ("geen adres", {"role": "reader"}),
        ("a@", {"role": "reader"}),
        ("a@b\n.nl", {"role": "reader"}),
        ("a@b.nl", {"role": "admin"}),
        ("a@b.nl", {"role": "staff"}),
        ("a@b.nl", {"role": "initiative", "organisation": "akker"}),
    ],
)
def test_an_account_that_cannot_be_is_refused(store: Store, email: str, fields: dict) -> None:
    """An address is an address, a role is a role and has what it needs."""
    with pytest.raises(StoreError):
        store.people.add(email, signed(), **fields)
    assert () == store.people.list(signed())


def test_an_address_has_one_account(store: Store) -> None:
    """The same address in capitals is the same person."""
    store.people.add("a@b.nl", signed(), role="reader")

    with pytest.raises(StoreError, match="al een account"):
        store.people.add("A@B.NL", signed(), role="operator")


def test_a_right_that_is_withdrawn_counts_at_once(filled: Store) -> None:
    """The page was open and remembers an actor: the next deed is refused all the same."""
    account = filled.people.add("a@b.nl", signed(), role="operator")
    remembered = filled.people.actor("a@b.nl")
    assert [1] == [v.number for v in filled.versions.history("a", signed(remembered))]

    filled.people.remove(account.id, signed())

    assert filled.people.actor("a@b.nl") is None
    with pytest.raises(ForbiddenError):
        filled.versions.history("a", signed(remembered))
    with pytest.raises(ForbiddenError):
        filled.versions.save("a", dataset(["x"]), signed(remembered))


def test_somebody_can_be_forgotten(filled: Store) -> None:
    """Name and address are gone from the database; the record keeps a pseudonym."""
    account = filled.people.add("jan@voorbeeld.nl", signed(), role="operator", name="Jan Jansen")
    filled.versions.save("a", dataset(["akker"]), signed(filled.people.actor("jan@voorbeeld.nl")))

    filled.people.forget(account.id, signed())

    assert () == filled.people.list(signed())
    assert account.id == filled.versions.history("a", signed())[-1].made_by
    assert account.id in {entry.actor for entry in filled.audit.list(signed())}
    kept = everything_kept(filled)
    assert "jan" not in kept.lower()
    # The address is free again, for somebody else.
    assert account.id != filled.people.add("jan@voorbeeld.nl", signed(), role="reader").id


def everything_kept(store: Store) -> str:
    """All that the tables hold, as text."""
    with store.database.reading() as connection:
        tables = METADATA.sorted_tables
        return repr([connection.execute(table.select()).all() for table in tables])


def test_a_link_is_of_one_organisation(filled: Store) -> None:
    """With it one is that initiative, and may not speak for another."""
    link, token = filled.links.make("a", "akker", signed(), expires_at=TOMORROW)

    actor = filled.links.open(token, NOON)

    assert ("initiative", "a", "akker", link.id) == (
        actor.role,
        actor.dataset,
        actor.organisation,
        actor.id,
    )
    assert ["akker"] == filled.versions.open("a", signed(actor)).organisations.index.tolist()
    with pytest.raises(ForbiddenError):
        filled.dossier("a", "kom", signed(actor))


def test_the_secret_of_a_link_is_not_kept(filled: Store) -> None:
    """Whoever reads the database, a back-up or the record cannot make the link again."""
    _, token = filled.links.make("a", "akker", signed(), expires_at=TOMORROW)
    secret = token.partition(".")[2]

    assert 24 * 8 >= 128
    assert len(secret) >= 32
    assert secret not in everything_kept(filled)
    assert _hashed(secret) in everything_kept(filled)


def test_links_are_different_every_time(filled: Store) -> None:
    """A secret is never given twice."""
    tokens = {filled.links.make("a", "akker", signed(), expires_at=TOMORROW)[1] for _ in range(20)}
    assert 20 == len({token.partition(".")[2] for token in tokens})


def test_a_tampered_link_is_refused(filled: Store) -> None:
    """Whatever sign of it is changed, left out or added; the message never says what was wrong."""
    _, token = filled.links.make("a", "akker", signed(), expires_at=TOMORROW)
    _, other = filled.links.make("a", "kom", signed(), expires_at=TOMORROW)
    swapped = token.partition(".")[0] + "." + other.partition(".")[2]
    changed = [
        token[:at] + ("A" if sign != "A" else "B") + token[at + 1 :]
        for at, sign in enumerate(token)
    ]
    wrong = ["", ".", "l-.", token[:-1], token + "A", token.upper(), swapped, "\x00.\ud800"]
    said = set()
    for attempt in [*changed, *wrong, token.partition(".")[0], f"{token}\n"]:
        with pytest.raises(LinkRefusedError) as caught:
            filled.links.open(attempt, NOON)
        said.add(str(caught.value))

    assert 1 == len(said)


def test_a_link_expires(filled: Store) -> None:
    """At the moment itself it no longer works, also for who has a page open."""
    _, token = filled.links.make("a", "akker", signed(), expires_at=TOMORROW)
    actor = filled.links.open(token, TOMORROW - timedelta(microseconds=1))

    with pytest.raises(LinkRefusedError):
        filled.links.open(token, TOMORROW)
    with pytest.raises(ForbiddenError):
        filled.versions.open("a", signed(actor, minutes=24 * 60))
    with pytest.raises(StoreError, match="verlopen"):
        filled.links.make("a", "akker", signed(), expires_at=NOON)


def test_a_link_can_be_withdrawn(filled: Store) -> None:
    """From then on it is refused, also for who has a page open, and whatever the clock does."""
    link, token = filled.links.make("a", "akker", signed(), expires_at=TOMORROW)
    actor = filled.links.open(token, NOON)

    filled.links.revoke(link.id, signed())

    with pytest.raises(LinkRefusedError):
        filled.links.open(token, NOON - timedelta(days=1))
    with pytest.raises(ForbiddenError):
        filled.versions.open("a", signed(actor, minutes=-60))
    assert [link.id] == [kept.id for kept in filled.links.list("a", signed())]


def test_a_link_is_made_for_who_is_there(filled: Store) -> None:
    """Not for an organisation or a data set that is unknown."""
    for dataset_id, organisation in (("a", "niemand"), ("b", "akker")):
        with pytest.raises(StoreError, match="er niet"):
            filled.links.make(dataset_id, organisation, signed(), expires_at=TOMORROW)
    with pytest.raises(StoreError, match="er niet"):
        filled.links.revoke("l-none", signed())


def test_accounts_and_links_outlive_the_program(url: str) -> None:
    """They are in the database and nowhere else."""
    with open_store(url) as store:
        store.versions.save("a", dataset(["akker"]), signed())
        store.people.add("a@b.nl", signed(), role="reader")
        _, token = store.links.make("a", "akker", signed(), expires_at=TOMORROW)
    with open_store(url) as store:
        assert "reader" == store.people.actor("a@b.nl").role
        assert "akker" == store.links.open(token, NOON).organisation


STAFF = Grant(role="staff", municipalities=frozenset({"GM0505"}))


def test_groups_give_a_role_for_as_long_as_they_give_it(store: Store) -> None:
    """Who is in a group comes in; who has left it no longer does, and may come back."""
    first = store.people.admit("A@b.nl", STAFF, NOON)
    again = store.people.admit("a@b.nl", STAFF, NOON)
    left = store.people.admit("a@b.nl", None, NOON)
    back = store.people.admit("a@b.nl", Grant(role="operator"), NOON)

    assert ("staff", {"GM0505"}) == (first.role, first.municipalities)
    assert first == again
    assert left is None
    assert (first.id, "operator") == (back.id, back.role)
    admitted = [entry for entry in store.audit.list(signed()) if entry.action == "admit-account"]
    assert len(admitted) == 3


def test_what_is_given_by_hand_counts_for_more_than_groups(store: Store) -> None:
    """A role that the operator gave stays, and an account that was stopped stays out."""
    account = store.people.add("a@b.nl", signed(), role="reader")
    assert store.people.admit("a@b.nl", STAFF, NOON).role == "reader"

    store.people.remove(account.id, signed())
    assert store.people.admit("a@b.nl", STAFF, NOON) is None


def test_an_account_of_a_group_that_is_stopped_stays_out(store: Store) -> None:
    """Whoever the operator sends away is not let in again by a group."""
    account = store.people.admit("a@b.nl", STAFF, NOON)
    store.people.remove(account.id, signed())

    assert store.people.admit("a@b.nl", STAFF, NOON) is None
    assert store.people.admit("niemand@b.nl", None, NOON) is None
