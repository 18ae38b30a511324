"""What one reader did or may see never reaches another: what is computed once is kept per view."""

from __future__ import annotations

import inspect
import io
import re
import typing
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

import graphlib_wijk as gw
from graphlib_wijk.dashboard import navigation, services, signing_in
from graphlib_wijk.dashboard.services import (
    comparison,
    correcting,
    desk,
    files,
    granting,
    keeping,
    loading,
    meeting,
    sheets,
)
from graphlib_wijk.dashboard.state import View
from graphlib_wijk.network import Network
from graphlib_wijk.store import ANYONE, Correction, ForbiddenError, Signature, Store
from graphlib_wijk.store.database import Database
from graphlib_wijk.store.rights import Actor
from graphlib_wijk.tables import Dataset
from graphlib_wijk.writing import FORMATS
from tests.dashboard.cells import everything
from tests.dashboard.test_pages import texts_of
from tests.dashboard.visiting import (
    ALONE,
    DATASET,
    ELSEWHERE,
    INITIATIVE,
    OPERATOR,
    STAFF,
    by_operator,
    installed,
    link_for,
    visit,
)

NEIGHBOURHOOD = "WK990102"
NOTE, HIDDEN, ASKED_ON = "notitieDieNiemandLeest", "Onvindbaar Genootschap", "21 augustus 2026"
PROTECTED = (NOTE, HIDDEN, ASKED_ON, "Positie:")
VIEWS = {
    navigation.OVERVIEW: View(dataset=DATASET),
    navigation.NEIGHBOURHOOD: View(
        dataset=DATASET, neighbourhood=NEIGHBOURHOOD, organisation="wa_anker"
    ),
    navigation.ORGANISATION: View(dataset=DATASET, organisation="wa_anker"),
}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Return the store of an installation with words that not everybody may read."""
    data = gw.read("data/voorbeeldwijk")[0]
    names, hidden = data.organisations["name"].copy(), data.organisations["hidden"].copy()
    names["wa_bb"], hidden["wa_bb"] = HIDDEN, True
    organisations = data.organisations.assign(name=names, hidden=hidden, note=NOTE)
    return installed(tmp_path, monkeypatch, replace(data, organisations=organisations))


def found(app: AppTest) -> set[str]:
    """Return which protected words came along."""
    return {word for word in PROTECTED if word in everything(app)}


@pytest.mark.parametrize("page", VIEWS, ids=lambda page: page.address)
def test_what_was_computed_for_who_may_see_all_is_not_for_who_may_not(
    store: Store, page: navigation.Page
) -> None:
    """The operator first, then a reader, staff from elsewhere and a partner; and back again."""
    assert store
    before = found(visit(page.script, OPERATOR, VIEWS[page]))
    for who in ("", ELSEWHERE):
        assert set() == found(visit(page.script, who, VIEWS[page]))
    assert not {NOTE, HIDDEN, ASKED_ON} & found(visit(page.script, INITIATIVE, VIEWS[page]))
    assert before == found(visit(page.script, OPERATOR, VIEWS[page]))


def test_the_words_are_there_for_who_may_see_them(store: Store) -> None:
    """Without this the test above could look for what is never shown."""
    seen = set()
    for page, view in VIEWS.items():
        seen |= found(visit(page.script, OPERATOR, view))
    for id_ in ("wa_bb", ALONE):
        view = View(dataset=DATASET, organisation=id_)
        seen |= found(visit(navigation.ORGANISATION.script, OPERATOR, view))

    assert store
    assert set(PROTECTED) == seen


@pytest.mark.parametrize("typed", [HIDDEN, "onvindbaar", "onvindbaar genotschap"])
def test_searching_does_not_tell_that_somebody_hidden_is_there(store: Store, typed: str) -> None:
    """Not by what is found, and not by what one may have meant: as for a name nobody has."""
    assert store
    answers = []
    for text in (typed, "qqqqqqqq"):
        app = visit(navigation.ORGANISATION.script, "", View(dataset=DATASET, search=text))
        answers.append(everything(app).replace(text, "…"))

    assert HIDDEN not in answers[0]
    assert answers[0] == answers[1]


def test_an_address_of_who_is_hidden_is_one_of_who_is_not_there(store: Store) -> None:
    """The message is that of an id that nobody has."""
    assert store
    told = [
        everything(
            visit(navigation.ORGANISATION.script, "", View(dataset=DATASET, organisation=id_))
        ).replace(id_.replace("_", "\\_"), "…")
        for id_ in ("wa_bb", "wa_xx")
    ]

    assert told[0] == told[1]


def _looking(monkeypatch: pytest.MonkeyPatch, actor: Actor) -> None:
    monkeypatch.setattr(signing_in, "actor", lambda: actor)
    monkeypatch.setattr(
        signing_in, "signature", lambda: Signature(actor=actor, at=by_operator().at)
    )


@pytest.mark.parametrize("format_", [one.id for one in FORMATS if one.shelf != "picture"])
def test_files_hold_no_more_than_the_page(
    store: Store, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    """Also after somebody took along the whole."""
    assert store
    _looking(monkeypatch, ANYONE)
    part = services.source(View(dataset=DATASET))
    assert part is not None
    written = [
        services.file_of(source, None, format_, View(dataset=DATASET))
        for source in (replace(part, sight=None), part)
    ]

    whole, seen = (_unpacked(content) for content in written)
    assert HIDDEN in whole
    for word in (HIDDEN, NOTE, "wa_bb"):
        assert word not in seen


def _unpacked(content: bytes) -> str:
    """Return what stands in a file, also when it is a packed one."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


#: Whatever the dashboard asks of the store for a page, as somebody without any right asks it.
ASKS: dict[str, Callable[[Any], object]] = {
    "keeping.history": keeping.history,
    "keeping.difference": lambda entry: keeping.difference(entry, 1, 1),
    "keeping.put_back": lambda entry: keeping.put_back(entry, 1),
    "keeping.publish": lambda entry: keeping.publish(entry, published=False),
    "keeping.prune": lambda entry: keeping.prune(entry, 1),
    "desk.take_over": lambda entry: desk.take_over(_proposal(entry)),
    "desk.turn_down": lambda entry: desk.turn_down(_proposal(entry), "nee"),
    "desk.waiting": desk.waiting,
    "desk.decided": desk.decided,
    "granting.links": granting.links,
    "granting.make_link": lambda entry: granting.make_link(entry, ALONE, 5),
    "granting.withdraw_link": lambda _entry: granting.withdraw_link("l-1"),
    "granting.accounts": lambda _entry: granting.accounts(),
    "granting.add_account": lambda _entry: granting.add_account("x@y.nl", "operator"),
    "granting.stop_account": lambda _entry: granting.stop_account("p-1"),
    "granting.forget_account": lambda _entry: granting.forget_account("p-1"),
    "granting.record": lambda _entry: granting.record(),
    "granting.record_file": lambda _entry: granting.record_file(),
    "granting.dossier_file": lambda entry: granting.dossier_file(entry, ALONE),
    "correcting.proposals": lambda _entry: correcting.proposals(_source()),
    "correcting.send": lambda _entry: correcting.send(DATASET, [SAID], expected=1, form="f"),
    "correcting.answer": lambda entry: correcting.answer(_told(entry), confirms=True),
    "correcting.withdraw": lambda entry: correcting.withdraw(_told(entry)),
}
SAID = Correction(kind="change-details", organisation=ALONE, fields={"website": "https://x.nl"})
_ROOMS = {"keeping": keeping, "desk": desk, "granting": granting, "correcting": correcting}


def _proposal(_entry: object) -> Any:
    return type("P", (), {"id": 1, "revision": 1})()


def _told(entry: object) -> Any:
    return type("T", (), {"proposal": _proposal(entry)})()


def _source() -> loading.Source:
    found_ = services.source(View(dataset=DATASET))
    assert found_ is not None
    return found_


def test_everything_that_pages_ask_of_the_store_asks_for_a_right(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that forgot to hide a button would still change and give nothing."""
    store.proposals.submit(DATASET, SAID, by_operator(), expected=1)
    _looking(monkeypatch, ANYONE)
    entry = desk.entry_of(View(dataset=DATASET))
    before = store.audit.list(by_operator())

    given = {}
    for name, ask in ASKS.items():
        try:
            given[name] = ask(entry)
        except ForbiddenError:
            continue

    assert {"desk.waiting", "desk.decided", "granting.links", "correcting.proposals"} == set(given)
    assert all(not answer for answer in given.values())
    assert before == store.audit.list(by_operator())


def test_no_function_that_asks_the_store_was_forgotten() -> None:
    """Whatever signs a question to the store is in the list above, or only names somebody."""
    signed = {
        f"{room}.{name}"
        for room, module in _ROOMS.items()
        for name, function in vars(module).items()
        if inspect.isfunction(function) and function.__module__ == module.__name__
        if not name.startswith("_")
        if re.search(r"signing_in\.signature\(\)|_proposed\(|record\(", inspect.getsource(function))
    }

    assert signed - set(ASKS) == {"desk.people", "desk.waiting_elsewhere", "keeping.save"}


def test_nothing_that_is_kept_ready_has_a_table_for_its_key() -> None:
    """Large tables are compared by a sample: a correction in another row would not be seen."""
    rooms = (services, *_ROOMS.values(), loading, meeting, sheets, files, comparison)
    kept = [
        one
        for room in rooms
        for one in vars(room).values()
        if hasattr(one, "__wrapped__") and hasattr(one, "clear")
    ]

    assert len(kept) > 20
    for one in kept:
        for name, kind in typing.get_type_hints(one.__wrapped__).items():
            if name != "return":
                assert kind not in {pd.DataFrame, pd.Series, Dataset, Network}, (one, name)


def test_what_one_reader_chooses_changes_nothing_for_another(store: Store) -> None:
    """Filters, a thought experiment, another language and own files stay in their window."""
    assert store
    view = VIEWS[navigation.NEIGHBOURHOOD]
    mine = visit(navigation.NEIGHBOURHOOD.script, STAFF, view)
    before = everything(mine)

    visit(navigation.NEIGHBOURHOOD.script, STAFF, replace(view, kinds=("police",), umbrellas=True))
    visit(navigation.NEIGHBOURHOOD.script, STAFF, replace(view, language="en"))
    visit(
        navigation.DIALOGUE.script,
        STAFF,
        replace(view, step=4, imagined=("wa_anker|wa_boek",), without=("wa_huis",)),
    )

    assert before == everything(mine.run())


def test_tables_that_are_kept_ready_are_as_they_were_after_every_page(store: Store) -> None:
    """Whatever pages compute from them, not a cell of the tables that all share is different."""
    assert store
    source = loading.Source(DATASET, number=1)
    network = loading.network_of(source)
    frames = ("organisations", "ties", "neighbourhoods")
    before = {name: getattr(network, name).copy(deep=True) for name in frames}

    for page in navigation.PAGES:
        if page is not navigation.OWN:
            visit(page.script, OPERATOR, VIEWS[navigation.NEIGHBOURHOOD])

    assert network is loading.network_of(source)
    for name in frames:
        pd.testing.assert_frame_equal(before[name], getattr(network, name))


def test_a_correction_is_seen_by_others_at_their_next_click(store: Store) -> None:
    """A page that was open shows the new website, without being opened again."""
    app = visit(navigation.ORGANISATION.script, "", View(dataset=DATASET, organisation=ALONE))
    assert "https://x.nl" not in texts_of(app)

    store.proposals.apply(DATASET, SAID, by_operator(), expected=1)

    assert "x.nl" in texts_of(app.run())


def test_a_link_that_is_withdrawn_or_over_ends_an_open_page(store: Store) -> None:
    """Who reads through a link reads nothing of it any more at the next click."""
    secret = link_for(store, ALONE)
    app = visit(navigation.OWN.script, view=View(), link=secret)
    assert "Positie" in texts_of(app)
    (link,) = store.links.list(DATASET, by_operator())
    store.links.revoke(link.id, by_operator())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(signing_in, "secret", lambda: secret)
        said = texts_of(app.run())

    assert "Positie" not in said
    assert "werkt niet" in said


def test_trying_links_without_opening_them_comes_to_an_end(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After so many wrong ones even the right one waits; reading as anybody goes on."""
    monkeypatch.setenv("WIJKGRAAF_LIMIET_LINKS", "3/600")
    signing_in._tries.cache_clear()  # noqa: SLF001
    right = link_for(store, ALONE)
    view = VIEWS[navigation.ORGANISATION]
    try:
        monkeypatch.setattr(signing_in, "visitor", lambda: "203.0.113.9")
        tried = [
            visit("", view=replace(view, organisation=ALONE), link=f"{right}{wrong}")
            for wrong in "abc"
        ]
        after = visit(
            navigation.ORGANISATION.script, view=replace(view, organisation=ALONE), link=right
        )
    finally:
        signing_in._tries.cache_clear()  # noqa: SLF001

    assert all("werkt niet" in texts_of(app) for app in tried)
    assert "Minibieb" in texts_of(after)
    assert "Positie" not in texts_of(after)
    later = timedelta(minutes=20)
    assert store.links.open(right, by_operator().at + later).organisation == ALONE


def test_who_signs_out_is_out_in_every_window(store: Store) -> None:
    """Another page of the same sign-in shows nothing of it any more; another sign-in does."""
    assert store
    view, once = View(dataset=DATASET, organisation=ALONE), {"iat": by_operator().at.timestamp()}
    one, other = (visit(navigation.ORGANISATION.script, STAFF, view, claims=once) for _ in "ab")
    assert "Positie" in texts_of(other)
    one.button(key="sign-out").click().run()

    assert "Positie" not in texts_of(other.run())
    again = {"iat": once["iat"] + 1}
    assert "Positie" in texts_of(visit(navigation.ORGANISATION.script, STAFF, view, claims=again))


@pytest.mark.parametrize(("hours", "stays"), [(11.9, True), (12.1, False), (-2, True)])
def test_a_sign_in_lasts_a_working_day(store: Store, hours: float, *, stays: bool) -> None:
    """What a provider said yesterday is asked again; a clock that is ahead keeps nobody out."""
    assert store
    said = {"iat": by_operator().at.timestamp() - hours * 3600}
    view = View(dataset=DATASET, organisation=ALONE)
    app = visit(navigation.ORGANISATION.script, STAFF, view, claims=said)

    assert stays == ("Positie" in texts_of(app))


def test_an_address_in_capitals_is_the_same_person(store: Store) -> None:
    """A provider may write an address as it likes."""
    assert store
    view = View(dataset=DATASET, organisation=ALONE)

    assert "Positie" in texts_of(visit(navigation.ORGANISATION.script, STAFF.upper(), view))


@pytest.mark.parametrize(("who", "told"), [(STAFF, True), (INITIATIVE, True), ("", False)])
def test_who_could_change_something_is_told_when_nothing_can_be_changed(
    store: Store, monkeypatch: pytest.MonkeyPatch, who: str, *, told: bool
) -> None:
    """Before anything is typed in vain; a reader has nothing to do with it."""
    assert store
    said = "maar niets veranderen"
    view = View(dataset=DATASET)
    assert said not in texts_of(visit(navigation.NEIGHBOURHOOD.script, who, view))
    monkeypatch.setattr(Database, "is_read_only", True)

    assert told == (said in texts_of(visit(navigation.NEIGHBOURHOOD.script, who, view)))
