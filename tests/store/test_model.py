"""
The store against a model of it: whatever order things happen in, they agree.

`WIJKGRAAF_STEPS` says how many random steps are taken on each database.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from graphlib_wijk.store import (
    ANYONE,
    Actor,
    ConflictError,
    Correction,
    ForbiddenError,
    Guests,
    LinkRefusedError,
    Signature,
    Store,
    StoreError,
    deeds,
    open_store,
)
from tests.networks import dataset
from tests.store.people import NOON, signed

STEPS = int(os.environ.get("WIJKGRAAF_STEPS", "200"))
#: By itself fewer: each run begins with a new database, which takes a server long.
SERVER_STEPS = int(os.environ.get("WIJKGRAAF_STEPS", "80"))
_STEPS_EACH = 40
_NAMES = ("akker", "kom", "wiek")
#: What a version holds, as the model has it: names by id, and ties with who said so.
State = tuple[dict[str, str], dict[tuple[str, str], tuple[str, ...]]]


def state_of(store: Store, number: int | None = None) -> State:
    """Return what a version holds."""
    data = store.versions.open("a", signed(), number=number)
    ties = zip(data.ties["source"], data.ties["target"], data.ties["reported_by"], strict=True)
    names = dict(zip(data.organisations.index, data.organisations["name"], strict=True))
    return names, {(source, target): tuple(sorted(said)) for source, target, said in ties}


class StoreMachine(RuleBasedStateMachine):
    """Random deeds on a store, each also done to plain lists."""

    fresh: Callable[[], str]

    def __init__(self) -> None:
        super().__init__()
        self.url = type(self).fresh()
        self.store = open_store(self.url)
        self.versions: list[State] = []
        self.proposals: dict[int, dict] = {}
        self.accounts: dict[str, tuple[str, bool]] = {}
        self.links: dict[str, tuple[str, str, bool]] = {}
        self.notes: dict[str, tuple[Guests | None, int]] = {}
        self.named: dict[str, set[str]] = {}
        self.deeds = 0
        self.minutes = 0

    def by(self) -> Signature:
        """Somebody, at a moment that now and then lies before the last one."""
        self.minutes += 1
        return signed(minutes=-self.minutes if self.minutes % 5 == 0 else self.minutes)

    @initialize()
    def begin(self) -> None:
        """There is something to begin with."""
        self.save({"akker": "Akker", "kom": "Kom"}, [("akker", "kom")])

    @rule(
        names=st.dictionaries(
            st.sampled_from(_NAMES), st.sampled_from(("Een", "Twee")), min_size=1
        ),
        pairs=st.lists(
            st.tuples(st.sampled_from(_NAMES), st.sampled_from(_NAMES)), unique=True, max_size=3
        ),
    )
    def save(self, names: dict[str, str], pairs: list[tuple[str, str]]) -> None:
        """Import a data set."""
        ties = [pair for pair in pairs if set(pair) <= set(names) and pair[0] != pair[1]]
        rows = [{"id": name, "name": words, "asked": "yes"} for name, words in names.items()]
        version = self.store.versions.save("a", dataset(rows, ties), self.by())
        self.versions.append((dict(names), {pair: tuple(sorted(pair)) for pair in ties}))
        self.deeds += 1
        assert len(self.versions) == version.number

    @rule(back=st.integers(0, 5))
    def restore(self, back: int) -> None:
        """Return to an earlier version."""
        number = max(1, len(self.versions) - back)
        self.store.versions.restore("a", number, self.by())
        self.versions.append(self.versions[number - 1])
        self.deeds += 1

    @rule(
        kind=st.sampled_from(("confirm-tie", "deny-tie", "add-tie", "change-details")),
        ends=st.lists(st.sampled_from(_NAMES), min_size=2, max_size=2, unique=True),
        words=st.sampled_from(("Drie", "Vier")),
        back=st.integers(0, 2),
    )
    def propose(self, kind: str, ends: list[str], words: str, back: int) -> None:
        """Propose something, having looked at this version or an earlier one."""
        expected = max(1, len(self.versions) - back)
        who, other = ends
        details = kind == "change-details"
        said = Correction(
            kind=kind,
            organisation=who,
            tie=None if details else (who, other, "cooperation"),
            fields={"name": words} if details else {},
        )
        then, now = (self.seen(said, self.versions[n - 1]) for n in (expected, len(self.versions)))
        try:
            made = self.store.proposals.submit("a", said, self.by(), expected=expected)
        except ConflictError:
            assert then != now
        except ForbiddenError:
            raise
        except StoreError:
            assert then == now
            assert not self.lawful(said)
        else:
            assert then == now
            assert self.lawful(said)
            self.proposals[made.id] = {"said": said, "seen": now, "state": "open", "revision": 1}
            self.deeds += 1

    def seen(self, said: Correction, state: State) -> object:
        """What a proposal is about, in a version."""
        names, ties = state
        if said.kind == "change-details":
            return names.get(said.organisation)
        return said.tie[:2] in ties

    def lawful(self, said: Correction) -> bool:
        """Whether a proposal fits the current version."""
        names, ties = self.versions[-1]
        if not {said.organisation, said.other} - {""} <= set(names):
            return False
        if said.tie is None:
            return True
        return (said.tie[:2] in ties) != (said.kind == "add-tie")

    @precondition(lambda self: self.proposals)
    @rule(pick=st.integers(0, 50), stale=st.booleans())
    def accept(self, pick: int, stale: bool) -> None:
        """Accept a proposal, now and then one that somebody else dealt with."""
        number = sorted(self.proposals)[pick % len(self.proposals)]
        known = self.proposals[number]
        said: Correction = known["said"]
        overtaken = known["seen"] != self.seen(said, self.versions[-1])
        revision = known["revision"] + stale
        try:
            done = self.store.proposals.accept(number, self.by(), revision=revision)
        except ConflictError:
            assert stale or overtaken or known["state"] != "open"
            return
        except StoreError:
            assert not self.lawful(said)
            return
        assert not stale
        assert not overtaken
        assert "open" == known["state"]
        names, ties = (dict(part) for part in self.versions[-1])
        if said.kind == "change-details":
            names[said.organisation] = said.fields["name"]
        elif said.kind == "deny-tie":
            del ties[said.tie[:2]]
        else:
            told = {*ties.get(said.tie[:2], ()), said.organisation}
            told |= {said.other} if known.get("answer") == "confirmed" else set()
            ties[said.tie[:2]] = tuple(sorted(told))
        self.versions.append((names, ties))
        assert len(self.versions) == done.in_version
        known |= {"state": "accepted", "revision": revision + 1}
        # A new version, and the decision itself.
        self.deeds += 2

    @precondition(lambda self: self.proposals)
    @rule(pick=st.integers(0, 50), end=st.sampled_from(("reject", "withdraw", "answer")))
    def deal_with(self, pick: int, end: str) -> None:
        """Reject, take back or answer a proposal."""
        number = sorted(self.proposals)[pick % len(self.proposals)]
        known = self.proposals[number]
        more = {"reject": {"reason": "Nee."}, "answer": {"confirms": True}}.get(end, {})
        invited = known["said"].kind in {"deny-tie", "add-tie"}
        try:
            getattr(self.store.proposals, end)(
                number, self.by(), revision=known["revision"], **more
            )
        except ConflictError:
            assert "open" != known["state"]
        except ForbiddenError:
            assert (end, invited) == ("answer", False)
            # What was refused is noted as well.
            self.deeds += 1
        else:
            ends = {"reject": "rejected", "withdraw": "withdrawn", "answer": "open"}
            known |= {"state": ends[end], "revision": known["revision"] + 1}
            known |= {"answer": "confirmed"} if end == "answer" else {}
            self.deeds += 1

    @rule(name=st.sampled_from(_NAMES), end=st.sampled_from(("keep", "remove", "forget")))
    def people(self, name: str, end: str) -> None:
        """Add an account, and perhaps end it."""
        address = f"{name}@example.org"
        if any(email == address for email, _ in self.accounts.values()):
            with pytest.raises(StoreError):
                self.store.people.add(address, self.by(), role="reader")
            return
        account = self.store.people.add(address, self.by(), role="reader")
        self.accounts[account.id] = (address, True)
        self.deeds += 1
        if end != "keep":
            getattr(self.store.people, end)(account.id, self.by())
            self.accounts[account.id] = (address if end == "remove" else "", False)
            self.deeds += 1

    @rule(name=st.sampled_from(_NAMES), revoked=st.booleans())
    def link(self, name: str, revoked: bool) -> None:
        """Make a link, and perhaps withdraw it."""
        if name not in self.versions[-1][0]:
            with pytest.raises(StoreError):
                self.store.links.make("a", name, self.by(), expires_at=NOON + timedelta(days=9))
            return
        link, token = self.store.links.make(
            "a", name, self.by(), expires_at=NOON + timedelta(days=9)
        )
        self.deeds += 1
        if revoked:
            self.store.links.revoke(link.id, self.by())
            self.deeds += 1
        self.links[link.id] = (token, name, revoked)

    @rule(
        area=st.sampled_from(("", "WK990101")),
        names=st.lists(st.sampled_from(_NAMES), unique=True, max_size=2),
        back=st.integers(0, 1),
        gone=st.booleans(),
    )
    def note(self, area: str, names: list[str], back: int, gone: bool) -> None:
        """Write a note or take it back, now and then over one that one did not see."""
        known, revision = self.notes.get(area, (None, 0))
        value = None if gone else Guests(removed=tuple(names))
        there = set(self.versions[-1][0]) | self.named.get(area, set())
        try:
            note = self.store.notes.keep(
                "a", "guests", (area,), value, self.by(), expected=revision - back
            )
        except ConflictError as conflict:
            assert value != known
            assert back
            note = conflict.note
        except StoreError:
            assert not set(names) <= there
            return
        if note.value != value:
            assert (known, revision) == (note.value, note.revision)
        elif value != known:
            assert not back
            self.notes[area] = (value, revision + 1)
            self.named[area] = set(names) if value else self.named[area]
            self.deeds += 1

    @rule()
    def reopen(self) -> None:
        """End the program and start it again."""
        self.store.close()
        self.store = open_store(self.url)

    @invariant()
    def nothing_is_lost_or_double(self) -> None:
        """Every version, proposal, account and link is there once, as it was made."""
        history = self.store.versions.history("a", signed()) if self.versions else ()
        assert list(range(1, len(self.versions) + 1)) == [v.number for v in history]
        if self.versions:
            assert self.versions[-1] == state_of(self.store)
        found = self.store.proposals.list("a", signed()) if self.versions else ()
        assert {n: (k["state"], k["revision"]) for n, k in self.proposals.items()} == {
            p.id: (p.state, p.revision) for p in found
        }
        assert {a: k for a, k in self.accounts.items() if k[0]} == {
            account.id: (account.email, account.active)
            for account in self.store.people.list(signed())
        }
        notes = self.store.notes.list("a", signed()) if self.versions else ()
        assert self.notes == {note.key[0]: (note.value, note.revision) for note in notes}
        entries = self.store.audit.list(signed())
        assert self.deeds == len(entries)
        assert sorted(e.id for e in entries) == [e.id for e in entries]

    def teardown(self) -> None:
        """At the end all versions are as they were made, and links work or do not."""
        for number, state in enumerate(self.versions, start=1):
            assert state == state_of(self.store, number)
        for token, name, revoked in self.links.values():
            assert (None if revoked else name) == opened(self.store, token)
        self.store.close()


def opened(store: Store, token: str) -> str | None:
    """Return the organisation of a link; None when it is refused."""
    try:
        actor: Actor = store.links.open(token, NOON)
    except LinkRefusedError:
        return None
    assert actor != ANYONE
    return actor.organisation


def copies_of(file: Path, folder: Path) -> Callable[[], str]:
    """Return a way to get a fresh database."""
    numbers = iter(range(1_000_000))
    return lambda: f"sqlite:///{shutil.copy(file, folder / f'{next(numbers)}.db')}"


def run(fresh: Callable[[], str], steps: int, phases: tuple[Phase, ...] = tuple(Phase)) -> None:
    """Take so many steps, each time on a fresh database."""
    machine = type("Machine", (StoreMachine,), {"fresh": staticmethod(fresh)})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=max(1, steps // _STEPS_EACH),
            stateful_step_count=_STEPS_EACH,
            deadline=None,
            phases=phases,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.slow
def test_the_store_agrees_with_its_model(ready_file: Path) -> None:
    """Whatever people do in whatever order: nothing lost, nothing double, everything noted."""
    with tempfile.TemporaryDirectory() as folder:
        run(copies_of(ready_file, Path(folder)), STEPS)


@pytest.mark.slow
def test_the_store_agrees_with_its_model_on_a_server(
    request: pytest.FixtureRequest,
) -> None:
    """The same on PostgreSQL."""
    server = request.getfixturevalue("server")
    ready = request.getfixturevalue("ready_database")
    run(lambda: server.url(server.new_database(ready)), SERVER_STEPS)


def test_a_lost_record_would_be_noticed(ready_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The seeded fault: a store that forgets to note what was withdrawn does not agree."""
    note = deeds.Deed.note

    def forgetful(self: deeds.Deed, action: str, *rest: str, **detail: object) -> None:
        if action != "restore":
            note(self, action, *rest, **detail)

    monkeypatch.setattr(deeds.Deed, "note", forgetful)
    with tempfile.TemporaryDirectory() as folder:
        fresh = copies_of(ready_file, Path(folder))
        with pytest.raises(AssertionError):
            # Only whether it is noticed, not the shortest way to it.
            run(fresh, 400, phases=(Phase.generate,))
