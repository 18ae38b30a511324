"""The page Beheer: each deed on it changes the store, and nobody does what is not theirs to do."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import graphlib_wijk as gw
from graphlib_wijk.dashboard import navigation, signing_in, texts
from graphlib_wijk.dashboard.parts.desk import telling
from graphlib_wijk.dashboard.services import desk, granting
from graphlib_wijk.dashboard.state import View
from graphlib_wijk.dashboard.workspace import Workspace
from graphlib_wijk.store import Correction, Proposal, Store
from graphlib_wijk.writing import written
from tests.dashboard.test_pages import texts_of
from tests.dashboard.visiting import (
    ALONE,
    DATASET,
    ELSEWHERE,
    OPERATOR,
    STAFF,
    by_operator,
    installed,
    visit,
)

#: Somebody who works everywhere: only they have the whole of data that go beyond a municipality.
EVERYWHERE = "lsa@voorbeeld.nl"
NEW_SITE = "https://boek.voorbeeld.nl"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Return the store of a shared installation."""
    store = installed(tmp_path, monkeypatch)
    store.people.add(EVERYWHERE, by_operator(), role="staff", municipalities=["*"])
    return store


def proposed(store: Store) -> Proposal:
    """Propose another website for an initiative."""
    said = Correction(kind="change-details", organisation=ALONE, fields={"website": NEW_SITE})
    return store.proposals.submit(DATASET, said, by_operator(), expected=1)


def at(section: str, who: str, **choices: str) -> AppTest:
    """Open a section of the page as somebody."""
    app = visit(navigation.DESK.script, who, View(dataset=DATASET, section=section, **choices))
    assert not app.exception
    return app


def click(app: AppTest, key: str) -> str:
    """Press a button and return what the page says then."""
    app.button(key=key).click().run()
    assert not app.exception
    return "\n".join([texts_of(app), *(one.value for one in app.success)])


def labels(app: AppTest) -> set[str]:
    """Return what stands on the buttons of the page itself."""
    return {button.label for button in app.main.button}


def test_a_proposal_that_is_taken_over_becomes_a_version(store: Store) -> None:
    """Staff read what somebody proposes; "Neem over" carries it out and says in which version."""
    proposal = proposed(store)
    app = at("verbeteringen", STAFF)
    assert "wil iets veranderen aan de eigen gegevens" in texts_of(app)

    said = click(app, f"accept-{proposal.id}")

    current = store.versions.open(DATASET, by_operator())
    assert "overgenomen in versie 2" in said
    assert current.organisations.loc[ALONE, "website"] == NEW_SITE


def test_turning_down_needs_a_reason(store: Store) -> None:
    """Without a reason nothing happens and the page says why; with one it is kept for them."""
    proposal = proposed(store)
    app = at("verbeteringen", STAFF)

    said = click(app, f"reject-{proposal.id}")
    assert "eerst waarom u het niet overneemt" in said
    assert store.proposals.list(DATASET, by_operator())[0].state == "open"

    app.text_area(key=f"reason-{proposal.id}").input("Dit is een oude site.")
    click(app, f"reject-{proposal.id}")

    decided = store.proposals.list(DATASET, by_operator())[0]
    assert (decided.state, decided.reason) == ("rejected", "Dit is een oude site.")


def test_who_is_too_late_hears_so_and_keeps_the_reason(store: Store) -> None:
    """Somebody else decided while the page was open: it says so, with what was typed."""
    proposal = proposed(store)
    app = at("verbeteringen", STAFF)
    app.text_area(key=f"reason-{proposal.id}").input("Liever niet")
    store.proposals.accept(proposal.id, by_operator(), revision=proposal.revision)

    said = click(app, f"reject-{proposal.id}")

    assert "Iemand anders was u voor" in said
    assert "Liever niet" in said
    assert store.proposals.list(DATASET, by_operator())[0].state == "accepted"


def test_staff_of_another_municipality_see_and_may_nothing(store: Store) -> None:
    """No proposals, no versions, no links, and no button to do anything with."""
    proposed(store)
    never = {"Neem over", "Laat het openbare deel niet meer zien", "Trek deze link in"}

    for section in ("verbeteringen", "versies", "links", "formulieren", "organisatie"):
        app = at(section, ELSEWHERE, search="Minibieb")
        assert not never & labels(app)
        assert not any(label.startswith("Maak een link") for label in labels(app))
        assert NEW_SITE not in texts_of(app)


def test_accounts_and_the_record_are_for_the_operator() -> None:
    """Another member of staff who types their address gets the first section."""
    for section in ("accounts", "logboek"):
        assert ["Verbeteringen"] == [one.value for one in at(section, STAFF).header]


def test_an_earlier_version_is_put_back_after_a_question(store: Store) -> None:
    """The first click asks, the second makes a new version with the old content."""
    data, _ = gw.read("data/voorbeeldwijk/2025-10-01")
    store.versions.save(DATASET, data, by_operator())
    app = at("versies", EVERYWHERE)

    assert "dezelfde inhoud als versie 1" in click(app, "put-back-1")
    assert len(store.versions.history(DATASET, by_operator())) == 2

    assert "nu versie 3" in click(app, "put-back-1-yes")
    last = store.versions.history(DATASET, by_operator())[-1]
    assert (last.reason, last.based_on) == ("restore", 1)


def test_publishing_is_undone_and_done(store: Store) -> None:
    """One button lets everyone see the public part, or no longer."""
    app = at("versies", EVERYWHERE)

    click(app, "publish")
    assert [False] == [one.published for one in store.versions.datasets(by_operator())]
    click(app, "publish")
    assert [True] == [one.published for one in store.versions.datasets(by_operator())]


def test_only_the_operator_takes_old_content_away(store: Store) -> None:
    """Pruning asks first, keeps what was said, and is not offered to staff."""
    data, _ = gw.read("data/voorbeeldwijk/2025-10-01")
    store.versions.save(DATASET, data, by_operator())
    assert "prune" not in {button.key for button in at("versies", EVERYWHERE).button}
    app = at("versies", OPERATOR)
    app.number_input(key="keep-versions").set_value(1)

    click(app, "prune")
    click(app, "prune-yes")

    assert store.versions.numbers(DATASET, by_operator()) == (2,)


def test_a_double_click_makes_one_link(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a button does is asked for twice; of a second link nobody would see the first."""
    once = telling.do
    monkeypatch.setattr(telling, "do", lambda deed: (once(deed), once(deed)))

    click(at("links", STAFF, search="Minibieb", organisation=ALONE), "make-link")

    assert 1 == len(store.links.list(DATASET, by_operator()))


def test_a_link_is_made_shown_until_it_is_put_away_and_withdrawn(store: Store) -> None:
    """Its address opens the initiative's own page; afterwards nobody finds it back."""
    app = at("links", STAFF, search="Minibieb", organisation=ALONE)
    app.number_input(key="link-days").set_value(10)
    click(app, "make-link")

    address = app.code[0].value
    actor = store.links.open(address.rsplit("/", 1)[-1], by_operator().at)
    assert (actor.role, actor.organisation) == ("initiative", ALONE)
    made = store.links.list(DATASET, by_operator())[0]
    assert made.expires_at[:10] == (by_operator().at + timedelta(days=10)).date().isoformat()
    click(app, "link-done")
    assert not app.code

    app.selectbox(key="link-to-withdraw").set_value(made.id).run()
    click(app, f"withdraw-{made.id}")
    click(app, f"withdraw-{made.id}-yes")
    assert store.links.list(DATASET, by_operator())[0].revoked_at


def test_an_account_is_added_stopped_and_forgotten(store: Store) -> None:
    """What the operator does with accounts on the page is so in the store."""
    app = at("accounts", OPERATOR)
    app.text_input(key="account-address").input("nieuw@voorbeeld.nl")
    app.multiselect(key="account-municipalities").set_value(["GM9901"])
    click(app, "add-account")
    new = next(o for o in store.people.list(by_operator()) if o.email == "nieuw@voorbeeld.nl")
    assert (new.role, new.municipalities) == ("staff", frozenset({"GM9901"}))

    app.selectbox(key="account-to-end").set_value(new.id).run()
    click(app, f"stop-account-{new.id}")
    click(app, f"stop-account-{new.id}-yes")
    assert store.people.actor("nieuw@voorbeeld.nl") is None
    click(app, f"forget-account-{new.id}")
    click(app, f"forget-account-{new.id}-yes")
    assert "nieuw@voorbeeld.nl" not in {one.email for one in store.people.list(by_operator())}


def as_operator(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let services be asked by the operator, outside a page."""
    monkeypatch.setattr(signing_in, "signature", by_operator)
    monkeypatch.setattr(signing_in, "actor", lambda: by_operator().actor)


def test_the_record_is_taken_along_without_formulas(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cell that a spreadsheet would compute is a text, and only chosen deeds are in it."""
    data, _ = gw.read("data/voorbeeldwijk")
    store.versions.save("-1-1", data, by_operator())
    as_operator(monkeypatch)

    rows = list(
        csv.reader(io.StringIO(granting.record_file("import").decode("utf-8-sig")), "excel")
    )
    cells = rows[1][0].split(";")

    assert "'-1-1" in {cell.strip('"') for cell in cells}
    assert len(rows) == 1 + len(granting.record("import"))


def test_everything_about_an_organisation_is_json(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file holds its rows and proposals, and that it was asked for is in the record."""
    proposed(store)
    as_operator(monkeypatch)
    entry = desk.entry_of(View(dataset=DATASET))
    assert entry is not None

    told = json.loads(granting.dossier_file(entry, ALONE))

    assert told["organisation"] == ALONE
    assert len(told["proposals"]) == 1
    assert granting.record()[0].action == "export-organisation"


def with_files(content: bytes) -> AppTest:
    """Open the page Gegevens as the operator, with files that were accepted."""
    app = visit(navigation.DATA.script, OPERATOR, View())
    own = Workspace()
    own.take([("gegevens.xlsx", content)])
    app.session_state["workspace"] = own
    app.run()
    assert "save" not in {button.key for button in app.button}
    app.text_input[0].input("De Kom")
    next(one for one in app.button if one.label == "Deze gegevens gebruiken").click().run()
    return app.switch_page(navigation.DATA.script).run()


def test_saved_files_are_a_version_with_their_name_and_hash(store: Store) -> None:
    """New files become a data set under the name on the page, not yet for everyone."""
    content = written(gw.read("data/voorbeeldwijk")[0], "excel")

    said = click(with_files(content), "save")

    version = store.versions.history("de-kom", by_operator())[-1]
    assert "Bewaard als versie 1" in said
    assert version.source.file == "gegevens.xlsx"
    assert version.source.sha256 == hashlib.sha256(content).hexdigest()
    assert False in {one.published for one in store.versions.datasets(by_operator())}


def test_who_saves_over_a_newer_version_sees_it_first(store: Store) -> None:
    """Another version was saved meanwhile: nothing is kept until one has looked at it."""
    app = with_files(written(gw.read("data/voorbeeldwijk")[0], "excel"))
    app.text_input(key="save-name").set_value(DATASET).run()
    earlier, _ = gw.read("data/voorbeeldwijk/2025-10-01")
    store.versions.save(DATASET, earlier, by_operator())

    said = click(app, "save")
    assert "nieuwere versie dan die waarvan u uitging" in said
    assert len(store.versions.history(DATASET, by_operator())) == 2

    app.checkbox(key="save-anyway").check().run()
    assert "Bewaard als versie 3" in click(app, "save")


def test_every_deed_in_the_record_has_words() -> None:
    """What the store notes is written in its code; the page has a name for each of them."""
    sources = "".join(file.read_text() for file in Path("graphlib_wijk/store").glob("*.py"))
    noted = set(re.findall(r'\.note\(\s*"([a-z-]+)"', sources))

    assert {"propose", "admit-account", "prune-notes"} <= noted
    assert noted <= set(texts.desk.DEEDS)
