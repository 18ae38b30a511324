"""Rights: every cell of roles by actions by own or other, and what each role sees of the data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings

from graphlib_wijk.network import Network
from graphlib_wijk.standing import standings
from graphlib_wijk.store import (
    ANYONE,
    EVERYWHERE,
    LOCAL,
    RIGHTS,
    ROLES,
    Actor,
    Correction,
    ForbiddenError,
    Guests,
    Signature,
    Store,
    Subject,
    may,
    may_see_standing,
    rights,
    sight,
    visible,
)
from graphlib_wijk.store.paper import FormKey
from graphlib_wijk.store.rows import rows_of
from graphlib_wijk.tables import (
    AGREEMENTS,
    INTRODUCTIONS,
    SAME,
    TABLES,
    About,
    Dataset,
    Problem,
    frame_of,
)
from tests.networks import dataset, organisation
from tests.store.people import signed
from tests.store.test_versions import whole_datasets

READER = ANYONE
INITIATIVE = Actor(id="l-1", role="initiative", dataset="a", organisation="mine")
STAFF = Actor(id="p-1", role="staff", municipalities=frozenset({"GM9901"}))
NATIONAL = Actor(id="p-2", role="staff", municipalities=frozenset({EVERYWHERE}))
ACTORS = {"reader": READER, "initiative": INITIATIVE, "staff": STAFF, "operator": LOCAL}

OWN = Subject(dataset="a", organisations=frozenset({"mine"}), municipalities=frozenset({"GM9901"}))
OTHER = Subject(
    dataset="a", organisations=frozenset({"theirs"}), municipalities=frozenset({"GM9902"})
)

# The whole table once more, read from the issue and not from the code: o what is one's own,
# a all, a dot nothing. In the order reader, initiative, staff, operator.
EXPECTED = """
read-published      a a a a
read-draft          . o o a
see-standing        . o o a
see-hidden          . o o a
see-note            . o o a
see-report          . . o a
see-history         . . o a
export-organisation . o o a
propose             . o o a
answer              . o o a
see-proposal        . o o a
see-meeting         . . o a
prepare-meeting     . . o a
arrange-drawing     . . o a
decide              . . o a
import              . . o a
restore-version     . . o a
publish             . . o a
prune               . . . a
make-link           . . o a
revoke-link         . . o a
manage-accounts     . . . a
see-audit           . . . a
"""
CELLS = [
    (role, line.split()[0], whose, letter == "a" or (letter == "o" and whose == "own"))
    for line in EXPECTED.strip().splitlines()
    for role, letter in zip(
        ("reader", "initiative", "staff", "operator"), line.split()[1:], strict=True
    )
    for whose in ("own", "other")
]


@pytest.mark.parametrize(("role", "action", "whose", "allowed"), CELLS)
def test_each_cell_of_the_table_of_rights(role, action, whose, allowed):
    """One role, one action, one's own or another's: the answer is the one that was agreed."""
    assert allowed == may(ACTORS[role], action, OWN if whose == "own" else OTHER)


def test_the_table_has_every_action_and_every_role():
    """No action or role was added without a row of expected answers."""
    assert set(RIGHTS) == {action for _, action, _, _ in CELLS}
    assert set(ROLES) == {role for role, _, _, _ in CELLS}
    assert len(RIGHTS) * len(ROLES) * 2 == len(CELLS)


def test_a_seeded_fault_in_the_table_is_caught(monkeypatch):
    """For every cell: had the code said otherwise there, the test of that cell would fail."""
    caught = 0
    for action, scopes in RIGHTS.items():
        for at, role in enumerate(ROLES):
            for wrong in {"never", "own", "always"} - {scopes[at]}:
                changed = (*scopes[:at], wrong, *scopes[at + 1 :])
                monkeypatch.setitem(rights.RIGHTS, action, changed)
                found = [
                    allowed == may(ACTORS[role], action, OWN if whose == "own" else OTHER)
                    for of, what, whose, allowed in CELLS
                    if (of, what) == (role, action)
                ]
                caught += not all(found)
                # For an operator everything is its own, so "own" and "always" are the same.
                assert (
                    not all(found)
                    or (role == "operator" and wrong == "own")
                    or (role == "reader" and wrong == "own")
                )
            monkeypatch.setitem(rights.RIGHTS, action, scopes)
    assert caught > 100


@pytest.mark.parametrize(
    ("actor", "subject"),
    [
        (replace(INITIATIVE, dataset="b"), OWN),
        (replace(INITIATIVE, organisation=""), replace(OWN, organisations=frozenset({""}))),
        (INITIATIVE, replace(OWN, organisations=frozenset())),
        (replace(STAFF, municipalities=frozenset()), OWN),
        (STAFF, replace(OWN, municipalities=frozenset({"GM9901", "GM9902"}))),
        (STAFF, replace(OWN, municipalities=frozenset({"GM9901", ""}))),
        (STAFF, replace(OWN, municipalities=frozenset())),
        (Actor(id="x", role="admin"), OWN),
    ],
)
def test_what_only_looks_like_ones_own_is_not(actor, subject):
    """Another data set, no organisation, half a municipality, an invented role: no right."""
    assert not may(actor, "propose", subject)


def test_staff_of_the_whole_country_have_every_municipality():
    """LSA's people work everywhere, also with who lies nowhere."""
    assert may(NATIONAL, "decide", OTHER)
    assert may(NATIONAL, "decide", replace(OTHER, municipalities=frozenset()))


def test_an_unknown_action_is_not_allowed():
    """What is not in the list nobody may, an operator included."""
    assert not may(LOCAL, "launch", OWN)


#: The words that may not reach others, each at its place.
SECRET = "geheim"


def guarded() -> Dataset:
    """Four organisations, one of them hidden, with a secret wherever one can be."""
    away = {"municipality": "Elders", "municipality_code": "GM9902"}
    rows = [
        organisation("mine", note=f"{SECRET} mine"),
        organisation("theirs", note=f"{SECRET} theirs", **away),
        organisation("shy", name=f"{SECRET} shy", hidden=True, website="x.nl", **away),
        organisation("ghost", name=f"{SECRET} ghost", hidden=True, **away),
    ]
    ties = [
        {"source": "mine", "target": "theirs", "reported_by": ("mine", "ghost"), "note": SECRET},
        {"source": "mine", "target": "shy", "reported_by": ("mine",)},
        {"source": "mine", "target": "ghost", "reported_by": ("ghost",)},
        {"source": "theirs", "target": "ghost", "reported_by": ("theirs",)},
    ]
    data = dataset(rows, ties, about=About(title="T", everyone_asked=True))
    return replace(
        data,
        same=frame_of(SAME, [{"one": "theirs", "other": "ghost", "note": SECRET}]),
        introductions=frame_of(
            INTRODUCTIONS, [{"source": "mine", "target": "theirs", "answer": "declined"}]
        ),
        agreements=frame_of(
            AGREEMENTS,
            [
                {"who": ("mine",), "with_whom": ("theirs",), "agreement": "ours", "note": SECRET},
                {"who": ("theirs",), "agreement": f"{SECRET} plan"},
                {"who": ("mine",), "with_whom": ("ghost",), "agreement": f"{SECRET} plan"},
            ],
        ),
        problems=(Problem(code="unknown-term", file="x", found=SECRET),),
    )


def everything_in(data: Dataset) -> str:
    """All that a data set holds, as text."""
    return repr([rows_of(table, data) for table in TABLES]) + repr(data.about) + repr(data.problems)


def test_a_reader_sees_the_public_part():
    """No hidden organisation or tie with one, no note, no answer, nobody's being asked."""
    seen = visible(guarded(), READER, id="a")

    assert ["mine", "theirs"] == seen.organisations.index.tolist()
    assert [("mine", "theirs", ("mine",))] == list(
        seen.ties[["source", "target", "reported_by"]].itertuples(index=False, name=None)
    )
    for word in (SECRET, "shy", "ghost", "declined", "ours"):
        assert word not in everything_in(seen)
    assert {""} == set(seen.organisations["asked"])
    assert not seen.about.everyone_asked


def test_an_initiative_sees_all_of_itself():
    """Its own note and being asked, and the face of a hidden partner that it named itself."""
    seen = visible(guarded(), INITIATIVE, id="a")

    assert ["mine", "theirs", "shy"] == seen.organisations.index.tolist()
    assert f"{SECRET} mine" == seen.organisations["note"]["mine"]
    assert ("yes", "") == tuple(seen.organisations.loc[["mine", "theirs"], "asked"])
    assert ("", "", False) == tuple(
        seen.organisations.loc["shy", ["website", "municipality", "hidden"]]
    )
    assert "ghost" not in everything_in(seen)
    assert f"{SECRET} theirs" not in everything_in(seen)
    assert 0 == len(seen.introductions)
    assert [("ours", "")] == list(
        seen.agreements[["agreement", "note"]].itertuples(index=False, name=None)
    )


def test_staff_see_all_of_their_municipality_and_the_public_part_of_the_rest():
    """An organisation elsewhere is to them what it is to a reader."""
    seen = visible(guarded(), STAFF, id="a")

    assert f"{SECRET} mine" == seen.organisations["note"]["mine"]
    assert "" == seen.organisations["note"]["theirs"]
    assert "ghost" not in everything_in(seen)
    assert () == seen.problems


@pytest.mark.parametrize("actor", [LOCAL, NATIONAL])
def test_who_may_see_everything_gets_everything(actor):
    """Nothing is taken out, and nothing is copied."""
    data = guarded()

    assert visible(data, actor, id="a") is data


def test_a_draft_shows_an_initiative_only_its_surroundings():
    """Before publication it sees itself and its partners, and a reader sees nothing."""
    data = guarded()
    more = dataset([organisation("stranger")]).organisations
    data = replace(data, organisations=pd.concat([data.organisations, more]))

    seen = visible(data, INITIATIVE, id="a", published=False)

    assert ["mine", "theirs", "shy"] == seen.organisations.index.tolist()
    assert 0 == len(visible(data, READER, id="a", published=False).organisations)
    assert "stranger" in visible(data, INITIATIVE, id="a").organisations.index


def test_an_initiative_of_another_data_set_is_a_reader_here():
    """The same id elsewhere is another organisation."""
    there = visible(guarded(), replace(INITIATIVE, dataset="b"), id="a")

    assert everything_in(visible(guarded(), READER, id="a")) == everything_in(there)


def test_a_table_without_a_rule_is_not_shown(monkeypatch):
    """A table that is added to the contract stays inside until somebody decides."""
    monkeypatch.delitem(sight._RULES, "ties")  # noqa: SLF001

    assert 0 == len(visible(guarded(), READER, id="a").ties)
    assert 4 == len(visible(guarded(), LOCAL, id="a").ties)


@settings(max_examples=15)
@given(data=whole_datasets())
def test_more_rights_never_show_less(data: Dataset) -> None:
    """What a reader sees, an initiative sees; what it sees, its staff sees; so on."""
    actors = [
        READER,
        replace(INITIATIVE, organisation="o0"),
        NATIONAL,
    ]
    seen = [visible(data, actor, id="a") for actor in actors]

    for less, more in pairwise(seen):
        assert set(less.organisations.index) <= set(more.organisations.index)
        assert len(less.ties) <= len(more.ties)
    assert seen[-1] is data


@settings(max_examples=15)
@given(data=whole_datasets())
def test_nothing_computed_from_what_a_reader_sees_calls_anyone_isolated(data: Dataset) -> None:
    """Who was asked is withheld, so standings say nothing but what is known."""
    seen = visible(data, READER, id="a")

    found = set(standings(Network(seen))["standing"].dropna())
    assert found <= {"not_asked", "partial", ""}
    assert not seen.organisations["hidden"].any()
    assert set(seen.ties["source"]) | set(seen.ties["target"]) <= set(seen.organisations.index)


def test_standings_are_for_oneself_and_ones_staff():
    """A reader sees no label; an initiative its own; an organisation that is not there, nobody."""
    data = guarded()

    assert [False, True, True, True] == [
        may_see_standing(actor, data, id="a", organisation="mine") for actor in ACTORS.values()
    ]
    assert [False, False, False, True] == [
        may_see_standing(actor, data, id="a", organisation="theirs") for actor in ACTORS.values()
    ]
    assert not may_see_standing(LOCAL, data, id="a", organisation="nobody")


#: Every way into the store, as somebody without any right tries it.
DEEDS = {
    "versions.datasets": lambda s, by: s.versions.datasets(by),
    "versions.save": lambda s, by: s.versions.save("a", dataset(["x"]), by),
    "versions.open": lambda s, by: s.versions.open("a", by),
    "versions.numbers": lambda s, by: s.versions.numbers("a", by),
    "versions.history": lambda s, by: s.versions.history("a", by),
    "versions.difference": lambda s, by: s.versions.difference("a", 1, 1, by),
    "versions.restore": lambda s, by: s.versions.restore("a", 1, by),
    "versions.publish": lambda s, by: s.versions.publish("a", by),
    "versions.prune": lambda s, by: s.versions.prune("a", by),
    "proposals.submit": lambda s, by: s.proposals.submit("a", SAID, by, expected=1),
    "proposals.apply": lambda s, by: s.proposals.apply("a", SAID, by, expected=1),
    "proposals.list": lambda s, by: s.proposals.list("a", by),
    "proposals.answer": lambda s, by: s.proposals.answer(1, by, confirms=True, revision=1),
    "proposals.withdraw": lambda s, by: s.proposals.withdraw(1, by, revision=1),
    "proposals.reject": lambda s, by: s.proposals.reject(1, by, reason="x", revision=1),
    "proposals.accept": lambda s, by: s.proposals.accept(1, by, revision=1),
    "proposals.prune": lambda s, by: s.proposals.prune("a", by, before=by.at),
    "notes.get": lambda s, by: s.notes.get("a", "guests", ("",), by),
    "notes.list": lambda s, by: s.notes.list("a", by),
    "notes.keep": lambda s, by: s.notes.keep("a", "guests", ("",), Guests(), by, expected=0),
    "notes.prune": lambda s, by: s.notes.prune("a", by, before=by.at),
    "paper.basis": lambda s, by: s.paper.basis("a", "mine", by),
    "paper.handed_in": lambda s, by: s.paper.handed_in(FORM, [SAID], by),
    "paper.hand_in": lambda s, by: s.paper.hand_in(FORM, [(SAID, 1)], by),
    "people.add": lambda s, by: s.people.add("a@b.nl", by, role="reader"),
    "people.list": lambda s, by: s.people.list(by),
    "people.remove": lambda s, by: s.people.remove("p-1", by),
    "people.forget": lambda s, by: s.people.forget("p-1", by),
    "links.make": lambda s, by: s.links.make("a", "mine", by, expires_at=signed(minutes=9).at),
    "links.list": lambda s, by: s.links.list("a", by),
    "links.revoke": lambda s, by: s.links.revoke("l-1", by),
    "audit.list": lambda s, by: s.audit.list(by),
    "dossier": lambda s, by: s.dossier("a", "mine", by),
}
SAID = Correction(kind="add-tie", organisation="mine", tie=("mine", "theirs", "funding"))
FORM = FormKey(dataset="a", organisation="mine", version=1)
#: They ask, as everything does, and show who has no right an empty list.
LISTS = {"versions.datasets", "versions.numbers", "proposals.list", "notes.list", "links.list"}
#: How somebody becomes an actor at all.
DOORS = {"people.actor", "people.admit", "links.open"}


def test_everything_in_the_store_asks_for_a_right(store: Store) -> None:
    """Somebody without rights is refused or sees nothing, and what was there is unchanged."""
    store.versions.save("a", guarded(), signed())
    store.proposals.submit("a", SAID, signed(), expected=1)
    store.notes.keep("a", "guests", ("",), Guests(added=("mine",)), signed(), expected=0)
    before = store.audit.list(signed())

    for name, deed in DEEDS.items():
        if name in LISTS:
            assert () == deed(store, signed(ANYONE)), name
        else:
            assert is_refused(deed, store, ANYONE), name

    assert before == store.audit.list(signed())


@pytest.mark.parametrize("claimed", ["p-forged", "l-forged", "local", "anyone", ""])
def test_an_actor_that_the_database_does_not_know_is_refused(store: Store, claimed: str) -> None:
    """A claim of another role counts for nothing: rights come from the database."""
    store.versions.save("a", guarded(), signed())
    store.proposals.submit("a", SAID, signed(), expected=1)
    forged = Actor(id=claimed, role="operator", organisation="x")

    assert [] == [name for name, deed in DEEDS.items() if not is_refused(deed, store, forged)]


def is_refused(deed: Callable[[Store, Signature], object], store: Store, actor: Actor) -> bool:
    """Whether somebody has no right to do this."""
    try:
        deed(store, signed(actor))
    except ForbiddenError:
        return True
    return False


def test_no_way_into_the_store_was_forgotten(store: Store) -> None:
    """A public method that is added gets its line in the list of deeds."""
    groups = ("versions", "proposals", "notes", "paper", "people", "links", "audit")
    public = {
        f"{group}.{name}"
        for group in groups
        for name in vars(type(getattr(store, group)))
        if not name.startswith("_")
    }

    assert public | {"dossier"} == set(DEEDS) | DOORS
    assert set(groups) == {name for name in vars(store) if name not in {"_deeds", "database"}}
    assert {"actor", "at"} == {field.name for field in fields(signed())}


@settings(max_examples=25)
@given(data=whole_datasets())
def test_to_a_reader_who_is_hidden_was_never_there(data: Dataset) -> None:
    """So no count, and no difference between two counts, tells of somebody who is not shown."""
    hidden = set(data.organisations.index[data.organisations["hidden"]])
    ties, same = data.ties, data.same
    told = [tuple(who for who in said if who not in hidden) for said in ties["reported_by"]]
    ties = ties.assign(reported_by=pd.Series(told, index=ties.index, dtype="object"))
    without = replace(
        data,
        organisations=data.organisations[~data.organisations["hidden"]],
        ties=ties[~ties["source"].isin(hidden) & ~ties["target"].isin(hidden)].reset_index(
            drop=True
        ),
        same=same[~same["one"].isin(hidden) & ~same["other"].isin(hidden)].reset_index(drop=True),
    )

    assert everything_in(visible(without, READER, id="a")) == everything_in(
        visible(data, READER, id="a")
    )
