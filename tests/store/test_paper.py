"""Forms on paper in the store: what they are made of, and that nothing is lost or doubled."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graphlib_wijk.store import (
    Actor,
    ConflictError,
    Correction,
    ForbiddenError,
    Store,
    UnknownRecordError,
)
from graphlib_wijk.store.errors import RefusedError
from graphlib_wijk.store.paper import FormKey
from tests.networks import dataset, organisation
from tests.store.people import signed

KEY = FormKey(dataset="a", version=1, organisation="akker")
TIE = ("akker", "kom", "cooperation")
RIGHT = Correction(kind="confirm-tie", organisation="akker", tie=TIE)
NOTE = Correction(kind="change-details", organisation="akker", fields={"note": "Nieuw"})


@pytest.fixture
def filled(store: Store) -> Iterator[Store]:
    """A store with two partners, somebody hidden, and somebody of elsewhere."""
    rows = [
        organisation("akker", note="Eigen woord"),
        organisation("kom", note="Woord van een ander"),
        organisation("stil", hidden=True),
        organisation("elders", municipality_code="GM9902"),
    ]
    store.versions.save("a", dataset(rows, [("akker", "kom"), ("kom", "stil")]), signed())
    store.versions.publish("a", signed())
    return store


def person(store: Store, **fields: object) -> Actor:
    """Somebody with an account."""
    number = len(store.people.list(signed()))
    account = store.people.add(f"p{number}@example.org", signed(), **fields)
    actor = store.people.actor(account.email)
    assert actor is not None
    return actor


def staff(store: Store, code: str = "GM9901") -> Actor:
    """Somebody of a municipality."""
    return person(store, role="staff", municipalities=(code,))


def waiting(store: Store) -> list[str]:
    """The kinds of all proposals."""
    return [one.correction.kind for one in store.proposals.list("a", signed())]


def test_a_form_is_made_of_what_the_organisation_itself_may_see(filled: Store) -> None:
    """Also when staff, who see more, ask for it: own notes, no others', nobody hidden."""
    data = filled.paper.basis("a", "akker", signed(staff(filled))).data

    assert ["akker", "kom", "elders"] == list(data.organisations.index)
    assert ["Eigen woord", "", ""] == list(data.organisations["note"])
    assert [("akker", "kom")] == list(zip(data.ties["source"], data.ties["target"], strict=True))


def test_a_form_of_an_earlier_version_does_not_show_who_hid_since(filled: Store) -> None:
    """Whom one can choose from is who may be chosen now; own partners of then stay."""
    for name in ("elders", "kom"):
        hide = Correction(kind="change-details", organisation=name, fields={"hidden": True})
        current = filled.versions.datasets(signed())[0].current
        filled.proposals.apply("a", hide, signed(), expected=current)

    basis = filled.paper.basis("a", "akker", signed(), number=1)

    assert ["akker", "kom"] == list(basis.data.organisations.index)
    assert (1, 3) == (basis.key.version, basis.current)


@pytest.mark.parametrize("who", ["reader", "elsewhere", "other initiative"])
def test_only_who_may_speak_for_an_organisation_gets_or_hands_in_its_form(
    filled: Store, who: str
) -> None:
    """The library decides, each time, and nothing is proposed."""
    made = {
        "reader": lambda: person(filled, role="reader"),
        "elsewhere": lambda: staff(filled, "GM9902"),
        "other initiative": lambda: person(
            filled, role="initiative", dataset="a", organisation="kom"
        ),
    }
    by = signed(made[who]())

    for act in (
        lambda: filled.paper.basis("a", "akker", by),
        lambda: filled.paper.handed_in(KEY, [RIGHT], by),
        lambda: filled.paper.hand_in(KEY, [(RIGHT, 1)], by),
    ):
        with pytest.raises(ForbiddenError):
            act()
    assert [] == waiting(filled)


def test_the_initiative_itself_may(filled: Store) -> None:
    """It gets its own form, and may hand it in."""
    by = signed(person(filled, role="initiative", dataset="a", organisation="akker"))
    filled.paper.basis("a", "akker", by)

    assert 1 == len(filled.paper.hand_in(KEY, [(RIGHT, 1)], by))


def test_the_same_form_twice_gives_no_doubles_whoever_hands_it_in(filled: Store) -> None:
    """Nor after it was decided upon; and the record says once who handed in what."""
    first, second = signed(staff(filled)), signed(staff(filled))
    made = filled.paper.hand_in(KEY, [(RIGHT, 1), (NOTE, 1)], first)
    filled.proposals.reject(made[1].id, signed(), reason="Nee", revision=1)
    again = filled.paper.hand_in(KEY, [(RIGHT, 1), (NOTE, 1)], second)

    assert [one.id for one in made] == [one.id for one in again]
    assert ["open", "rejected"] == [
        one.state for one in filled.paper.handed_in(KEY, [RIGHT, NOTE], second) if one
    ]
    noted = [one for one in filled.audit.list(signed()) if one.action == "hand-in-form"]
    assert [(first.actor.id, "akker", 1, [one.id for one in made])] == [
        (one.actor, one.record, one.detail["version"], one.detail["proposals"]) for one in noted
    ]


def test_what_somebody_proposed_just_so_is_not_proposed_again(filled: Store) -> None:
    """An initiative answered online as well: its proposal is the one that waits."""
    online = filled.proposals.submit("a", RIGHT, signed(), expected=1)

    assert [online.id] == [one.id for one in filled.paper.hand_in(KEY, [(RIGHT, 1)], signed())]
    assert ["confirm-tie"] == waiting(filled)


def test_a_form_is_handed_in_wholly_or_not_at_all(filled: Store) -> None:
    """Somebody changed one of the fields: none of it arrives, and the conflict says what."""
    other = Correction(kind="change-details", organisation="akker", fields={"note": "Anders"})
    filled.proposals.apply("a", other, signed(), expected=1)

    with pytest.raises(ConflictError) as caught:
        filled.paper.hand_in(KEY, [(RIGHT, 1), (NOTE, 1)], signed())
    assert "Anders" == caught.value.changes[0].after["note"]
    assert ["change-details"] == waiting(filled)
    assert 2 == len(filled.paper.hand_in(KEY, [(RIGHT, 1), (NOTE, 2)], signed()))


def test_a_form_speaks_for_one_organisation(filled: Store) -> None:
    """A correction of another one is refused, with all the rest."""
    foreign = Correction(kind="confirm-tie", organisation="kom", tie=TIE)

    with pytest.raises(RefusedError):
        filled.paper.hand_in(KEY, [(RIGHT, 1), (foreign, 1)], signed())
    assert [] == waiting(filled)


def test_who_is_not_there_has_no_form(filled: Store) -> None:
    """Neither an organisation, nor a version, nor a data set that is not there."""
    for name, who, number in (("a", "niemand", None), ("a", "akker", 9), ("b", "akker", None)):
        with pytest.raises(UnknownRecordError):
            filled.paper.basis(name, who, signed(), number=number)
