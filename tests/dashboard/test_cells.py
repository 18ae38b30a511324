"""
Every cell of roles by actions by own or another's, in the browser and in what pages ask for.

A control is there for who may, and not for who may not. Who opened a page while it was theirs,
and clicks when it no longer is, is refused by the store: nothing that a browser holds on to, an
address, a field or the state of a widget, gives a right.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import streamlit as st
from sqlalchemy import select, update
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from graphlib_wijk.dashboard import navigation
from graphlib_wijk.dashboard.navigation import PAGES
from graphlib_wijk.dashboard.state import parameters
from graphlib_wijk.store import (
    RIGHTS,
    ROLES,
    Correction,
    Store,
    open_store,
)
from graphlib_wijk.store.database import Database
from graphlib_wijk.store.migrating import migrate
from graphlib_wijk.store.rights import Action, Role
from graphlib_wijk.store.schema import ACCOUNTS, AUDIT, METADATA
from graphlib_wijk.tables import AGREEMENTS, Dataset, Problem, frame_of
from tests.dashboard.cells import (
    HERE,
    NOT_ON_A_PAGE,
    NUMBERS,
    PLACES,
    Place,
    Spot,
    code,
    proof,
    spot,
    wijk,
)
from tests.dashboard.visiting import AUTH, MAIN, by_operator
from tests.networks import dataset, organisation
from tests.store.test_rights import CELLS

#: Whoever this is: the tests give the account another role, also while a page of it is open.
WHO = "wisselt@voorbeeld.nl"
WHOSE = ("own", "other")
CELLS_ON_PAGES = [
    pytest.param(role, action, whose, number, id=f"{role}-{action}-{whose}-{number}")
    for role, action, whose, _allowed in CELLS
    for number in range(len(PLACES.get(action, ())))
]
ALLOWED = {(role, action, whose): allowed for role, action, whose, allowed in CELLS}


def _data(name: str) -> Dataset:
    """Return a data set in which each organisation has words that stand nowhere else."""
    here = name.endswith("hier")
    spots = [Spot(name, one) for one in (("mijn", "buur", "vriend") if here else ("hun", "kring"))]
    place = {"municipality_code": code(name), "neighbourhood_codes": (wijk(name),)}
    rows = [
        organisation(
            one.organisation,
            note=proof("notitie", one),
            hidden=name.startswith("stil") and one.organisation in {"mijn", "buur", "hun"},
            **place,
        )
        for one in spots
    ]
    ends = [("mijn", "vriend"), ("buur", "vriend")] if here else [("hun", "kring")]
    ties = [{"source": one, "target": two, "reported_by": (two,)} for one, two in ends]
    agreed = [{"who": (one.organisation,), "agreement": proof("afspraak", one)} for one in spots]
    told = (Problem(code="unknown-term", file="x", found=proof("melding", one)) for one in spots)
    return replace(
        dataset(rows, ties),
        agreements=frame_of(AGREEMENTS, agreed),
        problems=tuple(told),
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One installation for all cells: whatever is refused leaves it as it was."""
    with (
        pytest.MonkeyPatch.context() as patch,
        _installed(tmp_path_factory.mktemp("cellen"), patch) as made,
    ):
        yield made


@contextlib.contextmanager
def _installed(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[Store]:
    url = f"sqlite:///{folder / 'gedeeld.db'}"
    (folder / "leeg").mkdir()
    with contextlib.closing(Database(url)) as database:
        migrate(database)
    st.cache_data.clear()
    st.cache_resource.clear()
    patch.setenv("WIJKGRAAF_DATABASE_URL", url)
    patch.setenv("WIJKGRAAF_GEGEVENS", str(folder / "leeg"))
    with open_store(url) as made:
        for family in ("", "concept-", "stil-"):
            for place in ("hier", "daar"):
                _fill(made, f"{family}{place}", published=family != "concept-")
        made.people.add(WHO, by_operator(), role="reader")
        yield made


def _fill(store: Store, name: str, *, published: bool) -> None:
    by = by_operator()
    store.versions.save(name, _data(name), by)
    store.versions.save(name, _data(name), by)
    store.versions.publish(name, by, published=published)
    for one, other in (("mijn", "vriend"), ("buur", "vriend"), ("hun", "kring")):
        at = Spot(name, one)
        if one not in _data(name).organisations.index:
            continue
        site = f"https://{proof('voorstel', at)}.nl"
        for what, said in (
            (
                "proposal",
                Correction(kind="change-details", organisation=one, fields={"website": site}),
            ),
            # What the other side said of a tie: a question to this one.
            (
                "question",
                Correction(kind="add-tie", organisation=other, tie=(other, one, "funding")),
            ),
        ):
            NUMBERS[what, at] = store.proposals.submit(name, said, by, expected=2).id
        store.links.make(name, one, by, expires_at=by.at + timedelta(days=9))


def become(store: Store, role: Role, at: Spot) -> None:
    """Give the account that everybody here has another role: the operator, with that spot."""
    values = {
        "role": role,
        "dataset": at.dataset if role == "initiative" else "",
        "organisation": at.organisation if role == "initiative" else "",
        "municipalities": [HERE] if role == "staff" else [],
    }
    with store.database.writing() as connection:
        connection.execute(update(ACCOUNTS).where(ACCOUNTS.c.email == WHO).values(**values))


def kept(store: Store) -> str:
    """Return all that the database holds but the record and the account of the tests."""
    with store.database.reading() as connection:
        return repr(
            [
                connection.execute(select(table)).all()
                for table in METADATA.sorted_tables
                if table not in {AUDIT, ACCOUNTS}
            ]
            + [connection.execute(select(ACCOUNTS.c.email)).all()]
        )


def deeds(store: Store) -> set[str]:
    """Return which kinds of deeds were noted, without what was refused."""
    with store.database.reading() as connection:
        return {row.action for row in connection.execute(select(AUDIT))} - {"refused"}


def look(place: Place, at: Spot) -> AppTest:
    """Open the address of a place, as whoever the account is now."""
    app = AppTest.from_file(MAIN, default_timeout=60)
    app.secrets["auth"] = AUTH
    app.user = {"is_logged_in": True, "email": WHO, "email_verified": True}
    if place.page is not navigation.OVERVIEW:
        # An address that is typed, also one of a page that is not for this role.
        app._page_hash = calc_hash(place.page.address)  # noqa: SLF001
    return _go(app, place, at)


#: Pages that were looked at already: several actions have their place on one page.
_SEEN: dict[object, AppTest] = {}


def _looked(store: Store, place: Place, role: Role, at: Spot) -> AppTest:
    key = (store, place.page, place.view(at), role, place.family)
    if key not in _SEEN:
        _SEEN[key] = look(place, at)
    return _SEEN[key]


def _go(app: AppTest, place: Place, at: Spot) -> AppTest:
    for name, values in parameters(place.view(at)).items():
        app.query_params[name] = values
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize(("role", "action", "whose", "number"), CELLS_ON_PAGES)
def test_a_control_is_there_for_who_may_and_a_claim_without_right_is_refused(
    store: Store, role: Role, action: Action, whose: str, number: int
) -> None:
    """One role, one action, one's own or another's: shown or not, and refused when tried."""
    place = PLACES[action][number]
    at, own = spot(role, whose, place.family), spot(role, "own", place.family)
    allowed = ALLOWED[role, action, whose]

    become(store, role, own)
    there = place.shows(_looked(store, place, role, at), at)

    assert there == (role in place.page.roles and (allowed or place.names_freely))
    if not allowed:
        _claim(store, place, role, at, own)


def _claim(store: Store, place: Place, role: Role, at: Spot, own: Spot) -> None:
    """Open the page as who may, and go on as who may not: nothing is shown, nothing changes."""
    become(store, "operator" if "operator" in place.page.roles else "initiative", at)
    app = look(place, at)
    assert place.shows(app, at)
    place.ready(app, at)
    before, done = kept(store), deeds(store)

    become(store, role, own)
    if place.deed:
        place.deed(app, at)
    _go(app, place, at)

    assert before == kept(store)
    assert done == deeds(store)
    if not place.names_freely:
        assert not place.shows(app, at)


def test_every_action_of_the_store_has_its_place_in_the_browser() -> None:
    """An action that is added without saying where it is done, fails here."""
    assert set(RIGHTS) == set(PLACES) | NOT_ON_A_PAGE
    assert not set(PLACES) & NOT_ON_A_PAGE
    assert len(RIGHTS) * len(ROLES) * len(WHOSE) == len(ALLOWED)


def test_a_store_that_asks_nothing_would_be_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The seeded fault: without the question in the store, clicks without a right arrive."""
    noticed = set()
    with _installed(tmp_path, monkeypatch) as store:
        monkeypatch.setattr("graphlib_wijk.store.deeds.may", lambda *_: True)
        for action in ("decide", "publish", "make-link", "manage-accounts", "propose"):
            (place,) = PLACES[action]
            at, own = spot("initiative", "other"), spot("initiative", "own")
            try:
                _claim(store, place, "initiative", at, own)
            except AssertionError:
                noticed.add(action)

    assert {"decide", "publish", "make-link", "manage-accounts", "propose"} == noticed


@pytest.mark.parametrize("script", ["navigation", "sight", "desk"])
def test_a_page_that_hides_nothing_would_be_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    """The seeded faults: a page open to everyone, data not cut, a control that is always there."""
    with _installed(tmp_path, monkeypatch) as store:
        if script == "navigation":
            monkeypatch.setattr(
                navigation, "PAGES", tuple(replace(one, roles=frozenset(ROLES)) for one in PAGES)
            )
            place, role = PLACES["see-history"][0], "reader"
            monkeypatch.setattr("graphlib_wijk.dashboard.services.desk.may_do", lambda *_: True)
            monkeypatch.setattr("graphlib_wijk.store.deeds.may", lambda *_: True)
        elif script == "sight":
            place, role = PLACES["see-note"][0], "reader"
            monkeypatch.setattr("graphlib_wijk.dashboard.services.loading._sight", lambda _: None)
        else:
            place, role = PLACES["make-link"][0], "staff"
            monkeypatch.setattr("graphlib_wijk.dashboard.services.desk.may_about", lambda *_: True)
        at, own = spot(role, "other"), spot(role, "own")
        become(store, role, own)

        assert place.shows(look(place, at), at)
